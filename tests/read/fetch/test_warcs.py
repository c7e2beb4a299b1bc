"""What is kept of a fetch is a WARC file that other programs read."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from fastwarc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator
from websites import Hands, Website, page, redirect, visitor

from tumen.read.fetch import Fetched

PAGE = b"<html><p>Around 400 workers arrived.</p></html>"


@pytest.fixture
def site() -> Iterator[Website]:
    """A web server on this machine."""
    with Website() as website:
        yield website


def kept(site: Website, path: str = "/a") -> bytes:
    """The WARC of a page."""
    found = visitor(site, hands=Hands()).fetch(f"http://news.example.org:{site.port}{path}")
    assert isinstance(found, Fetched)
    return found.data


def records(data: bytes) -> list[dict[str, Any]]:
    """The records as warcio reads them, with whether their digests hold."""
    found = []
    for record in ArchiveIterator(BytesIO(data), check_digests=True):
        content = record.content_stream().read()
        headers = dict(record.rec_headers.headers)
        found.append({**headers, "content": content, "sound": record.digest_checker.passed})
    return found


def test_every_request_and_answer_on_the_way_is_kept(site: Website) -> None:
    site.on("/a", redirect("/b"))
    site.on("/b", page(PAGE))
    found = records(kept(site))
    base = f"http://news.example.org:{site.port}"
    assert [(one["WARC-Type"], one.get("WARC-Target-URI"), one["WARC-Date"]) for one in found] == [
        ("warcinfo", None, "2024-05-06T07:08:11Z"),
        ("response", f"{base}/a", "2024-05-06T07:08:11Z"),
        ("request", f"{base}/a", "2024-05-06T07:08:11Z"),
        ("response", f"{base}/b", "2024-05-06T07:08:13Z"),
        ("request", f"{base}/b", "2024-05-06T07:08:13Z"),
    ]
    assert [one["content"] for one in found[1::2]] == [b"moved", PAGE]
    assert all(one["sound"] for one in found)
    assert {one["WARC-IP-Address"] for one in found[1:]} == {"127.0.0.1"}
    assert found[2]["WARC-Concurrent-To"] == found[1]["WARC-Record-ID"]
    assert {one["WARC-Warcinfo-ID"] for one in found[1:]} == {found[0]["WARC-Record-ID"]}
    assert len({one["WARC-Record-ID"] for one in found}) == 5


def test_the_first_record_says_what_made_the_file_and_by_which_rules(site: Website) -> None:
    site.on("/a", page(PAGE))
    assert records(kept(site))[0]["content"].decode() == (
        "software: Tumen/0.1.0\r\nformat: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        "robots: classic\r\nhttp-header-user-agent: Tumen/0.1.0 (offline reader of reports)\r\n"
    )


@pytest.mark.parametrize(
    "answer",
    [
        page(PAGE),
        page(gzip.compress(PAGE, mtime=0), Content_Encoding="gzip"),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7  \r\n"
        + PAGE[:7]
        + b"\r\n28\r\n"
        + PAGE[7:]
        + b"\r\n0\r\n\r\n",
        b"HTTP/1.0 200\r\nX:  a  \r\nx-UPPER: \xec\xa1\xb0\r\n\r\n" + PAGE,
        b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + PAGE,
    ],
    ids=["plain", "gzip", "chunked", "to the end", "line feeds"],
)
def test_an_answer_is_kept_byte_for_byte_and_read_by_others(site: Website, answer: bytes) -> None:
    site.on("/a", answer)
    data = kept(site)
    assert answer in data
    found = records(data)
    assert [one["sound"] for one in found] == [True, True, True]
    # programs disagree about what it counts where the body is coded for transfer
    assert ("WARC-Payload-Digest" in found[1]) is (b"chunked" not in answer)
    assert found[1]["content"] == PAGE
    fast = [record.http_content_type for record in FastIterator(BytesIO(data), parse_http=True)]
    assert len(fast) == 3
    assert all(record.verify_block_digest() for record in FastIterator(BytesIO(data), parse_http=False))


def test_the_same_answers_at_the_same_time_give_the_same_bytes(site: Website) -> None:
    site.on("/a", page(PAGE))
    assert kept(site) == kept(site)


def test_another_answer_or_another_time_gives_records_of_another_name(site: Website) -> None:
    site.on("/a", page(PAGE), page(PAGE + b" "))
    site.on("/robots.txt", page(b"", status="404 Not Found"))
    fetcher = visitor(site)
    names: set[str] = set()
    for _ in range(3):
        found = fetcher.fetch(f"http://news.example.org:{site.port}/a")
        assert isinstance(found, Fetched)
        names.add(records(found.data)[1]["WARC-Record-ID"])
    assert len(names) == 3
