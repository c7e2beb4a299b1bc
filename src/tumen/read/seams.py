"""How two lines of one paragraph are put together: hyphens at line ends, scripts that write no spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LOOKED_AT = 100
"""Characters on either side of a seam that are looked at; no word is longer."""
_HYPHENS = "-\u2010\u00ad"
_BROKEN = re.compile(rf"([^\W\d_]+)[{_HYPHENS}]$")
_FIRST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_NO_SPACES = re.compile(r"[\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
_TAILS = frozenset(
    {
        "aged", "backed", "based", "bound", "born", "built", "controlled", "dollar", "day", "driven",
        "employed", "financed", "flagged", "foot", "free", "held", "hour", "kilometer", "kilometre", "language",
        "led", "level", "linked", "long", "made", "making", "man", "member", "minute", "month", "ocean", "old",
        "operated", "owned", "page", "paid", "person", "related", "resident", "run", "scale", "sponsored",
        "state", "story", "style", "term", "time", "to", "ton", "tonne", "trained", "up", "week", "wide",
        "woman", "worker", "year", "yuan",
    }
)  # fmt: skip
"""What stands after the hyphen of a compound in reports of the field: "state-owned", "short-term"."""

_OPENINGS = frozenset(
    {"any", "every", "how", "in", "out", "over", "some", "there", "under", "up", "where", "with", "work"}
)  # fmt: skip
"""Words that begin longer ones, so that two known words around a hyphen may well be one: "some-thing"."""


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """The words within the lines in lower case, compounds with their hyphens; a word broken at a line's end is none."""
    words: set[str] = set()
    broken = False
    for line in lines:
        found = [word.casefold().replace("\u2010", "-") for word in _WORD.findall(line)]
        if broken:
            del found[:1]
        broken = bool(_BROKEN.search(line[-_LOOKED_AT:]))
        if broken:
            del found[-1:]
        words.update(found)
    return frozenset(words)


def seam(
    before: str, after: str, words: frozenset[str], *, spaced: bool = False, kept: bool = False
) -> tuple[int, str]:
    """What joins two lines of a paragraph: how many characters at the end of `before` go, and what comes between.

    A hyphen at the end goes where the word without it is one of `words`, or where nothing speaks for a compound.
    Chinese and Japanese lines join without a space. Korean lines can end within a word: `spaced` tells that a space
    stood at the end of `before`, and `kept` that the document keeps such spaces, so that a line without one ends
    within a word.
    """
    if not before or not after:
        return 0, ""
    before, after = before[-_LOOKED_AT:], after[:_LOOKED_AT]
    last, first = before[-1], after[0]
    if last in _HYPHENS:
        return _hyphen(before, after, words)
    if last == "/" or (last in "–—" and not before[-2:-1].isspace()):
        return 0, ""
    if _HANGUL.match(last) or _HANGUL.match(first):
        if spaced:
            return 0, " "
        whole = _tail(before) + _head(after)
        return 0, "" if kept or whole in words else " "
    if _NO_SPACES.match(last) or _NO_SPACES.match(first):
        return 0, " " if spaced and not (_NO_SPACES.match(last) and _NO_SPACES.match(first)) else ""
    return 0, " "


def writes_no_spaces(character: str) -> bool:
    """Whether a character belongs to a script without spaces between words, or is Korean."""
    return bool(_NO_SPACES.match(character) or _HANGUL.match(character))


def is_hangul(character: str) -> bool:
    """Whether a character is Korean: its lines can end within a word."""
    return bool(_HANGUL.match(character))


def _hyphen(before: str, after: str, words: frozenset[str]) -> tuple[int, str]:
    left, right = _BROKEN.search(before), _FIRST.match(after)
    if left is None:
        return 0, " " if before[-2:-1].isspace() else ""
    if before[-1] == "\u00ad":
        return 1, ""
    if right is None or not right.group()[0].islower():
        return 0, ""
    head, tail = left[1].casefold(), right.group().casefold()
    if head + tail in words:
        return 1, ""
    if f"{head}-{tail}" in words or tail in _TAILS:
        return 0, ""
    compound = head in words and tail in words and min(len(head), len(tail)) > 3 and head not in _OPENINGS
    return (0, "") if compound else (1, "")


def _tail(text: str) -> str:
    found = re.search(r"[^\W\d_]+$", text)
    return found.group().casefold() if found else ""


def _head(text: str) -> str:
    found = _FIRST.match(text)
    return found.group().casefold() if found else ""
