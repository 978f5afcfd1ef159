"""The marks that the readers are held against, group by group, and the ratchet that keeps what was reached.

Groups are the first letter of a message's id in `tests/evaluation`; its README says what each is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from language.evaluation import Count, Report, Row, compare
from language.kinds import kinds_of_catalogue
from language.reader import Reader
from language.reading import Reading
from language.statements import Statement

Pairs = Sequence[tuple[Statement, Reading]]
GROUPS = {
    "o": "ordinary urgent",
    "i": "indirect, no keyword",
    "n": "negation that does not cancel, recent, feared",
    "m": "misspelled, straattaal",
    "v": "other languages",
    "h": "hard negatives",
    "a": "about somebody else",
    "s": "a strength and a worry in one message",
    "f": "ordinary stories with factors",
    "k": "nothing at all",
    "c": "a short answer to a question",
}
HARD = ("i", "n", "m", "v")
LANGUAGE_FROM_WORDS = 4
_HEAD = """# The level that the readers reached on each measuring set. Written by `naast evaluate --raise`, which only
# raises a number; tests/evaluation fails below it.
"""


@dataclass(frozen=True)
class Mark:
    """One mark with what was measured."""

    name: str
    asked: float | None
    """None where the issue asks nothing."""
    reached: Row

    @property
    def share(self) -> float:
        """Right out of all; nan where nothing was measured."""
        return self.reached.right / self.reached.of if self.reached.of else math.nan


@dataclass(frozen=True)
class Score:
    """A mark that is no share: an F1."""

    name: str
    asked: float | None
    share: float


def read_all(reader: Reader, statements: Sequence[Statement]) -> list[tuple[Statement, Reading]]:
    """Each statement with its reading, answers in the light of their question."""
    return [(s, reader.read(s.text, asked=s.asked) if s.asked else reader.read(s.text)) for s in statements]


def report_of(pairs: Pairs) -> Report:
    """The counts of all labels."""
    kinds = kinds_of_catalogue()
    return compare(pairs, kinds.urgent, kinds.risk + kinds.protective)


def marks(pairs: Pairs) -> list[Mark | Score]:
    """Every mark of the table that these messages can tell something of."""
    report = report_of(pairs)
    found: list[Mark | Score] = [
        *_urgent(pairs, report),
        *_groups(pairs),
        *_somebody_else(_group(pairs, "a")),
        Score("risk and protective factors: micro-F1", 0.85, report.micro().f1),
        Score("risk and protective factors: macro-F1", 0.75, report.macro_f1()),
        Mark("a strength and a worry, both found", 0.90, _row(_group(pairs, "s"), _both)),
        Mark("language, from four words on", 0.97, _row(_long(pairs), lambda s, r: s.lang == r.lang)),
        Mark("one or two Dutch words, not foreign", 1.0, _row(_short_dutch(pairs), lambda s, r: r.lang == "nl")),
    ]
    return [mark for mark in found if isinstance(mark, Score) or mark.reached.of]


def _urgent(pairs: Pairs, report: Report) -> Iterator[Mark]:
    yield Mark("urgent, any kind: recall", None, _recall("", report.urgent))
    yield Mark("urgent, any kind: recall, asked about included", None, _row(_urgent_ones(pairs), _found_or_asked))
    yield Mark("urgent, any kind: precision", 0.90, _precision("", report.urgent))
    yield Mark("not urgent, read so", None, report.quiet)
    for kind, count in report.kinds.items():
        yield Mark(f"urgent, {kind}: recall", 0.95, _recall("", count))


def _groups(pairs: Pairs) -> Iterator[Mark]:
    for letter, asked in (("o", 0.98), *((letter, 0.95) for letter in HARD)):
        ones = _urgent_ones(_group(pairs, letter))
        yield Mark(f"{GROUPS[letter]}: urgent found", asked, _row(ones, lambda s, r: bool(r.urgent)))
        yield Mark(f"{GROUPS[letter]}: found or asked about", None, _row(ones, _found_or_asked))
    quiet = _group(pairs, "h")
    yield Mark("hard negatives, read as not urgent", 0.92, _row(quiet, lambda s, r: not r.urgent))
    answers = _urgent_ones(_group(pairs, "c"))
    yield Mark(f"{GROUPS['c']}: urgent found", None, _row(answers, lambda s, r: bool(r.urgent)))


def _somebody_else(pairs: Pairs) -> Iterator[Mark]:
    ones = _urgent_ones(pairs)
    yield Mark("about somebody else: urgent kind found", 0.95, _row(ones, lambda s, r: set(s.urgent) <= set(r.urgent)))
    yield Mark("about somebody else: about right", 0.90, _row(ones, lambda s, r: r.about == s.about))
    none = _row(pairs, lambda s, r: not (r.risk or r.protective))
    yield Mark("about somebody else: no factors given", 1.0, none)


def _group(pairs: Pairs, letter: str) -> Pairs:
    return [pair for pair in pairs if (pair[0].id or "").startswith(letter)]


def _urgent_ones(pairs: Pairs) -> Pairs:
    return [pair for pair in pairs if pair[0].urgent]


def _long(pairs: Pairs) -> Pairs:
    return [pair for pair in pairs if len(pair[0].text.split()) >= LANGUAGE_FROM_WORDS]


def _short_dutch(pairs: Pairs) -> Pairs:
    return [pair for pair in pairs if pair[0].lang == "nl" and len(pair[0].text.split()) <= 2]


def _found_or_asked(statement: Statement, reading: Reading) -> bool:
    return bool(reading.urgent or reading.doubt)


def _both(statement: Statement, reading: Reading) -> bool:
    strength = set(statement.protective) & set(reading.protective)
    worry = set(statement.risk + statement.urgent) & set(reading.risk + reading.urgent)
    return bool(strength and worry)


def _row(pairs: Pairs, right: Callable[[Statement, Reading], bool]) -> Row:
    return Row("", sum(right(s, r) for s, r in pairs), len(pairs))


def _recall(name: str, count: Count) -> Row:
    return Row(name, count.found, count.found + count.missed)


def _precision(name: str, count: Count) -> Row:
    return Row(name, count.found, count.found + count.wrong)


# --- the ratchet --------------------------------------------------------------------------------------------

Levels = dict[str, dict[str, float]]


def levels(pairs: Pairs) -> dict[str, float]:
    """Mark → level, rounded down to three decimals."""
    return {mark.name: math.floor(mark.share * 1000) / 1000 for mark in marks(pairs)}


def reached(file: Path) -> Levels:
    """Set → mark → level, as kept in the ratchet file; empty where there is none."""
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")) or {}) if file.exists() else {}


def raise_levels(file: Path, name: str, now: dict[str, float]) -> list[str]:
    """Keeps what is higher than before; returns a line for each mark that rose."""
    kept = reached(file)
    before = kept.get(name, {})
    kept[name] = {mark: max(level, before.get(mark, 0.0)) for mark, level in now.items()}
    file.write_text(_HEAD + yaml.safe_dump(kept, sort_keys=True, allow_unicode=True, width=110), encoding="utf-8")
    return [f"{m}: {before.get(m, 0.0):.3f} to {v:.3f}" for m, v in kept[name].items() if v > before.get(m, 0.0)]


def fallen(before: dict[str, float], now: dict[str, float]) -> list[str]:
    """A line for each mark that is below what was reached before."""
    return [f"{m}: {now.get(m, 0.0):.3f}, was {level:.3f}" for m, level in before.items() if now.get(m, 0.0) < level]
