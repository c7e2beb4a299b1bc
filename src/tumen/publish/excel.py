"""Claims and incidents as one Excel workbook; the same input gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tumen.errors import MissingExtra
from tumen.publish.rows import CLAIM_COLUMNS, INCIDENT_COLUMNS, Cell, claim_rows, incident_rows
from tumen.publish.snapshot import CaseView, releasable, snapshot
from tumen.publish.tables import Exported, write_whole
from tumen.publish.visible import hidden

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

# the first day that a zip entry can carry; a real one would change the bytes of every export
_STAMP = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook's stamps have no zone

CELL_LIMIT = 32_767
"""Longest text of an Excel cell in UTF-16 units (Microsoft, "Excel specifications and limits")."""
_CUT = " [cut here: Excel holds no more; the CSV file has it whole]"


def write_excel(case: CaseView, file: Path) -> Exported:
    """Writes the workbook `file` with the sheets `claims` and `incidents`; its folder is made where it is missing.

    Raises MissingExtra where openpyxl is not installed, OSError where the file cannot be written.
    """
    view, left_out = releasable(snapshot(case))
    file.parent.mkdir(parents=True, exist_ok=True)
    data = workbook_bytes(
        (
            ("claims", CLAIM_COLUMNS, claim_rows(view)),
            ("incidents", INCIDENT_COLUMNS, incident_rows(view)),
        )
    )
    return Exported(files=(write_whole(file, data),), left_out=tuple(report.name for report in left_out))


def workbook_bytes(sheets: Iterable[tuple[str, tuple[str, ...], Iterable[tuple[Cell, ...]]]]) -> bytes:
    """A workbook with one sheet for each (name, columns, rows). Texts are written as texts, never as formulas."""
    try:
        from openpyxl import Workbook
        from openpyxl.writer.excel import ExcelWriter
    except ImportError as error:
        raise MissingExtra(
            "Excel needs the extra 'tables', which is not installed: run  pip install 'tumen[tables]'  "
            "or export to csv, which every spreadsheet opens."
        ) from error
    book = Workbook(write_only=True)
    book.properties.creator = "Tumen"
    book.properties.created = book.properties.modified = _STAMP
    for name, columns, rows in sheets:
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.append([_cell(sheet, column) for column in columns])
        for row in rows:
            sheet.append([_cell(sheet, cell) for cell in row])
    packed = io.BytesIO()
    # not `book.save`, which stamps the hour
    ExcelWriter(book, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED)).save()
    return _unstamped(packed)


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> Any:
    if not isinstance(value, str):
        return value
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, excel_text(value))
    # openpyxl takes "=1" for a formula and "#N/A" for an error; the quote prefix keeps it a text when somebody edits it
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def excel_text(text: str) -> str:
    """`text` as an Excel cell can hold it: controls that XML forbids written as code points, and cut at the limit."""
    written = "".join(
        f"[U+{ord(character):04X}]" if (character < " " and hidden(character)) or _forbidden(character) else character
        for character in text
    )
    if len(written.encode("utf-16-le")) // 2 <= CELL_LIMIT:
        return written
    room = (CELL_LIMIT - len(_CUT)) * 2
    return written.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + _CUT


def _forbidden(character: str) -> bool:
    return character in "\ufffe\uffff" or "\ud800" <= character <= "\udfff"


def _unstamped(packed: io.BytesIO) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, date_time=_STAMP.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return out.getvalue()
