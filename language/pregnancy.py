"""How far a pregnancy is, and whose: "ben 30+4", "mn vrouw is 20 wkn", "over 3 weken uitgerekend"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.scene import CHILD, Scene, Whose
from language.sketch import EDGE, UNIT, one_of, people

LONGEST = 43
TERM = 40
WEEKS_A_MONTH = 13 / 3
_WEEKS = {"DAG": 1 / 7, "WEEK": 1.0, "MAAND": WEEKS_A_MONTH, "JAAR": 52.0}
CHILDREN_COUNT_MONTHS_FROM = 13
"""From here on nobody counts a child's age in weeks: "22 weken" alone is a pregnancy, "8 weken" may be either."""
SURELY_PREGNANT_FROM = 27
EARLIEST_WITH_DAYS = 10
"""What looks like "5+1" may be something else, unless the message is about a pregnancy."""
ANSWER = 4
"""Words of an answer: "week 12" alone is a pregnancy, in a story it may be a week of the year."""
SMALLEST = 3
"""Fewer weeks are more often a duration: "ik ben 2 weken thuis"."""


@dataclass(frozen=True)
class Pregnancy:
    """A pregnancy that a message speaks of as present."""

    whose: Whose
    weeks: int | None
    plain: bool
    """Whether the words say so themselves, and not only their neighbours."""
    at: int = -1
    """Where its number stands."""


