"""Heard, 112, people, one question, what the assistant is, and then the parent chooses: always in this order."""

from __future__ import annotations

import re

import pytest

from support.urgent import every_part, texts
from tests.conversations.every_answer import ALARM_NUMBER, questions
from tests.parent import Parent
from tests.safety.told import NAMES, URGENT

FIRST_PARTS = [part for part in every_part() if "_gehoord_" in part.response or "_opnieuw" in part.response]


@pytest.mark.slow
@pytest.mark.parametrize("kind", URGENT)
def test_an_urgent_answer_has_this_order(kind: str, talk: Parent) -> None:
    turn = talk.say(URGENT[kind])

    heard, people, closing = turn.messages
    assert heard.lines[0] not in (ALARM_NUMBER, "")
    assert heard.lines[-1] == ALARM_NUMBER, "112 comes before any other way"
    assert not heard.contacts
    assert not heard.choices
    assert people.contacts
    assert "?" in closing.lines[0]
    assert "computerprogramma" in closing.text
    assert list(closing.choices)[:2] == ["Ja", "Nee"]
    assert turn.urgent == {kind}
    assert questions(turn) == 1


@pytest.mark.slow
@pytest.mark.parametrize("kind", URGENT)
def test_the_ways_fit_the_kind_and_say_how_and_when(kind: str, talk: Parent) -> None:
    contacts = talk.say(URGENT[kind]).contacts

    assert {"name", "phone", "url", "chat", "hours", "cost", "anonymous", "what", "open_now"} <= set(contacts[0])
    assert all(contact["what"] for contact in contacts)
    assert all(contact["open_now"] for contact in contacts if contact["phone"] and contact["hours"])
    assert all(contact["hours"] and contact["cost"] for contact in contacts if contact["phone"])
    wanted = NAMES[kind]
    assert not wanted or any(word in contacts[0]["name"] for word in wanted)


def test_the_first_bubble_is_warm_before_it_is_practical() -> None:
    assert len(FIRST_PARTS) >= 5 * 2
    for part in FIRST_PARTS:
        first_line = part.text.splitlines()[0]
        assert len(first_line.split()) >= 4, part.response
        assert not re.search(r"\d", first_line), part.response


@pytest.mark.parametrize("part", FIRST_PARTS, ids=lambda part: part.response)
def test_112_stands_alone_on_the_last_line(part: object) -> None:
    lines = [line.strip() for line in part.text.splitlines() if line.strip()]  # type: ignore[attr-defined]

    assert lines[-1] == ALARM_NUMBER
    assert lines.count(ALARM_NUMBER) == 1
    assert not any(ALARM_NUMBER in line for line in lines[:-1])


def test_a_question_is_short_and_can_be_answered_with_yes_or_no() -> None:
    for kind in texts().soorten.values():
        for question in (kind.vraag, kind.vraag_ander):
            assert question.count("?") == 1
            assert question.endswith("?")
            assert len(question.split()) <= 9
            assert re.match(r"(Ben|Is|Kun|Kan|Heb|Heeft|Zit|Woon)\b", question), question
