"""A place in a message tells the region of the signposts, and an ordinary word is no place."""

from __future__ import annotations

import pytest
import yaml

from language.places import DATA, place_in
from support.postcode import ranges

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


@pytest.mark.parametrize(
    "text", ["", "Groningen", "Den Haag", "ik ben zwanger", "😀", "gewoon bij mijn moeder"]
)
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


# --- postcodes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "municipality"),
    [
        ("3011 XA", "Rotterdam"),
        ("3011XA", "Rotterdam"),
        ("3021 xa", "Rotterdam"),
        ("3021xa.", "Rotterdam"),
        ("3021", "Rotterdam"),
        (" 3118! ", "Schiedam"),
        ("postcode 3511", "Utrecht"),
        ("Postcode: 3511", "Utrecht"),
        ("mijn postcode is 3702 en ik ben zwanger", "Zeist"),
        ("ik woon in 3825", "Amersfoort"),
        ("ik woon in 3825 met mijn man en 2 kinderen", "Amersfoort"),
        ("wij wonen op 3454 ab", "Utrecht"),
        ("ons huis is te klein, 3027 EN, derde etage", "Rotterdam"),
        ("IK WOON IN 3027 BK EN IK BEN ZWANGER", "Rotterdam"),
        ("ik ben verhuisd naar 3993 GR", "Houten"),
        ("3993 GR", "Houten"),
        ("mijn postcode is 3993 gr", "Houten"),
    ],
)
def test_a_postcode_is_a_place(text: str, municipality: str) -> None:
    place = place_in(text)

    assert place is not None
    assert place.municipality == municipality


@pytest.mark.parametrize(
    "text",
    [
        "hij woog 3520 gram",
        "bij de geboorte 3520 gr en 51 cm",
        "3520 gr",
        "3520gr",
        "3520 gram",
        "we hebben 3021 euro schuld",
        "€ 3021",
        "€3021",
        "3021 euro",
        "3021,-",
        "3021,50",
        "er kwam 3021 van de belasting",
        "ik ben geboren in 1996",
        "1996",
        "2026",
        "sinds 2019 woon ik hier",
        "ik woon hier sinds 2019",
        "06-30213021",
        "020-3021 3021",
        "0630213021",
        "30213",
        "3021 3022",
        "HIJ WOOG 3521 EN IS GEZOND",
        "HIJ WOOG 3521 GR BIJ DE GEBOORTE",
        "3021 SS",
        "we wonen met 3021 mensen in een flat, grapje, 3021 euro huur",
        "1012 AB",
        "postcode 9711",
        "postcode 30213",
        "ik liep vandaag 3521 stappen",
    ],
)
def test_another_number_is_no_postcode(text: str) -> None:
    assert place_in(text) is None


def test_of_a_place_and_a_postcode_the_first_counts() -> None:
    assert region_of("ik woon in 3021 XA, mijn moeder in Zeist") == ROTTERDAM
    assert region_of("ik woon in Zeist, mijn moeder op 3021 XA") == UTRECHT


def test_postcodes_and_places_know_the_same_municipalities() -> None:
    named = {(region, town) for region, towns in TOWNS.items() for town in towns}

    assert {(area.region, area.municipality) for area, _ in ranges()} == named
