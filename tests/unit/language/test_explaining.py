"""Why a message was read as it was: everything that somebody needs who traces a wrong reading."""

from __future__ import annotations

import json
import re

import pytest

from language.explaining import IN_A_CLAUSE, NOTICEABLE, WEIGHED, explain
from language.explanation import WHERE
from language.fingerprint import ROOT
from language.reader import LONGEST
from tests.unit.language.explained import FINDS, explained, label
from tests.unit.language.fake_mixture import reader_with
from tests.unit.language.fake_voices import FakeVoices

# --- it tells of the very reading that a parent gets ---------------------------------------------------------

MESSAGES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("hij slaat me", (), ""),
    ("hij slaat me niet", (), ""),
    ("hij slaat me niet elke dag", (), ""),
    ("my husband hits me", (), ""),
    ("ik rook. mijn moeder helpt. we wonen krap", (), ""),
    ("mijn zus is bang en ze rookt", (), ""),
    ("me elke dag", ("hij slaat",), ""),
    ("ja elke avond", (), "Drink je weleens?"),
    ("stoppen maar", (), ""),
    ("ik kan nergens heen en ik heb geen geld", (), ""),
    ("", (), ""),
)

@pytest.mark.parametrize("intent", ["vertelt", "stop", "wie_ik_ben"])
@pytest.mark.parametrize(("text", "before", "asked"), MESSAGES)
def test_the_explained_reading_is_the_reading(text: str, before: tuple[str, ...], asked: str, intent: str) -> None:
    reader = reader_with(FakeVoices(FINDS, intent=intent, confidence=0.95))

    found = explain(reader, text, before, asked)

    assert found.reading == reader.read(text, before, asked)
    assert {row.label for row in found.labels if row.counts} == set(found.reading.factors)
    assert {row.label: (row.source, row.words) for row in found.labels if row.counts} == {
        e.label: (e.source, e.words) for e in found.reading.why
    }
    assert found.urgent.outcome == (
        "urgent" if found.reading.urgent else "doubt" if found.reading.doubt else "nothing"
    )


@pytest.mark.parametrize("intent", ["vertelt", "stop", "wie_ik_ben"])
@pytest.mark.parametrize(("text", "before", "asked"), MESSAGES)
def test_the_reason_of_a_label_agrees_with_whether_it_counts(
    text: str, before: tuple[str, ...], asked: str, intent: str
) -> None:
    reader = reader_with(FakeVoices(FINDS, intent=intent, confidence=0.95))

    for row in explain(reader, text, before, asked).labels:
        against = re.search(r" < |less than|never counts|dropped|rule it out:", row.reason)
        assert (against is None) is row.counts, f"{row.label}: {row.reason}"


def test_everything_can_be_written_as_json() -> None:
    found = explained("hij slaat me niet. ik rook. en we wonen krap", FINDS, asked="Hoe gaat het?").to_dict()

    assert json.loads(json.dumps(found)) == found
    assert {"clauses", "labels", "patterns", "urgent", "grams", "choices", "reading", "where"} <= set(found)


# --- labels --------------------------------------------------------------------------------------------------


def test_a_label_tells_what_encoder_ngrams_and_both_say_of_the_message_and_of_each_clause() -> None:
    finds = {"stress": {"stress_of_spanning": 0.9}}

    row = label(
        explained("ik heb veel stress maar mijn moeder helpt", finds, ngrams={"stress": {"stress_of_spanning": 0.6}}),
        "stress_of_spanning",
    )

    assert (row.odds.encoder, row.odds.ngrams, row.odds.both) == pytest.approx((0.9, 0.6, 0.9))
    assert [(c.number, c.words) for c in row.clauses] == [(1, "ik heb veel stress"), (2, "maar mijn moeder helpt")]
    assert [c.odds.both for c in row.clauses] == pytest.approx([0.9, 0.01])
    assert [c.odds.ngrams for c in row.clauses] == pytest.approx([0.6, 0.01])


