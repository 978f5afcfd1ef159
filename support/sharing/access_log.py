"""The access log (NEN 7513): who did what, when, on what ground, and whether it was allowed. Never any content.

It only grows. Each entry holds a keyed hash of itself and of the one before, and the end of the chain is kept apart,
so that an entry that was changed, put in, or left out shows, also at the end.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from support.sharing.database import insert_into
from support.sharing.ids import is_id
from support.sharing.keyring import Keyring
from support.sharing.model import Account, Action, Actor, LogEntry, StoreUnavailable
from support.sharing.tables import access_log, setting

HEAD = "log_head"
PAGE = 500
_FIELDS = tuple(column.name for column in access_log.columns if column.name != "hash")


def begin_log(connection: Connection, keyring: Keyring) -> None:
    """Puts the end of an empty chain in place, once."""
    begun = insert_into(connection, setting).values(name=HEAD, value=_head(keyring, 0, ""))
    connection.execute(begun.on_conflict_do_nothing())


def append(
    connection: Connection,
    keyring: Keyring,
    at: datetime,
    action: Action,
    *,
    account: Account | None = None,
    actor: Actor | None = None,
    organisation_id: str | None = None,
    summary_id: str | None = None,
    ground: str = "",
    allowed: bool = True,
) -> None:
    """Adds one entry, in the transaction of what it tells about.

    ``actor``: professional where there is an account, otherwise system, unless told. A ``summary_id`` that has not the
    form of one is left out: an address that somebody made up can hold anything.
    """
    head = connection.execute(sa.select(setting.c.value).where(setting.c.name == HEAD).with_for_update()).scalar()
    number, before = _read_head(keyring, head)
    entry = LogEntry(
        number=number + 1,
        at=at,
        actor=actor or ("professional" if account else "systeem"),
        account_id=account.id if account else None,
        name=account.name if account else "",
        function=account.function if account else "",
        role=account.role if account else "",
        organisation_id=organisation_id or (account.organisation_id if account else None) or None,
        action=action,
        summary_id=summary_id if summary_id and is_id(summary_id) else None,
        ground=ground,
        allowed=allowed,
    )
    made = _hash(keyring, entry, before)
    connection.execute(sa.insert(access_log).values(**entry.model_dump(), hash=made))
    value = _head(keyring, entry.number, made)
    connection.execute(sa.update(setting).where(setting.c.name == HEAD).values(value=value))


def entry_of(row: Row) -> LogEntry:
    """One row as an entry."""
    return LogEntry.model_validate({name: getattr(row, name) for name in _FIELDS})


def page(connection: Connection, after: int) -> list[Row]:
    """At most ``PAGE`` entries that follow number ``after``."""
    wanted = sa.select(access_log).where(access_log.c.number > after).order_by(access_log.c.number).limit(PAGE)
    return list(connection.execute(wanted))


def line(row: Row) -> str:
    """One entry as a line of JSON, with its hash."""
    return json.dumps({**entry_of(row).model_dump(mode="json"), "hash": row.hash}, ensure_ascii=False)


def head_fits(connection: Connection, keyring: Keyring, number: int, last: str) -> bool:
    """Whether the chain ends where it should."""
    head = connection.execute(sa.select(setting.c.value).where(setting.c.name == HEAD)).scalar()
    return head is not None and bytes(head) == _head(keyring, number, last)


def lines_are_whole(keyring: Keyring, lines: Iterable[str]) -> bool:
    """Whether exported lines are unchanged and complete up to the last of them."""
    return check_chain(keyring, (_told(text) for text in lines))[0]


def check_chain(keyring: Keyring, told: Iterable[Mapping[str, Any]]) -> tuple[bool, int, str]:
    """Whether entries, as mappings with their hash, hang together; with the number and hash of the last good one."""
    last = 0, ""
    for number, one in enumerate(told, 1):
        try:
            entry = LogEntry.model_validate({name: one[name] for name in _FIELDS})
            fits = entry.number == number and one["hash"] == _hash(keyring, entry, last[1])
        except (ValueError, KeyError):
            fits = False
        if not fits:
            return False, *last
        last = number, one["hash"]
    return True, *last


def _told(text: str) -> Mapping[str, Any]:
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _hash(keyring: Keyring, entry: LogEntry, before: str) -> str:
    said = entry.model_dump(mode="json")
    return keyring.log_hash(json.dumps(["entry", before, *(said[name] for name in _FIELDS)], ensure_ascii=False))


def _head(keyring: Keyring, number: int, last: str) -> bytes:
    return f"{number}:{last}:{keyring.log_hash(json.dumps(['head', number, last]))}".encode("ascii")


def _read_head(keyring: Keyring, head: bytes | None) -> tuple[int, str]:
    """Raises StoreUnavailable where the end was tampered with: then nothing is done, as it could not be logged."""
    number, _, rest = bytes(head or b"").decode("ascii", errors="replace").partition(":")
    last = rest.partition(":")[0]
    if head is None or not number.isdecimal() or bytes(head) != _head(keyring, int(number), last):
        raise StoreUnavailable
    return int(number), last
