"""Making, checking and connecting to a case file; every fault of SQLite becomes one line for a person."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, inspect, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from tumen import __version__
from tumen.case.tables import APPLICATION_ID, DERIVED, FORMAT, LINKS, METADATA, derived_from, linked_from, meta
from tumen.errors import CaseBusy, CaseError

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
"""Bytes of the header of a SQLite file."""

_SENTENCES = MappingProxyType(
    {
        sqlite3.SQLITE_FULL: "the disk is full; nothing of this step was kept, everything before it was. Make room and "
        "run this again.",
        sqlite3.SQLITE_READONLY: "it cannot be written; copy it to a folder where you may write.",
        sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that you may read it and write to its folder.",
        sqlite3.SQLITE_PERM: "it cannot be opened; check that you may read it and write to its folder.",
        sqlite3.SQLITE_NOTADB: "it is damaged or no case file; restore it from a copy.",
        sqlite3.SQLITE_CORRUPT: "it is damaged; restore it from a copy and add what came after.",
        sqlite3.SQLITE_IOERR: "the disk or network folder fails; copy the case to a local disk and work there.",
        sqlite3.SQLITE_PROTOCOL: "the network folder cannot lock files; copy the case to a local disk and work there.",
    }
)


def connect(path: Path, *, mode: str, wait: float) -> Engine:
    """An engine for the file; `mode` is SQLite's (`rw`, `ro`, or `ro&immutable=1`), `wait` seconds for another writer.

    A transaction begins at once, and takes the lock for writing if the connection has the option `write`: two writers
    wait for each other at the start and never fail half way.
    """
    address = f"{path.absolute().as_uri()}?mode={mode}"

    def creator() -> sqlite3.Connection:
        raw = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
        # a damaged letter must not hide which row is damaged
        raw.text_factory = partial(str, encoding="utf-8", errors="replace")
        with contextlib.ExitStack() as unless_whole:
            unless_whole.callback(raw.close)
            try:
                # FULL: what a commit reported done survives a power cut; trusted_schema: the file may be a stranger's
                for setting in ("foreign_keys = ON", "synchronous = FULL", "trusted_schema = OFF"):
                    raw.execute(f"PRAGMA {setting}")
            except UnicodeDecodeError as error:
                # SQLite names a damaged table in the letters that it finds there
                damaged = sqlite3.DatabaseError("the names of its tables are damaged")
                damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
                raise damaged from error
            unless_whole.pop_all()
        return raw

    engine = create_engine("sqlite://", creator=creator, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Raises CaseError, one line that says what to do, for each fault that SQLite reports."""
    try:
        yield
    except DBAPIError as error:
        raise fault(path, error.orig) from error.orig
    except sqlite3.Error as error:
        raise fault(path, error) from error


@contextlib.contextmanager
def writing(path: Path, engine: Engine) -> Iterator[Connection]:
    """A connection that alone may write, in one transaction: all of what is done within is kept, or nothing."""
    with told(path), engine.connect() as connection:
        connection.execution_options(write=True)
        with connection.begin():
            yield connection


def fault(path: Path, error: BaseException | None) -> CaseError:
    """The error for a person behind an error of SQLite."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    # the low byte is the kind of fault, the others its detail
    kind = code & 0xFF
    if kind in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CaseBusy(f"{path}: another tumen is writing to it; wait until that is done and run this again.")
    return CaseError(f"{path}: {_SENTENCES.get(kind, f'its tables are not those of a case: {error}.')}")


def check_folder(path: Path) -> None:
    """Raises CaseError where the folder of a case that is to be made is not there."""
    if not path.parent.is_dir():
        raise CaseError(f"{path}: there is no folder {path.parent}; make it first.")


def create(path: Path) -> None:
    """Makes an empty case file at `path`, whole or not at all: a kill leaves no half-made case.

    Only its owner may read it. Raises CaseError where the folder is missing or cannot be written. A case that another
    process made there in the meantime stays.
    """
    check_folder(path)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    except OSError as error:
        raise CaseError(f"{path}: no file can be made in its folder: {error.strerror}.") from error
    os.close(handle)
    draft = Path(name)
    try:
        with told(path):
            _mark(draft, path)
            engine = connect(draft, mode="rw", wait=0)
            try:
                migrate(path, engine)
            finally:
                engine.dispose()
        _place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _mark(draft: Path, path: Path) -> None:
    """The marks in the header, so that the file says whose it is, and SQLite's log."""
    with contextlib.closing(sqlite3.connect(draft)) as raw:
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        if raw.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
            raise CaseError(f"{path}: the disk cannot hold a case; choose a local folder.")


