"""A few reports of a large case have changed: what follows for lineage and incidents, without linking all again.

What linking says of a report rests on the reports only that a chain of near pairs joins to it, and what it says of a
claim on the claims that a chain of likely pairs joins to its own. So a newcomer is compared with its blocks, and the
few chains that it touches are linked again. The result is that of linking everything, and a test holds it to that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from tumen.ledger import Claim, Effective, Incident, Lineage, Report
from tumen.link import candidates, neighbours
from tumen.link.blocks import Entry, Member, Pair, Rule, gathered, moved, pairs_of
from tumen.link.edges import retold
from tumen.link.employers import as_decided
from tumen.link.grouping import incidents, wished
from tumen.link.known import Known, Stand, stands
from tumen.link.lineage import families, graph, retellings
from tumen.link.nodes import Nodes, nodes
from tumen.link.origins import origins
from tumen.link.profiles import profile
from tumen.link.readings import Readings, read


@dataclass(frozen=True, kw_only=True, slots=True)
class Relinked:
    """What changes in what is kept.

    `reports` are those whose retellings and family are given anew in `lineage` (the ids of reports that left stand
    among them), `claims` those whose origins are. `incidents` go and come; what is not named stays. `left` and
    `entered` are entries of blocks, `parted` and `joined` near pairs, and what is kept of `claims` becomes `stands`.
    """

    reports: frozenset[str]
    claims: frozenset[str]
    lineage: Lineage
    gone: frozenset[str]
    incidents: tuple[Incident, ...]
    left: frozenset[Entry]
    entered: frozenset[Entry]
    parted: frozenset[Pair]
    joined: frozenset[Pair]
    stands: tuple[Stand, ...]


def relink(changed: Collection[str], decided: Effective, known: Known) -> Relinked:
    """What changes where the reports `changed` came, left, or had claims decided on.

    Of `decided` only the pairs count that people joined or kept apart; both reports of a pair that was decided on since
    are among `changed`.
    """
    state = _State(known, decided)
    touched = state.compare_reports(frozenset(changed))
    here = state.chained(touched)
    part = state.part(here)
    before = {stand.claim: stand for stand in known.stands_of(here | frozenset(changed))}
    after = {stand.claim: stand for stand in stands(part.nodes, part.report_of)}
    anew = frozenset(
        name
        for name, stand in after.items()
        if stand.node == name and (stand != before.get(name) or stand.report in changed)
    )
    vacated = frozenset(name for name, stand in before.items() if stand.node == name) - part.nodes.members.keys()
    ends = state.compare_nodes(part, anew, vacated)
    group = state.grouped(part, {*part.nodes.members, *ends} - vacated, before.keys())
    held = {name for node in group.among for name in group.nodes.members[node]}
    return Relinked(
        reports=here | frozenset(changed),
        claims=frozenset(before) | frozenset(after),
        lineage=part.lineage,
        gone=known.incidents_of(held | before.keys()),
        incidents=group.incidents,
        left=frozenset(state.left),
        entered=frozenset(state.entered),
        parted=frozenset(state.parted),
        joined=frozenset(state.joined),
        stands=tuple(after[name] for name in sorted(after)),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """Some reports, linked among themselves: all that a chain of near pairs joins to any of them."""

    readings: Readings
    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    report_of: Mapping[str, str]
    lineage: Lineage
    nodes: Nodes


@dataclass(frozen=True, kw_only=True, slots=True)
class _Group:
    """The incidents of the nodes `among`, which no likely pair joins to others."""

    among: frozenset[str]
    nodes: Nodes
    incidents: tuple[Incident, ...]


class _State:
    """What is kept, and what has changed of it so far."""

    def __init__(self, known: Known, decided: Effective) -> None:
        self.known = known
        self.decided = decided
        self.left: set[Entry] = set()
        self.entered: set[Entry] = set()
        self.parted: set[Pair] = set()
        self.joined: set[Pair] = set()

    def compare_reports(self, changed: frozenset[str]) -> frozenset[str]:
        """Compares the reports `changed` with those of their blocks, and gives every report of a near pair that came
        or went, with `changed`.
        """
        readings = self._read(changed)
        entered = [entry for reading in readings.of.values() for entry in candidates.entries(reading)]
        suspects = self._replace(changed, entered, candidates.RULE, lambda _: False)
        with_others = self._read({name for two in suspects for name in two})
        self._judge(graph(with_others, sorted(suspects)).near)
        return changed | {name for two in self.parted | self.joined for name in two}

    def compare_nodes(self, part: _Part, anew: frozenset[str], vacated: frozenset[str]) -> frozenset[str]:
        """Compares the nodes `anew` with those of their blocks, and gives every node of a pair that came or went."""
        entered = [
            entry
            for name in anew
            for entry in neighbours.entries(part.nodes.profiles[name].claim, part.reports[part.claims[name].report])
        ]
        parted, joined = set(self.parted), set(self.joined)

        def answered(two: Pair) -> bool:
            """Whether one of two nodes, neither of which is new, answers to the other in what they retell."""
            found = self.known.stands(two)
            return two in self.part(self.chained({stand.report for stand in found})).nodes.answers

        suspects = self._replace(anew | vacated, entered, neighbours.RULE, answered)
        suspects |= {two for two in part.nodes.answers if not anew.isdisjoint(two)}
        others = {name for two in suspects for name in two} - part.nodes.members.keys()
        compared = self._with_others(part.nodes, others)
        self._judge(two for two in suspects if compared.odds(*two) > 0)
        return frozenset(name for two in (self.parted - parted) | (self.joined - joined) for name in two)

    def _replace(
        self, changed: frozenset[str], entered: Collection[Entry], rule: Rule, otherwise: Callable[[Pair], bool]
    ) -> set[Pair]:
        """Puts members of blocks in the place of what they were, and gives the pairs that have to be judged.

        Near pairs that were compared and are not any more are near no longer, unless `otherwise` holds for them.
        """
        left = self.known.entries(changed)
        keys = {entry.key for entry in (*left, *entered)}
        before = self.known.blocks(keys)
        leaving = {key: {member.name for member in members} for key, members in gathered(left).items()}
        after = {
            key: [member for member in before.get(key, ()) if member.name not in leaving.get(key, ())] for key in keys
        }
        for key, members in gathered(entered).items():
            after[key] += members
        self.left |= set(left) - set(entered)
        self.entered |= set(entered) - set(left)
        pushed, fresh = moved(before, after, rule)
        suspects = pairs_of(changed, after, rule) | {two for two in fresh if changed.isdisjoint(two)}
        near = self.known.near(changed | {name for two in pushed for name in two})
        apart = [two for two in sorted(near & pushed) if changed.isdisjoint(two)]
        still = self._still_compared(apart, after, rule)
        self.parted |= {two for two in near if not changed.isdisjoint(two)}
        self.parted |= {two for two in apart if two not in still and not otherwise(two)}
        return suspects

    def _still_compared(self, apart: Collection[Pair], after: Mapping[int, list[Member]], rule: Rule) -> set[Pair]:
        """Those of the pairs that another block compares."""
        entries = self.known.entries({name for two in apart for name in two})
        keys: dict[str, set[int]] = {}
        for entry in entries:
            keys.setdefault(entry.name, set()).add(entry.key)
        shared = {key for one, other in apart for key in keys.get(one, set()) & keys.get(other, set())}
        blocks = {**self.known.blocks(shared - after.keys()), **{key: after[key] for key in shared & after.keys()}}
        return {
            two
            for two in apart
            if two
            in pairs_of({two[0]}, {key: blocks[key] for key in keys.get(two[0], set()) & keys.get(two[1], set())}, rule)
        }

    def _judge(self, near: Iterable[Pair]) -> None:
        """Keeps those of the suspects that were found to be `near`."""
        found = set(near)
        there = self.known.near({name for two in found for name in two}) if found else frozenset()
        self.parted -= found
        self.joined |= found - there

    def near(self, names: Collection[str]) -> set[Pair]:
        """The pairs of which one at least is among `names`, as they are now."""
        wanted = set(names)
        fresh = {two for two in self.joined if not wanted.isdisjoint(two)}
        return (set(self.known.near(wanted)) - self.parted) | fresh

    def closed(self, names: Iterable[str], also: Iterable[Pair] = ()) -> frozenset[str]:
        """The names with all that a chain of near pairs, or of the pairs in `also`, joins to them."""
        by_name: dict[str, set[str]] = {}
        for one, other in also:
            by_name.setdefault(one, set()).add(other)
            by_name.setdefault(other, set()).add(one)
        found: set[str] = set()
        frontier = set(names)
        while frontier:
            found |= frontier
            reached = {name for two in self.near(frontier) for name in two}
            reached |= {other for name in frontier for other in by_name.get(name, ())}
            frontier = reached - found
        return frozenset(found)

    def chained(self, reports: Iterable[str]) -> frozenset[str]:
        """The reports with all that a chain of near pairs joins to them; those of the case only."""
        found = self.closed(reports)
        return frozenset(self.known.reports(found))

    def part(self, here: frozenset[str]) -> _Part:
        """These reports, which no near pair joins to others, linked among themselves."""
        readings = self._read(here)
        edges = graph(readings, sorted(two for two in self.near(here) if here.issuperset(two)))
        copies = retold([edge for kept in edges.edges.values() for edge in kept], readings)
        claims = {claim.id: claim for reading in readings.of.values() for claim in reading.claims}
        claims = {name: claims[name] for name in sorted(claims)}
        reports = {name: reading.report for name, reading in readings.of.items()}
        return _Part(
            readings=readings,
            reports=reports,
            claims=claims,
            report_of={name: claim.report for name, claim in claims.items()},
            lineage=Lineage(
                retellings=retellings(edges, readings),
                origins=MappingProxyType(origins(edges, readings, copies)),
                families=MappingProxyType(families(edges, readings)),
            ),
            nodes=nodes(claims, reports, edges, copies, self.decided),
        )

    def grouped(self, part: _Part, names: Collection[str], before: Collection[str]) -> _Group:
        """The incidents of the nodes `names` and of all that likely pairs and people's wishes join to them, and of what
        shared an incident with any of it or with the claims `before`: what joined them may be gone.
        """
        wishes = self._wishes(part)
        among = self.closed(names, wishes)
        while left := self._left_behind(part, among, before) - among:
            among = self.closed(among | left, wishes)
        outside = among - part.nodes.members.keys()
        # the reports of all that those nodes stand for, with what they are linked with: nothing there has changed
        holders = {stand.report for stand in self.known.stands_for(outside)} - part.reports.keys()
        rest = self.part(self.chained(holders))
        both = _merged(part, rest)
        return _Group(
            among=among,
            nodes=both.nodes,
            incidents=incidents(
                both.claims,
                both.nodes,
                (two for two in self.near(among) if among.issuperset(two)),
                both.lineage.origins,
                self.decided,
                reports=both.reports,
                among=among,
            ),
        )

    def _left_behind(self, part: _Part, among: frozenset[str], before: Collection[str]) -> set[str]:
        """The nodes, as they are now, of all claims that shared an incident with one of `among` or `before`."""
        claims = {*before, *(name for node in among for name in part.nodes.members.get(node, ()))}
        claims |= {stand.claim for stand in self.known.stands_for(among - part.nodes.members.keys())}
        beside = self.known.beside(claims)
        found = {part.nodes.standing_for[name] for name in beside if name in part.nodes.standing_for}
        # of the reports that are linked again, what stands nowhere is gone
        return found | {stand.node for stand in self.known.stands(beside - claims) if stand.report not in part.reports}

    def _wishes(self, part: _Part) -> frozenset[Pair]:
        """The pairs of nodes that people want to be together, of the whole case."""
        if not self.decided.same:
            return frozenset()
        named = {name for two in self.decided.same for name in two}
        standing_for = {stand.claim: stand.node for stand in self.known.stands(named)} | dict(part.nodes.standing_for)
        gone = {stand.claim for stand in self.known.stands(named)} - self.known.claims(named).keys()
        of_all = {name: node for name, node in standing_for.items() if name not in gone}
        return wished(replace(part.nodes, standing_for=of_all), self.decided)

    def _with_others(self, nodes: Nodes, others: Collection[str]) -> Nodes:
        """The nodes with `others`, in which nothing has changed: what is needed to compare them."""
        found = self.known.stands_for(others)
        claims = as_decided(self.known.claims(others), self.decided.same_employers)
        told = {stand.node: stand.told for stand in found if stand.told is not None}
        reports = self.known.reports(told.values())
        members: dict[str, list[Stand]] = {}
        for stand in found:
            members.setdefault(stand.node, []).append(stand)
        return replace(
            nodes,
            members=dict(nodes.members) | {name: tuple(s.claim for s in members[name]) for name in others},
            profiles=dict(nodes.profiles)
            | {name: profile(claims[name], reports[told[name]], [s.report for s in members[name]]) for name in others},
        )

    def _read(self, names: Collection[str]) -> Readings:
        reports = self.known.reports(names)
        return read(reports.values(), self.known.claims_of(reports.keys()))


def _merged(one: _Part, other: _Part) -> _Part:
    """Two parts that nothing joins."""
    return _Part(
        readings=one.readings,
        reports={**one.reports, **other.reports},
        claims={**one.claims, **other.claims},
        report_of={**one.report_of, **other.report_of},
        lineage=Lineage(origins=MappingProxyType({**one.lineage.origins, **other.lineage.origins})),
        nodes=Nodes(
            standing_for={**one.nodes.standing_for, **other.nodes.standing_for},
            members={**one.nodes.members, **other.nodes.members},
            profiles={**one.nodes.profiles, **other.nodes.profiles},
            answers={**one.nodes.answers, **other.nodes.answers},
            wholes={**one.nodes.wholes, **other.nodes.wholes},
            matches=one.nodes.matches + other.nodes.matches,
            told={**one.nodes.told, **other.nodes.told},
        ),
    )
