"""The two tables that experts may change: priors and known shocks, validated on load."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from tumen.datafile import Row, read_rows
from tumen.errors import InvalidData, InvalidForm
from tumen.estimate.months import read_month

SHOCK_KINDS = ("cap", "deadline", "closure", "reopening")

_MAY_BE_NEGATIVE = frozenset(
    {"part_log_mean", "churn_regime_mean", "churn_closed", "type_mean", "drain_mean", "batch_log_mean"}
)
_SHARES = frozenset(
    {
        "common_share",
        "outlier",
        "outlier_accepted",
        "at_least_share",
        "at_most_share",
        "at_most_reach",
        "planned_true",
        "possible_true",
        "doubted_true",
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Priors:
    """The numbers of `priors.yaml`, where each has its unit and its reason."""

    stock_log_mean: float
    stock_log_sd: float
    stock_world_sd: float
    stock_host_sd: float
    rest_log_mean: float
    rest_log_sd: float
    other_log_mean: float
    volatility_sd: float
    place_volatility_sd: float
    month_sd_normal: float
    month_sd_deadline: float
    month_sd_closed: float
    month_sd_reopened: float
    month_sd_closing: float
    month_sd_edge: float
    common_share: float
    drain_mean: float
    drain_sd: float
    drain_place_sd: float
    lateness_mean: float
    lateness_sd: float
    recovery_level_sd: float
    recovery_speed: float
    recovery_speed_sd: float
    churn: float
    churn_place_sd: float
    churn_year_sd: float
    churn_regime_mean: float
    churn_regime_sd: float
    churn_closed: float
    common_bias_sd: float
    type_mean: float
    type_sd: float
    outlet_sd: float
    outlet_sd_sd: float
    family_sd_stock: float
    family_tail: float
    family_sd_flow: float
    slip_stock: float
    slip_flow: float
    slip_official: float
    definition_sd: float
    official_rounding: float
    official_misread: float
    official_misread_scale: float
    outlier: float
    outlier_worth: float
    outlier_accepted: float
    outlier_scale: float
    part_log_mean: float
    part_log_sd: float
    batch_months: float
    batch_span: float
    batch_log_mean: float
    batch_log_sd: float
    at_least_reach: float
    at_least_share: float
    at_most_reach: float
    at_most_share: float
    planned_true: float
    possible_true: float
    doubted_true: float
    analyst_slip: float
    unrelated_low: float
    unrelated_high: float
    plan_lag: float
    lag_local: float
    lag_total: float
    present_floor: float
    retelling_tolerance: float
    refusal: float
    absurd: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Shock:
    """A known shock: months `start` to `end`, both inclusive, `end` None while it lasts; `hosts` None means all."""

    id: str
    kind: str
    start: int
    end: int | None
    hosts: frozenset[str] | None
    source: str
    why: str

    def meets(self, host: str | None) -> bool:
        """Whether the shock is one of that host; a host without a code has those of all."""
        return self.hosts is None or host in self.hosts


@cache
def priors() -> Priors:
    """The bundled priors. Raises InvalidData where the table is at fault."""
    return load_priors(files("tumen.estimate").joinpath("priors.yaml"))


@cache
def shocks() -> tuple[Shock, ...]:
    """The bundled shocks, by start and id. Raises InvalidData where the table is at fault."""
    return load_shocks(files("tumen.estimate").joinpath("shocks.yaml"))


def _rows(source: Traversable | Path) -> list[Row]:
    rows = read_rows(source)
    if not isinstance(rows, list) or not all(isinstance(row, Row) for row in rows):
        raise InvalidData(f"{source.name}, line 1: the file is not a list of entries; each has an `id`.")
    return rows


def load_priors(source: Traversable | Path) -> Priors:
    """The priors of a YAML table. Raises InvalidData, with file and line, for a faulty, unknown or missing entry."""
    names = [one.name for one in fields(Priors)]
    found: dict[str, float] = {}
    for row in _rows(source):
        row.keys_within(("id", "value", "why"))
        name = row.text("id", allowed=names)
        row.text("why")
        if name in found:
            raise row.fault(f"id: {name!r} stands twice.")
        found[name] = _number(row, name)
    missing = [name for name in names if name not in found]
    if missing:
        raise InvalidData(f"{source.name}: no entry for {', '.join(missing)}; every number of the model needs one.")
    return Priors(**found)


def _number(row: Row, name: str) -> float:
    value: Any = row["value"]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise row.fault(f"value: {value!r} is not a number.")
    if name not in _MAY_BE_NEGATIVE and value <= 0:
        raise row.fault(f"value: {value!r} is not above 0, as {name} must be.")
    if name in _SHARES and value >= 1:
        raise row.fault(f"value: {value!r} is not below 1, as {name} must be.")
    return float(value)


def load_shocks(source: Traversable | Path) -> tuple[Shock, ...]:
    """The shocks of a YAML table, by start and id. Raises InvalidData, with file and line, for a faulty entry."""
    found: dict[str, Shock] = {}
    for row in _rows(source):
        row.keys_within(("id", "kind", "start", "end", "hosts", "source", "why"))
        shock = Shock(
            id=row.text("id"),
            kind=row.text("kind", allowed=SHOCK_KINDS),
            start=_month(row, "start"),
            end=None if row["end"] is None else _month(row, "end"),
            hosts=_hosts(row),
            source=row.text("source"),
            why=row.text("why"),
        )
        if shock.end is not None and shock.end < shock.start:
            raise row.fault(f"end: {row['end']} lies before start, {row['start']}; swap them.")
        if shock.kind == "deadline" and shock.end is None:
            raise row.fault("end: a deadline has an end, the month of its last day.")
        if shock.id in found:
            raise row.fault(f"id: {shock.id!r} stands twice; ids are unique.")
        found[shock.id] = shock
    return tuple(sorted(found.values(), key=lambda shock: (shock.start, shock.id)))


def _month(row: Row, key: str) -> int:
    try:
        return read_month(row.text(key), where=key)
    except InvalidForm as error:
        raise row.fault(str(error)) from error


def _hosts(row: Row) -> frozenset[str] | None:
    if row["hosts"] == "all":
        return None
    hosts = row.texts("hosts")
    if not hosts or not all(re.fullmatch("[A-Z]{2}", host) for host in hosts):
        raise row.fault(f"hosts: {row['hosts']!r} is neither `all` nor a list of ISO 3166 codes, such as [CN, RU].")
    return frozenset(hosts)
