"""fhir.resources, npm fhir and medplum together accept our Bundle and catch every seeded fault; none does alone.

Collected only where node and the packages are: npm ci --ignore-scripts --prefix tests/fhir_check
"""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle as BundleModel
from pydantic import ValidationError

from language.fingerprint import ROOT
from support.exchange.fhir import document_bundle
from tests.unit.exchange.a_summary import AT, ENDS_ON, JGZ, reading, summary
from tests.unit.exchange.fhir_faults import FAULTS, with_fault

CHECK = ROOT / "tests" / "fhir_check" / "check.mjs"
GOOD = document_bundle(reading(decided="Samen bellen."), organisation=JGZ, ends_on=ENDS_ON, made_at=AT, version="0.1.0")
BARE = document_bundle(
    reading(summary(contact=None, phase=None, weeks=None, role=None)),
    organisation=JGZ,
    ends_on=ENDS_ON,
    made_at=AT,
    version="0.1.0",
)


@pytest.fixture(scope="module")
def said() -> dict[str, dict[str, list[str]]]:
    """What each of the three validators says about each Bundle."""
    bundles: dict[str, Any] = {"good": GOOD, "bare": BARE, **{name: with_fault(GOOD, name) for name in FAULTS}}
    node = shutil.which("node")
    assert node
    run = subprocess.run(
        [node, CHECK], input=json.dumps(bundles), capture_output=True, text=True, timeout=120, check=True
    )
    answers: dict[str, dict[str, list[str]]] = json.loads(run.stdout)
    for name, bundle in bundles.items():
        answers[name]["fhir.resources"] = by_fhir_resources(bundle)
    return answers


def by_fhir_resources(bundle: dict[str, Any]) -> list[str]:
    try:
        BundleModel.model_validate(bundle)
    except (ValidationError, ValueError) as error:
        return [str(error)]
    return []


@pytest.mark.parametrize("name", ["good", "bare"])
def test_all_three_accept_our_bundle(said: dict[str, dict[str, list[str]]], name: str) -> None:
    assert said[name] == {"medplum": [], "fhir": [], "fhir.resources": []}


@pytest.mark.parametrize("fault", FAULTS)
def test_together_they_catch_every_fault(said: dict[str, dict[str, list[str]]], fault: str) -> None:
    assert any(said[fault].values())


def test_none_of_them_would_do_alone(said: dict[str, dict[str, list[str]]]) -> None:
    for validator in ("medplum", "fhir", "fhir.resources"):
        assert not all(said[fault][validator] for fault in FAULTS), f"{validator} alone is enough now: leave the others"
