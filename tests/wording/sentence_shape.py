"""How a Dutch sentence is built: whether it is passive, and how many subordinate clauses it has.

Rules for forms, no model: they read the sentences of this project, which are short. What they miss is told where
it is decided. The words are in ``sentence_shape.yml``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from tests.wording.common_words import dictionary_form
from tests.wording.sentences import words

DATA = Path(__file__).parent / "sentence_shape.yml"
_PIECE_ENDS = re.compile(r"[,;:()]")
_ENDS = ("d", "t", "en")
_WITHOUT_GE = ("be", "er", "her", "ont", "ver")
"""Verbs that begin so have a past participle without ge-."""
_VOICELESS = tuple("tkfschxp")
"""After these the participle ends in t: "verwacht"; after others in d: "verteld"."""


class Forms(BaseModel):
    """The words of ``sentence_shape.yml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    worden: frozenset[str]
    zijn: frozenset[str]
    met_zijn: frozenset[str]
    lijkt_voltooid: frozenset[str]
    ook_voltooid: frozenset[str]
    altijd_bijzin: frozenset[str]
    soms_bijzin: frozenset[str]
    onderwerp: frozenset[str]
    voorzetsel: frozenset[str]
    persoon: frozenset[str]
    geen_werkwoord: frozenset[str]


@lru_cache(maxsize=1)
def forms() -> Forms:
    """The words. Raises pydantic's ValidationError where the file does not fit."""
    return Forms.model_validate(yaml.safe_load(DATA.read_text(encoding="utf-8")))


def is_passive(sentence: str) -> bool:
    """Whether somebody is left out: "wordt gewist", "is gewist" ("is gekomen" is not: there the one who comes is told).

    Both words must stand in one clause. A verb such as "gebruikt", which is present and past, is not counted.
    """
    return any(_passive_clause(clause) for piece in _pieces(sentence) for clause in _clauses(piece))


def subordinate_clauses(sentence: str) -> int:
    """How many clauses hang on another one: "omdat je moe bent", "wat je schrijft", "iemand die je vertrouwt"."""
    asks = sentence.rstrip().endswith("?")
    return sum(
        _hangs(piece, at, first=number == 0, asks=asks)
        for number, piece in enumerate(_pieces(sentence))
        for at in range(len(piece) - 1)
    )


def _pieces(sentence: str) -> list[list[str]]:
    return [[word.lower() for word in words(piece)] for piece in _PIECE_ENDS.split(sentence)]


# --- passive --------------------------------------------------------------------------------------------------


def _clauses(piece: list[str]) -> list[list[str]]:
    """A piece cut before each word that may begin a clause."""
    cuts = [at for at, word in enumerate(piece) if word in forms().altijd_bijzin | forms().soms_bijzin]
    return [piece[start:end] for start, end in zip([0, *cuts], [*cuts, len(piece)])]


def _passive_clause(clause: list[str]) -> bool:
    participles = [word for word in clause if _is_participle(word)]
    if forms().worden & {*clause}:
        return bool(participles)
    told = [word for word in participles if dictionary_form(word) not in forms().met_zijn]
    return bool(told) and bool(forms().zijn & {*clause})


def _is_participle(word: str) -> bool:
    """ "gewist", "verteld", "overgeslagen"; not "gezond" or "vertelt", nor "vertellen", which is the verb itself."""
    if word in forms().ook_voltooid:
        return True
    verb = dictionary_form(word)
    if word in forms().lijkt_voltooid or verb == word or not verb.endswith("n") or not word.endswith(_ENDS):
        return False
    if verb.startswith(_WITHOUT_GE):
        return not word.endswith("t") or verb.removesuffix("en")[-1:] in _VOICELESS
    return word.endswith("d") if verb.startswith("ge") else "ge" in word


# --- subordinate clauses --------------------------------------------------------------------------------------


def _hangs(piece: list[str], at: int, *, first: bool, asks: bool) -> bool:
    """Whether a clause that hangs begins at this word. ``first``: the piece begins the sentence."""
    word, rest = piece[at], piece[at + 1 :]
    if word in forms().altijd_bijzin:
        return True
    if word not in forms().soms_bijzin or _points_or_asks(piece, at, first=first, asks=asks):
        return False
    if rest[0] in forms().onderwerp:
        return not _main_clause(rest) if word == "of" else True
    return word not in ("als", "dat", "of", "zoals") and not _is_verb(rest[0]) and _is_verb(rest[-1])


def _points_or_asks(piece: list[str], at: int, *, first: bool, asks: bool) -> bool:
    """Not "die persoon", "is dat iemand", "je die zorg krijgt"; nor "wie bel je?"; "wat goed dat je belt"."""
    before = piece[at - 1] if at else ""
    if piece[at] in ("dat", "die"):
        return before in forms().zijn | forms().voorzetsel | forms().persoon or (first and at == 0)
    return first and ((asks and at <= 1) or (at == 0 and "dat" in piece))


def _main_clause(rest: list[str]) -> bool:
    """ "of (je twijfelt aan jezelf)", where "of" joins; not "of (iemand voor je belt)", where the verb comes last."""
    if not _is_verb(rest[-1]):
        return True
    return len(rest) > 2 and _is_verb(rest[1]) and not all(map(_is_verb, rest[1:]))


def _is_verb(word: str) -> bool:
    """Takes some plurals for verbs."""
    if word in forms().geen_werkwoord:
        return False
    return dictionary_form(word).endswith("en") or word in forms().zijn | forms().worden
