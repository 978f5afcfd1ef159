"""The shape of a message in the parent API (see openapi.yml)."""

from __future__ import annotations

from typing import TypedDict

from pydantic import BaseModel, ConfigDict

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


class ApiChoice(TypedDict):
    """A choice as the parent sees it: the payload behind it never leaves the gateway."""

    id: str
    title: str


# Written this way because `from` is a word of Python itself.
ApiMessage = TypedDict(
    "ApiMessage",
    {
        "from": str,
        "text": str,
        "choices": list[ApiChoice],
        "contacts": list[dict[str, object]],
        "urgent": list[str],
    },
)


def assistant_message(text: str) -> ApiMessage:
    """Give a message of the assistant, with nothing below it yet."""
    return {"from": ASSISTANT, "text": text, "choices": [], "contacts": [], "urgent": []}


def parent_message(text: str) -> ApiMessage:
    """Give a message of the parent."""
    return {"from": PARENT, "text": text, "choices": [], "contacts": [], "urgent": []}
