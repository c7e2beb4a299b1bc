"""What a process that reads and the one that started it say to each other: a JSON head and bytes, with their lengths.

Nothing that arrives is believed: lengths are looked at before anything is taken in, and every value is built again from
JSON by its own type. Code never travels.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import PurePath
from typing import Any, BinaryIO

from tumen.errors import InvalidForm
from tumen.ledger import Report
from tumen.ledger.rows import from_row, to_row
from tumen.read.parts import Container, LeftOut, Member
from tumen.read.reports import Found

_LENGTHS = struct.Struct(">II")
_HEAD = 4 * 2**20
"""Most bytes of the head of a frame: the headers of a captured page, a sentence about what was left out."""
_PIECE = 2**20
_LISTS = 3_000_000
"""Most brackets in the JSON of a report: an empty list of two bytes takes thirty times as many once it is parsed."""


class BrokenFrame(ValueError):
    """What arrived is no frame, is cut off, is larger than allowed, or is none that makes sense here."""


class TooLarge(BrokenFrame):
    """A frame is longer than allowed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """One message: what kind it is, its named values (plain JSON), and bytes; `size` in bytes as it arrived."""

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)
    body: bytes = b""
    size: int = field(default=0, compare=False)


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Sends a frame. Raises OSError where nobody listens any more, TooLarge where its head is too long."""
    # text of a report may hold half a surrogate pair, which is no UTF-8
    head = json.dumps([frame.kind, dict(frame.values)], ensure_ascii=True, allow_nan=False).encode("ascii")
    if len(head) > _HEAD or len(frame.body) > 0xFFFFFFFF:
        raise TooLarge(f"a frame with a head of {len(head)} bytes and a body of {len(frame.body)}")
    stream.write(_LENGTHS.pack(len(head), len(frame.body)))
    stream.write(head)
    stream.write(frame.body)
    stream.flush()


def read_frame(stream: BinaryIO, *, most: int) -> Frame | None:
    """The next frame, None where the stream ends before one. `most` bounds its bytes, head and body.

    Raises BrokenFrame for what is no frame, TooLarge for one that says it is longer than `most`.
    """
    lengths = stream.read(_LENGTHS.size)
    if not lengths:
        return None
    if len(lengths) < _LENGTHS.size:
        raise BrokenFrame("the lengths of a frame are cut off")
    head_length, body_length = _LENGTHS.unpack(lengths)
    if head_length > _HEAD or head_length + body_length > most:
        raise TooLarge(f"a frame of {head_length + body_length} bytes")
    head, body = _exactly(stream, head_length), _exactly(stream, body_length)
    try:
        kind, values = json.loads(head)
    except (ValueError, TypeError, RecursionError):
        raise BrokenFrame("the head of a frame is not a kind and its values in JSON") from None
    if not isinstance(kind, str) or not isinstance(values, dict):
        raise BrokenFrame("the head of a frame is not a kind and its values")
    return Frame(kind=kind, values=values, body=body, size=head_length + body_length)


def item_frame(item: Found) -> Frame:
    """The frame that carries what a reader found."""
    if isinstance(item, Report):
        return Frame(kind="report", body=to_row(item).encode("utf-8", "surrogatepass"))
    if isinstance(item, Member):
        return Frame(
            kind="member",
            values={
                "name": item.name,
                "where": item.where,
                "url": item.url,
                "captured_at": item.captured_at,
                "headers": [list(pair) for pair in item.headers],
            },
            body=item.data,
        )
    if isinstance(item, Container):
        return Frame(kind="container", values={"media_type": item.media_type})
    return Frame(kind="left out", values={"where": item.where, "why": item.why})


def item_of(frame: Frame, *, report: str, name: str) -> Found:
    """What a reader found, built again from its frame.

    A report must carry the id `report`, the stem of the file `name`, and offsets that lie in its text; a member must be
    named without folders. Raises BrokenFrame where anything is not so, or the frame carries no item.
    """
    try:
        if frame.kind == "report":
            return _report(frame, report, name)
        if frame.kind == "member":
            return _member(frame)
        if frame.kind == "container":
            return Container(media_type=_text(frame, "media_type"))
        if frame.kind == "left out":
            return LeftOut(where=_text(frame, "where"), why=_text(frame, "why"))
    except (InvalidForm, UnicodeDecodeError, RecursionError) as error:
        raise BrokenFrame(f"a {frame.kind} breaks its form: {str(error)[:200]!r}") from None
    raise BrokenFrame(f"a frame of kind {frame.kind[:40]!r} where an item was expected")


def _exactly(stream: BinaryIO, length: int) -> bytes:
    pieces = []
    while length:
        piece = stream.read(min(length, _PIECE))
        if not piece:
            raise BrokenFrame("a frame is cut off")
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def _report(frame: Frame, report: str, name: str) -> Report:
    if frame.body.count(b"[") + frame.body.count(b"{") > _LISTS:
        raise BrokenFrame("a report of too many lists")
    found = from_row(Report, frame.body.decode("utf-8", "surrogatepass"))
    if found.id != report or found.name != PurePath(name).stem:
        raise BrokenFrame("a report is not that of the file")
    spans = [*found.furniture, *found.captions]
    for group in (found.proofs, found.tongues, found.anchors, found.cells):
        spans += [(one.start, one.end) for one in group]
    if not all(0 <= start <= end <= len(found.text) for start, end in spans):
        raise BrokenFrame("a report has offsets outside its text")
    return found


def _member(frame: Frame) -> Member:
    if set(frame.values) != {one.name for one in fields(Member)} - {"data"}:
        raise BrokenFrame("a member lacks values or has others")
    name, headers = _text(frame, "name"), frame.values["headers"]
    if name in ("", ".", "..") or any(mark in name for mark in "/\\\x00"):
        raise BrokenFrame("a member is not named as a file without folders")
    if not isinstance(headers, list) or not all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair) for pair in headers
    ):
        raise BrokenFrame("the headers of a member are no pairs of text")
    return Member(
        name=name,
        data=frame.body,
        where=_text(frame, "where"),
        url=_text_or_none(frame, "url"),
        captured_at=_text_or_none(frame, "captured_at"),
        headers=tuple((key, value) for key, value in headers),
    )


def _text(frame: Frame, key: str) -> str:
    value = frame.values.get(key)
    if not isinstance(value, str):
        raise BrokenFrame(f"the {key} of a {frame.kind} is no text")
    return value


def _text_or_none(frame: Frame, key: str) -> str | None:
    return None if frame.values.get(key) is None else _text(frame, key)
