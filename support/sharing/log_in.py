"""How a professional logs in: with password and code, or through the organisation's own OpenID Connect provider."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from support.sharing import second_factor, throttle
from support.sharing.account_rows import account_of, email_hash, totp_place
from support.sharing.ground import Ground
from support.sharing.invitations import Invitations
from support.sharing.model import Account, SharingError, TooManyTries, WrongLogIn
from support.sharing.passwords import Passwords
from support.sharing.sessions import Session, Sessions
from support.sharing.tables import account as accounts
from support.sharing.tables import organisation

SECOND_FACTORS = frozenset({"mfa", "otp", "hwk", "sc"})
"""Values of ``amr`` (RFC 8176) that prove more than a password."""


class LogIn:
    """The log-ins of one store."""

    def __init__(
        self,
        ground: Ground,
        passwords: Passwords,
        invitations: Invitations,
        sessions: Sessions,
        acr: frozenset[str],
        second_factor_needed: bool,
    ) -> None:
        self._ground = ground
        self._passwords = passwords
        self._invitations = invitations
        self._sessions = sessions
        self._acr = acr
        self._second_factor_needed = second_factor_needed

    def log_in(self, email: str, password: str, totp: str, address: str = "") -> Session:
        """Begins a session.

        Raises WrongLogIn, the same and as late for an unknown account, a wrong password, a wrong or used code, or
        TooManyTries, also where this one was right.
        """
        ground, whose = self._ground, email_hash(self._ground.keyring, email)
        counts = (
            (throttle.LOG_IN_PER_ACCOUNT, whose),
            (throttle.LOG_IN_PER_ADDRESS, ground.keyring.lookup_hash("address", address)),
        )
        with ground.begin() as connection:
            wait = throttle.take(connection, counts, ground.clock())
            row = connection.execute(sa.select(accounts).where(accounts.c.email_hash == whose)).first()
            secret = self._totp_secret(row)
        if wait:
            raise TooManyTries(wait)
        # Not inside a transaction: argon2 is slow on purpose, and others wait for the database.
        fits = self._passwords.holds(row.password_hash if row else None, password)
        step = second_factor.step_of(secret, totp, ground.clock())
        renewed = self._passwords.renewed(row.password_hash, password) if fits and row else None
        with ground.begin() as connection:
            account = self._step_taken(connection, row, step, renewed) if row and fits and step is not None else None
            if account is not None:
                throttle.give_back(connection, counts[:1], ground.clock(), all_of_it=True)
                throttle.give_back(connection, counts[1:], ground.clock())
                ground.record(connection, "ingelogd", account=account)
                return self._sessions.new(connection, account)
            known = account_of(row, ground.keyring) if row else None
            ground.record(connection, "inloggen geweigerd", account=known, allowed=False)
        raise WrongLogIn

    def log_in_with_oidc(self, issuer: str, subject: str, claims: Mapping[str, Any], address: str = "") -> Session:
        """Begins a session for somebody whom a provider vouches for; the ID token was checked before.

        The provider must be that of the account's organisation, and say how the person proved who they are. The first
        time, the account (or the invitation that is still open) is found by an e-mail address that the provider calls
        verified; from then on only by ``subject``.
        Raises WrongLogIn, TooManyTries.
        """
        ground = self._ground
        counts = ((throttle.LOG_IN_PER_ADDRESS, ground.keyring.lookup_hash("address", address)),)
        refused: SharingError = WrongLogIn()
        with ground.begin() as connection:
            wait = throttle.take(connection, counts, ground.clock())
            account = None if wait else self._vouched_for(connection, issuer, subject, claims)
            if account is not None:
                throttle.give_back(connection, counts, ground.clock())
                ground.record(connection, "ingelogd", account=account, ground="OpenID Connect")
                return self._sessions.new(connection, account)
            if wait:
                refused = TooManyTries(wait)
            else:
                ground.record(connection, "inloggen geweigerd", ground="OpenID Connect", allowed=False)
        raise refused

    # --- password and code -----------------------------------------------------------------------------------------

    def _totp_secret(self, row: Row | None) -> str | None:
        if row is None or row.totp_secret is None:
            return None
        return self._ground.keyring.unseal(bytes(row.totp_secret), totp_place(row.id))

    def _step_taken(self, connection: Connection, row: Row, step: int, renewed: str | None) -> Account | None:
        """Uses up the code; None where it was used before, or account or password changed in between."""
        unchanged = sa.and_(
            accounts.c.id == row.id,
            accounts.c.active,
            accounts.c.password_hash == row.password_hash,
            accounts.c.totp_step < step,
        )
        values = {"totp_step": step, **({"password_hash": renewed} if renewed else {})}
        taken = connection.execute(sa.update(accounts).where(unchanged).values(values)).rowcount
        return account_of(row, self._ground.keyring) if taken else None

    # --- OpenID Connect --------------------------------------------------------------------------------------------

    def _vouched_for(
        self, connection: Connection, issuer: str, subject: str, claims: Mapping[str, Any]
    ) -> Account | None:
        trusted = sa.select(organisation.c.id).where(organisation.c.issuer == issuer, organisation.c.active)
        theirs = sa.and_(accounts.c.active, accounts.c.organisation_id.in_(trusted))
        if not issuer.isprintable() or not issuer or not subject or not self._proves_enough(claims):
            return None
        subject_hash = self._ground.keyring.lookup_hash("subject", f"{issuer}\0{subject}")
        bound = sa.and_(accounts.c.issuer == issuer, accounts.c.subject_hash == subject_hash)
        row = connection.execute(sa.select(accounts).where(theirs, bound)).first()
        if row is None and claims.get("email_verified") is True and isinstance(claims.get("email"), str):
            same = accounts.c.email_hash == email_hash(self._ground.keyring, claims["email"])
            free = sa.and_(theirs, same, accounts.c.subject_hash.is_(None))
            row = connection.execute(sa.select(accounts).where(free)).first()
            row = row or self._invitations.open_for_provider(connection, claims["email"], issuer)
            if row is not None:
                binding = {"issuer": issuer, "subject_hash": subject_hash}
                connection.execute(sa.update(accounts).where(accounts.c.id == row.id).values(binding))
        return account_of(row, self._ground.keyring) if row is not None else None

    def _proves_enough(self, claims: Mapping[str, Any]) -> bool:
        amr = claims.get("amr")
        used = {one for one in amr if isinstance(one, str)} if isinstance(amr, list | tuple) else set()
        return not self._second_factor_needed or claims.get("acr") in self._acr or bool(used & SECOND_FACTORS)
