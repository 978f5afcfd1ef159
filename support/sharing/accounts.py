"""Accounts of professionals: invited by a coordinator, opened with a password and an app for codes, ended at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from support.sharing.account_rows import account_of, account_row, active_account, email_hash
from support.sharing.invitations import Enrolment, Invitations
from support.sharing.log_in import LogIn
from support.sharing.model import Account, NotAllowed, RoleOfAccount
from support.sharing.passwords import Passwords
from support.sharing.sessions import Session, Sessions
from support.sharing.store import Store
from support.sharing.tables import account as accounts
from support.sharing.tables import invitation

__all__ = ["Account", "Accounts", "Enrolment", "Session"]


class Accounts:
    """The accounts of one store: who there is, and who may log in how."""

    def __init__(
        self,
        store: Store,
        *,
        passwords: Passwords | None = None,
        acr: Iterable[str] = (),
        second_factor_needed: bool = True,
    ) -> None:
        """``acr``: values with which an OpenID Connect provider promises a second factor; ``amr`` is always looked at.

        ``second_factor_needed``: False only where the caller checks that itself.
        """
        own = passwords or Passwords()
        self._ground = store
        self._sessions = Sessions(store)
        self._invitations = Invitations(store, own, self._sessions)
        self._log_in = LogIn(store, own, self._invitations, self._sessions, frozenset(acr), second_factor_needed)

    # --- coming in ---------------------------------------------------------------------------------------------------

    def invite(
        self,
        by: Account | None,
        email: str,
        name: str,
        function: str,
        role: RoleOfAccount,
        *,
        organisation_id: str | None = None,
    ) -> str:
        """Gives the token of an invitation; see ``Invitations.invite``. Raises NotAllowed."""
        return self._invitations.invite(by, email, name, function, role, organisation_id=organisation_id)

    def accept(self, token: str, password: str) -> Enrolment:
        """Opens the account of an invitation. Raises InvitationOver, WeakPassword."""
        return self._invitations.accept(token, password)

    def log_in(self, email: str, password: str, totp: str, address: str = "") -> Session:
        """Begins a session; see ``LogIn.log_in``. Raises WrongLogIn, TooManyTries."""
        return self._log_in.log_in(email, password, totp, address)

    def log_in_with_oidc(self, issuer: str, subject: str, claims: Mapping[str, Any], address: str = "") -> Session:
        """Begins a session for whom a provider vouches for; see ``LogIn``. Raises WrongLogIn, TooManyTries."""
        return self._log_in.log_in_with_oidc(issuer, subject, claims, address)

    # --- sessions ----------------------------------------------------------------------------------------------------

    def session(self, cookie: str) -> Account | None:
        """Whose session a cookie is, or None; counts as use."""
        return self._sessions.account(cookie)

    def log_out(self, cookie: str) -> None:
        """Ends the session of a cookie."""
        self._sessions.end(cookie)

    def csrf(self, cookie: str) -> str:
        """The token that every form of a session carries."""
        return self._sessions.csrf(cookie)

    def csrf_holds(self, cookie: str, given: str) -> bool:
        """Whether a form comes from a page of this session."""
        return self._sessions.csrf_holds(cookie, given)

    # --- who there is ------------------------------------------------------------------------------------------------

    def colleagues(self, account: Account) -> list[Account]:
        """The active accounts of the same organisation, by name, the own one as well. Raises NotAllowed."""
        with self._ground.begin() as connection:
            who = active_account(connection, self._ground.keyring, account.id)
            if who is None:
                raise NotAllowed
            of_it = sa.and_(accounts.c.organisation_id == who.organisation_id, accounts.c.active)
            rows = connection.execute(sa.select(accounts).where(of_it)).all()
            found = [account_of(row, self._ground.keyring) for row in rows]
        return sorted(found, key=lambda one: (one.name.casefold(), one.id))

    def deactivate(self, by: Account | None, account_id: str) -> None:
        """Ends an account at once, with its sessions. ``by``: as for ``invite``; nobody ends the own account.

        Raises NotAllowed.
        """
        with self._ground.begin() as connection:
            row = account_row(connection, account_id)
            who = active_account(connection, self._ground.keyring, by.id) if by else None
            if row is None or not _may_end(who, account_of(row, self._ground.keyring), at_the_console=by is None):
                raise NotAllowed
            connection.execute(sa.update(accounts).where(accounts.c.id == account_id).values(active=False))
            connection.execute(sa.delete(invitation).where(invitation.c.email_hash == row.email_hash))
            self._sessions.end_all(connection, account_id)
            told = {"organisation_id": row.organisation_id, "ground": f"account {account_id}"}
            self._ground.record(connection, "account gestopt", account=who, **told)

    def find(self, email: str) -> Account | None:
        """The account with this e-mail address, active or not."""
        with self._ground.begin() as connection:
            wanted = sa.select(accounts).where(accounts.c.email_hash == email_hash(self._ground.keyring, email))
            row = connection.execute(wanted).first()
            return account_of(row, self._ground.keyring) if row else None


def _may_end(who: Account | None, whom: Account, *, at_the_console: bool) -> bool:
    if at_the_console:
        return True
    if who is None or who.id == whom.id:
        return False
    return who.role == "beheerder" or (who.role == "coordinator" and who.organisation_id == whom.organisation_id)
