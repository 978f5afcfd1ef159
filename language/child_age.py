"""How old the children are that a message names: "zoontje van 3 wkn", "ze is net 1", "zes weken geleden bevallen"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.pregnancy import CHILDREN_COUNT_MONTHS_FROM
from language.scene import CHILD, Scene, Whose
from language.sketch import EDGE, UNIT, one_of, people

MONTHS = {"DAG": 1 / 30.4, "WEEK": 3 / 13, "MAAND": 1.0, "JAAR": 12.0}
NEWBORN = 5
"""Weeks: "ze is 3 weken" is a child, "ze is 9 weken" may be somebody who is pregnant."""
BEFORE = 14
"""Words before a bare number in which a child must be named."""
OLDEST = 60
"""Months; an older child is not what the conversation is about."""


@dataclass(frozen=True)
class Child:
    """A child that is there."""

    whose: Whose
    """``own`` (of the writer), ``partner``, ``ex``, ``other``, or ``unknown``."""
    months: float | None
    birth: bool = False
    """Whether the birth is what was told: "net bevallen"."""
    at: int = -1
    """Where its number stands."""


_CHILDREN = frozenset(CHILD.strip("(?:)").split("|"))
_AGE = rf"(?P<almost>BIJNA )?#(?P<n>[\d.]+)(?: (?P<unit>{UNIT})\b)?"
_COUNTED = rf"(?P<almost>BIJNA )?#(?P<n>[\d.]+) (?P<unit>{UNIT})"
_NO_DURATION = (
    rf"(?! (?:{one_of(people().duur - {'later'})}|van|bij|met|(?!geworden)\w*ge\w{{2,}}(?:d|t|en)"
    r"|ZWANGER|PROBEER|BEVALLEN|GEBOREN|VERLIES) )"
)
_NO_MEASURE = rf"(?! (?:{one_of(people().maten)}|#\S+|KIND|KINDEREN|DOCHTER|DAG|WEEK) )"
_END = rf"(?= (?:{EDGE} |$))"
_END_OR_OLD = rf"(?= (?:{EDGE} |$|geworden |oud ))"
_HE_OR_SHE = rf"(?:{CHILD}|HIJ|ZIJ|die)"
_BE = "(?P<be>IS|wordt|werd|werdt|word)"
_SOON = "(?:(?:morgen|overmorgen|volgende (?:WEEK|MAAND)|ook) )?"
_NAME = rf"(?:(?!{EDGE}|IK|WIJ|IS|BEN|wordt|werd|van|met|bij|na|over|sinds)\S+ )?"
_OF = re.compile(rf" (?P<who>{CHILD}(?: (?!{EDGE}|van)\S+)?|een|eentje|#1|die) van {_AGE}{_NO_MEASURE}")
_OF_NAME = re.compile(rf" (?P<who>MOEDER|VADER) van [a-z]\w* [(,] {_AGE}(?= [),])")
_OF_ALL = re.compile(rf" (?P<who>KINDEREN)(?: [,:(]| ZIJN_HAAR| BEN)+ {_AGE}(?= (?:{EDGE} |$|oud ))")
_NEXT = re.compile(
    rf" (?:,|VERBINDING) (?:een |#1 |eentje |KIND )?(?:van )?{_AGE}{_NO_MEASURE}(?! (?:geleden|terug) )"
)
_IS = tuple(
    re.compile(pattern)
    for pattern in (
        rf" (?P<who>{_HE_OR_SHE}) {_NAME}{_BE} {_SOON}{_COUNTED}{_NO_DURATION}",
        rf" (?P<who>{_HE_OR_SHE}) {_NAME}{_BE} {_SOON}{_AGE}{_END_OR_OLD}",
        rf" {_BE} (?:de |MIJN |ONS )?(?P<who>{CHILD}|HIJ|ZIJ) {_COUNTED}{_NO_DURATION}",
        rf" {_BE} (?:de |MIJN |ONS )?(?P<who>{CHILD}|HIJ|ZIJ) {_AGE}{_END_OR_OLD}",
        rf" (?P<who>{_HE_OR_SHE}) {_AGE} (?:oud )?(?P<be>IS)(?= )",
    )
)
_BESIDE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<! PROBEER) (?P<who>{CHILD}) {_NAME}(?:[,(] )?{_COUNTED}(?: oud)?{_END}",
        rf" (?P<who>{CHILD}) {_NAME}[,(] {_AGE}(?= [,)])",
        rf" {_COUNTED} oude? (?P<who>{CHILD})(?= )",
    )
)
_OLD = re.compile(rf" {_COUNTED} oud(?= )")
_BORN = tuple(
    re.compile(pattern)
    for pattern in (
        rf" {_COUNTED} (?:geleden|terug) (?:(?!{EDGE})\S+ ){{0,4}}?(?:BEVALLEN|BEVALLING|GEBOREN|BEVIEL)(?= )",
        rf" (?:BEVALLEN|BEVALLING|GEBOREN|BEVIEL) (?:(?!{EDGE})\S+ ){{0,6}}?{_COUNTED} (?:geleden|terug)(?= )",
        rf" (?:BEVALLEN|GEBOREN) , {_COUNTED} (?:geleden|terug)(?= )",
        r" (?P<unit>DAG|WEEK) #(?P<n>\d+) na (?:(?:de|MIJN|een|ONS) )?BEVALLING(?= )",
        rf" {_COUNTED} (?:BEVALLEN|postpartum|pp|post partum)(?= )",
        rf" {_COUNTED} na (?:(?:de|MIJN|ZIJN_HAAR|een|ONS|het) )?(?:\S+ )?BEVALLING(?! (?:kreeg|ging|werd|was|begon) )",
    )
)
_HAS_GIVEN_BIRTH = re.compile(rf" (?:BEN|IS|ZIJN_HAAR) (?:(?!{EDGE}|{UNIT})\S+ ){{0,6}}?BEVALLEN(?= )")
_NEWBORN = re.compile(rf" PASGEBOREN {CHILD}(?= )|^ PASGEBOREN(?= )| (?:MIJN|ONS|een) PASGEBOREN(?= )")
_NOT_YET = re.compile(r" (?:moet|moeten|gaat|ga|gaan|kan|WIL|zal|te|laten|ZORGEN|komt|voor|om) ")
_BARE = re.compile(rf"(?:^|{EDGE}) (?:HIJ |ZIJ |IS |pas )*{_COUNTED}(?: oud)?{_END}")
_NUMBER = re.compile(rf"^ (?:HIJ |ZIJ |IS |KIND |MIJN )*{_AGE}(?: oud)? (?:$|{EDGE})")


def children(scene: Scene) -> Iterator[Child]:
    """Every child whose age or birth the message tells."""
    if scene.child_lost:
        return
    if scene.counts:
        yield from _aged(scene)
        if not scene.has("VERLIES"):
            yield from _born(scene)
    if scene.has("BEVALLEN") and not scene.has("VERLIES"):
        yield from _has_given_birth(scene)
    if scene.has("PASGEBOREN"):
        yield from _newborn(scene)


def _aged(scene: Scene) -> Iterator[Child]:
    for pattern in (_OF, _OF_ALL, _OF_NAME):
        for found in pattern.finditer(scene.sketch):
            yield from _of_an_age(scene, found)
    for pattern in (*_IS, *_BESIDE):
        for found in pattern.finditer(scene.sketch):
            if not (scene.not_now(found.start("n")) or _an_adult(scene, found) or _unborn(scene, found)):
                yield _child(scene, found, found["who"])
    yield from _old(scene)
    yield from _by_its_neighbours(scene)


def months_in_answer(scene: Scene) -> float | None:
    """Months in the answer to how old the child is: "2" is two years. None where it is no age."""
    found = _NUMBER.search(scene.sketch)
    return _months(found) if found else None


def _of_an_age(scene: Scene, found: re.Match[str]) -> Iterator[Child]:
    before = scene.sketch[max(0, found.start() - 30) : found.start() + 1]
    known = found["who"].split()[0] in _CHILDREN | {"MOEDER", "VADER"}
    if re.search(r" (?:als|was|IK|BEN) (?:IK |een |de )*$", before):
        return
    if found["who"] == "eentje" and found["unit"]:
        known = True
    if not known and not scene.tags & {"KIND", "KINDEREN", "DOCHTER", "MOEDER", "VADER"}:
        return
    yield _child(scene, found, found["who"])
    after = _NEXT.match(scene.sketch, found.end())
    while after:
        yield _child(scene, after, found["who"])
        after = _NEXT.match(scene.sketch, after.end())


def _an_adult(scene: Scene, found: re.Match[str]) -> bool:
    """Whether "ze is 16 weken" is about somebody who is pregnant, "die 2 maanden" about a thing."""
    parts = found.groupdict()
    if parts["who"] == "die":
        return scene.nearest(found.start(), found.start()) not in (
            "KIND",
            "DOCHTER",
            "KINDEREN",
            "MEISJE",
            "KLEINKIND",
        )
    if parts["who"] != "ZIJ":
        return False
    whose = scene.whose(found.end(), found.end())
    there = bool(scene.tags & {"KIND", "KIND_HINT"})
    if parts["unit"] == "MAAND":
        return whose in ("partner", "other", "ex") and "DOCHTER" not in scene.tags and not there
    if parts["unit"] != "WEEK" or whose == "child":
        return False
    weeks = float(parts["n"])
    if whose == "unknown" or (whose == "other" and "DOCHTER" in scene.tags):
        return (
            weeks > NEWBORN if not there else weeks >= CHILDREN_COUNT_MONTHS_FROM and "KIND" not in scene.tags
        )
    return True


def _unborn(scene: Scene, found: re.Match[str]) -> bool:
    """Whether "baby van 22 weken" is one that is still to come."""
    if found["unit"] != "WEEK" or float(found["n"]) < CHILDREN_COUNT_MONTHS_FROM:
        return False
    if found["who"] == "DOCHTER" and "DOCHTER #" not in found.group():
        return True
    return scene.has("ZWANGER", "ZWANGERE", "ZWANGER_HINT", "BUIK", "OP_KOMST")


def _old(scene: Scene) -> Iterator[Child]:
    for found in _OLD.finditer(scene.sketch):
        first, _ = scene.clause(found.start("n"))
        if "DIER_OF_DING" in scene.words(first, found.start()) or scene.not_now(found.start("n")):
            continue
        who = scene.nearest(found.start("n"), found.end())
        if who in ("", "KIND", "DOCHTER", "MEISJE", "KINDEREN", "HIJ", "ZIJ", "KLEINKIND", "ANDERKIND"):
            yield _child(scene, found, who)


def _born(scene: Scene) -> Iterator[Child]:
    for pattern in _BORN:
        for found in pattern.finditer(scene.sketch):
            first, _ = scene.clause(found.start("n"))
            if _NOT_YET.search(scene.sketch[first : found.start() + 1]):
                continue
            whose = scene.whose(found.start("n"), found.end())
            if "GEBOREN" in found.group():
                if scene.nearest(found.start("n"), found.end()) == "IK" or scene.not_now(found.start("n")):
                    continue
                others = scene.of_another(found.start("n")) or "ANDERKIND" in scene.tags
                whose = "other" if others else "own"
            yield Child(whose if whose != "child" else "own", _months(found), birth=True, at=found.start("n"))


def _has_given_birth(scene: Scene) -> Iterator[Child]:
    for found in _HAS_GIVEN_BIRTH.finditer(scene.sketch):
        first, _ = scene.clause(found.end() - 1)
        if not _NOT_YET.search(scene.sketch[first : found.end()]):
            yield Child(scene.whose(found.end() - 1, found.end()), None, birth=True)


def _newborn(scene: Scene) -> Iterator[Child]:
    for found in _NEWBORN.finditer(scene.sketch):
        whose: Whose = "other" if scene.of_another(found.start()) else "own"
        yield Child(whose, 0)


def _by_its_neighbours(scene: Scene) -> Iterator[Child]:
    """Weeks and months that stand alone, where all else is about a child: "hij huilt veel, 6 weken"."""
    if scene.tags & {"ZWANGER", "ZWANGERE", "ZWANGER_HINT", "BUIK", "UITGEREKEND"}:
        return
    for found in _BARE.finditer(scene.sketch):
        if found["unit"] == "JAAR" or (
            found["unit"] == "WEEK" and float(found["n"]) >= CHILDREN_COUNT_MONTHS_FROM
        ):
            continue
        if _beside_a_child(scene, found) and not scene.not_now(found.start("n")):
            yield _child(scene, found, "KIND")


def _beside_a_child(scene: Scene, found: re.Match[str]) -> bool:
    """Whether what was asked, or what stands before, is about a child; or anything, where the number comes first."""
    about = {"KIND_HINT", "KIND"}
    before = scene.sketch[: found.start() + 1].split()[-BEFORE:]
    return bool(about & {*before, *scene.asked.split()}) or (not before and "KIND_HINT" in scene.tags)


def _child(scene: Scene, found: re.Match[str], who: str) -> Child:
    return Child(_whose_child(scene, found, who), _months(found), at=found.start("n"))


def _whose_child(scene: Scene, found: re.Match[str], who: str) -> Whose:
    """``unknown`` where "de baby" follows somebody else: it may be the writer's own."""
    before = scene.sketch[: found.start() + 1].split()[-2:]
    if who in ("KLEINKIND", "ANDERKIND") or " ANDERKIND" in scene.sketch[: found.end()]:
        return "other"
    if {"MIJN", "ONS"} & set(before):
        return "own"
    if before[-1:] == ["ZIJN_HAAR"]:
        return "other" if scene.others_before(found.start()) else "own"
    if not scene.of_another(found.start()):
        return "own"
    return "unknown" if before[-1:] == ["de"] else "other"


def _months(found: re.Match[str]) -> float:
    parts = found.groupdict()
    number, unit = float(parts["n"]), parts.get("unit") or "JAAR"
    months = number * MONTHS[unit]
    if parts.get("almost") or (parts.get("be") or "").startswith("word"):
        months -= 1 if unit == "JAAR" else MONTHS[unit]
    return max(0, math.floor(months + 1e-6))
