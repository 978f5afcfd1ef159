"""What was measured becomes rows with the marks of the project, and notes about what went otherwise."""

from benchmarks import results as what
from benchmarks.memory import Memory
from benchmarks.results import Results, notes_of, rows_of
from benchmarks.times import Times


def measured(action: Times) -> Results:
    return Results(
        training=60.0,
        starts=[5.0, 9.0, 6.0],
        memory=Memory((("web", 400_000_000), ("bot", 520_000_000)), 920_000_000, 700_000_000),
        replies={what.ACTION: action},
    )


def verdicts(results: Results) -> dict[str, str]:
    cells = (row.cells() for row in rows_of(results, None))
    return {what_: verdict for what_, mark, _, verdict, _ in cells if mark}


def test_every_mark_is_judged_by_the_figure_that_it_is_about() -> None:
    assert list(verdicts(measured(Times([0.020, 0.029, 0.400]))).values()) == ["met", "met", "not met", "met", "met"]


def test_a_reply_is_judged_by_its_median() -> None:
    assert verdicts(measured(Times([0.010, 0.031, 0.040])))[f"{what.ACTION}, median (p95)"] == "not met"


def test_turns_that_went_otherwise_are_told() -> None:
    notes = notes_of(measured(Times([0.02], odd=3)), None)
    assert any("3 of 4 turns" in note for note in notes)


def test_a_reply_that_never_came_as_meant_is_not_measured() -> None:
    assert verdicts(measured(Times([], odd=200)))[f"{what.ACTION}, median (p95)"] == "not measured"
