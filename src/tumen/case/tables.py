"""The tables of a case file. `docs/case-file.md` tells what each holds; the migrations bring a file to this form.

Originals, claims, facts, decisions and meta are kept; the others are derived from them and can be dropped.
"""

from __future__ import annotations

from types import MappingProxyType

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

APPLICATION_ID = 0x54554D4E
""""TUMN": what marks a SQLite file as a case file (its header, bytes 68 to 71)."""

FORMAT = 1
"""Number of the newest migration, kept in `PRAGMA user_version`; a file with a larger number is of a newer Tumen."""

METADATA = MetaData()

originals = Table(
    "originals",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("captured_at", Text, nullable=False),
    Column("tool", Text, nullable=False),
    Column("read_version", Text, nullable=False),
    Column("extract_version", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

claims = Table(
    "claims",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("report", Text, ForeignKey("originals.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("version", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("digest", Text, nullable=False),
)

facts = Table(
    "facts",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("report", Text, ForeignKey("originals.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Column("digest", Text, nullable=False),
)

decisions = Table(
    "decisions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("other", Text),
    Column("slot", Text),
    Column("value", Text),
    Column("why", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

meta = Table("meta", METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))


def _derived(name: str) -> Table:
    return Table(
        name,
        METADATA,
        Column("position", Integer, primary_key=True, autoincrement=False),
        Column("id", Text, nullable=False, index=True),
        Column("row", Text, nullable=False),
    )


reports = _derived("reports")
lineage = _derived("lineage")
incidents = _derived("incidents")
findings = _derived("findings")

derived_from = Table(
    "derived_from",
    METADATA,
    Column("inputs", Text, primary_key=True),
    Column("version", Text, nullable=False),
)
"""At most one row: what the derived rows were computed from. Each change of kept rows removes it, in the same step."""

TRIGGERS = MappingProxyType(
    {
        f"decisions_refuse_{change.lower()}": f"CREATE TRIGGER decisions_refuse_{change.lower()} BEFORE {change} "
        "ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are only ever appended'); END"
        for change in ("UPDATE", "DELETE")
    }
)
"""What keeps the journal as it was written: each trigger by its name."""

KEPT = (originals, claims, facts, decisions, meta)
DERIVED = (reports, lineage, incidents, findings, derived_from)
