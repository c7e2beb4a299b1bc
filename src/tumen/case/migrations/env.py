"""What Alembic runs: the steps, on the connection and inside the transaction that `tumen.case.file` gives it."""

from __future__ import annotations

from alembic import context

from tumen.case.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
