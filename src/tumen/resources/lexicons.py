"""Words that tell a trade, and the outlets and bodies that reports cite."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import itemgetter
from typing import cast

from ahocorasick_rs import AhoCorasick

from tumen.datafile import Row, read_rows
from tumen.ledger import VOCABULARIES, Sector, SourceType
from tumen.resources.outlets import fold, outlets_in


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
def _sector_search() -> tuple[AhoCorasick, tuple[tuple[str, Sector], ...]]:
    table = {word if word.isupper() else word.lower(): sector for word, sector in sector_words()}
    words = tuple(sorted(table.items()))
    return AhoCorasick([fold(word) for word, _ in words]), words


def find_sector(text: str, start: int, end: int) -> tuple[Sector, int, int] | None:
    """The first trade that a word of `text[start:end]` tells, with the offsets of that word; None where none does.

    Of several words that begin at one letter the longest tells it.
    """
    hits = _hits(text)
    for at in range(bisect_left(hits, start, key=_FIRST), len(hits)):
        sector, first, last, goes_on = hits[at]
        if first >= end:
            break
        if last == end or (last < end and not goes_on):  # what ends the stretch ends the word
            return sector, first, last
    return None


def sector_hits(text: str) -> list[tuple[Sector, int, int]]:
    """Every trade that a word of the text tells, with the offsets of that word, in order and the longer first."""
    return [(sector, first, last) for sector, first, last, goes_on in _hits(text) if not goes_on]


@lru_cache(maxsize=1)
def _hits(text: str) -> tuple[tuple[Sector, int, int, bool], ...]:
    """The hits of a text, and whether the word goes on behind each, kept for the clauses of the report that is read."""
    return tuple(sorted(_sectors(text), key=lambda one: (one[1], -one[2])))


_FIRST = itemgetter(1)


def apart(hits: Sequence[tuple[Sector, int, int]]) -> tuple[tuple[Sector, int, int], ...]:
    """Those of the hits in a text that lie in no other."""
    found: list[tuple[Sector, int, int]] = []
    for one in hits:
        if not found or one[1] >= found[-1][2]:
            found.append(one)
    return tuple(found)


def _sectors(text: str) -> Iterator[tuple[Sector, int, int, bool]]:
    search, words = _sector_search()
    for at, first, last in search.find_matches_as_indexes(fold(text), overlapping=True):
        word, sector = words[at]
        if first and _JOINS.match(text, first - 1):
            continue
        if not word.isupper() or text[first:last] == word:
            yield sector, first, last, _GOES_ON.match(text, last) is not None


_JOINS, _GOES_ON = re.compile(r"[\w-]"), re.compile(r"\w")
"""What before a word or behind it makes it part of another."""


def find_bodies(text: str, start: int, end: int) -> tuple[tuple[Body, int, int], ...]:
    """The cited outlets and bodies named in `text[start:end]`, with their offsets, in order."""
    return tuple(
        (Body(name=entry.name, kind=entry.speaks_as), start + low, start + high)
        for low, high, entry in outlets_in(text[start:end])
        # a bare mention of the United Nations is often whom somebody told, not who speaks
        if entry.key != "united-nations"
    )
