"""The hash of all that Rasa and the reader are trained on, and where the model is kept. Imports nothing heavy."""

from __future__ import annotations

from pathlib import Path

from language.fingerprint import CACHE, ROOT, data_hash, hash_of, is_trained

_FOLDERS = (
    ("bot/domain", "*.yml"),
    ("bot/data/nlu", "*.yml"),
    ("bot/data/rules", "*.yml"),
    ("bot/data/stories", "*.yml"),
    ("bot/components", "*.py"),
    ("support/data", "**/*.yml"),
)


def model_hash() -> str:
    """Changes whenever Rasa or the reader must be trained anew."""
    files = [ROOT / "bot" / "config.yml", ROOT / "support" / "urgent.py"]
    for folder, pattern in _FOLDERS:
        files += list((ROOT / folder).glob(pattern))
    return hash_of(files, seed=data_hash())


def model_path() -> Path:
    """Where the model for the present data is, or will be."""
    return CACHE / "models" / f"{model_hash()}.tar.gz"


def trained_model() -> Path | None:
    """The model for the present data, or None where it must be trained."""
    return model_path() if is_trained() and model_path().exists() else None
