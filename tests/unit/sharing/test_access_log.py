"""The access log: complete, without content, and every tampering shows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from support.sharing.access_log import lines_are_whole
from support.sharing.keyring import Keyring
from support.sharing.model import LogEntry, StoreUnavailable
from tests.unit.sharing.world import GROUND, PLAIN, World


@pytest.fixture
def used(world: World) -> World:
    """A world in which things have happened."""
    receipt = world.share()
    world.store.by_code(receipt.code)
    world.store.read(world.reader, receipt.summary_id, GROUND)
    world.store.tell_parent(world.reader, receipt.summary_id, "Ik bel je dinsdag XQZV-noot")
    world.store.record_decision(world.reader, receipt.summary_id, "Samen besloten XQZV-besluit")
    world.store.withdraw(receipt.code)
    return world


def test_the_log_tells_who_did_what_when_and_on_what_ground(used: World) -> None:
    entries = [json.loads(line) for line in used.store.export_log()]
    read = next(one for one in entries if one["action"] == "gelezen")

    assert [one["number"] for one in entries] == list(range(1, len(entries) + 1))
    assert (read["name"], read["function"], read["role"]) == ("Anna de Vries", "verloskundige", "lezer")
    assert (read["organisation_id"], read["ground"], read["at"]) == ("de-linde", GROUND, "2027-03-10T09:00:00Z")
    assert len(read["summary_id"]) == 32
    acted = [one["action"] for one in entries if one["summary_id"] == read["summary_id"]]
    assert acted[:3] == ["klaargezet", "gedeeld", "bekeken met code"]
    assert acted[3:] == ["gelezen", "aan ouder verteld", "besluit vastgelegd", "ingetrokken"]


def test_the_consent_stays_provable_after_withdrawal(used: World) -> None:
    shared = next(one for one in map(json.loads, used.store.export_log()) if one["action"] == "gedeeld")

    assert shared["ground"] == "toestemming 2027-1"
    assert shared["actor"] == "ouder"


def test_there_is_no_content_in_the_log(used: World) -> None:
    told = "\n".join(used.store.export_log())

    assert "XQZV" not in told
    assert not [text for text in PLAIN if text in told]


def test_an_untouched_log_is_whole_also_when_it_was_exported(used: World) -> None:
    assert used.store.log_is_whole()
    assert lines_are_whole(used.keyring, used.store.export_log())


def test_a_long_log_is_exported_in_order_and_whole(world: World) -> None:
    receipt = world.share()
    for _ in range(520):
        world.store.by_code(receipt.code)
    numbers = [json.loads(line)["number"] for line in world.store.export_log()]

    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 520
    assert world.store.log_is_whole()


# --- tampering -----------------------------------------------------------------------------------------------

UNLOCK = "DROP TRIGGER access_log_no_update; DROP TRIGGER access_log_no_delete;"
TAMPERINGS = {
    "another person": "UPDATE access_log SET name = 'Niemand' WHERE action = 'gelezen'",
    "another moment": "UPDATE access_log SET at = '2027-03-09T09:00:00.000000+00:00' WHERE action = 'gelezen'",
    "another ground": "UPDATE access_log SET ground = '' WHERE action = 'gelezen'",
    "a refusal allowed": "UPDATE access_log SET allowed = 1 - allowed WHERE number = 3",
    "one left out": "DELETE FROM access_log WHERE action = 'gelezen'",
    "the first left out": "DELETE FROM access_log WHERE number = 1",
    "the last left out": "DELETE FROM access_log WHERE number = (SELECT max(number) FROM access_log)",
    "all left out": "DELETE FROM access_log",
    "the end moved back": (
        "DELETE FROM access_log WHERE number = (SELECT max(number) FROM access_log);"
        "UPDATE setting SET value = CAST((SELECT max(number) || ':' || hash FROM access_log) ||"
        " substr(CAST(value AS TEXT), -65) AS BLOB) WHERE name = 'log_head'"
    ),
    "the end left out": "DELETE FROM setting WHERE name = 'log_head'",
    "one put in": (
        "INSERT INTO access_log SELECT number + 1, at, actor, account_id, name, function, role, organisation_id,"
        " action, summary_id, ground, allowed, hash FROM access_log ORDER BY number DESC LIMIT 1"
    ),
    "two swapped": (
        "UPDATE access_log SET number = -1 WHERE number = 4; UPDATE access_log SET number = 4 WHERE number = 5;"
        "UPDATE access_log SET number = 5 WHERE number = -1"
    ),
    "an action that is none": "UPDATE access_log SET action = 'niets' WHERE number = 2",
}


@pytest.mark.parametrize("statement", TAMPERINGS.values(), ids=TAMPERINGS)
def test_tampering_shows(used: World, statement: str) -> None:
    with closing(sqlite3.connect(used.file)) as connection:
        connection.executescript(UNLOCK + statement + ";")

    assert not used.store.log_is_whole()


@pytest.mark.parametrize("statement", ["UPDATE access_log SET name = ''", "DELETE FROM access_log"])
def test_the_database_itself_refuses_to_change_the_log(used: World, statement: str) -> None:
    with closing(sqlite3.connect(used.file)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[:3] + lines[4:],
        lambda lines: lines[1:],
        lambda lines: [lines[0].replace("systeem", "ouder"), *lines[1:]],
        lambda lines: ["", *lines],
        lambda lines: ["[]", *lines],
        lambda lines: [*lines, "{"],
    ],
)
def test_a_changed_export_shows(used: World, change: Callable[[list[str]], list[str]]) -> None:
    assert not lines_are_whole(used.keyring, change(list(used.store.export_log())))


def test_another_installation_cannot_make_a_log_that_holds(used: World) -> None:
    assert not lines_are_whole(Keyring.in_memory(), used.store.export_log())


def test_where_the_end_of_the_chain_is_gone_nothing_is_done_that_could_not_be_logged(used: World) -> None:
    with closing(sqlite3.connect(used.file)) as connection:
        connection.executescript("DELETE FROM setting WHERE name = 'log_head';")

    with pytest.raises(StoreUnavailable):
        used.share()
    assert used.store.work_list(used.reader) == []


def test_an_entry_is_a_closed_list_of_fields_without_room_for_text() -> None:
    """Whoever adds a field thinks about what could end up in it."""
    assert set(LogEntry.model_fields) == {
        "number",
        "at",
        "actor",
        "account_id",
        "name",
        "function",
        "role",
        "organisation_id",
        "action",
        "summary_id",
        "ground",
        "allowed",
    }
