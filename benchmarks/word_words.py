"""Do the words that a Word document shows arrive, and only these? Ours beside python-docx.

    python benchmarks/word_words.py

Documents of the tests, made by LibreOffice: tracked changes, hidden text, notes, a text box, merged cells, macros. Then
the time for a document of many paragraphs.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx

from tumen.errors import UnreadableInput
from tumen.read.docx import read_docx

FILES = Path(__file__).parents[1] / "tests" / "read" / "files"
CASES = (
    ("a number that was inserted", "edits.docx", "has 150 workers", True),
    ("a number that was deleted", "edits.docx", "1,500", False),
    ("hidden words", "edits.docx", "without papers", False),
    ("a footnote", "edits.docx", "Counted at the gate.", True),
    ("an endnote", "edits.docx", "Seen by B. Editor.", True),
    ("a text box", "edits.docx", "The rooms were painted in April.", True),
    ("a comment", "edits.docx", "Is this so?", False),
    ("a merged cell, told once", "edits.docx", "Rooms and workers | Rooms and workers", False),
    ("a document with macros", "report.docm", "Around 300 workers", True),
)
"""What is looked for, in which document, by which words, and whether its reader sees them there."""


def ours(data: bytes) -> str:
    """The text that Tumen gives."""
    try:
        return read_docx(data, name="a.docx").text
    except UnreadableInput:
        return ""


def theirs(data: bytes) -> str:
    """Paragraphs and rows as python-docx gives them."""
    try:
        document = docx.Document(BytesIO(data))
    except ValueError:
        return ""
    rows = [" | ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])


def long_document(count: int) -> bytes:
    """A document of `count` paragraphs."""
    document = docx.Document()
    for number in range(count):
        document.add_paragraph(
            f"Around 300 workers arrived at the plant in Hunchun on two buses, a trader said ({number})."
        )
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def main() -> None:
    """Prints what each reader gets right, and its paragraphs a second."""
    readers: dict[str, Callable[[bytes], str]] = {"Tumen": ours, "python-docx": theirs}
    print(f"{'words right':32}{''.join(f'{name:>14}' for name in readers)}")
    for what, name, words, shown in CASES:
        data = (FILES / name).read_bytes()
        right = ["yes" if (words in read(data)) == shown else "no" for read in readers.values()]
        print(f"{what:32}{''.join(f'{one:>14}' for one in right)}")
    data = long_document(5_000)
    for name, read in readers.items():
        began = time.perf_counter()
        read(data)
        print(f"{name}: {5_000 / (time.perf_counter() - began):,.0f} paragraphs a second")


if __name__ == "__main__":
    main()
