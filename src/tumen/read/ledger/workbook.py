"""Excel workbooks (.xlsx, .xlsm): their visible sheets as tables (ECMA-376 part 1, SpreadsheetML)."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any

from tumen.errors import MissingExtra, UnreadableInput
from tumen.read.contents import shown
from tumen.read.ledger.formats import cell_text
from tumen.read.ledger.parts import Extra, check_parts
from tumen.read.ledger.tables import (
    LAST_ROW,
    MOST_ROWS,
    Book,
    Place,
    Table,
    check_row,
    letter,
    too_many_rows,
    where,
)
from tumen.read.parts import LeftOut

_MOST_SHEETS = 256
_OLD = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")

_DAMAGED = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, zlib.error, zipfile.BadZipFile,
)  # fmt: skip
"""What openpyxl raises for parts that are no SpreadsheetML: it has no error of its own."""


def read_workbook(data: bytes, *, name: str) -> Book:
    """The sheets of a workbook.

    A formula counts with the value that the file keeps for it; one without a value is named. Hidden sheets, charts,
    comments and pictures are named, not read. Raises UnreadableInput for what is locked, of an old or another kind,
    damaged, or made to hurt; MissingExtra where openpyxl is not installed.
    """
    if data.startswith(_OLD):
        raise _old(data, name)
    try:
        import openpyxl
    except ImportError as error:
        raise MissingExtra(
            "Excel files need the extra 'tables', which is not installed: run  pip install 'tumen[tables]'  "
            "or save the sheet as CSV, which is always read."
        ) from error
    about = check_parts(data, name=name)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of everything that it does not keep when it saves; nothing is saved here
            warnings.simplefilter("ignore")
            return _book(openpyxl, data, about, name=name)
    except _DAMAGED as error:
        raise UnreadableInput(
            f"{name}: is no workbook that can be read ({_reason(error)}); open it in a spreadsheet and save it anew."
        ) from None


def _old(data: bytes, name: str) -> UnreadableInput:
    if _LOCKED in data:
        return UnreadableInput(f"{name}: is locked with a password; save a copy without one.")
    return UnreadableInput(f"{name}: is an old Excel file (.xls), which is not read; save it as .xlsx.")


def _reason(error: BaseException) -> str:
    said = shown(str(error), most=80)
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _book(openpyxl: Any, data: bytes, about: Mapping[str, Extra], *, name: str) -> Book:
    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    if len(book.worksheets) > _MOST_SHEETS:
        raise UnreadableInput(f"{name}: has more than {_MOST_SHEETS} sheets; split it into several files.")
    tables: list[Table] = []
    apart: list[LeftOut] = []
    left = MOST_ROWS
    formulas: Any = None
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            why = "is hidden; unhide it in a spreadsheet to have it read"
            apart.append(LeftOut(where=where(sheet.title), why=why))
            continue
        extra = about.get(sheet.title, Extra())
        if extra.formulas and formulas is None:
            formulas = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        twin = formulas[sheet.title] if extra.formulas else None
        table = _table(sheet, twin, extra, epoch=_epoch(book), name=name, left=left)
        left -= sum(map(bool, table.rows))
        tables.append(table)
    apart += [LeftOut(where=where(sheet.title), why="is a chart, no table") for sheet in book.chartsheets]
    return Book(tables=tuple(tables), apart=tuple(apart))


def _epoch(book: Any) -> str:
    return "serial 1904" if book.epoch.year == 1904 else "serial"


def _table(sheet: Any, twin: Any, extra: Extra, *, epoch: str, name: str, left: int) -> Table:
    rows: list[tuple[str, ...]] = []
    apart: list[LeftOut] = []
    filled = 0
    for number, (cells, formulas) in enumerate(_rows(sheet, twin)):
        if number >= LAST_ROW:
            raise UnreadableInput(f"{name}: {where(sheet.title)} claims more rows than a sheet can have; save it anew.")
        if not cells and not formulas:
            rows.append(())
            continue
        texts = [cell_text(cell.value, cell.number_format) for cell in cells]
        for column, formula in enumerate(formulas):
            if formula.data_type == "f" and (column >= len(texts) or not texts[column]):
                apart.append(_uncomputed(sheet.title, number, column, formula.value))
        while texts and not texts[-1]:
            texts.pop()
        check_row(len(texts), max(map(len, texts), default=0), name=name, place=where(sheet.title, f"row {number + 1}"))
        filled += bool(texts)
        if filled > left:
            raise too_many_rows(name)
        rows.append(tuple(texts))
    while rows and not rows[-1]:
        rows.pop()
    return Table(
        name=sheet.title,
        rows=tuple(rows),
        merged=_merged(extra.merged, len(rows)),
        links=extra.links,
        apart=(*apart, *(LeftOut(where=where(sheet.title), why=why) for why in extra.apart)),
        epoch=epoch,
    )


def _rows(sheet: Any, twin: Any) -> Iterator[tuple[Any, Any]]:
    # the size that a file states for a sheet is often wrong, and rows beyond it would be lost
    sheet.reset_dimensions()
    if twin is None:
        for cells in sheet.iter_rows():
            yield cells, ()
        return
    twin.reset_dimensions()
    yield from zip(sheet.iter_rows(), twin.iter_rows(), strict=True)


def _uncomputed(sheet: str, row: int, column: int, formula: Any) -> LeftOut:
    said = formula if isinstance(formula, str) else str(getattr(formula, "text", ""))
    return LeftOut(
        where=where(sheet, f"row {row + 1}", f"column {letter(column)}"),
        why=f"holds a formula ({shown(said, most=60)}) whose value the file does not keep; open it in a spreadsheet "
        "and save it",
    )


_MOST_MERGED = 100_000


def _merged(ranges: tuple[tuple[int, int, int, int], ...], rows: int) -> Mapping[Place, Place]:
    """Each covered cell and the one that covers it, as far as the table reaches."""
    found: dict[Place, Place] = {}
    for top, first, bottom, last in ranges:
        for row in range(top, min(bottom + 1, rows)):
            for column in range(first, min(last + 1, 256)):
                if (row, column) != (top, first):
                    found[row, column] = (top, first)
                if len(found) >= _MOST_MERGED:
                    return MappingProxyType(found)
    return MappingProxyType(found)
