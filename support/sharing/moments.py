"""The clock of the store, days as a Dutch calendar has them, and by when an answer was promised."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_SATURDAY = 5


def now_utc() -> datetime:
    """This moment."""
    return datetime.now(timezone.utc)


def dutch_day(moment: datetime) -> date:
    """The day on a Dutch calendar; ``moment`` has a time zone."""
    return moment.astimezone(AMSTERDAM).date()


def answer_by(shared_at: datetime, working_days: int) -> date:
    """The last of so many Dutch working days after the day of sharing."""
    day = dutch_day(shared_at)
    left = working_days
    while left > 0:
        day += timedelta(days=1)
        if is_working_day(day):
            left -= 1
    return day


def is_working_day(day: date) -> bool:
    """Neither Saturday, Sunday nor a Dutch public holiday."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


@lru_cache(maxsize=8)
def _holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays

    return frozenset(country_holidays("NL", years=year))
