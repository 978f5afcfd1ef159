"""Streets, house numbers, postcodes and names of schools in a text. A city may stay; a street may not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import simplemma

from language.redaction_data import address_words, lists, small
from language.redaction_spans import ADDRESS, NAME, Span, matches

_NUMBER = (
    r"(?:nr\.?|nummer|no\.?|huisnummer|#)?\s?\d{1,4}"
    r"(?:\s?[-/]\s?\d{1,3}(?!\w)|\s?-?\s?(?:[a-z]|\d? ?hoog|bis|hs|rood|zwart|[iv]+)\d{0,2}(?!\w))?(?![\w%€.,]?\d)"
)
_WORD = r"[^\W\d_][\w'’.-]*"
_LITTLE = frozenset(
    {"de", "het", "'t", "een", "op", "aan", "in", "bij", "naar", "van", "onze", "mijn", "die", "deze", "deur", "en"}
)
POSTCODE = re.compile(r"(?<![\w€.,'/+-])[1-9]\d{3} ?[A-Z]{2}(?![\w%])(?:,? \d{1,4}[a-z]?(?!\w))?")
POSTCODE_JOINED = re.compile(
    r"(?<![\w€.,'/+-])[1-9]\d{3}(?!gr|kg|mg|ml|cm|km|eu|ie|er)[a-z]{2}(?![\w%])(?:,? \d{1,4}[a-z]?(?!\w))?",
    re.IGNORECASE,
)
POSTCODE_APART = re.compile(
    r"(?<![\w€.,'/+-])(?!19\d\d|20\d\d)[1-9]\d{3} "
    r"(?!(?:gr|kg|mg|ml|cl|dl|cm|mm|km|eu|af|al|da|de|en|er|ga|ha|he|ik|in|is|ja|je|me|na|nu|of|"
    r"ok|om|op|te|tv|uw|we|wo|za|ze|zo|pm|pj|pw|km|m2|uu)\b)[a-z]{2}(?![\w%'’])(?!\s?\d)"
)
CALLED_POSTCODE = re.compile(
    r"\b(?:postcode|pc)\b[^\d€\n]{0,12}(?P<code>[1-9](?: ?\d){3}(?: ?[a-z] ?[a-z](?!\w))?)(?!\d)", re.IGNORECASE
)
CALLED_NUMBER = re.compile(
    r"\b(?:huis ?(?:nummer|nr)\.?|"
    r"(?:woon|woont|wonen|adres|deur|portiek|flat|appartement|huisje|bu(?:ren|urman|urvrouw))\b"
    r"[^.!?\n\d]{0,24}\b(?:nummer|nr\.?))\s*(?:is|:)?\s*(?P<number>\d{1,4}\s?[a-z]?(?!\w))",
    re.IGNORECASE,
)
FLAT_NUMBER = re.compile(
    r"\b(?:appartement|flat|flatje|portiek)\s(?:nr\.?\s?|nummer\s)?(?P<number>\d{1,4}[a-z]?)"
    r"(?!\w|\s?(?:hoog|kamer|keer|x|jaar|maand|week|weken))",
    re.IGNORECASE,
)
PO_BOX = re.compile(r"\bpostbus\s?\d{1,6}", re.IGNORECASE)


def addresses_in(text: str) -> Iterator[Span]:
    """Everything of this sort in the text, overlapping or not."""
    for pattern in (POSTCODE, POSTCODE_JOINED, POSTCODE_APART, PO_BOX):
        yield from matches(pattern, text, ADDRESS)
    yield from matches(CALLED_POSTCODE, text, ADDRESS, "code")
    yield from matches(CALLED_NUMBER, text, ADDRESS, "number")
    yield from matches(FLAT_NUMBER, text, ADDRESS, "number")
    yield from _streets(text)
    yield from _schools(text)


def _streets(text: str) -> Iterator[Span]:
    words = list(re.finditer(_WORD, text))
    for place, word in enumerate(words):
        number = _house_number(text, word.end())
        end = number or word.end()
        at_home = bool(_AT_HOME.search(text[: word.start()]))
        length = _known_street(words, place, number is not None, at_home)
        if length:
            yield Span(words[place - length + 1].start(), end, ADDRESS)
        elif is_street(word.group(), number is not None, at_home):
            yield Span(_begin_of(words, place, text), end, ADDRESS)
        elif (
            number
            and small(word.group()) in ("str", "str.", "straat", "laan", "weg", "plein", "singel", "kade")
            and place
        ):
            before = words[place - 1]
            if small(before.group()) not in _LITTLE:
                yield Span(before.start(), end, ADDRESS)


def looks_like_an_address(piece: str) -> bool:
    """Whether a piece that deduce takes for an address can be one: not "Vragenlijst 12"."""
    word = re.match(_WORD, piece)
    if not any(letter.isdigit() for letter in piece):
        return False
    return word is None or len(piece.split()) > 2 or is_street(word.group(), True)


def is_street(word: str, numbered: bool, at_home: bool = True) -> bool:
    """Whether the word alone looks like a street.

    ``numbered``: a house number stands behind it; ``at_home``: it is about where someone lives.
    """
    known, lower = address_words(), small(word).rstrip(".")
    if (
        (lower in known.geen_straat and not (numbered and lower in lists().streets and lower.endswith(_ROADS)))
        or lower.endswith(("slaan", "gaan", "staan"))
        or (lower in lists().places and lower not in lists().streets)
    ):
        return False
    if not numbered and simplemma.is_known(lower, lang="nl") and lower not in lists().streets:
        return False
    ends = known.uitgangen + (known.uitgangen_met_nummer if numbered else ())
    if simplemma.is_known(lower, lang="nl") and word[0].islower() and not at_home and lower not in lists().streets:
        ends = known.uitgangen
    ending = next((end for end in sorted(ends, key=len, reverse=True) if lower.endswith(end)), None)
    if ending is None or len(lower) < len(ending) + 3:
        return False
    if lower.endswith(_ROADS_OF_LIFE) and not numbered:
        return lower in lists().streets
    return (
        numbered or lower in lists().streets or ending in ("straat", "laan", "singel", "dreef", "plantsoen", "gracht")
    )


_AT_HOME = re.compile(
    r"\b(?:woon\w*|wonen|adres\w*|huis|huren|huur|verhui\w+|flat|kamer|post|zit|zitten)\b", re.IGNORECASE
)
_ROADS = ("weg", "straat", "laan", "plein", "park", "singel", "kade")
_ROADS_OF_LIFE = ("weg", "pad", "str", "kade", "plein", "dijk", "steeg", "kaai", "allee")
"""Also the end of words that are no street: without a number the street must be in the list."""


def _known_street(words: Sequence[re.Match[str]], place: int, numbered: bool, at_home: bool) -> int:
    """How many words back a street of deduce's list begins, that ends here; 0 where none does."""
    known = address_words()
    for length in (5, 4, 3, 2, 1):
        if length > place + 1:
            continue
        name = " ".join(small(word.group()) for word in words[place - length + 1 : place + 1])
        if name not in lists().streets or (
            length > 1 and _little(words, place - length + 1) and not (numbered and at_home)
        ):
            continue
        before = small(words[place - length].group()) if place >= length else ""
        if length > 1 and (numbered or is_street(words[place].group(), True)) and name not in known.geen_straat:
            return length
        ordinary = simplemma.is_known(name, lang="nl") and words[place].group()[0].islower()
        if (
            length == 1
            and numbered
            and (at_home or not ordinary)
            and name not in lists().places
            and (before in known.voorwoorden)
            and name not in known.geen_straat
            and len(name) > 4
        ):
            return length
    return 0


