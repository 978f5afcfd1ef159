"""The signpost files: what a parent reads is plain and well sourced, and a mistake is told in one line."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.opening import AMSTERDAM
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
        assert not DOUBT.search(text.rstrip("?") if field == "zeg" else text), field
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
        "open_now": "Bellen kan dag en nacht",
        "why": None,
        "languages": None,
        "after_call": "Je krijgt advies over wat je kunt doen, en dat kan zonder je naam.",
        "say": "Ik wil graag anoniem advies vragen.",
    }


def test_a_contact_card_says_whether_it_is_open_at_the_moment_that_is_given() -> None:
    monday = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=AMSTERDAM)
    office = DIRECTORY.get("utr-samen-veilig")

    assert office.contact(now=monday)["open_now"] == "Nu open, tot 17.00 uur"
    assert office.contact(now=monday + datetime.timedelta(hours=8))["open_now"] == (
        "Nu dicht. Open vanaf dinsdag 8.30 uur"
    )
    assert DIRECTORY.get("nl-geldfit").contact(now=monday)["open_now"] is None, "no source tells its times"
    assert office.contact(why="Dit kan je verder helpen.")["why"] == "Dit kan je verder helpen."


@pytest.mark.parametrize("one", [e for e in SHOWN if e.phone or e.chat], ids=lambda e: e.id)
def test_whoever_can_be_called_has_a_sentence_about_the_call_and_one_to_say(one: Signpost) -> None:
    assert one.na_bellen
    assert one.na_bellen.startswith(("Je ", "Ze ", "Bij ", "Is ", "De "))
    assert one.zeg
    promised = re.search(r"altijd|zeker|beloof|meteen|niemand|geheim|direct", one.na_bellen)
    assert not promised, "no promise that no source makes"


@pytest.mark.parametrize("one", ENTRIES, ids=lambda e: e.id)
def test_only_an_anonymous_place_is_said_to_take_a_call_without_a_name(one: Signpost) -> None:
    if re.search("naam|anoniem", f"{one.na_bellen} {one.zeg}", re.IGNORECASE):
        assert (one.anonymous or "").startswith("Ja")


# --- past its date ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("read_on", "until"),
    [("2026-11-21", "2027-11-21"), ("2024-02-29", "2025-02-28"), ("2026-12-31", "2027-12-31")],
)
def test_an_entry_is_valid_for_a_year_after_its_sources_were_read(read_on: str, until: str) -> None:
    one = Signpost.model_validate(entry(checked_on=read_on))
    last = datetime.date.fromisoformat(until)

    assert one.valid_until == last
    assert one.valid(last)
    assert not one.valid(last + datetime.timedelta(days=1))


def test_the_period_is_one_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("support.signpost_entry.VALID_MONTHS", 3)
    one = Signpost.model_validate(entry(checked_on="2026-11-30"))

    assert one.valid_until == datetime.date(2027, 2, 28)


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
        ({"open": {"bellen": "soms"}}, "altijd"),
        ({"open": {"bellen": {"ma": "9.00-17.00"}}}, "do not name the same times (9.00, 17.00)"),
        ({"open": {"bellen": "altijd"}, "hours": "Elke dag"}, "only where hours says dag en nacht"),
        ({"na_bellen": "Je praat met iemand. Ze helpen je."}, "one sentence"),
        ({"zeg": "Ik wil graag hulp"}, "one sentence"),
        ({"zeg": "Ik heb sinds 2021 zorgen."}, "holds no year"),
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
