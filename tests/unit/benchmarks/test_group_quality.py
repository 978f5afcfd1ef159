"""Groups are measured apart; a group of one sort is held against the other sort of the whole."""

import math

import numpy as np
import pytest

from benchmarks.group_quality import Quality, by_group, mean_of
from language.kinds import kinds_of_catalogue
from language.statements import Statement

KINDS = kinds_of_catalogue()
VIOLENCE = KINDS.urgent[0]
MESSAGES = [
    Statement(id="o1", text="a", urgent=(VIOLENCE,)),
    Statement(id="o2", text="b", urgent=(VIOLENCE,)),
    Statement(id="h1", text="c"),
    Statement(id="h2", text="d"),
    Statement(text="e"),
]


def odds(*violence: float) -> np.ndarray:
    table = np.zeros((len(violence), len(KINDS.all)))
    table[:, 0] = violence
    return table


def test_a_group_of_one_sort_borrows_the_other() -> None:
    found = by_group(MESSAGES, odds(0.9, 0.4, 0.5, 0.1, 0.2), KINDS)
    assert list(found) == ["all", "-", "h", "o"]
    assert found["all"].urgent == found["o"].urgent == pytest.approx(5 / 6)
    assert found["h"].urgent == pytest.approx(3 / 4)


def test_a_group_without_labels_has_no_precision() -> None:
    found = by_group(MESSAGES, odds(0.9, 0.4, 0.5, 0.1, 0.2), KINDS)
    assert math.isnan(found["h"].factors)
    assert found["o"].factors == 1.0


def test_runs_are_averaged_group_by_group() -> None:
    assert mean_of([{"all": Quality(0.8, 0.4)}, {"all": Quality(0.9, 0.6)}])["all"] == Quality(
        pytest.approx(0.85), pytest.approx(0.5)
    )
