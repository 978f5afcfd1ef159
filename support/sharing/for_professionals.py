"""What a professional does: see the work list, read, and tell what happens. Always for the own organisation only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from support.sharing import access_log
from support.sharing.account_rows import active_account
from support.sharing.for_parents import ForParents
from support.sharing.ids import is_id
from support.sharing.model import (
    GROUNDS,
    MOST_DECIDED,
    MOST_NOTE,
    Account,
    Action,
    ChangedMeanwhile,
    LogEntry,
    NotAllowed,
    NotYours,
    Reading,
    SharingError,
    Status,
    TooLong,
    Withdrawn,
    WorkItem,
)
from support.sharing.tables import access_log as log_table
from support.sharing.tables import summary

MOST_ENTRIES = 2000
READERS = ("lezer", "coordinator")
_ORDER: tuple[Status, ...] = ("nieuw", "geopend", "gebeld", "klaar")
_NOT_FOR_COORDINATORS = ("bekeken met code", "contact gewijzigd")
"""When a parent looked is the parent's own affair."""


class ForProfessionals(ForParents):
    """The part of the store that professionals use. The account is looked up again each time: what counts is what the
    store knows of it now, not what the caller holds."""

    def work_list(self, account: Account) -> list[WorkItem]:
        """What was shared with the account's organisation: overdue first, then new, opened, called, done.

        Raises NotAllowed for an account that may not read.
        """
        with self.begin() as connection:
            reader = self._reader(connection, account)
            of_it = sa.and_(summary.c.organisation_id == reader.organisation_id, summary.c.ended == "")
            rows = connection.execute(sa.select(summary).where(of_it, summary.c.confirm_by.is_(None))).all()
            items = [self._item(row) for row in rows if not self.is_over(row)]
        return sorted(items, key=lambda one: (not one.overdue, _ORDER.index(one.status), one.answer_by, one.shared_at))

    def item(self, account: Account, summary_id: str) -> WorkItem:
        """One line of the work list, before it is opened; only a refusal is written down.

        Raises NotYours where it is not there for this organisation, Withdrawn where it has ended, NotAllowed.
        """
        with self._handled(account, summary_id, "gelezen", only_refusals=True) as (_, row, _who):
            return self._item(row)

    def read(self, account: Account, summary_id: str, ground: str, *, copy: bool = False) -> Reading:
        """One summary, written down in the access log. ``ground``: one of ``GROUNDS``; ``copy``: it is taken along.

        Raises NotYours where it is not there for this organisation, Withdrawn where it has ended, NotAllowed.
        """
        if ground not in GROUNDS:
            raise NotAllowed
        action: Action = "kopie gemaakt" if copy else "gelezen"
        with self._handled(account, summary_id, action, ground) as (connection, row, _):
            if row.status == "nieuw":
                row = self._change(connection, row, status="geopend")
            return Reading(
                item=self._item(row),
                summary=self.summary_of(row),
                decided=self.unsealed(row, "decided"),
                contact_changed_at=_contact_changed(connection, summary_id),
            )

    def set_status(self, account: Account, summary_id: str, status: Status, *, version: int | None = None) -> None:
        """Says how far it is. Nothing becomes new again.

        ``version`` (here and below): the one that was shown; raises ChangedMeanwhile where a colleague was first.
        Raises NotYours, Withdrawn, NotAllowed.
        """
        if status not in _ORDER[1:]:
            raise NotAllowed
        with self._handled(account, summary_id, "status gewijzigd") as (connection, row, who):
            self._change_seen(connection, row, version, status=status, assigned_to=row.assigned_to or who.id)

    def tell_parent(self, account: Account, summary_id: str, note: str, *, version: int | None = None) -> None:
        """Puts a note on the parent's page ("ik bel je dinsdag"), in place of the one before; empty takes it away.

        Raises TooLong, NotYours, Withdrawn, NotAllowed, ChangedMeanwhile.
        """
        text = _within(note, MOST_NOTE)
        with self._handled(account, summary_id, "aan ouder verteld") as (connection, row, who):
            changes = {"note": self.sealed("note", row.id, text), "assigned_to": row.assigned_to or who.id}
            self._change_seen(connection, row, version, **changes)

    def record_decision(self, account: Account, summary_id: str, words: str, *, version: int | None = None) -> None:
        """Writes down what parent and professional decided together; the parent reads it with the code.

        Raises TooLong, NotYours, Withdrawn, NotAllowed, ChangedMeanwhile.
        """
        text = _within(words, MOST_DECIDED)
        with self._handled(account, summary_id, "besluit vastgelegd") as (connection, row, who):
            changes = {"decided": self.sealed("decided", row.id, text), "assigned_to": row.assigned_to or who.id}
            self._change_seen(connection, row, version, **changes)

    def hand_over(self, account: Account, summary_id: str, to_account_id: str, *, version: int | None = None) -> None:
        """Hands it to an active colleague of the same organisation.

        Raises NotAllowed where there is no such colleague, NotYours, Withdrawn, ChangedMeanwhile.
        """
        with self._handled(account, summary_id, "overgedragen") as (connection, row, who):
            colleague = active_account(connection, self.keyring, to_account_id)
            if colleague is None or colleague.organisation_id != who.organisation_id or colleague.role not in READERS:
                raise NotAllowed
            self._change_seen(connection, row, version, assigned_to=colleague.id)

    def log_entries(self, account: Account, *, most: int = MOST_ENTRIES) -> list[LogEntry]:
        """The newest entries of the access log, oldest first: for a coordinator those of the own organisation, for a
        ``beheerder`` those of the whole installation.

        Raises NotAllowed for a reader.
        """
        with self.begin() as connection:
            who = active_account(connection, self.keyring, account.id)
            if who is None or who.role == "lezer":
                raise NotAllowed
            wanted = sa.select(log_table).order_by(log_table.c.number.desc()).limit(most)
            if who.role == "coordinator":
                own = log_table.c.organisation_id == who.organisation_id
                wanted = wanted.where(own, log_table.c.action.notin_(_NOT_FOR_COORDINATORS))
            entries = [access_log.entry_of(row) for row in connection.execute(wanted)][::-1]
            self.record(connection, "log bekeken", account=who)
        return entries

    # --- who asks ----------------------------------------------------------------------------------------------------

    def _reader(self, connection: Connection, account: Account) -> Account:
        who = active_account(connection, self.keyring, account.id)
        if who is None or who.role not in READERS:
            raise NotAllowed
        return who

    @contextmanager
    def _handled(
        self, account: Account, summary_id: str, action: Action, ground: str = "", *, only_refusals: bool = False
    ) -> Iterator[tuple[Connection, Row, Account]]:
        """One summary of the own organisation, in a transaction and in the log; a refusal is in the log as well."""
        refused: SharingError | None = None
        with self.begin() as connection:
            who = self._reader(connection, account)
            wanted = sa.select(summary).where(summary.c.id == summary_id).with_for_update()
            row = connection.execute(wanted).first() if is_id(summary_id) else None
            if row is None or row.organisation_id != who.organisation_id or row.confirm_by is not None:
                # What was never confirmed was never here, also after its end.
                refused = NotYours()
            elif row.ended or self.is_over(row):
                if not row.ended:
                    self.end(connection, row, "verlopen")
                refused = Withdrawn()
            told = {"account": who, "summary_id": summary_id, "ground": ground, "allowed": refused is None}
            if refused is not None or not only_refusals:
                self.record(connection, action, **told)
            if refused is None and row is not None:
                yield connection, row, who
        if refused is not None:
            raise refused

    def _change_seen(self, connection: Connection, row: Row, version: int | None, **values: object) -> None:
        if version is not None and version != row.version:
            raise ChangedMeanwhile
        self._change(connection, row, **values)

    def _item(self, row: Row) -> WorkItem:
        return WorkItem(
            summary_id=row.id,
            status=row.status,
            shared_at=row.shared_at,
            answer_by=row.answer_by,
            ends_on=row.ends_on,
            overdue=self.is_overdue(row),
            assigned_to=row.assigned_to,
            note=self.unsealed(row, "note"),
            version=row.version,
        )


def _within(text: str, most: int) -> str:
    if len(text.strip()) > most:
        raise TooLong
    return text.strip()


def _contact_changed(connection: Connection, summary_id: str) -> datetime | None:
    told = sa.select(sa.func.max(log_table.c.at)).where(log_table.c.summary_id == summary_id, log_table.c.allowed)
    at: datetime | None = connection.execute(told.where(log_table.c.action == "contact gewijzigd")).scalar()
    return at
