"""Arabic in Latin letters is known by its digits and its verbs; Dutch with a digit in it is not."""

from __future__ import annotations

import pytest

from language.arabic_in_latin import looks_arabic

DUTCH = frozenset({"kids", "dehands", "jarig", "maanden", "weken", "katoen", "kantoor", "kapot", "keer", "uurs"})


def is_dutch(word: str) -> bool:
    return word in DUTCH


@pytest.mark.parametrize(
    "word", ["3andi", "7amla", "9abla", "2alli", "wa7ed", "ma3andich", "sa3edni", "mbare7", "t9al3", "7a22i"]
)
def test_a_digit_for_a_sound_is_arabic(word: str) -> None:
    assert looks_arabic(word, is_dutch)


@pytest.mark.parametrize("word", ["kaydrebni", "kanbki", "katgoul", "makan9derch", "makaynch"])
def test_a_moroccan_verb_is_arabic(word: str) -> None:
    assert looks_arabic(word, is_dutch)


@pytest.mark.parametrize(
    "word",
    ["2kids", "2dehands", "3jarig", "9maanden", "3x", "7e", "2de", "3pm", "5km", "w8", "suc6", "m2", "d3", "b12"]
    + ["katoen", "kantoor", "kapot", "ja", "kan", "kat", "2", "ik", "", "24uurs"],
)
def test_dutch_with_a_digit_and_dutch_words_are_not(word: str) -> None:
    assert not looks_arabic(word, is_dutch)
