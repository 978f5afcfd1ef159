"""One question, once. Whoever did not answer it is not pressed."""

from __future__ import annotations

import pytest

from language.wording import without_own_words
from support.urgent import answer_parts, texts
from tests.conversations.every_answer import questions
from tests.parent import Parent, Turn
from tests.safety.told import URGENT


@pytest.mark.slow
@pytest.mark.parametrize("kind", URGENT)
def test_the_same_message_again_is_answered_without_the_question(kind: str, talk: Parent) -> None:
    first, *later = [talk.say(URGENT[kind]) for _ in range(3)]

    assert questions(first) == 1
    for turn in later:
        assert turn.urgent == {kind}
        assert "112" in turn.messages[0].lines
        assert turn.contacts
        assert questions(turn) == 0
        assert "computerprogramma" in turn.text


@pytest.mark.slow
def test_each_kind_in_a_row_is_answered_and_no_question_comes_back(talk: Parent) -> None:
    turns = {kind: talk.say(message) for kind, message in URGENT.items()}

    for kind, turn in turns.items():
        assert turn.urgent == {kind}
        assert turn.contacts
        assert texts().opnieuw.split(".")[0] not in turn.text, "another kind is heard as new"
    asked = [question for turn in turns.values() for question in questions_of(turn)]
    assert len(asked) == len(set(asked))


def test_the_gateway_alone_does_not_ask_again_either() -> None:
    for kind in URGENT:
        parts = answer_parts([kind], again=True)
        assert not any("_vraag_" in part.response for part in parts)
        assert not any(choice.payload in ("/ja", "/nee") for part in parts for choice in part.choices)


def questions_of(turn: Turn) -> list[str]:
    """The sentences that ask something, of the bubble with the choices."""
    lines = [line for message in turn.messages if message.choices for line in message.lines]
    return [line for line in map(without_own_words, lines) if line.endswith("?")]
