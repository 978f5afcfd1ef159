"""The definition of 2025 with its headings and both lenses, as text to weigh with a parent.

The content is ``support/data/definitie_teksten.yml``; the factors in the definition's own words are
``support/data/definition_2025.yml``. Nothing here fills a gradation in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import Field, model_validator

from support.catalogue import Changeable, FactorKind, UnknownFactor, load_catalogue
from support.exchange.sources import Content, Document, SourceLine, read_content
from support.sharing.model import Line
from support.signpost_entry import Phase

DATA = Path(__file__).parent.parent / "data" / "definitie_teksten.yml"
LISTS = Path(__file__).parent.parent / "data" / "definition_2025.yml"


class Sourced(Content):
    """A sentence and where it comes from."""

    text: str = Field(min_length=10)
    source: SourceLine


class Basic(Sourced):
    """A notion that the definition begins with."""

    term: str


class Gradation(Content):
    """One of the four gradations of circumstances: words to weigh, not a box to tick."""

    letter: Literal["a", "b", "c", "d"]
    name: str
    when: str
    then: str
    source: SourceLine


class Heading(Content):
    """A heading of the definition, under which the portal shows what a parent shared."""

    id: str
    title: str
    kind: FactorKind
    changeable: tuple[Changeable, ...] = ()
    """For risks: which of the two lists; empty for any."""
    explains: str
    source: SourceLine

    def holds(self, factor_id: str | None) -> bool:
        """Whether a factor belongs under it."""
        try:
            factor = load_catalogue().get(factor_id or "")
        except UnknownFactor:
            return False
        return factor.kind == self.kind and (not self.changeable or factor.changeable in self.changeable)


class Lens(Sourced):
    """One way of looking."""

    id: Literal["urgentie", "opeenstapeling"]
    name: str
    used_for: str
    phases: tuple[Phase, ...]
    """Where the document uses it; both are always shown."""
    ask: str
    """What to ask each other with it."""


class Difference(Content):
    """Where the documents differ; the newest holds."""

    about: str
    text: str
    holds: Document
    sources: tuple[SourceLine, ...] = Field(min_length=2)


class DefinitionText(Content):
    """The whole of ``definitie_teksten.yml``."""

    title: str
    intro: str
    basics: tuple[Basic, ...]
    gradations: tuple[Gradation, ...] = Field(min_length=4, max_length=4)
    plan: Sourced
    smoking: Sourced
    headings: tuple[Heading, ...]
    without_heading: str
    lenses: tuple[Lens, ...] = Field(min_length=2, max_length=2)
    both_lenses: Sourced
    differences: tuple[Difference, ...]

    @model_validator(mode="after")
    def _every_factor_has_one_heading(self) -> DefinitionText:
        for factor in load_catalogue().factors:
            places = [heading.id for heading in self.headings if heading.holds(factor.id)]
            if len(places) != 1:
                raise ValueError(f'"{factor.id}" stands under {len(places)} headings')
        return self


@dataclass(frozen=True)
class NamedFactors:
    """One list of the definition in its own words."""

    heading: str
    wordings: tuple[str, ...]


@lru_cache(maxsize=1)
def definition_text() -> DefinitionText:
    """The definition of this installation, read once. Raises ContentError."""
    return read_content(DATA, DefinitionText)


@lru_cache(maxsize=1)
def definition_lists() -> tuple[NamedFactors, ...]:
    """The definition's lists of factors, in its own words and order. They end with "…": they are open."""
    lists: list[dict[str, Any]] = yaml.safe_load(LISTS.read_text(encoding="utf-8"))["lists"]
    return tuple(NamedFactors(one["heading"], tuple(item["wording"] for item in one["named"])) for one in lists)


def under_headings(lines: Iterable[Line]) -> tuple[tuple[Heading | None, tuple[Line, ...]], ...]:
    """What the parent shared under the definition's headings: only headings that hold something, strengths first.

    Lines without a factor come last, under None (``definition_text().without_heading``), and so does what the parent
    put on another side than its factor would: the parent decides. Wishes and what the parent still wanted to say are
    left out: they are shown apart.
    """
    shown = [line for line in lines if line.section in ("goed", "bezig")]
    grouped: list[tuple[Heading | None, tuple[Line, ...]]] = []
    for heading in definition_text().headings:
        section = "goed" if heading.kind == "protective" else "bezig"
        grouped.append((heading, tuple(x for x in shown if x.section == section and heading.holds(x.factor))))
    placed = {id(line) for _, under in grouped for line in under}
    grouped.append((None, tuple(line for line in shown if id(line) not in placed)))
    return tuple((heading, under) for heading, under in grouped if under)
