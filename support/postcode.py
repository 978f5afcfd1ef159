"""Which municipality and region of the signpost directory the four digits of a Dutch postcode lie in.

The ranges are ``support/data/postcodes.yml``; a postcode that is not in it is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data" / "postcodes.yml"


@dataclass(frozen=True)
class Area:
    """Where a postcode lies."""

    region: str
    municipality: str


def area_of(postcode: int) -> Area | None:
    """The municipality and region of four digits, or None where the directory does not know them."""
    return _areas().get(postcode)


def ranges() -> Iterator[tuple[Area, range]]:
    """Every range of the file. Raises ValueError with one sentence where a range cannot be read."""
    for region, towns in yaml.safe_load(DATA.read_text(encoding="utf-8")).items():
        for municipality, listed in towns.items():
            for one in listed:
                yield Area(region, municipality), _range(str(one))


def _range(text: str) -> range:
    first, _, last = text.partition("-")
    ends = (first, last or first)
    if not all(end.isdigit() and len(end) == 4 for end in ends) or ends[0] > ends[1]:
        raise ValueError(f'{DATA.name}: "{text}" is no range of postcodes; write 3011-3089 or 3151.')
    return range(int(ends[0]), int(ends[1]) + 1)


@lru_cache(maxsize=1)
def _areas() -> dict[int, Area]:
    return {postcode: area for area, found in ranges() for postcode in found}
