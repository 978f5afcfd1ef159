"""How well a reader does on labelled messages: counts, recall and precision with exact 95 % intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from language.reading import Reading
from language.statements import Statement


@dataclass(frozen=True)
class Count:
    """Right and wrong for one label or group."""

    found: int = 0
    """Labelled and read."""
    missed: int = 0
    wrong: int = 0
    """Read but not labelled."""

    def __add__(self, other: Count) -> Count:
        return Count(self.found + other.found, self.missed + other.missed, self.wrong + other.wrong)

    @property
    def recall(self) -> float:
        """Share of what is labelled that was read; nan where nothing is labelled."""
        return _share(self.found, self.found + self.missed)

    @property
    def precision(self) -> float:
        """Share of what was read that is labelled; nan where nothing was read."""
        return _share(self.found, self.found + self.wrong)

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision."""
        return _share(2 * self.found, 2 * self.found + self.missed + self.wrong)


@dataclass(frozen=True)
class Row:
    """A line of a table: a share with how many it rests on."""

    name: str
    right: int
    of: int

    @property
    def interval(self) -> tuple[float, float]:
        """Exact (Clopper-Pearson) 95 % interval of the share."""
        return exact_interval(self.right, self.of)


def exact_interval(right: int, of: int, level: float = 0.95) -> tuple[float, float]:
    """Clopper-Pearson interval of ``right`` out of ``of``; (0, 1) where ``of`` is 0."""
    from scipy.stats import beta

    if of == 0:
        return 0.0, 1.0
    tail = (1 - level) / 2
    low = 0.0 if right == 0 else float(beta.ppf(tail, right, of - right + 1))
    high = 1.0 if right == of else float(beta.ppf(1 - tail, right + 1, of - right))
    return low, high


@dataclass(frozen=True)
class Report:
    """What :func:`measure` found."""

    messages: int
    urgent: Count
    """Urgent of any kind against not urgent."""
    quiet: Row
    """Messages without anything urgent that were read as not urgent."""
    kinds: dict[str, Count]
    labels: dict[str, Count]
    fields: tuple[Row, ...]

    def micro(self) -> Count:
        """Risk and protective factors together."""
        return sum(self.labels.values(), Count())

    def macro_f1(self) -> float:
        """Mean F1 over the risk and protective factors that occur."""
        scores = [c.f1 for c in self.labels.values() if c.found + c.missed]
        return sum(scores) / len(scores) if scores else float("nan")


def measure(
    statements: Sequence[Statement], read: Callable[[str], Reading], urgent: Iterable[str], others: Iterable[str]
) -> Report:
    """Reads every statement and compares. ``urgent``, ``others``: the labels to count."""
    pairs = [(s, read(s.text)) for s in statements]
    return compare(pairs, urgent, others)


def compare(
    pairs: Sequence[tuple[Statement, Reading]], urgent: Iterable[str], others: Iterable[str]
) -> Report:
    """A report on statements with what was read in them."""
    quiet = [(s, r) for s, r in pairs if not s.urgent]
    return Report(
        messages=len(pairs),
        urgent=_count((bool(s.urgent), bool(r.urgent)) for s, r in pairs),
        quiet=Row("not urgent, read so", sum(not r.urgent for _, r in quiet), len(quiet)),
        kinds={k: _count((k in s.urgent, k in r.urgent) for s, r in pairs) for k in urgent},
        labels={k: _count((k in s.factors, k in r.factors) for s, r in pairs) for k in others},
        fields=tuple(
            Row(name, sum(getattr(s, name) == getattr(r, name) for s, r in pairs), len(pairs))
            for name in ("about", "time", "lang", "phase")
        ),
    )


def _count(pairs: Iterable[tuple[bool, bool]]) -> Count:
    found = missed = wrong = 0
    for labelled, read in pairs:
        found += labelled and read
        missed += labelled and not read
        wrong += read and not labelled
    return Count(found, missed, wrong)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")
