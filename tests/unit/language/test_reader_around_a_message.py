"""A message cut in two, and all that a reading tells beside factors. The classifiers are stand-ins here."""

from __future__ import annotations

from typing import Any

import pytest

from language.reader import JOINED, MOST_WORDS_OF_A_PIECE
from language.reading import Reading
from tests.unit.language.fake_mixture import FakeMixture, Finds, reader_with

SLAP = {"slaat": {"huiselijk_geweld": 0.15}}
"""As little as a pattern needs."""


def read(text: str, *before: str, finds: Finds | None = None, **other: Any) -> Reading:
    return reader_with(FakeMixture(finds or {}, **other)).read(text, before)


# --- cut in two ---------------------------------------------------------------------------------------------


def test_two_messages_that_are_urgent_only_together_are_urgent_at_the_second() -> None:
    assert read("hij slaat", finds=SLAP).urgent == ()

    reading = read("me elke dag", "hij slaat", finds=SLAP)

    assert reading.urgent == ("huiselijk_geweld",)
    assert reading.words_for("huiselijk_geweld") == "me elke dag", "the first half was told before"
    assert reading.why[0].source == "pattern:slaat"


def test_what_the_first_message_said_by_itself_is_not_said_again_by_the_second() -> None:
    assert read("en ik ben moe", "hij slaat me", finds=SLAP).urgent == ()


def test_a_second_message_that_is_urgent_by_itself_is_read_alone() -> None:
    finds = {**SLAP, "bloed": {"medisch_alarm": 0.9}}

    reading = read("ik verlies bloed me", "hij slaat", finds=finds)

    assert reading.urgent == ("medisch_alarm",)


def test_a_message_in_three_pieces_is_urgent_at_the_third() -> None:
    assert read("me elke dag", "hij", "slaat", finds=SLAP).urgent == ("huiselijk_geweld",)
    assert read("me elke dag", "hij slaat", "echt waar", finds=SLAP).urgent == ("huiselijk_geweld",)


def test_no_more_than_two_messages_before_are_joined() -> None:
    assert read("me elke dag", "hij slaat", "mooi weer", "ja toch", finds=SLAP).urgent == ()


def test_only_short_pieces_are_joined() -> None:
    story = "woord " * MOST_WORDS_OF_A_PIECE

    assert read("me elke dag", f"{story}hij slaat", finds=SLAP).urgent == ()
    assert read(f"me {story}", "hij slaat", finds=SLAP).urgent == ()
    assert read("me elke dag", "hij slaat", story + "einde", finds=SLAP).urgent == ()


@pytest.mark.parametrize("text", ["dank je", "ok", "wat nu"])
def test_what_was_urgent_two_messages_ago_is_not_said_again_by_a_harmless_one(text: str) -> None:
    assert read(text, "hij slaat me", "ja", finds=SLAP).urgent == ()


def test_two_halves_that_a_pattern_finds_are_no_doubt() -> None:
    assert read("me elke dag", "hij slaat", finds=SLAP).aspects.get("huiselijk_geweld") != "twijfel"


@pytest.mark.parametrize(("likely", "urgent"), [(JOINED - 0.05, ()), (JOINED + 0.05, ("acute_psychische_nood",))])
def test_without_a_pattern_the_classifiers_must_be_sure_of_the_two_together(
    likely: float, urgent: tuple[str, ...]
) -> None:
    finds = {"ik wil niet meer leven zo": {"acute_psychische_nood": likely}}

    assert read("meer leven zo", "ik wil niet", finds=finds).urgent == urgent


def test_two_halves_bring_along_what_their_kind_brings() -> None:
    reading = read("heen vannacht", "ik kan nergens", finds={"heen": {"dak_of_thuisloos": 0.15}})

    assert reading.factors == ("dak_of_thuisloos", "woonproblemen")


