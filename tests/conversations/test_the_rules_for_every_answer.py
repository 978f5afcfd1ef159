"""The rules that every answer is held against find what they should find, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.conversations.every_answer import broken_rules, questions
from tests.parent import Message, Turn


def bubble(text: str, *choices: str, contacts: tuple[str, ...] = ()) -> Message:
    ways: tuple[Mapping[str, Any], ...] = tuple({"name": name, "phone": None} for name in contacts)
    return Message(text, {title: title for title in choices}, ways, (), "naast")


def turn(*messages: Message, ended: bool = False) -> Turn:
    return Turn(messages, ended)


GOOD = [
    turn(bubble("Dank je dat je dit vertelt."), bubble("Waar heb je behoefte aan?", "Praten", "Overslaan")),
    turn(bubble("Is er nu gevaar? Bel dan meteen:\n112"), bubble("Ben je nu veilig?\n\nIk meld niets.", "Ja", "Nee")),
    turn(bubble("Dit houdt je bezig: “ben ik een slachtoffer? {of niet}”."), bubble("Klopt dat?", "Ja")),
    turn(bubble("Dit zijn kwetsbare omstandigheden.", "Verder")),
    turn(bubble("Bel hier.", contacts=("Veilig Thuis", "113"))),
    turn(bubble("Alles is gewist."), ended=True),
]
BAD = {
    "said nothing": turn(),
    "a bubble is empty": turn(bubble("Hoi"), bubble(" ", "Ja")),
    "4 contacts": turn(bubble("Bel.", contacts=("a", "b", "c", "d"))),
    "the same contact twice": turn(bubble("Bel.", contacts=("a", "a"))),
    "more than one question mark": turn(bubble("Gaat het? Of niet?", "Ja")),
    "no way on": turn(bubble("Dat was het dan.")),
    "a label on a person: slachtoffer": turn(bubble("Je bent een slachtoffer.", "Ja")),
    "a label on a person: kwetsba": turn(bubble("Jij bent kwetsbaar.", "Ja")),
    "a label on a person: Risicogezin": turn(bubble("Hoi", "Risicogezin")),
    "the machine shows: 'utter_'": turn(bubble("utter_welkom", "Ja")),
    "the machine shows: '{'": turn(bubble("Dit gaat goed: {sterk}.", "Ja")),
    "the machine shows: 'None'": turn(bubble("Je woont in None.", "Ja")),
}


@pytest.mark.parametrize("good", GOOD)
def test_a_good_answer_breaks_no_rule(good: Turn) -> None:
    assert broken_rules(good) == []


@pytest.mark.parametrize(("fault", "bad"), BAD.items(), ids=list(BAD))
def test_a_bad_answer_is_told_what_is_wrong(fault: str, bad: Turn) -> None:
    assert any(fault in rule for rule in broken_rules(bad))


def test_a_condition_is_no_question_and_two_questions_are_two() -> None:
    assert questions(turn(bubble("Is er nu gevaar? Bel dan meteen:\n112"))) == 0
    assert questions(turn(bubble("Zei je “waarom?”"), bubble("Klopt dat?"))) == 1
    assert questions(turn(bubble("Klopt dat?"), bubble("Hoe gaat het?", "Goed"))) == 2
