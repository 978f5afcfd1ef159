"""Days on a Dutch calendar, and the day of the promise."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest

from support.sharing.moments import answer_by, dutch_day, is_working_day, now_utc


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("shared", "days", "promised"),
    [
        ("2027-03-10T09:00", 1, date(2027, 3, 11)),
        ("2027-03-10T09:00", 3, date(2027, 3, 15)),  # over a weekend
        ("2027-03-13T09:00", 1, date(2027, 3, 15)),  # shared on a Saturday
        ("2027-03-25T09:00", 1, date(2027, 3, 30)),  # Good Friday, Easter
        ("2027-12-24T09:00", 2, date(2027, 12, 28)),  # Christmas on Saturday and Sunday
        ("2027-03-10T23:30", 1, date(2027, 3, 12)),  # past midnight in the Netherlands
        ("2028-12-29T09:00", 1, date(2029, 1, 2)),  # over the year's end
    ],
)
def test_an_answer_is_promised_within_so_many_working_days(shared: str, days: int, promised: date) -> None:
    assert answer_by(at(shared), days) == promised


def test_summer_time_moves_midnight() -> None:
    assert dutch_day(at("2027-07-01T21:59")) == date(2027, 7, 1)
    assert dutch_day(at("2027-07-01T22:00")) == date(2027, 7, 2)
    assert dutch_day(at("2027-01-01T22:59")) == date(2027, 1, 1)
    assert dutch_day(at("2027-01-01T23:00")) == date(2027, 1, 2)


def test_weekends_and_public_holidays_are_no_working_days() -> None:
    assert is_working_day(date(2027, 3, 10))
    assert not is_working_day(date(2027, 3, 13))
    assert not is_working_day(date(2027, 4, 27))


def test_now_has_a_time_zone() -> None:
    assert now_utc().utcoffset() is not None
