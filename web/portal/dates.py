"""Days as somebody says them, with the day of the week."""

from __future__ import annotations

from datetime import date

from support.exchange.dutch_dates import day_in_words

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def weekday_in_words(day: date) -> str:
    """A day: "woensdag 3 maart 2027"."""
    return f"{WEEKDAYS[day.weekday()]} {day_in_words(day)}"
