"""Points of the fine-tuned encoder for the learning curve (data/encoder_points.yml), and how one is measured."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from benchmarks.group_quality import ALL, Quality, by_group
from language.e5 import E5Reader, MissingArtefact
from language.fingerprint import ARTEFACT, STATEMENTS, hash_of
from language.kinds import Kinds
from language.statements import Statement
from training.statements import digest_of

FILE = Path(__file__).parent / "data" / "encoder_points.yml"


class BadPoints(ValueError):
    """The file does not fit its schema; the message says where."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Measured(_Model):
    """Of one group of messages; None where it has nothing to tell it by."""

    urgent: float | None = Field(ge=0, le=1)
    factors: float | None = Field(ge=0, le=1)


class EncoderPoint(_Model):
    """What one artefact reached on some files."""

    artefact: str = Field(pattern=r"^[0-9a-f]{16}$")
    statements: int = Field(gt=0)
    authors: int = Field(gt=0)
    measured_on: tuple[str, ...] = Field(min_length=1)
    quality: dict[str, Measured] = Field(min_length=1)

    def of_group(self, name: str) -> Quality:
        """nan where the group was not measured."""
        one = self.quality.get(name, Measured(urgent=None, factors=None))
        return Quality(*(math.nan if value is None else value for value in (one.urgent, one.factors)))


class _File(_Model):
    points: tuple[EncoderPoint, ...]


def load_points(path: Path = FILE) -> tuple[EncoderPoint, ...]:
    """The points, fewest statements first. Raises BadPoints, OSError."""
    try:
        points = _File.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))).points
    except ValidationError as error:
        fault = error.errors()[0]
        raise BadPoints(f"{path.name}: {'.'.join(str(p) for p in fault['loc'])}: {fault['msg']}") from None
    if incomplete := [point.artefact for point in points if ALL not in point.quality]:
        raise BadPoints(f"{path.name}: {incomplete[0]} does not say what it reached on all messages")
    return tuple(sorted(points, key=lambda point: point.statements))


def artefact_hash(folder: Path) -> str:
    """Sixteen hexadecimal digits over an artefact's weights and vocabulary."""
    return hash_of([*folder.glob("*.npz"), *folder.glob("*.onnx")])


def learned_from_present_statements(folder: Path = ARTEFACT, statements: Path = STATEMENTS) -> bool:
    """Whether the artefact says that it was trained on the statements as they are now. Raises MissingArtefact."""
    try:
        about = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise MissingArtefact(f"there is no trained encoder in {folder.name}: {error.strerror}") from None
    return bool(about.get("statements_sha256") == digest_of(statements))


def measured(folder: Path, statements: Sequence[Statement], kinds: Kinds) -> dict[str, Quality]:
    """What the encoder in the folder alone reaches, with the questions asked. Raises MissingArtefact."""
    found = E5Reader.load(folder, threads=2).predict([s.text for s in statements], [s.asked or "" for s in statements])
    odds = found.factors[:, [found.labels.index(label) for label in kinds.all]]
    return by_group(statements, odds.astype(np.float64), kinds)


def written(artefact: str, statements: int, authors: int, files: Sequence[str], quality: Mapping[str, Quality]) -> str:
    """A point as an entry of the file."""
    lines = [
        f"- artefact: '{artefact}'",
        f"  statements: {statements}",
        f"  authors: {authors}",
        f"  measured_on: [{', '.join(files)}]",
        "  quality:",
    ]
    for name, one in quality.items():
        lines.append(f"    {_key(name)}: {{urgent: {_value(one.urgent)}, factors: {_value(one.factors)}}}")
    return "\n".join(lines)


def _key(name: str) -> str:
    """Quoted, for YAML takes a bare n or - for something else."""
    return name if name == ALL else f"'{name}'"


def _value(number: float) -> str:
    return "null" if math.isnan(number) else f"{number:.3f}"
