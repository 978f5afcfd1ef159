"""The database under the store: SQLite in a file, or PostgreSQL. Opens it, brings its tables up to date, erases.

Whatever fails in it becomes ``StoreUnavailable``, without a word of what was written: the caller says that it was not
done, and because every change is one transaction that is true.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError

from support.sharing.model import StoreUnavailable

MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE_SECONDS = 10
"""How long one change waits for another to finish."""
_MIGRATION_LOCK = 6_288_141
_log = logging.getLogger("naast.sharing")

_ON_CONNECTING = (
    "PRAGMA journal_mode = WAL",
    # What was confirmed is there after a power cut too.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # Freed bytes become zeros, and what a sort needs never touches the disk.
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    f"PRAGMA busy_timeout = {PATIENCE_SECONDS * 1000}",
)


class Database:
    """One database; thread safe."""

    def __init__(self, engine: Engine, file: Path | None) -> None:
        self._engine = engine
        self.file = file
        """The SQLite file; None for PostgreSQL."""

    @classmethod
    def open(cls, url: str) -> Database:
        """Opens ``sqlite:////folder/file`` or ``postgresql://…`` and brings its tables up to date.

        Raises StoreUnavailable where that does not work, ValueError for any other kind of address.
        """
        try:
            parsed = make_url(url)
        except ArgumentError:
            raise ValueError("The address of the store is not a database URL.") from None
        backend = parsed.get_backend_name()
        if backend not in ("sqlite", "postgresql") or (backend == "sqlite" and not _is_file(parsed.database)):
            raise ValueError("The store is a SQLite file (sqlite:////folder/file) or PostgreSQL (postgresql://…).")
        file = Path(parsed.database) if backend == "sqlite" else None
        try:
            if file is not None:
                _only_for_its_owner(file)
            database = cls(_engine(url, file), file)
            database._migrate()
        except CommandError:
            raise ValueError("The store was made by a newer version of Naast.") from None
        except (SQLAlchemyError, OSError) as error:
            _log.error("The store could not be opened: %s.", _kind(error))
            raise StoreUnavailable from None
        return database

    def close(self) -> None:
        """Ends every connection."""
        self._engine.dispose()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction: all of it, or, after any error, nothing.

        Raises StoreUnavailable where the database fails; IntegrityError (a row that may be there only once) goes
        through, for those who expect it.
        """
        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except (SQLAlchemyError, OSError) as error:
            _log.error("The store is not available: %s.", _kind(error))
            raise StoreUnavailable from None

    def scrub(self, thoroughly: bool = False) -> bool:
        """Makes sure that what was erased is also gone from the write-ahead log and, if thorough, from free pages.

        Gives False where others were busy in it: then it must be done again later. PostgreSQL writes the table anew;
        its own write-ahead log keeps what is sealed until it is recycled.
        """
        try:
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                if self.file is None:
                    if thoroughly:
                        connection.exec_driver_sql(f"SET lock_timeout = '{PATIENCE_SECONDS}s'")
                        connection.exec_driver_sql("VACUUM FULL summary")
                    return True
                if thoroughly:
                    connection.exec_driver_sql("VACUUM")
                return bool(connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar() == 0)
        except (SQLAlchemyError, OSError) as error:
            _log.warning("Erased bytes could not be scrubbed yet: %s.", _kind(error))
            return False

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        with self._engine.begin() as connection:
            if self.file is None:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATION_LOCK)))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def insert_into(connection: Connection, table: sa.Table) -> Any:
    """An insert that knows ``on_conflict_do_nothing`` and ``on_conflict_do_update``, which both databases have."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    return insert(table)


def _is_file(name: str | None) -> bool:
    return bool(name) and name != ":memory:" and not str(name).startswith("file:")


def _only_for_its_owner(file: Path) -> None:
    """Makes the file before SQLite does, so that nobody else may read it, nor what SQLite puts beside it."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))


def _engine(url: str, file: Path | None) -> Engine:
    options: dict[str, Any] = {"future": True, "hide_parameters": True, "pool_size": 5, "max_overflow": 20}
    if file is None:
        return sa.create_engine(url, pool_pre_ping=True, **options)
    engine = sa.create_engine(url, poolclass=sa.pool.QueuePool, connect_args={"check_same_thread": False}, **options)
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin_immediate)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    # The driver's own way to begin would let two writers meet half way; see ``_begin_immediate``.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _ON_CONNECTING:
        cursor.execute(pragma)
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _kind(error: BaseException) -> str:
    """What went wrong, without any value: SQLAlchemy's own text may hold some."""
    said = str(getattr(error, "orig", "") or "")
    known = re.match(
        r"database or disk is full|database is locked|disk I/O error|database disk image is malformed", said
    )
    return known.group() if known else type(error).__name__
