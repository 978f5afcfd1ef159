"""The fine-tuned e5-small encoder: one pass over a text answers factors, about, time and phase.

Runs with numpy and onnxruntime alone. ``training/`` makes the files in ``language/artefact``.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

FOLDER = Path(__file__).parent / "artefact"
SIZE = 384
"""Numbers in one embedding."""
WINDOW = 96
"""Pieces read at once; a longer text is read in several windows, so that time grows linearly."""
SPACE = "\u2581"
"""How the vocabulary writes the start of a word."""
BLOCK_BYTES = 18
"""A block of the vocabulary's vectors: a half-precision scale and 32 four-bit values."""


class MissingArtefact(FileNotFoundError):
    """A file of the trained reader is not there, or does not fit the others; the message says which."""


@dataclass(frozen=True)
class Tokenizer:
    """Cuts a text into the pieces of a unigram vocabulary: the cut with the best sum of scores."""

    numbers: Mapping[str, int]
    scores: Sequence[float]
    normal: Mapping[int, str]
    """Code point → what stands for it (``str.translate``)."""
    unknown: int
    longest: int = 16
    """Characters of the longest piece."""
    unknown_score: float = -30.0

    def words(self, text: str) -> list[list[int]]:
        """The pieces of each word, in order. No piece crosses a space, so each word is cut alone."""
        plain = unicodedata.normalize("NFC", text).translate(self.normal)
        return [self._cut(SPACE + word) for word in plain.split()]

    def _cut(self, word: str) -> list[int]:
        size = len(word)
        best = [0.0] + [-1e30] * size
        piece, start = [self.unknown] * (size + 1), [0] * (size + 1)
        for begin in range(size):
            for end in range(begin + 1, min(begin + self.longest, size) + 1):
                number = self.numbers.get(word[begin:end])
                if number is None:
                    if end > begin + 1:
                        continue
                    number, score = self.unknown, best[begin] + self.unknown_score
                else:
                    score = best[begin] + self.scores[number]
                if score > best[end]:
                    best[end], piece[end], start[end] = score, number, begin
        found = []
        while size > 0:
            found.append(piece[size])
            size = start[size]
        return found[::-1]


@dataclass(frozen=True)
class Vocabulary:
    """The pruned vocabulary: its tokenizer, and the vector of each piece in four bits a value."""

    tokenizer: Tokenizer
    blocks: npt.NDArray[np.uint8]
    begin: int
    end: int
    prefix: tuple[int, ...] = ()
    """Pieces that stand before every text."""

    @classmethod
    def load(cls, path: Path) -> Vocabulary:
        """Reads ``vocabulary.npz``. Raises OSError, KeyError where it is damaged."""
        with np.load(path, allow_pickle=False) as file:
            pieces = bytes(file["pieces"]).decode("utf-8").split("\n")
            normal = json.loads(bytes(file["normal"]).decode("utf-8"))
            begin, end, unknown = (int(n) for n in file["special"])
            tokenizer = Tokenizer(
                {piece: number for number, piece in enumerate(pieces) if piece},
                file["scores"].tolist(),
                {ord(key): value for key, value in normal.items()},
                unknown,
                max(map(len, pieces)),
                float(file["unknown_score"]),
            )
            return cls(tokenizer, file["blocks"], begin, end, tuple(int(n) for n in file["prefix"]))

    def windows(self, text: str) -> list[list[int]]:
        """Piece numbers of the text with their begin and end marks; several lists for a long text."""
        found: list[list[int]] = [[]]
        for word in self.tokenizer.words(text):
            if found[-1] and len(found[-1]) + len(word) > WINDOW:
                found.append([])
            found[-1].extend(word)
        return [
            [self.begin, *self.prefix, *part[at : at + WINDOW], self.end]
            for part in found
            for at in range(0, max(len(part), 1), WINDOW)
        ]

    def vectors(self, numbers: Sequence[int]) -> Matrix:
        """A row of 384 numbers for each piece."""
        blocks = self.blocks[list(numbers)].reshape(len(numbers), -1, BLOCK_BYTES)
        scale = np.ascontiguousarray(blocks[:, :, :2]).view(np.float16).astype(np.float32)
        halves = np.concatenate([blocks[:, :, 2:] & 15, blocks[:, :, 2:] >> 4], axis=2)
        return np.asarray(((halves.astype(np.float32) - 8.0) * scale).reshape(len(numbers), SIZE))


