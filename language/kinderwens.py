"""Whether somebody hopes for a child: "we proberen zwanger te raken", "icsi", "miskraam gehad en proberen weer"."""

from __future__ import annotations

import re

from language.scene import Scene
from language.sketch import EDGE

_INSIDE = rf"(?:(?!{EDGE})\S+ )"
_HOPES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<! geen)(?<! na)(?<! na JAAR)(?<! dankzij)(?<! via) KINDERWENS(?! (?:- )?(?:KIND|KINDEREN|MEISJE))(?= )",
        rf" (?:PROBEER|WIL|bezig) {_INSIDE}{{0,6}}NIET_ZWANGER_ZIJN(?= )",
        rf" NIET_ZWANGER_ZIJN {_INSIDE}{{0,3}}(?:LUKT|WIL|PROBEER)(?= )",
        rf" kan niet {_INSIDE}?NIET_ZWANGER_ZIJN(?= )",
        rf" PROBEER {_INSIDE}{{0,4}}(?:KIND|#2e|#3e) (?:te )?(?={EDGE} |KRIJGEN |#|$)",
        rf" (?:WIJ|IK) {_INSIDE}{{0,3}}KIND PROBEER te KRIJGEN(?= )",
        r" PROBEER ZWANGER(?= )",
        r" bezig (?:voor|met) (?:een |ONS )?(?:KIND|#2e|#3e)(?= )",
        rf" WIJ (?:ZIJN_HAAR )?(?:aan het )?PROBEER (?:het )?(?:#[\d.]+ \S+ )?(?={EDGE} |$)",
        rf" (?:WIJ|IK) WIL (?:WIL )?(?:(?!geen|niet)\S+ ){{0,2}}(?:KIND|#1e|#2e|#3e) (?={EDGE} |KRIJGEN |$)",
        rf" WIJ WIL (?:(?!geen|niet)\S+ ){{0,2}}KINDEREN (?={EDGE} |KRIJGEN |$)",
        r" WIL (?:(?:WIL|zo|heel|ook|een) ){0,3}(?:MOEDER|VADER) worden(?= )",
    )
)
_TRIES_AGAIN = re.compile(r" PROBEER ")
_UNWANTED = re.compile(
    r" (?:wilde|wou|WIL|wilden) (?:\S+ )?niet (?:\S+ )?NIET_ZWANGER_ZIJN | WIL (?:\S+ ){0,3}(?:geen|niet) "
)
_ONLY_ASKS = re.compile(r" (?:wat|hoeveel|hoe duur|waarom) (?:IS|ZIJN_HAAR|betekent|kost) ")


def hopes_for_a_child(scene: Scene) -> str | None:
    """``own`` or ``other``: whose hope the message speaks of; None where it speaks of none."""
    if not scene.has("KINDERWENS", "PROBEER", "WIL", "NIET_ZWANGER_ZIJN", "bezig"):
        return None
    if _UNWANTED.search(scene.sketch) or _ONLY_ASKS.search(scene.sketch):
        return None
    for pattern in _HOPES:
        found = pattern.search(scene.sketch)
        if found:
            return "other" if scene.whose(found.start() + 1, found.end()) == "other" else "own"
    return "own" if scene.has("VERLIES", "MISKRAAM") and _TRIES_AGAIN.search(scene.sketch) else None
