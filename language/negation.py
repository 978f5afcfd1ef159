"""Whether what a pattern found is denied in its clause: "hij slaat me nooit", but not "niet elke dag".

Rules for Dutch: "niet" takes away what stands before it in its clause ("hij slaat me niet"), unless a word
follows that only narrows it ("niet elke dag", "niet zo hard", "niet meer naar huis").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict

from language.dutch import Token

DATA = Path(__file__).parent / "data" / "negation.yml"
REACH = 4
"""How many tokens from the found words a denial may stand."""


class Words(BaseModel):
    """The words of ``language/data/negation.yml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ontkent: frozenset[str]
    beperkt: frozenset[str]
    niemand_weet: frozenset[str]
    begint_nieuw_deel: frozenset[str]


class Denial(NamedTuple):
    """A denying word near what was found."""

    token: Token
    narrowed: bool
    """A word beside it only narrows ("niet elke dag")."""
    apart: bool
    """It belongs to another part of the sentence ("geen idee waarom hij me slaat")."""

    @property
    def holds(self) -> bool:
        """Whether it truly denies."""
        return not self.narrowed and not self.apart


def _load() -> Words:
    return Words.model_validate(yaml.safe_load(DATA.read_text(encoding="utf-8")))


WORDS = _load()


def denied(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True where tokens ``first`` to ``last`` are truly denied in this clause.

    "Niet meer" does not deny: what stopped recently may come back, so it stays urgent.
    """
    return any(denial.holds for denial in denials(tokens, first, last))


def denials(tokens: Sequence[Token], first: int, last: int) -> Iterator[Denial]:
    """The denying words near tokens ``first`` to ``last``, in order, also those that do not truly deny."""
    for at in range(max(0, first - REACH), min(len(tokens), last + REACH + 1)):
        if tokens[at].norm in WORDS.ontkent:
            yield Denial(tokens[at], _narrowed(tokens, at), _apart(tokens, at, first, last))


def _apart(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """A new part of the sentence begins between the denial and what was found: "geen idee waarom hij me slaat"."""
    between = tokens[at + 1 : first + 1] if at < first else tokens[last + 1 : at]
    return any(token.norm in WORDS.begint_nieuw_deel for token in between)


def _narrowed(tokens: Sequence[Token], at: int) -> bool:
    after = [t.norm for t in tokens[at + 1 : at + 4]]
    before = [t.norm for t in tokens[max(0, at - 2) : at]]
    return any(w in WORDS.beperkt for w in after[:2]) or any(w in WORDS.niemand_weet for w in after + before)
