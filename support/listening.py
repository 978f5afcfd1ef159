"""Listening: who the parent is, what is told, and what is asked after it."""

from __future__ import annotations

from collections.abc import Iterable

from support import themes
from support.helping import ask_wish, lives_in
from support.person import opening
from support.reflecting import reflection
from support.situation import Heard, Situation
from support.theme_talk import after_an_answer, menu
from support.turns import Say, Turn

FEW_WORDS = 4
"""The answer to "In welke buurt?" is a name, not a story."""
MOST_INTRODUCING_WORDS = 8
ROLES = ("moeder", "vader", "partner", "meemoeder", "alleenstaand", "naaste")
PHASES = ("kinderwens", "zwanger", "ouder")


def introduced(situation: Situation, who: str | None) -> Turn:
    """The parent said who they are (a role, a phase, or None when skipped): the open question follows."""
    changed = situation.with_(
        phase=who if who in PHASES else situation.phase,
        role=who if who in ROLES else situation.role,
        step="open",
    )
    return Turn(changed, (open_question(changed),))


def open_question(situation: Situation) -> Say:
    """The open question in words for this parent."""
    return Say("utter_open_vraag", opening(situation))


def open_question_again(situation: Situation) -> Say:
    """The same question after something in between, in few words."""
    return Say("utter_open_vraag_kort", {"jou": opening(situation)["jou"]})


def told(
    situation: Situation,
    heard: Iterable[Heard],
    words: str,
    phase: str | None,
    region: str | None,
    municipality: str | None = None,
) -> Turn:
    """The parent told something: it is reflected in the parent's own words, then one question is asked."""
    changed = situation.hear(heard)
    if phase in PHASES:
        changed = changed.with_(phase=phase)
    if region:
        changed = changed.with_(region=region, municipality=municipality)
    few = len(words.split()) <= FEW_WORDS
    if situation.step == "plaats" and not changed.latest and few:
        return lives_in(changed, region, municipality)
    if situation.step == "wie" and not changed.latest and len(words.split()) <= MOST_INTRODUCING_WORDS:
        return introduced(changed, None)
    return _ask_on(changed, reflection(changed.latest, words))


def after_doubt(situation: Situation) -> Turn:
    """The doubt is settled: what was told then counts as told, and the talk goes on."""
    return _ask_on(situation)


def corrected(situation: Situation) -> Turn:
    """"Dat bedoel ik niet": what the last message added is gone, and it is asked again."""
    back = situation.take_back()
    if back.theme:
        return Turn(back, (Say("utter_sorry_verkeerd"),))
    return Turn(back.with_(step="open"), (Say("utter_sorry_verkeerd"),))


def _ask_on(situation: Situation, *first: Say) -> Turn:
    """After a reflection: the theme that is talked about, what gives strength, themes, then what is needed."""
    if situation.theme:
        return after_an_answer(situation, *first)
    if situation.role != "naaste":
        if situation.worries() and not situation.strengths() and not situation.strength_asked:
            return Turn(situation.with_(step="kracht", strength_asked=True), (*first, Say("utter_vraag_kracht")))
        if not situation.heard and not situation.more_asked:
            return Turn(situation.with_(step="open", more_asked=True), (*first, Say("utter_verder_vertellen")))
        if situation.wish is None and not situation.themes_offered and themes.open_for(situation):
            return menu(situation, *first)
    return ask_wish(situation, *first)
