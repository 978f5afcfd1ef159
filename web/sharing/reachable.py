"""Whether a telephone number or an e-mail address can be right: a slip here is a call that never comes."""

from __future__ import annotations

import re
from typing import Literal

from web.errors import ContactUnclear

LONGEST = 200
_PHONE = re.compile(r"\+?[0-9(][0-9 ()./-]*[0-9]")
_DIGITS_ANYWHERE = range(8, 16)
_DIGITS_AT_HOME = 10
_DIGITS_WITH_31 = 11
_EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)


def reachable(kind: Literal["telefoon", "email"], value: str) -> str:
    """The value as it was typed. Raises ContactUnclear where it cannot be a number or an address."""
    fits = _is_phone(value) if kind == "telefoon" else _EMAIL.fullmatch(value) is not None
    if not fits or len(value) > LONGEST:
        raise ContactUnclear
    return value


def _is_phone(value: str) -> bool:
    """A Dutch number has ten digits ("06 12345678"), or eleven with 31; of other countries eight to fifteen."""
    if not _PHONE.fullmatch(value):
        return False
    abroad = value.startswith(("+", "00"))
    digits = re.sub(r"\D", "", value.replace("(0)", "")).removeprefix("00")
    if abroad and digits.startswith("31"):
        return len(digits) == _DIGITS_WITH_31
    if abroad:
        return len(digits) in _DIGITS_ANYWHERE
    return len(digits) == _DIGITS_AT_HOME and digits.startswith("0")
