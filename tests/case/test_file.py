"""The file of a case: what is made, what is opened, and the one line with which everything else is refused."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from small_cases import DERIVED, OTHER, derive, dump, keep, raw
from sqlalchemy import Connection, Table

from tumen import __version__
from tumen.case import Case, file, store, writing
from tumen.case.tables import APPLICATION_ID, FORMAT, METADATA
from tumen.errors import CaseBusy, CaseError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a case may be made."""
    return tmp_path / "hunchun.tumen"


@pytest.fixture
def made(path: Path) -> Path:
    """A case with one report, derived."""
    with Case.create(path, derive=derive) as case:
        keep(case)
        case.incidents()
    return path


def names(folder: Path) -> list[str]:
    """What stands in a folder."""
    return sorted(path.name for path in folder.iterdir())


def refusal(path: Path, *, create: bool = False) -> str:
    """The one line with which a file is refused."""
    with pytest.raises(CaseError) as caught:
        Case.open(path, create=create)
    line = str(caught.value)
    assert line.startswith(f"{path}: ")
    assert "\n" not in line
    return line


def test_a_new_case_is_empty_and_marked_as_ours(path: Path) -> None:
    with Case.create(path, derive=derive) as case:
        assert (case.reports(), case.claims(), case.decisions()) == ((), (), ())
    with raw(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert path.read_bytes()[68:72] == b"TUMN"


def test_a_closed_case_is_one_file_that_only_its_owner_may_read(path: Path) -> None:
    Case.create(path).close()
    assert names(path.parent) == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_committed_is_synced_to_the_disk(path: Path) -> None:
    with Case.create(path) as case, case.reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("synchronous", "foreign_keys", "trusted_schema")
        }
    assert settings == {"synchronous": 2, "foreign_keys": 1, "trusted_schema": 0}


def test_the_migrations_make_the_tables_of_this_version(path: Path) -> None:
    with Case.create(path) as case, case.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_there_are_as_many_migrations_as_the_form_says() -> None:
    steps = list((Path(file.__file__).parent / "migrations" / "versions").glob("v*.py"))
    assert len(steps) == FORMAT


def test_nothing_that_stands_there_is_made_over(made: Path) -> None:
    before = made.read_bytes()
    with pytest.raises(CaseError, match="is there already; open it, or choose another name"):
        Case.create(made)
    assert made.read_bytes() == before


def test_a_case_that_another_process_made_meanwhile_stays(made: Path) -> None:
    before = made.read_bytes()
    file.create(made)
    assert made.read_bytes() == before
    assert names(made.parent) == [made.name]


def test_a_disk_without_links_takes_a_case_all_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    Case.create(path).close()
    before = path.read_bytes()
    file.create(path)
    assert path.read_bytes() == before
    assert names(path.parent) == [path.name]


def test_a_case_that_fails_while_it_is_made_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("no")

    monkeypatch.setattr(file, "migrate", fail)
    with pytest.raises(CaseError):
        Case.create(path)
    assert names(path.parent) == []


def test_a_missing_case_is_refused_with_what_makes_one(path: Path) -> None:
    assert f"there is no such case; make it with: tumen add {path} PATH…" in refusal(path)
    assert not path.exists()


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    assert "is a folder; name the case file" in refusal(tmp_path)
    assert "is a folder" in refusal(tmp_path, create=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_a_pipe_is_no_case_and_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    assert "is no plain file; name the case file" in refusal(path)


@pytest.mark.parametrize("name", ["조사 1.tumen", "a?b#c%20d.tumen", "it's “quoted”;.tumen", "-a.tumen"])
def test_a_case_may_have_any_name(tmp_path: Path, name: str) -> None:
    with Case.create(tmp_path / name, derive=derive) as case:
        keep(case)
    assert names(tmp_path) == [name]
    with Case.open(tmp_path / name, derive=derive) as case:
        assert len(case.reports()) == 1


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    assert "there is no folder" in refusal(tmp_path / "no" / "a.tumen", create=True)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty (0 bytes) and no case; delete it, or name another file"),
        (b"Title: a report\n\nText", "is not a case file of Tumen; name the case first, then the reports"),
        (b"SQLite format 3", "is not a case file of Tumen"),
        (b"SQLite format 3\x00" + bytes(60), "SQLite file of another program"),
    ],
)
@pytest.mark.parametrize("create", [False, True])
def test_what_is_no_case_is_refused_and_left_alone(path: Path, content: bytes, words: str, create: bool) -> None:
    path.write_bytes(content)
    assert words in refusal(path, create=create)
    assert path.read_bytes() == content


