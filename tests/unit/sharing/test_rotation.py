"""Replacing the key: everything is sealed anew, nothing is lost, also half way and while parents share."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from support.sharing import rotation
from support.sharing.backup import backup
from support.sharing.keyring import Keyring, KeyringError
from support.sharing.model import StoreUnavailable
from support.sharing.rotation import DAMAGED, SEALED, keys_in_use, rotate
from support.sharing.store import Store
from support.sharing.tables import metadata
from tests.unit.sharing.world import PASSWORD, Clock, World


@pytest.fixture
def kept(tmp_path: Path) -> World:
    """A world whose keys lie in a file, as they do in use."""
    keyring = Keyring.new(tmp_path / "keys" / "naast.json")
    return World(f"sqlite:///{tmp_path / 'store' / 'naast.sqlite'}", Clock(), keyring)


def test_every_sealed_column_is_known_to_the_rotation() -> None:
    """Whoever adds a column of sealed values adds it there too."""
    binary = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if column.type.__class__.__name__ == "LargeBinary"
    }

    assert binary - {"setting.value"} == {str(one.value) for one in SEALED}


def test_after_rotation_everything_is_sealed_with_the_new_key_and_still_opens(kept: World) -> None:
    receipt = kept.share()
    kept.store.tell_parent(kept.reader, receipt.summary_id, "Ik bel je.")
    kept.accounts.invite(kept.coordinator, "nieuw@example.org", "Nieuw", "", "lezer")
    before, old = kept.store.by_code(receipt.code), kept.keyring.active
    done = rotate(kept.store)

    assert done.key_id == kept.keyring.active != old
    assert done.fields == 15
    assert set(keys_in_use(kept.store)) == {done.key_id}
    assert kept.store.by_code(receipt.code) == before
    assert kept.accounts.log_in("anna@example.org", PASSWORD, kept.totp("anna@example.org"))
    assert kept.store.log_is_whole()
    assert Store.open(kept.url, kept.keyring, kept.clock).by_code(receipt.code) == before


def test_codes_and_accounts_are_found_as_before(kept: World) -> None:
    receipt = kept.share()
    for _ in range(3):
        rotate(kept.store)

    assert kept.store.by_code(receipt.code).summary is not None
    assert kept.accounts.find("ANNA@example.org") is not None


def test_the_old_key_is_kept_as_long_as_backups_are_and_then_forgotten(kept: World, tmp_path: Path) -> None:
    receipt, first = kept.share(days=90), kept.keyring.active
    copy = backup(kept.file, tmp_path / "backups", kept.clock.now)
    rotate(kept.store)
    assert Store.open(f"sqlite:///{copy}", kept.keyring, kept.clock).by_code(receipt.code).summary is not None
    kept.clock.turn(days=9)

    assert first in rotate(kept.store).forgotten
    assert first not in kept.keyring.key_ids()
    assert kept.store.by_code(receipt.code).summary is not None
    with pytest.raises(KeyringError):
        Store.open(f"sqlite:///{copy}", kept.keyring, kept.clock)


def test_a_rotation_that_is_broken_off_loses_nothing_and_can_be_done_again(
    kept: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipts = [kept.share() for _ in range(5)]
    sealed, seal = [], rotation._seal_one_anew

    def break_off(*told: object) -> int:
        if len(sealed) == 7:
            raise StoreUnavailable
        sealed.append(1)
        return seal(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(rotation, "_seal_one_anew", break_off)
    with pytest.raises(StoreUnavailable):
        rotate(kept.store)
    assert len(keys_in_use(kept.store)) == 2
    assert all(kept.store.by_code(one.code).summary for one in receipts)

    monkeypatch.setattr(rotation, "_seal_one_anew", seal)
    rotate(kept.store)
    assert set(keys_in_use(kept.store)) == {kept.keyring.active}
    assert all(kept.store.by_code(one.code).summary for one in receipts)


A_MOMENT = 0.02
"""Seconds between two parents: without it one thread holds SQLite's only write lock, which no crowd of parents does."""
MANY = 15


def test_parents_share_and_withdraw_while_another_process_rotates(kept: World, tmp_path: Path) -> None:
    """Two stores on one file with their own keyrings are what two processes are."""
    stop, receipts, failed = threading.Event(), [], []

    def keep_sharing() -> None:
        while not stop.is_set():
            try:
                receipts.append(kept.share())
                kept.store.withdraw(kept.share().code)
            except Exception as error:
                failed.append(error)
            stop.wait(A_MOMENT)

    sharing = threading.Thread(target=keep_sharing)
    sharing.start()
    command = Store.open(kept.url, Keyring.load(tmp_path / "keys" / "naast.json"), kept.clock)
    try:
        while len(receipts) < MANY and not failed:
            rotate(command)
    finally:
        stop.set()
        sharing.join()
    rotate(command)

    assert failed == []
    assert set(keys_in_use(command)) == {command.keyring.active}
    assert all(kept.store.by_code(one.code).summary for one in receipts)
    assert command.log_is_whole()


def test_what_is_withdrawn_in_between_does_not_come_back(kept: World, monkeypatch: pytest.MonkeyPatch) -> None:
    receipt, pages = kept.share(), rotation._pages

    def withdrawn_meanwhile(store: Store, column: rotation.SealedColumn):  # type: ignore[no-untyped-def]
        for rows in pages(store, column):
            kept.store.withdraw(receipt.code)
            yield rows

    monkeypatch.setattr(rotation, "_pages", withdrawn_meanwhile)
    rotate(kept.store)

    assert kept.store.by_code(receipt.code).summary is None


def test_a_damaged_field_is_counted_and_stops_the_rotation_before_its_key_goes(kept: World) -> None:
    one, other = kept.share(), kept.share()
    first = kept.keyring.active
    with kept.store.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE summary SET content = (SELECT content FROM summary WHERE id = ?) WHERE id = ?",
            (other.summary_id, one.summary_id),
        )

    assert keys_in_use(kept.store)[DAMAGED] == 1
    with pytest.raises(StoreUnavailable):
        rotate(kept.store)
    kept.clock.now += timedelta(days=30)
    assert first in kept.keyring.key_ids()
