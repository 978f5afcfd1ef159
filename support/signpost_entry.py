"""One entry of the signpost directory: its fields, and the rules that the data must keep.

A care worker who corrects ``support/data/signposts/*.yml`` is told by these rules what does not fit.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

MOST_WORDS = 25
"""A parent under stress reads short sentences: no sentence is longer."""
COUNTRY = "landelijk"
EMERGENCY = "noodnummer"

Region = Literal["landelijk", "rotterdam-rijnmond", "midden-nederland"]
Phase = Literal["kinderwens", "zwanger", "ouder"]
Wish = Literal["informatie", "praktische_hulp", "praten", "langskomen"]
Kind = Literal[
    "noodnummer",
    "hulplijn",
    "zorgverlener",
    "loket",
    "steunpunt",
    "hulp_thuis",
    "groep",
    "opvang",
    "spullen_en_eten",
    "website",
    "programma",
]
SEEN_BY_PARENTS = ("name", "sentence", "chat", "hours", "cost", "anonymous", "languages")
"""The texts of an entry that a parent reads."""
_YEAR = re.compile(r"\b(19|20)\d\d\b")
_PHONE = r"^(11[23]|14 \d{3}|0[89]00-\d{4,7}|06-\d{8}|0\d{2}-\d{7}|0\d{3}-\d{6})$"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceRead(_Model):
    """A page that says what the entry says."""

    url: str = Field(pattern=r"^https?://")
    date: str = Field(min_length=1)
    """The date of the page as text, often "n.z." (none visible)."""


class Signpost(_Model):
    """One place where help can be found."""

    id: str = Field(pattern=r"^(nl|rtm|utr)-[a-z0-9-]+$")
    name: str = Field(min_length=2)
    kind: Kind
    sentence: str | None
    """What it offers, in one B1 sentence; None where no source tells."""
    phone: str | None = Field(pattern=_PHONE)
    """One number that can be dialled."""
    chat: str | None
    url: str | None = Field(pattern=r"^https://[^ ]+$")
    address: str | None
    hours: str | None
    cost: str | None
    anonymous: str | None
    languages: str | None
    region: Region
    municipalities: tuple[str, ...]
    """Only for these municipalities; empty for the whole region."""
    phases: tuple[Phase, ...] = Field(min_length=1)
    wishes: tuple[Wish, ...] = Field(min_length=1)
    factors: tuple[str, ...]
    """Factor ids; empty for an entry that is never proposed unasked."""
    general: bool = False
    """General help (huisarts, consultatiebureau, wijkteam): comes after what is made for the question."""
    for_parents: bool = True
    """False for programmes and pages of professionals."""
    only_for: Literal["moeder", "vader"] | None = None
    """Made for mothers (who are or were pregnant) or for fathers."""
    only_when: Mapping[str, str] = {}
    """Factor id → aspect: proposed only when that was heard, so that nobody reads about another grief."""
    instead_of: str | None = None
    """The national entry that this regional one stands for: never both in one list."""
    sources: tuple[SourceRead, ...]
    checked_on: datetime.date
    """The day the sources were read."""
    level: Literal["A", "B", "C", "D"]
    verify: tuple[str, ...]
    """What a person must check before a pilot."""
    note: str | None
    """For the team, never for a parent."""

    @field_validator(*SEEN_BY_PARENTS)
    @classmethod
    def _plain(cls, text: str | None) -> str | None:
        if text is not None and not text.strip():
            raise ValueError("an empty text must be null")
        if text is not None and _YEAR.search(text):
            raise ValueError("a text for parents holds no year: move it to verify or note")
        return text

    @model_validator(mode="after")
    def _complete(self) -> Signpost:
        if self.sentence and (len(self.sentence.split()) > MOST_WORDS or not self.sentence.endswith(".")):
            raise ValueError(f"the sentence must have a full stop and at most {MOST_WORDS} words")
        if self.shown and (self.sentence is None or not self.sources):
            raise ValueError("an entry that is shown needs a sentence and a source")
        return self

    @property
    def shown(self) -> bool:
        """Whether a parent may see it: meant for parents, and well enough sourced."""
        return self.for_parents and self.level in ("A", "B")

    @property
    def within_reach(self) -> bool:
        """Whether a parent can get there with what is known: a route, or help that everybody has nearby."""
        known = self.phone or self.chat or self.url or self.address
        return bool(known) or self.general or self.kind == "zorgverlener"

    def contact(self) -> dict[str, str | None]:
        """What a contact card needs; None where it is unknown."""
        keys = ("name", "phone", "url", "chat", "hours", "cost", "anonymous")
        return {**{key: getattr(self, key) for key in keys}, "what": self.sentence}
