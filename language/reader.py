"""Reads one message: splits it, asks the classifier, looks for patterns, settles negation and speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from language.classifier import Classifier
from language.clauses import Clause, split
from language.dutch import Dutch, Token
from language.embedding import SentenceEncoder, shared_encoder
from language.features import Features, features
from language.languages import has_known_words, language_of
from language.negation import denied
from language.patterns import Match, Patterns, shared_patterns
from language.places import region_of
from language.reading import Evidence, Reading

LONGEST = 2000
"""Characters that are read; the gateway lets no more through."""
WITH_PATTERN = 0.2
"""A pattern counts where the classifier gives its label at least this share of the threshold."""
JOINED = 0.75
"""How sure the classifier must be about two messages read as one."""
NO_PHASE = "none"


@dataclass(frozen=True)
class Kinds:
    """Which labels are urgent, risk and protective, in the order of the catalogue."""

    urgent: tuple[str, ...]
    risk: tuple[str, ...]
    protective: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Urgent, risk, protective."""
        return self.urgent + self.risk + self.protective


BROUGHT_ALONG: Mapping[str, tuple[str, ...]] = {
    "dak_of_thuisloos": ("woonproblemen",),
    "acute_psychische_nood": ("psychische_klachten",),
}
"""The definition's reading rules: an urgent kind in the speaker's own situation brings a risk factor."""
SUBSTANCES = ("alcohol", "drugs_of_medicijnen")


class Reader:
    """Understands a message. Loading takes about three seconds, reading a few milliseconds."""

    def __init__(
        self, classifier: Classifier, kinds: Kinds, dutch: Dutch, patterns: Patterns, encoder: SentenceEncoder
    ) -> None:
        self._classifier = classifier
        self._kinds = kinds
        self._dutch = dutch
        self._patterns = patterns
        self._encoder = encoder

    @classmethod
    def load(cls, folder: Path | None = None) -> Reader:
        """The trained reader; trains it first where its data changed and no folder is given."""
        from language.training import ensure_reader, kinds_of_catalogue

        classifier = Classifier.load(folder or ensure_reader())
        return cls(classifier, kinds_of_catalogue(), Dutch.load(), shared_patterns(), shared_encoder())

    def read(self, text: str, before: Sequence[str] = ()) -> Reading:
        """What ``text`` says. ``before``: the parent's previous messages, oldest first (at most two are used)."""
        text = text[:LONGEST]
        pieces = _Pieces.of(text, self._dutch)
        items = features([text, *(c.text for c in pieces.clauses)], self._encoder)
        found = self._factors(pieces, items)
        found |= self._across(before, text, found)
        return self._reading(text, pieces, items, found)

    # --- factors --------------------------------------------------------------------------------------------

    def _factors(self, pieces: _Pieces, items: Sequence[Features]) -> dict[str, Evidence]:
        head = self._classifier.heads["factors"]
        table = head.probabilities(items)
        whole, parts = table[0], table[1:]
        matches = self._matches(pieces)
        found = {}
        for column, label in enumerate(head.labels):
            likely = _likely(whole[column], parts[:, column])
            threshold = self._classifier.thresholds[label]
            words = _words(pieces, whole[column], parts[:, column])
            match = matches.get(label)
            if match and likely >= threshold * WITH_PATTERN:
                found[label] = Evidence(label, match[1], f"pattern:{match[0].pattern.id}", likely)
            elif likely >= threshold:
                found[label] = Evidence(label, words, "model", likely)
        return found

    def _matches(self, pieces: _Pieces) -> dict[str, tuple[Match, str]]:
        found: dict[str, tuple[Match, str]] = {}
        for clause, tokens in pieces.read_for_patterns():
            for match in self._patterns.find(tokens):
                if match.pattern.negatable and denied(tokens, match.first, match.last):
                    continue
                found.setdefault(match.pattern.label, (match, clause.text))
        return found

    def _across(self, before: Sequence[str], text: str, alone: Mapping[str, Evidence]) -> dict[str, Evidence]:
        """What two messages say together that neither says alone: a message that was cut in two."""
        if not before or any(label in alone for label in self._kinds.urgent):
            return {}
        earlier = before[-1][:LONGEST]
        if len(earlier.split()) + len(text.split()) > 40:
            return {}
        joined = f"{earlier} {text}"
        together = self._factors(*self._pieces_and_items(joined))
        known = self._factors(*self._pieces_and_items(earlier))
        return {
            label: Evidence(label, text, evidence.source, evidence.probability)
            for label, evidence in together.items()
            if label in self._kinds.urgent
            and label not in known
            and (evidence.source.startswith("pattern") or (evidence.probability or 0.0) >= JOINED)
        }

    def _pieces_and_items(self, text: str) -> tuple[_Pieces, list[Features]]:
        pieces = _Pieces.of(text, self._dutch)
        return pieces, features([text, *(c.text for c in pieces.clauses)], self._encoder)

    # --- the rest -------------------------------------------------------------------------------------------

    def _reading(
        self, text: str, pieces: _Pieces, items: Sequence[Features], found: dict[str, Evidence]
    ) -> Reading:
        urgent = tuple(k for k in self._kinds.urgent if k in found)
        matches = self._matches(pieces)
        patterns = {k: matches[k][0].pattern for k in urgent if k in matches}
        about = next((p.about for p in patterns.values() if p.about), self._one("about", items[0]))
        if (urgent or found) and about == "none":
            about = "self"
        if about != "other":
            _bring_along(found, about)
        else:
            found = {k: e for k, e in found.items() if k in urgent}
        phase = self._one("phase", items[0])
        intent, confidence = self._intent(items[0])
        if len(pieces.whole) > 1 and not found and not has_known_words(text):
            confidence = 0.0
        return Reading(
            urgent=urgent,
            risk=tuple(k for k in self._kinds.risk if k in found),
            protective=tuple(k for k in self._kinds.protective if k in found),
            about=about,
            time=self._one("time", items[0]),
            lang=language_of(text),
            phase=None if phase == NO_PHASE else phase,
            region=region_of(text),
            intent=intent,
            intent_confidence=confidence,
            aspects={k: p.aspect for k, p in patterns.items() if p.aspect},
            barriers=tuple(k for k in matches if k not in self._known_labels()),
            why=tuple(found[k] for k in self._kinds.all if k in found),
        )

    def _known_labels(self) -> frozenset[str]:
        return frozenset(self._kinds.all)

    def _one(self, name: str, item: Features) -> str:
        head = self._classifier.heads[name]
        return head.labels[int(head.probabilities([item])[0].argmax())]

    def _intent(self, item: Features) -> tuple[str, float]:
        head = self._classifier.heads["intent"]
        odds = head.probabilities([item])[0]
        best = int(odds.argmax())
        return head.labels[best], float(odds[best])


