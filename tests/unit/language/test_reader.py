"""One message read: what counts, and about whom. The classifiers are stand-ins here."""

from __future__ import annotations

from typing import Any

import pytest

from language.caution import MOST_STEERING_WORDS, TELLING
from language.mixture import Thresholds
from language.reading import Evidence, Reading
from tests.unit.language.fake_mixture import FakeMixture, Finds, reader_with

DOUBT = 0.15
"""Too little to be urgent by itself, enough for a pattern."""


def read(text: str, finds: Finds | None = None, **other: Any) -> Reading:
    return reader_with(FakeMixture(finds or {}, **other)).read(text)


# --- what counts --------------------------------------------------------------------------------------------


def test_what_the_classifiers_find_likely_enough_counts() -> None:
    finds = {"druk": {"huiselijk_geweld": 0.5, "stress_of_spanning": 0.6, "veerkracht": 0.55, "roken": 0.3}}

    reading = read("het is zo druk", finds)

    assert (reading.urgent, reading.risk, reading.protective) == (
        ("huiselijk_geweld",),
        ("stress_of_spanning",),
        ("veerkracht",),
    )


@pytest.mark.parametrize(("likely", "counts"), [(0.69, False), (0.71, True)])
def test_each_factor_counts_from_its_own_threshold(likely: float, counts: bool) -> None:
    assert ("roken" in read("sigaret", {"sigaret": {"roken": likely}}).risk) is counts


def test_kinds_that_are_each_a_little_likely_are_urgent_together() -> None:
    spread = {"huiselijk_geweld": 0.2, "dak_of_thuisloos": 0.2, "acute_psychische_nood": 0.2}

    assert read("help ons dan", {"help": {"huiselijk_geweld": 0.2}}).urgent == ()
    assert set(read("help ons dan", {"help": spread}).urgent) == set(spread)


def test_a_kind_that_is_far_less_likely_than_the_best_is_not_named_beside_it() -> None:
    finds = {"help": {"huiselijk_geweld": 0.6, "dak_of_thuisloos": 0.35, "verslaving": 0.25}}

    assert read("help ons dan", finds).urgent == ("huiselijk_geweld", "dak_of_thuisloos")


def test_a_pattern_counts_where_the_classifiers_leave_room_for_it() -> None:
    text = "hij slaat me"

    assert read(text, otherwise=DOUBT / 10).urgent == (), "the classifiers rule it out"
    assert read(text, {"slaat": {"huiselijk_geweld": DOUBT}}).urgent == ("huiselijk_geweld",)


def test_a_pattern_that_is_sure_counts_whatever_the_classifiers_say() -> None:
    assert read("my husband hits me", otherwise=0.0001).urgent == ("huiselijk_geweld",)


def test_a_fragment_needs_more_before_it_is_urgent_unless_a_pattern_says_so() -> None:
    finds = {"niemand": {"acute_psychische_nood": 0.2}, "slaat": {"huiselijk_geweld": DOUBT}}
    low = Thresholds(0.2)

    assert read("ik ken niemand", finds, thresholds=low).urgent == ()
    assert read("ik ken hier niemand", finds, thresholds=low).urgent == ("acute_psychische_nood",)
    assert read("hij slaat me", finds, thresholds=low).urgent == ("huiselijk_geweld",)


# --- negation -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("hij slaat me", True),
        ("hij slaat me niet", False),
        ("hij heeft me nooit geslagen", False),
        ("hij slaat me niet elke dag", True),
        ("niemand weet dat hij me slaat", True),
        ("hij is niet aardig, hij slaat me", True),
        ("hij slaat me niet, maar ik ben moe", False),
    ],
)
def test_what_is_truly_denied_is_not_found_by_a_pattern(text: str, urgent: bool) -> None:
    finds = {"slaat": {"huiselijk_geweld": DOUBT}, "geslagen": {"huiselijk_geweld": DOUBT}}

    assert bool(read(text, finds).urgent) is urgent


def test_where_the_denial_is_part_of_what_is_said_it_stays() -> None:
    assert read("ik kan niet nergens heen", {"heen": {"dak_of_thuisloos": DOUBT}}).urgent == ("dak_of_thuisloos",)


# --- about whom ---------------------------------------------------------------------------------------------


def test_about_somebody_else_only_what_is_urgent_is_kept() -> None:
    finds = {"zus": {"dak_of_thuisloos": 0.9, "roken": 0.9, "veerkracht": 0.9}}

    reading = read("mijn zus heeft geen geld en geen huis", finds, about="other")

    assert reading.about == "other"
    assert reading.factors == ("dak_of_thuisloos",), "nothing of hers is a factor of the speaker"
    assert [e.label for e in reading.why] == ["dak_of_thuisloos"]


def test_about_somebody_else_without_anything_urgent_nothing_is_kept() -> None:
    reading = read("mijn zus rookt", {"zus": {"roken": 0.9}}, about="other")

    assert reading.factors == reading.why == ()
    assert reading.about == "other"


def test_what_nobody_was_named_for_is_the_speakers_own() -> None:
    assert read("zo veel stress", {"stress": {"stress_of_spanning": 0.9}}, about="none").about == "self"
    assert read("lekker weer", about="none").about == "none"


def test_a_pattern_that_knows_about_whom_it_is_decides() -> None:
    finds = {"geschud": {"huiselijk_geweld": DOUBT}}

    assert read("ik heb haar geschud", finds, about="self").about == "child"


