"""From Rasa's tracker to the Situation and back: what every action here shares."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from typing import Any, Dict, List, Optional, Tuple, get_args

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.heard import with_unseen
from support.conversation import Choice, Say, Turn, chosen, resume
from support.situation import Role, Situation
from support.themes import named

log = logging.getLogger(__name__)


def situation_of(tracker: Tracker) -> Situation:
    """What is known so far, with what was told in messages that no action saw: the urgent ones."""
    situation = Situation.from_slot(tracker.get_slot("situation"))
    messages = [event for event in tracker.events if event.get("event") == "user"]
    before_the_latest = with_unseen(situation, messages[situation.messages_seen : -1])
    return before_the_latest.with_(messages_seen=len(messages))


def reading_of(tracker: Tracker) -> Dict[str, Any]:
    """The reading of the latest message; empty for a tapped choice, which was not read."""
    return (tracker.latest_message or {}).get("reading") or {}


def _known(situation: Situation, tracker: Tracker) -> Situation:
    """What the latest message says of who is typing: role, weeks, age of the child."""
    reading = reading_of(tracker)
    if reading.get("about") == "other":
        return situation
    found = {key: reading.get(key) for key in ("role", "weeks", "child_months")}
    if found["role"] not in get_args(Role):
        found["role"] = None  # a professional or a child: met by an answer of their own
    return situation.with_(**{key: value for key, value in found.items() if value is not None})


def _typed_theme(situation: Situation, tracker: Tracker) -> Optional[Turn]:
    """At the menu of themes a theme may be typed ("wonen", "over geld") instead of tapped."""
    text = (tracker.latest_message or {}).get("text") or ""
    if situation.step != "themas" or text.startswith("/"):
        return None
    theme = named(text, situation)
    return chosen(situation, theme.id) if theme else None


def typed_before(tracker: Tracker) -> List[Tuple[str, str]]:
    """Language and text of each message before the latest; a tapped choice was not read and has none."""
    messages = [event for event in tracker.events if event.get("event") == "user"][:-1]
    readings = [((message.get("parse_data") or {}).get("reading") or {}, message) for message in messages]
    return [(reading["lang"], message.get("text") or "") for reading, message in readings if reading.get("lang")]


def entity(tracker: Tracker, name: str) -> Optional[str]:
    """The value that came with a tapped choice."""
    return next(tracker.get_latest_entity_values(name), None)


def asked_last(tracker: Tracker) -> Optional[str]:
    """The assistant's last response before the latest message, without listening and slots."""
    events = list(tracker.events)
    last_user = max((i for i, e in enumerate(events) if e.get("event") == "user"), default=len(events))
    names = [e.get("name") for e in events[:last_user] if e.get("event") == "action"]
    return next((name for name in reversed(names) if name and name != "action_listen"), None)


def say(dispatcher: CollectingDispatcher, what: Say) -> None:
    """Hands one thing to say to Rasa, which has its text."""
    dispatcher.utter_message(
        response=what.response,
        buttons=[_button(choice) for choice in what.choices] or None,
        **what.values,
    )
    if what.contacts:
        dispatcher.utter_message(json_message={"contacts": list(what.contacts)})
    if what.summary:
        dispatcher.utter_message(json_message={"summary": True})


def _button(choice: Choice) -> Dict[str, str]:
    button = {"title": choice.title, "payload": choice.payload}
    return {**button, "icon": choice.icon} if choice.icon else button


class SituationAction(Action, ABC):
    """An action that is one function from a Situation to a Turn."""

    @abstractmethod
    def name(self) -> str:
        """The action's name in the domain."""

    @staticmethod
    @abstractmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        """What the conversation becomes, and what is said."""

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Says what the turn says and keeps the Situation. Whatever goes wrong, the parent is answered."""
        situation = situation_of(tracker)
        try:
            turn = _typed_theme(situation, tracker) or self.step(_known(situation, tracker), tracker)
        except Exception as error:
            log.error("%s failed: %s", self.name(), type(error).__name__)
            turn = resume(situation)
        for what in turn.says:
            say(dispatcher, what)
        return [SlotSet("situation", turn.situation.to_slot())]
