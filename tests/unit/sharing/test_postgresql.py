"""The same store on PostgreSQL: what holds on SQLite holds there.

Collected only where a PostgreSQL server is installed (`postgres` on the path, Debian: postgresql); `conftest.py` sees
to that. A server of its own is started in a temporary folder, without network, and ended afterwards.
"""

from __future__ import annotations

import inspect
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import DBAPIError

from support.sharing.keyring import Keyring
from support.sharing.model import StoreUnavailable
from support.sharing.rotation import keys_in_use, rotate
from support.sharing.store import Store
from support.sharing.tables import metadata
from tests.unit.sharing import (
    test_attacks,
    test_confirming,
    test_for_parents,
    test_for_professionals,
    test_guessing,
    test_migrations,
)
from tests.unit.sharing.traces import pieces, traces
from tests.unit.sharing.world import Clock, World

ONLY_SQLITE = ("world.file", "?")

# Every test of these modules that does not look into the SQLite file runs here again, on the world of this module.
globals().update(
    {
        f"{name}_on_postgresql": test
        for module in (test_confirming, test_for_parents, test_for_professionals, test_guessing, test_attacks)
        for name, test in vars(module).items()
        if name.startswith("test_") and not any(one in inspect.getsource(test) for one in ONLY_SQLITE)
    }
)


class Server:
    """A PostgreSQL server in a folder, reached through a socket in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.user = _no_root()
        self.programs = Path(os.path.realpath(str(shutil.which("postgres")))).parent

    def __enter__(self) -> Server:
        if self.user:
            shutil.chown(self.folder, self.user)
        self._run("initdb", "-D", str(self.data), "-A", "trust", "-U", "naast", "--no-sync", "-E", "UTF8")
        self.process = subprocess.Popen(
            [
                self.programs / "postgres",
                "-D",
                self.data,
                "-k",
                self.folder,
                "-h",
                "",
                "-F",
                "-c",
                "max_connections=100",
            ],
            user=self.user,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(200):
            if self._run("pg_isready", "-h", str(self.folder), "-q", check=False) == 0:
                return self
            time.sleep(0.05)
        raise RuntimeError("PostgreSQL did not start.")

    def __exit__(self, *_: object) -> None:
        # The fast way: it does not wait for who is still connected.
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=30)

    def new_schema(self) -> str:
        """The address of a store that has nothing yet: a schema of its own, quicker than a database of its own."""
        name = f"naast_{uuid.uuid4().hex}"
        engine = sa.create_engine(self._url())
        with engine.begin() as connection:
            connection.exec_driver_sql(f"CREATE SCHEMA {name}")
        engine.dispose()
        return f"{self._url()}&options=-csearch_path%3D{name}"

    def _url(self) -> str:
        return f"postgresql://naast@/postgres?host={self.folder}"

    def _run(self, program: str, *arguments: str, check: bool = True) -> int:
        command = [str(self.programs / program), *arguments]
        ended = subprocess.run(command, user=self.user, cwd=self.folder, capture_output=True, check=check, timeout=120)
        return ended.returncode


def _no_root() -> str | None:
    """PostgreSQL refuses to run as root: then it runs as its own user, or as nobody."""
    if os.geteuid() != 0:
        return None
    return "postgres" if "postgres" in {one.pw_name for one in pwd.getpwall()} else "nobody"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="naast-pg-"))
    try:
        with Server(folder) as running:
            yield running
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def world(server: Server) -> Iterator[World]:
    made = World(server.new_schema())
    yield made
    made.store.close()


# --- only here -----------------------------------------------------------------------------------------------


def test_the_migrations_make_exactly_the_tables_of_the_code(world: World) -> None:
    engine = sa.create_engine(world.url)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()

    assert differences == []


@pytest.mark.parametrize(
    "statement", ["UPDATE access_log SET name = ''", "DELETE FROM access_log", "TRUNCATE access_log"]
)
def test_the_database_itself_refuses_to_change_the_log(world: World, statement: str) -> None:
    engine = sa.create_engine(world.url)
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()

    assert world.store.log_is_whole()


def test_after_its_end_no_byte_of_it_is_left_in_the_tables(world: World, server: Server) -> None:
    receipt = world.share(days=2)
    with world.store.begin() as connection:
        row = connection.exec_driver_sql("SELECT content, contact, consent FROM summary").one()
    values = pieces([bytes(value) for value in row])
    _checkpoint(world)
    assert traces(server.data / "base", values)
    world.clock.turn(days=3)

    assert world.store.expire() == 1
    _checkpoint(world)
    assert traces(server.data / "base", values) == []
    assert world.store.by_code(receipt.code).ended == "verlopen"


def test_what_was_not_confirmed_leaves_no_byte_in_the_tables(world: World, server: Server) -> None:
    world.prepare()
    with world.store.begin() as connection:
        row = connection.exec_driver_sql("SELECT content, contact, consent FROM summary").one()
    values = pieces([bytes(value) for value in row])
    _checkpoint(world)
    assert traces(server.data / "base", values)
    world.clock.turn(minutes=30)

    assert world.store.expire() == 1
    _checkpoint(world)
    assert traces(server.data / "base", values) == []


def test_what_was_there_before_confirming_existed_counts_as_confirmed(server: Server) -> None:
    test_migrations.a_store_of_before(server.new_schema())


def _checkpoint(world: World) -> None:
    engine = sa.create_engine(world.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("CHECKPOINT")
    engine.dispose()


def test_the_keys_can_be_replaced(world: World) -> None:
    receipt = world.share()
    done = rotate(world.store)

    assert set(keys_in_use(world.store)) == {done.key_id}
    assert world.store.by_code(receipt.code).summary is not None


def test_several_processes_may_open_a_new_store_at_once(server: Server) -> None:
    url, keyring = server.new_schema(), Keyring.in_memory()
    found = test_attacks.at_once(*[lambda: Store.open(url, keyring, Clock())] * 4)

    assert [one for one in found if isinstance(one, Exception)] == []
    for one in found:
        if isinstance(one, Store):
            one.close()


def test_a_server_that_is_not_there_is_not_available() -> None:
    with pytest.raises(StoreUnavailable):
        Store.open("postgresql://naast@/naast?host=/nowhere", Keyring.in_memory())
