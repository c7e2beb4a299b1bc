"""Invented claims and a small tree for tests of the estimator."""

from __future__ import annotations

from typing import Any

import numpy as np

from tumen.estimate.tellings import figure_line
from tumen.ledger import figure_from

TREE: list[dict[str, Any]] = [
    {"id": "W", "name": "World", "parent": None, "host": None, "level": "world"},
    {"id": "H1", "name": "Firstland", "parent": "W", "host": "AA", "level": "country"},
    {"id": "H2", "name": "Secondland", "parent": "W", "host": "BB", "level": "country"},
    {"id": "T1", "name": "Northport", "parent": "H1", "host": "AA", "level": "city"},
    {"id": "T2", "name": "Southport", "parent": "H1", "host": "AA", "level": "city"},
]

_COUNTRY = {"AA": "Firstland", "BB": "Secondland"}


def claim(
    number: int,
    people: int | None,
    day: str,
    *,
    family: str | None,
    place: str | None = "Northport",
    host: str | None = "AA",
    basis: str = "approx",
    source: str = "local",
    **slots: Any,
) -> dict[str, Any]:
    """A stock told on the day it holds, in the form that ends the guideline; `slots` replace what is given here."""
    low = None if basis == "at_most" else people
    high = None if basis == "at_least" else people
    level = "country" if place in _COUNTRY.values() else "city"
    return {
        "id": f"c{number}",
        "report": f"report-{number}",
        "published": day,
        "publisher": "Example Daily",
        "family": family,
        "kind": "presence",
        "count": None if people is None else {"low": low, "high": high, "basis": basis},
        "place": None if place is None else {"name": place, "country": host, "level": level},
        "host": host,
        "time": {"start": day, "end": day},
        "modality": "asserted",
        "source": {"description": "a source", "type": source},
    } | slots


def moved(number: int, people: int, start: str, end: str, *, direction: str, family: str | None) -> dict[str, Any]:
    """A movement into or out of Northport."""
    place = {"name": "Northport", "country": "AA", "level": "city"}
    home = {"name": "North Korea", "country": "KP", "level": "country"}
    out = direction == "out"
    return claim(number, people, end, family=family) | {
        "kind": "movement",
        "direction": direction,
        "place": None,
        "origin": home if out else place,
        "destination": place if out else home,
        "time": {"start": start, "end": end},
    }


def figure(people: int, *, direction: str | None = None, by: str = "B. Analyst") -> dict[str, Any]:
    """A figure that an analyst entered for Northport at the end of June 2018."""
    value = {
        "count": {"low": people, "high": people, "basis": "exact"},
        "place": {"name": "Northport", "country": "AA", "level": "city"},
        "time": {"start": "2018-06-30", "end": "2018-06-30"},
        "direction": direction,
    }
    return figure_line(figure_from(value, by=by, why="counted beds"))


def some_claims() -> list[dict[str, Any]]:
    """Stocks and flows of two hosts, with a copy, a plan, a part and an official count."""
    return [
        claim(1, 2500, "2018-03-10", family="f1"),
        claim(2, 2500, "2018-05-02", family="f1", publisher="Other Daily"),
        claim(3, 3000, "2018-09-15", family="f2", basis="at_least"),
        claim(4, 12034, "2018-12-31", family="f3", place="Firstland", basis="exact", source="official"),
        claim(5, 800, "2019-06-01", family="f4", place="Southport"),
        claim(6, 5000, "2019-02-01", family=None, place="Secondland", host="BB", source="expert"),
        moved(7, 300, "2018-04-01", "2018-04-30", direction="out", family="f5"),
        moved(8, 450, "2019-10-01", "2019-12-22", direction="return", family="f6"),
        claim(9, 1000, "2019-03-01", family="f7", place="Southport", modality="planned"),
        claim(10, None, "2020-05-01", family="f8"),
        claim(11, 4000, "2019-08-01", family="f9", basis="at_most", place="Firstland"),
    ]


def crowd(seed: int, families: int = 18) -> list[dict[str, Any]]:
    """Claims of so many families about the two hosts and two towns, some told twice, some official and exact."""
    chance = np.random.default_rng([seed, 11])
    true = {"Northport": 2500.0, "Southport": 700.0, "Firstland": 9000.0, "Secondland": 4000.0}
    claims: list[dict[str, Any]] = []
    for number in range(families):
        place = str(chance.choice(list(true)))
        host = "BB" if place == "Secondland" else "AA"
        day = f"201{7 + number % 3}-{1 + int(chance.integers(12)):02d}-15"
        people = true[place] * float(np.exp(0.35 * chance.standard_normal()))
        told: dict[str, Any] = {"family": f"f{number}", "place": place, "host": host}
        official = place in _COUNTRY.values() and bool(chance.random() < 0.4)
        if official:
            claims.append(claim(len(claims), int(people) | 1, day, basis="exact", source="official", **told))
            continue
        shown = max(10, int(round(people, -2)))
        basis = str(chance.choice(["approx", "approx", "at_least", "at_most"]))
        for _ in range(1 + number % 2):
            claims.append(claim(len(claims), shown, day, basis=basis, **told))
    return claims