def test_a_file_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("CREATE TABLE notes (text)")
    before = path.read_bytes()
    assert "is a SQLite file of another program, not a case of Tumen; name another file" in refusal(path)
    assert path.read_bytes() == before


def test_a_case_of_a_newer_version_says_which_made_it_and_what_to_do(made: Path) -> None:
    with raw(made) as connection:
        connection.execute("UPDATE meta SET value = '9.4.0' WHERE key = 'made_by'")
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    line = refusal(made)
    assert f"was made by Tumen 9.4.0 (form {FORMAT + 1}); this is Tumen {__version__} (form {FORMAT})." in line
    assert line.endswith("Upgrade Tumen to open it.")


def test_a_case_of_a_newer_version_without_our_tables_is_refused_too(made: Path) -> None:
    with raw(made) as connection:
        connection.execute("DROP TABLE meta")
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    assert "was made by Tumen of a newer version" in refusal(made)


def test_an_older_case_is_brought_to_this_form(path: Path) -> None:
    with raw(path) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    with pytest.raises(CaseError, match=r"is of an older form \(0\); open it once where it may be written"):
        Case.open(path, readonly=True)
    with Case.open(path, derive=derive) as case:
        keep(case)
        assert len(case.reports()) == 1


def test_a_damaged_case_is_refused_with_what_to_do(made: Path) -> None:
    content = bytearray(made.read_bytes())
    content[100:] = bytes(byte ^ 0xFF for byte in content[100:])
    made.write_bytes(content)
    assert "is damaged" in refusal(made)


def test_a_case_whose_tables_have_damaged_names_is_refused(made: Path) -> None:
    content = made.read_bytes()
    assert content.count(b"sqlite_autoindex_originals_1") > 0
    made.write_bytes(content.replace(b"sqlite_autoindex_originals_1", b"s\xe7lite_autoindex_originals_1"))
    assert "is damaged; restore it from a copy" in refusal(made)


def test_a_case_without_its_tables_is_refused(made: Path) -> None:
    with raw(made) as connection:
        connection.execute("DROP TABLE claims")
    with Case.open(made) as case, pytest.raises(CaseError, match="its tables are not those of a case"):
        case.proposals()


def test_a_case_opened_for_reading_gives_everything_and_takes_nothing(made: Path) -> None:
    before = dump(made)
    with Case.open(made, readonly=True, derive=derive) as case:
        assert not case.writable
        assert len(case.claims()) == len(case.incidents()) == 2
        with pytest.raises(CaseError, match="is open for reading only; copy it to a folder where you may write"):
            case.decide("accept", case.claims()[0].id, by="A", why="b")
    assert dump(made) == before


def test_a_case_read_only_that_is_behind_is_derived_in_memory(path: Path) -> None:
    with Case.create(path) as case:
        keep(case)
    before = dump(path)
    with Case.open(path, readonly=True, derive=derive) as case:
        assert [report.family for report in case.reports()] == ["family"]
        assert len(case.incidents()) == 2
    assert dump(path) == before
    assert before["incidents"] == []


