"""Writes out what people shorten when they type: "mn" is "mijn", "kga" is "ik ga". The list is data."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data" / "shorthand.yml"
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")


@lru_cache(maxsize=1)
def shorthand() -> dict[str, str]:
    """Short form → written out, all lower case."""
    return {str(k): str(v) for k, v in yaml.safe_load(DATA.read_text(encoding="utf-8")).items()}


@lru_cache(maxsize=20_000)
def written_out(word: str) -> str:
    """One word in lower case, stretched letters shortened ("neeeee" → "nee"), shorthand written out."""
    low = word.lower().replace("’", "'")
    twice, once = _STRETCHED.sub(r"\1\1", low), _STRETCHED.sub(r"\1", low)
    return next((shorthand()[form] for form in (low, twice, once) if form in shorthand()), twice)


_WORD = re.compile(r"[^\W\d_][\w'’]*|\d+|[^\w\s]", re.UNICODE)


def plain_text(text: str) -> str:
    """A whole message in lower case with its shorthand written out, for the sentence encoder and n-grams."""
    return " ".join(written_out(m.group()) for m in _WORD.finditer(text))
