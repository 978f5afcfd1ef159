"""The summary on the screen."""

import re

from rasa_sdk import Tracker

from bot.actions.turns import SituationAction, entity
from support import conversation
from support.conversation import Turn
from support.situation import Situation


class ActionSamenvatting(SituationAction):
    """Shows what was told."""

    def name(self) -> str:
        return "action_samenvatting"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.summary(situation)


class ActionVerwijderRegel(SituationAction):
    """Takes a line out, named by a choice or by its number in the text."""

    def name(self) -> str:
        return "action_verwijder_regel"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        value = entity(tracker, "regel") or next(iter(re.findall(r"\d+", tracker.latest_message.get("text") or "")), "")
        return conversation.line_removed(situation, int(value) if value.isdigit() and len(value) < 4 else None)


class ActionSamenvattingGoed(SituationAction):
    """The summary stays as it is."""

    def name(self) -> str:
        return "action_samenvatting_goed"

    @staticmethod
    def step(situation: Situation, tracker: Tracker) -> Turn:
        return conversation.summary_kept(situation)
