"""112 and at most two others: a fourth way is one too many for somebody in need."""

from __future__ import annotations

import re
from itertools import combinations, product

import pytest

from support.urgent import ABOUT, ALARM_NUMBER, PHASES, REGIONS, answer_parts, texts
from tests.parent import Parent, Turn
from tests.safety.told import URGENT

KINDS = [(kind,) for kind in URGENT] + list(combinations(URGENT, 2)) + [tuple(URGENT)]
OTHER_LANGUAGES = {
    "English, violence": "my husband beats me",
    "English, distress": "I want to kill myself",
    "English, medical": "I am pregnant and I am losing a lot of blood",
    "Türkçe, violence": "kocam beni dövüyor",
    "Polski, violence": "mój mąż mnie bije",
}
_NUMBERS = re.compile(r"\b(?:112|113|0800[- ]?\d{4}|0\d{2,3}[- ]?\d{6,7}|14 ?0\d{2})\b")


@pytest.mark.parametrize("kinds", KINDS, ids="+".join)
def test_no_combination_of_circumstances_gives_more(kinds: tuple[str, ...]) -> None:
    aspects = texts().soorten[kinds[0]].gehoord
    for phase, region, about, aspect, again in product(PHASES, REGIONS, ABOUT, aspects, (False, True)):
        parts = answer_parts(kinds, about=about, aspects={kinds[0]: aspect}, phase=phase, region=region, again=again)
        contacts = [one for part in parts for one in part.contacts]
        assert 1 <= len(contacts) <= 2, (phase, region, about, aspect)
        assert len(set(contacts)) == len(contacts)
        alone = [line for part in parts for line in part.text.splitlines() if line.strip() == ALARM_NUMBER]
        assert alone == [ALARM_NUMBER]


@pytest.mark.slow
@pytest.mark.parametrize("kind", URGENT)
def test_the_answer_over_the_api_has_no_more(kind: str, talk: Parent) -> None:
    assert len(ways(talk.say(URGENT[kind]))) <= 3


@pytest.mark.slow
@pytest.mark.parametrize("lang", OTHER_LANGUAGES)
def test_the_answer_in_another_language_has_no_more(lang: str, talk: Parent) -> None:
    turn = talk.say(OTHER_LANGUAGES[lang])

    assert turn.urgent
    assert len(ways(turn)) <= 3, ways(turn)


def ways(turn: Turn) -> set[str]:
    """Numbers in the text and people in the contacts; a number that is both counts once."""
    named = {str(contact["phone"] or contact["name"]) for contact in turn.contacts}
    return named | set(_NUMBERS.findall(turn.text))
