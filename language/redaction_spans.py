"""Pieces of a text that are to be taken out, and how they are taken out, visibly: "[naam]"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NAME = "naam"
ADDRESS = "adres"
PHONE = "telefoonnummer"
MAIL = "mailadres"
NUMBER = "nummer"
DATE = "datum"
ACCOUNT = "account"
KINDS = (MAIL, ACCOUNT, PHONE, NUMBER, DATE, ADDRESS, NAME)
"""Where two of the same length overlap, the first of these says what it was; otherwise the longer does."""
PLACEHOLDER = re.compile(r"\[(?:" + "|".join(KINDS) + r")\]")
_BETWEEN = {NAME: re.compile(r"[ \t-]+"), ADDRESS: re.compile(r"[ \t]*,?[ \t]*")}
"""What may stand between two pieces of one name or one address."""


@dataclass(frozen=True)
class Span:
    """A piece of a text."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Redacted:
    """A text without names, addresses and numbers."""

    text: str
    """What was taken out stands in it as "[naam]"."""
    taken: tuple[str, ...]
    """The kinds of what was taken out now, in the order of their places; what was out before does not count."""


def take_out(text: str, found: Iterable[Span]) -> Redacted:
    """The text without what was found. Pieces that overlap or belong together are taken out as one."""
    spans = joined(text, found)
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], f"[{span.kind}]"]
        end = span.end
    return Redacted("".join([*parts, text[end:]]), tuple(span.kind for span in spans))


def joined(text: str, found: Iterable[Span]) -> list[Span]:
    """In order, without overlap; nothing inside a placeholder that already stands in the text."""
    taken_before = [match.span() for match in PLACEHOLDER.finditer(text)]
    free = (span for span in found if not any(span.start < end and start < span.end for start, end in taken_before))
    spans: list[Span] = []
    for span in sorted(free, key=lambda one: (one.start, -one.end)):
        last = spans[-1] if spans else None
        if last and (span.start < last.end or _belong_together(text, last, span)):
            kind = min(last, span, key=lambda one: (one.start - one.end, KINDS.index(one.kind))).kind
            spans[-1] = Span(last.start, max(last.end, span.end), kind)
        else:
            spans.append(span)
    return spans


def _belong_together(text: str, last: Span, span: Span) -> bool:
    between = _BETWEEN.get(span.kind)
    return last.kind == span.kind and between is not None and bool(between.fullmatch(text[last.end : span.start]))


def matches(pattern: re.Pattern[str], text: str, kind: str, group: str | int = 0) -> Sequence[Span]:
    """A span for each place where the pattern is found."""
    return [Span(*match.span(group), kind) for match in pattern.finditer(text)]
