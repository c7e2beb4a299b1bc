"""The table of what the earnings assume: ranges, numbers, words that tell a part of the pay, exchange rates."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast, get_args

from tumen.datafile import Row, read_rows
from tumen.errors import InvalidData
from tumen.ledger import Assumption

Role = Literal["whole", "kept", "handed", "open"]
"""Which part of the pay an amount is: the wage, what the worker is left with, what is given up, or not told."""

_SHARES = ("share_kept", "costs", "managers", "months_paid")
_FACTORS = (
    "pay",
    "programmer",
    "bias_whole",
    "bias_kept",
    "bias_handed",
    "bias_share",
    "open_part",
    "days_of_month",
    "hours_of_month",
)
RANGES = ("pay_growth", *_SHARES, *_FACTORS)
NUMBERS = (
    "host_sd",
    "year_sd",
    "host_year_sd",
    "sector_sd",
    "mix_sd",
    "share_host_sd",
    "costs_host_sd",
    "months_host_year_sd",
    "type_sd",
    "story_sd",
    "site_sd",
    "slip_sd",
    "share_story_sd",
    "share_slip_sd",
    "possible_sd",
    "outlier",
    "outlier_scale",
    "same_pay",
    "least",
    "most",
    "most_programmer",
    "carried_sd",
)
_NINETY = 1.6448536269514722
"""Normal score of the upper end of an interval that holds nine tenths."""

_CARRIED = 2
"""Years over which a rate may be carried."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """A normal distribution on the scale on which a factor adds: its logarithm, or the log odds of a share."""

    mean: float
    sd: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """Words that tell which part of the pay an amount is."""

    role: Role
    pattern: re.Pattern[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """Units of a currency for one US dollar, the mean of a year; `sd` of its logarithm; `year` it is told of."""

    units: float
    sd: float
    year: int


@dataclass(frozen=True, kw_only=True, slots=True)
class EarningsTable:
    """What `earnings.yaml` holds. `rates` by currency and year, year 0 where every year has the same."""

    spreads: Mapping[str, Spread]
    numbers: Mapping[str, float]
    words: tuple[Words, ...]
    rates: Mapping[str, Mapping[int, Rate]]
    assumptions: tuple[Assumption, ...]

    def rate(self, currency: str, year: int) -> Rate | None:
        """The rate of a year, else that of the nearest within two years with more doubt; None where there is none."""
        if currency == "USD":
            return Rate(units=1.0, sd=0.0, year=year)
        known = self.rates.get(currency)
        if known is None:
            return None
        if 0 in known:
            return known[0]
        nearest = min(known, key=lambda one: (abs(one - year), one))
        away = abs(nearest - year)
        if away > _CARRIED:
            return None
        found = known[nearest]
        doubt = math.hypot(found.sd, self.numbers["carried_sd"] * away)
        return Rate(units=found.units, sd=doubt, year=nearest)


@cache
def earnings_table() -> EarningsTable:
    """The bundled table. Raises InvalidData where it is at fault."""
    return load_earnings_table(files("tumen.estimate").joinpath("earnings.yaml"))


def load_earnings_table(source: Traversable | Path) -> EarningsTable:
    """The table of a YAML file. Raises InvalidData, with file and line, for a faulty, unknown or missing entry."""
    whole = read_rows(source)
    if not isinstance(whole, Row):
        raise InvalidData(f"{source.name}, line 1: the file is not a mapping with ranges, numbers, words and rates.")
    whole.keys_within(("ranges", "numbers", "words", "rates"))
    spreads: dict[str, Spread] = {}
    numbers: dict[str, float] = {}
    assumptions: list[Assumption] = []
    for row in _rows(whole, "ranges"):
        row.keys_within(("id", "low", "high", "unit", "source", "why"))
        name = _id(row, RANGES, spreads)
        low, high = _number(row, "low", name), _number(row, "high", name)
        if low >= high:
            raise row.fault(f"low: {low:g} is not below high, {high:g}; swap them or widen the range.")
        spreads[name] = _spread(name, low, high)
        assumptions.append(_assumption(row, name, low, high))
    for row in _rows(whole, "numbers"):
        row.keys_within(("id", "value", "unit", "source", "why"))
        name = _id(row, NUMBERS, numbers)
        numbers[name] = _number(row, "value", name)
        assumptions.append(_assumption(row, name, numbers[name], numbers[name]))
    for kind, wanted, found in (("ranges", RANGES, set(spreads)), ("numbers", NUMBERS, set(numbers))):
        missing = [name for name in wanted if name not in found]
        if missing:
            raise InvalidData(f"{source.name}: {kind} has no entry for {', '.join(missing)}; each is needed.")
    rates = dict(_rates(whole, assumptions))
    return EarningsTable(
        spreads=MappingProxyType(spreads),
        numbers=MappingProxyType(numbers),
        words=tuple(_words(row) for row in _rows(whole, "words")),
        rates=MappingProxyType(rates),
        assumptions=tuple(assumptions),
    )


def _rows(whole: Row, key: str) -> Iterator[Row]:
    rows = whole[key]
    if not isinstance(rows, list) or not all(isinstance(row, Row) for row in rows):
        raise whole.fault(f"{key}: not a list of entries.")
    yield from rows


def _id(row: Row, allowed: tuple[str, ...], found: Mapping[str, object]) -> str:
    name = row.text("id", allowed=allowed)
    if name in found:
        raise row.fault(f"id: {name!r} stands twice.")
    return name


def _number(row: Row, key: str, name: str) -> float:
    value: Any = row[key]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise row.fault(f"{key}: {value!r} is not a number.")
    if name != "pay_growth" and value <= 0:
        raise row.fault(f"{key}: {value!r} is not above 0, as {name} must be.")
    if name in (*_SHARES, "outlier") and value >= 1:
        raise row.fault(f"{key}: {value!r} is not below 1, as {name} must be.")
    return float(value)


def _spread(name: str, low: float, high: float) -> Spread:
    if name in _SHARES:
        low, high = (math.log(end / (1.0 - end)) for end in (low, high))
    elif name in _FACTORS:
        low, high = math.log(low), math.log(high)
    return Spread(mean=(low + high) / 2, sd=(high - low) / 2 / _NINETY)


def _assumption(row: Row, name: str, low: float, high: float) -> Assumption:
    return Assumption(
        id=name, low=low, high=high, unit=row.text("unit"), source=row.text("source"), why=row.text("why")
    )


def _words(row: Row) -> Words:
    row.keys_within(("role", "pattern", "why"))
    row.text("why")
    role = row.text("role", allowed=[one for one in get_args(Role) if one != "open"])
    try:
        pattern = re.compile(row.text("pattern"))
    except re.error as error:
        raise row.fault(f"pattern: not a regular expression: {error}.") from error
    return Words(role=cast("Role", role), pattern=pattern)


def _rates(whole: Row, assumptions: list[Assumption]) -> Iterator[tuple[str, Mapping[int, Rate]]]:
    seen: set[str] = set()
    for row in _rows(whole, "rates"):
        row.keys_within(("currency", "source"), ("rates", "every_year"))
        currency = row.text("currency")
        if not re.fullmatch("[A-Z]{3}", currency) or currency == "USD":
            raise row.fault(f"currency: {currency!r} is not a code of ISO 4217 other than USD, such as CNY.")
        if currency in seen:
            raise row.fault(f"currency: {currency!r} stands twice.")
        seen.add(currency)
        if ("rates" in row) == ("every_year" in row):
            raise row.fault("rates: give either `rates` by year or `every_year`, one of the two.")
        given = row["rates"] if "rates" in row else {"0": row["every_year"]}
        if not isinstance(given, Mapping) or not given:
            raise row.fault("rates: not a mapping from years to [units for a US dollar, sd of the logarithm].")
        table = {}
        for key, pair in given.items():
            if not re.fullmatch(r"(19|20)\d\d|0", key):
                raise row.fault(f"rates: {key!r} is not a year.")
            table[int(key)] = _rate(row, key, pair)
        units = [one.units for one in table.values()]
        assumptions.append(
            Assumption(
                id=f"rate {currency}",
                low=min(units),
                high=max(units),
                unit=f"{currency} for a US dollar, {min(given)} to {max(given)}" if "rates" in row else currency,
                source=row.text("source"),
                why="means of the years, each with the sd within it",
            )
        )
        yield currency, MappingProxyType(table)


def _rate(row: Row, key: str, pair: Any) -> Rate:
    fits = isinstance(pair, list) and len(pair) == 2
    if not fits or not all(isinstance(one, (int, float)) and not isinstance(one, bool) and one > 0 for one in pair):
        raise row.fault(f"rates, {key}: {pair!r} is not [units for a US dollar, sd of the logarithm], both above 0.")
    return Rate(units=float(pair[0]), sd=float(pair[1]), year=int(key))
