"""`naast understand --why` for people: everything about one reading, in columns, safe to print."""

from __future__ import annotations

import re
from typing import Any

import pytest

from language.explaining import explain
from naast.explanation_lines import LONGEST_WORDS, lines_of
from tests.unit.language.explained import LITTLE
from tests.unit.language.fake_mixture import reader_with
from tests.unit.language.fake_voices import FakeVoices

FINDS = {
    "slaat": {"huiselijk_geweld": LITTLE},
    "rook": {"roken": 0.9},
    "maandag": {"roken": 0.2},
}


def told(text: str, *before: str, asked: str = "", **other: Any) -> str:
    reader = reader_with(FakeVoices(FINDS, weights={"w:rook": 2.0, " ro": -0.5}, **other))
    return lines_of("a1", explain(reader, text, before, asked))


def test_the_message_and_what_was_read_stand_first() -> None:
    lines = told("hij slaat me maar ik rook").splitlines()

    assert lines[0] == "a1: hij slaat me maar ik rook"
    assert lines[1] == "  read      urgent huiselijk_geweld; risk roken; aspect huiselijk_geweld: lichamelijk"
    assert "  clauses   1 “hij slaat me”  2 “maar ik rook”" in lines


def test_numbers_stand_below_their_heading() -> None:
    lines = told("hij slaat me maar ik rook").splitlines()
    head = next(line for line in lines if line.lstrip().startswith("label "))
    rows = [line for line in lines if re.match(r"  (roken|huiselijk_geweld|  clause \d) +\d\.\d{3}", line)]

    assert len(rows) == 4, "two labels, and for each the clause that says it"
    for name in ("encoder", "n-grams", "both"):
        end = head.index(name) + len(name)
        assert all(re.match(r"\d\.\d{3}$", row[end - 5 : end]) for row in rows)


def test_a_label_tells_its_threshold_its_source_its_words_and_why() -> None:
    assert re.search(r"roken +0\.900 +0\.010 +0\.900 +0\.700 +yes +model +“ik rook” 0\.900 ≥ 0\.700", told("ik rook"))
    assert re.search(r"roken .* no +0\.200 < 0\.700", told("op maandag niet zo"))


def test_with_a_question_there_is_a_column_for_what_the_encoder_says_in_its_light() -> None:
    text = told("ja op maandag", asked="Rook je?")

    assert re.search(r"label +encoder +asked +n-grams", text)
    assert "asked     “Rook je?”" in text
    assert not re.search(r"encoder +asked", told("ja op maandag"))


def test_a_pattern_tells_what_came_of_it_and_its_file() -> None:
    assert re.search(
        r"slaat +huiselijk_geweld +denied +“hij slaat me” +language/data/patterns/few\.yml +“nooit” denies it",
        told("hij slaat me nooit"),
    )
    assert "no pattern matched" in told("ik rook")


def test_urgent_tells_its_thresholds_and_caution_where_it_raised_them() -> None:
    text = told("hij slaat me")

    assert "urgent    urgent: together 0." in text
    assert "dringend 0.400, twijfel 0.200" in text
    assert "caution   held against 0.400: a fragment of at most 3 words" in text
    assert "caution" not in told("hij slaat me soms heel hard")


def test_words_and_pieces_of_the_ngrams_are_told_apart() -> None:
    text = told("ik rook")

    assert re.search(r"words +rook \+", text)
    assert re.search(r"pieces +rook \+\S+ +‹·ro› -", text)


def test_who_when_phase_intent_and_language_are_told_with_their_odds() -> None:
    text = told("ik rook")

    assert re.search(r"about +self +self 0\.70, other 0\.30$", text, re.MULTILINE)
    assert re.search(r"intent +vertelt +vertelt 0\.80$", text, re.MULTILINE)
    assert re.search(r"lang +nl +\(script", text)


@pytest.mark.parametrize("text", ["rook\x1b[2J\x07 nu", "rook\r\nik", "rook\u202e ik", "  rook\t\tik"])
def test_what_is_typed_steers_no_terminal_and_stays_on_its_line(text: str) -> None:
    shown = told(text)

    assert all(c == "\n" or c.isprintable() for c in shown)
    assert shown.splitlines()[1].startswith("  read ")


def test_long_words_are_cut_short() -> None:
    assert "“" + "a" * (LONGEST_WORDS - 1) + "…”" in told("a" * 500)
