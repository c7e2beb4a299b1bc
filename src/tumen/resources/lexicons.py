"""Word lists that experts keep: trades, outlets and bodies that are cited, agencies that send workers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from tumen.datafile import Row, read_rows
from tumen.ledger import VOCABULARIES, Sector, SourceType

_KINDS = ("media", "un", "intelligence", "expert", "official")


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """An outlet or body that reports cite; `kind` is the type of source it is."""

    name: str
    kind: SourceType
    aliases: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Agency:
    """A body of the sending state that sends workers abroad, with the names it goes by."""

    name: str
    country: str
    aliases: tuple[str, ...]


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


@cache
def bodies() -> tuple[Body, ...]:
    """The outlets and bodies that reports cite. Raises InvalidData where an entry cannot be used."""
    found = []
    for row in _rows("lexicon_outlets.yaml"):
        row.keys_within(("name", "kind", "aliases", "source"))
        kind = cast("SourceType", row.text("kind", allowed=_KINDS))
        found.append(Body(name=row.text("name"), kind=kind, aliases=row.texts("aliases")))
    return tuple(found)


@cache
def _body_pattern() -> tuple[re.Pattern[str], dict[str, Body]]:
    table = {alias: body for body in bodies() for alias in body.aliases}
    names = sorted(table, key=lambda alias: (-len(alias), alias))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w])"), table


def find_bodies(text: str, start: int, end: int) -> tuple[tuple[Body, int, int], ...]:
    """The cited outlets and bodies named in `text[start:end]`, with their offsets, in order."""
    pattern, table = _body_pattern()
    return tuple((table[match[0]], match.start(), match.end()) for match in pattern.finditer(text, start, end))


@cache
def agencies() -> tuple[Agency, ...]:
    """The sending state's agencies. Raises InvalidData where an entry cannot be used."""
    found = []
    for row in _rows("lexicon_agencies.yaml"):
        row.keys_within(("name", "country", "aliases", "source"))
        found.append(Agency(name=row.text("name"), country=row.text("country"), aliases=row.texts("aliases")))
    return tuple(found)
