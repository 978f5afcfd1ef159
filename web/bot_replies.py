"""The shape of what the bot sends back, and its reading."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter

from web.messages import ICONS, ApiContact, Icon


def _empty_for_none(value: Any) -> Any:
    return () if value is None else value


def _icon_that_exists(value: Any) -> Any:
    # A parent must never miss an answer for want of a picture.
    return value if value in ICONS else None


class _FromBot(BaseModel):
    # Rasa adds keys of its own (recipient_id, image, …): they are of no use here.
    model_config = ConfigDict(extra="ignore", frozen=True)


class BotButton(_FromBot):
    """A choice that the bot offers. Without payload, its title is sent as the parent's words."""

    title: str
    payload: str | None = None
    icon: Annotated[Icon | None, BeforeValidator(_icon_that_exists)] = None
    """A picture beside the title. One that the page cannot draw is left out."""


class BotCustom(_FromBot):
    """What stands below a message."""

    contacts: Annotated[tuple[ApiContact, ...], BeforeValidator(_empty_for_none)] = ()
    urgent: Annotated[tuple[str, ...], BeforeValidator(_empty_for_none)] = ()
    ended: bool = False
    summary: bool = False
    """The message shows the summary: the page can open it."""


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
