"""Which substance a message names: drink, or drugs and medicines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import yaml

from language.dutch import Token

DATA = Path(__file__).parent / "data" / "substances.yml"


def substances_in(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The factor ids ``alcohol`` and ``drugs_of_medicijnen`` whose words occur, in that order."""
    words = {word for token in tokens for word in (*token.norm.split(), *token.lemmas)}
    return tuple(label for label, known in _words().items() if words & known)


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return {str(label): frozenset(str(w) for w in words) for label, words in data.items()}
