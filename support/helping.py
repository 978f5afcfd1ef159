"""What is needed, and where it can be found: the wish, the place, signposts, people to call."""

from __future__ import annotations

from typing import Any

from support.catalogue import load_catalogue
from support.signpost_entry import Signpost
from support.signposts import load_directory
from support.situation import Situation
from support.turns import Say, Turn

MOST_WAYS = 3
MOST_NAMED = 2
"""Worries that are named back before the question what is needed."""
DAY_AND_NIGHT = ("nl-113", "nl-veilig-thuis")
"""Numbers that somebody answers at any hour: what a parent gets who wants a person, whatever it is about."""


def ask_wish(situation: Situation, *first: Say) -> Turn:
    """What the parent needs, once; afterwards whether there is more to tell."""
    situation = situation.with_(theme=None, theme_question=None)
    if situation.wish is None and situation.step != "behoefte":
        return Turn(situation.with_(step="behoefte"), (*first, wish_question(situation)))
    return Turn(situation.with_(step="wegwijzers", more_offered=True), (*first, Say("utter_vraag_verder")))


def wish_question(situation: Situation) -> Say:
    """"Waar heb je behoefte aan?", with what was told before it, so that the parent sees it was remembered."""
    worries = [load_catalogue().get(h.factor).label for h in situation.worries()][-MOST_NAMED:]
    if not worries:
        return Say("utter_vraag_behoefte")
    *firsts, last = worries
    return Say("utter_vraag_behoefte_over", {"noemde": f"{', '.join(firsts)}{' en ' if firsts else ''}{last}"})


def wished(situation: Situation, wish: str | None) -> Turn:
    """The parent said what is needed most. The place is asked once, where it makes a difference."""
    if wish == "alleen_vertellen":
        return Turn(situation.with_(wish=wish, step="open"), (Say("utter_vertel_maar"),))
    known = ("informatie", "praktische_hulp", "praten", "langskomen")
    changed = situation.with_(wish=wish if wish in known else situation.wish)
    if _place_matters(changed):
        return Turn(changed.with_(step="plaats", region_asked=True), (Say("utter_vraag_plaats"),))
    return signposts(changed)


def lives_in(situation: Situation, region: str | None, municipality: str | None = None) -> Turn:
    """The parent said where they live (a region of the directory with its municipality, or None)."""
    changed = situation.with_(region_asked=True)
    if region:
        changed = changed.with_(region=region, municipality=municipality)
    return signposts(changed)


def signposts(situation: Situation) -> Turn:
    """At most three places that fit what was told, then the offer to sum up."""
    found = fitting(situation)
    changed = situation.with_(step="wegwijzers", signposts_shown=True, more_offered=False)
    if not found:
        return Turn(changed, (Say("utter_geen_wegwijzer"), after_signposts(changed)))
    places = Say("utter_wegwijzers", contacts=tuple(_card(s, situation) for s in found))
    return Turn(changed, (places, after_signposts(changed)))


def after_signposts(situation: Situation) -> Say:
    """The question below the signposts: the offer to sum up, where there is something to sum up."""
    return Say("utter_vraag_samenvatten") if situation.heard else Say("utter_vraag_verder")


def _place_matters(situation: Situation) -> bool:
    if situation.region or situation.region_asked:
        return False
    anywhere = fitting(situation)
    return any(fitting(situation.with_(region=r)) != anywhere for r in ("rotterdam-rijnmond", "midden-nederland"))


def fitting(situation: Situation, most: int = 3) -> list[Signpost]:
    """What of the directory fits a situation, best first."""
    return load_directory().fitting(
        situation.factors(),
        phase=situation.phase,
        region=situation.region,
        municipality=situation.municipality,
        wish=situation.wish,
        role=_role_of(situation),
        most=most,
    )


def a_person(situation: Situation, response: str = "utter_een_mens") -> Turn:
    """People who can be called now: the one who fits best, and numbers that a person answers day and night."""
    best = fitting(situation.with_(wish="praten"), most=1)
    always = [load_directory().get(one) for one in DAY_AND_NIGHT]
    people = list({one.id: one for one in [*best, *always]}.values())[:MOST_WAYS]
    return Turn(situation, (Say(response, contacts=tuple(s.contact() for s in people)),))


def _card(signpost: Signpost, situation: Situation) -> dict[str, Any]:
    why = load_directory().why(signpost, situation.factors())
    return {**signpost.contact(), "why": why}


def _role_of(situation: Situation) -> str | None:
    """The directory knows mothers, fathers and partners."""
    return "partner" if situation.role == "meemoeder" else situation.role
