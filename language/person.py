"""Who writes and how far along they are, from plain words: week of pregnancy, age of the child, role, phase.

Rules over the words of ``language/data/personen.yml``; no model. What the text does not say stays None: nothing is
guessed about a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from language.child_age import OLDEST, Child, children, months_in_answer
from language.kinderwens import hopes_for_a_child
from language.pregnancy import Pregnancy, pregnancies, weeks_in_answer
from language.role import Role, role_of
from language.scene import Scene, Whose

Phase = Literal["kinderwens", "zwanger", "ouder"]
ANSWER = 6
"""Words of an answer that may be a number alone."""

_ASKS_WEEKS = re.compile(
    r"\b(?:hoeveel weken|hoe ver|welke week|hoeveelste week)\b.*\?", re.IGNORECASE | re.DOTALL
)
_ASKS_AGE = re.compile(r"\bhoe oud (?:is|zijn)\b.*\?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Person:
    """What a message says about who writes it. None: it does not say."""

    weeks: int | None = None
    """Weeks of the writer's or the partner's pregnancy, 1 to 43."""
    child_months: int | None = None
    """Age of the youngest child named, 0 to 60 months."""
    role: Role | None = None
    phase: Phase | None = None


def person_in(text: str, asked: str = "") -> Person:
    """What ``text`` says of the person who writes it. Never raises.

    ``asked``: the question that the text answers ("Hoeveel weken ben je zwanger?"), or the message before it: a
    bare "22" or "6 weken" is read in its light.
    """
    scene = Scene.of(text, asked)
    expecting, there = _told_apart(tuple(pregnancies(scene)), tuple(children(scene)))
    role = role_of(scene, expecting, there)
    months = _youngest(there, role)
    weeks = next((p.weeks for p in expecting if p.weeks and p.whose in ("own", "partner", "ex")), None)
    if role in ("kind", "professional", "naaste"):
        weeks = None
    if len(scene.sketch.split()) <= ANSWER:
        weeks, months = _answer(scene, asked, weeks, months)
    return Person(weeks, months, role, _phase(scene, expecting, there, weeks, months, role))


def _told_apart(
    expecting: Sequence[Pregnancy], there: Sequence[Child]
) -> tuple[tuple[Pregnancy, ...], tuple[Child, ...]]:
    """One number is either a week of pregnancy, where the words say so, or else the age of a child.

    "De baby" is of somebody else where somebody else is pregnant or gave birth, and of the writer otherwise.
    """
    weeks = {p.at for p in expecting if p.plain and p.at >= 0}
    ages = {c.at for c in there if c.at >= 0} - weeks
    theirs = any(p.whose == "other" for p in expecting) or any(c.birth and c.whose == "other" for c in there)
    of_whom: Whose = "other" if theirs else "own"
    return (
        tuple(p for p in expecting if p.at not in ages),
        tuple(replace(c, whose=of_whom) if c.whose == "unknown" else c for c in there if c.at not in weeks),
    )


def _answer(scene: Scene, asked: str, weeks: int | None, months: int | None) -> tuple[int | None, int | None]:
    """Weeks and months, where a number alone answers a question about one of them."""
    if weeks is None and _ASKS_WEEKS.search(asked):
        weeks = weeks_in_answer(scene)
        if weeks is not None:
            return weeks, None
    age = months_in_answer(scene) if _ASKS_AGE.search(asked) else None
    if age is not None:
        return None, int(age) if age <= OLDEST else None
    return weeks, months


def _youngest(there: Sequence[Child], role: Role | None) -> int | None:
    own = [c.months for c in there if c.months is not None and c.whose != "other"]
    others = [c.months for c in there if c.months is not None and c.whose == "other"]
    ages = own or (others if role in ("naaste", "professional") else [])
    youngest = min(ages, default=None)
    return int(youngest) if youngest is not None and youngest <= OLDEST else None


def _phase(
    scene: Scene,
    expecting: Sequence[Pregnancy],
    there: Sequence[Child],
    weeks: int | None,
    months: int | None,
    role: Role | None,
) -> Phase | None:
    """The phase of the family that the message is about; None where the words are unclear or point two ways."""
    if role == "kind":
        return None
    mine = [p for p in expecting if p.whose in ("own", "partner", "ex")]
    born = [c for c in there if c.birth and c.whose in ("own", "partner", "ex")]
    if weeks or (mine and not born):
        return "zwanger"
    hopes = hopes_for_a_child(scene)
    parent = bool(born) or months is not None
    if hopes == "own":
        return None if parent or expecting else "kinderwens"
    if parent:
        return None if mine else "ouder"
    if any(p.whose in ("other", "unknown") for p in expecting):
        return "zwanger"
    if any(c.birth for c in there):
        return "ouder"
    return "kinderwens" if hopes and role == "naaste" else None
