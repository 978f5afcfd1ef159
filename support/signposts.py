"""The signpost directory: where a parent can find help, and which few of those fit.

The content is ``support/data/signposts/*.yml``. Only entries of level A or B are ever shown to a parent.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from support.catalogue import UnknownFactor, load_catalogue
from support.opening import dutch_now
from support.signpost_entry import COUNTRY, EMERGENCY, Phase, Signpost, Wish
from support.signpost_files import read_directory
from support.signpost_ways import WAYS, Case

__all__ = ["Directory", "DirectoryError", "Signpost", "UnknownSignpost", "load_directory"]

DATA = Path(__file__).parent / "data" / "signposts"
MOST = 3
"""Never more than three signposts at once."""
MOST_WAYS = 2
"""Ways to reach a person when it is urgent, besides 112."""


class UnknownSignpost(KeyError):
    """An id that the directory does not have."""

    def __str__(self) -> str:
        return f'The directory has no signpost "{self.args[0]}".'


class DirectoryError(ValueError):
    """The directory cannot be used; the message is one sentence."""


class Directory:
    """All signposts, and the choice among them."""

    def __init__(
        self, signposts: Iterable[Signpost], *, today: Callable[[], datetime.date] = lambda: dutch_now().date()
    ) -> None:
        """``today``: the clock by which an entry is past its date."""
        self.signposts = tuple(signposts)
        self._by_id = {entry.id: entry for entry in self.signposts}
        self._by_name = {entry.name: entry for entry in self.signposts}
        self._today = today

    def get(self, signpost_id: str) -> Signpost:
        """The signpost with this id, shown or not. Raises UnknownSignpost."""
        if signpost_id not in self._by_id:
            raise UnknownSignpost(signpost_id)
        return self._by_id[signpost_id]

    def named(self, name: str, phone: str | None) -> Signpost | None:
        """The signpost with this name and telephone number, or None: a contact card carries no id."""
        entry = self._by_name.get(name)
        return entry if entry is not None and entry.phone == phone else None

    def fitting(
        self,
        factors: Sequence[str],
        *,
        phase: str | None = None,
        region: str | None = None,
        wish: str | None = None,
        most: int = MOST,
        municipality: str | None = None,
        role: str | None = None,
        aspects: Mapping[str, str] | None = None,
    ) -> list[Signpost]:
        """The signposts that fit what was heard, best first, never more than three.

        Each next one first takes up a worry that no earlier one did. The last place is for general help that
        fits (huisarts, consultatiebureau, wijkteam); it stands alone where nothing else fits.
        ``role``: "moeder", "vader" or "partner", where it is known. ``aspects``: factor id → what kind of it.
        A region, phase or wish that the directory does not know counts as not known. What is past its date is
        not proposed. Raises UnknownFactor.
        """
        question = _question(factors, phase, region, wish, municipality, role, aspects or {})
        today = self._today()
        allowed = [entry for entry in self.signposts if entry.valid(today) and question.allows(entry)]
        pool = [entry for entry in allowed if set(entry.factors) & set(question.needs)]
        pool = pool or [entry for entry in allowed if entry.general]
        replaced = {entry.instead_of for entry in pool}
        pool = [entry for entry in pool if entry.id not in replaced]
        return question.best_of(pool, min(most, MOST))

    def why(self, signpost: Signpost, factors: Sequence[str]) -> str:
        """One Dutch sentence: what of the factors heard this signpost fits. Raises UnknownFactor."""
        known = [load_catalogue().get(factor) for factor in dict.fromkeys(factors)]
        labels = [factor.label for factor in known if factor.id in signpost.factors]
        if not labels:
            return "Hier kun je met veel vragen terecht." if signpost.general else "Dit kan je verder helpen."
        *firsts, last = labels
        return f"Dit past bij: {', '.join(firsts)}{' en ' if firsts else ''}{last}."

    def ways(
        self,
        kind: str,
        *,
        phase: str | None = None,
        region: str | None = None,
        about: str = "self",
        aspect: str | None = None,
    ) -> list[Signpost]:
        """At most two ways to reach a person besides 112, for one urgent kind. Raises UnknownFactor.

        ``about``: whose situation it is. ``aspect``: what kind of it ("seksueel", "drugs", "leven", ...).
        A date that has passed takes nobody out here: in danger a number that was not checked is better than none.
        """
        if kind not in WAYS:
            raise UnknownFactor(kind)
        ids = dict.fromkeys(WAYS[kind](Case(phase, about, aspect)))
        entries = [self._by_id[one] for one in ids if one in self._by_id]
        return [entry for entry in entries if entry.shown and entry.region in (COUNTRY, region)][:MOST_WAYS]


# --- what fits ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Question:
    """What is asked of the directory."""

    needs: tuple[str, ...]
    strengths: tuple[str, ...]
    urgent: tuple[str, ...]
    phase: str | None
    region: str | None
    wish: str | None
    municipality: str | None
    role: str | None
    aspects: Mapping[str, str]

    def allows(self, entry: Signpost) -> bool:
        """Whether the entry may be proposed at all. 112 is said by the urgent answer, not in a list."""
        here = entry.region in (COUNTRY, self.region)
        town = not entry.municipalities or self.municipality in (None, *entry.municipalities)
        in_time = self.phase is None or self.phase in entry.phases
        heard = not entry.only_when or any(self.aspects.get(f) == a for f, a in entry.only_when.items())
        for_them = entry.only_for in _MADE_FOR.get(self.role, _MADE_FOR[None])
        return entry.shown and entry.kind != EMERGENCY and here and town and in_time and heard and for_them

    def wished(self, entry: Signpost) -> bool:
        """Whether it gives what the parent needs most, as far as that is known."""
        return self.wish is None or self.wish in entry.wishes

    def best_of(self, pool: Sequence[Signpost], most: int) -> list[Signpost]:
        """Takes the best, then the best of the rest, and so on; general help takes the last place."""
        left = list(pool)
        chosen: list[Signpost] = []
        covered: set[str] = set()
        while left and len(chosen) < most:
            last = bool(chosen) and len(chosen) == most - 1 and not any(entry.general for entry in chosen)
            offered = [entry for entry in left if entry.general and self.wished(entry)] if last else left
            # min() keeps the first of equals, so the order of the files decides last.
            best = min(offered or left, key=lambda entry: self.order(entry, covered))
            left.remove(best)
            chosen.append(best)
            covered |= set(best.factors)
        return sorted(chosen, key=lambda entry: entry.general)

    def order(self, entry: Signpost, covered: Collection[str]) -> tuple[Any, ...]:
        """Small is better. The lines are the reasons, the strongest first."""
        new = [f for f in self.needs if f in entry.factors and f not in covered]
        limited = bool(entry.municipalities) and self.municipality is None
        return (
            not new,
            -len([f for f in new if f in self.urgent]),
            entry.general,
            entry.only_for not in (None, self.role),
            -len(new),
            not self.wished(entry),
            self.phase is None and len(entry.phases) < len(get_args(Phase)),
            not entry.within_reach,
            2 if entry.region == COUNTRY else int(limited),
            -len([f for f in self.strengths if f in entry.factors]),
            min((_ranks().get((f, entry.id), MOST_RANK) for f in self.needs), default=MOST_RANK),
        )


_MADE_FOR: Mapping[str | None, tuple[str | None, ...]] = {
    None: (None, "moeder"),
    "moeder": (None, "moeder"),
    "vader": (None, "vader"),
    "partner": (None, "vader"),
}
"""Role of the parent → whose places are proposed; where it is not known, those for who is pregnant too."""
MOST_RANK = 1000
"""Comes after every entry that the catalogue puts in order."""


@lru_cache(maxsize=1)
def _ranks() -> dict[tuple[str, str], int]:
    """(factor id, signpost id) → its place in the catalogue's list for that factor."""
    factors = load_catalogue().factors
    return {(factor.id, one): place for factor in factors for place, one in enumerate(factor.signposts)}


