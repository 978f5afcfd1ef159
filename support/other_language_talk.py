"""The talk where the parent types another language: what matters in that language, then on in Dutch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from support.language_parts import (
    again_part,
    answered_in,
    interpreter_part,
    introduction_part,
    numbers_part,
    short_part,
)
from support.listening import told
from support.situation import Heard, Situation
from support.steering import resume
from support.turns import Say, Turn

ENOUGH_DUTCH = 2
"""After so many messages in Dutch, more than in other languages, the parent is known to manage."""
MOST_WORDS_THAT_SAY_NOTHING = 2
"""Of what language "ja" or "ok" is, nobody can tell."""


@dataclass(frozen=True)
class Typed:
    """A message in another language, as it was read."""

    lang: str
    text: str = ""
    heard: tuple[Heard, ...] = ()
    phase: str | None = None
    region: str | None = None
    municipality: str | None = None


def manages_dutch(earlier: Sequence[tuple[str, str]]) -> bool:
    """Whether most of the talk was Dutch. ``earlier``: language and text of each message before this one."""
    telling = [lang for lang, text in earlier if len(text.split()) > MOST_WORDS_THAT_SAY_NOTHING]
    dutch = telling.count("nl")
    return dutch >= ENOUGH_DUTCH and dutch > len(telling) - dutch


def in_another_language(situation: Situation, typed: Typed, *, dutch_until_now: bool) -> Turn:
    """The numbers and what this is, once for each language; then the question that was open.

    ``dutch_until_now``: the talk was Dutch, so it stays Dutch, and what was told is heard as always.
    """
    if not answered_in(typed.lang):
        return resume(situation.hear(typed.heard), Say("utter_andere_taal"))
    if dutch_until_now:
        turn = told(situation, typed.heard, typed.text, typed.phase, typed.region, typed.municipality)
        return Turn(turn.situation, (Say(short_part(typed.lang).response), *turn.says))
    heard = situation.hear(typed.heard)
    if typed.lang in situation.languages_told:
        return resume(heard, Say(again_part(typed.lang).response))
    first = (introduction_part(typed.lang), numbers_part(typed.lang), interpreter_part(typed.lang))
    changed = heard.with_(languages_told=(*situation.languages_told, typed.lang))
    return resume(changed, *(Say(part.response) for part in first))
