"""spaCy's Dutch model is fetched once from its makers, and done without where it cannot be had."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from naast.dutch_model import ADDRESS, NAME, VERSION, ensure_dutch_model

CONFIG = f"{NAME}/{NAME}-{VERSION}/config.cfg"


def wheel(folder: Path, *names: str) -> str:
    """The address of a wheel with these files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "[nlp]")
    file = folder / "model.whl"
    file.write_bytes(packed.getvalue())
    return file.as_uri()


def test_it_is_unpacked_into_the_cache_and_found_again(tmp_path: Path) -> None:
    address = wheel(tmp_path, CONFIG)

    found = ensure_dutch_model(tmp_path / "cache", address)

    assert found == tmp_path / "cache" / "spacy" / NAME / f"{NAME}-{VERSION}"
    assert ensure_dutch_model(tmp_path / "cache", "file:///nowhere") == found


def test_where_it_cannot_be_had_one_line_says_so_and_it_is_not_tried_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ensure_dutch_model(tmp_path, "file:///nowhere/at/all.whl") is None
    assert len(capsys.readouterr().out.splitlines()) == 1

    assert ensure_dutch_model(tmp_path, wheel(tmp_path, CONFIG)) is None
    assert capsys.readouterr().out == ""


def test_what_is_no_wheel_is_done_without(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html>sign in first</html>")

    assert ensure_dutch_model(tmp_path / "cache", page.as_uri()) is None


def test_a_wheel_that_writes_elsewhere_is_refused(tmp_path: Path) -> None:
    address = wheel(tmp_path, CONFIG, "../../evil.py")

    assert ensure_dutch_model(tmp_path / "a" / "cache", address) is None
    assert not list(tmp_path.rglob("evil.py"))


def test_it_comes_from_its_makers_and_not_from_a_package_index() -> None:
    assert ADDRESS.startswith("https://github.com/explosion/spacy-models/releases/download/")
