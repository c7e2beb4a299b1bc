"""Claims and incidents as CSV files that spreadsheets open and programs read back (RFC 4180, UTF-8 with BOM)."""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tumen.errors import NotWritten
from tumen.publish.rows import CLAIM_COLUMNS, INCIDENT_COLUMNS, Cell, claim_rows, incident_rows
from tumen.publish.snapshot import CaseView, releasable, snapshot

# Spreadsheets take a cell that begins so for a formula (OWASP, "CSV Injection"); the wide signs count in East Asian
# editions, and some programs skip blanks and invisible characters first. Where the list separator is a semicolon, as
# in much of Europe, a cell also begins after each one.
_FORMULA = r"(?=[\t\r\n]|[\s\x00-\x1f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\-@＝＋－＠])"
_OPEN = re.compile(rf"(\A|;)('*){_FORMULA}")
_DATABASE = b"SQLite format 3\0"
"""How a case begins (https://www.sqlite.org/fileformat.html, section 1.2)."""

_DEFUSED = re.compile(rf"(\A|;)'('*){_FORMULA}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Exported:
    """What an export wrote, and the names of the reports that it left out because of their marking."""

    files: tuple[Path, ...]
    left_out: tuple[str, ...] = ()


def write_csv(case: CaseView, folder: Path) -> Exported:
    """Writes `claims.csv` and `incidents.csv` into `folder`, which is made where it is missing.

    Each file replaces an older one as a whole or not at all. Raises OSError where the folder cannot be written.
    """
    view, left_out = releasable(snapshot(case))
    folder.mkdir(parents=True, exist_ok=True)
    tables = (
        ("claims.csv", CLAIM_COLUMNS, claim_rows(view)),
        ("incidents.csv", INCIDENT_COLUMNS, incident_rows(view)),
    )
    files = tuple(
        write_whole(folder / name, csv_text(columns, rows).encode("utf-8-sig")) for name, columns, rows in tables
    )
    return Exported(files=files, left_out=tuple(report.name for report in left_out))


def csv_text(columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> str:
    """The table as CSV: lines end in CRLF, line ends inside a cell stay as they are, texts are defused."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([defuse(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()


def defuse(text: str) -> str:
    """`text` so that no spreadsheet runs it: with one more `'` wherever it would begin a formula."""
    return _OPEN.sub(r"\1'\2", text)


def restore(cell: str) -> str:
    """The text that `defuse` was given: without one `'` wherever a formula would begin after it."""
    return _DEFUSED.sub(r"\1\2", cell)


def write_whole(path: Path, data: bytes) -> Path:
    """Writes the file as a whole or not at all; only its owner may read it, as with the case itself.

    Raises NotWritten where a case stands there, whose decisions would be lost; OSError where it cannot be written.
    """
    if _is_database(path):
        raise NotWritten(f"{path}: is a case or another database, and would be lost; name another file.")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return path


def _is_database(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE
