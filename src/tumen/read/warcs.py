"""The records of a WARC file (WARC 1.0 and 1.1, ISO 28500), one after the other, each checked by its digests."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tumen.errors import UnreadableInput
from tumen.read.files import LIMIT
from tumen.read.unpacking import GZIP, Allowance, Damaged, Stream, Torn, joined_chunks, undo_encodings

_KEPT = frozenset({"response", "resource", "conversion", "revisit", "request"})
"""Types of records whose block is looked at; the others tell of the captures and hold none."""
_NO_RECORD = "what follows here is no record; the file is damaged."
_FAULTS = 100
"""Places at which reading begins again after a damaged one; a file with more is no archive that was cut once."""
_STEP = 2**16
_HEAD = 2**16
"""Most bytes of the head of an answer, as servers hold it."""
_HTTP_HEAD = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(r"HTTP/\d(?:\.\d)? +(\d{3})(?: |$)")
_REQUEST = re.compile(r"[A-Z]+ \S")
_NEXT = re.compile(rb"WARC/1\.\d\r\n[A-Za-z-]+:")
_DIGEST = re.compile(r"(sha-?1|sha-?256|sha-?512|md5):([A-Za-z0-9+/=_-]{16,128})$", re.I)


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A record that is whole. `where` is its place, `headers` are its own by lower-case name, the first of each.

    `block` is its content, None where that is larger than what is read. `http` are the headers of the request or answer
    in it, `body` what follows them; the `status` of an answer stands first in them too, as `("status", "200 OK")`.
    `sound` tells whether all its digests that can be checked fit; None where it has none.
    """

    where: str
    type: str
    id: str | None
    url: str | None
    captured_at: str | None
    headers: Mapping[str, str]
    block: bytes | None
    status: int | None
    http: tuple[tuple[str, str], ...]
    body: bytes
    sound: bool | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """A place where no whole record stands, and why."""

    where: str
    why: str


def records(data: bytes, *, name: str, allowance: Allowance) -> Iterator[Record | Fault]:
    """The records of a WARC file, plain or packed by gzip record by record or as a whole, in its order.

    A damaged or torn place is given as a Fault, and reading goes on with the next record that can be found. Raises
    UnreadableInput where the file unpacks to more than `allowance`, or is damaged in more than a hundred places.
    """
    packed = data.startswith(GZIP)
    start: int | None = 0
    faults = 0
    whole = True
    while start is not None:
        source = _Members(data, start, allowance) if packed else _Plain(data, start)
        fault = None
        for found in _portion(source):
            if isinstance(found, Record):
                whole = True
                yield found
            else:
                fault = found
        if fault is None:
            return
        # one line for a stretch without records, however often reading begins again in it
        if whole or fault.why != _NO_RECORD:
            yield fault
        whole = False
        faults += 1
        if faults > _FAULTS:
            raise UnreadableInput(f"{name}: is damaged in more than {_FAULTS} places; get a whole copy.")
        start = source.after()


class _Plain:
    """The bytes of a file that is not packed, for fastwarc to read, and where in it a record stands."""

    fault: Damaged | None = None

    def __init__(self, data: bytes, start: int) -> None:
        self.last = start
        self._resume = start + 1
        self._data = data
        self._at = start

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        end = len(self._data) if size < 0 else self._at + min(size, _STEP)
        found = self._data[self._at : end]
        self._at += len(found)
        return found

    def tell(self) -> int:
        """How far it has been read."""
        return self._at

    def place(self, at: int) -> str:
        """The place of a record in words, from what fastwarc tells of it."""
        self.last, self._resume = at, at + 1
        return f"record at byte {at}"

    @property
    def opened(self) -> int:
        """Where reading began."""
        return self.last

    def holds(self, at: int, length: int) -> bool:
        """Whether there are as many bytes behind a place."""
        return at + length <= len(self._data)

    def pass_over(self, at: int, length: int) -> None:
        """Notes that a record with so many bytes is whole: the next one stands behind it."""
        # its head is not counted, but has a byte at least: the search must not find this record again
        self._resume = at + length + 1

    def broken(self, at: int) -> Damaged | None:  # noqa: ARG002  # as the packed ones have it
        """The fault of the member in which a record stands; a plain file has no members."""
        return None

    def after(self) -> int | None:
        """Where the next record may begin."""
        found = _NEXT.search(self._data, self._resume)
        return None if found is None else found.start()


