"""Every text that a parent can see, with the place where it can be corrected."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import yaml

from language.fingerprint import ROOT
from support.catalogue import load_catalogue
from support.signpost_entry import SEEN_BY_PARENTS
from support.signposts import load_directory

Kind = Literal["bubble", "button", "name"]
"""A running text; a button or label of a few words; a name, whose words are not ours to choose."""

DOMAIN = ROOT / "bot" / "domain"
SUPPORT = ROOT / "support" / "data"
WEB = ROOT / "web" / "data"
PAGE = ROOT / "web" / "page"
ADDRESSING = SUPPORT / "aanspreken.yml"
NOT_FOR_PARENTS = ("definition_2025.yml", "definitie_teksten.yml", "handreiking.yml", "postcodes.yml")
"""A parent sees nothing of these; a new file that is only for professionals is named here."""
SIGNPOSTS = "signposts"
CATALOGUE = "factors.yml"
"""Of this one a parent sees two fields (see :func:`_of_the_catalogue`)."""
NOT_READ_BY_PARENTS = frozenset(
    ["id", "kind", "payload", "source", "sources", "wording", "verify", "note", "notes", "url", "phone", "response"]
    + ["icoon", "bij", "professional", "fhir"]
)
"""Keys with what belongs to the machine, to those who work on the texts, or to professionals."""
WORDS_TO_LISTEN_FOR = "woorden"
"""As a list: what a parent may type, never shown."""
TITLES = frozenset(["titel", "label", "knoppen", "koppen", "wensen", "keuzes"])
"""What stands under one of these keys is a button or a heading."""
SPOKEN = "zeg"
"""What a parent can say to a person, who may be called "u"."""
FOREIGN = frozenset(["en", "tr", "pl", "ar", "es", "fr", "de", "pap", "uk", "ti", "so"])
URGENT_FILES = frozenset(("urgent.yml", "twijfel.yml"))
_AN_ID = re.compile(r"[a-z0-9_/.:-]+")
_WORDS_OF_THE_PAGE = re.compile(r'^\s+(\w+):\s*"((?:[^"\\]|\\.)*)",', re.MULTILINE)


@dataclass(frozen=True)
class ParentText:
    """One text that a parent can see."""

    file: str
    """Where it is corrected, from the root of the repository."""
    place: str
    """Its place in that file."""
    text: str
    kind: Kind = "bubble"
    urgent: bool = False
    """Read at an urgent moment."""
    foreign: bool = False
    """In another language than Dutch."""
    spoken: bool = False
    """Words for the parent to say to somebody else."""

    def __str__(self) -> str:
        return f"{self.file}, {self.place}: “{self.text}”"


@cache
def every_text() -> tuple[ParentText, ...]:
    """All of them, each text once for a file; in the order of the files."""
    found = {(one.file, one.text, one.kind): one for one in _all() if one.text.strip()}
    return tuple(found.values())


@cache
def files() -> tuple[str, ...]:
    """The files that hold them."""
    return tuple(dict.fromkeys(one.file for one in every_text()))


def _all() -> Iterator[ParentText]:
    for file in sorted(DOMAIN.glob("*.yml")):
        yield from _of_the_domain(file)
    for file in [*sorted(SUPPORT.rglob("*.yml")), *sorted(WEB.rglob("*.yml"))]:
        if file.name not in (*NOT_FOR_PARENTS, CATALOGUE) and file.parent.name != SIGNPOSTS:
            yield from _of_a_data_file(file)
    yield from _of_the_catalogue()
    yield from _of_the_signposts()
    yield from _on_a_card()
    yield from _of_the_page()


# --- Rasa's responses -----------------------------------------------------------------------------------------


def _of_the_domain(file: Path) -> Iterator[ParentText]:
    for name, variants in (_read(file).get("responses") or {}).items():
        urgent = name.startswith(("utter_urgent", "utter_twijfel"))
        foreign = name.startswith("utter_taal_") and bool(FOREIGN & {*name.split("_")})
        for variant in variants:
            said = _Place(file, name, urgent=urgent, foreign=foreign)
            yield said.text(variant.get("text", ""))
            for button in variant.get("buttons") or ():
                yield said.text(button["title"], "button")
            for contact in (variant.get("custom") or {}).get("contacts") or ():
                yield from _card(_Place(file, f"{name}, {contact['name']}"), contact)


def _card(place: _Place, contact: dict[str, str | None]) -> Iterator[ParentText]:
    for key in ("name", "chat", "hours", "cost", "anonymous", "what"):
        if text := contact.get(key):
            yield place.text(text, "name" if key == "name" else "bubble")


# --- files of texts -------------------------------------------------------------------------------------------


def _of_a_data_file(file: Path) -> Iterator[ParentText]:
    for keys, text in _strings(_read(file), ()):
        if not _AN_ID.fullmatch(text):
            place = _Place(
                file, ".".join(keys), urgent=file.name in URGENT_FILES, foreign=bool(FOREIGN & {*keys, file.stem})
            )
            found = place.text(text, "button" if TITLES & {*keys} else "bubble")
            yield replace(found, spoken=SPOKEN in keys)


def _strings(value: Any, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The texts in a file with the keys that lead to them; ids and sources are for those who work on it."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in NOT_READ_BY_PARENTS and not (key == WORDS_TO_LISTEN_FOR and isinstance(item, list)):
                yield from _strings(item, (*keys, str(key)))
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _strings(item, (*keys, str(number)) if len(value) > 1 else keys)


def _of_the_catalogue() -> Iterator[ParentText]:
    for factor in load_catalogue().factors:
        place = _Place(SUPPORT / CATALOGUE, factor.id, urgent=factor.kind == "urgent")
        yield place.text(factor.label, "button")
        yield place.text(factor.explanation)


def _of_the_signposts() -> Iterator[ParentText]:
    places = {entry["id"]: file for file in (SUPPORT / SIGNPOSTS).glob("*.yml") for entry in _read(file)["signposts"]}
    for entry in load_directory().signposts:
        if entry.shown:
            place = _Place(places[entry.id], entry.id)
            for key in SEEN_BY_PARENTS:
                if text := getattr(entry, key):
                    yield replace(place.text(text, "name" if key == "name" else "bubble"), spoken=key == SPOKEN)


def _on_a_card() -> Iterator[ParentText]:
    """What is composed for a card: why it fits, for one and for two of its factors, and whether it is open."""
    for entry in load_directory().signposts:
        if entry.shown:
            place = _Place(ROOT / "support" / "signposts.py", f"why of {entry.id}")
            for factors in [(), *combinations(entry.factors, 1), *combinations(entry.factors, 2)]:
                yield place.text(load_directory().why(entry, factors))
            hours = {entry.open_now(now) for now in _EVERY_THREE_HOURS}
            yield from (_Place(ROOT / "support" / "opening.py", f"open_now of {entry.id}").text(o) for o in hours if o)


_EVERY_THREE_HOURS = [
    datetime.datetime(2026, 11, 23, tzinfo=ZoneInfo("Europe/Amsterdam")) + datetime.timedelta(hours=hours)
    for hours in range(0, 7 * 24, 3)
]


# --- the page -------------------------------------------------------------------------------------------------


def _of_the_page() -> Iterator[ParentText]:
    for file in sorted(PAGE.glob("*.html")):
        page = _PageTexts()
        page.feed(file.read_text(encoding="utf-8"))
        yield from (_Place(file, tag).text(text) for tag, text in page.texts)
    words = (PAGE / "words.js").read_text(encoding="utf-8")
    yield from (_Place(PAGE / "words.js", name).text(text) for name, text in _WORDS_OF_THE_PAGE.findall(words))


class _PageTexts(HTMLParser):
    """The texts of a page: one for each paragraph, heading, point of a list, button, and label for the ear."""

    BLOCKS = frozenset(
        [
            "title",
            "a",
            "h1",
            "h2",
            "h3",
            "p",
            "li",
            "summary",
            "button",
            "label",
            "div",
            "section",
            "details",
            "form",
            "header",
            "main",
        ]
    )
    SILENT = frozenset(("script", "style"))

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_of_text(tag)
        self._open.append(tag)
        for name, value in attrs:
            if name in ("aria-label", "alt", "placeholder", "title") and value:
                self.texts.append((f"{tag} {name}", value))

    def handle_endtag(self, tag: str) -> None:
        self._end_of_text(tag)
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self.SILENT & set(self._open):
            self._words.append(data)

    def _end_of_text(self, tag: str) -> None:
        if tag in self.BLOCKS:
            text = " ".join("".join(self._words).split())
            if text:
                self.texts.append((self._open[-1] if self._open else tag, text))
            self._words = []


# --- help -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Place:
    file: Path
    name: str
    urgent: bool = False
    foreign: bool = False

    def text(self, text: str, kind: Kind = "bubble") -> ParentText:
        file = self.file.relative_to(ROOT).as_posix()
        return ParentText(file, self.name, _filled_in(text), kind, urgent=self.urgent, foreign=self.foreign)


def _filled_in(text: str) -> str:
    """With the longest words that are filled in for who is typing ("{kindje}"); other places stay open."""
    for word, texts in _read(ADDRESSING)["woorden"].items() if ADDRESSING.is_file() else ():
        text = text.replace(f"{{{word}}}", max(texts.values(), key=len))
    return text


@cache
def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def in_file(file: str, texts: Iterable[ParentText]) -> list[ParentText]:
    """Those of one file."""
    return [one for one in texts if one.file == file]
