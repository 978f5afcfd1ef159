"""`uv run python -m benchmarks.speed`: Naast beside Rasa's own starter bot, in one run on one machine.

Both are trained from nothing, started and talked to in the same way, in a temporary folder, on loopback only.
The table goes to standard output, what is being done to standard error. Options: `--quick` (few repeats, to see
that it works) and `--no-peer` (Naast alone). A figure above its mark is told, and is no error.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

import click

from benchmarks.machine import Clocks, cores, description, is_quiet
from benchmarks.measuring import Counts, measure
from benchmarks.ours import Ours
from benchmarks.peer import Starter
from benchmarks.processes import CannotMeasure
from benchmarks.replying import AT_ONCE
from benchmarks.results import Results, notes_of, rows_of
from benchmarks.table import table
from benchmarks.talking import TURNS_PER_TALK

FULL = Counts(starts=5, turns=200, texts=400, repeats=20)
QUICK = Counts(starts=1, turns=24, texts=40, repeats=5)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--quick", is_flag=True, help="Few repeats: to see that it works, not for figures.")
@click.option("--no-peer", is_flag=True, help="Naast alone, without Rasa's starter bot.")
def speed(quick: bool, no_peer: bool) -> None:
    """Measure training, start, memory, replies and reading, and print a Markdown table."""
    signal.signal(signal.SIGTERM, _stop)
    counts = QUICK if quick else FULL
    try:
        begin = Clocks.now()
        with tempfile.TemporaryDirectory(prefix="naast-speed-") as folder:
            work = Path(folder)
            ours, peer = Ours(work), None if no_peer else Starter(work)
            found = measure(ours, peer, counts, work, _tell)
    except CannotMeasure as error:
        raise click.ClickException(str(error)) from None
    other_work = begin.other_work_until(Clocks.now())
    print(_report(other_work, counts, ours, found[ours.name], found[peer.name] if peer else None))


def _report(other_work: float, counts: Counts, ours: Ours, mine: Results, other: Results | None) -> str:
    """The whole answer, in Markdown."""
    parts = [f"Measured on {description()}."]
    if not is_quiet(other_work):
        parts.append(f"**Not final**: other work kept {other_work:.1f} of {cores()} cores busy meanwhile.")
    if counts == QUICK:
        parts.append("**Not final**: `--quick`, with few repeats.")
    parts.append(table(rows_of(mine, other), Ours.name, Starter.name if other else None))
    notes = [*notes_of(mine, other), *_how(counts, has_model=ours.dutch_model is not None)]
    return "\n\n".join([*parts, "\n".join(f"- {note}" for note in notes)])


def _how(counts: Counts, *, has_model: bool) -> list[str]:
    dutch = "spaCy's nl_core_news_sm" if has_model else "spaCy's blank Dutch pipeline and simplemma lemmas"
    return [
        f"Naast runs as `naast train` and `naast serve`, with {dutch}; the starter bot is what `rasa init` makes, "
        "run as `rasa train` and `rasa run` with Rasa's own settings. It has no actions.",
        "Training begins without cache, model or Python bytecode. Ready to type: from the command until the bot's "
        "own first answer over HTTP (POST /api/conversations, or the REST webhook).",
        f"Replies: {counts.turns} turns of each kind in conversations of at most {TURNS_PER_TALK}, over HTTP on "
        "loopback, from sending until the last byte; Naast through its gateway, which reads each message first. "
        f"With {AT_ONCE} conversations at once every one of them waits for its answer before it goes on.",
        "MB is a million bytes. RSS counts what processes share for each of them, PSS once.",
    ]


def _tell(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def _stop(number: int, frame: object) -> NoReturn:
    """Ends as Ctrl-C does, so that every process that was started is ended too."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    speed()
