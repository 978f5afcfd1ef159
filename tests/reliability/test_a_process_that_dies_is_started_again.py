"""Whatever process dies, it is started again, and a parent can go on."""

from __future__ import annotations

import signal

import pytest

from tests.running import RunningAssistant, wait_for

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ["actions", "web"])
def test_it_is_started_again(assistant: RunningAssistant, name: str) -> None:
    told = len(assistant.told)
    with assistant.without(name, signal.SIGKILL) as pid:
        wait_for(lambda: assistant.pid(name) != pid, f"{name} is started again")

    assert any(line.startswith(f"{name} stopped") for line in assistant.told[told:])
    parent = assistant.parent()
    assert parent.choose(2).choices


def test_a_conversation_of_a_gateway_that_died_is_gone_and_a_new_one_begins(assistant: RunningAssistant) -> None:
    parent = assistant.parent()
    with assistant.without("web", signal.SIGKILL) as pid:
        wait_for(lambda: assistant.pid("web") != pid, "the gateway is started again")

    gone = parent.post(text="hallo")
    assert gone.status == 401
    assert gone.body["error"] == "unknown_token"
    assert parent.begin().choices


def test_after_the_action_server_died_the_same_conversation_goes_on(assistant: RunningAssistant) -> None:
    parent = assistant.parent()
    parent.say("we hebben veel schulden")
    with assistant.held_down("actions"):
        parent.say("mijn vader woont ver weg")

    assert "mijn moeder helpt me elke dag" in parent.say("mijn moeder helpt me elke dag").text
