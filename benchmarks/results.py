"""What was measured, and the rows of the table that it becomes."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.memory import TALKS, Memory
from benchmarks.reading import MOST_WORDS, ReadingTimes
from benchmarks.replying import AT_ONCE
from benchmarks.table import NOTHING, Figure, Mark, Row
from benchmarks.times import Times

TRAINING = Mark(240.0, "≤ 4 min")
READY = Mark(8.0, "≤ 8 s")
MEMORY = Mark(900.0, "≤ 900 MB")
REPLY = Mark(30.0, "≤ 30 ms median")
READING = Mark(25.0, "≤ 25 ms median")

ACTION = "Reply to a turn that calls an action"
NO_ACTION = "Reply to a turn that calls none"
URGENT = "Reply to an urgent turn"
ACTION_AT_ONCE = f"{ACTION}, {AT_ONCE} conversations at once"
NO_ACTION_AT_ONCE = f"{NO_ACTION}, {AT_ONCE} conversations at once"
REPLIES = (ACTION, NO_ACTION, URGENT, ACTION_AT_ONCE, NO_ACTION_AT_ONCE)


@dataclass
class Results:
    """What was measured of one contender."""

    training: float = 0.0
    starts: Sequence[float] = ()
    memory: Memory | None = None
    replies: dict[str, Times] = field(default_factory=dict)
    reading: ReadingTimes | None = None
    trouble: int = 0
    """Answers that the gateway had to give by itself."""


def rows_of(ours: Results, peer: Results | None) -> list[Row]:
    """Every row, the marks first."""
    other = peer or Results()
    starts = f"median of {len(ours.starts)} starts (slowest)" if len(ours.starts) > 1 else "one start"
    after = f"of all processes after {TALKS} conversations"
    rows = [
        Row("Training from nothing", _training(ours), _training(other), TRAINING),
        Row(f"Ready to type, {starts}", _ready(ours), _ready(other), READY),
        Row(f"Memory {after}: RSS", _rss(ours), _rss(other), MEMORY),
        Row(f"Memory {after}: PSS", _pss(ours), _pss(other), MEMORY),
    ]
    for name in REPLIES:
        mark = REPLY if name == ACTION else None
        rows.append(Row(f"{name}, median (p95)", _reply(ours, name), _reply(other, name), mark))
    return rows + (_reading(ours.reading) if ours.reading else [])


def notes_of(ours: Results, peer: Results | None) -> list[str]:
    """What a reader of the table must know: where the memory is, and which turns did not go as meant."""
    found = []
    if ours.memory:
        parts = ", ".join(f"{name} {size / 1e6:,.0f}" for name, size in ours.memory.by_process)
        found.append(f"Naast's RSS in MB by process: {parts}.")
    for who, results in (("Naast", ours), ("Rasa's starter bot", peer)):
        for name, times in (results.replies if results else {}).items():
            if times.odd:
                of = times.odd + len(times.seconds)
                found.append(f"{who}: {times.odd} of {of} turns of “{name}” were answered otherwise; not timed.")
    if ours.trouble:
        found.append(f"Naast: {ours.trouble} answers came from the gateway alone, because the bot gave none in time.")
    return found


def _training(results: Results) -> Figure:
    return Figure(results.training, f"{results.training:.0f} s") if results.training else NOTHING


def _ready(results: Results) -> Figure:
    if not results.starts:
        return NOTHING
    middle = statistics.median(results.starts)
    slowest = f" ({max(results.starts):.1f})" if len(results.starts) > 1 else ""
    return Figure(middle, f"{middle:.1f} s{slowest}")


def _rss(results: Results) -> Figure:
    memory = results.memory
    return _megabytes(memory.rss, len(memory.by_process)) if memory else NOTHING


def _pss(results: Results) -> Figure:
    memory = results.memory
    return _megabytes(memory.pss, len(memory.by_process)) if memory else NOTHING


def _megabytes(size: int | None, processes: int) -> Figure:
    if size is None:
        return Figure(None, "not known on this system")
    megabytes = size / 1e6
    return Figure(megabytes, f"{megabytes:,.0f} MB ({processes} process{'es' if processes > 1 else ''})")


def _reply(results: Results, name: str) -> Figure:
    return _milliseconds(results.replies[name]) if name in results.replies else NOTHING


def _milliseconds(times: Times) -> Figure:
    if times.median is None or times.p95 is None:
        return Figure(None, "not measured")
    return Figure(times.median * 1000, f"{times.median * 1000:.1f} ms ({times.p95 * 1000:.1f})")


def _reading(reading: ReadingTimes) -> list[Row]:
    what = f"Reading alone, 1 to {MOST_WORDS} words"
    rows = [
        Row("Reading a message of tests/evaluation, median (p95)", _milliseconds(reading.measured), NOTHING, READING),
        Row(f"{what}, all of it urgent", _milliseconds(reading.alone)),
        Row(f"{what}, with the message before it", _milliseconds(reading.after_another)),
    ]
    by_length = reading.by_length.items()
    return rows + [Row(f"Reading alone, {n:,} characters", _milliseconds(times)) for n, times in by_length]
