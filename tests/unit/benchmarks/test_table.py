"""Each figure stands beside its mark, with "met" or "not met"."""

import pytest

from benchmarks.table import Figure, Mark, Row, table

READY = Mark(8.0, "≤ 8 s")


@pytest.mark.parametrize(("value", "verdict"), [(7.9, "met"), (8.0, "met"), (8.1, "not met"), (None, "not measured")])
def test_a_figure_is_held_against_its_mark(value: float | None, verdict: str) -> None:
    assert READY.verdict(value) == verdict


def test_a_row_is_written_with_both_contenders() -> None:
    rows = [Row("Ready to type", Figure(2.5, "2.5 s"), Figure(9.0, "9.0 s"), READY)]
    assert table(rows, "Naast", "Starter").splitlines() == [
        "| What | Mark | Naast |  | Starter |",
        "| --- | --- | ---: | --- | ---: |",
        "| Ready to type | ≤ 8 s | 2.5 s | met | 9.0 s |",
    ]


def test_without_a_peer_its_column_is_left_out() -> None:
    rows = [Row("Reading", Figure(2.5, "2.5 ms"))]
    assert table(rows, "Naast", None).splitlines()[-1] == "| Reading |  | 2.5 ms |  |"
