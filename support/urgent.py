"""What is said when it is urgent: composed from data, for Rasa's responses and for the gateway alone alike.

The order and the contents follow the safety page of the design: it is heard, 112 first and alone on its line,
at most three ways to reach a person (112 counts as one), one question, what the assistant is, and choices.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, product
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from support.language_parts import answered_in, interpreter_part, urgent_again_part, urgent_part
from support.other_languages import DUTCH
from support.parts import ALARM_NUMBER, Choice, Part
from support.signposts import load_directory

DATA = Path(__file__).parent / "data" / "urgent.yml"
MOST_BARRIERS = 2
MOST_WAYS = 2
"""Ways beside 112: three in all."""
PHASES = ("zwanger", "ouder", None)
REGIONS = ("rotterdam-rijnmond", "midden-nederland", None)
ABOUT = ("self", "partner", "child", "other", "none")

Message = dict[str, Any]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KindTexts(_Model):
    """The sentences for one urgent kind."""

    gehoord: dict[str, str]
    gehoord_ander: str
    gevaar: str
    wegen: str
    vraag: str
    vraag_ander: str
    ja: str
    nee: str
    meer: str


class UrgentTexts(_Model):
    """The whole of ``support/data/urgent.yml``."""

    volgorde: tuple[str, ...]
    wat_ik_ben: str
    keuzes_daarna: tuple[Choice, ...]
    soorten: dict[str, KindTexts]
    opnieuw: str
    onzeker: str
    drempels: dict[str, str]


@lru_cache(maxsize=1)
def texts() -> UrgentTexts:
    """The urgent texts. Raises pydantic's ValidationError where the file does not fit its schema."""
    return UrgentTexts.model_validate(yaml.safe_load(DATA.read_text(encoding="utf-8")))


def in_order(kinds: Sequence[str]) -> tuple[str, ...]:
    """The urgent kinds, the one that cannot wait first; unknown ids are left out."""
    return tuple(kind for kind in texts().volgorde if kind in kinds)


def answer_parts(
    kinds: Sequence[str],
    *,
    about: str = "self",
    aspects: Mapping[str, str] | None = None,
    phase: str | None = None,
    region: str | None = None,
    barriers: Sequence[str] = (),
    again: bool = False,
    lang: str = DUTCH,
) -> tuple[Part, ...]:
    """The bubbles of an urgent answer, in order; none where no kind is known.

    ``again``: the parent was already asked the question in this conversation, so it is not asked twice.
    ``lang``: what the parent typed. In another language the first bubble is in it, and how to ask for an
    interpreter stands below the people; the rest is Dutch.
    """
    ordered = in_order(kinds)
    if not ordered:
        return ()
    first = ordered[0]
    other = about == "other"
    aspect = (aspects or {}).get(first) or "algemeen"
    if _is_about_partner(first, about):
        aspect = "partner"
    if about == "child" and "baby" in texts().soorten[first].gehoord and aspect == "algemeen":
        aspect = "baby"
    opening = repeated_part(ordered) if again else heard_part(first, aspect, other, ordered)
    asking: list[Part] = []
    if answered_in(lang):
        opening = urgent_again_part(lang) if again else urgent_part(lang, ordered)
        asking = [] if again else [interpreter_part(lang)]
    parts = [opening, ways_part(ordered[:2], phase, region, about, aspect), *barrier_parts(barriers), *asking]
    parts.append(closing_part(first) if again else question_part(first, other or _is_about_partner(first, about)))
    return tuple(parts)


def staying_parts(
    kind: str, *, phase: str | None, region: str | None, barriers: Sequence[str] = (), lang: str = DUTCH
) -> tuple[Part, ...]:
    """After an urgent answer the parent is not sure, falls silent, asks something or names a barrier.

    The numbers stay until the parent chooses to talk on; nothing of the themes comes in between.
    """
    unsure = urgent_again_part(lang) if answered_in(lang) else unsure_part(kind)
    first = barrier_parts(barriers) or [unsure]
    return (*first, ways_part((kind,), phase, region, "self", "algemeen"), closing_part(kind))


def _is_about_partner(kind: str, about: str) -> bool:
    return about == "partner" and "partner" in texts().soorten[kind].gehoord


def heard_part(kind: str, aspect: str, other: bool, kinds: Sequence[str] = ()) -> Part:
    """It was understood, in one warm sentence; then 112, alone on its line."""
    said = texts().soorten[kind]
    if aspect not in said.gehoord:
        aspect = "algemeen"
    warm = said.gehoord_ander if other else said.gehoord[aspect]
    name = "ander" if other else aspect
    return Part(
        response=f"utter_urgent_gehoord_{kind}_{name}",
        text=f"{warm}\n\n{said.gevaar}\n{ALARM_NUMBER}",
        urgent=tuple(kinds) or (kind,),
    )


