"""A case in memory, as linking is told of it where a few of its reports have changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from tumen.ledger import Claim, Decision, Effective, Incident, Report, effective
from tumen.link import Linked, Relinked, kept, link, relink
from tumen.link.blocks import Blocks, Entry, Member, Pair
from tumen.link.known import Stand


@dataclass
class Memory:
    """Keeps what linking keeps, and is the `Known` of it."""

    of: dict[str, tuple[Report, tuple[Claim, ...]]] = field(default_factory=dict)
    journal: tuple[Decision, ...] = ()
    kept_entries: set[Entry] = field(default_factory=set)
    kept_near: set[Pair] = field(default_factory=set)
    kept_stands: dict[str, Stand] = field(default_factory=dict)
    incidents: dict[str, Incident] = field(default_factory=dict)
    retellings: dict[str, list[object]] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    origins: dict[str, object] = field(default_factory=dict)

    @property
    def decided(self) -> Effective:
        """All claims and pairs as people left them."""
        return effective([claim for _, claims in self.of.values() for claim in claims], self.journal)

    def whole(self) -> Linked:
        """The case, linked as a whole."""
        return link([report for report, _ in self.of.values()], self.decided)

    def put(self, linked: Linked) -> None:
        """Keeps what a whole case gave."""
        found = kept(linked)
        self.kept_entries, self.kept_near = set(found.entries), set(found.near)
        self.kept_stands = {stand.claim: stand for stand in found.stands}
        self.incidents = {incident.id: incident for incident in linked.incidents}
        self.families, self.origins = dict(linked.lineage.families), dict(linked.lineage.origins)
        self.retellings = {}
        for told in linked.lineage.retellings:
            self.retellings.setdefault(told.report, []).append(told)

    def change(self, reports: Iterable[str]) -> Relinked:
        """Links these reports again and keeps what follows."""
        changed = relink(frozenset(reports), self.decided, self)
        assert changed.left <= self.kept_entries
        assert not changed.entered & self.kept_entries
        assert changed.parted <= self.kept_near
        assert not changed.joined & self.kept_near
        self.kept_entries = (self.kept_entries - changed.left) | changed.entered
        self.kept_near = (self.kept_near - changed.parted) | changed.joined
        for name in changed.claims:
            self.kept_stands.pop(name, None)
            self.origins.pop(name, None)
        self.kept_stands |= {stand.claim: stand for stand in changed.stands}
        self.origins |= changed.lineage.origins
        for name in changed.reports:
            self.retellings.pop(name, None)
            self.families.pop(name, None)
        self.families |= changed.lineage.families
        for told in changed.lineage.retellings:
            self.retellings.setdefault(told.report, []).append(told)
        for name in changed.gone:
            del self.incidents[name]
        self.incidents |= {incident.id: incident for incident in changed.incidents}
        return changed

    def state(self) -> dict[str, object]:
        """All that is kept, to be compared."""
        return {
            "entries": sorted(self.kept_entries),
            "near": sorted(self.kept_near),
            "stands": sorted(self.kept_stands.items()),
            "incidents": sorted(self.incidents.items()),
            "retellings": sorted(self.retellings.items()),
            "families": sorted(self.families.items()),
            "origins": sorted(self.origins.items()),
        }

    # what linking asks

    def reports(self, names: Collection[str]) -> Mapping[str, Report]:
        return {name: self.of[name][0] for name in sorted(names) if name in self.of}

    def claims(self, names: Collection[str]) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self.decided.claims if claim.id in names}

    def claims_of(self, reports: Collection[str]) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.decided.claims if claim.report in reports)

    def blocks(self, keys: Collection[int]) -> Blocks:
        found: dict[int, list[Member]] = {}
        for key, at, name, own in sorted(self.kept_entries):
            if key in keys:
                found.setdefault(key, []).append(Member(at, name, own))
        return found

    def entries(self, names: Collection[str]) -> tuple[Entry, ...]:
        return tuple(entry for entry in sorted(self.kept_entries) if entry.name in names)

    def near(self, names: Collection[str]) -> frozenset[Pair]:
        return frozenset(two for two in self.kept_near if not set(two).isdisjoint(names))

    def stands(self, claims: Collection[str]) -> tuple[Stand, ...]:
        return tuple(self.kept_stands[name] for name in sorted(claims) if name in self.kept_stands)

    def stands_of(self, reports: Collection[str]) -> tuple[Stand, ...]:
        return tuple(stand for _, stand in sorted(self.kept_stands.items()) if stand.report in reports)

    def stands_for(self, nodes: Collection[str]) -> tuple[Stand, ...]:
        return tuple(stand for _, stand in sorted(self.kept_stands.items()) if stand.node in nodes)

    def incidents_of(self, claims: Collection[str]) -> frozenset[str]:
        return frozenset(
            name for name, incident in self.incidents.items() if not set(incident.claims).isdisjoint(claims)
        )

    def beside(self, claims: Collection[str]) -> frozenset[str]:
        return frozenset(claim for name in self.incidents_of(claims) for claim in self.incidents[name].claims)
