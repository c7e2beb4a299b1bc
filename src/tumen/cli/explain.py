"""`tumen explain`: the reasoning behind one incident, in full sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tumen.cli.terminal import put_json, tell
from tumen.errors import CaseError

if TYPE_CHECKING:
    from tumen.ledger import Incident
    from tumen.serve.incident_page import FindingLine, IncidentPage, Saying

_LEAST = 6
"""Characters of an id that are enough to name an incident."""


def command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    incident: Annotated[
        str, typer.Argument(metavar="INCIDENT", help="Id of an incident, or of a claim in it; six characters or more.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the page's data as JSON.")] = False,
) -> None:
    """Explain an incident: who claims what, and why it is one.

    Tells what supports or contradicts it, and what the rules in force on that day say.
    """
    from tumen.pipeline import open_case
    from tumen.publish.snapshot import snapshot
    from tumen.serve.incident_page import incident_page

    with open_case(case) as opened:
        view = snapshot(opened)
    page = incident_page(_named(incident, view.incidents), view)
    if as_json:
        put_json([asdict(page)])
        return
    for line in _lines(page):
        tell(line)


def _named(typed: str, incidents: tuple[Incident, ...]) -> Incident:
    found = [
        incident
        for incident in incidents
        if any(name.startswith(typed) for name in (incident.id, *incident.claims)) and len(typed) >= _LEAST
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise CaseError(
            f"explain: no incident or claim has an id that begins with {typed!r}; give {_LEAST} characters or more of "
            "one that `tumen show CASE incidents` lists."
        )
    raise CaseError(f"explain: {len(found)} incidents fit {typed!r}; give more characters of the id.")


def _lines(page: IncidentPage) -> Iterator[str]:
    yield f"Incident {page.id[:8]}: {page.what}" + (f", {' | '.join(page.where)}" if page.where else "")
    yield f"Status: {page.status.label}. Support: {page.support_words}."
    if page.origins:
        yield f"Goes back to: {'; '.join(page.origins)}."
    if page.unknown:
        yield f"{len(page.unknown)} of its claims are of unknown origin and add no support."
    yield ""
    yield "What is claimed"
    for values in page.slots:
        for value in values.values:
            yield f"  {values.slot.label}: {value.text} [{_who(value.sayings)}]"
    yield ""
    yield "Who says so"
    for number, saying in enumerate(page.sayings, start=1):
        yield f"  {number}. “{saying.quote}”"
        yield f"     {saying.report.text} ({saying.publisher}, {saying.dated}); {saying.modality.label}"
        yield f"     says so: {saying.source}; goes back to: {', '.join(saying.origins) or 'nobody knows'}"
    if page.reasons:
        yield ""
        yield "Why these claims are one incident"
        for reason in page.reasons:
            yield f"  {reason}"
    if page.parts:
        yield ""
        yield "Parts and wholes, never added up"
        for part in page.parts:
            yield f"  {part.part_count or 'some'} are among {part.whole_count or 'others'}: {part.part.text}"
    if page.contradictions:
        yield ""
        yield "What contradicts what"
        for conflict in page.contradictions:
            yield f"  {conflict.about.label}: {conflict.why}"
    yield from _law(page.findings)
    for note in page.notes:
        yield f"Note: {note}"


def _who(sayings: tuple[Saying, ...]) -> str:
    return "; ".join(dict.fromkeys(saying.publisher for saying in sayings))


def _law(findings: tuple[FindingLine, ...]) -> Iterator[str]:
    telling = [finding for finding in findings if finding.verdict.word != "not_covered"]
    if not telling:
        return
    yield ""
    yield "What the rules of that day say, if the claims are true"
    for finding in telling:
        yield f"  {finding.provision} ({finding.period_words}): {finding.verdict.label}. {finding.why}"
        for element in finding.elements:
            yield f"    {element.state.label}: {element.statement}"
        for gap in finding.gaps:
            yield f"    missing: {gap}"
