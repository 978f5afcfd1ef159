"""From what the bot or `support` says to messages of the parent API."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from support.signposts import load_directory
from web.bot_replies import BotButton, BotCustom, BotReply
from web.incoming import words_for_bot
from web.messages import ApiChoice, ApiContact, ApiMessage, Icon, assistant_message

_QUESTION = re.compile(r"[^.!?\n:]+\?")
_QUOTED = re.compile(r"“[^”]*”")
"""The parent's own words, repeated."""


@dataclass(frozen=True)
class Offer:
    """A choice that was offered: what the parent reads and sees, and what the bot gets."""

    title: str
    payload: str
    icon: Icon | None = None


@dataclass
class Said:
    """The assistant's side of one turn."""

    messages: list[ApiMessage] = field(default_factory=list)
    offers: dict[str, Offer] = field(default_factory=dict)
    ended: bool = False

    @property
    def urgent(self) -> set[str]:
        """The urgent kinds that these messages answer."""
        return {kind for message in self.messages for kind in message["urgent"]}

    @property
    def has_summary(self) -> bool:
        """Whether the summary can be opened below one of these messages."""
        return any("summary" in message for message in self.messages)

    @property
    def question(self) -> str:
        """The last question in these messages; empty where there is none."""
        found = [one for message in self.messages for one in _QUESTION.findall(_QUOTED.sub("", message["text"]))]
        return found[-1].strip() if found else ""

    def __add__(self, other: Said) -> Said:
        """Give both, one after the other."""
        offers = {**self.offers, **other.offers}
        return Said(self.messages + other.messages, offers, self.ended or other.ended)

    def mark_urgent(self, kinds: Sequence[str]) -> None:
        """Put every kind that was read on the first urgent message: the bot's bubble names the first only."""
        for message in self.messages:
            if message["urgent"]:
                message["urgent"] = list(kinds)
                return

    def without_choices(self) -> Said:
        """Give the same messages with nothing to choose."""
        return Said([{**message, "choices": []} for message in self.messages], {}, self.ended)

    def offer(self, offers: Iterable[Offer]) -> None:
        """Put choices below the last message, each with a new id that says nothing."""
        for offer in offers:
            identifier = secrets.token_urlsafe(12)
            self.offers[identifier] = offer
            choice: ApiChoice = {"id": identifier, "title": offer.title}
            if offer.icon is not None:
                choice["icon"] = offer.icon
            self.messages[-1]["choices"].append(choice)


def translate(replies: Sequence[BotReply]) -> Said:
    """Turn the bot's replies into messages, with an opaque id for every choice."""
    said = Said()
    for reply in replies:
        if reply.text or reply.buttons:
            said.messages.append(assistant_message(reply.text or ""))
            said.offer(_offer(button) for button in reply.buttons)
        if reply.custom is not None:
            _put_below(said, reply.custom)
    return said


def translate_urgent(messages: Sequence[Mapping[str, Any]]) -> Said:
    """Turn the messages of the urgent answer into those of the API. Raises ValueError if they are broken."""
    return translate(
        [
            BotReply.model_validate(
                {
                    "text": message.get("text"),
                    "buttons": message.get("buttons") or message.get("choices"),
                    "custom": {"contacts": message.get("contacts"), "urgent": message.get("urgent")},
                }
            )
            for message in messages
        ]
    )


def plain(text: str, contacts: Sequence[ApiContact]) -> Said:
    """Give one message with ways to reach a person below it."""
    message = assistant_message(text)
    message["contacts"] = [contact.model_dump() for contact in contacts]
    return Said([message])


def _offer(button: BotButton) -> Offer:
    # A payload comes from our own bot, so it may be one of Rasa's commands; a title is words.
    payload = words_for_bot(button.title) if button.payload is None else button.payload
    return Offer(title=button.title, payload=payload, icon=button.icon)


def _put_below(said: Said, custom: BotCustom) -> None:
    said.ended = said.ended or custom.ended
    if not custom.contacts and not custom.urgent and not custom.summary:
        return
    if not said.messages:
        said.messages.append(assistant_message(""))
    below = said.messages[-1]
    below["contacts"].extend(_with_opening(contact).model_dump() for contact in custom.contacts)
    if custom.summary:
        below["summary"] = True
    below["urgent"].extend(kind for kind in custom.urgent if kind not in below["urgent"])


def _with_opening(contact: ApiContact) -> ApiContact:
    """The card with whether it is open now: the texts of the bot's domain are written long before they are said."""
    if contact.open_now is not None:
        return contact
    signpost = load_directory().named(contact.name, contact.phone)
    return contact.model_copy(update={"open_now": signpost.open_now()}) if signpost is not None else contact
