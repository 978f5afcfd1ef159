"""A text as words, each with what can be said of it alone: a known word, a name of the lists, a capital that counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import simplemma

from language.places import names_of_places
from language.redaction_data import (
    Lists,
    cues,
    lists,
    ordinary_words,
    own_names,
    parents_words,
    plain,
    small,
    sound,
)
from language.redaction_spans import PLACEHOLDER
from language.redaction_spelling import is_misspelt_dutch
from support.signposts import load_directory

_WORD = re.compile(r"[^\W\d_]+(?:\.(?=[^\W\d_]\.))?(?:['’`´-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?\n:;•\"“(]\s*$")
_LEAST_PART = 4
_LINKS = ("", "s", "e", "en", "-")
LEAST_TO_HEAR = 4
"""Letters of a name that is recognised by its sound."""


@dataclass(frozen=True)
class Token:
    """One word of a text."""

    text: str
    start: int
    end: int
    lower: str
    capital: bool
    """Begins with a capital that says something: not at the begin of a sentence, not in a text of only capitals."""
    upper: bool
    """Begins with a capital, whatever it says."""
    opens: bool
    """Stands at the begin of a sentence."""
    gap: str
    """What stands between this word and the next."""


def tokens_of(text: str) -> list[Token]:
    """The words of the text, without placeholders."""
    hidden = PLACEHOLDER.sub(lambda match: "\x00" * len(match.group()), text)
    found = list(_WORD.finditer(hidden))
    shouts = _capitals_say_nothing([match.group() for match in found])
    tokens = []
    for place, match in enumerate(found):
        word = match.group()
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        upper = word[0].isupper()
        opens = place == 0 or bool(_SENTENCE_END.search(hidden[: match.start()]))
        capital = upper and not opens and not shouts and not (len(word) > 3 and word.isupper())
        tokens.append(
            Token(word, match.start(), match.end(), small(word), capital, upper, opens, hidden[match.end() : end])
        )
    return tokens


def _capitals_say_nothing(words: Sequence[str]) -> bool:
    """Whether nearly every word has a capital."""
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


@lru_cache(maxsize=8192)
def is_dutch(word: str) -> bool:
    """Whether a word in small letters is in the dictionary or the list of parents' words, or made of two words."""
    if simplemma.is_known(word, lang="nl") or word in parents_words() or plain(word) in parents_words():
        return True
    if "-" in word:
        return all(is_dutch(part) for part in word.split("-") if part)
    cuts = range(_LEAST_PART, len(word) - 2)
    return any(
        _is_part(word[:cut]) and (_is_part(word[cut:]) or (cut > 4 and word[cut:] in ordinary_words().korte_delen))
        for cut in cuts
    )


def _is_part(part: str) -> bool:
    return any(
        len(part.removesuffix(link)) >= _LEAST_PART and simplemma.is_known(part.removesuffix(link), lang="nl")
        for link in _LINKS
    )


@lru_cache(maxsize=8192)
def is_first_name(word: str) -> bool:
    """Whether a word in small letters is a first name of the lists, with or without the ending of a case."""
    known = lists().first
    if word in known or plain(word) in known:
        return True
    if "'" in word:
        stem, _, ending = word.partition("'")
        return len(stem) > 1 and (stem in known or plain(stem) in known) and len(ending) < 5 and not is_dutch(word)
    if "-" in word:
        return any(len(part) > 2 and is_free_name(part) for part in word.split("-"))
    if is_dutch(word) or len(word) < 5:
        return False
    if word.endswith("s") and word[:-1] in known:
        return True
    endings = own_names().turkse_uitgangen
    return any(word.endswith(ending) and word.removesuffix(ending) in lists().turkish for ending in endings)


@lru_cache(maxsize=8192)
def is_free_name(word: str) -> bool:
    """Whether it is a first name wherever it stands: it means nothing else."""
    if word in never() or plain(word) in never() or not is_first_name(word):
        return False
    return word in usually() or not (is_dutch(word) or len(word) < LEAST_FREE or is_place(word))


LEAST_FREE = 4
"""Letters of a name that needs no sign before it: shorter ones are words in some language."""


def is_our_own(word: str) -> bool:
    """Whether it is one of our own first names, or has the ending of a case behind it."""
    known = lists().own
    endings = ("", *own_names().turkse_uitgangen)
    return "'" in word or any(word.endswith(ending) and word.removesuffix(ending) in known for ending in endings)


@lru_cache(maxsize=8192)
def sounds_as_name(word: str) -> bool:
    """Whether it is no word, and sounds as a longer first name does."""
    return len(word) >= LEAST_TO_HEAR and not is_dutch(word) and word not in never() and sound(word) in lists().sounds


