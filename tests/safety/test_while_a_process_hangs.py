"""A process that hangs is worse than a dead one: it takes the message and says nothing. It must cost little time."""

from __future__ import annotations

import signal
import time

import pytest

from tests.running import RunningAssistant
from tests.safety.told import URGENT

pytestmark = pytest.mark.slow


def test_a_hanging_action_server_does_not_hold_an_urgent_answer_up(assistant: RunningAssistant) -> None:
    parent = assistant.parent()
    with assistant.without("actions", signal.SIGSTOP):
        began = time.monotonic()
        turn = parent.say(URGENT["huiselijk_geweld"])
        took = time.monotonic() - began

    assert "0800-2000" in turn.phones
    assert "112" in turn.messages[0].lines
    assert took < 2.0


def test_a_hanging_rasa_holds_it_up_for_a_few_seconds_only(assistant: RunningAssistant) -> None:
    parent = assistant.parent()
    with assistant.without("bot", signal.SIGSTOP):
        began = time.monotonic()
        turn = parent.say(URGENT["huiselijk_geweld"])
        took = time.monotonic() - began

    assert turn.urgent == {"huiselijk_geweld"}
    assert "0800-2000" in turn.phones
    assert "112" in turn.messages[0].lines
    assert took < 8.0
