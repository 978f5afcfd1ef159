"""The handreiking as data: which support the documents name, when, and the questions to ask together.

The content is ``support/data/handreiking.yml``. What each field means is told at the field.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field, field_validator, model_validator

from support.catalogue import Domain, UnknownFactor, load_catalogue
from support.exchange.sources import COUNTRY, Content, Region, SourceDocument, SourceLine, read_content
from support.signpost_entry import Phase

DATA = Path(__file__).parent.parent / "data" / "handreiking.yml"
MOST_WORDS = 30
"""Five minutes to read: what a support is, is told in a few words."""


def _known_worries(factors: tuple[str, ...]) -> None:
    for factor in factors:
        try:
            kind = load_catalogue().get(factor).kind
        except UnknownFactor as error:
            raise ValueError(str(error)) from error
        if kind == "protective":
            raise ValueError(f'"{factor}" is a strength; support belongs to a worry')


class Fit(Content):
    """With which worries a support fits, and which words of a document say so."""

    factors: tuple[str, ...] = Field(min_length=1)
    source: SourceLine
    reading: str | None = None
    """How we read those words, where they do not name the worry themselves."""

    @field_validator("factors")
    @classmethod
    def _worries_of_the_catalogue(cls, factors: tuple[str, ...]) -> tuple[str, ...]:
        _known_worries(factors)
        return factors


class Condition(Content):
    """When the document names it: to weigh together, never counted here."""

    text: str = Field(min_length=5)
    source: SourceLine


class Timing(Condition):
    """In which weeks or months, where the document limits it."""

    weeks_from: int | None = Field(default=None, ge=1, le=42)
    child_months_until: int | None = Field(default=None, ge=1, le=36)


class Support(Content):
    """One kind of support that a document names."""

    id: str = Field(pattern=r"^[a-z_]+$")
    name: str = Field(min_length=3)
    what: str = Field(min_length=10)
    sources: tuple[SourceLine, ...] = Field(min_length=1)
    general: bool = False
    """It can go with any worry."""
    whole: bool = False
    """It is about the whole picture, not about one worry: the portal shows it once."""
    fits: tuple[Fit, ...] = ()
    phases: tuple[Phase, ...] = Field(min_length=1)
    """In which phase it is offered."""
    timing: Timing | None = None
    conditions: tuple[Condition, ...] = ()
    region: Region = COUNTRY
    """Where it exists, as far as the document says."""
    not_with: tuple[str, ...] = ()
    """Left out where one of these was told as well."""
    caution: str | None = None
    """What Naast adds for safety; not from the document."""
    differs: str | None = None
    """Where the documents differ, and which one holds."""
    signposts: tuple[str, ...] = ()
    """Ids of the directory, for how to reach it."""

    @field_validator("not_with")
    @classmethod
    def _worries_of_the_catalogue(cls, factors: tuple[str, ...]) -> tuple[str, ...]:
        _known_worries(factors)
        return factors

    @model_validator(mode="after")
    def _fits_somewhere(self) -> Support:
        if not self.fits and not self.general:
            raise ValueError(f'"{self.id}" fits no worry and is not general')
        if len(self.what.split()) > MOST_WORDS:
            raise ValueError(f'what "{self.id}" is takes more than {MOST_WORDS} words')
        return self


class LeftOut(Content):
    """What a document names and the portal does not show."""

    what: str
    source: SourceLine
    why: str


class GuideTexts(Content):
    """The whole of ``handreiking.yml``."""

    documents: tuple[SourceDocument, ...]
    regional_note: str
    not_yet_note: str
    """Holds ``{weeks}``."""
    supports: tuple[Support, ...]
    left_out: tuple[LeftOut, ...]
    attitude: tuple[SourceLine, ...]
    opening_questions: tuple[str, ...] = Field(min_length=1)
    questions: dict[Domain, tuple[str, ...]]

    @model_validator(mode="after")
    def _complete(self) -> GuideTexts:
        ids = [support.id for support in self.supports]
        if len(set(ids)) != len(ids):
            raise ValueError("a support stands in it twice")
        missing = {factor.domain for factor in load_catalogue().factors} - set(self.questions)
        if missing:
            raise ValueError(f"no questions for {', '.join(sorted(missing))}")
        closed = [q for asked in (self.opening_questions, *self.questions.values()) for q in asked if "?" not in q]
        if closed:
            raise ValueError(f'"{closed[0]}" is not a question')
        return self

    def document(self, document_id: str) -> SourceDocument:
        """The document with this id. Raises KeyError."""
        return next(d for d in self.documents if d.id == document_id)


@lru_cache(maxsize=1)
def guide_texts() -> GuideTexts:
    """The handreiking of this installation, read once. Raises ContentError."""
    return read_content(DATA, GuideTexts)