_DURATION = rf"{one_of(people().duur - {'in'})}|in(?! verband)"
_NO_DURATION = (
    rf"(?! (?:{_DURATION}|\w*ge\w{{2,}}(?:d|t|en)|PROBEER|BEVALLEN|GEBOREN|\w*echo|oude?|wachten|was|een) )"
)
_NO_SPELL = r"(?! (?:geleden|terug|verlof|wachttijd|vakantie|te vroeg|BEVALLEN|GEBOREN|PROBEER|tijd|later|geen|oude?) )"
_N = r"(?P<almost>BIJNA )?#(?P<n>[\d.]+)"
_MORE = r"(?:(?: VERBINDING| \+)? #\d(?: DAG)?)?"
_END = rf"(?= (?:{EDGE} |$))"
_WHO = "(?:IK|WIJ|PARTNER|GEZEL|VRIENDIN|MEISJE|EX|ANDER|CLIENT|LEERLING|DOCHTER|MIJNMEISJE|VROUW|ZIJ)"
_BE = "(?:BEN|IS|ZIJN_HAAR|zit|zitten|zelf)"
_PLAIN = tuple(
    re.compile(pattern)
    for pattern in (
        rf" {_N} (?P<unit>WEEK|MAAND){_MORE} (?:ZWANGERE?|ver|heen|onderweg)(?= )",
        rf" ZWANGER (?:, )?(?:van )?{_N} (?P<unit>WEEK|MAAND){_MORE}{_NO_DURATION}",
        r" @(?P<n>\d+)(?= )",
        rf" {_WHO} (?:{_BE} ){{1,2}}(?:op |in )?{_N} (?P<unit>WEEK){_MORE}{_NO_DURATION}",
        rf" {_BE} {_WHO} (?:op |in )?{_N} (?P<unit>WEEK){_MORE}{_NO_DURATION}",
        rf"(?:^|{EDGE}) BEN (?:op |in )?{_N} (?P<unit>WEEK){_MORE}{_NO_DURATION}",
        rf"(?:^|{EDGE}) (?:MIJN |ONS )?{_WHO} {_N} (?P<unit>WEEK|MAAND){_MORE}{_END}",
        rf" {_WHO} {_N} (?P<unit>WEEK){_MORE} (?:BEN|IS)(?= )",
        rf" zit (?:op|in|aan) {_N} (?P<unit>WEEK)(?= )",
        rf" {_WHO} {_BE} (?:op )?{_N} (?P<unit>MAAND){_END}",
        rf" BEN {_WHO} {_N} (?P<unit>MAAND){_END}",
        rf"(?:^|{EDGE}) BEN {_N} (?P<unit>MAAND){_END}",
        rf" BUIK (?:van|IS) {_N} (?P<unit>WEEK|MAAND)(?= )",
        rf" (?:{_WHO} |{_BE} )+(?:in |op )?(?P<unit>WEEK) #(?P<n>\d+)(?= )",
        r" (?:in|op) (?:MIJN|de|ZIJN_HAAR|ONS) #(?P<n>\d+)(?:e| e| ste| de) (?P<unit>WEEK|MAAND)(?= )",
    )
)
_HINTED = tuple(
    re.compile(pattern)
    for pattern in (
        rf" (?:met|bij|op|rond) {_N} (?P<unit>WEEK){_MORE}{_NO_SPELL}",
        rf"(?:^|{EDGE}) (?:{_N} )(?P<unit>WEEK){_MORE}(?: IK| BEN)*{_END}",
        rf"^ {_N} (?P<unit>WEEK){_MORE}{_NO_DURATION}",
        rf"(?:^|{EDGE}) (?:in )?(?P<unit>WEEK) #(?P<n>\d+){_END}",
        rf" {_N} (?P<unit>WEEK){_MORE} IK{_END}",
    )
)
_TO_GO = tuple(
    re.compile(pattern)
    for pattern in (
        rf" over #(?P<n>[\d.]+) (?P<unit>{UNIT}) (?:(?!{EDGE})\S+ ){{0,4}}?"
        rf"(?:UITGEREKEND|BEVALLEN|BEVALLING|MOEDER|VADER|komt (?:de |ONS |MIJN )?{CHILD})(?= )",
        rf" (?:UITGEREKEND|BEVALLEN|BEVALLING) (?:BEN )?over #(?P<n>[\d.]+) (?P<unit>{UNIT})(?= )",
        rf" {CHILD} (?:komt|komen|verwacht|IS er) over #(?P<n>[\d.]+) (?P<unit>{UNIT})(?= )",
        rf" nog (?:maar )?#(?P<n>[\d.]+) (?P<unit>{UNIT}) (?:tot|voor) (?:de |MIJN )?(?:BEVALLING|UITGEREKEND)(?= )",
        rf" nog #(?P<n>[\d.]+) (?P<unit>{UNIT}) te gaan(?= )",
        rf" nog #(?P<n>[\d.]+) (?P<unit>{UNIT}) tot (?:de |ONS |MIJN )?KIND(?= )",
        rf" over #(?P<n>[\d.]+) (?P<unit>{UNIT}) IS (?:HIJ|ZIJ|(?:de |ONS |MIJN )?{CHILD}) er(?= )",
    )
)
_NUMBER = re.compile(
    rf"^ (?:(?:IK|BEN|denk|op|in|week|WEEK|ZWANGER|ZIJ|IS|PARTNER) )*{_N}(?: (?P<unit>WEEK|MAAND){_MORE})?"
    r"(?: (?:ZWANGER|denk|IK|BEN|ver))* (?:[.!]+ )?$"
)
_OVER_OR_LOST = frozenset({"GEBOREN", "BEVALLEN", "BEVALLING", "VERLIES", "MISKRAAM", "KWIJT"})
_AN_EARLIER_ONE = re.compile(r" bij (?:MIJN|de|ONS) (?:#1e|#2e|vorige) ")
_THAT_IS = re.compile(r" , (?:dat|dit) IS ")
_SAID = re.compile(r" (?:ZWANGERE?|TRIMESTER|OP_KOMST)(?! (?:geweest|was|waren|ge\w+(?:d|t)|blijven)) ")
_PAST = re.compile(r" (?:was|waren|werd) (?:\S+ ){0,3}$")
_DENIED = re.compile(
    r" (?:niet|geen|nooit|misschien|mogelijk|evt|was|waren|zou|kan|kunt|test|of (?:IK|ZIJ)) "
    r"(?:meer |BEN |IS |IK |ZIJ |een |ook |zo ){0,2}$"
)
_QUESTION = re.compile(r" (?:kan|kun|zou|BEN|IS) (?:IK|JE|ZIJ)(?: \S+){0,2} $")
_DUE = re.compile(
    rf" (?:(?:BEN|IS|ZIJN_HAAR) (?:(?!{EDGE})\S+ ){{0,3}}UITGEREKEND{_END}"
    r"|UITGEREKEND (?:op|in|begin|eind|half|rond|over) )"
)
_PREGNANT_WHO = re.compile(
    r" (?:\S+ )?(?:PARTNER|VROUW|VRIENDIN|ANDER|CLIENT|MIJNMEISJE|MEISJE|DOCHTER|LEERLING)(?= )"
)


