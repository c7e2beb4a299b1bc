"""Bytes to a report: text with stable offsets, and what it says about itself."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath

from tumen.errors import UnreadableInput
from tumen.ledger import Proof, Report, When, digest
from tumen.read.addresses import day_in_address, year_in_address
from tumen.read.dateline import find_dateline
from tumen.read.dating import date_text
from tumen.read.decoding import HTML, decode
from tumen.read.furniture import find_furniture
from tumen.read.header import Header, split_header
from tumen.read.pages import Page, read_page

_TITLE = 200
"""A first line of more characters is prose, no headline."""
_TOLD_FROM = 100_000
"""So many characters tell the language."""


def read_report(data: bytes, *, name: str) -> Report:
    """The report in the bytes of a file called `name`; its stem becomes the report's name.

    What a header says goes before what a page tells, that before the day in the address, that before a dateline.
    Raises UnreadableInput, one line with what to do, for what is empty, binary, wrongly encoded or has a header that
    breaks its form.
    """
    characters, media_type = decode(data, name=name)
    header, page = Header(), None
    if media_type == HTML:
        page = read_page(characters, name=name)
        text = page.text
    else:
        header, text = split_header(characters.replace("\r\n", "\n"), name=name)
        if not text.strip():
            raise UnreadableInput(f"{name}: has a header and no text after it; add the text.")
    url = header.url or (page.url if page else None)
    furniture = find_furniture(text)
    published, published_from, proofs = _published(header, page, url, text)
    written_between: When | None
    if published:
        written_between = When(start=published, end=published)
    else:
        written_between, proofs = date_text(text, furniture=furniture)
    return Report(
        id=digest(data),
        name=PurePath(name).stem,
        text=text,
        media_type=media_type,
        url=url,
        publisher=header.publisher or (page.publisher if page else None),
        title=header.title or (page.title if page else None) or _headline(text),
        language=header.language or _language(text) or (page.language if page else None),
        published=published,
        published_from=published_from,
        written_between=written_between,
        proofs=proofs,
        marking=header.marking,
        furniture=furniture,
    )


def _published(
    header: Header, page: Page | None, url: str | None, text: str
) -> tuple[date | None, str | None, tuple[Proof, ...]]:
    if header.published:
        return header.published, "header", ()
    if page and page.published:
        return page.published, "metadata", ()
    if url and (day := day_in_address(url)):
        return day, "url", ()
    found = find_dateline(text, year=year_in_address(url) if url else None)
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


def _language(text: str) -> str | None:
    """Code of the language that most of the text is in, None where that is not sure."""
    import pycld2

    # control characters make the library give up
    start = text[:_TOLD_FROM]
    readable = "".join(character for character in start if character.isprintable() or character.isspace())
    try:
        sure, _, found = pycld2.detect(readable.encode("utf-8", errors="replace"))
    except pycld2.error:
        return None
    code = found[0][1]
    return code.partition("-")[0] if sure and code != "un" else None
