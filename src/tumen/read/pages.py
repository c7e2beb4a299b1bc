"""HTML pages: their own text and what they tell about themselves. Scripts never run, nothing is ever fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from tumen.errors import UnreadableInput


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What a page tells; None for what it leaves out. `text` begins with the headline, blank lines part paragraphs."""

    text: str
    title: str | None
    publisher: str | None
    url: str | None
    language: str | None
    published: date | None


def read_page(markup: str, *, name: str) -> Page:
    """Text and metadata of a page. Raises UnreadableInput where it holds no text that can be read."""
    import trafilatura

    document: Any = trafilatura.bare_extraction(
        markup.replace("\x00", " "),
        include_comments=False,
        with_metadata=True,
        # htmldate takes an event's day for the page's when it may search the text; the last day is fixed because the
        # same page must give the same report on every day
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2099-12-31"},
    )
    text = "\n\n".join(line.strip() for line in (document.text or "").split("\n") if line.strip()) if document else ""
    if not text:
        raise UnreadableInput(f"{name}: is a page without readable text; save its text by hand and give that.")
    title = _one_line(document.title)
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return Page(
        text=text,
        title=title,
        publisher=_one_line(document.sitename),
        url=document.url if document.url and re.match(r"https?://", document.url) else None,
        language=document.language,
        published=date.fromisoformat(document.date) if document.date else None,
    )


def _one_line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
