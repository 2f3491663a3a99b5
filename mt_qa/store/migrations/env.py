"""How Alembic reaches the store: over the connection that `mt_qa.store.database.migrate` has opened and locked."""

from __future__ import annotations

from alembic import context

from mt_qa.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
