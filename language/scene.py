"""A sketch of a message with the people in it: whose pregnancy or child a place in it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from language.sketch import EDGE, people, sketch_of

Whose = Literal["own", "partner", "ex", "friend", "other", "child", "generic", "unknown"]
"""Of the writer (or of both parents), the partner, the former partner, "mijn vriendin" (settled before it comes
out: partner or other), somebody else, a child, people in general, or not to be told."""
CHILD = "(?:KIND|DOCHTER|KINDEREN|MEISJE|MIJNMEISJE|KLEINKIND|ANDERKIND)"
_PERSON = re.compile(
    r" (IK|WIJ|JE|PARTNER|GEZEL|VROUW|VRIENDIN|MEISJE|MIJNMEISJE|EX|MAN|ANDER|HEER|OUDERE|DOCHTER|CLIENT|LEERLING"
    r"|KIND|KINDEREN|KLEINKIND|ANDERKIND|ZIJ|HIJ)(?= )"
)
_EDGE = re.compile(f" {EDGE}(?= )")
_SHE: dict[str, Whose] = {
    "PARTNER": "partner",
    "MIJNMEISJE": "partner",
    "MEISJE": "other",
    "VROUW": "partner",
    "EX": "ex",
    "VRIENDIN": "friend",
    "GEZEL": "partner",
    "ANDER": "other",
    "HEER": "other",
    "CLIENT": "other",
    "LEERLING": "other",
    "OUDERE": "other",
    "DOCHTER": "other",
    "KLEINKIND": "other",
}
_NOT_CARRYING = frozenset(
    {"HEER", "GEZEL", "OUDERE", "DOCHTER", "MEISJE", "MIJNMEISJE", "KLEINKIND", "VROUW"}
)
"""Said of them only where they stand in the same part of the sentence: "mijn moeder helpt me, 20 weken"."""
_A_FRIEND = re.compile(
    r" VRIENDIN (?:\S+ )?(?:heeft|kreeg|krijgt) een (?:\S+ )?(?:KIND|DOCHTER|MEISJE) "
    r"| VRIENDIN (?:\S+ ){0,6}ZIJN_HAAR (?:MAN|GEZEL) | ZIJN_HAAR (?:MAN|GEZEL) (?:\S+ ){0,30}?VRIENDIN "
)
_ASKS_FOR_HER = re.compile(r" (?:voor|namens) (?:MIJN )(?:\S+ )?VRIENDIN | (?:om|over) MIJN VRIENDIN ")
_TOGETHER = re.compile(r" (?:GEDEELD|WIJ|ONS) | IK (?:word|BEN) (?:een |de |ZIJN_HAAR )?VADER ")
_HAD = re.compile(
    r" MISKRAAM (?:\S+ ){0,2}?(?:gehad|gekregen) | (?:heb|had|hebben|hadden|kreeg) (?:\S+ ){0,3}?MISKRAAM "
)
_WORD = re.compile(r"\w+")
_OTHERS = frozenset({"ANDER", "HEER", "CLIENT", "LEERLING"})
_FAMILY = frozenset({"PARTNER", "MAN", "VRIENDIN", "GEZEL", "EX"})
BACK = 2
"""How many parts of a sentence back somebody is looked for."""


@dataclass(frozen=True)
class Person:
    """Somebody at a place in the sketch."""

    tag: str
    at: int
    subject: bool
    """False behind "bij", "met": not the one who does it."""


@dataclass(frozen=True)
class Scene:
    """A sketch, read once for its people and its parts."""

    sketch: str
    asked: str = ""
    """The sketch of what was asked, or of the message before."""
    words_typed: frozenset[str] = frozenset()
    """In lower case, as they were typed."""

    @classmethod
    def of(cls, text: str, asked: str = "") -> Scene:
        """The scene of a message."""
        return cls(sketch_of(text), sketch_of(asked) if asked else "", frozenset(_WORD.findall(text.lower())))

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """Everybody named, in order."""
        return tuple(self._person(found) for found in _PERSON.finditer(self.sketch))

    @cached_property
    def edges(self) -> tuple[int, ...]:
        """Where a part of a sentence ends."""
        return tuple(found.start() for found in _EDGE.finditer(self.sketch))

    @cached_property
    def tags(self) -> frozenset[str]:
        """Every word and tag of the sketch."""
        return frozenset(self.sketch.split())

    def has(self, *tags: str) -> bool:
        """Whether any of these words or tags occurs: a quick look before a rule is tried."""
        return not self.tags.isdisjoint(tags)

    @cached_property
    def counts(self) -> bool:
        """Whether there is any number in it."""
        return "#" in self.sketch or "@" in self.sketch

    @cached_property
    def pregnancy_lost(self) -> bool:
        """Whether a pregnancy or child was lost, without a word for what was before it or came after.

        Nobody is told of a week of pregnancy that is over.
        """
        lost = self.has("VERLIES") or (self.has("MISKRAAM") and _HAD.search(self.sketch) is not None)
        return lost and (people().opnieuw | people().eerder).isdisjoint(self.words_typed)

    @cached_property
    def child_lost(self) -> bool:
        """Whether a child died, without a word for one that came after."""
        return self.has("VERLIES") and people().opnieuw.isdisjoint(self.words_typed)

    @cached_property
    def friend(self) -> bool:
        """Whether "mijn vriendin" is a friend who is asked for, and not the partner."""
        if _TOGETHER.search(self.sketch):
            return False
        return bool(_A_FRIEND.search(self.sketch) or _ASKS_FOR_HER.search(self.sketch))

    def clause(self, at: int) -> tuple[int, int]:
        """Start and end of the part of the sentence around a place."""
        start = max((edge for edge in self.edges if edge < at), default=0)
        end = min((edge for edge in self.edges if edge >= at), default=len(self.sketch))
        return start, end

    def words(self, start: int, end: int) -> list[str]:
        """The words and tags between two places."""
        return self.sketch[start:end].split()

    def not_now(self, at: int) -> bool:
        """Whether the part of the sentence before a place says "toen", "als", "tot"."""
        start, _ = self.clause(at)
        words = self.words(start, at)
        if "dat" in words and "stel" not in words:
            words = words[words.index("dat") :]
        return not people().niet_nu.isdisjoint(words)

    def whose(self, start: int, end: int) -> Whose:
        """Whose pregnancy it is that is named between two places."""
        person, near = self._subject(start, end)
        if person is None or person.tag in ("IK", "WIJ"):
            return "own"
        if person.tag == "JE":
            return "generic"
        if person.tag == "ZIJ":
            return self._she(person.at)
        if person.tag in _NOT_CARRYING and not near:
            return "own"
        if person.tag == "MAN" and near and self.friend:
            return "other"
        return self._kind_of(person.tag)

    def of_another(self, at: int) -> bool:
        """Whether what stands here is somebody else's: "mijn zus heeft een baby", "een maat, hij heeft een dochter"."""
        person, _ = self._subject(at, at + 1)
        if person is None or person.tag in ("IK", "WIJ"):
            return False
        if person.tag in ("HIJ", "ZIJ"):
            return self.others_before(person.at)
        return person.tag in _OTHERS or (person.tag == "VRIENDIN" and self.friend)

    def others_before(self, at: int) -> bool:
        """Whether somebody outside the family, and nobody of the family, is named before a place."""
        before = {p.tag for p in self.persons if p.at < at}
        if "VRIENDIN" in before and self.friend:
            before = (before - {"VRIENDIN"}) | {"ANDER"}
        return not _OTHERS.isdisjoint(before) and _FAMILY.isdisjoint(before)

    def nearest(self, start: int, end: int) -> str:
        """The tag of the person whom a place is about; empty where nobody is named."""
        person, _ = self._subject(start, end)
        return person.tag if person else ""

    def _kind_of(self, tag: str) -> Whose:
        found = _SHE.get(tag, "own")
        if tag == "VROUW" and "HEER" in self.tags:
            return "other"
        if found == "friend":
            return "other" if self.friend else "partner"
        return found

    def _she(self, at: int) -> Whose:
        for person in reversed([p for p in self.persons if p.at < at]):
            if person.tag in ("KIND", "ANDERKIND"):
                return "child"
            if person.tag in _SHE and person.tag != "HEER":
                return self._kind_of(person.tag)
        return "unknown"

    def _subject(self, start: int, end: int) -> tuple[Person | None, bool]:
        """Who, and whether in the same part of the sentence."""
        first, last = self.clause(start)
        before = [p for p in self.persons if first <= p.at < start and p.subject]
        if before:
            return before[-1], True
        after = [p for p in self.persons if end <= p.at < last and p.subject]
        if after:
            return after[0], True
        for _ in range(BACK):
            if first <= 0:
                break
            first, last = self.clause(first)
            there = [p for p in self.persons if first <= p.at < last and p.subject]
            if there:
                return there[0], False
        return None, False

    def _person(self, found: re.Match[str]) -> Person:
        before = self.sketch[: found.start()].rsplit(maxsplit=2)[-2:]
        behind = before and (before[-1] in people().voorzetsels)
        behind = behind or (
            len(before) == 2 and before[-1] in ("MIJN", "ONS") and before[0] in people().voorzetsels
        )
        return Person(found.group(1), found.start(), not behind)
