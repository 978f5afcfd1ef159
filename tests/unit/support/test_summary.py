"""The summary on screen: strengths first, in the parent's words, and each line can be taken out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest
import yaml
from pydantic import ValidationError

from support import conversation as talk
from support.catalogue import load_catalogue
from support.conversation import MOST_LINES, Turn
from support.situation import Heard, Situation, Step, Wish
from support.summary_texts import SummaryTexts, summary_texts

DOMAIN = Path(__file__).parents[3] / "bot" / "domain"
DEBTS = Heard(factor="financiele_zorgen", words="we hebben schulden")
MOTHER = Heard(factor="steunend_netwerk", words="mijn moeder helpt")
RISKS = load_catalogue().of_kind("risk")
MANY = [Heard(factor=RISKS[n].id, words=f"zin {n + 1}") for n in range(10)]


def at(step: Step, *heard: Heard, wish: Wish | None = None) -> Situation:
    return Situation().hear(heard).with_(step=step, wish=wish)


def responses() -> dict[str, str]:
    """Every text of the bot's domain, by name."""
    return {
        name: variants[0]["text"]
        for file in sorted(DOMAIN.glob("*.yml"))
        for name, variants in (yaml.safe_load(file.read_text(encoding="utf-8")).get("responses") or {}).items()
    }


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
    assert said(turn) == ["regel_weg", "samenvatting_eerste_keer"]
    assert "schulden" not in turn.says[1].values["regels"]


def test_the_last_line_taken_out_leaves_an_empty_summary_and_a_goodbye() -> None:
    turn = talk.line_removed(at("samenvatting", DEBTS), 1)

    assert (turn.situation.heard, said(turn)) == ((), ["alles_weggehaald", "afscheid"])


@pytest.mark.parametrize("number", [None, 0, 3, 999])
def test_where_it_is_not_clear_which_line_it_asks(number: int | None) -> None:
    turn = talk.line_removed(at("samenvatting", MOTHER, DEBTS), number)

    assert turn.situation.heard == (MOTHER, DEBTS)
    assert said(turn) == ["welke_regel", "samenvatting_eerste_keer"]


def test_a_line_that_the_parent_cannot_see_is_not_taken_out() -> None:
    shown = talk.summary(at("wegwijzers", *MANY))
    assert len(re.findall(r"^\d+\.", shown.says[0].values["regels"], re.MULTILINE)) == MOST_LINES

    turn = talk.line_removed(shown.situation, MOST_LINES + 1)

    assert turn.situation.heard == tuple(MANY)
    assert said(turn)[0] == "welke_regel"


def test_the_page_can_open_the_summary_wherever_it_is_shown_and_nowhere_else() -> None:
    first = talk.summary(at("wegwijzers", DEBTS, MOTHER))
    again = talk.line_removed(first.situation, 2)

    assert [say.summary for say in first.says] == [True]
    assert [say.summary for say in again.says] == [False, True]
    assert not any(say.summary for say in talk.summary_kept(again.situation).says)


def test_what_a_parent_can_do_with_it_is_said_once_and_never_again() -> None:
    first = talk.summary(at("wegwijzers", DEBTS, MOTHER))
    after_a_no = talk.no(first.situation)
    after_a_yes = talk.yes(first.situation)

    assert said(first) == ["samenvatting_eerste_keer"]
    assert "samenvatting_eerste_keer" not in [*said(after_a_no), *said(after_a_yes)]
    assert said(talk.summary(after_a_no.situation)) == ["samenvatting"]
    assert said(talk.summary(after_a_yes.situation.with_(step="open"))) == ["samenvatting"]


def test_it_stays_said_while_the_talk_goes_on() -> None:
    first = talk.summary(at("wegwijzers", DEBTS)).situation
    later = Situation.from_slot(first.to_slot()).with_(step="wegwijzers").hear([MOTHER])

    assert said(talk.yes(later)) == ["samenvatting"]


def test_what_is_urgent_comes_before_what_can_be_done_with_a_summary() -> None:
    hits = Heard(factor="huiselijk_geweld", words="hij slaat me")

    assert said(talk.summary(at("wegwijzers", DEBTS, hits))) == ["samenvatting_eerste_keer_dringend"]
    text = responses()["utter_samenvatting_eerste_keer_dringend"]
    assert text.splitlines()[1] == "112"
    assert text.index("112") < text.index("{regels}") < text.index("delen")


@pytest.mark.parametrize("name", ["utter_samenvatting_eerste_keer", "utter_samenvatting_eerste_keer_dringend"])
def test_it_is_said_that_nothing_of_it_is_needed_for_help(name: str) -> None:
    text = responses()[name]

    assert all(word in text for word in ("bekijken", "bewaren", "printen", "delen", "Dat hoeft niet"))
    assert "Je krijgt dezelfde hulp." in text


def test_nothing_else_in_the_talk_offers_to_share() -> None:
    offers = [name for name, text in responses().items() if "printen of delen" in text]

    assert sorted(offers) == ["utter_samenvatting_eerste_keer", "utter_samenvatting_eerste_keer_dringend"]


def test_every_wish_has_words_in_the_summary() -> None:
    assert set(summary_texts().wensen) == set(get_args(Wish))
    assert set(summary_texts().wens_zinnen) == set(get_args(Wish))


def test_a_misspelt_key_in_the_texts_is_an_error_and_not_silence() -> None:
    file = summary_texts().model_dump()

    with pytest.raises(ValidationError, match="kopjes"):
        SummaryTexts.model_validate({**file, "kopjes": file["koppen"]})


def test_a_button_names_the_line_that_it_takes_out() -> None:
    assert "{nummer}" in summary_texts().knoppen.weg
