"""Why a label counts in a reading or not, in words. Follows :mod:`language.reader`; tests hold the two together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from language import speaker
from language.caution import NEVER, caution, caution_in_words
from language.explanation import UrgentWhy
from language.kinds import Kinds
from language.mixture import Thresholds, any_of
from language.parts import Parts
from language.patterns import Pattern
from language.reader import BESIDE_THE_BEST, PLAIN, PLAIN_URGENT, WITH_PATTERN, Reader


@dataclass(frozen=True)
class Reasons:
    """One reading with the limits that it was held against."""

    parts: Parts
    kinds: Kinds
    limits: Thresholds
    likely: Mapping[str, float]
    plain: Mapping[str, tuple[float, str]]
    """Label → probability and words, where one clause of a long message says it plainly."""
    least_urgent: float
    least_other: float
    together: float
    """The odds of the urgent kinds added up."""

    @classmethod
    def of(cls, reader: Reader, parts: Parts) -> Reasons:
        """The limits for a reading that ``reader`` made."""
        answers = parts.answers
        likely = dict(zip(answers.labels, (float(p) for p in answers.factors)))
        urgent = np.array([likely[kind] for kind in reader.kinds.urgent], dtype=np.float32)
        return cls(
            parts,
            reader.kinds,
            reader.mixture.thresholds,
            likely,
            reader.plain_in_a_clause(parts.pieces, answers),
            *caution(answers, parts.pieces.text),
            any_of(urgent),
        )

    def threshold(self, label: str) -> float:
        """From where a label counts; for an urgent kind the threshold of all kinds together."""
        if label in self.kinds.urgent:
            return max(self.limits.urgent, self.least_urgent)
        return max(self.limits.of(label), self.least_other)

    def ruled_out(self, pattern: Pattern) -> str:
        """Why the classifiers rule out the pattern of an urgent kind; empty where they do not."""
        least, likely = self.threshold(pattern.label) * WITH_PATTERN, self.likely[pattern.label]
        if pattern.sure or likely >= least:
            return ""
        return f"the classifiers rule it out: {likely:.4f} < {least:.4f}, which is {WITH_PATTERN:g} of the threshold"

    def reason(self, label: str) -> str:
        """Why it counts or not, in one line."""
        reading, found = self.parts.reading, self.parts.found
        if label in found and label not in reading.factors:
            return "dropped: the message is about somebody else, of whom only what is urgent is kept"
        if label in self.parts.across:
            return "only together with the messages before it"
        if label in found and found[label].source.startswith("rule:"):
            return f"brought along by {found[label].source.removeprefix('rule:')}"
        return self._urgent(label) if label in self.kinds.urgent else self._other(label)

    def _urgent(self, label: str) -> str:
        limit, likely = self.threshold(label), self.likely[label]
        best = max(self.kinds.urgent, key=lambda kind: self.likely[kind])
        pattern = self.parts.matches[label][0].pattern if label in self.parts.matches else None
        out = self.ruled_out(pattern) if pattern else ""
        if pattern and not out:
            sure = "counts whatever the classifiers say" if pattern.sure else f"{likely:.3f} does not rule it out"
            return f"pattern {pattern.id}, {sure}"
        if self.together >= limit and likely >= self.likely[best] * BESIDE_THE_BEST:
            beside = "the likeliest" if label == best else f"at least {BESIDE_THE_BEST:g} of {best}"
            return f"urgent kinds together {self.together:.3f} ≥ {limit:.3f}, and it is {beside}"
        if label in self.plain:
            return self._plainly(label)
        if self.together < limit:
            why_not = f"urgent kinds together {self.together:.3f} < {limit:.3f}{self._raised(self.least_urgent)}"
        else:
            why_not = f"{likely:.3f} is less than {BESIDE_THE_BEST:g} of {best} ({self.likely[best]:.3f})"
        return f"{why_not}; pattern {pattern.id}: {out}" if pattern else why_not

    def _other(self, label: str) -> str:
        limit, likely = self.threshold(label), self.likely[label]
        if likely >= limit:
            return f"{likely:.3f} ≥ {limit:.3f}"
        if label in self.plain:
            return self._plainly(label)
        shown = "never counts here" if limit >= NEVER else f"{likely:.3f} < {limit:.3f}"
        return shown + self._raised(self.least_other)

    def _plainly(self, label: str) -> str:
        limit = PLAIN_URGENT if label in self.kinds.urgent else PLAIN
        return f"one clause of a long message says it plainly: {self.plain[label][0]:.3f} ≥ {limit:g}"

    def _raised(self, least: float) -> str:
        return " (raised, see caution)" if least else ""

    @property
    def caution(self) -> str:
        """Why more is asked of this message; empty where it is not."""
        return caution_in_words(self.parts.answers, self.parts.pieces.text)

    def urgent(self) -> UrgentWhy:
        """The urgent kinds together."""
        reading = self.parts.reading
        outcome = "urgent" if reading.urgent else "doubt" if reading.doubt else "nothing"
        return UrgentWhy(
            together=self.together,
            threshold=self.limits.urgent,
            raised_to=max(self.limits.urgent, self.least_urgent),
            doubt=self.limits.doubt,
            caution=self.caution,
            outcome=outcome,
            reason=self._outcome(outcome),
        )

    def _outcome(self, outcome: str) -> str:
        limit, doubt, together = max(self.limits.urgent, self.least_urgent), self.limits.doubt, self.together
        if outcome == "urgent":
            if together >= limit:
                return f"{together:.3f} ≥ {limit:.3f}"
            return f"not by the odds ({together:.3f} < {limit:.3f}): see the reason of each kind"
        if outcome == "doubt":
            return f"between twijfel {doubt:.3f} and dringend {limit:.3f}: one mild question"
        if together >= doubt and self.least_urgent:
            return f"{together:.3f} < {limit:.3f}, and where more is asked there is no doubt either"
        return f"{together:.3f} < twijfel {doubt:.3f}"

    def about(self) -> str:
        """Why the message was read as about this person."""
        parts, reading = self.parts, self.parts.reading
        patterns = [parts.matches[kind][0].pattern for kind in reading.urgent if kind in parts.matches]
        says = next((p for p in patterns if p.about), None)
        if says:
            return f"pattern {says.id} says so"
        if reading.urgent and speaker.subject(parts.pieces.whole):
            return "its words name such a person and not the writer"
        if parts.found and parts.answers.about == "none":
            return "something counts and nobody is named: then it is the writer"
        return "classifiers"

    def intent(self) -> str:
        """Why the intent has its confidence."""
        answered = self.parts.answers.intent_confidence
        if self.parts.reading.intent_confidence < answered:
            return f"nonsense or a command: the confidence of {answered:.2f} was set to 0"
        return "classifiers"
