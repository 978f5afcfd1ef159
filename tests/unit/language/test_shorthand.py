"""What people type short, stretched or in capitals is read as what they mean."""

from __future__ import annotations

import pytest

from language.shorthand import plain_text, shorthand, written_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mn", "mijn"),
        ("m'n", "mijn"),
        ("M’N", "mijn"),
        ("Kga", "ik ga"),
        ("nix", "niks"),
        ("vlk", "verloskundige"),
        ("zwngr", "zwanger"),
        ("altij", "altijd"),
    ],
)
def test_shorthand_is_written_out_whatever_the_capitals_and_apostrophes(typed: str, meant: str) -> None:
    assert written_out(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("neeeeee", "nee"), ("HOOOOFDPIJN", "hoofdpijn"), ("heeeel", "heel"), ("zooo", "zoo"), ("bellen", "bellen")],
)
def test_a_stretched_letter_is_shortened_to_at_most_two(typed: str, meant: str) -> None:
    assert written_out(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [("nixxx", "niks"), ("mnnn", "mijn"), ("egttt", "echt")])
def test_stretched_shorthand_is_written_out_too(typed: str, meant: str) -> None:
    assert written_out(typed) == meant


@pytest.mark.parametrize("number", ["112", "1000", "2000", "0800", "10000"])
def test_a_number_keeps_all_its_digits(number: str) -> None:
    assert written_out(number) == number


def test_a_word_that_is_no_shorthand_stays_as_it_is() -> None:
    for word in ("moeder", "baby", "ik", "n", "زوجي", "bebeğim", "😀"):
        assert written_out(word) == word


def test_a_whole_message_is_lower_case_with_its_shorthand_written_out() -> None:
    assert plain_text("Kga NAAR mn moeder,\nmss mrgn") == "ik ga naar mijn moeder , misschien morgen"


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_nothing_typed_is_nothing_read(text: str) -> None:
    assert plain_text(text) == ""


def test_the_list_is_lower_case_and_never_changes_a_word_into_itself() -> None:
    for short, meant in shorthand().items():
        assert short == short.lower()
        assert meant == meant.lower()
        assert short != meant
        assert short.strip()
        assert meant.strip()


def test_writing_out_twice_changes_nothing_more() -> None:
    for short in shorthand():
        once = plain_text(short)
        assert plain_text(once) == once, short
