"""The independent roots of each claim: who, in the end, says so."""

from __future__ import annotations

from collections.abc import Mapping

from tumen.ledger import Claim, Origin
from tumen.link.edges import PROBABLE, Edge
from tumen.link.lineage import Graph
from tumen.link.readings import NO_SOURCE, Reading, Readings
from tumen.resources.outlets import Outlet, outlets_in


def origins(graph: Graph, readings: Readings, copies: Mapping[str, str]) -> dict[str, tuple[Origin, ...]]:
    """For each claim the roots that it goes back to, at most one; empty where nobody knows.

    In this order: words copied from another report go back where the copied claim goes back; a statement of an
    institution or a document goes back to it; what is attributed to an outlet goes back to that outlet (or, where its
    report is in the case and holds the claim, where that one goes back); what a report took from another without
    saying so is of unknown origin; what a report has from its own people, or a known outlet says in its own voice,
    goes back to its publisher.
    """
    found: dict[str, tuple[Origin, ...]] = {}
    for name in _roots_first(graph, readings):
        reading = readings.of[name]
        edges = [edge for edge in graph.edges.get(name, ()) if edge.probability >= PROBABLE]
        copy = any(edge.copied for edge in edges)
        for claim in reading.claims:
            if claim.id in copies:
                found[claim.id] = found[copies[claim.id]]
            else:
                found[claim.id] = _origin(claim, reading, readings, edges, found, copy=copy)
    return dict(sorted(found.items()))


def _roots_first(graph: Graph, readings: Readings) -> list[str]:
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
                stack += [(edge.there, False) for edge in graph.edges.get(here, ())]
    return ordered


def _origin(
    claim: Claim,
    reading: Reading,
    readings: Readings,
    edges: list[Edge],
    found: Mapping[str, tuple[Origin, ...]],
    *,
    copy: bool,
) -> tuple[Origin, ...]:
    voice = readings.voices[claim.id]
    if voice.institution is not None:
        return (_to(voice.institution, claim),)
    house = reading.publisher
    credited = voice.outlet or _credited(claim, reading)
    if credited is not None and (house is None or credited.key != house.key):
        return _through(credited, claim, readings, edges, found)
    others = [entry for entry in reading.named if entry.kind == "outlet"]
    if credited is None and others and not (reading.own and claim.source.type not in NO_SOURCE):
        # several outlets are named and none of them for this claim
        return ()
    if credited is None and edges and (copy or not reading.own):
        return ()
    if claim.source.type == "media" and credited is None:
        return ()
    if claim.source.type == "author":
        listed = house is not None and bool(house.source)
        return (_to(house, claim, report=reading.id),) if listed and house is not None else ()
    if house is not None:
        return (_to(house, claim, report=reading.id),)
    return (
        Origin(
            key=f"report:{reading.id}",
            name=reading.report.title or reading.report.name,
            report=reading.id,
            human=claim.source.description or None,
        ),
    )


def _credited(claim: Claim, reading: Reading) -> Outlet | None:
    """The outlet that a claim without a named one is owed to: the only other that the report names, or, of several,
    the one named last before the end of the claim's quote.
    """
    others = {entry.key: entry for entry in reading.named if entry.kind == "outlet"}
    if not others or (reading.own and claim.source.type not in NO_SOURCE):
        return None
    if len(others) == 1 and not reading.own:
        return next(iter(others.values()))
    before = [entry for _, _, entry in outlets_in(reading.report.text[: claim.end]) if entry.kind == "outlet"]
    return before[-1] if before and (before[-1].key in others or reading.own) else None


def _through(
    outlet: Outlet,
    claim: Claim,
    readings: Readings,
    edges: list[Edge],
    found: Mapping[str, tuple[Origin, ...]],
) -> tuple[Origin, ...]:
    """The origin of the claim in the report of `outlet` that is retold, where the case holds it; else the outlet."""
    report = None
    for edge in edges:
        house = readings.of[edge.there].publisher
        if house is None or house.key != outlet.key:
            continue
        report = report or edge.there
        for match in edge.matches:
            if match.here.id == claim.id and found[match.there.id]:
                return found[match.there.id]
    return (_to(outlet, claim, report=report),)


def _to(entry: Outlet, claim: Claim, *, report: str | None = None) -> Origin:
    return Origin(
        key=f"{entry.kind}:{entry.key}",
        name=entry.name,
        report=report,
        human=claim.source.description if claim.source.type not in NO_SOURCE else None,
    )
