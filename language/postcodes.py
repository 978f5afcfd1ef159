"""The four digits of a Dutch postcode in a message: not a year, a weight, an amount or a telephone number.

Four digits alone say little ("hij woog 3520 gram"). They count where two capitals follow, where the message is
nothing else, or behind "postcode" or "ik woon".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from support.postcode import area_of

NO_LETTERS = frozenset({"SA", "SD", "SS"})
"""Pairs that no postcode has."""
MEASURES = "gram|gr|kilo|kg|mg|ml|cl|dl|liter|cm|mm|meter|km|m2|euro|eur|eu|keer|dagen|weken|uur|jaar|stappen|kcal"
SHORT_WORDS = "af|al|au|da|de|en|er|ga|ha|he|ik|in|is|ja|je|me|na|nu|of|ok|om|op|te|tv|uw|we|wo|za|ze|zo"
"""In a message of only capitals, "3520 EN" may be a number and a word."""
_DIGITS = r"(?<![\w€.,'/+-])(?P<digits>[1-9]\d{3})"
_LETTERS = r" ?(?P<letters>[a-z]{2})"
_END = r"(?![\w€%])(?!\s?\d)(?![.,]\d)(?!,-)"
_NO_MEASURE = rf"(?!\s*(?:{MEASURES}|€)(?!\w))"
_ALONE = re.compile(
    rf"[\s(]*(?:(?:mijn|m'?n|onze|de)\s)?(?:postcode\s?(?:is|:)?\s?)?(?:(?:ik|we|wij)\swo(?:on|nen)\s)?"
    rf"(?:in|op|uit|bij)?\s?{_DIGITS}{_NO_MEASURE}(?:{_LETTERS})?{_END}[\s.!?)]*",
    re.IGNORECASE,
)
_CAPITALS = re.compile(rf"{_DIGITS} ?(?P<letters>[A-Z]{{2}}){_END}")
_JOINED = re.compile(rf"{_DIGITS}{_NO_MEASURE}(?P<letters>[a-z]{{2}}){_END}")
_CALLED_SO = re.compile(rf"\bpostcode\b[^\d€]{{0,12}}{_DIGITS}(?!\d)(?:{_LETTERS}(?!\w))?", re.IGNORECASE)
_LIVES_IN = re.compile(
    rf"\bwo(?:on|ont|nen)\b(?:(?: [a-z]+){{0,3}} (?:in|op|bij))? {_DIGITS}(?!\d){_NO_MEASURE}(?:{_LETTERS}(?!\w))?",
    re.IGNORECASE,
)
_WORD = re.compile(f"{SHORT_WORDS}|{MEASURES}", re.IGNORECASE)


def postcode_in(text: str) -> tuple[int, int] | None:
    """Where the first postcode of the signposts' regions begins, and its four digits; None where there is none."""
    known = (found for found in _found(text) if area_of(int(found["digits"])) is not None)
    first = min(known, key=lambda found: found.start("digits"), default=None)
    return (first.start("digits"), int(first["digits"])) if first else None


def _found(text: str) -> Iterator[re.Match[str]]:
    alone = _ALONE.fullmatch(text)
    # Alone, or among small letters, two capitals are no word.
    shouted = text.isupper() and len(re.findall(r"[A-Z]", text)) > 2
    capitals = (found for found in _CAPITALS.finditer(text) if not (shouted and _WORD.fullmatch(found["letters"])))
    others = (found for pattern in (_JOINED, _CALLED_SO, _LIVES_IN) for found in pattern.finditer(text))
    for found in (*((alone,) if alone else ()), *capitals, *others):
        if (found["letters"] or "").upper() not in NO_LETTERS:
            yield found
