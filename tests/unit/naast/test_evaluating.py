"""`naast evaluate` prints tables that add up."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from language.reader import Reader
from language.reading import Reading
from naast.evaluating import evaluate

LABELLED = [
    {"id": "a1", "text": "hij slaat me", "urgent": ["huiselijk_geweld"], "about": "self", "lang": "nl"},
    {"id": "a2", "text": "she hits me", "urgent": ["huiselijk_geweld"], "about": "self", "lang": "en"},
    {"id": "b1", "text": "we hebben schulden", "risk": ["financiele_zorgen"], "about": "self", "lang": "nl"},
    {"id": "b2", "text": "hoi", "about": "none", "lang": "nl"},
]


class OnlyDutch:
    """Reads the Dutch ones rightly and nothing in English."""

    def read(self, text: str, before: Sequence[str] = ()) -> Reading:
        if text == "hij slaat me":
            return Reading(urgent=("huiselijk_geweld",), about="self")
        if "schulden" in text:
            return Reading(risk=("financiele_zorgen",), about="self")
        return Reading()


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    monkeypatch.setattr(Reader, "load", OnlyDutch)
    file = tmp_path / "labels.jsonl"
    file.write_text("\n".join(map(json.dumps, LABELLED)), encoding="utf-8")
    evaluate([str(file)])
    return capsys.readouterr().out.splitlines()


def row(printed: list[str], name: str) -> list[str]:
    cells = next(line for line in printed if line.startswith(f"| {name} |"))
    return [cell.strip() for cell in cells.strip("|").split("|")]


def test_recall_and_precision_over_all(printed: list[str]) -> None:
    assert printed[0] == "4 messages of labels.jsonl. Shares with exact 95 % intervals."
    recall, precision, number = row(printed, "urgent, any kind")[1:]
    assert recall.startswith("0.50 (")
    assert precision.startswith("1.00 (")
    assert number == "2"


def test_per_language_and_per_group(printed: list[str]) -> None:
    assert row(printed, "en")[2].startswith("0.00 (")
    assert row(printed, "nl")[2].startswith("1.00 (")
    assert row(printed, "a")[1] == "2"


def test_every_factor_has_a_row_and_what_was_not_labelled_is_not_measured(printed: list[str]) -> None:
    assert row(printed, "financiele_zorgen")[1].startswith("1.00")
    assert row(printed, "roken")[1:] == ["n/a", "n/a", "0"]
