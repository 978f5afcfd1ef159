"""What is measured, seen from outside: something that can be trained, started and talked to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp

from benchmarks.processes import Command

ANSWER_WITHIN_SECONDS = 15.0
TURNS_PER_TALK = 8
"""A conversation of a parent is short; a long one would measure something else."""


@dataclass(frozen=True)
class Reply:
    """What came back for one message."""

    seconds: float
    """From sending the message until the last byte of the answer."""
    messages: Sequence[dict[str, Any]]


class Talk(Protocol):
    """One conversation."""

    async def say(self, text: str) -> Reply:
        """Sends a message. Raises CannotMeasure where it is refused."""

    async def end(self) -> None:
        """Ends the conversation, and wipes it where that can be done."""


class Contender(Protocol):
    """One of the two that are compared."""

    @property
    def name(self) -> str:
        """What the column is called."""

    def train(self) -> Command:
        """Trains from nothing."""

    def serve(self, port: int) -> Command:
        """Serves what was trained, on loopback."""

    async def first_answer(self, session: aiohttp.ClientSession, address: str) -> Talk | None:
        """A conversation that the bot itself has answered; None, or aiohttp.ClientError, as long as it cannot."""

    async def open(self, session: aiohttp.ClientSession, address: str) -> Talk:
        """Begins a conversation."""

    def check(self) -> None:
        """Raises CannotMeasure where a start was not a plain start with a trained model."""


def client() -> aiohttp.ClientSession:
    """The client that both are talked to with: connections stay open, no proxy, a limit on every answer."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN_SECONDS))
