"""The whole measurement, in an order in which neither of the two profits from the other."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from benchmarks import results as what
from benchmarks.memory import memory_of, ten_talks
from benchmarks.messages import load_messages
from benchmarks.ours import Ours
from benchmarks.peer import Starter
from benchmarks.processes import CannotMeasure
from benchmarks.reading import reading_times
from benchmarks.replying import AT_ONCE, AsMeant, reply_times
from benchmarks.results import Results
from benchmarks.starting import served, start_seconds
from benchmarks.talking import Contender, Reply, client
from benchmarks.times import Times
from benchmarks.training import training_seconds
from language.fingerprint import ROOT

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Counts:
    """How often each thing is done."""

    starts: int
    turns: int
    texts: int
    repeats: int


@dataclass(frozen=True)
class Way:
    """One kind of turn that is timed."""

    name: str
    messages: Sequence[str]
    as_meant: AsMeant
    at_once: int = 1


def measure(ours: Ours, peer: Starter | None, counts: Counts, work: Path, tell: Tell) -> dict[str, Results]:
    """Name → what was measured; `tell` hears what is being done. Raises CannotMeasure."""
    contenders: list[Contender] = [ours, peer] if peer else [ours]
    found = {contender.name: Results() for contender in contenders}
    if peer:
        tell(f"making {peer.name}")
        peer.make()
    for contender in contenders:
        tell(f"training {contender.name} from nothing")
        found[contender.name].training = training_seconds(contender)
    tell(f"starting {' and '.join(found)}, {counts.starts + 1} times")
    for name, seconds in start_seconds(contenders, counts.starts).items():
        found[name].starts = seconds
    for contender in contenders:
        tell(f"talking to {contender.name}")
        _talk(contender, found[contender.name], counts.turns)
    tell("reading alone")
    found[ours.name].reading = reading_times(
        ours.environment_of_gateway(), ROOT, work / "reading.log", texts=counts.texts, repeats=counts.repeats
    )
    return found


def ways_of(contender: Contender) -> tuple[Way, ...]:
    """The kinds of turns that this contender has."""
    typed = load_messages()
    if not isinstance(contender, Ours):
        return (
            Way(what.NO_ACTION, typed.starter, _is_answered),
            Way(what.NO_ACTION_AT_ONCE, typed.starter, _is_answered, AT_ONCE),
        )
    return (
        Way(what.ACTION, typed.action.messages, typed.action.as_meant),
        Way(what.NO_ACTION, typed.no_action.messages, typed.no_action.as_meant),
        Way(what.URGENT, typed.urgent.messages, typed.urgent.as_meant),
        Way(what.ACTION_AT_ONCE, typed.action.messages, typed.action.as_meant, AT_ONCE),
        Way(what.NO_ACTION_AT_ONCE, typed.no_action.messages, typed.no_action.as_meant, AT_ONCE),
    )


def _talk(contender: Contender, results: Results, turns: int) -> None:
    """Ten conversations, then the memory, then the times of replies."""
    typed = load_messages()
    mixed = typed.mixed() if isinstance(contender, Ours) else typed.starter
    with served(contender) as (process, address, _), _one_sentence(contender.name):
        asyncio.run(_ten_talks(contender, address, mixed))
        results.memory = memory_of(process)
        results.replies = asyncio.run(_replies(contender, address, turns))
        if isinstance(contender, Ours):
            results.trouble = asyncio.run(_trouble(contender, address))


async def _ten_talks(contender: Contender, address: str, messages: Sequence[str]) -> None:
    async with client() as session:
        await ten_talks(contender, session, address, messages)


async def _replies(contender: Contender, address: str, turns: int) -> dict[str, Times]:
    found = {}
    async with client() as session:
        for way in ways_of(contender):
            found[way.name] = await reply_times(
                contender, session, address, way.messages, way.as_meant, turns=turns, at_once=way.at_once
            )
    return found


async def _trouble(ours: Ours, address: str) -> int:
    async with client() as session:
        return await ours.trouble(session, address)


def _is_answered(reply: Reply) -> bool:
    return bool(reply.messages)


@contextlib.contextmanager
def _one_sentence(name: str) -> Iterator[None]:
    """Turns a connection that broke or took too long into one sentence."""
    try:
        yield
    except (aiohttp.ClientError, asyncio.TimeoutError) as error:
        raise CannotMeasure(f"{name} gave no answer in the middle of a talk: {type(error).__name__}.") from None
