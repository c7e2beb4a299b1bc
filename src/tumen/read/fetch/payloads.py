"""What an answer carries, the coding of its content undone within bounds."""

from __future__ import annotations

import zlib

from tumen.read.fetch.limits import too_large
from tumen.read.fetch.refusal import BY_HAND, Refusal

_GZIP, _ZLIB, _RAW = 31, 15, -15
"""Window sizes of zlib for the forms of RFC 1952, 1950 and 1951; some servers mean the last by `deflate`."""


def undo(body: bytes, coding: str | None, *, most: int, cut: bool = False) -> bytes:
    """The content behind a `Content-Encoding` (RFC 9110, section 8.4.1): gzip and deflate, one after the other.

    Never holds more than `most` bytes: a longer content is cut there where `cut` is true. Raises Refusal for a longer
    one where not, for other codings, and for what does not come out of its coding.
    """
    codings = [name.strip().lower() for name in (coding or "").split(",")]
    for name in reversed([name for name in codings if name not in ("", "identity")]):
        if name in ("gzip", "x-gzip"):
            body = _inflate(body, _GZIP, most=most, cut=cut)
        elif name == "deflate":
            wrapped = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0
            body = _inflate(body, _ZLIB if wrapped else _RAW, most=most, cut=cut)
        else:
            raise Refusal(f"is sent in the coding {name}, which was not asked for; {BY_HAND}.")
    if len(body) > most:
        if not cut:
            raise too_large(most)
        body = body[:most]
    return body


def _inflate(body: bytes, window: int, *, most: int, cut: bool) -> bytes:
    content = b""
    try:
        # gzip may be several members one after the other (RFC 1952, section 2.2)
        while body and len(content) <= most:
            undoing = zlib.decompressobj(window)
            content += undoing.decompress(body, most + 1 - len(content))
            if not undoing.eof and len(content) <= most:
                if cut:
                    return content
                raise Refusal(f"is sent in a coding that breaks off; {BY_HAND}.")
            body = undoing.unused_data if window == _GZIP else b""
    except zlib.error:
        raise Refusal(f"is sent in a coding that is damaged; {BY_HAND}.") from None
    return content
