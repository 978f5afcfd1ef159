"""Advice that endangers, blame, diagnoses and false comfort stand in no urgent text."""

from __future__ import annotations

import re

import pytest

from support.urgent import every_part, texts

NEVER = {
    "advice to confront": r"confronteer|spreek (hem|haar) (er)?op aan|zeg (het )?(tegen )?(hem|haar) dat",
    "advice to leave without a plan": r"ga (nu )?(bij hem|bij haar) weg|verlaat (hem|haar)|pak je (spullen|koffer)",
    "couples counselling": r"relatietherap|partnertherap|praat (het )?samen uit|mediation",
    "blame": r"had je|je had moeten|waarom (blijf|ga|heb) je|eigen schuld|je eigen keuze",
    "a diagnosis": r"depressie\b|psychose|borderline|verslaafd|trauma\b|je hebt last van een",
    "false comfort": r"wees gerust|komt (wel |allemaal )?goed\b|valt (wel |vast )?mee\b(?!\.)|geen zorgen|maak je geen",
    "a promise of secrecy": r"blijft geheim|niemand (komt|zal) (dit|het)|geheimhouding|beloof",
    "a heavier word than the parent's": r"mishandel|misbruik|verkracht|geweld\b",
}
PARTS = list(every_part())


@pytest.mark.parametrize("what", NEVER)
def test_no_urgent_text_holds(what: str) -> None:
    found = {part.response: re.findall(NEVER[what], part.text, re.IGNORECASE) for part in PARTS}

    assert {name: hits for name, hits in found.items() if hits} == {}


def test_every_urgent_text_was_looked_at() -> None:
    assert len(PARTS) >= 100
    assert {part.response.split("_")[2] for part in PARTS} >= {"gehoord", "wegen", "vraag", "slot", "drempel", "meer"}


def test_whoever_is_hurt_hears_that_it_is_not_their_fault() -> None:
    heard = texts().soorten["huiselijk_geweld"].gehoord

    assert all("niet jouw schuld" in heard[aspect] for aspect in ("lichamelijk", "seksueel"))
