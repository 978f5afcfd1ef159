"""Labelled statements: what people type, with what a reader should find in it. JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class BadStatement(ValueError):
    """A line of a statements file that does not fit the schema; the message says which and why."""


class Statement(BaseModel):
    """One message with its labels, by the reading rules of the definition."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str | None = None
    text: str = Field(min_length=1)
    asked: str | None = None
    """The question that the text answers, or the parent's message before it; the labels are in its light."""
    urgent: tuple[str, ...] = ()
    risk: tuple[str, ...] = ()
    protective: tuple[str, ...] = ()
    about: Literal["self", "partner", "child", "other", "none"] = "none"
    time: Literal["now", "past", "hypothetical", "none"] = "none"
    phase: Literal["kinderwens", "zwanger", "ouder"] | None = None
    lang: str = "nl"
    voice: str = ""
    intent: str | None = None
    doubt: bool = False
    """The author was not sure."""

    @property
    def factors(self) -> tuple[str, ...]:
        """All factor ids."""
        return self.urgent + self.risk + self.protective


def read_statements(path: Path) -> list[Statement]:
    """The statements of one file. Raises BadStatement with file and line number."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(Statement.model_validate(json.loads(line)))
        except (json.JSONDecodeError, ValidationError) as error:
            reason = str(error).splitlines()[0] if isinstance(error, json.JSONDecodeError) else _first(error)
            raise BadStatement(f"{path.name}, line {number}: {reason}") from None
    return found


def _first(error: ValidationError) -> str:
    fault = error.errors()[0]
    return f"{'.'.join(str(p) for p in fault['loc']) or 'line'}: {fault['msg']}"


def read_folder(folder: Path) -> dict[str, list[Statement]]:
    """File name without ending → its statements, in the order of names."""
    return {path.stem: read_statements(path) for path in sorted(folder.glob("*.jsonl"))}


def unknown_labels(statements: Iterable[Statement], known: Iterable[str]) -> set[str]:
    """Factor ids in the statements that the catalogue does not have."""
    return {f for s in statements for f in s.factors} - set(known)
