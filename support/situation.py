"""The Situation: what a parent told in one conversation, and where that conversation stands.

One slot of Rasa carries it as JSON. It is immutable: each step returns a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from support.catalogue import load_catalogue

Step = Literal[
    "wie", "open", "kracht", "themas", "thema", "behoefte", "plaats", "wegwijzers", "samenvatting", "afscheid"
]
"""Which question was asked last."""
Phase = Literal["kinderwens", "zwanger", "ouder"]
Role = Literal["moeder", "vader", "partner", "meemoeder", "alleenstaand", "naaste"]
"""``naaste``: somebody who asks for another (a grandmother, a friend)."""
ThemeQuestion = Literal["goed", "lastig", "vervolg"]
Wish = Literal["informatie", "praktische_hulp", "praten", "langskomen", "alleen_vertellen"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Heard(_Model):
    """One factor that was heard, in the parent's own words."""

    factor: str
    words: str
    about: str = "self"
    time: str = "now"

    @property
    def kind(self) -> str:
        """``urgent``, ``risk`` or ``protective``."""
        return load_catalogue().get(self.factor).kind


class Situation(_Model):
    """A conversation so far."""

    step: Step = "wie"
    phase: Phase | None = None
    role: Role | None = None
    """As whom the parent speaks, where it was told."""
    weeks: int | None = None
    """Weeks pregnant, where it was told."""
    child_months: int | None = None
    """Age of the youngest child, where it was told."""
    region: str | None = None
    municipality: str | None = None
    region_asked: bool = False
    wish: Wish | None = None
    heard: tuple[Heard, ...] = ()
    latest: tuple[Heard, ...] = ()
    """What the last message added: what "dat klopt niet" takes away again."""
    themes_offered: bool = False
    theme: str | None = None
    """The theme that is talked about now."""
    theme_question: ThemeQuestion | None = None
    """Which of its questions was asked last."""
    theme_asked: tuple[str, ...] = ()
    """Every question of a theme that was asked, as "wonen.goed": none is asked twice."""
    themes_done: tuple[str, ...] = ()
    """Themes that were talked about or passed over."""
    strength_asked: bool = False
    more_asked: bool = False
    """Whether the open question was asked once more, after something that says little."""
    more_offered: bool = False
    """Whether the last question was if there is more to tell, instead of the offer to sum up."""
    signposts_shown: bool = False
    sharing_told: bool = False
    """Whether it was said that the summary can be kept or shared: once is enough, whatever the answer was."""
    languages_told: tuple[str, ...] = ()
    """Other languages in which was said what this is: once is enough."""
    messages_seen: int = 0
    """How many of the parent's messages are in here."""
    not_understood: int = 0
    """How many messages in a row were not understood."""

    @classmethod
    def from_slot(cls, value: Any) -> Situation:
        """The Situation in a slot; a new one where the slot is empty or cannot be read."""
        if not isinstance(value, Mapping):
            return cls()
        try:
            return cls.model_validate(dict(value))
        except ValidationError:
            return cls()

    def to_slot(self) -> dict[str, Any]:
        """JSON types only."""
        return self.model_dump(mode="json")

    def with_(self, **changes: Any) -> Situation:
        """The same with other values."""
        return self.model_copy(update=changes)

    def hear(self, found: Iterable[Heard]) -> Situation:
        """Adds what was heard; a factor that was already heard keeps its first words."""
        known = {h.factor for h in self.heard}
        new = []
        for item in found:
            if item.factor not in known:
                known.add(item.factor)
                new.append(item)
        return self.with_(heard=self.heard + tuple(new), latest=tuple(new), not_understood=0)

    def take_back(self) -> Situation:
        """Removes what the last message added: the parent says it was not meant so."""
        gone = set(self.latest)
        return self.with_(heard=tuple(h for h in self.heard if h not in gone), latest=())

    def without_line(self, number: int) -> Situation:
        """Removes line ``number`` (from 1) of the summary; the same Situation where there is no such line."""
        lines = self.lines()
        if not 1 <= number <= len(lines):
            return self
        gone = set(lines[number - 1])
        return self.with_(heard=tuple(h for h in self.heard if h not in gone))

    def strengths(self) -> tuple[Heard, ...]:
        """What gives strength."""
        return tuple(h for h in self.heard if h.kind == "protective")

    def worries(self) -> tuple[Heard, ...]:
        """What weighs, the urgent included."""
        return tuple(h for h in self.heard if h.kind != "protective")

    def lines(self) -> tuple[tuple[Heard, ...], ...]:
        """The lines of the summary in order: strengths first. What rests on the same words is one line."""
        grouped: dict[tuple[bool, str], list[Heard]] = {}
        for item in self.strengths() + self.worries():
            grouped.setdefault((item.kind == "protective", item.words), []).append(item)
        return tuple(tuple(items) for items in grouped.values())

    def factors(self) -> tuple[str, ...]:
        """All factor ids heard."""
        return tuple(h.factor for h in self.heard)
