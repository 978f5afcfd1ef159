"""A command of Naast in a process of its own, as a person runs it in a terminal."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import sys
import threading
import time

import psutil

from language.fingerprint import ROOT


class Command:
    """`naast …`, with its lines as they come."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "naast.cli", *arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: list[str] = []
        self._new: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.lines.append(line.rstrip())
            self._new.put(line)

    def wait_for_line(self, words: str, within: float = 90.0) -> None:
        deadline = time.monotonic() + within
        while not any(words in line for line in self.lines):
            assert time.monotonic() < deadline, self.lines
            assert self.process.poll() is None or not self._new.empty(), self.lines
            with contextlib.suppress(queue.Empty):
                self._new.get(timeout=0.2)

    def type(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def family(self) -> list[psutil.Process]:
        """What it started, and what that started."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def clear_away(self) -> None:
        """Whatever a failed test left running."""
        with contextlib.suppress(psutil.NoSuchProcess):
            left = self.family()
            self.process.kill()
            for process in left:
                process.kill()
        self.process.wait(10)


def alive(process: psutil.Process) -> bool:
    """Whether it still runs; one that has ended and was not yet looked after does not."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    return False
