"""The eight themes: what is asked about each, and which are still open in a conversation.

Content: ``support/data/themas.yml``, after the eight domains of Rotterdam's renewed R4U.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from support.catalogue import Domain, load_catalogue
from support.person import OTHERWISE, fitting, words_for
from support.situation import Situation, ThemeQuestion

DATA = Path(__file__).parent / "data" / "themas.yml"
MOST_THEMES = 3
"""After so many the talk goes on to what is needed by itself: it fits in ten minutes. More can be asked for."""
Icon = Literal["gezin", "geld", "wonen", "gevoel", "gezond", "zorg", "steun", "ouder"]
Text = str | dict[str, str]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FollowUp(_Model):
    """A question that is asked where one of these factors was told."""

    bij: tuple[str, ...] = Field(min_length=1)
    vraag: str


class Theme(_Model):
    """One theme."""

    id: Domain
    icoon: Icon
    titel: Text
    woorden: tuple[str, ...]
    waarom: str
    goed: Text
    lastig: Text
    vervolg: tuple[FollowUp, ...]


class ThemeTexts(_Model):
    """The whole of ``support/data/themas.yml``."""

    keuze: str
    keuze_daarna: str
    nu_niet: str
    genoeg: str
    overslaan: str
    waarom_titel: str
    vulwoorden: tuple[str, ...]
    """Words that say nothing of which theme is meant."""
    themas: tuple[Theme, ...]

    @model_validator(mode="after")
    def _known(self) -> ThemeTexts:
        for theme in self.themas:
            for text in (theme.titel, theme.goed, theme.lastig):
                if isinstance(text, dict) and OTHERWISE not in text:
                    raise ValueError(f'{theme.id}: a text by phase needs "{OTHERWISE}"')
            for factor in (f for follow_up in theme.vervolg for f in follow_up.bij):
                load_catalogue().get(factor)
        return self


class UnknownTheme(KeyError):
    """An id that no theme has."""


@lru_cache(maxsize=1)
def theme_texts() -> ThemeTexts:
    """The themes. Raises pydantic's ValidationError where the file does not fit."""
    return ThemeTexts.model_validate(yaml.safe_load(DATA.read_text(encoding="utf-8")))


def theme(theme_id: str) -> Theme:
    """The theme with this id. Raises UnknownTheme."""
    for one in theme_texts().themas:
        if one.id == theme_id:
            return one
    raise UnknownTheme(theme_id)


def open_for(situation: Situation) -> tuple[Theme, ...]:
    """Themes that were not talked about, not passed over, and not told about unasked."""
    return tuple(t for t in theme_texts().themas if t.id not in situation.themes_done and not told_of(t, situation))


def told_of(one: Theme, situation: Situation) -> bool:
    """Whether the parent told of this theme already, what goes well and what is hard."""
    return bool(_heard(one, situation, strengths=True) and _heard(one, situation, strengths=False))


def named(text: str, situation: Situation) -> Theme | None:
    """The theme that a few typed words name ("wonen", "over geld"); None for anything longer."""
    words = re.findall(r"\w+", text.lower())
    left = set(words) - set(theme_texts().vulwoorden)
    for one in theme_texts().themas:
        if " ".join(words) == _text(one.titel, situation).lower() or (left and left <= set(one.woorden)):
            return one
    return None


def title(one: Theme, situation: Situation) -> str:
    """The theme's name for this parent."""
    return _text(one.titel, situation)


def question(one: Theme, which: ThemeQuestion, situation: Situation) -> str:
    """The words of a question for this parent."""
    if which == "vervolg":
        follow_up = _follow_up(one, situation)
        return follow_up.vraag if follow_up else _text(one.lastig, situation)
    return _text(one.goed if which == "goed" else one.lastig, situation)


def reason(one: Theme, situation: Situation) -> str:
    """Why it is asked."""
    return _text(one.waarom, situation)


def next_question(one: Theme, situation: Situation) -> ThemeQuestion | None:
    """What goes well first, then what is hard, then one question that fits; nothing that was told already."""
    asked = {q.partition(".")[2] for q in situation.theme_asked if q.startswith(f"{one.id}.")}
    if "goed" not in asked and not _heard(one, situation, strengths=True):
        return "goed"
    if "lastig" not in asked and not _heard(one, situation, strengths=False):
        return "lastig"
    if "vervolg" not in asked and _follow_up(one, situation):
        return "vervolg"
    return None


def _follow_up(one: Theme, situation: Situation) -> FollowUp | None:
    heard = set(situation.factors())
    return next((f for f in one.vervolg if heard & set(f.bij)), None)


def _heard(one: Theme, situation: Situation, *, strengths: bool) -> bool:
    items = situation.strengths() if strengths else situation.worries()
    return any(load_catalogue().get(item.factor).domain == one.id for item in items)


def _text(text: Text, situation: Situation) -> str:
    chosen = fitting(text, situation) if isinstance(text, dict) else text
    return chosen.format(**words_for(situation))
