"""Reports and claims in, lineage and incidents out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tumen.ledger import Claim, Effective, Incident, Lineage, Report
from tumen.link.cluster import Pair, Wishes, blocks, clusters, pair
from tumen.link.compare import Comparison, comparable, compare, profile
from tumen.link.edges import retold
from tumen.link.incidents import incident
from tumen.link.lineage import Graph, families, graph, retellings
from tumen.link.origins import origins
from tumen.link.parts import parts
from tumen.link.readings import read
from tumen.link.related import related
from tumen.link.times import written
from tumen.link.weights import reasons, weights

_NEVER = -100.0
"""Log-odds of two claims that can be of no one incident: of other kinds, or a part and its whole."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Linked:
    """Who retells whom, and which claims are of one incident (in order of their first claim)."""

    lineage: Lineage
    incidents: tuple[Incident, ...]


def link(reports: Sequence[Report], effective: Effective) -> Linked:
    """Lineage and incidents of a case: the same whatever order reports and claims come in.

    What people decided always holds: claims of `effective.same` share an incident, those of `effective.apart` never do
    (where decisions contradict each other through others, `apart` wins). Words copied from another report follow the
    claim that they copy and add no support. Raises InvalidValue where a claim's report is not among `reports`.
    """
    claims = tuple(sorted(effective.claims, key=lambda claim: claim.id))
    readings = read(reports, claims)
    edges = graph(readings)
    copies = retold([edge for kept in edges.edges.values() for edge in kept], readings)
    roots = origins(edges, readings, copies)
    lineage = Lineage(
        retellings=retellings(edges, readings),
        origins=MappingProxyType(roots),
        families=MappingProxyType(families(edges, readings)),
    )
    by_id = {claim.id: claim for claim in claims}
    reports_by_id = {name: reading.report for name, reading in readings.of.items()}
    groups = _groups(by_id, reports_by_id, edges, copies, effective)
    home = {name: group for group, _ in groups for name in group}
    touching = parts(
        claims,
        [
            (match.here.id, match.there.id, edge.probability)
            for kept in edges.edges.values()
            for edge in kept
            for match in edge.matches
            # a retelling that is in the incident of what it retells shares its parts there
            if home[match.here.id] != home[match.there.id]
        ],
    )
    incidents = [
        incident(
            [by_id[name] for name in group],
            roots,
            [part for name in group for part in touching.get(name, ())],
            why,
            reports=reports_by_id,
            others=by_id,
        )
        for group, why in groups
    ]
    incidents.sort(key=lambda entry: entry.claims)
    return Linked(lineage=lineage, incidents=related(incidents, by_id, reports_by_id, lineage))


