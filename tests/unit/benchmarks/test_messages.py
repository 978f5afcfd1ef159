"""The messages of the measurement, and how a turn that went another way is told apart."""

import pytest

from benchmarks.messages import Turns, load_messages, pattern_of
from benchmarks.talking import TURNS_PER_TALK, Reply


def replied(text: str) -> Reply:
    return Reply(0.01, [{"text": text}])


def test_there_is_a_message_for_each_turn_of_a_conversation() -> None:
    typed = load_messages()
    for turns in (typed.action, typed.no_action, typed.urgent):
        assert len(set(turns.messages)) == TURNS_PER_TALK
    assert len(typed.starter) == TURNS_PER_TALK


@pytest.mark.parametrize("kind", ["action", "no_action", "urgent"])
def test_the_responses_that_a_turn_is_told_by_are_in_the_domain(kind: str) -> None:
    turns: Turns = getattr(load_messages(), kind)
    assert not turns.as_meant(replied("nothing of the domain"))


def test_a_response_is_known_by_its_text_whatever_is_filled_in() -> None:
    pattern = pattern_of("Dit houdt je bezig: {zorg}. Dat is niet niks.")
    assert pattern.fullmatch("Dit houdt je bezig: “schulden (veel)”. Dat is niet niks.")
    assert not pattern.fullmatch("Dit houdt je bezig.")


def test_an_empty_answer_is_not_as_meant() -> None:
    assert not load_messages().no_action.as_meant(Reply(0.01, []))


def test_the_mix_has_every_way_in_turn() -> None:
    typed = load_messages()
    assert typed.mixed()[:3] == [typed.action.messages[0], typed.no_action.messages[0], typed.urgent.messages[0]]
