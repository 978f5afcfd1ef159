"""What a message does in the talk, as an intent: the reader's guess, corrected by what the message says."""

from __future__ import annotations

from typing import FrozenSet, Mapping, Tuple

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
    | {"corrigeert", "bedankt", "gegevens", "vraagt_informatie", "herhaal", "vraag_samenvatting", "themas"}
    | {"schaamte", "huilen", "niemand_helpt", "laat_maar", "even_niets", "kind_typt", "professional"}
    | {"komt_terug", "wie_leest_mee"}
)
"""Intents that take the talk elsewhere: a guess is not enough ("moe", "niet veel eigenlijk", "den haag")."""

SAYS_MORE_THAN_IT_DOES = frozenset(
    {"ja", "nee", "groet", "bedankt", "grap", "stil", "weet_niet", "wie_ik_ben", "hoe_gaat_het_met_jou", "herhaal"}
    | {"verder", "overslaan", "samenvatting_goed", "boos", "vraagt_informatie", "stop", "ongepast"}
    | {"schaamte", "huilen", "niemand_helpt", "laat_maar", "even_niets", "kind_typt", "professional", "komt_terug"}
)
"""Intents that give way where the message also says how somebody is: "ja en ik slaap zo slecht"."""

_DISTRESS = frozenset({"psychische_klachten", "stress_of_spanning"})
SAID_BY_IT: Mapping[str, FrozenSet[str]] = {
    "huilen": _DISTRESS,
    "schaamte": _DISTRESS | {"opvoeden_onzeker", "bereid_hulp_te_aanvaarden"},
    "niemand_helpt": _DISTRESS | {"weinig_steun", "zorg_vermijden"},
    "professional": frozenset({"bereid_hulp_te_aanvaarden"}),
    "komt_terug": _DISTRESS,
    "kind_typt": _DISTRESS | {"relatieproblemen", "weinig_steun", "ingrijpende_ervaringen"},
}
"""What a hard moment tells by itself: "ik zit te huilen" is met as crying first, and kept for later all the same."""


def dialogue_act(reading: Reading) -> Tuple[str, float]:
    """The intent for the conversation and how sure that is (0 to 1)."""
    if reading.urgent:
        return URGENT, 1.0
    told = {*reading.risk, *reading.protective}
    tells_something = bool(told)
    if reading.phase is None and reading.intent == "kind_typt":
        told -= {"jong_ouderschap"}  # "ik ben 8"
    if told - SAID_BY_IT.get(reading.intent, frozenset()) and reading.intent in SAYS_MORE_THAN_IT_DOES:
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
