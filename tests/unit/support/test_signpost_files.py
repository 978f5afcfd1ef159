"""The signpost files: what a parent reads is plain and well sourced, and a mistake is told in one line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.signpost_entry import MOST_WORDS, SEEN_BY_PARENTS, Signpost
from support.signpost_files import read_directory, unlisted
from support.signposts import DATA, DirectoryError, load_directory

DIRECTORY = load_directory()
ENTRIES = DIRECTORY.signposts
SHOWN = [entry for entry in ENTRIES if entry.shown]

LABELS_ON_PEOPLE = re.compile(
    r"kwetsba|risico|probleemgezin|zorgmijder|verslaafd|verslaving|slachtoffer|\bdader|\bpleger|multiproblem|\bses\b|"
    r"allochto|laagopgeleid|kansarm|tienermoeder|achterstand|\bscore|illega|beperking|patiënt|cliënt",
    re.IGNORECASE,
)
DOUBT = re.compile(r"\bbron|\bn\.z\.|volgens|onbekend|±|nagaan|controle|\(\d|pilot|\?", re.IGNORECASE)


def entry(**change: Any) -> dict[str, Any]:
    """A valid entry as a file holds it, with changes."""
    valid: dict[str, Any] = {
        "id": "nl-proef",
        "name": "Proef",
        "kind": "hulplijn",
        "sentence": "Hier kun je praten.",
        "phone": "0800-1234",
        "chat": None,
        "url": "https://proef.example",
        "address": None,
        "hours": None,
        "cost": None,
        "anonymous": None,
        "languages": None,
        "region": "landelijk",
        "municipalities": [],
        "phases": ["zwanger"],
        "wishes": ["praten"],
        "factors": ["financiele_zorgen"],
        "sources": [{"url": "https://proef.example", "date": "n.z."}],
        "checked_on": "2026-11-21",
        "level": "B",
        "verify": ["tijden"],
        "note": None,
    }
    return {**valid, **change}


def written(folder: Path, *entries: dict[str, Any]) -> Path:
    (folder / "landelijk.yml").write_text(yaml.safe_dump({"signposts": list(entries)}), encoding="utf-8")
    return folder


# --- the data -----------------------------------------------------------------------------------------------


def test_the_installed_directory_has_no_problem() -> None:
    entries, problems = read_directory(DATA)

    assert problems == ()
    assert len(entries) == 121


def test_the_catalogue_and_the_directory_say_the_same() -> None:
    assert unlisted(ENTRIES) == []


def test_each_file_holds_one_region() -> None:
    for file in DATA.glob("*.yml"):
        regions = {raw["region"] for raw in yaml.safe_load(file.read_text(encoding="utf-8"))["signposts"]}
        assert {region.replace("-", "_") for region in regions} == {file.stem}


@pytest.mark.parametrize("one", ENTRIES, ids=lambda e: e.id)
def test_only_well_sourced_entries_for_parents_are_shown(one: Signpost) -> None:
    assert one.shown == (one.level in ("A", "B") and one.for_parents)
    if one.level == "D":
        assert one.sentence is None or not one.sources


@pytest.mark.parametrize("one", ENTRIES, ids=lambda e: e.id)
def test_what_a_parent_reads_is_plain_and_labels_nobody(one: Signpost) -> None:
    for field in SEEN_BY_PARENTS:
        text = getattr(one, field) or ""
        assert not LABELS_ON_PEOPLE.search(text), field
        assert not DOUBT.search(text), field
        assert not re.search(r"\b(19|20)\d\d\b", text), field
    assert len((one.sentence or "").split()) <= MOST_WORDS


@pytest.mark.parametrize("one", ENTRIES, ids=lambda e: e.id)
def test_notes_of_the_team_label_nobody_either(one: Signpost) -> None:
    for text in (one.note or "", *one.verify):
        assert not re.search(r"slachtoffer|\bdader|\bpleger|verslaafd|kwetsbare (zwang|moeder|gezin)|illegal", text)


@pytest.mark.parametrize("one", ENTRIES, ids=lambda e: e.id)
def test_nothing_that_must_be_verified_is_given_as_a_value(one: Signpost) -> None:
    numbers = {n for point in one.verify for n in re.findall(r"\b0\d{2,3}-[\d ]{4,}", point)}
    assert one.phone not in {number.strip() for number in numbers}
    for key, word in (("phone", "telefoon"), ("cost", "kosten"), ("hours", "tijden"), ("languages", "talen")):
        if word in one.verify:
            assert getattr(one, key) is None


@pytest.mark.parametrize("one", SHOWN, ids=lambda e: e.id)
def test_whatever_is_shown_says_what_a_person_must_still_verify(one: Signpost) -> None:
    assert one.verify
    assert one.sources


def test_programmes_and_pages_of_professionals_are_kept_but_never_shown() -> None:
    for one in (
        "nl-kansrijke-start",
        "nl-1001-kritieke-dagen",
        "utr-kansrijke-start",
        "nl-lkpz",
        "utr-samen-veilig",
    ):
        assert not DIRECTORY.get(one).for_parents
        assert not DIRECTORY.get(one).shown


def test_a_contact_card_has_the_fields_that_the_page_knows() -> None:
    assert DIRECTORY.get("nl-veilig-thuis").contact() == {
        "name": "Veilig Thuis",
        "phone": "0800-2000",
        "url": "https://veiligthuis.nl",
        "chat": "Chatten kan anoniem via veiligthuis.nl, maar niet dag en nacht",
        "hours": "Bellen kan dag en nacht",
        "cost": "Gratis",
        "anonymous": "Ja, advies vragen kan anoniem",
        "what": DIRECTORY.get("nl-veilig-thuis").sentence,
    }


def test_the_numbers_of_the_safety_page_are_right() -> None:
    numbers = {"nl-112": "112", "nl-veilig-thuis": "0800-2000", "nl-csg": "0800-0188", "nl-113": "113"}
    assert {one: DIRECTORY.get(one).phone for one in numbers} == numbers
    assert "0800-0113" in (DIRECTORY.get("nl-113").sentence or "")


# --- mistakes in the files ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"phone": "bel 112"}, "phone"),
        ({"url": "http://proef.example"}, "url"),
        ({"hours": "sinds 2021 dag en nacht"}, "holds no year"),
        ({"cost": " "}, "must be null"),
        ({"sentence": None}, "needs a sentence"),
        ({"sentence": "Zonder punt"}, "full stop"),
        ({"sources": []}, "needs a sentence and a source"),
        ({"region": "friesland"}, "region"),
        ({"phases": []}, "phases"),
        ({"level": "E"}, "level"),
        ({"kleur": "rood"}, "kleur"),
        ({"factors": ["geluk"]}, "no factor geluk"),
        ({"only_when": {"geluk": "x"}}, "no factor geluk"),
        ({"instead_of": "nl-niets"}, "nl-niets, which does not exist"),
    ],
)
def test_a_mistake_in_an_entry_is_told_in_one_line(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    with pytest.raises(DirectoryError) as caught:
        load_directory(written(tmp_path, entry(**change)))

    assert told in str(caught.value)
    assert "nl-proef" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_same_id_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DirectoryError, match="nl-proef stands in the directory twice"):
        load_directory(written(tmp_path, entry(), entry()))


@pytest.mark.parametrize("content", ["signposts: [", "- 1", "signposts: 3", "signposts: [3]", ""])
def test_a_file_that_is_no_list_of_signposts_is_told_in_one_line(tmp_path: Path, content: str) -> None:
    (tmp_path / "landelijk.yml").write_text(content, encoding="utf-8")

    with pytest.raises(DirectoryError, match=r"landelijk\.yml") as caught:
        load_directory(tmp_path)

    assert "\n" not in str(caught.value)


def test_an_empty_folder_is_no_directory(tmp_path: Path) -> None:
    with pytest.raises(DirectoryError, match="no signpost files"):
        load_directory(tmp_path)
