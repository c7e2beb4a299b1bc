"""Tables made to hurt: a refusal in words, never a crash, an endless loop or a silent misreading."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ledger_sheets import csv_bytes
from openpyxl import Workbook

from tumen.errors import UnreadableInput
from tumen.read.ledger.tables import MOST_CHARACTERS, MOST_COLUMNS
from tumen.read.ledgers import guess

HEADINGS = ["Date", "Country", "Workers", "Notes"]
ROW = ["2019", "China", "5", "x"]
SHEET = "xl/worksheets/sheet1.xml"


def refusal(data: bytes, name: str = "a.csv") -> str:
    with pytest.raises(UnreadableInput) as raised:
        guess(data, name=name)
    told = str(raised.value)
    assert told.startswith(f"{name}: ")
    assert "\n" not in told
    return told


def text(*rows: str) -> bytes:
    return "\n".join([",".join(HEADINGS), *rows]).encode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty; nothing can be read from it."),
        (b"\xef\xbb\xbf\n\n", "is empty; nothing can be read from it."),
        (b"\n \n", "is empty; nothing can be read from it."),
        (b"Date,Country\x00,Workers\n", "is binary (a NUL at byte 12), no table; save it as CSV in UTF-8."),
        ("\ufeffDate\x00,Country\n".encode("utf-16-le"), "holds NUL characters, so it is no table"),
        (b"\xff\xfeD\x00a\x00t", "begins as UTF-16-LE and is not; save it as UTF-8."),
        (text(), "below the headings there is none that holds anything."),
        (b"1,2,3\n4,5,6\n", "no row of it names its columns in words that are known"),
        (text('2019,"China,5,x', "2019,China,5,x"), "the quotation marks up to line 3 do not balance"),
        (text('2019,"China" x,5,x'), "the quotation marks up to line 2 do not balance"),
        (text("2019,China,5," + "x" * 10_000_000), "line 2 has a cell of more than 131072 characters"),
        (text('2019,"' + "China,5\n" * 20_000), "has a cell of more than 131072 characters, or a quotation mark"),
        (text("2019,China,5," + "x" * (MOST_CHARACTERS + 1)), "row 2 has a cell of 100001 characters"),
        (text("2019,China,5" + ",x" * 400), f"row 2 has 403 columns; at most {MOST_COLUMNS} are read."),
        (text(*["2019,China,5"] * 100_000), "has more than 100000 filled rows, or more than 1048576 in all"),
    ],
)
def test_a_csv_file_that_is_no_table_is_refused_in_words(data: bytes, told: str) -> None:
    assert told in refusal(data)


def test_many_blank_rows_are_one_line() -> None:
    (sheet,) = guess(text("2019,China,5,x", *[""] * 50_000, "2020,China,6,x"), name="a.csv").sheets
    assert (sheet.rows, [one.where for one in sheet.left_out]) == (2, ["rows 3 to 50002"])


def test_a_stray_quotation_mark_inside_a_cell_is_a_letter() -> None:
    (sheet,) = guess(text('2019,China,5,a 5" pipe'), name="a.csv").sheets
    assert sheet.columns[3].samples == ('a 5" pipe',)


def test_controls_and_lone_surrogates_do_no_harm() -> None:
    rows = [HEADINGS, ["2019", "China\x1b[31m", "5\x07", "\x0c\ud800".encode("utf-8", "replace").decode()]]
    assert guess(csv_bytes(rows), name="a.csv").rows == 1


def workbook(**cells: str) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    for row in (HEADINGS, ["2019", "China", 5, "x"]):
        sheet.append(row)
    for cell, said in cells.items():
        sheet[cell] = said
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def edited(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return out.getvalue()


def test_cells_far_to_the_right_are_refused() -> None:
    data = workbook(XFD2="x")
    assert "sheet Sheet, row 2 has 16384 columns; at most 256 are read." in refusal(data, "a.xlsx")


def test_a_cell_in_the_last_row_is_reached_and_the_blank_rows_are_one_line() -> None:
    (sheet,) = guess(workbook(D1048576="seen"), name="a.xlsx").sheets
    assert sheet.rows == 2
    assert [one.where for one in sheet.left_out] == ["sheet Sheet, rows 3 to 1048575"]


def test_rows_beyond_a_sheet_are_refused() -> None:
    data = edited(workbook(), SHEET, lambda xml: xml.replace(b'r="2"', b'r="1000000000"', 1))
    assert "claims more rows than a sheet can have" in refusal(data, "a.xlsx")


def bomb(size: int) -> bytes:
    """A workbook whose table of contents says that a part unpacks to so many bytes."""
    out = io.BytesIO(workbook())
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/media/a.bin", b"\0" * 1000)
    data = out.getvalue()
    at = data.rindex(b"PK\x01\x02") + 24
    return data[:at] + size.to_bytes(4, "little") + data[at + 4 :]


def test_a_part_that_bursts_is_refused_before_it_is_unpacked() -> None:
    assert "unpacks to 512 MB in" in refusal(bomb(2**29), "a.xlsx")
    assert guess(bomb(1000), name="a.xlsx").rows == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(encoding: str) -> None:
    entities = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet'

    def change(xml: bytes) -> bytes:
        return xml.decode().replace("<worksheet", entities, 1).encode(encoding)

    told = refusal(edited(workbook(), SHEET, change), "a.xlsx")
    assert "its part xl/worksheets/sheet1.xml declares a document type" in told


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, b"</sheetData>", b""),
        (SHEET, b'r="A2"', b'r="A2" s="999"'),
        (SHEET, b"<v>5</v>", b"<v>" + b"9" * 5000 + b"</v>"),
        (SHEET, b"<v>5</v>", b"<v>five</v>"),
        ("xl/workbook.xml", b"<workbook", b"<book"),
        ("[Content_Types].xml", b"Override", b"Over"),
        ("xl/_rels/workbook.xml.rels", b"Target", b"Aim"),
    ],
)
def test_parts_that_are_broken_are_a_refusal(part: str, old: bytes, new: bytes) -> None:
    data = edited(workbook(), part, lambda xml: xml.replace(old, new))
    assert data != workbook()
    told = refusal(data, "a.xlsx")
    assert told.endswith(("save it anew.", 'F=count".'))


def test_a_merged_cell_over_the_whole_sheet_does_no_harm() -> None:
    merged = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    data = edited(workbook(), SHEET, lambda xml: xml.replace(b"</sheetData>", merged))
    assert guess(data, name="a.xlsx").rows == 1


def test_a_locked_workbook_is_told_from_an_old_one() -> None:
    start = b"\xd0\xcf\x11\xe0" + bytes(600)
    assert refusal(start + "EncryptedPackage".encode("utf-16-le"), "a.xlsx") == (
        "a.xlsx: is locked with a password; save a copy without one."
    )
    assert refusal(start, "a.xls") == "a.xls: is an old Excel file (.xls), which is not read; save it as .xlsx."


def test_a_binary_workbook_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.bin", b"x")
    assert refusal(out.getvalue(), "a.xlsb") == (
        "a.xlsb: is a binary workbook (.xlsb), which is not read; save it as .xlsx."
    )


def outcome(data: bytes) -> str | None:
    """What the refusal of a workbook says; None where it is read."""
    try:
        guess(data, name="a.xlsx")
    except UnreadableInput as refused:
        return str(refused)
    return None


def test_bytes_turned_over_are_read_or_refused_in_words() -> None:
    whole = (Path(__file__).parent / "files" / "ledger_libreoffice.xlsx").read_bytes()
    dice = random.Random(5)  # noqa: S311
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 8)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        told = outcome(bytes(data))
        assert told is None or (told.startswith("a.xlsx: ") and "\n" not in told)
    for length in range(0, len(whole), 997):
        assert refusal(whole[:length] or b" ", "a.xlsx")


def test_nothing_of_a_file_commands_a_terminal() -> None:
    data = csv_bytes([["\x1b[31mtitle\u202e"], HEADINGS, ROW, ["\x07only", "", "", ""]])
    told = [one.why for one in guess(data, name="a.csv").sheets[0].left_out]
    assert told == [
        "stands above the headings (�[31mtitle�)",
        "holds one cell only (�only): a total, a heading or a footnote",
    ]
