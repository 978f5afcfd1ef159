"""No text that a parent reads holds one of the words of the definition's "Never a label"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from language.fingerprint import ROOT
from support.catalogue import load_catalogue
from support.signposts import load_directory
from tests.never_a_label import labels_in

TEXT_FILES = [
    *sorted((ROOT / "bot" / "domain").glob("*.yml")),
    *sorted((ROOT / "support" / "data").glob("[!d]*.yml")),
    *sorted((ROOT / "web" / "data").glob("*.yml")),
]
PAGE_FILES = sorted((ROOT / "web" / "page").glob("*.*"))


@pytest.mark.parametrize("file", TEXT_FILES, ids=lambda file: file.name)
def test_a_text_file_holds_no_label(file: Path) -> None:
    texts = list(strings(yaml.safe_load(file.read_text(encoding="utf-8"))))

    assert texts
    assert [label for text in texts for label in labels_in(text)] == []


@pytest.mark.parametrize("file", PAGE_FILES, ids=lambda file: file.name)
def test_the_page_holds_no_label(file: Path) -> None:
    assert labels_in(re.sub(r"//.*", "", file.read_text(encoding="utf-8"))) == []


def test_no_factor_is_named_with_a_label() -> None:
    for factor in load_catalogue().factors:
        assert labels_in(f"{factor.label} {factor.explanation}") == [], factor.id


def test_no_signpost_that_is_shown_has_a_label() -> None:
    for entry in load_directory().signposts:
        if entry.shown:
            told = " ".join(str(value) for value in entry.contact().values() if value and "://" not in str(value))
            assert labels_in(told) == [], entry.id


def strings(value: Any) -> Iterator[str]:
    """The texts in a file; keys and comments are for those who work on it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in NOT_READ_BY_PARENTS:
                yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


NOT_READ_BY_PARENTS = ("id", "bij", "source", "sources", "wording", "payload", "verify", "note", "notes")
