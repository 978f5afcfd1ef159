"""Rasa is killed in the middle of a conversation: the next message is answered kindly, and then it goes on."""

from __future__ import annotations

import signal

import pytest

from tests.conversations.every_answer import broken_rules
from tests.running import RunningAssistant, wait_for

pytestmark = pytest.mark.slow


def test_the_conversation_goes_on(assistant: RunningAssistant) -> None:
    parent = assistant.parent()
    offered = parent.choose(2).choices
    with assistant.without("bot", signal.SIGKILL) as pid:
        wait_for(lambda: assistant.pid("bot") != pid, "Rasa is started again")
        while_it_starts = parent.say("we hebben veel schulden")

    assert {"0800-2000", "113"} <= set(while_it_starts.phones)
    assert list(while_it_starts.choices) == list(offered)
    assert broken_rules(while_it_starts) == []
    assert parent.choose("Overslaan").choices
    told = parent.say("mijn moeder helpt me elke dag")
    assert "mijn moeder helpt me elke dag" in told.text
    assert broken_rules(told) == []
    assert [message.text for message in parent.transcript() if message.sender == "ouder"][-1] == (
        "mijn moeder helpt me elke dag"
    )
