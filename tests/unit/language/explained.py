"""Explanations by stand-ins for the trained classifiers, for the tests of everything that explains."""

from __future__ import annotations

from typing import Any

from language.explaining import explain
from language.explanation import Explanation, LabelWhy, PatternWhy
from language.reader import WITH_PATTERN
from tests.unit.language.fake_mixture import FakeMixture, Finds, reader_with
from tests.unit.language.fake_voices import FakeVoices

URGENT = FakeMixture().thresholds.urgent
LITTLE = URGENT * (1 + WITH_PATTERN) / 2
"""Too little to be urgent by itself, enough for a pattern."""
FINDS: Finds = {
    "slaat": {"huiselijk_geweld": LITTLE},
    "geschud": {"huiselijk_geweld": LITTLE},
    "rook": {"roken": 0.9},
    "bang": {"huiselijk_geweld": 0.5, "stress_of_spanning": 0.8},
    "heen": {"dak_of_thuisloos": 0.6, "verslaving": 0.35},
    "avond": {"verslaving": 0.3, "alcohol": 0.6},
    "stoppen": {"motivatie_voor_verandering": 0.9, "verslaving": 0.25},
}


def explained(
    text: str,
    finds: Finds | None = None,
    *before: str,
    asked: str = "",
    wanted: tuple[str, ...] = (),
    real_patterns: bool = False,
    **other: Any,
) -> Explanation:
    """Why the stand-ins read a text as they do. ``other``: as for :class:`FakeVoices`."""
    reader = reader_with(FakeVoices(finds or {}, **other), real_patterns=real_patterns)
    return explain(reader, text, before, asked, wanted)


def label(found: Explanation, name: str) -> LabelWhy:
    """One row of the labels."""
    return next(row for row in found.labels if row.label == name)


def pattern(found: Explanation, name: str) -> PatternWhy:
    """One row of the patterns."""
    return next(row for row in found.patterns if row.id == name)
