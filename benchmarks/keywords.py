"""A keyword list (data/keywords.yml), the plainest way to find what is urgent: exact words, nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import Field, RootModel, ValidationError

from language.kinds import kinds_of_catalogue

FILE = Path(__file__).parent / "data" / "keywords.yml"
_WORD = re.compile(r"\w+")
_Row = tuple[str, ...]


class BadKeywords(ValueError):
    """The file does not fit its schema; the message says where."""


class _Lists(RootModel[dict[str, tuple[str, ...]]]):
    root: dict[str, tuple[str, ...]] = Field(min_length=1)


@dataclass(frozen=True)
class Keywords:
    """The list, ready to look for."""

    rows: Mapping[str, frozenset[_Row]]
    """Urgent kind → its entries, each one word or several in a row."""

    @classmethod
    def load(cls, path: Path = FILE) -> Keywords:
        """The list of the file. Raises BadKeywords, OSError."""
        try:
            lists = _Lists.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))).root
        except ValidationError as error:
            raise BadKeywords(f"{path.name}: {error.errors()[0]['msg']}") from None
        return cls.of(lists, path.name)

    @classmethod
    def of(cls, lists: Mapping[str, Iterable[str]], name: str = "keywords") -> Keywords:
        """The list from its entries. Raises BadKeywords for a kind that is not urgent or an empty entry."""
        if strange := set(lists) - set(kinds_of_catalogue().urgent):
            raise BadKeywords(f"{name}: not an urgent kind: {', '.join(sorted(strange))}")
        rows = {kind: frozenset(_words(entry) for entry in entries) for kind, entries in lists.items()}
        if empty := [kind for kind, entries in rows.items() if () in entries or not entries]:
            raise BadKeywords(f"{name}: nothing to look for in {', '.join(empty)}")
        return cls(rows)

    def found(self, text: str) -> dict[str, set[str]]:
        """Urgent kind → the entries that stand in the text; only kinds with any."""
        words = _words(text)
        longest = max(len(row) for rows in self.rows.values() for row in rows)
        there = {words[at : at + size] for size in range(1, longest + 1) for at in range(len(words) - size + 1)}
        hits = {kind: {" ".join(row) for row in rows & there} for kind, rows in self.rows.items()}
        return {kind: entries for kind, entries in hits.items() if entries}


def _words(text: str) -> _Row:
    """Words in small letters without accents."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return tuple(_WORD.findall(bare))
