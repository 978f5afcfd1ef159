"""What every part of the store stands on: database, keys and clock, and the one way into a transaction."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from support.sharing import access_log
from support.sharing.database import Database
from support.sharing.keyring import Keyring, KeyringError
from support.sharing.model import Action, Actor, Organisation, StoreUnavailable
from support.sharing.moments import dutch_day
from support.sharing.tables import SEALED_OF_SUMMARY, organisation, summary
from support.sharing.withdrawals import Withdrawals

_NAME = re.compile(r"[a-z0-9-]{1,60}")
log = logging.getLogger("naast.sharing")
"""Kinds of failures only; never what was written or by whom."""


class Ground:
    """Database, keys and clock of one store."""

    def __init__(self, database: Database, keyring: Keyring, clock: Callable[[], datetime]) -> None:
        self.database = database
        self.keyring = keyring
        self.clock = clock
        self.withdrawals = Withdrawals(database.file)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction, all or nothing. Raises StoreUnavailable where database or keys fail."""
        try:
            with self.database.begin() as connection:
                yield connection
        except KeyringError as error:
            log.error("The store cannot be read: %s", error)
            raise StoreUnavailable from None

    def record(self, connection: Connection, action: Action, **told: Any) -> None:
        """Adds an entry to the access log, in the transaction of what it tells about."""
        access_log.append(connection, self.keyring, self.clock(), action, **told)

    def today(self) -> date:
        """The day on a Dutch calendar."""
        return dutch_day(self.clock())

    # --- sealed columns --------------------------------------------------------------------------------------------

    def sealed(self, column: str, summary_id: str, text: str | None) -> bytes | None:
        """The value for a sealed column of a summary."""
        return None if not text else self.keyring.seal(text, summary_place(column, summary_id))

    def unsealed(self, row: Row, column: str) -> str:
        """What is in a sealed column; empty where there is nothing."""
        value = getattr(row, column)
        return "" if value is None else self.keyring.unseal(bytes(value), summary_place(column, row.id))

    # --- the end of a summary --------------------------------------------------------------------------------------

    def is_over(self, row: Row) -> bool:
        """Whether its last day has passed, or it was not confirmed in time."""
        unconfirmed = row.confirm_by is not None and self.clock() >= row.confirm_by
        return bool(unconfirmed or self.today() > row.ends_on)

    def end(
        self,
        connection: Connection,
        row: Row,
        ended: str,
        *,
        actor: Actor = "systeem",
        ground: str = "",
    ) -> None:
        """Erases the content of a summary for good; that there was one stays known for a while.

        ``ended``: "ingetrokken" or "verlopen".
        """
        empty = dict.fromkeys(SEALED_OF_SUMMARY)
        changed = {"ended": ended, "ended_at": self.clock(), "assigned_to": None, "version": row.version + 1}
        connection.execute(sa.update(summary).where(summary.c.id == row.id).values(**empty, **changed))
        action: Action = "ingetrokken" if ended == "ingetrokken" else "verlopen"
        self.record(connection, action, actor=actor, ground=ground, **told_of(row))


def told_of(row: Row) -> dict[str, str | None]:
    """What the access log tells about a summary: its organisation only where it was shared with it, because a
    coordinator reads what has the own organisation's name."""
    return {"organisation_id": row.organisation_id if row.confirm_by is None else None, "summary_id": row.id}


def organisation_of(row: Row) -> Organisation:
    """One row as an organisation."""
    return Organisation(
        id=row.id,
        name=row.name,
        kind=row.kind,
        region=row.region,
        municipalities=tuple(json.loads(row.municipalities)),
        phases=tuple(json.loads(row.phases)),
        answer_days=row.answer_days,
        active=row.active,
    )


def find_organisation(connection: Connection, organisation_id: str) -> Organisation | None:
    """The organisation with this id, active or not."""
    if not _NAME.fullmatch(organisation_id):
        return None
    row = connection.execute(sa.select(organisation).where(organisation.c.id == organisation_id)).first()
    return organisation_of(row) if row else None


def summary_place(column: str, summary_id: str) -> str:
    """Where a sealed column of a summary belongs."""
    return f"summary.{column}:{summary_id}"
