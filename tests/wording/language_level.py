"""Measures how easy a Dutch text is to read: its length, its sentences, its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from support.glossary import load_glossary
from tests.wording.common_words import dictionary_form, uncommon
from tests.wording.parent_texts import every_text
from tests.wording.sentence_shape import is_passive, subordinate_clauses
from tests.wording.sentences import readable, sentences, words


@dataclass(frozen=True)
class Level:
    """What was measured of one text."""

    text: str
    sentences: tuple[str, ...]
    questions: int
    """Question marks, outside the parent's own words."""
    uncommon: tuple[str, ...]
    """Words outside the 5,000 most frequent that no glossary explains; names and numbers are left out."""
    passive: tuple[str, ...]
    """Sentences that leave out who does it."""
    clauses: dict[str, int]
    """Sentence → subordinate clauses, where there is one or more."""

    @property
    def words(self) -> int:
        """How many words somebody reads; the parent's own words count too."""
        return sum(any(map(str.isalnum, word)) for word in self.text.split())

    @property
    def longest(self) -> str:
        """The sentence with the most words; empty where there is none."""
        return max(self.sentences, key=lambda one: len(words(one)), default="")

    @property
    def mean_sentence(self) -> float:
        """Words a sentence."""
        return sum(len(words(one)) for one in self.sentences) / max(1, len(self.sentences))

    @property
    def share_uncommon(self) -> float:
        """Which part of the words is outside the 5,000 and not explained."""
        read = [word.lower() for one in self.sentences for word in words(one)]
        return sum(word in self.uncommon for word in read) / max(1, len(read))


def measure(text: str) -> Level:
    """Measures one Dutch text."""
    found = tuple(sentences(text))
    clauses = {one: subordinate_clauses(one) for one in found}
    return Level(
        text=text,
        sentences=found,
        questions=readable(text).count("?"),
        uncommon=tuple(dict.fromkeys(word for one in found for word in _hard_words(one))),
        passive=tuple(one for one in found if is_passive(one)),
        clauses={one: count for one, count in clauses.items() if count},
    )


def _hard_words(sentence: str) -> list[str]:
    found = words(sentence)
    plain = [word for at, word in enumerate(found) if not _is_name(word, first=at == 0)]
    return [word for word in uncommon(plain) if not _explained(word)]


def _explained(word: str) -> bool:
    """In the glossary, itself or its dictionary form."""
    glossary = load_glossary()
    return any(map(glossary.explanation, (word, dictionary_form(word))))


def _is_name(word: str, *, first: bool) -> bool:
    """A capital within a sentence makes a name; the first word is one only where it is known as a name."""
    return word[:1].isupper() and (not first or word in names())


@cache
def names() -> frozenset[str]:
    """Names of places and organisations: in the names of signposts, or with a capital within a sentence."""
    known = {word for one in every_text() if one.kind == "name" for word in words(one.text)}
    for one in every_text():
        if not one.foreign:
            known |= {word for sentence in sentences(one.text) for word in words(sentence)[1:]}
    return frozenset(word for word in known if word[:1].isupper())
