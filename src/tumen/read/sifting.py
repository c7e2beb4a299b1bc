"""What of a web archive may be reports: the captures of pages and documents, each content once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

from tumen.read.contents import Counts, ending, file_name, may_hold, nouns, shown
from tumen.read.files import LIMIT
from tumen.read.parts import LeftOut, Member
from tumen.read.unpacking import Allowance, Damaged
from tumen.read.warcs import Fault, Record, decoded, records

_PAGES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_NOTES = re.compile(r"(?:metadata|dns|whois|urn:(?:text|pageinfo|thumbnail|thumb|view|log)):", re.I)
"""Addresses under which wget, Heritrix, Browsertrix and ArchiveWeb.page keep what they noted or made of a capture."""
_CHANGED = "its digest does not fit: the record was changed or is torn."
_REPEATS = "not read again; each content is read once."
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NAMED = 20
"""So many visits without their content are named one by one; an archive of a daily crawl has thousands."""


class Sifter:
    """Goes through the WARC files of one archive and remembers across them what was given already.

    `listed` are the addresses of the pages that an archive names, None where it names none. Such a list may be short
    (py-wacz finds only pages that load something else), so another capture of HTML is left out only where its request
    tells that it was loaded from within a page, as frames are; `look` at each file finds that before `file` reads it.
    """

    def __init__(self, *, name: str, allowance: Allowance, listed: frozenset[str] | None = None) -> None:
        self._name = name
        self._allowance = allowance
        self._listed = None if listed is None else {page_key(url) for url in listed}
        self._counts = Counts()
        self._loaded: set[str] = set()
        self._unlisted: list[str] = []
        self._given: set[bytes] = set()
        self._seen: set[tuple[str, ...]] = set()
        self._visits: list[tuple[str, Record]] = []

    def look(self, data: bytes, *, allowance: Allowance) -> None:
        """Notes which addresses of a WARC file were loaded from within pages, and where listed ones were led to."""
        if self._listed is None:
            return
        for found in records(data, name=self._name, allowance=allowance):
            if isinstance(found, Fault) or not found.url:
                continue
            fields = {key.lower(): value for key, value in found.http}
            if found.type == "request" and _from_within(fields):
                self._loaded.add(page_key(found.url))
            elif found.status in _REDIRECTS and page_key(found.url) in self._listed:
                with suppress(ValueError):
                    self._listed.add(page_key(urljoin(found.url, fields.get("location", ""))))

    def file(self, data: bytes, *, place: str = "") -> Iterator[Member | LeftOut]:
        """The reports of one WARC file; `place` goes before the place of each record."""
        for found in records(data, name=self._name, allowance=self._allowance):
            if isinstance(found, Fault):
                yield LeftOut(where=place + found.where, why=found.why)
            elif found.type == "revisit":
                self._visits.append((place, found))
            elif found.type == "continuation" or "warc-segment-number" in found.headers:
                yield LeftOut(where=_where(place, found), why="is part of a record in several pieces; not read.")
            elif found.type in ("response", "resource", "conversion"):
                sifted = self._sift(found, place)
                if not isinstance(sifted, LeftOut):
                    self._remember(found)
                if sifted is not None:
                    yield sifted
                if isinstance(sifted, Member) and "warc-truncated" in found.headers:
                    cut = shown(found.headers["warc-truncated"], most=30)
                    yield LeftOut(where=_where(place, found), why=f"its end is not in the archive (cut: {cut}).")

    def rest(self) -> Iterator[LeftOut]:
        """What was left out and is only counted, and visits whose content is in no file of the archive."""
        lost = [(place, visit) for place, visit in self._visits if not self._known(visit)]
        for place, visit in lost[:_NAMED]:
            when = visit.headers.get("warc-refers-to-date")
            of = f" of {shown(when, most=30)}" if when else ""
            why = f"repeats a capture{of} that this archive does not hold; add the one that does."
            yield LeftOut(where=_where(place, visit), why=why)
        for _ in lost[_NAMED:]:
            self._counts.add(("more repeated capture", "more repeated captures"), "not in this archive.")
        for _ in self._visits[len(lost) :]:
            self._counts.add(("repeated capture", "repeated captures"), _REPEATS)
        if self._unlisted:
            number = len(self._unlisted)
            yield LeftOut(
                where=f"{number} capture{'s' if number > 1 else ''} of pages, {shown(self._unlisted[0])} first",
                why="loaded from within pages and not in the archive's list of pages, so frames and the like; to read "
                "them too, unpack the archive and add the files of its folder archive.",
            )
        yield from self._counts.lines()

    def _sift(self, record: Record, place: str) -> Member | LeftOut | None:
        where = _where(place, record)
        if _NOTES.match(record.url or ""):
            self._counts.add(("note of the tool that made the archive", "notes of the tool that made the archive"))
            return None
        if record.status is not None and record.status != 200:
            self._other_status(record)
            return None
        if record.block is None:
            return LeftOut(where=where, why=f"is larger than the {LIMIT // 2**20} MB that are read.")
        if record.type == "response" and record.status is None and _is_http(record):
            return LeftOut(where=where, why="holds no answer of a web server that can be read; get a whole copy.")
        fields = {key.lower(): value for key, value in reversed(record.http)}
        declared = fields.get("content-type") if record.http else record.headers.get("content-type")
        # what the tool found it to be (WARC 1.1 section 5.19) goes before what the server called it
        declared = may_hold(record.headers.get("warc-identified-payload-type")) or declared
        path = _path(record.url)
        if not record.body.strip():
            self._counts.add(("empty answer", "empty answers"), "not read; there is nothing in it.")
            return None
        if (called := _declared_other(declared, path)) is not None:
            self._counts.add(called)
            return None
        try:
            data = decoded(record.body, record.http)
        except Damaged as damaged:
            return LeftOut(where=where, why=_CHANGED if record.sound is False else str(damaged))
        self._allowance.take(len(data))
        end = ending(data, declared=declared, path=path)
        if end is None:
            self._counts.add(nouns(data, declared=declared, path=path))
            return None
        return self._report(record, data, end, place)

    def _report(self, record: Record, data: bytes, end: str, place: str) -> Member | LeftOut | None:
        """The member, unless the content was given already, stands in no list of pages or was changed."""
        address = record.url or ""
        key = page_key(address)
        if end in _PAGES and self._listed is not None and key not in self._listed and key in self._loaded:
            self._unlisted.append(address)
            return None
        if _path(address).lower() == "/robots.txt":
            self._counts.add(("file for robots", "files for robots"))
            return None
        if record.type == "conversion" and (record.headers.get("warc-refers-to", ""),) in self._seen:
            self._counts.add(("other form of a record", "other forms of records"), "not read; the record itself is.")
            return None
        if record.sound is False:
            return LeftOut(where=_where(place, record), why=_CHANGED)
        content = sha256(data).digest()
        if content in self._given:
            self._counts.add(("capture of the same content", "captures of the same content"), _REPEATS)
            return None
        self._given.add(content)
        return Member(
            name=file_name(address, end),
            data=data,
            where=place + record.where,
            url=address if re.match(r"(?:https?|ftp)://", address, re.I) else None,
            captured_at=record.captured_at,
            headers=record.http,
        )

    def _other_status(self, record: Record) -> None:
        status = record.status or 0
        if 300 <= status < 400:
            self._counts.add(("redirect", "redirects"), "not read; there is nothing in it.")
        else:
            self._counts.add((f"answer {status}", f"answers {status}"), "not read; the server did not give the page.")

    def _remember(self, record: Record) -> None:
        fields = record.headers
        self._seen.add((record.id or "",))
        self._seen.add((record.url or "", fields.get("warc-date", "")))
        self._seen.add(("digest", fields.get("warc-payload-digest", "")))

    def _known(self, visit: Record) -> bool:
        """Whether a visit tells of a record of this archive (WARC 1.1 sections 5.9, 5.11 to 5.13)."""
        fields = visit.headers
        address = fields.get("warc-refers-to-target-uri", "").strip("<> ")
        said = (
            ("digest", fields.get("warc-payload-digest", "")),
            (fields.get("warc-refers-to", ""),),
            (address, fields.get("warc-refers-to-date", "")),
        )
        return any(all(one) and one in self._seen for one in said)


def page_key(url: str) -> str:
    """An address as it is compared: without scheme and fragment, the host in small letters, a bare host with a path."""
    bare = url.partition("#")[0]
    try:
        parts = urlsplit(bare)
    except ValueError:
        return bare
    if parts.scheme.lower() not in ("http", "https"):
        return bare
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower()}{parts.path or '/'}{query}"


def _from_within(fields: Mapping[str, str]) -> bool:
    """Whether a request was sent by a page for a part of it (Fetch Metadata, section 2.1; RFC 9110 section 10.1.3)."""
    purpose = fields.get("sec-fetch-dest")
    return purpose != "document" if purpose else "referer" in fields


def _where(place: str, record: Record) -> str:
    return f"{place}{record.where} ({shown(record.url)})" if record.url else place + record.where


def _is_http(record: Record) -> bool:
    return record.headers.get("content-type", "").lower().startswith("application/http")


def _path(url: str | None) -> str:
    try:
        return urlsplit(url or "").path
    except ValueError:
        return ""


def _declared_other(declared: str | None, path: str) -> tuple[str, str] | None:
    """What a content is called that is an image, a sound or a film by its own word: none of these is unpacked."""
    media_type = (declared or "").strip().lower()
    return nouns(b"", declared=declared, path=path) if media_type.startswith(("image/", "audio/", "video/")) else None
