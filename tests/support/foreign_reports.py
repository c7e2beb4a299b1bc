"""What the press of a foreign world tells first-hand: who says it, how wrong, how rounded, how late, in which words.

Errors are not those of the estimator's model: a bias that all sources of a world share, a bias for each type of source
and for each outlet, heavy tails, wild errors, officials who count permits instead of people, totals that are months old
when they are told, groups told instead of flows. Values are heaped on round numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foreign_people import BEGIN, BURN, CLOSED, LENGTH, OPENED, Move, Node, Population
from foreign_words import first_day, heap, last_day, printed, told_time

Claim = dict[str, Any]
Counts = NDArray[np.int64]
TYPES = ("local", "trader", "worker", "expert", "un", "intelligence", "media")
LAST_DAY = date(2026, 3, 31)
"""Nothing is published later."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """What a claim really is; for tests and scores only."""

    copy_of: tuple[str, str] | None = None
    missed: bool = False
    outlier: bool = False
    comes_true: bool | None = None
    told: str | None = None
    """Day on which it was first told, even where the report bears none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlet:
    """A publisher, the log bias of what it prints, and how many digits it leaves."""

    name: str
    bias: float
    digits: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """Everyone who tells: outlets, and biases (log) common to all or to a type of source."""

    outlets: list[Outlet]
    common: float
    by_type: dict[str, float]

    @staticmethod
    def draw(chance: np.random.Generator) -> Press:
        """The press of a world."""
        outlets = [
            Outlet(
                name=f"Example Post {letter}", bias=float(chance.uniform(-0.3, 0.3)), digits=int(chance.integers(1, 3))
            )
            for letter in "ABCDEFGHIJ"
        ]
        return Press(
            outlets=outlets,
            common=float(chance.normal(0.05, 0.12)),
            by_type={kind: float(chance.laplace(0, 0.12)) for kind in TYPES},
        )


@dataclass(kw_only=True, slots=True)
class Story:
    """One report of its own knowledge."""

    claims: list[tuple[Claim, Note]] = field(default_factory=list)


