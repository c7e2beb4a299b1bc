"""The tables of a case file. `docs/case-file.md` tells what each holds; the migrations bring a file to this form.

Originals, containers, claims, facts, decisions and meta are kept; the others are derived from them and can be dropped:
what people are shown, and the links, from which a few more reports are linked without linking all again.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

APPLICATION_ID = 0x54554D4E
""""TUMN": what marks a SQLite file as a case file (its header, bytes 68 to 71)."""

FORMAT = 3
"""Number of the newest migration, kept in `PRAGMA user_version`; a file with a larger number is of a newer Tumen."""

METADATA = MetaData()


class Words(TypeDecorator[str]):
    """Text. SQLite gives what stands in a column, of whatever type; in a damaged file that may be no text."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002  # the base's
        """The text as it is; anything else written out, so that it fits no hash and is named."""
        return value if value is None or isinstance(value, str) else repr(value)


class Whole(TypeDecorator[int]):
    """A whole number of 0 or more. What is none, in a damaged file, reads as -1, which no row has."""

    impl = Integer
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> int:  # noqa: ARG002  # the base's
        """The number as it is."""
        return value if isinstance(value, int) else -1


def _bytes_kept(name: str) -> Table:
    return Table(
        name,
        METADATA,
        Column("id", Words, primary_key=True),
        Column("name", Words, nullable=False),
        Column("source", Words, nullable=False),
        Column("media_type", Words, nullable=False),
        Column("size", Whole, nullable=False),
        Column("captured_at", Words, nullable=False),
        Column("tool", Words, nullable=False),
        Column("read_version", Words, nullable=False),
        Column("extract_version", Words, nullable=False),
        Column("digest", Words, nullable=False),
        Column("data", LargeBinary, nullable=False),
        Column("url", Words),
        Column("fetched_at", Words),
        Column("headers", Words, nullable=False, server_default="[]"),
        Column("within", Words, index=True),
        Column("locator", Words),
    )


originals = _bytes_kept("originals")
containers = _bytes_kept("containers")
"""Files that hold reports and are none themselves: archives, feeds, ledgers of an office."""

claims = Table(
    "claims",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("report", Words, ForeignKey("originals.id"), nullable=False, index=True),
    Column("position", Whole, nullable=False),
    Column("version", Words, nullable=False),
    Column("form", Words, nullable=False),
    Column("digest", Words, nullable=False),
)

facts = Table(
    "facts",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("report", Words, ForeignKey("originals.id"), nullable=False, index=True),
    Column("position", Whole, nullable=False),
    Column("form", Words, nullable=False),
    Column("digest", Words, nullable=False),
)

decisions = Table(
    "decisions",
    METADATA,
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("at", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("target", Words, nullable=False),
    Column("other", Words),
    Column("slot", Words),
    Column("value", Words),
    Column("why", Words, nullable=False),
    Column("previous", Words, nullable=False),
    Column("hash", Words, nullable=False),
)

meta = Table("meta", METADATA, Column("key", Words, primary_key=True), Column("value", Words, nullable=False))


def _derived(name: str) -> Table:
    return Table(
        name,
        METADATA,
        Column("id", Words, primary_key=True),
        Column("position", Whole, primary_key=True, autoincrement=False),
        Column("row", Words, nullable=False),
    )


reports = _derived("reports")
lineage = _derived("lineage")
incidents = _derived("incidents")
findings = _derived("findings")

derived_from = Table(
    "derived_from",
    METADATA,
    Column("inputs", Words, primary_key=True),
    Column("version", Words, nullable=False),
    Column("related", Whole, nullable=False, server_default="1"),
)
"""At most one row: what the derived rows were computed from. Each change of kept rows removes it, in the same step.

`related` is 0 where a few changes were followed and how incidents relate to each other is still to be told.
"""

linked_from = Table(
    "linked_from",
    METADATA,
    Column("inputs", Words, primary_key=True),
    Column("version", Words, nullable=False),
)
"""At most one row: what the links and the derived rows are those of, whatever is pending since."""

pending = Table("pending", METADATA, Column("number", Integer, primary_key=True), Column("report", Words))
"""A row for each change since `linked_from`: the report that it touched, or none."""

link_names = Table(
    "link_names",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("name", Words, nullable=False, unique=True),
)
"""Reports and claims by number, as the blocks name them."""

link_blocks = Table(
    "link_blocks",
    METADATA,
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    Column("member", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("own", Integer, nullable=False),
    sqlite_with_rowid=False,
)
link_blocks_by_member = Index("ix_link_blocks_member", link_blocks.c.member)

link_near = Table(
    "link_near",
    METADATA,
    Column("one", Words, primary_key=True),
    Column("other", Words, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

link_stands = Table(
    "link_stands",
    METADATA,
    Column("claim", Words, primary_key=True),
    Column("report", Words, nullable=False, index=True),
    Column("node", Words, nullable=False, index=True),
    Column("told", Words),
    Column("hash", Words),
)

link_incidents = Table(
    "link_incidents",
    METADATA,
    Column("claim", Words, primary_key=True),
    Column("incident", Words, nullable=False, index=True),
)

TRIGGERS = MappingProxyType(
    {
        f"decisions_refuse_{change.lower()}": f"CREATE TRIGGER decisions_refuse_{change.lower()} BEFORE {change} "
        "ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are only ever appended'); END"
        for change in ("UPDATE", "DELETE")
    }
)
"""What keeps the journal as it was written: each trigger by its name."""

KEPT = (originals, containers, claims, facts, decisions, meta)
DERIVED = (reports, lineage, incidents, findings, derived_from)
LINKS = (linked_from, pending, link_names, link_blocks, link_near, link_stands, link_incidents)
