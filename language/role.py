"""Who writes, where the words say so: mother, father, partner, grandmother, professional, child.

Being alone for an evening, or having somebody's mother in a sentence, says nothing about the writer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from language.child_age import OLDEST, Child
from language.pregnancy import Pregnancy
from language.scene import CHILD, Scene
from language.sketch import EDGE, UNIT, one_of, people

Role = Literal["moeder", "vader", "partner", "meemoeder", "alleenstaand", "naaste", "professional", "kind"]
YOUNGEST_CHILD, OLDEST_CHILD = 6, 15
"""Who is older may well be a parent: nobody is taken for a child at 16."""

_START = rf"(?:^|{EDGE})"
_END = rf"(?= (?:{EDGE} |$))"
_OWN = "(?:MIJN |ONS |een |de )?"
_SOMEBODY = rf"{_OWN}(?:(?!die|dit|dat|deze)\S+ )?(?:ANDER|HEER|VRIENDIN)(?= )"
_SUCH_A = rf"(?:(?:{one_of(people().zo_een)}|ZIJN_HAAR|BIJNA) )*"
_WHEN = rf"(?:over #\S+ {UNIT} |voor het eerst |voor de #\S+ keer )?"
_OF_ONESELF = rf"{one_of(people().over_zichzelf)}|BEN|WIL|ALLEEN"


def _parent(tag: str) -> re.Pattern[str]:
    """Says of oneself to be a mother or a father; not "geen moeder", not "de vader van mijn kind"."""
    offspring = rf"(?:#|een {CHILD}|KIND|DOCHTER|ONS )"
    return re.compile(
        rf" IK (?:BEN|word|voel MIJN|voel) {_WHEN}(?!geen {tag}){_SUCH_A}{tag}(?= )"
        rf"| IK (?:BEN|word) #\S+ (?:JAAR )?VERBINDING (?:ZIJN_HAAR )?{tag}(?= )"
        rf"|{_START} (?:BEN|word) (?!geen {tag}){_SUCH_A}{tag}(?= )"
        rf"| (?:BEN|word) IK (?!geen {tag}){_SUCH_A}{tag}(?= )"
        rf"| als {_SUCH_A}{tag}"
        rf"(?= (?:[.!?,;]|{_OF_ONESELF}|van (?!MIJN)|$))"
        rf"| IK ,? ?(?:een |jonge )?{tag} van {offspring}"
        rf"|{_START} (?:(?:een|jonge|trotse|aanstaande) )*{tag} (?:van (?:#|een {CHILD}|ONS )|hier )"
        rf"| (?:hier|met) (?:een |de )?(?:jonge )?{tag}(?: van (?!MIJN)|{_END})"
        rf"| IK (?:\S+ ){{0,6}}VERBINDING (?:BEN )?{tag} van (?:#|een {CHILD})"
    )


_IS_MOTHER, _IS_FATHER = _parent("MOEDER"), _parent("VADER")
_IS_GRANDPARENT = re.compile(
    rf" (?:IK )?(?:BEN|word) {_SUCH_A}GROOTOUDER(?= )| als (?:een |de |bezorgde )?GROOTOUDER(?= )"
    rf"|{_START} (?:een |bezorgde )?GROOTOUDER (?:hier|van)| (?:MIJN|ONS) (?:\S+ )?KLEINKIND(?= )"
)
_IS_CLOSE = re.compile(
    r" IK BEN (?:een|de|ZIJN_HAAR) (?:\S+ )?(?:ANDER|HEER|VRIENDIN|SCHOONOUDER)(?= )"
    r"| IK word (?:ANDER|HEER|SCHOONOUDER)(?= )|^ als (?:een |ZIJN_HAAR )?(?:\S+ )?(?:ANDER|HEER|SCHOONOUDER)(?= )"
)
_ASKS_FOR = re.compile(
    rf" VRAAGT (?:\S+ ){{0,6}}(?:voor|over) {_SOMEBODY}|{_START} (?:voor|namens) {_SOMEBODY}"
    rf"| ZORGEN (?:\S+ ){{0,2}}(?:om|over) {_SOMEBODY}| gaat (?:\S+ )?(?:om|over) {_SOMEBODY}"
    rf"| (?:dit|het) IS voor {_SOMEBODY}| hoe (?:kan|kunnen|help) (?:IK|WIJ) {_SOMEBODY}"
)
_OF_ONESELF_AFTER_ALL = re.compile(r" dat BEN IK | (?:nee|eigenlijk) ,? ?voor (?:mij|mezelf) ")
_FOR_HER = re.compile(r" voor MIJN (?:\S+ )?VRIENDIN(?= )")
_IS_PARTNER = re.compile(
    r" IK (?:BEN|word) (?:(?:de |een )(?:aanstaande )?GEZEL|(?:de |ZIJN_HAAR )(?:MAN|GEZEL))(?= )"
    r"| als (?:GEZEL|MAN van|MAN zijnde|de GEZEL)(?= )|^ (?:de |een )?GEZEL (?:hier|van een)"
)
_IS_CO_MOTHER = re.compile(
    r" IK (?:BEN|word) (?:\S+ )?(?:de|die|ZIJN_HAAR) andere MOEDER(?= )"
    r"|(?<! IS de)(?<! MIJN)(?<! ONS)(?<! PARTNER IS)(?<! PARTNER IS de) MEEMOEDER(?= )"
)
_SHE_CARRIES = re.compile(r" (?:PARTNER|VRIENDIN) draagt ")
_SINGLE = re.compile(
    r"(?<! niet)(?<! geen)(?<! OUDERE IS)(?<! OUDERE was) ALLEENSTAAND(?! (?:MAN|VROUW) )(?= )"
)
_FATHER_IS_GONE = re.compile(
    r"(?<! MIJN) (?:VADER|verwekker) (?:van (?:MIJN |de |ONS )?\S+ )?"
    r"(?:(?!BEN IK|VERBINDING)\S+ ){0,5}?NIET_IN_BEELD(?= )"
    r"| NIET_IN_BEELD (?:\S+ ){0,2}VADER(?= )"
)
_DOES_IT_ALONE = re.compile(
    r" IK (?:doe|doen|moet|red) (?:het|alles|HIJ|dit) (?:\S+ )?ALLEEN(?: (?:doen|redden))?"
    rf"(?= (?:{EDGE} |met (?:MIJN|een|de|ONS|#\S+)|sinds |voor MIJN KIND|$))"
    rf"| doe IK (?:het|alles) ALLEEN{_END}|(?<! dan) sta (?:IK )?(?:HIJ |er )?ALLEEN voor(?= )"
    r"| (?:voed|opvoeden|opvoed) (?:\S+ ){0,4}ALLEEN op(?= )| ALLEEN (?:\S+ ){0,2}(?:opvoeden|opvoed|grootbrengen)(?= )"
    rf"| BEN (?:IK )?ALLEEN met (?:MIJN |de |een |ONS |#\S+ )*(?:KIND|KINDEREN|DOCHTER)(?= (?:{EDGE} |van|$))"
)
_NOT_ALONE = re.compile(r" (?:niet|nooit|geen) (?:\S+ ){0,2}ALLEEN(?:STAAND)? ")
_HAS_A_PARTNER = re.compile(r" (?:PARTNER|VROUW|(?:MIJN|ONS) (?:\S+ )?(?:MAN|GEZEL|VRIENDIN)) ")
_PARTNER_IS_GONE = re.compile(
    r" (?:MAN|GEZEL|PARTNER|VRIENDIN) (?:IS|heeft) (?:\S+ ){0,3}?(?:KWIJT|weg|NIET_IN_BEELD)(?= )"
)
_IS_PROFESSIONAL = re.compile(
    rf" BEN (?:IK )?{_SUCH_A}(?:\w+ )?VAKMENS(?! (?:kwijt|zoek|nodig|aan het) )(?= )"
    r"| (?:werk|werken|werkzaam) (?:\S+ )?als (?:\S+ )?VAKMENS(?= )| als VAKMENS(?= )|^ VAKMENS (?:hier|van) "
    r"|(?<! BEN)(?<! BEN een)(?<! als)(?<! bij een) CLIENT(?= )"
)
_AT_WORK = re.compile(r" (?:BEN|werk als) (?:\S+ )?BEROEP(?= )| als (?:\S+ )?BEROEP(?= )")
_FAMILY_AT_WORK = re.compile(r" (?:een|MIJN|ONS|de) (?:\S+ )?LEERLING(?= )| (?:een|het) gezin(?= )")
_AT_SCHOOL = re.compile(r" (?:IK|WIJ) (?:zit|BEN|ga|zitten) (?:\S+ )?(?:in|op) (?:de )?KINDERTAAL")
_OWN_AGE = re.compile(
    rf"(?: IK (?:BEN|word)|^ IK|[.!?,] IK|^ BEN) (?:zelf |BIJNA )?#(?P<age>\d+)(?: JAAR)?(?: oud| geworden)?{_END}"
)
_A_CHILD_OF = re.compile(r" IK BEN een (?:KIND|MEISJE) van #(?P<age>\d+)(?= )")


def role_of(scene: Scene, pregnancies: Sequence[Pregnancy], children: Sequence[Child]) -> Role | None:
    """The role that the words give the writer; None where they give none.

    ``pregnancies`` and ``children``: what was read in the same scene.
    """
    small = [c for c in children if c.months is None or c.months <= OLDEST]
    family = {p.whose for p in pregnancies} | {c.whose for c in small}
    own = bool(family & {"own", "partner", "ex"})
    if not own and _is_child(scene):
        return "kind"
    if not own and _is_professional(scene):
        return "professional"
    if scene.has("GROOTOUDER", "KLEINKIND") and _IS_GRANDPARENT.search(scene.sketch):
        return "naaste"
    others = any(p.whose == "other" and p.plain for p in pregnancies) or any(
        c.whose == "other" for c in children
    )
    if not own and not _is_parent(scene) and _is_close(scene, others):
        return "naaste"
    return _role_of_parent(scene, "partner" in family, any(p.whose == "own" and p.plain for p in pregnancies))


def _role_of_parent(scene: Scene, with_partner: bool, carries: bool) -> Role | None:
    """``with_partner``: the partner is pregnant or gave birth; ``carries``: the writer is pregnant."""
    she_carries = scene.has("draagt") and bool(_SHE_CARRIES.search(scene.sketch))
    mother = _says(scene, "MOEDER", _IS_MOTHER)
    two = _are_two_mothers(scene)
    if (two and (with_partner or not carries)) or (mother and (with_partner or she_carries)):
        return "meemoeder"
    if _is_alone(scene):
        return "alleenstaand"
    if _says(scene, "VADER", _IS_FATHER):
        return "vader"
    if mother or two:
        return "moeder"
    return "partner" if with_partner or she_carries or _IS_PARTNER.search(scene.sketch) else None


def _says(scene: Scene, tag: str, is_parent: re.Pattern[str]) -> bool:
    """Whether the writer says to be one; not where ", vader van een tweeling" is said of somebody else."""
    if not scene.has(tag):
        return False
    for found in is_parent.finditer(scene.sketch):
        before = [p.tag for p in scene.persons if p.at < found.start()]
        if not found.group().lstrip().startswith(",") or all(tag in ("IK", "WIJ") for tag in before):
            return True
    return False


def _is_parent(scene: Scene) -> bool:
    """Says to be a parent, and of more than the grown daughter who is asked for."""
    if scene.has("DOCHTER"):
        return False
    return _says(scene, "MOEDER", _IS_MOTHER) or _says(scene, "VADER", _IS_FATHER)


def _are_two_mothers(scene: Scene) -> bool:
    if scene.has("TWEE_MOEDERS"):
        return scene.has("WIJ", "ONS", "PARTNER", "IK")
    return scene.has("MEEMOEDER", "andere") and bool(_IS_CO_MOTHER.search(scene.sketch))


def _is_close(scene: Scene, others: bool) -> bool:
    """Asks for somebody else. ``others``: somebody outside the family is pregnant or has a small child."""
    sketch = scene.sketch
    if _OF_ONESELF_AFTER_ALL.search(sketch):
        return False
    if _IS_CLOSE.search(sketch):
        return True
    if " ook ZWANGER " in sketch or (_FOR_HER.search(sketch) and not scene.friend):
        return False
    return others or bool(_ASKS_FOR.search(sketch))


def _is_alone(scene: Scene) -> bool:
    sketch = scene.sketch
    if scene.has("ALLEENSTAAND") and _SINGLE.search(sketch):
        return True
    if scene.has("NIET_IN_BEELD") and _FATHER_IS_GONE.search(sketch):
        return True
    if not scene.has("ALLEEN") or not _DOES_IT_ALONE.search(sketch):
        return False
    he, child = sketch.find(" HIJ "), re.search(rf" {CHILD} ", sketch)
    of_him = he >= 0 and (child is None or he < child.start())
    if of_him or _NOT_ALONE.search(sketch):
        return False
    return bool(_PARTNER_IS_GONE.search(sketch)) or not _HAS_A_PARTNER.search(sketch)


def _is_professional(scene: Scene) -> bool:
    if scene.has("VAKMENS", "CLIENT") and _IS_PROFESSIONAL.search(scene.sketch):
        return True
    at_work = scene.has("BEROEP") and _AT_WORK.search(scene.sketch)
    return bool(at_work and _FAMILY_AT_WORK.search(scene.sketch))


def _is_child(scene: Scene) -> bool:
    """Types as a child, and does not say to become a parent."""
    if (
        scene.has("BUIK", "OP_KOMST")
        or _says(scene, "MOEDER", _IS_MOTHER)
        or _says(scene, "VADER", _IS_FATHER)
    ):
        return False
    if scene.has("KINDERTAAL") and _AT_SCHOOL.search(scene.sketch):
        return True
    found = (_OWN_AGE.search(scene.sketch) or _A_CHILD_OF.search(scene.sketch)) if scene.counts else None
    return found is not None and YOUNGEST_CHILD <= int(found["age"]) <= OLDEST_CHILD
