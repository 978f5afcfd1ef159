"""A message without what says nothing of its meaning: a greeting with a name before it, emoji behind it, capitals.

The encoder learned that who greets or adds an emoji is light-hearted. "Mijn man slaat mij" was 0.88 violence;
with a crying face behind it, or "hoi met Fatima" before it, 0.01.
"""

from __future__ import annotations

import re

LEAST_WORDS_LEFT = 2
_EMOJI = re.compile("[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]+")
_GREETING = re.compile(
    r"""^\s*(?:(?:hoi|hallo|hey|heey|hai|hi|hee|hé|dag(?=[,.!])|goede?(?:morgen|middag|avond|dag)|salam|selam|merhaba|hello)\b
        [\s,.!]*)
        (?:naast\b[\s,.!]*)?
        (?:(?:met|ik\ ben|ik\ heet|mijn\ naam\ is|mn\ naam\ is|hier)\s+(?P<name>[^\W\d_]+)\s*[,.!]\s*)?""",
    re.IGNORECASE | re.VERBOSE,
)


def unadorned(text: str) -> str:
    """The text as the encoder gets it; as it was where hardly anything would be left."""
    words = _left(text, " ".join(_EMOJI.sub(" ", text).split()))
    words = _left(words, _GREETING.sub("", words, count=1))
    letters = [c for c in words if c.isalpha()]
    shouted = bool(letters) and sum(c.isupper() for c in letters) > len(letters) / 2
    return words.lower() if shouted else words


def _left(before: str, after: str) -> str:
    return after if len(after.split()) >= LEAST_WORDS_LEFT else before