def test_a_label_has_its_threshold_and_one_that_counts_its_source_and_words() -> None:
    found = explained("ik rook veel sigaretten", {"rook": {"roken": 0.71, "alcohol": 0.3}})

    roken, alcohol = label(found, "roken"), label(found, "alcohol")
    assert (roken.kind, roken.threshold, roken.counts, roken.source) == ("risk", 0.7, True, "model")
    assert (roken.words, roken.reason) == ("ik rook veel sigaretten", "0.710 ≥ 0.700")
    assert (alcohol.threshold, alcohol.counts, alcohol.source, alcohol.words) == (0.5, False, None, None)
    assert alcohol.reason == "0.300 < 0.500"


def test_only_what_is_noticeable_is_shown_and_what_counts_comes_first() -> None:
    finds = {"druk": {"stress_of_spanning": 0.55, "roken": 0.6, "alcohol": NOTICEABLE - 0.01, "welbevinden": 0.06}}

    assert [row.label for row in explained("het is zo druk", finds).labels] == [
        "stress_of_spanning",
        "roken",
        "welbevinden",
    ]


def test_what_one_classifier_alone_or_one_clause_thinks_is_shown_too() -> None:
    in_a_clause = {"moeder": {"steunend_netwerk": IN_A_CLAUSE + 0.01}}

    found = explained(
        "ik rook maar mijn moeder helpt", finds_in_pieces=in_a_clause, ngrams={"rook": {"roken": 0.9}}
    )

    assert [row.label for row in found.labels] == ["roken", "steunend_netwerk"]


def test_a_label_that_was_missed_can_be_asked_for() -> None:
    found = explained("ik pak er eentje", wanted=("roken", "bestaat_niet"))

    assert [(row.label, row.wanted, row.counts) for row in found.labels] == [("roken", True, False)]
    assert [one.label for one in found.grams][WEIGHED:] == ["roken"]


def test_an_urgent_kind_is_held_against_the_odds_of_all_kinds_together() -> None:
    finds = {"help": {"huiselijk_geweld": 0.6, "dak_of_thuisloos": 0.35, "verslaving": 0.25}}

    found = explained("help ons dan nu", finds)

    assert label(found, "huiselijk_geweld").threshold == 0.4
    assert label(found, "huiselijk_geweld").reason == "urgent kinds together 0.705 ≥ 0.400, and it is the likeliest"
    assert "at least 0.5 of huiselijk_geweld" in label(found, "dak_of_thuisloos").reason
    assert label(found, "verslaving").reason == "0.250 is less than 0.5 of huiselijk_geweld (0.600)"
    assert found.urgent.together == pytest.approx(0.705, abs=0.001)


def test_what_one_clause_of_a_long_message_says_plainly_is_told_so() -> None:
    found = explained("we wonen krap. mijn moeder helpt. ik rook", finds_in_pieces={"rook": {"roken": 0.65}})

    assert label(found, "roken").reason == "one clause of a long message says it plainly: 0.650 ≥ 0.5"
    assert label(found, "roken").words == "ik rook"


def test_what_a_kind_brings_along_names_the_kind_and_the_file() -> None:
    row = label(explained("alles ging mis toen", {"mis": {"dak_of_thuisloos": 0.9}}), "woonproblemen")

    assert (row.source, row.reason) == ("rule:dak_of_thuisloos", "brought along by dak_of_thuisloos")
    assert row.where == "language/brought_along.py"


def test_what_is_dropped_because_it_is_about_somebody_else_is_told_so() -> None:
    found = explained("ze heeft het zwaar", {"zwaar": {"stress_of_spanning": 0.9}}, about="other")

    assert not label(found, "stress_of_spanning").counts
    assert label(found, "stress_of_spanning").reason.startswith("dropped: the message is about somebody else")


