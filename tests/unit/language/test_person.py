"""Who writes and how far along they are: only what the words say, and nothing that they do not."""

from __future__ import annotations

import time
from dataclasses import FrozenInstanceError

import pytest

from language.person import Person, person_in

# --- age of the child -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("mn zoontje van 3 weken slaapt niet", 0),
        ("ons dochtertje is 4 dagen oud", 0),
        ("9 dagen oud", 0),
        ("baby van 5 mnd", 5),
        ("De kleine van tien weken spuugt alles uit", 2),
        ("ze is net 1", 12),
        ("me dochter is bijna 2", 23),
        ("Onze zoon wordt morgen 1", 11),
        ("dochter van anderhalf", 18),
        ("hij is 2,5 jaar en slaat om zich heen", 30),
        ("onze peuter van twee en een half luistert niet", 30),
        ("een half jaar oud is ze", 6),
        ("dochtertje van een half jaar", 6),
        ("ik heb een 2-jarige en een huis vol was", 24),
        ("een driejarige dochter", 36),
        ("mijn zoontje Sem is 7 maanden", 7),
        ("mn kindje (8 mnd) krijgt tandjes", 8),
        ("zoontje 2 mnd, kamer vol schimmel", 2),
        ("hij huilt de hele avond, 6 weken oud", 1),
        ("bebek 3 maand. ik moe", 3),
        ("mijn jongste is 4", 48),
        ("kleuter van 5", 60),
        ("ik ben vorige week bevallen", 0),
        ("net bevallen van een zoon", 0),
        ("ik ben zes weken bevallen", 1),
        ("3 maanden geleden bevallen en nog steeds pijn", 3),
        ("vijf dagen na de keizersnede koorts", 0),
        ("onze dochter is gisteren geboren", 0),
        ("pasgeboren baby en geen bed", 0),
        ("dag 5 na de bevalling", 0),
        ("mijn kindje is 1 jaar en 3 maanden", 15),
        ("mijn dochter wordt volgende maand 2", 23),
        ("nu is ze 7 maanden", 7),
        ("ik ben pleegmoeder van een baby van 5 maanden", 5),
    ],
)
def test_the_childs_age_is_read_in_months(text: str, months: int) -> None:
    assert person_in(text).child_months == months


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("een zoon van 10 en een dochter van 3", 36),
        ("kinderen van 8, 5 en 2", 24),
        ("we hebben er drie kinderen, 7, 4 en 9 maanden", 9),
        ("mijn kids zijn 2 en 4", 24),
        ("mijn oudste is 6 en de baby is 4 maanden", 4),
        ("ik heb er een van 4 jaar en een baby van 7 weken", 1),
    ],
)
def test_the_youngest_child_counts(text: str, months: int) -> None:
    assert person_in(text).child_months == months


@pytest.mark.parametrize(
    "text",
    [
        "ik ben 19",
        "ik ben 3 weken ziek",
        "mijn peuter slaapt niet",
        "mijn zoon is 10",
        "mijn dochter van 16 spijbelt",
        "al 3 maanden geen werk",
        "we zijn 2 jaar samen",
        "mijn man is 2 jaar ouder",
        "hij is 3 weken weg voor werk",
        "de hond is 2 jaar oud",
        "als kind van 5 werd ik al geslagen",
        "toen hij 2 was sliep hij nog door",
        "mijn zoontje is 3 weken ziek geweest",
        "een contract van 3 maanden",
        "mn zoon is 3 kilo aangekomen",
        "5 weken geleden is ons kindje stilgeboren",
        "ik moet over 2 weken bevallen",
        "drie kinderen",
        "hij is 4 jaar bij me weg",
        "het litteken van de keizersnede is een jaar oud",
        "een driejarige opleiding",
        "zij is 19 weken en ze rookt nog",
    ],
)
def test_what_is_no_age_of_a_small_child_is_none(text: str) -> None:
    assert person_in(text).child_months is None


def test_a_pregnancy_and_a_child_are_both_read() -> None:
    person = person_in("ik ben 20 weken zwanger en mijn dochter is 2")

    assert (person.weeks, person.child_months, person.phase) == (20, 24, "zwanger")


def test_the_child_of_somebody_else_is_not_the_writers() -> None:
    person = person_in("mijn zus heeft een baby van 2 maanden en ik ben 14 weken zwanger")

    assert (person.weeks, person.child_months, person.role, person.phase) == (14, None, None, "zwanger")


def test_whoever_asks_for_a_family_has_the_age_of_their_child() -> None:
    assert person_in("ben oma, mijn kleinzoon van 3 maanden huilt zoveel").child_months == 3


# --- phase ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("we proberen al een jaar zwanger te raken", "kinderwens"),
        ("icsi mislukt", "kinderwens"),
        ("derde ivf poging volgende week", "kinderwens"),
        ("Wij hebben een kinderwens maar ik rook nog", "kinderwens"),
        ("miskraam gehad en proberen weer", "kinderwens"),
        ("zwanger worden lukt maar niet", "kinderwens"),
        ("we willen graag een kindje", "kinderwens"),
        ("ik ben zwanger", "zwanger"),
        ("in verwachting van de tweede", "zwanger"),
        ("in mijn tweede trimester", "zwanger"),
        ("hoogzwanger en geen huis", "zwanger"),
        ("18 weken", "zwanger"),
        ("na drie jaar ivf nu 8 weken zwanger", "zwanger"),
        ("mijn dochter is zwanger", "zwanger"),
        ("onze eerste op komst", "zwanger"),
        ("zoontje van 3 maanden", "ouder"),
        ("ik ben net bevallen", "ouder"),
        ("mijn zus is net bevallen", "ouder"),
    ],
)
def test_the_phase_follows_from_the_same_words(text: str, phase: str) -> None:
    assert person_in(text).phase == phase


