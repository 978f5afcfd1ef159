"""The figures as a Markdown table, each beside its mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mark:
    """What a figure may be at most."""

    limit: float
    text: str

    def verdict(self, value: float | None) -> str:
        """Whether the value keeps to it: met, not met, or not measured."""
        if value is None:
            return "not measured"
        return "met" if value <= self.limit else "not met"


@dataclass(frozen=True)
class Figure:
    """One measured value, and how it is written."""

    value: float | None
    """In the unit of its mark; None where it could not be measured."""
    text: str


NOTHING = Figure(None, "")


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    ours: Figure
    peer: Figure = field(default=NOTHING)
    mark: Mark | None = None

    def cells(self) -> tuple[str, ...]:
        """What, mark, ours, met or not met, the peer's."""
        mark, verdict = (self.mark.text, self.mark.verdict(self.ours.value)) if self.mark else ("", "")
        return (self.what, mark, self.ours.text or "not measured", verdict, self.peer.text)


def table(rows: Sequence[Row], ours: str, peer: str | None) -> str:
    """The table; without `peer` its column is left out."""
    head = ("What", "Mark", ours, "", peer or "")
    lines = [head, ("---", "---", "---:", "---", "---:"), *(row.cells() for row in rows)]
    shown = len(head) if peer else len(head) - 1
    return "\n".join("| " + " | ".join(line[:shown]) + " |" for line in lines)
