"""What was told in a conversation is known at any moment, also what no action saw; the channel tells it."""

from __future__ import annotations

import asyncio
import json
from types import SimpleNamespace
from typing import Any, Dict, List, Optional

import pytest
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.turns import say
from bot.channel import NaastChannel
from bot.heard import heard_in, situation_now
from support.situation import Heard, Situation
from support.turns import Say

HIT = {
    "urgent": ["huiselijk_geweld"],
    "risk": ["stress_of_spanning"],
    "protective": [],
    "about": "partner",
    "why": [
        {"label": "huiselijk_geweld", "words": "hij slaat me"},
        {"label": "stress_of_spanning", "words": "ik ben op"},
    ],
}


def user(reading: Optional[Dict[str, Any]] = None) -> Dict[str, Any]:
    return {"event": "user", "text": "…", "parse_data": {"reading": reading} if reading else {}}


def test_a_reading_gives_its_factors_with_their_words() -> None:
    assert [(one.factor, one.words, one.about) for one in heard_in(HIT)] == [
        ("huiselijk_geweld", "hij slaat me", "partner"),
        ("stress_of_spanning", "ik ben op", "partner"),
    ]


def test_what_is_about_somebody_else_carries_no_factor() -> None:
    assert heard_in({**HIT, "about": "other"}) == []


def test_an_urgent_message_that_no_action_saw_is_in_what_was_told() -> None:
    slot = Situation(messages_seen=1, phase="zwanger").hear([Heard(factor="roken", words="ik rook")]).to_slot()
    events = [user(), {"event": "bot"}, user(HIT), {"event": "bot"}]

    now = situation_now(slot, events)

    assert now.factors() == ("roken", "huiselijk_geweld", "stress_of_spanning")
    assert now.phase == "zwanger"


def test_a_message_that_an_action_saw_is_not_heard_again_when_it_was_taken_back() -> None:
    slot = Situation(messages_seen=1).to_slot()

    assert situation_now(slot, [user(HIT)]).heard == ()


def test_before_anything_was_told_there_is_an_empty_situation() -> None:
    assert situation_now(None, []) == Situation()


class Tracker:
    def __init__(self, slot: Any, events: List[Dict[str, Any]]) -> None:
        self._slot = slot
        self.events = [SimpleNamespace(as_dict=lambda one=one: one) for one in events]

    def get_slot(self, name: str) -> Any:
        assert name == "situation"
        return self._slot


class Trackers:
    def __init__(self, **known: Tracker) -> None:
        self.known = known

    async def retrieve(self, sender: str) -> Optional[Tracker]:
        return self.known.get(sender)


def asked_for(sender: str, **known: Tracker) -> Any:
    routes = NaastChannel().blueprint(lambda message: None)  # type: ignore[arg-type,return-value]
    handlers = {(route.uri, *sorted(route.methods)): route.handler for route in routes._future_routes}
    agent = SimpleNamespace(tracker_store=Trackers(**known))
    request = SimpleNamespace(app=SimpleNamespace(ctx=SimpleNamespace(agent=agent)))
    return asyncio.run(handlers["/conversations/<sender>/situation", "GET"](request, sender))


def test_the_channel_gives_what_was_told_as_json() -> None:
    answer = asked_for("abc", abc=Tracker(Situation(weeks=21).to_slot(), [user(HIT)]))

    told = json.loads(answer.body)
    assert answer.status == 200
    assert told["weeks"] == 21
    assert [one["words"] for one in told["heard"]] == ["hij slaat me", "ik ben op"]


def test_the_channel_makes_no_conversation_of_a_sender_that_it_does_not_know() -> None:
    assert asked_for("onbekend").status == 404


@pytest.mark.parametrize("shown", [True, False])
def test_only_the_message_that_shows_the_summary_says_that_the_page_can_open_it(shown: bool) -> None:
    dispatcher = CollectingDispatcher()

    say(dispatcher, Say("utter_samenvatting", {"regels": "…"}, summary=shown))

    assert [message["custom"] for message in dispatcher.messages if message["custom"]] == [{"summary": True}] * shown
