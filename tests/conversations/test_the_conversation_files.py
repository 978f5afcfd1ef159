"""The conversation files fit their schema, cover each behaviour, and say in their name what they show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conversations.choice_meanings import titles
from tests.conversations.conversation_file import (
    Conversation,
    Expect,
    conversation_files,
    name_of,
    read_conversation,
)

BEHAVIOURS = [
    "asking_for_a_person",
    "correction",
    "cut_in_two",
    "distrust",
    "everything_at_once",
    "fathers_and_partners",
    "happy_path",
    "hard_moments",
    "humour_and_anger",
    "not_understood",
    "other_language",
    "phases",
    "second_urgent",
    "sharing",
    "silence",
    "skipping",
    "slash_texts",
    "stopping_and_wiping",
    "themes",
    "urgent",
    "who_you_are",
]
SENTENCE = re.compile(r"[a-z]+(_[a-z]+){2,}")


def test_each_behaviour_has_conversations() -> None:
    assert sorted({path.parent.name for path in conversation_files()}) == BEHAVIOURS
    assert len(conversation_files()) >= 80


@pytest.mark.parametrize("path", conversation_files(), ids=name_of)
def test_a_file_is_named_as_a_sentence_and_fits_the_schema(path: Path) -> None:
    conversation = read_conversation(path)

    assert SENTENCE.fullmatch(path.stem)
    for name in conversation.variants or ("",):
        assert _choices_named(conversation.held_by(name)) <= titles().keys()


@pytest.mark.parametrize("path", conversation_files(), ids=name_of)
def test_a_file_expects_something(path: Path) -> None:
    conversation = read_conversation(path)

    assert any(step.wipes or step.expect != Expect() for step in conversation.steps)
    words = [*filter(None, (step.parent or step.choose for step in conversation.steps))]
    assert bool(conversation.variants) == any("{words}" in word or "{name}" in word for word in words)


def test_every_urgent_kind_is_told_in_every_state() -> None:
    kinds = {"huiselijk_geweld", "dak_of_thuisloos", "verslaving", "acute_psychische_nood", "medisch_alarm"}
    states = [path for path in conversation_files() if path.stem.startswith("it_is_answered_")]

    assert len(states) == 9
    assert all(read_conversation(path).variants.keys() == kinds for path in states)


def _choices_named(conversation: Conversation) -> set[str]:
    expected = [conversation.welcome, *(step.expect for step in conversation.steps)]
    named = {name for expect in expected for name in (*expect.choices, *expect.no_choices)}
    return named | {step.choose for step in conversation.steps if step.choose}
