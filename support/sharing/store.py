"""The store of what parents share: opened once in each process, and safe to use from several threads.

Every call may wait for the disk or for another call; an event loop calls it in a thread (``asyncio.to_thread``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Row

from support.sharing import access_log
from support.sharing.database import Database, insert_into
from support.sharing.for_professionals import ForProfessionals
from support.sharing.keyring import Keyring
from support.sharing.moments import now_utc
from support.sharing.organisations import Organisations
from support.sharing.retention import Retention
from support.sharing.tables import setting

CANARY = "canary"
_SAYS = "Naast"


class Store(ForProfessionals, Organisations, Retention):
    """Everything that was shared. Each part is told in its own module."""

    @classmethod
    def open(cls, url: str, keyring: Keyring, clock: Callable[[], datetime] = now_utc) -> Store:
        """Opens ``sqlite:////folder/file`` or ``postgresql://…``, and brings its tables up to date.

        What was withdrawn before a backup was put back is withdrawn again. ``clock`` gives moments with a time zone.
        Raises StoreUnavailable, ValueError for an address that is no store, KeyringError for keys of another store.
        """
        store = cls(Database.open(url), keyring, clock)
        with store.database.begin() as connection:
            begun = insert_into(connection, setting).values(name=CANARY, value=keyring.seal(_SAYS, CANARY))
            connection.execute(begun.on_conflict_do_nothing())
            canary = connection.execute(sa.select(setting.c.value).where(setting.c.name == CANARY)).scalar_one()
            keyring.unseal(bytes(canary), CANARY)
            access_log.begin_log(connection, keyring)
        store.withdraw_again()
        return store

    def close(self) -> None:
        """Ends every connection."""
        self.database.close()

    def export_log(self) -> Iterator[str]:
        """The whole access log, oldest first: each entry with its hash as a line of JSON."""
        for rows in self._log_pages():
            yield from map(access_log.line, rows)

    def log_is_whole(self) -> bool:
        """Whether no entry of the access log was changed, put in or left out, also at its end."""
        for _ in range(2):
            told = ({**row._mapping} for rows in self._log_pages() for row in rows)
            whole, number, last = access_log.check_chain(self.keyring, told)
            with self.begin() as connection:
                if whole and access_log.head_fits(connection, self.keyring, number, last):
                    return True
        # Twice, because an entry may come in between reading the last page and the end.
        return False

    def _log_pages(self) -> Iterator[list[Row]]:
        after = 0
        while True:
            with self.begin() as connection:
                rows = access_log.page(connection, after)
            if not rows:
                return
            yield rows
            after = rows[-1].number
