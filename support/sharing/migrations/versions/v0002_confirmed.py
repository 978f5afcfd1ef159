"""What is stored is shared only when the parent's page confirms that the code arrived; what was there is confirmed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Newer tables."""
    op.add_column("summary", sa.Column("confirm_by", sa.String(32)))
    op.create_index("ix_summary_confirm_by", "summary", ["confirm_by"])


def downgrade() -> None:
    """The tables as they were. What was not confirmed goes first: without the column it would count as shared."""
    op.execute("DELETE FROM summary WHERE confirm_by IS NOT NULL")
    op.drop_index("ix_summary_confirm_by", "summary")
    op.drop_column("summary", "confirm_by")
