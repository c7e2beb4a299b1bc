"""Reports and claims in, lineage and incidents out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from tumen.ledger import Effective, Incident, Lineage, Report
from tumen.link import neighbours
from tumen.link.blocks import Pair, gathered, pairs
from tumen.link.candidates import candidates
from tumen.link.edges import retold
from tumen.link.grouping import incidents
from tumen.link.lineage import families, graph, retellings
from tumen.link.nodes import Nodes, nodes
from tumen.link.origins import origins
from tumen.link.readings import Readings, read


@dataclass(frozen=True, kw_only=True, slots=True)
class Linked:
    """Who retells whom, and which claims are of one incident (in order of their first claim).

    The rest is what linking a few more reports begins from: the readings, the nodes, and the pairs of reports and of
    nodes that are near each other.
    """

    lineage: Lineage
    incidents: tuple[Incident, ...]
    readings: Readings = field(repr=False)
    nodes: Nodes = field(repr=False)
    near_reports: tuple[Pair, ...]
    near_nodes: tuple[Pair, ...]


def link(reports: Sequence[Report], effective: Effective) -> Linked:
    """Lineage and incidents of a case: the same whatever order reports and claims come in.

    What people decided always holds: claims of `effective.same` share an incident, those of `effective.apart` never do
    (where decisions contradict each other through others, `apart` wins); names in `effective.same_employers` are one
    employer. Words copied from another report follow the claim that they copy and add no support. The incidents are
    told by themselves: how they relate to each other is for `related`. Raises InvalidValue where a claim's report is
    not among `reports`.
    """
    claims = {claim.id: claim for claim in sorted(effective.claims, key=lambda claim: claim.id)}
    readings = read(reports, tuple(claims.values()))
    edges = graph(readings, candidates(readings.of))
    copies = retold([edge for kept in edges.edges.values() for edge in kept], readings)
    roots = origins(edges, readings, copies)
    by_id = {name: reading.report for name, reading in readings.of.items()}
    compared = nodes(claims, by_id, edges, copies, effective)
    blocks = gathered(
        entry
        for found in compared.profiles.values()
        for entry in neighbours.entries(found.claim, by_id[found.claim.report])
    )
    near = {two for two in {*pairs(blocks, neighbours.RULE), *compared.answers} if compared.odds(*two) > 0}
    return Linked(
        lineage=Lineage(
            retellings=retellings(edges, readings),
            origins=MappingProxyType(roots),
            families=MappingProxyType(families(edges, readings)),
        ),
        incidents=incidents(claims, compared, near, roots, effective, reports=by_id, among=compared.members),
        readings=readings,
        nodes=compared,
        near_reports=edges.near,
        near_nodes=tuple(sorted(near)),
    )
