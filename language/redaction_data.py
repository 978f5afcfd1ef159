"""What the taking out of names rests on: lists of deduce and lists of our own in ``data/redaction``."""

from __future__ import annotations

import importlib.util
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

DATA = Path(__file__).parent / "data" / "redaction"


class MissingLists(RuntimeError):
    """The package deduce, whose lists are used, is not installed."""


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OrdinaryWords(_Data):
    """``gewone_woorden.yml``: words that are also names, and what always stays."""

    toch_naam: tuple[str, ...]
    nooit: tuple[str, ...]
    blijft: tuple[str, ...]
    korte_delen: tuple[str, ...]
    ook_een_ding: tuple[str, ...]


class OwnNames(_Data):
    """``namen.yml``: names that deduce lacks, and endings that a name takes."""

    eritrees_en_ethiopisch: tuple[str, ...]
    turks: tuple[str, ...]
    marokkaans_en_arabisch: tuple[str, ...]
    pools_en_oekraiens: tuple[str, ...]
    surinaams_antilliaans_en_afrikaans: tuple[str, ...]
    nederlands_extra: tuple[str, ...]
    andere_talen: tuple[str, ...]
    achternamen: tuple[str, ...]
    arabisch_schrift: tuple[str, ...]
    cyrillisch_schrift: tuple[str, ...]
    ethiopisch_schrift: tuple[str, ...]
    turkse_uitgangen: tuple[str, ...]
    poolse_uitgangen: Mapping[str, tuple[str, ...]]
    nederlandse_uitgangen: tuple[str, ...]

    def first_names(self) -> Iterator[str]:
        """All first names, with the forms that a Polish name takes in a sentence."""
        yield from self.eritrees_en_ethiopisch + self.turks + self.marokkaans_en_arabisch + self.nederlands_extra
        yield from self.pools_en_oekraiens + self.surinaams_antilliaans_en_afrikaans
        yield from self.andere_talen + self.arabisch_schrift + self.cyrillisch_schrift + self.ethiopisch_schrift
        for name in self.pools_en_oekraiens:
            last = next(last for last in self.poolse_uitgangen if name.endswith(last))
            yield from (name.removesuffix(last) + ending for ending in self.poolse_uitgangen[last])


class Cues(_Data):
    """``aanwijzingen.yml``: the words by which a name is known."""

    familie: tuple[str, ...]
    aanspreking: tuple[str, ...]
    aanspreking_erachter: tuple[str, ...]
    heet: tuple[str, ...]
    heet_ook: tuple[str, ...]
    heet_erachter: tuple[str, ...]
    voorzetsels: tuple[str, ...]
    lidwoorden: tuple[str, ...]
    vakmensen: tuple[str, ...]
    familie_elders: tuple[str, ...]
    werkwoorden: tuple[str, ...]
    met_iemand: tuple[str, ...]
    doet: tuple[str, ...]
    heten_ook_zo: tuple[str, ...]
    geen_werkwoord: tuple[str, ...]
    wie: tuple[str, ...]


class AddressWords(_Data):
    """``adressen.yml``: the words by which a street or a school is known."""

    uitgangen: tuple[str, ...]
    uitgangen_met_nummer: tuple[str, ...]
    geen_straat: tuple[str, ...]
    voorwoorden: tuple[str, ...]
    geen_huisnummer: tuple[str, ...]
    scholen: tuple[str, ...]
    schoolnamen: tuple[str, ...]
    hoort_bij_straat: tuple[str, ...]


@dataclass(frozen=True)
class Lists:
    """Everything in small letters; names also without accents."""

    first: frozenset[str]
    sounds: frozenset[str]
    """How the longer first names sound, for broken spelling."""
    own: frozenset[str]
    """Our own first names."""
    turkish: frozenset[str]
    """First names that take a Turkish ending."""
    surnames: frozenset[str]
    after_interfix: frozenset[str]
    """Surnames as they stand behind "van der" and the like."""
    interfixes: frozenset[str]
    places: frozenset[str]
    institutions: frozenset[str]
    """Names of care organisations that are one word."""
    hospitals: frozenset[str]
    streets: frozenset[str]


def small(text: str) -> str:
    """In small letters; the Turkish capital İ keeps no dot of its own, so that lengths stay as they are."""
    return text.replace("İ", "i").lower().replace("’", "'").replace("`", "'").replace("´", "'")


