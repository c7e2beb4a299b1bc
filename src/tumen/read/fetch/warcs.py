"""A fetch as a WARC file (ISO 28500, WARC/1.1): every request and answer on the way to the page, byte for byte."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType
from typing import Any

from tumen.read.fetch.exchanges import Exchange, split_answer

_VERSION = "WARC/1.1"
_FORM = MappingProxyType(
    {
        "software": "",
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots": "classic",
    }
)
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "https://iipc.github.io/warc-specifications/#record")
"""Where the ids of records are drawn from: the same record always has the same id."""


def write_warc(exchanges: Sequence[tuple[Exchange, Mapping[str, str]]], *, software: str, agent: str) -> bytes:
    """The bytes of a WARC file: a `warcinfo`, then for each exchange its `response` and its `request`.

    What is told beside an exchange, such as that its answer came in several pieces, stands after it in a `metadata`
    record. The same exchanges give the same bytes. Digests are SHA-256; that of the payload is left out where the body
    is coded for transfer, since programs disagree about what it counts.
    """
    from warcio.warcwriter import WARCWriter

    out = BytesIO()
    writer: Any = WARCWriter(out, gzip=False, warc_version=_VERSION)
    # the writer would take another kind of digest, over bytes that it has parsed and put together again
    writer.ensure_digest = _nothing
    at = exchanges[0][0].at
    info = _fields({**_FORM, "software": software, "http-header-user-agent": agent})
    whole = _write(writer, "warcinfo", info, at=at, headers={})
    for exchange, told in exchanges:
        about = {"WARC-Target-URI": exchange.target.url, "WARC-Warcinfo-ID": whole}
        wired = {**about, "WARC-IP-Address": exchange.ip}
        answer = _write(writer, "response", exchange.answer, at=exchange.at, headers=wired | _payload(exchange))
        beside = {"WARC-Concurrent-To": answer}
        _write(writer, "request", exchange.request, at=exchange.at, headers=wired | beside)
        if told:
            _write(writer, "metadata", _fields(told), at=exchange.at, headers=about | beside)
    return out.getvalue()


def _nothing(*_: object, **__: object) -> None:
    """Adds no digest."""


def _payload(exchange: Exchange) -> dict[str, str]:
    if exchange.header("transfer-encoding") is not None:
        return {}
    return {"WARC-Payload-Digest": _digest(split_answer(exchange.answer)[1])}


def _fields(values: Mapping[str, str]) -> bytes:
    """The form `application/warc-fields`."""
    return "".join(f"{name}: {value}\r\n" for name, value in values.items()).encode()


def _digest(data: bytes) -> str:
    return f"sha256:{sha256(data).hexdigest()}"


def _write(writer: Any, kind: str, block: bytes, *, at: str, headers: Mapping[str, str]) -> str:
    """Writes a record and gives its id."""
    from warcio.recordbuilder import RecordBuilder
    from warcio.recordloader import ArcWarcRecord
    from warcio.statusandheaders import StatusAndHeaders

    digest = _digest(block)
    name = "\n".join((kind, at, *headers.values(), digest))
    identity = f"<{uuid.uuid5(_NAMES, name).urn}>"
    fields = {"WARC-Type": kind, "WARC-Record-ID": identity, "WARC-Date": at, **headers, "WARC-Block-Digest": digest}
    told = StatusAndHeaders("", list(fields.items()), protocol=_VERSION)
    content_type = RecordBuilder.WARC_RECORDS[kind]
    writer.write_record(ArcWarcRecord("warc", kind, told, BytesIO(block), None, content_type, len(block)))
    return identity
