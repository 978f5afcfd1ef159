"""How much memory all processes of one installation hold together."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

import aiohttp
import psutil

from benchmarks.processes import family
from benchmarks.talking import TURNS_PER_TALK, Contender

TALKS = 10


@dataclass(frozen=True)
class Memory:
    """Sums over all processes, in bytes."""

    by_process: tuple[tuple[str, int], ...]
    """(name, resident set size) of each."""
    rss: int
    """Resident set size: what processes share is counted for each of them."""
    pss: int | None
    """Proportional set size: what processes share is counted once. None where the system does not tell."""


def memory_of(process: psutil.Process) -> Memory:
    """The memory of a process and of all that it started."""
    rss: list[tuple[str, int]] = []
    pss: list[int | None] = []
    for each in family(process):
        with contextlib.suppress(psutil.NoSuchProcess):
            name, full = _name(each), each.memory_full_info()
            rss.append((name, int(full.rss)))
            pss.append(getattr(full, "pss", None))
    known = [value for value in pss if value is not None]
    return Memory(tuple(rss), sum(size for _, size in rss), sum(known) if len(known) == len(pss) else None)


def _name(process: psutil.Process) -> str:
    """The module that a Python process runs, or the program's name."""
    arguments = process.cmdline()
    return arguments[arguments.index("-m") + 1] if "-m" in arguments[:-1] else process.name()


async def ten_talks(
    contender: Contender, session: aiohttp.ClientSession, address: str, messages: Sequence[str]
) -> None:
    """Holds ten conversations and leaves them as they are, so that their memory counts."""
    for number in range(TALKS):
        talk = await contender.open(session, address)
        for turn in range(TURNS_PER_TALK):
            await talk.say(messages[(number + turn) % len(messages)])
