"""Fetches spaCy's nl_core_news_sm from its makers' release page, once; the reader does without where it cannot."""

from __future__ import annotations

import io
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

NAME = "nl_core_news_sm"
VERSION = "3.8.0"
ADDRESS = (
    "https://github.com/explosion/spacy-models/releases/download/"
    f"{NAME}-{VERSION}/{NAME}-{VERSION}-py3-none-any.whl"
)
TIMEOUT_SECONDS = 4.0


def ensure_dutch_model(cache: Path, address: str = ADDRESS) -> Path | None:
    """The folder of the model, or None where it could not be had. It is tried once and then remembered.

    Delete ``.naast/spacy`` to try again. The package index is never asked: the same name there is a stranger's.
    """
    folder = cache / "spacy"
    tried = folder / "tried"
    model = folder / NAME / f"{NAME}-{VERSION}"
    if (model / "config.cfg").exists():
        return model
    if tried.exists():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    tried.write_text(VERSION, encoding="utf-8")
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 - a constant https address
            wheel = zipfile.ZipFile(io.BytesIO(answer.read()))
        _unpack(wheel, folder)
    except (urllib.error.URLError, OSError, zipfile.BadZipFile):
        print(f"{NAME} cannot be fetched here; going on with spaCy's blank Dutch pipeline and simplemma lemmas.")
        return None
    return model if (model / "config.cfg").exists() else None


def _unpack(wheel: zipfile.ZipFile, folder: Path) -> None:
    for member in wheel.namelist():
        target = (folder / member).resolve()
        if not target.is_relative_to(folder.resolve()):
            raise zipfile.BadZipFile(f"{member} points outside the folder")
    wheel.extractall(folder)
