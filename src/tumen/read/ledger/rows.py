"""A row of a ledger as bytes that can be kept, and back as the text and cells of a report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tumen.errors import UnreadableInput
from tumen.ledger import Anchor, Cell
from tumen.normalise.cells import WRITTEN, cell_day, cell_time
from tumen.read.contents import plain_name, shown
from tumen.read.kinds import ROW, ROW_START
from tumen.read.ledger.sorting import Sorted
from tumen.read.ledger.tables import where
from tumen.read.parts import LeftOut, Member, Working
from tumen.resources.ledgers import MEANINGS, is_nothing, marking_of, strictest

_VERSION = 1
_KEYS = ("tumen row", "sheet", "row", "columns", "marking", "written", "merged", "links", "cells")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;)]", re.I)
_LONGEST_NAME = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class RowCell:
    """A filled cell of a row as it is kept. `above` is the row from which a merged cell reaches down to it, `written`
    how its column writes dates, `link` the address behind it.
    """

    column: str
    heading: str
    meaning: str
    text: str
    above: int | None = None
    written: str | None = None
    link: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row as it is kept: `row` counts from 1; `columns` is what a person said of the columns, as it was written."""

    sheet: str | None
    row: int
    columns: str | None
    marking: str | None
    cells: tuple[RowCell, ...]


def members_of(found: Sorted, *, stem: str, columns: str) -> Iterator[Member | LeftOut]:
    """The rows of a table as members, after what of it is left out."""
    yield from found.left_out
    table = found.table
    for number in found.rows:
        cells = []
        for at, column in enumerate(found.columns):
            text = table.text(number, at)
            above = table.above(number, at) if not text else None
            said = text or (table.text(above, at) if above is not None else "")
            if said:
                cells.append(
                    RowCell(
                        column=column.letter,
                        heading=column.heading,
                        meaning=column.meaning,
                        text=said,
                        above=above + 1 if above is not None else None,
                        written=column.written,
                        link=table.links.get((number if above is None else above, at)),
                    )
                )
        row = Row(
            sheet=table.name,
            row=number + 1,
            columns=columns or None,
            marking=found.marking,
            cells=tuple(cells),
        )
        yield Member(name=f"{_named(stem, row)}.json", data=row_bytes(row), where=where(row.sheet, f"row {row.row}"))


def _named(stem: str, row: Row) -> str:
    parts = [plain_name(part)[:_LONGEST_NAME] for part in (stem, row.sheet) if part is not None]
    return ", ".join([*filter(None, parts), f"row {row.row}"])


def row_bytes(row: Row) -> bytes:
    """The row as JSON, always the same bytes for the same row; it begins with `kinds.ROW_START`."""
    form = {
        "tumen row": _VERSION,
        "sheet": row.sheet,
        "row": row.row,
        "columns": row.columns,
        "marking": row.marking,
        "written": {cell.column: cell.written for cell in row.cells if cell.written is not None},
        "merged": {cell.column: cell.above for cell in row.cells if cell.above is not None},
        "links": {cell.column: cell.link for cell in row.cells if cell.link is not None},
        "cells": [[cell.column, cell.heading, cell.meaning, cell.text] for cell in row.cells],
    }
    said = json.dumps(form, ensure_ascii=False, separators=(",", ":"))
    return said.encode("utf-8", errors="backslashreplace")


def row_from(data: bytes, *, name: str) -> Row:
    """The row that the bytes keep. Raises UnreadableInput where they are not of the form of `row_bytes`."""
    try:
        form = json.loads(data)
    except (ValueError, RecursionError):
        form = None
    if not data.startswith(ROW_START) or not isinstance(form, dict) or tuple(form) != _KEYS:
        raise UnreadableInput(f"{name}: is no row of a ledger as Tumen keeps it; give the ledger itself.")
    try:
        return _row(form)
    except (TypeError, ValueError, KeyError) as error:
        said = shown(str(error).strip("'\""), most=60)
        raise UnreadableInput(f"{name}: is no row of a ledger as Tumen keeps it ({said}); give the ledger.") from None


