"""Claims into clusters: blocking, average linkage with a floor for every pair, and what people decided."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tumen.ledger import Claim
from tumen.link.compare import STANDING, distinctive
from tumen.link.counts import numbers
from tumen.link.places import above
from tumen.link.places import key as place_key

Pair = tuple[str, str]

_CROWD = 12
"""Claims of a block with which each claim is compared: its nearest in time before it."""

_TWINS = 24
"""A block up to this size is compared whole."""


def pair(one: str, other: str) -> Pair:
    """Two ids, the smaller first."""
    return (one, other) if one < other else (other, one)


def blocks(claims: Iterable[Claim], written: Mapping[str, date]) -> list[Pair]:
    """Pairs of claims worth comparing, in order. `written` is the first day on which each report can be written.

    A block holds claims that agree in something and, for a place, those of places within it: these are compared with
    the block's own, not with each other.
    """
    members: dict[Hashable, list[tuple[Claim, bool]]] = {}
    for claim in claims:
        for key, own in _keys(claim, written.get(claim.report)):
            members.setdefault(key, []).append((claim, own))
    pairs: set[Pair] = set()
    for block in members.values():
        if len(block) == 1 or not any(own for _, own in block):
            continue
        ordered = sorted(
            block, key=lambda entry: (_day(entry[0], written.get(entry[0].report)) or date.min, entry[0].id)
        )
        reach = len(ordered) if len(ordered) <= _TWINS else _CROWD
        for at, (claim, own) in enumerate(ordered):
            near = ordered[max(0, at - reach) : at]
            pairs.update(pair(claim.id, other.id) for other, other_own in near if own or other_own)
    return sorted(pairs)


def _day(claim: Claim, written: date | None) -> date | None:
    if claim.time is not None:
        return claim.time.start or claim.time.end
    return written


def _keys(claim: Claim, written: date | None) -> Iterator[tuple[Hashable, bool]]:
    """The keys of the blocks of a claim, and whether it is one of the block's own."""
    act = (claim.kind, claim.direction)
    detail = claim.indicator or (claim.document.type if claim.document else None)
    day = _day(claim, written)
    # a season and the next: an event at the end of March meets one at the start of April
    seasons = {(day.year * 4 + (day.month - 1) // 3 + step) for step in (0, 1)} if day is not None else {None}
    for season in seasons:
        if claim.where is not None:
            yield ("where", *act, detail, place_key(claim.where), season), True
            for outer in above(claim.where):
                yield ("where", *act, detail, outer, season), False
        # a claim that names no more than the state may be of an event anywhere in it
        wide = claim.where is None or claim.where.level == "country"
        yield ("host", *act, detail, claim.host, claim.sex, season), wide
    if claim.count is not None:
        for number in numbers(claim.count):
            yield ("count", *act, claim.host, number), True
    if claim.money is not None:
        yield ("money", claim.host, claim.money.low, claim.money.high, claim.money.per), True
    for word in distinctive(claim.employer) if claim.employer else ():
        yield ("employer", *act, word), True
    if claim.kind in STANDING and claim.where is not None:
        yield ("standing", *act, detail, place_key(claim.where)), True


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What must be together and what must not, as pairs of node ids."""

    together: frozenset[Pair]
    apart: frozenset[Pair]


def clusters(
    nodes: Sequence[str],
    likely: Iterable[Pair],
    odds: Callable[[str, str], float],
    *,
    wishes: Wishes,
    floor: float,
) -> list[tuple[str, ...]]:
    """Clusters of nodes, each sorted, in order of their first.

    Begins with what must be together (a pair that would break `apart` is left out, smaller ids first) and then merges
    the two clusters whose pairs have the highest average of `odds`, as long as it is above 0, no pair of theirs is
    below `floor` and none must stay apart. Clusters of which no pair is `likely` are never compared.
    """
    state = _State(nodes, wishes)
    for one, other in sorted(wishes.together):
        here, there = state.home[one], state.home[other]
        if here != there and not state.barred(here, there):
            state.merge(here, there)
    near: dict[str, dict[str, _Link]] = {name: {} for name in state.members}
    heap: list[tuple[float, str, str]] = []

    def offer(here: str, there: str, bond: _Link) -> None:
        near[here][there] = near[there][here] = bond
        mean = round(bond.total / (len(state.members[here]) * len(state.members[there])), 9)
        if mean > 0 and bond.lowest > floor and not state.barred(here, there):
            heapq.heappush(heap, (-mean, *pair(here, there)))

    for one, other in likely:
        here, there = state.home[one], state.home[other]
        if here != there and there not in near[here]:
            offer(here, there, state.bond(here, there, odds))
    while heap:
        _, here, there = heapq.heappop(heap)
        if here not in state.members or there not in state.members:
            continue
        bonds, others = near.pop(here), near.pop(there)
        joined = {
            name: (bonds.get(name) or state.bond(here, name, odds)).plus(
                others.get(name) or state.bond(there, name, odds)
            )
            for name in sorted((bonds.keys() | others.keys()) - {here, there})
        }
        kept = state.merge(here, there)
        near[kept] = {}
        for name, bond in joined.items():
            near[name].pop(here, None)
            near[name].pop(there, None)
            offer(kept, name, bond)
    return sorted(state.members.values())


@dataclass(frozen=True, slots=True)
class _Link:
    """The sum and the lowest of the odds of all pairs of two clusters."""

    total: float
    lowest: float

    def plus(self, other: _Link) -> _Link:
        return _Link(self.total + other.total, min(self.lowest, other.lowest))


class _State:
    """Clusters as they grow; each merge gives a cluster a new name, so that old offers are seen to be stale."""

    def __init__(self, nodes: Sequence[str], wishes: Wishes) -> None:
        self.members: dict[str, tuple[str, ...]] = {name: (name,) for name in sorted(nodes)}
        self.home = {name: name for name in self.members}
        self._apart: dict[str, set[str]] = {}
        for one, other in wishes.apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def barred(self, here: str, there: str) -> bool:
        inside = set(self.members[there])
        return any(not inside.isdisjoint(self._apart.get(name, ())) for name in self.members[here])

    def bond(self, here: str, there: str, odds: Callable[[str, str], float]) -> _Link:
        all_odds = [odds(*pair(one, other)) for one in self.members[here] for other in self.members[there]]
        return _Link(sum(sorted(all_odds)), min(all_odds))

    def merge(self, here: str, there: str) -> str:
        members = tuple(sorted(self.members.pop(here) + self.members.pop(there)))
        name = f"{members[0]}+{len(members)}"
        self.members[name] = members
        self.home.update(dict.fromkeys(members, name))
        return name