def _little(words: Sequence[re.Match[str]], place: int) -> bool:
    """Whether a street does not begin with this word: "van" only behind an article."""
    word = small(words[place].group())
    return word in _LITTLE and not (word == "van" and place and small(words[place - 1].group()) in ("de", "het"))


def _begin_of(words: Sequence[re.Match[str]], place: int, text: str) -> int:
    """Where the street begins: "eerste", "lange", "van der" and a capital before it belong to it."""
    start = place
    while start and (
        small(words[start - 1].group()) in address_words().hoort_bij_straat
        or (words[start - 1].group()[0].isupper() and words[start].group()[0].isupper() and start > 1)
    ):
        if text[words[start - 1].end() : words[start].start()] not in (" ", "-"):
            break
        start -= 1
    if start > 1 and [small(word.group()) for word in words[start - 2 : start]] in (["de", "van"], ["het", "van"]):
        start -= 1
    while start < place and small(words[start].group()) in _LITTLE:
        start += 1
    ordinal = re.search(
        r"(?<!\w)(?:\d{1,2}e[ -]|'s[ -]|(?:[a-z]\. ?){1,3})$", text[: words[start].start()], re.IGNORECASE
    )
    begin = ordinal.start() if ordinal else words[start].start()
    return begin - 1 if begin and text[begin - 1] in "'’" and text[begin].lower() == "s" else begin


def _house_number(text: str, end: int) -> int | None:
    found = _house_number_pattern().match(text, end)
    return found.end() if found else None


@lru_cache(maxsize=1)
def _house_number_pattern() -> re.Pattern[str]:
    no = "|".join(map(re.escape, address_words().geen_huisnummer))
    return re.compile(rf"(?: {{1,2}}|, ?(?=n[ro]\.?|nummer))(?:op |in )?{_NUMBER}(?!\s?(?:{no})(?!\w))", re.IGNORECASE)


def _schools(text: str) -> Iterator[Span]:
    yield from matches(_school_pattern(), text, NAME, "name")
    yield from matches(_school_with_capital(), text, NAME, "name")
    yield from matches(_school_by_group(), text, NAME, "name")


@lru_cache(maxsize=1)
def _school_pattern() -> re.Pattern[str]:
    kinds, names = _school_words()
    return re.compile(
        rf"\b(?:{kinds})\s+(?:(?:op|bij|in|heet|genaamd)\s+)?(?P<name>(?:(?:de|het|'t)\s+)?(?:{names}))(?!\w)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _school_with_capital() -> re.Pattern[str]:
    kinds, _ = _school_words()
    name = r"(?:[Dd]e|[Hh]et|'[Tt]|[Ss]int|[Ss]t\.?)?\s?[A-Z][\w'’-]{2,}(?:\s(?:van|de|der)?\s?[A-Z][\w'’-]+)*"
    return re.compile(rf"\b(?i:{kinds})\s+(?:(?:op|bij|heet|genaamd)\s+)?(?P<name>{name})")


@lru_cache(maxsize=1)
def _school_by_group() -> re.Pattern[str]:
    """ "Mijn dochter zit op De Regenboog in groep 3"."""
    _, names = _school_words()
    capital = r"(?:(?i:de|het)\s)?[A-Z][\w'’-]{2,}(?:\s[A-Z][\w'’-]+)*"
    return re.compile(
        rf"\b(?:op|bij|van|naar)\s(?P<name>{capital}|(?:de|het)\s(?:{names}))(?=,? in (?:de )?(?:groep|klas)\b)"
    )


def _school_words() -> tuple[str, str]:
    known = address_words()
    return _longest_first(known.scholen), _longest_first(known.schoolnamen)


def _longest_first(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
