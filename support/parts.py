"""One bubble of an answer that is composed from data, with what stands below it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

ALARM_NUMBER = "112"
"""Alone on its line in a text: the page makes it large."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Choice(_Model):
    """A button under an answer."""

    titel: str
    payload: str


class Part(_Model):
    """One bubble."""

    response: str
    """The name of Rasa's response that says the same."""
    text: str
    contacts: tuple[str, ...] = ()
    """Ids of signposts."""
    choices: tuple[Choice, ...] = ()
    urgent: tuple[str, ...] = ()
