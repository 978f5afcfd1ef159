"""`naast compose` writes Rasa's urgent responses from the data files, and only where they changed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import naast.compose
from naast.compose import compose, urgent_domain
from support.signposts import load_directory


@pytest.fixture
def domain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "urgent.yml"
    monkeypatch.setattr(naast.compose, "DOMAIN", file)
    return file


def test_it_writes_once_and_then_leaves_the_file_alone(domain: Path) -> None:
    assert compose() is True
    written = domain.stat().st_mtime_ns
    assert compose() is False
    assert domain.stat().st_mtime_ns == written


def test_it_repairs_a_file_that_was_edited_by_hand(domain: Path) -> None:
    domain.write_text("responses: {}\n", encoding="utf-8")

    assert compose() is True
    assert domain.read_text(encoding="utf-8") == urgent_domain()


def test_the_text_is_a_domain_with_buttons_contacts_and_kinds() -> None:
    responses = yaml.safe_load(urgent_domain())["responses"]
    question = responses["utter_urgent_vraag_huiselijk_geweld"][0]
    ways = next(r[0] for name, r in responses.items() if name.startswith("utter_urgent_wegen_huiselijk_geweld"))

    assert [b["payload"] for b in question["buttons"]][:2] == ["/ja", "/nee"]
    assert question["custom"]["urgent"] == ["huiselijk_geweld"]
    assert load_directory().get("nl-veilig-thuis").contact() in ways["custom"]["contacts"]


def test_it_says_where_the_texts_really_stand() -> None:
    assert urgent_domain().startswith("# Written by `naast compose` from support/data/urgent.yml")
