"""Where bytes were captured from, and files that hold several reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _capture() -> tuple[sa.Column[str], ...]:
    return (
        sa.Column("url", sa.Text),
        sa.Column("fetched_at", sa.Text),
        sa.Column("headers", sa.Text, nullable=False, server_default="[]"),
        sa.Column("within", sa.Text),
        sa.Column("locator", sa.Text),
    )


def upgrade() -> None:
    """Columns of capture for originals, and the table of containers."""
    for column in _capture():
        op.add_column("originals", column)
    op.create_index("ix_originals_within", "originals", ["within"])
    op.create_table(
        "containers",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("captured_at", sa.Text, nullable=False),
        sa.Column("tool", sa.Text, nullable=False),
        sa.Column("read_version", sa.Text, nullable=False),
        sa.Column("extract_version", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        *_capture(),
    )
    op.create_index("ix_containers_within", "containers", ["within"])