class _Members:
    """The unpacked bytes of the gzip members of a file; ends before a member that is damaged, and tells that."""

    def __init__(self, data: bytes, start: int, allowance: Allowance) -> None:
        self.last = start
        self.fault: Damaged | None = None
        self._data = data
        self._allowance = allowance
        self._stream: Stream | None = None
        self._next = start
        self._at = 0
        self._packed = [start]
        self._unpacked = [0]
        self._resume = start + 1

    def read(self, size: int = -1, /) -> bytes:  # noqa: ARG002  # a piece of a stream is as large as fastwarc asks for
        """The next bytes, b"" at the end or before a fault."""
        while self.fault is None:
            if self._stream is None or self._stream.ended:
                if self._stream is not None:
                    self._next = self._stream.at
                while self._data[self._next : self._next + 1] == b"\x00":
                    self._next += 1
                if self._next >= len(self._data):
                    return b""
                self._packed.append(self._next)
                self._unpacked.append(self._at)
                self._stream = Stream(self._data, at=self._next, wbits=31)
            try:
                piece = self._stream.piece()
            except Damaged as fault:
                self.fault = fault
                self._resume = self._next + 1
                break
            self._allowance.take(len(piece))
            self._at += len(piece)
            if piece:
                return piece
        return b""

    def tell(self) -> int:
        """How far it has been unpacked."""
        return self._at

    def place(self, at: int) -> str:
        """The place of a record in words: that of its member, where it begins one."""
        member = bisect_right(self._unpacked, at) - 1
        self.last = self._packed[member]
        self._resume = self.last + 1
        if self._unpacked[member] == at:
            return f"record at byte {self.last}"
        return f"record at byte {at - self._unpacked[member]} of what byte {self.last} unpacks to"

    @property
    def opened(self) -> int:
        """Where the member begins that was opened last."""
        return self._packed[-1]

    def holds(self, at: int, length: int) -> bool:  # noqa: ARG002  # nobody knows before it is unpacked
        """Whether there may be as many bytes behind a place."""
        return True

    def pass_over(self, at: int, length: int) -> None:
        """Nothing: the next member is looked for behind the beginning of this one."""

    def broken(self, at: int) -> Damaged | None:
        """The fault of the member in which a record stands, None where that is sound."""
        return self.fault if self.fault is not None and at >= self._unpacked[-1] else None

    def after(self) -> int | None:
        """Where the next member with records begins."""
        found = self._data.find(GZIP + b"\x08", self._resume)
        while found >= 0:
            try:
                if zlib.decompressobj(31).decompress(self._data[found : found + 4096], 16).startswith(b"WARC/"):
                    return found
            except zlib.error:
                pass
            found = self._data.find(GZIP + b"\x08", found + 1)
        return None


def _portion(source: _Plain | _Members) -> Iterator[Record | Fault]:
    """The records up to the first fault, which comes last."""
    from fastwarc.warc import ArchiveIterator

    stream: Any = source
    held: tuple[Record, int] | None = None
    lost = False
    try:
        for raw in ArchiveIterator(stream, parse_http=False, stream_detect=False, buffer_size=_STEP):
            if held is not None:
                yield held[0]
                held = None
            record = _record(raw, source.place(raw.stream_pos), source)
            if isinstance(record, Fault):
                yield record
                return
            held = record, raw.stream_pos
    except OSError:
        lost = True
    if held is not None:
        record, at = held
        fault = source.broken(at)
        # a member that is only cut short after the record, or a digest that fits, leaves the record as it was
        if fault is not None and not isinstance(fault, Torn) and not record.sound:
            yield Fault(where=record.where, why=str(fault))
            return
        yield record
    if source.fault is not None:
        unsure = (
            " What was read from it before is sure only where it has a digest." if held and source.broken(at) else ""
        )
        yield Fault(where=f"byte {source.opened}", why=f"{source.fault}{unsure}")
    elif lost:
        yield Fault(where=f"byte {source.last}", why=_NO_RECORD)


def _record(raw: Any, where: str, source: _Plain | _Members) -> Record | Fault:
    headers: dict[str, str] = {}
    for key, value in raw.headers.to_tuples():
        headers.setdefault(key.lower(), value.strip())
    length = headers.get("content-length", "")
    if not re.fullmatch(r"\d{1,15}", length) or int(length) != raw.content_length:
        return Fault(where=where, why="is torn: its header is not whole; get a whole copy.")
    size = int(length)
    if not source.holds(raw.stream_pos, size):
        return Fault(where=where, why=f"is torn: the file ends before its {size} bytes do; get a whole copy.")
    kind = headers.get("warc-type", "").lower()
    keep = kind in _KEPT and size <= LIMIT
    pieces = []
    read = 0
    # fastwarc reserves as much memory as it is asked for
    while read < size and (piece := raw.reader.read(_STEP)):
        read += len(piece)
        if keep:
            pieces.append(piece)
    if read < size:
        return Fault(where=where, why=f"is torn: {read} of its {size} bytes are there; get a whole copy.")
    source.pass_over(raw.stream_pos, size)
    block = b"".join(pieces) if keep else None
    return _parsed(where, kind, headers, block)


