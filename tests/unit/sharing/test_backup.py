"""Copies of the store: whole, made while it is used, private, and gone after a week."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from support.sharing import backup as module
from support.sharing.backup import backup, remove_old
from support.sharing.model import StoreUnavailable
from support.sharing.store import Store
from tests.unit.sharing.world import PLAIN, WEDNESDAY, World


def test_a_copy_has_everything_and_opens_with_the_same_keys(world: World, tmp_path: Path) -> None:
    receipt = world.share()
    copy = backup(world.file, tmp_path / "backups", world.clock.now)
    opened = Store.open(f"sqlite:///{copy}", world.keyring, world.clock)

    assert copy.name == "naast-20270310T090000Z.sqlite"
    assert opened.by_code(receipt.code).summary == world.store.by_code(receipt.code).summary
    assert opened.log_is_whole()


def test_a_copy_is_one_private_file_without_plain_letters_and_without_keys(world: World, tmp_path: Path) -> None:
    world.share()
    copy = backup(world.file, tmp_path / "backups", world.clock.now)

    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert not [text for text in PLAIN if text.encode() in copy.read_bytes()]


def test_a_copy_that_is_made_while_parents_share_is_whole(world: World, tmp_path: Path) -> None:
    stop, receipts = threading.Event(), []

    def keep_sharing() -> None:
        while not stop.is_set():
            receipts.append(world.share())

    sharing = threading.Thread(target=keep_sharing)
    sharing.start()
    try:
        copies = []
        for number in range(5):
            copies.append(backup(world.file, tmp_path / "backups", world.clock.now + timedelta(seconds=number)))
    finally:
        stop.set()
        sharing.join()

    assert receipts
    for copy in copies:
        opened = Store.open(f"sqlite:///{copy}", world.keyring, world.clock)
        assert opened.log_is_whole()
        for item in opened.work_list(world.reader):
            assert opened.read(world.reader, item.summary_id, "toestemming van de ouder").summary.lines
        opened.close()


def test_copies_of_a_week_ago_are_removed_and_other_files_stay(tmp_path: Path) -> None:
    names = {
        "naast-20270303T090000Z.sqlite": True,
        "naast-20270303T090000Z.dump": True,
        "naast-20270303T090001Z.sqlite": False,
        "naast-20270310T090000Z.sqlite": False,
        "naast-20270309T080000Z.sqlite.part": True,
        "naast-20270310T080000Z.sqlite.part": False,
        "naast-handleiding.txt": False,
        "naast-20279999T999999Z.sqlite": False,
        "iets.sqlite": False,
    }
    for name in names:
        (tmp_path / name).touch()
    removed = remove_old(tmp_path, WEDNESDAY)

    assert {file.name for file in removed} == {name for name, goes in names.items() if goes}
    assert {file.name for file in tmp_path.iterdir()} == {name for name, goes in names.items() if not goes}


def test_nothing_to_remove_is_fine(tmp_path: Path) -> None:
    assert remove_old(tmp_path / "is-er-niet", WEDNESDAY) == []


@pytest.mark.parametrize("what", ["no store", "folder is a file", "copy is damaged", "disk is full"])
def test_where_copying_fails_there_is_no_copy_and_it_is_said(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    folder, file = tmp_path / "backups", world.file
    if what == "no store":
        file = tmp_path / "is-er-niet.sqlite"
    if what == "folder is a file":
        folder.touch()
    if what == "disk is full":
        monkeypatch.setattr(module.os, "fsync", _full)
    if what == "copy is damaged":
        world.store.close()
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'summary'")
            connection.commit()

    with pytest.raises(StoreUnavailable):
        backup(file, folder, world.clock.now)
    assert not folder.is_dir() or list(folder.iterdir()) == []


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")
