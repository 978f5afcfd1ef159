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
FEW_WORDS = 3
_WORD = re.compile(r"[^\W\d_][\w'’]*|\d+\w+", re.UNICODE)
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def language_of(text: str) -> str:
    """The ISO code of the language (nl, en, tr, pl, ar, es, fr, de or pap)."""
    words = [w.lower().replace("’", "'") for w in _WORD.findall(text)]
    if not words:
        return "nl"
    if len(_ARABIC.findall(text)) > len(text) / 4:
        return "ar"
    hits = {code: sum(w in small for w in words) / len(words) for code, small in _function_words().items()}
    dutch = sum(_is_dutch(w) for w in words) / len(words)
    foreign = max((c for c in hits if c != "nl"), key=lambda c: hits[c])
    if len(words) <= FEW_WORDS:
        clear = hits[foreign] >= 0.6 and hits["nl"] == 0 and dutch < 0.5 and len(words) > 1
        return foreign if clear else "nl"
    return _longer(text, hits, dutch, foreign)


def has_known_words(text: str) -> bool:
    """Whether at least one word is Dutch, a small word of a language that is read here, or not in plain letters."""
    words = [w.lower().replace("’", "'") for w in _WORD.findall(text)]
    small = frozenset().union(*_function_words().values())
    return any(w in small or _is_dutch(w) or not w.isascii() for w in words)


def _longer(text: str, hits: dict[str, float], dutch: float, foreign: str) -> str:
    guesses = {_CODES[c.language]: c.value for c in _detector().compute_language_confidence_values(text)}
    scores = {code: guesses.get(code, 0.0) + 3.0 * hits[code] for code in hits}
    scores["nl"] += 1.2 * dutch + 0.25
    best = max(scores, key=lambda c: scores[c])
    if best != "nl" and dutch >= 0.75 and hits[best] <= hits["nl"]:
        return "nl"
    return best


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
