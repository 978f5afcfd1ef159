"""The shape of a message in the parent API (see openapi.yml)."""

from __future__ import annotations

from typing import Literal, TypedDict, get_args

from pydantic import BaseModel, ConfigDict

Icon = Literal[
    "gezin",
    "geld",
    "wonen",
    "gevoel",
    "gezond",
    "zorg",
    "steun",
    "ouder",
    "informatie",
    "hulp",
    "praten",
    "langskomen",
    "vertellen",
]
"""A picture that the page can draw beside a choice (web/page/icons.js)."""

ICONS: tuple[str, ...] = get_args(Icon)

ASSISTANT = "naast"
PARENT = "ouder"


class ApiContact(BaseModel):
    """A way to reach a person. What is not known is null, never guessed."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    name: str
    phone: str | None = None
    url: str | None = None
    chat: str | None = None
    hours: str | None = None
    cost: str | None = None
    anonymous: bool | str | None = None
    what: str | None = None
    open_now: str | None = None
    why: str | None = None
    languages: str | None = None
    after_call: str | None = None
    say: str | None = None


class _WordsOfChoice(TypedDict):
    id: str
    title: str


class ApiChoice(_WordsOfChoice, total=False):
    """A choice as the parent sees it: the payload behind it never leaves the gateway."""

    icon: Icon


# Written this way because `from` is a word of Python itself.
_PartsOfMessage = TypedDict(
    "_PartsOfMessage",
    {
        "from": str,
        "text": str,
        "choices": list[ApiChoice],
        "contacts": list[dict[str, object]],
        "urgent": list[str],
    },
)


class ExplainedWord(TypedDict):
    """A word of the field, and what it means in one plain sentence."""

    word: str
    meaning: str


class ApiMessage(_PartsOfMessage, total=False):
    """One message as the parent gets it."""

    summary: Literal[True]
    """Below it stands the button that opens the summary. Not there elsewhere."""
    words: list[ExplainedWord]
    """Hard words of this message that were not explained before. Not there where there are none."""


def assistant_message(text: str) -> ApiMessage:
    """Give a message of the assistant, with nothing below it yet."""
    return {"from": ASSISTANT, "text": text, "choices": [], "contacts": [], "urgent": []}


def parent_message(text: str) -> ApiMessage:
    """Give a message of the parent."""
    return {"from": PARENT, "text": text, "choices": [], "contacts": [], "urgent": []}
