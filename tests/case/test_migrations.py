"""A case file of an older form is brought up when it is opened, and nothing that it holds is lost or changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from small_cases import TEXT, derive, keep, raw

from tumen.case import Case, file
from tumen.case.tables import APPLICATION_ID, FORMAT
from tumen.ledger import digest
from tumen.pipeline import verify

FIRST_FORM = {
    "originals": "id name source media_type size captured_at tool read_version extract_version digest data",
    "claims": "id report position version form digest",
    "facts": "id report position form digest",
}


@pytest.fixture
def first_form(tmp_path: Path) -> Path:
    """A case of form 1 that holds one report."""
    with Case.open(tmp_path / "now.tumen", create=True, derive=derive) as case:
        keep(case)
    path = tmp_path / "old.tumen"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
    engine = file.connect(path, mode="rw", wait=0)
    config = Config()
    config.set_main_option("script_location", "tumen.case:migrations")
    with file.writing(path, engine) as writing:
        config.attributes["connection"] = writing
        command.upgrade(config, "0001")
    engine.dispose()
    with raw(tmp_path / "now.tumen") as now, raw(path) as old:
        for table, names in FIRST_FORM.items():
            columns = names.replace(" ", ", ")
            for row in now.execute(f"SELECT {columns} FROM {table}"):  # noqa: S608
                old.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
    return path


def test_a_case_of_the_first_form_is_brought_up_whole(first_form: Path) -> None:
    with Case.open(first_form, derive=derive) as case:
        (original,) = case.originals()
        assert original.id == digest(TEXT.encode())
        assert (original.url, original.headers, original.within) == (None, (), None)
        assert case.original(original.id) == TEXT.encode()
        assert len(case.proposals()) > 0
        assert [one for one in verify(case) if one.table in ("originals", "containers", "sqlite_master")] == []
    with raw(first_form) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)
