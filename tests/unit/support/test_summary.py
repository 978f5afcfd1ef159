"""The summary on screen: strengths first, in the parent's words, and each line can be taken out."""

from __future__ import annotations

import json
import re
from typing import get_args

import pytest
from pydantic import ValidationError

from support import conversation as talk
from support.catalogue import load_catalogue
from support.conversation import MOST_LINES, Turn
from support.situation import Heard, Situation, Step, Wish
from support.summary_texts import SummaryTexts, summary_texts

DEBTS = Heard(factor="financiele_zorgen", words="we hebben schulden")
MOTHER = Heard(factor="steunend_netwerk", words="mijn moeder helpt")
RISKS = load_catalogue().of_kind("risk")
MANY = [Heard(factor=RISKS[n].id, words=f"zin {n + 1}") for n in range(10)]


def at(step: Step, *heard: Heard, wish: Wish | None = None) -> Situation:
    return Situation().hear(heard).with_(step=step, wish=wish)


def said(turn: Turn) -> list[str]:
    return [say.response.removeprefix("utter_") for say in turn.says]


def test_the_summary_has_what_goes_well_first_then_worries_then_the_wish() -> None:
    turn = talk.summary(at("wegwijzers", DEBTS, MOTHER, wish="praten"))
    heads, text = summary_texts().koppen, turn.says[0].values["regels"]

    assert [line for line in text.splitlines() if line][::2] == [heads.sterk, heads.zorg, heads.wens]
    assert "1. " in text.split(heads.zorg)[0]
    assert "“mijn moeder helpt”" in text.split(heads.zorg)[0]
    assert text.endswith(summary_texts().wensen["praten"])
    assert turn.situation.step == "samenvatting"


def test_each_line_has_its_own_button_that_takes_it_out() -> None:
    choices = talk.summary(at("wegwijzers", DEBTS, MOTHER)).says[0].choices
    removing = [(c.title, c.payload) for c in choices if c.payload.startswith("/verwijder_regel")]

    assert [title for title, _ in removing] == [summary_texts().knoppen.weg.format(nummer=n) for n in (1, 2)]
    assert [json.loads(p.removeprefix("/verwijder_regel"))["regel"] for _, p in removing] == ["1", "2"]


def test_nothing_told_is_nothing_to_sum_up() -> None:
    assert said(talk.summary(at("wegwijzers"))) == ["niets_samen_te_vatten"]


def test_a_line_taken_out_is_gone_and_the_rest_is_shown_again() -> None:
    turn = talk.line_removed(at("samenvatting", MOTHER, DEBTS), 2)

    assert turn.situation.heard == (MOTHER,)
    assert said(turn) == ["regel_weg", "samenvatting"]
    assert "schulden" not in turn.says[1].values["regels"]


def test_the_last_line_taken_out_leaves_an_empty_summary_and_a_goodbye() -> None:
    turn = talk.line_removed(at("samenvatting", DEBTS), 1)

    assert (turn.situation.heard, said(turn)) == ((), ["alles_weggehaald", "afscheid"])


@pytest.mark.parametrize("number", [None, 0, 3, 999])
def test_where_it_is_not_clear_which_line_it_asks(number: int | None) -> None:
    turn = talk.line_removed(at("samenvatting", MOTHER, DEBTS), number)

    assert turn.situation.heard == (MOTHER, DEBTS)
    assert said(turn) == ["welke_regel", "samenvatting"]


def test_a_line_that_the_parent_cannot_see_is_not_taken_out() -> None:
    shown = talk.summary(at("wegwijzers", *MANY))
    assert len(re.findall(r"^\d+\.", shown.says[0].values["regels"], re.MULTILINE)) == MOST_LINES

    turn = talk.line_removed(shown.situation, MOST_LINES + 1)

    assert turn.situation.heard == tuple(MANY)
    assert said(turn)[0] == "welke_regel"


def test_every_wish_has_words_in_the_summary() -> None:
    assert set(summary_texts().wensen) == set(get_args(Wish))


def test_a_misspelt_key_in_the_texts_is_an_error_and_not_silence() -> None:
    file = summary_texts().model_dump()

    with pytest.raises(ValidationError, match="kopjes"):
        SummaryTexts.model_validate({**file, "kopjes": file["koppen"]})


def test_a_button_names_the_line_that_it_takes_out() -> None:
    assert "{nummer}" in summary_texts().knoppen.weg
