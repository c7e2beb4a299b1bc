"""Files made to hurt whoever reads them. Each is small; what it would unpack or grow to is not."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

import fuzz_seeds as seeds

LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
)
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def zeros(size: int, *, before: bytes = b"", bits: int = -15) -> bytes:
    """So many zero bytes after what stands `before`, packed, without ever being in memory."""
    packer = zlib.compressobj(9, zlib.DEFLATED, bits)
    head = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    # after a full flush nothing refers back, so that one packed block may stand any number of times
    block = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)
    # where a checksum stands at the end it is wrong; who comes as far as that has unpacked all of it
    return head + block * (size // 2**20) + packer.flush()


def entry(
    name: str, packed: bytes, size: int, *, crc: int = 0, at: int | None = None
) -> tuple[bytes, bytes, int | None]:
    """The local and the central header of a ZIP entry that says it unpacks to `size`; `at` moves where it lies."""
    raw = name.encode()
    fields = (20, 0, 8, 0, 0x5000, crc, len(packed), size, len(raw), 0)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", *fields) + raw + packed
    central = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, *fields, 0, 0, 0, 0, 0)[:-4]
    return local, central, at


def archive(*entries: tuple[bytes, bytes, int | None], names: tuple[str, ...]) -> bytes:
    """A ZIP archive of such entries."""
    places, lines, length = [], [], 0
    for (local, central, at), name in zip(entries, names, strict=True):
        lines.append(central + struct.pack("<I", length if at is None else at) + name.encode())
        if at is None:
            places.append(local)
            length += len(local)
    made, table = b"".join(places), b"".join(lines)
    number = len(entries) & 0xFFFF
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, number, number, len(table), len(made), 0)
    return made + table + end


def zip_bomb() -> bytes:
    """A gigabyte in one entry."""
    return archive(entry("a.txt", zeros(2**30), 2**30), names=("a.txt",))


def zip_that_lies() -> bytes:
    """A gigabyte in an entry that says it is ten bytes."""
    return archive(entry("a.txt", zeros(2**30), 10), names=("a.txt",))


def zip_overlapping() -> bytes:
    """A thousand entries that are all the same bytes, as in bombs that need no nesting (Fifield 2019)."""
    first = entry("a.txt", zeros(2**26), 2**26)
    names = ("a.txt", *(f"{n:04}.txt" for n in range(1000)))
    return archive(first, *(entry(name, b"", 2**26, at=0) for name in names[1:]), names=names)


def zip_nested() -> bytes:
    """Ten archives in each of ten archives, and so on, as 42.zip."""
    inner = archive(entry("0.txt", zeros(2**26), 2**26), names=("0.txt",))
    for _ in range(5):
        inner = seeds.zipped({f"{n}.zip": inner for n in range(10)})
    return inner


def zip_of_many() -> bytes:
    """More entries than there can be reports."""
    names = tuple(f"{n:06}" for n in range(120_000))
    return archive(*(entry(name, b"", 0) for name in names), names=names)


def zip_that_leads_out() -> bytes:
    """Entries that a careless reader would write elsewhere, and one that it may read."""
    outside = ("../../evil.txt", "/tmp/evil.txt", "C:\\evil.txt", "..\\evil.txt", "a/../../evil.txt")  # noqa: S108
    return seeds.zipped({**dict.fromkeys(outside, b"Two buses left."), "good.txt": b"Two buses left."})


def gzip_bomb() -> bytes:
    """A web archive that unpacks to a gigabyte."""
    head = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/\r\nContent-Length: 1073741824"
    return zeros(2**30, before=head + b"\r\n\r\n", bits=31)


def coded_bomb() -> bytes:
    """A page in a web archive that the server packed: a gigabyte."""
    answer = seeds.http(zeros(2**30, bits=31), more="Content-Encoding: gzip\r\n")
    return seeds.warc_record("response", answer, more="Content-Type: application/http;msgtype=response\r\n")


def docx(document: bytes) -> bytes:
    """A DOCX with this body."""
    return seeds.zipped({**seeds.DOCX_PARTS, "word/document.xml": document})


def _in_word(before: str, text: str) -> bytes:
    return (
        f'{before}<w:document xmlns:w="{seeds.WORD}"><w:body><w:p><w:r><w:t>Two buses {text}</w:t></w:r></w:p></w:body>'
        "</w:document>"
    ).encode()


def docx_bomb() -> bytes:
    """A body of a gigabyte."""
    names = tuple(seeds.DOCX_PARTS)
    small = [entry(name, _packed(data), len(data), crc=zlib.crc32(data)) for name, data in seeds.DOCX_PARTS.items()]
    return archive(entry(names[0], zeros(2**30), 2**30), *small[1:], names=names)


def docx_deep() -> bytes:
    """Tables in tables, ten thousand deep."""
    deep = "<w:tbl><w:tr><w:tc>" * 10_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 10_000
    return docx(f'{_HEAD}<w:document xmlns:w="{seeds.WORD}"><w:body>{deep}</w:body></w:document>'.encode())


def xlsx_bomb() -> bytes:
    """A sheet of a gigabyte."""
    names = tuple(seeds.XLSX_PARTS)
    small = [entry(name, _packed(data), len(data), crc=zlib.crc32(data)) for name, data in seeds.XLSX_PARTS.items()]
    return archive(entry(names[0], zeros(2**30), 2**30), *small[1:], names=names)


def xlsx(sheet: str, before: str = "") -> bytes:
    """A workbook with this data in its sheet."""
    data = f'{before}<worksheet xmlns="{seeds.SHEET}"><sheetData>{sheet}</sheetData></worksheet>'.encode()
    return seeds.zipped({**seeds.XLSX_PARTS, "xl/worksheets/sheet1.xml": data})


def xlsx_wide() -> bytes:
    """A sheet whose one filled cell is the last that there can be."""
    return xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def _packed(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def pdf_bomb() -> bytes:
    """A page whose content unpacks to a gigabyte, twice packed."""
    once = zlib.compress(zeros(2**30, bits=15), 9)
    return seeds.pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        seeds.stream(once, b"/Filter [/FlateDecode /FlateDecode]"),
    )


def pdf_deep() -> bytes:
    """Arrays in arrays, a hundred thousand deep, where the pages should be."""
    deep = b"[" * 100_000 + b"]" * 100_000
    return seeds.pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids %s /Count 1 >>" % deep)


def pdf_circular() -> bytes:
    """Pages that hold themselves."""
    return seeds.pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R] /Count 9 >>"
    )


def pdf_of_many() -> bytes:
    """A file that says it has two thousand million pages, all of them the same."""
    return seeds.pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )


def pdf_huge_page() -> bytes:
    """A page, without text, of a size that no picture of it fits into memory."""
    return seeds.pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000000 2000000] /Contents 4 0 R /Resources << >> >>",
        seeds.stream(b"0 0 1000 1000 re f"),
    )


def mail_nested() -> bytes:
    """A message in a message, ten thousand deep."""
    return (
        b"MIME-Version: 1.0\r\nSubject: x\r\nContent-Type: message/rfc822\r\n\r\n" * 10_000 + b"\r\nTwo buses left.\r\n"
    )


def mail_of_many() -> bytes:
    """A message of a hundred thousand empty parts."""
    head = b"MIME-Version: 1.0\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    return head + b"--b\r\n\r\n\r\n" * 100_000 + b"--b--\r\n"


def page_deep() -> bytes:
    """Elements in elements, ten thousand deep."""
    return b"<html><body>" + b"<div>" * 10_000 + b"Two buses left." + b"</div>" * 10_000 + b"</body></html>"


def page_with_scripts() -> bytes:
    """A page that would fetch, write and lead away, had it its way."""
    return (
        "<html lang=en><head><title>Two buses</title><script>document.write('PWNED one')</script>"
        "<meta http-equiv=refresh content='0;url=https://evil.example/'><link rel=import href='file:///etc/passwd'></head>"
        "<body onload=\"alert('PWNED two')\"><article><h1>Two buses</h1>"
        f"<p>{seeds.WORDS}</p><p>{seeds.WORDS.replace('Two', 'Three')}</p>"
        "<img src='https://evil.example/x.png' onerror=\"alert('PWNED three')\">"
        "<iframe srcdoc='<p>PWNED four</p>'></iframe>"
        "<svg><script>alert('PWNED five')</script></svg><style>p::after { content: 'PWNED six' }</style>"
        "<noscript><p>PWNED seven</p></noscript><template><p>PWNED eight</p></template>"
        "<object data='file:///etc/passwd'></object></article></body></html>"
    ).encode()


def rss(before: str, title: str) -> bytes:
    """A feed of one entry."""
    return (
        f"{before}<rss version='2.0'><channel><title>Desk</title><item><title>{title}</title>"
        "<link>https://news.example/a</link><description>Two buses left.</description></item></channel></rss>"
    ).encode()


FILES: Mapping[str, tuple[str, Callable[[], bytes]]] = MappingProxyType(
    {
        "zip bomb": ("a.zip", zip_bomb),
        "zip that lies": ("a.zip", zip_that_lies),
        "zip overlapping": ("a.zip", zip_overlapping),
        "zip nested": ("a.zip", zip_nested),
        "zip of many": ("a.zip", zip_of_many),
        "zip that leads out": ("a.zip", zip_that_leads_out),
        "gzip bomb": ("a.warc.gz", gzip_bomb),
        "coded bomb": ("a.warc", coded_bomb),
        "docx bomb": ("a.docx", docx_bomb),
        "docx laughs": ("a.docx", lambda: docx(_in_word(LAUGHS, "&a11;"))),
        "docx outside": ("a.docx", lambda: docx(_in_word(OUTSIDE, "&a;"))),
        "docx deep": ("a.docx", docx_deep),
        "xlsx bomb": ("a.xlsx", xlsx_bomb),
        "xlsx laughs": ("a.xlsx", lambda: xlsx('<row r="1"><c r="A1" t="str"><v>&a11;</v></c></row>', LAUGHS)),
        "xlsx wide": ("a.xlsx", xlsx_wide),
        "csv wide": ("a.csv", lambda: b"a," * 10**6 + b"\n" + b"1," * 10**6),
        "csv quoted": ("a.csv", lambda: b'a,b\n"' + b"x," * 10**6),
        "pdf bomb": ("a.pdf", pdf_bomb),
        "pdf deep": ("a.pdf", pdf_deep),
        "pdf circular": ("a.pdf", pdf_circular),
        "pdf of many": ("a.pdf", pdf_of_many),
        "pdf huge page": ("a.pdf", pdf_huge_page),
        "mail nested": ("a.eml", mail_nested),
        "mail of many": ("a.eml", mail_of_many),
        "feed laughs": ("a.xml", lambda: rss(LAUGHS, "&a11;")),
        "feed outside": ("a.xml", lambda: rss(OUTSIDE, "&a;")),
        "page deep": ("a.html", page_deep),
        "page laughs": ("a.html", (LAUGHS + "<html><body><p>Two &a11;</p></body></html>").encode),
        "svg laughs": (
            "a.html",
            f"<html><body><p>Two</p>{LAUGHS}<svg><text>&a11;</text></svg></body>".encode,
        ),
        "page of many": ("a.html", lambda: b"<html><body>" + b"<p>a" * 200_000),
        "page with attributes": ("a.html", lambda: b"<html><body><p " + b"a=1 " * 10**6 + b">Two buses left.</p>"),
        "page unclosed": ("a.html", lambda: b"<html><body>" + b"<" * 10**6),
    }
)
"""What each is called, its file name, and how it is made."""
