"""A model is found by the hash of all that it was trained on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import naast.model_files
from language.fingerprint import ROOT
from naast.model_files import model_hash, model_path, trained_model

PARTS = ["bot/config.yml", "bot/domain", "bot/data/nlu", "bot/data/rules", "bot/components", "support"]
CHANGED = ["bot/config.yml", "bot/domain/welkom.yml", "bot/data/rules/welkom.yml", "bot/data/nlu/sturen.yml"]
CHANGED += ["bot/components/safety_policy.py", "support/data/urgent.yml", "support/urgent.py"]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what Rasa is trained on, with a cache of its own."""
    for part in PARTS:
        target = tmp_path / part
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, target)
    monkeypatch.setattr(naast.model_files, "ROOT", tmp_path)
    monkeypatch.setattr(naast.model_files, "CACHE", tmp_path / "cache")
    return tmp_path


@pytest.mark.parametrize("name", CHANGED)
def test_a_changed_file_asks_for_another_model(tree: Path, name: str) -> None:
    before = model_hash()
    file = tree / name
    file.write_text(file.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")

    assert model_hash() != before


def test_the_same_files_ask_for_the_same_model(tree: Path) -> None:
    assert model_hash() == model_hash()
    assert model_path() == tree / "cache" / "models" / f"{model_hash()}.tar.gz"


def test_a_changed_reader_asks_for_another_model(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = model_hash()
    monkeypatch.setattr(naast.model_files, "data_hash", lambda: "other words")

    assert model_hash() != before


def test_there_is_a_model_only_when_reader_and_rasa_are_both_there(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naast.model_files, "is_trained", lambda: True)
    assert trained_model() is None
    model_path().parent.mkdir(parents=True)
    model_path().touch()
    assert trained_model() == model_path()
    monkeypatch.setattr(naast.model_files, "is_trained", lambda: False)
    assert trained_model() is None
