"""What a parent agrees to before sharing: ``support/data/toestemming.yml`` with its schema, filled in for one sharing.

The version of a filled-in text names its exact words: another organisation, another number of days or a corrected
sentence is another version.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator

from support.sharing.model import Organisation

DATA = Path(__file__).parent / "data" / "toestemming.yml"
_SHOWN_OF_HASH = 16


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Paragraph(_Model):
    """One paragraph."""

    tekst: str = Field(min_length=1)
    alleen: Literal["met_contact", "zonder_contact"] | None = None
    """Only where the parent leaves a way to be reached, or only where not."""

    @field_validator("tekst")
    @classmethod
    def _can_be_filled_in(cls, text: str) -> str:
        return _checked(text)


class ConsentFile(_Model):
    """The whole of ``toestemming.yml``."""

    versie: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$", max_length=20)
    titel: str = Field(min_length=1)
    alineas: tuple[Paragraph, ...] = Field(min_length=1)
    akkoord: str = Field(min_length=1)

    @field_validator("akkoord")
    @classmethod
    def _can_be_filled_in(cls, text: str) -> str:
        return _checked(text)


@dataclass(frozen=True)
class ConsentText:
    """The text for one sharing."""

    version: str
    title: str
    paragraphs: tuple[str, ...]
    agree: str
    """What stands beside the box."""

    @property
    def text(self) -> str:
        """The whole of it, as it is kept with what was shared."""
        return _joined(self.title, self.paragraphs, self.agree)


def consent_text(organisation: Organisation, *, days: int, contact: bool) -> ConsentText:
    """The text for this organisation, so many days, and with or without a way to be reached."""
    file = consent_file()
    places = {
        "organisatie": organisation.name,
        "duur": _counted(days, "dag", "dagen"),
        "antwoord": _counted(organisation.answer_days, "werkdag", "werkdagen"),
    }
    wanted = (None, "met_contact" if contact else "zonder_contact")
    paragraphs = tuple(one.tekst.format(**places) for one in file.alineas if one.alleen in wanted)
    agree = file.akkoord.format(**places)
    mark = hashlib.sha256(_joined(organisation.id, file.titel, paragraphs, agree).encode()).hexdigest()
    return ConsentText(f"{file.versie}.{mark[:_SHOWN_OF_HASH]}", file.titel, paragraphs, agree)


@lru_cache(maxsize=1)
def consent_file() -> ConsentFile:
    """The texts. Raises pydantic's ValidationError where the file does not fit."""
    return ConsentFile.model_validate(yaml.safe_load(DATA.read_text(encoding="utf-8")))


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _joined(*parts: str | tuple[str, ...]) -> str:
    return "\n\n".join("\n\n".join(part) if isinstance(part, tuple) else part for part in parts)


def _checked(text: str) -> str:
    try:
        text.format(organisatie="", duur="", antwoord="")
    except (KeyError, IndexError, ValueError):
        raise ValueError("only {organisatie}, {duur} and {antwoord} can be filled in") from None
    return text
