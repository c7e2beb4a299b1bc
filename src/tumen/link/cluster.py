"""Claims into clusters: blocking, average linkage with a floor for every pair, and what people decided."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tumen.ledger import Claim
from tumen.link.compare import STANDING, distinctive

Pair = tuple[str, str]

_CROWD = 12
"""Claims of a block with which each claim is compared: its nearest in time before it."""

_TWINS = 40
"""A block up to this size is compared whole."""


def pair(one: str, other: str) -> Pair:
    """Two ids, the smaller first."""
    return (one, other) if one < other else (other, one)


def blocks(claims: Iterable[Claim], written: Mapping[str, date]) -> list[Pair]:
    """Pairs of claims worth comparing, in order. `written` is the day before which each report was surely written."""
    members: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        for key in _keys(claim, written.get(claim.report)):
            members.setdefault(key, []).append(claim)
    pairs: set[Pair] = set()
    for block in members.values():
        ordered = sorted(block, key=lambda claim: (_day(claim, written.get(claim.report)) or date.min, claim.id))
        reach = len(ordered) if len(ordered) <= _TWINS else _CROWD
        for at, claim in enumerate(ordered):
            pairs.update(pair(claim.id, other.id) for other in ordered[max(0, at - reach) : at])
    return sorted(pairs)


def _day(claim: Claim, written: date | None) -> date | None:
    if claim.time is not None:
        return claim.time.start or claim.time.end
    return written


def _keys(claim: Claim, written: date | None) -> Iterable[Hashable]:
    act = (claim.kind, claim.direction)
    detail = claim.indicator or (claim.document.type if claim.document else None)
    day = _day(claim, written)
    # a season and the next: an event at the end of March meets one at the start of April
    seasons = {(day.year * 4 + (day.month - 1) // 3 + step) for step in (0, 1)} if day is not None else {None}
    place = (claim.where.country, claim.where.name.casefold()) if claim.where else None
    for season in seasons:
        yield "where", *act, detail, claim.host, place, season
        yield "host", *act, detail, claim.host, claim.sex, season
    if claim.count is not None:
        for number in {claim.count.low, claim.count.high} - {None}:
            yield "count", *act, claim.host, number
    if claim.money is not None:
        yield "money", claim.host, claim.money.low, claim.money.high, claim.money.per
    for word in distinctive(claim.employer) if claim.employer else ():
        yield "employer", *act, word
    if claim.kind in STANDING and place is not None:
        yield "standing", *act, detail, place


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
        if state.home[one] != state.home[other] and not state.barred(state.home[one], state.home[other]):
            state.merge(state.home[one], state.home[other])
    heap: list[tuple[float, str, str]] = []
    near: dict[str, set[str]] = {name: set() for name in state.members}
    for one, other in likely:
        here, there = state.home[one], state.home[other]
        if here != there:
            near[here].add(there)
            near[there].add(here)
    for here in sorted(near):
        for there in sorted(near[here]):
            if here < there:
                _offer(heap, here, there, state, odds, floor)
    while heap:
        _, here, there = heapq.heappop(heap)
        if here not in state.members or there not in state.members:
            continue
        around = (near.pop(here) | near.pop(there)) - {here, there}
        kept = state.merge(here, there)
        near[kept] = {name for name in around if name in state.members}
        for name in sorted(near[kept]):
            near[name] -= {here, there}
            near[name].add(kept)
            _offer(heap, *pair(kept, name), state, odds, floor)
    return sorted(tuple(sorted(members)) for members in state.members.values())


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
        return any(self._apart.get(name, set()) & inside for name in self.members[here])

    def merge(self, here: str, there: str) -> str:
        members = tuple(sorted(self.members.pop(here) + self.members.pop(there)))
        name = f"{members[0]}+{len(members)}"
        self.members[name] = members
        self.home.update(dict.fromkeys(members, name))
        return name


def _offer(
    heap: list[tuple[float, str, str]],
    here: str,
    there: str,
    state: _State,
    odds: Callable[[str, str], float],
    floor: float,
) -> None:
    if state.barred(here, there):
        return
    sums = [odds(*pair(one, other)) for one in state.members[here] for other in state.members[there]]
    mean = sum(sorted(sums)) / len(sums)
    if mean > 0 and min(sums) > floor:
        heapq.heappush(heap, (-round(mean, 9), here, there))
