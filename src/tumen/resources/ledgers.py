"""Words of the ledgers that offices keep: how they head their columns, and what they write into the cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from tumen.datafile import Row, read_rows
from tumen.errors import InvalidData
from tumen.ledger import VOCABULARIES

LANGUAGES = ("en", "ko", "zh", "ru")
"""Languages whose ledgers are read."""

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "published": "the day on which the report was published",
        "publisher": "the outlet or body that published it",
        "url": "its address",
        "title": "its headline",
        "quote": "words of the report itself",
        "note": "remarks of the office",
        "kind": "what is told: arrival, presence, repatriation, pay …",
        "count": "how many workers",
        "least": "how many at least",
        "most": "how many at most",
        "sex": "women, men or both",
        "nationality": "whose nationals the workers are",
        "host": "the state in which they are",
        "place": "city, province or site",
        "origin": "where they came from",
        "destination": "where they went",
        "employer": "the name of the firm",
        "sector": "the trade",
        "time": "when it happened or held",
        "since": "its first day",
        "until": "its last day",
        "year": "its year",
        "month": "its month",
        "day": "its day of the month",
        "document": "visa, pass or permit",
        "money": "wages, or what is kept of them",
        "source": "who says so",
        "modality": "confirmed, planned, possible or denied",
        "marking": "the TLP marking of the row",
        "id": "the office's own number of the row",
        "ignored": "nothing that a claim says",
    }
)
"""What a column may hold, in words for people."""

_TLP = ("CLEAR", "WHITE", "GREEN", "AMBER", "AMBER+STRICT", "RED")
_NUMBERED = re.compile(r"\d+")
_INTERVAL = re.compile(r"\d+-\d+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A word that heads columns and what such a column may hold, the likeliest first."""

    word: str
    meanings: tuple[str, ...]
    language: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A word of a lexicon in a text: what it means, where it stands in the folded text, and whether it is all of it."""

    means: str
    start: int
    end: int
    whole: bool


def fold_cell(text: str) -> str:
    """The text as words of cells are sought in it: compatibility forms, small letters, single blanks."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").lower()
    return " ".join(plain.split())


@cache
def headings() -> tuple[Heading, ...]:
    """Every word that heads a column, folded, in the order of the file.

    Raises InvalidData, with file and line, where an entry cannot be used.
    """
    name = "lexicon_columns.yaml"
    rows = read_rows(files("tumen.resources") / name)
    if not isinstance(rows, list) or not all(isinstance(row, Row) for row in rows):
        raise InvalidData(f"{name}: the file is not a list of entries.")
    found: dict[str, Heading] = {}
    for row in rows:
        row.keys_within(("meanings", "language", "source", "words"))
        meanings = row.texts("meanings")
        for meaning in meanings:
            if meaning not in MEANINGS:
                raise row.fault(f"meanings: {meaning!r} is not allowed; use {', '.join(MEANINGS)}.")
        if not meanings:
            raise row.fault("meanings: none is given.")
        for word in _words(row):
            if word in found:
                raise row.fault(f"words: {word!r} stands twice.")
            found[word] = Heading(word=word, meanings=meanings, language=row["language"])
    return tuple(found.values())


def _words(row: Row) -> tuple[str, ...]:
    row.text("source")
    row.text("language", allowed=LANGUAGES)
    words = tuple(fold_cell(word) for word in row.texts("words"))
    if not words or not all(words):
        raise row.fault("words: none is given.")
    return words


def _one_of(vocabulary: str) -> Callable[[str], bool]:
    return lambda means: means in VOCABULARIES[vocabulary]


def _is_kind(means: str) -> bool:
    kind, _, direction = means.partition(" ")
    return kind in VOCABULARIES["kind"] and (not direction or direction in VOCABULARIES["direction"])


_COUNT_WORDS = ("about", "at_least", "at_most", "to", "from", "people")
_SECTIONS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "kinds": _is_kind,
        "sectors": _one_of("sector"),
        "papers": _one_of("document type"),
        "sources": _one_of("source type"),
        "modality": _one_of("modality"),
        "sexes": _one_of("sex"),
        "currencies": lambda means: re.fullmatch("[A-Z]{3}", means) is not None,
        "periods": _one_of("per"),
        "months": lambda means: _NUMBERED.fullmatch(means) is not None and 1 <= int(means) <= 12,
        "parts_of_month": lambda means: means in ("early", "mid", "late"),
        "counts": lambda means: means in _COUNT_WORDS or _NUMBERED.fullmatch(means) is not None,
        "vague": lambda means: _INTERVAL.fullmatch(means) is not None,
        "nothing": lambda means: means == "nothing",
        "totals": lambda means: means == "total",
        "nations": lambda means: re.fullmatch("[A-Z]{2}", means) is not None,
    }
)
"""The sections of the lexicon of cells and what an entry of each may mean."""


