"""A store that an older Naast made is brought up to date, and what was shared in it stays shared."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from support.sharing import database
from support.sharing.keyring import Keyring
from support.sharing.store import Store
from tests.unit.sharing.world import GROUND, Clock, World


def to_revision(url: str, revision: str) -> None:
    """Brings the tables back to those of an older version."""
    config = Config()
    config.set_main_option("script_location", str(database.MIGRATIONS))
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
    engine.dispose()


def a_store_of_before(url: str) -> None:
    """What the test on each database does."""
    world = World(url)
    shared, prepared = world.share(), world.prepare()
    world.store.close()
    to_revision(url, "0001")
    again = Store.open(url, world.keyring, world.clock)

    assert again.by_code(shared.code).shared
    assert [one.summary_id for one in again.work_list(world.reader)] == [shared.summary_id]
    assert again.read(world.reader, shared.summary_id, GROUND).summary is not None
    with pytest.raises(Exception, match="code"):
        again.by_code(prepared.code)
    world.clock.turn(minutes=31)
    assert again.expire() == 0
    assert again.log_is_whole()
    again.close()


def test_what_was_there_before_confirming_existed_counts_as_confirmed(tmp_path: Path) -> None:
    a_store_of_before(f"sqlite:///{tmp_path / 'naast.sqlite'}")


def test_a_store_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'naast.sqlite'}"
    Store.open(url, Keyring.in_memory(), Clock()).close()
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()

    with pytest.raises(ValueError, match="newer version"):
        Store.open(url, Keyring.in_memory(), Clock())
