"""What a parent told is kept in the parent's own words, and can be taken out again."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from support.catalogue import load_catalogue
from support.situation import Heard, Situation

DEBTS = Heard(factor="financiele_zorgen", words="we hebben schulden")
SMOKE = Heard(factor="roken", words="ik rook nog")
MOTHER = Heard(factor="steunend_netwerk", words="mijn moeder helpt")
FEAR = Heard(factor="huiselijk_geweld", words="ik ben bang voor hem", about="partner", time="now")


def told(*items: Heard) -> Situation:
    return Situation().hear(items)


# --- hearing ------------------------------------------------------------------------------------------------


def test_a_new_conversation_begins_at_the_first_question_with_nothing_heard() -> None:
    new = Situation()

    assert new.step == "wie"
    assert new.heard == new.latest == new.lines() == new.factors() == ()
    assert (new.phase, new.region, new.wish, new.role) == (None, None, None, None)


def test_hearing_gives_a_new_situation_and_leaves_the_old_one_as_it_was() -> None:
    before = Situation()

    after = before.hear([DEBTS])

    assert before.heard == ()
    assert after.heard == after.latest == (DEBTS,)


def test_a_situation_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValidationError):
        Situation().step = "open"
    with pytest.raises(ValidationError):
        DEBTS.words = "iets anders"


def test_a_factor_heard_twice_keeps_its_first_words() -> None:
    again = Heard(factor="financiele_zorgen", words="het geld is op")

    after = told(DEBTS).hear([again, SMOKE])

    assert after.heard == (DEBTS, SMOKE)
    assert after.latest == (SMOKE,), "only what is new counts as the latest"


def test_a_factor_that_stands_twice_in_one_message_is_heard_once() -> None:
    assert told(DEBTS, Heard(factor="financiele_zorgen", words="het geld is op")).heard == (DEBTS,)


def test_hearing_nothing_new_empties_what_was_latest() -> None:
    assert told(DEBTS).hear([]).latest == ()
    assert told(DEBTS).hear([DEBTS]).latest == ()


def test_who_is_heard_is_understood_so_the_count_begins_again() -> None:
    assert Situation(not_understood=2).hear([DEBTS]).not_understood == 0


@pytest.mark.parametrize(("item", "kind"), [(FEAR, "urgent"), (DEBTS, "risk"), (MOTHER, "protective")])
def test_what_was_heard_knows_its_kind(item: Heard, kind: str) -> None:
    assert item.kind == kind


# --- taking back --------------------------------------------------------------------------------------------


def test_taking_back_removes_only_what_the_last_message_added() -> None:
    after = told(DEBTS).hear([SMOKE, MOTHER]).take_back()

    assert after.heard == (DEBTS,)
    assert after.latest == ()


def test_taking_back_twice_removes_nothing_more() -> None:
    once = told(DEBTS).hear([SMOKE]).take_back()

    assert once.take_back() == once


def test_what_was_taken_back_can_be_told_again_in_other_words() -> None:
    better = Heard(factor="financiele_zorgen", words="ik maak me zorgen om de huur")

    assert told(DEBTS).take_back().hear([better]).heard == (better,)


# --- the lines of the summary -------------------------------------------------------------------------------


def test_strengths_and_worries_are_told_apart_and_what_is_urgent_is_a_worry() -> None:
    situation = told(FEAR, DEBTS, MOTHER)

    assert situation.strengths() == (MOTHER,)
    assert situation.worries() == (FEAR, DEBTS)
    assert situation.factors() == ("huiselijk_geweld", "financiele_zorgen", "steunend_netwerk")


def test_strengths_come_first_whenever_they_were_told() -> None:
    assert told(DEBTS, SMOKE, MOTHER).lines() == ((MOTHER,), (DEBTS,), (SMOKE,))


def test_what_rests_on_the_same_words_is_one_line() -> None:
    stress = Heard(factor="stress_of_spanning", words=DEBTS.words)

    assert told(DEBTS, SMOKE, stress).lines() == ((DEBTS, stress), (SMOKE,))


def test_a_strength_and_a_worry_in_the_same_words_stay_two_lines() -> None:
    both = "we hebben schulden maar komen er wel uit"
    worry, strength = Heard(factor="financiele_zorgen", words=both), Heard(factor="veerkracht", words=both)

    assert told(worry, strength).lines() == ((strength,), (worry,))


def test_a_line_that_is_taken_out_takes_all_that_rests_on_its_words() -> None:
    stress = Heard(factor="stress_of_spanning", words=DEBTS.words)

    assert told(MOTHER, DEBTS, stress, SMOKE).without_line(2).heard == (MOTHER, SMOKE)


@pytest.mark.parametrize("number", [-1, 0, 3, 99])
def test_a_line_that_is_not_there_changes_nothing(number: int) -> None:
    situation = told(DEBTS, SMOKE)

    assert situation.without_line(number) == situation


def test_every_line_can_be_taken_out_until_nothing_is_left() -> None:
    situation = told(DEBTS, MOTHER, FEAR)
    for _ in range(3):
        situation = situation.without_line(1)
    assert situation.lines() == ()


# --- the slot -----------------------------------------------------------------------------------------------


def test_a_situation_comes_back_from_its_slot_as_it_went_in() -> None:
    situation = told(DEBTS, FEAR).with_(
        step="behoefte", phase="zwanger", role="partner", region="midden-nederland", municipality="Zeist"
    )

    slot = json.loads(json.dumps(situation.to_slot()))

    assert Situation.from_slot(slot) == situation


@pytest.mark.parametrize(
    "value", [None, "", "zwanger", 3, [], {}, {"step": "x"}, {"heard": "x"}, {"heard": [{"factor": "x"}]}]
)
def test_a_slot_that_cannot_be_read_begins_anew(value: Any) -> None:
    assert Situation.from_slot(value) == Situation()


def test_a_slot_of_a_later_version_is_read_as_far_as_it_is_known() -> None:
    assert Situation.from_slot({"step": "open", "something_new": True}) == Situation(step="open")


def test_every_factor_of_the_catalogue_can_be_heard_and_stands_in_one_line() -> None:
    items = [Heard(factor=f.id, words=f"over {f.id}") for f in load_catalogue().factors]

    lines = told(*items).lines()

    assert sorted(h.factor for line in lines for h in line) == sorted(h.factor for h in items)
