"""Exports give back what went in, whatever the text, and no spreadsheet finds a formula in them."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.publish.excel import excel_text, workbook_bytes
from tumen.publish.rows import Cell
from tumen.publish.tables import csv_text, defuse, restore
from tumen.publish.visible import hidden, visible

NASTY = st.sampled_from(
    [
        *(
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "'=1",
            "''",
            "＝1",
            "\u200b=1",
            '"',
            ",",
            ";",
            "훈춘",
            "珲春",
            "\ufeff",
            ";=1",
            "#N/A",
        ),
        *("#REF!", "1e5", "007", "=cmd|' /C calc'!A0", "_x0041_", "\t=1", "\r=1", "\n=1", " =1", "a\r\nb"),
    ]
)
# a text read from a report holds no half of a surrogate pair
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30), NASTY, st.builds(str.__add__, NASTY, NASTY)
)
CELL: st.SearchStrategy[Cell] = st.one_of(TEXT, st.integers(0, 10**9), st.floats(-180, 180, allow_nan=False), st.none())
ROWS = st.integers(1, 4).flatmap(lambda width: st.lists(st.tuples(*[CELL] * width), max_size=5))


def columns(rows: list[tuple[Cell, ...]]) -> tuple[str, ...]:
    return tuple(f"c{number}" for number in range(len(rows[0]) if rows else 1))


@given(ROWS)
def test_csv_gives_back_every_cell(rows: list[tuple[Cell, ...]]) -> None:
    data = csv_text(columns(rows), rows).encode("utf-8-sig")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert read[0] == list(columns(rows))
    wanted = [["" if cell is None else cell if isinstance(cell, str) else str(cell) for cell in row] for row in rows]
    found = [
        [restore(cell) if isinstance(given_cell, str) else cell for cell, given_cell in zip(line, row, strict=True)]
        for line, row in zip(read[1:], rows, strict=True)
    ]
    assert found == wanted


@given(TEXT)
def test_no_text_of_a_csv_begins_a_formula(text: str) -> None:
    cell = defuse(text)
    for begun in cell.split(";"):
        assert begun.strip(" \t\r\n\u200b\ufeff\xa0\x00")[:1] not in tuple("=+-@＝＋－＠")
        assert begun[:1] not in tuple("\t\r\n")
    assert restore(cell) == text


@given(ROWS)
def test_a_workbook_opens_and_holds_no_formula(rows: list[tuple[Cell, ...]]) -> None:
    data = workbook_bytes((("claims", columns(rows), rows),))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["claims"]
    cells = [list(line) for line in sheet.iter_rows(min_row=2, max_row=1 + len(rows), max_col=len(columns(rows)))]
    if not rows:
        return
    for line, row in zip(cells, rows, strict=True):
        for cell, value in zip(line, row, strict=True):
            assert cell.data_type in ("s", "n", "inlineStr")
            if isinstance(value, str):
                assert (cell.value or "") == excel_text(value)
            else:
                assert cell.value == (pytest.approx(value) if value is not None else None)


@given(TEXT)
def test_made_visible_text_hides_nothing(text: str) -> None:
    shown = visible(text)
    assert not any(hidden(character) for character in shown)
    if not any(hidden(character) for character in text):
        assert shown == text
