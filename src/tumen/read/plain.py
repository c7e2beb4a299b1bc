"""Plain text, with or without a header."""

from __future__ import annotations

from tumen.errors import UnreadableInput
from tumen.read.header import split_header
from tumen.read.kinds import PLAIN
from tumen.read.parts import Working


def read_plain(characters: str, *, name: str) -> Working:
    """The body after the header, with CRLF read as LF and nothing else changed, and what the header says.

    Raises UnreadableInput, with the line, for a header that breaks its form, and where there is no text after it.
    """
    header, text = split_header(characters.replace("\r\n", "\n"), name=name)
    if not text.strip():
        raise UnreadableInput(f"{name}: has a header and no text after it; add the text.")
    return Working(
        text=text,
        media_type=PLAIN,
        title=header.title,
        publisher=header.publisher,
        url=header.url,
        language=header.language,
        published=header.published,
        published_from="header" if header.published else None,
        marking=header.marking,
    )
