"""Fits the heads of the reader with scikit-learn. Only training imports this module."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from language.classifier import Head
from language.features import BUCKETS, Features

STRENGTH = 3.0
"""Inverse of the regularisation; 2 to 30 measured alike when leaving one author out, 3 is quick."""
RAREST_COUNTS_FOR = 8.0
THREADS = 2
Progress = Callable[[], None]


def matrix(items: Sequence[Features]) -> csr_matrix:
    """A row a text: 65,536 n-gram buckets, and the 384 numbers of the embedding in front where there are."""
    indptr = np.cumsum([0] + [item.buckets.size for item in items])
    sparse = csr_matrix(
        (
            np.concatenate([item.values for item in items]),
            np.concatenate([item.buckets for item in items]),
            indptr,
        ),
        shape=(len(items), BUCKETS),
    )
    embeddings = [item.embedding for item in items if item.embedding is not None]
    if not embeddings:
        return sparse
    return hstack([csr_matrix(np.stack(embeddings)), sparse], format="csr")


def fit_many(
    rows: csr_matrix, answers: npt.NDArray[np.bool_], labels: Sequence[str], done: Progress = lambda: None
) -> Head:
    """One yes-or-no classifier a label. ``answers``: a row a text, a column a label.

    A rare label counts for more, so that thirty examples are not drowned by three thousand.
    """
    return _head(rows, [answers[:, c] for c in range(len(labels))], tuple(labels), True, done)


def fit_one(rows: csr_matrix, answers: Sequence[str], done: Progress = lambda: None) -> Head:
    """One classifier that chooses among the labels that occur in ``answers``."""
    labels = tuple(sorted(set(answers)))
    wanted = np.asarray(answers)
    return _head(rows, [wanted == label for label in labels], labels, False, done)


def _head(
    rows: csr_matrix,
    columns: Sequence[npt.NDArray[np.bool_]],
    labels: tuple[str, ...],
    many: bool,
    done: Progress,
) -> Head:
    def fitted(wanted: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.float32], float]:
        weights = _fit(rows, wanted)
        done()
        return weights

    results = Parallel(n_jobs=THREADS, prefer="threads")(delayed(fitted)(c) for c in columns)
    weights = np.stack([w for w, _ in results], axis=1).astype(np.float32)
    return Head(labels, many, weights, np.asarray([b for _, b in results], dtype=np.float32))


def _fit(rows: csr_matrix, wanted: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.float32], float]:
    share = float(wanted.mean())
    if share in (0.0, 1.0):
        return np.zeros(rows.shape[1], dtype=np.float32), -20.0 if share == 0.0 else 20.0
    weight = {True: min(RAREST_COUNTS_FOR, 0.5 / share**0.5), False: 1.0}
    model = LogisticRegression(
        C=STRENGTH, solver="liblinear", dual=True, class_weight=weight, tol=5e-3, random_state=1
    )
    model.fit(rows, wanted)
    return np.asarray(model.coef_[0], dtype=np.float32), float(model.intercept_[0])
