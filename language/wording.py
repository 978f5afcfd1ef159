"""The wording guard: what Naast never says, what it says instead, and why. The list is data: ``data/wording.yml``.

How the words of the list are written, so that nobody needs to read regular expressions:

- A word of four letters and more also stands for the same word with an ending ("dader": "daders").
- ``*`` is any letters, or none: ``*slachtoffer*`` finds "slachtofferhulp" and "brandslachtoffers" too.
- ``…`` between two words is at most three other words in the same sentence: "had je … moeten".
- ``a/b`` is either word: "waarom heb/ben je".
- A space is also a hyphen ("lage-SES"); capitals and accents of the text do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

DATA = Path(__file__).parent / "data" / "wording.yml"
LONG_ENOUGH_FOR_AN_ENDING = 4
_ENDING = "(?:e|en|n|es|s|'s|t|te|ten|de|den|er|ers|je|jes|tje|tjes)?"
_BETWEEN = r"(?:[\s,]+[^\s.!?,]+){0,3}?[\s,]+"
_LETTERS = r"[\w-]*"
_OWN_WORDS = re.compile(r"“[^”]*”")

Sort = Literal[
    "etiket",
    "verwijt",
    "angst",
    "kleineren",
    "dwang",
    "u_vorm",
    "belofte",
    "diagnose",
    "gevaarlijk_advies",
    "zwaar_woord",
    "vaktaal",
]
"""What is wrong with it: a label on a person, blame, fear, belittling, pressure, "u", a promise that cannot be
kept, a diagnosis, dangerous advice, a heavier word than the parent's, officialese."""


class BadWording(ValueError):
    """The list cannot be used; the message is one sentence."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Rule(_Model):
    """One thing that is never said."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    soort: Sort
    nooit: tuple[str, ...] = Field(min_length=1)
    """Words and phrases, written as the top of this module says."""
    behalve: tuple[str, ...] = ()
    """Where they may stand all the same, written in the same way: "kwetsbare omstandigheden"."""
    liever: tuple[str, ...] = Field(min_length=1)
    """What is said instead."""
    waarom: str = Field(min_length=10)
    alleen: Literal["dringend"] | None = None
    """Only in the texts for urgent moments; elsewhere it may be said."""
    vindt: tuple[str, ...] = Field(min_length=1)
    """Texts in which the rule must find something; a test reads them."""
    laat_staan: tuple[str, ...] = ()
    """Texts that look like it and are harmless; a test reads them."""


class WordingList(_Model):
    """The whole of ``wording.yml``."""

    regels: tuple[Rule, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_id_once(self) -> WordingList:
        ids = [rule.id for rule in self.regels]
        if twice := sorted({one for one in ids if ids.count(one) > 1}):
            raise ValueError(f"these ids stand in it twice: {', '.join(twice)}")
        return self


@dataclass(frozen=True)
class NeverSaid:
    """Something in a text that is never said."""

    words: str
    """As they stand in the text."""
    rule: Rule

    def __str__(self) -> str:
        """One Dutch sentence for whoever wrote the text."""
        instead = " of ".join(f"“{words}”" for words in self.rule.liever)
        return f"“{self.words}” zeggen we nooit ({self.rule.id}). Zeg liever {instead}. {self.rule.waarom}"


class WordingGuard:
    """The list, ready to look for."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._found = {rule.id: _pattern(rule.nooit) for rule in self.rules}
        self._allowed = {rule.id: _pattern(rule.behalve) for rule in self.rules if rule.behalve}

    def find(self, text: str, *, urgent: bool = False) -> tuple[NeverSaid, ...]:
        """What the text says that is never said, in the order of the list.

        What stands between “ and ” are the parent's own words and is left out. ``urgent``: the text is for an
        urgent moment, where a few more words are too heavy.
        """
        read = _composed(without_own_words(text))
        bare = _bare(read)
        return tuple(
            NeverSaid(read[start:end], rule)
            for rule in self.rules
            if urgent or rule.alleen is None
            for start, end in self._hits(rule, bare)
        )

    def _hits(self, rule: Rule, bare: str) -> list[tuple[int, int]]:
        harmless = self._allowed.get(rule.id)
        spared = [match.span() for match in harmless.finditer(bare)] if harmless else []
        found = [match.span() for match in self._found[rule.id].finditer(bare)]
        return [hit for hit in found if not any(start < hit[1] and hit[0] < end for start, end in spared)]


def without_own_words(text: str) -> str:
    """The text without what the parent typed, which stands between “ and ”."""
    return _OWN_WORDS.sub("“”", text)


def read_wording(path: Path) -> WordingList:
    """Reads a list. Raises BadWording with one sentence where the file does not fit its schema."""
    try:
        return WordingList.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadWording(f"{path.name} cannot be read: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadWording(f"{path.name}, at {place or 'the top'}: {first['msg']}.") from error


@lru_cache(maxsize=1)
def wording_guard() -> WordingGuard:
    """The guard of this installation, read once. Raises BadWording."""
    return WordingGuard(read_wording(DATA).regels)


def never_said_in(text: str, *, urgent: bool = False) -> tuple[NeverSaid, ...]:
    """What a text says that Naast never says. See :meth:`WordingGuard.find`."""
    return wording_guard().find(text, urgent=urgent)


# --- from the words of the list to a pattern ----------------------------------------------------------------


def _composed(text: str) -> str:
    """One sign for each letter, and no soft hyphens."""
    return unicodedata.normalize("NFC", text).replace("\u00ad", "")


def _bare(text: str) -> str:
    """Letters without accents and straight apostrophes; each sign stays in its place."""
    return "".join(unicodedata.normalize("NFD", sign)[0] for sign in text).replace("’", "'").replace("‘", "'")


def _pattern(entries: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(_entry(_bare(_composed(entry))) for entry in entries), re.IGNORECASE)


def _entry(entry: str) -> str:
    parts = [_phrase(part.split()) for part in entry.split("…")]
    return rf"(?<!\w){_BETWEEN.join(parts)}(?!\w)"


def _phrase(words: Iterable[str]) -> str:
    return r"[\s-]+".join(_word(word) for word in words)


def _word(word: str) -> str:
    choices = [_form(choice) for choice in word.split("/")]
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"


def _form(word: str) -> str:
    letters = _LETTERS.join(re.escape(piece) for piece in word.split("*"))
    plain = "*" not in word and len(word) >= LONG_ENOUGH_FOR_AN_ENDING
    return letters + _ENDING if plain else letters