@dataclass(frozen=True)
class Predictions:
    """What the model answers: a row for each text."""

    factors: Matrix
    """A column for each of ``labels``: how probable it is, 0 to 1."""
    labels: tuple[str, ...]
    about: Matrix
    about_names: tuple[str, ...]
    time: Matrix
    time_names: tuple[str, ...]
    phase: Matrix
    phase_names: tuple[str, ...]
    embedding: Matrix
    """384 numbers a row, length 1: texts that mean the same lie close."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """Factor id → the probability from which it counts."""


@dataclass(frozen=True)
class E5Reader:
    """The encoder with its vocabulary and heads."""

    session: Any
    vocabulary: Vocabulary
    weights: Matrix
    """384 rows; the columns of all heads beside each other, calibration included."""
    bias: Matrix
    heads: Mapping[str, tuple[str, ...]]
    thresholds: Mapping[str, float]

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> E5Reader:
        """Reads the trained reader (a second or less). Raises MissingArtefact."""
        folder = folder or FOLDER
        try:
            about = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
            vocabulary = Vocabulary.load(folder / "vocabulary.npz")
            with np.load(folder / "heads.npz", allow_pickle=False) as file:
                weights, bias = file["weights"], file["bias"]
            session = _session(folder / "encoder.onnx", threads)
        except Exception as error:  # onnxruntime and numpy each have their own errors for a damaged file
            raise MissingArtefact(f"the trained reader in {folder.name} is not complete: {error}") from error
        heads = {name: tuple(names) for name, names in about["heads"].items()}
        if weights.shape != (SIZE, sum(map(len, heads.values()))):
            raise MissingArtefact("the heads do not fit their labels; export the reader again")
        return cls(session, vocabulary, weights, bias, heads, about["thresholds"])

    def predict(self, texts: Sequence[str]) -> Predictions:
        """All answers for the texts, each read alone: what stands beside a text changes nothing."""
        rows = [self._read(text) for text in texts]
        answers = {
            name: np.stack([row[name] for row in rows]) if rows else np.zeros((0, size), dtype=np.float32)
            for name, size in [("embedding", SIZE), *((n, len(names)) for n, names in self.heads.items())]
        }
        return Predictions(
            factors=answers["factors"],
            labels=self.heads["factors"],
            about=answers["about"],
            about_names=self.heads["about"],
            time=answers["time"],
            time_names=self.heads["time"],
            phase=answers["phase"],
            phase_names=self.heads["phase"],
            embedding=answers["embedding"],
            thresholds=self.thresholds,
        )

    def _read(self, text: str) -> dict[str, Matrix]:
        """A factor counts as often as the window that shows it best; the rest is the mean of windows."""
        windows = self.vocabulary.windows(text)
        pooled = np.concatenate([self._encode(numbers) for numbers in windows])
        logits = pooled @ self.weights + self.bias
        mean = pooled.mean(axis=0)
        answers = {"embedding": np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)}
        at = 0
        for name, names in self.heads.items():
            part = logits[:, at : at + len(names)]
            at += len(names)
            odds = _sigmoid(part).max(axis=0) if name == "factors" else _softmax(part).mean(axis=0)
            answers[name] = np.asarray(odds, dtype=np.float32)
        return answers

    def _encode(self, numbers: Sequence[int]) -> Matrix:
        return np.asarray(self.session.run(None, {"vectors": self.vocabulary.vectors(numbers)[None]})[0])


def _session(path: Path, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    if not path.is_file():
        raise FileNotFoundError(f"{path.name} is missing")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _sigmoid(logits: Matrix) -> Matrix:
    return np.asarray(1.0 / (1.0 + np.exp(-logits)), dtype=np.float32)


def _softmax(logits: Matrix) -> Matrix:
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True), dtype=np.float32)
