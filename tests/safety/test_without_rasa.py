"""With Rasa dead the gateway reads the message itself and answers what is urgent in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.parent import Parent, Turn
from tests.running import RunningAssistant
from tests.safety.told import URGENT, substance

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Before:
    """What was said while everything still ran."""

    answers: dict[str, Turn]
    in_the_middle: Parent
    at_the_beginning: Parent


@pytest.fixture(scope="module")
def before(assistant: RunningAssistant) -> Iterator[Before]:
    """Rasa dies after this, and stays dead for the tests of this module."""
    in_the_middle = assistant.parent()
    in_the_middle.choose(2)
    answers = {kind: assistant.parent().say(message) for kind, message in URGENT.items()}
    at_the_beginning = assistant.parent()
    with assistant.held_down("bot"):
        yield Before(answers, in_the_middle, at_the_beginning)


@pytest.mark.parametrize("kind", URGENT)
def test_every_kind_is_answered_in_the_same_words(assistant: RunningAssistant, before: Before, kind: str) -> None:
    turn = assistant.parent().say(URGENT[kind])

    assert substance(turn) == substance(before.answers[kind])
    assert turn.text == before.answers[kind].text


def test_it_is_answered_in_the_middle_of_a_conversation_and_asked_once(before: Before) -> None:
    first = before.in_the_middle.say(URGENT["acute_psychische_nood"])
    again = before.in_the_middle.say(URGENT["acute_psychische_nood"])

    assert first.urgent == again.urgent == {"acute_psychische_nood"}
    assert "113" in first.phones
    assert {"Ja", "Nee"} <= set(first.choices)
    assert not {"Ja", "Nee"} & set(again.choices)


def test_a_conversation_that_begins_now_has_the_numbers_in_its_welcome(
    assistant: RunningAssistant, before: Before
) -> None:
    welcome = assistant.parent().latest

    assert "computerprogramma" in welcome.text
    assert "112" in welcome.messages[0].lines
    assert {"0800-2000", "113"} <= set(welcome.phones)


def test_what_is_not_urgent_gets_a_kind_word_and_the_numbers(before: Before) -> None:
    turn = before.at_the_beginning.say("we hebben veel schulden")

    assert turn.urgent == set()
    assert "112" in [line for message in turn.messages for line in message.lines]
    assert {"0800-2000", "113"} <= set(turn.phones)
    assert turn.choices, "what could be chosen before can be chosen again"
