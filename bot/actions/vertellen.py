"""Listening: who the parent is, and what is told."""

from rasa_sdk import Tracker

from bot.actions.turns import SituationAction, entity, reading_of, typed_before
from bot.heard import heard_in
from support import conversation
from support.conversation import Turn
from support.other_language_talk import Typed, in_another_language, manages_dutch
from support.situation import Situation


class ActionWie(SituationAction):
    """The parent says who they are, by a choice or in words."""

    def name(self) -> str:
        return "action_wie"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        chosen = entity(tracker, "wie")
        if chosen:
            return conversation.introduced(situation, chosen)
        phase = reading_of(tracker).get("phase")
        if situation.step == "wie":
            return conversation.introduced(situation, phase)
        return conversation.told(situation, [], tracker.latest_message["text"], phase, None)


class ActionLuister(SituationAction):
    """The parent tells something: it is kept with its words and reflected."""

    def name(self) -> str:
        return "action_luister"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        reading = reading_of(tracker)
        text = tracker.latest_message.get("text") or ""
        return conversation.told(
            situation,
            heard_in(reading),
            text,
            reading.get("phase"),
            reading.get("region"),
            reading.get("municipality"),
        )


class ActionNaTwijfel(SituationAction):
    """A doubt is settled: on with what was told."""

    def name(self) -> str:
        return "action_na_twijfel"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.after_doubt(situation)


class ActionWeetNiet(SituationAction):
    """The parent does not know where to begin, or types almost nothing."""

    def name(self) -> str:
        return "action_weet_niet"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.unsure(situation)


class ActionCorrigeer(SituationAction):
    """The parent says it was understood wrongly."""

    def name(self) -> str:
        return "action_corrigeer"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.corrected(situation)


class ActionNietBegrepen(SituationAction):
    """Two tries, then a person."""

    def name(self) -> str:
        return "action_niet_begrepen"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.not_understood(situation)


class ActionAndereTaal(SituationAction):
    """A message in another language: what matters, in that language."""

    def name(self) -> str:
        return "action_andere_taal"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        reading = reading_of(tracker)
        typed = Typed(
            lang=reading.get("lang") or "",
            text=tracker.latest_message.get("text") or "",
            heard=tuple(heard_in(reading)),
            phase=reading.get("phase"),
            region=reading.get("region"),
            municipality=reading.get("municipality"),
        )
        return in_another_language(situation, typed, dutch_until_now=manages_dutch(typed_before(tracker)))
