"""Starts bot, actions and web as processes, restarts one that dies, and ends them all together."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
READY_WITHIN_SECONDS = 90.0
END_WITHIN_SECONDS = 8.0
QUICK_DEATH_SECONDS = 5.0
LONGEST_PAUSE_SECONDS = 30.0


class NotStarted(RuntimeError):
    """The processes did not become ready; the message says which and where its words are."""


@dataclass(frozen=True)
class Program:
    """One process that is kept alive."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass
class _Child:
    program: Program
    process: subprocess.Popen[bytes]
    started: float
    deaths: int = 0
    again_at: float = 0.0


class Supervisor:
    """Keeps programs running until it is told to end."""

    def __init__(self, programs: Sequence[Program], log_folder: Path, tell: Callable[[str], None] = print) -> None:
        self._programs = programs
        self._logs = log_folder
        self._tell = tell
        self._children: dict[str, _Child] = {}
        self._ending = False

    def start(self) -> None:
        """Starts every program; what they print goes to a file each."""
        self._logs.mkdir(parents=True, exist_ok=True)
        for program in self._programs:
            self._children[program.name] = _Child(program, self._spawn(program), time.monotonic())

    def pids(self) -> dict[str, int]:
        """Name → process id of what runs now."""
        return {name: child.process.pid for name, child in self._children.items()}

    def watch(self, pause: float = 0.3) -> None:
        """Restarts what dies, until :meth:`end` was called. Waits longer after each quick death."""
        while not self._ending:
            for child in self._children.values():
                self._look_after(child)
            time.sleep(pause)

    def _look_after(self, child: _Child) -> None:
        now = time.monotonic()
        if child.process.poll() is None:
            return
        if not child.again_at:
            quick = now - child.started < QUICK_DEATH_SECONDS
            child.deaths = child.deaths + 1 if quick else 1
            child.again_at = now + (min(2.0 ** (child.deaths - 1), LONGEST_PAUSE_SECONDS) if quick else 0.0)
            self._tell(f"{child.program.name} stopped (exit {child.process.returncode}); starting it again.")
        if now >= child.again_at and not self._ending:
            child.process = self._spawn(child.program)
            child.started, child.again_at = now, 0.0

    def _spawn(self, program: Program) -> subprocess.Popen[bytes]:
        with (self._logs / f"{program.name}.log").open("ab") as log:
            return subprocess.Popen(
                list(program.command),
                cwd=ROOT,
                env={**os.environ, **program.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def end(self) -> None:
        """Asks every process to end, and makes it after eight seconds."""
        self._ending = True
        for child in self._children.values():
            _signal(child.process, signal.SIGTERM)
        deadline = time.monotonic() + END_WITHIN_SECONDS
        for child in self._children.values():
            try:
                child.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                _signal(child.process, signal.SIGKILL)
                child.process.wait()

    @property
    def ending(self) -> bool:
        """Whether it was told to end, by :meth:`end` or by a signal."""
        return self._ending

    def dead(self) -> list[str]:
        """Names of the programs that do not run at this moment."""
        return [name for name, child in self._children.items() if child.process.poll() is not None]


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def wait_until_ready(url: str, supervisor: Supervisor, within: float = READY_WITHIN_SECONDS) -> bool:
    """True when ``url`` answers 200, False when it was told to end before that.

    Raises NotStarted after ``within`` seconds or when a program died.
    """
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if supervisor.ending:
            return False
        with contextlib.suppress(urllib.error.URLError, OSError, TimeoutError):
            with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 - our own loopback address
                if answer.status == 200:
                    return True
        if supervisor.dead():
            raise NotStarted(f"{supervisor.dead()[0]} did not start; its words are in the log folder.")
        time.sleep(0.1)
    raise NotStarted(f"Not ready after {within:.0f} seconds; the processes' words are in the log folder.")


def free_port() -> int:
    """A port on loopback that nobody uses now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def port_is_free(host: str, port: int) -> bool:
    """Whether the gateway could listen there."""
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, port))
        except OSError:
            return False
        return True


@contextlib.contextmanager
def ended_by_signals(supervisor: Supervisor) -> Iterator[None]:
    """Ctrl-C and SIGTERM end everything; so does an error."""

    def stop(number: int, frame: object) -> None:
        supervisor._ending = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        yield
    finally:
        supervisor.end()


def python(*arguments: str) -> list[str]:
    """This Python with arguments."""
    return [sys.executable, *arguments]
