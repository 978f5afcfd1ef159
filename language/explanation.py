"""What is told of a reading to somebody who traces it. Values only; :mod:`language.explaining` fills them in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from language.clauses import Clause
from language.mixture import Alternative
from language.reading import Reading

WHERE: Mapping[str, str] = {
    "statements, from which both classifiers learn": "bot/data/factors",
    "dialogue examples, from which the intent is learnt": "bot/data/nlu",
    "thresholds (written by `naast tune`)": "language/data/thresholds.yml",
    "patterns": "language/data/patterns",
    "words that deny, and words that only narrow": "language/data/negation.yml",
    "shorthand and spelling": "language/data/shorthand.yml",
    "where a message is cut": "language/clauses.py",
    "few words: where more is asked": "language/caution.py",
    "urgent kinds that bring a worry along": "language/brought_along.py",
    "whom a message is about, by its words": "language/data/speaker.yml",
    "small words of each language": "language/data/function_words.yml",
    "places": "language/data/places.yml",
    "all other rules": "language/reader.py",
}
"""What decides → the file or folder in which to change it."""


@dataclass(frozen=True)
class Odds:
    """How likely a label is, by the encoder, by the n-grams, and as the two together count."""

    encoder: float
    ngrams: float
    both: float


@dataclass(frozen=True)
class ClauseOdds:
    """The same in one clause."""

    number: int
    """1 is the first."""
    words: str
    odds: Odds


@dataclass(frozen=True)
class LabelWhy:
    """Why one label counts or does not."""

    label: str
    kind: str
    """``urgent``, ``risk`` or ``protective``."""
    odds: Odds
    """In the message as a whole."""
    answering: float | None
    """The encoder's, in the light of the question; None where there is none."""
    clauses: tuple[ClauseOdds, ...]
    threshold: float
    """For an urgent kind the one for all kinds together."""
    counts: bool
    source: str | None
    """``pattern:<id>``, ``model`` or ``rule:<id>``; None where it does not count."""
    words: str | None
    reason: str
    where: str
    """The file or folder to change, with a line for a pattern."""
    wanted: bool = False
    """It was asked for, or a labelled message says that it is there."""


@dataclass(frozen=True)
class PatternWhy:
    """One pattern that was found, and what came of it."""

    id: str
    label: str
    status: str
    """``counts``, ``barrier``, ``denied``, ``ruled out``, ``held back``, ``second`` or ``not alone``."""
    reason: str
    words: str
    """The words that matched."""
    clause: str
    where: str
    """``file:line``, as editors read it."""


@dataclass(frozen=True)
class UrgentWhy:
    """The five urgent kinds together."""

    together: float
    threshold: float
    """``dringend`` of the thresholds."""
    raised_to: float
    """The threshold that was held against: higher where caution asks for more."""
    doubt: float
    """``twijfel`` of the thresholds."""
    caution: str
    """Why more is asked of this message; empty where it is not."""
    outcome: str
    """``urgent``, ``doubt`` or ``nothing``."""
    reason: str


@dataclass(frozen=True)
class Gram:
    """A word, a pair of words or a character piece (a space is shown as ·) and what it adds to the log-odds."""

    text: str
    kind: str
    """``word``, ``pair`` or ``piece``."""
    weight: float


@dataclass(frozen=True)
class LabelGrams:
    """What the n-grams of the message weigh for one label, in log-odds: above zero speaks for it."""

    label: str
    base: float
    """What the n-grams start from."""
    total: float
    """Base and all grams added up."""
    grams: tuple[Gram, ...]
    """The heaviest first."""
    words: tuple[Gram, ...]
    """Each word with all its pieces, and each pair of words, the heaviest first."""


@dataclass(frozen=True)
class Choice:
    """About, time, phase or intent."""

    name: str
    chosen: str
    reason: str
    alternatives: tuple[Alternative, ...]
    """What the classifiers say, the likeliest first."""


@dataclass(frozen=True)
class Explanation:
    """One message, and why it was read as it was."""

    text: str
    plain: str
    """As the n-grams see it: in small letters, shorthand written out."""
    tokens: tuple[str, ...]
    """As the patterns see it: each word as it is looked up, with its dictionary forms where these differ."""
    question: str
    """The question or previous message in whose light it was read; empty where there is none."""
    together_with: str
    """Message and previous messages as one, where only together they said something urgent."""
    clauses: tuple[Clause, ...]
    labels: tuple[LabelWhy, ...]
    """What counts first, then by likelihood."""
    patterns: tuple[PatternWhy, ...]
    urgent: UrgentWhy
    grams: tuple[LabelGrams, ...]
    choices: tuple[Choice, ...]
    reading: Reading

    def to_dict(self) -> dict[str, Any]:
        """JSON types only."""
        data = asdict(self)
        data["reading"] = self.reading.to_dict()
        data["where"] = dict(WHERE)
        return {key: _json(value) for key, value in data.items()}


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _json(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_json(one) for one in value]
    return round(value, 4) if isinstance(value, float) else value
