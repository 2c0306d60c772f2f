"""What Alembic runs: the steps go through the connection that was handed over, in its transaction."""

from __future__ import annotations

from alembic import context

from reportedly.store.migrations import VERSION_TABLE
from reportedly.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()
