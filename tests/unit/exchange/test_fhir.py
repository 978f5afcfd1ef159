"""The FHIR document holds the parent's own story and the consent, and no word that judges."""

from __future__ import annotations

import base64
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle as BundleModel
from pydantic import ValidationError

from support.catalogue import load_catalogue
from support.exchange.fhir import document_bundle
from support.sharing.model import Line, Reading, SafeContact
from tests.unit.exchange.a_summary import AT, CONSENT_TEXT, ENDS_ON, JGZ, LINES, line, reading, summary
from tests.unit.exchange.fhir_faults import resource, with_fault

CAUGHT_BY_FHIR_RESOURCES = (
    "a required element is missing",
    "a date that is none",
    "two kinds of value at once",
    "an element that FHIR does not know",
    "one thing where a list belongs",
    "a word where yes or no belongs",
)


def bundle(read: Reading | None = None) -> dict[str, Any]:
    return document_bundle(read or reading(), organisation=JGZ, ends_on=ENDS_ON, made_at=AT, version="0.1.0")


def everything(value: Any) -> Iterator[tuple[str, Any]]:
    """Every key with its value, however deep."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from everything(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from everything(inner)


def test_fhir_resources_accepts_it_and_reads_back_the_same() -> None:
    read = BundleModel.model_validate(bundle())

    assert json.loads(read.model_dump_json())["entry"][0]["resource"]["title"] == "Eigen verhaal van de ouder"


@pytest.mark.parametrize("fault", CAUGHT_BY_FHIR_RESOURCES)
def test_fhir_resources_catches_its_six_faults(fault: str) -> None:
    with pytest.raises((ValidationError, ValueError)):
        BundleModel.model_validate(with_fault(bundle(), fault))


def test_it_is_a_document_with_the_composition_first() -> None:
    made = bundle()

    assert (made["type"], made["timestamp"]) == ("document", "2026-11-22T09:05:00+00:00")
    assert [entry["resource"]["resourceType"] for entry in made["entry"]] == [
        "Composition",
        "Patient",
        "Organization",
        "Device",
        "QuestionnaireResponse",
        "Consent",
        "Provenance",
    ]


def test_every_reference_leads_to_a_resource_in_the_document() -> None:
    made = bundle(reading(decided="Samen bellen."))
    there = {entry["fullUrl"] for entry in made["entry"]}
    wanted = {value for key, value in everything(made) if key == "reference" and isinstance(value, str)}

    assert wanted
    assert wanted <= there
    assert all(entry["fullUrl"] == f"urn:uuid:{entry['resource']['id']}" for entry in made["entry"])


def test_it_is_marked_as_the_parents_own_story_and_as_confidential() -> None:
    composition = resource(bundle(), "Composition")

    assert composition["title"] == "Eigen verhaal van de ouder"
    assert composition["confidentiality"] == "R"
    assert composition["attester"][0]["mode"] == "personal"
    assert "Het is geen onderzoek en geen oordeel." in composition["text"]["div"]
    for name in ("Composition", "QuestionnaireResponse"):
        assert "PATRPT" in [code["code"] for code in resource(bundle(), name)["meta"]["security"]]


def test_the_sections_begin_with_strengths_and_hold_the_parents_words() -> None:
    sections = resource(bundle(), "Composition")["section"]

    assert [section["title"] for section in sections] == [
        "Wat goed gaat",
        "Wat de ouder bezighoudt",
        "Wat de ouder graag wil",
        "Wat de ouder nog wilde zeggen",
        "Over de ouder",
        "Veilig bereikbaar",
        "Toestemming van de ouder",
    ]
    assert "<p>De huur is te hoog</p>" in sections[1]["text"]["div"]


def test_the_source_of_the_answers_is_the_parent() -> None:
    made = bundle()
    answers = resource(made, "QuestionnaireResponse")
    parent = f"urn:uuid:{resource(made, 'Patient')['id']}"

    assert answers["source"]["reference"] == parent
    assert [a["valueString"] for item in answers["item"] for a in item["answer"] if "valueString" in a][:3] == [
        "Mijn moeder komt elke week langs",
        "Ik slaap slecht en pieker veel",
        "De huur is te hoog",
    ]
    assert {"valueInteger": 20} in [a for item in answers["item"] for a in item["answer"]]


def test_the_consent_has_the_exact_text_the_one_recipient_and_its_end() -> None:
    made = bundle()
    consent = resource(made, "Consent")
    provision = consent["provision"]

    assert base64.b64decode(consent["sourceAttachment"]["data"]).decode() == CONSENT_TEXT
    assert consent["sourceAttachment"]["title"].endswith("versie 2026-11")
    assert provision["type"] == "permit"
    assert provision["period"] == {"start": "2026-11-22T09:05:00+00:00", "end": "2026-12-22"}
    assert provision["actor"][0]["reference"]["reference"] == f"urn:uuid:{resource(made, 'Organization')['id']}"
    assert consent["policyRule"]["coding"][0]["code"] == "OPTIN"


def test_the_parent_is_a_pseudonym_with_nothing_to_be_known_by() -> None:
    patient = resource(bundle(), "Patient")

    assert set(patient) == {"resourceType", "id", "language", "identifier", "active"}
    assert reading().item.summary_id not in json.dumps(bundle())


def test_another_summary_gives_another_parent() -> None:
    other = reading()
    other = other.model_copy(update={"item": other.item.model_copy(update={"summary_id": "ander"})})

    assert resource(bundle(other), "Patient")["id"] != resource(bundle(), "Patient")["id"]
    assert resource(bundle(other), "Organization")["id"] == resource(bundle(), "Organization")["id"]


def test_the_number_stands_only_where_its_conditions_stand() -> None:
    made = bundle()
    with_number = [value for key, value in everything(made) if isinstance(value, str) and "06-12345678" in value]

    assert len(with_number) == 1
    assert "Wanneer: overdag" in with_number[0]
    assert "Wat je mag zeggen: Zeg alleen je naam" in with_number[0]
    assert "telecom" not in {key for key, _ in everything(made)}


def test_a_number_without_conditions_gets_the_safe_ones() -> None:
    shared = summary(contact=SafeContact(kind="telefoon", value="06-12345678"))
    text = json.dumps(bundle(reading(shared)), ensure_ascii=False)

    assert "Zeg niets over de inhoud als iemand anders opneemt." in text


def test_there_is_no_diagnosis_no_factor_and_no_observation() -> None:
    made = bundle()
    text = json.dumps(made)
    systems = {value for key, value in everything(made) if key == "system"}

    assert not {"Condition", "Observation", "RiskAssessment", "Flag", "DetectedIssue", "ClinicalImpression"} & set(
        re.findall(r'"resourceType": "(\w+)"', text)
    )
    assert not [factor.id for factor in load_catalogue().factors if f'"{factor.id}"' in text]
    assert not [system for system in systems if "snomed" in system or "icd" in system or "icpc" in system]
    assert not re.search(r"kwetsba|risico|score|gradatie", text, re.IGNORECASE)


def test_what_was_decided_together_comes_from_the_organisation() -> None:
    made = bundle(reading(decided="We bellen samen met het wijkteam."))
    (decided,) = [s for s in resource(made, "Composition")["section"] if s["title"] == "Wat jullie samen besloten"]

    assert decided["author"][0]["reference"] == f"urn:uuid:{resource(made, 'Organization')['id']}"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "]]>&lt;", '"\\\n\t', "\x00\x0b\u202e", "أنا 😢 ğ"])
def test_odd_words_stay_words(text: str) -> None:
    made = bundle(reading(summary((line("bezig", text),), phase="'; DROP TABLE"), decided=text))
    BundleModel.model_validate(made)

    for _, value in everything(made):
        if isinstance(value, str) and value.startswith("<div"):
            tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(value).iter()}
            assert tags <= {"div", "p"}


def test_the_same_summary_gives_the_same_document() -> None:
    assert json.dumps(bundle()) == json.dumps(bundle())


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        document_bundle(reading(), organisation=JGZ, ends_on=ENDS_ON, made_at=datetime(2026, 1, 1), version="1")


def test_a_bare_summary_has_no_empty_parts() -> None:
    only: tuple[Line, ...] = (LINES[3],)
    made = bundle(reading(summary(only, contact=None, phase=None, weeks=None, role=None)))

    assert [item["linkId"] for item in resource(made, "QuestionnaireResponse")["item"]] == ["wens"]
    assert not [value for _, value in everything(made) if value in ("", [], {}, None)]
