"""The originals of a case as a web archive (WACZ 1.1.1), which others open, check and replay without Tumen."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import uuid
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

from tumen import __version__
from tumen.case import Original
from tumen.case.marking import kept_whole
from tumen.ledger import Report
from tumen.publish.tables import Exported, write_whole

_STAMP = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP entry can carry; a real one would change the bytes of every export."""
_RECORDS = uuid.uuid5(uuid.NAMESPACE_URL, "https://iipc.github.io/warc-specifications/")
_WARC = "archive/data.warc.gz"
_KEPT = frozenset(
    {"age", "cache-control", "content-disposition", "content-language", "content-location", "content-type", "date",
     "etag", "expires", "last-modified", "link", "server", "vary", "via"}
)  # fmt: skip
"""Headers of an answer that are exported: what they say is of the page. Others may tell who asked for it: cookies,
addresses, the place that a network saw."""
_MOVED = ("content-encoding", "transfer-encoding")
"""Headers that spoke of bytes as they were sent; those in the archive are unpacked, as the case keeps them."""


class Kept(Protocol):
    """What is read of a case; `tumen.case.Case` is one."""

    def reports(self) -> Iterable[Report]: ...
    def originals(self) -> Iterable[Original]: ...
    def containers(self) -> Iterable[Original]: ...
    def original(self, about: str) -> bytes: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class _Placed:
    """A record as it stands in the archive."""

    url: str
    at: str
    mime: str
    status: str | None
    digest: str
    offset: int
    length: int


def write_wacz(case: Kept, file: Path) -> Exported:
    """Writes `file` with the original of each report that may leave; its folder is made where it is missing.

    A report that holds one which stays, or stands in one, stays too. What was captured from the web is a `response`
    under its address, anything else a `resource` under `urn:sha256:` and its hash. The same case gives the same bytes.
    Raises OSError where the file cannot be written, CaseError where an original is damaged.
    """
    reports = sorted(case.reports(), key=lambda report: (report.name, report.id))
    known = {about.id: about for about in (*case.containers(), *case.originals())}
    staying = kept_whole(reports, known)
    leaving = [(report, known[report.id]) for report in reports if report.id not in staying]
    file.parent.mkdir(parents=True, exist_ok=True)
    data = wacz_bytes(leaving, case.original)
    return Exported(
        files=(write_whole(file, data),), left_out=tuple(report.name for report in reports if report.id in staying)
    )


def wacz_bytes(leaving: Sequence[tuple[Report, Original]], original: Callable[[str], bytes]) -> bytes:
    """The archive with these originals, in their order; `original` gives the bytes behind an id."""
    newest = max((_at(about) for _, about in leaving), default=_moment(None))
    warc = io.BytesIO()
    _write_info(warc, at=newest)
    pages = [_json({"format": "json-pages-1.0", "id": "pages", "title": "Reports"})]
    placed: list[_Placed] = []
    for report, about in leaving:
        record = _write_record(warc, about, original(report.id))
        placed.append(record)
        page = {"id": report.id[:22], "url": record.url, "ts": record.at, "title": report.title or report.name}
        pages.append(_json(page))
    files = {
        _WARC: warc.getvalue(),
        "indexes/index.cdx": "".join(sorted(_index_line(record) for record in placed)).encode(),
        "pages/pages.jsonl": "".join(f"{line}\n" for line in pages).encode(),
    }
    package = json.dumps(_package(files, created=newest), indent=2).encode()
    fits = json.dumps({"path": "datapackage.json", "hash": _sha256(package)}, indent=2).encode()
    return _zipped({**files, "datapackage.json": package, "datapackage-digest.json": fits})


def _at(about: Original) -> str:
    """When an original was captured, or else taken in."""
    return _moment(about.fetched_at or about.captured_at)


def _write_info(out: io.BytesIO, *, at: str) -> None:
    fields = f"software: Tumen/{__version__}\r\nformat: WARC File Format 1.1\r\n"
    _write(out, "warcinfo", {}, fields.encode(), at=at, content_type="application/warc-fields")


