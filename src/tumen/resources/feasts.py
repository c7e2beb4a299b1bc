"""Feasts that reports date things by (`feasts.tsv`), and the days of those that move with the moon.

`day` is a day of the year ("04-15"), two of them for a stretch, the column of `feasts_moving.tsv` that holds the days,
or "unknown" where the name alone gives no date. `first` and `last` are the days off, counted from the day itself. The
days of `feasts_moving.tsv` are those of the packages `LunarCalendar` 0.0.9 (Hong Kong Observatory) and
`korean_lunar_calendar` 0.4.0 (Korea Astronomy and Space Science Institute): new moons near midnight part the two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from tumen.errors import InvalidData

_COLUMNS = ["names", "years", "day", "first", "last", "source"]
_MOVING = ["year", "lunar_new_year", "seollal", "mid_autumn", "chuseok"]
_FIXED = re.compile(r"\d\d-\d\d(?: \d\d-\d\d)?")
_YEARS = re.compile(r"(?P<first>\d{4})-(?P<last>\d{4})")


class Feast(NamedTuple):
    """One row of `feasts.tsv`: its day of the year or column, the years in which that holds, its days off."""

    day: str
    years: tuple[int, int] | None
    first: int
    last: int
    source: str


def _table(name: str, columns: list[str], text: str | None) -> list[tuple[int, list[str]]]:
    text = (files("tumen.resources") / name).read_text(encoding="utf-8") if text is None else text
    lines = text.splitlines()
    if not lines or lines[0].split("\t") != columns:
        raise InvalidData(f"{name}, line 1: the columns are not {', '.join(columns)}.")
    rows = [(number, line.split("\t")) for number, line in enumerate(lines[1:], start=2)]
    for number, cells in rows:
        if len(cells) != len(columns):
            raise InvalidData(f"{name}, line {number}: {len(cells)} columns; a row has {', '.join(columns)}.")
    return rows


def read_feasts(text: str | None = None) -> Mapping[str, tuple[Feast, ...]]:
    """The feasts by each of their names in lower case, from `text` or else from `feasts.tsv`.

    Raises InvalidData, with file and line, where a row is damaged or has no source.
    """
    found: dict[str, list[Feast]] = {}
    for number, (names, years, day, first, last, source) in _table("feasts.tsv", _COLUMNS, text):
        where = f"feasts.tsv, line {number}"
        span = _YEARS.fullmatch(years)
        if years and span is None:
            raise InvalidData(f"{where}: years: {years!r} is not two years such as 1978-2017, nor empty.")
        if not _FIXED.fullmatch(day) and day not in (*_MOVING[1:], "unknown"):
            raise InvalidData(f"{where}: day: {day!r} is not MM-DD; else use one of {', '.join(_MOVING[1:])}, unknown.")
        if not re.fullmatch(r"-?\d", first) or not re.fullmatch(r"-?\d", last) or int(first) > int(last):
            raise InvalidData(f"{where}: first, last: {first!r} and {last!r} are not days counted from the feast.")
        if not source.strip() or not names.strip() or names != names.lower():
            raise InvalidData(f"{where}: an entry has names in lower case and a source.")
        feast = Feast(day, (int(span["first"]), int(span["last"])) if span else None, int(first), int(last), source)
        for name in names.split("|"):
            found.setdefault(name, []).append(feast)
    return MappingProxyType({name: tuple(rows) for name, rows in found.items()})


def read_moving(text: str | None = None) -> Mapping[tuple[str, int], date]:
    """The day of each moving feast in each year, from `text` or else from `feasts_moving.tsv`.

    Raises InvalidData, with file and line, where a day is none of that year.
    """
    found: dict[tuple[str, int], date] = {}
    for number, (year, *days) in _table("feasts_moving.tsv", _MOVING, text):
        for column, day in zip(_MOVING[1:], days, strict=True):
            try:
                found[column, int(year)] = date.fromisoformat(day)
            except ValueError as fault:
                raise InvalidData(f"feasts_moving.tsv, line {number}: {column}: {day!r} is no ISO day.") from fault
            if not day.startswith(f"{year}-"):
                raise InvalidData(f"feasts_moving.tsv, line {number}: {column}: {day!r} is not in {year}.")
    return MappingProxyType(found)


@cache
def feasts() -> Mapping[str, tuple[Feast, ...]]:
    """Every feast by its names. Raises InvalidData where the table is damaged."""
    return read_feasts()


@cache
def _moving() -> Mapping[tuple[str, int], date]:
    return read_moving()


def feast_days(name: str, year: int, *, days_off: bool = False) -> tuple[date, date] | None:
    """The first and last day of the feast in that year, with its days off if those are meant.

    None where the name gives no date or the table of moving feasts does not reach that year.
    """
    for feast in feasts().get(name, ()):
        if feast.years is not None and not feast.years[0] <= year <= feast.years[1]:
            continue
        if _FIXED.fullmatch(feast.day):
            days = [date.fromisoformat(f"{year}-{day}") for day in feast.day.split()]
        else:
            moving = _moving().get((feast.day, year))
            if moving is None:
                return None
            days = [moving]
        if not days_off:
            return days[0], days[-1]
        return days[0] + timedelta(days=feast.first), days[-1] + timedelta(days=feast.last)
    return None
