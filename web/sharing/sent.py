"""What the page sends about a summary and what is shared of it, checked and cleaned before anybody else sees it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from support.exchange.written import drawable
from support.sharing.model import MOST_DAYS, SafeContact, Section
from web.errors import EmptyText, InvalidRequest, LineTooLong, NothingChosen, TooLong
from web.incoming import clean_text, is_uuid, json_object
from web.sharing.reachable import reachable

MOST_LINES = 50
LONGEST_LINE = 500
LONGEST_OF_CONTACT = 300
LONGEST_CODE = 200
_LONGEST_NAME = 60

_Sent = TypeVar("_Sent", bound="Sent")


class Sent(BaseModel):
    """A body of a request, or a part of one."""

    # Strict: "true" is no yes, 30.0 is no number of days.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


def _uuid(text: str) -> str:
    if not is_uuid(text):
        raise ValueError("is no UUID")
    return text.lower()


def _ascii(text: str) -> str:
    if not text.isascii() or not text.isprintable():
        raise ValueError("is no id")
    return text


def _yes(value: bool) -> bool:
    if not value:
        raise ValueError("is no yes")
    return value


Days = Annotated[int, Field(ge=1, le=MOST_DAYS)]
Identifier = Annotated[str, Field(min_length=1, max_length=_LONGEST_NAME), AfterValidator(_ascii)]


class SentLine(Sent):
    """One line as it stands on the page."""

    id: Annotated[str, Field(min_length=1, max_length=64)] | None
    section: Section
    text: str = Field(repr=False)
    about: bool
    """False where the parent took away what was heard in it."""


class SentLines(Sent):
    """A whole summary."""

    lines: list[SentLine] = Field(max_length=MOST_LINES)


class ConsentAsked(Sent):
    """What the consent is to be about."""

    recipient: Identifier
    days: Days
    contact: bool


class _Agreed(Sent):
    version: str = Field(min_length=1, max_length=40)
    agreed: Annotated[bool, AfterValidator(_yes)]


class _SentContact(Sent):
    kind: Literal["telefoon", "email"]
    value: str = Field(repr=False)
    when: str = Field(default="", repr=False)
    may_say: str = Field(default="", repr=False)


class Share(SentLines):
    """Everything for sharing."""

    id: Annotated[str, AfterValidator(_uuid)]
    recipient: Identifier
    consent: _Agreed
    contact: _SentContact | None = Field(repr=False)
    days: Days

    @property
    def fingerprint(self) -> bytes:
        """What tells two requests apart without keeping either."""
        return hashlib.sha256(f"share:{self.model_dump_json()}".encode()).digest()


class Code(Sent):
    """The four words as a person types them."""

    code: str = Field(min_length=1, max_length=LONGEST_CODE, repr=False)


class Longer(Code):
    """So many days longer."""

    days: Days


class OtherContact(Code):
    """Another way to be reached, or none."""

    contact: _SentContact | None = Field(repr=False)


def parse(body: bytes, kind: type[_Sent]) -> _Sent:
    """Read a body. Raises InvalidJson, or InvalidRequest where it is not what the API describes."""
    fields = json_object(body)
    try:
        return kind.model_validate(fields)
    except ValidationError:
        raise InvalidRequest from None


def clean_lines(sent: Iterable[SentLine]) -> list[SentLine]:
    """The lines with cleaned words, each on one line.

    Raises NothingChosen where there is none, EmptyText, LineTooLong, or InvalidRequest where an id comes twice.
    """
    lines = [one.model_copy(update={"text": clean_words(one.text, LONGEST_LINE)}) for one in sent]
    ids = [one.id for one in lines if one.id is not None]
    if len(ids) != len(set(ids)):
        raise InvalidRequest
    if not lines:
        raise NothingChosen
    return lines


def clean_contact(sent: _SentContact | None) -> SafeContact | None:
    """The way to be reached. Raises ContactUnclear where nobody could be reached with it, LineTooLong."""
    if sent is None:
        return None
    return SafeContact(
        kind=sent.kind,
        value=reachable(sent.kind, _cleaned(sent.value)),
        when=_cleaned(sent.when),
        may_say=_cleaned(sent.may_say),
    )


def clean_words(text: str, longest: int) -> str:
    """What was typed, on one line and without what cannot be seen. Raises EmptyText, LineTooLong, InvalidRequest."""
    try:
        words = drawable(clean_text(text, longest))
    except TooLong:
        raise LineTooLong from None
    if not words:
        raise EmptyText
    return words


def _cleaned(text: str) -> str:
    """The same for what may be left empty."""
    try:
        return clean_words(text, LONGEST_OF_CONTACT)
    except EmptyText:
        return ""
