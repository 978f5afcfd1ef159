"""The summary of one conversation while the parent works on it, in memory only.

It holds no text: that travels with the parent's page. What is kept is what each line rests on, so that a parent can
change its words and what was heard in it stays known.
"""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from support.consent_text import ConsentText
from support.sharing.model import Section
from support.situation import Situation
from support.summary_lines import DraftLine

MOST_LINES = 400
"""Lines known at once; above it the one that was not used longest is forgotten."""
_MOST_CONSENTS = 50


@dataclass
class KnownLine:
    """What one line rests on."""

    section: Section
    factors: tuple[str, ...]
    taken: tuple[str, ...] = ()
    """What was taken out of it so far."""


@dataclass
class Draft:
    """What a summary rests on, by the ids of its lines."""

    situation: Situation | None = None
    """What the parent last saw a summary of."""
    consents: OrderedDict[str, ConsentText] = field(default_factory=OrderedDict)
    """The texts that were shown and not agreed to yet, by version."""
    sharing: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while something is shared: one consent counts once."""
    _lines: OrderedDict[str, KnownLine] = field(default_factory=OrderedDict)
    _ids: dict[bytes, str] = field(default_factory=dict)

    def id_of(self, line: DraftLine) -> str:
        """The id of a line that was told: always the same one for the same words."""
        mark = _mark(line)
        known = self._ids.get(mark)
        if known is None or known not in self._lines:
            known = self._ids[mark] = self.new_line(line.section, line.factors)
        return known

    def new_line(self, section: Section, factors: tuple[str, ...] = ()) -> str:
        """Makes a new line known and gives its id."""
        identifier = secrets.token_urlsafe(12)
        self._lines[identifier] = KnownLine(section, factors)
        if len(self._lines) > MOST_LINES:
            forgotten, _ = self._lines.popitem(last=False)
            self._ids = {mark: one for mark, one in self._ids.items() if one != forgotten}
        return identifier

    def line(self, identifier: str) -> KnownLine | None:
        """What the line with this id rests on; None where there is none."""
        known = self._lines.get(identifier)
        if known is not None:
            self._lines.move_to_end(identifier)
        return known

    def show(self, consent: ConsentText) -> None:
        """Notes that the parent got this text to read."""
        self.consents[consent.version] = consent
        self.consents.move_to_end(consent.version)
        if len(self.consents) > _MOST_CONSENTS:
            self.consents.popitem(last=False)

    def wipe(self) -> None:
        """Forgets everything."""
        self.situation = None
        self.consents.clear()
        self._lines.clear()
        self._ids.clear()


def _mark(line: DraftLine) -> bytes:
    parts: Sequence[str] = (line.section, line.text, *line.factors)
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).digest()
