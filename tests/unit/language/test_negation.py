"""A denial takes something away only where it truly denies it: a danger that is still there stays."""

from __future__ import annotations

import pytest

from language.negation import REACH, WORDS, denied
from tests.unit.language.plain_dutch import dutch

SAID = frozenset({"hij", "man", "slaat", "geslagen", "drinkt", "me"})
"""The words that a pattern would have found."""


def is_denied(text: str) -> bool:
    tokens = dutch().tokens(text)
    found = [at for at, token in enumerate(tokens) if token.norm in SAID]
    return denied(tokens, found[0], found[-1])


@pytest.mark.parametrize(
    "text",
    [
        "hij slaat me niet",
        "hij slaat me nooit",
        "hij slaat me echt niet",
        "hij slaat me gelukkig niet",
        "hij heeft me nog nooit geslagen",
        "ik word niet geslagen",
        "HIJ SLAAT ME NIET",
        "hij slaat me nie",
    ],
)
def test_what_is_plainly_denied_is_denied(text: str) -> None:
    assert is_denied(text)


@pytest.mark.parametrize("text", ["hij slaat me", "hij slaat me elke dag", "soms slaat hij me als hij drinkt"])
def test_without_a_denying_word_nothing_is_denied(text: str) -> None:
    assert not is_denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "hij slaat me niet elke dag",
        "hij slaat me niet altijd",
        "hij slaat me niet zo hard",
        "hij slaat me niet heel vaak",
        "hij slaat me niet alleen thuis",
        "hij slaat me niet expres",
    ],
)
def test_a_denial_that_only_narrows_leaves_the_danger(text: str) -> None:
    assert not is_denied(text)


def test_what_stopped_recently_may_come_back() -> None:
    assert not is_denied("hij slaat me niet meer")


@pytest.mark.parametrize(
    "text",
    [
        "niemand weet dat hij me slaat",
        "ik weet niet waarom hij me slaat",
        "ik durf niet te zeggen dat hij me slaat",
        "ik kan het niet vertellen maar hij slaat me",
        "hij stopt niet hij slaat me",
    ],
)
def test_what_nobody_may_know_is_not_denied(text: str) -> None:
    assert not is_denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "hij slaat me zonder reden",
        "hij slaat me als het eten niet klaar is",
        "hij slaat me als ik geen zin heb",
        "ik wil niet dat hij me slaat",
        "ik snap niet dat hij me slaat",
        "geen idee waarom hij me slaat",
    ],
)
def test_a_denial_in_another_part_of_the_sentence_does_not_take_the_danger_away(text: str) -> None:
    assert not is_denied(text)


def test_a_denying_word_reaches_only_a_few_words_far() -> None:
    between = " dus" * REACH

    assert is_denied(f"hij slaat me{between.removesuffix(' dus')} niet")
    assert not is_denied(f"hij slaat me{between} niet")
    assert not is_denied(f"niet{between} hij slaat me")


def test_no_tokens_deny_nothing() -> None:
    assert not denied((), 0, 0)


def test_no_word_both_denies_and_narrows_except_without() -> None:
    assert WORDS.ontkent & WORDS.beperkt <= {"zonder"}
