"""Words are made fit for a drawing without changing what they say."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest

from support.exchange.dutch_dates import day_in_words, moment_in_words
from support.exchange.written import cut, drawable, width, wrapped


def test_what_cannot_be_drawn_is_taken_out_and_spaces_are_single() -> None:
    assert drawable("een\x00 \n twee\tdrie\u202e\ufffe") == "een twee drie"


@pytest.mark.parametrize("text", ["ğüşİ ąę", "أنا حامل", "👩‍👧", "<b>&amp;"])
def test_letters_of_every_language_stay(text: str) -> None:
    assert drawable(text) == text


def test_lines_break_between_words_and_lose_nothing() -> None:
    text = "De rekeningen stapelen zich op en ik weet het niet meer"
    lines = wrapped(text, 19)

    assert " ".join(lines) == text
    assert all(width(one) <= 19 for one in lines)


def test_a_word_that_is_too_wide_is_broken_inside() -> None:
    lines = wrapped("a" * 50, 19)

    assert "".join(lines) == "a" * 50
    assert len(lines) == 3


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert width("WWW") > width("aaa") > width("iii")
    assert width("汉字") > width("aa")


def test_what_is_cut_ends_with_dots_and_fits() -> None:
    assert cut("kort", 19) == "kort"
    assert cut("een tekst die echt te lang is", 12).endswith("…")
    assert width(cut("een tekst die echt te lang is", 12)) <= 12


def test_nothing_gives_one_empty_line() -> None:
    assert wrapped("", 10) == [""]


def test_days_and_moments_are_written_in_dutch_and_in_dutch_time() -> None:
    assert day_in_words(date(2027, 3, 3)) == "3 maart 2027"
    assert moment_in_words(datetime(2026, 7, 1, 22, 30, tzinfo=timezone.utc)) == "2 juli 2026, 0.30 uur"
    with pytest.raises(ValueError, match="time zone"):
        moment_in_words(datetime(2026, 7, 1))
