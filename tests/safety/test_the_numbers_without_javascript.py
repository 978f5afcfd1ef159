"""With JavaScript off, or the whole server busy, the page itself shows whom to call."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from web.settings import PAGE_FOLDER

VOID = {"meta", "link", "input", "br", "img", "hr"}
NUMBERS = ("tel:112", "tel:08002000", "tel:113")


@dataclass
class Reading:
    """What a reader without scripts sees."""

    links: dict[str, list[str]] = field(default_factory=dict)
    """href → the tags around it, each with its attributes in one string."""
    without_scripts: str = ""
    text: str = ""


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Reading()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        described = " ".join([tag, *(f"{name}={value or ''}" for name, value in attrs)])
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.found.links.setdefault(href, [*self._open, described])
        if tag not in VOID:
            self._open.append(described)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self._open.pop().split()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [one.split()[0] for one in self._open]
        if "noscript" in tags:
            self.found.without_scripts += data
        if not {"script", "style", "template"} & set(tags):
            self.found.text += data


@pytest.fixture(scope="module")
def page() -> Reading:
    parser = _Page()
    parser.feed((PAGE_FOLDER / "index.html").read_text(encoding="utf-8"))
    return parser.found


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_stands_in_the_page_itself(page: Reading, number: str) -> None:
    around = page.links[number]

    assert not any(one.split()[0] in ("template", "script", "form", "dialog") for one in around)
    assert not any("hidden=" in one for one in around)
    assert all("open=" in one for one in around if one.startswith("details"))


def test_no_script_is_needed_to_read_that_calling_is_possible(page: Reading) -> None:
    assert "JavaScript" in page.without_scripts
    assert "ellen" in page.without_scripts


def test_leaving_works_without_scripts(page: Reading) -> None:
    leaves = [around for href, around in page.links.items() if href.startswith("https://")]

    assert any("id=leave" in around[-1] for around in leaves)


def test_the_style_that_hides_things_while_the_page_starts_hides_no_number() -> None:
    styles = "".join(file.read_text(encoding="utf-8") for file in sorted(PAGE_FOLDER.glob("*.css")))
    hiding = [rule for rule in styles.split("}") if "display: none" in rule or "visibility: hidden" in rule]

    assert not any("#numbers" in rule or ".call" in rule or ".contacts" in rule for rule in hiding)
