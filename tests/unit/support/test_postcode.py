"""Four digits of a postcode tell the municipality, where that is sure, and nothing elsewhere."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

import support.postcode
from support.postcode import Area, area_of, ranges
from support.signposts import load_directory

ROTTERDAM, UTRECHT = "rotterdam-rijnmond", "midden-nederland"


@pytest.mark.parametrize(
    ("postcode", "area"),
    [
        (3024, Area(ROTTERDAM, "Rotterdam")),
        (3151, Area(ROTTERDAM, "Rotterdam")),
        (3118, Area(ROTTERDAM, "Schiedam")),
        (2906, Area(ROTTERDAM, "Capelle aan den IJssel")),
        (3235, Area(ROTTERDAM, "Voorne aan Zee")),
        (3511, Area(UTRECHT, "Utrecht")),
        (3454, Area(UTRECHT, "Utrecht")),
        (3734, Area(UTRECHT, "Zeist")),
        (3615, None),
        (3825, Area(UTRECHT, "Amersfoort")),
    ],
)
def test_a_postcode_tells_its_municipality(postcode: int, area: Area | None) -> None:
    assert area_of(postcode) == area


@pytest.mark.parametrize("postcode", [1012, 2026, 2511, 3000, 3165, 3311, 3500, 3651, 3771, 3835, 9999])
def test_what_lies_elsewhere_or_is_not_sure_is_not_guessed(postcode: int) -> None:
    assert area_of(postcode) is None


def test_no_postcode_lies_in_two_municipalities() -> None:
    found = [postcode for _, some in ranges() for postcode in some]

    assert len(set(found)) == len(found)


def test_no_postcode_looks_like_a_year_or_a_round_amount() -> None:
    for _, some in ranges():
        assert all(postcode > 2100 and postcode % 100 for postcode in some)


def test_the_municipalities_of_the_signposts_lie_in_one_region_each() -> None:
    areas = {area for area, _ in ranges()}
    regions = {area.municipality: area.region for area in areas}
    assert len(regions) == len(areas)
    for entry in load_directory().signposts:
        for town in set(entry.municipalities) & set(regions):
            assert entry.region == regions[town]


@pytest.mark.parametrize("text", ["301-3089", "3089-3011", "3011-3o89", "drieduizend"])
def test_a_range_that_is_none_is_told(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "postcodes.yml"
    file.write_text(f"rotterdam-rijnmond:\n  Rotterdam: [{text}]\n", encoding="utf-8")
    monkeypatch.setattr(support.postcode, "DATA", file)

    with pytest.raises(ValueError, match="is no range of postcodes"):
        list(itertools.chain(ranges()))
