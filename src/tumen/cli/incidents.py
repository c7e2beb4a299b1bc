"""`tumen show CASE incidents`: one line an incident, or with `--why` what joined its claims and kept others apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from tumen.cli.terminal import put_json, put_prose, put_table, tell, width
from tumen.cli.words import OPEN, value, what, where
from tumen.ledger import Claim, Incident, incident_form, plain_form
from tumen.nouns import counted
from tumen.publish.words import say

if TYPE_CHECKING:
    from tumen.case import Case
    from tumen.link import IncidentWhy, PairWhy

SHORT = 8
"""Characters of an id that tables show; any command takes them for the whole."""

QUOTE = 70
"""Characters of a quote by which a table lets an incident be recognised."""

_WIDE = 132
"""Characters of a line from which on each value of an incident has a column of its own."""


def put_incidents(case: Case, *, why: bool, as_json: bool) -> None:
    """Every incident of the case, those with conflicts first."""
    claims = {claim.id: claim for claim in case.claims()}
    reports = {report.id: report for report in case.reports()}
    incidents = sorted(case.incidents(), key=_weight)
    if why:
        from tumen.link import Reasoning

        decided = case.effective()
        reasoning = Reasoning(
            claims,
            reports,
            case.lineage(),
            same=decided.same,
            apart=decided.apart,
            same_employers=decided.same_employers,
        )
        if as_json:
            put_json(
                incident_form(one, claims, reports) | {"why": plain_form(reasoning.why(one))}
                for one in case.incidents()
            )
            return
        if not incidents:
            tell("No incidents in this case.")
        for one in incidents:
            for line in _headline(one, claims):
                put_prose(line)
            put_why(reasoning.why(one), claims, {name: report.name for name, report in reports.items()})
            tell("")
        return
    if as_json:
        put_json(incident_form(one, claims, reports) for one in case.incidents())
        return
    wide = width() >= _WIDE
    columns = (
        ("id", "kind", "count", "where", "when", "claims", "support", "status", "what else", "in its words")
        if wide
        else ("id", "what is told", "status", "support")
    )
    rows = [_row(one, [claims[name] for name in one.claims], wide=wide) for one in incidents]
    put_table("Incidents (support in independent origins)", columns, rows, empty="No incidents in this case.")


def _weight(incident: Incident) -> tuple[int, int, int, str]:
    """Conflicts first, then what is best supported."""
    return -len(incident.contradictions), -incident.support, -len(incident.claims), incident.id


def _row(incident: Incident, own: Sequence[Claim], *, wide: bool) -> tuple[str, ...]:
    # each value that is claimed, side by side: conflicts are shown, never averaged
    counts = " | ".join(sorted({value("count", claim.count) for claim in own if claim.count}))
    places = " | ".join(sorted({where(claim) for claim in own} - {OPEN}))
    times = " | ".join(sorted({value("time", claim.time) for claim in own if claim.time}))
    status = say("status", incident.status) or OPEN
    if incident.standing in ("planned", "possible") and incident.status != "denied":
        status = f"{say('modality', incident.standing)}; {status}"
    else_told = "; ".join(_else(incident))
    quote = shorten(own[0].quote, QUOTE, placeholder=" …")
    if wide:
        about = (incident.id[:SHORT], incident.kind, counts or OPEN, places or OPEN, times or OPEN, str(len(own)))
        return (*about, str(incident.support), status, else_told or OPEN, quote)
    told = "; ".join(part for part in (_kind(own), counts, places, times) if part)
    said = f"{told}: “{quote}”" + (f" ({counted(len(own), 'claim')})" if len(own) > 1 else "")
    return (
        incident.id[:SHORT],
        said + (f" — {else_told}" if else_told else ""),
        status,
        str(incident.support),
    )


def _kind(own: Sequence[Claim]) -> str:
    return " or ".join(dict.fromkeys(f"{claim.kind} {claim.direction or ''}".strip() for claim in own))


def _else(incident: Incident) -> Iterator[str]:
    """What bears on an incident beside its values: contradictions, a rotation, what became of plans."""
    yield from (conflict.why for conflict in incident.contradictions)
    if incident.rotation is not None:
        other = f" with {incident.rotation.other[:SHORT]}" if incident.rotation.other else ""
        yield f"leg {'home' if incident.rotation.leg == 'home' else 'in'} of a rotation{other}"
    for state in dict.fromkeys(plan.state for plan in incident.plans if plan.state != "open"):
        yield str(say("plan", state))


def _headline(incident: Incident, claims: dict[str, Claim]) -> Iterator[str]:
    own = [claims[name] for name in incident.claims]
    yield (
        f"Incident {incident.id[:SHORT]}: {_kind(own)}; {say('status', incident.status)}; support {incident.support}"
    )
    for part in _else(incident):
        yield f"  {part}"


def put_why(why: IncidentWhy, claims: Mapping[str, Claim], names: Mapping[str, str]) -> None:
    """What joined the claims of an incident, pair by pair with weights, and what kept the nearest other apart.

    `names` are those of the reports by id.
    """
    if not why.pairs:
        put_prose("One claim alone.", indent=2)
    for pair in why.pairs:
        put_prose(f"{_told(claims[pair.one], names)} and {_told(claims[pair.other], names)}", indent=2)
        _put_pair(pair)
    if why.untold:
        put_prose(f"and {counted(why.untold, 'further pair')}, each weaker than the strongest of its claims", indent=2)
    if why.apart is None:
        put_prose("No other claim comes near.", indent=2)
        return
    put_prose(
        f"Nearest that was kept apart: {_told(claims[why.apart.one], names)} and "
        f"{_told(claims[why.apart.other], names)}; {why.apart_why}",
        indent=2,
    )
    _put_pair(why.apart)


def _put_pair(pair: PairWhy) -> None:
    if pair.decided is not None:
        said = "they are the same" if pair.decided == "same" else "they are not the same"
        put_prose(f"a person said that {said}; this wins over every weight", indent=6)
    if pair.copied:
        put_prose("the same words, one copied from the other", indent=6)
        return
    for level in pair.levels:
        put_prose(level.why, label=f"{level.weight:+5.1f}  ", indent=6)
    sums = "above 0: one incident" if pair.odds > 0 else "not above 0: this pair alone joins nothing"
    put_prose(f"sum, {sums}", label=f"{pair.odds:+5.1f}  ", indent=6)


def _told(claim: Claim, names: Mapping[str, str]) -> str:
    quote = shorten(claim.quote, QUOTE, placeholder=" …")
    return f"“{quote}” ({what(claim)}, {names[claim.report]})"
