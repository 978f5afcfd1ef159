"""A place in a message tells the region of the signposts, and an ordinary word is no place."""

from __future__ import annotations

import pytest
import yaml

from language.places import DATA, place_in

ROTTERDAM, UTRECHT = "rotterdam-rijnmond", "midden-nederland"
TOWNS = yaml.safe_load(DATA.read_text(encoding="utf-8"))
"""Region → municipality → names."""


def region_of(text: str) -> str | None:
    place = place_in(text)
    return place.region if place else None


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("ik woon in Rotterdam", ROTTERDAM),
        ("SCHIEDAM", ROTTERDAM),
        ("op Rotterdam-Zuid, bij mijn tante", ROTTERDAM),
        ("Hoek van Holland!", ROTTERDAM),
        ("Capelle aan den IJssel", ROTTERDAM),
        ("ik ben verhuisd naar houten", UTRECHT),
        ("kanaleneiland", UTRECHT),
        ("in De Bilt", UTRECHT),
        ("Wijk bij Duurstede", UTRECHT),
    ],
)
def test_a_place_gives_its_region_in_any_capitals(text: str, region: str) -> None:
    assert region_of(text) == region


@pytest.mark.parametrize("text", ["", "Groningen", "Den Haag", "ik ben zwanger", "😀", "gewoon bij mijn moeder"])
def test_where_no_place_is_named_there_is_no_region(text: str) -> None:
    assert region_of(text) is None


@pytest.mark.parametrize("text", ["echte rotterdammer", "een utrechtse", "zeistje", "06-0301000"])
def test_a_part_of_a_word_or_number_is_no_place(text: str) -> None:
    assert region_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "we slapen op een houten vloer",
        "ik zoek een houten wieg voor de baby",
        "ik zit te krimpen van de pijn",
        "hij is een doorn in mijn oog",
    ],
)
def test_an_ordinary_word_that_is_also_a_town_is_no_place(text: str) -> None:
    assert region_of(text) is None


@pytest.mark.parametrize("text", ["ik woon in Houten met mijn man", "ik kom uit Doorn en ben zwanger"])
def test_such_a_town_with_its_capital_after_in_or_from_is_a_place(text: str) -> None:
    assert region_of(text) == UTRECHT


def test_of_two_places_the_first_counts() -> None:
    assert region_of("ik woon in Zeist, mijn moeder in Rotterdam") == UTRECHT
    assert region_of("ik woon in Rotterdam, mijn moeder in Zeist") == ROTTERDAM


@pytest.mark.parametrize(
    ("text", "municipality"),
    [
        ("wij wonen in Amersfoort", "Amersfoort"),
        ("in Overvecht", "Utrecht"),
        ("ik zit nu in delfshaven", "Rotterdam"),
        ("bij mijn oma in Spijkenisse", "Nissewaard"),
    ],
)
def test_a_place_also_tells_its_municipality(text: str, municipality: str) -> None:
    place = place_in(text)

    assert place is not None
    assert place.municipality == municipality


@pytest.mark.parametrize("region", TOWNS)
def test_every_municipality_is_found_by_its_own_name(region: str) -> None:
    found = {town: place_in(f"wij wonen in {town}") for town in TOWNS[region]}

    assert [town for town, place in found.items() if place is None or place.municipality != town] == []


def test_no_name_stands_for_two_municipalities() -> None:
    names = [name for towns in TOWNS.values() for listed in towns.values() for name in listed]

    assert len(set(names)) == len(names)
