"""A turn of the conversation: what it becomes, and what is said. Texts are Rasa responses, by name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from support.situation import Situation


@dataclass(frozen=True)
class Choice:
    """A choice that depends on the conversation; others stand in the response."""

    title: str
    payload: str
    icon: str | None = None
    """A picture of the page that stands with the words."""


@dataclass(frozen=True)
class Say:
    """One thing to say."""

    response: str
    """Name of a response in ``bot/domain``."""
    values: dict[str, str] = field(default_factory=dict)
    """What is filled in between braces."""
    choices: tuple[Choice, ...] = ()
    contacts: tuple[dict[str, Any], ...] = ()
    summary: bool = False
    """It shows the summary: below it the page can open the same, to change, keep or share."""


@dataclass(frozen=True)
class Turn:
    """What the conversation becomes, and what is said."""

    situation: Situation
    says: tuple[Say, ...]
