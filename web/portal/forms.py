"""Reading a form: one value for each name, as many characters as it may have, nothing that cannot be shown."""

from __future__ import annotations

import asyncio
import unicodedata

from aiohttp import web
from multidict import MultiDictProxy

from support.exchange.written import drawable

URL_ENCODED = "application/x-www-form-urlencoded"
_PATIENCE_SECONDS = 10.0


class UnreadableForm(Exception):
    """The body is no form, or not one of ours."""


class Form:
    """The fields of a form that was sent."""

    def __init__(self, fields: MultiDictProxy[str]) -> None:
        self._fields = fields

    def exact(self, name: str, most: int) -> str:
        """A field as it was typed (a password). Raises UnreadableForm where it is there twice or far too long."""
        values = self._fields.getall(name, [""])
        if len(values) > 1 or len(values[0]) > most:
            raise UnreadableForm
        return values[0]

    def text(self, name: str, most: int) -> str:
        """A field of one or more lines: composed letters, and nothing that cannot be shown or turns the writing."""
        typed = unicodedata.normalize("NFC", self.exact(name, most).replace("\r\n", "\n").replace("\r", "\n"))
        return "\n".join(map(drawable, typed.split("\n"))).strip()

    def line(self, name: str, most: int) -> str:
        """A field of one line."""
        return " ".join(self.text(name, most).split())

    def several(self, name: str, most: int) -> tuple[str, ...]:
        """The boxes with this name that were ticked."""
        values = self._fields.getall(name, [])
        if len(values) > most:
            raise UnreadableForm
        return tuple(values)

    def number(self, name: str) -> int:
        """A whole number. Raises UnreadableForm."""
        typed = self.exact(name, 20).strip()
        if not (typed.isascii() and typed.isdecimal()):
            raise UnreadableForm
        return int(typed)

    def typed(self, names: tuple[str, ...], most: int) -> str:
        """The first of these fields that holds something: to give back what could not be kept."""
        for name in names:
            values = self._fields.getall(name, [])
            if values and values[0].strip():
                return values[0][:most]
        return ""


async def read_form(request: web.Request) -> Form:
    """Reads the body. Raises UnreadableForm, HTTPRequestEntityTooLarge."""
    if request.content_type != URL_ENCODED:
        raise UnreadableForm
    try:
        fields = await asyncio.wait_for(request.post(), _PATIENCE_SECONDS)
    except (UnicodeDecodeError, LookupError, ValueError, asyncio.TimeoutError):
        raise UnreadableForm from None
    return Form(fields)  # type: ignore[arg-type]
