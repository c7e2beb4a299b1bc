"""An entry of a feed: the JSON that is kept as its original, and the text in it."""

from __future__ import annotations

import html
import json
import re
from dataclasses import asdict, dataclass, fields, replace
from datetime import date

from tumen.errors import UnreadableInput
from tumen.read.kinds import ENTRY, ENTRY_START
from tumen.read.pages import read_page
from tumen.read.parts import Working

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]|$)")
_MAIL = re.compile(r"(?:[A-Za-z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[A-Za-z]*\.?[\s-]+(\d{4}|\d{2})(?:\s|$)")
SUMMARY = "only the summary that the feed gives; fetch its address for the whole"
"""The flag of an entry whose text is short of its page's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An entry as its feed gives it: dates in its own words, the text as `html` or, where it is plain, as `text`.

    `publisher` is the title of the feed, or of the one it was taken from. `summary` where it is not the whole text.
    """

    title: str | None
    link: str | None
    id: str | None
    published: str | None
    updated: str | None
    author: str | None
    publisher: str | None
    language: str | None
    html: str | None
    text: str | None
    summary: bool


def entry_bytes(entry: Entry) -> bytes:
    """The entry as JSON in UTF-8, its keys in one order; it begins with `ENTRY_START`."""
    return json.dumps({"tumen entry": 1, **asdict(entry)}, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", errors="replace"
    )


def read_entry(data: bytes, *, name: str) -> Working:
    """Text and metadata of an entry of a feed; its day of publication is the one that its feed gives in its own zone.

    Raises UnreadableInput where it is not in the form of `entry_bytes`, or holds no text.
    """
    entry = _entry(data, name=name)
    published = day_of(entry.published)
    working = _text(entry, name=name)
    return replace(
        working,
        media_type=ENTRY,
        title=entry.title or working.title,
        publisher=entry.publisher,
        byline=entry.author,
        url=entry.link,
        declared_language=entry.language,
        published=published,
        published_from="metadata" if published else None,
        flags=(*working.flags, SUMMARY) if entry.summary else working.flags,
    )


def day_of(written: str | None) -> date | None:
    """The day that a date of RFC 822 or RFC 3339 names, in the zone it is written in; None where it names none."""
    if written is None:
        return None
    text = written.strip()
    try:
        if found := _ISO.match(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if (found := _MAIL.match(text)) and found[2].lower() in _MONTHS:
            year = int(found[3])
            # RFC 5322 section 4.3
            year += 0 if len(found[3]) == 4 else 2000 if year < 50 else 1900
            return date(year, _MONTHS.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        return None
    return None


def _entry(data: bytes, *, name: str) -> Entry:
    damaged = UnreadableInput(f"{name}: is a damaged entry of a feed; get it from its feed again.")
    try:
        form = json.loads(data)
    except (ValueError, RecursionError):
        raise damaged from None
    keys = [one.name for one in fields(Entry)]
    if not data.startswith(ENTRY_START) or not isinstance(form, dict) or list(form) != ["tumen entry", *keys]:
        raise damaged
    if form["tumen entry"] != 1 or not isinstance(form["summary"], bool):
        raise damaged
    if not all(form[key] is None or isinstance(form[key], str) for key in keys if key != "summary"):
        raise damaged
    return Entry(**{key: form[key] for key in keys})


def _text(entry: Entry, *, name: str) -> Working:
    if entry.html:
        title = html.escape(entry.title or "")
        head = f"<h1>{title}</h1>" if title else ""
        page = f"<html><head><title>{title}</title></head><body><article>{head}{entry.html}</article></body></html>"
        return read_page(page, name=name)
    parts = [part for part in (entry.title, _paragraphs(entry.text)) if part]
    if not parts:
        raise UnreadableInput(f"{name}: is an entry without text; fetch its address and give that.")
    text = parts[1] if len(parts) == 2 and parts[1].startswith(parts[0]) else "\n\n".join(parts)
    return Working(text=text, media_type=ENTRY)


def _paragraphs(text: str | None) -> str:
    """Plain text with its paragraphs parted by blank lines; a single line end in a feed is but a wrapped line."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text or "") if part.strip())
