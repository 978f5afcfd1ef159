"""Whether a signpost is open now, in one Dutch phrase: what its table, the clock and the Dutch holidays say.

Where a day is not known, nothing is claimed. All times are those of a Dutch clock.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from support.opening_times import CLOSED, DAY_LONG, DAYS, HOLIDAY, OPEN, UNKNOWN, Day, OpeningTimes, Way, Week, clock

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAY_AND_NIGHT = "Dag en nacht"
DAY_NAMES = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
NOON = 12 * 60
DAYS_AHEAD = 8
"""Far enough to see the next opening within a week."""
NAMED_WITHIN = 6
"""Days ahead for which the name of a day is clear: "maandag" is not Monday next week."""
_NOT_FOR_EVERYBODY = {"Good Friday": "goede_vrijdag", "Liberation Day": "bevrijdingsdag"}
_HALF_DAYS = {(12, 24): "24_december", (12, 31): "31_december"}

State = Literal["open", "dicht", "onbekend"]


def dutch_now() -> datetime.datetime:
    """This moment on a Dutch clock."""
    return datetime.datetime.now(AMSTERDAM)


def phrase(opening: OpeningTimes | None, now: datetime.datetime, reached_by: Collection[Way] = ()) -> str | None:
    """Whether the place is open at ``now``, in at most eight Dutch words; None where that is not known.

    ``now``: with a time zone, otherwise ValueError. ``reached_by``: the ways that the parent sees; where the times
    of one of those are not known, or differ, the phrase names the way that it speaks of.
    """
    if now.tzinfo is None:
        raise ValueError("The time needs a time zone: a Dutch clock and the clock of a server may differ.")
    if opening is None:
        return None
    weeks = opening.ways()
    first, *others = weeks.values()
    if all(week == first for week in others) and set(reached_by) <= set(weeks):
        said = _of_place(first, _on_dutch_clock(now))
    else:
        said = _of_one_way(weeks, _on_dutch_clock(now))
    return f"Voor spoed: {said[0].lower()}{said[1:]}" if said and opening.alleen_spoed else said


def _on_dutch_clock(now: datetime.datetime) -> datetime.datetime:
    """What a clock on the wall shows; summer time needs no further care then."""
    return now.astimezone(AMSTERDAM).replace(tzinfo=None)


# --- the phrase ---------------------------------------------------------------------------------------------


def _of_place(week: Week, now: datetime.datetime) -> str | None:
    if week.always:
        return DAY_AND_NIGHT
    state, change = _state(week, now), _next_known(week, now)
    if state == OPEN:
        return f"Nu open, tot {change}" if change else "Nu open"
    if state == CLOSED:
        return f"Nu dicht. Open vanaf {change}" if change else "Nu dicht"
    return None


def _of_one_way(weeks: dict[Way, Week], now: datetime.datetime) -> str | None:
    """Speaks of the way that is open now; else of the first whose times are known."""
    best = min(weeks, key=lambda way: (OPEN, CLOSED, UNKNOWN).index(_state(weeks[way], now)))
    week, name = weeks[best], best.capitalize()
    if week.always:
        return f"{name} kan {DAY_AND_NIGHT.lower()}"
    state, change = _state(week, now), _next_known(week, now)
    if state == OPEN:
        return f"{name} kan nu, tot {change}" if change else f"{name} kan nu"
    if state == CLOSED:
        return f"{name} kan nu niet. Vanaf {change}" if change else f"{name} kan nu niet"
    return None


def _next_known(week: Week, now: datetime.datetime) -> str | None:
    """When it next opens or closes, such as "maandag 9.00 uur"; None where that is far off or not known."""
    state = _state(week, now)
    for moment in _moments(week, now):
        after = _state(week, moment)
        if after != state:
            return None if after == UNKNOWN else _told(moment, now, closing=state == OPEN)
    return None


def _told(moment: datetime.datetime, now: datetime.datetime, *, closing: bool) -> str | None:
    day, minutes = moment.date(), moment.hour * 60 + moment.minute
    if closing and minutes == 0:
        day, minutes = day - datetime.timedelta(days=1), DAY_LONG
    ahead = (day - now.date()).days
    if ahead > NAMED_WITHIN:
        return None
    tonight = closing and moment - now <= datetime.timedelta(hours=12)
    name = "" if ahead == 0 or tonight else f"{DAY_NAMES[day.weekday()]} "
    return f"{name}{clock(minutes)} uur"


# --- the table at a moment ----------------------------------------------------------------------------------


def _state(week: Week, moment: datetime.datetime) -> State:
    if week.always:
        return "open"
    yesterday = moment.date() - datetime.timedelta(days=1)
    # What began yesterday and goes on past midnight is known, even where nothing is known of today.
    for day, into in ((yesterday, _minutes(moment) + DAY_LONG), (moment.date(), _minutes(moment))):
        for start, end, state in _pieces(week, day):
            if start <= into < end:
                return state
    return "dicht"


def _minutes(moment: datetime.datetime) -> float:
    return moment.hour * 60 + moment.minute + moment.second / 60


def _moments(week: Week, now: datetime.datetime) -> list[datetime.datetime]:
    """Every moment after ``now`` at which something may change, in order."""
    found = set()
    for ahead in range(-1, DAYS_AHEAD + 1):
        date = now.date() + datetime.timedelta(days=ahead)
        midnight = datetime.datetime.combine(date, datetime.time())
        for start, end, _ in _pieces(week, date):
            found |= {midnight + datetime.timedelta(minutes=start), midnight + datetime.timedelta(minutes=end)}
    return sorted(moment for moment in found if moment > now)


def _pieces(week: Week, date: datetime.date) -> Iterator[tuple[int, int, State]]:
    """(from, until, state) of what begins on a date, in minutes after its midnight; the rest of it is closed."""
    day, certain_until = _day(week, date)
    if not day.known:
        yield 0, DAY_LONG, "onbekend"
    for block in day.blocks:
        if block.start < certain_until:
            yield block.start, min(block.end, certain_until), "open"
        if block.end > certain_until:
            yield max(block.start, certain_until), block.end, "onbekend"


def _day(week: Week, date: datetime.date) -> tuple[Day, int]:
    """What holds on a date, and until which minute of it that is sure."""
    special = _special(date)
    if special in week.special:
        return week.special[special], 2 * DAY_LONG
    if special == HOLIDAY and special not in week.as_usual:
        return Day(known=False), 2 * DAY_LONG
    usual = week.days.get(DAYS[date.weekday()], Day(known=False))
    half = special in _HALF_DAYS.values() and special not in week.as_usual
    return usual, NOON if half else 2 * DAY_LONG


def _special(date: datetime.date) -> str:
    name = _holidays(date.year).get(date, "")
    half = _HALF_DAYS.get((date.month, date.day), "")
    return half or _NOT_FOR_EVERYBODY.get(name, HOLIDAY if name else "")


@lru_cache(maxsize=8)
def _holidays(year: int) -> dict[datetime.date, str]:
    # Here and not above: it reads all countries, half a second once, and most signposts are open day and night.
    from holidays import country_holidays

    found = country_holidays("NL", years=year, language="en_US")
    # Liberation Day is one of the public holidays only every fifth year; its table may name it in each.
    return {**dict(found.items()), datetime.date(year, 5, 5): found.get(datetime.date(year, 5, 5), "Liberation Day")}
