"""The week of a pregnancy, however it is typed; and what looks like one but is a spell, an age or long ago."""

from __future__ import annotations

import pytest

from language.person import person_in


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("24 weken", 24),
        ("kben nu 17 wkn zwngr", 17),
        ("ben 31+2", 31),
        ("Vandaag 28 + 5, alles rustig", 28),
        ("21w4d en ik voel m steeds meer", 21),
        ("ik ben 9 weken en kotsmisselijk", 9),
        ("zit in week 14", 14),
        ("week 12", 12),
        ("wk 33", 33),
        ("ik zit op 36 weken en slaap niet meer", 36),
        ("ben 26 weken mag ik nog vliegen", 26),
        ("zwanger, 11 weken, nog niemand verteld", 11),
        ("Ik ben dertig weken zwanger van een meisje.", 30),
        ("ruim tweeëntwintig weken zwanger", 22),
        ("al bijna 30 weken zwanger", 29),
        ("22 of 23 weken zwanger denk ik", 22),
        ("in de 22e week", 22),
        ("ik werk nog gewoon met 34 weken", 34),
        ("misselijk de hele dag, 8 wkn", 8),
        ("rare kramp net, 29 weken 😟", 29),
        ("Ik bin 33 weke, hij weet van niks", 33),
        ("ik 26 week. geen papier", 26),
        ("na de miskraam van vorig jaar nu weer zwanger, 10 weken", 10),
        ("we zijn 16 weken zwanger", 16),
        ("we verwachten ons eerste kindje, 25 weken nu", 25),
        ("34wk en ik zie sterretjes", 34),
        ("ik ben 17 en 22 weken", 22),
        ("eerst ging het goed.\nnu 19 weken en alles doet pijn", 19),
        ("hij slaat me, 30 weken zwanger", 30),
        ("mijn zoontje van 2 schopt tegen mijn buik, 26 weken", 26),
    ],
)
def test_the_week_is_read_however_it_is_typed(text: str, weeks: int) -> None:
    assert person_in(text).weeks == weeks


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("drie maanden zwanger", 13),
        ("ik ben 5 mnd zwanger", 22),
        ("zes en een halve maand zwanger", 28),
        ("met een buik van 7 maanden sjouw ik alles zelf", 30),
        ("ik ben 8 maanden en moet vrijdag het huis uit", 35),
        ("mijn vrouw is vier maand", 17),
    ],
)
def test_months_of_a_pregnancy_become_weeks_about(text: str, weeks: int) -> None:
    assert person_in(text).weeks == weeks


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("over 3 weken uitgerekend", 37),
        ("ben uitgerekend over 10 dagen", 38),
        ("nog 6 weken tot de bevalling", 34),
        ("over twee maanden moet ik bevallen en ik heb nog geen bedje", 31),
        ("zwanger en nog 5 weken te gaan", 35),
        ("over 8 weken word ik papa", 32),
        ("de baby komt over 4 weken", 36),
    ],
)
def test_what_is_left_is_counted_back(text: str, weeks: int) -> None:
    assert person_in(text).weeks == weeks


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("mn vriendin is 19 weken en ik wil meedenken", 19),
        ("Mijn vrouw, 35 weken, ligt in het ziekenhuis", 35),
        ("me vrouw bloedt. 15 weken. wat moet ik doen", 15),
        ("mijn vriendin heeft zo'n jeuk, ze is 34 weken", 34),
        ("mijn ex is 20 weken zwanger van mij", 20),
    ],
)
def test_the_partners_pregnancy_counts(text: str, weeks: int) -> None:
    assert person_in(text).weeks == weeks


@pytest.mark.parametrize(
    "text",
    [
        "in mijn tweede trimester",
        "ik ben hoogzwanger",
        "ik ben zwanger maar weet niet hoe ver",
        "uitgerekend op 3 mei",
        "morgen de 20 weken echo, spannend",
        "sinds week 30 slik ik wat tegen de misselijkheid, en ik ben zwanger",
    ],
)
def test_a_pregnancy_without_its_week_has_none(text: str) -> None:
    assert person_in(text).weeks is None


@pytest.mark.parametrize(
    "text",
    [
        "ik ben zes weken bevallen",
        "5 weken geleden ben ik bevallen",
        "ik was 12 weken zwanger toen het misging",
        "vorig jaar een miskraam gehad met 11 weken",
        "ons zoontje is met 32 weken geboren",
        "toen ik 30 weken was ging hij weg",
        "als ik 36 weken ben stop ik met werken",
        "al 3 maanden geen werk",
        "ik wacht al 6 weken op de uitslag",
        "ik ben 20 weken thuis geweest met een burn-out",
        "ik ben 6 weken clean",
        "over 3 weken moet ik naar de rechter",
        "2 weken geleden was ik bij de huisarts",
        "ik ben 7 maanden werkloos",
        "in week 32 hebben we vakantie",
        "nog 3 weken vakantie",
        "we logeren acht weken bij mijn ouders",
        "8 weken",
        "50 weken zwanger haha",
        "18+3=21",
        "ik heb 4 kinderen",
        "uitgerekend vandaag belt de deurwaarder",
        "ik heb alles uitgerekend, ik kom 300 euro tekort",
    ],
)
def test_other_weeks_and_months_are_no_pregnancy(text: str) -> None:
    assert person_in(text).weeks is None


@pytest.mark.parametrize(
    "text",
    [
        "mijn zus is 20 weken zwanger",
        "mn dochter is 33 weken zwanger",
        "ik ben verloskundige, client van 30 weken",
    ],
)
def test_the_week_of_somebody_else_is_not_the_writers(text: str) -> None:
    assert person_in(text).weeks is None