@pytest.mark.parametrize(
    "text",
    [
        "ik ben niet zwanger",
        "ben ik zwanger?",
        "misschien zwanger",
        "ik was 12 weken zwanger",
        "ik wil niet zwanger worden",
        "we hebben geen kinderwens",
        "als je zwanger bent mag je geen brie",
        "wat kost ivf",
        "we proberen zwanger te raken van de tweede, onze dochter is 2",
        "vorige week een miskraam gehad",
        "5 weken geleden is ons kindje stilgeboren",
        "ik heb het zwaar",
        "",
        "😢😢",
        "???",
    ],
)
def test_where_it_is_unclear_there_is_no_phase(text: str) -> None:
    assert person_in(text).phase is None


# --- a loss -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "ik ben 24 weken en we hebben ons kindje verloren",
        "ons zoontje van 3 weken is overleden",
        "6 weken geleden bevallen van ons stilgeboren dochtertje",
        "net een miskraam gehad, ik was 10 weken",
        "abortus gehad bij 9 weken",
        "ons kindje is met 20 weken overleden",
    ],
)
def test_after_a_loss_nobody_is_told_of_a_week_or_an_age(text: str) -> None:
    person = person_in(text)

    assert (person.weeks, person.child_months, person.phase) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("ons eerste kindje is overleden, nu 20 weken zwanger", 20),
        ("vorig jaar een miskraam gehad, ben 10 weken zwanger", 10),
        ("bang voor een miskraam, 8 weken zwanger", 8),
        ("ik heb veel bloed verloren, 30 weken", 30),
        ("mijn man is overleden, ik ben 20 weken", 20),
        ("ik ben 9 weken en wil abortus", 9),
    ],
)
def test_a_pregnancy_after_a_loss_or_beside_it_is_read(text: str, weeks: int) -> None:
    assert person_in(text).weeks == weeks


# --- in the light of what was asked -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "text", "weeks", "months"),
    [
        ("Hoeveel weken ben je zwanger?", "22", 22, None),
        ("Hoeveel weken ben je zwanger?", "denk 8", 8, None),
        ("Weet je hoe ver je bent?", "vijf maanden", 22, None),
        ("Hoeveel weken ben je zwanger?", "weet ik niet, heb 3 kinderen", None, None),
        ("Hoe oud is je kindje?", "6 weken", None, 1),
        ("Hoe oud is je kindje?", "anderhalf", None, 18),
        ("Hoe oud zijn je kinderen?", "2", None, 24),
        ("Hoe oud is je kindje?", "11 jaar", None, None),
        ("mijn baby huilt zo veel", "6 weken", None, 1),
        ("ik ben zwanger", "8 weken", 8, None),
        ("Hoe gaat het met je?", "22", None, None),
    ],
)
def test_a_bare_number_is_read_in_the_light_of_the_question(
    asked: str, text: str, weeks: int | None, months: int | None
) -> None:
    person = person_in(text, asked)

    assert (person.weeks, person.child_months) == (weeks, months)


# --- the whole --------------------------------------------------------------------------------------------------


def test_everything_in_one_message_is_read_at_once() -> None:
    person = person_in(
        "Alleenstaande mama hier van een zoontje van 2, ben 13 wkn zwngr en vader is vertrokken"
    )

    assert person == Person(weeks=13, child_months=24, role="alleenstaand", phase="zwanger")


def test_a_message_that_says_nothing_about_the_writer_gives_nothing() -> None:
    assert person_in("de huur is weer omhoog en de verwarming doet het niet") == Person()


@pytest.mark.parametrize(
    "text", ["IK BEN 20 WEKEN ZWANGER", "ik ben\n20 weken\nzwanger", "ik ben 20 weken zwangerrrr!!!"]
)
def test_capitals_lines_and_stretched_letters_change_nothing(text: str) -> None:
    assert person_in(text).phase == "zwanger"


@pytest.mark.parametrize(
    "text", ["²", "½", "9" * 500 + " weken", "ik ben 0612345678 weken", "+++ ((( ###", "\x00"]
)
def test_nothing_that_can_be_typed_breaks_it(text: str) -> None:
    assert person_in(text) == Person()


def test_a_person_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        person_in("ik ben 20 weken").weeks = 21  # type: ignore[misc]


def test_a_usual_message_takes_less_than_a_millisecond() -> None:
    text = "hoi ik ben 22 weken zwanger en mijn zoontje van 2 slaapt niet, mijn man werkt veel en ik trek het niet meer"
    person_in(text)
    begin = time.process_time()
    for _ in range(50):
        person_in(text)

    assert (time.process_time() - begin) / 50 < 0.001
