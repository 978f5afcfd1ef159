"""Taking names out of a summary's lines, in a worker of its own that lives only while summaries are made.

The worker loads for seconds and takes half a gigabyte, so the gateway itself never loads what it uses. At most one
worker runs; it ends by itself when nobody asked it anything for a while.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

log = logging.getLogger("web.redacting")

COMMAND = (sys.executable, "-m", "language.redaction_worker")
HANDED_ON = (
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "VIRTUAL_ENV",
    "PYTHONPATH",
    "PYTHONPYCACHEPREFIX",
    "LD_LIBRARY_PATH",
)
"""All that the worker gets of the environment, beside where its lists are kept: it needs no keys and no addresses."""
LONGEST_ANSWER = 16 * 1024 * 1024
ENDS_WITHIN_SECONDS = 2.0
ROOT = Path(__file__).parent.parent


class NamesNotChecked(Exception):
    """The names could not be taken out: nothing of these texts may be shown or shared."""


@dataclass(frozen=True)
class Redacted:
    """A text without names, addresses and numbers."""

    text: str
    """What was taken out stands in it as "[naam]"."""
    taken: tuple[str, ...]
    """What was taken out now, in the order of its places."""


class _Died(Exception):
    """The worker ended, or said something that is no answer."""


class RedactionRoom:
    """Asks the worker, starts it when it is needed and ends it when it is not."""

    def __init__(
        self,
        command: Sequence[str] = COMMAND,
        *,
        timeout: float = 30.0,
        loading_timeout: float = 900.0,
        idle_seconds: float = 120.0,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        """``timeout``: seconds that one question may take, loading included; loading itself may go on for longer."""
        self._command = tuple(command)
        self._timeout = timeout
        self._loading_timeout = loading_timeout
        self._idle_seconds = idle_seconds
        self._environ = environ
        self._turn = asyncio.Lock()
        self._worker: _Worker | None = None
        self._idle: asyncio.TimerHandle | None = None
        self._ending: set[asyncio.Task[None]] = set()
        self._closed = False

    async def redact(self, texts: Sequence[str]) -> list[Redacted]:
        """The texts without names, in the same order. Raises NamesNotChecked: too slow, or the worker died twice."""
        if not texts:
            return []
        try:
            return await asyncio.wait_for(self._in_turn(tuple(texts)), self._timeout)
        except asyncio.TimeoutError as error:
            raise NamesNotChecked("The names were not checked in time.") from error

    def warm(self) -> None:
        """Begin to load, without waiting: it may be needed soon."""
        if not self._closed and not self._turn.locked():
            self._present_worker()
            self._end_when_idle()

    async def close(self) -> None:
        """End the worker. Whoever still waits gets NamesNotChecked."""
        self._closed = True
        self._end_worker()
        if self._ending:
            await asyncio.wait(self._ending)

    async def _in_turn(self, texts: tuple[str, ...]) -> list[Redacted]:
        async with self._turn:
            self._keep_alive()
            try:
                return await self._asked_twice_at_most(texts)
            finally:
                self._end_when_idle()

    async def _asked_twice_at_most(self, texts: tuple[str, ...]) -> list[Redacted]:
        for attempt in (1, 2):
            if self._closed:
                break
            worker = self._present_worker()
            try:
                return await worker.redact(texts)
            except _Died:
                log.warning("The worker that takes names out died (attempt %d)", attempt)
                self._end_worker()
            except asyncio.CancelledError:
                if not worker.loads:  # it works on texts nobody waits for; one that still loads may go on
                    self._end_worker()
                raise
        raise NamesNotChecked("The names were not checked: the worker died.")

    def _present_worker(self) -> _Worker:
        if self._worker is None or self._worker.ended:
            self._worker = _Worker(self._command, worker_environment(self._environ), self._loading_timeout)
        return self._worker

    def _end_worker(self) -> None:
        self._keep_alive()
        worker, self._worker = self._worker, None
        if worker:
            task = asyncio.get_running_loop().create_task(worker.end())
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)

    def _keep_alive(self) -> None:
        if self._idle:
            self._idle.cancel()
            self._idle = None

    def _end_when_idle(self) -> None:
        self._keep_alive()
        if not self._closed and self._worker:
            self._idle = asyncio.get_running_loop().call_later(self._idle_seconds, self._is_idle)

    def _is_idle(self) -> None:
        if self._turn.locked() or (self._worker and self._worker.loads):
            self._end_when_idle()
        else:
            self._end_worker()


class _Worker:
    """One process, from its start to its end."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], loading_timeout: float) -> None:
        self._command = command
        self._environment = environment
        self._last = 0
        self._process: Process | None = None
        self._started = asyncio.get_running_loop().create_task(self._start(loading_timeout))
        self._started.add_done_callback(_look_at_the_outcome)

    @property
    def loads(self) -> bool:
        """Whether it is not ready yet."""
        return not self._started.done()

    @property
    def ended(self) -> bool:
        """Whether it could not be started, or is gone."""
        failed = self._started.done() and (self._started.cancelled() or self._started.exception() is not None)
        return failed or (self._process is not None and self._process.returncode is not None)

    async def redact(self, texts: Sequence[str]) -> list[Redacted]:
        """Asks and waits. Raises _Died where no answer comes."""
        try:
            await asyncio.shield(self._started)
        except (OSError, asyncio.TimeoutError) as error:
            raise _Died from error
        self._last += 1
        await self._write({"id": self._last, "texts": list(texts)})
        return _redacted(await self._read(), self._last, len(texts))

    async def end(self) -> None:
        """Closes its input, and makes it end where it does not."""
        self._started.cancel()
        await asyncio.wait([self._started])
        process = self._process
        if process is None or process.returncode is not None:
            return
        if process.stdin:
            process.stdin.close()
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(process.wait(), ENDS_WITHIN_SECONDS)
            return
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()

    async def _start(self, loading_timeout: float) -> None:
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            cwd=ROOT,
            env=dict(self._environment),
            limit=LONGEST_ANSWER,
        )
        ready = await asyncio.wait_for(self._read(), loading_timeout)
        if not ready.get("ready"):
            log.error("The worker that takes names out cannot load: %s", ready.get("error", "it did not say why"))
            raise _Died

    async def _write(self, request: dict[str, Any]) -> None:
        stdin = self._process.stdin if self._process else None
        if stdin is None:
            raise _Died
        try:
            stdin.write(json.dumps(request).encode() + b"\n")
            await stdin.drain()
        except (ConnectionError, RuntimeError) as error:
            raise _Died from error

    async def _read(self) -> dict[str, Any]:
        stdout = self._process.stdout if self._process else None
        if stdout is None:
            raise _Died
        try:
            answer = json.loads(await stdout.readline())
        except ValueError as error:  # no line at all, one that is too long, or no JSON
            raise _Died from error
        if not isinstance(answer, dict):
            raise _Died
        return answer


def worker_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """What the worker gets of the environment."""
    named = {name: environ[name] for name in (*HANDED_ON, "NAAST_CACHE", "NAAST_REDACTION_CACHE") if name in environ}
    return {**named, "PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"}


def _redacted(answer: dict[str, Any], number: int, how_many: int) -> list[Redacted]:
    """The answer to question ``number``. Raises NamesNotChecked where it says that it failed, _Died for nonsense."""
    if answer.get("id") == number and "error" in answer:
        raise NamesNotChecked("The names were not checked: a text could not be read.")
    found = answer.get("redacted")
    if answer.get("id") != number or not isinstance(found, list) or len(found) != how_many:
        raise _Died
    try:
        return [Redacted(str(one["text"]), tuple(map(str, one["taken"]))) for one in found]
    except (KeyError, TypeError) as error:
        raise _Died from error


def _look_at_the_outcome(started: asyncio.Task[None]) -> None:
    """So that a worker that nobody waited for is not reported as a forgotten error."""
    if not started.cancelled():
        started.exception()
