"""Advice that endangers, blame, diagnoses, false comfort and too heavy words stand in no urgent text.

What that is, word for word, and what is said instead: ``language/data/wording.yml``.
"""

from __future__ import annotations

import pytest

from language.wording import never_said_in, wording_guard
from support.urgent import every_part, texts

PARTS = list(every_part())
NEVER = sorted({rule.soort for rule in wording_guard().rules})


@pytest.mark.parametrize("what", NEVER)
def test_no_urgent_text_holds(what: str) -> None:
    found = [f"{p.response}: {n}" for p in PARTS for n in never_said_in(p.text, urgent=True) if n.rule.soort == what]

    assert found == []


@pytest.mark.parametrize(
    "sentence",
    [
        "spreek haar erop aan",
        "ga nu bij hem weg",
        "praat het samen uit",
        "waarom blijf je bij hem?",
        "had je gebeld",
        "dat is een psychose",
        "het komt wel goed",
        "niemand zal dit weten",
        "dat is mishandeling",
        "dat is geweld",
    ],
)
def test_it_would_be_found(sentence: str) -> None:
    assert never_said_in(sentence, urgent=True)


def test_every_urgent_text_was_looked_at() -> None:
    assert len(PARTS) >= 100
    assert {part.response.split("_")[2] for part in PARTS} >= {"gehoord", "wegen", "vraag", "slot", "drempel", "meer"}


def test_whoever_is_hurt_hears_that_it_is_not_their_fault() -> None:
    heard = texts().soorten["huiselijk_geweld"].gehoord

    assert all("niet jouw schuld" in heard[aspect] for aspect in ("lichamelijk", "seksueel"))
