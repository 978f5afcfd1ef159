"""Copies of the SQLite store, made while it is in use; they hold only what is sealed, and are kept for a week.

What ends in the store is gone from the copies a week later at the latest. The keys are not in them: keep the key file
elsewhere, once. PostgreSQL has its own means (``pg_dump``, then ``remove_old`` on the folder with dumps).

To put a copy back: stop Naast, put the copy in the place of the store file and remove what ends in ``-wal`` or ``-shm``
beside it, leave ``<store>.withdrawn`` as it is, start. What was withdrawn since is withdrawn again.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path

from support.sharing.model import StoreUnavailable

KEPT = timedelta(days=7)
_NAME = "naast-%Y%m%dT%H%M%SZ.sqlite"
_NAMED = re.compile(r"naast-(\d{8}T\d{6}Z)\.(sqlite|dump)(\.part)?")
_PAGES_AT_ONCE = 256


def backup(store_file: Path, folder: Path, now: datetime) -> Path:
    """Copies the store as it is at one moment, and checks the copy. Raises StoreUnavailable; then there is no copy."""
    target = folder / now.astimezone(timezone.utc).strftime(_NAME)
    unfinished = target.with_name(f"{target.name}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished.unlink(missing_ok=True)
        os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(f"file:{store_file}?mode=rw", uri=True)) as source:
            with closing(sqlite3.connect(unfinished)) as copy:
                source.backup(copy, pages=_PAGES_AT_ONCE)
                copy.execute("PRAGMA journal_mode = DELETE")
                if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                    raise sqlite3.DatabaseError
        _sync(unfinished)
        unfinished.replace(target)
        _sync(folder)
    except (sqlite3.Error, OSError):
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise StoreUnavailable from None
    return target


def remove_old(folder: Path, now: datetime) -> list[Path]:
    """Removes copies older than a week, and unfinished ones older than a day; gives which."""
    removed = []
    for file in sorted(folder.glob("naast-*")):
        named = _NAMED.fullmatch(file.name)
        made = _moment(named.group(1)) if named else None
        if named and made and now - made >= (timedelta(days=1) if named.group(3) else KEPT):
            file.unlink(missing_ok=True)
            removed.append(file)
    return removed


def _moment(written: str) -> datetime | None:
    try:
        return datetime.strptime(written, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
    except ValueError:
        return None


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
