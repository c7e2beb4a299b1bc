"""Claims and incidents as CSV files that spreadsheets open and programs read back (RFC 4180, UTF-8 with BOM)."""

from __future__ import annotations

import csv
import io
import os
import tempfile
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tumen.publish.rows import CLAIM_COLUMNS, INCIDENT_COLUMNS, Cell, claim_rows, incident_rows
from tumen.publish.snapshot import CaseView, releasable, snapshot

# spreadsheets take a cell that begins so for a formula; the wide forms count in East Asian editions
# (OWASP, "CSV Injection")
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_GUARD = "'"


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
    """`text` so that no spreadsheet runs it: with `'` before it where it would begin a formula.

    A text that begins with `'` gets one more, so that `restore` gives back every text as it was.
    """
    return _GUARD + text if text.startswith(_GUARD) or _begins_formula(text) else text


def restore(cell: str) -> str:
    """The text that `defuse` was given: without one leading `'`."""
    return cell.removeprefix(_GUARD)


def _begins_formula(text: str) -> bool:
    # blanks and invisible characters before the sign are skipped as some programs skip them
    for character in text:
        if character in _FORMULA:
            return True
        if unicodedata.category(character) not in ("Zs", "Cc", "Cf"):
            return False
    return False


def write_whole(path: Path, data: bytes) -> Path:
    """Writes the file as a whole or not at all, with the rights that the folder's new files have."""
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
