"""The database under the store: its tables, its privacy on disk, and what happens when it fails."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from support.sharing import database
from support.sharing.database import Database
from support.sharing.keyring import Keyring, KeyringError
from support.sharing.model import StoreUnavailable
from support.sharing.store import Store
from support.sharing.tables import metadata
from tests.unit.sharing.world import Clock, World

AS_IN_USE = database._ON_CONNECTING
"""Before the tests make it quick."""


def url_of(folder: Path) -> str:
    return f"sqlite:///{folder / 'naast.sqlite'}"


# --- tables --------------------------------------------------------------------------------------------------


def test_the_migrations_make_exactly_the_tables_of_the_code(tmp_path: Path) -> None:
    Database.open(url_of(tmp_path)).close()
    engine = sa.create_engine(url_of(tmp_path))
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []


def test_opening_again_changes_nothing(world: World) -> None:
    receipt = world.share()
    world.store.close()
    again = Store.open(world.url, world.keyring, world.clock)

    assert again.by_code(receipt.code).summary is not None
    assert len(again.organisations()) == 2


def test_several_processes_may_open_a_new_store_at_once(tmp_path: Path) -> None:
    keyring, failed = Keyring.in_memory(), []

    def open_it() -> None:
        try:
            Store.open(url_of(tmp_path), keyring).close()
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []


def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    Database.open(url_of(tmp_path)).close()
    with closing(sqlite3.connect(tmp_path / "naast.sqlite")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()

    with pytest.raises(ValueError, match="newer version"):
        Database.open(url_of(tmp_path))


# --- what is opened ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url", ["", "naast", "sqlite://", "sqlite:///:memory:", "sqlite:///file:x?mode=memory", "mysql://a/b", "oracle://a"]
)
def test_only_a_file_or_postgresql_is_a_store(url: str) -> None:
    with pytest.raises(ValueError, match=r"^The (store|address)"):
        Database.open(url)


def test_the_file_and_what_lies_beside_it_are_only_for_their_owner(world: World) -> None:
    world.share()
    modes = {file.name: file.stat().st_mode & 0o777 for file in world.file.parent.iterdir()}

    assert set(modes) >= {"naast.sqlite", "naast.sqlite-wal"}
    assert set(modes.values()) == {0o600}
    assert world.file.parent.stat().st_mode & 0o777 == 0o700


def test_erased_bytes_become_zeros_and_writes_are_safe_from_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_ON_CONNECTING", AS_IN_USE)
    with Database.open(url_of(tmp_path)).begin() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "secure_delete", "synchronous", "foreign_keys", "temp_store")
        }

    assert found == {"journal_mode": "wal", "secure_delete": 1, "synchronous": 2, "foreign_keys": 1, "temp_store": 2}


def test_keys_of_another_installation_are_noticed_at_once(world: World) -> None:
    world.store.close()

    with pytest.raises(KeyringError):
        Store.open(world.url, Keyring.in_memory(), world.clock)


@pytest.mark.parametrize("content", [b"this is no database" * 500, b"SQLite format 3\x00" + b"\xff" * 9000])
def test_a_damaged_file_is_not_available(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "naast.sqlite").write_bytes(content)

    with pytest.raises(StoreUnavailable):
        Store.open(url_of(tmp_path), Keyring.in_memory())


def test_a_store_on_a_frozen_clock_keeps_its_moments_exactly(tmp_path: Path) -> None:
    clock = Clock()
    clock.now = clock.now.replace(microsecond=1)
    world = World(url_of(tmp_path), clock)
    world.share()

    assert world.store.work_list(world.reader)[0].shared_at == clock.now
