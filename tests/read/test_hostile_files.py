"""Files made to hurt: each is refused by name or read within limits, nothing is written, and the rest goes on."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import hostile_files as hostile
import pytest

from tumen.errors import UnreadableInput
from tumen.ledger import Report
from tumen.read import Confined, LeftOut, Member

ENTITIES = (
    "a.xml: declares entities of its own, as in feeds made to hurt; no feed needs them. Save the text of its entries "
    "and give that."
)
WORDS = {
    "zip bomb": ["entry a.txt: 1024 MB is more than the 50 MB that are read; split it."],
    "zip that lies": ["entry a.txt: unpacks to more than 0 MB, far more than a report does."],
    "zip overlapping": [
        "a.zip: its entries lie over each other or outside of it, as in archives made to hurt; get another copy."
    ],
    "zip nested": ["9 files of the same content: not read again; each is read once."],
    "zip of many": ["a.zip: holds more than 100000 entries; split it."],
    "zip that leads out": [
        f"entry {name}: its name leads out of the archive, as in archives made to hurt; rename it and pack it again."
        for name in ("../../evil.txt", "/tmp/evil.txt", "C:\\evil.txt", "..\\evil.txt", "a/../../evil.txt")  # noqa: S108
    ],
    "gzip bomb": [
        "a.warc.gz: unpacks to more than 203 MB, far more than reports do; unpack by hand what you need of it and add "
        "that."
    ],
    "coded bomb": [
        "record at byte 0 (https://news.example/a): unpacks to more than 50 MB, far more than a report does."
    ],
    "docx bomb": ["a.docx: word/document.xml: 1024 MB is more than the 50 MB that are read; split it."],
    "docx laughs": ["a.docx: word/document.xml inside it is damaged; get a whole copy."],
    "docx outside": [
        "a.docx: word/document.xml declares entities, as no document does by itself; save it anew with Word."
    ],
    "docx deep": ["a.docx: word/document.xml inside it is damaged; get a whole copy."],
    "pdf bomb": ["a.pdf: crashed the reader (signal 6); save its text and give that."],
    "pdf deep": ["a.pdf: is a damaged PDF, none of its pages can be read; get a whole copy."],
    "pdf circular": ["a.pdf: is a damaged PDF, none of its pages can be read; get a whole copy."],
    "pdf of many": ["a.pdf: is a PDF without readable text; print it and scan it, or type its text."],
    "pdf huge page": ["a.pdf: is a PDF without readable text; print it and scan it, or type its text."],
    "mail nested": [],
    "mail of many": [
        "a.eml: holds more than 5,000 parts, or parts more than 30 deep, as no mail program makes them; save its text "
        "and give that."
    ],
    "xlsx bomb": [
        "a.xlsx: unpacks to 1024 MB in 5 parts; at most 300 MB in 10000 parts are read. Split it, or save the sheet as "
        "CSV."
    ],
    "xlsx laughs": [
        "a.xlsx: its part xl/worksheets/sheet1.xml declares a document type, which no workbook needs and which may "
        "hide entities that grow without end; save it anew."
    ],
    "xlsx wide": [
        "a.xlsx: sheet a, row 1048576 has 16384 columns; at most 256 are read. Delete what is not of the table."
    ],
    "csv wide": ["a.csv: row 1 has 1000000 columns; at most 256 are read. Delete what is not of the table."],
    "csv quoted": [
        "a.csv: line 2 has a cell of more than 131072 characters, or a quotation mark that is never closed; repair it "
        "in a spreadsheet."
    ],
    "feed laughs": [ENTITIES],
    "feed outside": [ENTITIES],
    "page laughs": ["a.html: is a page without readable text; save its text by hand and give that."],
    "svg laughs": ["a.html: is a page without readable text; save its text by hand and give that."],
    "page deep": [
        "a.html: is a page whose elements are nested far too deep; save the text of its report and give that."
    ],
    "page of many": ["a.html: is a page of more than 100000 elements; save the text of its report and give that."],
    "page with attributes": [
        "a.html: is a page with an element of more than 256 attributes; save the text of its report and give that."
    ],
    "page unclosed": [],
}
"""What is told of each file; a report or a member may come besides."""


FILES = Path(__file__).with_name("files")
REAL = sorted(path for path in FILES.rglob("*") if path.is_file())


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder."""
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    # nobody reads pictures here: what they would say is not the matter, and not every machine has the program
    with Confined(services={"ocr": lambda *_: "Nobody\n"}) as opened:
        yield opened


def read(confined: Confined, data: bytes, name: str) -> tuple[list[Report], list[Member], list[str]]:
    """Reports, members, and what is told of the rest."""
    reports, members, told = [], [], []
    try:
        for found in confined.read(data, name=name):
            if isinstance(found, Report):
                reports.append(found)
            elif isinstance(found, Member):
                members.append(found)
            elif isinstance(found, LeftOut):
                told.append(f"{found.where}: {found.why}")
    except UnreadableInput as refused:
        told.append(str(refused))
    return reports, members, told


@pytest.mark.parametrize("what", hostile.FILES)
def test_a_file_made_to_hurt_is_refused_by_name_and_the_rest_goes_on(
    confined: Confined, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "beside.txt").write_text("stays")
    before = tree(tmp_path)
    name, make = hostile.FILES[what]
    _, members, told = read(confined, make(), name)
    # how a parser in C ends that gets no more memory is a matter of the system
    assert told == WORDS[what] if what != "pdf bomb" or sys.platform == "linux" else told[0].startswith("a.pdf: ")
    assert all(member.name == Path(member.name).name for member in members)
    assert tree(tmp_path) == before
    reports, _, told = read(
        confined, b"<html><body><article><p>Two buses left Hunchun.</p></article></body></html>", "next.html"
    )
    assert [(one.name, one.text) for one in reports] == [("next", "Two buses left Hunchun.")]
    assert told == []


@pytest.mark.slow
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_a_real_file_cut_off_anywhere_is_read_or_refused(confined: Confined, path: Path) -> None:
    data = path.read_bytes()
    for at in sorted({*range(0, len(data), max(1, len(data) // 12)), len(data) - 1, len(data) - 20, len(data) - 200}):
        reports, members, told = read(confined, data[: max(0, at)], path.name)
        assert reports or members or told, at
        assert not any("made the reader" in one or "crashed" in one for one in told), (at, told)


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "zlib_codec", "rot13", "idna", "punycode", "undefined"])
def test_a_codec_that_is_no_encoding_of_the_web_is_not_used(confined: Confined, charset: str) -> None:
    page = f"<html><head><meta charset={charset}></head><body><p>Two buses left.</p></body></html>".encode()
    reports, _, told = read(confined, page, "a.html")
    assert (reports, told) == ([], [f"a.html: declares the charset {charset!r}, which is not read; save it as UTF-8."])


def test_nothing_in_a_page_runs_and_no_script_is_text(confined: Confined) -> None:
    (report,), _, _ = read(confined, hostile.page_with_scripts(), "a.html")
    assert report.text.startswith("Two buses\n")
    assert not re.search("PWNED|alert|document|root:", report.text)
    assert report.title == "Two buses"
