"""How well a reader does is counted exactly, and each share comes with how sure it is."""

from __future__ import annotations

import math

import pytest

from language.evaluation import Count, Row, compare, exact_interval, measure
from language.reading import Reading
from language.statements import Statement

URGENT, OTHERS = ("verslaving", "huiselijk_geweld"), ("roken", "veerkracht")

# Clopper-Pearson, 95 %, as published tables give them.
KNOWN = [
    (0, 10, 0.0, 0.3085),
    (1, 20, 0.0013, 0.2487),
    (5, 10, 0.1871, 0.8129),
    (8, 10, 0.4439, 0.9748),
    (10, 10, 0.6915, 1.0),
    (50, 100, 0.3983, 0.6017),
    (95, 100, 0.8872, 0.9836),
]


@pytest.mark.parametrize(("right", "of", "low", "high"), KNOWN)
def test_the_interval_is_the_exact_one_of_the_tables(right: int, of: int, low: float, high: float) -> None:
    assert exact_interval(right, of) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("right", "of"), [(1, 7), (30, 41), (199, 200)])
def test_at_its_ends_the_interval_leaves_a_chance_of_one_in_forty(right: int, of: int) -> None:
    """The definition itself, without the beta distribution: the two tails of the binomial."""
    low, high = exact_interval(right, of)

    def chance(share: float, hits: range) -> float:
        return sum(math.comb(of, k) * share**k * (1 - share) ** (of - k) for k in hits)

    assert chance(low, range(right, of + 1)) == pytest.approx(0.025)
    assert chance(high, range(right + 1)) == pytest.approx(0.025)


def test_nothing_measured_says_nothing() -> None:
    assert exact_interval(0, 0) == (0.0, 1.0)


def test_more_messages_make_it_surer_and_a_higher_level_makes_it_wider() -> None:
    few, many, surer = exact_interval(8, 10), exact_interval(800, 1000), exact_interval(8, 10, level=0.99)

    assert few[0] < many[0] < 0.8 < many[1] < few[1]
    assert surer[0] < few[0] < few[1] < surer[1]


def test_a_row_of_a_table_has_the_interval_of_its_share() -> None:
    assert Row("about", 8, 10).interval == exact_interval(8, 10)


# --- counts -------------------------------------------------------------------------------------------------


def test_recall_precision_and_f1_are_what_they_are_called() -> None:
    count = Count(found=6, missed=2, wrong=4)

    assert count.recall == 6 / 8
    assert count.precision == 6 / 10
    assert count.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))


def test_where_there_is_nothing_to_divide_by_the_share_is_not_a_number() -> None:
    assert all(math.isnan(share) for share in (Count().recall, Count().precision, Count().f1))
    assert Count(missed=3).recall == Count(wrong=3).precision == 0.0


def test_counts_add_up() -> None:
    assert Count(1, 2, 3) + Count(10, 20, 30) == Count(11, 22, 33)


# --- a report -----------------------------------------------------------------------------------------------

SAID = (
    (
        Statement(text="a", urgent=["verslaving"], risk=["roken"], about="self", time="now"),
        Reading(urgent=("verslaving",), risk=("roken",), about="self", time="now"),
    ),
    (
        Statement(text="b", urgent=["huiselijk_geweld"], about="partner", time="now"),
        Reading(urgent=("verslaving",), about="self", time="now"),
    ),
    (Statement(text="c", urgent=["verslaving"]), Reading()),
    (Statement(text="d", protective=["veerkracht"], phase="zwanger"), Reading(risk=("roken",), phase="zwanger")),
    (Statement(text="e", lang="tr"), Reading(urgent=("verslaving",), lang="tr")),
)


def test_urgent_of_any_kind_counts_whatever_the_kind_and_each_kind_by_itself() -> None:
    report = compare(SAID, URGENT, OTHERS)

    assert report.messages == 5
    assert report.urgent == Count(found=2, missed=1, wrong=1)
    assert report.kinds == {"verslaving": Count(1, 1, 2), "huiselijk_geweld": Count(0, 1, 0)}


def test_messages_without_anything_urgent_are_counted_as_left_in_peace_or_not() -> None:
    quiet = compare(SAID, URGENT, OTHERS).quiet

    assert (quiet.right, quiet.of) == (1, 2)


def test_each_factor_and_each_field_is_counted() -> None:
    report = compare(SAID, URGENT, OTHERS)

    assert report.labels == {"roken": Count(1, 0, 1), "veerkracht": Count(0, 1, 0)}
    assert report.micro() == Count(1, 1, 1)
    assert report.macro_f1() == pytest.approx((2 / 3 + 0) / 2)
    assert {row.name: (row.right, row.of) for row in report.fields} == {
        "about": (4, 5),
        "time": (5, 5),
        "lang": (5, 5),
        "phase": (5, 5),
    }


def test_a_factor_that_never_occurs_does_not_weigh_in_the_mean() -> None:
    report = compare(SAID[:1], URGENT, OTHERS)

    assert report.macro_f1() == 1.0
    assert math.isnan(compare((), URGENT, OTHERS).macro_f1())


def test_measuring_reads_each_text_once() -> None:
    read: list[str] = []

    def reader(text: str) -> Reading:
        read.append(text)
        return Reading(urgent=("verslaving",))

    report = measure([statement for statement, _ in SAID], reader, URGENT, OTHERS)

    assert read == ["a", "b", "c", "d", "e"]
    assert report.urgent == Count(found=3, missed=0, wrong=2)
