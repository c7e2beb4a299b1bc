"""The originals of a case as a WACZ, which other tools check, and which gives the same reports when it is read back."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from archives import FILES, PAGE, answer, record, zipped

from tumen.case import Case
from tumen.pipeline import Input, add, open_case
from tumen.publish.wacz import surt, write_wacz

AT = "2026-12-01T08:00:00+00:00"
PUBLISHED = PAGE.replace(b"<body>", b'<head><meta property="og:site_name" content="Example News"></head><body>')
RED = b"Marking: TLP:RED\n\nA trader who must not be found saw 30 workers in the dormitory."


def given(name: str, data: bytes) -> Input:
    return Input(name=name, source=f"folder/{name}", load=lambda: data)


def case_of(path: Path, *inputs: Input) -> Case:
    case = open_case(path, create=True)
    add(case, inputs, at=AT)
    return case


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return case_of(
        tmp_path / "a.tumen",
        Input.from_path(FILES / "wget.warc.gz"),
        Input.from_path(FILES / "plant.mhtml"),
        Input.from_path(FILES / "pelican-atom.xml"),
        given("공장 메모.txt", b"Marking: TLP:CLEAR\n\nSixty workers came by bus.\n"),
        given("source.txt", RED),
    )


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_outside_tool_finds_the_archive_valid(case: Case, tmp_path: Path) -> None:
    write_wacz(case, tmp_path / "out.wacz")
    ran = subprocess.run(
        [sys.executable, "-m", "wacz", "validate", "-f", str(tmp_path / "out.wacz")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Validation succeeded, the passed WACZ is valid" in ran.stdout, ran.stdout + ran.stderr
    data = bytearray((tmp_path / "out.wacz").read_bytes())
    data[data.index(b"json-pages-1.0")] ^= 1
    (tmp_path / "bad.wacz").write_bytes(data)
    ran = subprocess.run(
        [sys.executable, "-m", "wacz", "validate", "-f", str(tmp_path / "bad.wacz")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Validation succeeded" not in ran.stdout


def test_the_digests_of_every_record_fit_as_another_tool_sees_them(case: Case, tmp_path: Path) -> None:
    write_wacz(case, tmp_path / "out.wacz")
    (tmp_path / "data.warc.gz").write_bytes(parts(tmp_path / "out.wacz")["archive/data.warc.gz"])
    ran = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "-v", str(tmp_path / "data.warc.gz")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    assert ran.stdout.count("digest pass") >= 7


def test_the_index_is_that_which_another_tool_makes(case: Case, tmp_path: Path) -> None:
    from cdxj_indexer.main import CDXJIndexer

    write_wacz(case, tmp_path / "out.wacz")
    inside = parts(tmp_path / "out.wacz")
    (tmp_path / "data.warc.gz").write_bytes(inside["archive/data.warc.gz"])
    out = io.StringIO()
    CDXJIndexer(out, [str(tmp_path / "data.warc.gz")], sort=True).process_all()

    def rows(text: str) -> list[tuple[str, str, dict[str, str]]]:
        found = []
        for line in text.splitlines():
            key, at, told = line.split(" ", 2)
            # the two name the kind of what carries no headers in their own ways
            found.append((key, at, {name: value for name, value in json.loads(told).items() if name != "mime"}))
        return found

    assert rows(inside["indexes/index.cdx"].decode()) == rows(out.getvalue())


def test_reading_the_archive_gives_the_same_reports(case: Case, tmp_path: Path) -> None:
    exported = write_wacz(case, tmp_path / "out.wacz")
    assert exported.left_out == ("source",)
    back = case_of(tmp_path / "b.tumen", Input.from_path(tmp_path / "out.wacz"))
    there = {one.id: one for one in case.reports() if one.name != "source"}
    here = {one.id: one for one in back.reports()}
    assert here.keys() == there.keys()
    assert len(here) == 7
    for name, report in here.items():
        assert (report.name, report.text, report.published, report.url) == (
            there[name].name,
            there[name].text,
            there[name].published,
            there[name].url,
        )
    times = {one.id: one.fetched_at for one in case.originals() if one.headers}
    assert {one.id: one.fetched_at for one in back.originals() if one.headers} == times
    assert len(times) == 3


def test_the_same_case_gives_the_same_bytes(case: Case, tmp_path: Path) -> None:
    for name in ("one.wacz", "two.wacz"):
        write_wacz(case, tmp_path / name)
    assert (tmp_path / "one.wacz").read_bytes() == (tmp_path / "two.wacz").read_bytes()


def test_nothing_that_is_marked_red_or_names_a_folder_leaves(case: Case, tmp_path: Path) -> None:
    write_wacz(case, tmp_path / "out.wacz")
    inside = parts(tmp_path / "out.wacz")
    whole = b"".join(inside.values()) + gzip.decompress(inside["archive/data.warc.gz"])
    for word in (b"must not be found", b"source.txt", b"folder/", str(FILES).encode()):
        assert word not in whole


def test_what_an_answer_tells_of_who_asked_stays(tmp_path: Path) -> None:
    block = answer(PAGE, "Set-Cookie: session=secret1", "X-Client-IP: 192.0.2.7", "ETag: abc", "Content-Language: en")
    case = case_of(tmp_path / "a.tumen", given("a.warc", record(block)))
    write_wacz(case, tmp_path / "out.wacz")
    warc = gzip.decompress(parts(tmp_path / "out.wacz")["archive/data.warc.gz"])
    assert b"secret1" not in warc
    assert b"192.0.2.7" not in warc
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: abc\r\nContent-Language: en\r\nContent-Length: "
    assert f"{head}{len(PAGE)}\r\n\r\n".encode() + PAGE in warc


def test_a_file_that_holds_what_stays_and_what_stands_in_it_stay_too(tmp_path: Path) -> None:
    from tumen.case import Capture
    from tumen.ledger import Report, digest

    # a file that holds a marked one, and a clean one that stands in a marked file
    texts = {
        "mail": b"See below. " + RED,
        "red": RED,
        "outer": RED + b" More.",
        "inner": b"Clean words.",
        "free": b"Free words.",
    }
    markings = {"red": "TLP:RED", "outer": "TLP:RED"}
    within = {"red": "mail", "inner": "outer"}
    with Case.create(tmp_path / "a.tumen", derive=lambda _: None) as case:
        for name, data in texts.items():
            report = Report(
                id=digest(data),
                name=name,
                text=data.decode(),
                media_type="text/plain",
                marking=markings.get(name, "TLP:GREEN"),
            )
            inside = digest(texts[within[name]]) if name in within else None
            case.keep(
                data,
                report,
                (),
                (),
                capture=Capture(name=f"{name}.txt", source=name, within=inside),
                at=AT,
                read_version="1",
                extract_version="1",
            )
    with open_case(tmp_path / "a.tumen") as case:
        exported = write_wacz(case, tmp_path / "out.wacz")
    assert exported.left_out == ("inner", "mail", "outer", "red")
    warc = gzip.decompress(parts(tmp_path / "out.wacz")["archive/data.warc.gz"])
    assert b"Free words." in warc
    assert b"must not be found" not in warc


def test_a_case_without_reports_gives_an_empty_archive(tmp_path: Path) -> None:
    from tumen.read.webarchives import unpack_wacz

    with open_case(tmp_path / "a.tumen", create=True) as case:
        exported = write_wacz(case, tmp_path / "folder" / "out.wacz")
    assert list(unpack_wacz(exported.files[0].read_bytes(), name="out.wacz")) == []


def test_hostile_addresses_and_headers_write_no_record_of_their_own(tmp_path: Path) -> None:
    block = answer(PAGE, "Link: <a>\x0b\x0c; b", status="200 O K")
    url = "http://news.example/a b\u202e\x01?q=공장#x"
    case = case_of(tmp_path / "a.tumen", given("a.warc", record(block, url=url)))
    write_wacz(case, tmp_path / "out.wacz")
    back = case_of(tmp_path / "b.tumen", Input.from_path(tmp_path / "out.wacz"))
    (one,) = back.originals()
    assert one.url == "http://news.example/a%20b%E2%80%AE%01?q=%EA%B3%B5%EC%9E%A5#x"
    assert ("Link", "<a> ; b") in one.headers


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://news.example/", "example,news)/"),
        ("https://WWW.News.example:443/A/B.html?b=2&a=1#top", "example,news)/a/b.html?a=1&b=2"),
        ("http://news.example:8080/a/", "example,news:8080)/a"),
        ("http://192.0.2.1/a", "192.0.2.1)/a"),
        ("urn:sha256:AB/x.txt", "urn:sha256:ab/x.txt"),
        ("http://[broken", "http://[broken"),
        ("http://news.example:port/", "http://news.example:port/"),
    ],
)
def test_addresses_are_sorted_by_their_hosts_from_the_end(url: str, key: str) -> None:
    assert surt(url) == key


def test_a_zip_and_the_files_in_it_round_trip(tmp_path: Path) -> None:
    case = case_of(
        tmp_path / "a.tumen",
        given("a.zip", zipped({"one.html": PUBLISHED, "two.txt": b"Publisher: Example News\n\nWords of two."})),
    )
    write_wacz(case, tmp_path / "out.wacz")
    back = case_of(tmp_path / "b.tumen", Input.from_path(tmp_path / "out.wacz"))
    assert {(one.id, one.name) for one in back.originals()} == {(one.id, one.name) for one in case.originals()}


def test_a_note_that_nobody_marked_or_published_stays(tmp_path: Path) -> None:
    note = given("note.txt", b"Sixty workers came by bus.\n")
    case = case_of(tmp_path / "a.tumen", note, given("clear.txt", b"Marking: CLEAR\n\nSixty workers came by bus.\n"))
    exported = write_wacz(case, tmp_path / "out.wacz")
    assert exported.left_out == ("note",)
    back = case_of(tmp_path / "b.tumen", Input.from_path(tmp_path / "out.wacz"))
    assert [one.name for one in back.originals()] == ["clear.txt"]
