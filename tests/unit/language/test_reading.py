"""A reading travels as JSON between the gateway and the bot, and comes out as it went in."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from language.reading import Evidence, Reading

FULL = Reading(
    urgent=("huiselijk_geweld",),
    risk=("woonproblemen",),
    protective=("steunend_netwerk",),
    about="partner",
    time="now",
    lang="tr",
    phase="zwanger",
    weeks=22,
    child_months=0,
    role="vader",
    region="midden-nederland",
    municipality="Zeist",
    intent="vertelt",
    intent_confidence=0.875,
    aspects={"huiselijk_geweld": "controle"},
    barriers=("geen_geld",),
    why=(
        Evidence("huiselijk_geweld", "hij pakt mijn “telefoon” af", "pattern:geweld.telefoon", 0.5),
        Evidence("woonproblemen", "te klein 😢", "model", None),
    ),
)


def test_a_reading_of_nothing_is_empty_dutch_and_unsure() -> None:
    empty = Reading()

    assert empty.factors == empty.barriers == empty.why == ()
    assert (empty.about, empty.time, empty.lang, empty.intent_confidence) == ("none", "none", "nl", 0.0)


def test_all_factors_are_listed_urgent_first() -> None:
    assert FULL.factors == ("huiselijk_geweld", "woonproblemen", "steunend_netwerk")


def test_each_label_gives_the_parents_own_words() -> None:
    assert FULL.words_for("woonproblemen") == "te klein 😢"
    assert FULL.words_for("steunend_netwerk") is None
    assert FULL.words_for("roken") is None


@pytest.mark.parametrize("reading", [FULL, Reading()], ids=["full", "empty"])
def test_a_reading_comes_back_from_json_as_it_went_in(reading: Reading) -> None:
    sent = json.dumps(reading.to_dict(), allow_nan=False)

    assert Reading.from_dict(json.loads(sent)) == reading


def test_every_field_travels() -> None:
    fields = set(Reading.__dataclass_fields__)

    assert set(FULL.to_dict()) == fields
    assert set(FULL.to_dict()["why"][0]) == set(Evidence.__dataclass_fields__)


def test_numpy_numbers_become_json_numbers() -> None:
    """A numpy number in Rasa's metadata would lose the message without a word."""
    evidence = Evidence("roken", "ik rook", "model", np.float32(0.123456))
    reading = Reading(risk=("roken",), intent_confidence=np.float32(0.987654), why=(evidence,))

    sent = reading.to_dict()

    assert json.loads(json.dumps(sent)) == sent
    assert all(type(value) in (dict, list, str, int, float, type(None)) for value in values_in(sent))
    assert sent["intent_confidence"] == 0.988
    assert sent["why"][0]["probability"] == 0.123


def values_in(value: Any) -> list[Any]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(deeper for one in inside for deeper in values_in(one))]


def test_what_may_be_left_out_is_as_if_nothing_was_read() -> None:
    may_be_left_out = ("phase", "weeks", "child_months", "role", "region", "municipality", "aspects", "barriers", "why")
    few = {k: v for k, v in Reading().to_dict().items() if k not in may_be_left_out}

    assert Reading.from_dict(few) == Reading()


def test_a_field_of_a_later_version_is_passed_over() -> None:
    assert Reading.from_dict({**FULL.to_dict(), "something_new": 1}) == FULL


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        "huiselijk_geweld",
        {},
        {"urgent": None},
        {"why": [{}]},
        {"why": ["huiselijk_geweld"]},
        {"why": 3},
        {"urgent": "huiselijk_geweld"},
        {"intent_confidence": "hoog"},
        {"weeks": "22"},
        {"child_months": 1.5},
        {"aspects": ["controle"]},
    ],
    ids=str,
)
def test_anything_else_is_a_key_error_or_a_type_error(broken: Any) -> None:
    """What the docstring promises, so that the bot can read the message itself instead."""
    data = {**FULL.to_dict(), **broken} if isinstance(broken, dict) and broken else broken

    with pytest.raises((KeyError, TypeError)):
        Reading.from_dict(data)
