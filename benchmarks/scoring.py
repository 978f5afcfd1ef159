"""How well scores tell one sort of message from the other: ROC AUC, shares with exact intervals, micro-F1."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import rankdata
from sklearn.metrics import average_precision_score

from language.evaluation import exact_interval

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

RECALL = 0.95
_SEVERAL = 1.959964
"""Standard errors of a 95 % interval."""
_GRID = np.linspace(0.01, 0.99, 99)


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    def __str__(self) -> str:
        """The share with its exact (Clopper-Pearson) 95 % interval; n/a where there is nothing to share."""
        if self.of == 0:
            return "n/a"
        low, high = exact_interval(self.right, self.of)
        return f"{self.right / self.of:.2f} ({low:.2f} to {high:.2f})"


@dataclass(frozen=True)
class Auc:
    """The share of pairs, one message of each sort, in which the right one scores higher."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f} to {self.high:.3f})"


def auc(scores: Numbers, right: Flags) -> Auc | None:
    """ROC AUC with the 95 % interval of DeLong et al. (1988), on log-odds so that it stays within 0 and 1.

    None where there are not two messages of each sort at least.
    """
    yes, no = scores[right], scores[~right]
    if min(len(yes), len(no)) < 2:
        return None
    together = rankdata(np.concatenate([yes, no]))
    above = (together[: len(yes)] - rankdata(yes)) / len(no)
    below = 1 - (together[len(yes) :] - rankdata(no)) / len(yes)
    value = float(above.mean())
    error = math.sqrt(above.var(ddof=1) / len(yes) + below.var(ddof=1) / len(no))
    if not 0 < value < 1:
        return Auc(value, value, value)
    middle, wide = math.log(value / (1 - value)), _SEVERAL * error / (value * (1 - value))
    return Auc(value, _share_of(middle - wide), _share_of(middle + wide))


def _share_of(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def recall_of(read: Flags, right: Flags) -> Share:
    """Of what is right, what was read."""
    return Share(int((read & right).sum()), int(right.sum()))


def precision_of(read: Flags, right: Flags) -> Share:
    """Of what was read, what is right."""
    return Share(int((read & right).sum()), int(read.sum()))


def kept(read: Flags, right: Flags) -> Share:
    """Of what is not right, what was not read."""
    return Share(int((~read & ~right).sum()), int((~right).sum()))


def kept_at_recall(scores: Numbers, right: Flags, recall: float = RECALL) -> Share | None:
    """The same at the highest threshold that still finds that share of the right ones; None where there are none."""
    if not right.any():
        return None
    highest_first = np.sort(scores[right])[::-1]
    threshold = highest_first[math.ceil(recall * len(highest_first) - 1e-9) - 1]
    return kept(scores >= threshold, right)


def micro_f1(read: Flags, right: Flags) -> float:
    """F1 over all cells of two tables together; nan where both are empty."""
    both = int(read.sum() + right.sum())
    return 2 * int((read & right).sum()) / both if both else math.nan


def best_threshold(odds: Numbers, right: Flags) -> float:
    """One threshold for all labels, with the best micro-F1: the middle of those that do nearly as well."""
    scores = [micro_f1(odds >= limit, right) for limit in _GRID]
    near = [limit for limit, score in zip(_GRID, scores) if score >= max(scores) - 0.005]
    return float(np.median(near)) if near else 0.5


def mean_average_precision(odds: Numbers, right: Flags) -> float:
    """Mean over the labels (columns) that occur; nan where none does."""
    found = [average_precision_score(right[:, c], odds[:, c]) for c in range(right.shape[1]) if right[:, c].any()]
    return float(np.mean(found)) if found else math.nan
