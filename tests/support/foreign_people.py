"""People of a foreign world: batches of workers that arrive, serve a term, are sent home, stay or slip away.

It shares nothing with the estimator: no log-normal path, no regimes of volatility. A host has habits (how far it kept
to the deadline, whether early or late, whether its officials publish counts), a place has a demand for workers that
plants opening and closing move, and people come in groups of 20 to 500 for three to five years. Dates of closure and
deadline are those of the world we know, since the estimator is given them too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]

BEGIN = (2008, 1)
"""Month in which the first group arrives; what is scored begins much later."""
FIRST = (2016, 1)
MONTHS = 120


def month(year: int, number: int) -> int:
    """Months since the simulation began."""
    return (year - BEGIN[0]) * 12 + number - BEGIN[1]


BURN = month(*FIRST)
LENGTH = BURN + MONTHS
CAP = month(2017, 8)
RESOLVED = month(2018, 1)
DEADLINE = month(2019, 12)
CLOSED = month(2020, 2)
OPENED = month(2023, 8)


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """A place of the tree; `listed` is false where no report's place name leads to it."""

    id: str
    name: str
    parent: str | None
    host: str | None
    level: str
    listed: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Habits:
    """How a host behaves."""

    compliance: float
    """Share of the groups sent home by the deadline."""
    early: bool
    """Whether they went over two years, or in the last months."""
    leak: float
    """Share of those told to leave who went to an unlisted place of the host."""
    under_cap: float
    """Share of the usual arrivals while permits were capped."""
    delay: int
    """Months from the reopening to the first train."""
    homeward: float
    """Share of overdue groups sent home in a month once the border is open."""
    recovery: float
    """Demand long after the reopening, as a share of that before the ban."""
    ramp: int
    """Months until that is reached."""
    growth: float
    """Yearly growth of demand before the ban, log."""
    opaque: bool
    """No official counts at all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """A group that moved in a month; an end outside the world is None."""

    at: int
    size: int
    source: str | None
    target: str | None


@dataclass(kw_only=True, slots=True)
class Group:
    """People who came together."""

    size: int
    until: int
    leaves: int | None
    """Month in which the deadline takes them, None where they stay."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Population:
    """What was true: stock of each bottom place at the end of each month, and every move."""

    stock: dict[str, Counts]
    moves: list[Move]
    habits: dict[str, Habits]


@dataclass(kw_only=True, slots=True)
class _Site:
    node: Node
    refuge: str
    demand: NDArray[np.float64]
    groups: list[Group] = field(default_factory=list)

    def stock(self) -> int:
        return sum(group.size for group in self.groups)


HOSTS = (("CN", "China"), ("RU", "Russia"), ("MN", "Mongolia"), ("KW", "Kuwait"))
SYLLABLES = (
    "Am",
    "Bel",
    "Cor",
    "Dun",
    "El",
    "Fen",
    "Gar",
    "Hol",
    "Ist",
    "Kel",
    "Lor",
    "Mar",
    "Nor",
    "Os",
    "Pel",
    "Rud",
)
ENDINGS = ("aby", "bridge", "cote", "dale", "field", "haven", "mere", "stow", "ton", "wick")


def plant_tree(chance: np.random.Generator) -> tuple[list[Node], dict[str, float]]:
    """Nodes from the world down, unlisted ones among them, and the demand of each bottom place before the ban."""
    names = [a + b for a in SYLLABLES for b in ENDINGS]
    chance.shuffle(names)
    nodes = [Node(id="world", name="World", parent=None, host=None, level="world")]
    demand: dict[str, float] = {}
    large = math.exp(chance.uniform(math.log(15_000), math.log(80_000)))
    for number, host in enumerate(chance.permutation(len(HOSTS))[: int(chance.integers(2, 5))]):
        code, name = HOSTS[int(host)]
        size = large if number == 0 else math.exp(chance.uniform(math.log(1_500), math.log(30_000)))
        nodes.append(Node(id=code, name=name, parent="world", host=code, level="country"))
        provinces = 1 if size < 6_000 else int(chance.integers(1, 4))
        shares = chance.dirichlet([2.0] * provinces + [0.8])
        for share, label in zip(shares, range(provinces), strict=False):
            province = f"{code}.{label + 1}"
            nodes.append(Node(id=province, name=names.pop(), parent=code, host=code, level="province"))
            cities = int(chance.integers(1, 5))
            parts = chance.dirichlet([1.2] * cities + [0.9])
            for part, city in zip(parts, range(cities), strict=False):
                node = Node(id=f"{province}.{city + 1}", name=names.pop(), parent=province, host=code, level="city")
                nodes.append(node)
                demand[node.id] = size * float(share) * float(part)
            nodes.append(_unlisted(province, code))
            demand[f"{province}.unlisted"] = size * float(share) * float(parts[-1])
        nodes.append(_unlisted(code, code))
        demand[f"{code}.unlisted"] = size * float(shares[-1])
    nodes.append(Node(id="other", name="", parent="world", host=None, level="country", listed=False))
    demand["other"] = sum(demand.values()) * float(chance.uniform(0.03, 0.25))
    return nodes, demand


def _unlisted(parent: str, host: str) -> Node:
    return Node(id=f"{parent}.unlisted", name="", parent=parent, host=host, level="site", listed=False)


