"""The gateway's door to Rasa: one message in, the answers out, and a conversation that can be forgotten.

Unlike Rasa's own REST channel it never logs what a person typed, puts an answer's text and its contacts in one
entry, and has a way to delete a conversation.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Awaitable, Callable, Dict, List, Optional

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.heard import situation_now
from bot.tracker_store import forget_in
from support.signposts import load_directory

log = logging.getLogger(__name__)


class OneBubble(CollectingOutputChannel):
    """Collects answers; unlike Rasa's own it does not cut a text in two at an empty line."""

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Keeps the text whole."""
        await self._persist_message(self._message(recipient_id, text=text))


class NaastChannel(InputChannel):
    """``/webhooks/naast``: health, webhook, what was told in a conversation, and deleting it."""

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa and in its addresses."""
        return "naast"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> InputChannel:
        """No settings are needed."""
        return cls()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes of the channel."""
        routes = Blueprint("naast_channel", "naast_channel")

        @routes.route("/health", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            ready = getattr(request.app.ctx, "agent", None) is not None and request.app.ctx.agent.is_ready()
            return response.json({"ready": ready}, status=200 if ready else 503)

        @routes.route("/webhook", methods=["POST"])
        async def webhook(request: Request) -> HTTPResponse:
            return response.json(await _answers(request, on_new_message))

        @routes.route("/conversations/<sender>/situation", methods=["GET"])
        async def situation(request: Request, sender: str) -> HTTPResponse:
            tracker = await request.app.ctx.agent.tracker_store.retrieve(sender)
            if tracker is None:
                return response.empty(status=404)
            events = [event.as_dict() for event in tracker.events]
            return response.json(situation_now(tracker.get_slot("situation"), events).to_slot())

        @routes.route("/conversations/<sender>", methods=["DELETE"])
        async def forget(request: Request, sender: str) -> HTTPResponse:
            forget_in(request.app.ctx.agent.tracker_store, sender)
            return response.empty(status=204)

        return routes


async def _answers(
    request: Request, on_new_message: Callable[[UserMessage], Awaitable[Any]]
) -> List[Dict[str, Any]]:
    body = request.json or {}
    collector = OneBubble()
    message = UserMessage(
        body.get("text"),
        collector,
        body.get("sender"),
        input_channel=NaastChannel.name(),
        metadata=body.get("metadata") or {},
    )
    try:
        await on_new_message(message)
    except asyncio.CancelledError:
        log.error("A message was cancelled.")
        return []
    except Exception as error:  # the gateway answers by itself when the list is empty
        log.error("A message failed: %s", type(error).__name__)
        return []
    return [with_contacts(entry) for entry in collector.messages]


def with_contacts(entry: Dict[str, Any]) -> Dict[str, Any]:
    """Contacts that a response names by id (``contacts_of``) are filled in from the directory."""
    custom = entry.get("custom")
    if isinstance(custom, dict) and "contacts_of" in custom:
        found = [load_directory().get(i).contact() for i in custom["contacts_of"]]
        rest = {k: v for k, v in custom.items() if k != "contacts_of"}
        return {**entry, "custom": {**rest, "contacts": found}}
    return entry
