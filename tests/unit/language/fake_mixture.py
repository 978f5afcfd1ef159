"""A stand-in for the trained classifiers: it finds in a text what a test says that it finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

from language.kinds import kinds_of_catalogue
from language.mixture import Answers, Thresholds
from language.patterns import PatternFile, Patterns, shared_patterns
from language.reader import Reader
from tests.unit.language.plain_dutch import dutch

Finds = Mapping[str, Mapping[str, float]]
"""Words → label → how likely it is in a text that holds these words."""

WORDS = {
    "ik": ["ik"],
    "hij": ["hij", "man"],
    "slaat": ["slaat", "geslagen"],
    "schudden": ["geschud"],
    "mij": ["me", "mij"],
    "nergens": ["nergens"],
    "heen": ["heen"],
    "geen": ["geen"],
    "geld": ["geld"],
    "papieren": ["papieren"],
    "slaat_elders": ["hits me"],
}
PATTERNS: tuple[dict[str, Any], ...] = (
    {"id": "slaat", "label": "huiselijk_geweld", "aspect": "lichamelijk", "all": ["hij", "slaat", "mij"]},
    {"id": "schudt", "label": "huiselijk_geweld", "aspect": "zelf", "about": "child", "all": ["ik", "schudden"]},
    {"id": "nergens", "label": "dak_of_thuisloos", "negatable": False, "all": ["nergens", "heen"]},
    {"id": "geld", "label": "geen_geld", "negatable": False, "all": ["geen", "geld"]},
    {"id": "papieren", "label": "geen_papieren", "negatable": False, "all": ["geen", "papieren"]},
    {"id": "elders", "label": "huiselijk_geweld", "sure": True, "all": ["slaat_elders"]},
)


@dataclass
class FakeMixture:
    """What :class:`language.mixture.Mixture` is to the reader."""

    finds: Finds = field(default_factory=dict)
    """In the message as a whole."""
    finds_in_pieces: Finds = field(default_factory=dict)
    """In one clause by itself; as in the whole where it is empty."""
    otherwise: float = 0.01
    about: str = "self"
    time: str = "now"
    phase: str = "none"
    intent: str = "vertelt"
    confidence: float = 0.8
    thresholds: Thresholds = field(default_factory=lambda: Thresholds(0.4, 0.2, {"roken": 0.7}))
    labels: tuple[str, ...] = field(default_factory=lambda: kinds_of_catalogue().all)
    whole: list[str] = field(default_factory=list)
    """The messages that were read as a whole, in order."""
    asked: list[str] = field(default_factory=list)
    """The questions in whose light messages were read."""

    def answer(self, message: str, clauses: Sequence[str] = (), asked: str = "") -> Answers:
        """Everything about a message; with a question, what a test says of "question > message"."""
        if asked:
            self.asked.append(asked)
        else:
            self.whole.append(message)
        likely = self._row(f"{asked} > {message}" if asked else message, self.finds)
        rows = [self._row(clause, self.finds_in_pieces or self.finds) for clause in clauses]
        each = np.stack(rows) if rows else np.zeros((0, len(self.labels)), dtype=np.float32)
        return Answers(self.labels, likely, each, self.about, self.time, self.phase, self.intent, self.confidence)

    def quick_answer(self, message: str) -> Answers:
        """The factors alone."""
        return Answers(self.labels, self._row(message, self.finds), np.zeros((0, len(self.labels)), dtype=np.float32))

    def _row(self, text: str, finds: Finds) -> np.ndarray:
        likely = {label: odds for words, found in finds.items() if words in text for label, odds in found.items()}
        return np.array([likely.get(label, self.otherwise) for label in self.labels], dtype=np.float32)


@cache
def few_patterns() -> Patterns:
    """The patterns above."""
    patterns = [{**one, "examples": ["…"]} for one in PATTERNS]
    return Patterns({"few": PatternFile.model_validate({"words": WORDS, "patterns": patterns})})


def reader_with(mixture: FakeMixture, *, real_patterns: bool = False) -> Reader:
    """A reader around the stand-in, with the few patterns above or those of the project."""
    patterns = shared_patterns() if real_patterns else few_patterns()
    classifiers: Any = mixture
    return Reader(classifiers, kinds_of_catalogue(), dutch(), patterns)