@pytest.mark.parametrize(
    ("text", "about"),
    [("mijn zus wil er niet meer zijn", "other"), ("mijn man wil er niet meer zijn", "partner")],
)
def test_who_is_plainly_named_goes_before_what_the_classifiers_think(text: str, about: str) -> None:
    assert read(text, {"niet meer zijn": {"acute_psychische_nood": 0.9}}, about="self").about == about


@pytest.mark.parametrize("text", ["mijn zus helpt elke dag", "de buurvrouw kookt soms, heel lief"])
def test_help_from_somebody_is_the_parents_own_strength(text: str) -> None:
    finds = {"helpt": {"steunend_netwerk": 0.9}, "kookt": {"steunend_netwerk": 0.9}}

    assert read(text, finds, about="self").protective == ("steunend_netwerk",)


# --- brought along ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("urgent", "about", "brought"),
    [
        ("dak_of_thuisloos", "self", ("woonproblemen",)),
        ("dak_of_thuisloos", "child", ("woonproblemen",)),
        ("acute_psychische_nood", "self", ("psychische_klachten",)),
        ("medisch_alarm", "self", ("lichamelijke_klachten",)),
        ("medisch_alarm", "child", ()),
        ("verslaving", "partner", ("drugs_of_medicijnen",)),
        ("huiselijk_geweld", "self", ()),
    ],
)
def test_an_urgent_kind_brings_along_what_the_definition_says(
    urgent: str, about: str, brought: tuple[str, ...]
) -> None:
    reading = read("zoals ik al zei", {"zei": {urgent: 0.9}}, about=about)

    assert reading.risk == brought
    for label in brought:
        assert Evidence(label, "zoals ik al zei", f"rule:{urgent}") in reading.why


def test_what_was_read_anyway_keeps_its_own_words() -> None:
    finds = {"bus": {"dak_of_thuisloos": 0.9}, "schimmel": {"woonproblemen": 0.8}}

    reading = read("er was overal schimmel. nu slapen we in een bus", finds)

    assert reading.words_for("woonproblemen") == "er was overal schimmel"


@pytest.mark.parametrize("substance", ["alcohol", "drugs_of_medicijnen"])
def test_addiction_brings_no_second_substance_where_one_was_read(substance: str) -> None:
    reading = read("ik kan niet zonder", {"zonder": {"verslaving": 0.9, substance: 0.9}})

    assert reading.risk == (substance,)


@pytest.mark.parametrize(
    ("text", "substance"),
    [
        ("ik kan niet stoppen met drinken", "alcohol"),
        ("stiekem flessen wijn in mijn tas", "alcohol"),
        ("hij is elke avond dronken", "alcohol"),
        ("i can't stop drinking", "alcohol"),
        ("hij blowt de hele dag", "drugs_of_medicijnen"),
        ("ik kan niet meer zonder die pillen", "drugs_of_medicijnen"),
    ],
)
def test_addiction_brings_along_the_substance_that_was_named(text: str, substance: str) -> None:
    mixture = FakeMixture({text: {"verslaving": DOUBT}})

    assert reader_with(mixture, real_patterns=True).read(text).risk == (substance,)


def test_addiction_to_two_substances_brings_along_both() -> None:
    reading = read("ik kan niet zonder wijn en pillen", {"zonder": {"verslaving": 0.9}})

    assert reading.risk == ("alcohol", "drugs_of_medicijnen")


# --- messages that only steer the talk ----------------------------------------------------------------------

UNSURE = {"stop": {"verslaving": 0.45, "stress_of_spanning": 0.9}}
SURE = {"stop": {"verslaving": 0.8}}


def test_a_few_words_that_plainly_steer_need_more_before_they_are_urgent() -> None:
    steering = {"intent": "stop", "confidence": 0.95}

    assert read("ik wil stoppen", UNSURE, **steering).factors == ()
    assert read("ik wil stoppen", SURE, **steering).urgent == ("verslaving",)


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("ik wil stoppen", "stop", 0.85),
        ("ik wil er " + "echt " * MOST_STEERING_WORDS + "mee stoppen", "stop", 0.95),
        *(("ik wil stoppen", telling, 0.99) for telling in sorted(TELLING - {"wie_ik_ben"})),
    ],
)
def test_where_it_may_be_more_than_steering_it_is_read_as_told(text: str, intent: str, confidence: float) -> None:
    reading = read(text, UNSURE, intent=intent, confidence=confidence)

    assert reading.urgent == ("verslaving",)
    assert "stress_of_spanning" in reading.risk


def test_who_says_who_they_are_in_a_few_words_says_little_more_by_it() -> None:
    introduces = {"intent": "wie_ik_ben", "confidence": 0.6, "thresholds": Thresholds(0.4, 0.2, {"veerkracht": 0.3})}
    doubt, plain = {"20": {"verslaving": 0.45, "veerkracht": 0.45}}, {"20": {"verslaving": 0.55, "veerkracht": 0.55}}

    assert read("ik ben 20 weken zwanger", doubt, **introduces).factors == ()
    assert read("ik ben 20 weken zwanger", plain, **introduces).protective == ("veerkracht",)
    assert read("ik ben 20 weken zwanger", plain, **introduces).urgent == ("verslaving",)


@pytest.mark.parametrize(("text", "confidence"), [("ik ben 20 weken", 0.4), ("ik ben 20 " + "weken " * 8, 0.9)])
def test_a_longer_or_unsure_introduction_is_read_as_told(text: str, confidence: float) -> None:
    finds = {"20": {"verslaving": 0.45}}

    assert read(text, finds, intent="wie_ik_ben", confidence=confidence).urgent == ("verslaving",)
