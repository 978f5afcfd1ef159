"""Another language in the talk: the numbers once in that language, then on in Dutch; a Dutch talk stays Dutch."""

from __future__ import annotations

import pytest

from support.other_language_talk import Typed, in_another_language, manages_dutch
from support.other_languages import other_languages
from support.situation import Heard, Situation
from support.turns import Turn

TOLD = (Heard(factor="steunend_netwerk", words="my sister helps me"),)


def names(turn: Turn) -> list[str]:
    return [say.response for say in turn.says]


@pytest.mark.parametrize("lang", other_languages())
def test_the_first_message_gets_what_this_is_the_numbers_and_an_interpreter_and_then_the_question(lang: str) -> None:
    turn = in_another_language(Situation(), Typed(lang=lang), dutch_until_now=False)

    assert names(turn) == [
        f"utter_taal_{lang}",
        f"utter_taal_nummers_{lang}",
        f"utter_taal_tolk_{lang}",
        "utter_vraag_wie",
    ]


def test_the_second_message_in_that_language_is_answered_shortly() -> None:
    first = in_another_language(Situation(), Typed(lang="pl"), dutch_until_now=False)
    second = in_another_language(first.situation, Typed(lang="pl"), dutch_until_now=False)
    third = in_another_language(second.situation, Typed(lang="pl"), dutch_until_now=False)

    assert names(second) == names(third) == ["utter_taal_opnieuw_pl", "utter_vraag_wie"]


def test_a_second_language_is_a_first_message_again() -> None:
    first = in_another_language(Situation(), Typed(lang="fr"), dutch_until_now=False)
    other = in_another_language(first.situation, Typed(lang="ar"), dutch_until_now=False)

    assert names(other)[0] == "utter_taal_ar"
    assert other.situation.languages_told == ("fr", "ar")


def test_what_was_told_is_heard_in_whatever_language() -> None:
    turn = in_another_language(Situation(), Typed(lang="en", heard=TOLD), dutch_until_now=False)

    assert turn.situation.factors() == ("steunend_netwerk",)


def test_a_talk_that_was_dutch_goes_on_in_dutch_with_what_was_told() -> None:
    situation = Situation(step="open", strength_asked=True)
    typed = Typed(lang="en", text="my sister helps me", heard=TOLD, phase="zwanger")
    turn = in_another_language(situation, typed, dutch_until_now=True)

    assert names(turn)[:2] == ["utter_taal_kort_en", "utter_gehoord_sterk"]
    assert turn.situation.phase == "zwanger"
    assert "utter_taal_en" not in names(turn)


def test_a_language_without_sentences_gets_the_dutch_one() -> None:
    turn = in_another_language(Situation(), Typed(lang="sv"), dutch_until_now=False)

    assert names(turn)[0] == "utter_andere_taal"


@pytest.mark.parametrize(
    ("earlier", "manages"),
    [
        ([], False),
        ([("nl", "ik ben zwanger en moe")], False),
        ([("nl", "ja"), ("nl", "ok"), ("nl", "hoi")], False),
        ([("nl", "ik ben zwanger en moe"), ("nl", "mijn zus helpt mij")], True),
        ([("nl", "ik ben zwanger en moe"), ("en", "i am so tired"), ("nl", "mijn zus helpt mij")], True),
        ([("nl", "ik spreek geen nederlands"), ("en", "i am so tired"), ("nl", "geen geld voor eten")], True),
        ([("nl", "ik ben moe"), ("nl", "mijn zus helpt"), ("en", "i am tired"), ("en", "she is here")], False),
        ([("tr", "çok yorgunum bu aralar"), ("tr", "uyuyamıyorum hiç gece")], False),
    ],
)
def test_whoever_told_most_in_dutch_is_known_to_manage(earlier: list[tuple[str, str]], manages: bool) -> None:
    assert manages_dutch(earlier) is manages


def test_what_was_said_is_kept_with_the_conversation() -> None:
    turn = in_another_language(Situation(), Typed(lang="de"), dutch_until_now=False)

    assert Situation.from_slot(turn.situation.to_slot()).languages_told == ("de",)
