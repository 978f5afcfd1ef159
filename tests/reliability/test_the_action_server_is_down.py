"""Without the action server there are no reflections and no signposts, but always an answer with a person's number."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conversations.every_answer import broken_rules
from tests.parent import Parent
from tests.running import RunningAssistant

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def down(assistant: RunningAssistant) -> Iterator[RunningAssistant]:
    with assistant.held_down("actions"):
        yield assistant


def test_a_conversation_begins_as_always(down: RunningAssistant) -> None:
    assert broken_rules(down.parent().latest) == []


@pytest.mark.parametrize("said", ["we hebben veel schulden", "overslaan", "ik zoek hulp"])
def test_a_message_is_answered_with_numbers(down: RunningAssistant, said: str) -> None:
    turn = down.parent().say(said)

    assert "112" in [line for message in turn.messages for line in message.lines]
    assert {"0800-2000", "113"} <= set(turn.phones)
    assert broken_rules(turn) == []


def test_questions_about_naast_are_answered_all_the_same(down: RunningAssistant) -> None:
    assert "computerprogramma" in down.parent().say("ben je een mens?").text


def test_everything_can_still_be_wiped(down: RunningAssistant) -> None:
    parent: Parent = down.parent()
    parent.say("wis alles")

    assert parent.choose("Ja").ended
    assert parent.post(text="hallo").status == 401