def _place(draft: Path, path: Path) -> None:
    with contextlib.suppress(FileExistsError):
        try:
            os.link(draft, path)
        except FileExistsError:
            raise
        except OSError:
            # a file system without links, such as that of a memory stick
            if not path.exists():
                draft.rename(path)
    # the name, too, survives a power cut; a system that cannot open a folder has no need of it
    with contextlib.suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def migrate(path: Path, engine: Engine) -> None:
    """Brings the tables to the form of this version, in one transaction: all of it or nothing."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "tumen.case:migrations")
    with writing(path, engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.execute(meta.delete().where(meta.c.key == "made_by"))
        connection.execute(insert(meta).values(key="made_by", value=__version__))
        connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")


def check(path: Path) -> None:
    """Raises CaseError where `path` is no file that this program could have made; reads its header only."""
    if path.is_dir():
        raise CaseError(f"{path}: is a folder; name the case file, such as {path / 'case.tumen'}.")
    if path.exists() and not path.is_file():
        raise CaseError(f"{path}: is no plain file; name the case file, such as hunchun.tumen.")
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError as error:
        raise CaseError(f"{path}: there is no such case; make it with: tumen add {path} PATH…") from error
    except OSError as error:
        raise CaseError(f"{path}: cannot be read: {error.strerror}.") from error
    if not header:
        raise CaseError(f"{path}: is empty (0 bytes) and no case; delete it, or name another file.")
    if not header.startswith(_MAGIC):
        raise CaseError(f"{path}: is not a case file of Tumen; name the case first, then the reports.")
    if len(header) < _HEADER or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise CaseError(f"{path}: is a SQLite file of another program, not a case of Tumen; name another file.")


def open_engine(path: Path, *, readonly: bool, wait: float) -> tuple[Engine, bool]:
    """The engine for an existing case file, and whether it can be written.

    A file or folder that may not be written is opened for reading. Raises CaseError as `check` does, and where a
    newer Tumen made the file.
    """
    check(path)
    writable = not readonly and os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    if writable:
        engine = _checked(path, mode="rw", wait=wait)
        try:
            _bring_up(path, engine)
        except CaseError:
            engine.dispose()
            raise
        return engine, True
    try:
        return _checked(path, mode="ro", wait=wait), False
    except CaseError as error:
        if getattr(error.__cause__, "sqlite_errorcode", None) != sqlite3.SQLITE_CANTOPEN:
            raise
        # a folder that may not be written cannot hold SQLite's log; then the file is read as it stands
        return _checked(path, mode="ro&immutable=1", wait=wait), False


def _checked(path: Path, *, mode: str, wait: float) -> Engine:
    """An engine for a file of this form or an older one. Raises CaseError where a newer Tumen made it."""
    engine = connect(path, mode=mode, wait=wait)
    try:
        _check_form(path, engine, mode=mode)
    except CaseError:
        engine.dispose()
        raise
    return engine


def _check_form(path: Path, engine: Engine, *, mode: str) -> None:
    maker = None
    with told(path), engine.connect() as connection:
        found = _form(connection)
        if found > FORMAT and inspect(connection).has_table(meta.name):
            maker = connection.execute(select(meta.c.value).where(meta.c.key == "made_by")).scalar_one_or_none()
    if found > FORMAT:
        raise CaseError(
            f"{path}: was made by Tumen {maker or 'of a newer version'} (form {found}); this is Tumen {__version__} "
            f"(form {FORMAT}). Upgrade Tumen to open it."
        )
    if found < FORMAT and mode != "rw":
        raise CaseError(f"{path}: is of an older form ({found}); open it once where it may be written.")


def _form(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _bring_up(path: Path, engine: Engine) -> None:
    """Brings an older file to this form, and makes derived tables that somebody dropped; their rows come when read."""
    with told(path):
        with engine.connect() as connection:
            found = _form(connection)
            there = set(inspect(connection).get_table_names())
        if found < FORMAT:
            migrate(path, engine)
        elif not there.issuperset(table.name for table in (*DERIVED, *LINKS)):
            with writing(path, engine) as connection:
                METADATA.create_all(connection, tables=[*DERIVED, *LINKS])
                connection.execute(delete(derived_from))
                connection.execute(delete(linked_from))