def repeated_part(kinds: Sequence[str]) -> Part:
    """A second urgent message: it is heard again, with 112, and the question is not asked twice."""
    return Part(
        response=f"utter_urgent_opnieuw_{kinds[0]}",
        text=f"{texts().opnieuw}\n{ALARM_NUMBER}",
        urgent=tuple(kinds),
    )


def ways_part(kinds: Sequence[str], phase: str | None, region: str | None, about: str, aspect: str) -> Part:
    """At most two ways to reach a person beside 112: of the first kind, and one of the second where there is one."""
    found = [
        [s.id for s in load_directory().ways(kind, phase=phase, region=region, about=about, aspect=aspect)]
        for kind in kinds
    ]
    ids = found[0] if len(found) == 1 else _one_each(found)
    chosen = tuple(dict.fromkeys(ids))[:MOST_WAYS]
    name = "__".join(i.replace("-", "_") for i in chosen)
    return Part(
        response=f"utter_urgent_wegen_{kinds[0]}__{name}",
        text=texts().soorten[kinds[0]].wegen,
        contacts=chosen,
        urgent=(kinds[0],),
    )


def _one_each(found: Sequence[Sequence[str]]) -> list[str]:
    firsts = [ids[0] for ids in found if ids]
    return firsts + [i for ids in found for i in ids]


def barrier_parts(barriers: Sequence[str]) -> list[Part]:
    """An answer to each of the first barriers that have one."""
    return [barrier_part(b) for b in barriers if b in texts().drempels][:MOST_BARRIERS]


def barrier_part(barrier: str) -> Part:
    """What the parent says stands in the way gets its own answer."""
    return Part(response=f"utter_urgent_drempel_{barrier}", text=texts().drempels[barrier])


def question_part(kind: str, other: bool) -> Part:
    """One easy question, and what the assistant is; the answers are choices."""
    said = texts().soorten[kind]
    return Part(
        response=f"utter_urgent_vraag_{kind}{'_ander' if other else ''}",
        text=f"{said.vraag_ander if other else said.vraag}\n\n{texts().wat_ik_ben}",
        choices=(
            Choice(titel="Ja", payload="/ja"),
            Choice(titel="Nee", payload="/nee"),
            *texts().keuzes_daarna,
        ),
        urgent=(kind,),
    )


def unsure_part(kind: str) -> Part:
    """The parent does not know whether it is safe: doubt is enough to call."""
    return Part(
        response=f"utter_urgent_onzeker_{kind}", text=f"{texts().onzeker}\n{ALARM_NUMBER}", urgent=(kind,)
    )


def closing_part(kind: str) -> Part:
    """Instead of the question, the second time."""
    return Part(
        response=f"utter_urgent_slot_{kind}",
        text=texts().wat_ik_ben,
        choices=texts().keuzes_daarna,
        urgent=(kind,),
    )


def reply_part(kind: str, reply: str) -> Part:
    """After the question: ``reply`` is "ja", "nee" or "meer"."""
    said = texts().soorten[kind]
    return Part(
        response=f"utter_urgent_{reply}_{kind}",
        text=str(getattr(said, reply)),
        choices=texts().keuzes_daarna[0 if reply != "meer" else 1 :],
        urgent=(kind,) if reply == "nee" else (),
    )


def every_part() -> Iterator[Part]:
    """Each bubble that an urgent answer can hold, once: what Rasa's domain needs."""
    seen: set[str] = set()
    for part in _all_parts():
        if part.response not in seen:
            seen.add(part.response)
            yield part


def _all_parts() -> Iterator[Part]:
    order = texts().volgorde
    for kind in order:
        yield from (heard_part(kind, aspect, False) for aspect in texts().soorten[kind].gehoord)
        yield heard_part(kind, "algemeen", True)
        yield repeated_part((kind,))
        yield from (question_part(kind, other) for other in (False, True))
        yield closing_part(kind)
        yield unsure_part(kind)
        yield from (reply_part(kind, reply) for reply in ("ja", "nee", "meer"))
    for kinds in [(k,) for k in order] + list(combinations(order, 2)):
        aspects = tuple(texts().soorten[kinds[0]].gehoord)
        for phase, region, about, aspect in product(PHASES, REGIONS, ABOUT, aspects):
            yield ways_part(kinds, phase, region, about, aspect)
    yield from (barrier_part(b) for b in texts().drempels)


def as_message(part: Part) -> Message:
    """A bubble as a message of the parent API; choices keep their payload for the caller to hide."""
    return {
        "text": part.text,
        "choices": [{"title": c.titel, "payload": c.payload} for c in part.choices],
        "contacts": [load_directory().get(i).contact() for i in part.contacts],
        "urgent": list(part.urgent),
    }


def answer(kinds: Sequence[str], **situation: Any) -> list[Message]:
    """The urgent answer as messages: what the gateway says when the bot cannot. See :func:`answer_parts`."""
    return [as_message(part) for part in answer_parts(kinds, **situation)]
