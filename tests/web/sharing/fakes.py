"""A redaction that knows a few names, and what a parent told in these tests."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from support.situation import Heard, Situation

SECRET = "mijnallerdiepstegeheim"
NAMES = {"Kees": "naam", "Fatima": "naam", "Dorpsstraat 12": "adres"}
_PHONE = re.compile(r"\b0\d[\d -]{7,}\d\b")

STORY = Situation(
    step="samenvatting",
    phase="zwanger",
    role="moeder",
    weeks=21,
    region="rotterdam-rijnmond",
    municipality="Rotterdam",
    wish="praten",
).hear(
    [
        Heard(factor="financiele_zorgen", words=f"Kees heeft schulden gemaakt en ik lig er wakker van, {SECRET}"),
        Heard(factor="stress_of_spanning", words=f"Kees heeft schulden gemaakt en ik lig er wakker van, {SECRET}"),
        Heard(factor="woonproblemen", words="ons huis is vochtig"),
        Heard(factor="steunend_netwerk", words="mijn zus Fatima helpt mij"),
    ]
)
"""Two worries that rest on the same words, one more, a strength, and a wish; with names in it."""


@dataclass(frozen=True)
class FakeRedacted:
    text: str
    taken: tuple[str, ...] = ()


@dataclass
class FakeRedaction:
    """Takes out the names that it knows, and telephone numbers. `mode`: normal, broken, short, hang."""

    mode: str = "normal"
    delay: float = 0.0
    warmed: int = 0
    closed: bool = False
    seen: list[str] = field(default_factory=list)
    waiting: asyncio.Event = field(default_factory=asyncio.Event)
    """Set while it is busy: a test may do something in between."""

    async def redact(self, texts: Sequence[str]) -> list[FakeRedacted]:
        self.seen.extend(texts)
        self.waiting.set()
        await asyncio.sleep(self.delay)
        self.waiting.clear()
        if self.mode == "broken":
            raise RuntimeError(f"cannot look at {texts[0]}")
        found = [_without_names(text) for text in texts]
        return found[1:] if self.mode == "short" else found

    def warm(self) -> None:
        self.warmed += 1
        if self.mode == "broken":
            raise OSError("no worker")

    async def close(self) -> None:
        self.closed = True


def _without_names(text: str) -> FakeRedacted:
    places = [(found.start(), found.group(), kind) for name, kind in NAMES.items() for found in re.finditer(name, text)]
    places += [(found.start(), found.group(), "telefoonnummer") for found in _PHONE.finditer(text)]
    for _, words, kind in sorted(places, reverse=True):
        text = text.replace(words, f"[{kind}]")
    return FakeRedacted(text, tuple(kind for _, _, kind in sorted(places)))
