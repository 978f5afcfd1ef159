"""The messages of the measurement, and how a turn that went another way is told apart."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from benchmarks.messages import Turns, load_messages, pattern_of
from benchmarks.talking import TURNS_PER_TALK, Reply
from language.fingerprint import ROOT

BOT = ROOT / "bot"


def rules() -> list[dict[str, Any]]:
    files = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in (BOT / "data" / "rules").glob("*.yml"))
    return [rule for file in files for rule in file["rules"]]


def texts_of(response: str) -> Iterator[str]:
    for path in (BOT / "domain").glob("*.yml"):
        for variant in yaml.safe_load(path.read_text(encoding="utf-8")).get("responses", {}).get(response, []):
            yield variant["text"]


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


def test_an_answer_with_something_behind_it_is_not_as_meant_where_nothing_else_may_be_there() -> None:
    no_action = load_messages().no_action
    said = {"text": next(texts_of("utter_wis_zeker"))}
    assert no_action.as_meant(Reply(0.01, [said]))
    assert not no_action.as_meant(Reply(0.01, [said, {"text": "Hoe gaat het met je?"}]))


def test_turns_that_call_no_action_are_answered_by_a_rule_without_one() -> None:
    steps = [rule["steps"] for rule in rules()]
    meant = [[s["action"] for s in each if "action" in s] for each in steps if {"intent": "wis_alles"} in each]
    assert meant == [list(load_messages().no_action.answered_with)]


def test_the_mix_has_every_way_in_turn() -> None:
    typed = load_messages()
    assert typed.mixed()[:3] == [typed.action.messages[0], typed.no_action.messages[0], typed.urgent.messages[0]]
