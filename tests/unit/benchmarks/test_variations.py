"""The same message told otherwise: what changes, what may not, and how it is counted."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from benchmarks.variations import (
    CHANGES,
    by_the_other_parent,
    measure,
    shouted,
    table,
    whispered,
    with_a_name,
    with_a_slip,
    with_an_emoji,
)
from language.reading import Reading
from language.statements import Statement


def chance() -> random.Random:
    return random.Random(1)


def test_a_slip_moves_letters_and_loses_none() -> None:
    text = "hij heeft gisteren de deur ingetrapt en ik durf niet meer naar beneden"
    slipped = with_a_slip(text, chance())

    assert slipped is not None
    assert slipped != text
    assert sorted(slipped) == sorted(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mijn man helpt", "mijn vrouw helpt"),
        ("Mijn moeder past op mn zoontje", "Mijn vader past op mn dochtertje"),
        ("ik ben zwanger en mijn man helpt", None),
        ("het regent", None),
    ],
)
def test_a_father_stands_for_a_mother_unless_only_one_of_them_can_say_it(text: str, told: str | None) -> None:
    assert by_the_other_parent(text, chance()) == (told.replace("Mijn", "Mijn") if told else None)


def test_other_changes_keep_the_words() -> None:
    assert shouted("ik ben moe", chance()) == "IK BEN MOE"
    assert whispered("Ik ben moe. Echt!", chance()) == "ik ben moe echt"
    assert str(with_an_emoji("ik ben moe", chance())).startswith("ik ben moe ")
    assert str(with_a_name("ik ben moe", chance())).endswith(", ik ben moe")


class DeafToCapitals:
    """Hears violence only in lower case, and in one piece."""

    def read(self, text: str, before: Sequence[str] = (), asked: str = "") -> Reading:
        return Reading(urgent=("huiselijk_geweld",) if "hij slaat" in text else ())


def test_what_is_no_longer_heard_is_counted() -> None:
    told = [Statement(text="soms denk ik hij slaat me straks nog"), Statement(text="Wat een mooie dag is het vandaag!")]
    rows = {row.name: row for row in measure(told, DeafToCapitals())}

    assert set(rows) == {*CHANGES, "cut in two messages"}
    assert (rows["upper case"].urgent.right, rows["upper case"].urgent.of) == (0, 1)
    assert (rows["an emoji behind it"].urgent.right, rows["an emoji behind it"].quiet.right) == (1, 1)
    assert rows["cut in two messages"].quiet.right == 1
    assert "| together |" in table(list(rows.values()))
