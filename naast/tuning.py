"""`naast tune`: chooses the reader's thresholds on statements by an author whom the classifier has not seen.

Each author's file is left out once; the classifier trained on the others reads it. Urgent kinds get the
threshold that keeps the wanted recall there, risk and protective factors the one with the best F1.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import yaml
from tqdm import tqdm

from language import fitting
from language.clauses import split
from language.embedding import shared_encoder
from language.features import Features, features
from language.fingerprint import STATEMENTS, THRESHOLDS
from language.statements import Statement, read_folder
from language.training import kinds_of_catalogue

URGENT_RECALL = 0.93
LOWEST_URGENT, LOWEST_OTHER, HIGHEST = 0.12, 0.2, 0.8
_HEAD = """# Vanaf welke kans een factor telt. Geschreven door `uv run naast tune`, niet met de hand.
# Gekozen op zinnen van een schrijver die het model niet had gezien: bij dringend eerst vinden, dan pas precies.
"""

Table = npt.NDArray[np.float32]


def tune() -> None:
    """Writes ``language/data/thresholds.yml``. Takes several minutes."""
    kinds = kinds_of_catalogue()
    labels = kinds.urgent + kinds.risk + kinds.protective
    groups = read_folder(STATEMENTS)
    statements = [s for group in groups.values() for s in group]
    authors = np.array([name for name, group in groups.items() for _ in group])
    answers = np.array([[label in s.factors for label in labels] for s in statements])
    odds = unseen_probabilities(statements, authors, answers, labels)
    chosen = {
        label: choose(odds[:, column], answers[:, column], urgent=label in kinds.urgent)
        for column, label in enumerate(labels)
    }
    body = yaml.safe_dump({"drempels": chosen}, sort_keys=False)
    THRESHOLDS.write_text(_HEAD + body, encoding="utf-8")
    print(f"{THRESHOLDS.name} written from {len(statements)} statements by {len(groups)} authors.")
    urgent_columns = [labels.index(k) for k in kinds.urgent]
    _tell_urgent(odds[:, urgent_columns], answers[:, urgent_columns], [chosen[k] for k in kinds.urgent])


def unseen_probabilities(
    statements: Sequence[Statement],
    authors: npt.NDArray[np.str_],
    answers: npt.NDArray[np.bool_],
    labels: Sequence[str],
) -> Table:
    """A row a statement, a column a label: the probability by a classifier that never saw its author."""
    pieces = [_pieces(s.text) for s in tqdm(statements, desc="reading")]
    whole = [p[0] for p in pieces]
    rows = fitting.matrix(whole)
    odds = np.zeros(answers.shape, dtype=np.float32)
    for author in tqdm(sorted(set(authors)), desc="authors"):
        held = authors == author
        head = fitting.fit_many(rows[~held], answers[~held], labels)
        for index in np.flatnonzero(held):
            odds[index] = head.probabilities(pieces[index]).max(axis=0)
    return odds


def _pieces(text: str) -> list[Features]:
    clauses = split(text)
    return features([text, *(c.text for c in clauses)] if len(clauses) > 1 else [text], shared_encoder())


def choose(odds: Table, wanted: npt.NDArray[np.bool_], *, urgent: bool) -> float:
    """The threshold for one label."""
    if urgent:
        found = float(np.quantile(odds[wanted], 1 - URGENT_RECALL))
        return round(min(max(found, LOWEST_URGENT), HIGHEST), 3)
    grid = np.linspace(LOWEST_OTHER, HIGHEST, 61)
    best = max(grid, key=lambda t: _f1(odds >= t, wanted))
    return round(float(best), 3)


def _f1(read: npt.NDArray[np.bool_], wanted: npt.NDArray[np.bool_]) -> float:
    right = float((read & wanted).sum())
    return 2 * right / max(1.0, float(read.sum() + wanted.sum()))


def _tell_urgent(odds: Table, answers: npt.NDArray[np.bool_], thresholds: Sequence[float]) -> None:
    read = (odds >= np.asarray(thresholds)).any(axis=1)
    wanted = answers.any(axis=1)
    print(
        f"On unseen authors, urgent of any kind: recall {read[wanted].mean():.2f}, "
        f"precision {wanted[read].mean():.2f}, not urgent read so {(~read[~wanted]).mean():.2f}."
    )
