"""The optional header of a plain text: lines `Key: value`, at least one known key, then a blank line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tumen.errors import UnreadableInput

KEYS = ("Title", "Publisher", "Published", "Language", "URL", "Marking")
"""Keys that are interpreted; others are kept in the original and not interpreted."""

MARKINGS = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
"""Traffic Light Protocol 2.0 (FIRST, first.org/tlp), most open first; a `TLP:` may stand before each."""

# `Facts-from` alone makes a header too: the gold of the sample counts its offsets so
_KNOWN = re.compile(rf"^(?:{'|'.join(KEYS)}|Facts-from):", re.M)
_HEAD = re.compile(r"\A(?:[A-Z][A-Za-z-]*:[^\n]*\n)+\n")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """What a header says; None for what it leaves out."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
    marking: str | None = None


def split_header(text: str, *, name: str) -> tuple[Header, str]:
    """The header and the body after it; a text without a header is all body. `text` has line feeds only.

    Raises UnreadableInput, with the line, for a known key that stands twice or whose value is not of its form.
    """
    head = _HEAD.match(text)
    if head is None or not _KNOWN.search(head.group()):
        return Header(), text
    lines = head.group().rstrip("\n").split("\n")
    said: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines, start=1):
        key, _, value = line.partition(":")
        if key not in KEYS:
            continue
        if key in said:
            raise UnreadableInput(f"{name}, line {number}: {key} stands twice in the header; keep one.")
        said[key] = (number, value.strip())

    def value_of(key: str) -> str | None:
        return said[key][1] or None if key in said else None

    def fault(key: str, what: str) -> UnreadableInput:
        return UnreadableInput(f"{name}, line {said[key][0]}: {key}: {said[key][1]!r} {what}")

    published = None
    if (day := value_of("Published")) is not None:
        try:
            published = date.fromisoformat(day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day, re.ASCII) else None
        except ValueError:
            published = None
        if published is None:
            raise fault("Published", "is not a day written as YYYY-MM-DD, such as 2019-12-22.")
    language = value_of("Language")
    if language is not None:
        tag = _LANGUAGE.fullmatch(language)
        if tag is None:
            raise fault("Language", "is not a language code, such as en, ko, zh or ru.")
        language = tag[1].lower()
    marking = value_of("Marking")
    if marking is not None and marking.upper().removeprefix("TLP:").strip() not in MARKINGS:
        raise fault("Marking", f"is no marking; use one of {', '.join(MARKINGS)}.")
    url = value_of("URL")
    if url is not None and not re.fullmatch(r"https?://\S+", url, re.I):
        raise fault("URL", "is not an address that begins with http:// or https://.")
    header = Header(
        title=value_of("Title"),
        publisher=value_of("Publisher"),
        published=published,
        language=language,
        url=url,
        marking=marking,
    )
    return header, text[head.end() :]
