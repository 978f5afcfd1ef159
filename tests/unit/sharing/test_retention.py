"""The end: on its day, at withdrawal, in every byte on disk, whatever the clock does."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from support.sharing.backup import backup, remove_old
from support.sharing.model import AlreadyShared, UnknownCode
from support.sharing.store import Store
from tests.unit.sharing.traces import pieces, sealed_values, traces
from tests.unit.sharing.world import GROUND, PLAIN, World


def words_on_disk(folder: Path) -> list[str]:
    """What the parent wrote and is there in plain letters, in either way that a text is written to a file."""
    wanted = [text.encode(coding) for text in (*PLAIN, "XQZV") for coding in ("utf-8", "utf-16-le")]
    return [f"{name}: {one!r}" for name, one in traces(folder, wanted)]


def long_one(world: World) -> str:
    """Long enough to need pages of its own in the file."""
    return " ".join(f"zin {number} XQZV" for number in range(30))


# --- what lies on disk while it is shared --------------------------------------------------------------------


def test_nothing_that_a_parent_wrote_ever_lies_on_disk_in_plain_letters(world: World, tmp_path: Path) -> None:
    receipt = world.share(words=long_one(world)[:500])
    world.store.tell_parent(world.reader, receipt.summary_id, "Ik bel je XQZV")
    world.store.record_decision(world.reader, receipt.summary_id, "Besloten XQZV")

    assert words_on_disk(tmp_path) == []
    world.store.close()
    assert words_on_disk(tmp_path) == []


def test_neither_code_nor_session_nor_address_lies_on_disk(world: World, tmp_path: Path) -> None:
    receipt = world.share()
    session = world.accounts.log_in("anna@example.org", "zeven kikkers in de sloot", world.totp("anna@example.org"))
    secrets = [receipt.code, session.cookie.split(".")[0], "anna@example.org", *world.secrets.values()]

    assert traces(tmp_path, [one.encode() for one in secrets]) == []


# --- the end -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["withdrawn", "expired", "expired when looked at"])
def test_afterwards_no_byte_of_it_is_left_in_file_log_or_free_pages(world: World, tmp_path: Path, way: str) -> None:
    kept = world.share(days=90)
    receipt = world.share(days=3, words=long_one(world)[:500])
    world.store.tell_parent(world.reader, receipt.summary_id, "Ik bel je XQZV " * 20)
    world.store.record_decision(world.reader, receipt.summary_id, "Besloten XQZV " * 100)
    values = sealed_values(world.file, receipt.summary_id)
    assert len(values) == 5
    assert traces(tmp_path, pieces(values))

    if way == "withdrawn":
        world.store.withdraw(receipt.code)
    else:
        world.clock.turn(days=4)
        if way == "expired when looked at":
            world.store.by_code(receipt.code)
        assert world.store.expire() == (1 if way == "expired" else 0)
    assert traces(tmp_path, pieces(values)) == []
    assert world.store.by_code(kept.code).summary is not None


@pytest.mark.parametrize("way", ["quickly", "thoroughly", "when looked at"])
def test_of_what_was_not_confirmed_no_byte_is_left_after_half_an_hour(world: World, tmp_path: Path, way: str) -> None:
    kept = world.share()
    receipt = world.prepare(words=long_one(world)[:500])
    values = sealed_values(world.file, receipt.summary_id)
    assert len(values) == 3
    assert traces(tmp_path, pieces(values))
    world.clock.turn(minutes=30)

    if way == "quickly":
        assert world.store.expire_unconfirmed() == 1
    else:
        if way == "when looked at":
            world.store.by_code(receipt.code)
        assert world.store.expire() == (1 if way == "thoroughly" else 0)
    assert traces(tmp_path, pieces(values)) == []
    assert world.store.by_code(kept.code).summary is not None


def test_withdrawal_leaves_no_byte_even_while_others_work(world: World, tmp_path: Path) -> None:
    """A reader that holds the database open keeps the write-ahead log; the next cleaning takes it."""
    receipt = world.share()
    values = sealed_values(world.file, receipt.summary_id)
    with closing(sqlite3.connect(world.file)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM summary").fetchone()
        world.store.withdraw(receipt.code)
        other.execute("COMMIT")
    world.store.expire()

    assert traces(tmp_path, pieces(values)) == []


def test_the_last_day_is_a_whole_day(world: World) -> None:
    receipt = world.share(days=1)
    world.clock.now = world.clock.now.replace(day=11, hour=22, minute=59)
    assert world.store.expire() == 0
    assert world.store.by_code(receipt.code).summary is not None
    world.clock.turn(minutes=2)

    assert world.store.expire() == 1


def test_for_thirty_days_the_parent_still_sees_that_it_ended_and_then_nothing(world: World) -> None:
    receipt = world.share(days=2)
    world.clock.turn(days=10)
    world.store.expire()
    assert world.store.by_code(receipt.code).ended == "verlopen"
    world.clock.turn(days=30)
    world.store.expire()

    with pytest.raises(UnknownCode):
        world.store.by_code(receipt.code)
    with closing(sqlite3.connect(world.file)) as connection:
        assert connection.execute("SELECT count(*) FROM summary").fetchone() == (0,)
    assert "gedeeld" in [one.action for one in world.store.log_entries(world.administrator)]
    assert world.store.log_is_whole()


def test_no_log_line_of_the_program_has_content(world: World, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        receipt = world.share()
        world.store.read(world.reader, receipt.summary_id, GROUND)
        world.store.withdraw(receipt.code)
        world.store.expire()

    assert "XQZV" not in caplog.text
    assert not [word for word in receipt.code.split("-") if word in caplog.text]


def test_cleaning_up_also_takes_old_sessions_invitations_and_counts(world: World) -> None:
    world.accounts.log_in("anna@example.org", "zeven kikkers in de sloot", world.totp("anna@example.org"))
    world.accounts.invite(None, "nieuw@example.org", "Nieuw", "", "lezer", organisation_id="de-linde")
    with pytest.raises(UnknownCode):
        world.store.by_code("a b c d", address="10.0.0.1")
    world.clock.turn(days=8)
    world.store.expire()

    with closing(sqlite3.connect(world.file)) as connection:
        left = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("session", "invitation", "tries")
        ]
    assert left == [0, 0, 0]


# --- the clock -----------------------------------------------------------------------------------------------


def test_what_has_ended_stays_ended_when_the_clock_goes_back(world: World) -> None:
    receipt = world.share(days=5)
    world.clock.turn(days=400)
    assert world.store.by_code(receipt.code).summary is None
    world.clock.turn(days=-400)

    assert world.store.by_code(receipt.code).ended == "verlopen"
    assert world.store.work_list(world.reader) == []
    assert world.store.log_is_whole()


def test_a_clock_that_goes_back_does_not_stop_anybody(world: World) -> None:
    receipt = world.share()
    world.clock.turn(days=-20)

    assert world.store.by_code(receipt.code).summary is not None
    assert world.store.read(world.reader, receipt.summary_id, GROUND).summary is not None
    assert world.share().code
    assert world.store.expire() == 0
    assert world.store.log_is_whole()


def test_a_clock_that_goes_back_does_not_lock_a_parent_out_until_the_old_time_comes(world: World) -> None:
    receipt = world.share()
    for _ in range(6):
        with pytest.raises(UnknownCode):
            world.store.by_code("a b c d", address="10.0.0.1")
    world.clock.turn(days=-300)
    with pytest.raises(Exception, match="te vaak"):
        world.store.by_code(receipt.code, address="10.0.0.1")
    world.clock.turn(minutes=1)

    assert world.store.by_code(receipt.code, address="10.0.0.1").summary is not None


# --- backups -------------------------------------------------------------------------------------------------


def test_a_week_after_the_end_it_is_gone_from_every_backup(world: World, tmp_path: Path) -> None:
    receipt = world.share(days=3)
    values = sealed_values(world.file, receipt.summary_id)
    folder = tmp_path / "backups"
    for _ in range(12):
        world.store.expire()
        backup(world.file, folder, world.clock.now)
        remove_old(folder, world.clock.now)
        world.clock.turn(days=1)

    assert len(list(folder.iterdir())) == 7
    assert traces(tmp_path, pieces(values)) == []


def test_what_was_not_confirmed_goes_from_backups_too_and_does_not_come_back_with_one(
    world: World, tmp_path: Path
) -> None:
    receipt, folder = world.prepare(), tmp_path / "backups"
    values = sealed_values(world.file, receipt.summary_id)
    copy = backup(world.file, folder, world.clock.now).read_bytes()
    world.clock.turn(minutes=30)
    world.store.close()
    world.file.write_bytes(copy)
    again = Store.open(world.url, world.keyring, world.clock)

    assert again.work_list(world.reader) == []
    assert again.expire() == 1
    again.close()
    world.clock.turn(days=7)
    remove_old(folder, world.clock.now)
    assert traces(tmp_path, pieces(values)) == []


def test_a_backup_that_is_put_back_does_not_bring_back_what_was_withdrawn(world: World, tmp_path: Path) -> None:
    withdrawn, kept = world.share(), world.share()
    copy = backup(world.file, tmp_path / "backups", world.clock.now)
    world.store.withdraw(withdrawn.code)
    world.store.close()
    world.file.write_bytes(copy.read_bytes())
    again = Store.open(world.url, world.keyring, world.clock)

    assert again.by_code(withdrawn.code).ended == "ingetrokken"
    assert again.by_code(kept.code).summary is not None
    assert [one.summary_id for one in again.work_list(world.reader)] == [kept.summary_id]
    assert again.log_is_whole()


def test_what_was_noted_as_withdrawn_is_forgotten_when_no_backup_can_have_it(world: World) -> None:
    receipt = world.share()
    world.store.withdraw(receipt.code)
    note = world.file.with_name(f"{world.file.name}.withdrawn")
    assert receipt.summary_id in note.read_text(encoding="ascii")
    assert note.stat().st_mode & 0o777 == 0o600
    world.clock.turn(days=201)
    world.store.expire()

    assert note.read_text(encoding="ascii") == ""


def test_a_damaged_note_of_withdrawals_stops_nothing(world: World) -> None:
    receipt = world.share()
    world.store.withdraw(receipt.code)
    note = world.file.with_name(f"{world.file.name}.withdrawn")
    note.write_bytes(b"\xff\x00 half a li\n" + note.read_bytes() + b"2027-13-99 " + b"0" * 32)

    assert world.store.withdrawals.ids() == {receipt.summary_id}


def test_after_it_is_forgotten_an_old_consent_cannot_be_used_again(world: World) -> None:
    summary = world.summary()
    receipt = world.store.share(summary, "de-linde", request_id="x" * 20)
    with pytest.raises(AlreadyShared):
        world.store.share(summary, "de-linde", request_id="y" * 20)
    world.store.withdraw(receipt.code)
    world.clock.now += timedelta(days=100)
    world.store.expire()

    with pytest.raises(Exception, match="toestemming"):
        world.store.share(summary, "de-linde", request_id="y" * 20)
