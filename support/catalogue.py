"""The factor catalogue: every urgent, risk and protective factor that can be heard, with its source.

The content is ``support/data/factors.yml``. What each field means is told at the field.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

DATA = Path(__file__).parent / "data" / "factors.yml"
MOST_WORDS = 20
"""A parent under stress reads short sentences: no explanation is longer."""

FactorKind = Literal["urgent", "risk", "protective"]
Changeable = Literal["veranderbaar", "moeilijk_te_veranderen", "niet_benoemd"]
Domain = Literal[
    "gezin_en_relatie",
    "werk_en_geld",
    "wonen",
    "hoe_je_je_voelt",
    "gezond_leven",
    "zorg_en_zwangerschap",
    "steun_om_je_heen",
    "ouder_zijn",
]


class UnknownFactor(KeyError):
    """An id that the catalogue does not have."""

    def __str__(self) -> str:
        return f'The catalogue has no factor "{self.args[0]}".'


class CatalogueError(ValueError):
    """The catalogue file cannot be used; the message is one sentence."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(_Model):
    """Where a source document names a factor."""

    document: Literal["000", "001", "002", "003", "004"]
    """The number of the document."""
    heading: str = Field(min_length=1)
    """The heading in it."""
    wording: str = Field(min_length=1)
    """Its own words; the collective term where it does not name the factor itself."""


class Factor(_Model):
    """One entry of the catalogue."""

    id: str = Field(pattern=r"^[a-z_]+$")
    kind: FactorKind
    label: str = Field(min_length=3)
    """A few Dutch words about the situation, in lower case, that fit after "Dit past bij:"."""
    explanation: str
    """One sentence to a parent."""
    changeable: Changeable
    """Which of its two lists the definition of 2025 has it in."""
    source: Place
    domain: Domain
    signposts: tuple[str, ...]
    """Ids of the directory: shown ones first; within one region the first fits best."""

    @field_validator("explanation")
    @classmethod
    def _one_short_sentence(cls, text: str) -> str:
        if not text.endswith("."):
            raise ValueError("the explanation must be a sentence that ends with a full stop")
        if len(text.split()) > MOST_WORDS:
            raise ValueError(f"the explanation has more than {MOST_WORDS} words")
        return text


class Catalogue(_Model):
    """All factors, in the order of the file."""

    factors: tuple[Factor, ...]

    @field_validator("factors")
    @classmethod
    def _each_id_once(cls, factors: tuple[Factor, ...]) -> tuple[Factor, ...]:
        ids = [factor.id for factor in factors]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        if twice:
            raise ValueError(f"these ids stand in it twice: {', '.join(twice)}")
        return factors

    def get(self, factor_id: str) -> Factor:
        """The factor with this id. Raises UnknownFactor."""
        for factor in self.factors:
            if factor.id == factor_id:
                return factor
        raise UnknownFactor(factor_id)

    def of_kind(self, kind: FactorKind) -> tuple[Factor, ...]:
        """The factors of one kind, in the order of the file."""
        return tuple(factor for factor in self.factors if factor.kind == kind)


def read_catalogue(path: Path) -> Catalogue:
    """Reads a catalogue file. Raises CatalogueError with one sentence where it does not fit the schema."""
    try:
        return Catalogue.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CatalogueError(f"{path.name} cannot be read: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise CatalogueError(f"{path.name}, at {place or 'the top'}: {first['msg']}.") from error


@lru_cache(maxsize=1)
def load_catalogue() -> Catalogue:
    """The catalogue of this installation. Raises CatalogueError."""
    return read_catalogue(DATA)