def _row(form: dict[str, Any]) -> Row:
    if form["tumen row"] != _VERSION:
        raise ValueError("it is of another version")
    written = _map(form["written"], str)
    merged = _map(form["merged"], int)
    links = _map(form["links"], str)
    if not all(one in WRITTEN for one in written.values()):
        raise ValueError("written")
    cells = []
    for cell in form["cells"]:
        column, heading, meaning, text = (_text(part, empty=True) for part in cell)
        if meaning not in MEANINGS or not re.fullmatch("[A-Z]{1,3}", column) or not text.strip():
            raise ValueError("cells")
        cells.append(
            RowCell(
                column=column,
                heading=heading,
                meaning=meaning,
                text=text,
                above=merged.get(column),
                written=written.get(column),
                link=links.get(column),
            )
        )
    row = form["row"]
    if isinstance(row, bool) or not isinstance(row, int) or row < 1:
        raise ValueError("row")
    sheet, columns, marking = (
        None if form[key] is None else _text(form[key]) for key in ("sheet", "columns", "marking")
    )
    if marking is not None and marking_of(marking) != marking:
        raise ValueError("marking")
    return Row(sheet=sheet, row=row, columns=columns, marking=marking, cells=tuple(cells))


def _map(form: Any, kind: type) -> dict[str, Any]:
    if not isinstance(form, dict) or not all(type(one) is kind for one in form.values()):
        raise TypeError("a part of it is of another form")
    return form


def _text(form: Any, *, empty: bool = False) -> str:
    if not isinstance(form, str) or not (form or empty):
        raise TypeError("a part of it is no text")
    form.encode("utf-8")  # half a pair of surrogates is no text
    return form


def working_of(row: Row, *, name: str) -> Working:
    """The text, cells and metadata of a row: a line `Heading: cell` for each filled cell of a column that is read.

    What is ignored is kept in the bytes of the row and stands in no text. Raises UnreadableInput for a marking that is
    none, and for a row that holds nothing in the columns that are read.
    """
    text, cells, anchors = "", [], []
    place = where(row.sheet, f"row {row.row}")
    for cell in row.cells:
        if cell.meaning == "ignored":
            continue
        heading = cell.heading or f"Column {cell.column}"
        text += f"{heading}: "
        start = len(text)
        text += cell.text
        at = f"column {cell.column}" if cell.above is None else f"column {cell.column}, merged from row {cell.above}"
        shown = f"{cell.column} ({cell.heading})" if cell.heading else cell.column
        cells.append(Cell(meaning=cell.meaning, column=shown, start=start, end=len(text), written=cell.written))
        anchors.append(Anchor(start=start, end=len(text), where=f"{place}, {at}"))
        text += "\n"
    if not cells:
        raise UnreadableInput(f"{name}: holds nothing in the columns that are read; nothing can be read from it.")
    published, flags = _published(row)
    return Working(
        text=text,
        media_type=ROW,
        title=_first(row, "title"),
        publisher=_first(row, "publisher"),
        url=_address(row),
        published=published,
        published_from="ledger" if published is not None else None,
        marking=_marking(row, name),
        anchors=tuple(anchors),
        cells=tuple(cells),
        flags=flags,
    )


def _first(row: Row, meaning: str) -> str | None:
    """The first filled cell of a meaning on one line."""
    said = (" ".join(cell.text.split()) for cell in row.cells if cell.meaning == meaning)
    return next((text for text in said if not is_nothing(text)), None)


def _address(row: Row) -> str | None:
    """The first address in a column of addresses, else the one behind a title, a publisher, a source or a quote."""
    for cell in row.cells:
        if cell.meaning == "url":
            found = _ADDRESS.search(cell.text)
            if found is not None or cell.link is not None:
                return found.group() if found is not None else cell.link
    spoken = ("title", "publisher", "source", "quote", "id")
    return next((cell.link for cell in row.cells if cell.link is not None and cell.meaning in spoken), None)


def _published(row: Row) -> tuple[date | None, tuple[str, ...]]:
    for cell in row.cells:
        if cell.meaning != "published" or is_nothing(cell.text):
            continue
        day = cell_day(cell.text, written=cell.written)
        if day is not None:
            return day, ()
        when = cell_time(cell.text, written=cell.written)
        what = "names more than one day" if when is not None else "cannot be read as one day"
        return None, (f"Column {cell.column} gives {cell.text[:40]!r} as the day of publication, which {what}.",)
    return None, ()


def _marking(row: Row, name: str) -> str | None:
    """The marking of the row: its own, or the one that stands for the whole table, whichever opens less."""
    labels = [row.marking] if row.marking is not None else []
    for cell in row.cells:
        if cell.meaning != "marking" or is_nothing(cell.text):
            continue
        label = marking_of(cell.text)
        if label is None:
            raise UnreadableInput(
                f"{name}: column {cell.column}: {cell.text[:40]!r} is no marking; use CLEAR, GREEN, AMBER, "
                f"AMBER+STRICT or RED, or leave the column out with {cell.column}=-."
            )
        labels.append(label)
    label = strictest(labels)
    return f"TLP:{label}" if label is not None else None
