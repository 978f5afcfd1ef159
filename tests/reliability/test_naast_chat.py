"""`naast chat`: the same conversation in a terminal; Ctrl-C ends it and everything that it started."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.command import Command, alive
from tests.running import wait_for

pytestmark = pytest.mark.slow


@pytest.fixture
def chatting(trained_model: Path) -> Iterator[Command]:
    one = Command("chat")
    yield one
    one.clear_away()


def test_it_talks_and_ctrl_c_ends_all_of_it(chatting: Command) -> None:
    chatting.wait_for_line("computerprogramma")
    family = chatting.family()
    chatting.type("mijn man slaat mij")
    chatting.wait_for_line("0800-2000")

    chatting.process.send_signal(signal.SIGINT)

    assert chatting.process.wait(15) == 0
    wait_for(lambda: not any(map(alive, family)), "every process has ended", within=5)
    assert not any("Traceback" in line for line in chatting.lines)
