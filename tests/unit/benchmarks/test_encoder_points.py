"""The points of the fine-tuned encoder are data with a schema, written by a measurement."""

import json
import math
from pathlib import Path

import pytest
import yaml

from benchmarks.encoder_points import (
    BadPoints,
    artefact_hash,
    learned_from_present_statements,
    load_points,
    written,
)
from benchmarks.group_quality import Quality
from language.e5 import MissingArtefact
from training.statements import digest_of

POINT = "artefact: '0123456789abcdef', statements: 4670, authors: 8, measured_on: [a.jsonl]"


def test_the_file_of_the_project_fits_its_schema() -> None:
    assert isinstance(load_points(), tuple)


def test_a_measured_point_can_be_pasted_into_the_file(tmp_path: Path) -> None:
    quality = {"all": Quality(0.91, 0.7), "n": Quality(0.85, math.nan), "-": Quality(0.5, 0.25)}
    entry = written("0123456789abcdef", 4670, 8, ["a.jsonl", "b.jsonl"], quality)
    (tmp_path / "points.yml").write_text(f"points:\n{entry}\n", encoding="utf-8")
    [point] = load_points(tmp_path / "points.yml")
    assert (point.artefact, point.statements, point.authors) == ("0123456789abcdef", 4670, 8)
    assert point.measured_on == ("a.jsonl", "b.jsonl")
    assert point.of_group("all") == Quality(0.91, 0.7)
    assert point.of_group("n").urgent == 0.85
    assert math.isnan(point.of_group("n").factors)
    assert math.isnan(point.of_group("z").urgent)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("points: [{artefact: x, statements: 1, authors: 1, measured_on: [a], quality: {}}]", "artefact"),
        (f"points: [{{{POINT}, quality: {{all: {{urgent: 2, factors: null}}}}}}]", "urgent"),
        (f"points: [{{{POINT}, quality: {{o: {{urgent: 0.9, factors: null}}}}}}]", "all messages"),
        ("punten: []", "points"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_a_sentence(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "points.yml").write_text(content, encoding="utf-8")
    with pytest.raises(BadPoints, match=says):
        load_points(tmp_path / "points.yml")


def test_points_stand_by_how_many_statements_they_learned_from(tmp_path: Path) -> None:
    entries = [written("0" * 16, count, 1, ["a"], {"all": Quality(0.5, 0.5)}) for count in (900, 100)]
    (tmp_path / "points.yml").write_text("points:\n" + "\n".join(entries), encoding="utf-8")
    assert [point.statements for point in load_points(tmp_path / "points.yml")] == [100, 900]


def test_the_hash_of_an_artefact_changes_with_its_weights(tmp_path: Path) -> None:
    (tmp_path / "encoder.onnx").write_bytes(b"one")
    before = artefact_hash(tmp_path)
    (tmp_path / "card.md").write_text("words", encoding="utf-8")
    assert artefact_hash(tmp_path) == before
    (tmp_path / "encoder.onnx").write_bytes(b"two")
    assert artefact_hash(tmp_path) != before


def test_an_artefact_says_which_statements_it_learned_from(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "hoi"}\n', encoding="utf-8")
    about = {"statements_sha256": digest_of(tmp_path)}
    (tmp_path / "heads.json").write_text(json.dumps(about), encoding="utf-8")
    assert learned_from_present_statements(tmp_path, tmp_path)
    (tmp_path / "b.jsonl").write_text('{"text": "dag"}\n', encoding="utf-8")
    assert not learned_from_present_statements(tmp_path, tmp_path)


def test_without_an_artefact_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingArtefact, match="no trained encoder"):
        learned_from_present_statements(tmp_path, tmp_path)


def test_a_group_named_n_is_not_taken_for_no() -> None:
    entry = written("0" * 16, 1, 1, ["a"], {"all": Quality(0.5, 0.5), "n": Quality(0.5, 0.5)})
    assert list(yaml.safe_load(entry)[0]["quality"]) == ["all", "n"]