@dataclass(frozen=True)
class _Pieces:
    """A message with its clauses and the tokens of each."""

    clauses: tuple[Clause, ...]
    tokens: tuple[tuple[Token, ...], ...]
    whole: tuple[Token, ...]
    text: str

    @classmethod
    def of(cls, text: str, dutch: Dutch) -> _Pieces:
        whole = dutch.tokens(text)
        clauses = split(text)
        inside = tuple(tuple(t for t in whole if c.start <= t.start < c.end) for c in clauses)
        if len(clauses) == 1:
            return cls((), (), whole, text)
        return cls(clauses, inside, whole, text)

    def read_for_patterns(self) -> list[tuple[Clause, tuple[Token, ...]]]:
        """Each clause; a short message also as a whole, for what is said over a comma."""
        whole = (Clause(self.text, 0, len(self.text)), self.whole)
        if not self.clauses:
            return [whole]
        pairs = list(zip(self.clauses, self.tokens))
        return pairs + [whole] if len(self.whole) <= 25 else pairs


def _likely(whole: np.float32, parts: npt.NDArray[np.float32]) -> float:
    return float(max(whole, parts.max())) if parts.size else float(whole)


def _words(pieces: _Pieces, whole: np.float32, parts: npt.NDArray[np.float32]) -> str:
    """The clause that says it, or the whole message where no clause alone does."""
    if not parts.size or parts.max() < whole * 0.5:
        return pieces.text.strip()
    return pieces.clauses[int(parts.argmax())].text


def _bring_along(found: dict[str, Evidence], about: str) -> None:
    for label, brought in BROUGHT_ALONG.items():
        if label in found:
            for extra in brought:
                found.setdefault(extra, Evidence(extra, found[label].words, f"rule:{label}"))
    if "verslaving" in found and not any(s in found for s in SUBSTANCES):
        words = found["verslaving"]
        drink = words.source.startswith("pattern:gebruik.drank")
        extra = "alcohol" if drink else "drugs_of_medicijnen"
        found[extra] = Evidence(extra, words.words, "rule:verslaving")
    if "medisch_alarm" in found and about == "self":
        found.setdefault(
            "lichamelijke_klachten",
            Evidence("lichamelijke_klachten", found["medisch_alarm"].words, "rule:medisch_alarm"),
        )
