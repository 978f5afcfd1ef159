"""Turns logits into honest probabilities, and chooses from which probability a factor counts.

Both are learned from the development messages, by authors that the model has not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from training.statements import HEADS, PROTECTIVE, RISK, URGENT

RECALL = 0.95
"""Share of the statements with an urgent kind that its threshold must let through."""
TEMPERATURES = np.geomspace(0.5, 4.0, 43)

Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Calibration:
    """Probability = sigmoid or softmax of ``scale`` x logit + ``shift``, a number for each column of a head."""

    scale: dict[str, Numbers]
    shift: dict[str, Numbers]
    thresholds: dict[str, float]

    def probabilities(self, logits: Numbers) -> Numbers:
        """Calibrated probabilities of the factors."""
        return _sigmoid(logits * self.scale["factors"] + self.shift["factors"])


def calibrate(logits: Mapping[str, Numbers], right: Mapping[str, npt.NDArray[np.float32]]) -> Calibration:
    """``logits``: head → a row a text; ``right``: the factors as a table of 0 and 1, other heads as numbers."""
    scale, shift = _factors(logits["factors"], right["factors"])
    scales, shifts = {"factors": scale}, {"factors": shift}
    for head in ("about", "time", "phase"):
        columns = len(HEADS[head])
        scales[head] = np.full(columns, 1.0 / _temperature(logits[head], right[head]), dtype=np.float32)
        shifts[head] = np.zeros(columns, dtype=np.float32)
    sure = _sigmoid(logits["factors"] * scale + shift)
    return Calibration(scales, shifts, thresholds(sure, right["factors"]))


def thresholds(sure: Numbers, right: Numbers) -> dict[str, float]:
    """Urgent kinds: found in 95 of 100 cases. Others: the best F1, drawn towards that of their group.

    A label with twenty examples has a best threshold by luck; the group's steadies it.
    """
    found: dict[str, float] = {}
    for number, label in enumerate(URGENT):
        carried = np.sort(sure[right[:, number] > 0, number])
        found[label] = float(carried[int((1.0 - RECALL) * len(carried))])
    for group in (RISK, PROTECTIVE):
        columns = [HEADS["factors"].index(label) for label in group]
        common = _best_f1(sure[:, columns].ravel(), right[:, columns].ravel())
        for column, label in zip(columns, group, strict=True):
            own = _best_f1(sure[:, column], right[:, column]) if right[:, column].any() else common
            found[label] = float(np.sqrt(own * common))
    return found


def _factors(logits: Numbers, right: Numbers) -> tuple[Numbers, Numbers]:
    """One slope and one shift for each of the three groups of factors."""
    scale, shift = np.ones(logits.shape[1], dtype=np.float32), np.zeros(logits.shape[1], dtype=np.float32)
    for group in (URGENT, RISK, PROTECTIVE):
        columns = [HEADS["factors"].index(label) for label in group]
        line = LogisticRegression(C=1e3)
        line.fit(logits[:, columns].reshape(-1, 1), right[:, columns].ravel() > 0)
        scale[columns], shift[columns] = line.coef_[0, 0], line.intercept_[0]
    return scale, shift


def _temperature(logits: Numbers, right: npt.NDArray[np.float32]) -> float:
    def cost(temperature: float) -> float:
        rows = logits / temperature
        rows = rows - rows.max(axis=1, keepdims=True)
        sure = rows - np.log(np.exp(rows).sum(axis=1, keepdims=True))
        return float(-sure[np.arange(len(rows)), right.astype(int)].mean())

    return float(min(TEMPERATURES, key=cost))


def _best_f1(sure: Numbers, right: Numbers) -> float:
    order = np.argsort(-sure)
    hits = np.cumsum(right[order] > 0)
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + hits[-1])
    at = int(f1.argmax())
    below = sure[order[at + 1]] if at + 1 < len(order) else 0.0
    return float(np.clip((sure[order[at]] + below) / 2, 0.05, 0.95))


def _sigmoid(logits: Numbers) -> Numbers:
    return np.asarray(1.0 / (1.0 + np.exp(-logits)), dtype=np.float32)
