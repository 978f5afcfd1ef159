"""Nine faults to seed into a good Bundle; each is a mistake that a careless change could make."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

Bundle = dict[str, Any]


def resource(bundle: Bundle, name: str) -> dict[str, Any]:
    """The resource of this type."""
    found: dict[str, Any] = next(e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == name)
    return found


def _required_missing(bundle: Bundle) -> None:
    del resource(bundle, "Composition")["status"]


def _wrong_required_code(bundle: Bundle) -> None:
    resource(bundle, "QuestionnaireResponse")["status"] = "klaar"


def _bad_date(bundle: Bundle) -> None:
    resource(bundle, "Consent")["dateTime"] = "22-11-2026"


def _two_values(bundle: Bundle) -> None:
    resource(bundle, "QuestionnaireResponse")["item"][0]["answer"][0]["valueInteger"] = 3


def _unknown_element(bundle: Bundle) -> None:
    resource(bundle, "Patient")["stemming"] = "somber"


def _one_where_a_list_belongs(bundle: Bundle) -> None:
    resource(bundle, "Composition")["author"] = resource(bundle, "Composition")["author"][0]


def _document_without_timestamp(bundle: Bundle) -> None:
    del bundle["timestamp"]


def _consent_without_policy(bundle: Bundle) -> None:
    del resource(bundle, "Consent")["policyRule"]


def _wrong_type(bundle: Bundle) -> None:
    resource(bundle, "Patient")["active"] = "ja"


FAULTS: dict[str, Callable[[Bundle], None]] = {
    "a required element is missing": _required_missing,
    "a code outside a required list": _wrong_required_code,
    "a date that is none": _bad_date,
    "two kinds of value at once": _two_values,
    "an element that FHIR does not know": _unknown_element,
    "one thing where a list belongs": _one_where_a_list_belongs,
    "a document without a timestamp": _document_without_timestamp,
    "a consent without a policy": _consent_without_policy,
    "a word where yes or no belongs": _wrong_type,
}


def with_fault(bundle: Bundle, name: str) -> Bundle:
    """A copy of the Bundle with this fault."""
    faulty = copy.deepcopy(bundle)
    FAULTS[name](faulty)
    return faulty
