"""What linking is told of a case of which a few reports have changed: what it kept the last time, and what is now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from tumen.ledger import Claim, Report, digest
from tumen.link import candidates, neighbours
from tumen.link.blocks import Blocks, Entry, Pair
from tumen.link.linking import Linked
from tumen.link.nodes import Nodes


@dataclass(frozen=True, kw_only=True, slots=True)
class Stand:
    """What is kept of a claim: its report, the claim that stands for it, and, where that is itself, the report that
    told it first and a hash of all that it is compared by beside its own slots.
    """

    claim: str
    report: str
    node: str
    told: str | None = None
    hash: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """All that is kept of a case that was linked as a whole.

    `entries` are the blocks of its reports and nodes, `near` the pairs of reports and of nodes that are near each
    other, `stands` its claims.
    """

    entries: Iterable[Entry]
    near: tuple[Pair, ...]
    stands: tuple[Stand, ...]


class Known(Protocol):
    """A case as the last linking left it (`blocks`, `entries`, `near`, `stands_…`, `incidents_of`, `beside`), and as it
    is now (`reports`, `claims`, `claims_of`).
    """

    def reports(self, names: Collection[str]) -> Mapping[str, Report]:
        """Those reports of the case that are among `names`, by id."""

    def claims(self, names: Collection[str]) -> Mapping[str, Claim]:
        """Those claims, as people left them, that are among `names`, by id."""

    def claims_of(self, reports: Collection[str]) -> tuple[Claim, ...]:
        """The claims of these reports as people left them."""

    def blocks(self, keys: Collection[int]) -> Blocks:
        """The members of these blocks."""

    def entries(self, names: Collection[str]) -> tuple[Entry, ...]:
        """The blocks in which these reports or nodes stand."""

    def near(self, names: Collection[str]) -> frozenset[Pair]:
        """The pairs of which one at least is among `names`."""

    def stands(self, claims: Collection[str]) -> tuple[Stand, ...]:
        """What is kept of these claims."""

    def stands_of(self, reports: Collection[str]) -> tuple[Stand, ...]:
        """What is kept of the claims of these reports."""

    def stands_for(self, nodes: Collection[str]) -> tuple[Stand, ...]:
        """What is kept of the claims that these nodes stand for."""

    def incidents_of(self, claims: Collection[str]) -> frozenset[str]:
        """The ids of the incidents that hold one of these claims."""

    def beside(self, claims: Collection[str]) -> frozenset[str]:
        """All claims of the incidents that hold one of these."""


def kept(linked: Linked) -> Kept:
    """What is kept of a case that was linked as a whole."""
    nodes = linked.nodes
    claims = {name: found.claim for name, found in nodes.profiles.items()}
    readings = linked.readings.of

    def entries() -> Iterable[Entry]:
        for reading in readings.values():
            yield from candidates.entries(reading)
        for name in nodes.members:
            yield from neighbours.entries(claims[name], readings[claims[name].report].report)

    reports = {claim.id: reading.id for reading in readings.values() for claim in reading.claims}
    return Kept(entries=entries(), near=linked.near_reports + linked.near_nodes, stands=tuple(stands(nodes, reports)))


def stands(nodes: Nodes, reports: Mapping[str, str]) -> Iterable[Stand]:
    """What is kept of the claims, in order; `reports` gives the id of the report of each."""
    answers: dict[str, list[tuple[str, str, float]]] = {}
    for (one, other), probability in sorted(nodes.answers.items()):
        for name in (one, other):
            answers.setdefault(name, []).append((one, other, probability))
    for name in sorted(nodes.standing_for):
        node = nodes.standing_for[name]
        told, said = None, None
        if node == name:
            told = nodes.told[name]
            said = digest(repr((nodes.members[name], told, answers.get(name, ()))).encode())
        yield Stand(claim=name, report=reports[name], node=node, told=told, hash=said)