def pregnancies(scene: Scene) -> Iterator[Pregnancy]:
    """Every present pregnancy that the message speaks of, those with their week first."""
    if scene.pregnancy_lost:
        return
    if scene.counts:
        yield from _counted(scene)
        yield from _to_go(scene)
        yield from _by_its_neighbours(scene)
    yield from _without_a_number(scene)


def weeks_in_answer(scene: Scene) -> int | None:
    """Weeks in the answer to how far the pregnancy is: "22", "denk 8", "vijf maanden". None where it is no number."""
    found = _NUMBER.match(scene.sketch)
    return _weeks(found) if found else None


def _counted(scene: Scene) -> Iterator[Pregnancy]:
    for pattern in _PLAIN:
        for found in pattern.finditer(scene.sketch):
            weeks = _weeks(found)
            at = found.start("n")
            if weeks is None or scene.not_now(at) or _was(scene, at):
                continue
            said = "ZWANGER" in found.group()
            early = weeks < (EARLIEST_WITH_DAYS if found.group().startswith(" @") else SMALLEST)
            if early and not (said or (weeks >= SMALLEST and _hinted(scene))):
                continue
            whose = scene.whose(at, found.end())
            if said or not _of_a_child(scene, found, whose, weeks):
                yield Pregnancy(whose, weeks, True, at)


def _of_a_child(scene: Scene, found: re.Match[str], whose: Whose, weeks: int) -> bool:
    """Whether "ze is 6 weken" is, or may be, the age of a child."""
    nearest = scene.nearest(found.start("n"), found.end())
    if whose == "child":
        return True
    by_month = found.groupdict().get("unit") == "MAAND"
    if whose == "unknown":
        return by_month or weeks < CHILDREN_COUNT_MONTHS_FROM or "KIND" in scene.tags
    if nearest in ("MEISJE", "MIJNMEISJE"):
        return weeks < CHILDREN_COUNT_MONTHS_FROM or by_month
    by_name = nearest == "DOCHTER" or (nearest == "ZIJ" and "DOCHTER" in scene.tags and whose == "other")
    return by_name and (by_month or weeks < SURELY_PREGNANT_FROM)


def _to_go(scene: Scene) -> Iterator[Pregnancy]:
    for pattern in _TO_GO:
        for found in pattern.finditer(scene.sketch):
            weeks = math.floor(TERM - float(found["n"]) * _WEEKS[found["unit"]])
            if "te gaan" in found.group() and not _hinted(scene):
                continue
            if 1 <= weeks <= TERM:
                other = scene.of_another(found.start())
                yield Pregnancy("other" if other else scene.whose(found.start(), found.end()), weeks, True)


