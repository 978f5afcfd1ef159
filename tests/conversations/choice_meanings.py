"""What a choice means, read from the same data that the assistant reads: `overslaan`, `wens praten`, `ja`.

Over the API a choice has a title and an id that says nothing; the payload behind it stays inside.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from language.fingerprint import ROOT
from support.conversation import MOST_LINES
from support.summary_texts import summary_texts
from support.themes import theme_texts
from support.urgent import texts


@cache
def titles() -> Mapping[str, frozenset[str]]:
    """Meaning → every title that a choice with that meaning can have."""
    found: dict[str, set[str]] = {}
    for title, payload in _buttons():
        found.setdefault(meaning(payload), set()).add(title)
    return {name: frozenset(names) for name, names in found.items()}


def meaning(payload: str) -> str:
    """`/wens{"wens": "praten"}` → `wens praten`."""
    name, brace, rest = payload.lstrip("/").partition("{")
    values = json.loads(brace + rest).values() if brace else ()
    return " ".join([name, *map(str, values)])


def choices_with(name: str, choices: Mapping[str, str]) -> list[str]:
    """The ids of the choices (title → id) that mean this, the clearest first.

    "Ja" may mean different things below different questions; "Verder praten" means one. KeyError where no button
    anywhere means it.
    """
    found = [title for title in choices if title in titles()[name]]
    return [choices[title] for title in sorted(found, key=_meanings)]


def _meanings(title: str) -> int:
    return sum(title in names for names in titles().values())


def _buttons() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "bot" / "domain").glob("*.yml")):
        for variants in _responses(file).values():
            for response in variants:
                yield from ((b["title"], b["payload"]) for b in response.get("buttons", ()))
    yield from ((choice.titel, choice.payload) for choice in texts().keuzes_daarna)
    yield from (("Ja", "/ja"), ("Nee", "/nee"))
    yield from _of_themes()
    buttons = summary_texts().knoppen
    yield from ((buttons.goed, "/samenvatting_goed"), (buttons.verder, "/verder"))
    for number in range(1, MOST_LINES + 1):
        yield buttons.weg.format(nummer=number), f'/verwijder_regel{{"regel": "{number}"}}'


def _of_themes() -> Iterator[tuple[str, str]]:
    said = theme_texts()
    for theme in said.themas:
        names = theme.titel.values() if isinstance(theme.titel, dict) else [theme.titel]
        yield from ((name, f'/thema{{"thema": "{theme.id}"}}') for name in names)
    yield from ((title, "/overslaan") for title in (said.nu_niet, said.genoeg, said.overslaan))
    yield said.waarom_titel, "/herhaal"


def _responses(file: Path) -> Mapping[str, Any]:
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")).get("responses") or {})