KINDS = {
    "site": 0.30,
    "province": 0.06,
    "host": 0.15,
    "world": 0.06,
    "arrival": 0.13,
    "return": 0.09,
    "entries": 0.03,
    "permits": 0.05,
    "count": 0.05,
    "plan": 0.06,
    "aside": 0.05,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What a reporter works with."""

    chance: np.random.Generator
    nodes: dict[str, Node]
    stock: dict[str, Counts]
    inflow: dict[str, Counts]
    people: Population
    press: Press
    fame: dict[str, float]
    news: NDArray[np.float64]

    def some(self, level: str) -> Node | None:
        """A place of the level that reports name, the famous ones more often."""
        found = [node for node in self.nodes.values() if node.level == level and node.listed]
        if not found:
            return None
        weights = np.array([self.fame[node.id] for node in found])
        return found[int(self.chance.choice(len(found), p=weights / weights.sum()))]

    def when(self) -> int:
        """A month of the window; some years make more news."""
        return BURN + int(self.chance.choice(len(self.news), p=self.news))


def stories(
    chance: np.random.Generator,
    *,
    nodes: list[Node],
    stock: dict[str, Counts],
    inflow: dict[str, Counts],
    people: Population,
    press: Press,
) -> Iterator[Story]:
    """First-hand stories without end; reports are named in the order of telling."""
    news = np.ones(LENGTH - BURN)
    for number in range(len(news)):
        year = 2016 + number // 12
        news[number] = {2017: 1.6, 2018: 1.3, 2019: 1.8, 2020: 0.9, 2021: 0.5, 2022: 0.6, 2024: 1.6}.get(year, 1.0)
    desk = Desk(
        chance=chance,
        nodes={node.id: node for node in nodes},
        stock=stock,
        inflow=inflow,
        people=people,
        press=press,
        fame={node.id: float(chance.pareto(1.2)) + 0.3 for node in nodes},
        news=news / news.sum(),
    )
    kinds, weights = list(KINDS), list(KINDS.values())
    number = 0
    while True:
        kind = str(chance.choice(kinds, p=np.array(weights) / sum(weights)))
        story = _tell(desk, kind)
        if story is None:
            continue
        number += 1
        for claim, _ in story.claims:
            claim["report"] = f"story {number}"
        yield story


def _tell(desk: Desk, kind: str) -> Story | None:
    if kind in ("site", "province", "host", "world"):
        return _stock_story(desk, kind)
    if kind in ("arrival", "return"):
        return _group_story(desk, kind)
    if kind in ("entries", "permits", "count"):
        return _official_story(desk, kind)
    return _plan(desk) if kind == "plan" else _aside(desk)


def _error(desk: Desk, outlet: Outlet, kind: str, spread: float) -> tuple[float, bool]:
    """Log error of one story: biases, a heavy-tailed slip, and now and then something wild."""
    log = desk.press.common + desk.press.by_type.get(kind, 0.0) + outlet.bias * 0.7
    log += spread * float(desk.chance.standard_t(4))
    wild = bool(desk.chance.random() < 0.05)
    if wild:
        log += float(desk.chance.choice([-1, 1])) * float(desk.chance.uniform(0.8, 2.3))
    return log, wild


def _claim(desk: Desk, outlet: Outlet, kind: str, told: date, **slots: Any) -> Claim:
    """A claim of a report with every slot that the form has; some reports bear no day."""
    chance = desk.chance
    dated = chance.random() >= 0.08
    between = None
    if not dated and chance.random() < 0.5:
        between = [
            (told - timedelta(days=int(chance.integers(20, 300)))).isoformat(),
            (told + timedelta(days=int(chance.integers(20, 300)))).isoformat(),
        ]
    claim: Claim = {
        "id": "c1",
        "quote": "",
        "kind": kind,
        **dict.fromkeys(("direction", "count", "sex", "origin", "destination", "place", "host", "employer", "sector")),
        "time": None,
        "modality": "asserted",
        "source": None,
        **dict.fromkeys(("document", "money", "indicator", "part_of")),
        "report": "",
        "published": told.isoformat() if dated else None,
        "written_between": between,
        "publisher": outlet.name,
        "family": None,
    }
    claim.update(slots)
    claim["quote"] = f"{outlet.name}: {kind}"
    return claim


def _place(node: Node) -> dict[str, Any] | None:
    if node.level == "world":
        return None
    return {"name": node.name, "country": node.host, "level": node.level}


def _stock_story(desk: Desk, level: str) -> Story | None:
    chance = desk.chance
    node = desk.some({"site": "city", "host": "country"}.get(level, level))
    at = desk.when()
    if node is None or desk.stock[node.id][at] < 5:
        return None
    outlet = desk.press.outlets[int(chance.integers(len(desk.press.outlets)))]
    if level == "site":
        who = str(chance.choice(["local", "trader", "worker", "media"], p=[0.5, 0.2, 0.1, 0.2]))
        late, spread = int(chance.exponential(25)), 0.22
    else:
        who = str(chance.choice(["expert", "un", "intelligence", "media"], p=[0.4, 0.15, 0.2, 0.25]))
        late, spread = int(chance.exponential(150)), 0.25
        if node.host is not None and desk.people.habits[node.host].opaque:
            spread = 0.38
    told = first_day(at) + timedelta(days=int(chance.integers(0, 28)) + late)
    if told > LAST_DAY:
        return None
    log, wild = _error(desk, outlet, who, spread)
    value = float(desk.stock[node.id][at]) * math.exp(log)
    stranded = level == "site" and CLOSED <= at < OPENED and chance.random() < 0.15
    claim = _claim(
        desk,
        outlet,
        "retention" if stranded else "presence",
        told,
        count=printed(chance, value, outlet.digits),
        place=_place(node),
        host=node.host,
        time=told_time(chance, at, told),
        source={"description": f"a {who} source", "type": who},
        sector=str(chance.choice(["garment", "seafood", "construction"])) if level == "site" else None,
        modality="possible" if chance.random() < 0.05 else "asserted",
    )
    if claim["published"] is None and chance.random() < 0.6:
        claim["time"] = None
    story = Story(claims=[(claim, Note(outlier=wild, told=told.isoformat()))])
    if level != "site" and chance.random() < 0.3:
        _add_part(desk, story, node, at, log, outlet)
    return story


def _add_part(desk: Desk, story: Story, node: Node, at: int, log: float, outlet: Outlet) -> None:
    """A second claim of the report: a place within the whole, with the same error of the story."""
    inside = [n for n in desk.nodes.values() if n.parent == node.id and n.listed and desk.stock[n.id][at] >= 20]
    if not inside:
        return
    part = inside[int(desk.chance.integers(len(inside)))]
    claim, note = story.claims[0]
    value = float(desk.stock[part.id][at]) * math.exp(log + 0.1 * float(desk.chance.standard_t(4)))
    count = printed(desk.chance, value, outlet.digits)
    new = {**claim, "id": "c2", "count": count, "place": _place(part), "host": part.host, "part_of": "c1"}
    story.claims.append((new, note))


HOME = {"name": "North Korea", "country": "KP", "level": "country"}


def _group_story(desk: Desk, kind: str) -> Story | None:
    """One group that came or went; what is told is the group, which is a part of the month's flow."""
    chance = desk.chance
    node = desk.some("city")
    if node is None:
        return None
    coming = kind == "arrival"
    found: list[Move] = [
        move
        for move in desk.people.moves
        if move.at >= BURN and move.size >= 15 and (move.target if coming else move.source) == node.id
    ]
    if not found:
        return None
    move = found[int(chance.integers(len(found)))]
    outlet = desk.press.outlets[int(chance.integers(len(desk.press.outlets)))]
    who = str(chance.choice(["local", "trader", "worker"], p=[0.7, 0.2, 0.1]))
    log, wild = _error(desk, outlet, who, 0.15)
    day = first_day(move.at) + timedelta(days=int(chance.integers(0, 28)))
    told = day + timedelta(days=1 + int(chance.exponential(20)))
    manner = chance.random()
    if manner < 0.55:
        time: dict[str, Any] | None = {
            "start": day.isoformat(),
            "end": (day + timedelta(days=int(chance.integers(0, 3)))).isoformat(),
        }
    elif manner < 0.85:
        time = {"start": first_day(move.at).isoformat(), "end": last_day(move.at).isoformat()}
    else:
        time = None
    claim = _claim(
        desk,
        outlet,
        "movement",
        told,
        direction="out" if coming else "return",
        count=printed(chance, move.size * math.exp(log), outlet.digits),
        origin=HOME if coming else _place(node),
        destination=_place(node) if coming else HOME,
        host=node.host,
        time=time,
        source={"description": f"a {who} source", "type": who},
    )
    story = Story(claims=[(claim, Note(outlier=wild, told=told.isoformat()))])
    if chance.random() < 0.2 and move.size >= 100:
        share = move.size * chance.uniform(0.2, 0.7) * math.exp(log)
        story.claims.append(
            (
                {**claim, "id": "c2", "count": printed(chance, share, outlet.digits), "part_of": "c1"},
                story.claims[0][1],
            )
        )
    return story


def _official_story(desk: Desk, kind: str) -> Story | None:
    """Counts by officials: exact in print, of entries or permits or of those who are registered."""
    chance = desk.chance
    node = desk.some("country")
    at = desk.when()
    if node is None or node.host is None or desk.people.habits[node.host].opaque:
        return None
    outlet = desk.press.outlets[int(chance.integers(len(desk.press.outlets)))]
    year = first_day(at).year
    source = {"description": "the authorities of the host", "type": "official" if chance.random() < 0.7 else "document"}
    if kind == "entries":
        begin = (year - BEGIN[0]) * 12
        true = float(desk.inflow[node.id][begin : begin + 12].sum())
        value = true * math.exp(float(chance.normal(0.08, 0.15)))
        told = date(year + 1, 1, 10) + timedelta(days=int(chance.exponential(60)))
        slots: dict[str, Any] = {
            "direction": "out",
            "origin": HOME,
            "destination": _place(node),
            "time": {"start": f"{year}-01-01", "end": f"{year}-12-31"},
        }
    else:
        permits = kind == "permits"
        value = float(desk.stock[node.id][at])
        value *= math.exp(float(chance.normal(-0.04, 0.13)) if permits else float(chance.normal(-0.02, 0.03)))
        told = last_day(at) + timedelta(days=10 + int(chance.exponential(90)))
        slots = {"place": _place(node), "time": {"start": last_day(at).isoformat(), "end": last_day(at).isoformat()}}
        if permits:
            slots["document"] = {"type": "work_visa", "validity_days": None}
    shown = round(value)
    if shown < 3 or told > LAST_DAY:
        return None
    claim = _claim(
        desk,
        outlet,
        {"entries": "movement", "permits": "paper", "count": "presence"}[kind],
        told,
        count={"low": shown, "high": shown, "basis": "exact"},
        host=node.host,
        source=source,
        **slots,
    )
    return Story(claims=[(claim, Note(told=told.isoformat()))])


def _plan(desk: Desk) -> Story | None:
    """Workers who are to come, or may: half of it never happens."""
    chance = desk.chance
    node = desk.some("city" if chance.random() < 0.6 else "country")
    at = desk.when()
    if node is None or at + 6 >= LENGTH:
        return None
    outlet = desk.press.outlets[int(chance.integers(len(desk.press.outlets)))]
    ahead = int(chance.integers(1, 7))
    true = int(desk.inflow[node.id][at + 1 : at + 1 + ahead].sum())
    comes_true = bool(chance.random() < 0.5 and true > 20)
    value = true * math.exp(float(chance.normal(0.2, 0.4))) if comes_true else math.exp(float(chance.uniform(4, 10)))
    told = first_day(at) + timedelta(days=int(chance.integers(0, 28)))
    planned = chance.random() < 0.65
    claim = _claim(
        desk,
        outlet,
        "movement",
        told,
        direction="out",
        count=printed(chance, value, outlet.digits),
        origin=HOME,
        destination=_place(node),
        host=node.host,
        time={"start": told.isoformat(), "end": last_day(at + ahead).isoformat()} if chance.random() < 0.6 else None,
        modality="planned" if planned else "possible",
        source={"description": "a local source", "type": "local"},
    )
    return Story(claims=[(claim, Note(comes_true=comes_true, told=told.isoformat()))])


def _aside(desk: Desk) -> Story | None:
    """What bears no number of people: that some are still there, that none is, pay, a place off the tree."""
    chance = desk.chance
    node = desk.some("city")
    at = desk.when()
    if node is None:
        return None
    outlet = desk.press.outlets[int(chance.integers(len(desk.press.outlets)))]
    told = first_day(at) + timedelta(days=int(chance.integers(0, 60)))
    day = {"start": told.isoformat(), "end": told.isoformat()}
    slots: dict[str, Any] = {"place": _place(node), "host": node.host, "time": day}
    slots["source"] = {"description": "a local source", "type": "local"}
    manner = chance.random()
    kind = "presence"
    if manner < 0.4:
        if desk.stock[node.id][at] < 20:
            return None
    elif manner < 0.55:
        slots["modality"] = "denied"
    elif manner < 0.8:
        kind = "pay"
        wage = heap(float(chance.uniform(100, 900)), 1)
        slots["money"] = {"low": wage, "high": wage, "currency": "USD", "per": "month", "share": None}
    else:
        slots["place"] = {"name": "Exampleville", "country": node.host, "level": "city"}
        slots["count"] = printed(chance, float(chance.uniform(30, 800)), outlet.digits)
    return Story(claims=[(_claim(desk, outlet, kind, told, **slots), Note(told=told.isoformat()))])
