"""Which municipality and which region of the signpost directory a message names: a place, or a postcode."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from language.postcodes import postcode_in
from support.postcode import area_of

ORDINARY_WORDS = frozenset({"houten", "krimpen", "doorn", "lombok", "capelle", "zuilen"})
"""Towns that are also words: a place only behind "in", "uit" or "naar" at the end of a part, or standing alone."""
DATA = Path(__file__).parent / "data" / "places.yml"


@dataclass(frozen=True)
class Place:
    """Where a parent says to be."""

    region: str
    municipality: str


def place_in(text: str) -> Place | None:
    """The first place or postcode that the text names, or None."""
    found = _pattern().search(text.lower()) or _CAPITAL.search(text)
    postcode = postcode_in(text)
    if postcode is None or (found and found.start() < postcode[0]):
        return _places()[found.group().lower()] if found else None
    area = area_of(postcode[1])
    return Place(area.region, area.municipality) if area else None


def names_of_places() -> frozenset[str]:
    """The towns and quarters that are known, in small letters, without those that are words too."""
    return frozenset(_places()) - ORDINARY_WORDS


_TOWNS = "|".join(word.title() for word in sorted(ORDINARY_WORDS))
_CAPITAL = re.compile(rf"(?:(?<=\bin )|(?<=\buit )|(?<=\bnaar ))(?:{_TOWNS})(?!\w)")


@lru_cache(maxsize=1)
def _places() -> dict[str, Place]:
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return {
        str(name).lower(): Place(region, municipality)
        for region, towns in data.items()
        for municipality, names in towns.items()
        for name in (municipality, *names)
    }


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(n) for n in sorted(_places(), key=len, reverse=True) if n not in ORDINARY_WORDS)
    towns = "|".join(sorted(ORDINARY_WORDS))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|(?:(?<=\bin )|(?<=\buit )|(?<=\bnaar )|^)(?:{towns})(?=\W*$|[,.!?;])")
