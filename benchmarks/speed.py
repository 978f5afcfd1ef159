"""`uv run python -m benchmarks.speed`: Naast beside Rasa's own starter bot, in one run on one machine.

Both are trained from nothing, started and talked to in the same way, in a temporary folder, on loopback only.
The table goes to standard output, what is being done to standard error. Options: `--quick` (few repeats, to see
that it works) and `--no-peer` (Naast alone).
"""

from __future__ import annotations

import asyncio
import signal
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import aiohttp
import click

from benchmarks import results as what
from benchmarks.machine import Machine, look
from benchmarks.memory import memory_of, ten_talks
from benchmarks.messages import load_messages
from benchmarks.ours import Ours
from benchmarks.peer import Starter
from benchmarks.processes import CannotMeasure
from benchmarks.reading import reading_times
from benchmarks.replying import AT_ONCE, AsMeant, reply_times
from benchmarks.results import Results, notes_of, rows_of
from benchmarks.starting import served, start_seconds
from benchmarks.table import table
from benchmarks.talking import Contender, Reply, client
from benchmarks.times import Times
from benchmarks.training import training_seconds
from language.fingerprint import ROOT


@dataclass(frozen=True)
class Counts:
    """How often each thing is done."""

    starts: int
    turns: int
    texts: int
    repeats: int


FULL = Counts(starts=5, turns=200, texts=400, repeats=20)
QUICK = Counts(starts=1, turns=24, texts=40, repeats=5)


@dataclass(frozen=True)
class Way:
    """One kind of turn that is timed."""

    name: str
    messages: Sequence[str]
    as_meant: AsMeant
    at_once: int = 1


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--quick", is_flag=True, help="Few repeats: to see that it works, not for figures.")
@click.option("--no-peer", is_flag=True, help="Naast alone, without Rasa's starter bot.")
def speed(quick: bool, no_peer: bool) -> None:
    """Measure training, start, memory, replies and reading, and print a Markdown table."""
    signal.signal(signal.SIGTERM, _stop)
    counts = QUICK if quick else FULL
    try:
        machine = look()
        with tempfile.TemporaryDirectory(prefix="naast-speed-") as folder:
            work = Path(folder)
            ours, peer = Ours(work), None if no_peer else Starter(work)
            found = measure(ours, peer, counts, work)
    except CannotMeasure as error:
        raise click.ClickException(str(error)) from None
    print(report(machine, ours, found, peer, quick=quick))


def measure(ours: Ours, peer: Starter | None, counts: Counts, work: Path) -> dict[str, Results]:
    """Everything, in an order in which neither profits from the other. Raises CannotMeasure."""
    contenders: list[Contender] = [ours, peer] if peer else [ours]
    found = {contender.name: Results() for contender in contenders}
    if peer:
        _tell("making Rasa's starter bot")
        peer.make()
    for contender in contenders:
        _tell(f"training {contender.name} from nothing")
        found[contender.name].training = training_seconds(contender)
    _tell(f"starting each {counts.starts + 1} times")
    for name, seconds in start_seconds(contenders, counts.starts).items():
        found[name].starts = seconds
    _talk_to_ours(ours, found[ours.name], counts.turns)
    if peer:
        _talk_to_peer(peer, found[peer.name], counts.turns)
    _tell("reading alone")
    found[ours.name].reading = reading_times(
        ours.environment_of_gateway(), ROOT, work / "reading.log", texts=counts.texts, repeats=counts.repeats
    )
    return found


def _talk_to_ours(ours: Ours, results: Results, turns: int) -> None:
    typed = load_messages()
    action, no_action, urgent = typed.action, typed.no_action, typed.urgent
    ways = (
        Way(what.ACTION, action.messages, action.as_meant),
        Way(what.NO_ACTION, no_action.messages, no_action.as_meant),
        Way(what.URGENT, urgent.messages, urgent.as_meant),
        Way(what.ACTION_AT_ONCE, action.messages, action.as_meant, AT_ONCE),
        Way(what.NO_ACTION_AT_ONCE, no_action.messages, no_action.as_meant, AT_ONCE),
    )
    with served(ours) as (process, address, _):
        _tell("talking to Naast")
        asyncio.run(_ten_talks(ours, address, typed.mixed()))
        results.memory = memory_of(process)
        results.replies = asyncio.run(_replies(ours, address, ways, turns))
        results.trouble = asyncio.run(_trouble(ours, address))


def _talk_to_peer(peer: Starter, results: Results, turns: int) -> None:
    messages = load_messages().starter
    ways = (
        Way(what.NO_ACTION, messages, _answered),
        Way(what.NO_ACTION_AT_ONCE, messages, _answered, AT_ONCE),
    )
    with served(peer) as (process, address, _):
        _tell("talking to Rasa's starter bot")
        asyncio.run(_ten_talks(peer, address, messages))
        results.memory = memory_of(process)
        results.replies = asyncio.run(_replies(peer, address, ways, turns))


async def _ten_talks(contender: Contender, address: str, messages: Sequence[str]) -> None:
    async with client() as session:
        with _one_sentence(contender):
            await ten_talks(contender, session, address, messages)


async def _replies(contender: Contender, address: str, ways: Sequence[Way], turns: int) -> dict[str, Times]:
    found = {}
    async with client() as session:
        for way in ways:
            with _one_sentence(contender):
                found[way.name] = await reply_times(
                    contender, session, address, way.messages, way.as_meant, turns=turns, at_once=way.at_once
                )
    return found


async def _trouble(ours: Ours, address: str) -> int:
    async with client() as session:
        return await ours.trouble(session, address)
