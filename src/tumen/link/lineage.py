"""Who retells whom: every candidate pair weighed, the graph kept without circles, families named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from tumen.ledger import Retelling
from tumen.link.edges import PROBABLE, Edge, retold
from tumen.link.evidence import left, listed, weigh
from tumen.link.facts import Match, align, drifts, total
from tumen.link.readings import Reading, Readings
from tumen.link.times import dated, written
from tumen.link.weights import probability, weights
from tumen.resources.outlets import Outlet

_WHOLE = 0.5
"""From this share of its words on a report is little else than a copy."""

_FIRM = 2.3
"""Log-odds of shared facts by which two reports that name the same outlet retell the same report of it: more than one
odd number, as an outlet publishes much.
"""

_MUCH_MORE = 2
"""How many times as many claims of its own as of others a report has that is no member of a family."""

_EXCERPT = 4.0
"""Log-odds by which the share of a report's words that stand in the other speaks for the direction."""

_EVEN = 1.0
"""Log-odds that do not decide who retells whom: who is better rooted does."""

_NEARLY = 0.15
"""How much likelier a retelling of a retelling must be than one of the root, or how much more of its words it must
copy, to be kept beside it.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Siblings:
    """Two reports that share facts which both owe to the outlet `root` (its key)."""

    one: str
    other: str
    root: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Graph:
    """The edges that are kept, by the report that retells, those that words or a name show first; pairs of reports that
    share a third root; all pairs of which anything is left; and for each report the outlets and documents it names of
    which the case holds no report that it retells.
    """

    edges: Mapping[str, tuple[Edge, ...]]
    siblings: tuple[Siblings, ...]
    near: tuple[tuple[str, str], ...]
    outside: Mapping[str, tuple[Outlet, ...]]


def graph(readings: Readings, pairs: Iterable[tuple[str, str]]) -> Graph:
    """Weighs each of the pairs of reports (the smaller id first), in the direction that time and evidence allow.

    What it says of a report rests on those only that a chain of `near` pairs joins to it.

    Words and names decide first. A claim that stands in copied words is the claim of the report that they come from:
    that others hold the same fact is evidence about that report, and none about the copy.
    """
    of = readings.of
    siblings: list[Siblings] = []
    edges: list[Edge] = []
    near = []
    for one, other in pairs:
        edge = _likelier(of[one], of[other], readings)
        if edge is not None:
            edges.append(edge)
        owed = list(_siblings(of[one], of[other], readings))
        siblings += owed
        if edge is not None or owed:
            near.append((one, other))
    copied = retold(_without_circles(edge for edge in edges if edge.told), readings).keys()
    if copied:
        edges = [mine for edge in edges if (mine := _of_its_own(edge, readings, copied)) is not None]
    kept = _explained(_towards_roots(_without_circles(edges)), readings)
    outside = {name: _outside(of, of[name], kept) for name in of}
    missing = {name: {entry.key for entry in entries} for name, entries in outside.items()}
    # where the case holds the report of that outlet, the edges to it tell who retells it
    third = [pair for pair in siblings if pair.root in missing[pair.one] & missing[pair.other]]
    return Graph(edges=kept, siblings=tuple(third), near=tuple(near), outside=outside)


def _of_its_own(edge: Edge, readings: Readings, copied: Set[str]) -> Edge | None:
    """The edge, weighed anew without the claims of either report that stand in words `copied` from a third."""
    if edge.told or not any(match.here.id in copied or match.there.id in copied for match in edge.matches):
        return edge
    here, there = readings.of[edge.here], readings.of[edge.there]
    without = frozenset(claim.id for claim in here.claims + there.claims if claim.id in copied)
    return _likelier(here, there, readings, without=without)


def _likelier(
    one: Reading,
    other: Reading,
    readings: Readings,
    *,
    without: frozenset[str] = frozenset(),
) -> Edge | None:
    """The likelier direction in which one of two reports retells the other, facts of the claims in `without` left out;
    None where neither is likely enough to be shown.
    """
    both = [
        edge
        for here, there in ((one, other), (other, one))
        if (edge := weigh(here, there, readings, without)) is not None
    ]
    if not both:
        return None
    even = len(both) > 1 and abs(_whole(both[0]) - _whole(both[1])) < _EVEN
    edge = max(
        both,
        key=lambda edge: (
            *((edge.named, *_known(readings.of[edge.there])) if even else ()),
            _whole(edge),
            _rooted(readings.of[edge.there]),
            edge.here,
        ),
    )
    return edge if edge.odds >= weights("lineage")["floor"] else None


def _whole(edge: Edge) -> float:
    """Evidence for the direction: of a text and an excerpt of it the excerpt shares the larger part of its words."""
    return round(edge.odds + _EXCERPT * edge.text.share, 6)


def _known(reading: Reading) -> tuple[bool, bool, int]:
    """Who is taken for the root where evidence hardly decides: the listed outlet, the dated report, the one that names
    more sources; whoever copies loses them.
    """
    return listed(reading), dated(reading.report), len(reading.named)


def _rooted(reading: Reading) -> tuple[bool, int, bool, int, int]:
    """Who is taken for the root where evidence does not decide: the listed outlet, the one that names more sources, the
    dated, the longer, the earlier. Nothing but the two reports decides, so that a third changes nothing.
    """
    known, has_day, named = _known(reading)
    first = -written(reading.report)[0].toordinal()
    return known, named, has_day, len(reading.words.words), first


def _siblings(one: Reading, other: Reading, readings: Readings) -> Iterator[Siblings]:
    """For each outlet that both name and to which they owe shared facts that are no accident."""
    roots = {entry.key for entry in one.named if entry.kind == "outlet"}
    roots &= {entry.key for entry in other.named if entry.kind == "outlet"}
    for root in sorted(roots):
        owed = _not_owed(root, one, readings) | _not_owed(root, other, readings)
        matches = align(one.facts, other.facts, without=owed)
        if total(matches) >= _FIRM:
            yield Siblings(one=one.id, other=other.id, root=root, matches=matches)


def _not_owed(root: str, reading: Reading, readings: Readings) -> frozenset[str]:
    """The claims of the report that cannot come from the outlet `root`: those that name another."""
    return frozenset(
        claim.id
        for claim in reading.claims
        if (voice := readings.voices[claim.id]).institution is not None
        or (voice.outlet.key != root if voice.outlet is not None else reading.own)
    )


def _without_circles(edges: Iterable[Edge]) -> list[Edge]:
    """Edges that words or a name show come first, then those that rest on facts, each the likeliest first; one that
    would close a circle is left out.
    """
    parents: dict[str, set[str]] = {}
    kept = []
    for edge in sorted(edges, key=lambda edge: (not edge.told, -edge.odds, edge.here, edge.there)):
        if edge.here not in _ancestors(edge.there, parents):
            parents.setdefault(edge.here, set()).add(edge.there)
            kept.append(edge)
    return kept


def _ancestors(name: str, parents: Mapping[str, set[str]]) -> set[str]:
    seen, stack = {name}, [name]
    while stack:
        for parent in parents.get(stack.pop(), ()):
            if parent not in seen:
                seen.add(parent)
                stack.append(parent)
    return seen


def _towards_roots(edges: Sequence[Edge]) -> dict[str, tuple[Edge, ...]]:
    """Drops the edge to a report that itself retells another one which this report retells about as likely, unless it
    copies or holds more of the former, or names it and not the latter.
    """
    likely = {(edge.here, edge.there): edge.probability for edge in edges}
    by_report: dict[str, list[Edge]] = {}
    for edge in edges:
        by_report.setdefault(edge.here, []).append(edge)
    kept = {}
    for name, drawn in by_report.items():
        copied = any(edge.text.share >= _WHOLE for edge in drawn)
        # what a copy shares with others is explained by what it copies, unless it names them
        mine = [edge for edge in drawn if edge.text.passages or edge.named or not copied]
        kept[name] = tuple(
            edge
            for edge in mine
            if not any(
                likely.get((edge.there, root.there), 0) >= PROBABLE
                and (root.named or not edge.named)
                and {match.here.id for match in edge.matches} <= {match.here.id for match in root.matches}
                and edge.probability <= root.probability + _NEARLY
                and edge.text.share <= root.text.share + _NEARLY
                for root in mine
            )
        )
    return kept


def _explained(edges: Mapping[str, Sequence[Edge]], readings: Readings) -> dict[str, tuple[Edge, ...]]:
    """Leaves out edges that show no more than better ones of the same report explain; unlikely ones stay if alone."""
    found = {}
    for name, drawn in edges.items():
        kept: list[Edge] = []
        for edge in sorted(
            drawn, key=lambda edge: (edge.probability < PROBABLE, -edge.grounds, -edge.odds, edge.there)
        ):
            if not any(other.probability >= PROBABLE for other in kept) or left(edge, kept, readings) >= 0:
                kept.append(edge)
        found[name] = tuple(kept)
    return found


def _outside(of: Mapping[str, Reading], reading: Reading, edges: Mapping[str, tuple[Edge, ...]]) -> tuple[Outlet, ...]:
    """Outlets and documents that the report names and whose report it does not retell in the case."""
    inside: set[str] = set()
    seen, stack = {reading.id}, [reading.id]
    while stack:
        for edge in edges.get(stack.pop(), ()):
            if edge.probability >= PROBABLE and edge.there not in seen:
                seen.add(edge.there)
                stack.append(edge.there)
                house = of[edge.there].publisher
                inside |= {house.key} if house is not None else set()
    return tuple(entry for entry in (*reading.named, *reading.linked) if entry.key not in inside)


def retellings(graph: Graph, readings: Readings) -> tuple[Retelling, ...]:
    """Every edge for the ledger, in order of report, probability and root."""
    found = []
    for name in readings.of:
        for edge in graph.edges.get(name, ()):
            found.append(
                Retelling(
                    report=name,
                    of=edge.there,
                    outlet=None,
                    probability=edge.probability,
                    evidence=edge.evidence,
                    passages=edge.text.passages,
                    drifts=drifts((*edge.matches, *edge.changed)),
                )
            )
        for entry in graph.outside.get(name, ()):
            named = entry in readings.of[name].named
            found.append(
                Retelling(
                    report=name,
                    of=None,
                    outlet=entry.name,
                    probability=probability(weights("lineage")["named_root" if named else "linked_root"]),
                    evidence=(
                        f"names {entry.name} as where its facts come from"
                        if named
                        else f"links to the site of {entry.name}",
                    ),
                )
            )
    return tuple(
        sorted(
            found, key=lambda edge: (edge.report, -edge.probability, edge.of is None, edge.of or "", edge.outlet or "")
        )
    )


def families(graph: Graph, readings: Readings) -> dict[str, str]:
    """A label for each report, shared by those that go back to one root: along each report's likeliest firm edge, and
    between reports that retell the same third.
    """
    leader = {name: name for name in readings.of}

    def root(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    links = []
    stems: dict[str, str] = {}
    held: dict[str, int] = {}
    for name in roots_first(graph.edges, readings):
        stem, held[name] = _stem(name, graph.edges.get(name, ()), readings, stems)
        if stem != name:
            links.append((name, stem))
    owed: dict[str, tuple[int, str]] = {}
    answered = {
        match.here.id
        for edges in graph.edges.values()
        for edge in _firm(edges)
        for match in (*edge.matches, *edge.changed)
    }
    for pair in graph.siblings:
        # what a report of the case holds is not owed to the one that the case does not hold
        facts = sum(not {match.here.id, match.there.id} & answered for match in pair.matches)
        for name in (pair.one, pair.other):
            owed[name] = max(owed.get(name, (0, "")), (facts, pair.root))
    # a report that retells several has the family of the one from which it has most
    theirs = {name: root for name, (facts, root) in owed.items() if facts > held[name]}
    links = [(name, stem) for name, stem in links if name not in theirs]
    links += [
        (pair.one, pair.other) for pair in graph.siblings if theirs.get(pair.one) == pair.root == theirs.get(pair.other)
    ]
    for one, other in links:
        leader[root(one)] = root(other)
    members: dict[str, list[str]] = {}
    for name in readings.of:
        members.setdefault(root(name), []).append(name)
    labels: dict[str, str] = {}
    for group in members.values():
        label = _label(
            readings.of[
                min(group, key=lambda name: (_parents(graph, name, group), *written(readings.of[name].report), name))
            ]
        )
        labels |= dict.fromkeys(group, label)
    return dict(sorted(labels.items()))


def _firm(edges: Sequence[Edge]) -> list[Edge]:
    """The edges that a family may follow, the best grounded first."""
    firm = [edge for edge in edges if edge.firm and edge.probability >= PROBABLE]
    return sorted(firm, key=lambda edge: (-edge.grounds, edge.there))


def _stem(name: str, edges: Sequence[Edge], readings: Readings, stems: dict[str, str]) -> tuple[str, int]:
    """The report to which most claims of a report go back, and how many: itself where it retells none by evidence that
    is firm, or holds much more than what it retells.

    `stems` tells for the claims of the reports it retells where each goes back to; those of this one are added.
    """
    firm = _firm(edges)
    answers = {match.here.id: match.there.id for edge in reversed(firm) for match in (*edge.matches, *edge.changed)}
    claims = readings.of[name].claims
    counted = Counter(stems[answers[claim.id]] for claim in claims if claim.id in answers)
    for claim in claims:
        stems[claim.id] = stems[answers[claim.id]] if claim.id in answers else name
    if not firm:
        return name, 0
    if not counted:
        return firm[0].there, 0
    most = max(counted.values())
    main = next((stems[match.there.id] for edge in firm for match in edge.matches), "")
    if len(claims) - counted.total() > _MUCH_MORE * counted.total() and not any(edge.told for edge in firm):
        return name, 0
    return min((stem for stem in counted if counted[stem] == most), key=lambda stem: (stem != main, stem)), most


def roots_first(edges: Mapping[str, Sequence[Edge]], readings: Readings) -> list[str]:
    """Ids of the reports, each after those that it retells."""
    ordered: list[str] = []
    seen: set[str] = set()
    for name in readings.of:
        stack = [(name, False)]
        while stack:
            here, done = stack.pop()
            if done:
                ordered.append(here)
            elif here not in seen:
                seen.add(here)
                stack.append((here, True))
                stack += [(edge.there, False) for edge in edges.get(here, ())]
    return ordered


def _parents(graph: Graph, name: str, group: Sequence[str]) -> int:
    return sum(edge.there in group and edge.probability >= PROBABLE for edge in graph.edges.get(name, ()))


def _label(reading: Reading) -> str:
    first = written(reading.report)[0]
    month = f"{first:%Y-%m}" if reading.report.published or (dated(reading.report) and first.year > 1) else "undated"
    house = reading.publisher.key if reading.publisher else "unknown"
    return f"{house}-{month}-{reading.id[:6]}"
