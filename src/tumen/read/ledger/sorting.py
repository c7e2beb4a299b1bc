"""The rows of a table: those that are reports, and those that are not, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tumen.errors import UnreadableInput
from tumen.read.contents import shown
from tumen.read.ledger.guessing import Column, guess_columns
from tumen.read.ledger.headings import fold_heading, heading_row, headings_of, is_heading
from tumen.read.ledger.overrules import Columns
from tumen.read.ledger.tables import Book, Table, letter, where
from tumen.read.parts import LeftOut
from tumen.resources.ledgers import cell_words, fold_cell, is_nothing, marking_of, strictest

READ = frozenset({"quote", "note", "title"})
"""Meanings under which a single filled cell makes a row."""
_NUMBERS = frozenset({"count", "least", "most", "money", "id"})
_LABEL = re.compile(r"\bTLP\s*[:\-]?\s*(RED|AMBER\s*\+\s*STRICT|AMBER|GREEN|CLEAR|WHITE)\b", re.I)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sorted:
    """A table with what its columns hold. `header` is the row of the headings from nought, None where there is none.

    `rows` are the numbers from nought of the rows that are reports, `left_out` the others by name, in order. `marking`
    is the strictest label that stands above or below the table or on a sheet beside it.
    """

    table: Table
    header: int | None
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    marking: str | None = None


def sort_book(book: Book, columns: Columns, *, name: str) -> tuple[tuple[Sorted, ...], tuple[LeftOut, ...]]:
    """The tables whose columns are known, and what of the file is left out as a whole.

    Raises UnreadableInput where nothing of the file is a ledger, or where a person names a sheet or a column that the
    file lacks.
    """
    _check_sheets(book, columns, name)
    found: list[Sorted] = []
    apart = list(book.apart)
    labels: list[str] = []
    for table in book.tables:
        one = _sorted(table, columns, name)
        if one is None:
            labels += _labels(table, range(len(table.rows)))
            if any(table.rows):
                why = "no row of it names its columns in words that are known; tell where they stand and what they hold"
                apart.append(LeftOut(where=where(table.name), why=why))
            continue
        found.append(one)
        read = set(one.rows)
        labels += _labels(table, [row for row in range(len(table.rows)) if row not in read])
    _check_columns(found, columns, name)
    if not any(one.rows for one in found):
        raise UnreadableInput(
            f"{name}: no row of it is read as a row of a ledger: {_why_none(found, apart)}. Tell what its columns "
            'hold, as in --columns "header=1,A=published,B=host,F=count".'
        )
    marking = strictest(labels)
    marked = tuple(
        Sorted(
            table=one.table,
            header=one.header,
            columns=one.columns,
            rows=one.rows,
            left_out=one.left_out,
            marking=marking,
        )
        for one in found
    )
    return marked, tuple(apart)


def _why_none(found: Sequence[Sorted], apart: Sequence[LeftOut]) -> str:
    if found:
        return "below the headings there is none that holds anything"
    return "; ".join(f"{one.where}: {one.why}" for one in apart[:3]) or "it is empty"


def _check_sheets(book: Book, columns: Columns, name: str) -> None:
    sheets = {table.name for table in book.tables}
    for one in columns.overrules:
        if one.sheet is not None and one.sheet not in sheets:
            named = ", ".join(repr(sheet) for sheet in sorted(filter(None, sheets))) or "none: it is one table"
            raise UnreadableInput(f"{name}: has no sheet {one.sheet!r} to read; its sheets are {named}.")


def _check_columns(found: Sequence[Sorted], columns: Columns, name: str) -> None:
    for one in columns.overrules:
        if one.column == "HEADER":
            continue
        tables = [table for table in found if one.sheet in (None, table.table.name)]
        if tables and not any(column.letter == one.column for table in tables for column in table.columns):
            last = max((table.columns[-1].letter for table in tables if table.columns), key=lambda at: (len(at), at))
            raise UnreadableInput(f"{name}: has no column {one.column}; its last one is {last}.")


def _labels(table: Table, rows: Sequence[int] | range) -> list[str]:
    said = [cell for row in rows for cell in table.rows[row]] + [table.name or ""]
    found = (marking_of(match.group(1)) for text in said if text for match in _LABEL.finditer(text))
    return [label for label in found if label is not None]


def _sorted(table: Table, columns: Columns, name: str) -> Sorted | None:
    if not any(table.rows):
        return None
    named = columns.header(table.name)
    if named is not None and named > len(table.rows):
        raise UnreadableInput(f"{name}: {where(table.name)} has no row {named}; it ends with row {len(table.rows)}.")
    header = named - 1 if named else heading_row(table) if named is None else None
    if header is None and named is None:
        return None
    titles = headings_of(table, header) if header is not None else ("",) * max(map(len, table.rows))
    first = header + 1 if header is not None else 0
    filled = [row for row in range(first, len(table.rows)) if table.rows[row]]
    kinds = {row: _kind(table, header, len(titles), row) for row in filled}
    data = [row for row in filled if kinds[row] is None]
    found = guess_columns(table, titles, data, columns)
    if data and all(column.meaning in ("ignored", "id") for column in found):
        return None
    second = _second(table, data)
    left = list(_above(table, header)) if header is not None else []
    rows: list[int] = []
    before = first - 1
    for row in filled:
        left += _blank(table.name, before + 1, row)
        before = row
        if row == second:
            why = "names other columns; put a second table on a sheet of its own"
            left.append(LeftOut(where=where(table.name, _span(row, len(table.rows))), why=why))
            break
        why_not = kinds[row] or _no_report(table, row, found)
        if why_not is None:
            rows.append(row)
            left += _unmarked(table, row, found)
        else:
            left.append(LeftOut(where=where(table.name, f"row {row + 1}"), why=why_not))
    return Sorted(
        table=table, header=header, columns=found, rows=tuple(rows), left_out=(*table.apart, *left), marking=None
    )


def _span(first: int, end: int) -> str:
    return f"row {end}" if end - first == 1 else f"rows {first + 1} to {end}"


def _blank(sheet: str | None, first: int, end: int) -> Iterator[LeftOut]:
    """The blank rows from `first` up to the row before `end`, as one."""
    if end > first:
        yield LeftOut(where=where(sheet, _span(first, end)), why="is blank" if end - first == 1 else "are blank")


def _above(table: Table, header: int) -> Iterator[LeftOut]:
    for row in range(header):
        if any(table.rows[row]):
            said = shown(" ".join(cell for cell in table.rows[row] if cell), most=60)
            yield LeftOut(where=where(table.name, f"row {row + 1}"), why=f"stands above the headings ({said})")


def _kind(table: Table, header: int | None, width: int, row: int) -> str | None:
    """Why a row below the headings is no row of data, by its form alone; None where it may be one."""
    cells = table.rows[row]
    if len(cells) > width:
        extra = ", ".join(letter(column) for column in range(width, len(cells)) if cells[column])
        return (
            f"has cells beyond the headings (column {extra}), so its cells may have slipped; a text with a separator "
            "in it needs quotation marks"
        )
    if header is not None and _repeats(cells, table.rows[header]):
        return "repeats the headings"
    return "is a total or a mean" if _is_total([cell for cell in cells if cell]) else None


def _repeats(cells: Sequence[str], headings: Sequence[str]) -> bool:
    return len(cells) == len(headings) and all(
        fold_heading(cell) == fold_heading(heading) for cell, heading in zip(cells, headings, strict=True)
    )


_FIGURE = re.compile(r"[\d.,\s~%+–-]+")
_LABEL_WORDS = 4


def _is_total(cells: Sequence[str]) -> bool:
    """Whether a row sums others up: its label is a word for that, or begins with one and figures alone follow."""
    label = fold_cell(cells[0]).strip(" *-:")
    if label in cell_words("totals"):
        return True
    first = re.split(r"[\s:(]", label, maxsplit=1)[0]
    short = len(label.split()) <= _LABEL_WORDS
    return short and first in cell_words("totals") and all(_FIGURE.fullmatch(cell) for cell in cells[1:])


def _no_report(table: Table, row: int, columns: Sequence[Column]) -> str | None:
    """Why a row of data is no report; None where it is one."""
    filled = {at: column for at, column in enumerate(columns) if table.filled(row, at)}
    own = {at: column for at, column in filled.items() if table.text(row, at)}
    said = {at: column for at, column in own.items() if not is_nothing(table.text(row, at))}
    told = [column for column in said.values() if column.meaning != "ignored"]
    if not told:
        return "holds nothing in the columns that are read"
    meanings = {column.meaning for column in told}
    if len(own) == 1 and not meanings & READ:
        said_alone = shown(next(table.text(row, at) for at in own), most=60)
        return f"holds one cell only ({said_alone}): a total, a heading or a footnote"
    if meanings <= _NUMBERS and len(filled) == len(own):
        return "holds nothing but numbers: a total"
    return None


def _unmarked(table: Table, row: int, columns: Sequence[Column]) -> Iterator[LeftOut]:
    """The empty cells of a row in a column of markings."""
    for at, column in enumerate(columns):
        if column.meaning == "marking" and is_nothing(table.filled(row, at)):
            place = where(table.name, f"row {row + 1}", f"column {column.letter}")
            yield LeftOut(where=place, why="gives no marking; the row counts as unmarked")


_FEWEST, _MOSTLY = 3, 0.75


def _second(table: Table, rows: Sequence[int]) -> int | None:
    """The first row of data that names columns itself: a second table begins there."""
    for row in rows:
        cells = [cell for cell in table.rows[row] if cell]
        if len(cells) >= _FEWEST and sum(map(is_heading, cells)) >= max(_FEWEST, _MOSTLY * len(cells)):
            return row
    return None
