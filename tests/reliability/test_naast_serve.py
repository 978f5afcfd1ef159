"""`naast serve` as a person runs it: it says where, Ctrl-C ends all of it, and a port in use is one clear line."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from language.fingerprint import ROOT
from naast.supervisor import free_port, port_is_free
from tests.parent import Parent
from tests.reliability.command import Command, alive
from tests.running import wait_for


@pytest.fixture
def address() -> str:
    return f"http://127.0.0.1:{free_port()}"


@pytest.fixture
def serving(trained_model: Path, address: str) -> Iterator[Command]:
    one = Command("serve", "--port", address.rpartition(":")[2])
    yield one
    one.clear_away()


@pytest.mark.slow
def test_ctrl_c_ends_every_process_and_frees_the_ports(serving: Command, address: str) -> None:
    serving.wait_for_line(f"{address}/")
    assert Parent(address).begin().choices, "the address is told when a parent can really type there"
    family = serving.family()
    ports = [c.laddr.port for p in family for c in p.connections(kind="inet") if c.status == psutil.CONN_LISTEN]
    assert len(family) >= 3
    assert len(ports) >= 3

    serving.process.send_signal(signal.SIGINT)

    assert serving.process.wait(15) == 0
    wait_for(lambda: not any(map(alive, family)), "every process has ended", within=5)
    assert all(port_is_free("127.0.0.1", port) for port in ports)
    wait_for(lambda: "Naast has ended." in serving.lines, "it says that it has ended", within=5)
    assert not any("Traceback" in line for line in serving.lines)


@pytest.mark.slow
def test_ctrl_c_while_it_starts_ends_it_too(serving: Command) -> None:
    wait_for(lambda: len(serving.family()) >= 3, "the processes are started")
    family = serving.family()

    serving.process.send_signal(signal.SIGINT)

    serving.process.wait(12)
    wait_for(lambda: not any(map(alive, family)), "every process has ended", within=5)
    assert not any("Traceback" in line for line in serving.lines)


def test_a_port_in_use_is_one_clear_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = subprocess.run(
            [sys.executable, "-m", "naast.cli", "serve", "--port", str(port)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr == f"Error: Port {port} on 127.0.0.1 is in use; choose another with --port.\n"