def draw_habits(chance: np.random.Generator) -> Habits:
    """A host's habits; compliance is mostly near nothing or near everything."""
    return Habits(
        compliance=float(chance.beta(0.8, 0.7)),
        early=bool(chance.random() < 0.3),
        leak=float(chance.uniform(0, 0.25)),
        under_cap=float(chance.uniform(0.1, 0.9)),
        delay=int(chance.integers(0, 9)),
        homeward=float(chance.uniform(0.02, 0.25)),
        recovery=float(math.exp(chance.normal(-0.5, 0.8))),
        ramp=int(chance.integers(6, 31)),
        growth=float(chance.normal(0.05, 0.05)),
        opaque=bool(chance.random() < 0.4),
    )


def live(chance: np.random.Generator, nodes: list[Node], demand: dict[str, float]) -> Population:
    """The months of the world."""
    habits = {host: draw_habits(chance) for host in dict.fromkeys(node.host or "other" for node in nodes)}
    by_id = {node.id: node for node in nodes}
    sites = {
        place: _Site(
            node=by_id[place],
            refuge=f"{by_id[place].parent}.unlisted" if f"{by_id[place].parent}.unlisted" in demand else place,
            demand=_demand(chance, level, habits[by_id[place].host or "other"]),
        )
        for place, level in demand.items()
    }
    moves: list[Move] = []
    stock = {place: np.zeros(LENGTH, dtype=np.int64) for place in sites}
    for at in range(LENGTH):
        for site in sites.values():
            host = habits[site.node.host or "other"]
            _depart(chance, at, site, host, sites, moves)
            _arrive(chance, at, site, host, moves)
        for place, site in sites.items():
            stock[place][at] = site.stock()
    return Population(stock=stock, moves=moves, habits=habits)


def _demand(chance: np.random.Generator, level: float, host: Habits) -> NDArray[np.float64]:
    """Wanted workers per month: a trend, plants that open and close, what is left after the deadline, the recovery."""
    log = np.full(LENGTH, math.log(max(level, 5.0)))
    log += np.minimum(np.arange(LENGTH) - CAP, 0) / 12 * host.growth
    for year in range(LENGTH // 12):
        if chance.random() < 0.14:
            log[year * 12 + int(chance.integers(0, 12)) :] += math.log(float(chance.choice([0.4, 0.6, 1.5, 2.0])))
    wanted: NDArray[np.float64] = np.exp(log)
    kept = 1 - host.compliance
    wanted[DEADLINE:] *= kept
    opened = OPENED + host.delay
    ramp = np.clip((np.arange(LENGTH) - opened) / host.ramp, 0, 1)
    later: NDArray[np.float64] = np.exp(log) * (kept * (1 - ramp) + host.recovery * ramp)
    wanted[opened:] = later[opened:]
    return wanted


def _depart(
    chance: np.random.Generator, at: int, site: _Site, host: Habits, sites: dict[str, _Site], moves: list[Move]
) -> None:
    closed = CLOSED <= at < OPENED + host.delay
    place = site.node.id
    for group in list(site.groups):
        lost = int(chance.binomial(group.size, 0.0004 if closed else 0.002))
        _leave(at, group, lost, place, None, moves)
        if group.leaves is not None and at >= group.leaves and not closed:
            slipped = int(chance.binomial(group.size, host.leak)) if site.refuge != place else 0
            if slipped:
                refuge = sites[site.refuge]
                refuge.groups.append(Group(size=slipped, until=group.until + 24, leaves=None))
                _leave(at, group, slipped, place, site.refuge, moves)
            _leave(at, group, int(chance.binomial(group.size, 0.97)), place, None, moves)
            group.leaves = None
        elif at >= group.until:
            if closed:
                if chance.random() < 0.002:
                    _leave(at, group, group.size, place, None, moves)
            elif at < OPENED or chance.random() < host.homeward:
                _leave(at, group, int(chance.binomial(group.size, 0.9)), place, None, moves)
                group.until = at + int(chance.integers(6, 19))
    site.groups = [group for group in site.groups if group.size]


def _leave(at: int, group: Group, size: int, source: str, target: str | None, moves: list[Move]) -> None:
    if size:
        group.size -= size
        moves.append(Move(at=at, size=size, source=source, target=target))


def _arrive(chance: np.random.Generator, at: int, site: _Site, host: Habits, moves: list[Move]) -> None:
    if CLOSED <= at < OPENED + host.delay:
        return
    gap = site.demand[at] - site.stock()
    speed = 0.3 * (host.under_cap if CAP <= at < CLOSED else 1.0)
    if RESOLVED <= at < CLOSED:
        speed *= 1 - host.compliance
    if at == 0:
        speed = 1.0
    wanted = gap * speed
    while wanted > 0:
        size = int(math.exp(chance.uniform(math.log(20), math.log(500))))
        if size > wanted and chance.random() > wanted / size:
            return
        # the first groups were not all sent in one month: what is left of their terms differs
        term = int(chance.integers(1, 61)) if at == 0 else int(chance.integers(36, 61))
        site.groups.append(Group(size=size, until=at + term, leaves=_told_to_leave(chance, at, host)))
        moves.append(Move(at=at, size=size, source=None, target=site.node.id))
        wanted -= size


def _told_to_leave(chance: np.random.Generator, at: int, host: Habits) -> int | None:
    if at >= DEADLINE or chance.random() >= host.compliance:
        return None
    if host.early:
        return int(chance.integers(RESOLVED + 1, DEADLINE + 1))
    return DEADLINE - min(int(chance.exponential(2.5)), 11)
