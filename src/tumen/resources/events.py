"""Dated world events that texts refer to, from `events.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from tumen.datafile import Row, read_rows
from tumen.errors import InvalidData

KINDS = ("resolution", "deadline", "event")


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Something that happened on a known `day`; `number` is that of a resolution and None for anything else.

    `phrases` are words that tell of it; `…` in them stands for a few words. `foretold` is true where texts speak of it
    beforehand too, and `before` are words that can only stand in a text from before it. A text tells of a deadline
    only where it also holds one of the words in `about`.
    """

    id: str
    kind: str
    day: date
    number: int | None
    what: str
    phrases: tuple[str, ...]
    foretold: bool
    about: tuple[str, ...]
    source: str
    before: tuple[str, ...] = ()


@cache
def events() -> tuple[Event, ...]:
    """The events of the bundled table, by day and then by id. Raises InvalidData where the table is at fault."""
    return load_events(files("tumen.resources").joinpath("events.yaml"))


def load_events(source: Traversable | Path) -> tuple[Event, ...]:
    """The events of a YAML table, by day and then by id. Raises InvalidData, with file and line, for a faulty entry."""
    rows = read_rows(source)
    if not isinstance(rows, list) or not all(isinstance(row, Row) for row in rows):
        raise InvalidData(f"{source.name}, line 1: the file is not a list of entries; each begins with `- id:`.")
    seen: dict[str, Event] = {}
    for row in rows:
        event = _event(row)
        if event.id in seen:
            raise row.fault(f"id: {event.id!r} stands twice; ids are unique.")
        seen[event.id] = event
    return tuple(sorted(seen.values(), key=lambda event: (event.day, event.id)))


def _event(row: Row) -> Event:
    row.keys_within(("id", "kind", "day", "what", "source"), ("number", "phrases", "foretold", "about", "before"))
    kind = row.text("kind", allowed=KINDS)
    number, phrases = row.get("number"), row.texts("phrases")
    if kind == "resolution":
        if type(number) is not int or number <= 0:
            raise row.fault(f"number: {number!r} is not the number of a resolution, such as 2397.")
        if phrases:
            raise row.fault("phrases: a resolution is found by its number; leave them out.")
    elif number is not None:
        raise row.fault(f"number: only a resolution has one; leave it out for kind {kind!r}.")
    elif not phrases:
        raise row.fault(f"phrases: an entry of kind {kind!r} needs words that tell of it.")
    if row.texts("before") and not row.get("foretold", False):
        raise row.fault("before: only an event that is foretold has words from before it.")
    if any(not re.search(r"\w", part) for phrase in (*phrases, *row.texts("before")) for part in phrase.split("…")):
        raise row.fault("phrases: `…` needs words on both sides.")
    about = row.texts("about")
    if bool(about) != (kind == "deadline"):
        raise row.fault("about: a deadline, and nothing else, has words of which the text holds one.")
    foretold = row.get("foretold", False)
    if type(foretold) is not bool:
        raise row.fault(f"foretold: {foretold!r} is not true or false.")
    source = row.text("source")
    if not source.startswith(("https://", "http://")):
        raise row.fault(f"source: {source!r} is not an address that begins with http:// or https://.")
    return Event(
        id=row.text("id"),
        kind=kind,
        day=_day(row),
        number=number,
        what=row.text("what"),
        phrases=phrases,
        foretold=foretold,
        before=row.texts("before"),
        about=about,
        source=source,
    )


def _day(row: Row) -> date:
    text = row.text("day")
    try:
        if len(text) == len("YYYY-MM-DD"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise row.fault(f"day: {text!r} is not a day written as YYYY-MM-DD.")
