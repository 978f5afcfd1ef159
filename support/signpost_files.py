"""Reading the signpost files: what fits the schema, and one plain sentence for each thing that does not.

``naast signposts check`` prints these sentences; a person who edits the data reads them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from support.catalogue import load_catalogue
from support.signpost_entry import Signpost


def read_directory(folder: Path) -> tuple[tuple[Signpost, ...], tuple[str, ...]]:
    """Every entry of a folder that fits the schema, and one sentence for each thing that does not fit."""
    entries: list[Signpost] = []
    problems: list[str] = []
    files = sorted(folder.glob("*.yml"))
    for file in files:
        for number, raw in enumerate(_raw_entries(file, problems), start=1):
            try:
                entries.append(Signpost.model_validate(raw))
            except ValidationError as error:
                name = raw.get("id", f"entry {number}") if isinstance(raw, dict) else f"entry {number}"
                problems += [f"{file.name}, {name}: {_told(detail)}" for detail in error.errors()]
    if not files:
        problems.append(f"There are no signpost files (*.yml) in {folder}.")
    return tuple(entries), (*problems, *_across(entries))


def _raw_entries(file: Path, problems: list[str]) -> list[Any]:
    try:
        # The safe loader in C takes a tenth of the time; it is not in every build of PyYAML.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe loaders
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problems.append(f"{file.name} cannot be read: {' '.join(str(error).split())}")
        return []
    listed = content.get("signposts") if isinstance(content, dict) and len(content) == 1 else None
    if not isinstance(listed, list):
        problems.append(f"{file.name} must hold one list named signposts.")
        return []
    return listed


def _told(detail: Mapping[str, Any]) -> str:
    place = ".".join(str(part) for part in detail["loc"])
    return f"{place + ': ' if place else ''}{detail['msg'].removeprefix('Value error, ')}."


def _across(entries: Sequence[Signpost]) -> list[str]:
    """What fails between entries, and against the catalogue."""
    ids = [entry.id for entry in entries]
    known = {factor.id for factor in load_catalogue().factors}
    twice = sorted({one for one in ids if ids.count(one) > 1})
    problems = [f"{one} stands in the directory twice." for one in twice]
    for entry in entries:
        strange = [f for f in (*entry.factors, *entry.only_when) if f not in known]
        problems += [f"{entry.id}: the catalogue has no factor {factor}." for factor in strange]
        if entry.instead_of is not None and entry.instead_of not in ids:
            problems.append(f"{entry.id}: instead_of names {entry.instead_of}, which does not exist.")
    return problems


def unlisted(entries: Sequence[Signpost]) -> list[str]:
    """Where the catalogue's lists of signposts and the factors of the entries do not say the same."""
    listed = {(factor.id, one) for factor in load_catalogue().factors for one in factor.signposts}
    named = {(factor, entry.id) for entry in entries for factor in entry.factors}
    missing, extra = sorted(named - listed), sorted(listed - named)
    return [
        *(f"{one} names {factor}, but factors.yml does not list it there." for factor, one in missing),
        *(f"factors.yml lists {one} at {factor}, but the entry does not name that factor." for factor, one in extra),
    ]
