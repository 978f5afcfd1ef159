"""The text that a parent agrees to: complete, honest, filled in, and named by its exact words."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from support.consent_text import ConsentFile, consent_file, consent_text
from support.sharing.model import Consent
from support.sharing.moments import now_utc
from tests.unit.sharing.world import organisation

LINDE = organisation()


def test_everything_is_filled_in() -> None:
    text = consent_text(LINDE, days=30, contact=True)

    assert "{" not in text.text
    assert LINDE.name in text.agree
    assert "30 dagen" in text.text
    assert "3 werkdagen" in text.text


def test_one_is_written_as_one() -> None:
    text = consent_text(organisation(answer_days=1), days=1, contact=False).text

    assert "1 dag lezen" in text
    assert "Binnen 1 werkdag laten" in text


def test_a_paragraph_may_be_only_for_who_leaves_a_way_to_be_reached_or_only_for_who_does_not() -> None:
    having, lacking = (consent_text(LINDE, days=30, contact=contact) for contact in (True, False))

    assert len(set(having.paragraphs) - set(lacking.paragraphs)) == 1
    assert len(set(lacking.paragraphs) - set(having.paragraphs)) == 1


@pytest.mark.parametrize(
    "other",
    [
        consent_text(organisation("de-eik"), days=30, contact=True),
        consent_text(organisation(name="Praktijk De Eik"), days=30, contact=True),
        consent_text(organisation(answer_days=4), days=30, contact=True),
        consent_text(LINDE, days=31, contact=True),
        consent_text(LINDE, days=30, contact=False),
    ],
)
def test_other_words_are_another_version(other: object) -> None:
    one = consent_text(LINDE, days=30, contact=True)

    assert one.version != other.version  # type: ignore[attr-defined]
    assert one == consent_text(LINDE, days=30, contact=True)


def test_a_name_with_braces_in_it_stays_a_name() -> None:
    assert "{duur} & {0}" in consent_text(organisation(name="{duur} & {0}"), days=30, contact=True).agree


def test_it_fits_in_what_is_kept_with_a_summary() -> None:
    text = consent_text(organisation(name="x" * 200), days=90, contact=True)

    assert Consent(version=text.version, text=text.text, given_at=now_utc(), organisation="de-linde")


def test_it_says_what_the_law_asks_of_a_consent() -> None:
    whole = consent_text(LINDE, days=30, contact=True).text

    for told in (
        "de regels die je koos",
        "Alleen mensen die daar werken",
        "net zo makkelijk",
        "dezelfde hulp",
        "meldcode",
        "melding doen bij Veilig Thuis",
        "kan Naast niet wissen",
    ):
        assert told in whole


@pytest.mark.parametrize("wrong", ["Voor {wie}", "Voor {}", "Voor {organisatie", "Voor {organisatie.x.y}"])
def test_a_place_that_nobody_fills_in_is_an_error(wrong: str) -> None:
    with pytest.raises((ValidationError, AttributeError)):
        ConsentFile.model_validate({**consent_file().model_dump(), "akkoord": wrong})


def test_a_key_that_nobody_uses_is_an_error() -> None:
    with pytest.raises(ValidationError):
        ConsentFile.model_validate({**consent_file().model_dump(), "extra": "x"})
