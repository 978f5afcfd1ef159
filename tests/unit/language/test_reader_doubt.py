"""Near the threshold the reader does not decide: it says what it doubts, so that one question can settle it."""

from __future__ import annotations

from typing import Any

import pytest

from language.mixture import Thresholds
from language.reading import Reading
from tests.unit.language.fake_mixture import FakeMixture, Finds, reader_with

LIMITS = Thresholds(urgent=0.4, doubt=0.2)


def read(text: str, finds: Finds, asked: str = "", **other: Any) -> Reading:
    return reader_with(FakeMixture(finds, thresholds=LIMITS, **other)).read(text, asked=asked)


@pytest.mark.parametrize(
    ("likely", "urgent", "doubt"),
    [(0.5, ("verslaving",), ()), (0.3, (), ("verslaving",)), (0.15, (), ())],
    ids=["sure enough", "between the two", "too little"],
)
def test_between_the_two_thresholds_it_is_doubt(likely: float, urgent: tuple[str, ...], doubt: tuple[str, ...]) -> None:
    reading = read("het is elke avond feest bij ons", {"feest": {"verslaving": likely}})

    assert (reading.urgent, reading.doubt) == (urgent, doubt)


def test_only_the_likeliest_kind_is_doubted() -> None:
    found = {"huiselijk_geweld": 0.2, "acute_psychische_nood": 0.15}

    assert read("het gaat zo niet langer met ons", {"langer": found}).doubt == ("huiselijk_geweld",)


def test_what_is_urgent_leaves_no_doubt_beside_it() -> None:
    found = {"huiselijk_geweld": 0.9, "verslaving": 0.3}

    reading = read("hij komt elke avond zo thuis", {"thuis": found})

    assert reading.urgent == ("huiselijk_geweld",)
    assert reading.doubt == ()


def test_a_few_words_that_only_steer_the_talk_raise_no_doubt() -> None:
    finds = {"stoppen": {"verslaving": 0.3}}

    assert read("ik wil stoppen", finds, intent="stop", confidence=0.95).doubt == ()


def test_doubt_travels_with_the_reading() -> None:
    reading = read("het is elke avond feest bij ons", {"feest": {"verslaving": 0.3}})

    assert Reading.from_dict(reading.to_dict()).doubt == ("verslaving",)
    assert Reading.from_dict({k: v for k, v in reading.to_dict().items() if k != "doubt"}).doubt == ()


# --- an answer to a question --------------------------------------------------------------------------------

SAFE = "Voel je je veilig thuis?"


def test_a_short_answer_is_read_in_the_light_of_its_question() -> None:
    finds = {f"{SAFE} > niet altijd": {"huiselijk_geweld": 0.8}}

    assert read("niet altijd", finds, asked=SAFE).urgent == ("huiselijk_geweld",)
    assert read("niet altijd", finds).urgent == ()


def test_without_a_question_the_message_before_gives_the_light() -> None:
    mixture = FakeMixture({})

    reader_with(mixture).read("elke dag", before=["hij drinkt"])

    assert "hij drinkt" in mixture.asked


def test_a_long_message_says_by_itself_what_it_says() -> None:
    mixture = FakeMixture({})

    reader_with(mixture).read("we hebben het goed samen en de kleine slaapt nu ook eindelijk door", asked=SAFE)

    assert mixture.asked == []
