"""When the database fails: nothing is half done, the person is told, and no word of it gets out."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
import uuid
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError

from support.sharing import database
from support.sharing.model import Receipt, SafeContact, StoreUnavailable
from support.sharing.store import Store
from support.sharing.tables import organisation
from tests.unit.sharing.world import GROUND, PLAIN, World


def limit_pages(world: World, more: int) -> None:
    """A full disk: the file may grow by so many pages and no further."""

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + more}")

    sa.event.listen(world.store.database._engine, "connect", limit)
    world.store.database._engine.dispose()


def share_until_it_fails(world: World) -> tuple[list[Receipt], StoreUnavailable]:
    receipts = []
    for _ in range(500):
        try:
            receipts.append(world.share())
        except StoreUnavailable as error:
            return receipts, error
    raise AssertionError("the disk was never full")


def test_on_a_full_disk_the_parent_is_told_and_everything_before_is_whole(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    limit_pages(world, 12)
    receipts, refused = share_until_it_fails(world)

    assert "niets gedeeld" in str(refused)
    assert receipts
    world.store.database._engine.dispose()
    assert len(world.store.work_list(world.reader)) == len(receipts)
    assert "database or disk is full" in caplog.text
    assert not [text for text in PLAIN if text in caplog.text]


def test_after_a_full_disk_things_go_on_as_soon_as_there_is_room(tmp_path: Path) -> None:
    world = World(f"sqlite:///{tmp_path / 'naast.sqlite'}")
    limit_pages(world, 6)
    receipts, _ = share_until_it_fails(world)
    world.store.close()
    room = Store.open(world.url, world.keyring, world.clock)

    assert all(room.by_code(one.code).summary is not None for one in receipts)
    assert room.share(world.summary(), "de-linde", request_id=uuid.uuid4().hex).code
    assert room.log_is_whole()


def test_a_request_that_failed_may_be_made_again(world: World) -> None:
    summary, request = world.summary(), uuid.uuid4().hex
    with closing(sqlite3.connect(world.file)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        world.store.database._engine.dispose()
        other.execute("BEGIN IMMEDIATE")
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(database, "_ON_CONNECTING", (*database._ON_CONNECTING, "PRAGMA busy_timeout = 50"))
            with pytest.raises(StoreUnavailable):
                world.store.share(summary, "de-linde", request_id=request)
        other.execute("ROLLBACK")
    world.store.database._engine.dispose()

    assert world.store.share(summary, "de-linde", request_id=request).code


def test_who_waits_for_another_gets_a_turn(world: World) -> None:
    with closing(sqlite3.connect(world.file, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(0.3, other.rollback).start()
        before = time.monotonic()
        receipt = world.share()

    assert time.monotonic() - before >= 0.2
    assert world.store.by_code(receipt.code).summary is not None


@pytest.mark.parametrize(
    "act",
    [
        lambda world, code, one: world.share(),
        lambda world, code, one: world.store.by_code(code),
        lambda world, code, one: world.store.confirm(code),
        lambda world, code, one: world.store.withdraw(code),
        lambda world, code, one: world.store.change_contact(code, SafeContact(kind="email", value="a@b.nl")),
        lambda world, code, one: world.store.read(world.reader, one, GROUND),
        lambda world, code, one: world.store.tell_parent(world.reader, one, "Ik bel je XQZV"),
        lambda world, code, one: world.store.expire(),
        lambda world, code, one: world.accounts.log_in("anna@example.org", "x", "1"),
        lambda world, code, one: world.store.log_is_whole(),
    ],
    ids=[
        *("share", "by_code", "confirm", "withdraw", "change_contact", "read", "tell_parent", "expire"),
        *("log_in", "log_is_whole"),
    ],
)
def test_whatever_the_database_says_nobody_hears_more_than_that_it_did_not_work(
    world: World, act: object, caplog: pytest.LogCaptureFixture
) -> None:
    receipt = world.share()

    def fail(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if statement.startswith(("UPDATE", "INSERT", "SELECT", "DELETE")):
            raise OperationalError(statement, parameters, sqlite3.OperationalError(f"disk I/O error {PLAIN}"))

    sa.event.listen(world.store.database._engine, "before_cursor_execute", fail)
    with caplog.at_level(logging.DEBUG), pytest.raises(StoreUnavailable) as refused:
        act(world, receipt.code, receipt.summary_id)  # type: ignore[operator]

    assert "XQZV" not in caplog.text + repr(refused.value) + str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


def test_what_fails_half_way_leaves_nothing_behind(world: World) -> None:
    """The log entry is the last write of sharing: where it fails, nothing was shared."""
    summary, request = world.summary(), uuid.uuid4().hex

    def fail(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if statement.startswith("INSERT INTO access_log"):
            raise OperationalError(statement, parameters, sqlite3.OperationalError("disk I/O error"))

    sa.event.listen(world.store.database._engine, "before_cursor_execute", fail)
    with pytest.raises(StoreUnavailable):
        world.store.share(summary, "de-linde", request_id=request)
    sa.event.remove(world.store.database._engine, "before_cursor_execute", fail)

    assert world.store.work_list(world.reader) == []
    assert world.store.share(summary, "de-linde", request_id=request).code
    assert world.store.log_is_whole()


def test_a_withdrawal_that_cannot_be_noted_is_not_said_to_have_happened(world: World) -> None:
    receipt = world.share()
    note = world.file.with_name(f"{world.file.name}.withdrawn")
    note.mkdir()
    with pytest.raises(StoreUnavailable):
        world.store.withdraw(receipt.code)
    note.rmdir()

    assert world.store.by_code(receipt.code).summary is not None
    world.store.withdraw(receipt.code)
    assert world.store.by_code(receipt.code).summary is None


def test_a_damaged_field_is_not_available_and_not_shown(world: World, caplog: pytest.LogCaptureFixture) -> None:
    one, other = world.share(), world.share()
    with world.store.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE summary SET content = (SELECT content FROM summary WHERE id = ?) WHERE id = ?",
            (other.summary_id, one.summary_id),
        )

    with pytest.raises(StoreUnavailable):
        world.store.by_code(one.code)
    assert world.store.by_code(other.code).summary is not None
    assert "XQZV" not in caplog.text


def test_a_row_that_may_be_there_once_is_refused_by_the_database_itself(world: World) -> None:
    with world.store.begin() as connection:
        row = dict(connection.execute(sa.select(organisation)).mappings().first() or {})
    with pytest.raises(IntegrityError), world.store.begin() as connection:
        connection.execute(sa.insert(organisation).values(row))


def test_an_account_needs_an_organisation_that_is_there(world: World) -> None:
    with pytest.raises(IntegrityError), world.store.begin() as connection:
        connection.exec_driver_sql("UPDATE account SET organisation_id = 'weg'")
