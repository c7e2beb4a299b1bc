"""What follows from several reports: lineage, incidents, findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from tumen import read
from tumen.assess import assess
from tumen.case import Case, Change, Derived, Inputs, Original
from tumen.case.derived import size, touched
from tumen.case.links import KnownCase
from tumen.case.load import load_facts
from tumen.case.stamps import stamp_of
from tumen.errors import CaseBusy, CaseError
from tumen.law import Law
from tumen.ledger import Effective, Finding, Report, StatedFact
from tumen.link import Kept, kept, link, related, relink
from tumen.pipeline.reading import Reader, reading, report_in
from tumen.pipeline.taking import extracted

_ATTEMPTS = 5
"""How often deriving starts again because another process added something meanwhile."""

_LARGE = 500
"""Reports from which on a few more are kept without looking at all of the case."""

_FEW = 10
"""Where one report in so many has changed, or more, linking all again costs less."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Computed:
    """What follows from a whole case, and what linking keeps of it."""

    derived: Derived
    kept: Kept


def compute(reports: Mapping[str, Report], decided: Effective, stated: Iterable[StatedFact]) -> Computed:
    """What follows from reports, claims as people left them, and stated facts: a pure function."""
    in_order = tuple(reports[name] for name in sorted(reports))
    linked = link(in_order, decided)
    families = linked.lineage.families
    claims = {claim.id: claim for claim in decided.claims}
    incidents = related(linked.incidents, claims, reports, linked.lineage, same_employers=decided.same_employers)
    derived = Derived(
        reports=tuple(replace(report, family=families.get(report.id)) for report in in_order),
        lineage=linked.lineage,
        incidents=incidents,
        findings=assess(incidents, claims=claims, reports=reports, facts=tuple(stated)),
    )
    return Computed(derived=derived, kept=kept(linked))


def findings_under(case: Case, law: Law) -> tuple[Finding, ...]:
    """What another law says of the incidents of a case; nothing of it is kept."""
    return assess(
        case.incidents(),
        claims={claim.id: claim for claim in case.claims()},
        reports={report.id: report for report in case.reports()},
        facts=[fact for fact in case.facts() if law.knows(fact)],
        law=law,
    )


def derive(case: Case) -> None:
    """Brings lineage, incidents and findings up to what is kept, in one step; nothing where they are.

    Where a few reports have changed since, what they touch is derived again; else everything. Reports whose row was
    dropped are read again from their original.
    """
    for _ in range(_ATTEMPTS):
        if case.is_current():
            return
        if case.is_current(related=False):
            _relate(case)
        elif not case.writable or not _follow(case):
            _derive_all(case)


def follow(case: Case) -> None:
    """Brings lineage, incidents and findings up to what is kept; in a large case each incident by itself.

    How incidents relate to each other, for which all have to be looked at, is then told when they are next read.
    """
    with case.reading() as connection:
        large = size(connection) > _LARGE
    if not large:
        derive(case)
        return
    for _ in range(_ATTEMPTS):
        if case.is_current(related=False):
            return
        if not case.writable or not _follow(case):
            _derive_all(case)


def _derive_all(case: Case) -> None:
    inputs = case.inputs()
    with reading() as reader:
        reports = {
            about.id: inputs.reports.get(about.id) or _reread(case, inputs, about, reader) for about in inputs.originals
        }
    computed = compute(reports, inputs.effective, inputs.facts)
    case.put_derived(computed.derived, stamp_of_inputs=inputs.stamp, kept=computed.kept)


def _relate(case: Case) -> None:
    inputs = case.inputs()
    derived = case.derived(related=False)
    with case.reading() as connection:
        now = stamp_of(connection)
    if derived is None or now != inputs.stamp:
        # another process changed something between the two looks
        return
    claims = {claim.id: claim for claim in inputs.effective.claims}
    incidents = related(
        derived.incidents, claims, inputs.reports, derived.lineage, same_employers=inputs.effective.same_employers
    )
    changed = {fresh.id: fresh for was, fresh in zip(derived.incidents, incidents, strict=True) if was != fresh}
    anew = assess(tuple(changed.values()), claims=claims, reports=inputs.reports, facts=inputs.facts)
    kept = [finding for finding in derived.findings if finding.incident not in changed]
    # a sort that keeps the order of what is equal: the findings of one incident stay as they were told
    findings = tuple(sorted((*kept, *anew), key=lambda finding: finding.incident))
    case.put_related(replace(derived, incidents=incidents, findings=findings), stamp_of_inputs=inputs.stamp)


def _follow(case: Case) -> bool:
    """Derives again what the reports touched that have changed; False where all has to be derived, or where another
    process is writing, so that what follows can only be held in memory.
    """
    with case.reading() as connection:
        since = touched(connection)
        if since is None or len(since.reports) * _FEW > since.among:
            return False
        change = _change(since.reports, connection)
    try:
        case.put_change(change, after=since)
    except CaseBusy:
        return False
    return True


def _change(changed: Collection[str], connection: Connection) -> Change:
    known = KnownCase(connection)
    relinked = relink(changed, known.decided, known)
    names = {claim for incident in relinked.incidents for claim in incident.claims}
    reports = known.reports({claim.report for claim in known.claims(names).values()} | relinked.reports)
    families = relinked.lineage.families
    return Change(
        relinked=relinked,
        reports=tuple(
            replace(reports[name], family=families.get(name)) for name in sorted(relinked.reports) if name in reports
        ),
        findings=assess(
            relinked.incidents,
            claims={claim.id: claim for claim in known.claims_of(reports)},
            reports=reports,
            facts=load_facts(connection, of=reports),
        ),
    )


def _reread(case: Case, inputs: Inputs, about: Original, reader: Reader) -> Report:
    report = extracted(report_in(reader, case.original(about.id), about)).report
    for claim in inputs.effective.claims:
        if claim.report == report.id and report.text[claim.start : claim.end] != claim.quote:
            raise CaseError(
                f"{case.path}: {about.name} was read by release {about.read_version} of the reader; release "
                f"{read.VERSION} reads other words where claim {claim.id} has its quote. Open the case with Tumen "
                f"{about.tool}."
            )
    return report
