"""What is urgent is answered from Rasa's responses alone: with the action server dead it is answered the same."""

from __future__ import annotations

import time
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


@pytest.fixture(scope="module")
def before(assistant: RunningAssistant) -> Iterator[Before]:
    """The action server dies after this, and stays dead for the tests of this module."""
    in_the_middle = assistant.parent()
    in_the_middle.choose(2)
    answers = {kind: assistant.parent().say(message) for kind, message in URGENT.items()}
    with assistant.held_down("actions"):
        yield Before(answers, in_the_middle)


@pytest.mark.parametrize("kind", URGENT)
def test_every_kind_is_answered_the_same_and_quickly(assistant: RunningAssistant, before: Before, kind: str) -> None:
    parent = assistant.parent()
    began = time.monotonic()
    turn = parent.say(URGENT[kind])

    assert time.monotonic() - began < 2.0
    assert substance(turn) == substance(before.answers[kind])
    assert turn.messages[0].lines[-1] == "112"


def test_the_question_after_it_is_answered_too(assistant: RunningAssistant, before: Before) -> None:
    parent = assistant.parent()
    parent.say(URGENT["huiselijk_geweld"])

    assert "112" in parent.choose("Nee").text
    more = parent.choose("Meer hierover")
    assert more.text
    assert not more.contacts, "not the apology of the gateway"


def test_in_the_middle_of_a_question_it_is_answered_too(before: Before) -> None:
    turn = before.in_the_middle.say(URGENT["acute_psychische_nood"])

    assert "112" in turn.messages[0].lines
    assert "113" in turn.phones
    assert "computerprogramma" in turn.text
