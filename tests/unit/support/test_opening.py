"""Whether a place is open now: one short phrase, right by a Dutch clock, and nothing where nothing is known."""

from __future__ import annotations

import datetime
import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from support.opening import AMSTERDAM, dutch_now, phrase
from support.opening_times import OpeningTimes, Way
from support.signposts import load_directory

OFFICE = {"ma-vr": "9.00-17.00", "za-zo": "dicht", "feestdagen": "dicht"}


def at(text: str) -> datetime.datetime:
    """A moment on a Dutch clock: "2026-11-23 10:00"."""
    return datetime.datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def table(**ways: Any) -> OpeningTimes:
    return OpeningTimes.model_validate(ways)


def said(week: Any, moment: str, reached_by: tuple[Way, ...] = ("bellen",)) -> str | None:
    return phrase(table(bellen=week), at(moment), reached_by)


# --- an ordinary week ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23 09:00", "Nu open, tot 17.00 uur"),  # Monday
        ("2026-11-23 16:59", "Nu open, tot 17.00 uur"),
        ("2026-11-23 17:00", "Nu dicht. Open vanaf dinsdag 9.00 uur"),
        ("2026-11-23 08:59", "Nu dicht. Open vanaf 9.00 uur"),
        ("2026-11-23 00:00", "Nu dicht. Open vanaf 9.00 uur"),
        ("2026-11-27 18:00", "Nu dicht. Open vanaf maandag 9.00 uur"),  # Friday
        ("2026-11-29 23:59", "Nu dicht. Open vanaf maandag 9.00 uur"),  # Sunday night
        ("2026-11-30 00:30", "Nu dicht. Open vanaf 9.00 uur"),
    ],
)
def test_on_working_days(moment: str, expected: str) -> None:
    assert said(OFFICE, moment) == expected


def test_a_break_at_noon_is_closed() -> None:
    week = {"ma": "9.00-12.30 en 13.30-17.00"}
    assert said(week, "2026-11-23 12:29") == "Nu open, tot 12.30 uur"
    assert said(week, "2026-11-23 13:00") == "Nu dicht. Open vanaf 13.30 uur"


def test_a_night_goes_on_past_midnight() -> None:
    week = {"ma-zo": "17.00-8.00"}
    assert said(week, "2026-11-23 23:30") == "Nu open, tot 8.00 uur"
    assert said(week, "2026-11-24 03:00") == "Nu open, tot 8.00 uur"
    assert said(week, "2026-11-24 12:00") == "Nu dicht. Open vanaf 17.00 uur"


def test_the_night_of_a_known_day_is_known_although_the_day_after_is_not() -> None:
    assert said({"vr": "22.00-6.00"}, "2026-11-28 02:00") == "Nu open"
    assert said({"vr": "22.00-6.00"}, "2026-11-28 07:00") is None


def test_it_closes_at_midnight() -> None:
    week = {"ma-zo": "11.00-24.00"}
    assert said(week, "2026-11-23 23:59") == "Nu open, tot 24.00 uur"
    assert said(week, "2026-11-24 00:00") == "Nu dicht. Open vanaf 11.00 uur"


def test_two_days_that_join_at_midnight_are_one_opening() -> None:
    week = {"za": "0.00-24.00", "zo": "0.00-20.00", "ma-vr": "dicht"}
    assert said(week, "2026-11-28 10:00") == "Nu open, tot zondag 20.00 uur"


def test_a_day_of_next_week_is_not_named() -> None:
    week = {"ma": "9.00-17.00", "di-zo": "dicht"}
    assert said(week, "2026-11-23 18:00") == "Nu dicht"
    assert said(week, "2026-11-24 18:00") == "Nu dicht. Open vanaf maandag 9.00 uur"


def test_day_and_night_is_just_that() -> None:
    for moment in ("2026-11-23 03:00", "2026-12-25 12:00", "2026-12-31 23:59"):
        assert said("altijd", moment) == "Dag en nacht"


# --- what is not known --------------------------------------------------------------------------------------


def test_where_nothing_is_known_nothing_is_said() -> None:
    assert phrase(None, at("2026-11-23 10:00")) is None
    assert said({"ma": "9.00-17.00"}, "2026-11-24 10:00") is None
    assert said({"ma": "9.00-17.00", "di": "onbekend"}, "2026-11-24 10:00") is None


def test_it_does_not_promise_an_opening_behind_a_day_that_is_not_known() -> None:
    week = {"ma": "9.00-17.00", "di": "dicht", "wo": "onbekend", "do": "9.00-17.00"}
    assert said(week, "2026-11-24 10:00") == "Nu dicht"


