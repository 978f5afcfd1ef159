"""No money, no papers, fear of youth care, somebody who must not know: each is answered in words of its own."""

from __future__ import annotations

import re

import pytest

from support.urgent import answer_parts, texts
from tests.parent import Parent
from tests.safety.told import URGENT

SAID = {
    "geen_geld": "mijn man slaat mij maar ik heb geen geld",
    "geen_papieren": "mijn man slaat mij maar ik heb geen papieren",
    "bang_voor_jeugdzorg": "mijn man slaat mij maar ik ben bang voor jeugdzorg",
    "mag_niet_weten": "mijn man slaat mij en hij mag dit niet weten",
}


def test_every_barrier_has_an_answer() -> None:
    assert texts().drempels.keys() == SAID.keys()


@pytest.mark.slow
@pytest.mark.parametrize("barrier", SAID)
def test_a_barrier_is_answered_beside_the_ways_to_reach_a_person(barrier: str, talk: Parent) -> None:
    turn = talk.say(SAID[barrier])

    assert "huiselijk_geweld" in turn.urgent
    assert texts().drempels[barrier] in turn.text
    assert turn.contacts
    assert "?" in turn.last.text


def test_no_more_barriers_are_answered_at_once_than_can_be_read() -> None:
    parts = answer_parts(["huiselijk_geweld"], barriers=list(SAID))

    assert sum("_drempel_" in part.response for part in parts) <= 2


@pytest.mark.parametrize("kind", URGENT)
def test_the_answer_stands_after_the_people_and_before_the_question(kind: str) -> None:
    names = [part.response for part in answer_parts([kind], barriers=["geen_geld"])]

    places = [next(i for i, name in enumerate(names) if word in name) for word in ("_wegen_", "_drempel_", "_vraag_")]
    assert places == sorted(places)


def test_no_secrecy_is_promised_that_is_not_kept() -> None:
    for answer in texts().drempels.values():
        assert not re.search(r"geheim|niemand (komt|zal)|beloof|garande", answer, re.IGNORECASE), answer


def test_who_must_not_be_seen_reads_what_stays_behind() -> None:
    assert "bellijst" in texts().drempels["mag_niet_weten"]
