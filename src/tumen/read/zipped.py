"""The entries of a ZIP archive (PKWARE APPNOTE), looked at before anything is unpacked; nothing is ever written."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from tumen.errors import UnreadableInput
from tumen.read.contents import shown
from tumen.read.files import LIMIT
from tumen.read.unpacking import RATIO, Allowance, Damaged, inflate

ENTRIES = 100_000
"""More entries than an archive of reports has."""
LEADS_OUT = "its name leads out of the archive, as in archives made to hurt; rename it and pack it again."
LOCKED = "is locked by a password; unlock it and add it."

_LOCAL = struct.Struct("<4s5H3I2H")
"""A local file header (APPNOTE section 4.3.7)."""
_UNICODE_PATH = 0x7075
"""The extra field in which Info-ZIP keeps the name in UTF-8 (APPNOTE section 4.6.9)."""
_STORED, _DEFLATED = 0, 8
_UTF8, _LOCKED, _PATCH = 1 << 11, 1 << 0 | 1 << 6 | 1 << 13, 1 << 5
_METHODS = {1: "shrink", 6: "implode", 9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "xz", 98: "PPMd"}
_SYSTEMS_WITH_MODES = frozenset({3, 19})
"""Systems whose upper half of the external attributes is a mode of Unix: Unix and macOS."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An entry: its `name` with folders, and why it is `refused`, None where it can be unpacked.

    `at` is where its packed bytes begin, `packed` and `size` how many bytes it has packed and unpacked by its own word.
    """

    name: str
    folder: bool
    refused: str | None
    method: int
    at: int
    packed: int
    size: int
    crc: int


def entries(data: bytes, *, name: str) -> tuple[Entry, ...]:
    """The entries of an archive in the order of its table of contents.

    Raises UnreadableInput where the table cannot be read, lists too much, or lists bytes twice.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            listed = archive.infolist()
            start = archive.start_dir
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError, struct.error) as error:
        raise UnreadableInput(
            f"{name}: is a torn or damaged ZIP archive ({shown(str(error))}); get a whole copy."
        ) from None
    if len(listed) > ENTRIES:
        raise UnreadableInput(f"{name}: holds more than {ENTRIES} entries; split it.")
    found = [_entry(data, info) for info in listed]
    spans = sorted((info.header_offset, entry.at + entry.packed) for info, entry in zip(listed, found, strict=True))
    limits = [*(begin for begin, _ in spans[1:]), start]
    if any(end > limit for (_, end), limit in zip(spans, limits, strict=False)):
        raise UnreadableInput(
            f"{name}: its entries lie over each other or outside of it, as in archives made to hurt; get another copy."
        )
    return tuple(found)


def unpack(data: bytes, entry: Entry, *, allowance: Allowance) -> bytes:
    """The bytes of an entry that is not refused, checked by its size and checksum.

    Raises Damaged where they do not fit or are too many, UnreadableInput where the archive unpacks to too much in all.
    """
    packed = data[entry.at : entry.at + entry.packed]
    if entry.method == _STORED:
        content = packed
    else:
        content = inflate(packed, wbits=-15, limit=min(LIMIT, entry.size))
    allowance.take(len(content))
    if len(content) != entry.size or zlib.crc32(content) != entry.crc:
        raise Damaged("is torn or damaged: its checksum does not fit; get a whole copy.")
    return content


def _entry(data: bytes, info: zipfile.ZipInfo) -> Entry:
    raw = info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437", errors="surrogateescape")
    name = _decoded(raw, info)
    head = data[info.header_offset : info.header_offset + _LOCAL.size]
    whole = len(head) == _LOCAL.size and head.startswith(b"PK\x03\x04")
    named, extra = _LOCAL.unpack(head)[9:] if whole else (0, 0)
    begin = info.header_offset + _LOCAL.size
    same = whole and data[begin : begin + named] == raw
    return Entry(
        name=name,
        folder=name.endswith("/") and info.file_size == 0,
        refused=_refused(name, info, torn=not same),
        method=info.compress_type,
        at=begin + named + extra if same else begin + len(raw),
        packed=info.compress_size,
        size=info.file_size,
        crc=info.CRC,
    )


def _refused(name: str, info: zipfile.ZipInfo, *, torn: bool) -> str | None:
    if torn:
        return "is torn or damaged: what stands at its place is another entry; get a whole copy."
    if _leads_out(name):
        return LEADS_OUT
    mode = info.external_attr >> 16 if info.create_system in _SYSTEMS_WITH_MODES else 0
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        what = "a link" if stat.S_ISLNK(mode) else "a device or a pipe"
        return f"is {what}, no file; add what it stands for."
    if info.flag_bits & _LOCKED:
        return LOCKED
    if info.compress_type not in (_STORED, _DEFLATED) or info.flag_bits & _PATCH:
        method = _METHODS.get(info.compress_type, f"method {info.compress_type}")
        return f"is packed by {method}, which is not read; pack it as an ordinary ZIP archive."
    if info.file_size > LIMIT:
        return f"{info.file_size / 2**20:.0f} MB is more than the {LIMIT // 2**20} MB that are read; split it."
    if info.file_size > max(2**20, info.compress_size * RATIO):
        return "unpacks to far more than a report does, as in archives made to hurt; unpack it by hand if you trust it."
    return None


def _leads_out(name: str) -> bool:
    """Whether a name, taken for a path, leads out of a folder on any system."""
    parts = re.split(r"[\\/]", name)
    return (
        name.startswith(("/", "\\"))
        or "\\" in name
        or bool(re.match(r"[A-Za-z]:", name))
        or ".." in parts
        or "\x00" in name
    )


def _decoded(raw: bytes, info: zipfile.ZipInfo) -> str:
    """A name in the letters it was written with: UTF-8 where that is said or fits, else the likeliest of its time."""
    for encoding in ("ascii", "utf-8"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    named = _unicode_path(info.extra, raw)
    if named is not None:
        return named
    for encoding in _likely(raw):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        field = extra[at + 4 : at + 4 + size]
        if (
            kind == _UNICODE_PATH
            and len(field) > 5
            and field[0] == 1
            and struct.unpack_from("<I", field, 1)[0] == zlib.crc32(raw)
        ):
            try:
                return field[5:].decode("utf-8")
            except UnicodeDecodeError:
                return None
        at += 4 + size
    return None


def _likely(raw: bytes) -> Sequence[str]:
    """Encodings that Windows of the region and DOS wrote names in, the likeliest first."""
    high = bytes(byte for byte in raw if byte >= 0x80)
    pairs = re.fullmatch(rb"(?:[\x00-\x7f]|[\xb0-\xf7][\xa1-\xfe])+", raw)
    if pairs:
        # the Hangul of KS X 1001 fills these rows; Chinese of any length leaves them
        korean = all(0xB0 <= byte <= 0xC8 for byte in high[::2])
        return ("cp949", "gb18030") if korean else ("gb18030", "cp949")
    if not re.search(rb"[\x80-\xff]{2}", raw):
        return ()  # single signs among plain letters, as in Western languages
    if all(0x80 <= byte <= 0xAF or 0xE0 <= byte <= 0xF1 for byte in high):
        return ("cp866",)
    return ("gb18030", "big5hkscs", "cp932") if re.fullmatch(rb"(?:[\x00-\x7f]|[\x81-\xfe][\x40-\xfe])+", raw) else ()
