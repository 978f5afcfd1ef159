"""What the gateway needs from `language` and `support`, so that it can be tested without either."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol


class Reading(Protocol):
    """What was heard in one message. Built by `language.reader`."""

    @property
    def urgent(self) -> Sequence[str]:
        """Ids of the urgent kinds."""

    @property
    def about(self) -> str:
        """Whose situation it is: self, partner, child, other or none."""

    @property
    def aspects(self) -> Mapping[str, str]:
        """What each urgent kind is about, for the urgent answer."""

    @property
    def phase(self) -> str | None:
        """kinderwens, zwanger, ouder, or None."""

    @property
    def region(self) -> str | None:
        """A region of the signpost directory, where the message names one."""

    @property
    def barriers(self) -> Sequence[str]:
        """What stands in the way of help, in the parent's words."""

    @property
    def lang(self) -> str:
        """The ISO code of the language that was typed."""

    def to_dict(self) -> dict[str, Any]:
        """Give the whole reading in JSON types, for the bot."""


class Reader(Protocol):
    """Reads a message once. Called from one thread, never from two at once."""

    def read(self, text: str, before: Sequence[str] = (), asked: str = "") -> Reading:
        """Read `text`.

        `before` holds up to two earlier texts of the same parent, oldest first; `asked` the question it answers.
        """


class UrgentAnswer(Protocol):
    """Gives the messages of the urgent answer. Written in `support.urgent`.

    A message is a mapping with `text` and, where they apply, `choices` (each with a `title` and a `payload`;
    without payload the title itself is sent as the parent's words), `contacts` and `urgent`.
    """

    def __call__(
        self,
        kinds: Sequence[str],
        *,
        about: str,
        aspects: Mapping[str, str],
        phase: str | None,
        region: str | None,
        barriers: Sequence[str],
        again: bool,
        lang: str,
    ) -> Sequence[Mapping[str, Any]]:
        """`again`: these kinds were answered before in this conversation; `lang`: what the parent typed."""