# --- two messages, and a question ----------------------------------------------------------------------------


def test_a_short_answer_tells_the_question_and_what_the_encoder_says_in_its_light() -> None:
    finds = {"Drink je weleens? > ja elke": {"alcohol": 0.8}, "avond": {"verslaving": 0.06}}

    found = explained("ja elke avond", finds, asked="Drink je weleens?")

    alcohol = label(found, "alcohol")
    assert found.question == "Drink je weleens?"
    assert (alcohol.odds.encoder, alcohol.answering) == pytest.approx((0.01, 0.8))
    assert alcohol.counts


def test_without_a_question_there_is_no_such_light() -> None:
    found = explained("ik rook", FINDS)

    assert found.question == ""
    assert label(found, "roken").answering is None


def test_what_only_two_messages_say_together_shows_them_as_one() -> None:
    found = explained("me elke dag", FINDS, "hij slaat")

    assert found.together_with == "hij slaat me elke dag"
    row = label(found, "huiselijk_geweld")
    assert (row.counts, row.source, row.reason) == (True, "pattern:slaat", "only together with the messages before it")
    assert row.where == "language/data/patterns/few.yml"
    assert explained("hij slaat me", FINDS, "hallo").together_with == ""


# --- beside factors ------------------------------------------------------------------------------------------


def test_about_time_phase_intent_and_language_come_with_their_probabilities() -> None:
    choices = {one.name: one for one in explained("vroeger was ik bang", time="past", phase="zwanger").choices}

    assert list(choices) == ["about", "time", "phase", "intent", "lang"]
    assert [(one.name, one.both) for one in choices["about"].alternatives] == [("self", 0.7), ("other", 0.3)]
    assert (choices["time"].chosen, choices["phase"].chosen, choices["lang"].chosen) == ("past", "zwanger", "nl")
    assert choices["intent"].alternatives[0].both == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("text", "about", "chosen", "why"),
    [
        ("ik heb hem geschud", "self", "child", "pattern schudt says so"),
        ("mijn zus is zo bang", "self", "other", "its words name such a person and not the writer"),
        ("ik rook elke dag", "none", "self", "something counts and nobody is named: then it is the writer"),
        ("ik rook elke dag", "self", "self", "classifiers"),
    ],
)
def test_whom_it_is_about_tells_who_says_so(text: str, about: str, chosen: str, why: str) -> None:
    choice = explained(text, FINDS, about=about).choices[0]

    assert (choice.chosen, choice.reason) == (chosen, why)


def test_of_nonsense_the_intent_tells_that_its_confidence_was_taken_away() -> None:
    intent = explained("asdfgh qwrtp", intent="ja", confidence=0.99).choices[3]

    assert intent.reason == "nonsense or a command: the confidence of 0.99 was set to 0"


def test_the_words_are_shown_as_the_patterns_look_them_up() -> None:
    tokens = explained("MN man slaat me!").tokens

    assert (tokens[0], tokens[-1]) == ("mijn", "!")
    assert "slaat (slaan)" in tokens


# --- the whole -----------------------------------------------------------------------------------------------


def test_the_clauses_lie_where_they_stand_in_the_message() -> None:
    found = explained("ik ben moe. maar het gaat wel")

    assert [found.text[c.start : c.end] for c in found.clauses] == ["ik ben moe", "maar het gaat wel"]
    assert [c.text for c in explained("ik ben moe").clauses] == ["ik ben moe"]


@pytest.mark.parametrize("text", ["", "   ", "😢", "?!\n?!", "زوجي", "\x1b[31m", "a " * LONGEST])
def test_any_text_can_be_explained(text: str) -> None:
    found = explained(text, {}, text, asked=text)

    assert len(found.text) <= LONGEST
    assert json.dumps(found.to_dict())


def test_every_place_to_change_something_is_there() -> None:
    assert not [path for path in WHERE.values() if not (ROOT / path).exists()]
