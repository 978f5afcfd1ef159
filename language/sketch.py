"""A message as a row of plain words and tags: what the rules about a person look through.

"mn zoontje is 3 wkn" becomes " MIJN KIND BEN #3 WEEK ". The words behind each tag are data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from language.shorthand import written_out

DATA = Path(__file__).parent / "data" / "personen.yml"
EDGE = r"(?:[.!?,;:()…]|VERBINDING|of)"
"""Where a part of a sentence ends, in a pattern over a sketch."""
UNIT = "(?:DAG|WEEK|MAAND|JAAR)"
_KEPT = frozenset(".!?,;:()…&+-/½%°€='")
"""Signs that mean something; any other, an emoji above all, ends a sentence."""
LONGEST_NUMBER = 5
"""Longer ones are telephone numbers."""
_TOKEN = re.compile(
    r"\d{1,2}\s?\+\s?[0-6](?![\d+=])|\d+(?:[.,]\d(?!\d))?|(?<=\d)w(?=\d)|[^\W\d_½][\w'’]*|\n|½|[^\w\s]"
)
_YEARS_OLD = re.compile(r"(\w+?)jarige?n?")
_POSSESSIVE = "(?:MIJN|ONS)"
_NOT_AN_ADJECTIVE = r"(?!een|geen|de|het|IK|BEN|IS|VERBINDING|KIND|ANDER|[.!?,;:])"
_SOMEBODY = "(?:ANDER|HEER|DOCHTER|KIND|MAN|VROUW|VRIENDIN|MEISJE|MOEDER|VADER|EX|GEZEL)"


def _years_and_months(found: re.Match[str]) -> str:
    """ "1 jaar en 3 maanden" is 15 months."""
    return f" #{int(found[1]) * 12 + int(found[2])} MAAND"


_REWRITES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        # Getallen: "drie en een halve maand", "een half jaar", "2-jarige", "22 of 23 weken".
        (r" #(\d+) (?:VERBINDING (?:een )?HALF|HALF|½)(?= )", r" #\1.5"),
        (r" #([\d.]+) (?:- )?jarige?n?(?= (?!DIER_OF_DING))", r" #\1 JAAR oude KIND"),
        (r" #([\d.]+) (?:- )?maander(?= )", r" #\1 MAAND oude KIND"),
        (rf" (?:een )?HALF(?= {UNIT} )", " #0.5"),
        (rf" een(?= {UNIT} )", " #1"),
        (
            r"(?<! KINDEREN van)(?<! KINDEREN :)(?<! KINDEREN ,) #(\d+) JAAR (?:VERBINDING )?#(\d+) MAAND(?= )",
            _years_and_months,
        ),
        (r" (#[\d.]+ (?:WEEK|MAAND)) (?:VERBINDING |\+ )?#\d (?:DAG|WEEK)(?= )", r" \1"),
        (r" vorige MAAND(?= )", " #1 MAAND geleden"),
        (rf" (#[\d.]+) (?:of|à|a|-|/) #[\d.]+(?= {UNIT} )", r" \1"),
        (rf" (#[\d.]+) -(?= {UNIT} )", r" \1"),
        # "Net bevallen" is nul dagen geleden; anders zegt "net" niets.
        (r" NET ((?:(?!NET|IK (?!BEN))[A-Z_a-z]+ ){0,4}?)(BEVALLEN|GEBOREN)(?= )", r" \1#0 DAG geleden \2"),
        (r" VERWACHT (?:ONS|een|MIJN) (?:\S+ )?(?:KIND|DOCHTER|KINDEREN|#\de)(?= )", " OP_KOMST"),
        (rf" (DOCHTER|ANDER|HEER|MAN) wordt (?:over #\d+ {UNIT} )?(?:MOEDER|VADER)(?= )", r" \1 OP_KOMST"),
        (r" KRIJGEN een (?:\S+ )?KIND(?= )", " OP_KOMST"),
        (r" KIND ((?:\S+ ){0,4}?)KWIJT(?= )", r" KIND \1VERLIES"),
        (r" KWIJT((?: \S+){0,3} KIND)(?= )", r" VERLIES\1"),
        (r" (BEVALLEN|GEBOREN) NET(?= )", r" \1 #0 DAG geleden"),
        (r" NET(?= )", ""),
        (r"(?<=IS) een(?= (?:[.!?,)]|$))", " #1"),
        # Wie bij wie hoort: "de vrouw van mijn broer", "mijn zus dr baby", "een vriendin van mijn vrouw".
        (rf" (?:VROUW|VRIENDIN|ANDER|DOCHTER) van (?:MIJN |ONS |een )?{_SOMEBODY}(?= )", " ANDER"),
        (rf" (?:MAN|HEER) van (?:MIJN |ONS |een )?{_SOMEBODY}(?= )", " HEER"),
        (rf" {_POSSESSIVE} {_SOMEBODY} ZIJN_HAAR (?:VROUW|VRIENDIN|ANDER)(?= )", " ANDER"),
        (r" ZIJN_HAAR (?:\w+ )?(?:VROUW|VRIENDIN|MEISJE)(?= )", " ANDER"),
        (r" (ANDER|HEER) van (?:mij|MIJN|ONS)(?= )", r" \1"),
        (r" VRIENDIN van (?!#|mij |me |MIJN )(?= ?\S)", " ANDER van "),
        (r" (een|de) (\S+ )?VROUW(?= )", r" \1 \2vrouw"),
        (r" VROUW van (?:mij|MIJN)(?= )", " PARTNER"),
        (r" (?:KIND|KINDEREN|DOCHTER) van (?:MIJN |ONS |een )?(?:ANDER|HEER)(?= )", " ANDERKIND"),
        (r" (ANDER|HEER) (?:met |VERBINDING )?ZIJN_HAAR (?:\w+ )?(?:KIND|DOCHTER)(?= )", r" \1 ANDERKIND"),
        (
            rf" {_POSSESSIVE} ({_NOT_AN_ADJECTIVE}\S+ )?(?:MOEDER|VADER|GROOTOUDER|SCHOONOUDER)(?= )",
            r" \1OUDERE",
        ),
        (rf" {_POSSESSIVE} ({_NOT_AN_ADJECTIVE}\S+ )?VROUW(?= )", r" \1PARTNER"),
        (r" MIJN MEISJE(?= )", " MIJNMEISJE"),
        (rf" (?:MIJN )?een (?:{_NOT_AN_ADJECTIVE}\S+ )?VRIENDIN(?= )", " ANDER"),
    )
)


class People(BaseModel):
    """The words of ``language/data/personen.yml``: each word or expression stands in one group only."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    getallen: dict[str, float]
    rangtelwoorden: dict[str, int]
    niet_nu: frozenset[str]
    voorzetsels: frozenset[str]
    duur: frozenset[str]
    maten: frozenset[str]
    andere_weken: frozenset[str]
    opnieuw: frozenset[str]
    eerder: frozenset[str]
    zo_een: frozenset[str]
    over_zichzelf: frozenset[str]
    groepen: dict[str, tuple[str, ...]]

    @model_validator(mode="after")
    def _one_group_a_word(self) -> People:
        seen: dict[str, str] = {}
        for group, words in self.groepen.items():
            for word in words:
                if word in seen:
                    raise ValueError(f'"{word}" stands in "{seen[word]}" and in "{group}".')
                seen[word] = group
        return self


