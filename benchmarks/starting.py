"""How long it takes from the command until somebody can type, with a trained model."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Iterator, Sequence

import aiohttp
import psutil

from benchmarks.processes import CannotMeasure, free_port, last_words, running
from benchmarks.talking import Contender, client

READY_WITHIN_SECONDS = 90.0
_PAUSE_SECONDS = 0.02


@contextlib.contextmanager
def served(contender: Contender) -> Iterator[tuple[psutil.Popen, str, float]]:
    """The running process, its address, and the seconds until it answered. Raises CannotMeasure."""
    port = free_port()
    command = contender.serve(port)
    address = f"http://127.0.0.1:{port}"
    started = time.perf_counter()
    with running(command) as process:
        ready = asyncio.run(_first_answer(contender, address, process))
        contender.check()
        if ready is None:
            raise CannotMeasure(f"{contender.name} did not start; its last words: {last_words(command)}")
        yield process, address, ready - started


def start_seconds(contenders: Sequence[Contender], times: int) -> dict[str, list[float]]:
    """Name → seconds of each start, the contenders in turn. One start before that is not counted.

    It is what an installation does once: Python compiles what training did not need.
    """
    found: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for number in range(times + 1):
        for contender in contenders:
            with served(contender) as (_, _, seconds):
                if number:
                    found[contender.name].append(seconds)
    return found


async def _first_answer(contender: Contender, address: str, process: psutil.Popen) -> float | None:
    """The moment of the first answer; None where the process ended or the time is over."""
    deadline = time.perf_counter() + READY_WITHIN_SECONDS
    async with client() as session:
        while time.perf_counter() < deadline and process.poll() is None:
            with contextlib.suppress(aiohttp.ClientError, asyncio.TimeoutError):
                talk = await contender.first_answer(session, address)
                if talk is not None:
                    answered = time.perf_counter()
                    await talk.end()
                    return answered
            await asyncio.sleep(_PAUSE_SECONDS)
    return None
