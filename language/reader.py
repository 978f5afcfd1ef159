"""Reads one message: splits it, asks the classifier, looks for patterns, settles negation and speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from language import speaker
from language.clauses import Clause, split
from language.dutch import Dutch, Token
from language.fingerprint import is_trained, reader_folder
from language.kinds import Kinds, kinds_of_catalogue
from language.languages import has_known_words, language_of
from language.mixture import Answers, Mixture, any_of
from language.negation import denied
from language.patterns import Match, Pattern, Patterns, shared_patterns
from language.places import place_in
from language.reading import Evidence, Reading
from language.substances import substances_in

LONGEST = 2000
"""Characters that are read; the gateway lets no more through."""
WITH_PATTERN = 0.1
"""A pattern counts where the classifier gives its label at least this share of the urgent threshold."""
WHEN_IT_ONLY_STEERS = 0.5
MOST_STEERING_WORDS = 5
SURELY, LIKELY, NEVER = 0.9, 0.5, 1.1
TELLING = frozenset({"vertelt", "hulp_nu", "weet_niet", "wie_ik_ben", "hulp_zoeken", "boos", "mens_graag"})
"""Intents behind which something urgent may well stand."""
MANY_CLAUSES = 3
PLAIN, PLAIN_URGENT = 0.6, 0.6
"""How likely a label must be in one clause of a long message to count whatever the whole says."""
DOUBT, DOUBTFUL = "twijfel", 0.3
"""Below this, without a pattern, the first sentence of the answer is put mildly: it may be a false alarm."""
BESIDE_THE_BEST = 0.5
"""A second urgent kind counts where it is at least this likely, as a share of the likeliest."""
JOINED = 0.5
"""How sure the classifier must be about messages read as one."""
WORTH_A_LOOK = 0.3
MOST_WORDS_OF_A_PIECE = 8
"""A message that was cut into pieces has short pieces; longer ones stand by themselves."""
FEW_WORDS, WITH_FEW_WORDS = 3, 0.3
"""A fragment without a pattern ("mijn vrouw", "niemand") needs more to be called urgent."""
NO_PHASE = "none"


BROUGHT_ALONG: Mapping[str, tuple[str, ...]] = {
    "dak_of_thuisloos": ("woonproblemen",),
    "acute_psychische_nood": ("psychische_klachten",),
}
"""The definition's reading rules: an urgent kind in the speaker's own situation brings a risk factor."""
SUBSTANCES = ("alcohol", "drugs_of_medicijnen")


class Reader:
    """Understands a message. Loading takes about three seconds, reading a few milliseconds."""

    def __init__(self, mixture: Mixture, kinds: Kinds, dutch: Dutch, patterns: Patterns) -> None:
        self._mixture = mixture
        self._kinds = kinds
        self._dutch = dutch
        self._patterns = patterns

    @classmethod
    def load(cls, folder: Path | None = None) -> Reader:
        """The trained reader; trains it first where its data changed and no folder is given."""
        if folder is None and is_trained():
            folder = reader_folder()
        if folder is None:
            from language.training import ensure_reader

            folder = ensure_reader()
        return cls(Mixture.load(folder), kinds_of_catalogue(), Dutch.load(), shared_patterns())

    def read(self, text: str, before: Sequence[str] = ()) -> Reading:
        """What ``text`` says. ``before``: the parent's previous messages, oldest first (two short ones are used)."""
        text = text[:LONGEST]
        pieces = _Pieces.of(text, self._dutch)
        answers = self._mixture.answer(pieces.text, pieces.clause_texts)
        matches = self._matches(pieces)
        found = self._factors(pieces, answers, matches)
        found |= self._across(before, text, found)
        return self._reading(pieces, answers, matches, found)

    def probabilities(self, text: str, labels: Sequence[str]) -> npt.NDArray[np.float32]:
        """How likely each of ``labels`` is in a message, before any threshold; for choosing thresholds."""
        pieces = _Pieces.of(text[:LONGEST], self._dutch)
        answers = self._mixture.answer(pieces.text, pieces.clause_texts)
        likely = dict(zip(answers.labels, answers.factors))
        return np.array([likely[label] for label in labels], dtype=np.float32)

    # --- factors --------------------------------------------------------------------------------------------

    def _factors(
        self, pieces: _Pieces, answers: Answers, matches: Mapping[str, tuple[Match, str]]
    ) -> dict[str, Evidence]:
        likely = dict(zip(answers.labels, (float(p) for p in answers.factors)))
        plain = self._plain_in_a_clause(pieces)
        limits = self._mixture.thresholds
        least_urgent, least_other = _caution(answers, pieces.text)
        counts = self._urgent_kinds(likely, matches, max(limits.urgent, least_urgent))
        others = self._kinds.risk + self._kinds.protective
        counts += [k for k in others if likely[k] >= max(limits.of(k), least_other)]
        counts += [k for k in self._kinds.all if k in plain and k not in counts]
        found = {}
        for label in counts:
            if label in matches:
                match, words = matches[label]
                found[label] = Evidence(label, words, f"pattern:{match.pattern.id}", likely[label])
            elif label in plain:
                found[label] = Evidence(label, plain[label][1], "model", plain[label][0])
            else:
                words = _words(pieces, answers.pieces[:, answers.labels.index(label)])
                found[label] = Evidence(label, words, "model", likely[label])
        return found

    def _plain_in_a_clause(self, pieces: _Pieces) -> dict[str, tuple[float, str]]:
        """Label → probability and words, where one clause of a long message says it plainly by itself.

        Somebody who tells everything at once says each thing in a few words, which the whole drowns.
        """
        if len(pieces.clauses) < MANY_CLAUSES:
            return {}
        odds = self._mixture.answer_each(pieces.clause_texts)
        found = {}
        for column, label in enumerate(self._mixture.labels):
            row = int(odds[:, column].argmax())
            limit = PLAIN_URGENT if label in self._kinds.urgent else PLAIN
            if odds[row, column] >= limit:
                found[label] = (float(odds[row, column]), pieces.clauses[row].text)
        return found

    def _urgent_kinds(
        self, likely: Mapping[str, float], matches: Mapping[str, tuple[Match, str]], threshold: float
    ) -> list[str]:
        """The kinds that count: by their odds together, or by a pattern that the classifier does not rule out."""
        kinds = self._kinds.urgent
        patterns = {k: matches[k][0].pattern for k in kinds if k in matches}
        counts = [k for k, p in patterns.items() if p.sure or likely[k] >= threshold * WITH_PATTERN]
        if any_of(np.array([likely[k] for k in kinds], dtype=np.float32)) >= threshold:
            best = max(likely[k] for k in kinds)
            counts += [k for k in kinds if likely[k] >= best * BESIDE_THE_BEST and k not in counts]
        return counts

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
        short = [one for one in before[-2:] if len(one.split()) <= MOST_WORDS_OF_A_PIECE]
        if len(text.split()) > MOST_WORDS_OF_A_PIECE or short[-1:] != list(before[-1:]):
            return {}
        earlier = " ".join(short)
        if not self._may_be_urgent(f"{earlier} {text}"):
            return {}
        together = self._read_factors(f"{earlier} {text}")
        known = {label for part in {earlier, *short} for label in self._read_factors(part)}
        return {
            label: Evidence(label, text, evidence.source, evidence.probability)
            for label, evidence in together.items()
            if label in self._kinds.urgent
            and label not in known
            and (evidence.source.startswith("pattern") or (evidence.probability or 0.0) >= JOINED)
        }

    def _may_be_urgent(self, text: str) -> bool:
        """By patterns and n-grams alone, in a millisecond: most messages need no second reading."""
        pieces = _Pieces.of(text, self._dutch)
        quick = self._mixture.quick_answer(text)
        odds = [float(p) for label, p in zip(quick.labels, quick.factors) if label in self._kinds.urgent]
        return max(odds, default=0.0) >= WORTH_A_LOOK or any(k in self._kinds.urgent for k in self._matches(pieces))

    def _read_factors(self, text: str) -> dict[str, Evidence]:
        pieces = _Pieces.of(text, self._dutch)
        answers = self._mixture.answer(pieces.text, pieces.clause_texts)
        return self._factors(pieces, answers, self._matches(pieces))

    # --- the rest -------------------------------------------------------------------------------------------

    def _reading(
        self,
        pieces: _Pieces,
        answers: Answers,
        matches: Mapping[str, tuple[Match, str]],
        found: dict[str, Evidence],
    ) -> Reading:
        urgent = tuple(k for k in self._kinds.urgent if k in found)
        patterns = {k: matches[k][0].pattern for k in urgent if k in matches}
        about = next((p.about for p in patterns.values() if p.about), None)
        about = about or (speaker.subject(pieces.whole) if urgent else None) or answers.about
        if found and about == "none":
            about = "self"
        if about != "other":
            _bring_along(found, about, substances_in(pieces.whole))
        else:
            found = {k: e for k, e in found.items() if k in urgent}
        place = place_in(pieces.text)
        nonsense = not found and (
            pieces.text.lstrip().startswith(("/", "∕")) or (len(pieces.whole) > 1 and not has_known_words(pieces.text))
        )
        return Reading(
            urgent=urgent,
            risk=tuple(k for k in self._kinds.risk if k in found),
            protective=tuple(k for k in self._kinds.protective if k in found),
            about=about,
            time=answers.time,
            lang=language_of(pieces.text),
            phase=None if answers.phase == NO_PHASE else answers.phase,
            region=place.region if place else None,
            municipality=place.municipality if place else None,
            intent=answers.intent,
            intent_confidence=0.0 if nonsense else answers.intent_confidence,
            aspects=_aspects(urgent, patterns, found),
            barriers=tuple(k for k in matches if k not in self._kinds.all),
            why=tuple(found[k] for k in self._kinds.all if k in found),
        )

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

    @property
    def clause_texts(self) -> list[str]:
        """The texts of the clauses."""
        return [c.text for c in self.clauses]

    def read_for_patterns(self) -> list[tuple[Clause, tuple[Token, ...]]]:
        """Each clause; a short message also as a whole, for what is said over a comma."""
        whole = (Clause(self.text, 0, len(self.text)), self.whole)
        if not self.clauses:
            return [whole]
        pairs = list(zip(self.clauses, self.tokens))
        return pairs + [whole] if len(self.whole) <= 25 else pairs


