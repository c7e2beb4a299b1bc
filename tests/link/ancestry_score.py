"""How well linking recovers a made-up ancestry: families, ancestors, origins of claims, slots that drifted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from tests.link.ancestry import Ancestry
from tests.link.ancestry_text import Piece

from tumen.ledger import Claim, Lineage, slot_form

SLOTS = ("kind", "count", "time", "where", "employer", "sector")


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Things found that are true, found at all, and true at all."""

    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        """Part of what was found that is true; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Part of what is true that was found; 1 where there is nothing."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, kw_only=True)
class Score:
    """One tally for each thing that lineage has to tell. `support` counts facts whose origins are told right."""

    families: Tally
    ancestors: Tally
    origins: Tally
    support: Tally
    drifts: Tally
    wrong: tuple[str, ...]


def ancestors(name: str, pieces: Mapping[str, Piece]) -> set[str]:
    """Everything that the piece goes back to, itself left out."""
    found: set[str] = set()
    stack = list(pieces[name].parents)
    while stack:
        at = stack.pop()
        if at not in found:
            found.add(at)
            stack += pieces[at].parents
    return found


def family(name: str, pieces: Mapping[str, Piece]) -> str:
    """The original that most facts of the piece go back to; of two with as many, that of its main parent."""
    homes = Counter(line.home for line in pieces[name].lines if line.fact and line.home)
    most = {home for home, facts in homes.items() if facts == max(homes.values())}
    if len(most) > 1 and pieces[name].parents and (above := family(pieces[name].parents[0], pieces)) in most:
        return above
    return min(most, default=name)


def score(world: Ancestry, lineage: Lineage) -> Score:
    """The tallies of a lineage against the truth."""
    names = {report: piece.name for report, piece in world.pieces.items()}
    pieces = {piece.name: piece for piece in world.pieces.values()} | dict(world.absent)
    wrong: list[str] = []
    here = sorted(world.ids)
    home = {name: family(name, pieces) for name in here}
    true = {(one, other) for one, other in combinations(here, 2) if home[one] == home[other]}
    label = {name: lineage.families[world.ids[name]] for name in here}
    found = {(one, other) for one, other in combinations(here, 2) if label[one] == label[other]}
    families = Tally(right=len(true & found), found=len(found), true=len(true))
    wrong += [f"family missed {pair}" for pair in sorted(true - found)]
    wrong += [f"family wrong {pair}" for pair in sorted(found - true)]
    edges = {(names[e.report], names[e.of]): e for e in lineage.retellings if e.of is not None and e.probability >= 0.5}
    up = {name: ancestors(name, pieces) for name in here}
    return Score(
        families=families,
        ancestors=_ancestors(world, edges, up, pieces, wrong),
        origins=_origins(world, lineage, wrong),
        support=_support(world, lineage, wrong),
        drifts=_drifts(world, edges, up),
        wrong=tuple(wrong),
    )


def _ancestors(
    world: Ancestry,
    edges: Iterable[tuple[str, str]],
    up: Mapping[str, set[str]],
    pieces: Mapping[str, Piece],
    wrong: list[str],
) -> Tally:
    """Each edge must lead to an ancestor; each parent, or one before it where it is absent, must be reached."""
    edges = set(edges)
    right = {(one, other) for one, other in edges if other in up[one]}
    # two retellings of a report that the case does not hold: the graph has no place for it but the other retelling
    neutral = {
        (one, other)
        for one, other in edges - right
        if any(name in world.absent for name in (up[one] | {one}) & (up[other] | {other}))
    }
    wrong += [f"edge wrong {edge}" for edge in sorted(edges - right - neutral)]
    reached: dict[str, set[str]] = {}
    for name in world.ids:
        stack, seen = [name], set()
        while stack:
            at = stack.pop()
            for one, other in edges:
                if one == at and other not in seen:
                    seen.add(other)
                    stack.append(other)
        reached[name] = seen
    wanted = hit = 0
    for name in world.ids:
        for parent in pieces[name].parents:
            line = {parent, *up.get(parent, ancestors(parent, pieces))} & world.ids.keys()
            if line:
                wanted += 1
                hit += bool(line & reached[name])
                if not line & reached[name]:
                    wrong.append(f"parent missed {(name, parent)}")
    misses = wanted - hit
    return Tally(right=len(right), found=len(edges) - len(neutral), true=len(right) + misses)


def _origins(world: Ancestry, lineage: Lineage, wrong: list[str]) -> Tally:
    """Every root named must be the true one; every root that the report tells must be named."""
    right = found = true = 0
    for claim in world.claims:
        if not world.told[claim.id] and world.homes[claim.id] in world.absent:
            # nobody can tell that its original was in no case
            continue
        keys = {origin.key for origin in lineage.origins[claim.id]}
        good = world.roots[claim.id] in keys
        found += len(keys)
        right += good
        true += good or world.told[claim.id]
        if keys - {world.roots[claim.id]} or (world.told[claim.id] and not good):
            wrong.append(
                f"origin {world.pieces[claim.report].name} {world.facts[claim.id]}: "
                f"{sorted(keys)}, is {world.roots[claim.id]}"
            )
    return Tally(right=right, found=found, true=true)


def _support(world: Ancestry, lineage: Lineage, wrong: list[str]) -> Tally:
    """Facts told by several reports, and how many of them have no more and no fewer origins than they truly have."""
    of: dict[str, list[Claim]] = {}
    for claim in world.claims:
        if world.homes[claim.id] not in world.absent:
            of.setdefault(world.facts[claim.id], []).append(claim)
    right = 0
    several = {fact: claims for fact, claims in of.items() if len(claims) > 1}
    for fact, claims in several.items():
        keys = {origin.key for claim in claims for origin in lineage.origins[claim.id]}
        told = {world.roots[claim.id] for claim in claims if world.told[claim.id]}
        true = {world.roots[claim.id] for claim in claims}
        right += told <= keys <= true
        if not told <= keys <= true:
            wrong.append(f"support {fact}: {sorted(keys)}, is {sorted(map(str, true))}")
    return Tally(right=right, found=len(several), true=len(several))


def _drifts(world: Ancestry, edges: Mapping[tuple[str, str], object], up: Mapping[str, set[str]]) -> Tally:
    right = found = true = 0
    by_report: dict[str, dict[str, Claim]] = {}
    for claim in world.claims:
        by_report.setdefault(claim.report, {})[world.facts[claim.id]] = claim
    for (one, other), edge in edges.items():
        if other not in up[one]:
            continue
        here, there = by_report.get(world.ids[one], {}), by_report.get(world.ids[other], {})
        changed = {
            (there[fact].id, here[fact].id, slot)
            for fact in here.keys() & there.keys()
            for slot in SLOTS
            if _slot(here[fact], slot) != _slot(there[fact], slot)
        }
        told = {(d.before, d.after, d.slot) for d in edge.drifts if d.slot in SLOTS}  # type: ignore[attr-defined]
        right, found, true = right + len(changed & told), found + len(told), true + len(changed)
    return Tally(right=right, found=found, true=true)


def _slot(claim: Claim, slot: str) -> object:
    return slot_form(claim.where if slot == "where" else getattr(claim, slot))


def reliability(world: Ancestry, lineage: Lineage) -> list[tuple[float, bool]]:
    """For each edge to a report of the case its probability and whether it leads to an ancestor; edges between two
    retellings of a report that the case does not hold are left out.
    """
    names = {report: piece.name for report, piece in world.pieces.items()}
    pieces = {piece.name: piece for piece in world.pieces.values()} | dict(world.absent)
    found = []
    for edge in lineage.retellings:
        if edge.of is not None:
            one, other = names[edge.report], names[edge.of]
            up, there = ancestors(one, pieces), ancestors(other, pieces)
            if other in up or not any(name in world.absent for name in (up | {one}) & (there | {other})):
                found.append((edge.probability, other in up))
    return found
