"""What a message does in the talk: hard moments are met as such, unless the message says more."""

from __future__ import annotations

import pytest
import yaml

from bot.components.dialogue_act import BIG_STEPS, SAID_BY_IT, SAYS_MORE_THAN_IT_DOES, TELLS, URGENT, dialogue_act
from language.caution import TELLING
from language.fingerprint import ROOT
from language.reading import Reading
from support.catalogue import load_catalogue
from support.doubt import UNDECIDED

HARD = ["schaamte", "huilen", "niemand_helpt", "laat_maar", "even_niets", "kind_typt", "professional", "komt_terug"]
SURE, GUESS = 0.9, 0.4


def act(intent: str, confidence: float = SURE, **read: object) -> str:
    return dialogue_act(Reading(intent=intent, intent_confidence=confidence, **read))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("intent", [*HARD, "wie_leest_mee"])
def test_a_hard_moment_is_met_as_what_it_is(intent: str) -> None:
    assert act(intent) == intent


@pytest.mark.parametrize("intent", [*HARD, "wie_leest_mee"])
def test_whatever_is_urgent_stays_urgent(intent: str) -> None:
    assert act(intent, urgent=("huiselijk_geweld",)) == URGENT


@pytest.mark.parametrize("intent", HARD)
def test_who_tells_a_worry_in_it_is_heard_about_that_worry(intent: str) -> None:
    assert act(intent, risk=("financiele_zorgen",)) == TELLS
    assert act(intent, protective=("steunend_netwerk",)) == TELLS


@pytest.mark.parametrize("intent", [*HARD, "wie_leest_mee"])
def test_a_guess_is_not_enough(intent: str) -> None:
    assert act(intent, GUESS) == TELLS


@pytest.mark.parametrize(
    ("intent", "factor"),
    [("huilen", "psychische_klachten"), ("niemand_helpt", "weinig_steun"), ("schaamte", "stress_of_spanning")],
)
def test_what_the_moment_itself_tells_does_not_make_it_a_story(intent: str, factor: str) -> None:
    assert act(intent, risk=(factor,)) == intent
    assert act(intent, GUESS, risk=(factor,)) == TELLS
    assert act(intent, risk=(factor, "roken")) == TELLS


def test_who_is_pregnant_and_very_young_is_a_parent_here() -> None:
    assert act("kind_typt", risk=("jong_ouderschap",), phase="zwanger") == TELLS


def test_each_name_here_is_an_intent_or_a_factor() -> None:
    intents = set(yaml.safe_load((ROOT / "bot/domain/gesprek.yml").read_text(encoding="utf-8"))["intents"])
    factors = {factor.id for factor in load_catalogue().factors}

    assert {*HARD, *BIG_STEPS, *SAYS_MORE_THAN_IT_DOES, *SAID_BY_IT, *TELLING, *UNDECIDED} <= intents
    assert {factor for some in SAID_BY_IT.values() for factor in some} <= factors


def test_behind_a_hard_moment_the_reader_looks_for_danger_as_behind_a_story() -> None:
    assert {"schaamte", "huilen", "niemand_helpt", "laat_maar", "kind_typt"} <= TELLING
