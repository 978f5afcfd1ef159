"""In which language a message is. Dutch unless there is good reason to think otherwise.

Nobody who types one or two words of Dutch is sent away as foreign: lingua alone calls "ja" Polish and "hoi"
French. Three sources settle it: the script, small words per language (data), and lingua's quick model.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import simplemma
import yaml
from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from language.arabic_in_latin import PARTICLES, looks_arabic
from language.shorthand import shorthand

DATA = Path(__file__).parent / "data" / "function_words.yml"
_CODES = {
    Language.DUTCH: "nl",
    Language.ENGLISH: "en",
    Language.TURKISH: "tr",
    Language.POLISH: "pl",
    Language.ARABIC: "ar",
    Language.SPANISH: "es",
    Language.FRENCH: "fr",
    Language.GERMAN: "de",
}
NOT_KNOWN_TO_LINGUA = ("ar", "pap")
"""Arabic in Latin letters and Papiaments: small words alone speak for these, so nobody may vote against them."""
FEW_WORDS = 3
SURE = 0.95
"""What lingua must say of three words, beside a word or a letter that no other language has."""
_WORD = re.compile(r"[^\W\d_][\w'’]*|\d+\w+", re.UNICODE)
_LETTERS = {"pl": re.compile("[ąęłśźżćń]"), "tr": re.compile("[ğşı]"), "de": re.compile("ß")}
"""Letters that no other of these languages has."""
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def language_of(text: str) -> str:
    """The ISO code of the language (nl, en, tr, pl, ar, es, fr, de or pap)."""
    words = _words_of(text)
    if not words:
        return "nl"
    if len(_ARABIC.findall(text)) > len(text) / 4:
        return "ar"
    hits = _hits(words)
    return _longer(text, words, hits) if len(words) > FEW_WORDS else _short(text, words, hits)


def has_known_words(text: str) -> bool:
    """Whether at least one word is Dutch, a small word of a language that is read here, or not in plain letters."""
    words = _words_of(text)
    small = frozenset().union(*_function_words().values())
    return any((w in small and len(w) > 1) or _is_dutch(w) or not w.isascii() for w in words)


def _words_of(text: str) -> list[str]:
    return [w.lower().replace("’", "'") for w in _WORD.findall(text)]


def _hits(words: list[str]) -> dict[str, float]:
    """Per language the share of the words that speak for it."""
    small = _function_words()
    counts = {code: sum(w in small[code] for w in words) for code in small}
    if len(words) > FEW_WORDS:  # "Ayşe Yılmaz" is a name
        counts = {code: count + sum(_has_letters_of(code, w) for w in words) for code, count in counts.items()}
    counts["ar"] += sum(w not in small["ar"] and looks_arabic(w, _is_dutch) for w in words)
    if counts["ar"] > 1:
        counts["ar"] += sum(w in PARTICLES for w in words)
    return {code: count / len(words) for code, count in counts.items()}


def _short(text: str, words: list[str], hits: dict[str, float]) -> str:
    """Dutch, unless most words are small words of another language, or three words have nothing Dutch at all."""
    dutch = sum(_is_dutch(w) for w in words) / len(words)
    foreign = max((c for c in hits if c != "nl"), key=lambda c: hits[c])
    if hits[foreign] >= 0.6 and hits["nl"] == 0 and dutch < 0.5 and len(words) > 1:
        return foreign
    if len(words) < FEW_WORDS or dutch or text.istitle():
        return "nl"
    votes = _votes(text)
    best = max(votes, key=lambda c: votes[c])
    sure = votes[best] >= SURE and (hits[best] > 0 or any(_has_letters_of(best, w) for w in words))
    return best if sure else "nl"


def _longer(text: str, words: list[str], hits: dict[str, float]) -> str:
    votes = _votes(text)
    scores = {code: votes.get(code, 0.0) + 3.0 * hits[code] for code in hits}
    strongest = max((c for c in hits if c not in NOT_KNOWN_TO_LINGUA), key=lambda c: scores[c])
    for code in NOT_KNOWN_TO_LINGUA:
        if hits[code] > hits[strongest]:
            scores[code] = 3.0 * hits[code] + votes[strongest]
    best = max((c for c in scores if c != "nl"), key=lambda c: scores[c])
    shared = _function_words()[best] - _function_words()["nl"]
    dutch = sum(_is_dutch(w) and w not in shared for w in words) / len(words)
    if scores["nl"] + 1.2 * dutch + 0.25 >= scores[best] or (dutch >= 0.75 and hits[best] <= hits["nl"]):
        return "nl"
    return best


def _votes(text: str) -> dict[str, float]:
    """How sure lingua is of each language that it knows."""
    return {_CODES[c.language]: c.value for c in _detector().compute_language_confidence_values(text)}


def _has_letters_of(code: str, word: str) -> bool:
    return code in _LETTERS and word not in _function_words()[code] and bool(_LETTERS[code].search(word))


def _is_dutch(word: str) -> bool:
    return word in shorthand() or word in _function_words()["nl"] or simplemma.is_known(word, lang="nl")


@lru_cache(maxsize=1)
def _function_words() -> dict[str, frozenset[str]]:
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return {code: frozenset(str(w).lower() for w in words) for code, words in data.items()}


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    # The quick model takes 15 MB instead of 230 MB.
    return LanguageDetectorBuilder.from_languages(*_CODES).with_low_accuracy_mode().build()
