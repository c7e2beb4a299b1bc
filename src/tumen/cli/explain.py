"""`tumen explain`: the reasoning behind one incident, in full sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tumen.cli.elements import ElementRow, put_elements, put_questions
from tumen.cli.incidents import put_why
from tumen.cli.signalled import signalled
from tumen.cli.terminal import put_json, put_prose
from tumen.errors import CaseError
from tumen.nouns import counted

if TYPE_CHECKING:
    from tumen.ledger import Incident
    from tumen.publish.snapshot import Snapshot
    from tumen.serve.incident_page import ElementLine, IncidentPage, PartLine, Saying

_LEAST = 6
"""Characters of an id that are enough to name an incident."""


def command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    incident: Annotated[
        str, typer.Argument(metavar="INCIDENT", help="Id of an incident, or of a claim in it; six characters or more.")
    ],
    folders: Annotated[
        list[Path] | None, typer.Option("--law", metavar="DIR", help="Judge with a folder of law of your own.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the page's data as JSON.")] = False,
) -> None:
    """Explain an incident: who claims what, and why it is one.

    Tells what supports or contradicts it, and what the rules in force on that day say.
    """
    from tumen.cli.misstated import misstatement_form, misstatements_of, tell_misstatements
    from tumen.law import read_law
    from tumen.pipeline import findings_under, open_case
    from tumen.publish.snapshot import snapshot
    from tumen.serve.incident_page import incident_page

    law = read_law(folders or ())
    with open_case(case) as opened:
        view = snapshot(opened)
        if folders:
            view = replace(view, findings=findings_under(opened, law))
        rejected = opened.effective().rejected
    found = _named(incident, view.incidents, rejected=rejected)
    page = incident_page(found, view)
    names = {view.claim_by_id[name].report for name in found.claims}
    reports = [report for report in view.reports if report.id in names]
    wrong = misstatements_of(reports, law)
    if as_json:
        forms = [misstatement_form(one, view.report_by_id[one.report].name) for one in wrong]
        put_json([asdict(page) | {"misstatements": forms}])
        return
    _put(_before(page))
    _put_reasons(page, found, view)
    _put_law(page)
    tell_misstatements(wrong, reports)
    _put(signalled(page))
    for note in page.notes:
        put_prose(f"Note: {note}")


def _named(typed: str, incidents: tuple[Incident, ...], *, rejected: Collection[str]) -> Incident:
    found = [
        incident
        for incident in incidents
        if any(name.startswith(typed) for name in (incident.id, *incident.claims)) and len(typed) >= _LEAST
    ]
    if len(found) == 1:
        return found[0]
    if not found and len(typed) >= _LEAST and any(name.startswith(typed) for name in rejected):
        raise CaseError(
            f"explain: the claim {typed} was rejected, so it is of no incident; bring it back with: "
            f"tumen decide CASE accept {typed} --by NAME --why REASON"
        )
    if not found:
        raise CaseError(
            f"explain: no incident or claim has an id that begins with {typed!r}; give {_LEAST} characters or more of "
            "one that `tumen show CASE incidents` lists."
        )
    raise CaseError(f"explain: {len(found)} incidents fit {typed!r}; give more characters of the id.")


Lines = Iterator[tuple[int, str]]
"""Paragraphs, each after how many spaces it begins."""

_NUMBERED = re.compile(r"\d+\. ")


def _put(lines: Lines) -> None:
    for indent, line in lines:
        number = _NUMBERED.match(line)
        label = number[0] if number else ""
        put_prose(line.removeprefix(label), label=label, indent=indent)


def _before(page: IncidentPage) -> Lines:
    yield 0, f"Incident {page.id[:8]}: {page.what}" + (f", {' | '.join(page.where)}" if page.where else "")
    reports = len({saying.report.href for saying in page.sayings})
    yield 0, f"{counted(len(page.sayings), 'claim')} in {counted(reports, 'report')}: {_who(page.sayings)}."
    yield 0, f"Status: {page.status.label}. Support: {page.support_words}."
    told = "; ".join(
        f"{one.modality.label} by {counted(one.claims, 'claim')} ({counted(len(one.origins), 'known origin')})"
        for one in page.told
    )
    if page.standing.word != "asserted" or len(page.told) > 1:
        yield 0, f"How it is told: {told}. Support counts the origins of claims “{page.standing.label}” only."
    if page.origins:
        yield 0, f"Its support goes back to: {'; '.join(page.origins)}."
    if page.unknown:
        verb = "is of unknown origin and adds" if len(page.unknown) == 1 else "are of unknown origin and add"
        yield 0, f"{len(page.unknown)} of its claims {verb} no support."
    yield from _turn(page)
    yield 0, ""
    yield 0, "Who says so"
    for number, saying in enumerate(page.sayings, start=1):
        yield 2, f"{number}. “{saying.quote}”"
        by = "" if saying.publisher == saying.report.text else f"{saying.publisher}, "
        yield 5, f"{saying.report.text} ({by}{saying.dated}); {saying.modality.label}"
        yield 5, f"says so: {saying.source}; goes back to: {', '.join(saying.origins) or 'nobody knows'}"
    yield 0, ""
    yield 0, "What is claimed, and by which of these"
    number_of = {saying.id: number for number, saying in enumerate(page.sayings, start=1)}
    for values in page.slots:
        for value in values.values:
            numbers = ", ".join(str(number_of[saying.id]) for saying in value.sayings)
            roots = f"; from {', '.join(value.origins)}" if value.origins else "; origin unknown"
            yield 2, f"{values.slot.label}: {value.text} [{numbers}{roots}]"
    if page.contradictions:
        yield 0, ""
        yield 0, "What contradicts what"
        for conflict in page.contradictions:
            yield 2, f"{conflict.about.label}: {conflict.why} ({conflict.between.label})"
            for at, side in enumerate(conflict.sides):
                for claim in side:
                    yield 4, f"{'against ' if at else ''}{claim.text}"
    if page.parts:
        yield 0, ""
        yield 0, "Parts and wholes, never added up"
        for part in page.parts:
            yield 2, _part(part)
    if page.plans:
        yield 0, ""
        yield 0, "What became of the plan"
        for plan in page.plans:
            yield 2, f"{plan.claim.text}: {plan.state.label}"
            for label, claims in (("carried out", plan.carried_out_by), ("denied", plan.failed_by)):
                for claim in claims:
                    yield 4, f"{label}: {claim.text}"


def _turn(page: IncidentPage) -> Lines:
    if page.rotation is None:
        return
    home = page.rotation.leg.word == "home"
    other = f" The other leg: {page.rotation.other.text}." if page.rotation.other else ""
    yield (
        0,
        (
            f"A leg of a rotation: {page.rotation.leg.label}, so this is no "
            f"{'repatriation' if home else 'new deployment'}.{other} Why: {'; '.join(page.rotation.why)}."
        ),
    )


def _part(part: PartLine) -> str:
    via = (
        f" (it retells {part.via.text}, which is told as such a part; probability {part.probability:.0%})"
        if part.via
        else ""
    )
    return (
        f"{part.part_count or 'some'} are among {part.whole_count or 'others'}: {part.part.text}, among those of "
        f"{part.whole.text}{via}"
    )


def _put_reasons(page: IncidentPage, incident: Incident, view: Snapshot) -> None:
    from tumen.link import Reasoning

    put_prose("")
    if page.reasons:
        put_prose("Why these claims are one incident")
        for reason in page.reasons:
            put_prose(reason, indent=2)
        put_prose("")
    put_prose("Pair by pair, with weights (log-odds)")
    reasoning = Reasoning(
        view.claim_by_id,
        view.report_by_id,
        view.lineage,
        same=view.effective.same,
        apart=view.effective.apart,
        same_employers=view.effective.same_employers,
    )
    names = {name: report.publisher or report.name for name, report in view.report_by_id.items()}
    put_why(reasoning.why(incident), view.claim_by_id, names)


def _who(sayings: tuple[Saying, ...]) -> str:
    return "; ".join(dict.fromkeys(saying.publisher for saying in sayings))


def _put_law(page: IncidentPage) -> None:
    """Each finding that tells something, as a table of its elements; the numbers are those of who says so."""
    telling = [finding for finding in page.findings if finding.verdict.word != "not_covered"]
    if not telling:
        return
    number_of = {saying.href: str(number) for number, saying in enumerate(page.sayings, start=1)}
    put_prose("")
    put_prose("What the rules of that day say, if the claims are true")
    for finding in telling:
        put_prose("")
        put_prose(f"{finding.provision} ({finding.period_words}): {finding.verdict.label}. {finding.why}", indent=2)
        put_prose(finding.duty, label="duty of: ", indent=2)
        if finding.strength:
            put_prose(" ".join(finding.strength), label="how well it is supported: ", indent=2)
        put_elements([_row(element, number_of) for element in finding.elements], title="element")
        stated = [_row(element, number_of) for element in finding.exceptions if element.state.word != "cannot_tell"]
        put_elements(stated, title="exception")
        put_questions(finding.gaps)


def _row(element: ElementLine, number_of: Mapping[str, str]) -> ElementRow:
    claims = [number_of.get(claim.href, "another") for claim in element.claims]
    return ElementRow(
        name=element.id,
        statement=element.statement,
        state=element.state.label + (f" ({element.reading.label} on reading B)" if element.reading else ""),
        why=" ".join((element.why, *(f"[{fact.text}]" for fact in element.facts))),
        rests_on=", ".join([*claims, *("a fact" for _ in element.facts[:1])]),
    )