def test_a_worry_or_strength_is_never_made_of_two_messages() -> None:
    finds = {"mijn moeder helpt": {"steunend_netwerk": 0.99}, "ik rook": {"roken": 0.99}}

    assert read("helpt", "mijn moeder", finds=finds).factors == ()
    assert read("rook", "ik", finds=finds).factors == ()


def test_two_halves_that_deny_it_together_are_not_urgent() -> None:
    assert read("me niet", "hij slaat", finds=SLAP).urgent == ()


# --- beside factors -----------------------------------------------------------------------------------------


def test_time_phase_intent_and_how_sure_it_is_are_what_the_classifiers_say() -> None:
    reading = read("vroeger was ik bang", time="past", phase="zwanger", intent="vertelt", confidence=0.7)

    assert (reading.time, reading.phase, reading.intent) == ("past", "zwanger", "vertelt")
    assert reading.intent_confidence == pytest.approx(0.7)


def test_where_the_phase_is_not_told_there_is_none() -> None:
    assert read("ik ben moe", phase="none").phase is None


def test_a_phase_that_the_words_say_goes_before_what_the_classifier_thinks() -> None:
    assert read("ik ben 20 weken zwanger", phase="ouder").phase == "zwanger"
    assert read("mijn zoontje van 3 maanden huilt", phase="none").phase == "ouder"


def test_who_writes_and_how_far_along_is_read_from_the_text_itself() -> None:
    reading = read("mijn vrouw is 20 weken zwanger en onze dochter is 2")

    assert (reading.weeks, reading.child_months, reading.role) == (20, 24, "partner")
    silent = read("ik ben moe")
    assert (silent.weeks, silent.child_months, silent.role) == (None, None, None)


def test_a_bare_number_is_a_week_where_that_was_asked() -> None:
    asked = reader_with(FakeMixture()).read("22", asked="Hoeveel weken ben je zwanger?")

    assert (asked.weeks, asked.phase) == (22, "zwanger")


def test_language_and_place_are_read_from_the_text_itself() -> None:
    reading = read("ik woon in Schiedam en dat gaat best")

    assert (reading.lang, reading.region, reading.municipality) == ("nl", "rotterdam-rijnmond", "Schiedam")
    assert (read("ik ben moe").region, read("ik ben moe").municipality) == (None, None)
    assert read("my husband is not at home and i am alone").lang == "en"


@pytest.mark.parametrize("text", ["asdfgh qwrtp", "xzxzx bvbvb nmnm"])
def test_of_nonsense_no_intent_is_sure(text: str) -> None:
    assert read(text, intent="ja", confidence=0.99).intent_confidence == 0.0


def test_what_holds_a_factor_or_a_known_word_is_no_nonsense() -> None:
    finds = {"qwrtp": {"stress_of_spanning": 0.9}}

    assert read("asdfgh qwrtp", finds=finds, confidence=0.99).intent_confidence == pytest.approx(0.99)
    assert read("asdfgh baby", confidence=0.99).intent_confidence == pytest.approx(0.99)


@pytest.mark.parametrize("text", ["", "   ", "...", "😢", "?!\n?!", "\u200b", "زوجي", "a" * 2000])
def test_any_text_can_be_read_and_a_reading_of_it_can_travel(text: str) -> None:
    reading = read(text, text)

    assert reading.factors == reading.barriers == ()
    assert Reading.from_dict(reading.to_dict()).factors == ()


def test_the_same_message_is_read_the_same_each_time() -> None:
    reader = reader_with(FakeMixture(SLAP))

    assert reader.read("hij slaat me") == reader.read("hij slaat me")


def test_probabilities_come_in_the_order_they_were_asked_for() -> None:
    reader = reader_with(FakeMixture({"moe": {"roken": 0.25, "verslaving": 0.75}}))

    assert reader.probabilities("ik ben moe", ["roken", "verslaving"]) == pytest.approx([0.25, 0.75])
    assert reader.probabilities("ik ben moe", ["verslaving", "roken"]) == pytest.approx([0.75, 0.25])
