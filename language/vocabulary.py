"""A text as the encoder gets it: cut into the pieces of a unigram vocabulary, each with its vector, in windows."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

SIZE = 384
"""Numbers in one embedding."""
WINDOW = 96
"""Pieces read at once; a longer text is read in several windows, so that time grows linearly."""
SPACE = "\u2581"
"""How the vocabulary writes the start of a word."""
ASKED = 40
"""Pieces of the question asked that are read with an answer: its end, where the question itself stands."""
BLOCK_BYTES = 18
"""A block of the vocabulary's vectors: a half-precision scale and 32 four-bit values."""


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
        return [self._cut(SPACE + word) for word in self._plain(text).split()]

    def count_words(self, text: str) -> int:
        """How many words :meth:`words` finds."""
        return len(self._plain(text).split())

    def _plain(self, text: str) -> str:
        return unicodedata.normalize("NFC", text).translate(self.normal)

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
class Window:
    """Pieces that are read at once."""

    numbers: list[int]
    counted: int
    """The first piece that belongs to the text itself: before it stands the question."""
    words: Mapping[int, tuple[int, int]]
    """Number of a word in the text → where its pieces begin and end."""


class _Growing:
    """A window that is being filled."""

    def __init__(self, opening: Sequence[int], counted: int) -> None:
        self._numbers = list(opening)
        self._counted = counted
        self._first = len(opening)
        self._words: dict[int, tuple[int, int]] = {}

    def has_room_for(self, part: Sequence[int]) -> bool:
        held = len(self._numbers) - self._first
        return held == 0 or held + len(part) <= WINDOW

    def add(self, number: int, part: Sequence[int]) -> None:
        begin = self._words.get(number, (len(self._numbers), 0))[0]
        self._numbers.extend(part)
        self._words[number] = (begin, len(self._numbers))

    def closed(self, end: int) -> Window:
        return Window([*self._numbers, end], self._counted, self._words)


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

    def windows(self, text: str, asked: str = "") -> list[Window]:
        """The text in pieces with begin and end marks; several windows for a long text.

        ``asked``: the question that the text answers. It stands in front of the first window, is seen by
        every piece behind it, and is itself left out of the mean.
        """
        before = self._asked(asked)
        opening = before or [self.begin, *self.prefix]
        found = [_Growing(opening, len(before))]
        for number, word in enumerate(self.tokenizer.words(text)):
            for at in range(0, len(word), WINDOW):  # a "word" of a thousand letters is cut
                part = word[at : at + WINDOW]
                if not found[-1].has_room_for(part):
                    found.append(_Growing([self.begin, *self.prefix], 0))
                found[-1].add(number, part)
        return [one.closed(self.end) for one in found]

    def _asked(self, asked: str) -> list[int]:
        pieces = [piece for word in self.tokenizer.words(asked) for piece in word][-ASKED:]
        return [self.begin, *pieces, self.end] if pieces else []

    def vectors(self, numbers: Sequence[int]) -> Matrix:
        """A row of 384 numbers for each piece."""
        blocks = self.blocks[list(numbers)].reshape(len(numbers), -1, BLOCK_BYTES)
        scale = np.ascontiguousarray(blocks[:, :, :2]).view(np.float16).astype(np.float32)
        halves = np.concatenate([blocks[:, :, 2:] & 15, blocks[:, :, 2:] >> 4], axis=2)
        return np.asarray(((halves.astype(np.float32) - 8.0) * scale).reshape(len(numbers), SIZE))
