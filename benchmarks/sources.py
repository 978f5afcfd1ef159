"""The sources that are compared, each with the same two questions: how urgent is a message, and what does it state."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from benchmarks.keywords import Keywords
from benchmarks.scoring import Flags, Numbers
from language.classifier import Classifier
from language.dutch import Dutch
from language.e5 import E5Reader
from language.features import features
from language.fingerprint import reader_folder
from language.kinds import Kinds
from language.mixture import Thresholds, any_of
from language.patterns import shared_patterns
from language.reader import Reader
from language.statements import Statement


class NotHere(RuntimeError):
    """A source cannot be run here; one sentence says why."""


@dataclass(frozen=True)
class Found:
    """What one source says of one message; None where it does not answer that."""

    score: float | None = None
    """How urgent; the higher the more."""
    urgent: bool | None = None
    """Its own decision, at the threshold with which it would serve."""
    factors: Numbers | None = None
    """How likely each risk and protective factor is, in the order of the catalogue."""


@dataclass(frozen=True)
class Answers:
    """What one source says of many messages, a row a message."""

    score: Numbers | None
    urgent: Flags | None
    factors: Numbers | None
    milliseconds: Numbers

    @classmethod
    def of(cls, found: Sequence[Found], milliseconds: Sequence[float]) -> Answers:
        """From single answers, all of one source."""
        scores = [f.score for f in found if f.score is not None]
        decided = [f.urgent for f in found if f.urgent is not None]
        factors = [f.factors for f in found if f.factors is not None]
        return cls(
            score=np.array(scores, dtype=np.float64) if scores else None,
            urgent=np.array(decided, dtype=bool) if decided else None,
            factors=np.stack(factors) if factors else None,
            milliseconds=np.array(milliseconds, dtype=np.float64),
        )


class Source(Protocol):
    """One way to read messages."""

    def read(self, statements: Sequence[Statement]) -> Answers:
        """Reads every message alone. Raises NotHere."""
        ...


Find = Callable[[str, str], Found]
"""From a text and the question that it answers ("" where there is none)."""


@dataclass(frozen=True)
class OneByOne:
    """A source that runs in this process and is timed here."""

    find: Find

    def read(self, statements: Sequence[Statement]) -> Answers:
        """Reads every message alone, with the question that it answers."""
        found, took = [], []
        for statement in statements:
            started = time.perf_counter()
            found.append(self.find(statement.text, statement.asked or ""))
            took.append(1000 * (time.perf_counter() - started))
        return Answers.of(found, took)


def from_odds(odds: npt.NDArray[Any], kinds: Kinds, threshold: float | None = None) -> Found:
    """From how likely each label is, in the order of ``kinds.all``."""
    row = np.asarray(odds, dtype=np.float64)
    score = any_of(row[: len(kinds.urgent)].astype(np.float32))
    return Found(score, None if threshold is None else score >= threshold, row[len(kinds.urgent) :])


def by_keywords() -> Source:
    """A keyword list: any word of it is urgent; the score is how many different ones stand there."""
    keywords = Keywords.load()

    def find(text: str, asked: str) -> Found:
        words = {word for entries in keywords.found(text).values() for word in entries}
        return Found(float(len(words)), bool(words))

    return OneByOne(find)


def by_patterns(kinds: Kinds) -> Source:
    """The patterns without negation and without a classifier, on the whole message."""
    dutch, patterns, others = Dutch.load(), shared_patterns(), kinds.risk + kinds.protective
    knows_others = any(p.label in others for p in patterns.patterns)

    def find(text: str, asked: str) -> Found:
        matches = list(patterns.find(dutch.tokens(text)))
        urgent = {m.pattern.id for m in matches if m.pattern.label in kinds.urgent}
        labels = {m.pattern.label for m in matches}
        factors = np.array([float(label in labels) for label in others]) if knows_others else None
        return Found(float(len(urgent)), bool(urgent), factors)

    return OneByOne(find)


def by_ngrams(kinds: Kinds) -> Source:
    """The linear classifier on words and character n-grams; it cannot use the question asked."""
    head = Classifier.load(reader_folder()).heads["factors"]
    order = [head.labels.index(label) for label in kinds.all]

    def find(text: str, asked: str) -> Found:
        return from_odds(head.probabilities([features(text)])[0, order], kinds)

    return OneByOne(find)


def by_encoder(kinds: Kinds) -> Source:
    """The fine-tuned encoder, on one core."""
    encoder = E5Reader.load(threads=1)
    order = [encoder.heads["factors"].index(label) for label in kinds.all]

    def find(text: str, asked: str) -> Found:
        return from_odds(encoder.predict([text], [asked]).factors[0, order], kinds)

    return OneByOne(find)


def by_both(reader: Reader, kinds: Kinds) -> Source:
    """n-grams and fine-tuned encoder, their log-odds averaged, at the reader's threshold; no patterns, no rules."""
    threshold = Thresholds.load().urgent

    def find(text: str, asked: str) -> Found:
        return from_odds(reader.probabilities(text, kinds.all, asked), kinds, threshold)

    return OneByOne(find)


def by_reader(reader: Reader, kinds: Kinds) -> Source:
    """The reader as it serves: yes or no to everything, by its own thresholds."""
    others = kinds.risk + kinds.protective

    def find(text: str, asked: str) -> Found:
        reading = reader.read(text, asked=asked)
        return Found(None, bool(reading.urgent), np.array([float(label in reading.factors) for label in others]))

    return OneByOne(find)
