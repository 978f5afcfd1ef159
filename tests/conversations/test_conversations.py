"""Every conversation file, held with the trained assistant over the parent API."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations.choice_meanings import choices_with
from tests.conversations.conversation_file import Expect, Step, cases, name_of, read_conversation
from tests.conversations.every_answer import broken_rules
from tests.conversations.expectations import unmet
from tests.parent import Parent, Turn

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("path", "variant"), cases(), ids=[name_of(*case) for case in cases()])
def test_conversation(path: Path, variant: str, talk: Parent) -> None:
    conversation = read_conversation(path).held_by(variant)
    faults = _faults("the welcome", conversation.welcome, talk.latest)
    for number, step in enumerate(conversation.steps, 1):
        faults += _held(number, step, talk)
        if faults:
            break
    assert not faults, "\n".join([*faults, "", *_as_a_script(talk)])


def _held(number: int, step: Step, talk: Parent) -> list[str]:
    name = f"step {number}, {step}"
    if step.wipes:
        answers = [talk.delete(), talk.request("GET", "/api/messages").status]
        return [] if answers == [204, 401] else [f"{name}: the gateway answered {answers}"]
    if step.choose is None:
        return _faults(name, step.expect, talk.say(step.parent or ""))
    found = choices_with(step.choose, talk.latest.choices)
    if not found:
        return [f"{name}: there is only {list(talk.latest.choices)}"]
    return _faults(name, step.expect, talk.take(found[0]))


def _faults(name: str, expect: Expect, turn: Turn) -> list[str]:
    return [f"{name}: {fault}" for fault in [*broken_rules(turn), *unmet(expect, turn)]]


def _as_a_script(talk: Parent) -> list[str]:
    return [f"  {message.text!r} {list(message.choices)}" for message in talk.latest.messages]
