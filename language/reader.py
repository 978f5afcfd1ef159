"""Reads one message: splits it, asks the classifier, looks for patterns, settles negation and speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from language import speaker
from language.brought_along import bring_along
from language.caution import DOUBTED, LIKELY, caution, may_answer
from language.dutch import Dutch
from language.fingerprint import is_trained, reader_folder
from language.kinds import Kinds, kinds_of_catalogue
from language.languages import has_known_words, language_of
from language.mixture import Answers, Mixture, any_of, in_the_light_of
from language.negation import denied
from language.parts import Parts
from language.patterns import Match, Pattern, Patterns, shared_patterns
from language.person import Person, person_in
from language.pieces import Pieces
from language.places import place_in
from language.reading import Evidence, Reading
from language.substances import substances_in

LONGEST = 2000
"""Characters that are read; the gateway lets no more through."""
WITH_PATTERN = 0.2
"""A pattern counts where the classifier gives its label at least this share of the urgent threshold."""
MANY_CLAUSES = 2
PLAIN, PLAIN_URGENT = 0.5, 0.7
"""How likely a label must be in one clause of a long message to count whatever the whole says."""
DOUBT, DOUBTFUL = "twijfel", 0.3
"""Below this, without a pattern, the first sentence of the answer is put mildly: it may be a false alarm."""
BESIDE_THE_BEST = 0.5
"""A second urgent kind counts where it is at least this likely, as a share of the likeliest."""
JOINED = 0.5
"""How sure the classifier must be about messages read as one."""
WORTH_A_LOOK = 0.3
MOST_WORDS_OF_AN_ANSWER = 7
"""A longer text says by itself what it says."""
MOST_WORDS_OF_A_PIECE = 8
"""A message that was cut into pieces has short pieces; longer ones stand by themselves."""
NO_PHASE = "none"


class Reader:
    """Understands a message. Loading takes about three seconds, reading a few milliseconds."""

    def __init__(self, mixture: Mixture, kinds: Kinds, dutch: Dutch, patterns: Patterns) -> None:
        self.mixture = mixture
        self.kinds = kinds
        self.patterns = patterns
        self._dutch = dutch

    @classmethod
    def load(cls, folder: Path | None = None) -> Reader:
        """The trained reader; trains it first where its data changed and no folder is given."""
        if folder is None and is_trained():
            folder = reader_folder()
        if folder is None:
            from language.training import ensure_reader

            folder = ensure_reader()
        return cls(Mixture.load(folder), kinds_of_catalogue(), Dutch.load(), shared_patterns())

    def read(self, text: str, before: Sequence[str] = (), asked: str = "") -> Reading:
        """What ``text`` says.

        ``before``: the parent's previous messages, oldest first (two short ones are used).
        ``asked``: the question that the text answers; a short answer is read in its light.
        """
        return self.parts(text, before, asked).reading

    def parts(self, text: str, before: Sequence[str] = (), asked: str = "") -> Parts:
        """The same reading with every step that led to it."""
        text = text[:LONGEST]
        pieces = Pieces.of(text, self._dutch)
        question = _question(pieces, asked or (before[-1] if before else ""))
        answers = self._answers(pieces, question)
        matches = self._matches(pieces)
        found = self._factors(pieces, answers, matches)
        across = self._across(before, text, found)
        found |= across
        reading = self._reading(pieces, answers, matches, found, person_in(pieces.text, question))
        return Parts(pieces, question, answers, matches, across, found, reading)

    def _answers(self, pieces: Pieces, question: str) -> Answers:
        alone = self.mixture.answer(pieces.text, pieces.segments)
        if not question or not may_answer(alone):
            return alone
        return in_the_light_of(alone, self.mixture.answer(pieces.text, pieces.segments, question), self.kinds)

    def probabilities(self, text: str, labels: Sequence[str], asked: str = "") -> npt.NDArray[np.float32]:
        """How likely each of ``labels`` is in a message, before any threshold; for choosing thresholds."""
        pieces = Pieces.of(text[:LONGEST], self._dutch)
        answers = self._answers(pieces, _question(pieces, asked))
        likely = dict(zip(answers.labels, answers.factors))
        return np.array([likely[label] for label in labels], dtype=np.float32)

    # --- factors --------------------------------------------------------------------------------------------

    def _factors(
        self, pieces: Pieces, answers: Answers, matches: Mapping[str, tuple[Match, str]]
    ) -> dict[str, Evidence]:
        likely = dict(zip(answers.labels, (float(p) for p in answers.factors)))
        plain = self.plain_in_a_clause(pieces, answers)
        limits = self.mixture.thresholds
        least_urgent, least_other = caution(answers, pieces.text)
        counts = self._urgent_kinds(likely, matches, max(limits.urgent, least_urgent))
        others = self.kinds.risk + self.kinds.protective
        counts += [k for k in others if likely[k] >= max(limits.of(k), least_other)]
        counts += [k for k in self.kinds.all if k in plain and k not in counts]
        found = {}
        for label in counts:
            if label in matches:
                match, words = matches[label]
                found[label] = Evidence(label, words, f"pattern:{match.pattern.id}", likely[label])
            elif label in plain:
                found[label] = Evidence(label, plain[label][1], "model", plain[label][0])
            else:
                words = _words(pieces, likely[label], answers.clauses[:, answers.labels.index(label)])
                found[label] = Evidence(label, words, "model", likely[label])
        return found

    def plain_in_a_clause(self, pieces: Pieces, answers: Answers) -> dict[str, tuple[float, str]]:
        """Label → probability and words, where one clause of a long message says it plainly by itself.

        Somebody who tells everything at once says each thing in a few words, which the whole drowns.
        """
        if len(pieces.clauses) < MANY_CLAUSES:
            return {}
        found = {}
        for column, label in enumerate(answers.labels):
            row = int(answers.clauses[:, column].argmax())
            limit = PLAIN_URGENT if label in self.kinds.urgent else PLAIN
            if answers.clauses[row, column] >= limit:
                found[label] = (float(answers.clauses[row, column]), pieces.clauses[row].text)
        return found

    def _urgent_kinds(
        self, likely: Mapping[str, float], matches: Mapping[str, tuple[Match, str]], threshold: float
    ) -> list[str]:
        """The kinds that count: by their odds together, or by a pattern that the classifier does not rule out."""
        kinds = self.kinds.urgent
        patterns = {k: matches[k][0].pattern for k in kinds if k in matches}
        counts = [k for k, p in patterns.items() if p.sure or likely[k] >= threshold * WITH_PATTERN]
        if any_of(np.array([likely[k] for k in kinds], dtype=np.float32)) >= threshold:
            best = max(likely[k] for k in kinds)
            counts += [k for k in kinds if likely[k] >= best * BESIDE_THE_BEST and k not in counts]
        return counts

    def _only_strengths(self, found: Mapping[str, Evidence]) -> bool:
        """Who tells only of what goes well is not asked whether something is wrong."""
        return bool(found) and all(label in self.kinds.protective for label in found)

    def _doubt(self, answers: Answers, text: str) -> tuple[str, ...]:
        """The likeliest kind, where nothing is urgent enough to say so but it is too likely to pass over."""
        likely = {k: float(answers.factors[answers.labels.index(k)]) for k in self.kinds.urgent}
        least_urgent, _ = caution(answers, text)
        together = any_of(np.array(list(likely.values()), dtype=np.float32))
        elsewhere = answers.intent not in DOUBTED and answers.intent_confidence >= LIKELY
        if least_urgent or elsewhere or together < self.mixture.thresholds.doubt:
            return ()
        return (max(likely, key=lambda kind: likely[kind]),)

    def _matches(self, pieces: Pieces) -> dict[str, tuple[Match, str]]:
        found: dict[str, tuple[Match, str]] = {}
        for clause, tokens in pieces.read_for_patterns():
            for match in self.patterns.find(tokens):
                if match.pattern.negatable and denied(tokens, match.first, match.last):
                    continue
                known = found.get(match.pattern.label)
                if known is None or (match.pattern.sure and not known[0].pattern.sure):
                    found[match.pattern.label] = (match, clause.text)
        return found

    def _across(self, before: Sequence[str], text: str, alone: Mapping[str, Evidence]) -> dict[str, Evidence]:
        """What two messages say together that neither says alone: a message that was cut in two."""
        if not before or any(label in alone for label in self.kinds.urgent):
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
            if label in self.kinds.urgent
            and label not in known
            and (evidence.source.startswith("pattern") or (evidence.probability or 0.0) >= JOINED)
        }

    def _may_be_urgent(self, text: str) -> bool:
        """By patterns and n-grams alone, in a millisecond: most messages need no second reading."""
        pieces = Pieces.of(text, self._dutch)
        quick = self.mixture.quick_answer(text)
        odds = [float(p) for label, p in zip(quick.labels, quick.factors) if label in self.kinds.urgent]
        return max(odds, default=0.0) >= WORTH_A_LOOK or any(k in self.kinds.urgent for k in self._matches(pieces))

    def _read_factors(self, text: str) -> dict[str, Evidence]:
        pieces = Pieces.of(text, self._dutch)
        answers = self.mixture.answer(pieces.text, pieces.segments)
        return self._factors(pieces, answers, self._matches(pieces))

    # --- the rest -------------------------------------------------------------------------------------------

    def _reading(
        self,
        pieces: Pieces,
        answers: Answers,
        matches: Mapping[str, tuple[Match, str]],
        found: dict[str, Evidence],
        person: Person,
    ) -> Reading:
        urgent = tuple(k for k in self.kinds.urgent if k in found)
        patterns = {k: matches[k][0].pattern for k in urgent if k in matches}
        about = next((p.about for p in patterns.values() if p.about), None)
        about = about or (speaker.subject(pieces.whole) if urgent else None) or answers.about
        if found and about == "none":
            about = "self"
        if about != "other":
            bring_along(found, about, substances_in(pieces.whole))
        else:
            found = {k: e for k, e in found.items() if k in urgent}
        place = place_in(pieces.text)
        nonsense = not found and (
            pieces.text.lstrip().startswith(("/", "∕")) or (len(pieces.whole) > 1 and not has_known_words(pieces.text))
        )
        return Reading(
            urgent=urgent,
            risk=tuple(k for k in self.kinds.risk if k in found),
            protective=tuple(k for k in self.kinds.protective if k in found),
            about=about,
            time=answers.time,
            lang=language_of(pieces.text),
            phase=person.phase or (None if answers.phase == NO_PHASE else answers.phase),
            weeks=person.weeks,
            child_months=person.child_months,
            role=person.role,
            region=place.region if place else None,
            municipality=place.municipality if place else None,
            intent=answers.intent,
            intent_confidence=0.0 if nonsense else answers.intent_confidence,
            aspects=_aspects(urgent, patterns, found),
            doubt=() if urgent or self._only_strengths(found) else self._doubt(answers, pieces.text),
            barriers=tuple(k for k in matches if k not in self.kinds.all),
            why=tuple(found[k] for k in self.kinds.all if k in found),
        )


def _question(pieces: Pieces, asked: str) -> str:
    """In the light of what a text is read: a longer one says by itself what it says."""
    return asked if len(pieces.text.split()) <= MOST_WORDS_OF_AN_ANSWER else ""


def _words(pieces: Pieces, whole: float, clauses: npt.NDArray[np.float32]) -> str:
    """The clause that says it, or the whole message where no clause alone does."""
    if len(clauses) < 2 or clauses.max() < whole * 0.5:
        return pieces.text.strip()
    return pieces.clauses[int(clauses.argmax())].text


def _aspects(
    urgent: Sequence[str], patterns: Mapping[str, Pattern], found: Mapping[str, Evidence]
) -> dict[str, str]:
    """What each urgent kind is about, by its pattern; ``twijfel`` where the classifier alone thinks so, hardly."""
    aspects = {k: p.aspect for k, p in patterns.items() if p.aspect}
    for kind in urgent:
        if found[kind].source == "model" and (found[kind].probability or 0.0) < DOUBTFUL:
            aspects[kind] = DOUBT
    return aspects
