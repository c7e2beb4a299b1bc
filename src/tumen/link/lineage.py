"""Who retells whom: every candidate pair weighed, the graph kept without circles, families named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from tumen.ledger import Retelling
from tumen.link.counts import numbers
from tumen.link.edges import COPIED, PROBABLE, Edge, retold
from tumen.link.facts import Match, align, drifts, in_order, total
from tumen.link.readings import NO_SOURCE, Reading, Readings
from tumen.link.times import dated, days_between, most_days_between, written
from tumen.link.weights import probability, weights
from tumen.link.words import NOTHING, shared
from tumen.resources.outlets import Outlet

_WHOLE = 0.5
"""From this share of its words on a report is little else than a copy."""

_NEAR, _QUARTER, _YEAR = 14, 90, 365
"""Days between two reports that are near in time, and more than which are months and years."""

_FIRM = 1.6
"""Log-odds of shared facts, or a named attribution or a copy, that a family needs: a single figure joins none."""

_SOME = 0.8
"""Log-odds of shared facts from which on a named outlet is taken to be named for this report of its."""

_NEARLY = 0.15
"""How much likelier a retelling of a retelling must be than one of the root, or how much more of its words it must
copy, to be kept beside it.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Graph:
    """The edges that are kept, by the report that retells, those that words or a name show first; pairs of reports that
    share a third root; all pairs of which anything is left; and for each report the outlets and documents it names of
    which the case holds no report that it retells.
    """

    edges: Mapping[str, tuple[Edge, ...]]
    siblings: tuple[tuple[str, str], ...]
    near: tuple[tuple[str, str], ...]
    outside: Mapping[str, tuple[Outlet, ...]]


def graph(readings: Readings, pairs: Iterable[tuple[str, str]]) -> Graph:
    """Weighs each of the pairs of reports (the smaller id first), in the direction that time and evidence allow.

    What it says of a report rests on those only that a chain of `near` pairs joins to it.

    Words and names decide first. A claim that stands in copied words is the claim of the report that they come from:
    that others hold the same fact is evidence about that report, and none about the copy.
    """
    of = readings.of
    siblings = []
    near = []
    edges: list[Edge] = []
    houses = Counter(reading.publisher.key for reading in of.values() if reading.publisher is not None)
    for one, other in pairs:
        edge = _likelier(of[one], of[other], readings, houses)
        if edge is not None:
            edges.append(edge)
        if root := _share_root(of[one], of[other], readings):
            siblings.append((one, other))
        if edge is not None or root:
            near.append((one, other))
    copied = retold(_without_circles(edge for edge in edges if edge.told), readings).keys()
    if copied:
        edges = [mine for edge in edges if (mine := _of_its_own(edge, readings, houses, copied)) is not None]
    kept = _towards_roots(_without_circles(edges))
    return Graph(
        edges=kept,
        siblings=tuple(siblings),
        near=tuple(near),
        outside={name: _outside(of, of[name], kept) for name in of},
    )


def _of_its_own(edge: Edge, readings: Readings, houses: Mapping[str, int], copied: Set[str]) -> Edge | None:
    """The edge, weighed anew without the claims of either report that stand in words `copied` from a third."""
    if edge.told or not any(match.here.id in copied or match.there.id in copied for match in edge.matches):
        return edge
    here, there = readings.of[edge.here], readings.of[edge.there]
    without = frozenset(claim.id for claim in here.claims + there.claims if claim.id in copied)
    return _likelier(here, there, readings, houses, without=without)


def _likelier(
    one: Reading,
    other: Reading,
    readings: Readings,
    houses: Mapping[str, int],
    *,
    without: frozenset[str] = frozenset(),
) -> Edge | None:
    """The likelier direction in which one of two reports retells the other, facts of the claims in `without` left out;
    None where neither is likely enough to be shown.
    """
    both = [
        edge
        for here, there in ((one, other), (other, one))
        if (edge := _weigh(here, there, readings, without)) is not None
    ]
    if not both:
        return None
    edge = max(both, key=lambda edge: (round(edge.odds, 6), _rooted(readings.of[edge.there], houses), edge.here))
    return edge if edge.odds >= weights("lineage")["floor"] else None


def _rooted(reading: Reading, houses: Mapping[str, int]) -> tuple[bool, int, bool, int, int, int]:
    """Who is taken for the root where evidence does not decide: the listed outlet, the one that names more sources, the
    dated, the outlet with more reports in the case, the longer, the earlier.
    """
    house = reading.publisher
    return (
        _listed(reading),
        len(reading.named),
        dated(reading.report),
        houses[house.key] if house is not None else 0,
        len(reading.words.words),
        -written(reading.report)[0].toordinal(),
    )


def _listed(reading: Reading) -> bool:
    return reading.publisher is not None and bool(reading.publisher.source)


