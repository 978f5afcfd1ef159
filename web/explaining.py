"""Below a message: what its hard words mean, each word once in a conversation."""

from __future__ import annotations

from collections.abc import Iterable

from support.glossary import load_glossary
from web.messages import ApiMessage

MOST_WORDS = 3
"""Explained below one message: more would hide what it says."""


def explain_words(messages: Iterable[ApiMessage], explained: set[str]) -> None:
    """Put the words of the glossary below the messages that use them, and note them in ``explained``.

    An urgent message stays as it is: nothing stands between a parent and the number.
    """
    for message in messages:
        if message["urgent"]:
            continue
        found = load_glossary().explained_in(_read_in(message))
        new = [(word, meaning) for word, meaning in found.items() if meaning not in explained][:MOST_WORDS]
        if new:
            message["words"] = [{"word": word, "meaning": meaning} for word, meaning in new]
            explained.update(meaning for _, meaning in new)


def _read_in(message: ApiMessage) -> str:
    """What a parent reads in a message; names of organisations are names, not words."""
    told = [str(contact[part]) for contact in message["contacts"] for part in ("what", "why") if contact.get(part)]
    return " ".join([message["text"], *told])
