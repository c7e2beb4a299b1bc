"""The independent roots of each claim: who, in the end, says so."""

from __future__ import annotations

from collections.abc import Mapping

from tumen.ledger import Claim, Origin
from tumen.link.edges import PROBABLE, Edge
from tumen.link.lineage import Graph, roots_first
from tumen.link.readings import NO_SOURCE, Reading, Readings, named_in
from tumen.resources.outlets import Outlet


def origins(graph: Graph, readings: Readings, copies: Mapping[str, str]) -> dict[str, tuple[Origin, ...]]:
    """For each claim the roots that it goes back to, several where several say it; empty where nobody knows.

    In this order: words copied from another report go back where the copied claim goes back; a statement of an
    institution or a document goes back to it; what is attributed to an outlet goes back to that outlet (or, where its
    report is in the case and holds the claim, where that one goes back); what a report took from another without
    saying so is of unknown origin; what a report has from its own people, or a known outlet says in its own voice,
    goes back to its publisher.
    """
    found: dict[str, tuple[Origin, ...]] = {}
    for name in roots_first(graph.edges, readings):
        reading = readings.of[name]
        # what an outlet tells again it has from its own people still
        edges = [
            edge
            for edge in graph.edges.get(name, ())
            if edge.probability >= PROBABLE and not _one_house(reading, readings.of[edge.there])
        ]
        copy = any(edge.copied for edge in edges)
        for claim in reading.claims:
            if claim.id in copies:
                found[claim.id] = found[copies[claim.id]]
            else:
                found[claim.id] = _origin(claim, reading, readings, edges, found, copy=copy)
    return dict(sorted(found.items()))


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
    said = tuple(_to(entry, claim) for entry in voice.institutions)
    if said and not voice.people:
        return said
    others = _of_people(claim, reading, readings, edges, found, copy=copy)
    return said + tuple(origin for origin in others if origin.key not in {known.key for known in said})


def _of_people(
    claim: Claim,
    reading: Reading,
    readings: Readings,
    edges: list[Edge],
    found: Mapping[str, tuple[Origin, ...]],
    *,
    copy: bool,
) -> tuple[Origin, ...]:
    """Where a claim goes back to that no institution makes."""
    voice, house = readings.voices[claim.id], reading.publisher
    if voice.outlet is not None and (house is None or voice.outlet.key != house.key):
        return _through(voice.outlet, claim, readings, edges, found)
    credited = None
    if voice.outlet is None:
        answers = [edge for edge in edges if edge.named and _answer(edge, claim) is not None]
        if answers and not _of_its_own(claim, reading):
            return found[_answer(max(answers, key=lambda edge: (edge.odds, edge.there)), claim) or ""]
        credited = _credited(claim, reading)
        if credited is not None and _not_in(credited, claim, readings, edges):
            return ()
        if not _of_its_own(claim, reading) and (silent := _silently(claim, edges)) is not None:
            # it stands in a report that this one took from without a word; the outlet named is named for the rest
            same = credited is not None and any(origin.key == _to(credited, claim).key for origin in found[silent])
            return found[silent] if same else ()
    else:
        credited = voice.outlet
    if credited is not None and (house is None or credited.key != house.key):
        return _through(credited, claim, readings, edges, found)
    named = [entry for entry in reading.named if entry.kind == "outlet"]
    if credited is None and named and not _of_its_own(claim, reading):
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


def _one_house(one: Reading, other: Reading) -> bool:
    return one.publisher is not None and other.publisher is not None and one.publisher.key == other.publisher.key


def _of_its_own(claim: Claim, reading: Reading) -> bool:
    """Whether people tell it to a report that names its own publisher as whom they told."""
    return reading.own and claim.source.type not in NO_SOURCE


def _answer(edge: Edge, claim: Claim) -> str | None:
    """The id of the claim of the retold report that the claim answers to."""
    return next((match.there.id for match in (*edge.matches, *edge.changed) if match.here.id == claim.id), None)


def _silently(claim: Claim, edges: list[Edge]) -> str | None:
    """The claim that this one answers to in a report which is retold but not named."""
    return next((there for edge in edges if not edge.named and (there := _answer(edge, claim)) is not None), None)


def _not_in(outlet: Outlet, claim: Claim, readings: Readings, edges: list[Edge]) -> bool:
    """Whether the retold report of the outlet is in the case, without the claim and without those who make it."""
    theirs = [
        edge for edge in edges if (house := readings.of[edge.there].publisher) is not None and house.key == outlet.key
    ]
    human = readings.voices[claim.id].human
    known = {
        word for edge in theirs for told in readings.of[edge.there].claims for word in readings.voices[told.id].human
    }
    return bool(theirs) and bool(human) and human.isdisjoint(known)


def _credited(claim: Claim, reading: Reading) -> Outlet | None:
    """The outlet that a claim without a named one is owed to: the only other that the report names, or, of several,
    the one named last before the end of the claim's quote.
    """
    others = {entry.key: entry for entry in reading.named if entry.kind == "outlet"}
    if not others or _of_its_own(claim, reading):
        return None
    if len(others) == 1 and not reading.own:
        return next(iter(others.values()))
    text = reading.report.text[: claim.end]
    before = [entry for _, _, entry in named_in(text, reading.report.upstream) if entry.kind == "outlet"]
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
        answer = _answer(edge, claim)
        house = readings.of[edge.there].publisher
        theirs = house is not None and house.key == outlet.key
        voice = readings.voices[answer].outlet if answer is not None else None
        # that outlet may itself have taken it from nobody knows where; who retells it may owe the claim to it as well
        if answer is not None and (theirs or (voice is not None and voice.key == outlet.key)):
            return found[answer]
        report = report or (edge.there if theirs else None)
    return (_to(outlet, claim, report=report),)


def _to(entry: Outlet, claim: Claim, *, report: str | None = None) -> Origin:
    return Origin(
        key=f"{entry.kind}:{entry.key}",
        name=entry.name,
        report=report,
        human=claim.source.description if claim.source.type not in NO_SOURCE else None,
    )
