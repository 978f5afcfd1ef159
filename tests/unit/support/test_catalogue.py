"""The factor catalogue holds every factor of the definition, and speaks about circumstances, not persons."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.catalogue import (
    DATA,
    MOST_WORDS,
    CatalogueError,
    Factor,
    UnknownFactor,
    load_catalogue,
    read_catalogue,
)
from support.signposts import load_directory

URGENT = [
    "huiselijk_geweld",
    "dak_of_thuisloos",
    "verslaving",
    "acute_psychische_nood",
    "medisch_alarm",
]
RISK = [
    "financiele_zorgen",
    "zorg_vermijden",
    "roken",
    "alcohol",
    "drugs_of_medicijnen",
    "ongezonde_voeding",
    "weinig_beweging",
    "opvoeden_onzeker",
    "psychische_klachten",
    "stress_of_spanning",
    "relatieproblemen",
    "weinig_steun",
    "lichamelijke_klachten",
    "moeite_met_leren_of_begrijpen",
    "taal_of_lezen_moeilijk",
    "woonproblemen",
    "werk_of_inkomen_onzeker",
    "jong_ouderschap",
    "eerdere_kinderbescherming",
    "ingrijpende_ervaringen",
    "verblijfsstatus_onzeker",
    "onbedoelde_zwangerschap",
]
PROTECTIVE = [
    "motivatie_voor_verandering",
    "probleemoplossend_vermogen",
    "opvoeden_gaat_goed",
    "steunend_netwerk",
    "bereid_hulp_te_aanvaarden",
    "stabiel_gezinsklimaat",
    "warmte_van_eigen_ouders",
    "veerkracht",
    "sociaal_emotionele_vaardigheden",
    "stabiele_woonsituatie",
    "welbevinden",
    "gezondheidsvaardigheden",
]

LABELS_ON_PEOPLE = re.compile(
    r"kwetsba|risico|probleemgezin|zorgmijder|verslaafd|verslaving|slachtoffer|\bdader|\bpleger|multiproblem|\bses\b|"
    r"allochto|laagopgeleid|kansarm|tienermoeder|achterstand|\bscore|illega|\bgestoord|beperking",
    re.IGNORECASE,
)

FACTORS = load_catalogue().factors
DEFINITION: dict[str, Any] = yaml.safe_load((DATA.parent / "definition_2025.yml").read_text(encoding="utf-8"))
NAMED = [(group, item) for group in DEFINITION["lists"] for item in group["named"]]


def covered_by(role: str) -> set[str]:
    return {factor for group, item in NAMED if group["role"] == role for factor in item["ids"]}


def test_every_id_of_the_definition_is_there_once_and_no_other() -> None:
    catalogue = load_catalogue()

    assert [f.id for f in catalogue.of_kind("urgent")] == URGENT
    assert [f.id for f in catalogue.of_kind("risk")] == RISK
    assert [f.id for f in catalogue.of_kind("protective")] == PROTECTIVE


@pytest.mark.parametrize(("group", "item"), NAMED, ids=[f"{g['heading']}: {i['wording']}" for g, i in NAMED])
def test_every_factor_that_the_definition_names_has_an_entry(group: dict[str, Any], item: dict[str, Any]) -> None:
    assert item["ids"], "nobody covers it"
    kinds = {load_catalogue().get(factor).kind for factor in item["ids"]}

    expected = {"urgent": "urgent", "protective": "protective"}.get(group["role"], "risk")
    assert kinds == {expected}


def test_the_definition_is_listed_in_full() -> None:
    per_heading = {group["heading"]: len(group["named"]) for group in DEFINITION["lists"]}

    assert per_heading == {
        "Gradatie d": 1,
        "Urgente risicofactoren": 4,
        "Urgente situatie, direct interventie nodig": 4,
        "Risicofactoren": 11,
        "Beschermende factoren": 6,
        "Beschermende factoren t.b.v. ouder(s)": 12,
        "Onveranderbare factoren, die niet of niet snel te veranderen zijn": 6,
        "Veranderbare factoren": 9,
    }


@pytest.mark.parametrize("factor", [f for f in FACTORS if f.source.document == "000"], ids=lambda f: f.id)
def test_every_entry_that_cites_the_definition_cites_words_that_stand_there_for_it(factor: Factor) -> None:
    places = [(g["heading"], i["wording"]) for g, i in NAMED if factor.id in i["ids"]]

    assert (factor.source.heading, factor.source.wording) in places


def test_only_what_the_definition_does_not_name_itself_cites_another_document() -> None:
    elsewhere = {f.id: f.source.document for f in FACTORS if f.source.document != "000"}

    assert elsewhere == {
        "drugs_of_medicijnen": "004",
        "stress_of_spanning": "003",
        "relatieproblemen": "003",
        "werk_of_inkomen_onzeker": "003",
        "jong_ouderschap": "004",
        "eerdere_kinderbescherming": "004",
        "ingrijpende_ervaringen": "003",
    }


@pytest.mark.parametrize("factor", FACTORS, ids=lambda f: f.id)
def test_changeable_is_what_the_definition_says(factor: Factor) -> None:
    lists = {"changeable": "veranderbaar", "hard_to_change": "moeilijk_te_veranderen"}
    said = [word for role, word in lists.items() if factor.id in covered_by(role)]
    both = DEFINITION["named_on_both_sides"]

    if len(said) == 2:
        assert factor.changeable == both[factor.id]["chosen"]
        assert both[factor.id]["why"]
    else:
        assert factor.id not in both
        assert factor.changeable == (said[0] if said else "niet_benoemd")


@pytest.mark.parametrize("factor", FACTORS, ids=lambda f: f.id)
def test_a_label_is_about_the_situation_and_never_about_the_person(factor: Factor) -> None:
    for text in (factor.label, factor.explanation):
        assert not LABELS_ON_PEOPLE.search(text)
    assert factor.label[0].islower(), "a label stands inside a sentence"
    assert not factor.label.endswith(".")


def test_no_two_factors_share_a_label() -> None:
    labels = [factor.label for factor in FACTORS]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("factor", FACTORS, ids=lambda f: f.id)
def test_an_explanation_is_one_short_sentence(factor: Factor) -> None:
    assert len(factor.explanation.split()) <= MOST_WORDS
    assert re.fullmatch(r"[A-Z][^.!?]*\.", factor.explanation)


@pytest.mark.parametrize("factor", FACTORS, ids=lambda f: f.id)
def test_the_signposts_of_a_factor_exist_and_those_that_are_shown_come_first(factor: Factor) -> None:
    shown = [load_directory().get(signpost).shown for signpost in factor.signposts]

    assert shown == sorted(shown, reverse=True)
    assert len(set(factor.signposts)) == len(factor.signposts)


def test_every_domain_holds_a_worry() -> None:
    domains = {factor.domain for factor in FACTORS}
    assert len(domains) == 8
    for domain in domains:
        assert any(f.kind != "protective" for f in FACTORS if f.domain == domain), domain


def test_an_unknown_factor_is_told_in_one_sentence() -> None:
    with pytest.raises(UnknownFactor) as caught:
        load_catalogue().get("geluk")

    assert isinstance(caught.value, KeyError)
    assert str(caught.value) == 'The catalogue has no factor "geluk".'


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"label": "x"}, "label"),
        ({"explanation": "Zonder punt"}, "full stop"),
        ({"explanation": " ".join(["woord"] * (MOST_WORDS + 1)) + "."}, "more than 20 words"),
        ({"changeable": "misschien"}, "changeable"),
        ({"domain": "anders"}, "domain"),
        ({"source": {"document": "009", "heading": "x", "wording": "y"}}, "document"),
        ({"kleur": "rood"}, "kleur"),
    ],
)
def test_a_mistake_in_the_file_is_told_in_one_line(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    entry = {**FACTORS[0].model_dump(mode="json"), **change}
    path = tmp_path / "factors.yml"
    path.write_text(yaml.safe_dump({"factors": [entry]}), encoding="utf-8")

    with pytest.raises(CatalogueError) as caught:
        read_catalogue(path)

    assert told in str(caught.value)
    assert str(caught.value).startswith("factors.yml, at ")
    assert "\n" not in str(caught.value)


def test_the_same_id_twice_is_refused(tmp_path: Path) -> None:
    entry = FACTORS[0].model_dump(mode="json")
    path = tmp_path / "factors.yml"
    path.write_text(yaml.safe_dump({"factors": [entry, entry]}), encoding="utf-8")

    with pytest.raises(CatalogueError, match="twice: huiselijk_geweld"):
        read_catalogue(path)


def test_a_file_that_is_no_yaml_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "factors.yml"
    path.write_text("factors: [", encoding="utf-8")

    with pytest.raises(CatalogueError) as caught:
        read_catalogue(path)

    assert "\n" not in str(caught.value)
