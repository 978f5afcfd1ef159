"""The supervisor keeps programs running, waits longer when one keeps dying, and ends them all."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

import naast.supervisor
from naast.supervisor import (
    NotStarted,
    Program,
    Supervisor,
    ended_by_signals,
    free_port,
    port_is_free,
    python,
    wait_until_ready,
)

SLEEPS = Program("sleeps", python("-c", "import time; time.sleep(60)"))
STUBBORN = Program(
    "stubborn",
    python(
        "-c",
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('on', flush=True); time.sleep(60)",
    ),
)
ENDS = Program("ends", python("-c", "raise SystemExit(3)"))
SPEAKS = Program("speaks", python("-c", "import os; print('I am', os.environ['WHO'])"), {"WHO": "a child"})


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Callable[..., Supervisor]]:
    started: list[Supervisor] = []

    def start(*programs: Program, tell: Callable[[str], None] = print) -> Supervisor:
        one = Supervisor(programs, tmp_path, tell=tell)
        one.start()
        started.append(one)
        return one

    yield start
    for one in started:
        one.end()


def until(condition: Callable[[], bool], within: float = 10.0) -> None:
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def watched(supervisor: Supervisor) -> None:
    threading.Thread(target=supervisor.watch, args=(0.02,), daemon=True).start()


def test_what_a_program_prints_goes_to_its_own_log(supervise: Callable[..., Supervisor], tmp_path: Path) -> None:
    supervisor = supervise(SPEAKS, ENDS)

    until(lambda: sorted(supervisor.dead()) == ["ends", "speaks"])
    assert (tmp_path / "speaks.log").read_text() == "I am a child\n"
    assert (tmp_path / "ends.log").read_text() == ""


def test_a_program_that_is_killed_is_started_again_and_it_is_told(supervise: Callable[..., Supervisor]) -> None:
    told: list[str] = []
    supervisor = supervise(SLEEPS, tell=told.append)
    watched(supervisor)
    first = supervisor.pids()["sleeps"]

    os.kill(first, signal.SIGKILL)

    until(lambda: supervisor.pids()["sleeps"] != first)
    assert supervisor.dead() == []
    assert told == ["sleeps stopped (exit -9); starting it again."]


def test_a_program_that_keeps_dying_is_started_less_and_less_often(
    supervise: Callable[..., Supervisor], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr("naast.supervisor.time.monotonic", lambda: clock[0])
    told: list[str] = []
    supervisor = supervise(ENDS, tell=told.append)
    child = supervisor._children["ends"]

    pauses = []
    for _ in range(7):
        child.process.wait()
        supervisor._look_after(child)
        pauses.append(child.again_at - clock[0])
        clock[0] = child.again_at
        supervisor._look_after(child)

    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
    assert len(told) == 7


def test_ending_ends_also_who_does_not_listen(
    supervise: Callable[..., Supervisor], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(naast.supervisor, "END_WITHIN_SECONDS", 0.3)
    supervisor = supervise(SLEEPS, STUBBORN)
    until(lambda: (tmp_path / "stubborn.log").read_text() == "on\n")

    supervisor.end()

    assert sorted(supervisor.dead()) == ["sleeps", "stubborn"]
    assert supervisor.ending


def test_what_ended_is_not_started_again(supervise: Callable[..., Supervisor]) -> None:
    supervisor = supervise(SLEEPS)
    pid = supervisor.pids()["sleeps"]

    supervisor.end()
    supervisor._look_after(supervisor._children["sleeps"])

    assert supervisor.pids()["sleeps"] == pid


def test_a_signal_ends_everything(supervise: Callable[..., Supervisor]) -> None:
    supervisor = supervise(SLEEPS)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with ended_by_signals(supervisor):
            os.kill(os.getpid(), signal.SIGTERM)
            supervisor.watch(0.01)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

    assert supervisor.dead() == ["sleeps"]


def test_an_error_ends_everything_too(supervise: Callable[..., Supervisor]) -> None:
    supervisor = supervise(SLEEPS)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with pytest.raises(ZeroDivisionError), ended_by_signals(supervisor):
            raise ZeroDivisionError
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

    assert supervisor.dead() == ["sleeps"]


class _Page(BaseHTTPRequestHandler):
    answers: ClassVar = [503, 503, 200]

    def do_GET(self) -> None:
        self.send_response(self.answers.pop(0))
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Nothing."""


def test_waiting_ends_when_the_address_answers(supervise: Callable[..., Supervisor]) -> None:
    server = HTTPServer(("127.0.0.1", 0), _Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    assert wait_until_ready(f"http://127.0.0.1:{server.server_port}/", supervise(SLEEPS))

    server.shutdown()
    assert _Page.answers == []


def test_waiting_for_a_program_that_died_names_it(supervise: Callable[..., Supervisor]) -> None:
    supervisor = supervise(ENDS)

    with pytest.raises(NotStarted, match=r"^ends did not start; its words are in the log folder\.$"):
        wait_until_ready(f"http://127.0.0.1:{free_port()}/", supervisor)


def test_waiting_does_not_last_for_ever(supervise: Callable[..., Supervisor]) -> None:
    with pytest.raises(NotStarted, match=r"^Not ready after 0 seconds;"):
        wait_until_ready(f"http://127.0.0.1:{free_port()}/", supervise(SLEEPS), within=0.2)


def test_waiting_stops_when_it_is_told_to_end(supervise: Callable[..., Supervisor]) -> None:
    supervisor = supervise(SLEEPS)
    supervisor.end()

    assert not wait_until_ready(f"http://127.0.0.1:{free_port()}/", supervisor)


def test_a_free_port_is_free_and_a_taken_one_is_not() -> None:
    assert port_is_free("127.0.0.1", free_port())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert not port_is_free("127.0.0.1", taken.getsockname()[1])
