"""Claims ready to be compared: which of them stand for others, who holds each, and which answer to which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tumen.ledger import Claim, Effective, Report
from tumen.link.blocks import Pair, pair
from tumen.link.compare import Comparison, Profile, comparable, compare, profile
from tumen.link.edges import PROBABLE
from tumen.link.employers import as_decided
from tumen.link.lineage import Graph
from tumen.link.times import written

NEVER = -100.0
"""Log-odds of two claims that can be of no one incident: of other kinds, or a part and its whole."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Nodes:
    """Claims as they are compared. Words that several reports copied from one another are compared once.

    `standing_for` gives for each claim the one that stands for it (itself or what it copies), `members` the claims that
    each of these stands for, in order; `profiles` what they are compared by; `answers` the probability (0 to 1) with
    which one retells the other; `wholes` for each claim those whose people include its people. `matches` are a claim,
    the claim of another report that it retells, and how probable that is; `told` is the report that told what each of
    `members` says first, as far as words and retellings show.
    """

    standing_for: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    profiles: Mapping[str, Profile]
    answers: Mapping[Pair, float]
    wholes: Mapping[str, frozenset[str]]
    matches: tuple[tuple[str, str, float], ...]
    told: Mapping[str, str]

    def comparison(self, one: str, other: str) -> Comparison | None:
        """What speaks for one incident of two of `members`, the smaller first; None where they can be of no one."""
        here, there = self.profiles[one], self.profiles[other]
        if not comparable(here.claim, there.claim) or self._part_and_whole(one, other):
            return None
        return compare(here, there, retold=self.answers.get((one, other), 0.0))

    def odds(self, one: str, other: str) -> float:
        """The log-odds of one incident for two of `members`, the smaller first."""
        found = self.comparison(one, other)
        return NEVER if found is None else found.odds

    def likely(self, one: str, other: str) -> bool:
        """Whether two claims, of nodes that are compared here, are probably of one incident."""
        here, there = self.standing_for[one], self.standing_for[other]
        return here == there or self.odds(*pair(here, there)) > 0

    def _part_and_whole(self, one: str, other: str) -> bool:
        if not self.wholes:
            return False
        ones, others = self.members[one], self.members[other]
        return any(not self.wholes.get(name, frozenset()).isdisjoint(others) for name in ones) or any(
            not self.wholes.get(name, frozenset()).isdisjoint(ones) for name in others
        )


def nodes(
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    graph: Graph,
    copies: Mapping[str, str],
    effective: Effective,
) -> Nodes:
    """The claims (by id) of reports of which `graph` says who retells whom, and `copies` which words are copied."""
    standing_for = _standing_for(claims, copies, effective)
    compared = as_decided(claims, effective.same_employers)
    gathered: dict[str, list[str]] = {}
    for name, other in standing_for.items():
        gathered.setdefault(other, []).append(name)
    members = {name: tuple(sorted(found)) for name, found in gathered.items()}
    matches = tuple(
        (match.here.id, match.there.id, edge.probability)
        for _, kept in sorted(graph.edges.items())
        for edge in kept
        for match in edge.matches
    )
    told = _told(claims, reports, members, matches)
    return Nodes(
        standing_for=standing_for,
        members=members,
        profiles={
            name: profile(compared[name], reports[told[name]], [claims[one].report for one in found])
            for name, found in members.items()
        },
        answers=_answers(graph, members),
        wholes=wholes(claims),
        matches=matches,
        told=told,
    )


def _told(
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    members: Mapping[str, Sequence[str]],
    matches: Iterable[tuple[str, str, float]],
) -> dict[str, str]:
    """The report that told what each of `members` says first: words were written when the first of their copies was,
    and what is retold was known when it was told. An undated copy is no older and no newer than its original.
    """
    retold: dict[str, list[str]] = {}
    for here, there, probability in matches:
        if probability >= PROBABLE:
            retold.setdefault(here, []).append(there)
    found = {}
    for node, names in members.items():
        seen: set[str] = set()
        stack = list(names)
        while stack:
            name = stack.pop()
            if name not in seen:
                seen.add(name)
                stack += retold.get(name, ())
        tellers = (reports[claims[name].report] for name in seen)
        found[node] = min(tellers, key=lambda report: (written(report)[1], written(report)[0], report.id)).id
    return found


def _standing_for(claims: Mapping[str, Claim], copies: Mapping[str, str], effective: Effective) -> dict[str, str]:
    """For each claim the claim that stands for it: what it copies in the end, if the two say the same, else itself."""
    node = {}
    held: set[tuple[str, str]] = set()
    for name in sorted(claims):
        at, seen = name, {name}
        while at in copies and copies[at] not in seen:
            if _differ(claims[at], claims[copies[at]]):
                break
            at = copies[at]
            seen.add(at)
        # two claims of one report are two things, whatever they copy
        if at != name and (at, claims[name].report) not in held:
            held.add((at, claims[name].report))
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


def _answers(graph: Graph, members: Mapping[str, Sequence[str]]) -> dict[Pair, float]:
    answers: dict[Pair, float] = {}
    for kept in graph.edges.values():
        for edge in kept:
            for match in edge.matches:
                here, there = match.here.id, match.there.id
                # what a copy shares with a third report is not the copy's to say: a copy joins no two incidents
                if here in members and there in members:
                    two = pair(here, there)
                    answers[two] = max(answers.get(two, 0.0), edge.probability)
    return answers


def wholes(claims: Mapping[str, Claim]) -> dict[str, frozenset[str]]:
    """For each claim (by id) every claim whose people include its people, directly or through others."""
    found = {}
    for name, claim in claims.items():
        above: list[str] = []
        at = claim.part_of
        while at is not None and at in claims and at not in above and at != name:
            above.append(at)
            at = claims[at].part_of
        if above:
            found[name] = frozenset(above)
    return found
