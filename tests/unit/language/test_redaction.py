"""Names, addresses and numbers are taken out of a parent's words, visibly, and ordinary words stay."""

from __future__ import annotations

import pytest

from language.redaction import Redactor

OURS = Redactor(None)
"""Without deduce: what we find ourselves. With deduce: test_redaction_with_deduce.py."""


def redacted(text: str) -> str:
    return OURS.redact(text).text


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("mijn vriend kevin drinkt", "mijn vriend [naam] drinkt"),
        ("fatima van de verloskundige belde", "[naam] van de verloskundige belde"),
        ("mijn zus roos helpt me", "mijn zus [naam] helpt me"),
        ("ik ben bang voor mark", "ik ben bang voor [naam]"),
        ("hij heet storm en is vijf weken", "hij heet [naam] en is vijf weken"),
        ("mijn vriendin april is er altijd", "mijn vriendin [naam] is er altijd"),
        ("mevrouw de jong komt morgen", "mevrouw [naam] komt morgen"),
        ("meneer van der meer wil ons eruit", "meneer [naam] wil ons eruit"),
        ("mijn ex stefan bakker stalkt me", "mijn ex [naam] stalkt me"),
        ("kim en daan slapen bij oma ans", "[naam] en [naam] slapen bij oma [naam]"),
        ("KEVIN SLAAT MIJ", "[naam] SLAAT MIJ"),
    ],
)
def test_a_name_goes_in_any_case(text: str, without: str) -> None:
    assert redacted(text) == without


@pytest.mark.parametrize("name", ["keffin", "fatiema", "mohamet", "sjantal", "joessoef", "achmet", "jordie"])
def test_a_misspelt_name_goes(name: str) -> None:
    assert redacted(f"me vriend {name} is boos op mij") == "me vriend [naam] is boos op mij"


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("kocam mehmet bana bağırıyor", "kocam [naam] bana bağırıyor"),
        ("mój mąż tomek dużo pije", "mój mąż [naam] dużo pije"),
        ("mieszkam z tomkiem i jego matką", "mieszkam z [naam] i jego matką"),
        ("زوجي محمد يضربني كل يوم", "زوجي [naam] يضربني كل يوم"),
        ("mijn man tesfalem is nog in sudan", "mijn man [naam] is nog in sudan"),
        ("me mati shaniqua komt elke dag", "me mati [naam] komt elke dag"),
        ("my husband david lost his job", "my husband [naam] lost his job"),
    ],
)
def test_a_name_goes_in_any_language(text: str, without: str) -> None:
    assert redacted(text) == without


@pytest.mark.parametrize(
    "text",
    [
        "mijn man wil niet dat ik werk",
        "een roos kreeg ik nog nooit van hem",
        "een witte roos van mijn zoon",
        "ik hoop dat het na de storm beter wordt",
        "in april komt de baby en in mei moeten we het huis uit",
        "ik ben 25 weken zwanger en heb 3 kinderen",
        "Veilig Thuis heeft ons gebeld op 0800-2000",
        "ik woon in Rotterdam en kom uit Paramaribo",
        "ik slik sertraline en soms paracetamol",
        "Naast is fijn om mee te praten",
        "Buurtteam Overvecht en het Sophia Kinderziekenhuis helpen ons",
        "we hebben 12000 euro schuld en 1.250,50 aan huur",
        "de jongste heeft een wit vlekje op haar tong",
        "me man drinkd en scheld",
        "de dokter dacht aan het syndroom van Down",
        "el coche de mi hermana está en la calle",
        "Mijn Moeder Helpt Mij Altijd",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert OURS.redact(text).text == text
    assert OURS.redact(text).taken == ()


def test_what_was_taken_is_told_in_the_order_of_its_places() -> None:
    found = OURS.redact("bel kevin op 0612345678, hij woont op de kerkstraat 12b")

    assert found.text == "bel [naam] op [telefoonnummer], hij woont op de [adres]"
    assert found.taken == ("naam", "telefoonnummer", "adres")


@pytest.mark.parametrize(
    "text",
    [
        "mijn vriend kevin de wit en zijn zus priscilla wonen op de kerkstraat 12, 3012 AB",
        "mail jan punt bakker @ gmail.com of app 06 12 34 56 78",
        "mevrouw [naam] belt [naam] op [telefoonnummer]",
        "[naam] en tesfalem",
    ],
)
def test_a_text_that_went_through_once_stays_as_it_is(text: str) -> None:
    once = OURS.redact(text)

    again = OURS.redact(once.text)

    assert again.text == once.text
    assert again.taken == ()


# 500 characters is the longest line that is sent here; one word of 2,000 letters took minutes.
@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "😕", "[naam]", "[", "a" * 500, "é" * 500 + " İstanbul'da"])
def test_any_text_can_be_read(text: str) -> None:
    assert OURS.redact(text).taken == ()
