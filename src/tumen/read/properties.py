"""Title and author from the properties of a document, where a person wrote them and not a program."""

from __future__ import annotations

import re

_LONGEST = 300
_NO_TITLE = re.compile(
    r"(?:Microsoft (?:Word|PowerPoint|Excel)\b.*|untitled.*|document\d*|slide \d+|print|title|"
    r".*\.(?:docx?|docm|odt|rtf|pdf|indd|qxd|pptx?|xlsx?|html?|tmp|hwp))",
    re.I,
)
_NO_AUTHOR = re.compile(
    r"(?:(?:microsoft )?(?:office )?user|admin(?:istrator)?|owner|unknown|author|anonymous|python-docx|\W*)", re.I
)


def own_title(said: str | None) -> str | None:
    """A title on one line, None where there is none or it is the name of a file or what a program fills in."""
    return _own(said, _NO_TITLE)


def own_author(said: str | None) -> str | None:
    """An author on one line, None where there is none or it is a name that programs fill in."""
    return _own(said, _NO_AUTHOR)


def _own(said: str | None, filled_in: re.Pattern[str]) -> str | None:
    printable = "".join(character if character.isprintable() else " " for character in (said or "")[: 4 * _LONGEST])
    words = " ".join(printable.split())[:_LONGEST]
    return None if not words or filled_in.fullmatch(words) else words
