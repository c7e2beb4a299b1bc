"""What kind of file bytes are, told from their first bytes and, where those do not tell, from the name."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from tumen.errors import UnreadableInput

PLAIN, HTML = "text/plain", "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
MAIL = "message/rfc822"
MBOX = "application/mbox"
MHTML = "multipart/related"
FEED = "application/rss+xml"
WARC = "application/warc"
WACZ = "application/wacz"
ZIP = "application/zip"
ROW, ENTRY = "application/x-tumen-row+json", "application/x-tumen-entry+json"
"""What a row of an office's ledger and an entry of a feed are kept as."""

LEDGERS = frozenset({CSV, XLSX})

ROW_START, ENTRY_START = b'{"tumen row":', b'{"tumen entry":'

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How files of old Office begin, and new ones that are locked with a password."""

_NOT_READ = (
    ("Contents/section0.xml", "a Hangul document (HWPX)"),
    ("META-INF/container.xml", "an EPUB book"),
    ("content.xml", "an OpenDocument file"),
)
"""Documents that are ZIP archives with their type in `mimetype`, told by an entry of theirs."""

_MOST_ENTRIES = 100_000
"""More names than an archive of reports has; a table of contents made to hang a reader has more."""
_MAIL_HEADER = re.compile(
    rb"(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|From|To|Date|Subject|Reply-To|X-[\w-]+|"
    rb"Content-[\w-]+|DKIM-Signature|Snapshot-Content-Location)[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n",
    re.I,
)
_MESSAGES = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=[!-9;-~]+[ \t]*:)")
"""The line before each message in a mailbox of one file (RFC 4155)."""
_ANY_HEADER = re.compile(rb"[!-9;-~]+[ \t]*:")
_NEEDED = re.compile(rb"^(?:From|Date|Subject|Message-ID|Received|MIME-Version)[ \t]*:", re.I | re.M)
_SURE_OF_MAIL = re.compile(rb"^(?:Received|Return-Path|MIME-Version|Message-ID)[ \t]*:", re.I | re.M)
_RELATED = re.compile(rb"^Content-Type[ \t]*:[ \t]*multipart/related\b", re.I | re.M)
_FEED = re.compile(
    rb"(?:\s+|(?><!--.*?-->)|<\?[^>]*>|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>)*+<(?:rss|feed|rdf:RDF)\b", re.I | re.S
)


def kind_of(data: bytes, *, name: str) -> str | None:
    """The media type of the bytes where they are of a kind with a reader of its own; None for plain text and pages.

    Raises UnreadableInput for an archive whose table of contents cannot be read.
    """
    suffix = name.lower().rpartition(".")[2]
    if data.startswith(b"%PDF") or (suffix == "pdf" and b"%PDF" in data[:1024]):
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data, name)
    if data.startswith(OLD_OFFICE) and suffix in ("xls", "xlsx", "xlsm"):
        return XLSX
    if data.startswith(b"WARC/") or (data.startswith(b"\x1f\x8b") and _unpacked_start(data).startswith(b"WARC/")):
        return WARC
    if data.startswith((ROW_START, ENTRY_START)):
        return ROW if data.startswith(ROW_START) else ENTRY
    if suffix in ("csv", "tsv"):
        return CSV
    return _kind_of_mail(data, suffix) or (FEED if _FEED.match(data[:8192].lstrip(b"\xef\xbb\xbf")) else None)


def _kind_of_zip(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = {entry.filename for entry in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError) as error:
        raise UnreadableInput(f"{name}: is a torn or damaged ZIP archive ({error}); get a whole copy.") from None
    if len(names) > _MOST_ENTRIES:
        raise UnreadableInput(f"{name}: holds more than {_MOST_ENTRIES} entries; split it.")
    if "word/document.xml" in names:
        return DOCX
    if names & {"xl/workbook.xml", "xl/workbook.bin"} or ("content.xml" in names and name.lower().endswith(".ods")):
        return XLSX
    other = next((told for entry, told in _NOT_READ if entry in names), None)
    if other is not None and "mimetype" in names:
        raise UnreadableInput(f"{name}: is {other}, which is not read; save it as DOCX or PDF and give that.")
    if "datapackage.json" in names and any(entry.startswith("archive/") for entry in names):
        return WACZ
    return ZIP


def _unpacked_start(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(data[:4096], 16)
    except zlib.error:
        return b""


def _kind_of_mail(data: bytes, suffix: str) -> str | None:
    head = re.split(rb"\r?\n\r?\n", data[:16384], maxsplit=1)[0] + b"\n"
    lines = head.removeprefix(b"From ").partition(b"\n")[2] if head.startswith(b"From ") else head
    named = suffix in ("eml", "mht", "mhtml")
    sure = _MAIL_HEADER.match(lines) and (named or _SURE_OF_MAIL.search(lines))
    if not sure and not (named and _ANY_HEADER.match(lines) and _NEEDED.search(lines)):
        return None
    if head.startswith(b"From ") and len(_MESSAGES.findall(data)) > 1:
        return MBOX
    saved = suffix in ("mht", "mhtml") or b"Snapshot-Content-Location" in lines
    return MHTML if saved and _RELATED.search(lines) else MAIL
