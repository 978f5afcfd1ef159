"""Yes, no, skip, on, stop, again."""

from rasa_sdk import Tracker

from bot.actions.turns import SituationAction, asked_last
from support import conversation
from support.conversation import Say, Turn
from support.situation import Situation


class ActionJa(SituationAction):
    """Yes to the last question."""

    def name(self) -> str:
        return "action_ja"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        if asked_last(tracker) == "utter_wis_zeker":
            return Turn(situation, (Say("utter_gewist"),))
        return conversation.yes(situation)


class ActionNee(SituationAction):
    """No to the last question."""

    def name(self) -> str:
        return "action_nee"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.no(situation)


class ActionOverslaan(SituationAction):
    """The question is passed over."""

    def name(self) -> str:
        return "action_overslaan"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.skipped(situation)


class ActionVerder(SituationAction):
    """The parent wants to go on."""

    def name(self) -> str:
        return "action_verder"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.onward(situation)


class ActionHervat(SituationAction):
    """Back to the question that was open, after something in between."""

    def name(self) -> str:
        return "action_hervat"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.resume(situation)


class ActionHerhaal(SituationAction):
    """The question once more."""

    def name(self) -> str:
        return "action_herhaal"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.repeated(situation)


class ActionStop(SituationAction):
    """Goodbye."""

    def name(self) -> str:
        return "action_stop"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.farewell(situation)