def _weigh(here: Reading, there: Reading, readings: Readings, without: frozenset[str]) -> Edge | None:
    """The evidence that `here` retells `there`; None where time forbids it or nothing is shared."""
    if written(here.report)[1] < written(there.report)[0]:
        return None
    table = weights("lineage")
    text = NOTHING if here.run_set.isdisjoint(there.run_set) else shared(here.words, there.words, here.runs, there.runs)
    matches = align(here.facts, there.facts, without=_not_from(here, there, readings) | without)
    free = [match for match in matches if not _same_institution(match, readings)]
    facts = total(free)
    named = there.publisher is not None and any(entry.key == there.publisher.key for entry in here.named)
    if not (named or free or text.passages):
        return None
    if not (named or text.passages) and (days_between(here.report, there.report) or 0) > _YEAR:
        # years later only shared words or a named outlet tell that a report retells another
        return None
    odds, evidence = table["prior"] + facts, []
    if named and there.publisher is not None:
        odds += table["attribution" if facts >= _SOME or text.passages else "attribution_alone"]
        evidence.append(f"names {there.publisher.name}, which published the other")
    if text.passages:
        odds += table[
            "copied_most" if text.share >= _WHOLE else "copied_much" if text.share >= COPIED else "copied_some"
        ]
        evidence.append(f"shares {text.share:.0%} of its words in runs of eight or more, {text.longest} in the longest")
    evidence += dict.fromkeys(match.why for match in free)
    if in_order(free):
        odds += table["same_order"]
        evidence.append("the shared facts stand in the same order")
    if free and _every_figure(here, free):
        odds += table["every_figure"]
        evidence.append("every count of it stands in the other")
    if free and not named and not text.passages:
        for name, words in _standing(here, free, readings):
            odds += table[name]
            evidence.append(words)
    for name, words in _lag(here, there):
        odds += table[name]
        evidence.append(words)
    return Edge(
        here=here.id,
        there=there.id,
        odds=odds,
        matches=matches,
        text=text,
        evidence=tuple(evidence),
        named=named,
        firm=named or text.share >= COPIED or facts >= _FIRM + table["odd_number"],
    )


def _not_from(here: Reading, there: Reading, readings: Readings) -> frozenset[str]:
    """The claims of `here` that cannot come from `there`, because they name another outlet."""
    house = there.publisher.key if there.publisher else None
    allowed = {house, here.publisher.key if here.publisher else None} | {entry.key for entry in there.named}
    return frozenset(
        claim.id
        for claim in here.claims
        if (outlet := readings.voices[claim.id].outlet) is not None and outlet.key not in allowed
    )


def _same_institution(match: Match, readings: Readings) -> bool:
    """Whether both claims quote one institution or document, which then explains that they agree."""
    here, there = readings.voices[match.here.id].institution, readings.voices[match.there.id].institution
    return here is not None and there is not None and here.key == there.key


def _every_figure(here: Reading, matches: Sequence[Match]) -> bool:
    told = {number for claim in here.claims if claim.count is not None for number in numbers(claim.count)}
    there = {number for match in matches if match.there.count is not None for number in numbers(match.there.count)}
    return bool(told) and told <= there


def _standing(here: Reading, matches: Sequence[Match], readings: Readings) -> Iterable[tuple[str, str]]:
    """Whether `here` speaks from people of its own about what it shares."""
    own = any(
        match.here.source.type not in NO_SOURCE and readings.voices[match.here.id].outlet is None for match in matches
    )
    if own and (here.own or (_listed(here) and not here.named)):
        yield "own_sources", "but it names its own people as the source"
    elif not own and not _listed(here) and not here.named:
        yield "from_elsewhere", "has neither a known publisher nor a source of its own for what is shared"


def _lag(here: Reading, there: Reading) -> Iterable[tuple[str, str]]:
    """What the time between the two reports tells: the least that can lie between them, where it is long."""
    least, most = days_between(there.report, here.report), most_days_between(there.report, here.report)
    if most is not None and most <= _NEAR:
        yield "near_in_time", f"written within {_NEAR} days of each other"
    elif least is not None and least > _QUARTER:
        yield "years_later" if least > _YEAR else "months_later", f"but {least} days or more lie between them"


def _share_root(one: Reading, other: Reading, readings: Readings) -> bool:
    """Whether both retell a third: they name the same outlet and share facts from it that are no accident."""
    roots = {entry.key for entry in one.named if entry.kind == "outlet"}
    roots &= {entry.key for entry in other.named if entry.kind == "outlet"}
    return any(
        total(align(one.facts, other.facts, without=_not_owed(root, one, readings) | _not_owed(root, other, readings)))
        >= _FIRM
        for root in sorted(roots)
    )


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
    copies more from the former.
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
                and edge.probability <= root.probability + _NEARLY
                and edge.text.share <= root.text.share + _NEARLY
                for root in mine
            )
        )
    return kept


def _outside(of: Mapping[str, Reading], reading: Reading, edges: Mapping[str, tuple[Edge, ...]]) -> tuple[Outlet, ...]:
    """Outlets and documents that the report names and whose report it does not retell in the case."""
    inside = {
        house.key
        for edge in edges.get(reading.id, ())
        if edge.probability >= PROBABLE and (house := of[edge.there].publisher) is not None
    }
    return tuple(entry for entry in reading.named if entry.key not in inside)


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
                    drifts=drifts(edge.matches),
                )
            )
        for entry in graph.outside.get(name, ()):
            found.append(
                Retelling(
                    report=name,
                    of=None,
                    outlet=entry.name,
                    probability=probability(weights("lineage")["named_root"]),
                    evidence=(f"names {entry.name} as where its facts come from",),
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

    links = list(graph.siblings)
    for name, edges in graph.edges.items():
        firm = [edge for edge in edges if edge.firm and edge.probability >= PROBABLE]
        if firm:
            links.append((name, max(firm, key=lambda edge: (len(edge.matches), edge.odds, edge.there)).there))
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


def _parents(graph: Graph, name: str, group: Sequence[str]) -> int:
    return sum(edge.there in group and edge.probability >= PROBABLE for edge in graph.edges.get(name, ()))


def _label(reading: Reading) -> str:
    first = written(reading.report)[0]
    month = f"{first:%Y-%m}" if reading.report.published or (dated(reading.report) and first.year > 1) else "undated"
    house = reading.publisher.key if reading.publisher else "unknown"
    return f"{house}-{month}-{reading.id[:6]}"
