"""Themes: chosen from pictures, what goes well first, at most two more questions, and every one may be passed over."""

from __future__ import annotations

from typing import get_args

import pytest

from support import conversation as talk
from support import themes
from support.catalogue import Domain, load_catalogue
from support.situation import Heard, Situation, Step
from support.turns import Turn

IDS = [one.id for one in themes.theme_texts().themas]
PHASES = (None, "kinderwens", "zwanger", "ouder")
BAD_HOUSE = Heard(factor="woonproblemen", words="het schimmelt in de slaapkamer")
GOOD_HOUSE = Heard(factor="stabiele_woonsituatie", words="we wonen hier fijn")


def at(step: Step, *heard: Heard, **values: object) -> Situation:
    return Situation().hear(heard).with_(step=step, **values)


def asked(turn: Turn) -> str:
    return turn.says[-1].values["vraag"]


def tiles(turn: Turn) -> list[str]:
    return [choice.payload for choice in turn.says[-1].choices if choice.icon]


def told(situation: Situation, *heard: Heard) -> Turn:
    return talk.told(situation, heard, heard[0].words if heard else "het gaat wel zo", None, None)


# --- the data -----------------------------------------------------------------------------------------------


def test_there_is_one_theme_for_each_of_the_eight_domains() -> None:
    assert sorted(IDS) == sorted(get_args(Domain))


def test_each_has_its_own_picture_and_a_reason() -> None:
    assert len({one.icoon for one in themes.theme_texts().themas}) == len(IDS)
    assert all(one.waarom for one in themes.theme_texts().themas)


@pytest.mark.parametrize("theme", IDS)
@pytest.mark.parametrize("phase", PHASES)
def test_every_question_is_one_sentence_with_all_its_words_filled_in(theme: str, phase: str | None) -> None:
    one = themes.theme(theme)
    heard = [Heard(factor=f, words="…") for follow_up in one.vervolg for f in follow_up.bij]
    for situation in (at("themas", phase=phase), *(at("themas", h, phase=phase) for h in heard)):
        for which in ("goed", "lastig", "vervolg"):
            text = themes.question(one, which, situation)
            assert text.count("?") == 1, text
            assert text.endswith("?")
            assert "{" not in text


def test_factors_of_a_follow_up_belong_to_somebody_who_told_them() -> None:
    known = {factor.id for factor in load_catalogue().factors}
    for one in themes.theme_texts().themas:
        assert {f for follow_up in one.vervolg for f in follow_up.bij} <= known


# --- the menu -----------------------------------------------------------------------------------------------


def test_the_menu_shows_pictures_with_words_and_a_way_out() -> None:
    turn = talk.menu(at("open"))

    assert len(tiles(turn)) == len(IDS)
    assert turn.says[-1].choices[-1].payload == "/overslaan"
    assert turn.situation.step == "themas"


def test_what_the_parent_told_already_is_not_offered_again() -> None:
    turn = talk.menu(at("open", BAD_HOUSE, GOOD_HOUSE))

    assert '/thema{"thema": "wonen"}' not in tiles(turn)
    assert len(tiles(turn)) == len(IDS) - 1


def test_where_nothing_is_left_it_goes_on_to_what_is_needed() -> None:
    turn = talk.menu(at("open", themes_done=tuple(IDS)))

    assert turn.says[-1].response == "utter_vraag_behoefte"


@pytest.mark.parametrize(
    ("typed", "theme"),
    [
        ("wonen", "wonen"),
        ("over geld", "werk_en_geld"),
        ("Hoe je je voelt", "hoe_je_je_voelt"),
        ("mijn huis", "wonen"),
        ("ik weet het niet zo goed eigenlijk", None),
        ("ja", None),
        ("ons huis is zo klein en koud", None),
        ("we hebben schulden", None),
        ("over het geld graag", "werk_en_geld"),
    ],
)
def test_a_theme_may_be_typed(typed: str, theme: str | None) -> None:
    found = themes.named(typed, at("themas"))

    assert (found.id if found else None) == theme


# --- a theme ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", IDS)
def test_it_asks_first_what_goes_well(theme: str) -> None:
    turn = talk.chosen(at("themas"), theme)

    assert asked(turn) == themes.question(themes.theme(theme), "goed", turn.situation)
    assert turn.situation.step == "thema"


def test_then_what_is_hard_then_one_question_that_fits_what_was_told() -> None:
    first = talk.chosen(at("themas"), "wonen")
    second = told(first.situation, GOOD_HOUSE)
    third = told(second.situation, BAD_HOUSE)
    after = told(third.situation)

    one = themes.theme("wonen")
    assert asked(second) == themes.question(one, "lastig", second.situation)
    assert asked(third) == themes.question(one, "vervolg", third.situation)
    assert after.says[-1].response == "utter_themas"
    assert after.situation.themes_done == ("wonen",)


def test_what_is_hard_is_not_asked_of_somebody_who_just_told_it() -> None:
    first = talk.chosen(at("themas"), "wonen")
    second = told(first.situation, BAD_HOUSE)

    assert asked(second) == themes.question(themes.theme("wonen"), "vervolg", second.situation)


def test_an_answer_without_anything_hard_ends_the_theme_after_two_questions() -> None:
    first = talk.chosen(at("themas"), "wonen")
    second = told(first.situation)
    third = talk.no(second.situation)

    assert third.says[-1].response == "utter_themas"


def test_never_more_than_one_question_and_two_after_it() -> None:
    situation = talk.chosen(at("themas"), "wonen").situation
    for heard in (GOOD_HOUSE, BAD_HOUSE, GOOD_HOUSE, BAD_HOUSE):
        turn = told(situation, heard)
        assert sum("vraag" in say.values for say in turn.says) <= 1
        situation = turn.situation
    assert len([q for q in situation.theme_asked if q.startswith("wonen.")]) <= 3


def test_liever_niet_is_respected_and_the_theme_does_not_come_back() -> None:
    turn = talk.skipped(talk.chosen(at("themas"), "werk_en_geld").situation)

    assert [say.response for say in turn.says] == ["utter_overgeslagen", "utter_themas"]
    assert '/thema{"thema": "werk_en_geld"}' not in tiles(turn)
    assert turn.situation.heard == ()


def test_why_it_is_asked_is_told_before_it_is_asked_again() -> None:
    situation = talk.chosen(at("themas"), "gezond_leven").situation
    turn = talk.repeated(situation)

    assert [say.response for say in turn.says] == ["utter_thema_waarom", "utter_thema_vraag"]
    assert "oordeel niet" in turn.says[0].values["waarom"]
    assert asked(turn) == themes.question(themes.theme("gezond_leven"), "goed", situation)


def test_a_correction_stays_with_the_theme() -> None:
    situation = told(talk.chosen(at("themas"), "wonen").situation, BAD_HOUSE).situation
    turn = talk.corrected(situation)

    assert turn.situation.heard == ()
    assert turn.situation.theme == "wonen"


def test_after_three_themes_it_goes_on_to_what_is_needed() -> None:
    situation = at("themas", themes_done=("wonen", "ouder_zijn"))
    turn = talk.skipped(talk.chosen(situation, "werk_en_geld").situation)

    assert turn.says[-1].response == "utter_vraag_behoefte"


def test_a_theme_that_nobody_knows_shows_the_menu() -> None:
    assert talk.chosen(at("themas"), "voetbal").says[-1].response == "utter_themas"


def test_somebody_who_asks_for_another_is_not_asked_about_their_own_themes() -> None:
    turn = told(at("open", role="naaste"))

    assert turn.says[-1].response == "utter_vraag_behoefte"
