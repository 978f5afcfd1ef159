"""The picture shows what carries and what weighs, adds nothing up, and says the same as its text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from support.exchange.picture import MOST_LINES, picture, rows
from support.exchange.texts import professional_texts
from support.sharing.model import Line
from support.themes import theme_texts
from tests.unit.exchange.a_summary import LINES, line
from tests.web.page_browser import chromium_path

SVG = "{http://www.w3.org/2000/svg}"
MANY = tuple(line("bezig", f"Zorg nummer {n} die heel lang is en blijft", "psychische_klachten") for n in range(12))
ODD = (
    "<script>alert(1)</script>",
    '" onload="alert(1)',
    "]]> <!-- &amp; &#x3c;",
    "\x00\x08\x1b\ufffe\ud800 rest",
    "\u202eomgekeerd\u2066",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "Zwangerschapsvergiftigingsangstklachten",
    "أنا حامل وخائفة من كل شيء",
    "👩‍👧 😢 ❤️",
    "汉字" * 30,
)


def drawn(lines: tuple[Line, ...], **more: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture(lines, **more))


def words_in(svg: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in svg.iter(f"{SVG}text")]


def test_the_rows_are_the_eight_domains_in_their_order() -> None:
    assert [row.domain for row in rows(())] == [theme.id for theme in theme_texts().themas]
    assert all(row.empty for row in rows(()))


def test_what_the_parent_calls_good_carries_and_what_is_on_the_mind_weighs() -> None:
    told = {row.domain: row for row in rows(LINES)}

    assert told["steun_om_je_heen"].carries == ("Mijn moeder komt elke week langs",)
    assert told["hoe_je_je_voelt"].weighs == ("Ik slaap slecht en pieker veel",)
    assert told["wonen"].carries == ()


def test_wishes_are_on_neither_side() -> None:
    assert "Iemand om mee te praten" not in str(rows(LINES))


def test_the_side_is_the_parents_choice_not_the_factors() -> None:
    (row,) = [r for r in rows((line("goed", "Ik rook al een week niet", "roken"),)) if not r.empty]

    assert row.carries == ("Ik rook al een week niet",)


def test_what_belongs_to_no_domain_has_a_row_of_its_own_only_where_there_is_any() -> None:
    assert rows((line("bezig", "Zomaar iets"),))[-1].weighs == ("Zomaar iets",)
    assert rows((line("bezig", "Zomaar iets", "bestaat_niet"),))[-1].domain is None
    assert len(rows(LINES)) == 8


def test_the_picture_has_a_title_a_description_with_every_word_and_hides_the_rest_from_the_ear() -> None:
    svg = drawn(LINES)
    title, description = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")

    assert title is not None
    assert description is not None
    assert svg.get("role") == "img"
    assert (svg.get("aria-labelledby") or "").split() == [title.get("id"), description.get("id")]
    assert [group.get("aria-hidden") for group in svg.iter(f"{SVG}g")] == ["true"]
    for told in LINES[:3]:
        assert told.text in (description.text or "")


def test_the_words_of_the_parent_stand_in_the_picture() -> None:
    shown = " ".join(words_in(drawn(LINES)))

    for word in ("Mijn moeder", "pieker", "huur"):
        assert word in shown


def test_ids_can_be_kept_apart() -> None:
    assert drawn(LINES, id_prefix="een").find(f"{SVG}title").get("id") == "een-titel"  # type: ignore[union-attr]


def test_there_is_no_colour_no_style_and_no_script() -> None:
    svg = picture(MANY + LINES)

    assert not re.search(r"style=|<style|<script|#[0-9a-f]{3,6}\b|rgb|url\(|opacity|gradient|href", svg, re.IGNORECASE)
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) == {"currentColor", "none"}


def test_a_box_is_as_large_for_one_line_as_for_twelve() -> None:
    def sizes(lines: tuple[Line, ...]) -> set[tuple[str | None, str | None]]:
        return {(box.get("width"), box.get("height")) for box in drawn(lines).iter(f"{SVG}rect")}

    assert sizes(MANY) == sizes(MANY[:1])
    assert drawn(MANY).get("viewBox") == drawn(MANY[:1]).get("viewBox")


def test_letters_are_as_large_for_every_line() -> None:
    assert {text.get("font-size") for text in drawn(MANY + LINES).iter(f"{SVG}text")} == {None}


def test_nothing_is_counted_in_words() -> None:
    words = [word for word in words_in(drawn(MANY)) if "Zorg nummer" not in word and "lang is" not in word]

    assert not [word for word in words if re.search(r"\d", word)]
    assert professional_texts().picture.more in words_in(drawn(MANY))


def test_a_full_box_holds_no_more_lines_than_fit() -> None:
    heads = 2 + len(rows(MANY))

    assert len(words_in(drawn(MANY))) == heads + MOST_LINES


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_words_are_drawn_as_words(text: str) -> None:
    told = Line.model_construct(section="bezig", text=text, factor="roken")
    svg = drawn((told,))

    assert {element.tag.removeprefix(SVG) for element in svg.iter()} <= {
        "svg",
        "title",
        "desc",
        "g",
        "text",
        "path",
        "rect",
    }
    assert not [name for element in svg.iter() for name in element.attrib if name.startswith("on")]
    assert "\u202e" not in picture((told,))


@pytest.fixture(scope="module")
def small_phone() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 320, "height": 600})
        browser.close()


def test_on_a_small_phone_no_word_leaves_its_box_and_letters_stay_readable(small_phone: Page) -> None:
    lines = tuple(
        Line.model_construct(section="bezig", text=text, factor="roken") for text in ODD if "\ud800" not in text
    )
    lines += tuple(Line.model_construct(section="goed", text=told.text, factor="veerkracht") for told in lines)
    for told in (LINES, *((one,) for one in lines)):
        small_phone.set_content(f'<!doctype html><body style="margin:0">{picture(told)}')
        ends = small_phone.evaluate(
            "[...document.querySelectorAll('svg text')].map(t => [t.getBoundingClientRect().left,"
            " t.getBoundingClientRect().right, parseFloat(getComputedStyle(t).fontSize)])"
        )
        for left, right, size in ends:
            assert right <= (156 if left < 150 else 319), told
            assert size >= 13
        assert small_phone.evaluate("document.documentElement.scrollWidth") <= 320
