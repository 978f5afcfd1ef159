"""`naast why`: the page for developers. It shows everything, keeps nothing, and is for this machine alone."""

from __future__ import annotations

import asyncio
import logging
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from click.testing import CliRunner

import naast.why
from language.clauses import split
from naast.cli import naast as commands
from naast.why import HOST, MOST_BYTES, create_application, is_this_machine, marked, source_files
from tests.unit.language.explained import LITTLE
from tests.unit.language.fake_mixture import reader_with
from tests.unit.language.fake_voices import FakeVoices

SECRET = "mijnallerdiepstegeheim"
EVIL = '<script>alert("x")</script><b style="color:red">&'
FINDS = {
    "slaat": {"huiselijk_geweld": LITTLE},
    "rook": {"roken": 0.9},
    SECRET: {"stress_of_spanning": 0.9},
    "script": {"stress_of_spanning": 0.9},
}


class Elements(HTMLParser):
    """The elements of a page and all their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.fixture
async def page(aiohttp_client: Any) -> Any:
    return await aiohttp_client(create_application(reader_with(FakeVoices(FINDS, weights={"w:rook": 2.0}))))


async def shown(page: Any, **fields: str) -> str:
    answer = await page.post("/", data=fields)
    assert answer.status == 200
    return str(await answer.text())


# --- what it shows -------------------------------------------------------------------------------------------


async def test_the_page_says_first_whom_it_is_for(page: Any) -> None:
    text = await (await page.get("/")).text()

    assert "For developers, with invented messages." in text
    assert text.index("For developers") < text.index("<textarea")
    assert "<h2>" not in text, "nothing is explained yet"


async def test_a_message_is_explained_with_its_clauses_marked(page: Any) -> None:
    text = await shown(page, text="hij slaat me maar ik rook")

    assert '<mark class="odd"><sup>1</sup>hij slaat me</mark>' in text
    assert '<mark class="even"><sup>2</sup>maar ik rook</mark>' in text
    assert "maar ik rook</textarea>" in text, "what was typed stays in the form"


async def test_each_label_has_its_numbers_its_bars_its_threshold_and_its_source(page: Any) -> None:
    text = await shown(page, text="ik rook")

    row = re.search(r'<span class="label risk">roken</span></th>.*?</tr>', text, re.DOTALL)
    assert row
    cells = re.sub(r"<[^>]+>", " ", row[0]).split()
    assert cells[:5] == ["roken", "0.900", "0.010", "0.900", "0.700"]
    assert "yes: model" in row[0]
    assert "bot/data/factors" in row[0]
    assert row[0].count("<svg") == 3
    assert 'class="over" width="90.0"' in row[0]
    assert 'class="limit" x="69.5"' in row[0]


async def test_a_pattern_leads_to_its_line_in_its_file(aiohttp_client: Any) -> None:
    page = await aiohttp_client(create_application(reader_with(FakeVoices(), real_patterns=True)))

    text = await shown(page, text="ik wil dood")

    link = re.search(r'href="(/file/language/data/patterns/nood\.yml)#(L\d+)"', text)
    assert link
    file = await (await page.get(link[1])).text()
    assert re.search(rf'<span id="{link[2]}">.*nood\.dood_willen', file)


async def test_grams_thresholds_choices_and_where_to_change_things_are_there(page: Any) -> None:
    text = await shown(page, text="ik rook")

    for part in ("dringend", "twijfel", "a fragment of at most 3 words", "rook", "to start with", "vertelt"):
        assert part in text
    assert 'href="/file/language/data/negation.yml"' in text
    assert "bot/data/factors" in text


async def test_messages_before_it_a_question_and_a_missed_label_are_used(page: Any) -> None:
    before = await shown(page, text="me elke dag", before="nou ja\r\nhij slaat\r\n")
    asked = await shown(page, text="ja", asked="Rook je?", wanted="roken")

    assert "“nou ja hij slaat me elke dag”" in before
    assert "“Rook je?”" in asked
    assert "<strong>missed</strong>" in asked
    assert "<option selected>roken</option>" in asked


@pytest.mark.parametrize("fields", [{}, {"text": ""}, {"text": "  \n "}, {"ander": "veld"}])
async def test_without_a_message_there_is_only_the_form(page: Any, fields: dict[str, str]) -> None:
    text = await shown(page, **fields)

    assert "<form" in text
    assert "<h2>" not in text


@pytest.mark.parametrize("text", ["😢", "زوجي", "?!", "a" * 3000, "ik ben\r\nmoe", "\x00"])
async def test_any_message_can_be_shown(page: Any, text: str) -> None:
    assert "What was read" in await shown(page, text=text)


def test_marking_leaves_no_letter_out() -> None:
    for text in ("ik ben moe. maar het gaat wel!  ", "  moe", "", "een, en ik twee"):
        assert "".join(piece for piece, _ in marked(text, split(text))) == text


# --- safe ----------------------------------------------------------------------------------------------------


async def test_what_is_typed_is_never_markup(page: Any) -> None:
    text = await shown(page, text=EVIL, before=EVIL, asked=EVIL, wanted=EVIL)

    elements = Elements()
    elements.feed(text)
    assert not elements.names & {"script", "b"}
    assert not [name for name in elements.attributes if name == "style" or name.startswith("on")]
    assert text.count("&lt;script&gt;") >= 3


async def test_nothing_comes_from_elsewhere_and_no_script_may_run(page: Any) -> None:
    for answer in (await page.get("/"), await page.post("/", data={"text": "ik rook"}), await page.get("/style.css")):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "//" not in re.sub(r"/\*.*?\*/", "", await answer.text(), flags=re.DOTALL)


async def test_no_text_stands_in_an_address(page: Any) -> None:
    text = await (await page.get(f"/?text={SECRET}")).text()

    assert SECRET not in text, "an address is not read"
    assert '<form method="post" action="/"' in text
    explained = await shown(page, text=SECRET)
    assert not [link for link in re.findall(r'(?:href|action|src)="([^"]*)"', explained) if SECRET in link]


@pytest.mark.parametrize(
    "host",
    ["naast.nl", "evil.example:8099", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "192.168.1.5", "", "[::"],
)
async def test_a_name_that_is_not_this_machine_is_refused(page: Any, host: str) -> None:
    for answer in (
        await page.get("/", headers={"Host": host}),
        await page.post("/", data={"text": SECRET}, headers={"Host": host}),
        await page.get("/file/language/reader.py", headers={"Host": host}),
    ):
        assert answer.status == 403
        assert SECRET not in await answer.text()
        assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8099", "localhost:8099", "LOCALHOST", "[::1]:8099"])
def test_the_names_of_this_machine_are_let_in(host: str) -> None:
    assert is_this_machine(host)


@pytest.mark.parametrize(
    "path",
    [
        "/file/pyproject.toml",
        "/file/language/../pyproject.toml",
        "/file/%2e%2e/%2e%2e/etc/passwd",
        "/file//etc/passwd",
        "/file/bot/data/factors",
        "/naast/why.py",
    ],
)
async def test_only_the_files_that_decide_about_a_reading_are_shown(page: Any, path: str) -> None:
    assert (await page.get(path)).status == 404


def test_the_files_that_are_shown_hold_no_messages() -> None:
    assert "language/data/patterns/nood.yml" in source_files()
    assert not [name for name in source_files() if not name.startswith("language/") or name.endswith(".jsonl")]


async def test_too_much_is_refused(page: Any) -> None:
    assert (await page.post("/", data={"text": "a" * (MOST_BYTES + 1)})).status == 413


async def test_no_log_line_holds_what_was_typed(
    page: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.get_running_loop().set_debug(True)
    caplog.set_level(logging.DEBUG)
    await shown(page, text=f"{SECRET} hij slaat me", before=SECRET, asked=SECRET)

    def broken(*_: Any) -> None:
        raise ValueError(f"cannot explain {SECRET}")

    monkeypatch.setattr(naast.why, "explain", broken)
    answer = await page.post("/", data={"text": SECRET})

    assert answer.status == 500
    assert "ValueError at" in await answer.text()
    assert "ValueError at" in caplog.text
    assert SECRET not in caplog.text + await answer.text()


# --- the command ---------------------------------------------------------------------------------------------


def test_a_port_that_is_taken_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naast.why, "port_is_free", lambda host, port: False)

    result = CliRunner().invoke(commands, ["why", "--port", "8099"])

    assert result.exit_code == 1
    assert result.output == f"Error: Port 8099 on {HOST} is in use; choose another with --port.\n"


def test_it_listens_on_this_machine_alone_and_writes_no_access_log(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = {}
    monkeypatch.setattr(naast.why, "port_is_free", lambda host, port: True)
    monkeypatch.setattr(naast.why, "ensure_dutch_model", lambda cache: None)
    monkeypatch.setattr(naast.why, "keep_content_out_of_logs", lambda: told.update(quiet=True))
    monkeypatch.setattr(naast.why.Reader, "load", lambda: reader_with(FakeVoices()))
    monkeypatch.setattr(naast.why.web, "run_app", lambda app, **how: told.update(how))

    naast.why.serve(8099)

    assert (told["host"], told["port"], told["access_log"], told["quiet"]) == ("127.0.0.1", 8099, None, True)


def test_it_cannot_be_told_to_listen_elsewhere() -> None:
    assert CliRunner().invoke(commands, ["why", "--host", "0.0.0.0"]).exit_code == 2
