"""Why a message was read as it was: every step of the reading, for somebody who traces a wrong one.

Costs a few readings; nothing that answers a parent uses it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from language.clauses import split
from language.dutch import Token
from language.explanation import WHERE, Choice, ClauseOdds, Explanation, LabelWhy, Odds, PatternWhy
from language.mixture import Voices
from language.parts import Parts
from language.pattern_reasons import patterns_found, place_of
from language.reader import MOST_WORDS_OF_A_PIECE, Reader
from language.reasons import Reasons
from language.shorthand import plain_text
from language.weighing import weigh

NOTICEABLE, IN_A_CLAUSE, ALONE = 0.05, 0.1, 0.3
"""A label is shown that both give at least the first, both in one clause the second, or one alone the third."""
WEIGHED = 2
"""For so many of the likeliest labels the n-grams are shown."""


def explain(
    reader: Reader, text: str, before: Sequence[str] = (), asked: str = "", wanted: Sequence[str] = ()
) -> Explanation:
    """What ``reader`` made of ``text``, and why. ``before`` and ``asked``: as for :meth:`Reader.read`.

    ``wanted``: factor ids that are shown in any case, e.g. one that was missed; unknown ones are left out.
    """
    parts = reader.parts(text, before, asked)
    pieces = parts.pieces
    alone = reader.mixture.voices(pieces.text, pieces.segments)
    answering = reader.mixture.voices(pieces.text, pieces.segments, parts.question) if parts.question else None
    reasons = Reasons.of(reader, parts)
    patterns = patterns_found(reader, reasons)
    labels = _Labels(reader, reasons, alone, answering, patterns, frozenset(wanted)).all()
    likeliest = sorted(reasons.likely, key=lambda label: -reasons.likely[label])[:WEIGHED]
    weighed = dict.fromkeys([*likeliest, *(row.label for row in labels if row.wanted)])
    return Explanation(
        text=pieces.text,
        plain=plain_text(pieces.text),
        tokens=tuple(_looked_up(token) for token in pieces.whole),
        question=parts.question,
        together_with=_joined(before, pieces.text) if parts.across else "",
        clauses=pieces.clauses or split(pieces.text),
        labels=labels,
        patterns=patterns,
        urgent=reasons.urgent(),
        grams=tuple(weigh(reader.mixture, pieces.text, label) for label in weighed),
        choices=_choices(reader, parts, reasons, alone, answering or alone),
        reading=parts.reading,
    )


def _looked_up(token: Token) -> str:
    forms = sorted(token.lemmas - {token.norm})
    return f"{token.norm} ({', '.join(forms)})" if forms else token.norm


def _joined(before: Sequence[str], text: str) -> str:
    """The messages as the reader put them together."""
    return " ".join([*(one for one in before[-2:] if len(one.split()) <= MOST_WORDS_OF_A_PIECE), text])


@dataclass(frozen=True)
class _Labels:
    """The table of labels."""

    reader: Reader
    reasons: Reasons
    alone: Voices
    answering: Voices | None
    patterns: Sequence[PatternWhy]
    wanted: frozenset[str]

    def all(self) -> tuple[LabelWhy, ...]:
        """What counts first, then by likelihood; only what is noticeable."""
        rows = [self._row(column, label) for column, label in enumerate(self.reasons.parts.answers.labels)]
        shown = [row for row in rows if self._noticeable(row)]
        return tuple(sorted(shown, key=lambda row: (not row.counts, -row.odds.both)))

    def _noticeable(self, row: LabelWhy) -> bool:
        if row.counts or row.wanted or any(pattern.label == row.label for pattern in self.patterns):
            return True
        alone = max(row.odds.encoder, row.odds.ngrams, row.answering or 0.0)
        in_clauses = max((clause.odds.both for clause in row.clauses), default=0.0)
        return row.odds.both >= NOTICEABLE or in_clauses >= IN_A_CLAUSE or alone >= ALONE

    def _row(self, column: int, label: str) -> LabelWhy:
        evidence = next((e for e in self.reasons.parts.reading.why if e.label == label), None)
        return LabelWhy(
            label=label,
            kind=self._kind(label),
            odds=_odds(self.alone, 0, column, float(self.reasons.parts.answers.factors[column])),
            answering=float(self.answering.encoder[0, column]) if self.answering else None,
            clauses=self._clauses(column),
            threshold=self.reasons.threshold(label),
            counts=evidence is not None,
            source=evidence.source if evidence else None,
            words=evidence.words if evidence else None,
            reason=self.reasons.reason(label),
            where=self._where(evidence.source if evidence else ""),
            wanted=label in self.wanted,
        )

    def _clauses(self, column: int) -> tuple[ClauseOdds, ...]:
        parts, voices = self.reasons.parts, self.answering or self.alone
        return tuple(
            ClauseOdds(at + 1, clause.text, _odds(voices, at + 1, column, float(parts.answers.clauses[at, column])))
            for at, clause in enumerate(parts.pieces.clauses)
        )

    def _kind(self, label: str) -> str:
        kinds = self.reasons.kinds
        return "urgent" if label in kinds.urgent else "risk" if label in kinds.risk else "protective"

    def _where(self, source: str) -> str:
        name, _, what = source.partition(":")
        if name == "rule":
            return WHERE["urgent kinds that bring a worry along"]
        if name == "pattern":
            return place_of(self.reader.patterns, what)
        return WHERE["statements, from which both classifiers learn"]


def _odds(voices: Voices, row: int, column: int, both: float) -> Odds:
    return Odds(float(voices.encoder[row, column]), float(voices.ngrams[row, column]), both)


def _choices(reader: Reader, parts: Parts, reasons: Reasons, alone: Voices, light: Voices) -> tuple[Choice, ...]:
    """``light``: the voices in the light of the question; the intent is read without it."""
    answered, reading = reader.mixture.alternatives(light), parts.reading
    intents = reader.mixture.alternatives(alone)["intent"]
    return (
        Choice("about", reading.about, reasons.about(), answered["about"]),
        Choice("time", reading.time, "classifiers", answered["time"]),
        Choice("phase", reading.phase or "none", "classifiers", answered["phase"]),
        Choice("intent", reading.intent, reasons.intent(), intents),
        Choice("lang", reading.lang, "script, small words and lingua: language/languages.py", ()),
    )
