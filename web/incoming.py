"""What a parent's browser sends, checked and cleaned before anybody else sees it."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, NoReturn

from aiohttp import http_exceptions, web

from web.errors import EmptyText, InvalidJson, InvalidRequest, TooLong

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_LINE_ENDS = re.compile(r"\r\n?")
_DIVISION_SLASH = "\u2215"
_LONGEST_CHOICE_ID = 64


@dataclass(frozen=True)
class Incoming:
    """One message of a parent: either a text or a choice."""

    id: str
    text: str | None = None
    choice: str | None = None

    @property
    def fingerprint(self) -> bytes:
        """What tells two messages apart without keeping either."""
        kind, content = ("text", self.text) if self.text is not None else ("choice", self.choice)
        return hashlib.sha256(f"{kind}:{content}".encode()).digest()


async def read_body(request: web.Request, seconds: float) -> bytes:
    """Read a body. Raises TooLong above the application's limit, InvalidJson where it does not come in."""
    try:
        return await asyncio.wait_for(request.read(), seconds)
    except web.HTTPRequestEntityTooLarge:
        raise TooLong from None
    except (http_exceptions.HttpProcessingError, web.RequestPayloadError, asyncio.TimeoutError, OSError):
        raise InvalidJson from None


def parse_message(body: bytes, longest_text: int) -> Incoming:
    """Turn the body of POST /api/messages into a message.

    Raises InvalidJson, InvalidRequest, EmptyText or TooLong.
    """
    fields = json_object(body)
    if not fields.keys() <= {"id", "text", "choice"} or ("text" in fields) == ("choice" in fields):
        raise InvalidRequest
    if not all(isinstance(value, str) for value in fields.values()):
        raise InvalidRequest
    identifier = fields.get("id", "")
    if not is_uuid(identifier):
        raise InvalidRequest
    if "text" in fields:
        return Incoming(id=identifier.lower(), text=clean_text(fields["text"], longest_text))
    choice = fields["choice"]
    if not 1 <= len(choice) <= _LONGEST_CHOICE_ID or not choice.isascii():
        raise InvalidRequest
    return Incoming(id=identifier.lower(), choice=choice)


def is_uuid(text: str) -> bool:
    """Tell whether a text has the form of a UUID."""
    return _UUID.fullmatch(text) is not None


def clean_text(text: str, longest: int) -> str:
    """Give the text in Unicode's composed form, without control characters and without blanks around it.

    Raises InvalidRequest for half a character (a lone surrogate), EmptyText where nothing can be read in it,
    and TooLong above `longest` characters.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise InvalidRequest from None
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    text = "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) != "Cc")
    text = _from_first_visible(text).rstrip()
    if not text:
        raise EmptyText
    if len(text) > longest:
        raise TooLong
    return text


def words_for_bot(text: str) -> str:
    """Give a parent's text as the bot may see it: never one of Rasa's commands, which begin with a slash."""
    return _DIVISION_SLASH + text[1:] if text.startswith("/") else text


def _from_first_visible(text: str) -> str:
    """Drop blanks and invisible marks in front, so that nothing hides before a slash."""
    for place, letter in enumerate(text):
        if unicodedata.category(letter)[0] in "LNPS":
            return text[place:]
    return ""


def json_object(body: bytes) -> dict[str, Any]:
    """Read one JSON object. Raises InvalidJson, and InvalidRequest for JSON of another kind."""
    try:
        value = json.loads(
            body.decode("utf-8"), object_pairs_hook=_without_duplicates, parse_constant=_no_json_constant
        )
    except (ValueError, RecursionError):
        # ValueError covers broken UTF-8, broken JSON and numbers too long for Python to read.
        raise InvalidJson from None
    if not isinstance(value, dict):
        raise InvalidRequest
    return value


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("the same key twice")
    return fields


def _no_json_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
