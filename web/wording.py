"""The Dutch sentences of the gateway itself, read from web/data and held against a schema."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field

from support.signposts import load_directory
from web.messages import ApiContact

DATA = Path(__file__).parent / "data"

_Schema = TypeVar("_Schema", bound=BaseModel)


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ErrorSentences(_Data):
    """One sentence for each error code of the parent API."""

    invalid_json: str = Field(min_length=1)
    invalid_request: str = Field(min_length=1)
    empty_text: str = Field(min_length=1)
    too_long: str = Field(min_length=1)
    unknown_token: str = Field(min_length=1)
    choice_not_offered: str = Field(min_length=1)
    id_reused: str = Field(min_length=1)
    too_many: str = Field(min_length=1)
    nothing_chosen: str = Field(min_length=1)
    line_too_long: str = Field(min_length=1)
    contact_unclear: str = Field(min_length=1)
    summary_unavailable: str = Field(min_length=1)
    names_not_checked: str = Field(min_length=1)
    names_found: str = Field(min_length=1)
    unknown_recipient: str = Field(min_length=1)
    consent_changed: str = Field(min_length=1)
    already_shared: str = Field(min_length=1)
    not_shared: str = Field(min_length=1)
    unknown_code: str = Field(min_length=1)
    ended: str = Field(min_length=1)
    not_possible: str = Field(min_length=1)
    store_unavailable: str = Field(min_length=1)
    not_found: str = Field(min_length=1)
    method_not_allowed: str = Field(min_length=1)
    internal: str = Field(min_length=1)

    def of(self, code: str) -> str:
        """Give the sentence of an error code; KeyError where the code does not exist."""
        if code not in type(self).model_fields:
            raise KeyError(code)
        sentence: str = getattr(self, code)
        return sentence


class Fallback(_Data):
    """What is said while the bot does not answer."""

    welcome: str = Field(min_length=1)
    apology: str = Field(min_length=1)
    contacts: tuple[str, ...] = Field(min_length=1, max_length=2)
    """Ids of the signpost directory, so that a phone number stands in one place."""

    def ways(self) -> tuple[ApiContact, ...]:
        """Give the contacts themselves. Raises KeyError where the directory lacks one."""
        return tuple(ApiContact.model_validate(load_directory().get(one).contact()) for one in self.contacts)


class PageSentences(_Data):
    """What stands on the plain pages that the gateway makes by itself."""

    title: str
    back: str
    numbers: str
    without_chat: str


@cache
def error_sentences() -> ErrorSentences:
    """Read errors.yml. Raises pydantic's ValidationError where the file breaks the schema."""
    return _read("errors.yml", ErrorSentences)


@cache
def fallback() -> Fallback:
    """Read fallback.yml. Raises pydantic's ValidationError where the file breaks the schema."""
    return _read("fallback.yml", Fallback)


@cache
def page_sentences() -> PageSentences:
    """Read pages.yml. Raises pydantic's ValidationError where the file breaks the schema."""
    return _read("pages.yml", PageSentences)


def _read(name: str, schema: type[_Schema]) -> _Schema:
    return schema.model_validate(yaml.safe_load((DATA / name).read_text(encoding="utf-8")))
