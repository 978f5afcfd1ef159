"""Holds one turn against what a conversation file expects of it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.conversations.choice_meanings import choices_with
from tests.conversations.conversation_file import Expect
from tests.conversations.every_answer import questions
from tests.parent import Turn


def unmet(expect: Expect, turn: Turn) -> list[str]:
    """One sentence for each expectation that the turn does not meet."""
    return [*_about_people(expect, turn), *_about_choices(expect, turn), *_about_text(expect, turn)]


def _about_people(expect: Expect, turn: Turn) -> Iterator[str]:
    if expect.urgent is not None and set(expect.urgent) != turn.urgent:
        yield f"urgent is {sorted(turn.urgent)}, not {sorted(expect.urgent)}"
    if not turn.urgent.issuperset(expect.urgent_at_least):
        yield f"urgent is {sorted(turn.urgent)}, without {sorted(expect.urgent_at_least)}"
    if not expect.contacts_at_least <= len(turn.contacts) <= expect.contacts_at_most:
        yield f"{len(turn.contacts)} contacts, not {expect.contacts_at_least} to {expect.contacts_at_most}"
    for phone in expect.phones:
        if phone not in turn.phones and phone not in turn.text:
            yield f"no {phone} in {turn.phones}"
    names = [str(contact["name"]) for contact in turn.contacts]
    for person in expect.people:
        if not any(person.lower() in name.lower() for name in names):
            yield f"no {person!r} in {names}"


def _about_choices(expect: Expect, turn: Turn) -> Iterator[str]:
    for name in expect.choices:
        if not choices_with(name, turn.choices):
            yield f"no choice {name!r} in {list(turn.choices)}"
    for name in expect.no_choices:
        if choices_with(name, turn.choices):
            yield f"there is a choice {name!r} in {list(turn.choices)}"
    if expect.summary is not None and turn.summary != expect.summary:
        yield f"the summary can be opened here is {turn.summary}"
    if turn.ended != expect.ended:
        yield f"ended is {turn.ended}"


def _about_text(expect: Expect, turn: Turn) -> Iterator[str]:
    text = turn.text.lower()
    yield from (f"the text has no {words!r}" for words in expect.text_includes if words.lower() not in text)
    yield from (f"the text has {words!r}" for words in expect.text_excludes if words.lower() in text)
    if expect.text_includes_one_of and not any(words.lower() in text for words in expect.text_includes_one_of):
        yield f"the text has none of {expect.text_includes_one_of}"
    places = [text.find(words.lower()) for words in expect.text_in_order]
    if -1 in places or places != sorted(places):
        yield f"the text has not in this order {expect.text_in_order}"
    lines = [line for message in turn.messages for line in message.lines]
    yield from (f"{line!r} does not stand alone on a line" for line in expect.lines if line not in lines)
    if questions(turn) > expect.questions_at_most:
        yield f"{questions(turn)} questions at once"
    if turn.words > expect.words_at_most:
        yield f"{turn.words} words, more than {expect.words_at_most}"
