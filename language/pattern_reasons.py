"""Every pattern that was found in a message, and what came of it: counted, denied, ruled out or held back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from language.clauses import Clause
from language.dutch import Token
from language.explanation import WHERE, PatternWhy
from language.fingerprint import ROOT
from language.negation import denials
from language.patterns import Match, Patterns
from language.reader import Reader
from language.reasons import Reasons

_WEAKEST_FIRST = ("held back", "denied")
"""Read once in its clause and once in the whole message, a pattern is shown as what it came to at best."""


def patterns_found(reader: Reader, reasons: Reasons) -> tuple[PatternWhy, ...]:
    """Each pattern with its words once, in the order of the message."""
    found: dict[tuple[str, str], PatternWhy] = {}
    for clause, tokens in reasons.parts.pieces.read_for_patterns():
        for one in _in_clause(reader.patterns, reasons, clause, tokens):
            known = found.get((one.id, one.words))
            if known is None or _strength(one) > _strength(known):
                found[one.id, one.words] = one
    return tuple(found.values())


def _strength(one: PatternWhy) -> int:
    return _WEAKEST_FIRST.index(one.status) if one.status in _WEAKEST_FIRST else len(_WEAKEST_FIRST)


def _in_clause(
    patterns: Patterns, reasons: Reasons, clause: Clause, tokens: Sequence[Token]
) -> Iterator[PatternWhy]:
    for match in patterns.find(tokens):
        status, reason = _came_to(reasons, match, tokens)
        yield _why(patterns, reasons, match, tokens, clause, status, reason)
    for match, group, (first, last) in patterns.held_back(tokens):
        word = " ".join(token.text for token in tokens[first : last + 1])
        yield _why(patterns, reasons, match, tokens, clause, "held back", f"“{word}” of its group {group} (none)")


def _came_to(reasons: Reasons, match: Match, tokens: Sequence[Token]) -> tuple[str, str]:
    """What came of a pattern, and why."""
    pattern, parts = match.pattern, reasons.parts
    denying = list(denials(tokens, match.first, match.last)) if pattern.negatable else []
    for denial in denying:
        if denial.holds:
            return "denied", f"“{denial.token.text}” denies it"
    notes = "".join(f"; “{d.token.text}” does not deny it: {_set_aside(d.narrowed)}" for d in denying)
    first = parts.matches[pattern.label][0].pattern
    if first.id != pattern.id:
        return "second", f"{first.id} was found first, and only the first of a label is looked at{notes}"
    if pattern.label not in reasons.kinds.all:
        return "barrier", f"stands in the way of help{notes}"
    if pattern.label in reasons.kinds.urgent:
        out = reasons.ruled_out(pattern)
        return ("ruled out", out + notes) if out else ("counts", reasons.reason(pattern.label) + notes)
    if pattern.label in parts.reading.factors:
        return "counts", reasons.reason(pattern.label) + notes
    return "not alone", f"a worry or strength needs the classifiers: {reasons.reason(pattern.label)}{notes}"


def _set_aside(narrowed: bool) -> str:
    return "a word beside it only narrows" if narrowed else "it stands in another part of the sentence"


def _why(
    patterns: Patterns,
    reasons: Reasons,
    match: Match,
    tokens: Sequence[Token],
    clause: Clause,
    status: str,
    reason: str,
) -> PatternWhy:
    words = reasons.parts.pieces.text[tokens[match.first].start : tokens[match.last].end]
    place = place_of(patterns, match.pattern.id)
    return PatternWhy(match.pattern.id, match.pattern.label, status, reason, words, clause.text, place)


def place_of(patterns: Patterns, pattern_id: str) -> str:
    """The file of a pattern and the line on which it begins there; without the line where that cannot be found."""
    file = f"{WHERE['patterns']}/{patterns.file_of(pattern_id)}"
    line = _line_of(file, pattern_id)
    return f"{file}:{line}" if line else file


def _line_of(file: str, pattern_id: str) -> int | None:
    path, begins = ROOT / file, re.compile(rf"\bid:\s*[\"']?{re.escape(pattern_id)}[\"']?\s*(?:[,}}]|$)")
    if not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if begins.search(line)), None)
