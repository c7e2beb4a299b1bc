"""PDF files of a few lines, made by hand, for what no program at hand makes."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

OBJECTS = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def shown(text: str, x: float, y: float, *, size: float = 10, before: str = "") -> bytes:
    """Operators that show a line of Latin letters with its first letter at x, y; `before` stands before them."""
    escaped = text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return f"{before} BT /F {size} Tf 1 0 0 1 {x} {y} Tm (".encode() + escaped + b") Tj ET\n"


def column(text: str, x: float, y: float, *, size: float = 10, leading: float = 12) -> list[bytes]:
    """The lines of `text` below each other, from x, y."""
    return [shown(line, x, y - at * leading, size=size) for at, line in enumerate(text.splitlines())]


def small_pdf(
    *pages: Sequence[bytes],
    box: tuple[float, float, float, float] = (0, 0, 612, 792),
    page: str = "",
    root: str = "",
    info: str = "",
) -> bytes:
    """A PDF of pages given as operators; `page`, `root` and `info` are entries of each page, catalogue and metadata."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R {root}>>".encode(),
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        OBJECTS,
    ]
    for at, content in enumerate(pages):
        media = " ".join(map(str, box))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{media}]/Resources<</Font<</F 3 0 R>>>>/Contents {5 + 2 * at} 0 R "
            f"{page}>>".encode()
        )
        objects.append(stream(b"".join(content)))
    return assembled([*objects, f"<<{info}>>".encode()], trailer=f"/Info {len(objects) + 1} 0 R")


def stream(data: bytes, *, entries: str = "", packed: bool = False) -> bytes:
    """An object that is a stream; `packed` with Flate."""
    data = zlib.compress(data, 9) if packed else data
    entries += "/Filter/FlateDecode" if packed else ""
    return f"<</Length {len(data)} {entries}>>stream\n".encode() + data + b"\nendstream"


def assembled(objects: Sequence[bytes], *, trailer: str = "") -> bytes:
    """A file of these objects, numbered from 1, the first of which is the catalogue; `trailer` are further entries."""
    data = b"%PDF-1.4\n"
    offsets = []
    for number, thing in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n" % number + thing + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in offsets
    )
    end = f"trailer <</Root 1 0 R/Size {len(objects) + 1} {trailer}>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + table + end.encode()
