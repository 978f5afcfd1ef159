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


def forget_in(store: Any, sender_id: str) -> None:
    """Forgets a conversation in the store that Rasa uses: it wraps ours in one that falls back when it fails.

    Raises TypeError where neither the store nor its fall-back can forget.
    """
    found = [store, getattr(store, "_tracker_store", None), getattr(store, "_fallback_tracker_store", None)]
    forgetful = [one for one in found if isinstance(one, ForgetfulTrackerStore)]
    if not forgetful:
        raise TypeError("this tracker store cannot forget a conversation")
    for one in forgetful:
        one.forget(sender_id)
    for one in found:
        if isinstance(one, InMemoryTrackerStore):
            one.store.pop(sender_id, None)
