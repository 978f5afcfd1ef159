"""The hash of everything the reader is trained on, and where the trained reader is kept. Imports nothing heavy."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
STATEMENTS = ROOT / "bot" / "data" / "factors"
DIALOGUE = ROOT / "bot" / "data" / "nlu"
THRESHOLDS = ROOT / "language" / "data" / "thresholds.yml"
CACHE = Path(os.environ.get("NAAST_CACHE", ROOT / ".naast"))
"""Trained models, logs: nothing in it is in git, all of it can be deleted."""
ARTEFACT = ROOT / "language" / "artefact"
_SOURCES = ("features.py", "fitting.py", "classifier.py", "shorthand.py", "training.py")


def hash_of(files: Iterable[Path], seed: str = "") -> str:
    """Sixteen hexadecimal digits over names and contents of the files."""
    digest = hashlib.sha256(seed.encode())
    for path in sorted(files):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def data_hash() -> str:
    """Changes whenever the reader must be trained anew."""
    files = [*STATEMENTS.glob("*.jsonl"), *DIALOGUE.glob("*.yml"), *ARTEFACT.glob("*.npz"), *ARTEFACT.glob("*.onnx")]
    files += [ROOT / "language" / "data" / "shorthand.yml", *(ROOT / "language" / name for name in _SOURCES)]
    return hash_of(files)


def reader_folder() -> Path:
    """Where the reader for the present data is, or will be."""
    return CACHE / "readers" / data_hash()


def is_trained() -> bool:
    """Whether the reader for the present data is there."""
    return (reader_folder() / "heads.json").exists()
