"""Replacing the key that fields are sealed with, while the store is in use; and whether keys and store fit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from support.sharing.account_rows import email_place, invited_email_place, totp_place
from support.sharing.backup import KEPT
from support.sharing.ground import summary_place
from support.sharing.keyring import KeyringError, key_id_of
from support.sharing.store import CANARY, Store
from support.sharing.tables import SEALED_OF_SUMMARY, account, invitation, setting, summary

_AT_ONCE = 100
_MARGIN = timedelta(days=1)
DAMAGED = ""
"""Stands for the key of a field that cannot be opened."""


@dataclass(frozen=True)
class SealedColumn:
    """One column of sealed values."""

    key: sa.Column
    """The primary key of its table."""
    value: sa.Column
    place: Callable[[str], str]
    """What the value in a row is bound to."""


@dataclass(frozen=True)
class Rotated:
    """What a rotation did."""

    key_id: str
    fields: int
    """So many were sealed anew."""
    forgotten: tuple[str, ...]
    """Keys that neither store nor backups need any more."""


SEALED = (
    *(SealedColumn(summary.c.id, summary.c[name], partial(summary_place, name)) for name in SEALED_OF_SUMMARY),
    SealedColumn(account.c.id, account.c.email, email_place),
    SealedColumn(account.c.id, account.c.totp_secret, totp_place),
    SealedColumn(invitation.c.token_hash, invitation.c.email, invited_email_place),
)


def rotate(store: Store) -> Rotated:
    """Makes a new key, seals every field with it, and forgets keys that were retired longer than backups are kept.

    Where it is broken off nothing is lost: a key stays until nothing needs it. Raises KeyringError, StoreUnavailable.
    """
    key_id = store.keyring.add_key()
    fields = sum(_seal_anew(store, column) for column in SEALED)
    with store.begin() as connection:
        sealed = store.keyring.seal(store.keyring.unseal(_canary(connection), CANARY), CANARY)
        connection.execute(sa.update(setting).where(setting.c.name == CANARY).values(value=sealed))
        store.record(connection, "sleutel vervangen", ground=f"sleutel {key_id}")
    in_use = set(keys_in_use(store))
    store.keyring.retire(set(store.keyring.key_ids()) - in_use, store.clock())
    forgotten = store.keyring.forget_retired(in_use, store.clock(), KEPT + _MARGIN)
    store.database.scrub(thoroughly=True)
    return Rotated(key_id, fields, tuple(forgotten))


def keys_in_use(store: Store) -> Counter[str]:
    """How many fields each key opens, ``DAMAGED`` for those that none does; shows no field. Raises StoreUnavailable."""
    found: Counter[str] = Counter()
    for column in SEALED:
        for rows in _pages(store, column):
            found.update(_opened_by(store, bytes(row.value), column.place(row.key)) for row in rows)
    with store.begin() as connection:
        found.update([_opened_by(store, _canary(connection), CANARY)])
    return found


def _seal_anew(store: Store, column: SealedColumn) -> int:
    fields = 0
    for rows in _pages(store, column):
        for row in rows:
            with store.begin() as connection:
                fields += _seal_one_anew(store, connection, column, row.key)
    return fields


def _seal_one_anew(store: Store, connection: Connection, column: SealedColumn, key: str) -> int:
    """The value is read again: between then and now it may have been changed or erased."""
    value = connection.execute(sa.select(column.value).where(column.key == key).with_for_update()).scalar()
    if value is None or key_id_of(bytes(value)) == store.keyring.active:
        return 0
    place = column.place(key)
    sealed = store.keyring.seal(store.keyring.unseal(bytes(value), place), place)
    connection.execute(sa.update(column.value.table).where(column.key == key).values({column.value: sealed}))
    return 1


def _pages(store: Store, column: SealedColumn) -> Iterator[list[Row]]:
    last = ""
    while True:
        wanted = sa.select(column.key.label("key"), column.value.label("value")).where(
            column.value.is_not(None), column.key > last
        )
        with store.begin() as connection:
            rows = list(connection.execute(wanted.order_by(column.key).limit(_AT_ONCE)))
        if not rows:
            return
        yield rows
        last = rows[-1].key


def _opened_by(store: Store, value: bytes, place: str) -> str:
    try:
        store.keyring.unseal(value, place)
        return key_id_of(value)
    except KeyringError:
        return DAMAGED


def _canary(connection: Connection) -> bytes:
    return bytes(connection.execute(sa.select(setting.c.value).where(setting.c.name == CANARY)).scalar_one())
