"""The sentences that the gateway says by itself are kind, plain, complete, and never label anybody."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from language.wording import never_said_in
from web.wording import Fallback, error_sentences, fallback, page_sentences


def every_sentence() -> list[str]:
    say = fallback()
    texts = [*error_sentences().model_dump().values(), *page_sentences().model_dump().values()]
    return [*texts, say.welcome, say.apology, *(contact.what or "" for contact in say.ways())]


def test_each_error_has_exactly_one_sentence() -> None:
    for sentence in error_sentences().model_dump().values():
        assert sentence.endswith(".")
        assert sentence[:-1].count(".") == 0, sentence


def test_an_unknown_error_has_no_sentence() -> None:
    with pytest.raises(KeyError):
        error_sentences().of("model_fields")


@pytest.mark.parametrize("text", ["welcome", "apology"])
def test_when_the_bot_is_silent_112_stands_alone_on_its_line(text: str) -> None:
    assert "112" in getattr(fallback(), text).splitlines()


def test_when_the_bot_is_silent_there_are_two_more_ways_to_reach_a_person() -> None:
    assert [each.phone for each in fallback().ways()] == ["0800-2000", "113"]
    assert all("dag en nacht" in (each.hours or "") for each in fallback().ways())
    assert all((each.cost or "").lower().startswith("gratis") for each in fallback().ways())


def test_the_welcome_is_honest_about_what_it_is() -> None:
    assert "computerprogramma" in fallback().welcome
    assert "geen mens" in fallback().welcome


def test_nobody_is_labelled_and_nobody_is_called_u() -> None:
    for sentence in every_sentence():
        assert [str(said) for said in never_said_in(sentence)] == []


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(ValidationError):
        Fallback.model_validate({**fallback().model_dump(), "extra": "x"})
