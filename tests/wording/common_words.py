"""Which Dutch words everybody knows: the 5,000 most frequent ones by wordfreq, their forms, and compounds of two.

A word counts as known where the word itself, its dictionary form (simplemma) or the word without its small ending
("kindje") is among them, or where it can be cut into two known parts ("bellijst" is "bel" and "lijst"). Who knows
both parts does not yet know what a "wijkteam" is: a compound that names an institution or its papers is not common.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import simplemma
import yaml
from pydantic import BaseModel, ConfigDict

DATA = Path(__file__).parent / "common_words.yml"
MOST_FREQUENT = 5_000
SHORTEST_PART = 3
_LINKS = ("", "s", "e", "en", "n")
"""Between the parts of a compound: "hulpverlener", "bedrijfsarts", "zwangerenzorg"."""
_SMALL = ("etjes", "etje", "tjes", "tje", "pjes", "pje", "jes", "je")
_PARTICLES = ("af", "in", "na", "om", "op")
"""Before a verb: "opschrijven", "invullen"."""


class WordLists(BaseModel):
    """The words of ``common_words.yml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nooit_een_deel: frozenset[str]
    instelling: frozenset[str]


@cache
def word_lists() -> WordLists:
    """The words. Raises pydantic's ValidationError where the file does not fit."""
    return WordLists.model_validate(yaml.safe_load(DATA.read_text(encoding="utf-8")))


def is_common(word: str) -> bool:
    """Whether the word is one of the frequent ones, a form of one, or a compound of two."""
    word = word.lower().replace("’", "'")
    parts = word.split("-")
    return _known(word) or _is_compound(word) or (len(parts) > 1 and all(map(_known_or_compound, parts)))


def uncommon(words: list[str]) -> list[str]:
    """The words that are not common, in small letters, each once; numbers are left out."""
    lower = dict.fromkeys(word.lower() for word in words if word.isalpha() or "-" in word or "'" in word)
    return [word for word in lower if not any(sign.isdigit() for sign in word) and not is_common(word)]


def _known_or_compound(part: str) -> bool:
    return len(part) < 2 or _known(part) or _is_compound(part)


@cache
def _known(word: str) -> bool:
    forms = {word, dictionary_form(word), *_without_small_ending(word)}
    return not _frequent().isdisjoint(forms)


def _without_small_ending(word: str) -> set[str]:
    return {word.removesuffix(end) for end in _SMALL if word.endswith(end) and len(word) - len(end) >= SHORTEST_PART}


@cache
def _is_compound(word: str) -> bool:
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    if word.startswith("on") and _is_part(word[2:]):
        return True
    return _verb_with_particle(word) or any(_halves_known(word, cut) for cut in cuts)


def _verb_with_particle(word: str) -> bool:
    """ "opschrijven", "invullen": a particle of two letters before a known verb."""
    verb = dictionary_form(word)
    return word[:2] in _PARTICLES and verb[:2] == word[:2] and verb.endswith("en") and _is_part(verb[2:])


def _halves_known(word: str, cut: int) -> bool:
    left, right = word[:cut], word[cut:]
    lefts = {left.removesuffix(link) for link in _LINKS if left.endswith(link)}
    return right not in word_lists().instelling and _is_part(right) and any(_is_part(one) for one in lefts)


def _is_part(part: str) -> bool:
    return len(part) >= SHORTEST_PART and part not in word_lists().nooit_een_deel and _known(part)


@cache
def dictionary_form(word: str) -> str:
    """The form in which a dictionary has the word, by simplemma: "gewist" is a form of "wissen"."""
    return str(simplemma.lemmatize(word, lang="nl")).lower()


@cache
def _frequent() -> frozenset[str]:
    """The frequent words with their dictionary forms."""
    from wordfreq import top_n_list  # a library for development only

    top = [word for word in top_n_list("nl", MOST_FREQUENT) if not word.isdigit()]
    return frozenset(top) | {dictionary_form(word) for word in top}
