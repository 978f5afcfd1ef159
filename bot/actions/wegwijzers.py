"""What is needed, where the parent lives, and places that fit."""

from rasa_sdk import Tracker

from bot.actions.turns import SituationAction, entity, reading_of
from bot.heard import heard_in
from support import conversation
from support.conversation import Turn
from support.situation import Situation

WISH_BY_INTENT = {
    "wens_praten": "praten",
    "wens_praktisch": "praktische_hulp",
    "wens_langskomen": "langskomen",
    "wens_informatie": "informatie",
    "wens_alleen_vertellen": "alleen_vertellen",
}
REGIONS = ("rotterdam-rijnmond", "midden-nederland")


def _with_what_was_said(situation: Situation, tracker: Tracker) -> Situation:
    reading = reading_of(tracker)
    changed = situation.hear(heard_in(reading)) if reading else situation
    return changed.with_(
        phase=reading.get("phase") or changed.phase,
        region=reading.get("region") or changed.region,
        municipality=reading.get("municipality") or changed.municipality,
    )


class ActionWens(SituationAction):
    """The parent says what is needed most."""

    def name(self) -> str:
        return "action_wens"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        intent = (tracker.latest_message.get("intent") or {}).get("name", "")
        wish = entity(tracker, "wens") or WISH_BY_INTENT.get(intent)
        return conversation.wished(_with_what_was_said(situation, tracker), wish)


class ActionWegwijzers(SituationAction):
    """The parent looks for help."""

    def name(self) -> str:
        return "action_wegwijzers"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.wished(_with_what_was_said(situation, tracker), None)


class ActionPlaats(SituationAction):
    """The parent says where they live."""

    def name(self) -> str:
        return "action_plaats"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        chosen, reading = entity(tracker, "plaats"), reading_of(tracker)
        if chosen:
            return conversation.lives_in(situation, chosen if chosen in REGIONS else None)
        text = tracker.latest_message.get("text") or ""
        if situation.step == "plaats" or len(text.split()) <= conversation.FEW_WORDS:
            return conversation.lives_in(situation, reading.get("region"), reading.get("municipality"))
        return conversation.told(
            situation, [], text, reading.get("phase"), reading.get("region"), reading.get("municipality")
        )


class ActionEenMens(SituationAction):
    """The parent wants a person."""

    def name(self) -> str:
        return "action_een_mens"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.a_person(situation)
