"""Dates and times as a Dutch reader writes them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
DUTCH_TIME = ZoneInfo("Europe/Amsterdam")


def day_in_words(day: date) -> str:
    """A day: "3 maart 2027"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_in_words(day: date) -> str:
    """A day in the weeks to come: "dinsdag 1 december"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def moment_in_words(moment: datetime) -> str:
    """A moment in Dutch time: "3 maart 2027, 9.05 uur". Raises ValueError without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    here = moment.astimezone(DUTCH_TIME)
    return f"{day_in_words(here.date())}, {here.hour}.{here.minute:02} uur"
