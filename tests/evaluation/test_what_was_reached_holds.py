"""The readers never fall below the level that they once reached on a measuring set.

The levels stand in `reached.yml`; `uv run naast evaluate FILE … --raise` raises them, nothing lowers them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from language.fingerprint import ROOT
from language.reader import Reader
from language.statements import read_statements
from naast.evaluating import REACHED
from naast.marks import GROUPS, fallen, levels, reached, read_all

OURS = sorted((ROOT / "tests" / "evaluation").glob("*.jsonl"))
BESIDE = sorted((ROOT.parent / "shared" / "evaluation").glob("*.jsonl"))
"""Measuring sets that lie beside the repository, where there are any."""
LEAST_MESSAGES = 800


@pytest.fixture(scope="module")
def reader(trained_model: Path) -> Reader:
    return Reader.load()


@pytest.mark.slow
@pytest.mark.parametrize("file", [*OURS, *BESIDE], ids=lambda file: file.stem)
def test_no_level_is_lower_than_it_was(file: Path, reader: Reader) -> None:
    before = reached(REACHED)[file.stem]

    assert not fallen(before, levels(read_all(reader, read_statements(file))))


def test_every_set_of_ours_has_its_levels() -> None:
    assert {file.stem for file in OURS} <= reached(REACHED).keys()


def test_there_are_enough_messages_in_every_group() -> None:
    statements = [s for file in OURS for s in read_statements(file)]

    assert len(statements) >= LEAST_MESSAGES
    assert {(s.id or "")[:1] for s in statements} == GROUPS.keys()


def test_no_message_is_measured_twice() -> None:
    told = [(s.asked, s.text.lower()) for file in OURS for s in read_statements(file)]

    assert len(told) == len(set(told))
