"""The code of four Dutch words: made by chance, and read as a person says or types it.

The words are ``support/data/codewoorden.txt``. No two of them differ by one letter or sound alike, so a slip never
turns one code into another: it is either put right without doubt, or the code is not known.
"""

from __future__ import annotations

import math
import re
import secrets
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "codewoorden.txt"
WORDS_IN_CODE = 4
LEAST_WORDS = 2048
LEAST_BITS = 44
LONGEST_TYPED = 120
"""More letters than any code has; what is longer is not read at all."""

_ALIKE = (
    ("sch", "sg"), ("ch", "g"), ("ouw", "ou"), ("auw", "ou"), ("au", "ou"), ("ij", "ei"), ("ph", "f"), ("th", "t"),
    ("qu", "kw"), ("x", "ks"), ("y", "i"), ("c", "k"), ("z", "s"), ("v", "f"),
)  # fmt: skip
_DOUBLE = re.compile(r"([^aeiou])\1")
_AT_THE_END = {"d": "t", "b": "p"}


def sound(word: str) -> str:
    """How a word sounds, roughly: words that sound alike give the same letters."""
    for written, heard in _ALIKE:
        word = word.replace(written, heard)
    word = _DOUBLE.sub(r"\1", word)
    return word[:-1] + _AT_THE_END.get(word[-1], word[-1]) if word else word


def one_slip_apart(one: str, other: str) -> bool:
    """Whether one letter too many, too few, wrong, or swapped with its neighbour makes the one into the other."""
    short, long = sorted((one, other), key=len)
    if short == long or len(long) - len(short) > 1:
        return False
    at = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]


class CodeWords:
    """The words that codes are made of."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self._known = frozenset(self.words)
        self._by_sound = {sound(word): word for word in self.words}

    @property
    def bits(self) -> float:
        """How hard a code is to guess: the logarithm of the number of codes."""
        return math.log2(math.perm(len(self.words), WORDS_IN_CODE))

    def new_code(self) -> str:
        """Four different words from the system's source of chance, "appel-trein-wolk-lamp"."""
        return "-".join(secrets.SystemRandom().sample(self.words, WORDS_IN_CODE))

    def read(self, typed: str) -> str | None:
        """The code that somebody means, or None where that is not certain.

        Capitals, accents, and whatever stands between the words do not matter, nor do words written together. A word
        that is not on the list counts as the one that sounds the same or is one slip away, if there is only one.
        """
        parts = _letters(typed)
        if sum(map(len, parts)) > LONGEST_TYPED:
            return None
        if len(parts) == WORDS_IN_CODE:
            meant = [self._meant(part) for part in parts]
            if all(meant):
                return "-".join(word for word in meant if word)
        return self._written_together("".join(parts))

    def _meant(self, part: str) -> str | None:
        if part in self._known:
            return part
        near = {word for word in self.words if one_slip_apart(part, word)}
        alike = self._by_sound.get(sound(part))
        if alike:
            near.add(alike)
        return near.pop() if len(near) == 1 else None

    def _written_together(self, letters: str) -> str | None:
        found: list[tuple[str, ...]] = [()]
        for _ in range(WORDS_IN_CODE):
            found = [
                (*words, rest[:end])
                for words in found
                for rest in [letters[sum(map(len, words)) :]]
                for end in range(1, len(rest) + 1)
                if rest[:end] in self._known
            ]
        whole = [words for words in found if sum(map(len, words)) == len(letters)]
        return "-".join(whole[0]) if len(whole) == 1 else None


@lru_cache(maxsize=1)
def load_words(file: Path = DATA) -> CodeWords:
    """The words of this installation.

    Raises ValueError with one sentence where the list is too short to make codes that are hard to guess.
    """
    lines = file.read_text(encoding="utf-8").split("\n")
    words = CodeWords(dict.fromkeys(line.strip() for line in lines if line.strip() and not line.startswith("#")))
    if len(words.words) < LEAST_WORDS or words.bits < LEAST_BITS:
        raise ValueError(f"The list of code words has {len(words.words)} words; it needs at least {LEAST_WORDS}.")
    return words


def _letters(typed: str) -> list[str]:
    """What was typed as words in small letters without accents."""
    plain = unicodedata.normalize("NFKD", typed[: 4 * LONGEST_TYPED]).lower()
    return re.findall(r"[a-z]+", "".join(letter for letter in plain if not unicodedata.combining(letter)))