def _write_record(out: io.BytesIO, about: Original, data: bytes) -> _Placed:
    at = _at(about)
    answer = _answer(about, len(data))
    if answer is not None and about.url:
        url = quote(about.url, safe="!#$%&'()*+,/:;=?@[]~")
    else:
        url = f"urn:sha256:{about.id}/{quote(about.name, safe='')}"
    payload = f"sha256:{base64.b32encode(hashlib.sha256(data).digest()).decode()}"
    headers = {"WARC-Target-URI": url, "WARC-Payload-Digest": payload}
    offset = out.tell()
    if answer is None:
        _write(out, "resource", headers, data, at=at, content_type=about.media_type)
    else:
        content_type = "application/http; msgtype=response"
        headers["WARC-Identified-Payload-Type"] = about.media_type
        _write(out, "response", headers, answer + data, at=at, content_type=content_type)
    return _Placed(
        url=url,
        at=at,
        mime=about.media_type,
        status=None if answer is None else "200",
        digest=payload,
        offset=offset,
        length=out.tell() - offset,
    )


def _answer(about: Original, size: int) -> bytes | None:
    """The head of the answer that an original was captured with, None where it was captured with none."""
    if about.url is None or not about.headers or about.headers[0][0] != "status":
        return None
    lines = [f"HTTP/1.1 {about.headers[0][1]}"]
    for key, value in about.headers[1:]:
        if key.lower() in _KEPT:
            lines.append(f"{key}: {value}")
        elif key.lower() in _MOVED:
            lines.append(f"X-Orig-{key}: {value}")
    lines.append(f"Content-Length: {size}")
    return "".join(f"{' '.join(line.split())}\r\n" for line in lines).encode() + b"\r\n"


def _write(out: io.BytesIO, kind: str, headers: Mapping[str, str], block: bytes, *, at: str, content_type: str) -> None:
    from warcio.recordloader import ArcWarcRecord
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    identity = uuid.uuid5(_RECORDS, f"{kind} {headers.get('WARC-Target-URI')} {at} {hashlib.sha256(block).hexdigest()}")
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{identity}>",
        "WARC-Date": at,
        **headers,
        "WARC-Block-Digest": f"sha256:{base64.b32encode(hashlib.sha256(block).digest()).decode()}",
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
    }
    told = StatusAndHeaders("WARC/1.1", list(fields.items()), "")
    writer: Any = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    writer.write_record(ArcWarcRecord("warc", kind, told, io.BytesIO(block), None, content_type, len(block)))


def _index_line(record: _Placed) -> str:
    """A line of the index (CDXJ): sorted by address in the form of SURT, then time."""
    told = {
        "url": record.url,
        "mime": record.mime,
        **({"status": record.status} if record.status else {}),
        "digest": record.digest,
        "length": str(record.length),
        "offset": str(record.offset),
        "filename": _WARC.rpartition("/")[2],
    }
    return f"{surt(record.url)} {re.sub(r'[^0-9]', '', record.at)} {_json(told)}\n"


def surt(url: str) -> str:
    """An address with its host turned round ("org,example)/path"), as indexes of web archives sort by it."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url.lower()
    if parts.scheme not in ("http", "https", "ftp") or not host:
        return url.lower()
    host = re.sub(r"^www\d*\.", "", host)
    turned = ",".join(reversed(host.split("."))) if re.search(r"[a-z]", host) and ":" not in host else host
    usual = {"http": 80, "https": 443, "ftp": 21}[parts.scheme]
    path = parts.path.lower().rstrip("/") or "/"
    query = "?" + "&".join(sorted(parts.query.lower().split("&"))) if parts.query else ""
    return f"{turned}{'' if port in (None, usual) else f':{port}'}){path}{query}"


def _package(files: Mapping[str, bytes], *, created: str) -> dict[str, Any]:
    resources = [
        {"name": path.rpartition("/")[2], "path": path, "hash": _sha256(data), "bytes": len(data)}
        for path, data in files.items()
    ]
    return {
        "profile": "data-package",
        "resources": resources,
        "created": created,
        "wacz_version": "1.1.1",
        "software": f"Tumen {__version__}",
    }


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, date_time=_STAMP)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            # WACZ 1.1.1, "Zip Compression": what is packed already is only stored, so that it can be read from within
            entry.compress_type = zipfile.ZIP_STORED
            archive.writestr(entry, data)
    return out.getvalue()


def _moment(value: str | None) -> str:
    """A time as WARC and WACZ write it, to the second in UTC; the first that ZIP knows where it is none."""
    try:
        moment = datetime.fromisoformat(value or "")
    except ValueError:
        return "1980-01-01T00:00:00Z"
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _sha256(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
