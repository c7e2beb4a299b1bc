"""The parts of an e-mail message (RFC 5322, RFC 2045 to 2047), each as its exact bytes in the message.

The parser of the standard library keeps no places: an attached message comes out of it with other bytes than it went
in, so that its hash is that of no original. It also descends by recursion, which a thousand nested parts end. Headers
and their parameters are left to the standard library.
"""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from tumen.errors import UnreadableInput
from tumen.read.charsets import characters

_MOST_PARTS = 5_000
_DEEPEST = 30
_LONGEST = 4_000
"""Most characters of a header that is looked at; what follows a longer one is not read."""
_SOUND = 0.95
"""Base64 with fewer letters of its alphabet than this is damaged."""
_MOST_HEADERS = 256 * 1024
_HEADER = re.compile(rb"([!-9;-~]+)[ \t]*:")
_BLANK = re.compile(rb"\r?\n(?=\r?\n)|\A(?=\r?\n)")
_WRONG = (ValueError, TypeError, LookupError, AttributeError, HeaderParseError)
"""What the standard library raises for parameters and words that break their form."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part of a message: its `number` as mail programs count (RFC 3501 section 6.4.5), and the parts in it.

    `start` and `end` are where its body stands in the bytes of the message, still encoded.
    """

    number: str
    headers: tuple[tuple[str, str], ...]
    start: int
    end: int
    kind: str
    charset: str | None
    parameters: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...] = field(default=())

    def header(self, name: str) -> str | None:
        """The first header of that name, unfolded, its encoded words as they are; None where there is none."""
        return next((value for one, value in self.headers if one == name.lower()), None)

    def parameter(self, name: str) -> str | None:
        """A parameter of its Content-Type."""
        return next((value for one, value in self.parameters if one == name), None)

    @property
    def disposition(self) -> str:
        """`attachment`, `inline` or "" (RFC 2183)."""
        return (self.header("content-disposition") or "").partition(";")[0].strip().lower()

    @property
    def file_name(self) -> str | None:
        """The name of its file as its sender wrote it; it may hold anything."""
        said = _parameters(self.header("content-disposition") or "")
        name = said.get("filename") or self.parameter("name")
        return words(name) if name else None


def message(data: bytes, *, name: str, start: int = 0) -> Part:
    """The message that begins at `start`, with its parts in their order.

    Raises UnreadableInput where there are far too many, or one in another far too deep.
    """
    return _Splitter(data, name).part(start, len(data), number="", depth=0)


def leaves(part: Part) -> Iterator[Part]:
    """The parts that hold no others, in their order."""
    if not part.kind.startswith("multipart/"):
        yield part
    for inner in part.parts:
        yield from leaves(inner)


def content(part: Part, data: bytes) -> bytes:
    """The bytes of a part without its transfer encoding (RFC 2045 section 6). Raises ValueError where it is broken."""
    body = data[part.start : part.end]
    encoding = (part.header("content-transfer-encoding") or "").split(";")[0].strip().lower()
    if encoding == "base64":
        # what a list adds below the end is no part of it
        packed = b"".join(body.partition(b"=")[0].split())
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", packed)
        if len(letters) < _SOUND * len(packed):
            raise ValueError("no Base64")
        return binascii.a2b_base64(letters[: len(letters) - (len(letters) % 4 == 1)] + b"===")
    if encoding == "quoted-printable":
        return quopri.decodestring(body)
    if encoding in ("x-uuencode", "uuencode", "x-uue"):
        return _uudecoded(body)
    return body


def words(value: str) -> str:
    """A header in words on one line: encoded words (RFC 2047) read, control characters gone."""
    try:
        found = decode_header(re.sub(r"\r?\n[ \t]*", " ", value[:_LONGEST]))
    except _WRONG:
        found = [(value[:_LONGEST], None)]
    text = ""
    for one, charset in found:
        text += one if isinstance(one, str) else characters(one, charset)[0]
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())


def display_name(value: str | None) -> str | None:
    """The name in an address header, None where it holds only an address: that is never shown."""
    if not value:
        return None
    name = parseaddr(value[:_LONGEST])[0] or re.sub(r"<[^>]*>|\[mailto:[^\]]*\]|\([^)]*@[^)]*\)", "", value[:_LONGEST])
    plain = words(name).strip("\"'“”() \t,;")
    return plain if plain and "@" not in plain else None


