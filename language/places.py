"""Which region of the signpost directory a message names, from a list of places."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data" / "regions.yml"


def region_of(text: str) -> str | None:
    """The region of the first place that the text names, or None."""
    found = _places().search(text.lower())
    return _regions()[found.group()] if found else None


@lru_cache(maxsize=1)
def _regions() -> dict[str, str]:
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return {str(place).lower(): region for region, places in data.items() for place in places}


@lru_cache(maxsize=1)
def _places() -> re.Pattern[str]:
    names = sorted(_regions(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(n) for n in names) + r")(?!\w)")
