"""Scans: what Tesseract tells becomes lines, and what it is unsure of is told. Its answer is recorded for the tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_pdfs import assembled, shown, small_pdf, stream

from tumen.errors import UnreadableInput
from tumen.ledger import Report
from tumen.read import Confined, read_report
from tumen.read.ocr import OCR, ocr_lines, ocr_page
from tumen.read.pdf import read_pdf
from tumen.read.services import Service

FILES = Path(__file__).with_name("files")
TABLE = (FILES / "scan-ocr.txt").read_text(encoding="utf-8")
NOTICE = """Notice to the workers

From 1 June 2019 the night shift begins at seven in the evening. All 300 workers of the second line will change their \
rooms on Sunday. Passes are kept by the office on the second floor.

Example Garment Co., Ltd., Hunchun, 27 May 2019"""


def is_installed() -> bool:
    return shutil.which("tesseract") is not None


def answer(monkeypatch: pytest.MonkeyPatch, page: Service) -> None:
    """Lets `page` answer in place of Tesseract."""
    monkeypatch.setattr("tumen.read.pdf.ocr_page", page)


def missing(*_: object) -> str:
    raise UnreadableInput("Tesseract is not installed")


def test_a_scan_is_read_word_for_word_with_a_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    answer(monkeypatch, lambda values, data: asked.append((values, data)) or TABLE)  # type: ignore[func-returns-value]
    report = read_report((FILES / "scan.pdf").read_bytes(), name="scan.pdf")
    assert report.text == NOTICE
    assert report.title == "Notice to the workers"
    assert report.flags == ("page 1 was read by OCR (Tesseract 5.3.0, eng): check every number against the page.",)
    assert [anchor.where for anchor in report.anchors] == [f"page 1, line {number}" for number in range(1, 7)]
    ((values, data),) = asked
    assert values == {"width": 1750, "height": 2482}
    assert len(data) == 1750 * 2482


def test_only_the_pages_without_text_go_to_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    answer(monkeypatch, lambda values, data: asked.append((values, data)) or TABLE)  # type: ignore[func-returns-value]
    report = read_report((FILES / "mixed.pdf").read_bytes(), name="mixed.pdf")
    assert len(asked) == 1
    assert report.text == f"{NOTICE}\n\n{NOTICE}"
    assert report.flags[0].startswith("page 2 was read by OCR ")
    assert report.anchors[-1].where == "page 2, line 6"


def test_without_tesseract_a_scan_is_refused_and_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, missing)
    with pytest.raises(UnreadableInput) as raised:
        read_report((FILES / "scan.pdf").read_bytes(), name="scan.pdf")
    assert str(raised.value) == (
        "scan.pdf: is a scan without text, and Tesseract is not installed; install Tesseract (tesseract-ocr.github.io) "
        "to have it read, or type the text."
    )


def test_without_tesseract_the_pages_with_text_are_read_and_the_others_named(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, missing)
    report = read_report((FILES / "mixed.pdf").read_bytes(), name="mixed.pdf")
    assert report.text == NOTICE
    assert report.flags == (
        "page 2 is a picture without text and was not read, because Tesseract is not installed: install Tesseract "
        "(tesseract-ocr.github.io) to have it read, or type the text.",
    )


def test_a_program_that_may_not_be_started_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_bytes(b"no program")
    monkeypatch.setattr("tumen.read.ocr.shutil.which", lambda _: str(program))
    with pytest.raises(UnreadableInput, match=r"^Tesseract could not be started \(.+\)$"):
        ocr_page({"width": 1, "height": 1}, b"\x00")


@pytest.mark.parametrize(
    ("values", "data"),
    [
        ({}, b""),
        ({"width": 2, "height": 2}, b"xxx"),
        ({"width": -1, "height": -1}, b"x"),
        ({"width": "1", "height": 1}, b"x"),
        ({"width": 2**13, "height": 2**12}, bytes(2**25)),
    ],
)
def test_what_is_no_picture_never_reaches_the_program(values: dict[str, object], data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"^what was given to it is no picture of a page$"):
        ocr_page(values, data)


def test_a_process_that_reads_asks_for_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    services: dict[str, Service] = {OCR: lambda *_: TABLE}
    with Confined(services=services) as confined:
        report = next(confined.read((FILES / "scan.pdf").read_bytes(), name="scan.pdf"))
    assert isinstance(report, Report)
    assert report.text == NOTICE


def test_a_program_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tumen.read.ocr.shutil.which", lambda _: "/bin/false")
    with pytest.raises(UnreadableInput, match=r"^Tesseract failed \(exit code 1\)$"):
        ocr_page({"width": 1, "height": 1}, b"\x00")


def test_numbers_that_ocr_is_not_sure_of_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = TABLE.split("\n")
    at = next(at for at, row in enumerate(rows) if row.endswith("\t300"))
    cells = rows[at].split("\t")
    cells[10] = "41.5"
    rows[at] = "\t".join(cells)
    answer(monkeypatch, lambda *_: "\n".join(rows))
    flags = read_pdf((FILES / "scan.pdf").read_bytes(), name="scan.pdf").flags
    assert flags[1:] == ("OCR was unsure of these on page 1: 300.",)


def test_a_picture_in_which_nothing_stands_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, lambda *_: "\n".join(TABLE.split("\n")[:2]))
    with pytest.raises(UnreadableInput, match=r"^a\.pdf: is a PDF without readable text;"):
        read_pdf((FILES / "scan.pdf").read_bytes(), name="a.pdf")


def test_a_stamp_on_a_scan_does_not_keep_it_from_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, lambda *_: TABLE)
    picture = stream(
        b"\x00" * 100, entries="/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceGray"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    content = stream(b"q 612 0 0 792 0 0 cm /X Do Q " + shown("Scanned with Example Scanner", 50, 20))
    resources = b"<</Font<</F 4 0 R>>/XObject<</X 5 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources" + resources + b"/Contents 6 0 R>>"
    root = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    working = read_pdf(assembled([*root, page, font, picture, content]), name="a.pdf")
    assert working.text.startswith("Notice to the workers\n\nFrom 1 June 2019")
    assert "Scanned" not in working.text


def test_letters_without_a_table_go_to_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, lambda *_: TABLE)
    cmap = (
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        b"1 beginbfrange <20> <7e> <E000> endbfrange endcmap"
    )
    data = assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[5 0 R]/Count 1>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>",
            stream(cmap),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>/Contents 6 0 R>>",
            stream(shown("The plant has 150 workers.", 50, 700)),
        ]
    )
    assert read_pdf(data, name="a.pdf").text.startswith("Notice to the workers")


def test_too_many_scanned_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, lambda *_: TABLE)
    monkeypatch.setattr("tumen.read.pdf._MOST_SCANNED", 2)
    with pytest.raises(UnreadableInput) as raised:
        read_pdf(small_pdf(*[[b"0 0 9 9 re f\n"]] * 3), name="a.pdf")
    assert str(raised.value) == ("a.pdf: 3 of its pages are pictures without text, and OCR reads 2 at most; split it.")


@pytest.mark.parametrize(
    "table",
    [
        "",
        "level\tpage_num",
        "x\n1\t2\t3",
        TABLE.replace("\t", " "),
        TABLE.replace("1", "x"),
        "h\n" + "\t".join("5" * 11) + "\t\x1b[31m",
    ],
)
def test_an_answer_in_another_form_gives_no_lines_and_no_fault(table: str) -> None:
    found = ocr_lines(table, page=1, points=1.0, height=100.0)
    assert all(line.text.isprintable() for line in found.lines)


@pytest.mark.skipif(not is_installed(), reason="Tesseract is not installed")
def test_tesseract_itself_reads_the_scan() -> None:
    report = read_report((FILES / "scan.pdf").read_bytes(), name="scan.pdf")
    assert report.text == NOTICE
    assert report.flags[0].startswith("page 1 was read by OCR (Tesseract ")
