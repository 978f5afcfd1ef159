"""``naast signposts check`` helps the person who keeps the directory."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from naast.signpost_links import Tried
from naast.signposts_command import signposts
from support.signpost_entry import Signpost
from support.signposts import DATA


def checked(folder: Path) -> Result:
    return CliRunner().invoke(signposts, ["check", "--folder", str(folder)])


def changed(tmp_path: Path, old: str, new: str) -> Path:
    """A copy of the directory in which a piece of landelijk.yml was replaced."""
    folder = tmp_path / "signposts"
    shutil.copytree(DATA, folder)
    file = folder / "landelijk.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_it_lists_what_a_person_must_still_verify() -> None:
    result = CliRunner().invoke(signposts, ["check", "--on", "2026-11-22"])

    assert result.exit_code == 0
    assert "nl-veilig-thuis (Veilig Thuis), level A, read on 2026-11-21:\n  - chaturen nu" in result.output
    assert "nl-luisterlijn" not in result.output, "what is not shown has no haste"
    last = result.output.splitlines()[-1]
    assert re.match(r"121 signposts \(A \d+, B \d+, C \d+, D \d+\), 55 shown to parents, \d+ points to verify", last)


def test_it_names_every_mistake_and_exits_with_1(tmp_path: Path) -> None:
    folder = changed(tmp_path, 'phone: "0800-2000"', "phone: bel maar\n    kleur: rood")

    result = checked(folder)

    assert result.exit_code == 1
    assert "landelijk.yml, nl-veilig-thuis: phone: " in result.output
    assert "landelijk.yml, nl-veilig-thuis: kleur: " in result.output
    assert re.search(r"^Error: \d+ problems in the directory: see above\.$", result.output, re.MULTILINE)
    assert "Traceback" not in result.output


def test_it_says_where_the_catalogue_and_an_entry_differ(tmp_path: Path) -> None:
    folder = changed(tmp_path, "factors: [roken]", "factors: [roken, alcohol]")

    result = checked(folder)

    assert result.exit_code == 1
    assert "nl-stoplijn names alcohol, but factors.yml does not list it there." in result.output
    assert "Error: 1 problem in the directory: see above." in result.output


def test_it_refuses_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = checked(tmp_path / "weg")

    assert result.exit_code != 0
    assert "does not exist" in result.output
    assert "Traceback" not in result.output


# --- past its date ------------------------------------------------------------------------------------------


def test_it_names_what_must_be_read_again_soon_and_what_is_past_its_date(tmp_path: Path) -> None:
    folder = changed(tmp_path, "checked_on: 2026-11-21", "checked_on: 2026-06-01")  # the first: nl-112

    fresh = CliRunner().invoke(signposts, ["check", "--folder", str(folder), "--on", "2026-11-22"])
    soon = CliRunner().invoke(signposts, ["check", "--folder", str(folder), "--on", "2027-04-15"])
    past = CliRunner().invoke(signposts, ["check", "--folder", str(folder), "--on", "2027-06-02"])

    assert fresh.exit_code == soon.exit_code == past.exit_code == 0
    assert "again" not in fresh.output
    assert "Past" not in fresh.output
    assert "To read again within 60 days (1 signpost):\n  - nl-112 (112), valid until 2027-06-01" in soon.output
    assert "Past their date, so not proposed to parents (1 signpost):\n  - nl-112 (112)" in past.output


def test_it_refuses_a_day_that_is_none() -> None:
    result = CliRunner().invoke(signposts, ["check", "--on", "morgen"])

    assert result.exit_code == 2
    assert "Traceback" not in result.output


# --- links --------------------------------------------------------------------------------------------------


def test_without_being_asked_it_tries_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("no network at run time")

    monkeypatch.setattr("naast.signposts_command.try_links", refuse)

    assert CliRunner().invoke(signposts, ["check"]).exit_code == 0


def test_it_names_the_links_that_a_person_must_look_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def tried(entries: Sequence[Signpost]) -> list[Tried]:
        statuses = {"nl-113": 404, "nl-geldfit": 403, "nl-csg": None}
        return [Tried(one, one.url, statuses.get(one.id, 200)) for one in entries if one.url]

    monkeypatch.setattr("naast.signposts_command.try_links", tried)
    result = CliRunner().invoke(signposts, ["check", "--links"])

    assert result.exit_code == 1
    assert "nl-113 (113 Zelfmoordpreventie): https://www.113.nl answered with status 404." in result.output
    assert "nl-geldfit (Geldfit): https://geldfit.nl answers people only (status 403)" in result.output
    assert "nl-csg (Centrum Seksueel Geweld): https://www.centrumseksueelgeweld.nl did not answer" in result.output
    assert "Error: 3 links to look at: see above." in result.output


def test_it_says_plainly_that_there_is_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naast.signpost_links._status", lambda url: None)
    result = CliRunner().invoke(signposts, ["check", "--links"])

    assert result.exit_code == 1
    assert result.output.splitlines()[-1] == "Error: No link could be tried: there is no network here."
    assert "nl-veilig-thuis" in result.output, "the rest of the check is there all the same"
