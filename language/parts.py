"""What one reading was made of: every step between a message and what was understood of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from language.mixture import Answers
from language.patterns import Match
from language.pieces import Pieces
from language.reading import Evidence, Reading


@dataclass(frozen=True)
class Parts:
    """One message, step by step."""

    pieces: Pieces
    question: str
    """In the light of what it was read; empty where it was read by itself."""
    answers: Answers
    """What the classifiers found."""
    matches: Mapping[str, tuple[Match, str]]
    """Label → the first pattern that says it and is not denied, with its clause."""
    across: Mapping[str, Evidence]
    """What it says only together with the messages before it."""
    found: Mapping[str, Evidence]
    """What counts, before it is settled whom the message is about."""
    reading: Reading
