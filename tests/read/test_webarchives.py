"""Web archives: every page inside, with where and when it was captured, and a name for what is left out."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from archives import DORMITORY, FILES, PAGE, PLANT, answer, pages, record, sha1, wacz, zipped

from tumen.errors import UnreadableInput
from tumen.read import LeftOut, Member, read, read_report
from tumen.read.webarchives import unpack_wacz, unpack_warc

WARCINFO = record(b"software: by hand\r\n", kind="warcinfo", url=None, content_type="application/warc-fields")

FIRST = len(WARCINFO)


def members(found: Iterator[Member | LeftOut]) -> list[Member]:
    return [one for one in found if isinstance(one, Member)]


def left_out(found: Iterator[Member | LeftOut]) -> list[str]:
    return [f"{one.where}: {one.why}" for one in found if isinstance(one, LeftOut)]


def real(name: str) -> tuple[list[Member], list[str]]:
    data = (FILES / name).read_bytes()
    unpack = unpack_wacz if name.endswith(".wacz") else unpack_warc
    found = list(unpack(data, name=name))
    assert list(unpack(data, name=name)) == found
    return members(iter(found)), left_out(iter(found))


def warc(*records: bytes) -> bytes:
    return WARCINFO + b"".join(records)


def text_of(member: Member) -> str:
    return read_report(member.data, name=member.name, url=member.url).text


def test_every_page_of_warcio_is_given_with_its_address_and_the_rest_counted() -> None:
    found, rest = real("warcio.warc.gz")
    assert [(one.name, one.where, one.url) for one in found] == [
        ("plant.html", "record at byte 819", "http://news.example/2018/03/plant.html"),
        ("chunked.html", "record at byte 2168", "http://news.example/2018/03/chunked.html"),
        ("note.txt", "record at byte 3304", "http://news.example/note.txt"),
        ("feed.xml", "record at byte 6741", "http://news.example/feed"),
        ("doc.pdf", "record at byte 7733", "http://news.example/doc.pdf"),
    ]
    assert {one.captured_at for one in found} == {"2026-11-26T02:51:05+00:00"}
    assert found[1].headers == (
        ("status", "200 OK"),
        ("Server", "Example"),
        ("Date", "Wed, 14 Mar 2018 01:02:03 GMT"),
        ("Content-Type", "text/html"),
        ("Content-Encoding", "br"),
        ("Transfer-Encoding", "chunked"),
    )
    assert rest == [
        "1 redirect: not read; there is nothing in it.",
        "1 style sheet: not read; no kind of file that holds a report.",
        "1 image: not read; no kind of file that holds a report.",
        "1 answer 404: not read; the server did not give the page.",
        "1 file for robots: not read; no kind of file that holds a report.",
        "1 capture of the same content: not read again; each content is read once.",
    ]


def test_pages_packed_by_gzip_and_by_brotli_in_chunks_are_read_as_they_were_written() -> None:
    found, _ = real("warcio.warc.gz")
    assert text_of(found[0]) == PLANT
    assert text_of(found[1]) == DORMITORY
    assert text_of(found[2]) == "Two buses with 60 women crossed the bridge at Quanhe in the morning of March 2.\n"
    assert found[4].data.startswith(b"%PDF")


def test_the_notes_that_wget_keeps_of_itself_are_no_reports() -> None:
    found, rest = real("wget.warc.gz")
    assert [one.name for one in found] == ["plant.html", "frame.html", "chunked.html"]
    assert [text_of(one) for one in (found[0], found[2])] == [PLANT, DORMITORY]
    assert "2 notes of the tool that made the archive: not read; no kind of file that holds a report." in rest


def test_a_warc_that_is_not_packed_is_read_alike() -> None:
    found, _ = real("wget-plain.warc")
    assert [(one.name, one.where, text_of(one)) for one in found] == [
        ("chunked.html", "record at byte 1235", DORMITORY)
    ]


def test_a_page_that_an_earlier_archive_holds_is_asked_for() -> None:
    found, rest = real("wget-again.warc.gz")
    assert [one.name for one in found] == ["note.txt"]
    assert rest[0] == (
        "record at byte 886 (http://news.example/2018/03/plant.html): repeats a capture that this archive does not "
        "hold; add the one that does."
    )


def test_a_warc_packed_as_a_whole_gives_the_same_pages() -> None:
    plain = gzip.decompress((FILES / "wget.warc.gz").read_bytes())
    found = members(unpack_warc(gzip.compress(plain, mtime=0), name="a.warc.gz"))
    assert [(one.name, one.data) for one in found] == [(one.name, one.data) for one in real("wget.warc.gz")[0]]
    at = plain.rindex(b"WARC/1.0\r\n", 0, plain.index(b"WARC-Type: response"))
    assert found[0].where == f"record at byte {at} of what byte 0 unpacks to"


def test_pages_of_a_wacz_say_in_which_file_they_stand_and_frames_are_left_out() -> None:
    found, rest = real("py-wacz.wacz")
    assert [(one.name, one.where, text_of(one)) for one in found] == [
        ("plant.html", "archive/wget.warc.gz, record at byte 889", PLANT),
        ("chunked.html", "archive/wget.warc.gz, record at byte 6673", DORMITORY),
    ]
    assert rest[0] == (
        "1 capture of pages, http://news.example/2018/03/frame.html first: loaded from within pages and not in the "
        "archive's list of pages, so frames and the like; to read them too, unpack the archive and add the files of "
        "its folder archive."
    )


def test_read_gives_the_pages_of_a_file_by_its_bytes_alone() -> None:
    data = (FILES / "warcio.warc.gz").read_bytes()
    assert len([one for one in read(data, name="unnamed") if isinstance(one, Member)]) == 5


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE, mtime=0), ["Content-Encoding: gzip"]),
        (brotli.compress(PAGE), ["Content-Encoding: BR"]),
        (b"5\r\n<!doc\r\n%x;x=y\r\n" % (len(PAGE) - 5) + PAGE[5:] + b"\r\n0\r\n\r\n", ["Transfer-Encoding: chunked"]),
        (PAGE, ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),
        (PAGE, ["Content-Encoding: br"]),
        (gzip.compress(brotli.compress(PAGE), mtime=0), ["Content-Encoding: br, gzip"]),
    ],
    ids=["gzip", "brotli", "chunks", "already unpacked", "already unpacked, said to be Brotli", "twice packed"],
)
def test_encodings_of_the_server_are_undone(body: bytes, headers: list[str]) -> None:
    (found,) = members(unpack_warc(warc(record(answer(body, *headers))), name="a.warc"))
    assert found.data == PAGE


def test_an_encoding_that_is_not_read_and_a_torn_body_are_named() -> None:
    data = warc(
        record(answer(b"(\xb5/\xfd....", "Content-Encoding: zstd"), url="http://news.example/a"),
        record(answer(gzip.compress(PAGE, mtime=0)[:-20], "Content-Encoding: gzip"), url="http://news.example/b"),
        record(answer(b"40\r\nshort", "Transfer-Encoding: chunked"), url="http://news.example/c"),
        record(answer(PAGE), url="http://news.example/d"),
    )
    found = list(unpack_warc(data, name="a.warc"))
    assert [one.url for one in found if isinstance(one, Member)][-1] == "http://news.example/d"
    assert [line.partition(" (")[2] for line in left_out(iter(found))] == [
        "http://news.example/a): is packed as 'zstd', which is not read; capture it without that.",
        "http://news.example/b): is torn: its packed bytes end too early; get a whole copy.",
        "http://news.example/c): is torn: its chunks end too early; get a whole copy.",
    ]


@pytest.mark.parametrize(
    ("kind", "url", "body", "name"),
    [
        ("text/html", "http://news.example/", PAGE, "news.example.html"),
        ("text/html", "http://news.example/a/story.php?id=3", PAGE, "story.php.html"),
        ("application/xhtml+xml", "http://news.example/a.XHTML", PAGE, "a.xhtml"),
        (None, "http://news.example/bare", PAGE, "bare.html"),
        ("application/octet-stream", "http://news.example/x.pdf", b"%PDF-1.4 ...", "x.pdf"),
        ("text/html", "http://news.example/download", b"%PDF-1.4 ...", "download.pdf"),
        ("application/msword", "http://news.example/r.docx", b"PK\x03\x04...", "r.docx"),
        ("text/plain; charset=utf-8", "http://news.example/%EA%B3%B5%EC%9E%A5", b"words", "공장.txt"),
        ("text/plain", "http://news.example/..%2f..%2fetc%2fpasswd", b"words", "passwd.txt"),
        ("text/csv", "http://news.example/table", b"a,b", "table.csv"),
        ("application/xml", "http://news.example/feed/", b"<rss version='2.0'/>", "feed.xml"),
        ("application/atom+xml", "http://news.example/blog.atom", b"<feed/>", "blog.atom"),
        ("message/rfc822", "http://news.example/m", b"From: a", "m.eml"),
        ("multipart/related", "http://news.example/m", b"MIME-Version: 1.0", "m.mhtml"),
    ],
)
def test_the_name_of_a_page_comes_from_its_address_and_ends_as_its_kind_does(
    kind: str | None, url: str, body: bytes, name: str
) -> None:
    (found,) = members(unpack_warc(warc(record(answer(body, kind=kind), url=url)), name="a.warc"))
    assert found.name == name


@pytest.mark.parametrize(
    ("kind", "url", "body", "called"),
    [
        ("image/svg+xml", "http://news.example/a.svg", b"<svg/>", "1 image"),
        ("text/html", "http://news.example/a.png", b"\x89PNG....", "1 image"),
        ("video/mp4", "http://news.example/a", b"....", "1 sound or film"),
        ("font/woff2", "http://news.example/a", b"wOF2", "1 font"),
        ("application/json; charset=utf-8", "http://news.example/a", b"{}", "1 data file"),
        ("text/plain", "http://news.example/a.js", b"var a", "1 script"),
        ("application/xml", "http://news.example/sitemap.xml", b"<urlset/>", "1 file of another kind"),
        ("application/x-unheard-of", "http://news.example/a", b"....", "1 file of another kind"),
    ],
)
def test_what_is_no_report_is_counted_by_kind(kind: str, url: str, body: bytes, called: str) -> None:
    data = warc(record(answer(body, kind=kind), url=url))
    assert left_out(unpack_warc(data, name="a.warc")) == [f"{called}: not read; no kind of file that holds a report."]


def test_hundreds_of_images_make_one_line() -> None:
    images = [record(answer(b"\x89PNG", kind="image/png"), url=f"http://news.example/{n}.png") for n in range(312)]
    assert left_out(unpack_warc(warc(*images), name="a.warc")) == [
        "312 images: not read; no kind of file that holds a report."
    ]


def test_resources_and_conversions_are_read_but_a_conversion_beside_its_record_is_not() -> None:
    name = "<urn:uuid:00000000-0000-4000-8000-000000000002>"
    data = warc(
        record(answer(PAGE), name=name),
        record(b"words of it", kind="conversion", content_type="text/plain", more={"WARC-Refers-To": name}),
        record(b"other words", kind="conversion", content_type="text/plain", more={"WARC-Refers-To": "<urn:uuid:x>"}),
        record(b"a file", kind="resource", content_type="text/plain", url="urn:sha256:abc/note.txt"),
    )
    found = list(unpack_warc(data, name="a.warc"))
    assert [(one.name, one.data, one.url, one.headers[:1]) for one in members(iter(found))] == [
        ("plant.html", PAGE, "http://news.example/plant.html", (("status", "200 OK"),)),
        ("plant.html.txt", b"other words", "http://news.example/plant.html", ()),
        ("note.txt", b"a file", None, ()),
    ]
    assert left_out(iter(found)) == ["1 other form of a record: not read; the record itself is."]


def revisit(**more: str) -> bytes:
    return record(answer(b""), kind="revisit", url="http://news.example/again", more=more)


def test_a_visit_that_found_a_page_unchanged_is_known_by_digest_id_or_address() -> None:
    digest = sha1(PAGE)
    first = record(answer(PAGE), more={"WARC-Payload-Digest": digest}, date="2018-01-01T00:00:00Z")
    visits = (
        revisit(**{"WARC-Payload-Digest": digest}),
        revisit(**{"WARC-Refers-To": "<urn:uuid:00000000-0000-4000-8000-000000000001>"}),
        revisit(
            **{
                "WARC-Refers-To-Target-URI": "http://news.example/plant.html",
                "WARC-Refers-To-Date": "2018-01-01T00:00:00Z",
            }
        ),
    )
    lost = revisit(**{"WARC-Payload-Digest": sha1(b"other"), "WARC-Refers-To-Date": "2017-05-05T00:00:00Z"})
    data = warc(visits[0], first, *visits[1:], lost)
    found = list(unpack_warc(data, name="a.warc"))
    assert [one.data for one in members(iter(found))] == [PAGE]
    assert left_out(iter(found)) == [
        f"record at byte {data.index(lost)} (http://news.example/again): repeats a capture of 2017-05-05T00:00:00Z "
        "that this archive does not hold; add the one that does.",
        "3 repeated captures: not read again; each content is read once.",
    ]


def test_thousands_of_visits_without_their_content_do_not_flood_the_reader() -> None:
    data = warc(*[revisit(**{"WARC-Payload-Digest": sha1(b"other")})] * 1000)
    lines = left_out(unpack_warc(data, name="a.warc"))
    assert len(lines) == 21
    assert lines[-1] == "980 more repeated captures: not in this archive."


@pytest.mark.parametrize("kind", ["WARC-Payload-Digest", "WARC-Block-Digest"])
def test_a_record_that_was_changed_is_named_and_not_read(kind: str) -> None:
    block = answer(PAGE)
    digest = sha1(PAGE if kind == "WARC-Payload-Digest" else block)
    whole = warc(record(block, more={kind: digest}))
    assert len(members(unpack_warc(whole, name="a.warc"))) == 1
    found = list(unpack_warc(whole.replace(b"Sixty", b"Forty"), name="a.warc"))
    assert members(iter(found)) == []
    assert left_out(iter(found)) == [
        f"record at byte {FIRST} (http://news.example/plant.html): its digest does not fit: the record was changed "
        "or is torn."
    ]


def test_a_digest_may_be_of_the_body_as_sent_or_without_chunks_or_unpacked() -> None:
    packed = gzip.compress(PAGE, mtime=0)
    chunked = b"%x\r\n" % len(packed) + packed + b"\r\n0\r\n\r\n"
    block = answer(chunked, "Content-Encoding: gzip", "Transfer-Encoding: chunked")
    for content in (chunked, packed, PAGE):
        data = warc(record(block, more={"WARC-Payload-Digest": sha1(content)}))
        assert [one.data for one in members(unpack_warc(data, name="a.warc"))] == [PAGE]


def test_a_page_that_the_tool_cut_is_read_and_its_end_named() -> None:
    found = list(unpack_warc(warc(record(answer(PAGE), more={"WARC-Truncated": "length"})), name="a.warc"))
    assert len(members(iter(found))) == 1
    assert left_out(iter(found)) == [
        f"record at byte {FIRST} (http://news.example/plant.html): its end is not in the archive (cut: length)."
    ]


def test_a_record_in_pieces_is_named() -> None:
    data = warc(
        record(answer(PAGE), more={"WARC-Segment-Number": "1"}),
        record(b"...", kind="continuation", more={"WARC-Segment-Number": "2"}),
    )
    found = list(unpack_warc(data, name="a.warc"))
    assert members(iter(found)) == []
    assert [line.partition(": ")[2] for line in left_out(iter(found))] == [
        "is part of a record in several pieces; not read."
    ] * 2


def test_what_a_tool_found_a_body_to_be_goes_before_what_the_server_called_it() -> None:
    data = warc(
        record(answer(b"words", kind="application/x-odd"), more={"WARC-Identified-Payload-Type": "text/plain"}),
    )
    assert [one.name for one in members(unpack_warc(data, name="a.warc"))] == ["plant.html.txt"]


def test_an_address_never_reaches_the_screen_with_what_a_terminal_obeys() -> None:
    data = warc(record(answer(b"bad", "Content-Encoding: zstd"), url="http://news.example/\x1b[2J\u202eabc"))
    (line,) = left_out(unpack_warc(data, name="a.warc"))
    assert line.isprintable()


# WACZ


def test_a_wacz_without_a_list_gives_every_page() -> None:
    data = wacz({"archive/a.warc.gz": (FILES / "wget.warc.gz").read_bytes()})
    assert [one.name for one in members(unpack_wacz(data, name="a.wacz"))] == [
        "plant.html",
        "frame.html",
        "chunked.html",
    ]


def test_a_listed_page_is_read_though_another_page_led_to_it() -> None:
    archive = (FILES / "wget.warc.gz").read_bytes()
    data = wacz(
        {
            "pages/pages.jsonl": pages("http://news.example/2018/03/plant.html"),
            "pages/extraPages.jsonl": pages("https://NEWS.example/2018/03/frame.html#top"),
            "archive/a.warc.gz": archive,
        }
    )
    assert [one.name for one in members(unpack_wacz(data, name="a.wacz"))] == [
        "plant.html",
        "frame.html",
        "chunked.html",
    ]


def test_a_page_to_which_a_listed_address_leads_is_a_page() -> None:
    request = b"GET /b HTTP/1.1\r\nReferer: http://news.example/a\r\n\r\n"
    archive = warc(
        record(request, kind="request", url="http://news.example/b", content_type="application/http; msgtype=request"),
        record(answer(PAGE), url="http://news.example/b"),
        record(answer(b"", "Location: /b", status="302 Found", kind=None), url="http://news.example/a"),
    )
    files = {"archive/a.warc": archive, "pages/pages.jsonl": pages("http://news.example/a")}
    assert [one.data for one in members(unpack_wacz(wacz(files), name="a.wacz"))] == [PAGE]
    files["pages/pages.jsonl"] = pages("http://news.example/other")
    assert members(unpack_wacz(wacz(files), name="a.wacz")) == []


def test_the_purpose_of_a_request_goes_before_where_it_was_sent_from() -> None:
    for purpose, number in (("document", 1), ("iframe", 0)):
        request = f"GET /b HTTP/1.1\r\nReferer: http://news.example/a\r\nSec-Fetch-Dest: {purpose}\r\n\r\n".encode()
        archive = warc(
            record(request, kind="request", url="http://news.example/b", content_type="application/http"),
            record(answer(PAGE), url="http://news.example/b"),
        )
        data = wacz({"archive/a.warc": archive, "pages/pages.jsonl": pages("http://news.example/a")})
        assert len(members(unpack_wacz(data, name="a.wacz"))) == number


def test_a_visit_is_known_across_the_files_of_a_wacz_and_each_content_is_given_once() -> None:
    digest = sha1(PAGE)
    first = warc(record(answer(PAGE), more={"WARC-Payload-Digest": digest}))
    second = warc(revisit(**{"WARC-Payload-Digest": digest}), record(answer(PAGE), url="http://mirror.example/"))
    found = list(unpack_wacz(wacz({"archive/a.warc": first, "archive/b.warc": second}), name="a.wacz"))
    assert [one.where for one in members(iter(found))] == [f"archive/a.warc, record at byte {FIRST}"]
    assert left_out(iter(found)) == [
        "1 capture of the same content: not read again; each content is read once.",
        "1 repeated capture: not read again; each content is read once.",
    ]


def test_a_changed_file_of_a_wacz_is_named_and_not_read() -> None:
    good, bad = warc(record(answer(PAGE))), warc(record(answer(PAGE + b" ")))
    data = wacz(
        {"archive/bad.warc": bad, "archive/good.warc": good, "pages/pages.jsonl": pages("http://x.example/")},
        hashes={"archive/bad.warc": "sha256:" + "0" * 64, "pages/pages.jsonl": "sha256:" + "0" * 64},
    )
    found = list(unpack_wacz(data, name="a.wacz"))
    assert [one.where for one in members(iter(found))] == [f"archive/good.warc, record at byte {FIRST}"]
    changed = (
        "its hash does not fit the one in datapackage.json: it was changed or is torn; not read. Get a whole copy, or "
    )
    assert left_out(iter(found)) == [
        f"archive/bad.warc: {changed}unpack it and add it by itself.",
        f"pages/pages.jsonl: {changed}unpack it and add it by itself.",
    ]


def test_a_file_put_into_a_wacz_later_one_that_is_missing_and_one_without_a_hash_are_named() -> None:
    import json

    archive = warc(record(answer(PAGE)))
    package = {"resources": [{"path": "archive/gone.warc", "hash": "sha256:0"}, {"path": "archive/bare.warc"}]}
    data = zipped(
        {"datapackage.json": json.dumps(package).encode(), "archive/new.warc": archive, "archive/bare.warc": archive}
    )
    found = list(unpack_wacz(data, name="a.wacz"))
    assert members(iter(found)) == []
    instead = "not read. Get a whole copy, or unpack it and add it by itself."
    assert left_out(iter(found)) == [
        f"archive/new.warc: is not listed in datapackage.json: it was put in later; {instead}",
        f"archive/bare.warc: has no hash in datapackage.json that can be checked; {instead}",
        "archive/gone.warc: is listed in datapackage.json and missing; get a whole copy.",
    ]


def test_a_file_that_stands_there_twice_is_named() -> None:
    data = wacz({"archive/a.warc": warc(record(answer(PAGE))), "archive/b.warc": b"", "pages/pages.jsonl": pages()})
    found = list(unpack_wacz(data.replace(b"archive/b.warc", b"archive/a.warc"), name="a.wacz"))
    assert members(iter(found)) == []
    assert left_out(iter(found))[0] == "archive/a.warc: stands in the archive more than once; only the last is read."


def test_a_changed_table_of_a_wacz_is_named_and_the_pages_are_still_read() -> None:
    data = wacz({"archive/a.warc": warc(record(answer(PAGE)))}, digest="sha256:" + "0" * 64)
    found = list(unpack_wacz(data, name="a.wacz"))
    assert len(members(iter(found))) == 1
    assert left_out(iter(found)) == [
        "datapackage-digest.json: does not fit datapackage.json: one of them was changed; what is read is checked by "
        "the hashes in datapackage.json only."
    ]


@pytest.mark.parametrize("package", [b"{", b"[" * 100_000, b"\xff"], ids=["torn", "deep", "binary"])
def test_a_wacz_whose_table_cannot_be_read_is_refused(package: bytes) -> None:
    data = zipped({"datapackage.json": package, "archive/a.warc": b"WARC/1.0"})
    with pytest.raises(UnreadableInput) as raised:
        list(unpack_wacz(data, name="a.wacz"))
    assert str(raised.value) == "a.wacz: its datapackage.json cannot be read; get a whole copy."


def test_lists_of_pages_that_are_no_json_list_nothing() -> None:
    odd = b'{"url": 3}\n[1]\nnot json\n' + b"[" * 100_000 + b"\n"
    data = wacz({"archive/a.warc": warc(record(answer(PAGE))), "pages/pages.jsonl": odd})
    assert len(members(unpack_wacz(data, name="a.wacz"))) == 1


def test_a_page_of_an_archive_keeps_its_address_and_time_in_a_case(tmp_path: Path) -> None:
    from tumen.pipeline import Input, add, open_case

    with open_case(tmp_path / "a.tumen", create=True) as case:
        added = add(case, [Input.from_path(FILES / "warcio.warc.gz")], at="2026-12-01T00:00:00+00:00")
        page = next(one for one in case.originals() if one.name == "chunked.html")
    assert added.added >= 3
    assert (page.url, page.fetched_at, page.locator) == (
        "http://news.example/2018/03/chunked.html",
        "2026-11-26T02:51:05+00:00",
        "record at byte 2168",
    )
    assert page.headers[0] == ("status", "200 OK")
