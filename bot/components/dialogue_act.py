"""What a message does in the talk, as an intent: the reader's guess, corrected by what the message says."""

from __future__ import annotations

from typing import Tuple

from language.reading import Reading

URGENT = "dringend"
OTHER_LANGUAGE = "andere_taal"
NOT_UNDERSTOOD = "nlu_fallback"
TELLS = "vertelt"
LIVES_IN = "woont_in"
SURE_ENOUGH = 0.15
"""Below this, with nothing else read in the message, it was not understood. The reader gives 0 to nonsense."""
SURE_OF_A_BIG_STEP = 0.5
BIG_STEPS = frozenset(
    {"stop", "wis_alles", "boos", "ongepast", "grap", "samenvatting_goed", "verwijder_regel"}
    | {"corrigeert", "bedankt", "gegevens", "vraagt_informatie", "herhaal"}
)
"""Intents that take the talk elsewhere: a guess is not enough ("moe", "niet veel eigenlijk", "den haag")."""

SAYS_MORE_THAN_IT_DOES = frozenset(
    {"ja", "nee", "groet", "bedankt", "grap", "stil", "weet_niet", "wie_ik_ben", "hoe_gaat_het_met_jou", "herhaal"}
    | {"verder", "overslaan", "samenvatting_goed", "boos", "vraagt_informatie", "stop", "ongepast"}
)
"""Intents that give way where the message also says how somebody is: "ja en ik slaap zo slecht"."""


def dialogue_act(reading: Reading) -> Tuple[str, float]:
    """The intent for the conversation and how sure that is (0 to 1)."""
    if reading.urgent:
        return URGENT, 1.0
    tells_something = bool(reading.risk or reading.protective)
    if tells_something and reading.intent in SAYS_MORE_THAN_IT_DOES:
        return TELLS, reading.intent_confidence
    if reading.lang != "nl":
        return OTHER_LANGUAGE, 1.0
    if reading.region and not tells_something:
        return LIVES_IN, 1.0
    if reading.intent_confidence < SURE_ENOUGH and not tells_something:
        return NOT_UNDERSTOOD, 1.0 - reading.intent_confidence
    if reading.intent in BIG_STEPS and reading.intent_confidence < SURE_OF_A_BIG_STEP:
        return TELLS, reading.intent_confidence
    return reading.intent, reading.intent_confidence
