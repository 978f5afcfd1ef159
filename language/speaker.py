"""Whom a message is about, where its words leave no doubt: "mijn zus wil dood", "mijn man drinkt elke dag".

Only where the message names somebody as its subject and the writer does not occur in it; all else is left to
the classifier.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from language.dutch import Token

DATA = Path(__file__).parent / "data" / "speaker.yml"


class People(BaseModel):
    """The words of ``language/data/speaker.yml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schrijver: frozenset[str]
    bezit: frozenset[str]
    partner: frozenset[str]
    kind: frozenset[str]
    ander: frozenset[str]


@lru_cache(maxsize=1)
def people() -> People:
    """The words, read once."""
    return People.model_validate(yaml.safe_load(DATA.read_text(encoding="utf-8")))


def subject(tokens: Sequence[Token]) -> str | None:
    """``partner``, ``child`` or ``other`` where only such a person occurs; None otherwise."""
    words = [word for token in tokens for word in token.norm.split()]
    known = people()
    if any(word in known.schrijver for word in words):
        return None
    named = [words[at + 1] for at, word in enumerate(words[:-1]) if word in known.bezit]
    kinds = {
        label
        for label, group in (("partner", known.partner), ("child", known.kind), ("other", known.ander))
        if any(word in group for word in named)
    }
    return kinds.pop() if len(kinds) == 1 else None
