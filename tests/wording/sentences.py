"""Cuts a Dutch text of Naast into sentences and words, the way somebody reads it.

Left out are the things that nobody reads word by word: places that are filled in ({sterk}), the parent's own
words between “ and ”, addresses of websites, and signs without letters or digits.
"""

from __future__ import annotations

import re

_FILLED_IN = re.compile(r"\{[^{}]*\}")
_OWN_WORDS = re.compile(r"“[^”]*”")
_WEBSITE = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|info|com|org|nu|be)\b", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?…])[”’')]*\s+|\n+")
_WORD = re.compile(r"'[snt]\b|\w[\w’'-]*\w|\w")


def readable(text: str) -> str:
    """The text without what is filled in, quoted, or an address."""
    for left_out in (_FILLED_IN, _OWN_WORDS, _WEBSITE):
        text = left_out.sub(" ", text)
    return text


def sentences(text: str) -> list[str]:
    """The sentences; a new line also begins a new one. Never an empty sentence."""
    parts = (" ".join(part.split()) for part in _END.split(readable(text)))
    return [part for part in parts if words(part)]


def words(sentence: str) -> list[str]:
    """The words and numbers of a sentence, as they are written. A number with spaces or hyphens is one word."""
    joined = re.sub(r"(?<=\d)[ -](?=\d)", "", sentence)
    return _WORD.findall(joined)
