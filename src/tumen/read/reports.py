"""Bytes to a report: text with stable offsets, and what it says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePath

from tumen.errors import UnreadableInput
from tumen.ledger import Cell, Proof, Report, When, digest
from tumen.read.addresses import day_in_address, year_in_address
from tumen.read.dateline import find_dateline
from tumen.read.dating import date_text
from tumen.read.decoding import decode
from tumen.read.furniture import find_furniture
from tumen.read.kinds import HTML, LEDGERS, kind_of
from tumen.read.ledgers import columns_from, unpack_ledger
from tumen.read.pagemeta import publisher_at, same_site
from tumen.read.pages import read_page
from tumen.read.parts import Container, LeftOut, Member, Working
from tumen.read.plain import read_plain
from tumen.read.readers import READERS, UNPACKERS
from tumen.read.tongues import language_of, tongues

Found = Report | Container | Member | LeftOut

_TITLE = 200
"""A first line of more characters is prose, no headline."""


def read(
    data: bytes, *, name: str, url: str | None = None, charset: str | None = None, columns: str | None = None
) -> Iterator[Found]:
    """What the bytes of a file called `name` hold: their report, or word that they are none, then what stands inside.

    `url` is the address they were captured from and `charset` the encoding that a server named, where these are known;
    what a page declares itself goes before the server's word. `columns` is what a person says of the columns of an
    office's ledger (`B=host,F=count`). Raises UnreadableInput, one line with what to
    do, for what is empty, of no kind that is read, damaged, wrongly encoded or made to hurt a reader.
    """
    kind = kind_of(data, name=name)
    if kind is None:
        characters, kind = decode(data, name=name, charset=charset)
        working = read_page(characters, name=name) if kind == HTML else read_plain(characters, name=name)
        yield _report(working, data, name=name, url=url)
        return
    reader = READERS.get(kind)
    if reader is None:
        yield Container(media_type=kind)
    else:
        yield _report(reader(data, name=name), data, name=name, url=url)
    unpacker = UNPACKERS.get(kind)
    if kind in LEDGERS:
        yield from unpack_ledger(data, name=name, columns=columns_from(columns) if columns else None)
    elif unpacker is not None:
        yield from unpacker(data, name=name)


def read_report(data: bytes, *, name: str, url: str | None = None) -> Report:
    """The report in the bytes of a file called `name`; its stem becomes the report's name.

    What a header says goes before what a page tells, that before the day in the address, that before a dateline.
    Raises UnreadableInput as `read` does, and for a file that is no report itself but holds some.
    """
    for found in read(data, name=name, url=url):
        if isinstance(found, Report):
            return found
        break
    raise UnreadableInput(f"{name}: is a file of several reports; add it to a case with: tumen add CASE {name}")


def _report(working: Working, data: bytes, *, name: str, url: str | None) -> Report:
    text = working.text
    url = _address(working, url)
    # of a row, only what somebody wrote in sentences tells a language or a date, and nothing of it is page furniture
    prose = _prose(text, working.cells)
    furniture = _joined([*working.furniture, *find_furniture(text)]) if not working.cells else working.furniture
    told = language_of(prose) or language_of(text)
    language = working.language or told or working.declared_language
    published, published_from, proofs = _published(working, url, text)
    written_between: When | None
    if published:
        written_between = When(start=published, end=published)
    else:
        written_between, proofs = date_text(prose, furniture=furniture)
    return Report(
        id=digest(data),
        name=PurePath(name).stem,
        text=text,
        media_type=working.media_type,
        url=url,
        publisher=working.publisher or publisher_at(url),
        title=working.title or (None if working.cells else _headline(text)),
        language=language,
        tongues=tongues(text, language=language),
        published=published,
        published_from=published_from,
        written_between=written_between,
        proofs=proofs,
        marking=working.marking,
        furniture=furniture,
        byline=working.byline,
        captions=working.captions,
        anchors=working.anchors,
        flags=working.flags,
        cells=working.cells,
    )


_PROSE = ("quote", "note", "title")
"""Meanings of the columns of a ledger in which somebody writes sentences."""


def _prose(text: str, cells: Sequence[Cell]) -> str:
    """A row with blanks in place of all but its cells of prose; any other text as it is."""
    if not cells:
        return text
    found = list(re.sub(r"[^\n]", " ", text))
    for cell in cells:
        if cell.meaning in _PROSE:
            found[cell.start : cell.end] = text[cell.start : cell.end]
    return "".join(found)


def _address(working: Working, url: str | None) -> str | None:
    """The address of a report: what it says itself, but where a page names another site than it was captured from."""
    if working.url is None or (url and working.media_type == HTML and not same_site(working.url, url)):
        return url
    return working.url


def _joined(stretches: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The stretches in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _published(working: Working, url: str | None, text: str) -> tuple[date | None, str | None, tuple[Proof, ...]]:
    if working.published:
        return working.published, working.published_from, ()
    if url and (day := day_in_address(url)):
        return day, "url", ()
    if working.cells:
        return None, None, ()
    found = find_dateline(text, year=year_in_address(url) if url else None, skip=working.furniture)
    if found is None:
        return None, None, ()
    why = "the text shows this as its day of publication"
    proofs = tuple(
        Proof(bound=found.day, side=side, start=found.start, end=found.end, why=why) for side in ("start", "end")
    )
    return found.day, "dateline", proofs


def _headline(text: str) -> str | None:
    """The first line where it stands alone, is short and ends no sentence."""
    lines = text.strip().split("\n")
    first = lines[0].strip()
    alone = len(lines) > 1 and not lines[1].strip()
    return first if alone and len(first) <= _TITLE and not re.search(r"[^.]\.$", first) else None
