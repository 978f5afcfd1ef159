"""An explanation of one reading as lines for a terminal: compact, in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from language.caution import NEVER
from language.explaining import IN_A_CLAUSE
from language.explanation import Choice, Explanation, Gram, LabelGrams, LabelWhy

MOST_ALTERNATIVES = 3
LONGEST_WORDS = 60
_RIGHT = ("encoder", "asked", "n-grams", "both", "from")


def lines_of(identity: Any, explanation: Explanation) -> str:
    """Everything that the page for developers tells too. Ends with a blank line."""
    told = [f"{identity}: {_printable(explanation.text)}"]
    told += [f"  {line}" for part in (_message, _urgent, _labels, _patterns, _grams) for line in part(explanation)]
    return "\n".join(told) + "\n\n"


def _message(explanation: Explanation) -> Iterator[str]:
    reading = explanation.reading
    read = ((name, getattr(reading, name)) for name in ("urgent", "doubt", "risk", "protective", "barriers"))
    found = [f"{name} {', '.join(labels)}" for name, labels in read if labels]
    found += [f"aspect {kind}: {aspect}" for kind, aspect in reading.aspects.items()]
    found += [f"in {reading.municipality}"] if reading.municipality else []
    yield "read      " + ("; ".join(found) or "nothing")
    if explanation.question:
        yield f"asked     {_quoted(explanation.question)}"
    if explanation.together_with:
        yield f"together  {_quoted(explanation.together_with)} (explain this text to see why)"
    if explanation.plain != explanation.text:
        yield f"n-grams   read {_quoted(explanation.plain)}"
    yield f"patterns  read {_printable(' | '.join(explanation.tokens))}"
    clauses = [f"{number} {_quoted(clause.text)}" for number, clause in enumerate(explanation.clauses, 1)]
    yield "clauses   " + "  ".join(clauses)
    for choice in explanation.choices:
        yield f"{choice.name:9} {_choice(choice)}"


def _choice(choice: Choice) -> str:
    likeliest = [f"{one.name} {one.both:.2f}" for one in choice.alternatives[:MOST_ALTERNATIVES]]
    reason = "" if choice.reason == "classifiers" else f"({choice.reason})"
    return f"{choice.chosen:12} {', '.join(likeliest)}{' ' if likeliest else ''}{reason}".rstrip()


def _urgent(explanation: Explanation) -> Iterator[str]:
    urgent = explanation.urgent
    yield (
        f"urgent    {urgent.outcome}: together {urgent.together:.3f}, dringend {urgent.threshold:.3f}, "
        f"twijfel {urgent.doubt:.3f}; {urgent.reason}"
    )
    if urgent.caution:
        yield f"caution   held against {urgent.raised_to:.3f}: {urgent.caution}"


def _labels(explanation: Explanation) -> Iterator[str]:
    rows = [["label", "encoder", "asked", "n-grams", "both", "from", "counts", "source", "why"]]
    for label in explanation.labels:
        rows.append(_label(label))
        for one in label.clauses:
            if one.odds.both >= IN_A_CLAUSE:
                odds = (one.odds.encoder, None, one.odds.ngrams, one.odds.both)
                rows.append([f"  clause {one.number}", *map(_number, odds), *[""] * 4])
    if not explanation.question:
        rows = [[*row[:2], *row[3:]] for row in rows]
    return _table(rows)


def _label(label: LabelWhy) -> list[str]:
    odds = (label.odds.encoder, label.answering, label.odds.ngrams, label.odds.both)
    limit = "never" if label.threshold >= NEVER else _number(label.threshold)
    counts = "yes" if label.counts else "missed" if label.wanted else "no"
    why = f"{_quoted(label.words)} {label.reason}" if label.words else label.reason
    return [label.label, *map(_number, odds), limit, counts, label.source or "", why]


def _patterns(explanation: Explanation) -> Iterator[str]:
    if not explanation.patterns:
        yield "no pattern matched"
        return
    rows = [["pattern", "label", "came to", "words", "where", "why"]]
    rows += [[p.id, p.label, p.status, _quoted(p.words), p.where, p.reason] for p in explanation.patterns]
    yield from _table(rows)


def _grams(explanation: Explanation) -> Iterator[str]:
    for label in explanation.grams:
        yield f"n-grams   {label.label}: {_sum(label)}"
        yield f"  words   {_weights(label.words)}"
        yield f"  pieces  {_weights(label.grams)}"


def _sum(label: LabelGrams) -> str:
    return f"log-odds {label.total:+.2f} = {label.base:+.2f} to start with and {label.total - label.base:+.2f} of grams"


def _weights(grams: Sequence[Gram]) -> str:
    return "  ".join(f"{_gram(gram)} {gram.weight:+.2f}" for gram in grams)


def _gram(gram: Gram) -> str:
    return f"‹{_printable(gram.text)}›" if gram.kind == "piece" else _printable(gram.text)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns as wide as their widest cell; numbers to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = [
            cell.rjust(width) if name in _RIGHT else cell.ljust(width)
            for name, cell, width in zip(rows[0], row, widths)
        ]
        yield "  ".join(cells).rstrip()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _quoted(text: str) -> str:
    shown = _printable(text)
    return f"“{shown if len(shown) <= LONGEST_WORDS else shown[: LONGEST_WORDS - 1] + '…'}”"


def _printable(text: str) -> str:
    """On one line, without characters that steer a terminal."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())
