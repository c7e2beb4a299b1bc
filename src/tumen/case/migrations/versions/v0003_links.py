"""Derived rows by what they are about, and the tables from which a few more reports are linked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Derived tables anew (their rows come back by themselves), with those of the links.

    The texts of the reports move: without them every original would have to be read again.
    """
    for name in ("reports", "lineage", "incidents", "findings"):
        op.drop_index(f"ix_{name}_id", name)
        op.rename_table(name, f"{name}_before")
        op.create_table(
            name,
            sa.Column("id", sa.Text, primary_key=True),
            sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("row", sa.Text, nullable=False),
        )
    op.execute("INSERT INTO reports (id, position, row) SELECT id, 0, MAX(row) FROM reports_before GROUP BY id")
    for name in ("reports", "lineage", "incidents", "findings"):
        op.drop_table(f"{name}_before")
    op.execute("DELETE FROM derived_from")
    op.add_column("derived_from", sa.Column("related", sa.Integer, nullable=False, server_default="1"))
    op.create_table(
        "linked_from",
        sa.Column("inputs", sa.Text, primary_key=True),
        sa.Column("version", sa.Text, nullable=False),
    )
    op.create_table("pending", sa.Column("number", sa.Integer, primary_key=True), sa.Column("report", sa.Text))
    op.create_table(
        "link_names",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "link_blocks",
        sa.Column("block", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("member", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("own", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_link_blocks_member", "link_blocks", ["member"])
    op.create_table(
        "link_near",
        sa.Column("one", sa.Text, primary_key=True),
        sa.Column("other", sa.Text, primary_key=True, index=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "link_stands",
        sa.Column("claim", sa.Text, primary_key=True),
        sa.Column("report", sa.Text, nullable=False, index=True),
        sa.Column("node", sa.Text, nullable=False, index=True),
        sa.Column("told", sa.Text),
        sa.Column("hash", sa.Text),
    )
    op.create_table(
        "link_incidents",
        sa.Column("claim", sa.Text, primary_key=True),
        sa.Column("incident", sa.Text, nullable=False, index=True),
    )
