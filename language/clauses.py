"""Cuts a message into clauses: a message may hold a strength, a worry and a question at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BREAK = re.compile(
    r"""
    (?:[.!?…]+|\n+|;)\s*                                   # end of a sentence
    | ,\s+(?=(?:en|maar|want|dus|of|toch|terwijl|omdat|al|wel|gelukkig|alleen|ook|nu|ik|hij|ze|zij|we|wij|mijn|mn|me)\b)
    | \s+(?=(?:maar|want|terwijl|gelukkig)\b)
    | \s+(?=en\s+(?:ik|hij|ze|zij|we|wij|mijn|mn|me|nu|verder|ook|toch|dan)\b)
    | \s+(?=dus\s+(?:ik|hij|ze|zij|we|wij|nu)\b)
    | \s+-\s+
    """,
    re.IGNORECASE | re.VERBOSE,
)
_EDGE = " \t\r\n,;:-–—"
MAX_CLAUSES = 24
"""A long message is read in at most this many pieces, so that time grows no faster than length."""


@dataclass(frozen=True)
class Clause:
    """A piece of a message with its place in it."""

    text: str
    start: int
    end: int


def split(text: str) -> tuple[Clause, ...]:
    """The clauses of a message in order; a message without a break is one clause. Never an empty clause.

    A piece of one word is kept with the clause before it ("…, nu"): alone it says nothing.
    """
    spans: list[list[int]] = []
    at = 0
    for match in _BREAK.finditer(text):
        _add(spans, text, at, match.start())
        at = match.end()
    _add(spans, text, at, len(text))
    while len(spans) > MAX_CLAUSES:
        spans = _in_pairs(spans)
    return tuple(_clause(text, start, end) for start, end in spans)


def segments(text: str, clauses: Sequence[Clause]) -> list[str]:
    """The whole text cut where each clause begins: what stands between two clauses goes with the first."""
    starts = [0, *(clause.start for clause in clauses[1:])]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)])]


def _add(spans: list[list[int]], text: str, start: int, end: int) -> None:
    piece = text[start:end].strip(_EDGE)
    if not piece:
        return
    if spans and len(piece.split()) < 2:
        spans[-1][1] = end
    else:
        spans.append([start, end])


def _in_pairs(spans: list[list[int]]) -> list[list[int]]:
    return [[spans[i][0], spans[min(i + 1, len(spans) - 1)][1]] for i in range(0, len(spans), 2)]


def _clause(text: str, start: int, end: int) -> Clause:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_EDGE))
    stripped = piece.strip(_EDGE)
    return Clause(stripped, start + left, start + left + len(stripped))
