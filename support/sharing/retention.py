"""The end of what was shared: on its day everything in it is erased, and later also that it was there."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from support.sharing import throttle
from support.sharing.ground import Ground
from support.sharing.tables import invitation, session, summary

KNOWN_AFTERWARDS = timedelta(days=30)
"""So long after its last day the parent still sees with the code that it has ended."""
SESSION_LASTS = timedelta(hours=8)


class Retention(Ground):
    """The part of the store that lets go."""

    def expire(self) -> int:
        """Erases what has ended, also from free pages and the write-ahead log. Gives how many summaries that were.

        To be run every day at least. Whether this ran or not, nobody can read a summary after its last day. A clock
        that leaps ahead ends what is over by that clock, for good: privacy goes before keeping.
        """
        with self.begin() as connection:
            now, today = self.clock(), self.today()
            ended = self._end_where(connection, sa.or_(summary.c.ends_on < today, summary.c.confirm_by <= now))
            gone = sa.and_(summary.c.ended != "", summary.c.ends_on < today - KNOWN_AFTERWARDS)
            connection.execute(sa.delete(summary).where(gone))
            connection.execute(sa.delete(session).where(session.c.made_at < now - SESSION_LASTS))
            connection.execute(sa.delete(invitation).where(invitation.c.ends_at < now))
            self.withdrawals.forget_old(now)
        with self.begin() as connection:
            throttle.forget_drained(connection, now)
        self.database.scrub(thoroughly=True)
        return ended

    def expire_unconfirmed(self) -> int:
        """Erases only what was not confirmed in time. Gives how many that were.

        Quick where there is nothing: to be run every minute, so that little lies there longer than was promised.
        """
        with self.begin() as connection:
            ended = self._end_where(connection, summary.c.confirm_by <= self.clock())
        if ended:
            self.database.scrub()
        return ended

    def withdraw_again(self) -> int:
        """Ends what was withdrawn and came back with a backup. Gives how many summaries that were."""
        noted = self.withdrawals.ids()
        with self.begin() as connection:
            rows = connection.execute(sa.select(summary).where(summary.c.ended == "")).all()
            back = [row for row in rows if row.id in noted]
            for row in back:
                self.end(connection, row, "ingetrokken", ground="terug na reservekopie")
        if back:
            self.database.scrub(thoroughly=True)
        return len(back)

    def _end_where(self, connection: Connection, over: sa.ColumnElement) -> int:
        wanted = sa.select(summary).where(summary.c.ended == "", over).with_for_update()
        rows = connection.execute(wanted).all()
        for row in rows:
            self.end(connection, row, "verlopen")
        return len(rows)
