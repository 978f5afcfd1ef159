"""Wrong tries are counted, and the more there are the longer the next one has to wait.

The count drains away with time. A try is counted before it is judged, so that a hundred tries at once are a hundred,
and given back where it was right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from support.sharing.database import insert_into
from support.sharing.tables import tries

_MOST_DOUBLINGS = 30


@dataclass(frozen=True)
class Limit:
    """How patient one count is."""

    kind: str
    free: int
    """So many wrong tries cost no waiting."""
    first_wait: float
    """Seconds; each wrong try more doubles it."""
    longest_wait: float
    drains: float
    """Seconds until one wrong try is forgotten."""


CODE_PER_ADDRESS = Limit("code", free=6, first_wait=15, longest_wait=300, drains=1800)
"""Five minutes at most: a whole house, hospital or phone network may share the address of who guesses."""
CODE_IN_ALL = Limit("code in all", free=2000, first_wait=1, longest_wait=2, drains=1)
"""Wide, as it holds back every parent: of a thousand codes one is guessed in a thousand years at a try a second."""
LOG_IN_PER_ACCOUNT = Limit("log-in", free=4, first_wait=5, longest_wait=900, drains=1800)
LOG_IN_PER_ADDRESS = Limit("log-in address", free=30, first_wait=5, longest_wait=900, drains=300)

Count = tuple[Limit, str]
"""A limit, and the keyed hash of whom it counts for."""


def take(connection: Connection, counts: Sequence[Count], now: datetime) -> int:
    """Counts one try on each; gives 0, or the seconds to wait, and then nothing was counted."""
    levels = [_level(connection, limit, whose, now) for limit, whose in counts]
    wait = max((seconds for _, seconds in levels), default=0)
    if wait > 0:
        return max(1, round(wait))
    for (limit, whose), (level, _) in zip(counts, levels):
        _put(connection, limit, whose, level + 1, now)
    return 0


def give_back(connection: Connection, counts: Sequence[Count], now: datetime, *, all_of_it: bool = False) -> None:
    """The try was right: it does not count, nor, with ``all_of_it``, do those before it."""
    for limit, whose in counts:
        level, _ = _level(connection, limit, whose, now)
        _put(connection, limit, whose, 0 if all_of_it else max(0, level - 1), now)


def forget_drained(connection: Connection, now: datetime) -> None:
    """Removes the counts that have drained away."""
    limits = {one.kind: one for one in (CODE_PER_ADDRESS, CODE_IN_ALL, LOG_IN_PER_ACCOUNT, LOG_IN_PER_ADDRESS)}
    for row in connection.execute(sa.select(tries)).all():
        limit = limits.get(row.kind)
        if limit is None or _level(connection, limit, row.whose, now)[0] <= 0:
            connection.execute(sa.delete(tries).where(_this(row.kind, row.whose)))


def _level(connection: Connection, limit: Limit, whose: str, now: datetime) -> tuple[float, float]:
    """How many wrong tries count now, and how many seconds the next has to wait."""
    row = connection.execute(sa.select(tries).where(_this(limit.kind, whose)).with_for_update()).first()
    if row is None:
        return 0.0, 0.0
    passed = (now - row.last_at).total_seconds()
    if passed < 0:
        # The clock was put back: the waiting begins anew, so that it does not last until the old time comes again.
        passed = 0.0
        _put(connection, limit, whose, row.level, now)
    over = round(row.level) - limit.free
    wait = 0.0 if over < 0 else min(limit.longest_wait, limit.first_wait * 2 ** min(over, _MOST_DOUBLINGS))
    return max(0.0, row.level - passed / limit.drains), max(0.0, wait - passed)


def _put(connection: Connection, limit: Limit, whose: str, level: float, now: datetime) -> None:
    values = {"level": level, "last_at": now}
    put = insert_into(connection, tries).values(kind=limit.kind, whose=whose, **values)
    connection.execute(put.on_conflict_do_update(index_elements=[tries.c.kind, tries.c.whose], set_=values))


def _this(kind: str, whose: str) -> sa.sql.ColumnElement:
    return sa.and_(tries.c.kind == kind, tries.c.whose == whose)
