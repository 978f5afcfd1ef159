"""Alembic's entrance: runs on the connection that the store hands over, or, at a developer's desk, on a URL."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine

from support.sharing.tables import metadata


def run() -> None:
    """Brings a database to the newest tables.

    Without the store (``alembic -x url=sqlite:///… -c … revision --autogenerate``) the URL comes from ``-x url=``.
    """
    connection = context.config.attributes.get("connection")
    if connection is not None:
        context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
        context.run_migrations()
        return
    with create_engine(context.get_x_argument(as_dictionary=True)["url"]).begin() as own:
        context.configure(connection=own, target_metadata=metadata)
        context.run_migrations()


run()
