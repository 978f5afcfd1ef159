"""deduce, made for Dutch care texts: finds names and addresses that are written as they should be.

It takes a minute to build its lists for the first time and keeps them as a file. By default that file lies inside
the package; here it lies in a folder of our own, and where nothing can be written deduce still works, only slowly.
"""

from __future__ import annotations

import logging
import os
import pickle
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from language.fingerprint import CACHE
from language.redaction_data import deduce_lists
from language.redaction_spans import ADDRESS, DATE, MAIL, NAME, NUMBER, PHONE, Span

CACHE_VARIABLE = "NAAST_REDACTION_CACHE"
"""Names the folder in which the built lists are kept."""
DEFAULT_CACHE = CACHE / "redaction"
STREET_TAG = "straatadres"
PLACE_TAG = "plaats"
_KINDS = {
    "persoon": NAME,
    "locatie": ADDRESS,
    "telefoonnummer": PHONE,
    "emailadres": MAIL,
    "bsn": NUMBER,
    "id": NUMBER,
    "datum": DATE,
}
"""deduce's tags that count. Towns, care organisations, ages and addresses of websites stay."""
_LEFT_OUT = {"institutions", "ages", "urls"}
_UNUSED_LISTS = (
    "institutions/lst_healthcare_institution",
    "institutions/lst_hospital",
    "institutions/lst_hospital_abbr",
    "locations/lst_street",
)
"""Organisations stay in a text; streets `redaction_addresses` finds in any case, in a tenth of the memory."""
_EDITION = 3
"""Goes up when other lists are left out."""
_RAW_STREETS = "streets_bag.txt"
_NOTHING = {".txt": b"Geen\n", ".json": b"{}"}
"""What an unused list holds: deduce wants something in each."""
_CONFIG = {"annotators": {"placename": {"args": {"tag": PLACE_TAG}}}}
log = logging.getLogger("language.redaction")


class Deduce:
    """deduce with only the lists that are used: less than half of the memory."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine

    @classmethod
    def load(cls, environ: Mapping[str, str] = os.environ) -> Deduce:
        """Loads from the folder of built lists; builds them where there are none. About a minute the first time."""
        _keep_quiet()
        folder = cache_folder(environ)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return cls(_load_from(folder))
        except OSError as error:
            log.warning(
                "The lists cannot be kept in the folder for them (%s); they are built anew.", type(error).__name__
            )
        with tempfile.TemporaryDirectory() as passing:
            return cls(_load_from(Path(passing)))

    def find(self, text: str) -> Iterator[Span]:
        """What deduce would take out, of the kinds that count."""
        for annotation in self._engine.deidentify(text, disabled=_LEFT_OUT).annotations:
            kind = _KINDS.get(annotation.tag)
            if kind:
                yield Span(annotation.start_char, annotation.end_char, kind)


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Where the built lists are kept, one folder for each version of deduce."""
    return Path(environ.get(CACHE_VARIABLE) or DEFAULT_CACHE) / f"deduce-{version('deduce')}-{_EDITION}"


def _built(folder: Path) -> Path:
    return folder / "cache" / "lookup_structs.pickle"


def _load_from(folder: Path) -> Any:
    """Loads deduce; builds aside and moves into place, so that a build that was cut off leaves nothing half."""
    from deduce import Deduce as Engine

    built = _built(folder)
    if built.exists():
        try:
            return Engine(config=_CONFIG, lookup_data_path=_fewer_lists(folder), cache_path=folder)
        except (pickle.UnpicklingError, EOFError, AttributeError, KeyError, ImportError, ValueError):
            built.unlink()
    aside = Path(tempfile.mkdtemp(dir=folder))
    try:
        (aside / "cache").mkdir()
        engine = Engine(config=_CONFIG, lookup_data_path=_fewer_lists(folder), cache_path=aside)
        built.parent.mkdir(exist_ok=True)
        (aside / "cache" / built.name).replace(built)
        return engine
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _fewer_lists(folder: Path) -> Path:
    """A copy of deduce's lists without those that are not used. The copy can be written, whatever the package is."""
    fewer = folder / "lists"
    if not fewer.exists():
        aside = Path(tempfile.mkdtemp(dir=folder))
        for source in deduce_lists().rglob("*"):
            name = source.relative_to(deduce_lists())
            if source.suffix in (".txt", ".json") and source.name != _RAW_STREETS:
                copy = aside / "lists" / "src" / name
                copy.parent.mkdir(parents=True, exist_ok=True)
                unused = name.parent.as_posix() in _UNUSED_LISTS
                copy.write_bytes(_NOTHING.get(name.suffix, b"") if unused else source.read_bytes())
        (aside / "lists").replace(fewer)
        aside.rmdir()
    return fewer


def _keep_quiet() -> None:
    """deduce begins to log everything to standard output when it is imported; that is for answers alone."""
    if not logging.getLogger().handlers:
        logging.basicConfig(level=logging.WARNING)
