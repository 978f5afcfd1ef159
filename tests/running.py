"""The trained assistant as it runs for a parent: bot, actions and web as real processes on free ports."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from naast.serving import programs
from naast.supervisor import Supervisor, free_port, wait_until_ready
from tests.parent import Parent

PATIENCE_SECONDS = 60.0
"""A restart takes a few seconds; a busy machine may take longer."""


MANY_PARENTS = {"NAAST_REQUESTS_PER_ADDRESS": "100000/1000", "NAAST_CONVERSATIONS_PER_ADDRESS": "100000/1000"}
"""All tests come from one address. The limits themselves are tested in `tests/web`."""


class RunningAssistant:
    """Started once for a whole test run. A test that stops one of its processes uses :meth:`without`."""

    def __init__(self, model: Path, logs: Path, dutch_model: Path | None = None) -> None:
        self.logs = logs
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.told: list[str] = []
        self.programs = [
            replace(program, environment={**program.environment, **MANY_PARENTS})
            for program in programs(model, "127.0.0.1", self.port, dutch_model)
        ]
        self.supervisor = Supervisor(self.programs, logs, tell=self.told.append)
        self._watching = threading.Thread(target=self.supervisor.watch, args=(0.1,), daemon=True)

    def start(self) -> None:
        self.supervisor.start()
        wait_until_ready(f"{self.address}/health/ready", self.supervisor)
        self._watching.start()
        self.wait_until_whole()

    def end(self) -> None:
        self.supervisor._ending = True
        if self._watching.is_alive():
            self._watching.join(5)
        self.supervisor.end()

    def parent(self) -> Parent:
        """A parent who has just begun a conversation."""
        parent = Parent(self.address)
        parent.begin()
        return parent

    def pid(self, name: str) -> int:
        return self.supervisor.pids()[name]

    def port_of(self, name: str) -> int:
        """The port of "bot", "actions" or "web", from its command."""
        command = list(next(p.command for p in self.programs if p.name == name))
        return int(command[command.index("--port") + 1])

    @property
    def bot_address(self) -> str:
        return f"http://127.0.0.1:{self.port_of('bot')}"

    def log_texts(self) -> dict[str, str]:
        return {file.name: file.read_text(encoding="utf-8", errors="replace") for file in self.logs.iterdir()}

    def is_whole(self) -> bool:
        """Whether a message would be answered by the bot with its actions."""
        actions = f"http://127.0.0.1:{self.port_of('actions')}/health"
        return _answers(f"{self.address}/health/ready") and _answers(actions)

    def wait_until_whole(self) -> None:
        wait_for(self.is_whole, "all processes answer")

    @contextlib.contextmanager
    def without(self, name: str, how: signal.Signals) -> Iterator[int]:
        """Kills or halts a process; gives its id. Afterwards everything runs again, whatever happened inside."""
        pid = self.pid(name)
        os.kill(pid, how)
        try:
            yield pid
        finally:
            if how is signal.SIGSTOP:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)
            self.wait_until_whole()

    @contextlib.contextmanager
    def held_down(self, name: str) -> Iterator[None]:
        """A process is dead and stays dead: what is not there is not restarted until the block ends."""
        child = self.supervisor._children[name]
        with self.without(name, signal.SIGKILL) as pid:
            wait_for(lambda: child.process.pid != pid or child.process.poll() is not None, f"{name} is dead")
            child.again_at = time.monotonic() + PATIENCE_SECONDS * 10
            if child.process.poll() is None:
                os.kill(child.process.pid, signal.SIGKILL)
                child.process.wait()
            try:
                yield
            finally:
                child.again_at = time.monotonic()


def wait_for(condition: Callable[[], bool], what: str, within: float = PATIENCE_SECONDS) -> None:
    """Returns when the condition holds; fails with a sentence after ``within`` seconds."""
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline, f"after {within:.0f} seconds it is still not so that {what}"
        time.sleep(0.05)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
