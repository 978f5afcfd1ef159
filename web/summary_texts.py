"""The Dutch texts of the summary panel (samenvatting.yml), held against a schema."""

from __future__ import annotations

from functools import cache
from typing import Annotated

import yaml
from pydantic import Field

from web.text_schema import OfSections, Text, Texts, WithDay, WithName, WithNameAndDay, WithWords, with_places
from web.wording import DATA


class _OpenButtons(Texts):
    bericht: Text
    sluiten: Text
    terug: Text
    opnieuw: Text


class _Open(Texts):
    titel: Text
    laden: Text
    knoppen: _OpenButtons
    mislukt: Text


class _First(Texts):
    titel: Text
    tekst: Text


class _LineButtons(Texts):
    verander: Text
    weg: Text
    terugzetten: Text
    woord_weg: Text
    klaar: Text
    laat_maar: Text
    erbij: Text
    kijk_opnieuw: Text


class _Lines(Texts):
    uitleg: Text
    wie: Text
    leeg: OfSections
    alles_leeg: Text
    erbij: WithWords
    weggehaald: Text
    woord_weg: WithWords
    veld: Text
    veld_nieuw: Text
    kijkt: Text
    niet_gekeken: Text
    eerst_kijken: Text
    niets_over: Text
    nagekeken: Text
    knoppen: _LineButtons


class _LeftOutKinds(Texts):
    """By kind of what redaction took out; `anders` for a kind that has no words here."""

    naam: Text
    adres: Text
    plaats: Text
    telefoonnummer: Text
    mailadres: Text
    nummer: Text
    datum: Text
    account: Text
    anders: Text


class _LeftOut(Texts):
    zin: Annotated[str, with_places("wat")]
    en: Text
    soorten: _LeftOutKinds


class _KeepButtons(Texts):
    open: Text
    bestand: Text
    printen: Text


class _Keep(Texts):
    titel: Text
    keuze: Text
    let_op: Text
    wie: tuple[Text, ...] = Field(min_length=1)
    knoppen: _KeepButtons
    maakt: Text
    klaar: Text


class _ShareButtons(Texts):
    kies: Text
    nee: Text
    toch: Text
    nog_een: Text
    woorden: Text


class _Share(Texts):
    titel: Text
    tekst: Text
    uitleg: Text
    nee_gezegd: Text
    gedeeld_met: WithNameAndDay
    stap: Annotated[str, with_places("alle", "nu")]
    knoppen: _ShareButtons


class _Phases(Texts):
    alles: Text
    kinderwens: Text
    zwanger: Text
    ouder: Text


class _MoreButton(Texts):
    meer: Text


class _Recipients(Texts):
    titel: Text
    uitleg: Text
    laden: Text
    zoek: Text
    fase: Text
    fases: _Phases
    past: Text
    andere: Text
    allemaal: Text
    antwoord: Annotated[str, with_places("dagen")]
    antwoord_een: Text
    gevonden: Annotated[str, with_places("aantal")]
    niets: Text
    niemand: Text
    weg: Text
    knoppen: _MoreButton


class _NextButton(Texts):
    verder: Text


class _Choose(Texts):
    titel: Text
    uitleg: WithName
    erbij: WithWords
    geen: Text
    knoppen: _NextButton


class _Reach(Texts):
    titel: Text
    uitleg: Text


class _ContactKinds(Texts):
    geen: Text
    telefoon: Text
    email: Text


class _ContactForm(Texts):
    pas_op: Text
    soort: Text
    keuzes: _ContactKinds
    nummer: Text
    adres: Text
    wanneer: Text
    wanneer_hulp: Text
    zeggen: Text
    zeggen_hulp: Text
    zeggen_mail: Text
    zeggen_mail_hulp: Text
    fout_nummer: Text
    fout_adres: Text
    bellen: Annotated[str, with_places("waarde")]
    mailen: Annotated[str, with_places("waarde")]
    veilig: Annotated[str, with_places("wanneer")]
    mag_zeggen: Annotated[str, with_places("tekst")]


class _Consent(Texts):
    titel: Text
    laden: Text
    nog_niet: Text
    veranderd: Text


class _ConfirmButton(Texts):
    deel: Text


class _Overview(Texts):
    titel: Text
    uitleg: Text
    aan: Text
    wat: Text
    hoe: Text
    niet_bereiken: Text
    tot: Text
    dagen: Annotated[str, with_places("dagen")]
    deelt: Text
    naam_gevonden: Text
    geen_verbinding: Text
    mislukt: Text
    gewist: Text
    knoppen: _ConfirmButton


class _DoneButton(Texts):
    klaar: Text


class _Receipt(Texts):
    titel: Text
    met: WithNameAndDay
    woorden_titel: Text
    waarvoor: Text
    wat_kan: tuple[Text, ...] = Field(min_length=1)
    waar: Annotated[str, with_places("adres")]
    bewaar_titel: Text
    bewaar: tuple[Text, ...] = Field(min_length=1)
    tot: WithDay
    knoppen: _DoneButton


class _Unsure(Texts):
    titel: Text
    tekst: Annotated[str, with_places("naam", "adres")]
    kort: WithName


class SummaryTexts(Texts):
    """The whole of samenvatting.yml."""

    openen: _Open
    eerst: _First
    regels: _Lines
    weggelaten: _LeftOut
    namen: _First
    bewaren: _Keep
    delen: _Share
    wie: _Recipients
    kiezen: _Choose
    bereiken: _Reach
    formulier: _ContactForm
    toestemming: _Consent
    nakijken: _Overview
    gedeeld: _Receipt
    onzeker: _Unsure


@cache
def summary_texts() -> SummaryTexts:
    """Read samenvatting.yml. Raises pydantic's ValidationError where the file breaks the schema."""
    return SummaryTexts.model_validate(yaml.safe_load((DATA / "samenvatting.yml").read_text(encoding="utf-8")))
