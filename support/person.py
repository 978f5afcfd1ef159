"""Words that fit who is typing: the phase, the role, the weeks, the child's age. Composed from data, never doubled."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, field_validator

from support.situation import Situation

DATA = Path(__file__).parent / "data" / "aanspreken.yml"
FIRST_WEEKS_MONTHS = 1
"""Up to this age of the child, in whole months, it is the first weeks."""
TOGETHER = ("vader", "partner", "meemoeder")
"""Roles for whom it is "jullie zijn zwanger" and not "je bent zwanger"."""
OTHERWISE = "anders"


class MissingWord(ValueError):
    """A word of the data file has no text for everybody."""


class PersonTexts(BaseModel):
    """The whole of ``support/data/aanspreken.yml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    woorden: dict[str, dict[str, str]]
    """Word → circumstance → text."""
    weken: str
    weken_samen: str

    @field_validator("woorden")
    @classmethod
    def _for_everybody(cls, words: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
        if missing := [word for word, texts in words.items() if OTHERWISE not in texts]:
            raise MissingWord(f'without "{OTHERWISE}": {", ".join(missing)}')
        return words


@lru_cache(maxsize=1)
def person_texts() -> PersonTexts:
    """The texts. Raises pydantic's ValidationError where the file does not fit."""
    return PersonTexts.model_validate(yaml.safe_load(DATA.read_text(encoding="utf-8")))


def words_for(situation: Situation) -> dict[str, str]:
    """Each word of the data file, as it is for this parent."""
    return {word: fitting(texts, situation) for word, texts in person_texts().woorden.items()}


def fitting(texts: dict[str, str], situation: Situation) -> str:
    """Of texts by circumstance, the one that fits best: phase with role, then role, then phase, then "anders"."""
    return next(texts[key] for key in _circumstances(situation) if key in texts)


def opening(situation: Situation) -> dict[str, str]:
    """What is filled in in the open question: how it begins, and about whom it asks."""
    words = words_for(situation)
    begin = words["begin"]
    if situation.weeks and situation.phase == "zwanger":
        said = person_texts()
        begin = (said.weken_samen if situation.role in TOGETHER else said.weken).format(weken=situation.weeks)
    return {"begin": begin, "jou": words["jou"]}


def _circumstances(situation: Situation) -> Iterator[str]:
    phases: list[str] = [situation.phase] if situation.phase else []
    if situation.child_months is not None and situation.child_months <= FIRST_WEEKS_MONTHS:
        phases.insert(0, "eerste_weken")
    if situation.role:
        yield from (f"{phase}_{situation.role}" for phase in phases)
        yield situation.role
    yield from phases
    yield OTHERWISE
