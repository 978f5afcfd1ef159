"""A parent's words made fit for a drawing or a document: nothing is changed but what cannot be drawn."""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"
NARROW = frozenset("ijlftrI.,:;!|'’‘`()[]/ -")
WIDE = frozenset("mwMW@%…")


def drawable(text: str) -> str:
    """The text on one line: control characters, lone surrogates and what XML forbids are gone, spaces are single.

    Marks that turn the direction of writing are taken out too: they could make a text look like another one.
    """
    kept = (" " if character.isspace() else character for character in text)
    return " ".join("".join(c for c in kept if not _forbidden(c)).split())


def width(text: str) -> float:
    """About how wide a text is in a letter like system-ui, where an ordinary small letter is 1."""
    return sum(map(_wide, text))


def wrapped(text: str, most: float) -> list[str]:
    """The text in lines that are at most ``most`` wide, broken between words, and inside a word that is wider."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".lstrip()
        if width(joined) <= most:
            lines[-1] = joined
            continue
        pieces = _pieces(word, most)
        lines = [line for line in lines if line] + pieces
    return lines


def cut(text: str, most: float) -> str:
    """The text, or its beginning with "…" where it is wider."""
    if width(text) <= most:
        return text
    kept = text
    while kept and width(kept + ELLIPSIS) > most:
        kept = kept[:-1]
    return f"{kept.rstrip()}{ELLIPSIS}"


def _pieces(word: str, most: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character) > most:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _wide(character: str) -> float:
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1.9
    if unicodedata.combining(character):
        return 0.0
    if character in NARROW:
        return 0.6
    if character in WIDE:
        return 1.6
    return 1.25 if character.isupper() else 1.0


def _forbidden(character: str) -> bool:
    point = ord(character)
    turns = 0x202A <= point <= 0x202E or 0x2066 <= point <= 0x2069
    return unicodedata.category(character) in ("Cc", "Cs") or turns or point & 0xFFFE == 0xFFFE
