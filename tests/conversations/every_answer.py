"""Rules that hold for every answer of the assistant, whatever the conversation is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.wording import NeverSaid, never_said_in, without_own_words
from tests.parent import Message, Turn

MOST_CONTACTS = 3
ALARM_NUMBER = "112"
_NOT_OURS = ("url", "chat", "say")
_INSIDE = re.compile(
    r"utter_|action_|\brasa\b|traceback|exception|[{}]|\bnone\b|\bnull\b|\bslots?\b|\bintents?\b|payload|"
    r"huiselijk_geweld|medisch_alarm|_[a-z]+_",
    re.IGNORECASE,
)
"""What belongs to the machine: names of its parts, unfilled places in a text, ids."""


def broken_rules(turn: Turn) -> list[str]:
    """One sentence for each rule that a turn breaks."""
    return list(_broken(turn))


def _broken(turn: Turn) -> Iterator[str]:
    if not turn.messages:
        yield "the assistant said nothing"
        return
    if any(not message.text.strip() for message in turn.messages):
        yield "a bubble is empty"
    if len(turn.contacts) > MOST_CONTACTS:
        yield f"{len(turn.contacts)} contacts in one turn"
    if len({contact["name"] for contact in turn.contacts}) < len(turn.contacts):
        yield "the same contact twice"
    if without_own_words(turn.last.text).count("?") > 1:
        yield f"more than one question mark in the last bubble: {turn.last.text!r}"
    if not _goes_on(turn):
        yield f"no way on: {turn.text!r}"
    yield from (_named(said) for said in never_said_in(_all_that_is_read(turn)))
    yield from (_named(said) for said in never_said_in(_said_to_others(turn)) if said.rule.soort != "u_vorm")
    yield from (f"the machine shows: {word!r}" for word in _INSIDE.findall(without_own_words(_all_that_is_read(turn))))


def _named(said: NeverSaid) -> str:
    return f"a label on a person: {said.words}" if said.rule.soort == "etiket" else str(said)


def questions(turn: Turn) -> int:
    """How many questions the parent is asked.

    A question is answered by a choice below it, or it ends its paragraph. "Is er nu gevaar? Bel dan meteen" is none.
    """
    return sum(map(_questions_in, turn.messages))


def _questions_in(message: Message) -> int:
    text = without_own_words(message.text)
    if message.choices:
        return text.count("?")
    return sum(line.rstrip().endswith("?") for line in text.splitlines())


def _goes_on(turn: Turn) -> bool:
    return bool(turn.ended or turn.choices or turn.contacts or questions(turn))


def _all_that_is_read(turn: Turn) -> str:
    parts = [turn.text, *turn.choices]
    for contact in turn.contacts:
        parts += [str(value) for key, value in contact.items() if value is not None and key not in _NOT_OURS]
    return "\n".join(parts)


def _said_to_others(turn: Turn) -> str:
    """What a parent can say on the phone, to somebody who may be called "u"."""
    return "\n".join(contact["say"] for contact in turn.contacts if contact.get("say"))
