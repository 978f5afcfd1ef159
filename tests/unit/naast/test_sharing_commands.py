"""The commands of the store: keys, organisations and accounts, expiry, backup, log. Mistakes end in one line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from naast.keys_command import keys
from naast.professional_command import professional
from naast.store_command import store
from support.sharing.accounts import Accounts
from support.sharing.model import Consent, Line, NotAllowed, Receipt, Summary
from support.sharing.settings import StoreSettings
from support.sharing.store import Store

GROUPS = {"keys": keys, "professional": professional, "store": store}
LINDE = (
    "professional organisation add de-linde --name Linde --kind verloskundigenpraktijk --region Rotterdam"
    " --municipality Schiedam --phase zwanger --answer-days 3"
)
Run = Callable[[str], Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("NAAST_STORE", f"sqlite:///{tmp_path / 'store' / 'naast.sqlite'}")
    monkeypatch.setenv("NAAST_KEY_FILE", str(tmp_path / "keys" / "naast.json"))
    monkeypatch.setenv("NAAST_BACKUPS", str(tmp_path / "backups"))

    def run_it(command: str) -> Result:
        group, *arguments = command.split()
        return CliRunner().invoke(GROUPS[group], arguments)

    return run_it


@pytest.fixture
def ready(run: Run) -> Run:
    """With keys and an organisation."""
    assert run("keys new").exit_code == 0
    assert run(LINDE).exit_code == 0
    return run


def opened() -> Store:
    return StoreSettings.from_environment(os.environ).open()


def shared(days: int = 30) -> Receipt:
    now = datetime.now(timezone.utc)
    consent = Consent(version="1", text="XQZV", given_at=now, organisation="de-linde")
    summary = Summary(lines=(Line(section="wens", text="XQZV"),), consent=consent)
    store = opened()
    receipt = store.share(summary, "de-linde", request_id=now.isoformat(), days=days)
    store.confirm(receipt.code)
    return receipt


def fails(result: Result, words: str) -> bool:
    """One line, without a traceback."""
    return result.exit_code == 1 and result.output.count("\n") == 1 and words in result.output


# --- keys ----------------------------------------------------------------------------------------------------


def test_keys_are_made_once(run: Run, tmp_path: Path) -> None:
    assert "naast.json" in run("keys new").output
    assert (tmp_path / "keys" / "naast.json").stat().st_mode & 0o777 == 0o600
    assert fails(run("keys new"), "already")


@pytest.mark.parametrize(
    "command", ["keys check", "keys rotate", "store expire", "store log", "professional organisation list"]
)
def test_without_keys_every_command_says_so(run: Run, command: str) -> None:
    assert fails(run(command), "naast keys new")


def test_keys_are_replaced_and_everything_still_opens(ready: Run) -> None:
    receipt = shared()
    replaced = ready("keys rotate")
    checked = ready("keys check")

    assert "2 fields sealed anew" in replaced.output
    assert "Every field opens." in checked.output
    assert checked.output.count("retired on") == 1
    assert opened().by_code(receipt.code).summary is not None


def test_a_damaged_field_is_told(ready: Run) -> None:
    shared()
    with opened().begin() as connection:
        connection.exec_driver_sql("UPDATE summary SET content = x'00'")
    checked = ready("keys check")

    assert checked.exit_code == 1
    assert "1 fields cannot be opened" in checked.output


# --- organisations and accounts ------------------------------------------------------------------------------


def test_an_organisation_is_added_listed_changed_and_stopped(ready: Run) -> None:
    assert (
        "de-linde: Linde (verloskundigenpraktijk, Rotterdam), answers in 3 working days"
        in ready("professional organisation list").output
    )
    assert fails(ready(LINDE), "already")
    assert ready(f"{LINDE} --change --stop").exit_code == 0
    assert "stopped" in ready("professional organisation list").output
    assert opened().organisations() == []


def test_an_id_that_cannot_be_one_is_one_line(ready: Run) -> None:
    assert fails(ready(LINDE.replace("de-linde", "De_Linde")), "id:")
    assert fails(ready(f"{LINDE.replace('de-linde', 'is-er-niet')} --change"), "cannot be done")


def test_somebody_is_invited_and_ended(ready: Run) -> None:
    token = ready("professional invite Anna@example.org --name Anna --organisation de-linde").output.strip()
    account = Accounts(opened()).accept(token, "zeven kikkers in de sloot").account

    assert (account.role, account.organisation_id, account.email) == ("coordinator", "de-linde", "anna@example.org")
    assert ready("professional deactivate anna@example.org").exit_code == 0
    found = Accounts(opened()).find("anna@example.org")
    assert found is not None
    with pytest.raises(NotAllowed):
        opened().work_list(found)
    assert fails(ready("professional deactivate wie@example.org"), "no account")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("professional invite a@example.org --name A --organisation is-er-niet", "no organisation"),
        ("professional invite a@example.org --name A --role beheerder --organisation de-linde", "belongs to no"),
        ("professional invite a@example.org --name A --role lezer", "belongs to one"),
        ("professional invite geen-adres --name A --organisation de-linde", "cannot be done"),
    ],
)
def test_an_invitation_that_cannot_be_is_one_line(ready: Run, command: str, words: str) -> None:
    assert fails(ready(command), words)


# --- the store -----------------------------------------------------------------------------------------------


def test_what_has_ended_and_old_backups_go(ready: Run, tmp_path: Path) -> None:
    assert "Made" in ready("store backup").output
    old = tmp_path / "backups" / "naast-20200101T000000Z.sqlite"
    old.touch()

    assert "0 summaries ended; 1 old backups removed." in ready("store expire").output
    assert not old.exists()
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_the_log_is_written_as_lines_and_checked(ready: Run, tmp_path: Path) -> None:
    shared()
    lines = ready("store log").output.splitlines()
    file = tmp_path / "log.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert [json.loads(line)["action"] for line in lines] == ["organisatie gewijzigd", "klaargezet", "gedeeld"]
    assert "XQZV" not in "".join(lines)
    assert "is whole" in ready("store log --check").output
    assert "is whole" in ready(f"store log --check --lines {file}").output
    file.write_text(lines[1], encoding="utf-8")
    assert fails(ready(f"store log --check --lines {file}"), "not whole")


def test_a_store_that_cannot_be_opened_is_one_line(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("keys new")
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "naast.sqlite").write_bytes(b"no database" * 500)
    assert fails(run("store expire"), "could not be read or written")
    monkeypatch.setenv("NAAST_STORE", "mysql://somewhere/else")
    assert fails(run("store expire"), "PostgreSQL")


def test_keys_of_another_store_are_one_line(ready: Run, tmp_path: Path) -> None:
    (tmp_path / "keys" / "naast.json").unlink()
    ready("keys new")

    assert fails(ready("store expire"), "key")


def test_where_nothing_is_set_everything_lies_in_the_data_folder_and_keys_apart_from_the_store() -> None:
    found = StoreSettings.from_environment({"HOME": "/home/naast"})

    assert found.url == "sqlite:////home/naast/.local/share/naast/store/naast.sqlite"
    assert found.key_file.parent != Path(found.url.removeprefix("sqlite:///")).parent
