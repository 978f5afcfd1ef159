"""`naast compose` writes Rasa's responses from the data files, and only where they changed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import naast.compose
from naast.compose import compose, languages_domain, urgent_domain
from support.other_languages import languages, other_languages
from support.signposts import load_directory


@pytest.fixture
def domain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(naast.compose, "DOMAIN", tmp_path / "urgent.yml")
    monkeypatch.setattr(naast.compose, "LANGUAGES_DOMAIN", tmp_path / "talen.yml")
    return tmp_path


def test_it_writes_once_and_then_leaves_the_files_alone(domain: Path) -> None:
    assert compose() == ("urgent.yml", "talen.yml")
    written = {file: file.stat().st_mtime_ns for file in domain.iterdir()}
    assert compose() == ()
    assert {file: file.stat().st_mtime_ns for file in domain.iterdir()} == written


def test_it_repairs_only_the_file_that_was_edited_by_hand(domain: Path) -> None:
    compose()
    (domain / "talen.yml").write_text("responses: {}\n", encoding="utf-8")

    assert compose() == ("talen.yml",)
    assert (domain / "talen.yml").read_text(encoding="utf-8") == languages_domain()


def test_the_text_is_a_domain_with_buttons_contacts_and_kinds() -> None:
    responses = yaml.safe_load(urgent_domain())["responses"]
    question = responses["utter_urgent_vraag_huiselijk_geweld"][0]
    ways = next(r[0] for name, r in responses.items() if name.startswith("utter_urgent_wegen_huiselijk_geweld"))

    assert [b["payload"] for b in question["buttons"]][:2] == ["/ja", "/nee"]
    assert question["custom"]["urgent"] == ["huiselijk_geweld"]
    assert load_directory().get("nl-veilig-thuis").name in [c["name"] for c in ways["custom"]["contacts"]]


def test_each_other_language_has_its_responses_with_the_text_of_its_file() -> None:
    responses = yaml.safe_load(languages_domain())["responses"]

    for code in other_languages():
        said = languages()[code]
        assert responses[f"utter_taal_{code}"] == [{"text": said.introduction()}]
        assert responses[f"utter_taal_dringend_{code}"] == [{"text": said.urgent_again()}]
        assert responses[f"utter_taal_dringend_{code}_medisch_alarm"] == [
            {"text": said.urgent("medisch_alarm"), "custom": {"urgent": ["medisch_alarm"]}}
        ]
    assert not any("_nl" in name for name in responses), "Dutch is no other language"


@pytest.mark.parametrize("text", [urgent_domain(), languages_domain()], ids=["urgent", "languages"])
def test_it_says_where_the_texts_really_stand(text: str) -> None:
    assert text.startswith("# Written by `naast compose` from support/data/")