@lru_cache(maxsize=8192)
def is_surname(word: str) -> bool:
    """Whether a word in small letters is a surname of the lists, and not one that never counts."""
    known: Lists = lists()
    return word not in never() and (word in known.surnames or plain(word) in known.surnames)


def mostly_foreign(tokens: Sequence[Token]) -> bool:
    """Whether most words are not Dutch, not even misspelt: capitals and unknown words then say little."""
    words = [token.lower for token in tokens]
    dutch = sum(is_dutch(word) or (len(word) > 3 and is_misspelt_dutch(word)) for word in words)
    return len(words) > 2 and dutch < _LEAST_DUTCH * len(words)


_LEAST_DUTCH = 0.45


def is_place(word: str) -> bool:
    """Whether it is a town."""
    return word in lists().places


@lru_cache(maxsize=1)
def never() -> frozenset[str]:
    """Words that are no name in small letters, wherever they stand."""
    words = ordinary_words()
    return frozenset(words.nooit) | frozenset(word for word in words.blijft if " " not in word) | _small_words()


def _small_words() -> frozenset[str]:
    known = cues()
    before = known.familie + known.familie_elders + known.aanspreking + known.aanspreking_erachter
    return frozenset(known.werkwoorden + known.voorzetsels + known.lidwoorden + before)


@lru_cache(maxsize=1)
def usually() -> frozenset[str]:
    """Words of the dictionary that are a name nearly always."""
    return frozenset(ordinary_words().toch_naam)


@lru_cache(maxsize=1)
def staying() -> frozenset[tuple[str, ...]]:
    """What always stays, as words."""
    signposts = (small(" ".join(_WORD.findall(entry.name))) for entry in load_directory().signposts)
    names = (*ordinary_words().blijft, *signposts, *lists().hospitals, *names_of_places())
    return frozenset(tuple(name.split()) for name in names)


def stays(tokens: Sequence[Token]) -> set[int]:
    """The places of the words that always stay: help, faith, brands, medicines, and towns behind "in"."""
    words = [token.lower for token in tokens]
    kept: set[int] = set()
    for place in range(len(words)):
        if words[place] == "den" and place and words[place - 1] == "van":
            continue  # "marieke van den bosch"
        for length in (5, 4, 3, 2, 1):
            if length == 1 and place and words[place] in cues().heten_ook_zo and words[place - 1] in cues().familie:
                break  # "mijn vriendin april"
            if tuple(words[place : place + length]) in staying():
                kept.update(range(place, place + length))
                break
        if place and words[place - 1] in ("in", "uit", "naar", "te") and is_place(words[place]):
            kept.add(place)
        if (place and words[place - 1] in _SAINTS) or words[max(0, place - 2) : place] in _ILLNESSES:
            kept.add(place)
        if place and words[place] in _LANGUAGES and words[place - 1] in _BEFORE_A_LANGUAGE:
            kept.add(place)
        if tokens[place].gap == "." and words[place + 1 : place + 2] in _WEBSITES:
            kept.add(place)
        for length in (4, 3, 2) if place and words[place - 1] in ("in", "uit", "naar", "te") else ():
            if is_place(" ".join(words[place : place + length])) and len(words) >= place + length:
                kept.update(range(place, place + length))
    return kept


_SAINTS = ("sint", "st")
_ILLNESSES = (["syndroom", "van"], ["ziekte", "van"], ["test", "van"], ["morbus", "van"])
_LANGUAGES = ("frans",)
_BEFORE_A_LANGUAGE = (
    "beetje",
    "spreek",
    "spreekt",
    "spreken",
    "het",
    "goed",
    "leer",
    "leert",
    "geen",
    "wat",
    "alleen",
    "en",
)
_WEBSITES = (["nl"], ["com"], ["org"], ["eu"], ["be"], ["net"])


@lru_cache(maxsize=4096)
def is_done_by_someone(word: str) -> bool:
    """Whether a word in small letters says what the one before it is or does."""
    if word in _doing():
        return True
    if len(word) < 4 or word in cues().geen_werkwoord:
        return False
    if word.endswith("d") and not simplemma.is_known(word, lang="nl"):
        word = word.removesuffix("d") + "t"  # "helpd", "komd"
    if not word.endswith("t"):
        return False
    lemma = simplemma.lemmatize(word, lang="nl")
    return bool(lemma != word and lemma.endswith("n"))


@lru_cache(maxsize=1)
def _doing() -> frozenset[str]:
    return frozenset(cues().werkwoorden)
