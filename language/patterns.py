"""Patterns: words that, standing close together in one clause, say something. The words are data.

A pattern names groups of words; it matches where each group occurs within a window of the clause, in any
order, for Dutch puts its verb first, second or last: "hij slaat me", "slaat hij me", "dat hij me slaat".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from language.dutch import Token
from language.shorthand import written_out

FOLDER = Path(__file__).parent / "data" / "patterns"


class BadPattern(ValueError):
    """A pattern file that does not fit its schema; the message says where."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Pattern(_Model):
    """One way in which people say it."""

    id: str
    label: str
    """A factor id, or a barrier for the file ``drempels.yml``."""
    all: tuple[str, ...] = Field(min_length=1)
    """Groups that must all occur."""
    none: tuple[str, ...] = ()
    """Groups that may not occur in the clause."""
    within: int = 9
    """The window in tokens."""
    aspect: str | None = None
    about: str | None = None
    negatable: bool = True
    """False where "niet" or "geen" is part of what is said ("ik mag niet naar buiten")."""
    sure: bool = False
    """True where it counts whatever the classifier says: words of a language that it has hardly read."""
    examples: tuple[str, ...] = Field(min_length=1)
    """Sentences that must match; a test reads them."""


class PatternFile(_Model):
    """A file of ``language/data/patterns``."""

    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Group → words; ``sla*`` is any word that begins so, ``=slaan`` any form of that verb or noun,
    two words are two words in a row."""
    patterns: tuple[Pattern, ...] = ()

    @model_validator(mode="after")
    def _unique(self) -> PatternFile:
        ids = [p.id for p in self.patterns]
        double = {i for i in ids if ids.count(i) > 1}
        if double:
            raise ValueError(f"pattern ids occur twice: {', '.join(sorted(double))}")
        return self


@dataclass(frozen=True)
class Match:
    """A pattern found in a clause."""

    pattern: Pattern
    first: int
    """Index of the first token in the clause."""
    last: int


class _Index:
    """Where the words of all groups are looked up: once a token, however many groups there are."""

    def __init__(self, groups: Mapping[str, Sequence[str]]) -> None:
        self._words: dict[str, set[str]] = {}
        self._lemmas: dict[str, set[str]] = {}
        self._starts: list[tuple[str, str]] = []
        self._rows: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, entries in groups.items():
            for entry in entries:
                self._add(name, entry.lower())

    def _add(self, name: str, entry: str) -> None:
        if entry.startswith("="):
            self._lemmas.setdefault(entry[1:], set()).add(name)
        elif entry.endswith("*"):
            self._starts.append((entry[:-1], name))
        elif " " in entry:
            row = tuple(written_out(word) for word in re.split(r"\s+", entry))
            self._rows.setdefault(row[0], []).append((row, name))
        else:
            for form in (entry, written_out(entry)):
                self._words.setdefault(form, set()).add(name)

    def places(self, tokens: Sequence[Token]) -> dict[str, list[tuple[int, int]]]:
        """Group → its occurrences as (first, last) token."""
        found: dict[str, list[tuple[int, int]]] = {}
        for at, token in enumerate(tokens):
            alone = self._at(token)
            for name in alone:
                found.setdefault(name, []).append((at, at))
            for row, name in self._rows.get(token.norm, ()):
                here = tokens[at : at + len(row)]
                if name not in alone and len(here) == len(row) and all(t.norm == w for t, w in zip(here, row)):
                    found.setdefault(name, []).append((at, at + len(row) - 1))
        return found

    def _at(self, token: Token) -> set[str]:
        words = {token.norm, *token.norm.split()}
        names: set[str] = set()
        for word in words:
            names |= self._words.get(word, set())
            names.update(name for start, name in self._starts if word.startswith(start))
        for lemma in token.lemmas:
            names |= self._lemmas.get(lemma, set())
        return names


class Patterns:
    """All patterns, ready to look for."""

    def __init__(self, files: Mapping[str, PatternFile]) -> None:
        words = {name: group for file in files.values() for name, group in file.words.items()}
        self._index = _Index(words)
        self.patterns = tuple(p for file in files.values() for p in file.patterns)
        self._file_of = {p.id: f"{name}.yml" for name, file in files.items() for p in file.patterns}
        for pattern in self.patterns:
            for name in pattern.all + pattern.none:
                if name not in words:
                    raise BadPattern(f"pattern {pattern.id} names the group {name}, which no file defines")

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Patterns:
        """Every ``*.yml`` of the folder; groups are shared among files. Raises BadPattern."""
        files = {}
        for path in sorted(folder.glob("*.yml")):
            try:
                files[path.stem] = PatternFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
            except ValueError as error:
                raise BadPattern(f"{path.name}: {error}") from None
        return cls(files)

    def find(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """The patterns in one clause, each at most once."""
        found = self._index.places(tokens)
        for pattern in self.patterns:
            if any(name in found for name in pattern.none):
                continue
            span = _closest([found.get(name, []) for name in pattern.all], pattern.within)
            if span:
                yield Match(pattern, *span)

    def held_back(self, tokens: Sequence[Token]) -> Iterator[tuple[Match, str, tuple[int, int]]]:
        """The patterns that only a group of their ``none`` keeps from matching: with that group and its tokens."""
        found = self._index.places(tokens)
        for pattern in self.patterns:
            hindering = [name for name in pattern.none if name in found]
            span = _closest([found.get(name, []) for name in pattern.all], pattern.within) if hindering else None
            if span:
                yield Match(pattern, *span), hindering[0], found[hindering[0]][0]

    def file_of(self, pattern_id: str) -> str:
        """The name of the file in :data:`FOLDER` that a pattern stands in."""
        return self._file_of[pattern_id]


def _closest(places: Sequence[Sequence[tuple[int, int]]], within: int) -> tuple[int, int] | None:
    """The first window that holds one occurrence of each group, no token used twice."""
    if not all(places):
        return None
    for first in places[0]:
        chosen = [first]
        for options in places[1:]:
            near = [o for o in options if not any(_overlap(o, c) for c in chosen)]
            near = [o for o in near if _width(chosen + [o]) <= within]
            if not near:
                break
            chosen.append(min(near, key=lambda o: _width(chosen + [o])))
        else:
            return min(c[0] for c in chosen), max(c[1] for c in chosen)
    return None


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _width(spans: Sequence[tuple[int, int]]) -> int:
    return max(s[1] for s in spans) - min(s[0] for s in spans) + 1


@lru_cache(maxsize=1)
def shared_patterns() -> Patterns:
    """The patterns of the project, read once."""
    return Patterns.load()
