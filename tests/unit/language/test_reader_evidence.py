"""On which of the parent's words a reading rests, and what else they say. The classifiers are stand-ins here."""

from __future__ import annotations

from typing import Any

import pytest

from language.mixture import Thresholds
from language.reader import LONGEST, PLAIN
from language.reading import Reading
from tests.unit.language.fake_mixture import FakeMixture, Finds, reader_with

DOUBT = 0.15
"""Too little to be urgent by itself, enough for a pattern."""


def read(text: str, finds: Finds | None = None, **other: Any) -> Reading:
    return reader_with(FakeMixture(finds or {}, **other)).read(text)


# --- aspects and barriers -----------------------------------------------------------------------------------


def test_a_pattern_tells_the_aspect_of_its_kind() -> None:
    finds = {"slaat": {"huiselijk_geweld": DOUBT}, "heen": {"dak_of_thuisloos": DOUBT}}

    reading = read("hij slaat me en ik kan nergens heen", finds)

    assert reading.urgent == ("huiselijk_geweld", "dak_of_thuisloos")
    assert reading.aspects == {"huiselijk_geweld": "lichamelijk"}, "the other pattern has no aspect"


def test_what_does_not_count_has_no_aspect() -> None:
    assert read("hij slaat me").aspects == {}
    assert read("alles is zwaar", {"zwaar": {"huiselijk_geweld": 0.9}}).aspects == {}


@pytest.mark.parametrize(("likely", "aspects"), [(0.29, {"medisch_alarm": "twijfel"}), (0.31, {})])
def test_what_the_classifiers_alone_hardly_believe_is_put_as_a_doubt(likely: float, aspects: dict[str, str]) -> None:
    finds = {"buik": {"medisch_alarm": likely}}

    assert read("ik heb zo een buik", finds, thresholds=Thresholds(0.2)).aspects == aspects


def test_what_a_pattern_says_is_no_doubt_however_little_the_classifiers_believe_it() -> None:
    assert read("hij slaat me hard", {"slaat": {"huiselijk_geweld": DOUBT}}).aspects == {
        "huiselijk_geweld": "lichamelijk"
    }


def test_what_stands_in_the_way_is_told_apart_from_factors() -> None:
    finds = {"bloed": {"medisch_alarm": 0.9}}

    reading = read("ik verlies bloed maar ik heb geen geld en geen papieren", finds)

    assert set(reading.barriers) == {"geen_geld", "geen_papieren"}
    assert reading.urgent == ("medisch_alarm",)
    assert not {e.label for e in reading.why} & set(reading.barriers)
    assert read("lekker weer").barriers == ()


# --- the words it rests on ----------------------------------------------------------------------------------


def test_a_message_of_one_clause_rests_on_all_its_words() -> None:
    reading = read("  zo veel stress!  ", {"stress": {"stress_of_spanning": 0.9}})

    assert reading.words_for("stress_of_spanning") == "zo veel stress!"


def test_of_several_clauses_the_one_that_says_it_is_kept() -> None:
    finds = {"stress": {"stress_of_spanning": 0.9}, "moeder": {"steunend_netwerk": 0.8}}

    reading = read("ik heb veel stress maar mijn moeder helpt", finds)

    assert reading.words_for("stress_of_spanning") == "ik heb veel stress"
    assert reading.words_for("steunend_netwerk") == "maar mijn moeder helpt"


def test_where_no_clause_says_it_alone_the_whole_message_is_kept() -> None:
    text = "hij is er nooit. en nu weer niet"

    reading = read(text, {text: {"relatieproblemen": 0.9}}, finds_in_pieces={"nooit": {"relatieproblemen": 0.3}})

    assert reading.words_for("relatieproblemen") == text


def test_evidence_names_its_source_its_clause_and_how_likely_it_was() -> None:
    finds = {"slaat": {"huiselijk_geweld": DOUBT}, "stress": {"stress_of_spanning": 0.9}}

    violence, stress = read("ik heb veel stress. hij slaat me", finds).why

    assert (violence.source, violence.words) == ("pattern:slaat", "hij slaat me")
    assert violence.probability == pytest.approx(DOUBT)
    assert (stress.source, stress.words) == ("model", "ik heb veel stress")
    assert stress.probability == pytest.approx(0.9)


def test_every_factor_has_its_words_and_urgent_comes_first() -> None:
    finds = {"alles": {"veerkracht": 0.9, "roken": 0.9, "medisch_alarm": 0.9}}

    reading = read("alles tegelijk", finds)

    assert tuple(e.label for e in reading.why) == reading.factors
    assert reading.factors == ("medisch_alarm", "roken", "lichamelijke_klachten", "veerkracht")


# --- a long message -----------------------------------------------------------------------------------------

THREE = "we wonen krap. mijn moeder helpt ons. ik rook elke dag"
IN_A_CLAUSE = {"rook": {"roken": PLAIN + 0.05}, "moeder": {"steunend_netwerk": PLAIN - 0.05}}


def test_what_one_clause_of_a_long_message_says_plainly_counts_whatever_the_whole_says() -> None:
    mixture = FakeMixture(finds_in_pieces=IN_A_CLAUSE)

    reading = reader_with(mixture).read(THREE)

    assert reading.factors == ("roken",), "the other clause is not plain enough"
    assert reading.words_for("roken") == "ik rook elke dag"
    assert reading.why[0].probability == pytest.approx(PLAIN + 0.05)
    assert mixture.whole == [THREE], "in one reading"


def test_a_message_of_one_clause_is_read_as_a_whole_alone() -> None:
    mixture = FakeMixture(finds_in_pieces=IN_A_CLAUSE)

    assert reader_with(mixture).read("ik rook elke dag").factors == ()


def test_only_the_first_two_thousand_characters_are_read() -> None:
    mixture = FakeMixture({"verslaafd": {"verslaving": 0.9}})
    reader = reader_with(mixture)

    assert reader.read("a" * LONGEST + " verslaafd").urgent == ()
    assert [len(text) for text in mixture.whole] == [LONGEST]
    assert reader.probabilities("a" * LONGEST + " verslaafd", ["verslaving"])[0] < 0.1
