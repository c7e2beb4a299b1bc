"""Claims into clusters: average linkage with a floor for every pair, and what people decided."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tumen.link.blocks import Pair, pair


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
