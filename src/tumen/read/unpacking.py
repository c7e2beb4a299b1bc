"""Unpacking within bounds: what an archive may unpack to, and the encodings of a web server undone."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from tumen.errors import UnreadableInput
from tumen.read.files import LIMIT

TOTAL = 2**30
"""Most bytes that one archive unpacks to, all that is inside it taken together."""
RATIO = 200
"""Most bytes that one packed byte unpacks to, once there are `_FREE` of them: text packs 3 to 30 to 1, a bomb 1000."""

GZIP = b"\x1f\x8b"
"""How a gzip member begins (RFC 1952)."""

_FREE = 2**20
_STEP = 2**16
_PIECE = 2**13
"""Bytes that are unpacked at once: so many at most are lost before a place where the packed ones are damaged."""
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_READABLE = (b"<", b"%PDF", b"{", b"PK")
"""How a body begins that the tool which captured it had unpacked already without saying so."""


class Damaged(Exception):
    """Something inside a file cannot be unpacked; the text says why, for the `why` of a LeftOut."""


class Torn(Damaged):
    """It ends before its end."""


class Allowance:
    """Counts what an archive unpacks to, and stops at the bounds. `packed` is the size of the archive in bytes."""

    def __init__(self, packed: int, *, name: str) -> None:
        self.name = name
        self.most = min(TOTAL, max(_FREE, packed * RATIO))
        self.taken = 0

    def take(self, size: int) -> None:
        """Counts `size` bytes. Raises UnreadableInput where there are too many in all."""
        self.taken += size
        if self.taken > self.most:
            raise UnreadableInput(
                f"{self.name}: unpacks to more than {self.most / 2**20:.0f} MB, far more than reports do; "
                "unpack by hand what you need of it and add that."
            )


class Stream:
    """One deflate stream inside `data`, from `at` on, unpacked piece by piece; `wbits` tells its wrapping, as in zlib.

    `ended` once it is whole, and `at` is then the place behind it.
    """

    def __init__(self, data: bytes, *, at: int, wbits: int) -> None:
        self.at = at
        self.ended = False
        self._data = data
        self._rest = b""
        self._state = zlib.decompressobj(wbits)

    def piece(self) -> bytes:
        """The next bytes, b"" behind the end. Raises Damaged where the stream breaks, Torn where `data` ends first."""
        while not self.ended:
            if not self._rest:
                self._rest = self._data[self.at : self.at + _STEP]
                self.at += len(self._rest)
            starved = not self._rest
            try:
                found = self._state.decompress(self._rest, _PIECE)
            except zlib.error:
                raise Damaged("its packed bytes are damaged; get a whole copy.") from None
            self._rest = self._state.unconsumed_tail
            if self._state.eof:
                self.ended = True
                self.at -= len(self._state.unused_data)
            elif starved and not found:
                raise Torn("is torn: its packed bytes end too early; get a whole copy.")
            if found:
                return found
        return b""


def inflate(data: bytes, *, wbits: int, limit: int = LIMIT) -> bytes:
    """The bytes of a deflate stream, of the form that zlib knows as `wbits` (RFC 1950 to 1952).

    All members of a gzip file are read; what follows the last is dropped. Raises Damaged where the stream is torn, or
    unpacks to more than `limit` bytes or `RATIO` times its size.
    """
    most = min(limit, max(_FREE, len(data) * RATIO))
    found: list[bytes] = []
    size = at = 0
    while True:
        stream = Stream(data, at=at, wbits=wbits)
        while piece := stream.piece():
            size += len(piece)
            if size > most:
                raise _too_large(most)
            found.append(piece)
        at = stream.at
        if wbits <= zlib.MAX_WBITS or not data.startswith(GZIP, at):
            return b"".join(found)


def undo_encodings(body: bytes, encodings: Sequence[str], *, chunked: bool) -> bytes:
    """The content that a web server sent as `body`, whose `Content-Encoding` names `encodings` in order.

    RFC 9110 section 8.4, RFC 9112 section 7.1. Tools that capture through a browser keep the bytes unpacked and the
    header as it was: what is in none of the forms it names, but is readable, is taken as it stands. Raises Damaged
    where the body is torn, too large, or in an encoding that is not read.
    """
    content = _joined_chunks(body) if chunked else body
    for encoding in reversed(encodings):
        if encoding in ("", "identity", "none"):
            continue
        undo = _UNDO.get(encoding)
        if undo is None:
            raise Damaged(f"is packed as {encoding[:20]!r}, which is not read; capture it without that.")
        try:
            content = undo(content)
        except Damaged:
            if not content.lstrip().startswith(_READABLE):
                raise
    return content


def joined_chunks(body: bytes) -> bytes:
    """A body without its chunks; as it stands where it has none, or they are torn."""
    try:
        return _joined_chunks(body)
    except Damaged:
        return body


def _joined_chunks(body: bytes) -> bytes:
    pieces: list[bytes] = []
    at = 0
    while True:
        head = _CHUNK.match(body, at)
        if head is None and at == 0:
            return body
        if head is None:
            raise Torn("is torn: its chunks end too early; get a whole copy.")
        size = int(head[1], 16)
        if size == 0:
            return b"".join(pieces)
        piece = body[head.end() : head.end() + size]
        end = head.end() + size
        closed = body[end : end + 2] == b"\r\n"
        if at == 0 and not closed and len(piece) == size:
            return body
        if len(piece) < size or not closed:
            raise Torn("is torn: its chunks end too early; get a whole copy.")
        pieces.append(piece)
        at = end + 2


def _gunzip(content: bytes) -> bytes:
    return inflate(content, wbits=31) if content.startswith(GZIP) else content


def _undeflate(content: bytes) -> bytes:
    # many servers send the stream without its wrapping, whose first bytes are checked as in RFC 1950 section 2.2
    wrapped = len(content) > 1 and content[0] & 0x0F == 8 and (content[0] << 8 | content[1]) % 31 == 0
    return inflate(content, wbits=15 if wrapped else -15)


def _unbrotli(content: bytes) -> bytes:
    import brotli

    stream: Any = brotli.Decompressor()
    most = min(LIMIT, max(_FREE, len(content) * RATIO))
    found: list[bytes] = []
    size = 0
    rest = content
    while not stream.is_finished():
        try:
            piece = stream.process(rest, output_buffer_limit=_STEP)
        except brotli.error:
            raise Damaged("its packed bytes are damaged; get a whole copy.") from None
        rest = b""
        size += len(piece)
        if size > most:
            raise _too_large(most)
        if not piece and stream.can_accept_more_data() and not stream.is_finished():
            raise Torn("is torn: its packed bytes end too early; get a whole copy.")
        found.append(piece)
    return b"".join(found)


_UNDO: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {
        "gzip": _gunzip,
        "x-gzip": _gunzip,
        "deflate": _undeflate,
        "br": _unbrotli,
    }
)


def _too_large(most: int) -> Damaged:
    return Damaged(f"unpacks to more than {most / 2**20:.0f} MB, far more than a report does.")
