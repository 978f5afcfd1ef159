"""A street, a house number, a postcode and the name of a child's school go; a city stays."""

from __future__ import annotations

import pytest

from language.redaction_addresses import addresses_in
from language.redaction_spans import take_out


def without(text: str) -> str:
    return take_out(text, addresses_in(text)).text


@pytest.mark.parametrize(
    "address",
    [
        "kerkstraat 12b",
        "Kerkstraat 12",
        "KERKSTRAAT 12",
        "Beijerlandselaan 145",
        "groene hilledijk 210 c",
        "Laan van Meerdervoort 21",
        "Mathenesserplein 5-2",
        "lange nieuwstraat 6-II",
        "2e carnissestraat 33b",
        "'s-gravendijkwal 12",
        "J.P. Coenstraat 17",
        "Coolsingel",
        "rozenstraat",
        "3082 ab",
        "3511 LN",
        "3037vc",
    ],
)
def test_an_address_goes(address: str) -> None:
    assert without(f"ik woon aan {address} in gouda") == "ik woon aan [adres] in gouda"


def test_street_and_postcode_are_one_address() -> None:
    assert without("Kerkstraat 12, 3012 AB Rotterdam") == "[adres] Rotterdam"


@pytest.mark.parametrize(
    "text",
    [
        "ik woon in Rotterdam, in de wijk Charlois",
        "onderweg naar huis liep ik over straat langs het park",
        "ik durf dat niet over te slaan of te ontslaan",
        "op kamer 14 van het ziekenhuis lag ik 3 weken",
        "mijn dochter zit in groep 3 en mijn zoon in groep 7",
        "ik sta op nummer 340 van de wachtlijst",
        "een huis in culemborg, 3 slaapkamers",
        "een rondje om de flat 2 keer per dag",
        "in 2023 en 2024 had ik 1400 pm",
        "hij woog 3520 gr en ik krijg 1250 eu",
    ],
)
def test_what_is_no_address_stays(text: str) -> None:
    assert without(text) == text


@pytest.mark.parametrize("text", ["mijn zoon zit op basisschool de regenboog", "ze zit op De Vlinder in groep 3"])
def test_the_name_of_a_school_goes(text: str) -> None:
    assert "[naam]" in without(text)


def test_a_school_without_a_name_stays() -> None:
    assert without("de school belt elke dag en de opvang is duur") == "de school belt elke dag en de opvang is duur"
