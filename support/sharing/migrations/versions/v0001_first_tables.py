"""The first tables, and triggers that keep the access log as it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_POSTGRESQL = (
    """
    CREATE FUNCTION access_log_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the access log is append-only'; END $$
    """,
    """
    CREATE TRIGGER access_log_stays BEFORE UPDATE OR DELETE ON access_log
    FOR EACH ROW EXECUTE FUNCTION access_log_stays()
    """,
    """
    CREATE TRIGGER access_log_stays_whole BEFORE TRUNCATE ON access_log
    FOR EACH STATEMENT EXECUTE FUNCTION access_log_stays()
    """,
)
_SQLITE = tuple(
    f"""
    CREATE TRIGGER access_log_no_{event.lower()} BEFORE {event} ON access_log
    BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END
    """
    for event in ("UPDATE", "DELETE")
)


def upgrade() -> None:
    """Newer tables."""
    op.create_table(
        "access_log",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("actor", sa.String(12), nullable=False),
        sa.Column("account_id", sa.String(40)),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("function", sa.String(200), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("organisation_id", sa.String(60)),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("summary_id", sa.String(40)),
        sa.Column("ground", sa.String(120), nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_access_log"),
    )
    op.create_index("ix_access_log_organisation_id", "access_log", ["organisation_id"])
    op.create_index("ix_access_log_summary_id", "access_log", ["summary_id"])
    op.create_table(
        "organisation",
        sa.Column("id", sa.String(60), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("region", sa.String(80), nullable=False),
        sa.Column("municipalities", sa.Text(), nullable=False),
        sa.Column("phases", sa.Text(), nullable=False),
        sa.Column("answer_days", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("issuer", sa.String(300)),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_setting"),
    )
    op.create_table(
        "tries",
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("whose", sa.String(64), nullable=False),
        sa.Column("level", sa.Float(), nullable=False),
        sa.Column("last_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("kind", "whose", name="pk_tries"),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("organisation_id", sa.String(60)),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("function", sa.String(200), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("email", sa.LargeBinary(), nullable=False),
        sa.Column("email_hash", sa.String(64), nullable=False),
        sa.Column("password_hash", sa.String(200)),
        sa.Column("totp_secret", sa.LargeBinary()),
        sa.Column("totp_step", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.String(300)),
        sa.Column("subject_hash", sa.String(64)),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name="fk_account_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("email_hash", name="uq_account_email_hash"),
        sa.UniqueConstraint("subject_hash", name="uq_account_subject_hash"),
    )
    op.create_index("ix_account_organisation_id", "account", ["organisation_id"])
    op.create_table(
        "invitation",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("organisation_id", sa.String(60)),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("function", sa.String(200), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("email", sa.LargeBinary(), nullable=False),
        sa.Column("email_hash", sa.String(64), nullable=False),
        sa.Column("ends_at", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name="fk_invitation_organisation_id"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_invitation"),
    )
    op.create_index("ix_invitation_email_hash", "invitation", ["email_hash"])
    op.create_table(
        "summary",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("organisation_id", sa.String(60), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("request_hash", sa.String(64), nullable=False),
        sa.Column("consent_hash", sa.String(64), nullable=False),
        sa.Column("shared_at", sa.String(32), nullable=False),
        sa.Column("answer_by", sa.String(10), nullable=False),
        sa.Column("ends_on", sa.String(10), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("assigned_to", sa.String(40)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ended", sa.String(12), nullable=False),
        sa.Column("ended_at", sa.String(32)),
        sa.Column("content", sa.LargeBinary()),
        sa.Column("contact", sa.LargeBinary()),
        sa.Column("consent", sa.LargeBinary()),
        sa.Column("note", sa.LargeBinary()),
        sa.Column("decided", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name="fk_summary_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_summary"),
        sa.UniqueConstraint("code_hash", name="uq_summary_code_hash"),
        sa.UniqueConstraint("consent_hash", name="uq_summary_consent_hash"),
        sa.UniqueConstraint("request_hash", name="uq_summary_request_hash"),
    )
    op.create_index("ix_summary_ends_on", "summary", ["ends_on"])
    op.create_index("ix_summary_organisation_id", "summary", ["organisation_id"])
    op.create_table(
        "session",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("account_id", sa.String(40), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("seen_at", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_session_account_id"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_session"),
    )
    op.create_index("ix_session_account_id", "session", ["account_id"])
    triggers = _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL
    for trigger in triggers:
        op.execute(trigger)


def downgrade() -> None:
    """Nothing is before the first tables: to end a store, remove its database and its key file."""
    raise NotImplementedError("There is nothing before the first tables.")
