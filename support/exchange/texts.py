"""The words of the picture, the PDFs and the FHIR document.

What a parent reads is ``support/data/eigen_blad.yml``; what a professional reads is
``support/exchange/data/voor_professionals.yml``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from support.exchange.sources import Content, read_content
from support.sharing.model import Section
from support.signpost_entry import Phase

OF_THE_PARENT = Path(__file__).parent.parent / "data" / "eigen_blad.yml"
FOR_PROFESSIONALS = Path(__file__).parent / "data" / "voor_professionals.yml"
HeadingOfParent = Literal["goed", "bezig", "wens", "nog", "over_jou", "let_op"]


class ParentSheet(Content):
    """The whole of ``eigen_blad.yml``."""

    title: str
    file_title: str
    """Neutral: it stands in lists of files and in the title bar."""
    koppen: dict[HeadingOfParent, str] = Field(min_length=6)
    phase: dict[Phase, str]
    weeks: str
    warning: tuple[str, ...] = Field(min_length=1)
    not_shared: str
    shared: str
    shared_how: str
    urgent: str
    made: str
    page: str
    missing_note: str
    """Holds ``{mark}``: what stands for a letter that could not be written."""
    unshaped: str


class PictureTexts(Content):
    """In and under the picture."""

    title: str
    description: str
    carries: str
    weighs: str
    no_domain: str
    more: str


class AboutTexts(Content):
    """Phase, weeks and role."""

    title: str
    phase: dict[Phase, str]
    weeks: str
    role: str


class ContactTexts(Content):
    """How the parent can be reached safely."""

    title: str
    none: str
    kind: dict[Literal["telefoon", "email"], str]
    when: str
    when_unknown: str
    may_say: str
    may_say_unknown: str


class ConsentTexts(Content):
    """What the parent agreed to."""

    title: str
    given: str
    text: str


class SheetTexts(Content):
    """The PDF for a professional."""

    title: str
    mark: str
    warning_title: str
    warning: tuple[str, ...] = Field(min_length=1)
    made: str
    page: str
    missing_note: str
    unshaped: str


class FhirTexts(Content):
    """Only in the FHIR document."""

    device: str
    device_note: str
    question_phase: str
    question_weeks: str
    question_role: str


class ProfessionalTexts(Content):
    """The whole of ``voor_professionals.yml``."""

    picture: PictureTexts
    sections: dict[Section, str] = Field(min_length=4)
    about: AboutTexts
    contact: ContactTexts
    decided: str
    consent: ConsentTexts
    sheet: SheetTexts
    fhir: FhirTexts


@lru_cache(maxsize=1)
def parent_sheet() -> ParentSheet:
    """The words of the parent's own sheet, read once. Raises ContentError."""
    return read_content(OF_THE_PARENT, ParentSheet)


@lru_cache(maxsize=1)
def professional_texts() -> ProfessionalTexts:
    """The words for professionals, read once. Raises ContentError."""
    return read_content(FOR_PROFESSIONALS, ProfessionalTexts)
