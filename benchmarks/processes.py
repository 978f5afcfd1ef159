"""Starting other programs for a measurement, and ending every one of them again."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

END_WITHIN_SECONDS = 15.0
_LAST_LINES = 5
_OURS = ("NAAST_", "RASA_", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "HTTP_PROXY", "http_proxy")


class CannotMeasure(RuntimeError):
    """Something did not work, so there is no figure; one sentence says what."""


@dataclass(frozen=True)
class Command:
    """A program to start."""

    arguments: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str]
    log: Path
    """What it prints goes here."""


def python(*arguments: str) -> tuple[str, ...]:
    """This Python with arguments."""
    return (sys.executable, *arguments)


def environment(bytecode: Path, **more: str) -> dict[str, str]:
    """The caller's environment without what would change the measurement, and with `more`.

    Python keeps its bytecode in a folder of the measurement, as it does beside its sources on any machine
    where nobody forbade it. No telemetry.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    return {
        **kept,
        "PYTHONPYCACHEPREFIX": str(bytecode),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        **more,
    }


def free_port() -> int:
    """A port on loopback that nobody uses now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def run_to_end(command: Command, within: float) -> float:
    """Seconds that the program took. Raises CannotMeasure where it fails or takes longer than `within`."""
    with running(command) as process:
        started = time.perf_counter()
        try:
            code = process.wait(within)
        except psutil.TimeoutExpired:
            raise CannotMeasure(f"`{_name(command)}` took longer than {within:.0f} seconds.") from None
        took = time.perf_counter() - started
    if code:
        raise CannotMeasure(f"`{_name(command)}` ended with {code}; its last words: {last_words(command)}")
    return took


@contextlib.contextmanager
def running(command: Command) -> Iterator[psutil.Popen]:
    """The program, running; it and all it started are ended on the way out, whatever happened."""
    command.log.parent.mkdir(parents=True, exist_ok=True)
    with command.log.open("ab") as log:
        process = psutil.Popen(
            list(command.arguments),
            cwd=command.folder,
            env=dict(command.environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _end(process)


def last_words(command: Command) -> str:
    """The last lines that the program printed."""
    lines = command.log.read_text(encoding="utf-8", errors="replace").replace("\r", "\n").splitlines()
    return " / ".join(line.strip() for line in lines[-_LAST_LINES:]) or "none"


def family(process: psutil.Process) -> list[psutil.Process]:
    """The process and all that it started, as far as they run now."""
    try:
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _end(process: psutil.Popen) -> None:
    everyone = family(process)
    with contextlib.suppress(psutil.NoSuchProcess):
        process.send_signal(signal.SIGTERM)
    with contextlib.suppress(psutil.TimeoutExpired):
        process.wait(END_WITHIN_SECONDS)
    everyone += [each for each in family(process) if each not in everyone]
    left = [each for each in everyone if each.is_running()]
    for each in left:
        with contextlib.suppress(psutil.NoSuchProcess):
            each.kill()
    psutil.wait_procs(left, timeout=END_WITHIN_SECONDS)


def _name(command: Command) -> str:
    return " ".join(("python", *command.arguments[1:4]))
