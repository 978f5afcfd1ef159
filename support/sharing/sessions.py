"""Sessions of professionals: each log-in a new one, known by a cookie that only a hash of is kept.

A session ends after a quarter of an hour without use, after eight hours in any case, at log-out, when the account
ends, and when the clock goes back behind its beginning.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta

import sqlalchemy as sa
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy.engine import Connection

from support.sharing.account_rows import active_account
from support.sharing.ground import Ground
from support.sharing.model import Account
from support.sharing.retention import SESSION_LASTS
from support.sharing.tables import session as sessions

IDLE = timedelta(minutes=15)
CLOCKS_DIFFER = timedelta(minutes=1)
_NOTED_EVERY = timedelta(seconds=20)
"""Use is written down no more often than this."""
_TOKEN_BYTES = 32


class Session(BaseModel):
    """What a log-in gives."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    cookie: str = Field(repr=False)
    """The value of the cookie, signed."""
    account: Account
    csrf: str = Field(repr=False)
    """The token that every form of this session carries."""
    ends_at: AwareDatetime
    """When it ends in any case."""


class Sessions:
    """The sessions of one store."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def new(self, connection: Connection, account: Account) -> Session:
        """Begins a session, in the transaction of the log-in."""
        token, now = secrets.token_urlsafe(_TOKEN_BYTES), self._ground.clock()
        values = {"token_hash": self._hash(token), "account_id": account.id, "made_at": now, "seen_at": now}
        connection.execute(sa.insert(sessions).values(values))
        cookie = f"{token}.{self._signature(token)}"
        return Session(cookie=cookie, account=account, csrf=self.csrf(cookie), ends_at=now + SESSION_LASTS)

    def account(self, cookie: str) -> Account | None:
        """Whose session it is, or None where it has ended or never was; counts as use."""
        token = self._token(cookie)
        if token is None:
            return None
        now = self._ground.clock()
        with self._ground.begin() as connection:
            of_it = sessions.c.token_hash == self._hash(token)
            row = connection.execute(sa.select(sessions).where(of_it)).first()
            if row is None:
                return None
            whose = active_account(connection, self._ground.keyring, row.account_id)
            if whose is None or not _lasts(row.made_at, row.seen_at, now):
                connection.execute(sa.delete(sessions).where(of_it))
                return None
            if not timedelta(0) <= now - row.seen_at < _NOTED_EVERY:
                connection.execute(sa.update(sessions).where(of_it).values(seen_at=now))
            return whose

    def end(self, cookie: str) -> None:
        """Ends one session; that it is not there is fine."""
        token, account = self._token(cookie), self.account(cookie)
        if token is None:
            return
        with self._ground.begin() as connection:
            connection.execute(sa.delete(sessions).where(sessions.c.token_hash == self._hash(token)))
            if account is not None:
                self._ground.record(connection, "uitgelogd", account=account)

    def end_all(self, connection: Connection, account_id: str) -> None:
        """Ends every session of an account."""
        connection.execute(sa.delete(sessions).where(sessions.c.account_id == account_id))

    def csrf(self, cookie: str) -> str:
        """The token for the forms of a session."""
        return self._ground.keyring.lookup_hash("csrf", cookie)

    def csrf_holds(self, cookie: str, given: str) -> bool:
        """Whether a form comes from a page of this session."""
        return hmac.compare_digest(self.csrf(cookie).encode(), given.encode("utf-8", errors="replace"))

    def _token(self, cookie: str) -> str | None:
        """The token in a cookie that we signed."""
        token, _, signature = cookie[:200].partition(".")
        holds = hmac.compare_digest(self._signature(token).encode(), signature.encode("utf-8", errors="replace"))
        return token if holds else None

    def _signature(self, token: str) -> str:
        return self._ground.keyring.lookup_hash("cookie", token)

    def _hash(self, token: str) -> str:
        return self._ground.keyring.lookup_hash("session", token)


def _lasts(made_at: datetime, seen_at: datetime, now: datetime) -> bool:
    return made_at - CLOCKS_DIFFER <= now < made_at + SESSION_LASTS and now - seen_at < IDLE
