"""What is shared as models: strict, and silent about content in every error and print."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from support.sharing import model
from support.sharing.model import Consent, Line, SafeContact, SharingError, Summary
from tests.never_a_label import labels_in
from tests.unit.sharing.world import PLAIN, World

ERRORS = sorted(
    (one for one in vars(model).values() if isinstance(one, type) and issubclass(one, SharingError)),
    key=lambda one: one.__name__,
)


@pytest.mark.parametrize("error", ERRORS, ids=lambda one: one.__name__)
def test_every_error_is_one_dutch_sentence_without_a_label(error: type[SharingError]) -> None:
    said = str(error())

    assert said.endswith(".")
    assert said.count(".") == 1
    assert said[0].isupper()
    assert not labels_in(said)


def test_a_refused_line_does_not_show_what_was_written() -> None:
    with pytest.raises(ValidationError) as refused:
        Line.model_validate({"section": "goed", "text": "geheim" * 200})

    assert "geheim" not in str(refused.value)
    assert "geheim" not in repr(refused.value)


def test_a_printed_summary_shows_nothing_that_the_parent_wrote(world: World) -> None:
    summary = world.summary()
    shown = f"{summary!r} {summary} {summary.lines} {summary.contact!r}"

    assert not [text for text in PLAIN[:3] if text in shown]


def test_what_is_not_in_the_contract_is_refused() -> None:
    with pytest.raises(ValidationError):
        Line.model_validate({"section": "goed", "text": "x", "score": 3})
    with pytest.raises(ValidationError):
        Line.model_validate({"section": "risico", "text": "x"})
    with pytest.raises(ValidationError):
        SafeContact.model_validate({"kind": "post", "value": "Dorpsstraat 1"})


def test_a_summary_without_a_line_is_no_summary(world: World) -> None:
    with pytest.raises(ValidationError):
        Summary(lines=(), consent=world.summary().consent)


def test_a_moment_needs_a_time_zone_and_is_kept_in_utc() -> None:
    with pytest.raises(ValidationError):
        Consent(version="1", text="x", given_at=datetime(2027, 1, 1), organisation="a")
    amsterdam = timezone(timedelta(hours=1))
    given = Consent(version="1", text="x", given_at=datetime(2027, 1, 1, 1, tzinfo=amsterdam), organisation="a")

    assert given.given_at.isoformat() == "2027-01-01T00:00:00+00:00"


def test_a_sentence_cannot_pass_for_the_version_of_a_consent() -> None:
    with pytest.raises(ValidationError):
        Consent(version="ik ben bang", text="x", given_at=datetime.now(timezone.utc), organisation="a")


def test_nothing_is_changed_afterwards(world: World) -> None:
    summary = world.summary()
    with pytest.raises(ValidationError):
        summary.lines[0].text = "anders"  # type: ignore[misc]