# --- holidays -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day",
    ["2026-01-01", "2026-04-06", "2026-04-27", "2026-05-14", "2026-05-25", "2026-12-25"],
    ids=["new year", "easter monday", "king", "ascension", "whit monday", "christmas"],
)
def test_on_a_holiday_the_table_of_holidays_holds(day: str) -> None:
    closed = said(OFFICE, f"{day} 10:00")
    assert closed is not None
    assert closed.startswith("Nu dicht. Open vanaf ")
    assert said({**OFFICE, "feestdagen": "open"}, f"{day} 10:00") == "Nu open, tot 17.00 uur"
    assert said({**OFFICE, "feestdagen": "12.00-14.00"}, f"{day} 10:00") == "Nu dicht. Open vanaf 12.00 uur"
    assert said({**OFFICE, "feestdagen": "onbekend"}, f"{day} 10:00") is None
    assert said({"ma-vr": "9.00-17.00"}, f"{day} 10:00") is None, "not named is not known"


def test_before_a_long_weekend_the_day_after_the_holiday_is_named() -> None:
    assert said(OFFICE, "2026-04-03 18:00") == "Nu dicht. Open vanaf dinsdag 9.00 uur"  # Good Friday, Easter Monday


@pytest.mark.parametrize("moment", ["2026-04-03 10:00", "2026-05-05 10:00", "2025-05-05 10:00"])
def test_good_friday_and_liberation_day_are_ordinary_days(moment: str) -> None:
    assert said(OFFICE, moment) == "Nu open, tot 17.00 uur"


def test_the_table_may_say_otherwise_of_those_days() -> None:
    week = {**OFFICE, "goede_vrijdag": "dicht", "bevrijdingsdag": "9.00-12.00"}
    assert said(week, "2026-04-03 10:00") == "Nu dicht. Open vanaf dinsdag 9.00 uur"
    assert said(week, "2026-05-05 10:00") == "Nu open, tot 12.00 uur"


@pytest.mark.parametrize("day", ["2026-12-24", "2026-12-31"])
def test_the_last_afternoons_of_december_are_not_known(day: str) -> None:
    assert said(OFFICE, f"{day} 10:00") == "Nu open", "until when is not known"
    assert said(OFFICE, f"{day} 12:00") is None
    key = "24_december" if day.endswith("24") else "31_december"
    assert said({**OFFICE, key: "9.00-16.00"}, f"{day} 15:00") == "Nu open, tot 16.00 uur"
    assert said({**OFFICE, key: "open"}, f"{day} 15:00") == "Nu open, tot 17.00 uur"


def test_an_evening_line_is_not_promised_for_the_last_evening() -> None:
    assert said({"ma-zo": "18.00-22.00"}, "2026-12-31 10:00") == "Nu dicht"


def test_a_christmas_eve_in_a_closed_weekend_is_closed() -> None:
    assert said(OFFICE, "2028-12-24 15:00") == "Nu dicht. Open vanaf woensdag 9.00 uur"  # a Sunday


# --- the clock ----------------------------------------------------------------------------------------------


