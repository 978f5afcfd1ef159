"""The messages of the measurement (messages.yml), and how to tell that a turn was answered as meant."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from benchmarks.processes import CannotMeasure
from benchmarks.talking import Reply
from language.fingerprint import ROOT

_FILE = Path(__file__).parent / "messages.yml"
_DOMAIN = ROOT / "bot" / "domain"
_FILLED_IN = re.compile(r"\\\{\w+\\\}")


class Turns(BaseModel):
    """Messages that are all answered in one way."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    answered_with: tuple[str, ...] = Field(min_length=1)
    messages: tuple[str, ...] = Field(min_length=1)
    nothing_else: bool = False

    def as_meant(self, reply: Reply) -> bool:
        """Whether the first message, or with `nothing_else` every one, is one of these responses.

        Raises CannotMeasure where the domain has no such response.
        """
        patterns = _patterns(self.answered_with)
        texts = [str(message.get("text", "")) for message in reply.messages]
        held = texts if self.nothing_else else texts[:1]
        return bool(held) and all(any(pattern.fullmatch(text) for pattern in patterns) for text in held)


class Messages(BaseModel):
    """All that is typed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    action: Turns
    no_action: Turns
    urgent: Turns
    starter: tuple[str, ...] = Field(min_length=1)

    def mixed(self) -> list[str]:
        """Messages to Naast of every way, in turn."""
        ways = (self.action.messages, self.no_action.messages, self.urgent.messages)
        return [message for together in zip(*ways) for message in together]


@lru_cache(maxsize=1)
def load_messages() -> Messages:
    """The file, checked. Raises pydantic.ValidationError."""
    return Messages.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


@lru_cache(maxsize=8)
def _patterns(beginnings: tuple[str, ...]) -> list[re.Pattern[str]]:
    found = [
        pattern_of(variant["text"])
        for name, variants in _responses().items()
        if name.startswith(beginnings)
        for variant in variants
        if variant.get("text")
    ]
    if not found:
        raise CannotMeasure(f"No response in bot/domain begins with {' or '.join(beginnings)}.")
    return found


def pattern_of(text: str) -> re.Pattern[str]:
    """The text of a response as a pattern: anything may stand where something is filled in."""
    return re.compile(_FILLED_IN.sub("(?s:.*)", re.escape(text.strip())))


@lru_cache(maxsize=1)
def _responses() -> dict[str, list[dict[str, Any]]]:
    files = (yaml.safe_load(path.read_text(encoding="utf-8")) or {} for path in sorted(_DOMAIN.glob("*.yml")))
    return {name: variants for file in files for name, variants in (file.get("responses") or {}).items()}
