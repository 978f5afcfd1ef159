"""Answers about authors that a model had not read, as ``leave_one_out`` keeps them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.statements import HEADS, Statements


class NoAnswers(ValueError):
    """There is nothing to calibrate on."""


@dataclass(frozen=True)
class Answers:
    """Logits of each head for some statements, by number of the statement."""

    numbers: npt.NDArray[np.int64]
    logits: dict[str, npt.NDArray[np.float32]]

    def right(self, data: Statements) -> dict[str, npt.NDArray[np.float32]]:
        """What the authors said of the same statements."""
        found = {"factors": data.factors[self.numbers]}
        for head, choices in data.choices.items():
            found[head] = choices[self.numbers].astype(np.float32)
        return found


def read_answers(paths: Sequence[Path], data: Statements) -> Answers:
    """Joins the files of several left-out authors.

    Left aside: statements that changed since, and texts that stand in two files (a model may have read the other).

    Raises NoAnswers.
    """
    times = Counter(data.texts)
    place = {text: number for number, text in enumerate(data.texts) if times[text] == 1}
    numbers: list[int] = []
    rows: dict[str, list[npt.NDArray[np.float32]]] = {head: [] for head in HEADS}
    for path in paths:
        with np.load(path, allow_pickle=False) as file:
            texts = [str(text) for text in file["texts"]]
            known = [at for at, text in enumerate(texts) if text in place]
            numbers += [place[texts[at]] for at in known]
            for head, found in rows.items():
                found.append(file[head][known])
    if not numbers:
        raise NoAnswers("no statement of the answers is in the folder; run training.leave_one_out first")
    return Answers(np.array(numbers), {head: np.concatenate(found) for head, found in rows.items()})
