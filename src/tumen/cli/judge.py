"""`tumen judge`: what the law of their days says of claims that are given one a line, without a case."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tumen.cli.inputs import finish
from tumen.cli.json_lines import BadLines, text_lines
from tumen.cli.terminal import complain, put_json, put_prose, tell
from tumen.errors import InvalidForm, UnreadableInput
from tumen.nouns import counted

if TYPE_CHECKING:
    from tumen.assess import Line
    from tumen.law import Law
    from tumen.ledger import Finding, Strength

_LONGEST = 10_000_000
"""Bytes of a line; what is longer is no line of claims."""


def command(
    claims: Annotated[
        Path, typer.Argument(metavar="CLAIMS.jsonl", help="Claims or incidents, one JSON object a line; - is stdin.")
    ],
    on: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DATE",
            help="The day on which a claim is told that gives no time, day of publication or written_between.",
        ),
    ] = None,
    folders: Annotated[
        list[Path] | None, typer.Option("--law", metavar="DIR", help="A folder of law of your own; may stand again.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object a line as JSON.")] = False,
) -> None:
    """Judge claims that are given one a line: what the rules of their days say, element by element.

    A line is a claim, which stands alone, or an object with "id", "incident" (a list of claims) and "facts". Each claim
    is judged by the rules of the days it gives, never by those of the day of publication.
    """
    from tumen.assess import assess, misstatements, read_line
    from tumen.law import read_law
    from tumen.ledger import day

    law, asked = read_law(folders or ()), day(on, where="--date")
    done, bad = 0, BadLines()
    with _opened(claims) as stream:
        for number, text in enumerate(text_lines(stream, name=str(claims), longest=_LONGEST), start=1):
            try:
                line = read_line(_decoded(text, number), number=number, law=law, asked=asked)
            except InvalidForm as error:
                bad.tell(f"{claims}: {error}")
                continue
            if line is None:
                continue
            findings = assess([line.incident], claims=line.claims, reports=line.reports, facts=line.facts, law=law)
            _put(line, findings, misstatements(line.reports.values(), law), law, as_json=as_json, first=not done)
            done += 1
    bad.close(str(claims))
    if not done and not bad.number:
        complain(f"{claims}: holds no claims; give one JSON object a line.")
    finish(done=done, failed=bad.number)


def _opened(path: Path) -> Any:
    if str(path) == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return path.open("rb")
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read: {error.strerror}.") from error


def _decoded(line: bytes, number: int) -> str:
    if len(line) > _LONGEST:
        raise InvalidForm(f"line {number}: longer than {_LONGEST:,} bytes; a line holds one incident.")
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise InvalidForm(f"line {number}: not UTF-8 at byte {error.start + 1}; save the file as UTF-8.") from error


def _put(
    line: Line, findings: Sequence[Finding], misstated: Sequence[Any], law: Law, *, as_json: bool, first: bool
) -> None:
    from tumen.assess import origins_by_family, strength
    from tumen.ledger import fact_form, judged_form, plain_form
    from tumen.publish.words import VERDICTS_BY_WEIGHT

    families = {report.id: report.family for report in line.reports.values() if report.family is not None}
    origins = origins_by_family((claim for claim in line.claims.values() if claim.report in families), families)
    facts = {fact.id: fact for fact in line.facts}

    def strength_of(finding: Finding) -> Strength:
        return strength(finding, line.incident, claims=line.claims, origins=origins, facts=facts, law=law)

    if as_json:
        # what a rule does not cover rests on nothing
        told = [None if one.verdict == "not_covered" else plain_form(strength_of(one)) for one in findings]
        judged = [judged_form(one) | {"strength": form} for one, form in zip(findings, told, strict=True)]
        form: dict[str, Any] = {"id": line.id, "findings": judged}
        if line.facts:
            form["facts"] = [fact_form(fact) for fact in line.facts]
        if misstated:
            form["misstatements"] = [plain_form(one) for one in misstated]
        put_json([form])
        return
    if not first:
        tell("")
    put_prose(f"{line.id}: {counted(len(line.claims), 'claim')}")
    for fact in line.facts:
        said = f"{law.facts[fact.fact].meaning}" + (f": {fact.value}" if fact.value else "")
        put_prose(said, label="read from its words: " if line.read else "stated: ", indent=2)
    telling = [finding for finding in findings if finding.verdict != "not_covered"]
    for finding in sorted(telling, key=lambda finding: VERDICTS_BY_WEIGHT.index(finding.verdict)):
        _put_finding(finding, strength_of(finding), line)
    if len(telling) < len(findings):
        names = ", ".join(dict.fromkeys(f.provision for f in findings if f.verdict == "not_covered"))
        put_prose(names, label="not covered by: ", indent=2)
    if not findings:
        put_prose("No provision bears on it.", indent=2)
    for one in misstated:
        put_prose(f"says “{one.quote}”. {one.holds}", label="its own law: ", indent=2)


def _put_finding(finding: Finding, support: Strength, line: Line) -> None:
    from tumen.cli.elements import ElementRow, put_elements, put_questions
    from tumen.cli.words import value
    from tumen.ledger import Element
    from tumen.publish.words import say

    numbers = {name: str(at) for at, name in enumerate(line.claims, start=1)}
    alone = len(line.claims) == 1

    def row(element: Element) -> ElementRow:
        own = [numbers[name] for name in element.claims if name in numbers]
        named = "the claim" if alone and own else ", ".join(own)
        return ElementRow(
            name=element.id,
            statement=element.statement,
            state=str(say("state", element.state))
            + (f" ({say('state', element.reading)} on reading B)" if element.reading else ""),
            why=element.why,
            rests_on="; ".join(part for part in (named, *element.facts) if part),
        )

    tell("")
    when = value("time", finding.period) + (" (from bounds)" if finding.bounded else "")
    put_prose(f"{finding.provision}: {say('verdict', finding.verdict)}; {when}", indent=2)
    put_prose(finding.why, indent=2)
    put_prose(finding.duty, label="duty of: ", indent=2)
    put_prose(" ".join(support.says), label="how well it is supported: ", indent=2)
    put_elements([row(element) for element in finding.elements], title="element")
    stated = [row(element) for element in finding.exceptions if element.state != "cannot_tell"]
    put_elements(stated, title="exception")
    put_questions(finding.gaps)
