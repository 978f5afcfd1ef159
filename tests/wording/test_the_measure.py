"""The measure of plain Dutch counts what a reader stumbles over, and nothing else."""

from __future__ import annotations

import pytest

from tests.wording.budget import Rule, breaks
from tests.wording.common_words import is_common, uncommon
from tests.wording.language_level import measure
from tests.wording.sentence_shape import is_passive, subordinate_clauses
from tests.wording.sentences import sentences, words

# --- sentences and words --------------------------------------------------------------------------------------


def test_a_sentence_ends_at_a_full_stop_a_question_mark_and_a_line() -> None:
    assert sentences("Hoi. Gaat het?\nBel meteen:\n112") == ["Hoi.", "Gaat het?", "Bel meteen:", "112"]


def test_websites_filled_in_places_and_the_parents_own_words_are_not_read_as_words() -> None:
    text = "Chat via veiligthuis.nl. Je schrijft: “ik weet het niet” {sterk}"

    assert sentences(text) == ["Chat via .", "Je schrijft:"]


def test_a_phone_number_is_one_word() -> None:
    assert words("Bel 0800-2000 of 14 030, ook 's nachts") == ["Bel", "08002000", "of", "14030", "ook", "'s", "nachts"]


# --- words that everybody knows -------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["huizen", "kindje", "verteld", "bellijst", "slaapplek", "invullen", "ongezond"])
def test_a_frequent_word_its_forms_and_a_compound_of_two_are_common(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["anamnese", "problematiek", "wijkteam", "meldcode", "prenataal", "vergoed"])
def test_a_word_of_the_field_is_not_common_even_where_its_parts_are(word: str) -> None:
    assert not is_common(word)


def test_numbers_are_left_out() -> None:
    assert uncommon(["113", "24-7", "anamnese", "Anamnese"]) == ["anamnese"]


def test_names_are_left_out_and_explained_words_too() -> None:
    assert measure("Bel je verloskundige. In Feijenoord helpt Fiom. Fiom geeft anamnese.").uncommon == ("anamnese",)


# --- how a sentence is built ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Het gesprek wordt gewist.",
        "Je bericht is niet verstuurd.",
        "De kosten werden betaald.",
        "Je wordt door iemand gebeld.",
    ],
)
def test_a_sentence_that_leaves_out_who_does_it_is_passive(sentence: str) -> None:
    assert is_passive(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik wis het gesprek.",
        "Er is iets gebeurd.",
        "Je bent gegaan.",
        "Je wordt ouder.",
        "Thuis is het gezond.",
        "Is er iemand die weet wat je hebt meegemaakt?",
        "Als het veilig is, vertelt de arts meer.",
    ],
)
def test_a_sentence_that_tells_who_does_it_is_not_passive(sentence: str) -> None:
    assert not is_passive(sentence)


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Hoe gaat het met je?", 0),
        ("Dat is goed.", 0),
        ("Wie wil je bellen?", 0),
        ("Praten kan over de zwangerschap of je kindje.", 0),
        ("Je komt geld tekort, of je ligt wakker.", 0),
        ("Fijn voor die persoon.", 0),
        ("Je mag bellen als je twijfelt.", 1),
        ("Wat je schrijft, klinkt zwaar.", 1),
        ("Vraag of iemand voor je belt.", 1),
        ("Er zijn mensen die je steunen.", 1),
        ("Wat goed dat je dit vertelt.", 1),
        ("Omdat je moe bent, rust je.", 1),
        ("Ik lees dat je bang bent voor wat er dan gebeurt.", 2),
        ("Hier hoor je welke zorg er is als je zwanger bent, en hoe je die krijgt.", 3),
    ],
)
def test_subordinate_clauses_are_counted(sentence: str, count: int) -> None:
    assert subordinate_clauses(sentence) == count


# --- the budget -----------------------------------------------------------------------------------------------

PLAIN = "Dank je dat je dit vertelt. Je mag altijd bellen. Waar heb je nu behoefte aan?"
TOO_MUCH: dict[Rule, str] = {
    "te_veel_woorden": "Je mag hier rustig praten. " * 13,
    "te_veel_vragen": "Hoe gaat het? En met je kind?",
    "te_lange_zin": "Je mag hier praten over thuis en werk en geld en wonen en eten en slapen en rust.",
    "gemiddelde_zin_te_lang": "Je mag hier praten over thuis en werk en geld en eten en slapen. " * 2,
    "te_veel_bijzinnen": "Ik lees dat je bang bent voor wat er dan gebeurt.",
    "te_veel_lijdend": "Je wordt gebeld. Dan wordt er een plek gezocht.",
    "moeilijk_woord": "Dit is een anamnese.",
    "te_veel_moeilijke_woorden": "Je mag wissen, zweten en trillen.",
}


@pytest.mark.parametrize("rule", TOO_MUCH)
def test_a_text_that_is_over_budget_breaks_the_rule(rule: Rule) -> None:
    assert breaks(TOO_MUCH[rule], rule)


@pytest.mark.parametrize("rule", TOO_MUCH)
def test_a_plain_text_breaks_none(rule: Rule) -> None:
    assert not breaks(PLAIN, rule)
