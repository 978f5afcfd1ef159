"""The Dutch texts of the page /code (code.yml), held against a schema."""

from __future__ import annotations

from functools import cache
from typing import Annotated

import yaml

from web.text_schema import OfSections, Text, Texts, WithDay, WithName, WithWords, with_places
from web.wording import DATA


class _AgainButton(Texts):
    opnieuw: Text


class _Typing(Texts):
    leeg: Text
    zoekt: Text
    mislukt: Text
    knoppen: _AgainButton


class _State(Texts):
    titel: Text
    bij: WithName
    hoe: Text
    belofte: WithDay
    belofte_voorbij: WithDay
    gelezen: Text
    bellen: Text
    mailen: Text
    niet_bellen: Text
    bericht: Text
    besproken: Text
    gedeeld: Text
    erbij: WithWords
    koppen: OfSections


class _ConfirmButton(Texts):
    deel: WithName


class _NotYet(Texts):
    titel: Text
    gedeeld: Text
    knoppen: _ConfirmButton


class _ReachButtons(Texts):
    verander: Text
    bewaar: Text
    laat_maar: Text


class _ChangeReach(Texts):
    titel: Text
    uitleg: Text
    geen: Text
    bewaard: Text
    knoppen: _ReachButtons


class _LongerButton(Texts):
    langer: Text


class _Longer(Texts):
    titel: Text
    tot: WithDay
    klaar: WithDay
    knoppen: _LongerButton


class _SheetButton(Texts):
    bestand: Text


class _Sheet(Texts):
    titel: Text
    let_op: Text
    maakt: Text
    klaar: Text
    knoppen: _SheetButton


class _StopButtons(Texts):
    stop: Text
    ja: Text
    nee: Text


class _Stop(Texts):
    titel: Text
    uitleg: Text
    zeker: WithName
    weg_titel: Text
    knoppen: _StopButtons


class _Over(Texts):
    titel: Text
    ingetrokken: Text
    verlopen: Text
    niet_gedeeld: Text
    welkom: Text


class _ScreenButtons(Texts):
    weg: Text
    blijf: Text


class _Screen(Texts):
    knoppen: _ScreenButtons
    nog_er: Annotated[str, with_places("minuten")]
    stil: Text
    gehaald: Text


class CodeTexts(Texts):
    """The whole of code.yml."""

    intypen: _Typing
    stand: _State
    nog_niet: _NotYet
    bereiken: _ChangeReach
    langer: _Longer
    blad: _Sheet
    stoppen: _Stop
    voorbij: _Over
    scherm: _Screen


@cache
def code_texts() -> CodeTexts:
    """Read code.yml. Raises pydantic's ValidationError where the file breaks the schema."""
    return CodeTexts.model_validate(yaml.safe_load((DATA / "code.yml").read_text(encoding="utf-8")))
