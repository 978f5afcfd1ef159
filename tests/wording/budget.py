"""The budget of a text that a parent reads, and what a text that breaks it is told.

What is told is Dutch: whoever corrects a sentence reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field

from tests.wording.common_words import dictionary_form
from tests.wording.language_level import Level, measure
from tests.wording.parent_texts import ParentText
from tests.wording.sentences import words

ALLOWED = Path(__file__).parent / "allowed.yml"

MOST_WORDS = 60
"""In a bubble: what fits on the screen of a phone."""
MOST_WORDS_IN_ANOTHER_LANGUAGE = 100
"""There one bubble says everything: what this is, the numbers, and where to go on."""
MOST_WORDS_ON_A_BUTTON = 9
MOST_QUESTIONS = 1
LONGEST_SENTENCE = 15
MEAN_SENTENCE = 11.0
"""Words a sentence, of a text with more than one."""
MOST_SUBORDINATE = 1
"""Subordinate clauses in one sentence."""
MOST_PASSIVE = 1
"""Passive sentences in one text."""
MOST_UNCOMMON = 0.15
"""Share of the words outside the 5,000 that no glossary explains; one word is allowed in any text."""

Rule = Literal[
    "te_veel_woorden",
    "te_veel_vragen",
    "te_lange_zin",
    "gemiddelde_zin_te_lang",
    "te_veel_bijzinnen",
    "te_veel_lijdend",
    "moeilijk_woord",
    "te_veel_moeilijke_woorden",
]

IN_EVERY_LANGUAGE: tuple[Rule, ...] = ("te_veel_woorden", "te_veel_vragen")
"""The other rules measure Dutch."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OrdinaryWords(_Model):
    """Words that everybody says, though they are not among the 5,000."""

    woorden: tuple[str, ...] = Field(min_length=1)
    waarom: str = Field(min_length=10)


class AllowedText(_Model):
    """A text that may break one rule."""

    tekst: str = Field(min_length=10)
    """The beginning of the text."""
    regel: Rule
    waarom: str = Field(min_length=10)


class Allowed(_Model):
    """The whole of ``allowed.yml``."""

    gewone_woorden: tuple[OrdinaryWords, ...] = ()
    uitzonderingen: tuple[AllowedText, ...] = ()


@lru_cache(maxsize=1)
def allowed() -> Allowed:
    """The exceptions, each with its reason. Raises pydantic's ValidationError where the file does not fit."""
    return Allowed.model_validate(yaml.safe_load(ALLOWED.read_text(encoding="utf-8")))


@cache
def level_of(text: str) -> Level:
    """What was measured of a text, once."""
    return measure(text)


def broken(text: ParentText, rule: Rule) -> list[str]:
    """What the text is told about this rule, without what is allowed; nothing where it keeps to it."""
    if text.kind == "name" or (text.foreign and rule not in IN_EVERY_LANGUAGE) or _excepted(text.text, rule):
        return []
    return [f"{text}: {told}" for told in _RULES[rule](text, level_of(text.text))]


def breaks(text: str, rule: Rule) -> bool:
    """Whether a bubble with this text breaks the rule, exceptions or not."""
    return any(_RULES[rule](ParentText("", "", text), level_of(text)))


def rules() -> tuple[Rule, ...]:
    """All rules."""
    return get_args(Rule)


def ordinary_word(word: str) -> str | None:
    """The ordinary word of ``allowed.yml`` that this is (a form of), or None."""
    forms = (word, dictionary_form(word), word.removesuffix("e"))
    return next((form for form in forms if form in ordinary_words()), None)


def _excepted(text: str, rule: Rule) -> bool:
    plain = " ".join(text.split())
    return any(one.regel == rule and plain.startswith(one.tekst) for one in allowed().uitzonderingen)


@cache
def ordinary_words() -> frozenset[str]:
    """All of them."""
    return frozenset(word for group in allowed().gewone_woorden for word in group.woorden)


# --- the rules ------------------------------------------------------------------------------------------------


def _too_many_words(text: ParentText, level: Level) -> Iterator[str]:
    most = MOST_WORDS_IN_ANOTHER_LANGUAGE if text.foreign else MOST_WORDS
    most = MOST_WORDS_ON_A_BUTTON if text.kind == "button" else most
    if level.words > most:
        yield f"{level.words} woorden; hoogstens {most}."


def _too_many_questions(text: ParentText, level: Level) -> Iterator[str]:
    if level.questions > MOST_QUESTIONS:
        yield f"{level.questions} vraagtekens; hoogstens {MOST_QUESTIONS}."


def _sentence_too_long(text: ParentText, level: Level) -> Iterator[str]:
    for sentence in level.sentences:
        if (count := len(words(sentence))) > LONGEST_SENTENCE:
            yield f"deze zin heeft {count} woorden, hoogstens {LONGEST_SENTENCE}: “{sentence}”"


def _sentences_too_long_on_average(text: ParentText, level: Level) -> Iterator[str]:
    if len(level.sentences) > 1 and level.mean_sentence > MEAN_SENTENCE:
        yield f"gemiddeld {level.mean_sentence:.1f} woorden in een zin; hoogstens {MEAN_SENTENCE:g}."


def _too_many_clauses(text: ParentText, level: Level) -> Iterator[str]:
    for sentence, count in level.clauses.items():
        if count > MOST_SUBORDINATE:
            yield f"{count} bijzinnen in één zin, hoogstens {MOST_SUBORDINATE}: “{sentence}” Maak er twee zinnen van."


def _too_often_passive(text: ParentText, level: Level) -> Iterator[str]:
    if len(level.passive) > MOST_PASSIVE:
        yield f"zeg wie het doet: {' '.join(f'“{sentence}”' for sentence in level.passive)}"


def _hard_word(text: ParentText, level: Level) -> Iterator[str]:
    for word in level.uncommon:
        if not ordinary_word(word):
            yield (
                f"“{word}” hoort niet bij de 5.000 meest gebruikte woorden. Kies een gewoner woord, "
                "of leg het uit in support/data/woorden.yml."
            )


def _too_many_hard_words(text: ParentText, level: Level) -> Iterator[str]:
    if len(level.uncommon) > 1 and level.share_uncommon > MOST_UNCOMMON:
        share = f"{level.share_uncommon * 100:.0f} % van de woorden is weinig gebruikt"
        yield f"{share}, hoogstens {MOST_UNCOMMON * 100:g} %: {', '.join(level.uncommon)}."


_RULES: dict[Rule, Callable[[ParentText, Level], Iterator[str]]] = {
    "te_veel_woorden": _too_many_words,
    "te_veel_vragen": _too_many_questions,
    "te_lange_zin": _sentence_too_long,
    "gemiddelde_zin_te_lang": _sentences_too_long_on_average,
    "te_veel_bijzinnen": _too_many_clauses,
    "te_veel_lijdend": _too_often_passive,
    "moeilijk_woord": _hard_word,
    "te_veel_moeilijke_woorden": _too_many_hard_words,
}
