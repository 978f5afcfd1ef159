"""The opening times of a signpost as its file holds them: a table that a care worker can read and correct.

``bellen``, ``chatten`` and ``binnenlopen`` each hold ``altijd`` or a table:

    open:
      bellen: {ma-vr: 9.00-17.00, za-zo: dicht, feestdagen: dicht}
      chatten: {ma: 10.00-12.30 en 13.00-17.00, wo: 18.00-21.00}

A day that is not named is not known: then nothing is said about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, model_validator

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
HOLIDAY = "feestdagen"
SPECIAL_DAYS = ("goede_vrijdag", "bevrijdingsdag", "24_december", "31_december")
"""Days on which some close and some do not. Each is an ordinary day, unless the table names it."""
OPEN, CLOSED, UNKNOWN, ALWAYS = "open", "dicht", "onbekend", "altijd"
DAY_LONG = 24 * 60
Way = Literal["bellen", "chatten", "binnenlopen"]
_BLOCK = re.compile(r"(\d{1,2})[.:](\d{2})\s*-\s*(\d{1,2})[.:](\d{2})")
_IN_TEXT = re.compile(r"\b(\d{1,2})[.:](\d{2})\b")


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Block(_Model):
    """From one time to another, in minutes after midnight; past 24 hours it ends on the day after."""

    start: int
    end: int


class Day(_Model):
    """What is known of one day."""

    known: bool
    blocks: tuple[Block, ...] = ()
    """When it is open; none where it is closed all day."""


_UNKNOWN_DAY = Day(known=False)


class Week(_Model):
    """A table of opening times, or always open."""

    always: bool = False
    days: Mapping[str, Day] = {}
    """Each day of the week that the table names."""
    special: Mapping[str, Day] = {}
    """``feestdagen`` and the special days that the table names; where it says ``open`` they are left to ``days``."""
    as_usual: frozenset[str] = frozenset()
    """The special days on which it is open as on an ordinary day."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: Any) -> Any:
        if isinstance(raw, cls):
            return raw
        if raw == ALWAYS:
            return {"always": True}
        if not isinstance(raw, dict) or not raw or set(raw) & set(cls.model_fields):
            raise ValueError(f'must be "{ALWAYS}" or a table of days, such as {{ma-vr: 9.00-17.00, za-zo: dicht}}')
        days: dict[str, Day] = {}
        special: dict[str, Day] = {}
        as_usual: set[str] = set()
        for key, value in raw.items():
            if key not in (HOLIDAY, *SPECIAL_DAYS):
                for day in _days(str(key)):
                    if day in days:
                        raise ValueError(f'names the day "{day}" twice')
                    days[day] = _day(value)
            elif value == OPEN:
                as_usual.add(key)
            else:
                special[key] = _day(value)
        return {"days": days, "special": special, "as_usual": as_usual}

    def times(self) -> Iterator[int]:
        """Every time that the table names, in minutes after midnight."""
        for day in (*self.days.values(), *self.special.values()):
            for block in day.blocks:
                yield block.start
                yield block.end % DAY_LONG or DAY_LONG


class OpeningTimes(_Model):
    """When somebody answers, for each way to reach the place; a way that is not named is not known."""

    bellen: Week | None = None
    chatten: Week | None = None
    binnenlopen: Week | None = None
    alleen_spoed: bool = False
    """These times, day and night, are only for what cannot wait."""

    @model_validator(mode="after")
    def _says_something(self) -> OpeningTimes:
        if not self.ways():
            raise ValueError("open names no way to reach the place: bellen, chatten or binnenlopen")
        if self.alleen_spoed and not all(week.always for week in self.ways().values()):
            raise ValueError("alleen_spoed stands only beside altijd")
        return self

    def ways(self) -> dict[Way, Week]:
        """The ways whose times are known."""
        known: dict[Way, Week | None] = {
            "bellen": self.bellen,
            "chatten": self.chatten,
            "binnenlopen": self.binnenlopen,
        }
        return {way: week for way, week in known.items() if week is not None}

    def differs_from(self, hours: str | None) -> str | None:
        """What the table and the text for parents say differently, in one sentence; None where they agree."""
        text = (hours or "").lower()
        weeks = self.ways().values()
        told = {int(hour) * 60 + int(minute) for hour, minute in _IN_TEXT.findall(text)}
        named = {time for week in weeks for time in week.times()}
        if told != named:
            missing = ", ".join(clock(time) for time in sorted(told ^ named))
            return f"open and hours do not name the same times ({missing})"
        if ("dag en nacht" in text) != any(week.always for week in weeks):
            return "open says altijd only where hours says dag en nacht"
        return None


def clock(minutes: int) -> str:
    """A time of the day as Dutch text: 540 gives "9.00"."""
    return f"{minutes // 60}.{minutes % 60:02d}"


def _days(key: str) -> Iterable[str]:
    first, _, last = key.partition("-")
    if first not in DAYS or last not in ("", *DAYS) or (last and DAYS.index(last) <= DAYS.index(first)):
        known = ", ".join((*DAYS, HOLIDAY, *SPECIAL_DAYS))
        raise ValueError(f'"{key}" is no day; use one of {known}, or a range such as ma-vr')
    return DAYS[DAYS.index(first) : DAYS.index(last or first) + 1]


def _day(value: Any) -> Day:
    if value == UNKNOWN:
        return _UNKNOWN_DAY
    if value == CLOSED:
        return Day(known=True)
    blocks = tuple(_block(part) for part in str(value).split(" en "))
    if any(before.end > after.start for before, after in zip(blocks, blocks[1:])):
        raise ValueError(f'"{value}" has blocks that overlap or stand in the wrong order')
    return Day(known=True, blocks=blocks)


def _block(text: str) -> Block:
    found = _BLOCK.fullmatch(text.strip())
    if found is None:
        raise ValueError(f'"{text}" is no opening time; write 9.00-17.00, {CLOSED} or {UNKNOWN}')
    hour, minute, until_hour, until_minute = (int(part) for part in found.groups())
    start, end = hour * 60 + minute, until_hour * 60 + until_minute
    if start >= DAY_LONG or end > DAY_LONG or max(minute, until_minute) > 59 or start == end:
        raise ValueError(f'"{text}" has a time that no clock shows')
    return Block(start=start, end=end if end > start else end + DAY_LONG)
