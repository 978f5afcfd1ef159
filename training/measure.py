"""How good answers are: the numbers of the leave-one-author-out table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.metrics import average_precision_score, roc_auc_score

from training.statements import URGENT


@dataclass(frozen=True)
class Marks:
    """What one table row shows. ``kept``: texts without urgency read as such, where 95 % of the urgent are found."""

    urgent: float
    kinds: tuple[float, ...]
    precision: float
    kept: float

    def row(self) -> str:
        """The marks as cells of a Markdown table."""
        kinds = " / ".join(f"{kind:.2f}" for kind in self.kinds)
        return f"{self.urgent:.3f} | {kinds} | {self.precision:.3f} | {self.kept:.2f}"


def marks(scores: npt.NDArray[np.float32], right: npt.NDArray[np.float32], recall: float = 0.95) -> Marks:
    """``scores`` and ``right``: a row a text, a column a factor, the urgent kinds first."""
    urgent, score = right[:, : len(URGENT)].any(axis=1), scores[:, : len(URGENT)].max(axis=1)
    found = [n for n in range(right.shape[1]) if right[:, n].any()]
    limit = np.quantile(score[urgent], 1.0 - recall)
    return Marks(
        urgent=float(roc_auc_score(urgent, score)),
        kinds=tuple(float(roc_auc_score(right[:, n], scores[:, n])) for n in range(len(URGENT))),
        precision=float(np.mean([average_precision_score(right[:, n], scores[:, n]) for n in found])),
        kept=float((score[~urgent] < limit).mean()),
    )


def share_right(scores: npt.NDArray[np.float32], right: npt.NDArray[np.int64]) -> float:
    """How often the likeliest label is the right one."""
    return float((scores.argmax(axis=1) == right).mean())
