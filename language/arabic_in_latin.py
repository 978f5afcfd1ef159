"""Whether a word looks like Arabic typed in Latin letters: "3andi", "7amla", "kaydrebni", "wa7ed".

Nobody can list these: everybody spells as they speak, and each country speaks its own. What they share is a
digit for a sound that Latin letters lack (3 for ع, 7 for ح), and in Morocco the beginning of the verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable

PARTICLES = frozenset({"l", "b", "f", "w", "d", "m"})
"""The, with, in, and, of, from: typed as a word of their own. They say something beside other Arabic only."""
_DIGIT_FIRST = re.compile(r"[23579]([a-z]{2,}|[a-z][23579]{1,2}[a-z])[a-z23579]*")
_DIGIT_INSIDE = re.compile(r"[a-z]+[23579]{1,2}[a-z]+[23579]?[a-z]*")
_DIGIT_LAST = re.compile(r"[a-z]{3,}[379]")
_VERB = re.compile(r"(?:ma)?ka(?:n|t|y|ni|ti)[a-z]{3,}")
_AFTER_A_NUMBER = frozenset(
    {"am", "pm", "de", "ste", "nd", "rd", "th", "st", "km", "kg", "cm", "wk", "wks", "mnd", "jr", "hrs", "mg", "ml"}
)


def looks_arabic(word: str, is_dutch: Callable[[str], bool]) -> bool:
    """Whether a word in lower case looks so. ``is_dutch``: "2kids" and "katoen" are ordinary here."""
    first = _DIGIT_FIRST.fullmatch(word)
    if first:
        return first[1] not in _AFTER_A_NUMBER and not is_dutch(first[1])
    if _DIGIT_INSIDE.fullmatch(word) or _DIGIT_LAST.fullmatch(word):
        return not any(is_dutch(part) for part in re.split(r"\d+", word) if len(part) > 2)
    return bool(_VERB.fullmatch(word)) and not is_dutch(word)
