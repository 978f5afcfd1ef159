"""Themes: the menu, and a theme that was chosen from it."""

from rasa_sdk import Tracker

from bot.actions.turns import SituationAction, entity
from support import conversation
from support.conversation import Turn
from support.situation import Situation


class ActionThemas(SituationAction):
    """The parent wants to talk about something else."""

    def name(self) -> str:
        return "action_themas"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.menu(situation)


class ActionThema(SituationAction):
    """The parent chose a theme."""

    def name(self) -> str:
        return "action_thema"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.chosen(situation, entity(tracker, "thema") or "")
