"""Who cries, is ashamed or asks who reads along right after an urgent answer keeps the numbers, without a theme."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.safety_policy import FIRST_WORDS, STAYING, _wanted
from language.fingerprint import ROOT
from support.doubt import doubt_question
from support.urgent import answer_parts, staying_parts
from tests.safety.told import URGENT

CRYING = ("huilen", "schaamte", "niemand_helpt", "laat_maar", "even_niets", "boos")


def said(intent: str, **reading: Any) -> UserUttered:
    parsed = {"intent": {"name": intent}, "reading": reading}
    return UserUttered("…", intent={"name": intent}, parse_data=parsed)  # type: ignore[typeddict-item]


def after(actions: list[str], told: UserUttered, now: UserUttered) -> list[str]:
    """What the policy wants to say to ``now``, after ``told`` was answered by ``actions``."""
    answered = [ActionExecuted(name) for name in (*actions, "action_listen")]
    tracker = DialogueStateTracker.from_events("parent", [told, *answered, now])
    return _wanted(tracker)


def after_urgent(kind: str, now: UserUttered) -> list[str]:
    actions = [part.response for part in answer_parts([kind])]
    return after(actions, said("dringend", urgent=[kind]), now)


@pytest.mark.parametrize("intent", sorted(FIRST_WORDS))
@pytest.mark.parametrize("kind", URGENT)
def test_its_own_words_come_first_and_the_numbers_stay(kind: str, intent: str) -> None:
    wanted = after_urgent(kind, said(intent))

    ways, closing = [part.response for part in staying_parts(kind, phase=None, region=None)][-2:]
    assert wanted == [FIRST_WORDS[intent], ways, closing]


@pytest.mark.parametrize("intent", CRYING)
def test_after_that_it_still_holds(intent: str) -> None:
    kind = "huiselijk_geweld"
    staying = after_urgent(kind, said(intent))

    again = after(staying, said(intent), said("huilen"))
    assert again[0] == "utter_na_dringend_huilen"
    assert len(again) == 3


def test_a_stated_barrier_comes_before_them() -> None:
    wanted = after_urgent("huiselijk_geweld", said("jeugdzorg", barriers=["bang_voor_jeugdzorg"]))

    assert wanted[0] == "utter_urgent_drempel_bang_voor_jeugdzorg"


def test_a_second_urgent_message_is_answered_as_urgent_whatever_it_does() -> None:
    wanted = after_urgent("huiselijk_geweld", said("huilen", urgent=["huiselijk_geweld"]))

    assert wanted[0] == "utter_urgent_opnieuw_huiselijk_geweld"


@pytest.mark.parametrize("intent", ["laat_maar", "even_niets"])
def test_never_mind_after_a_question_of_doubt_is_respected_with_the_numbers(intent: str) -> None:
    asked = doubt_question("huiselijk_geweld").response

    wanted = after([asked], said("vertelt", doubt=["huiselijk_geweld"]), said(intent))

    assert wanted[0].startswith("utter_twijfel_liever_niet_huiselijk_geweld")


def test_a_child_who_tells_its_age_after_it_is_left_to_its_own_answer() -> None:
    assert after_urgent("huiselijk_geweld", said("kind_typt")) == []


def test_each_first_word_stands_in_the_domain_and_none_is_said_twice() -> None:
    domain = Domain.load(str(ROOT / "bot" / "domain"))

    assert {*FIRST_WORDS.values()} <= domain.responses.keys()
    assert {*FIRST_WORDS, *STAYING} <= set(domain.intents)
    assert not STAYING & FIRST_WORDS.keys()


def test_the_alarm_number_stands_alone_where_somebody_is_in_tears() -> None:
    texts = yaml.safe_load((ROOT / "bot/domain/moeilijke_momenten.yml").read_text(encoding="utf-8"))["responses"]
    for intent in CRYING:
        for variant in texts[FIRST_WORDS[intent]]:
            assert variant["text"].splitlines()[-1] == "112"
            assert "buttons" not in variant
