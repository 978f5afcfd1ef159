"""Accounts as they lie in the store: found by a keyed hash of the e-mail address, which itself is sealed."""

from __future__ import annotations

import unicodedata

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from support.sharing.ids import is_id
from support.sharing.keyring import Keyring
from support.sharing.model import Account
from support.sharing.tables import account


def account_of(row: Row, keyring: Keyring) -> Account:
    """One row as an account."""
    return Account(
        id=row.id,
        organisation_id=row.organisation_id or "",
        name=row.name,
        function=row.function,
        role=row.role,
        email=keyring.unseal(bytes(row.email), email_place(row.id)),
    )


def active_account(connection: Connection, keyring: Keyring, account_id: str) -> Account | None:
    """The account as the store has it now, where it is active: what a caller holds may be old."""
    row = account_row(connection, account_id)
    return account_of(row, keyring) if row and row.active else None


def account_row(connection: Connection, account_id: str) -> Row | None:
    """The account with this id, active or not."""
    if not is_id(account_id):
        return None
    return connection.execute(sa.select(account).where(account.c.id == account_id)).first()


def normal_email(email: str) -> str:
    """An e-mail address as it is compared: capitals and blanks around do not matter."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def email_hash(keyring: Keyring, email: str) -> str:
    """By which an account or invitation is found."""
    return keyring.lookup_hash("email", normal_email(email))


def email_place(account_id: str) -> str:
    """Where the sealed e-mail address of an account belongs."""
    return f"account.email:{account_id}"


def totp_place(account_id: str) -> str:
    """Where the sealed secret of an account's authenticator app belongs."""
    return f"account.totp_secret:{account_id}"


def invited_email_place(token_hash: str) -> str:
    """Where the sealed e-mail address of an invitation belongs."""
    return f"invitation.email:{token_hash}"
