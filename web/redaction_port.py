"""What the gateway needs from the taking out of names, so that it can be tested without a worker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Redacted(Protocol):
    """A text without names, addresses and numbers. Built by `language.redaction`."""

    @property
    def text(self) -> str:
        """The text; what was taken out stands in it as "[naam]"."""

    @property
    def taken(self) -> Sequence[str]:
        """What was taken out, in the order of its places: "naam", "telefoonnummer", …"""


class RedactionPort(Protocol):
    """Takes names out of texts. A text that went through it once stays as it is when it goes through again."""

    async def redact(self, texts: Sequence[str]) -> Sequence[Redacted]:
        """Give each text without names, in the same order. Whatever it raises, the names were not checked."""

    def warm(self) -> None:
        """Begin to load, without waiting: it may be needed soon."""

    async def close(self) -> None:
        """Let go of everything."""
