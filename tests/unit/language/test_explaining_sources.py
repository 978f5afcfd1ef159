"""What a label rests on: the patterns and what came of them, the urgent kinds together, the n-grams that weigh."""

from __future__ import annotations

import pytest

from language.fingerprint import ROOT
from language.mixture import Thresholds
from language.reader import WITH_PATTERN
from tests.unit.language.explained import FINDS, URGENT, explained, label, pattern

# --- patterns ------------------------------------------------------------------------------------------------


def test_a_pattern_that_counts_is_shown_with_its_words_and_its_file() -> None:
    found = explained("soms slaat hij me, denk ik", FINDS)

    row = pattern(found, "slaat")
    assert (row.label, row.status, row.words) == ("huiselijk_geweld", "counts", "slaat hij me")
    assert row.where == "language/data/patterns/few.yml"
    assert label(found, "huiselijk_geweld").source == "pattern:slaat"


def test_a_pattern_of_the_project_is_shown_with_the_line_on_which_it_begins() -> None:
    found = explained("ik wil dood", real_patterns=True)

    file, _, line = pattern(found, "nood.dood_willen").where.partition(":")
    assert file == "language/data/patterns/nood.yml"
    assert "nood.dood_willen" in (ROOT / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def test_a_pattern_that_is_denied_names_the_word_that_denies_it() -> None:
    row = pattern(explained("hij slaat me nooit", FINDS), "slaat")

    assert (row.status, row.reason) == ("denied", "“nooit” denies it")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("hij slaat me niet elke dag", "“niet” does not deny it: a word beside it only narrows"),
        ("geen idee waarom hij me slaat", "“geen” does not deny it: it stands in another part of the sentence"),
    ],
)
def test_a_denial_that_does_not_hold_is_told_with_the_reason(text: str, why: str) -> None:
    row = pattern(explained(text, FINDS), "slaat")

    assert row.status == "counts"
    assert why in row.reason


def test_a_pattern_that_the_classifiers_rule_out_tells_by_how_much() -> None:
    found = explained("hij slaat me", otherwise=0.01)

    row = pattern(found, "slaat")
    assert row.status == "ruled out"
    least = f"{URGENT * WITH_PATTERN:.4f}, which is {WITH_PATTERN:g} of the threshold"
    assert row.reason == f"the classifiers rule it out: 0.0100 < {least}"
    assert row.reason in label(found, "huiselijk_geweld").reason, "the label tells it too"
    assert found.reading.urgent == ()


def test_a_sure_pattern_counts_whatever_the_classifiers_say() -> None:
    row = pattern(explained("my husband hits me", otherwise=0.0001), "elders")

    assert (row.status, row.reason) == ("counts", "pattern elders, counts whatever the classifiers say")


def test_of_two_patterns_of_one_label_the_sure_one_is_looked_at_and_that_is_told() -> None:
    row = pattern(explained("hij slaat me en he hits me", FINDS), "slaat")

    assert row.status == "second"
    assert row.reason.startswith("elders")


def test_what_stands_in_the_way_of_help_is_told_apart() -> None:
    assert pattern(explained("ik heb geen geld"), "geld").status == "barrier"


def test_a_pattern_that_a_word_holds_back_names_the_word_and_its_group() -> None:
    found = explained("haha ik wil dood", real_patterns=True)

    row = pattern(found, "nood.dood_willen")
    assert row.status == "held back"
    assert row.reason == "“haha” of its group lach (none)"


def test_a_pattern_is_shown_once_though_a_short_message_is_read_twice() -> None:
    found = explained("hij slaat me, en ik ben moe", FINDS)

    assert [row.id for row in found.patterns] == ["slaat"]


# --- urgent together -----------------------------------------------------------------------------------------


def test_the_thresholds_and_the_outcome_of_urgent_are_told() -> None:
    urgent = explained("ik ben wel bang voor hem", FINDS).urgent

    assert (urgent.threshold, urgent.raised_to, urgent.doubt) == (0.4, 0.4, 0.2)
    assert (urgent.outcome, urgent.caution) == ("urgent", "")
    assert urgent.reason.endswith("≥ 0.400")


def test_doubt_is_told_as_lying_between_the_two() -> None:
    urgent = explained("ik weet het zo niet", {"weet": {"medisch_alarm": 0.25}}).urgent

    assert urgent.outcome == "doubt"
    assert urgent.reason == "between twijfel 0.200 and dringend 0.400: one mild question"


def test_urgent_by_a_pattern_alone_says_that_it_was_not_the_odds() -> None:
    assert explained("hij slaat me", FINDS).urgent.reason.startswith("not by the odds (0.")


@pytest.mark.parametrize(
    ("text", "intent", "held_against", "why"),
    [
        ("wil stoppen hiermee nu", "stop", 0.75, "a few words that only steer the talk (stop 0.95)"),
        ("mijn vriendin is 20 weken nu", "wie_ik_ben", 0.5, "somebody who only says who they are (wie_ik_ben 0.95)"),
        ("ik ken niemand", "vertelt", 0.3, "a fragment of at most 3 words"),
    ],
)
def test_caution_is_told_in_words(text: str, intent: str, held_against: float, why: str) -> None:
    urgent = explained(text, intent=intent, confidence=0.95, thresholds=Thresholds(0.2, 0.1)).urgent

    assert urgent.caution.startswith(why)
    assert (urgent.threshold, urgent.raised_to) == (0.2, held_against)


def test_a_worry_in_words_that_only_steer_never_counts_and_says_so() -> None:
    found = explained("stoppen maar", FINDS, intent="stop", confidence=0.95)

    assert label(found, "motivatie_voor_verandering").reason == "never counts here (raised, see caution)"


# --- n-grams -------------------------------------------------------------------------------------------------


def test_the_heaviest_grams_of_the_two_likeliest_labels_are_told() -> None:
    finds = {"rook": {"roken": 0.9, "alcohol": 0.5, "welbevinden": 0.2}}

    grams = explained("ik rook veel", finds, weights={"w:rook": 3.0, "p:ik rook": -1.0, " ro": 0.5}).grams

    assert [one.label for one in grams] == ["roken", "alcohol"]
    heaviest = grams[0].grams[:3]
    assert [(gram.text, gram.kind) for gram in heaviest] == [("rook", "word"), ("ik rook", "pair"), ("·ro", "piece")]
    assert heaviest[0].weight == pytest.approx(-3 * heaviest[1].weight)


def test_the_weights_add_up_to_the_log_odds_of_the_ngrams() -> None:
    weights = {"w:rook": 3.0, "w:ik": 0.5, "p:ik rook": -1.0, " ro": 0.5}

    roken = explained("ik rook", {"rook": {"roken": 0.9}}, weights=weights).grams[0]

    assert roken.base == -2.0
    assert roken.total == pytest.approx(roken.base + sum(gram.weight for gram in roken.words))


def test_a_word_is_told_with_all_its_pieces_and_one_that_occurs_twice_once() -> None:
    weights = {"w:rook": 1.0, " ro": 1.0, "ook": 1.0}

    words = explained("rook rook", {"rook": {"roken": 0.9}}, weights=weights).grams[0].words

    assert (words[0].text, words[0].kind) == ("rook", "word")
    assert [word.text for word in words].count("rook") == 1


def test_the_grams_are_those_of_the_text_with_its_shorthand_written_out() -> None:
    found = explained("MN man rookt", {"rook": {"roken": 0.9}}, weights={"w:mijn": 2.0})

    assert found.plain == "mijn man rookt"
    assert found.grams[0].grams[0].text == "mijn"
