"""What the reader understood of one message, with the words that each label rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

ABOUT = ("self", "partner", "child", "other", "none")
TIME = ("now", "past", "hypothetical", "none")
PHASES = ("kinderwens", "zwanger", "ouder")


@dataclass(frozen=True)
class Evidence:
    """Why one label was given."""

    label: str
    """A factor id of the catalogue."""
    words: str
    """The parent's own words that the label rests on: a clause of the message."""
    source: str
    """``pattern:<id>``, ``model`` or ``rule:<id>``."""
    probability: float | None = None
    """The classifier's probability (0 to 1), where a classifier found it."""

    def to_dict(self) -> dict[str, Any]:
        """JSON types only."""
        return {
            "label": self.label,
            "words": self.words,
            "source": self.source,
            "probability": None if self.probability is None else round(float(self.probability), 3),
        }


@dataclass(frozen=True)
class Reading:
    """One message as the assistant understood it. All fields are plain values."""

    urgent: tuple[str, ...] = ()
    risk: tuple[str, ...] = ()
    protective: tuple[str, ...] = ()
    about: str = "none"
    time: str = "none"
    lang: str = "nl"
    phase: str | None = None
    weeks: int | None = None
    """Weeks of the writer's or the partner's pregnancy, where the message says so."""
    child_months: int | None = None
    """Age of the youngest child that the message names, up to five years."""
    role: str | None = None
    """Who writes, in the words of :data:`language.role.Role`, where the message says so."""
    region: str | None = None
    """A region of the signpost directory, where the message names a place in it."""
    municipality: str | None = None
    """The municipality of that place."""
    intent: str = "vertelt"
    intent_confidence: float = 0.0
    doubt: tuple[str, ...] = ()
    """Urgent kinds that the message may be about, without enough to say so: one mild question settles it."""
    aspects: Mapping[str, str] = field(default_factory=dict)
    """For each urgent kind what it is about, e.g. ``{"huiselijk_geweld": "controle"}``."""
    barriers: tuple[str, ...] = ()
    """What the parent says stands in the way of help, e.g. ``geen_geld``."""
    why: tuple[Evidence, ...] = ()

    @property
    def factors(self) -> tuple[str, ...]:
        """Every factor id, urgent first."""
        return self.urgent + self.risk + self.protective

    def words_for(self, label: str) -> str | None:
        """The parent's words for a factor id, or None where it was not read."""
        return next((e.words for e in self.why if e.label == label), None)

    def to_dict(self) -> dict[str, Any]:
        """JSON types only: it travels in Rasa's metadata, where a numpy number would lose the message."""
        return {
            "urgent": list(self.urgent),
            "risk": list(self.risk),
            "protective": list(self.protective),
            "about": self.about,
            "time": self.time,
            "lang": self.lang,
            "phase": self.phase,
            "weeks": self.weeks,
            "child_months": self.child_months,
            "role": self.role,
            "region": self.region,
            "municipality": self.municipality,
            "intent": self.intent,
            "intent_confidence": round(float(self.intent_confidence), 3),
            "doubt": list(self.doubt),
            "aspects": dict(self.aspects),
            "barriers": list(self.barriers),
            "why": [e.to_dict() for e in self.why],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Reading:
        """The reading that :meth:`to_dict` wrote. Raises KeyError or TypeError on anything else."""
        confidence, aspects = data["intent_confidence"], data.get("aspects", {})
        if not isinstance(confidence, (int, float)) or not isinstance(aspects, Mapping):
            raise TypeError("this is not a reading")
        return cls(
            urgent=_strings(data["urgent"]),
            risk=_strings(data["risk"]),
            protective=_strings(data["protective"]),
            about=str(data["about"]),
            time=str(data["time"]),
            lang=str(data["lang"]),
            phase=data.get("phase"),
            weeks=_whole(data.get("weeks")),
            child_months=_whole(data.get("child_months")),
            role=data.get("role"),
            region=data.get("region"),
            municipality=data.get("municipality"),
            intent=str(data["intent"]),
            intent_confidence=float(confidence),
            aspects={str(k): str(v) for k, v in aspects.items()},
            doubt=_strings(data.get("doubt", ())),
            barriers=_strings(data.get("barriers", ())),
            why=tuple(
                Evidence(e["label"], e["words"], e["source"], e.get("probability")) for e in data.get("why", ())
            ),
        )


def _strings(values: Sequence[Any]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise TypeError("a list of labels is not a string")
    return tuple(str(v) for v in values)


def _whole(value: Any) -> int | None:
    if value is not None and not isinstance(value, int):
        raise TypeError("this is not a whole number")
    return value
