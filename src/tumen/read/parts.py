"""What the readers of this room give: the working text of one report, and what a file holds besides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tumen.ledger import Anchor, Cell


@dataclass(frozen=True, kw_only=True, slots=True)
class Working:
    """The text that one reader takes from the bytes of a report, and what they say about themselves.

    None for what they leave out. Offsets count code points of `text`. `published` is a day that the file states as
    that of its publication, in a header, in metadata or in a ledger as `published_from` says; a day in an address or a
    dateline is looked for later, from `url` and `text`. `language` is one that a person gave, which goes before what
    the text shows; `declared_language` one that software declared, which goes after. `furniture` are stretches that the
    reader knows not to be the report's own.
    """

    text: str
    media_type: str
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    declared_language: str | None = None
    published: date | None = None
    published_from: str | None = None
    marking: str | None = None
    furniture: tuple[tuple[int, int], ...] = ()
    captions: tuple[tuple[int, int], ...] = ()
    anchors: tuple[Anchor, ...] = ()
    flags: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """Bytes that stand inside a file and may be a report: a page of a web archive, an attachment, a row, an entry.

    `name` is a file name without folders that ends as its kind does (`.html`, `.pdf`), `where` its place in words
    ("record at byte 8841", "entry a/b.html"). `url`, `captured_at` (ISO 8601, UTC) and `headers` are set where the file
    tells them. The same file always gives the same members in the same order.
    """

    name: str
    data: bytes
    where: str
    url: str | None = None
    captured_at: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Container:
    """Told first of a file that holds reports and is none itself."""

    media_type: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """Something inside a file that is not read, and why, in one line for people."""

    where: str
    why: str
