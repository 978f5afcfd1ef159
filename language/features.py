"""What the linear classifier sees of a text: its words and character n-grams, and the encoder's embedding.

The n-grams are hashed here instead of by scikit-learn, because importing scikit-learn costs the gateway
37 MB and 1.4 s at every start; at training the very same function is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from language.shorthand import plain_text

BUCKETS = 1 << 16
_SIZES = (2, 3, 4, 5)


@dataclass(frozen=True)
class Features:
    """One text."""

    buckets: npt.NDArray[np.int32]
    """Which words, word pairs and n-grams occur, as bucket numbers without repeats."""
    values: npt.NDArray[np.float32]
    """How strong each is; the vector of them has length 1."""
    embedding: npt.NDArray[np.float32] | None = None
    """The encoder's 384 numbers, for heads that use them."""


def features(text: str, embedding: npt.NDArray[np.float32] | None = None) -> Features:
    """The features of one text."""
    buckets, values = _hashed(plain_text(text))
    return Features(buckets, values, embedding)


def _hashed(text: str) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
    counts: dict[int, int] = {}
    for gram in grams(text):
        bucket = bucket_of(gram)
        counts[bucket] = counts.get(bucket, 0) + 1
    if not counts:
        return np.zeros(0, np.int32), np.zeros(0, np.float32)
    buckets = np.fromiter(counts, np.int32, len(counts))
    values = 1.0 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))
    return buckets, (values / np.linalg.norm(values)).astype(np.float32)


def bucket_of(gram: str) -> int:
    """The number that a gram is hashed to; two grams may share one."""
    return crc32(gram.encode("utf-8")) & (BUCKETS - 1)


def grams(text: str) -> Iterator[str]:
    """The words ("w:…"), word pairs ("p:… …") and character pieces of a plain text, with repeats."""
    words = text.split()
    for word in words:
        yield f"w:{word}"
        padded = f" {word} "
        for size in _SIZES:
            for at in range(len(padded) - size + 1):
                yield padded[at : at + size]
    for first, second in zip(words, words[1:]):
        yield f"p:{first} {second}"
