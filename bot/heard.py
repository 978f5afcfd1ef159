"""What the readings of a conversation's messages add to its Situation. Plain data in, plain data out."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

from support.situation import Heard, Situation


def heard_in(reading: Dict[str, Any]) -> List[Heard]:
    """The factors of a reading with their words. What is about somebody else carries none."""
    factors = [*reading.get("urgent", []), *reading.get("risk", []), *reading.get("protective", [])]
    words = {e["label"]: e["words"] for e in reversed(reading.get("why", []))}
    if reading.get("about") == "other":
        return []
    return [
        Heard(factor=f, words=words.get(f, ""), about=reading.get("about", "self"), time=reading.get("time", "now"))
        for f in factors
        if words.get(f)
    ]


def with_unseen(situation: Situation, messages: Sequence[Dict[str, Any]]) -> Situation:
    """The Situation with what was told in messages that no action saw: the urgent ones.

    ``messages``: Rasa's user events as they came, from the first that no action saw.
    """
    for message in messages:
        situation = situation.hear(heard_in((message.get("parse_data") or {}).get("reading") or {}))
    return situation


def situation_now(slot: Any, events: Sequence[Dict[str, Any]]) -> Situation:
    """The Situation as it is at this moment, from its slot and all events of the conversation."""
    situation = Situation.from_slot(slot)
    messages = [event for event in events if event.get("event") == "user"]
    return with_unseen(situation, messages[situation.messages_seen :])