def _parsed(where: str, kind: str, headers: Mapping[str, str], block: bytes | None) -> Record:
    status: int | None = None
    http: tuple[tuple[str, str], ...] = ()
    body = block or b""
    is_http = kind != "resource" and headers.get("content-type", "").lower().startswith("application/http")
    if is_http and block:
        status, http, body = _message(block)
    return Record(
        where=where,
        type=kind,
        id=headers.get("warc-record-id"),
        url=(headers.get("warc-target-uri") or "").strip("<> ") or None,
        captured_at=_moment(headers.get("warc-date")),
        headers=headers,
        block=block,
        status=status,
        http=http,
        body=body,
        sound=None if block is None or kind == "revisit" else _sound(headers, block, body, http),
    )


def _message(block: bytes) -> tuple[int | None, tuple[tuple[str, str], ...], bytes]:
    """Status, headers and body of a message of HTTP/1 (RFC 9112); no headers where it is none."""
    end = _HTTP_HEAD.search(block, 0, _HEAD)
    if end is None:
        return None, (), block
    try:
        head = block[: end.start()].decode("utf-8")
    except UnicodeDecodeError:
        head = block[: end.start()].decode("latin-1")
    first, *lines = re.sub(r"\r?\n[ \t]+", " ", head).replace("\r\n", "\n").split("\n")
    found = _STATUS.match(first)
    if found is None and not _REQUEST.match(first):
        return None, (), block
    pairs = [("status", first.partition(" ")[2].strip())] if found else []
    for line in lines:
        key, colon, value = line.partition(":")
        if colon and key.strip():
            pairs.append((key.strip(), value.strip()))
    return int(found[1]) if found else None, tuple(pairs), block[end.end() :]


def _moment(value: str | None) -> str | None:
    """A date of a record (WARC 1.1 section 5.4) to the second or finer, in UTC; None where it is none or coarser."""
    try:
        moment = datetime.fromisoformat(value) if value and "T" in value else None
        return moment.astimezone(UTC).isoformat() if moment is not None and moment.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def decoded(body: bytes, http: tuple[tuple[str, str], ...]) -> bytes:
    """The content of the body of an answer with these headers. Raises Damaged where it cannot be unpacked."""
    fields = {key.lower(): value for key, value in reversed(http)}
    encodings = [part.strip().lower() for part in fields.get("content-encoding", "").split(",")]
    return undo_encodings(body, encodings, chunked="chunked" in fields.get("transfer-encoding", "").lower())


def _sound(headers: Mapping[str, str], block: bytes, body: bytes, http: tuple[tuple[str, str], ...]) -> bool | None:
    """Whether the digests of a record fit (WARC 1.1 sections 5.8 and 5.9)."""
    results = []
    if declared := headers.get("warc-block-digest"):
        results.append(fits(declared, (block,)))
    if declared := headers.get("warc-payload-digest"):
        results.append(fits(declared, _forms(body, http)))
    known = [result for result in results if result is not None]
    return all(known) if known else None


def _forms(body: bytes, http: tuple[tuple[str, str], ...]) -> Iterator[bytes]:
    """What tools take the digest of a payload over: as it was sent, without chunks as the standard has it, unpacked."""
    yield body
    yield joined_chunks(body)
    with suppress(Damaged):
        yield decoded(body, http)


def fits(declared: str, contents: Iterable[bytes]) -> bool | None:
    """Whether a digest ("sha1:" and Base32 or hexadecimal digits) is that of one of the contents.

    None where it is in a form or of an algorithm that is not known, or is cut.
    """
    found = _DIGEST.match(declared.strip())
    if found is None:
        return None
    algorithm = found[1].lower().replace("-", "")
    size = hashlib.new(algorithm, usedforsecurity=False).digest_size
    wanted = _digits(found[2], size)
    if wanted is None:
        return None
    return any(hashlib.new(algorithm, content, usedforsecurity=False).digest() == wanted for content in contents)


def _digits(text: str, size: int) -> bytes | None:
    """The bytes of a digest written in hexadecimal digits or Base32, None where they are not `size` many."""
    try:
        if len(text) == 2 * size:
            return bytes.fromhex(text)
        bare = text.rstrip("=").upper()
        found = base64.b32decode(bare + "=" * (-len(bare) % 8))
    except (binascii.Error, ValueError):
        return None
    return found if len(found) == size else None
