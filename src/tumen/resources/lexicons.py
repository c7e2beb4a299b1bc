"""Words that tell a trade, and the outlets and bodies that reports cite."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from tumen.datafile import Row, read_rows
from tumen.ledger import VOCABULARIES, Sector, SourceType
from tumen.resources.outlets import outlets_in


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """An outlet or body that reports cite; `kind` is the type of source it is."""

    name: str
    kind: SourceType


def _rows(name: str) -> list[Row]:
    rows: list[Row] = read_rows(files("tumen.resources") / name)
    return rows


@cache
def sector_words() -> tuple[tuple[str, Sector], ...]:
    """Words (lower case, except names in capitals) with the trade that each tells, in the file's order.

    Raises InvalidData, with file and line, where an entry cannot be used.
    """
    found = []
    for row in _rows("lexicon_sectors.yaml"):
        row.keys_within(("sector", "source", "words"))
        sector = cast("Sector", row.text("sector", allowed=VOCABULARIES["sector"]))
        found += [(word, sector) for word in row.texts("words")]
    return tuple(found)


@cache
def _sector_pattern() -> tuple[re.Pattern[str], dict[str, Sector]]:
    table = {word if word.isupper() else word.lower(): sector for word, sector in sector_words()}
    words = sorted(table, key=lambda word: (-len(word), word))
    parts = [f"(?-i:{re.escape(word)})" if word.isupper() else re.escape(word) for word in words]
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w])", re.I), table


def find_sector(text: str, start: int, end: int) -> tuple[Sector, int, int] | None:
    """The first trade that a word of `text[start:end]` tells, with the offsets of that word; None where none does."""
    pattern, table = _sector_pattern()
    match = pattern.search(text, start, end)
    if match is None:
        return None
    word = match[0]
    return table[word if word in table else word.lower()], match.start(), match.end()


def find_bodies(text: str, start: int, end: int) -> tuple[tuple[Body, int, int], ...]:
    """The cited outlets and bodies named in `text[start:end]`, with their offsets, in order."""
    return tuple(
        (Body(name=entry.name, kind=entry.speaks_as), start + low, start + high)
        for low, high, entry in outlets_in(text[start:end])
        # a bare mention of the United Nations is often whom somebody told, not who speaks
        if entry.key != "united-nations"
    )