def _by_its_neighbours(scene: Scene) -> Iterator[Pregnancy]:
    """Weeks that do not say what they count: "glaasje rosé met 22 weken", "misselijk, 8 wkn"."""
    for pattern in _HINTED:
        for found in pattern.finditer(scene.sketch):
            weeks = _weeks(found)
            at = found.start("unit")
            if weeks is None or weeks < SMALLEST or scene.not_now(at) or _was(scene, at):
                continue
            if _of_something_else(scene, found) or not _may_be_pregnancy(scene, weeks, found):
                continue
            whose = scene.whose(at, found.end())
            whose = "own" if whose in ("child", "unknown", "generic") else whose
            yield Pregnancy(whose, weeks, False, found.start("n"))


def _of_something_else(scene: Scene, found: re.Match[str]) -> bool:
    """Whether the weeks belong to a birth, a loss or a calendar."""
    first, last = scene.clause(found.start("unit"))
    before, _ = scene.clause(first)
    if not {"VERLIES", "MISKRAAM", "GEBOREN"}.isdisjoint(scene.words(before, first)):
        return True
    here = _OVER_OR_LOST | people().andere_weken
    if _AN_EARLIER_ONE.search(scene.sketch, first, last):
        return True
    lost = not {"VERLIES", "MISKRAAM"}.isdisjoint(scene.asked.split())
    return (
        lost
        or not here.isdisjoint(scene.words(first, last))
        or bool(_THAT_IS.match(scene.sketch, found.end()))
    )


def _may_be_pregnancy(scene: Scene, weeks: int, found: re.Match[str]) -> bool:
    child = bool(scene.tags & {"KIND_HINT", "KIND", "DOCHTER", "KINDEREN", "HIJ"})
    if weeks >= SURELY_PREGNANT_FROM or _hinted(scene):
        return True
    if found.group().rstrip().endswith(f"WEEK #{weeks}"):
        return len(scene.sketch.split()) <= ANSWER
    return weeks >= CHILDREN_COUNT_MONTHS_FROM and not child


def _without_a_number(scene: Scene) -> Iterator[Pregnancy]:
    for found in _SAID.finditer(scene.sketch):
        first, last = scene.clause(found.start() + 1)
        before = scene.sketch[first : found.start() + 1]
        asks = scene.sketch[last : last + 3] == " ? " and _QUESTION.search(before)
        if asks or scene.not_now(found.start() + 1) or _DENIED.search(before) or _PAST.search(before):
            continue
        if "PROBEER" in before.split() and "ZWANGER" in found.group():
            continue
        yield Pregnancy(_who_is_pregnant(scene, found), None, True)
    for found in _DUE.finditer(scene.sketch):
        yield Pregnancy(scene.whose(found.end(), found.end()), None, True)


def _who_is_pregnant(scene: Scene, found: re.Match[str]) -> Whose:
    """Whose, by the words before; "zwangere vrouw" by the word behind it."""
    if "ZWANGERE" in found.group():
        who = _PREGNANT_WHO.match(scene.sketch, found.end() - 1)
        if who:
            return scene.whose(who.end(), who.end())
        if scene.sketch[: found.start()].endswith(" een"):
            return "other"
    return scene.whose(found.start() + 1, found.end())


def _weeks(found: re.Match[str]) -> int | None:
    parts = found.groupdict()
    number = float(parts["n"])
    if parts.get("unit") == "MAAND":
        if number > 10:
            return None
        number *= WEEKS_A_MONTH
        weeks = round(number)
    else:
        weeks = math.floor(number)
    weeks -= 1 if parts.get("almost") else 0
    return weeks if 1 <= weeks <= LONGEST else None


def _was(scene: Scene, at: int) -> bool:
    """Whether "was" stands just before a place in the sketch."""
    return bool(_PAST.search(scene.sketch[max(0, at - 40) : at].rstrip("#@")))


def _hinted(scene: Scene) -> bool:
    """Whether the message, or what was asked, is about a pregnancy."""
    hints = {"ZWANGER", "ZWANGERE", "ZWANGER_HINT", "BUIK", "UITGEREKEND", "OP_KOMST", "TRIMESTER"}
    return bool(scene.tags & hints) or bool(hints & set(scene.asked.split()))
