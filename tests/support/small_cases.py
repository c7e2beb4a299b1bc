"""Small cases: made-up reports, claims of the simplest kind, and a derivation that needs no stage."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from tumen.case import Capture, Case, Derived
from tumen.ledger import (
    Claim,
    Claimed,
    Count,
    Element,
    Finding,
    Ground,
    Incident,
    Lineage,
    Origin,
    Report,
    Retelling,
    Source,
    StatedFact,
    digest,
    identify,
    make_claim,
    make_fact,
    slot_form,
)

AT = "2026-03-01T12:00:00+00:00"
TEXT = "There were 400 workers in Hunchun, and 150 workers at a garment plant. Their contracts ended."
OTHER = "A trader saw 60 workers in Helong."


def report(text: str = TEXT, *, name: str = "plant") -> Report:
    """A report that holds the text and nothing else."""
    return Report(id=digest(text.encode()), name=name, text=text, media_type="text/plain", language="en")


def claims(of: Report) -> tuple[Claim, ...]:
    """One claim of kind presence for each "N workers" of the text; the second is part of the first."""
    found: list[Claim] = []
    for match in re.finditer(r"(\d+) workers", of.text):
        number = int(match[1])
        found.append(
            make_claim(
                report=of.id,
                start=match.start(),
                end=match.end(),
                quote=match[0],
                kind="presence",
                count=Count(low=number, high=number, basis="exact"),
                source=Source(description="", type="author"),
                part_of=found[0].id if found else None,
                spans=MappingProxyType({"count": Ground(spans=((match.start(1), match.end(1)),))}),
                rule="stock",
                version="1",
            )
        )
    return tuple(found)


def facts(of: Report) -> tuple[StatedFact, ...]:
    """One stated fact for each "contracts ended" of the text."""
    return tuple(
        make_fact(
            report=of.id,
            fact="contract_end",
            value=None,
            time=None,
            quote=match[0],
            start=match.start(),
            end=match.end(),
        )
        for match in re.finditer("contracts ended", of.text)
    )


def keep(case: Case, text: str = TEXT, *, name: str = "plant") -> Report:
    """Keeps a report with its claims and facts."""
    kept = report(text, name=name)
    case.keep(
        text.encode(),
        kept,
        claims(kept),
        facts(kept),
        capture=Capture(name=f"{name}.txt", source=f"folder/{name}.txt"),
        at=AT,
        read_version="1",
        extract_version="1",
    )
    return kept


def derive(case: Case) -> None:
    """One incident and one finding for each claim; all reports of one family."""
    if case.derived() is not None:
        return
    inputs = case.inputs()
    effective = inputs.effective
    reports = {
        about.id: inputs.reports.get(about.id) or report(case.original(about.id).decode(), name=Path(about.name).stem)
        for about in inputs.originals
    }
    incidents = tuple(
        Incident(
            id=identify("incident", claim.id),
            kind=claim.kind,
            claims=(claim.id,),
            values=(Claimed(slot="count", value=slot_form(claim.count), claims=(claim.id,), origins=()),),
            support=0,
            status="unknown_origin",
        )
        for claim in effective.claims
    )
    lineage = Lineage(
        retellings=tuple(
            Retelling(report=name, of=None, outlet="Example Wire", probability=1.0, evidence=("it names it",))
            for name in sorted(reports)
        ),
        origins=MappingProxyType({claim.id: (Origin(key="wire", name="Example Wire"),) for claim in effective.claims}),
        families=MappingProxyType(dict.fromkeys(reports, "family")),
    )
    findings = tuple(
        Finding(
            incident=incident.id,
            provision="EXAMPLE-1",
            paragraph=None,
            verdict="undetermined",
            period=None,
            bounded=False,
            duty="the host state",
            elements=(Element(id="E1", statement="workers are there", state="met", claims=incident.claims),),
            exceptions=(),
            gaps=("When?",),
            why="no day is known",
        )
        for incident in incidents
    )
    derived = Derived(
        reports=tuple(replace(one, family="family") for one in reports.values()),
        lineage=lineage,
        incidents=incidents,
        findings=findings,
    )
    case.put_derived(derived, stamp_of_inputs=inputs.stamp)


KEPT = ("originals", "containers", "claims", "facts", "decisions", "meta")
LINKS = (
    "linked_from",
    "pending",
    "link_names",
    "link_blocks",
    "link_near",
    "link_stands",
    "link_incidents",
)
DERIVED = ("reports", "lineage", "incidents", "findings", "derived_from")


def dump(path: Path, tables: tuple[str, ...] = (*KEPT, *DERIVED)) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the tables of a case file."""
    with raw(path) as connection:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}  # noqa: S608


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The case file as any other program sees it; what is done is kept."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection
