"""A table as it stands in a file: cells as text by row and column, whatever kind of file it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tumen.errors import UnreadableInput
from tumen.read.contents import shown
from tumen.read.parts import LeftOut

MOST_ROWS = 100_000
"""Filled rows of a file that are read; a ledger kept by hand has fewer."""
LAST_ROW = 2**20
"""Rows of a sheet of Excel, filled or not."""
MOST_COLUMNS = 256
"""Columns of a table that are read."""
MOST_CHARACTERS = 100_000
"""Characters of one cell that are read; a cell of Excel holds 32,767."""

Place = tuple[int, int]
"""Row and column of a cell, both from nought."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """One sheet, or the one table of a CSV file (`name` None).

    `rows` begin with the first row of the sheet; a row ends with its last filled cell. `merged` leads from each cell
    that a merged cell covers to the cell that holds the text. `links` are the addresses behind cells. `apart` are cells
    and parts of the sheet that are not read, by name. `epoch` is the way in which the file counts days.
    """

    name: str | None
    rows: tuple[tuple[str, ...], ...]
    merged: Mapping[Place, Place] = field(default_factory=lambda: MappingProxyType({}))
    links: Mapping[Place, str] = field(default_factory=lambda: MappingProxyType({}))
    apart: tuple[LeftOut, ...] = ()
    epoch: str = "serial"

    def text(self, row: int, column: int) -> str:
        """The text of a cell, empty where the table ends before it."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if column < len(cells) else ""

    def above(self, row: int, column: int) -> int | None:
        """The row whose cell of the same column covers this one because the two are merged; None where none does."""
        origin = self.merged.get((row, column))
        return origin[0] if origin is not None and origin[1] == column and origin[0] != row else None

    def filled(self, row: int, column: int) -> str:
        """The text of a cell, or that of the merged cell which covers it."""
        said = self.text(row, column)
        origin = self.merged.get((row, column))
        return said or (self.text(*origin) if origin is not None else "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """The tables of a file in their order, what of the file is not read, and the encoding of its characters."""

    tables: tuple[Table, ...]
    apart: tuple[LeftOut, ...] = ()
    encoding: str | None = None


def where(table: str | None, *parts: str) -> str:
    """A place in words: "sheet Workers, row 12, column B"."""
    sheet = [f"sheet {shown(table, most=60)}"] if table is not None else []
    return ", ".join([*sheet, *parts]) or "the table"


def letter(column: int) -> str:
    """The letters of a column as spreadsheets show them: A, B, … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_of(letters: str) -> int:
    """The number of a column from nought."""
    number = 0
    for one in letters:
        number = number * 26 + ord(one) - ord("A") + 1
    return number - 1


def check_row(cells: int, longest: int, *, name: str, place: str) -> None:
    """Raises UnreadableInput where a row has more columns, or a cell more characters, than are read."""
    if cells > MOST_COLUMNS:
        raise UnreadableInput(
            f"{name}: {place} has {cells} columns; at most {MOST_COLUMNS} are read. Delete what is not of the table."
        )
    if longest > MOST_CHARACTERS:
        raise UnreadableInput(
            f"{name}: {place} has a cell of {longest} characters; at most {MOST_CHARACTERS} are read. "
            "Save long texts as files of their own."
        )


def too_many_rows(name: str) -> UnreadableInput:
    """The error for a file with more filled rows than are read."""
    return UnreadableInput(
        f"{name}: has more than {MOST_ROWS} filled rows, or more than {LAST_ROW} in all; split it into several files."
    )
