"""Headings, buttons and wishes of the summary: ``support/data/samenvatting.yml`` with its schema."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

DATA = Path(__file__).parent / "data" / "samenvatting.yml"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Headings(_Model):
    """Above the parts of a summary."""

    sterk: str
    zorg: str
    wens: str


class Buttons(_Model):
    """Under a summary. ``weg`` holds ``{nummer}``."""

    goed: str
    verder: str
    weg: str


class SummaryTexts(_Model):
    """The whole file."""

    koppen: Headings
    knoppen: Buttons
    wensen: dict[str, str]
    wens_zinnen: dict[str, str]
    """The same wishes as a sentence of the parent."""


@lru_cache(maxsize=1)
def summary_texts() -> SummaryTexts:
    """The texts. Raises pydantic's ValidationError where the file does not fit."""
    return SummaryTexts.model_validate(yaml.safe_load(DATA.read_text(encoding="utf-8")))
