"""Answers an urgent message above every rule and form, from Rasa's responses alone.

Returned with ``is_no_user_prediction`` the prediction also overrules an active form, which would otherwise
swallow the message as its answer. No action server is asked.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Set

from rasa.core.featurizers.tracker_featurizers import TrackerFeaturizer
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from support.doubt import QUESTION as DOUBT_QUESTION
from support.doubt import doubt_question, meaning_of, quiet_part, unsaid_part
from support.language_parts import answered_in
from support.other_languages import DUTCH
from support.parts import Part
from support.situation import Situation
from support.urgent import answer_parts, closing_part, question_part, reply_part, staying_parts, texts

URGENT = "utter_urgent_"
QUESTION = "utter_urgent_vraag_"
CLOSING = "utter_urgent_slot_"
REPLIES = {"ja": "ja", "nee": "nee", "meer_hierover": "meer"}
RESUME = "action_na_twijfel"
STAYING = frozenset(
    {"weet_niet", "stil", "herhaal", "overslaan", "nlu_fallback", "vraagt_informatie", "hulp_nu", "mens_graag"}
    | {"hulp_zoeken", "groet", "grap", "wat_kun_je", "hoe_gaat_het_met_jou"}
)
"""What a parent may type after an urgent answer without leaving it: the numbers stay."""
FIRST_WORDS = {
    **{i: f"utter_na_dringend_{i}" for i in ("huilen", "schaamte", "niemand_helpt", "laat_maar", "even_niets", "boos")},
    **{i: f"utter_{i}" for i in ("gegevens", "wie_leest_mee", "ben_je_mens", "jeugdzorg", "komt_terug")},
}
"""What has its own first words after an urgent answer; the numbers stay below them, and no theme comes in between."""
OTHER_LANGUAGE = "andere_taal"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT], is_trainable=False)
class SafetyPolicy(Policy):
    """Predicts the bubbles of the urgent answer one by one, then listens."""

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        featurizer: Optional[TrackerFeaturizer] = None,
    ) -> None:
        super().__init__(config, model_storage, resource, execution_context, featurizer)

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Above the rules (6)."""
        return {"priority": 10}

    @staticmethod
    def supported_data() -> SupportedData:
        """It learns from nothing."""
        return SupportedData.ML_AND_RULE_DATA

    def train(
        self, training_trackers: List[TrackerWithCachedStates], domain: Domain, **kwargs: Any
    ) -> Resource:
        """Nothing to learn."""
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SafetyPolicy:
        return cls(config, model_storage, resource, execution_context)

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: Optional[Dict[str, Any]] = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Certain about the next bubble where something is urgent; no opinion otherwise."""
        probabilities = self._default_predictions(domain)
        wanted = _wanted(tracker)
        if not wanted:
            return self._prediction(probabilities)
        said = _said_this_turn(tracker)
        left = [name for name in wanted if name not in said and name in domain.action_names_or_texts]
        following = left[0] if left else ACTION_LISTEN_NAME
        probabilities[domain.index_for_action(following)] = 1.0
        return self._prediction(probabilities, is_no_user_prediction=True)


def _wanted(tracker: DialogueStateTracker) -> List[str]:
    latest = tracker.latest_message
    if latest is None:
        return []
    reading = (latest.parse_data or {}).get("reading") or {}
    intent = (latest.intent or {}).get("name") or ""
    if reading.get("urgent"):
        return _answer(tracker, reading)
    doubted = _doubt_just_asked(tracker)
    if doubted and (settled := _settled(tracker, doubted, intent, reading)):
        return settled
    asked_kind = _last_urgent_kind(tracker)
    if asked_kind is not None and (staying := _after_urgent(tracker, asked_kind, intent, reading)):
        return staying
    return _doubt(tracker, reading)


def _doubt(tracker: DialogueStateTracker, reading: Dict[str, Any]) -> List[str]:
    """One mild question where a message may be urgent; each kind is asked about once, or answered already."""
    asked = {name for actions in _earlier_actions(tracker) for name in actions}
    known = _answered_kinds(tracker)
    for kind in reading.get("doubt") or []:
        part = doubt_question(kind)
        if part.response not in asked and kind not in known and not answered_in(reading.get("lang")):
            return [part.response]
    return []


def _doubt_just_asked(tracker: DialogueStateTracker) -> Optional[str]:
    """The kind that the last question was about, where it was such a question."""
    turns = _earlier_actions(tracker)
    names = turns[0] if turns else []
    return next((_kind_in(n[len(DOUBT_QUESTION) :]) for n in names if n.startswith(DOUBT_QUESTION)), None)


def _settled(tracker: DialogueStateTracker, kind: str, intent: str, reading: Dict[str, Any]) -> List[str]:
    """What the parent says to the question decides; whoever goes on about something else is listened to."""
    meaning = meaning_of(kind, intent)
    if meaning == "dringend":
        return _answer(tracker, {**reading, "urgent": [kind]})
    if meaning == "rustig":
        return [quiet_part().response, RESUME]
    if meaning == "liever_niet":
        situation = Situation.from_slot(tracker.get_slot("situation"))
        return [unsaid_part(kind, situation.phase, situation.region).response, RESUME]
    return []


def _after_urgent(
    tracker: DialogueStateTracker, kind: str, intent: str, reading: Dict[str, Any]
) -> List[str]:
    """Right after an urgent answer its state holds, until the parent talks on or stops."""
    reply = REPLIES.get(intent)
    if reply == "meer":
        return [reply_part(kind, reply).response]
    if not _was_urgent_just_now(tracker):
        return []
    if reply == "nee" or (reply and _question_is_open(tracker)):
        return [reply_part(kind, reply).response]
    barriers = reading.get("barriers") or []
    if barriers or intent in STAYING or intent in FIRST_WORDS or intent == OTHER_LANGUAGE:
        situation = Situation.from_slot(tracker.get_slot("situation"))
        parts = staying_parts(
            kind,
            phase=reading.get("phase") or situation.phase,
            region=reading.get("region") or situation.region,
            barriers=barriers,
            lang=reading.get("lang") or DUTCH,
        )
        names = [part.response for part in parts]
        return names if barriers or intent not in FIRST_WORDS else [FIRST_WORDS[intent], *names[1:]]
    return []


def _was_urgent_just_now(tracker: DialogueStateTracker) -> bool:
    turns = _earlier_actions(tracker)
    return bool(turns) and any(name.startswith(URGENT) for name in turns[0])


def _answer(tracker: DialogueStateTracker, reading: Dict[str, Any]) -> List[str]:
    situation = Situation.from_slot(tracker.get_slot("situation"))
    parts = answer_parts(
        reading["urgent"],
        about=reading.get("about") or "self",
        aspects=reading.get("aspects") or {},
        phase=reading.get("phase") or situation.phase,
        region=reading.get("region") or situation.region,
        barriers=reading.get("barriers") or [],
        again=_answered_kinds(tracker).issuperset(reading["urgent"]),
        lang=reading.get("lang") or DUTCH,
    )
    return [_not_asked_twice(tracker, part).response for part in parts]


def _answered_kinds(tracker: DialogueStateTracker) -> Set[str]:
    """The urgent kinds of earlier messages: each of those was answered. Another kind is heard as new."""
    users = [event for event in tracker.applied_events() if isinstance(event, UserUttered)]
    readings = [(event.parse_data or {}).get("reading") or {} for event in users[:-1]]
    return {kind for reading in readings for kind in reading.get("urgent") or []}


def _not_asked_twice(tracker: DialogueStateTracker, part: Part) -> Part:
    """The question gives way where the same words were asked before, about another kind for instance."""
    if not part.response.startswith(QUESTION):
        return part
    asked = {name for actions in _earlier_actions(tracker) for name in actions if name.startswith(QUESTION)}
    known = [question_part(kind, other) for kind in texts().volgorde for other in (False, True)]
    if part.text in {one.text for one in known if one.response in asked}:
        return closing_part(part.urgent[0])
    return part


def _said_this_turn(tracker: DialogueStateTracker) -> List[str]:
    said: List[str] = []
    for event in reversed(tracker.applied_events()):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, ActionExecuted) and event.action_name:
            said.append(event.action_name)
    return said


def _earlier_actions(tracker: DialogueStateTracker) -> List[List[str]]:
    """The assistant's actions by turn, the last finished turn first."""
    turns: List[List[str]] = [[]]
    for event in reversed(tracker.applied_events()):
        if isinstance(event, UserUttered):
            turns.append([])
        elif isinstance(event, ActionExecuted) and event.action_name:
            turns[-1].append(event.action_name)
    return turns[1:]


def _last_urgent_kind(tracker: DialogueStateTracker) -> Optional[str]:
    for actions in _earlier_actions(tracker):
        for name in actions:
            for beginning in (QUESTION, CLOSING):
                if name.startswith(beginning):
                    return _kind_in(name[len(beginning) :])
    return None


def _question_is_open(tracker: DialogueStateTracker) -> bool:
    turns = _earlier_actions(tracker)
    return bool(turns) and any(name.startswith(QUESTION) for name in turns[0])


def _kind_in(rest: str) -> Optional[str]:
    return next((kind for kind in texts().volgorde if rest.startswith(kind)), None)
