"""Claims into the incidents that they are of, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tumen.ledger import Claim, Effective, Incident, Origin, Report
from tumen.link.blocks import Pair, pair
from tumen.link.cluster import Wishes, clusters
from tumen.link.incidents import incident
from tumen.link.nodes import Nodes
from tumen.link.parts import parts
from tumen.link.weights import reasons, weights


def incidents(
    claims: Mapping[str, Claim],
    nodes: Nodes,
    likely: Iterable[Pair],
    origins: Mapping[str, tuple[Origin, ...]],
    effective: Effective,
    *,
    reports: Mapping[str, Report],
    among: Iterable[str],
) -> tuple[Incident, ...]:
    """The incidents of the claims that the nodes `among` stand for, in order of their first claim.

    `likely` are the pairs of nodes that probably belong together. `claims` and `reports` (by id) hold at least the
    reports of these with all their claims. An incident rests on those nodes only that likely pairs and people's wishes
    join to its own; how it relates to others (rotations, plans) is for `related`.
    """
    wishes = _wishes(nodes, effective)
    # where claims fit equally well their words decide, not the ids of their reports: a copy leaves the order as it is
    ranked = sorted(among, key=lambda name: (claims[name].quote, claims[name].start, name))
    rank = {name: f"{at:09}" for at, name in enumerate(ranked)}
    name_of = dict(zip(rank.values(), rank, strict=True))
    known: dict[Pair, float] = {}

    def odds(one: str, other: str) -> float:
        two = pair(name_of[one], name_of[other])
        if two not in known:
            known[two] = nodes.odds(*two)
        return known[two]

    groups = clusters(
        list(name_of),
        sorted(pair(rank[one], rank[other]) for one, other in likely),
        odds,
        wishes=Wishes(together=_ranked(wishes.together, rank), apart=_ranked(wishes.apart, rank)),
        floor=weights("incident")["cohesion"],
    )
    # a retelling that is in the incident of what it retells shares its parts there
    touching = parts(claims.values(), [match for match in nodes.matches if not nodes.likely(match[0], match[1])])
    found = []
    for ranks in groups:
        group = sorted(name_of[at] for at in ranks)
        members = sorted(name for node in group for name in nodes.members[node])
        found.append(
            incident(
                [claims[name] for name in members],
                origins,
                [part for name in members for part in touching.get(name, ())],
                _why(group, nodes, wishes),
                reports=reports,
                others=claims,
            )
        )
    return tuple(sorted(found, key=lambda entry: entry.claims))


def wished(nodes: Nodes, effective: Effective) -> frozenset[Pair]:
    """The pairs of nodes that people want to be together."""
    return _wishes(nodes, effective).together


def _wishes(nodes: Nodes, effective: Effective) -> Wishes:
    return Wishes(together=_of_nodes(effective.same, nodes), apart=_of_nodes(effective.apart, nodes))


def _of_nodes(pairs: Iterable[Pair], nodes: Nodes) -> frozenset[Pair]:
    node = nodes.standing_for
    return frozenset(
        pair(node[one], node[other])
        for one, other in pairs
        if one in node and other in node and node[one] != node[other]
    )


def _ranked(pairs: Iterable[Pair], rank: Mapping[str, str]) -> frozenset[Pair]:
    return frozenset(pair(rank[one], rank[other]) for one, other in pairs if one in rank and other in rank)


def _why(group: Sequence[str], nodes: Nodes, wishes: Wishes) -> tuple[str, ...]:
    inside = set(group)
    said: dict[str, int] = {}
    for at, one in enumerate(group):
        for other in group[at + 1 :]:
            found = nodes.comparison(*pair(one, other))
            for level in found.levels if found is not None else ():
                if weights("incident")[level] > 0:
                    said[level] = said.get(level, 0) + 1
    why = [reasons("incident")[level] for level in sorted(said, key=lambda level: (-said[level], level))]
    if any(len(nodes.members[name]) > 1 for name in group):
        why.insert(0, "the same words, copied")
    if any(one in inside and other in inside for one, other in wishes.together):
        why.insert(0, "a person said that they are the same")
    return tuple(why)
