"""How well scores do on groups of messages, by the first letter of their ids; a group of one sort borrows the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.scoring import Numbers, auc, mean_average_precision
from language.kinds import Kinds
from language.mixture import any_of
from language.statements import Statement

ALL = "all"


@dataclass(frozen=True)
class Quality:
    """nan where the group has nothing to tell it by."""

    urgent: float
    """ROC AUC of urgent of any kind."""
    factors: float
    """Mean average precision of the labels, urgent kinds included, that occur in the group."""


def by_group(statements: Sequence[Statement], odds: Numbers, kinds: Kinds) -> dict[str, Quality]:
    """All messages together under "all", and each group. ``odds``: a row a message, a column for each of ``kinds.all``.

    Urgent: the group's urgent messages against its others. Where it has urgent ones only, or none, they are held
    against the messages of the other sort outside it.
    """
    score = np.array([any_of(row[: len(kinds.urgent)].astype(np.float32)) for row in odds], dtype=np.float64)
    urgent = np.array([bool(s.urgent) for s in statements])
    right = np.array([[label in s.factors for label in kinds.all] for s in statements], dtype=bool)
    letters = np.array([group_of(s) for s in statements])
    found = {}
    for name in (ALL, *sorted(set(letters))):
        inside = np.ones(len(letters), dtype=bool) if name == ALL else letters == name
        held = inside
        if len(set(urgent[inside])) == 1:
            held = inside | (urgent != urgent[inside][0])
        area = auc(score[held], urgent[held])
        found[name] = Quality(area.value if area else math.nan, mean_average_precision(odds[inside], right[inside]))
    return found


def group_of(statement: Statement) -> str:
    """The first letter of the id, "-" where it has none."""
    return (statement.id or "-")[0]


def mean_of(several: Sequence[dict[str, Quality]]) -> dict[str, Quality]:
    """Group by group; all have the same groups."""
    return {
        name: Quality(
            float(np.mean([one[name].urgent for one in several])),
            float(np.mean([one[name].factors for one in several])),
        )
        for name in several[0]
    }
