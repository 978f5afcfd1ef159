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

from support.situation import Situation
from support.urgent import Part, answer_parts, closing_part, question_part, reply_part, staying_parts, texts

URGENT = "utter_urgent_"
QUESTION = "utter_urgent_vraag_"
CLOSING = "utter_urgent_slot_"
REPLIES = {"ja": "ja", "nee": "nee", "meer_hierover": "meer"}
STAYING = frozenset(
    {"weet_niet", "stil", "herhaal", "overslaan", "nlu_fallback", "vraagt_informatie", "hulp_nu", "mens_graag"}
    | {"hulp_zoeken", "groet", "grap", "wat_kun_je", "hoe_gaat_het_met_jou"}
)
"""What a parent may type after an urgent answer without leaving it: the numbers stay."""
OTHER_LANGUAGES = ("en", "tr", "pl", "ar", "es", "fr", "de", "pap")


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
    asked_kind = _last_urgent_kind(tracker)
    if reading.get("urgent"):
        return _answer(tracker, reading)
    if asked_kind is None:
        return []
    return _after_urgent(tracker, asked_kind, (latest.intent or {}).get("name") or "", reading)


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
    if reading.get("barriers") or intent in STAYING:
        situation = Situation.from_slot(tracker.get_slot("situation"))
        parts = staying_parts(
            kind,
            phase=reading.get("phase") or situation.phase,
            region=reading.get("region") or situation.region,
            barriers=reading.get("barriers") or [],
        )
        return [part.response for part in parts]
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
    )
    names = [_not_asked_twice(tracker, part).response for part in parts]
    if reading.get("lang") in OTHER_LANGUAGES:
        names.insert(0, f"utter_taal_dringend_{reading['lang']}")
    return names


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
