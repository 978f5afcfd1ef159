"""The tables of the store. Columns of type ``LargeBinary`` are sealed with the keyring; nothing else holds content.

Every moment is text in ISO form and UTC, so that SQLite and PostgreSQL keep exactly the same, and it sorts by itself.
"""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator):  # type: ignore[misc]
    """A point in time as text, always with microseconds and in UTC."""

    impl = sa.String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        return None if value is None else value.astimezone(timezone.utc).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator):  # type: ignore[misc]
    """A day of the calendar as text."""

    impl = sa.String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Any) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Any) -> date | None:
        return None if value is None else date.fromisoformat(value)


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ID = 40
HASH = 64

setting = sa.Table(
    "setting",
    metadata,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
)
"""``canary``: a sealed word that shows whether the keys fit. ``log_head``: where the chain of the access log ends."""

organisation = sa.Table(
    "organisation",
    metadata,
    sa.Column("id", sa.String(60), primary_key=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("region", sa.String(80), nullable=False),
    sa.Column("municipalities", sa.Text, nullable=False),
    sa.Column("phases", sa.Text, nullable=False),
    sa.Column("answer_days", sa.Integer, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("issuer", sa.String(300)),
)
"""``issuer``: the OpenID Connect provider whose word counts for this organisation."""

summary = sa.Table(
    "summary",
    metadata,
    sa.Column("id", sa.String(ID), primary_key=True),
    sa.Column("organisation_id", sa.String(60), sa.ForeignKey("organisation.id"), nullable=False, index=True),
    sa.Column("code_hash", sa.String(HASH), nullable=False, unique=True),
    sa.Column("request_hash", sa.String(HASH), nullable=False, unique=True),
    sa.Column("consent_hash", sa.String(HASH), nullable=False, unique=True),
    sa.Column("shared_at", Moment, nullable=False),
    sa.Column("confirm_by", Moment, index=True),
    sa.Column("answer_by", Day, nullable=False),
    sa.Column("ends_on", Day, nullable=False, index=True),
    sa.Column("status", sa.String(10), nullable=False),
    sa.Column("assigned_to", sa.String(ID)),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("ended", sa.String(12), nullable=False),
    sa.Column("ended_at", Moment),
    sa.Column("content", sa.LargeBinary),
    sa.Column("contact", sa.LargeBinary),
    sa.Column("consent", sa.LargeBinary),
    sa.Column("note", sa.LargeBinary),
    sa.Column("decided", sa.LargeBinary),
)
"""What was shared. At its end the sealed columns are emptied; the rest goes some time later.

``confirm_by``: not shared yet, and over from this moment on; empty where the parent's page confirmed it.
"""

SEALED_OF_SUMMARY = ("content", "contact", "consent", "note", "decided")

access_log = sa.Table(
    "access_log",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("actor", sa.String(12), nullable=False),
    sa.Column("account_id", sa.String(ID)),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("function", sa.String(200), nullable=False),
    sa.Column("role", sa.String(12), nullable=False),
    sa.Column("organisation_id", sa.String(60), index=True),
    sa.Column("action", sa.String(40), nullable=False),
    sa.Column("summary_id", sa.String(ID), index=True),
    sa.Column("ground", sa.String(120), nullable=False),
    sa.Column("allowed", sa.Boolean, nullable=False),
    sa.Column("hash", sa.String(HASH), nullable=False),
)
"""Who did what, when, on what ground; triggers refuse every change and removal."""

tries = sa.Table(
    "tries",
    metadata,
    sa.Column("kind", sa.String(20), primary_key=True),
    sa.Column("whose", sa.String(HASH), primary_key=True),
    sa.Column("level", sa.Float, nullable=False),
    sa.Column("last_at", Moment, nullable=False),
)
"""How many wrong tries still count, per keyed hash of an address or account."""

account = sa.Table(
    "account",
    metadata,
    sa.Column("id", sa.String(ID), primary_key=True),
    sa.Column("organisation_id", sa.String(60), sa.ForeignKey("organisation.id"), index=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("function", sa.String(200), nullable=False),
    sa.Column("role", sa.String(12), nullable=False),
    sa.Column("email", sa.LargeBinary, nullable=False),
    sa.Column("email_hash", sa.String(HASH), nullable=False, unique=True),
    sa.Column("password_hash", sa.String(200)),
    sa.Column("totp_secret", sa.LargeBinary),
    sa.Column("totp_step", sa.Integer, nullable=False),
    sa.Column("issuer", sa.String(300)),
    sa.Column("subject_hash", sa.String(HASH), unique=True),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
)
"""``totp_step``: the last time step whose code was used; older codes are refused."""

invitation = sa.Table(
    "invitation",
    metadata,
    sa.Column("token_hash", sa.String(HASH), primary_key=True),
    sa.Column("organisation_id", sa.String(60), sa.ForeignKey("organisation.id")),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("function", sa.String(200), nullable=False),
    sa.Column("role", sa.String(12), nullable=False),
    sa.Column("email", sa.LargeBinary, nullable=False),
    sa.Column("email_hash", sa.String(HASH), nullable=False, index=True),
    sa.Column("ends_at", Moment, nullable=False),
)

session = sa.Table(
    "session",
    metadata,
    sa.Column("token_hash", sa.String(HASH), primary_key=True),
    sa.Column("account_id", sa.String(ID), sa.ForeignKey("account.id"), nullable=False, index=True),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("seen_at", Moment, nullable=False),
)
