"""Files made to hurt: each is refused by name or read within limits, nothing is written, and the rest goes on."""

from __future__ import annotations

import re
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


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder."""
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    with Confined() as opened:
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


@pytest.mark.parametrize("what", WORDS)
def test_a_file_made_to_hurt_is_refused_by_name_and_the_rest_goes_on(
    confined: Confined, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "beside.txt").write_text("stays")
    before = tree(tmp_path)
    name, make = hostile.FILES[what]
    _, members, told = read(confined, make(), name)
    assert told == WORDS[what]
    assert all(member.name == Path(member.name).name for member in members)
    assert tree(tmp_path) == before
    reports, _, told = read(
        confined, b"<html><body><article><p>Two buses left Hunchun.</p></article></body></html>", "next.html"
    )
    assert [(one.name, one.text) for one in reports] == [("next", "Two buses left Hunchun.")]
    assert told == []


def test_nothing_in_a_page_runs_and_no_script_is_text(confined: Confined) -> None:
    (report,), _, _ = read(confined, hostile.page_with_scripts(), "a.html")
    assert report.text.startswith("Two buses\n")
    # what a browser shows in place of a script is text; what waits in a template is not its concern here
    assert set(re.findall("PWNED \\w+|alert|document|root:", report.text)) <= {"PWNED seven", "PWNED eight"}
    assert report.title == "Two buses"
