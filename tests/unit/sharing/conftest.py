"""One world for each test, in a SQLite file of its own. It does not wait for the disk: only a power cut would tell."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.sharing import database
from tests.unit.sharing.world import World

collect_ignore = [] if shutil.which("postgres") else ["test_postgresql.py"]


@pytest.fixture(autouse=True)
def _disk_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = tuple(one.replace("synchronous = FULL", "synchronous = OFF") for one in database._ON_CONNECTING)
    monkeypatch.setattr(database, "_ON_CONNECTING", quick)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(f"sqlite:///{tmp_path / 'store' / 'naast.sqlite'}")
    yield made
    made.store.close()
