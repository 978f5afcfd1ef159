"""Whom a message is about, where its words leave no doubt; all else is left to the classifiers."""

from __future__ import annotations

import pytest

from language.speaker import people, subject
from tests.unit.language.plain_dutch import dutch


def about(text: str) -> str | None:
    return subject(dutch().tokens(text))


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("mijn man drinkt elke dag", "partner"),
        ("mn vrouw wil dood", "partner"),
        ("MIJN DOCHTERTJE ademt niet goed", "child"),
        ("de baby wordt niet wakker", "child"),
        ("mijn zus wil dood", "other"),
        ("de buurvrouw wordt geslagen", "other"),
    ],
)
def test_who_alone_is_named_is_whom_it_is_about(text: str, whom: str) -> None:
    assert about(text) == whom


@pytest.mark.parametrize(
    "text",
    ["mijn man slaat mij", "ik ben bang voor mijn man", "mijn zus en ik slapen in de auto", "we maken ruzie, mijn man"],
)
def test_where_the_writer_occurs_it_is_not_settled_here(text: str) -> None:
    assert about(text) is None


@pytest.mark.parametrize("text", ["mijn man slaat mijn dochter", "de baby is bij mijn zus"])
def test_where_two_different_people_are_named_it_is_not_settled_here(text: str) -> None:
    assert about(text) is None


@pytest.mark.parametrize("text", ["", "!!!", "slecht geslapen", "mijn vriendin wil dood", "man man man", "mijn"])
def test_where_nobody_is_plainly_named_it_is_not_settled_here(text: str) -> None:
    assert about(text) is None


def test_no_word_stands_for_two_kinds_of_people() -> None:
    groups = [people().partner, people().kind, people().ander, people().schrijver]

    assert sum(map(len, groups)) == len(frozenset().union(*groups))
