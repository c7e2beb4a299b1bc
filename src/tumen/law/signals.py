"""Signals over claims: the closed set of named tests, their parameters, and the loading of patterns made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from tumen.datafile import Row
from tumen.law.load import among, needed_day
from tumen.law.types import FactName
from tumen.ledger import VOCABULARIES

TESTS: Mapping[str, str] = MappingProxyType(
    {
        "direction": "direction",
        "document": "document type",
        "indicator": "indicator",
        "sector": "sector",
        "level": "level",
        "source": "source type",
        "per": "per",
        "currency": "texts",
        "employer": "named",
        "contested": "true",
        "validity_over": "number",
        "validity_within": "numbers",
        "share_from": "fraction",
        "amount_from": "number",
        "count_from": "number",
        "lasts_to": "number",
        "lasts_from": "number",
        "from": "day",
        "until": "day",
        "overlaps": "days",
        "fact": "facts",
        "says": "cues",
        "says_also": "cues",
        "says_not": "cues",
    }
)
"""Each test and the type of its parameter; `tumen.assess.signals` evaluates them, in this order, cheap ones first."""

RELATIONS = ("days_before", "days_after", "similar_count", "same_report", "other_employer")
"""How a second claim must lie to the first: at most so many days before or after it, with a similar number of people,
in the same report, with another employer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """A second claim of the same setting that must stand beside the first, and how."""

    pattern: Pattern
    relations: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pattern:
    """What a claim must be: one of `kinds`, and every test met; where `beside` is set, with such a claim beside it."""

    kinds: tuple[str, ...]
    tests: tuple[tuple[str, Any], ...]
    beside: Beside | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SignalNames:
    """The names that a pattern may use for cues and for stated facts."""

    cues: tuple[str, ...]
    facts: Mapping[str, FactName]


def pattern_of(row: Row, names: SignalNames, *, also: tuple[str, ...] = ()) -> Pattern:
    """The pattern of a row; `also` are further keys of the row that are no tests.

    Raises InvalidData for anything else.
    """
    row.keys_within(("kinds",), (*TESTS, "beside", *also))
    kinds = among(row, "kinds", VOCABULARIES["kind"])
    if not kinds:
        raise row.fault(f"kinds: empty; use one or more of {', '.join(VOCABULARIES['kind'])}.")
    tests = tuple((name, _value(row, name, names)) for name in TESTS if name in row)
    return Pattern(kinds=kinds, tests=tests, beside=_beside(row, names))


def _beside(row: Row, names: SignalNames) -> Beside | None:
    if "beside" not in row:
        return None
    other = row["beside"]
    if not isinstance(other, Row):
        raise row.fault("beside: not a mapping of tests on a second claim.")
    if "beside" in other:
        raise other.fault("beside: a second claim has none beside it.")
    relations = []
    for name in RELATIONS:
        if name in other:
            days = name in ("days_before", "days_after")
            relations.append((name, _number(other, name) if days else _true(other, name)))
    return Beside(pattern=pattern_of(other, names, also=RELATIONS), relations=tuple(relations))


def _value(row: Row, key: str, names: SignalNames) -> Any:
    kind = TESTS[key]
    if kind in VOCABULARIES:
        return _some(row, key, among(row, key, VOCABULARIES[kind]))
    readers: dict[str, Callable[[], Any]] = {
        "texts": lambda: _some(row, key, row.texts(key)),
        "named": lambda: row.text(key, allowed=("named", "open")),
        "true": lambda: _true(row, key),
        "number": lambda: _number(row, key),
        "numbers": lambda: _pair(row, key, _number),
        "fraction": lambda: _fraction(row, key),
        "day": lambda: needed_day(row, key),
        "days": lambda: _pair(row, key, needed_day),
        "facts": lambda: _some(row, key, among(row, key, tuple(names.facts))),
        "cues": lambda: _some(row, key, among(row, key, names.cues)),
    }
    return readers[kind]()


def _some(row: Row, key: str, values: tuple[str, ...]) -> tuple[str, ...]:
    if not values:
        raise row.fault(f"{key}: empty; leave the test out or name a value.")
    return values


def _true(row: Row, key: str) -> bool:
    if row[key] is not True:
        raise row.fault(f"{key}: {row[key]!r} is not allowed; use true, or leave it out.")
    return True


def _number(row: Row, key: str) -> int:
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise row.fault(f"{key}: {value!r} is not a whole number of 0 or more.")
    return value


def _fraction(row: Row, key: str) -> float:
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= 1:
        raise row.fault(f"{key}: {value!r} is not a fraction above 0 and up to 1.")
    return float(value)


def _pair(row: Row, key: str, one: Callable[[Row, str], Any]) -> tuple[Any, Any]:
    values = row.get(key)
    if not isinstance(values, list) or len(values) != 2:
        raise row.fault(f"{key}: {values!r} is not a list of two, [from, to], both inclusive.")
    ends = []
    for value in values:
        end = Row({key: value})
        end.file, end.line = row.file, row.line
        ends.append(one(end, key))
    low, high = ends
    if _sortable(low) > _sortable(high):
        raise row.fault(f"{key}: {values!r}: the first lies after the second; swap them.")
    return low, high


def _sortable(value: int | date) -> int:
    return value.toordinal() if isinstance(value, date) else value
