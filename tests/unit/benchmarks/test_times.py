"""Of many durations the median and the 95th percentile are told."""

from benchmarks.times import Times


def test_the_median_is_the_middle_one() -> None:
    assert Times([3.0, 1.0, 2.0]).median == 2.0


def test_ninety_five_percent_are_not_above_p95() -> None:
    assert Times([float(n) for n in range(200, 0, -1)]).p95 == 190.0


def test_without_durations_nothing_is_told() -> None:
    assert Times([], odd=3).median is None
    assert Times([], odd=3).p95 is None
