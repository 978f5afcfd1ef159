"""Rasa's memory of conversations: in memory only, gone after half an hour of silence or on request."""

from __future__ import annotations

import time
from typing import Any, Callable, Dict, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

IDLE_SECONDS = 35 * 60
"""A little longer than the gateway's half hour, which deletes first; this holds when the gateway died."""


class ForgetfulTrackerStore(InMemoryTrackerStore):
    """An in-memory store that forgets what is idle."""

    def __init__(
        self,
        domain: Domain,
        event_broker: Optional[EventBroker] = None,
        clock: Callable[[], float] = time.monotonic,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        self._clock = clock
        self._touched: Dict[str, float] = {}

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps the conversation, and forgets those that have been silent too long."""
        await super().save(tracker)
        now = self._clock()
        self._touched[tracker.sender_id] = now
        for sender in [s for s, at in self._touched.items() if now - at > IDLE_SECONDS]:
            self.forget(sender)

    def forget(self, sender_id: str) -> None:
        """Nothing of this conversation is left here. Unknown ids are fine."""
        self.store.pop(sender_id, None)
        self._touched.pop(sender_id, None)
