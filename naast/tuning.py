"""`naast tune FILE …`: chooses from which probability a factor counts, on development messages.

The files are by authors of no training statement, used for calibration and this alone. Urgent: the highest
threshold that still finds the wanted share. Others: the best F1, a rare label drawn towards its group.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml

from language.fingerprint import ROOT, THRESHOLDS
from language.kinds import kinds_of_catalogue
from language.mixture import any_of
from language.reader import Reader
from language.statements import read_statements

URGENT_RECALL = 0.95
DOUBT_RECALL = 0.98
"""From the likelihood that finds this share, a question is asked instead of deciding."""
PULL = 8.0
"""A label with as many examples as this decides half of its own threshold; its group decides the rest."""
LOWEST, HIGHEST = 0.1, 0.9
_HEAD = """# Vanaf welke kans een factor telt. Geschreven door `naast tune`, niet met de hand.
# Bij dringend eerst vinden, dan pas precies; tussen "twijfel" en "dringend" wordt één rustige vraag gesteld.
# Gekozen op {name}; die berichten zijn nergens van geleerd.
"""

Table = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


def tune(files: Sequence[Path]) -> None:
    """Writes ``language/data/thresholds.yml`` and prints what the thresholds do on the development messages."""
    statements = [s for file in files for s in read_statements(file)]
    reader, kinds = Reader.load(), kinds_of_catalogue()
    labels = kinds.all
    odds = np.stack([reader.probabilities(s.text, labels, s.asked or "") for s in statements])
    right = np.array([[label in s.factors for label in labels] for s in statements])
    kind_count = len(kinds.urgent)
    urgent, doubt = (_by_recall(odds[:, :kind_count], right[:, :kind_count], r) for r in (URGENT_RECALL, DOUBT_RECALL))
    chosen: dict[str, float] = {}
    for group in (kinds.risk, kinds.protective):
        chosen |= _by_f1(odds, right, labels, group)
    rounded = {label: round(float(np.clip(value, LOWEST, HIGHEST)), 3) for label, value in chosen.items()}
    content = {"dringend": round(urgent, 3), "twijfel": round(doubt, 3), "factoren": rounded}
    name = ", ".join(_name(file) for file in files)
    THRESHOLDS.write_text(
        _HEAD.format(name=name) + yaml.safe_dump(content, sort_keys=False), encoding="utf-8"
    )
    print(f"{THRESHOLDS.name} written from {len(statements)} messages of {name}.")


def _name(file: Path) -> str:
    inside = file.resolve().is_relative_to(ROOT)
    return str(file.resolve().relative_to(ROOT)) if inside else file.name


def _by_recall(odds: Table, right: Flags, recall: float) -> float:
    together = np.array([any_of(row) for row in odds[right.any(axis=1)]])
    return float(np.quantile(together, 1 - recall))


def _by_f1(odds: Table, right: Flags, labels: Sequence[str], group: Sequence[str]) -> dict[str, float]:
    columns = [labels.index(label) for label in group]
    common = _best(odds[:, columns].ravel(), right[:, columns].ravel())
    chosen = {}
    for column in columns:
        examples = float(right[:, column].sum())
        share = examples / (examples + PULL)
        own = _best(odds[:, column], right[:, column]) if examples else common
        chosen[labels[column]] = share * own + (1 - share) * common
    return chosen


def _best(odds: Table, right: Flags) -> float:
    grid = np.linspace(0.05, 0.95, 91)
    scores = [_f1(odds >= t, right) for t in grid]
    near = [t for t, score in zip(grid, scores) if score >= max(scores) - 0.005]
    return float(np.median(near))


def _f1(read: Flags, right: Flags) -> float:
    return 2 * float((read & right).sum()) / max(1.0, float(read.sum() + right.sum()))
