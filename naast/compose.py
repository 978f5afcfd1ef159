"""Writes Rasa's responses for urgent answers and for other languages from the data files.

So each text stands in one place only.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from support.doubt import every_doubt_part
from support.language_parts import every_language_part
from support.parts import Part
from support.signposts import load_directory
from support.urgent import every_part

_FOLDER = Path(__file__).parent.parent / "bot" / "domain"
DOMAIN = _FOLDER / "urgent.yml"
LANGUAGES_DOMAIN = _FOLDER / "talen.yml"
_HEAD = """# Written by `naast compose` from support/data/urgent.yml, twijfel.yml and signposts. Do not edit it here:
# change those files and run `uv run naast compose`. A test holds this file against them.
"""
_LANGUAGES_HEAD = """# Written by `naast compose` from support/data/talen. Do not edit it here: change those files and
# run `uv run naast compose`. A test holds this file against them. Whether somebody with that mother tongue checked
# a language stands in its file, under "nagekeken".
"""


def urgent_domain() -> str:
    """The text of ``bot/domain/urgent.yml``: a response for every bubble of an urgent answer, and of doubt."""
    return _HEAD + _domain([*every_part(), *every_doubt_part()])


def languages_domain() -> str:
    """The text of ``bot/domain/talen.yml``: a response for every bubble in another language."""
    return _LANGUAGES_HEAD + _domain(every_language_part())


def _domain(parts: Iterable[Part]) -> str:
    responses = {part.response: [_response(part)] for part in sorted(parts, key=lambda p: p.response)}
    return yaml.safe_dump({"version": "3.1", "responses": responses}, allow_unicode=True, sort_keys=False, width=110)


def _response(part: Part) -> dict[str, Any]:
    response: dict[str, Any] = {"text": part.text}
    if part.choices:
        response["buttons"] = [{"title": c.titel, "payload": c.payload} for c in part.choices]
    custom: dict[str, Any] = {}
    if part.urgent:
        custom["urgent"] = list(part.urgent)
    if part.contacts:
        custom["contacts"] = [_card(one) for one in part.contacts]
    if custom:
        response["custom"] = custom
    return response


def _card(signpost_id: str) -> dict[str, str | None]:
    """A contact card without what holds only at the moment of the answer: the gateway fills that in."""
    return {k: v for k, v in load_directory().get(signpost_id).contact().items() if k not in ("open_now", "why")}


def compose() -> tuple[str, ...]:
    """Writes each file that differs; the names of those that were written."""
    files = {DOMAIN: urgent_domain(), LANGUAGES_DOMAIN: languages_domain()}
    return tuple(file.name for file, text in files.items() if _written(file, text))


def _written(file: Path, text: str) -> bool:
    if file.exists() and file.read_text(encoding="utf-8") == text:
        return False
    file.write_text(text, encoding="utf-8")
    return True