@cache
def cell_words(section: str) -> Mapping[str, str]:
    """The folded words of a section of `lexicon_cells.yaml` and what each means; a stem ends in `*`.

    Raises InvalidData, with file and line, where an entry of any section cannot be used.
    """
    return _lexicon()[section]


@cache
def _lexicon() -> Mapping[str, Mapping[str, str]]:
    name = "lexicon_cells.yaml"
    table: Any = read_rows(files("tumen.resources") / name)
    if not isinstance(table, Row):
        raise InvalidData(f"{name}: the file is not a list of sections.")
    table.keys_within(_SECTIONS)
    return MappingProxyType({section: _section(table, section, fits) for section, fits in _SECTIONS.items()})


def _section(table: Row, section: str, fits: Callable[[str], bool]) -> Mapping[str, str]:
    rows = table[section]
    if not isinstance(rows, list) or not all(isinstance(row, Row) for row in rows):
        raise table.fault(f"{section}: is not a list of entries.")
    found: dict[str, str] = {}
    for row in rows:
        row.keys_within(("means", "language", "source", "words"))
        means = row.text("means")
        if not fits(means):
            raise row.fault(f"means: {means!r} is no value of {section}.")
        for word in _words(row):
            if found.setdefault(word, means) != means:
                raise row.fault(f"words: {word!r} already means {found[word]!r}.")
    return MappingProxyType(found)


@cache
def _search(section: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    table = cell_words(section)
    return word_pattern(table), table


def word_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the folded words, the longest first, each as a word of its own; group `w` is it.

    Letters of scripts without spaces bound no word: "中国" stands in "在中国", and Korean hangs particles on its words.
    """
    parts = [_bounded(word) for word in sorted(set(words), key=lambda word: (-len(word), word))]
    return re.compile("|".join(parts) or r"(?!)")


_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _bounded(word: str) -> str:
    stem = word.removesuffix("*")
    inner = r"\w*\s+".join(re.escape(part) for part in stem.split("* "))
    first = r"(?<![^\W\d_])" if stem[:1].isalpha() and not _SPACELESS.match(stem) else ""
    last = r"(?![^\W\d_])" if stem[-1:].isalpha() and not _SPACELESS.match(stem[-1]) else ""
    return f"{first}{inner}" + (r"\w*" if word.endswith("*") else last)


def find_words(section: str, text: str) -> tuple[Hit, ...]:
    """Every word of the section in `text`, in order; `start` and `end` are offsets of `fold_cell(text)`."""
    folded = fold_cell(text)
    pattern, table = _search(section)
    found = []
    for match in pattern.finditer(folded):
        means = _meaning(table, match.group())
        if means is not None:
            whole = match.group() == folded.strip(" .:;,!()[]")
            found.append(Hit(means=means, start=match.start(), end=match.end(), whole=whole))
    return tuple(found)


def _meaning(table: Mapping[str, str], said: str) -> str | None:
    known = table.get(said)
    if known is not None:
        return known
    stems = [word for word in table if "*" in word and re.fullmatch(_bounded(word), said)]
    return table[max(stems, key=lambda word: (len(word), word))] if stems else None


def word_of(section: str, text: str) -> str | None:
    """What the cell as a whole means by the words of a section, else by the first of them that stands in it.

    None where no word of the section stands in it.
    """
    whole = cell_words(section).get(fold_cell(text).strip(" .:;,!()[]"))
    if whole is not None:
        return whole
    hits = find_words(section, text)
    return hits[0].means if hits else None


@lru_cache(maxsize=16384)
def is_nothing(text: str) -> bool:
    """Whether a cell only says that nobody knows: empty, "n/a", "미상", "不详"."""
    folded = fold_cell(text)
    if not folded or folded in cell_words("nothing"):
        return True
    return cell_words("nothing").get(folded.strip(" .:;,!()[]")) is not None


def marking_of(text: str) -> str | None:
    """The label of the Traffic Light Protocol that a text is ("TLP:AMBER"), in capitals; None where it is none.

    Labels of version 2.0 (FIRST, first.org/tlp) and WHITE, which is CLEAR of version 1.0.
    """
    label = unicodedata.normalize("NFKC", text).strip().upper()
    label = re.sub(r"^TLP\s*[:\-]?\s*", "", label)
    label = re.sub(r"\s*\+\s*|[\s_-]+", "+", label)
    return label if label in _TLP else None


def strictest(labels: Iterable[str]) -> str | None:
    """The label that opens least of those of `marking_of`; None where there is none."""
    return max(labels, key=_TLP.index, default=None)
