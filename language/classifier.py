"""Linear classifiers on top of the features: trained with scikit-learn, run with numpy alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from language.features import BUCKETS, Features
from language.vocabulary import SIZE

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Head:
    """One question about a text: several labels at once (``many``), or exactly one of them."""

    labels: tuple[str, ...]
    many: bool
    weights: Matrix
    """65,536 rows, a column a label; 384 more in front where the head uses the embedding."""
    bias: Matrix

    @property
    def uses_embedding(self) -> bool:
        """Whether a text's embedding is needed beside its n-grams."""
        return len(self.weights) == SIZE + BUCKETS

    def probabilities(self, items: Sequence[Features]) -> Matrix:
        """A row a text, a column a label, each 0 to 1; rows add up to 1 unless ``many``."""
        logits = np.stack([self._logits(item) for item in items]) if items else np.zeros((0, len(self.labels)))
        if self.many:
            return np.asarray(1.0 / (1.0 + np.exp(-logits)), dtype=np.float32)
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(odds / odds.sum(axis=1, keepdims=True), dtype=np.float32)

    def _logits(self, item: Features) -> Matrix:
        logits = self.bias.copy()
        first = SIZE if self.uses_embedding else 0
        if first:
            if item.embedding is None:
                raise ValueError("this head needs the embedding of a text")
            logits += item.embedding @ self.weights[:SIZE].astype(np.float32)
        if item.buckets.size:
            logits += item.values @ self.weights[first + item.buckets].astype(np.float32)
        return logits


@dataclass(frozen=True)
class Classifier:
    """All linear heads of the reader."""

    heads: Mapping[str, Head]

    def save(self, folder: Path) -> None:
        """Writes ``heads.npz`` and ``heads.json`` (no pickle: a model file cannot run code)."""
        folder.mkdir(parents=True, exist_ok=True)
        arrays = {}
        for name, head in self.heads.items():
            arrays[f"{name}.weights"] = head.weights.astype(np.float16)
            arrays[f"{name}.bias"] = head.bias.astype(np.float32)
        np.savez_compressed(folder / "heads.npz", **arrays)
        about = {"heads": {n: {"labels": list(h.labels), "many": h.many} for n, h in self.heads.items()}}
        (folder / "heads.json").write_text(json.dumps(about, indent=1), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Classifier:
        """What :meth:`save` wrote. Raises OSError or KeyError where files are missing or damaged."""
        try:
            heads = _read_heads(folder)
        except (ValueError, BadZipFile) as error:
            raise OSError(f"the classifier in {folder.name} is damaged; delete it to train again") from error
        for head in heads.values():
            if head.weights.shape[0] not in (BUCKETS, SIZE + BUCKETS):
                raise KeyError("the classifier's weights do not fit its labels; train again")
        return cls(heads=heads)


def _read_heads(folder: Path) -> dict[str, Head]:
    about = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
    with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
        return {
            name: Head(
                labels=tuple(info["labels"]),
                many=bool(info["many"]),
                weights=arrays[f"{name}.weights"],
                bias=arrays[f"{name}.bias"].astype(np.float32),
            )
            for name, info in about["heads"].items()
        }
