"""The shape of a conversation file: what a parent does, step by step, and what must come back.

    steps:
      - choose: wie_ik_ben zwanger
      - parent: "ik wil dood"
        expect: {urgent: [acute_psychische_nood], phones: ["113"]}

With `variants` (name → words) the whole conversation is held once for each: {name} and {words} are filled in.
`choose` and `choices` name what a choice means (see choice_meanings), not how its button reads, so that a
care worker can correct a button without touching a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

FOLDER = Path(__file__).parent
NOT_CONVERSATIONS = ("rasa",)
MOST_WORDS = 130
"""A turn that is longer is not read on a phone, by somebody under stress."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Expect(_Model):
    """What must hold for one turn; what is not named is not looked at, except by the rules for every answer."""

    urgent: tuple[str, ...] | None = None
    """Exactly these kinds; [] for none."""
    urgent_at_least: tuple[str, ...] = ()
    """These kinds; one more is a false alarm, which is mild."""
    contacts_at_least: int = 0
    contacts_at_most: int = 3
    phones: tuple[str, ...] = ()
    """Numbers that stand in the contacts or in the text."""
    people: tuple[str, ...] = ()
    """Words in the names of the contacts."""
    choices: tuple[str, ...] = ()
    no_choices: tuple[str, ...] = ()
    text_includes: tuple[str, ...] = ()
    text_includes_one_of: tuple[str, ...] = ()
    text_excludes: tuple[str, ...] = ()
    text_in_order: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    """Lines that stand alone, such as 112."""
    questions_at_most: int = 1
    words_at_most: int = MOST_WORDS
    summary: bool | None = None
    """Whether the page can open the summary here."""
    ended: bool = False


class Step(_Model):
    """One thing that the parent does."""

    parent: str | None = None
    choose: str | None = None
    wipes: bool = False
    """The button "wis alles" of the page."""
    expect: Expect = Expect()

    @model_validator(mode="after")
    def _one_thing(self) -> Step:
        if (self.parent is not None) + (self.choose is not None) + self.wipes != 1:
            raise ValueError("a step is one of parent, choose and wipes")
        return self

    def __str__(self) -> str:
        return "wipes everything" if self.wipes else self.parent or f"[{self.choose}]"


class Conversation(_Model):
    """A whole file."""

    variants: dict[str, str] = {}
    welcome: Expect = Expect()
    steps: tuple[Step, ...] = Field(min_length=1)

    def held_by(self, name: str) -> Conversation:
        """The same conversation for one variant."""
        if not name:
            return self
        plain = self.model_dump(exclude={"variants"})
        return Conversation.model_validate(_filled(plain, {"{name}": name, "{words}": self.variants[name]}))


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for place, word in words.items():
            value = value.replace(place, word)
        return value
    if isinstance(value, Mapping):
        return {key: _filled(item, words) for key, item in value.items()}
    return [_filled(item, words) for item in value] if isinstance(value, (list, tuple)) else value


def read_conversation(path: Path) -> Conversation:
    """Raises pydantic's ValidationError where the file does not fit."""
    return Conversation.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def conversation_files() -> tuple[Path, ...]:
    """Every conversation, in order of folder and name."""
    found = (path for path in FOLDER.glob("*/*.yml") if path.parent.name not in NOT_CONVERSATIONS)
    return tuple(sorted(found))


@cache
def cases() -> tuple[tuple[Path, str], ...]:
    """Every conversation that is held: a file, and the name of a variant or ""."""
    return tuple((path, name) for path in conversation_files() for name in read_conversation(path).variants or ("",))


def name_of(path: Path, variant: str = "") -> str:
    """`urgent/at_the_welcome-verslaving`, as it is shown in a test run."""
    return f"{path.parent.name}/{path.stem}" + (f"-{variant}" if variant else "")