def _question(
    factors: Sequence[str],
    phase: str | None,
    region: str | None,
    wish: str | None,
    municipality: str | None,
    role: str | None,
    aspects: Mapping[str, str],
) -> _Question:
    known = [load_catalogue().get(factor) for factor in dict.fromkeys(factors)]
    strengths = tuple(factor.id for factor in known if factor.kind == "protective")
    needs = tuple(factor.id for factor in known if factor.kind != "protective")
    return _Question(
        needs=needs or strengths,
        strengths=strengths,
        urgent=tuple(factor.id for factor in known if factor.kind == "urgent"),
        phase=phase if phase in get_args(Phase) else None,
        region=region,
        wish=wish if wish in get_args(Wish) else None,
        municipality=municipality,
        role=role,
        aspects=aspects,
    )


# --- loading ------------------------------------------------------------------------------------------------


def load_directory(folder: Path | None = None) -> Directory:
    """The directory of this installation, or of another folder. Raises DirectoryError with one sentence."""
    return _installed() if folder is None else _load(folder)


@lru_cache(maxsize=1)
def _installed() -> Directory:
    return _load(DATA)


def _load(folder: Path) -> Directory:
    entries, problems = read_directory(folder)
    if problems:
        raise DirectoryError(problems[0])
    return Directory(entries)
