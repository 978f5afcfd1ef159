"""``naast signposts check`` helps the person who keeps the directory."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from naast.signposts_command import signposts
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
    result = CliRunner().invoke(signposts, ["check"])

    assert result.exit_code == 0
    assert "nl-veilig-thuis (Veilig Thuis), level A, read on 2026-11-21:\n  - chaturen nu" in result.output
    assert "nl-luisterlijn" not in result.output, "what is not shown has no haste"
    last = result.output.splitlines()[-1]
    assert last.startswith("121 signposts (A 9, B 50, C 48, D 14), 55 shown to parents, ")


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
