"""Telephone numbers in any spacing, mail, papers, birthdays and accounts go; hours, money and other dates stay."""

from __future__ import annotations

import pytest

from language.redaction_numbers import is_of_help, numbers_in
from language.redaction_spans import take_out


def without(text: str) -> str:
    return take_out(text, numbers_in(text)).text


@pytest.mark.parametrize(
    "number",
    [
        "0612345678",
        "06 12 34 56 78",
        "06-1234 5678",
        "06.12.34.56.78",
        "+31 6 12 34 56 78",
        "+31 (0)6 12345678",
        "0031 612345678",
        "010-4123456",
        "0 6 1 2 3 4 5 6 7 8",
        "+90 532 123 45 67",
        "nul zes 12 34 56 78",
    ],
)
def test_a_telephone_number_goes_in_any_spacing(number: str) -> None:
    assert without(f"bel {number} na acht uur") == "bel [telefoonnummer] na acht uur"


@pytest.mark.parametrize("number", ["0800-2000", "112", "113", "0900-8844", "14 010"])
def test_the_number_of_help_stays(number: str) -> None:
    assert is_of_help(number)
    assert without(f"bel {number} als het moet") == f"bel {number} als het moet"


@pytest.mark.parametrize("mail", ["sanne.de-vries@gmail.com", "kevin @ hotmail . com", "piet at gmail punt com"])
def test_a_mail_address_goes(mail: str) -> None:
    assert without(f"mail naar {mail} graag") == "mail naar [mailadres] graag"


@pytest.mark.parametrize(
    "text",
    [
        "mijn bsn is 123456782",
        "bsn 1234 56 782",
        "rekening NL91 ABNA 0417 1643 00",
        "rekening nl20ingb0001234567",
        "kenteken xx-123-b",
        "nummerbord 12 abc 3",
        "zijn auto is XX-99-BB",
        "dossiernummer 4482913",
        "zaaknummer C/10/123456",
        "v-nummer 2881234567",
    ],
)
def test_the_number_of_a_person_or_a_paper_goes(text: str) -> None:
    assert without(text).endswith("[nummer]")
    assert not any(letter.isdigit() for letter in without(text))


@pytest.mark.parametrize(
    "text", ["geboren op 12-03-2021", "ik ben van 3 mei 1994", "hij is jarig op 14 juni", "geboortedatum 01/02/1990"]
)
def test_a_date_of_birth_goes(text: str) -> None:
    assert without(text).endswith("[datum]")


@pytest.mark.parametrize("text", ["mijn insta is @sanne_xx12", "snapchat: kevin.dj010", "www.facebook.com/jan.jansen"])
def test_an_account_goes(text: str) -> None:
    assert without(text).endswith("[account]")


@pytest.mark.parametrize(
    "text",
    [
        "ik ben 25 weken en heb 3 kinderen van 2, 4 en 6 jaar",
        "hij woog 3250 gram en was 51 cm",
        "we hebben 1.250.000 redenen en 12000 euro schuld",
        "op 12 december heb ik een echo om 10.00-11.30 uur",
        "op 1 maart 2025 verloor ik mijn baan",
        "ik zat daar van 2018-2020",
        "de bloeddruk was 160 over 100, daarna 140/95",
        "facebook is slecht voor mij en mijn account is gehackt",
        "bus 36 en tram 23 en de A12",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert without(text) == text
