"""The workbook: the same rows as the CSV files, texts as texts, the same bytes every time."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from handmade import ATTACK, CASE

from tumen.errors import MissingExtra
from tumen.publish.excel import CELL_LIMIT, excel_text, workbook_bytes, write_excel
from tumen.publish.rows import CLAIM_COLUMNS, INCIDENT_COLUMNS


def test_the_workbook_holds_claims_and_incidents(tmp_path: Path) -> None:
    done = write_excel(CASE, tmp_path / "new" / "case.xlsx")
    book = openpyxl.load_workbook(done.files[0])
    assert book.sheetnames == ["claims", "incidents"]
    assert [cell.value for cell in book["claims"][1]] == list(CLAIM_COLUMNS)
    assert [cell.value for cell in book["incidents"][1]] == list(INCIDENT_COLUMNS)
    assert book["claims"].max_row == 7
    assert done.left_out == ("secret",)


def test_numbers_are_numbers_and_texts_are_texts(tmp_path: Path) -> None:
    write_excel(CASE, tmp_path / "case.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "case.xlsx")["claims"]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == ATTACK.id)
    cells = dict(zip(CLAIM_COLUMNS, row, strict=True))
    assert (cells["count_low"].value, cells["count_low"].data_type) == (40, "n")
    assert cells["employer"].value == "=cmd|' /C calc'!A0"
    assert cells["employer"].data_type == "s"
    assert cells["employer"].quotePrefix
    assert cells["money_low"].value is None


def test_the_same_case_gives_the_same_bytes_and_carries_no_hour(tmp_path: Path) -> None:
    one, two = (write_excel(CASE, tmp_path / name).files[0].read_bytes() for name in ("one.xlsx", "two.xlsx"))
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = packed.read("docProps/core.xml").decode()
    assert core.count("1980-01-01T00:00:00Z") == 2


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    whole, cut = "가" * CELL_LIMIT, excel_text("😀" * CELL_LIMIT)
    assert excel_text(whole) == whole
    assert len(cut.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert cut.endswith("the CSV file has it whole]")


def test_a_control_that_a_workbook_cannot_hold_is_written_as_its_code_point() -> None:
    assert excel_text("a\x00b\x0bc\nd\te") == "a[U+0000]b[U+000B]c\nd\te"


def test_a_missing_extra_is_told_with_the_command_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtra, match=r"pip install 'tumen\[tables\]'"):
        workbook_bytes(())
