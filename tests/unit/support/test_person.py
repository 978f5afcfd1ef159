"""Words fit who is typing, and are composed from one data file."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest
import yaml
from pydantic import ValidationError

from support.person import DATA, PersonTexts, opening, words_for
from support.situation import Phase, Role, Situation

EVERYBODY = list(product((None, *get_args(Phase)), (None, *get_args(Role)), (None, 30), (None, 0, 14)))


def test_there_are_words_for_everybody() -> None:
    for phase, role, weeks, months in EVERYBODY:
        situation = Situation(phase=phase, role=role, weeks=weeks, child_months=months)
        said = opening(situation)
        assert said["begin"].endswith((".", "?"))
        assert said["jou"]
        assert "{" not in "".join([*said.values(), *words_for(situation).values()])


def test_the_weeks_are_said_back_where_they_were_told() -> None:
    assert "30 weken" in opening(Situation(phase="zwanger", weeks=30))["begin"]
    assert "Jullie zijn dus 30 weken" in opening(Situation(phase="zwanger", weeks=30, role="vader"))["begin"]
    assert "30" not in opening(Situation(phase="ouder", weeks=30))["begin"]


def test_a_father_is_not_told_that_he_is_pregnant() -> None:
    assert "nu je zwanger bent" in words_for(Situation(phase="zwanger"))["jou"]
    assert "zwanger" not in words_for(Situation(phase="zwanger", role="vader"))["jou"]


def test_the_first_weeks_are_spoken_of_as_the_first_weeks() -> None:
    assert words_for(Situation(phase="ouder", child_months=0))["kindje"] == "je baby"
    assert words_for(Situation(phase="ouder", child_months=14))["kindje"] == "je kindje"


def test_a_single_parent_is_not_asked_about_the_two_of_them() -> None:
    assert words_for(Situation(role="alleenstaand"))["thuis"] == "bij jou thuis"


def test_a_word_without_a_text_for_everybody_is_refused() -> None:
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    del data["woorden"]["kindje"]["anders"]

    with pytest.raises(ValidationError, match="kindje"):
        PersonTexts.model_validate(data)