def _caution(answers: Answers, text: str) -> tuple[float, float]:
    """How sure the classifier must at least be about something urgent, and about a factor, in such a message."""
    if _only_steers(answers, text):
        return WHEN_IT_ONLY_STEERS, NEVER
    if _introduces(answers, text):
        return WHEN_IT_ONLY_STEERS, WHEN_IT_ONLY_STEERS
    if len(text.split()) <= FEW_WORDS:
        return WITH_FEW_WORDS, 0.0
    return 0.0, 0.0


def _only_steers(answers: Answers, text: str) -> bool:
    """A few words that plainly steer the talk ("ik wil stoppen"): then more is asked before it is called urgent."""
    short = len(text.split()) <= MOST_STEERING_WORDS
    return short and answers.intent not in TELLING and answers.intent_confidence >= SURELY


def _introduces(answers: Answers, text: str) -> bool:
    """Somebody who says who they are ("ik ben 20 weken", "mijn vriendin is zwanger") says little more by it."""
    short = len(text.split()) <= MOST_WORDS_OF_A_PIECE
    return short and answers.intent == "wie_ik_ben" and answers.intent_confidence >= LIKELY


def _words(pieces: _Pieces, odds: npt.NDArray[np.float32]) -> str:
    """The clause that says it, or the whole message where no clause alone does. ``odds``: whole, then clauses."""
    if len(odds) < 2 or odds[1:].max() < odds[0] * 0.5:
        return pieces.text.strip()
    return pieces.clauses[int(odds[1:].argmax())].text


def _aspects(
    urgent: Sequence[str], patterns: Mapping[str, Pattern], found: Mapping[str, Evidence]
) -> dict[str, str]:
    """What each urgent kind is about, by its pattern; ``twijfel`` where the classifier alone thinks so, hardly."""
    aspects = {k: p.aspect for k, p in patterns.items() if p.aspect}
    for kind in urgent:
        if found[kind].source == "model" and (found[kind].probability or 0.0) < DOUBTFUL:
            aspects[kind] = DOUBT
    return aspects


def _bring_along(found: dict[str, Evidence], about: str, named: Sequence[str]) -> None:
    for label, brought in BROUGHT_ALONG.items():
        if label in found:
            for extra in brought:
                found.setdefault(extra, Evidence(extra, found[label].words, f"rule:{label}"))
    if "verslaving" in found and not any(s in found for s in SUBSTANCES):
        words = found["verslaving"].words
        for extra in named or (SUBSTANCES[1],):
            found[extra] = Evidence(extra, words, "rule:verslaving")
    if "medisch_alarm" in found and about == "self":
        found.setdefault(
            "lichamelijke_klachten",
            Evidence("lichamelijke_klachten", found["medisch_alarm"].words, "rule:medisch_alarm"),
        )
