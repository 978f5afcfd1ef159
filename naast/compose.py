"""Writes Rasa's responses for urgent answers from the data files, so that each text stands in one place only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from support.signposts import load_directory
from support.urgent import Part, every_part

DOMAIN = Path(__file__).parent.parent / "bot" / "domain" / "urgent.yml"
_HEAD = """# Written by `naast compose` from support/data/urgent.yml and support/data/signposts. Do not edit it here:
# change those files and run `uv run naast compose`. A test holds this file against them.
"""


def urgent_domain() -> str:
    """The text of ``bot/domain/urgent.yml``: a response for every bubble of an urgent answer."""
    responses = {part.response: [_response(part)] for part in sorted(every_part(), key=lambda p: p.response)}
    body = yaml.safe_dump(
        {"version": "3.1", "responses": responses}, allow_unicode=True, sort_keys=False, width=110
    )
    return _HEAD + body


def _response(part: Part) -> dict[str, Any]:
    response: dict[str, Any] = {"text": part.text}
    if part.choices:
        response["buttons"] = [{"title": c.titel, "payload": c.payload} for c in part.choices]
    custom: dict[str, Any] = {}
    if part.urgent:
        custom["urgent"] = list(part.urgent)
    if part.contacts:
        custom["contacts"] = [load_directory().get(i).contact() for i in part.contacts]
    if custom:
        response["custom"] = custom
    return response


def compose() -> bool:
    """Writes the file where it differs; True when it was written."""
    text = urgent_domain()
    if DOMAIN.exists() and DOMAIN.read_text(encoding="utf-8") == text:
        return False
    DOMAIN.write_text(text, encoding="utf-8")
    return True