class _Splitter:
    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._name, self._count = data, name, 0

    def part(self, start: int, end: int, *, number: str, depth: int, usual: str = "text/plain") -> Part:
        self._count += 1
        if self._count > _MOST_PARTS or depth > _DEEPEST:
            raise UnreadableInput(
                f"{self._name}: holds more than {_MOST_PARTS:,} parts, or parts more than {_DEEPEST} deep, as no mail "
                "program makes them; save its text and give that."
            )
        headers, body = self._headers(start, end)
        said = Message()
        value = next((value for one, value in headers if one == "content-type"), "")
        try:
            said["Content-Type"] = value[:_LONGEST]
            kind = said.get_content_type() if value else usual
        except _WRONG:
            kind = "text/plain"
        parameters = _parameters(value)
        parts: tuple[Part, ...] = ()
        if kind.startswith("multipart/"):
            spans = list(self._spans(body, end, parameters.get("boundary")))
            numbers = (f"{number}.{at}" if number else str(at) for at in range(1, len(spans) + 1))
            # in a digest a part that says nothing is a message (RFC 2046 section 5.1.5)
            below = "message/rfc822" if kind == "multipart/digest" else "text/plain"
            parts = tuple(
                self.part(low, high, number=inner, depth=depth + 1, usual=below)
                for (low, high), inner in zip(spans, numbers, strict=True)
            )
            # without any boundary in it, what calls itself multipart is text (RFC 2045 section 5.2)
            kind = kind if parts else "text/plain"
        return Part(
            number=number or "1",
            headers=headers,
            start=body,
            end=end,
            kind=kind,
            charset=parameters.get("charset"),
            parameters=tuple(parameters.items()),
            parts=parts,
        )

    def _headers(self, start: int, end: int) -> tuple[tuple[tuple[str, str], ...], int]:
        """The headers in lower case, and where the body begins."""
        data = self._data
        block = data[start : min(end, start + _MOST_HEADERS)]
        blank = _BLANK.search(block)
        if blank is None and not _HEADER.match(block):
            return (), start
        stop = blank.end() if blank else len(block)
        body = start + stop
        if blank:
            body += 2 if data.startswith(b"\r\n", body) else 1
        headers: list[tuple[str, str]] = []
        for line in re.split(rb"\r?\n(?![ \t])", block[:stop]):
            found = _HEADER.match(line)
            if found is not None:
                value = characters(line[found.end() : found.end() + _LONGEST], None)[0]
                headers.append((found[1].decode("ascii").lower(), re.sub(r"\r?\n[ \t]*", " ", value).strip()))
        return tuple(headers), min(body, end)

    def _spans(self, start: int, end: int, boundary: str | None) -> Iterator[tuple[int, int]]:
        """Where the parts between the lines of the boundary begin and end (RFC 2046 section 5.1.1)."""
        if not boundary:
            return
        mark = re.escape(boundary.rstrip().encode("utf-8", "surrogateescape"))
        begin: int | None = None
        for found in re.compile(rb"^--" + mark + rb"(--)?[ \t]*(?:\r?\n|\Z)", re.M).finditer(self._data, start, end):
            if begin is not None:
                stop = found.start() - (2 if self._data.endswith(b"\r\n", begin, found.start()) else 1)
                yield begin, max(begin, stop)
            if found[1]:
                return
            begin = found.end()
        # torn before its end: what is there is a part
        if begin is not None and begin < end:
            yield begin, end


def _parameters(value: str) -> dict[str, str]:
    """The parameters of a header (RFC 2045, RFC 2231), as far as they keep their form."""
    said = Message()
    try:
        said["Content-Type"] = value[:_LONGEST]
        found = said.get_params(unquote=True) or []
    except _WRONG:
        return {}
    parameters: dict[str, str] = {}
    for name, one in found[1:]:
        plain = one if isinstance(one, str) else characters(one[2].encode("latin-1", "replace"), one[0])[0]
        parameters.setdefault(name.lower(), plain)
    return parameters


def _uudecoded(body: bytes) -> bytes:
    found = re.search(rb"^begin [0-7]{3,4} [^\n]*\n", body, re.M)
    if found is None:
        raise ValueError("no beginning")
    decoded = b""
    for line in body[found.end() :].splitlines():
        if line.startswith((b"end", b"`")) or not line.strip():
            break
        try:
            decoded += binascii.a2b_uu(line)
        except binascii.Error as error:
            raise ValueError(str(error)) from None
    return decoded
