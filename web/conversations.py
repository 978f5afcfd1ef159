"""All conversations of this process, found by the hash of their token."""

from __future__ import annotations

import hashlib
import secrets

from web.conversation import Conversation
from web.errors import TooMany, UnknownToken
from web.rates import Bucket, Clock
from web.settings import Rate

_TOKEN_BYTES = 32
_LONGEST_TOKEN = 128
_WHEN_FULL_SECONDS = 60


class Conversations:
    """An in-memory store: what is removed from it is gone."""

    def __init__(self, *, idle_seconds: float, most: int, rate: Rate, summary_rate: Rate, clock: Clock) -> None:
        self._idle_seconds = idle_seconds
        self._most = most
        self._rate = rate
        self._summary_rate = summary_rate
        self._clock = clock
        self._by_key: dict[str, Conversation] = {}

    def __len__(self) -> int:
        return len(self._by_key)

    def open(self) -> tuple[str, Conversation]:
        """Begin a conversation and give its token, which is not kept. Raises TooMany when full."""
        if len(self._by_key) >= self._most:
            raise TooMany(retry_after=_WHEN_FULL_SECONDS)
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        conversation = Conversation(
            key=_hash(token),
            bucket=Bucket(self._rate, self._clock),
            summary_bucket=Bucket(self._summary_rate, self._clock),
            last_active=self._clock(),
        )
        self._by_key[conversation.key] = conversation
        return token, conversation

    def find(self, token: str) -> Conversation:
        """Give the conversation of a token and note that it is alive. Raises UnknownToken."""
        conversation = self._by_key.get(_hash(token[:_LONGEST_TOKEN]))
        if conversation is None or self._is_idle(conversation):
            raise UnknownToken
        self.touch(conversation)
        return conversation

    def touch(self, conversation: Conversation) -> None:
        """Note that the conversation is alive now."""
        conversation.last_active = self._clock()

    def idle(self) -> list[Conversation]:
        """Give the conversations that have been silent too long."""
        return [conversation for conversation in self._by_key.values() if self._is_idle(conversation)]

    def all(self) -> list[Conversation]:
        """Give every conversation."""
        return list(self._by_key.values())

    def remove(self, conversation: Conversation) -> None:
        """Take a conversation out and wipe it. Does nothing where it is already gone."""
        self._by_key.pop(conversation.key, None)
        conversation.wipe()

    def _is_idle(self, conversation: Conversation) -> bool:
        return self._clock() - conversation.last_active >= self._idle_seconds


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
