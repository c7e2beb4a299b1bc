"""Files of several reports, walked and added: order, custody, depth, faults, what a kill leaves, verify and undo."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from wires import AT, given, wire

import tumen
from tumen import read
from tumen.case import Capture, Case
from tumen.errors import MissingExtra, UnreadableInput
from tumen.ledger import Report, digest
from tumen.pipeline import Input, Step, add, take_back, verify, walk
from tumen.read.kinds import ZIP


def box(*inside: tuple[str, bytes] | str, kind: str = ZIP) -> bytes:
    """A made-up file of several reports; a text among its parts is something that is left out."""
    parts = [part if isinstance(part, str) else [part[0], part[1].hex()] for part in inside]
    return b"BOX" + json.dumps([kind, parts]).encode()


def reader(
    data: bytes,
    *,
    name: str,
    url: str | None = None,
    charset: str | None = None,
    columns: str | None = None,
) -> Iterator[read.Found]:
    """Reads boxes, and what is none as Tumen does."""
    if not data.startswith(b"BOX"):
        yield from read.read(data, name=name, url=url, charset=charset)
        return
    kind, parts = json.loads(data[3:])
    yield read.Container(media_type=kind)
    for number, part in enumerate(parts):
        if part == "lacking":
            raise MissingExtra(f"{name}: needs a part that is not installed; get it with: pip install 'tumen[tables]'")
        if part == "torn":
            raise UnreadableInput(f"{name}: is torn after {number} entries; get a whole copy.")
        if isinstance(part, str):
            yield read.LeftOut(where=f"entry {number}", why=part)
        else:
            yield read.Member(
                name=part[0],
                data=bytes.fromhex(part[1]),
                where=f"entry {number}",
                url=f"https://example.org/{number}",
                captured_at="2019-05-06T07:08:09Z",
                headers=(("status", "200 OK"),),
            )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.tumen"


def told(steps: Iterator[Step]) -> list[tuple[str, str | None, str]]:
    return [
        (
            step.capture.name,
            step.where,
            step.found.name if isinstance(step.found, Report) else type(step.found).__name__,
        )
        for step in steps
    ]


def test_a_file_comes_before_what_stands_in_it_at_any_depth() -> None:
    inner = box(("b.txt", wire(1)))
    whole = box(("a.txt", wire(0)), "a picture", ("inner.box", inner), ("c.txt", b""))
    assert told(walk(whole, Capture(name="w.box", source="w.box"), reader=reader)) == [
        ("w.box", None, "Container"),
        ("a.txt", "entry 0", "a"),
        ("w.box", None, "LeftOut"),
        ("inner.box", "entry 2", "Container"),
        ("b.txt", "entry 2, entry 0", "b"),
        ("c.txt", "entry 3", "UnreadableInput"),
    ]


def test_files_in_files_have_an_end() -> None:
    data = wire(0)
    for _ in range(9):
        data = box(("a.box", data))
    steps = list(walk(data, Capture(name="w.box", source="w.box"), reader=reader))
    assert str(steps[-1].found) == "a.box: stands in 4 files; take it out and give it by itself."
    assert not any(isinstance(step.found, Report) for step in steps)


@pytest.mark.parametrize("data", [box(), box("a picture")], ids=["empty", "nothing that is read"])
def test_a_file_without_a_report_says_so(data: bytes) -> None:
    last = list(walk(data, Capture(name="w.box", source="w.box"), reader=reader))[-1]
    assert str(last.found) == "w.box: holds no report that can be read."


def filled(path: Path, *inputs: Input) -> Case:
    case = tumen.open(path, create=True)
    add(case, inputs, at=AT, reader=reader)
    return case


def test_reports_in_a_file_are_added_with_their_custody(path: Path) -> None:
    whole = box(("a.txt", wire(0)), "a picture", ("inner.box", box(("b.txt", wire(1)))))
    with tumen.open(path, create=True) as case:
        added = add(case, [given(whole, "w.box")], at=AT, reader=reader)
        assert [(one.status, one.name, one.where) for one in added.outcomes] == [
            ("added", "a.txt", "entry 0"),
            ("left out", "w.box", "entry 1"),
            ("added", "b.txt", "entry 2, entry 0"),
        ]
        assert (added.added, added.left_out, added.failed) == (2, 1, 0)
        outer, inner = (next(one for one in case.containers() if one.name == name) for name in ("w.box", "inner.box"))
        assert (outer.id, outer.within, outer.source) == (digest(whole), None, "folder/w.box")
        assert (inner.within, inner.locator) == (outer.id, "entry 2")
        first, second = case.originals()
        assert (first.within, second.within) == (outer.id, inner.id)
        assert (first.url, first.fetched_at) == ("https://example.org/0", "2019-05-06T07:08:09Z")
        assert first.headers == (("status", "200 OK"),)
        assert case.report(first.id).url == "https://example.org/0"
        assert case.original(outer.id) == whole
        assert verify(case, reader=reader) == ()


def test_the_charset_that_a_server_named_is_read_again_with(path: Path) -> None:
    page = "<html><body><p>" + "노동자 300명가량이 훈춘의 공장에 왔다고 무역업자가 말했다. " * 4 + "</p></body></html>"
    whole = box(("a.html", page.encode("cp949")))

    def served(
        data: bytes,
        *,
        name: str,
        url: str | None = None,
        charset: str | None = None,
        columns: str | None = None,
    ) -> Iterator[read.Found]:
        for found in reader(data, name=name, url=url, charset=charset):
            told = (("Content-Type", "text/html; charset=EUC-KR"),)
            yield replace(found, headers=told) if isinstance(found, read.Member) else found

    with tumen.open(path, create=True) as case:
        assert add(case, [given(whole, "w.box")], at=AT, reader=served).added == 1
        assert "훈춘의 공장" in case.reports()[0].text
        assert verify(case, reader=served) == ()


def test_adding_again_changes_nothing_and_finishes_what_a_kill_left(path: Path) -> None:
    whole = box(("a.txt", wire(0)), ("b.txt", wire(1)))
    with tumen.open(path, create=True) as case:
        capture = Capture(name="w.box", source="folder/w.box")
        case.keep_container(whole, media_type=ZIP, capture=capture, at=AT, read_version="1", extract_version="1")
        first = add(case, [given(whole, "w.box")], at=AT, reader=reader)
        again = add(case, [given(whole, "w.box")], at="2027-01-01T00:00:00+00:00", reader=reader)
        assert [(one.added, one.known) for one in (first, again)] == [(2, 0), (0, 2)]
        assert len(case.containers()) == 1
        assert {one.captured_at for one in case.originals()} == {AT}


def test_what_was_whole_before_a_tear_is_kept_and_the_rest_goes_on(path: Path) -> None:
    with tumen.open(path, create=True) as case:
        inputs = [given(box(("a.txt", wire(0)), "torn"), "w.box"), given(wire(1), "b.txt")]
        added = add(case, inputs, at=AT, reader=reader)
        assert [(one.status, one.message) for one in added.outcomes] == [
            ("added", None),
            ("failed", "w.box: is torn after 1 entries; get a whole copy."),
            ("added", None),
        ]


def test_a_part_that_is_not_installed_stops_no_other_file(path: Path) -> None:
    with tumen.open(path, create=True) as case:
        inputs = [given(box("lacking"), "w.box"), given(wire(1), "b.txt")]
        added = add(case, inputs, at=AT, reader=reader)
        assert [one.status for one in added.outcomes] == ["failed", "added"]
        assert "pip install 'tumen[tables]'" in str(added.outcomes[0].message)


def test_a_report_that_does_not_come_out_of_its_file_is_named(path: Path) -> None:
    with filled(path, given(box(("a.txt", wire(0)), ("b.txt", wire(1))), "w.box")) as case:

        def other(
            data: bytes,
            *,
            name: str,
            url: str | None = None,
            charset: str | None = None,
            columns: str | None = None,
        ) -> Iterator[read.Found]:
            for found in reader(data, name=name, url=url):
                if not (isinstance(found, read.Member) and found.name == "b.txt"):
                    yield found

        lost = next(one for one in case.originals() if one.name == "b.txt")
        (difference,) = verify(case, reader=other)
        assert (difference.table, difference.id, difference.found) == ("originals", lost.id, "none there")
        assert difference.expected == f"bytes that stand in {lost.within} (entry 1)"


def test_a_changed_byte_of_a_file_is_named(path: Path) -> None:
    import sqlite3
    import zlib
    from contextlib import closing

    filled(path, given(box(("a.txt", wire(0))), "w.box")).close()
    with closing(sqlite3.connect(path)) as raw:
        (packed,) = raw.execute("SELECT data FROM containers").fetchone()
        changed = bytearray(zlib.decompress(packed))
        changed[10] ^= 1
        raw.execute("UPDATE containers SET data = ?", (zlib.compress(bytes(changed)),))
        raw.commit()
    with tumen.open(path) as case:
        assert [(one.table, one.found.partition(" whose")[0]) for one in verify(case, reader=reader)] == [
            ("containers", f"{len(changed)} bytes")
        ]


def test_a_file_is_taken_back_with_what_stands_in_it(path: Path) -> None:
    whole = given(box(("a.txt", wire(0)), ("b.txt", wire(1))), "w.box")
    with filled(path, whole, given(wire(2), "c.txt")) as case:
        gone = take_back(case, [whole], by="A. Reader", why="the wrong file", at=AT)
        assert [(one.status, one.name) for one in gone] == [("taken back", "a.txt"), ("taken back", "b.txt")]
        assert [one.name for one in case.originals()] == ["c.txt"]
        assert case.containers() == ()
        assert verify(case, reader=reader) == ()