def _groups(
    by_id: Mapping[str, Claim],
    reports: Mapping[str, Report],
    edges: Graph,
    copies: Mapping[str, str],
    effective: Effective,
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Ids of the claims of each incident, and the reasons why they are together."""
    node = _nodes(by_id, copies, effective)
    members: dict[str, list[str]] = {}
    for name, rep in node.items():
        members.setdefault(rep, []).append(name)
    answers: dict[Pair, float] = {}
    for kept in edges.edges.values():
        for edge in kept:
            for match in edge.matches:
                here, there = match.here.id, match.there.id
                # what a copy shares with a third report is not the copy's to say: a copy joins no two incidents
                if here in members and there in members:
                    answers[pair(here, there)] = max(answers.get(pair(here, there), 0.0), edge.probability)
    wholes = _wholes(by_id)
    profiles = {}
    for name, copied in members.items():
        holders = [by_id[one].report for one in copied]
        # words were written when the first of their copies was, and stand in every report that has one
        first_told = min(holders, key=lambda held: (written(reports[held])[1], written(reports[held])[0], held))
        profiles[name] = profile(by_id[name], reports[first_told], holders)
    known: dict[Pair, float] = {}

    def comparison(one: str, other: str) -> Comparison | None:
        if not comparable(by_id[one], by_id[other]) or _part_and_whole(members[one], members[other], wholes):
            return None
        return compare(profiles[one], profiles[other], retold=answers.get((one, other), 0.0))

    def odds(one: str, other: str) -> float:
        if (one, other) not in known:
            found = comparison(one, other)
            known[one, other] = found.odds if found is not None else _NEVER
        return known[one, other]

    wishes = Wishes(
        together=frozenset(
            pair(node[one], node[other])
            for one, other in effective.same
            if one in node and other in node and node[one] != node[other]
        ),
        apart=frozenset(
            pair(node[one], node[other])
            for one, other in effective.apart
            if one in node and other in node and node[one] != node[other]
        ),
    )
    first = {name: written(report)[0] for name, report in reports.items() if written(report)[0].year > 1}
    near = [*blocks((by_id[name] for name in members), first), *answers]
    likely = sorted({two for two in near if odds(*two) > 0})
    # where claims fit equally well their words decide, not the ids of their reports: a copy leaves the order as it is
    ranked = sorted(members, key=lambda name: (by_id[name].quote, by_id[name].start, name))
    rank = {name: f"{at:09}" for at, name in enumerate(ranked)}
    name_of = {at: name for name, at in rank.items()}
    groups = clusters(
        list(name_of),
        sorted(pair(rank[one], rank[other]) for one, other in likely),
        lambda one, other: odds(*pair(name_of[one], name_of[other])),
        wishes=Wishes(
            together=frozenset(pair(rank[one], rank[other]) for one, other in wishes.together),
            apart=frozenset(pair(rank[one], rank[other]) for one, other in wishes.apart),
        ),
        floor=weights("incident")["cohesion"],
    )
    return [
        (
            tuple(sorted(name for rep in group for name in members[rep])),
            _why(group, members, comparison, wishes),
        )
        for group in (sorted(name_of[at] for at in ranks) for ranks in groups)
    ]


def _nodes(by_id: Mapping[str, Claim], copies: Mapping[str, str], effective: Effective) -> dict[str, str]:
    """For each claim the claim that stands for it: what it copies in the end, if the two say the same, else itself."""
    node = {}
    held: set[tuple[str, str]] = set()
    for name in by_id:
        at, seen = name, {name}
        while at in copies and copies[at] not in seen:
            if _differ(by_id[at], by_id[copies[at]]):
                break
            at = copies[at]
            seen.add(at)
        # two claims of one report are two things, whatever they copy
        if at != name and (at, by_id[name].report) not in held:
            held.add((at, by_id[name].report))
            node[name] = at
        else:
            node[name] = name
    for one, other in sorted(effective.apart):
        # people who keep two copies of the same words apart are right about their claims
        if one in node and other in node and node[one] == node[other]:
            node[one if node[one] != one else other] = one if node[one] != one else other
    return node


def _differ(copy: Claim, original: Claim) -> bool:
    return (copy.count, copy.indicator) != (original.count, original.indicator)


def _wholes(by_id: Mapping[str, Claim]) -> dict[str, frozenset[str]]:
    """For each claim every claim whose people include its people, directly or through others."""
    found = {}
    for name, claim in by_id.items():
        above: list[str] = []
        at = claim.part_of
        while at is not None and at in by_id and at not in above and at != name:
            above.append(at)
            at = by_id[at].part_of
        if above:
            found[name] = frozenset(above)
    return found


def _part_and_whole(ones: Sequence[str], others: Sequence[str], wholes: Mapping[str, frozenset[str]]) -> bool:
    if not wholes:
        return False
    return any(wholes.get(one, frozenset()) & set(others) for one in ones) or any(
        wholes.get(other, frozenset()) & set(ones) for other in others
    )


def _why(
    group: Sequence[str],
    members: Mapping[str, Sequence[str]],
    comparison: Callable[[str, str], Comparison | None],
    wishes: Wishes,
) -> tuple[str, ...]:
    inside = set(group)
    said: dict[str, int] = {}
    for at, one in enumerate(group):
        for other in group[at + 1 :]:
            found = comparison(*pair(one, other))
            for level in found.levels if found is not None else ():
                if weights("incident")[level] > 0:
                    said[level] = said.get(level, 0) + 1
    why = [reasons("incident")[level] for level in sorted(said, key=lambda level: (-said[level], level))]
    if any(len(members[name]) > 1 for name in group):
        why.insert(0, "the same words, copied")
    if any(one in inside and other in inside for one, other in wishes.together):
        why.insert(0, "a person said that they are the same")
    return tuple(why)
