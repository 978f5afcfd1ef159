"""From what was told to the lines of a summary, to what is shared, and back."""

from __future__ import annotations

from typing import get_args

import pytest

from support.catalogue import load_catalogue
from support.sharing.model import Line
from support.situation import Heard, Situation, Wish
from support.summary_lines import DraftLine, labels, lines_of, lines_together, shared_lines, words_of

DEBTS = Heard(factor="financiele_zorgen", words="we hebben schulden en slapen slecht")
TIRED = Heard(factor="stress_of_spanning", words=DEBTS.words)
HIT = Heard(factor="huiselijk_geweld", words="hij slaat me")
SISTER = Heard(factor="steunend_netwerk", words="mijn zus helpt")


def told(*heard: Heard, wish: Wish | None = None) -> Situation:
    return Situation(wish=wish).hear(heard)


def test_what_goes_well_comes_first_then_what_weighs_then_the_wish() -> None:
    lines = lines_of(told(DEBTS, HIT, SISTER, wish="langskomen"))

    assert [(line.section, line.text) for line in lines] == [
        ("goed", "mijn zus helpt"),
        ("bezig", "we hebben schulden en slapen slecht"),
        ("bezig", "hij slaat me"),
        ("wens", "Ik wil graag dat er iemand bij mij thuis langskomt."),
    ]


def test_what_rests_on_the_same_words_is_one_line_with_each_label() -> None:
    (line,) = lines_of(told(DEBTS, TIRED))

    assert line.factors == ("financiele_zorgen", "stress_of_spanning")
    assert line.about == ", ".join(load_catalogue().get(one).label for one in line.factors)


def test_a_strength_and_a_worry_in_the_same_words_are_two_lines() -> None:
    both = Heard(factor="steunend_netwerk", words=DEBTS.words)

    assert [line.section for line in lines_of(told(DEBTS, both))] == ["goed", "bezig"]


def test_nothing_told_is_no_line_and_what_the_parent_still_wants_to_say_is_left_to_the_parent() -> None:
    assert lines_of(told()) == ()
    assert not [line for line in lines_of(told(DEBTS, wish="praten")) if line.section == "nog"]


@pytest.mark.parametrize("wish", get_args(Wish))
def test_every_wish_is_a_sentence_of_the_parent(wish: Wish) -> None:
    (line,) = lines_of(told(wish=wish))

    assert (line.section, line.factors, line.about) == ("wens", (), None)
    assert line.text.startswith("Ik wil ")
    assert line.text.endswith(".")


def test_a_line_is_shared_once_for_each_factor_and_once_without_any() -> None:
    both = DraftLine("bezig", "woorden", ("financiele_zorgen", "stress_of_spanning"))

    assert [line.factor for line in shared_lines(both)] == ["financiele_zorgen", "stress_of_spanning"]
    assert shared_lines(DraftLine("nog", "woorden")) == (Line(section="nog", text="woorden"),)


def test_what_was_shared_comes_back_as_the_parent_wrote_it() -> None:
    drafts = (
        DraftLine("goed", "mijn zus helpt", ("steunend_netwerk",)),
        DraftLine("bezig", "woorden", ("financiele_zorgen", "stress_of_spanning")),
        DraftLine("nog", "woorden"),
        DraftLine("nog", "woorden"),
    )

    assert lines_together(line for draft in drafts for line in shared_lines(draft)) == drafts


def test_a_label_that_the_catalogue_lost_is_left_out() -> None:
    assert labels(("verdwenen", "roken")) == load_catalogue().get("roken").label
    assert labels(("verdwenen",)) is None


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("maar we hebben weinig geld", "we hebben weinig geld"),
        ("En ik slaap slecht", "ik slaap slecht"),
        ("maar moe", "maar moe"),
        ("enkele keren gevallen toen", "enkele keren gevallen toen"),
    ],
)
def test_a_word_that_only_ties_a_piece_to_the_one_before_is_left_out(words: str, line: str) -> None:
    assert [one.text for one in lines_of(told(Heard(factor="financiele_zorgen", words=words)))] == [line]


def test_what_was_shared_once_for_each_factor_is_read_once() -> None:
    shared = [*shared_lines(DraftLine("goed", "mijn zus helpt", ("steunend_netwerk", "veerkracht")))]
    shared += shared_lines(DraftLine("bezig", "we hebben schulden", ("financiele_zorgen", "stress_of_spanning")))

    assert words_of(shared, "goed") == ["mijn zus helpt"]
    assert words_of(shared, "bezig") == ["we hebben schulden"]
