"""What the fuzz targets begin with: small files of every kind, whole ones and ones made to hurt."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tumen.errors import UnreadableInput
from tumen.read import Member, read

FILES = Path(__file__).parents[1] / "read" / "files"
REGRESSIONS = Path(__file__).parents[1] / "fuzz" / "regressions"
_LARGEST = 30_000
"""A seed of more bytes slows every round down and finds nothing that a smaller one does not."""

WORDS = (
    "Two buses with 60 workers left Hunchun on 4 April 2018, an official said. They sewed for Example Garment Co., Ltd."
)
PROSE = f"{WORDS} {WORDS.replace('Two', 'Three')} 올해 12월 22일까지 노동자 송환. 结束了。"

TEXTS = (
    b"",
    b"\x00",
    b"\xef\xbb\xbf",
    b"\xff\xfe\x00",
    b"\xff\xfe\x00\xd8a\x00",
    b"%PDF-1.7",
    b"Title: a\n\nTwo buses\n\nApril 5, 2018\n\nOnly six months remain until workers return home.",
    b"Published: 0000-00-00\n\nwords",
    b"URL: https://[\n\nwords",
    b"URL: https://[::1/2018/04/04\n\nwords",
    "올해 12월 22일까지 노동자 송환, 한 달 남았다. 结束了。".encode(),
    "\u2028\u2029\x85\x0b\x0cRelated stories\u2028words".encode(),
    b"\xed\xa0\x80",
    b"{" * 3000,
    b"Dec. " * 500 + b"22, 2019",
    b"six " * 500,
    b"Kim Jong Un " * 300,
    b"<" * 2000,
    b"panel " * 1000,
    b"newest" + b"!?" * 3000,
    b"A: " + b"a" * 5000 + b"\n" * 50,
)
PAGES = (
    b"<html>",
    f"<html lang=en><head><title>Two buses</title></head><body><article><h1>Two buses</h1><p>{PROSE}</p><figure>"
    "<img src=a.png><figcaption>Workers at the gate</figcaption></figure></article></body></html>".encode(),
    b"<html><article><p>words</p>",
    b"<html><time datetime='2019-99-99'>0000</time><meta name='date' content='9'>words",
    b"<html><link rel=canonical href='https://[/2018/04/04'><p>words words",
    b"<html><!-- \x00 --><p>&#0;&#xD800;&#x110000;&nope;",
    b"<?xml version='1.0' encoding='x'?><html>",
    b'<html><script type=\'application/ld+json\'>{"datePublished":"99999"}</script>words',
    b"<html><meta charset='gb2312'>\xff\xff\x81",
    b"<svg><math><template><p>words</template>" * 20,
    b"<math><template><p>words</template><svg>",
    b"<table><tr><td><p>" * 300,
)


VALUES = (
    b"",
    b"0",
    b"0 ",
    b"\x80\xed\xa0\x80 500 workers",
    b"\x010 workers " * 200,
    b"0" + b"9" * 5000,
    b"1" + b"1," * 3000,
    b"1" + b"1.1-" * 2000,
    b"1" + b"hundred " * 800,
    b"1" + b"last " * 800 + b"month",
    b"2" + b"last month the day before " * 60,
    b"3" + b"next year two years later in a decade " * 40,
    b"1" + b"between 1 and " * 400,
    b"1" + b"((((" * 1000 + b"500" + b"))))" * 1000,
    b"1" + b"$" * 3000 + b"5",
    b"1" + "１２３ ١٢٣ ½ ²³ Ⅻ ㉈ workers".encode(),
    b"1" + "İstanbul’da 500 işçi".encode(),
    b"1" + b"Jilin, " * 500,
    b"1" + b"Example Garment Co., Ltd. and " * 100,
    b"1" + b"Co., " * 1500,
    b"1" + b"A " * 2500,
    b"2" + b"February 29, 2019 and 31 April and 0000-00-00 and 9999-12-31 and December 9999",
    b"3" + b"three hundred years ago, 999 decades from now, 999 years later",
)


def zipped(parts: Mapping[str, bytes], *, deflated: bool = True) -> bytes:
    """A ZIP archive of these entries, the same bytes each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED)
    return made.getvalue()


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a table of where they stand."""
    made, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        made
        + table
        + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            root,
            len(made),
        )
    )


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """A stream object of a PDF, not packed."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def pdf_of(content: bytes, *, packed: bool = False) -> bytes:
    """A PDF of one page with this content."""
    body = stream(zlib.compress(content), b"/Filter /FlateDecode") if packed else stream(content)
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        body,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


