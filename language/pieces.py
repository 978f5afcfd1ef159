"""A message in its pieces: the clauses, and the words of each."""

from __future__ import annotations

from dataclasses import dataclass

from language.clauses import Clause, segments, split
from language.dutch import Dutch, Token


@dataclass(frozen=True)
class Pieces:
    """A message with its clauses and the tokens of each; without a break there are none."""

    clauses: tuple[Clause, ...]
    tokens: tuple[tuple[Token, ...], ...]
    whole: tuple[Token, ...]
    text: str

    @classmethod
    def of(cls, text: str, dutch: Dutch) -> Pieces:
        """Cuts a text."""
        whole = dutch.tokens(text)
        clauses = split(text)
        inside = tuple(tuple(t for t in whole if c.start <= t.start < c.end) for c in clauses)
        if len(clauses) == 1:
            return cls((), (), whole, text)
        return cls(clauses, inside, whole, text)

    @property
    def segments(self) -> list[str]:
        """The message cut where each clause begins, nothing left out."""
        return segments(self.text, self.clauses) if self.clauses else []

    def read_for_patterns(self) -> list[tuple[Clause, tuple[Token, ...]]]:
        """Each clause; a short message also as a whole, for what is said over a comma."""
        whole = (Clause(self.text, 0, len(self.text)), self.whole)
        if not self.clauses:
            return [whole]
        pairs = list(zip(self.clauses, self.tokens))
        return pairs + [whole] if len(self.whole) <= 25 else pairs
