"""One entry of the signpost directory: its fields, and the rules that the data must keep.

A care worker who corrects ``support/data/signposts/*.yml`` is told by these rules what does not fit.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from support.opening import dutch_now, phrase
from support.opening_times import OpeningTimes, Way

MOST_WORDS = 25
"""A parent under stress reads short sentences: no sentence is longer."""
MOST_WORDS_AROUND_A_CALL = 15
"""What happens in a call, and what can be said in it, is one short sentence."""
VALID_MONTHS = 12
"""So long after its sources were read an entry may still be proposed; then a person must read them again."""
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
SEEN_BY_PARENTS = ("name", "sentence", "chat", "hours", "cost", "anonymous", "languages", "na_bellen", "zeg")
"""The texts of an entry that a parent reads."""
_ONE_SENTENCE = re.compile(r"[^.?!]+[.?!]")
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
    open: OpeningTimes | None = None
    """The times of ``hours`` as a table, so that it can be said whether it is open now; None where no source tells."""
    na_bellen: str | None = None
    """What happens when a parent calls (or chats), as a source tells it."""
    zeg: str | None = None
    """A first sentence that a shy parent can say out loud."""
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
        differs = self.open.differs_from(self.hours) if self.open else None
        if differs:
            raise ValueError(differs)
        return self

    @field_validator("na_bellen", "zeg")
    @classmethod
    def _one_short_sentence(cls, text: str | None) -> str | None:
        if text is not None and not (_ONE_SENTENCE.fullmatch(text) and len(text.split()) <= MOST_WORDS_AROUND_A_CALL):
            raise ValueError(f"must be one sentence of at most {MOST_WORDS_AROUND_A_CALL} words, with its full stop")
        return text

    @property
    def shown(self) -> bool:
        """Whether a parent may see it: meant for parents, and well enough sourced. See also :meth:`valid`."""
        return self.for_parents and self.level in ("A", "B")

    @property
    def valid_until(self) -> datetime.date:
        """The last day on which its sources count as read recently."""
        years, month = divmod(self.checked_on.month - 1 + VALID_MONTHS, 12)
        first = datetime.date(self.checked_on.year + years, month + 1, 1)
        last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
        return min(first + datetime.timedelta(days=self.checked_on.day - 1), last)

    def valid(self, today: datetime.date) -> bool:
        """Whether its sources were read recently enough, on a day, to propose it."""
        return today <= self.valid_until

    @property
    def within_reach(self) -> bool:
        """Whether a parent can get there with what is known: a route, or help that everybody has nearby."""
        known = self.phone or self.chat or self.url or self.address
        return bool(known) or self.general or self.kind == "zorgverlener"

    def open_now(self, now: datetime.datetime | None = None) -> str | None:
        """Whether somebody answers now (or at ``now``, with a time zone), in one short phrase; None where unknown."""
        seen: tuple[tuple[Way, str | None], ...] = (("bellen", self.phone), ("chatten", self.chat))
        return phrase(self.open, now or dutch_now(), [way for way, value in seen if value])

    def contact(self, *, now: datetime.datetime | None = None, why: str | None = None) -> dict[str, str | None]:
        """What a contact card needs; None where it is unknown.

        ``now``: the moment for ``open_now``, with a time zone; without it this moment. ``why``: why it fits, from
        ``Directory.why``.
        """
        keys = ("name", "phone", "url", "chat", "hours", "cost", "anonymous")
        return {
            **{key: getattr(self, key) for key in keys},
            "what": self.sentence,
            "open_now": self.open_now(now),
            "why": why,
            "languages": self.languages,
            "after_call": self.na_bellen,
            "say": self.zeg,
        }
