"""The stand-in for the trained classifiers, that also tells what each of the two says by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from language.e5 import Predictions
from language.features import bucket_of, features
from language.mixture import Alternative, Voices
from tests.unit.language.fake_mixture import FakeMixture, Finds


@dataclass
class FakeVoices(FakeMixture):
    """The encoder finds what the two find together; the n-grams find what ``ngrams`` says."""

    ngrams: Finds = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    """Gram → what it weighs, for every label."""
    base: float = -2.0
    about_odds: Mapping[str, float] = field(default_factory=lambda: {"self": 0.7, "other": 0.3})

    def voices(self, message: str, clauses: Sequence[str] = (), asked: str = "") -> Voices:
        """A row for the message and for each clause."""
        read = f"{asked} > {message}" if asked else message
        encoder = [self._row(read, self.finds)]
        encoder += [self._row(clause, self.finds_in_pieces or self.finds) for clause in clauses]
        ngrams = [self._row(text, self.ngrams) for text in (message, *clauses)]
        none = np.zeros((1, 0), dtype=np.float32)
        seen = Predictions(np.stack(encoder[:1]), self.labels, none, (), none, (), none, (), none)
        return Voices(seen, np.stack(encoder), np.stack(ngrams), features(message))

    def alternatives(self, voices: Voices) -> dict[str, tuple[Alternative, ...]]:
        """The same for every message."""
        return {
            "about": tuple(Alternative(name, odds, odds, odds) for name, odds in self.about_odds.items()),
            "time": (Alternative(self.time, 0.9, 0.9, 0.9),),
            "phase": (Alternative(self.phase, 0.8, 0.8, 0.8),),
            "intent": (Alternative(self.intent, None, None, self.confidence),),
        }

    def ngram_weights(self, label: str, buckets: np.ndarray) -> tuple[np.ndarray, float]:
        """What the grams in ``weights`` weigh; all others weigh nothing."""
        known = {bucket_of(gram): weight for gram, weight in self.weights.items()}
        return np.array([known.get(int(bucket), 0.0) for bucket in buckets], dtype=np.float32), self.base
