"""Why claims are one incident and why others were kept apart, and why one report retells another, for a person."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tumen.ledger import Claim, Incident, Lineage, Report, Retelling
from tumen.link.blocks import pair as pair_of
from tumen.link.compare import Comparison, Profile, comparable, compare, profile
from tumen.link.counts import numbers
from tumen.link.edges import COPIED, PROBABLE
from tumen.link.employers import as_decided
from tumen.link.facts import align, facts
from tumen.link.nearby import day_of
from tumen.link.places import above, key
from tumen.link.weights import reasons, weights

_MOST = 12
"""Claims outside an incident with which each of its claims is compared, the nearest in time."""

_PAIRS = 10
"""Pairs of one incident up to which all are told; of more the strongest of each claim."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """One comparison in which two claims agree or differ: its log-odds weight and the reason in words."""

    name: str
    weight: float
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PairWhy:
    """Two claims side by side: what speaks for one incident and what against, and the sum in log-odds.

    `copied` tells that both stand in the same words, one copied from the other; nothing is then weighed. `decided` is
    `same` or `not-same` where a person said so.
    """

    one: str
    other: str
    odds: float
    levels: tuple[Level, ...]
    copied: bool = False
    decided: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class IncidentWhy:
    """Why an incident is as it is. `pairs` join its claims, the strongest first, and `untold` counts further pairs.

    `apart` is the claim of another incident that came nearest, with what kept it apart in `apart_why`; None where
    nothing came near.
    """

    pairs: tuple[PairWhy, ...]
    untold: int
    apart: PairWhy | None
    apart_why: str | None


class Reasoning:
    """Explains the incidents of a case. Indexes its claims once; changes nothing.

    `same`, `apart` and `same_employers` are what people decided, as in `Effective`.
    """

    def __init__(
        self,
        claims: Mapping[str, Claim],
        reports: Mapping[str, Report],
        lineage: Lineage,
        *,
        same: frozenset[tuple[str, str]] = frozenset(),
        apart: frozenset[tuple[str, str]] = frozenset(),
        same_employers: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        self._claims, self._reports = claims, reports
        self._compared = as_decided(claims, same_employers)
        self._decided = dict.fromkeys(same, "same") | dict.fromkeys(apart, "not-same")
        self._profiles: dict[str, Profile] = {}
        self._edges: dict[tuple[str, str], list[Retelling]] = {}
        for edge in lineage.retellings:
            if edge.of is not None:
                self._edges.setdefault(pair_of(edge.report, edge.of), []).append(edge)
        self._of_report: dict[str, list[Claim]] = {}
        self._blocks: dict[Hashable, list[tuple[int, str]]] = {}
        for name in sorted(claims):
            claim = claims[name]
            self._of_report.setdefault(claim.report, []).append(claim)
            for block in _blocks(claim):
                self._blocks.setdefault(block, []).append((day_of(claim, reports) or 0, name))
        for held in self._blocks.values():
            held.sort()
        self._answers: dict[tuple[str, str], Mapping[tuple[str, str], float]] = {}

    def why(self, incident: Incident) -> IncidentWhy:
        """Why the claims of `incident` are together, and why the nearest other claim is not among them."""
        pairs = sorted(
            self._pairs(incident.claims), key=lambda pair: (not pair.copied, -pair.odds, pair.one, pair.other)
        )
        size = len(incident.claims)
        nearest = self._nearest(incident)
        return IncidentWhy(
            pairs=tuple(pairs),
            untold=size * (size - 1) // 2 - len(pairs),
            apart=nearest,
            apart_why=self._kept_apart(nearest, incident) if nearest is not None else None,
        )

    def pair(self, one: str, other: str) -> PairWhy:
        """Two claims side by side, whether or not they share an incident."""
        one, other = pair_of(one, other)
        here, there = self._claims[one], self._claims[other]
        decided = self._decided.get((one, other))
        if self._copied(here, there):
            return PairWhy(one=one, other=other, odds=0.0, levels=(), copied=True, decided=decided)
        found = self._compare(here, there)
        table, said = weights("incident"), reasons("incident")
        levels = [Level(name="prior", weight=table["prior"], why=said["prior"])]
        for name in found.levels:
            weight = table[name] * (self._retold(here, there) if name == "retold" else 1)
            levels.append(Level(name=name, weight=round(weight, 2), why=said[name]))
        return PairWhy(one=one, other=other, odds=found.odds, levels=tuple(levels), decided=decided)

    def _pairs(self, names: Sequence[str]) -> list[PairWhy]:
        size = len(names)
        if size * (size - 1) // 2 <= _PAIRS:
            return [self.pair(one, other) for one, other in combinations(names, 2)]
        best = {}
        for name in names:
            # in a big incident each claim is told with those nearest to it in time
            others = sorted(
                (other for other in names if other != name), key=lambda other: (self._lag(name, other), other)
            )
            told = [self.pair(name, other) for other in others[:_MOST]]
            strongest = max(told, key=lambda pair: (pair.copied, pair.odds, pair.one, pair.other))
            best[strongest.one, strongest.other] = strongest
        return list(best.values())

    def _nearest(self, incident: Incident) -> PairWhy | None:
        inside = set(incident.claims)
        found: PairWhy | None = None
        for name in incident.claims:
            claim = self._claims[name]
            for other in self._beside(claim):
                there = self._claims[other]
                if other in inside or not comparable(claim, there) or self._copied(claim, there):
                    continue
                odds = self._compare(*((claim, there) if name < other else (there, claim))).odds
                if found is None or (odds, found.one, found.other) > (found.odds, *pair_of(name, other)):
                    found = self.pair(name, other)
        return found

    def _beside(self, claim: Claim) -> list[str]:
        day = day_of(claim, self._reports) or 0
        beside: dict[str, None] = {}
        for block in _blocks(claim):
            held = self._blocks[block]
            if len(held) > 2 * _MOST:
                at = bisect_left(held, (day, claim.id))
                held = held[max(0, at - _MOST) : at + _MOST]
            beside |= dict.fromkeys(name for _, name in held)
        beside.pop(claim.id, None)
        return list(beside)

    def _kept_apart(self, pair: PairWhy, incident: Incident) -> str:
        if pair.decided == "not-same":
            return "a person said that they are not the same"
        here, there = self._claims[pair.one], self._claims[pair.other]
        if there.part_of == here.id or here.part_of == there.id:
            return "one is a part of the other: two things, whose people are never added"
        against = sorted((level for level in pair.levels if level.weight < 0 and level.name != "prior"), key=_weight)
        if pair.odds <= 0:
            if against:
                return f"against it: {'; '.join(level.why for level in against[:2])}"
            return "too little speaks for it: nothing that they share is rare enough"
        inside, outside = (pair.one, pair.other) if pair.one in incident.claims else (pair.other, pair.one)
        rest = [self.pair(name, outside) for name in incident.claims[:_MOST] if name != inside]
        worst = min(rest, key=lambda other: (other.copied, other.odds, other.one, other.other), default=None)
        levels = sorted(worst.levels, key=_weight) if worst is not None else []
        said = [level.why for level in levels if level.weight < 0 and level.name != "prior"]
        if said:
            return f"it fits this claim, but another of the incident less: {said[0]}"
        return "it fits another incident better"

    def _compare(self, one: Claim, other: Claim) -> Comparison:
        return compare(self._profile(one), self._profile(other), retold=self._retold(one, other))

    def _profile(self, claim: Claim) -> Profile:
        if claim.id not in self._profiles:
            self._profiles[claim.id] = profile(self._compared[claim.id], self._reports[claim.report])
        return self._profiles[claim.id]

    def _retold(self, one: Claim, other: Claim) -> float:
        reports = pair_of(one.report, other.report)
        if reports not in self._edges:
            return 0.0
        if reports not in self._answers:
            found: dict[tuple[str, str], float] = {}
            for edge in self._edges[reports]:
                here, there = (facts(sorted(self._of_report[name], key=_place)) for name in (edge.report, str(edge.of)))
                for match in align(here, there):
                    two = pair_of(match.here.id, match.there.id)
                    found[two] = max(found.get(two, 0.0), edge.probability)
            self._answers[reports] = found
        return self._answers[reports].get(pair_of(one.id, other.id), 0.0)

    def _copied(self, one: Claim, other: Claim) -> bool:
        if (one.count, one.indicator, one.kind) != (other.count, other.indicator, other.kind):
            return False
        for edge in self._edges.get(pair_of(one.report, other.report), ()):
            here, there = (one, other) if edge.report == one.report else (other, one)
            for passage in edge.passages if edge.probability >= PROBABLE else ():
                shift = passage.there_start - passage.start
                start, end = max(here.start, passage.start), min(here.end, passage.end)
                if start < end and min(end + shift, there.end) > max(start + shift, there.start):
                    return _share(edge, self._reports[here.report]) >= COPIED
        return False

    def _lag(self, one: str, other: str) -> int:
        days = [day_of(self._claims[name], self._reports) for name in (one, other)]
        return abs((days[0] or 0) - (days[1] or 0))


def _blocks(claim: Claim) -> Iterator[Hashable]:
    act = (claim.kind, claim.direction)
    if claim.where is not None:
        yield ("at", *act, key(claim.where))
        for outer in above(claim.where):
            yield ("at", *act, outer)
    for number in numbers(claim.count) if claim.count is not None else ():
        yield ("count", *act, claim.host, number)
    yield ("host", *act, claim.host)


def _place(claim: Claim) -> tuple[int, int, str, str]:
    return claim.start, claim.end, claim.kind, claim.id


def _weight(level: Level) -> float:
    return level.weight


def _share(edge: Retelling, report: Report) -> float:
    """Part of the report's text (0 to 1, by characters) that stands in what it retells."""
    return sum(passage.end - passage.start for passage in edge.passages) / max(1, len(report.text))


def why(
    incident: Incident, claims: Mapping[str, Claim], reports: Mapping[str, Report], lineage: Lineage
) -> IncidentWhy:
    """Why one incident is as it is; `claims` and `reports` are those of the case, by id. Of many, use `Reasoning`."""
    return Reasoning(claims, reports, lineage).why(incident)


def would_change(edge: Retelling, reports: Mapping[str, Report]) -> tuple[str, ...]:
    """What would make the retelling more or less likely, as a person could find it out."""
    root = reports[edge.of] if edge.of is not None else None
    name = (root.publisher or root.title or root.name) if root is not None else (edge.outlet or "its source")
    said = any(sentence.startswith("names ") for sentence in edge.evidence)
    if root is None:
        return (f"the report of {name} itself: add it to the case to see what was taken from it and what changed",)
    found = []
    if not said:
        found.append(f"more likely: a line that names {name} as where it comes from")
    if not edge.passages:
        found.append("more likely: eight or more words in a row that stand in both")
    if edge.probability >= PROBABLE and not edge.passages:
        found.append("less likely: people of its own who told it what both share")
    writings = (root, reports[edge.report])
    if any(report.published is None for report in writings):
        found.append("either way: the day on which each was written, which nothing tells of one of them")
    return tuple(found)
