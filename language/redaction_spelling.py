"""Whether an unknown word is a Dutch word as people misspell it ("swangerschap", "slaape"): then it is no name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import simplemma

_SWAPS = (
    ("s", "z"), ("z", "s"), ("f", "v"), ("v", "f"), ("t", "d"), ("d", "t"), ("g", "ch"), ("ch", "g"),
    ("au", "ou"), ("ou", "au"), ("ei", "ij"), ("ij", "ei"), ("y", "ij"), ("i", "ie"), ("ie", "i"), ("u", "uu"),
    ("uu", "u"), ("a", "aa"), ("aa", "a"), ("e", "ee"), ("ee", "e"), ("o", "oo"), ("oo", "o"), ("k", "kk"),
    ("kk", "k"), ("l", "ll"), ("ll", "l"), ("m", "mm"), ("mm", "m"), ("n", "nn"), ("nn", "n"), ("p", "pp"),
    ("pp", "p"), ("r", "rr"), ("rr", "r"), ("ss", "s"), ("s", "ss"), ("t", "tt"), ("tt", "t"), ("dt", "t"),
    ("d", "dt"), ("c", "k"), ("k", "c"), ("ks", "x"), ("x", "ks"), ("oe", "u"), ("u", "oe"), ("j", "tj"),
    ("w", "v"), ("e", "i"), ("i", "e"), ("o", "a"), ("a", "o"), ("eu", "u"), ("ui", "uj"), ("uj", "ui"),
    ("aj", "aai"), ("h", ""), ("n", ""), ("t", ""), ("e", ""), ("r", ""),
)  # fmt: skip
_ENDINGS = ("n", "en", "t", "d", "e", "r", "je", "s")
_LEAST = 4


@lru_cache(maxsize=8192)
def is_misspelt_dutch(word: str) -> bool:
    """Whether one or two small changes of spelling make a word of the dictionary. ``word``: small letters."""
    if len(word) < _LEAST:
        return True
    once = set(_one_change(word))
    if any(_known(one) for one in once):
        return True
    return len(word) > 6 and any(_known(two) for one in once for two in _one_change(one))


def _one_change(word: str) -> Iterator[str]:
    for written, meant in _SWAPS:
        place = word.find(written)
        while place >= 0:
            yield word[:place] + meant + word[place + len(written) :]
            place = word.find(written, place + 1)
    yield from (word + ending for ending in _ENDINGS)


def _known(word: str) -> bool:
    return len(word) >= _LEAST and bool(simplemma.is_known(word, lang="nl"))
