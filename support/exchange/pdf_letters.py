"""Which letters a PDF can show: the typeface, and what becomes of what it does not have.

Nothing is brought along from the net. DejaVu Sans (Latin with Turkish and Polish letters, Cyrillic, Greek, Arabic)
comes with matplotlib, which comes with Rasa; without it there is only the PDF's own Helvetica for Western European
letters. Arabic and other writing whose letters change shape needs HarfBuzz (``uharfbuzz``); without that such a line is
not written at all, and says so: half-right letters would be worse.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont

from support.exchange.written import drawable

FOLDER = Path("mpl-data", "fonts", "ttf")
REGULAR = "DejaVuSans.ttf"
BOLD = "DejaVuSans-Bold.ttf"
MARK = "▯"
MARK_IN_LATIN = "¤"
MOST_MISSING = 1 / 4
"""A line with more missing letters than this cannot be read: it is replaced by a sentence that says so."""
ALSO_IN_LATIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "€": "EUR"})
CHANGES_SHAPE = ("ARABIC", "SYRIAC", "NKO", "DEVANAGARI", "BENGALI", "TAMIL", "TELUGU", "GUJARATI", "THAI", "KHMER")
JOINING = frozenset((0x200C, 0x200D))
"""Not seen themselves, but they change how Persian and Arabic letters join."""
INVISIBLE = frozenset((0xFE0E, 0xFE0F, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x00AD, 0xFEFF))


@dataclass(frozen=True)
class Written:
    """A text as it can be written."""

    text: str
    marked: bool
    """A mark stands in it for a missing letter."""
    right_to_left: bool
    shaped: bool
    """HarfBuzz has to shape it."""


@dataclass(frozen=True)
class Letters:
    """A typeface: two files, or none for the PDF's own Helvetica."""

    regular: Path | None
    bold: Path | None
    known: frozenset[int]
    shapes: bool
    """Whether letters that change shape can be written."""

    @property
    def mark(self) -> str:
        """What stands where a letter is missing."""
        return MARK if self.regular else MARK_IN_LATIN

    def write(self, text: str, instead: str) -> Written:
        """The text with a mark for each missing letter; ``instead`` where too little of it can be written."""
        plain = "".join(c for c in drawable(text) if ord(c) not in INVISIBLE or (self.shapes and ord(c) in JOINING))
        if not self.regular:
            plain = plain.translate(ALSO_IN_LATIN)
        turns = any(unicodedata.bidirectional(c) in ("R", "AL") for c in plain)
        shaped = turns or any(unicodedata.name(c, "").startswith(CHANGES_SHAPE) for c in plain)
        missing = [c for c in plain if ord(c) not in self.known]
        if (shaped and not self.shapes) or len(missing) > len(plain) * MOST_MISSING:
            return Written(self._marked(instead)[0], False, False, False)
        return Written(*self._marked(plain), turns, shaped)

    def _marked(self, text: str) -> tuple[str, bool]:
        kept = "".join(c if ord(c) in self.known else self.mark for c in text)
        return kept, kept != text


@lru_cache(maxsize=1)
def letters() -> Letters:
    """The best letters of this installation."""
    found = find_spec("matplotlib")
    folder = Path(found.origin).parent / FOLDER if found and found.origin else Path()
    regular, bold = folder / REGULAR, folder / BOLD
    if not (regular.is_file() and bold.is_file()):
        return latin_letters()
    with TTFont(regular, lazy=True) as one, TTFont(bold, lazy=True) as other:
        known = frozenset(one.getBestCmap()) & frozenset(other.getBestCmap())
    return Letters(regular, bold, known, find_spec("uharfbuzz") is not None)


def latin_letters() -> Letters:
    """The PDF's own Helvetica: Western European letters only."""
    return Letters(None, None, frozenset([*range(0x20, 0x7F), *range(0xA1, 0x100)]), False)