_LINES = b" ".join(b"(%s) Tj 0 -14 Td" % line.encode() for line in WORDS.split(", "))
PDFS = (
    pdf_of(b"BT /F1 12 Tf 72 720 Td " + _LINES + b" ET"),
    pdf_of(b"BT /F1 12 Tf 72 720 Td " + _LINES + b" ET", packed=True),
    pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 1 0 R] /Count 2 >>"),
    pdf_of(b"q " * 3000),
    b"%PDF-1.7\n" + b"[" * 3000,
)

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def _relations(**targets: str) -> bytes:
    rows = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'.encode()


def _types(**parts: str) -> bytes:
    rows = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for kind, part in parts.items())
    rows = rows.replace('="document"', f'="{_OPEN}.wordprocessingml.document.main+xml"')
    rows = rows.replace('="workbook"', f'="{_OPEN}.spreadsheetml.sheet.main+xml"')
    rows = rows.replace('="worksheet"', f'="{_OPEN}.spreadsheetml.worksheet+xml"')
    return (
        f'{_HEAD}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    ).encode()


_OPEN = "application/vnd.openxmlformats-officedocument"
DOCX_PARTS = {
    "word/document.xml": (
        f'{_HEAD}<w:document xmlns:w="{WORD}"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Two '
        f"buses</w:t></w:r></w:p><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>60</w:t></w:r>"
        "</w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    ).encode(),
    "[Content_Types].xml": _types(document="/word/document.xml"),
    "_rels/.rels": _relations(officeDocument="word/document.xml"),
}
XLSX_PARTS = {
    "xl/worksheets/sheet1.xml": (
        f'{_HEAD}<worksheet xmlns="{SHEET}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Date</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>Workers</t></is></c><c r="C1" t="inlineStr"><is><t>Place</t></is></c></row>'
        '<row r="2"><c r="A2"><v>43194</v></c><c r="B2"><v>60</v></c><c r="C2" t="inlineStr"><is><t>Hunchun</t></is>'
        "</c></row></sheetData></worksheet>"
    ).encode(),
    "xl/workbook.xml": (
        f'{_HEAD}<workbook xmlns="{SHEET}" xmlns:r="{_OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>"
    ).encode(),
    "xl/_rels/workbook.xml.rels": _relations(worksheet="worksheets/sheet1.xml"),
    "[Content_Types].xml": _types(workbook="/xl/workbook.xml", worksheet="/xl/worksheets/sheet1.xml"),
    "_rels/.rels": _relations(officeDocument="xl/workbook.xml"),
}


def warc_record(kind: str, body: bytes, *, url: str = "https://news.example/a", more: str = "") -> bytes:
    """One record of a WARC (WARC 1.1, section 4)."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"WARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def http(body: bytes, *, status: str = "200 OK", more: str = "") -> bytes:
    """What a server answered (RFC 9112, section 4)."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


_HTTP = "Content-Type: application/http;msgtype=response\r\n"
WARC = (
    warc_record("warcinfo", b"software: x\r\n")
    + warc_record(
        "request", b"GET /a HTTP/1.1\r\nHost: news.example\r\n\r\n", more=_HTTP.replace("response", "request")
    )
    + warc_record("response", http(PAGES[1]), more=_HTTP)
    + warc_record("revisit", http(b"", status="304 Not Modified"), url="https://news.example/b", more=_HTTP)
)
_CHUNKED = http(b"5\r\n<html\r\n3\r\n><p\r\n0\r\n\r\n", more="Transfer-Encoding: chunked\r\n")
WARCS = (
    WARC,
    zlib.compress(WARC, wbits=31),
    warc_record("response", _CHUNKED, more=_HTTP),
    warc_record("response", http(zlib.compress(PAGES[1], wbits=31), more="Content-Encoding: gzip\r\n"), more=_HTTP),
    warc_record("resource", b"Two buses left.", more="Content-Type: text/plain\r\n"),
    b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n",
)
WACZ_PARTS = {
    "archive/data.warc": WARC,
    "pages/pages.jsonl": b'{"format":"json-pages-1.0","id":"pages","title":"All"}\n'
    b'{"id":"1","url":"https://news.example/a","ts":"2020-01-01T00:00:00Z","title":"Two buses"}\n',
    "datapackage.json": b'{"profile":"data-package","wacz_version":"1.1.1","resources":[]}',
}
MAILS = (
    f"MIME-Version: 1.0\r\nFrom: Desk <desk@news.example>\r\nTo: a@b.example\r\nSubject: =?utf-8?B?VHdvIGJ1c2Vz?=\r\n"
    f"Date: Wed, 4 Apr 2018 10:00:00 +0900\r\nMessage-ID: <1@news.example>\r\nContent-Type: text/plain; charset="
    f"utf-8\r\n\r\n{PROSE}\r\n".encode(),
    b"MIME-Version: 1.0\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
    b'Content-Type: text/html\r\n\r\n<p>Two buses left.</p>\r\n--b\r\nContent-Type: text/plain; name="../../a.txt"\r\n'
    b"Content-Disposition: attachment; filename*=utf-8''..%2Fa.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    b"VHdvIGJ1c2VzIGxlZnQu\r\n--b--\r\n",
    b"MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" * 40,
    b"MIME-Version: 1.0\r\nSubject: =?zlib_codec?B?eJwDAAAAAAE=?= =?idna?Q?xn--?=\r\nContent-Type: text/plain; "
    b"charset=unicode_escape\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\\ud800=\r\n=00=ZZ\r\n",
    b'Received: x\r\nContent-Type: multipart/alternative; boundary=""\r\n\r\n--\r\n\r\n',
    b"From a@b Wed Apr  4 10:00:00 2018\nMIME-Version: 1.0\nSubject: x\n\nTwo buses left.\n",
)
MHTMLS = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/a\r\nSubject: Two buses\r\n"
    b'Date: Wed, 4 Apr 2018 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; '
    b'boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n'
    b"Content-Location: https://news.example/a\r\n\r\n"
    + PAGES[1].replace(b"=", b"=3D")
    + b"\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n",
)
FEEDS = (
    f'<?xml version="1.0"?><rss version="2.0"><channel><title>Desk</title><link>https://news.example/</link><item>'
    f"<title>Two buses</title><link>https://news.example/a</link><guid>1</guid><pubDate>Wed, 04 Apr 2018 10:00:00 +0900"
    f"</pubDate><description>&lt;p&gt;{WORDS}&lt;/p&gt;</description></item></channel></rss>".encode(),
    f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Desk</title><entry><title type="html">Two</title>'
    f'<link href="https://news.example/a"/><id>1</id><updated>2018-04-04T10:00:00Z</updated><content type="xhtml"><div '
    f'xmlns="http://www.w3.org/1999/xhtml"><p>{WORDS}</p></div></content></entry></feed>'.encode(),
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item '
    b'rdf:about="https://news.example/a"><title>Two buses</title></item></rdf:RDF>',
    b'<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item>'
    b"</channel></rss>",
    b"<rss>" + b"<item>" * 400,
)
CSVS = (
    b'Date,Workers,Place,Employer,Source\n2018-04-04,60,Hunchun,"Example Garment Co., Ltd.",https://news.example/a\n'
    b"4 May 2019,about 150,Dandong,,\n",
    "날짜;인원;장소\n2019-12-22;200;훈춘\n".encode(),
    b'a,b\n"torn,1\n',
    b"\xff\xfea\x00,\x00b\x00\n\x001\x00",
    b",,,,\n,,,,\n",
    b"count\n" + b"9" * 5000,
    b"sep=;\nx;y\n1;2\n",
)


def zips() -> tuple[bytes, ...]:
    """ZIP archives: of reports, of one in another, with names that lead out of their folder, packed and torn."""
    inner = zipped({"a.txt": WORDS.encode()})
    whole = zipped({"a/b.html": PAGES[1], "../../c.txt": WORDS.encode(), "/d.txt": b"x", "e/": b"", "f.zip": inner})
    return (
        inner,
        whole,
        zipped({"a.txt": WORDS.encode()}, deflated=False),
        whole[:200],
        whole[200:],
        b"PK\x05\x06" + b"\0" * 18,
    )


def entries() -> tuple[bytes, ...]:
    """Entries of feeds as they are kept."""
    return (
        *(one for feed in FEEDS for one in _members(feed, "a.xml")),
        b'{"tumen entry":1}',
        b'{"tumen entry":' + b"[" * 999,
    )


def rows() -> tuple[bytes, ...]:
    """Rows of tables as they are kept."""
    return (
        *(one for table in CSVS for one in _members(table, "a.csv")),
        b'{"tumen row":{}}',
        b'{"tumen row":' + b"[" * 999,
    )


def _members(data: bytes, name: str) -> list[bytes]:
    found = []
    with suppress(UnreadableInput):
        for one in read(data, name=name):
            if isinstance(one, Member):
                found.append(one.data)
    return found


def files(*suffixes: str) -> tuple[bytes, ...]:
    """The real files of the tests that end so and are small enough."""
    found = sorted(path for path in FILES.rglob("*") if path.name.endswith(suffixes)) if FILES.is_dir() else []
    return tuple(path.read_bytes() for path in found if path.stat().st_size <= _LARGEST)


def regressions(target: str) -> tuple[bytes, ...]:
    """What once broke a target: files `TARGET_what.bin`."""
    return tuple(path.read_bytes() for path in sorted(REGRESSIONS.glob(f"{target}_*.bin")))
