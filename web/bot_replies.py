"""The shape of what the bot sends back, and its reading."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter

from web.messages import ApiContact


def _empty_for_none(value: Any) -> Any:
    return () if value is None else value


class _FromBot(BaseModel):
    # Rasa adds keys of its own (recipient_id, image, …): they are of no use here.
    model_config = ConfigDict(extra="ignore", frozen=True)


class BotButton(_FromBot):
    """A choice that the bot offers. Without payload, its title is sent as the parent's words."""

    title: str
    payload: str | None = None


class BotCustom(_FromBot):
    """What stands below a message."""

    contacts: Annotated[tuple[ApiContact, ...], BeforeValidator(_empty_for_none)] = ()
    urgent: Annotated[tuple[str, ...], BeforeValidator(_empty_for_none)] = ()
    ended: bool = False


class BotReply(_FromBot):
    """One entry of the bot's answer. An entry without text belongs to the message before it."""

    text: str | None = None
    buttons: Annotated[tuple[BotButton, ...], BeforeValidator(_empty_for_none)] = ()
    custom: BotCustom | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether the entry carries nothing that the gateway knows."""
        return not self.text and not self.buttons and self.custom is None


_REPLIES = TypeAdapter(tuple[BotReply, ...])


def read_replies(body: bytes) -> tuple[BotReply, ...]:
    """Read the body of the bot's answer. Raises ValueError where it is not what the contract says."""
    replies = _REPLIES.validate_python(json.loads(body))
    return tuple(reply for reply in replies if not reply.says_nothing)