def test_a_file_that_may_not_be_written_is_opened_for_reading(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with Case.open(made, derive=derive) as case:
        assert not case.writable
        assert len(case.claims()) == 2


def test_a_case_in_a_folder_that_cannot_hold_the_log_is_read_as_it_stands(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes = []
    connect = file.connect

    def remember(path: Path, *, mode: str, wait: float) -> object:
        modes.append(mode)
        return connect(path if mode != "ro" else path / "unreachable", mode=mode, wait=wait)

    monkeypatch.setattr(file, "connect", remember)
    with Case.open(made, readonly=True, derive=derive) as case:
        assert len(case.claims()) == 2
    assert modes == ["ro", "ro&immutable=1"]


@pytest.fixture
def busy(made: Path) -> Iterator[Path]:
    """A case that another process is writing to."""
    with raw(made) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield made
        connection.execute("ROLLBACK")


def test_a_second_writer_is_told_that_another_writes(busy: Path) -> None:
    with Case.open(busy, wait=0, derive=derive) as case:
        for step in (lambda: keep(case, OTHER), lambda: case.decide("accept", case.claims()[0].id, by="A", why="b")):
            with pytest.raises(CaseBusy, match="another tumen is writing to it; wait until that is done and run this"):
                step()


def test_from_its_first_look_on_a_writer_is_alone(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look, refused = writing.holds, []

    def look_while_another_tries(connection: Connection, table: Table, about: str) -> bool:
        found = look(connection, table, about)
        with closing(sqlite3.connect(made, timeout=0)) as other, pytest.raises(sqlite3.OperationalError) as caught:
            other.execute("DELETE FROM derived_from")
        refused.append(str(caught.value))
        return found

    monkeypatch.setattr(store, "holds", look_while_another_tries)
    with Case.open(made, derive=derive) as case:
        keep(case, OTHER, name="border")
    assert refused == ["database is locked"]


def test_a_case_can_be_read_while_another_writes(busy: Path) -> None:
    with Case.open(busy, wait=0, derive=derive) as case:
        assert len(case.incidents()) == 2


def test_a_case_that_is_behind_can_be_read_while_another_writes(path: Path) -> None:
    with Case.create(path) as case:
        keep(case)
    with raw(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with Case.open(path, wait=0, derive=derive) as case:
            assert len(case.incidents()) == 2
        connection.execute("ROLLBACK")
    assert dump(path)["incidents"] == []


def test_a_full_disk_loses_only_the_step_that_did_not_fit(made: Path) -> None:
    before = dump(made)
    with Case.open(made, derive=derive) as case:
        with case.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        long = " ".join(f"There were {number} workers in the plant." for number in range(2000))
        with pytest.raises(
            CaseError, match="the disk is full; nothing of this step was kept, everything before it was"
        ):
            keep(case, long, name="long")
        with case.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert dump(made) == before
        keep(case, long, name="long")
    assert len(dump(made)["originals"]) == 2


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "another tumen is writing"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "it cannot be written; copy it to a folder where you may write"),
        (sqlite3.SQLITE_IOERR_FSYNC, "copy the case to a local disk"),
        (sqlite3.SQLITE_PROTOCOL, "the network folder cannot lock files"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "it is damaged; restore it from a copy"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "it cannot be opened; check that you may read it"),
    ],
)
def test_every_fault_of_the_disk_has_its_own_line(code: int, words: str) -> None:
    error = sqlite3.OperationalError("…")
    error.sqlite_errorcode = code
    assert words in str(file.fault(Path("a.tumen"), error))


def test_a_disk_that_cannot_hold_the_log_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def without_log(*args: object, **options: object) -> object:
        return connect(":memory:")

    monkeypatch.setattr(sqlite3, "connect", without_log)
    with pytest.raises(CaseError, match="the disk cannot hold a case; choose a local folder"):
        Case.create(path)
    assert names(path.parent) == []


@pytest.mark.parametrize("dropped", [DERIVED, ("incidents",), ("derived_from", "reports")])
def test_dropped_derived_tables_are_made_again_to_the_same_bytes(made: Path, dropped: tuple[str, ...]) -> None:
    before = dump(made)
    with raw(made) as connection:
        for table in dropped:
            connection.execute(f"DROP TABLE {table}")

    with Case.open(made, derive=derive) as case:
        assert len(case.incidents()) == 2
    assert dump(made) == before
