"""Who can be reached when it is urgent: ids of signposts in order of preference, for each urgent kind.

What is not shown, or lies in another region, falls out in ``Directory.ways``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """What is known of somebody for whom it is urgent."""

    phase: str | None
    about: str
    aspect: str | None


def _violence(case: Case) -> tuple[str, ...]:
    return ("nl-veilig-thuis", "nl-csg") if case.aspect == "seksueel" else ("nl-veilig-thuis",)


def _homeless(case: Case) -> tuple[str, ...]:
    """The desk of the municipality first.

    The directory has no national desk for this. Where the region is not known, those who know the local way
    are named: the own verloskundige or the consultatiebureau, and the huisarts. They have no beds themselves.
    """
    families = ("rtm-centraal-onthaal-gezinnen",) if case.phase in ("zwanger", "ouder") else ()
    desks = ("rtm-vraagwijzer", "utr-14030", "rtm-wijkteam", "utr-lokaal-team")
    near = {"zwanger": ("nl-verloskundige-spoed",), "ouder": ("nl-consultatiebureau",)}
    own = near.get(case.phase or "", ()) if case.about != "other" else ()
    return (*families, *desks, *own, "nl-huisarts")


def _addiction(case: Case) -> tuple[str, ...]:
    """The own verloskundige or huisarts, the region's care, then a line. The AA is about drinking only."""
    own = case.about not in ("partner", "other")
    first = "nl-verloskundige-spoed" if own and case.phase == "zwanger" else "nl-huisarts"
    clinic = ("utr-diakonessenhuis-pop",) if own and case.phase == "zwanger" else ()
    not_drink = case.aspect in ("drugs", "pillen")
    lines = ("nl-drugs-infolijn",) if not_drink else ("nl-alcohol-infolijn", "nl-aa")
    return (first, "rtm-antes", "utr-jellinek", *clinic, *lines, "nl-huisarts")


def _distress(_: Case) -> tuple[str, ...]:
    return ("nl-113", "nl-huisarts")


def _medical(case: Case) -> tuple[str, ...]:
    """A baby that is born: the huisarts first. A pregnancy, or the child in it: the verloskundige first."""
    unborn = case.phase == "zwanger" or case.aspect in ("leven", "bloed", "vliezen", "hoofdpijn")
    if not unborn and (case.about == "child" or case.phase == "kinderwens"):
        return ("nl-huisarts", "nl-verloskundige-spoed")
    return ("nl-verloskundige-spoed", "nl-huisarts")


WAYS: Mapping[str, Callable[[Case], tuple[str, ...]]] = {
    "huiselijk_geweld": _violence,
    "dak_of_thuisloos": _homeless,
    "verslaving": _addiction,
    "acute_psychische_nood": _distress,
    "medisch_alarm": _medical,
}
"""Urgent kind → who, for a case of it."""
