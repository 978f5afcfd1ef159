"""Lifts the reading of a message into Rasa's parse data: intent, and all that was understood with its words.

The gateway has read the message already and sends its reading along in the metadata. Where there is none
(``rasa shell``, ``rasa test``, ``naast chat``), this component reads by itself, with the same reader.
"""

from __future__ import annotations

import logging
from typing import Any, Dict, List, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.dialogue_act import dialogue_act
from language.fingerprint import data_hash
from language.reading import Reading

log = logging.getLogger(__name__)

READING_KEY = "reading"
"""Where the reading stands in the metadata and in the parse data."""


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class LiftReading(GraphComponent):
    """Sets ``intent`` and ``reading`` of a message."""

    def __init__(self, resource: Resource) -> None:
        self._resource = resource
        self._reader: Optional[Any] = None

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LiftReading:
        return cls(resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LiftReading:
        return cls(resource)

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:
        """The reader's data is outside Rasa's training data: its hash makes Rasa train anew."""
        return data_hash()

    def train(self, training_data: TrainingData) -> Resource:
        """Trains the reader where its data changed; it is kept outside Rasa's model, for the gateway too."""
        from language.training import ensure_reader

        ensure_reader()
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Adds intent and reading to each message with text."""
        for message in messages:
            text = message.get(TEXT)
            # A tapped choice is a command, not words; Rasa's own handler takes it after this.
            if text and not text.startswith("/"):
                self._lift(message, self._reading_of(message, text))
        return messages

    def _reading_of(self, message: Message, text: str) -> Reading:
        sent = (message.get("metadata") or {}).get(READING_KEY)
        if sent:
            try:
                return Reading.from_dict(sent)
            except (KeyError, TypeError, ValueError):
                log.warning("A reading in the metadata could not be used; reading the message here.")
        if self._reader is None:
            # Imported only where the gateway did not read: it brings spaCy and the encoder, 200 MB.
            from language.reader import Reader

            self._reader = Reader.load()
        return self._reader.read(text)

    @staticmethod
    def _lift(message: Message, reading: Reading) -> None:
        name, confidence = dialogue_act(reading)
        intent = {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: float(confidence)}
        message.set(INTENT, intent, add_to_output=True)
        message.set("intent_ranking", [intent], add_to_output=True)
        message.set(READING_KEY, reading.to_dict(), add_to_output=True)
