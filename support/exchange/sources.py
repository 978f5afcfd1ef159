"""A source line: which document says it, under which heading, in its own words.

Used by ``handreiking.yml`` and ``definitie_teksten.yml``; a test looks up every wording in the documents themselves.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

MOST_QUOTED_WORDS = 20
"""A source line is a short quotation; long sentences are not copied."""

Document = Literal["000", "001", "002", "003", "004"]
Region = Literal["landelijk", "midden-nederland", "rotterdam-rijnmond"]
COUNTRY: Region = "landelijk"


class ContentError(ValueError):
    """A content file cannot be used; the message is one sentence."""


class Content(BaseModel):
    """A part of a content file: unknown keys are errors, nothing changes afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceDocument(Content):
    """One of the documents, as a professional reads its name."""

    id: Document
    name: str = Field(min_length=3)
    published: str = Field(min_length=4)
    region: Region

    @property
    def shown(self) -> str:
        """Name and date: "Notitie van de JGZ ..., mei 2020"."""
        return f"{self.name}, {self.published}"


class SourceLine(Content):
    """Where it stands, and the document's own words."""

    document: Document
    heading: str = Field(min_length=3)
    """Where in the document, in words that a reader can find it by."""
    wording: str = Field(min_length=3)

    @field_validator("wording")
    @classmethod
    def _short(cls, wording: str) -> str:
        if len(wording.split()) > MOST_QUOTED_WORDS:
            raise ValueError(f"a source line has at most {MOST_QUOTED_WORDS} words")
        return wording


C = TypeVar("C", bound=Content)


def read_content(path: Path, schema: type[C]) -> C:
    """A content file, checked. Raises ContentError with one sentence where it does not fit its schema."""
    try:
        return schema.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ContentError(f"{path.name} cannot be read: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ContentError(f"{path.name}, at {place or 'the top'}: {first['msg']}.") from error