def test_the_clock_is_dutch_wherever_the_server_stands() -> None:
    week = table(bellen=OFFICE)
    utc = datetime.timezone.utc
    assert phrase(week, datetime.datetime(2026, 11, 23, 8, 0, tzinfo=utc)) == "Nu open, tot 17.00 uur"
    assert phrase(week, datetime.datetime(2026, 6, 15, 7, 0, tzinfo=utc)) == "Nu open, tot 17.00 uur"
    tokyo = datetime.datetime(2026, 11, 23, 8, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert phrase(week, tokyo) == "Nu dicht. Open vanaf 9.00 uur", "there it is morning, here it is midnight"
    assert dutch_now().tzinfo is AMSTERDAM


def test_the_days_on_which_the_clock_changes() -> None:
    week = {"ma-zo": "9.00-17.00"}
    for day in ("2026-03-29", "2026-10-25"):
        assert said(week, f"{day} 08:59") == "Nu dicht. Open vanaf 9.00 uur"
        assert said(week, f"{day} 16:59") == "Nu open, tot 17.00 uur"
    night = {"ma-zo": "22.00-6.00"}
    for moment in ("2026-03-29 01:59", "2026-03-29 03:00", "2026-10-25 02:30"):
        assert said(night, moment) == "Nu open, tot 6.00 uur"
    utc = datetime.timezone.utc
    twice = [datetime.datetime(2026, 10, 25, hour, 30, tzinfo=utc) for hour in (0, 1)]
    assert {phrase(table(bellen=night), moment) for moment in twice} == {"Nu open, tot 6.00 uur"}


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        phrase(table(bellen="altijd"), datetime.datetime(2026, 11, 23, 10, 0))


# --- phone and chat apart -----------------------------------------------------------------------------------


def test_the_way_is_named_where_the_other_way_is_not_known_or_differs() -> None:
    both: tuple[Way, ...] = ("bellen", "chatten")
    assert phrase(table(bellen="altijd"), at("2026-11-23 03:00"), both) == "Bellen kan dag en nacht"
    assert phrase(table(bellen="altijd", chatten="altijd"), at("2026-11-23 03:00"), both) == "Dag en nacht"
    assert said(OFFICE, "2026-11-23 10:00", both) == "Bellen kan nu, tot 17.00 uur"
    assert said(OFFICE, "2026-11-28 10:00", both) == "Bellen kan nu niet. Vanaf maandag 9.00 uur"

    differing = table(bellen=OFFICE, chatten={"ma-vr": "19.00-22.00", "za-zo": "dicht"})
    assert phrase(differing, at("2026-11-23 10:00"), both) == "Bellen kan nu, tot 17.00 uur"
    assert phrase(differing, at("2026-11-23 20:00"), both) == "Chatten kan nu, tot 22.00 uur"
    assert phrase(differing, at("2026-11-28 10:00"), both) == "Bellen kan nu niet. Vanaf maandag 9.00 uur"


def test_what_is_only_for_urgent_questions_says_so() -> None:
    assert phrase(table(bellen="altijd", alleen_spoed=True), at("2026-11-23 03:00")) == "Voor spoed: dag en nacht"


def test_no_phrase_has_more_than_eight_words() -> None:
    for week in (OFFICE, {"ma-vr": "9.00-12.30 en 13.30-17.00", "za": "10.00-12.00"}, {"wo": "17.00-8.00"}):
        for hour in range(0, 24 * 21, 5):
            moment = at("2026-12-18 00:30") + datetime.timedelta(hours=hour)
            for ways in ((), ("bellen", "chatten")):
                for name in ("bellen", "chatten", "binnenlopen"):
                    told = phrase(table(**{name: week}), moment, ways)  # type: ignore[arg-type]
                    assert told is None or len(told.split()) <= 8, told


# --- the table ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({}, "no way to reach"),
        ({"bellen": "soms"}, "altijd"),
        ({"bellen": {}}, "altijd"),
        ({"bellen": {"maandag": "9.00-17.00"}}, '"maandag" is no day'),
        ({"bellen": {"vr-ma": "9.00-17.00"}}, '"vr-ma" is no day'),
        ({"bellen": {"ma": "9-17"}}, '"9-17" is no opening time'),
        ({"bellen": {"ma": "9.00-25.00"}}, "no clock shows"),
        ({"bellen": {"ma": "9.00-9.00"}}, "no clock shows"),
        ({"bellen": {"ma": "9.75-10.00"}}, "no clock shows"),
        ({"bellen": {"ma": "13.00-17.00 en 9.00-12.00"}}, "wrong order"),
        ({"bellen": {"ma-vr": "9.00-17.00", "wo": "dicht"}}, '"wo" twice'),
        ({"bellen": {"ma": "open"}}, '"open" is no opening time'),
        ({"faxen": "altijd"}, "faxen"),
        ({"bellen": {"ma": "9.00-17.00"}, "alleen_spoed": True}, "only beside altijd"),
    ],
)
def test_a_mistake_in_a_table_is_told(raw: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError) as caught:
        OpeningTimes.model_validate(raw)
    assert told in str(caught.value)


def test_times_may_be_written_with_a_colon() -> None:
    assert table(bellen={"ma": "09:00-17:00"}) == table(bellen={"ma": "9.00-17.00"})


@pytest.mark.parametrize(
    ("raw", "hours", "agrees"),
    [
        ({"bellen": "altijd"}, "Bellen kan dag en nacht", True),
        ({"bellen": "altijd"}, "Werkdagen", False),
        ({"bellen": OFFICE}, "Werkdagen van 9.00 tot 17.00 uur", True),
        ({"bellen": OFFICE}, "Werkdagen van 9.00 tot 18.00 uur", False),
        ({"bellen": OFFICE}, None, False),
        ({"bellen": OFFICE}, "Dag en nacht, van 9.00 tot 17.00 uur", False),
        ({"bellen": {"ma-zo": "17.00-8.00"}}, "Van 17.00 tot 8.00 uur", True),
    ],
)
def test_the_table_is_held_against_the_text_for_parents(raw: dict[str, Any], hours: str | None, agrees: bool) -> None:
    assert (table(**raw).differs_from(hours) is None) == agrees


# --- the directory ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("one", load_directory().signposts, ids=lambda e: e.id)
def test_every_entry_that_tells_a_time_has_a_table_that_names_the_same(one: Any) -> None:
    hours = (one.hours or "").lower()
    tells = "dag en nacht" in hours or re.search(r"\d\.\d\d", hours)
    if one.open is None:
        assert not tells
    else:
        assert one.open.differs_from(one.hours) is None
        named = {way for way in ("bellen", "chatten") if way in hours}
        assert not named or named == set(one.open.ways())
