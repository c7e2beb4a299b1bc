"""Archives made by hand, byte by byte, so that tests can make what no tool would: torn, changed, hostile ones."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

FILES = Path(__file__).parents[1] / "read" / "files"
"""Files that real tools made."""

PLANT = (
    "Plant in Hunchun takes on 60 more workers\n\n"
    "Example Garment Co., Ltd. in Hunchun took on 60 more workers from the DPRK in February, a trader in the city said "
    "on Tuesday.\n\n"
    "About 400 of them already lived in the dormitory behind the plant, he added, and the new group came by bus over "
    "the bridge at Quanhe."
)
DORMITORY = (
    "Dormitory behind the plant is full, neighbours say\n\n"
    "HUNCHUN, March 20, 2018 -- The dormitory of Example Garment Co., Ltd. holds about 460 workers from the DPRK, two "
    "neighbours said.\n\n"
    "A guard opens the gate at six in the morning, and the women walk to the plant in rows of four, they added."
)
PAGE = b"<!doctype html><html><body><p>Sixty workers came by bus over the bridge at Quanhe.</p></body></html>"


def answer(body: bytes, *headers: str, status: str = "200 OK", kind: str | None = "text/html") -> bytes:
    """An answer of HTTP/1.1 with this body and these further header lines."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def sha1(data: bytes) -> str:
    """A digest as most tools write it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def record(
    block: bytes,
    *,
    url: str | None = "http://news.example/plant.html",
    kind: str = "response",
    content_type: str = "application/http; msgtype=response",
    date: str = "2018-03-14T01:02:03Z",
    name: str = "<urn:uuid:00000000-0000-4000-8000-000000000001>",
    length: str | None = None,
    more: Mapping[str, str] | None = None,
) -> bytes:
    """A record of WARC 1.1, without digests unless `more` has some."""
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": name,
        "WARC-Date": date,
        **({"WARC-Target-URI": url} if url else {}),
        "Content-Type": content_type,
        **(more or {}),
        "Content-Length": length or str(len(block)),
    }
    head = "".join(f"{key}: {value}\r\n" for key, value in fields.items())
    return b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def wacz(files: Mapping[str, bytes], *, hashes: Mapping[str, str] | None = None, digest: str | None = None) -> bytes:
    """A WACZ of these files with a sound `datapackage.json`, but for the `hashes` and the `digest` that are given."""
    resources = [
        {
            "name": path.rpartition("/")[2],
            "path": path,
            "hash": (hashes or {}).get(path) or f"sha256:{hashlib.sha256(data).hexdigest()}",
            "bytes": len(data),
        }
        for path, data in files.items()
    ]
    package = json.dumps({"profile": "data-package", "resources": resources, "wacz_version": "1.1.1"}).encode()
    found = digest or f"sha256:{hashlib.sha256(package).hexdigest()}"
    whole = {
        **files,
        "datapackage.json": package,
        "datapackage-digest.json": json.dumps({"path": "datapackage.json", "hash": found}).encode(),
    }
    return zipped(whole)


def pages(*urls: str) -> bytes:
    """A list of pages as a WACZ holds it."""
    lines = [{"format": "json-pages-1.0", "id": "pages", "title": "Pages"}, *({"url": url} for url in urls)]
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def zipped(files: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (2018, 3, 14, 0, 0, 0))
            entry.compress_type = method
            archive.writestr(entry, data)
    return out.getvalue()


def raw_zip(
    *entries: tuple[bytes, bytes], flags: int = 0, method: int = 8, mode: int = 0, size: int | None = None
) -> bytes:
    """A ZIP archive whose names are these bytes as they are; `size` is said, not the true one."""
    out = io.BytesIO()
    listed = []
    for name, data in entries:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush() if method == 8 else data
        sizes = len(packed), len(data) if size is None else size
        common = struct.pack("<5H3I2H", 20, flags, method, 0, 0x4C6E, zlib.crc32(data), *sizes, len(name), 0)
        listed.append((out.tell(), common, name))
        out.write(b"PK\x03\x04" + common + name + packed)
    start = out.tell()
    for at, common, name in listed:
        made_by = struct.pack("<H", 3 << 8 | 20)
        out.write(b"PK\x01\x02" + made_by + common + struct.pack("<3H2I", 0, 0, 0, mode << 16, at) + name)
    table = out.tell() - start
    out.write(b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, len(listed), len(listed), table, start, 0))
    return out.getvalue()


def overlapping_zip(copies: int) -> bytes:
    """A ZIP archive whose entries share one stream of packed bytes, as the bomb of Fifield (2019) does.

    Each local header but the last is followed by stored blocks of deflate that quote the headers behind it.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = packer.compress(b"\x00" * 100_000) + packer.flush()
    crc, size = zlib.crc32(b"\x00" * 100_000), 100_000
    names = [f"{number:04}".encode() for number in range(copies)]
    body = kernel
    tail: list[tuple[int, int, int]] = [(crc, len(kernel), size)]
    whole = _local(names[-1], *tail[0]) + body
    quoted = b"\x00" * 100_000
    for name in reversed(names[:-1]):
        # a stored block that quotes all that follows as its own data, then the stream of the next entry
        header = whole[: len(whole) - len(body)]
        block = b"\x00" + struct.pack("<HH", len(header), 0xFFFF ^ len(header))
        quoted = header + quoted
        body = block + header + body
        told = (zlib.crc32(quoted), len(body), len(quoted))
        tail.append(told)
        whole = _local(name, *told) + body
    out = io.BytesIO(whole)
    out.seek(0, io.SEEK_END)
    start = out.tell()
    at = 0
    for name, told in zip(names, reversed(tail), strict=True):
        common = struct.pack("<5H3I2H", 20, 0, 8, 0, 0x4C6E, *told, len(name), 0)
        out.write(b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<3H2I", 0, 0, 0, 0, at) + name)
        at += 30 + len(name) + 5
    size = out.tell() - start
    out.write(b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, copies, copies, size, start, 0))
    return out.getvalue()


def _local(name: bytes, crc: int, packed: int, size: int) -> bytes:
    return b"PK\x03\x04" + struct.pack("<5H3I2H", 20, 0, 8, 0, 0x4C6E, crc, packed, size, len(name), 0) + name
