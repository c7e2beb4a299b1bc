"""Pages that a browser saved as one file: MHTML (RFC 2557), as Chromium, Edge and Internet Explorer write it."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser

from tumen.errors import UnreadableInput
from tumen.read.decoding import codec_of, decode
from tumen.read.kinds import MHTML
from tumen.read.pages import read_page
from tumen.read.parts import Working

_HEAD = 2**16
_PARTS = 10_000
"""More parts than a page has pictures and styles."""
_DEPTH = 4
"""A page stands in the file itself, or in an alternative in it; deeper nesting is made to hurt a reader."""
_PAGES = ("text/html", "application/xhtml+xml")
_AGAIN = "save the page again, or save its text and give that."


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """A part of the file; `whole` where the boundary that ends it is there."""

    head: Message
    body: bytes
    whole: bool


def read_mhtml(data: bytes, *, name: str) -> Working:
    """Text and metadata of the page that the file was saved from, without its frames, pictures and styles.

    The address is `Snapshot-Content-Location`, or that of the page's own part, where the page names none itself; the
    title is `Subject` where the page has none. `Date` is when it was saved, never when it was published. Raises
    UnreadableInput where it holds no page, or is torn before the page ends.
    """
    whole = _part(data, whole=True)
    root = _root(whole, name=name)
    working = read_page(_characters(root, name=name), name=name)
    places = (whole.head.get("Snapshot-Content-Location"), root.head.get("Content-Location"))
    address = next((found for place in places if (found := _address(place))), None)
    return replace(
        working,
        media_type=MHTML,
        url=working.url or address,
        title=working.title or _words(whole.head.get("Subject")),
    )


def _part(data: bytes, *, whole: bool) -> _Part:
    found = re.search(rb"\r?\n\r?\n|\A\r?\n", data[:_HEAD])
    end = found.end() if found else min(len(data), _HEAD)
    return _Part(head=BytesHeaderParser().parsebytes(data[:end]), body=data[end:], whole=whole)


def _root(part: _Part, *, name: str, depth: int = 0) -> _Part:
    """The part that is the page: the one that `start` names (RFC 2387 section 3.2), else the first of HTML."""
    if part.head.get_content_type() in _PAGES:
        return part
    start = _parameter(part.head, "start")
    first = None
    for inner in _parts(part, name=name):
        kind = inner.head.get_content_type()
        if not (kind in _PAGES or (kind.startswith("multipart/") and depth < _DEPTH)):
            continue
        if start and str(inner.head.get("Content-ID", "")).strip() == start.strip():
            return _root(inner, name=name, depth=depth + 1)
        first = first or inner
    if first is None:
        raise UnreadableInput(f"{name}: is an MHTML file without a page in it; {_AGAIN}")
    return _root(first, name=name, depth=depth + 1)


def _parts(part: _Part, *, name: str) -> Iterator[_Part]:
    """The parts of a multipart body (RFC 2046 section 5.1.1)."""
    boundary = _parameter(part.head, "boundary")
    if not boundary:
        raise UnreadableInput(f"{name}: is an MHTML file that does not say what parts it; {_AGAIN}")
    line = re.compile(
        rb"(?:\A|\r?\n)--" + re.escape(boundary.encode("utf-8", "surrogateescape")) + rb"(--)?[ \t]*(?=\r?\n|\Z)"
    )
    begin = None
    for number, found in enumerate(line.finditer(part.body)):
        if number > _PARTS:
            raise UnreadableInput(f"{name}: holds more than {_PARTS} parts; {_AGAIN}")
        if begin is not None:
            yield _part(part.body[begin : found.start()], whole=True)
        if found[1]:
            return
        begin = re.compile(rb"\r?\n|\Z").match(part.body, found.end()).end()  # type: ignore[union-attr]
    if begin is not None:
        yield _part(part.body[begin:], whole=False)


def _characters(part: _Part, *, name: str) -> str:
    if not part.whole:
        raise UnreadableInput(f"{name}: is torn: it ends before its page does; {_AGAIN}")
    content = _content(part, name=name)
    # what the file says goes before what the page says: some browsers save it in another encoding than it declares
    codec = codec_of(_parameter(part.head, "charset") or "")
    return content.decode(codec, errors="replace") if codec else decode(content, name=name)[0]


def _content(part: _Part, *, name: str) -> bytes:
    encoding = str(part.head.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(part.body)
    if encoding == "base64":
        try:
            return binascii.a2b_base64(b"".join(part.body.split()), strict_mode=True)
        except binascii.Error:
            raise UnreadableInput(f"{name}: its page is damaged (broken Base64); {_AGAIN}") from None
    if encoding in ("", "7bit", "8bit", "binary"):
        return part.body
    raise UnreadableInput(
        f"{name}: its page is in the transfer encoding {encoding[:20]!r}, which is not read; {_AGAIN}"
    )


def _parameter(head: Message, key: str) -> str | None:
    try:
        value = head.get_param(key)
    except (ValueError, LookupError):
        return None
    return value if isinstance(value, str) else None


def _address(value: object) -> str | None:
    text = str(value).strip() if value is not None else ""
    return text if re.fullmatch(r"https?://\S+", text, re.I) else None


def _words(value: object) -> str | None:
    """A header in words (RFC 2047), None where it cannot be told."""
    if value is None:
        return None
    try:
        text = str(make_header(decode_header(str(value))))
    except (HeaderParseError, LookupError, ValueError):
        return None
    return " ".join(text.split()) or None