def sketch_of(text: str) -> str:
    """The sketch of a text: lower case words and upper case tags, with one space around each."""
    sketch = f" {' '.join(_tags(_words(text)))} "
    for pattern, new in _REWRITES:
        sketch = pattern.sub(new, sketch)
    return sketch


@lru_cache(maxsize=1)
def people() -> People:
    """The words, read once."""
    return People.model_validate(yaml.safe_load(DATA.read_text(encoding="utf-8")))


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of these words."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words))})"


@lru_cache(maxsize=1)
def _expressions() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word → the words of each expression that begins with it, with their tag, longest first."""
    known = people()
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    tagged = [(word, group.upper()) for group, words in known.groepen.items() for word in words]
    tagged += [(word, f"#{number:g}") for word, number in known.getallen.items()]
    tagged += [(word, f"#{number}e") for word, number in known.rangtelwoorden.items()]
    for word, tag in tagged:
        words = tuple(_words(word))
        found.setdefault(words[0], []).append((words, tag))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _words(text: str) -> list[str]:
    return [word for match in _TOKEN.finditer(text) for word in _written(match.group())]


def _written(piece: str) -> list[str]:
    """One word, number or sign as the words that it stands for."""
    if not piece[0].isalnum() and piece not in _KEPT:
        return ["."]
    if piece[0].isdecimal():
        if "+" in piece:
            return [f"@{int(piece.split('+')[0])}"]
        return [f"#{piece.replace(',', '.')}"] if len(piece) <= LONGEST_NUMBER else ["getal"]
    years = _YEARS_OLD.fullmatch(piece.lower()) if "jarig" in piece else None
    if years and years.group(1) in people().getallen:
        return [years.group(1), "jarige"]
    return written_out(piece).split()


def _tags(words: list[str]) -> Iterator[str]:
    known = _expressions()
    at = 0
    while at < len(words):
        here = known.get(words[at], ())
        fits = next((entry for entry in here if tuple(words[at : at + len(entry[0])]) == entry[0]), None)
        tag = fits[1] if fits else words[at]
        at += len(fits[0]) if fits else 1
        if tag != "VULSEL":
            yield tag
