"""CSV files: encoding, separator, records (RFC 4180, with any of the separators that spreadsheets write)."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from tumen.errors import UnreadableInput
from tumen.read.ledger.encodings import decode_table
from tumen.read.ledger.tables import LAST_ROW, MOST_ROWS, Book, Table, check_row, too_many_rows

_SEPARATORS = (",", ";", "\t", "|")
_TOLD_FROM, _LOOKED_AT = 60, 100_000
"""Records, and characters, from which the separator is told."""
_NAMED = re.compile(r"sep=(.)[^\r\n]*(?:\r\n|\r|\n)", re.I)


def read_delimited(data: bytes, *, name: str) -> Book:
    """The one table of a CSV file.

    Raises UnreadableInput for what `decode_table` refuses, quotation marks that do not balance, and more rows, columns
    or characters in a cell than are read.
    """
    text, encoding = decode_table(data, name=name)
    # Excel's own first line, which it does not show
    named = _NAMED.match(text)
    separator = named.group(1) if named is not None else _separator(text)
    rows: list[tuple[str, ...]] = []
    filled = 0
    for cells in _records(text[named.end() :] if named is not None else text, separator, name):
        kept = _trimmed(cells)
        check_row(len(kept), max(map(len, kept), default=0), name=name, place=f"row {len(rows) + 1}")
        filled += bool(kept)
        if filled > MOST_ROWS or len(rows) >= LAST_ROW:
            raise too_many_rows(name)
        rows.append(kept)
    return Book(tables=(Table(name=None, rows=tuple(rows)),), encoding=encoding)


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    """The cells without white space around them, line ends as LF, up to the last filled one."""
    kept = [cell.replace("\r\n", "\n").replace("\r", "\n").strip() for cell in cells]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def _records(text: str, separator: str, name: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        if "field larger" in str(error):
            raise UnreadableInput(
                f"{name}: line {reader.line_num} has a cell of more than {csv.field_size_limit()} characters, or a "
                "quotation mark that is never closed; repair it in a spreadsheet."
            ) from None
        raise UnreadableInput(
            f"{name}: the quotation marks up to line {reader.line_num} do not balance; open it in a spreadsheet and "
            "save it anew as CSV."
        ) from None


def _separator(text: str) -> str:
    """The separator that cuts most of the first records into equally many cells, and these into the most."""
    best, chosen = (0.0, 0), ","
    for separator in _SEPARATORS:
        widths = Counter(len(cells) for cells in _first_records(text, separator) if any(cells))
        wide = {width: times for width, times in widths.items() if width > 1}
        if not wide:
            continue
        width, times = max(wide.items(), key=lambda one: (one[1], one[0]))
        share = (times / sum(widths.values()), width)
        if share > best:
            best, chosen = share, separator
    return chosen


def _first_records(text: str, separator: str) -> list[list[str]]:
    found: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(text[:_LOOKED_AT], newline=""), delimiter=separator, strict=True):
            found.append(cells)
            if len(found) == _TOLD_FROM:
                break
    except csv.Error:
        return found
    return found
