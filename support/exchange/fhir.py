"""One summary as a FHIR R4 document Bundle: the parent's own story, the consent, and who made what.

Plain dicts of base R4 (4.0.1); no profile is claimed. What is left out on purpose:

- no code for what a parent told: no diagnosis, no factor, no Observation, nothing that judges. Only the parent's words;
- the parent has no name, birth date or number: a pseudonym that is made from the summary's own id;
- the way to be reached stands in the text with when and what may be said, never in ``Patient.telecom``, from where a
  system might copy the number without them.

The same input gives the same Bundle: every id is made from the summary's id.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import date, datetime, timezone
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from support.exchange.pdf import STRENGTHS_FIRST, about_words, consent_words, contact_words
from support.exchange.texts import professional_texts
from support.exchange.written import drawable
from support.sharing.model import Organisation, Reading, Summary
from support.summary_lines import words_of

Resource = dict[str, Any]

FILE_NAME = "eigen-verhaal-van-de-ouder.fhir.json"
MEDIA_TYPE = "application/fhir+json"
LOINC = "http://loinc.org"
CODES = "http://terminology.hl7.org/CodeSystem/"
RESTRICTED = {"system": f"{CODES}v3-Confidentiality", "code": "R", "display": "restricted"}
BY_THE_PATIENT = {"system": f"{CODES}v3-ObservationValue", "code": "PATRPT", "display": "patient reported"}
NAMES = ("Composition", "Patient", "Organization", "Device", "QuestionnaireResponse", "Consent", "Provenance")


def document_bundle(
    reading: Reading, *, organisation: Organisation, ends_on: date, made_at: datetime, version: str
) -> Resource:
    """The document.

    ``ends_on``: last day of the consent. ``made_at``: when this copy is made, with a time zone. ``version``: of Naast.
    Raises ValueError for a moment without a time zone.
    """
    if made_at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return _Document(reading, organisation, ends_on, made_at, version).bundle()


class _Document:
    """What its resources need to know of each other."""

    def __init__(
        self, reading: Reading, organisation: Organisation, ends_on: date, made_at: datetime, version: str
    ) -> None:
        self.reading = reading
        self.summary: Summary = reading.summary
        self.organisation = organisation
        self.ends_on = ends_on
        self.made_at = made_at
        self.version = version
        self.words = professional_texts()

    def bundle(self) -> Resource:
        """All of it."""
        resources = (
            self._composition(),
            self._patient(),
            self._organization(),
            self._device(),
            self._answers(),
            self._consent(),
            self._provenance(),
        )
        return {
            "resourceType": "Bundle",
            "id": self._id("Bundle"),
            "meta": {"security": [RESTRICTED]},
            "language": "nl-NL",
            "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{self._id('Bundle')}"},
            "type": "document",
            "timestamp": _instant(self.made_at),
            "entry": [{"fullUrl": self._url(r["resourceType"]), "resource": r} for r in resources],
        }

    def _composition(self) -> Resource:
        return {
            **self._head("Composition", RESTRICTED, BY_THE_PATIENT),
            "text": _narrative([self.words.sheet.title, self.words.sheet.mark]),
            "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{self._id('Composition')}"},
            "status": "final",
            "type": _concept(LOINC, "51855-5", "Patient Note", text=self.words.sheet.title),
            "subject": self._to("Patient"),
            "date": _instant(self.reading.item.shared_at),
            "author": [self._to("Patient"), self._to("Device")],
            "title": self.words.sheet.title,
            "confidentiality": "R",
            "attester": [
                {
                    "mode": "personal",
                    "time": _instant(self.summary.consent.given_at),
                    "party": self._to("Patient"),
                }
            ],
            "custodian": self._to("Organization"),
            "section": self._sections(),
        }

    def _sections(self) -> list[Resource]:
        words, answers = self.words, self._to("QuestionnaireResponse")
        made = []
        for section in STRENGTHS_FIRST:
            told = words_of(self.summary.lines, section)
            if told:
                made.append(_section(words.sections[section], told, entry=answers))
        about = about_words(self.summary)
        if about:
            made.append(_section(words.about.title, about, entry=answers))
        made.append(_section(words.contact.title, contact_words(self.summary.contact)))
        if self.reading.decided:
            decided = _section(words.decided, [self.reading.decided])
            made.append({**decided, "author": [self._to("Organization")]})
        consent = consent_words(self.summary.consent, self.organisation.name, self.ends_on)
        made.append(_section(words.consent.title, [consent], entry=self._to("Consent")))
        return made

    def _patient(self) -> Resource:
        """A pseudonym: nothing by which anybody is known."""
        return {
            **self._head("Patient"),
            "identifier": [{"system": "urn:ietf:rfc:3986", "value": self._url("Patient")}],
            "active": True,
        }

    def _organization(self) -> Resource:
        return {**self._head("Organization"), "active": True, "name": drawable(self.organisation.name)}

    def _device(self) -> Resource:
        texts = self.words.fhir
        return {
            **self._head("Device"),
            "status": "active",
            "deviceName": [{"name": texts.device, "type": "user-friendly-name"}],
            "version": [{"value": self.version}],
            "note": [{"text": texts.device_note}],
        }

    def _answers(self) -> Resource:
        texts, summary = self.words.fhir, self.summary
        items = []
        for section in STRENGTHS_FIRST:
            told = words_of(summary.lines, section)
            items.append(_item(section, self.words.sections[section], [{"valueString": _string(t)} for t in told]))
        phase = next((text for name, text in self.words.about.phase.items() if name == summary.phase), "")
        items.append(_item("periode", texts.question_phase, [{"valueString": phase}] if phase else []))
        weeks = [{"valueInteger": summary.weeks}] if summary.weeks is not None else []
        items.append(_item("weken", texts.question_weeks, weeks))
        role = [{"valueString": _string(summary.role)}] if summary.role else []
        items.append(_item("verteller", texts.question_role, role))
        return {
            **self._head("QuestionnaireResponse", RESTRICTED, BY_THE_PATIENT),
            "status": "completed",
            "subject": self._to("Patient"),
            "authored": _instant(self.reading.item.shared_at),
            "author": self._to("Device"),
            "source": self._to("Patient"),
            "item": [item for item in items if item["answer"]],
        }

    def _consent(self) -> Resource:
        given = self.summary.consent
        exact = base64.b64encode(given.text.encode()).decode()
        title = f"{self.words.consent.title}, versie {drawable(given.version)}"
        return {
            **self._head("Consent", RESTRICTED),
            "status": "active",
            "scope": _concept(f"{CODES}consentscope", "patient-privacy", "Privacy Consent"),
            "category": [_concept(LOINC, "59284-0", "Patient Consent")],
            "patient": self._to("Patient"),
            "dateTime": _instant(given.given_at),
            "performer": [self._to("Patient")],
            "organization": [self._to("Organization")],
            "sourceAttachment": {
                "contentType": "text/plain; charset=utf-8",
                "language": "nl-NL",
                "data": exact,
                "title": title,
                "creation": _instant(given.given_at),
            },
            "policyRule": _concept(f"{CODES}v3-ActCode", "OPTIN", "opt-in"),
            "provision": {
                "type": "permit",
                "period": {"start": _instant(given.given_at), "end": self.ends_on.isoformat()},
                "actor": [
                    {
                        "role": _concept(f"{CODES}v3-ParticipationType", "IRCP", "information recipient"),
                        "reference": self._to("Organization"),
                    }
                ],
                "data": [{"meaning": "instance", "reference": self._to("QuestionnaireResponse")}],
            },
        }

    def _provenance(self) -> Resource:
        kinds = f"{CODES}provenance-participant-type"
        return {
            **self._head("Provenance", RESTRICTED),
            "target": [self._to("QuestionnaireResponse"), self._to("Composition")],
            "occurredDateTime": _instant(self.reading.item.shared_at),
            "recorded": _instant(self.made_at),
            "agent": [
                {"type": _concept(kinds, "author", "Author"), "who": self._to("Patient")},
                {"type": _concept(kinds, "assembler", "Assembler"), "who": self._to("Device")},
                {"type": _concept(kinds, "custodian", "Custodian"), "who": self._to("Organization")},
            ],
        }

    def _head(self, name: str, *security: Resource) -> Resource:
        head: Resource = {"resourceType": name, "id": self._id(name), "language": "nl-NL"}
        return {**head, "meta": {"security": list(security)}} if security else head

    def _to(self, name: str) -> Resource:
        return {"reference": self._url(name)}

    def _url(self, name: str) -> str:
        return f"urn:uuid:{self._id(name)}"

    def _id(self, name: str) -> str:
        # The organisation and the device are the same in every summary; a parent must not be.
        about = {"Organization": self.organisation.id, "Device": self.version}.get(name, self.reading.item.summary_id)
        return str(uuid5(NAMESPACE_URL, f"naast/{name}/{about}"))


def _section(title: str, texts: Sequence[str], *, entry: Resource | None = None) -> Resource:
    section: Resource = {"title": title, "text": _narrative(texts)}
    return {**section, "entry": [entry]} if entry else section


def _item(link_id: str, text: str, answers: list[Resource]) -> Resource:
    return {"linkId": link_id, "text": text, "answer": answers}


def _narrative(texts: Sequence[str]) -> Resource:
    body = "".join(f"<p>{escape(drawable(text))}</p>" for text in texts)
    return {
        "status": "additional",
        "div": f'<div xmlns="http://www.w3.org/1999/xhtml" lang="nl" xml:lang="nl">{body}</div>',
    }


def _concept(system: str, code: str, display: str, *, text: str = "") -> Resource:
    concept: Resource = {"coding": [{"system": system, "code": code, "display": display}]}
    return {**concept, "text": text} if text else concept


def _string(text: str) -> str:
    """A FHIR string is never empty: what cannot be written at all leaves a mark."""
    return drawable(text) or "▯"


def _instant(moment: datetime) -> str:
    return moment.astimezone(timezone.utc).isoformat(timespec="seconds")
