"""One conversation, in memory only."""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from dataclasses import dataclass, field

from web.draft import Draft
from web.errors import ChoiceNotOffered
from web.explaining import explain_words
from web.messages import ApiMessage, parent_message
from web.rates import Bucket
from web.replies import Offer, Said
from web.turns import Turns

_KEPT_MESSAGES = 1000
_TEXTS_BEFORE = 2


@dataclass(eq=False)
class Conversation:
    """What the gateway knows of a conversation until it is wiped."""

    key: str
    """The hash of the token; the token itself is not kept."""
    bucket: Bucket
    summary_bucket: Bucket
    last_active: float
    sender: str = field(default_factory=lambda: secrets.token_hex(16))
    """The name of the conversation at the bot: it says nothing, and cannot be turned back into the token."""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held during a turn, so that messages keep their order."""
    turns: Turns = field(default_factory=Turns)
    messages: deque[ApiMessage] = field(default_factory=lambda: deque(maxlen=_KEPT_MESSAGES))
    texts_before: deque[str] = field(default_factory=lambda: deque(maxlen=_TEXTS_BEFORE))
    asked: str = ""
    """The question that the assistant asked last; empty where the last answer asked nothing."""
    offers: dict[str, Offer] = field(default_factory=dict)
    """The choices below the most recent answer."""
    urgent_answered: set[str] = field(default_factory=set)
    explained: set[str] = field(default_factory=set)
    """What was explained below a message: once is enough."""
    draft: Draft = field(default_factory=Draft)
    """The summary that the parent works on."""
    begun: bool = False
    """Whether the bot has begun the conversation too."""
    unsettled: bool = False
    """Whether the bot may still be busy with a message that it did not answer in time."""
    wiped: bool = False

    def offered(self, choice: str) -> Offer:
        """Give a choice that stands below the most recent answer. Raises ChoiceNotOffered for any other."""
        try:
            return self.offers[choice]
        except KeyError:
            raise ChoiceNotOffered from None

    def add_parent(self, shown: str) -> None:
        """Keep what the parent said, as the parent saw it."""
        self.messages.append(parent_message(shown))

    def add_assistant(self, said: Said) -> None:
        """Keep what the assistant said; from now on only its choices can be chosen."""
        explain_words(said.messages, self.explained)
        self.messages.extend(said.messages)
        self.asked = said.question
        self.offers = said.offers
        self.urgent_answered |= said.urgent

    def transcript(self) -> list[ApiMessage]:
        """Give all messages, with only those choices that can still be chosen."""
        return [
            {**message, "choices": [choice for choice in message["choices"] if choice["id"] in self.offers]}
            for message in self.messages
        ]

    def wipe(self) -> None:
        """Forget everything that was said."""
        self.wiped = True
        self.messages.clear()
        self.texts_before.clear()
        self.asked = ""
        self.offers = {}
        self.urgent_answered.clear()
        self.explained.clear()
        self.turns.clear()
        self.draft.wipe()
