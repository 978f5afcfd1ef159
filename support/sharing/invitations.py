"""Invitations: how somebody gets an account, and gets back into one whose password or phone is lost."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.engine import Connection, Row

from support.sharing import second_factor
from support.sharing.account_rows import (
    account_of,
    active_account,
    email_hash,
    email_place,
    invited_email_place,
    normal_email,
    totp_place,
)
from support.sharing.ground import Ground, find_organisation
from support.sharing.ids import new_id
from support.sharing.model import Account, InvitationOver, NotAllowed, RoleOfAccount
from support.sharing.passwords import Passwords
from support.sharing.sessions import Sessions
from support.sharing.tables import account as accounts
from support.sharing.tables import invitation, organisation

INVITED_FOR = timedelta(days=7)
_TOKEN_BYTES = 32
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s]+")
_LONGEST = 200
_MAY_INVITE: dict[str, tuple[str, ...]] = {
    "coordinator": ("lezer", "coordinator"),
    "beheerder": ("coordinator", "beheerder"),
}


class Enrolment(BaseModel):
    """What a new account needs for its authenticator app; shown once."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    account: Account
    secret: str = Field(repr=False)
    uri: str = Field(repr=False)
    """For a QR code."""


class Invitations:
    """The invitations of one store."""

    def __init__(self, ground: Ground, passwords: Passwords, sessions: Sessions) -> None:
        self._ground = ground
        self._passwords = passwords
        self._sessions = sessions

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
        """Gives a token, good once and for a week, with which somebody opens an account (or opens it anew).

        ``by``: a coordinator, for the own organisation; a ``beheerder``, for the first coordinator of an organisation
        (``organisation_id``) and for other ``beheerders``; or None, for whoever stands at the command line.
        Raises NotAllowed.
        """
        if not _EMAIL.fullmatch(email.strip()) or not name.strip() or not all(map(_fits, (email, name, function))):
            raise NotAllowed
        token, ground = secrets.token_urlsafe(_TOKEN_BYTES), self._ground
        token_hash, whose = ground.keyring.lookup_hash("invitation", token), email_hash(ground.keyring, email)
        with ground.begin() as connection:
            inviter = self._inviter(connection, by, role)
            place = inviter.organisation_id if inviter and inviter.role == "coordinator" else organisation_id
            known = self._check_place(connection, place, role, whose)
            first = role != "coordinator" or not _has_coordinator(connection, place)
            if inviter and inviter.role == "beheerder" and not first:
                # Otherwise whoever keeps the installation could let themselves in among those who read.
                raise NotAllowed
            connection.execute(sa.delete(invitation).where(invitation.c.email_hash == whose))
            connection.execute(
                sa.insert(invitation).values(
                    token_hash=token_hash,
                    organisation_id=place or None,
                    name=name.strip(),
                    function=function.strip(),
                    role=role,
                    email=ground.keyring.seal(normal_email(email), invited_email_place(token_hash)),
                    email_hash=whose,
                    ends_at=ground.clock() + INVITED_FOR,
                )
            )
            # Whoever has this token can become somebody who is there already: that must be seen.
            whom = f"{role}, opnieuw account {known}" if known else role
            ground.record(connection, "uitgenodigd", account=inviter, organisation_id=place, ground=whom)
        return token

    def accept(self, token: str, password: str) -> Enrolment:
        """Opens the account; an account that was there gets a new password and secret, and its sessions end.

        Raises InvitationOver, WeakPassword (then the invitation can still be used).
        """
        ground, token_hash = self._ground, self._ground.keyring.lookup_hash("invitation", token)
        with ground.begin() as connection:
            row = self._open(connection, token_hash)
            email = self._invited_email(row)
        password_hash = self._passwords.hash(password, (row.name, email))
        with ground.begin() as connection:
            row = self._open(connection, token_hash)
            made = self._make(connection, row, password_hash=password_hash)
            secret = second_factor.new_secret()
            sealed = ground.keyring.seal(secret, totp_place(made.id))
            fresh = {"totp_secret": sealed, "totp_step": 0}
            connection.execute(sa.update(accounts).where(accounts.c.id == made.id).values(fresh))
        return Enrolment(account=made, secret=secret, uri=second_factor.uri(secret, email))

    def open_for_provider(self, connection: Connection, email: str, issuer: str) -> Row | None:
        """The account of an open invitation to this address, for an organisation that this provider vouches for."""
        trusted = sa.select(organisation.c.id).where(organisation.c.issuer == issuer, organisation.c.active)
        row = connection.execute(
            sa.select(invitation).where(
                invitation.c.email_hash == email_hash(self._ground.keyring, email),
                invitation.c.organisation_id.in_(trusted),
                invitation.c.ends_at > self._ground.clock(),
            )
        ).first()
        if row is None:
            return None
        made = self._make(connection, row)
        return connection.execute(sa.select(accounts).where(accounts.c.id == made.id)).one()

    # --- rules -------------------------------------------------------------------------------------------------------

    def _inviter(self, connection: Connection, by: Account | None, role: RoleOfAccount) -> Account | None:
        if by is None:
            return None
        who = active_account(connection, self._ground.keyring, by.id)
        if who is None or role not in _MAY_INVITE.get(who.role, ()):
            raise NotAllowed
        return who

    def _check_place(self, connection: Connection, place: str | None, role: RoleOfAccount, whose: str) -> str | None:
        """An account is of one organisation, and only a ``beheerder`` is of none. Gives the id of one that is there."""
        receiver = find_organisation(connection, place) if place else None
        if (role == "beheerder") != (not place) or (place and (receiver is None or not receiver.active)):
            raise NotAllowed
        row = connection.execute(sa.select(accounts).where(accounts.c.email_hash == whose)).first()
        if row is not None and (row.organisation_id or None) != (place or None):
            raise NotAllowed
        return row.id if row is not None else None

    def _open(self, connection: Connection, token_hash: str) -> Row:
        open_one = sa.and_(invitation.c.token_hash == token_hash, invitation.c.ends_at > self._ground.clock())
        row = connection.execute(sa.select(invitation).where(open_one).with_for_update()).first()
        if row is None:
            raise InvitationOver
        return row

    def _invited_email(self, row: Row) -> str:
        return self._ground.keyring.unseal(bytes(row.email), invited_email_place(row.token_hash))

    def _make(self, connection: Connection, row: Row, *, password_hash: str | None = None) -> Account:
        """Uses up the invitation: makes the account, or opens the one that was there anew."""
        known = connection.execute(sa.select(accounts.c.id).where(accounts.c.email_hash == row.email_hash)).scalar()
        account_id = known or new_id()
        values = {
            "organisation_id": row.organisation_id,
            "name": row.name,
            "function": row.function,
            "role": row.role,
            "email": self._ground.keyring.seal(self._invited_email(row), email_place(account_id)),
            "email_hash": row.email_hash,
            "password_hash": password_hash,
            "totp_secret": None,
            "totp_step": 0,
            "issuer": None,
            "subject_hash": None,
            "active": True,
        }
        if known:
            connection.execute(sa.update(accounts).where(accounts.c.id == known).values(values))
            self._sessions.end_all(connection, known)
        else:
            connection.execute(sa.insert(accounts).values(id=account_id, made_at=self._ground.clock(), **values))
        connection.execute(sa.delete(invitation).where(invitation.c.token_hash == row.token_hash))
        row_made = connection.execute(sa.select(accounts).where(accounts.c.id == account_id)).one()
        made = account_of(row_made, self._ground.keyring)
        self._ground.record(connection, "account gemaakt", account=made, ground="opnieuw" if known else "")
        return made


def _fits(text: str) -> bool:
    return len(text) <= _LONGEST and text.isprintable()


def _has_coordinator(connection: Connection, organisation_id: str | None) -> bool:
    wanted = sa.select(accounts.c.id).where(
        accounts.c.organisation_id == organisation_id, accounts.c.role == "coordinator", accounts.c.active
    )
    return connection.execute(wanted).first() is not None
