"""What reports say that resolutions did, and what holds: the data by which a report's own law is checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from tumen.datafile import Row
from tumen.law.load import a_day, days_of, rows_of
from tumen.law.types import Provision

_ACT = ("act", "says", "done_by", "holds", "sources")
_ACT_MAY = ("of", "deadline", "dated", "from")
_LANGUAGE = ("language", "mention", "adopted", "by_it", "deadline", "at", "council", "unless")


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """A resolution by its number: its provisions, the days that may stand for its adoption, and its deadlines."""

    number: str
    provisions: tuple[str, ...]
    adopted: date
    also_dated: tuple[date, ...]
    deadlines: tuple[date, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """Something that is said of a resolution. `done_by` are the numbers of those that did it, none where none did.

    `of` limits the resolutions that are checked (empty: all). `deadline` acts have a last day; `dated` ones are said
    with a time and without a number, of days from `start` on. `words` and `unless` are patterns by language.
    """

    name: str
    says: str
    done_by: tuple[str, ...]
    of: tuple[str, ...]
    deadline: bool
    dated: bool
    start: date | None
    holds: str
    sources: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    unless: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wordings:
    """How a language speaks of resolutions: words for one, for its adoption, before it, for a last day, for a day."""

    mention: tuple[str, ...]
    adopted: tuple[str, ...]
    by_it: tuple[str, ...]
    deadline: tuple[str, ...]
    at: tuple[str, ...]
    council: tuple[str, ...]
    unless: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Statements:
    """The resolutions by number, what is said of them, and the words of each language."""

    resolutions: Mapping[str, Resolution]
    acts: tuple[Act, ...]
    languages: Mapping[str, Wordings]


def read_statements(source: Traversable | Path, provisions: Mapping[str, Provision]) -> Statements:
    """The statements of a file. Raises InvalidData, with file and line, where an entry cannot be used."""
    resolutions = {
        each.number: each for each in (_resolution(row, provisions) for row in rows_of(source, "resolutions"))
    }
    languages = {row.text("language"): _wordings(row) for row in rows_of(source, "languages")}
    acts = tuple(_act(row, tuple(resolutions), tuple(languages)) for row in rows_of(source, "acts"))
    return Statements(resolutions=MappingProxyType(resolutions), acts=acts, languages=MappingProxyType(languages))


def _resolution(row: Row, provisions: Mapping[str, Provision]) -> Resolution:
    row.keys_within(("number", "provisions"), ("also_dated",))
    names = row.texts("provisions")
    for name in names:
        if name not in provisions:
            raise row.fault(f"provisions: {name!r} is not allowed; use one of {', '.join(provisions)}.")
    if not names:
        raise row.fault("provisions: empty; a resolution has one provision at least.")
    entries = [provisions[name] for name in names]
    return Resolution(
        number=row.text("number"),
        provisions=names,
        adopted=entries[0].adopted,
        also_dated=days_of(row, "also_dated"),
        deadlines=tuple(entry.deadline for entry in entries if entry.deadline is not None),
    )


def _wordings(row: Row) -> Wordings:
    row.keys_within(_LANGUAGE)
    return Wordings(
        mention=row.texts("mention"),
        adopted=row.texts("adopted"),
        by_it=row.texts("by_it"),
        deadline=row.texts("deadline"),
        at=row.texts("at"),
        council=row.texts("council"),
        unless=row.texts("unless"),
    )


def _act(row: Row, numbers: Sequence[str], languages: Sequence[str]) -> Act:
    row.keys_within(_ACT, (*_ACT_MAY, *languages, *(f"unless_{code}" for code in languages)))
    for key in ("done_by", "of"):
        for number in row.texts(key):
            if number not in numbers:
                raise row.fault(f"{key}: {number!r} is not allowed; use one of {', '.join(numbers)}.")
    for key in ("deadline", "dated"):
        if not isinstance(row.get(key, False), bool):
            raise row.fault(f"{key}: {row[key]!r} is not true or false.")
    if not row.texts("sources"):
        raise row.fault("sources: empty; what holds needs a source.")
    return Act(
        name=row.text("act"),
        says=row.text("says"),
        done_by=row.texts("done_by"),
        of=row.texts("of"),
        deadline=row.get("deadline", False),
        dated=row.get("dated", False),
        start=a_day(row, "from"),
        holds=row.text("holds").strip(),
        sources=row.texts("sources"),
        words=MappingProxyType({code: row.texts(code) for code in languages}),
        unless=MappingProxyType({code: row.texts(f"unless_{code}") for code in languages}),
    )
