"""The end of what was shared: on its day everything in it is erased, and later also that it was there."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

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
            over = sa.and_(summary.c.ended == "", summary.c.ends_on < today)
            ended = connection.execute(sa.select(summary).where(over).with_for_update()).all()
            for row in ended:
                self.end(connection, row, "verlopen")
            gone = sa.and_(summary.c.ended != "", summary.c.ends_on < today - KNOWN_AFTERWARDS)
            connection.execute(sa.delete(summary).where(gone))
            connection.execute(sa.delete(session).where(session.c.made_at < now - SESSION_LASTS))
            connection.execute(sa.delete(invitation).where(invitation.c.ends_at < now))
            self.withdrawals.forget_old(now)
        with self.begin() as connection:
            throttle.forget_drained(connection, now)
        self.database.scrub(thoroughly=True)
        return len(ended)

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
