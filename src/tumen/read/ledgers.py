"""Ledgers that an office keeps (CSV, Excel): a report for each row, with what each column was taken for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from tumen.errors import InvalidValue, UnreadableInput
from tumen.ledger.rows import from_row, to_row
from tumen.read.ledger.delimited import read_delimited
from tumen.read.ledger.guessing import Column
from tumen.read.ledger.overrules import Columns, columns_from
from tumen.read.ledger.rows import members_of, row_from, working_of
from tumen.read.ledger.sorting import sort_book
from tumen.read.ledger.tables import Book
from tumen.read.ledger.workbook import read_workbook
from tumen.read.parts import LeftOut, Member, Working


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetGuess:
    """What a table was taken for: `sheet` is None in a CSV file, `header` the row of its headings (from 1) or None.

    `rows` is how many reports it gives, `left_out` which rows and parts of it do not, `marking` the TLP label that
    stands beside it and holds for all its rows.
    """

    sheet: str | None
    header: int | None
    columns: tuple[Column, ...]
    rows: int
    left_out: tuple[LeftOut, ...]
    marking: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess:
    """What a ledger was taken for, before anything of it is added. `encoding` is None for a workbook."""

    name: str
    encoding: str | None
    sheets: tuple[SheetGuess, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def rows(self) -> int:
        """How many reports the file gives."""
        return sum(sheet.rows for sheet in self.sheets)

    @property
    def asks(self) -> tuple[tuple[str | None, Column], ...]:
        """The columns, with their sheets, of which a person should say what they hold."""
        return tuple((sheet.sheet, column) for sheet in self.sheets for column in sheet.columns if column.ask)


def guess(data: bytes, *, name: str, columns: Columns | None = None) -> Guess:
    """What the columns of a ledger are taken for, why, and which rows would be added.

    Raises UnreadableInput and MissingExtra as `unpack_ledger` does.
    """
    book = _book(data, name)
    found, apart = sort_book(book, columns or Columns(), name=name)
    return Guess(
        name=name,
        encoding=book.encoding,
        sheets=tuple(
            SheetGuess(
                sheet=one.table.name,
                header=one.header + 1 if one.header is not None else None,
                columns=one.columns,
                rows=len(one.rows),
                left_out=one.left_out,
                marking=one.marking,
            )
            for one in found
        ),
        left_out=apart,
    )


def told_guess(
    data: bytes, *, name: str, url: str | None = None, charset: str | None = None, columns: str | None = None
) -> Iterator[Member]:
    """The guess as one member that `guess_from` reads: in place of `tumen.read.read` for a process that is confined."""
    del url, charset
    found = guess(data, name=name, columns=columns_from(columns) if columns else None)
    yield Member(name="guess.json", data=to_row(found).encode(), where="the columns")


def guess_from(member: Member) -> Guess:
    """What `told_guess` told. Raises InvalidForm where it is no guess."""
    return from_row(Guess, member.data.decode("utf-8"))


def unpack_ledger(data: bytes, *, name: str, columns: Columns | None = None) -> Iterator[Member | LeftOut]:
    """The rows of a ledger, each as bytes that keep the row, what its columns were taken for and what a person said.

    Totals, blank rows, repeated headings and all else that is no row of data is named. Raises UnreadableInput for a
    file that is no ledger, is locked, damaged or made to hurt, and MissingExtra for a workbook without openpyxl.
    """
    said = columns or Columns()
    found, apart = sort_book(_book(data, name), said, name=name)
    yield from apart
    for one in found:
        yield from members_of(one, stem=PurePath(name).stem, columns=str(said))


def read_row(data: bytes, *, name: str) -> Working:
    """Text, cells and metadata of a row that `unpack_ledger` gave. Raises UnreadableInput."""
    return working_of(row_from(data, name=name), name=name)


def columns_of(data: bytes, *, name: str) -> Columns:
    """What a person said of the columns when this row was taken out of its ledger; empty where nobody said anything.

    With it `unpack_ledger` gives the same rows again. Raises UnreadableInput where the bytes are no row.
    """
    said = row_from(data, name=name).columns
    try:
        return columns_from(said) if said is not None else Columns()
    except InvalidValue as error:
        raise UnreadableInput(f"{name}: is no row of a ledger as Tumen keeps it ({error}); give the ledger.") from None


def _book(data: bytes, name: str) -> Book:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        return read_workbook(data, name=name)
    return read_delimited(data, name=name)


__all__ = [
    "Column",
    "Columns",
    "Guess",
    "SheetGuess",
    "columns_from",
    "columns_of",
    "guess",
    "guess_from",
    "read_row",
    "told_guess",
    "unpack_ledger",
]