def plain(text: str) -> str:
    """In small letters without accents."""
    bare = unicodedata.normalize("NFD", small(text).replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def sound(word: str) -> str:
    """How a name sounds, roughly: "fatiema" as "fatima", "keffin" as "kevin", "jussef" as "youssef"."""
    key = plain(word)
    for written, heard in _HEARD:
        key = key.replace(written, heard)
    key = "".join(letter for place, letter in enumerate(key) if place == 0 or letter != key[place - 1])
    return key[:-1] + "t" if key.endswith("d") else key


_HEARD = (
    ("dzj", "j"), ("zj", "j"), ("cia", "sa"), ("sja", "sa"), ("ce", "se"), ("ci", "si"), ("cy", "si"),
    ("tsj", "s"), ("tch", "s"), ("sch", "s"), ("sj", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("ph", "f"),
    ("th", "t"), ("dh", "d"), ("dj", "j"), ("ck", "k"), ("ou", "u"), ("oe", "u"), ("oo", "o"), ("ie", "i"),
    ("ee", "i"), ("ij", "i"), ("ei", "i"), ("aa", "a"), ("y", "i"), ("j", "i"), ("v", "f"), ("w", "f"),
    ("z", "s"), ("c", "k"), ("q", "k"), ("x", "ks"), ("h", ""),
)  # fmt: skip


@lru_cache(maxsize=1)
def ordinary_words() -> OrdinaryWords:
    """The list in ``gewone_woorden.yml``."""
    return OrdinaryWords.model_validate(_yaml("gewone_woorden.yml"))


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The list in ``aanwijzingen.yml``."""
    return Cues.model_validate(_yaml("aanwijzingen.yml"))


@lru_cache(maxsize=1)
def address_words() -> AddressWords:
    """The list in ``adressen.yml``."""
    return AddressWords.model_validate(_yaml("adressen.yml"))


@lru_cache(maxsize=1)
def own_names() -> OwnNames:
    """The list in ``namen.yml``."""
    return OwnNames.model_validate(_yaml("namen.yml"))


@lru_cache(maxsize=1)
def parents_words() -> frozenset[str]:
    """Words that parents use, also misspelt, and that the dictionary does not have (``woorden.txt``)."""
    return frozenset(line for line in _lines(DATA / "woorden.txt") if not line.startswith("#"))


@lru_cache(maxsize=1)
def lists() -> Lists:
    """Reads all lists of names. Raises MissingLists where deduce is not installed."""
    folder = deduce_lists()
    own = own_names()
    first = both_ways((*_items(folder / "names/lst_first_name"), *own.first_names()))
    kinds = ("residence", "municipality", "province", "region")
    places = [place for kind in kinds for place in _items(folder / f"locations/lst_placename/lst_{kind}")]
    return Lists(
        first=first,
        sounds=frozenset(sound(name) for name in first if len(name) >= 4 and name.isascii() and name.isalpha()),
        own=both_ways(own.first_names()),
        turkish=both_ways(own.turks + own.marokkaans_en_arabisch),
        surnames=both_ways((*_items(folder / "names/lst_surname"), *own.achternamen)),
        after_interfix=both_ways(_items(folder / "names/lst_interfix_surname")),
        interfixes=frozenset(map(small, _items(folder / "names/lst_interfix"))) - {"a"},
        places=both_ways(places),
        institutions=frozenset(
            small(name) for name in _items(folder / "institutions/lst_healthcare_institution") if " " not in name
        ),
        hospitals=frozenset(map(small, _items(folder / "institutions/lst_hospital"))),
        streets=frozenset(map(small, _items(folder / "locations/lst_street"))),
    )


def deduce_lists() -> Path:
    """The folder with deduce's lists. Does not import deduce, which would begin to log to standard output."""
    found = importlib.util.find_spec("deduce")
    if found is None or not found.submodule_search_locations:
        raise MissingLists("The package deduce is not installed.")
    return Path(found.submodule_search_locations[0]) / "data" / "lookup" / "src"


def both_ways(words: Iterable[str]) -> frozenset[str]:
    """In small letters, with accents and without; nothing of one letter."""
    kept = [word for word in words if len(word) > 1]
    return frozenset(map(small, kept)) | frozenset(short for short in map(plain, kept) if len(short) > 2)


def _items(folder: Path) -> set[str]:
    exceptions = folder / "exceptions.txt"
    return set(_lines(folder / "items.txt")) - set(_lines(exceptions) if exceptions.exists() else ())


def _lines(file: Path) -> list[str]:
    return [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _yaml(name: str) -> object:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
