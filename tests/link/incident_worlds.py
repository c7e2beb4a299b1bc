"""Incidents for tests, made by hand: who says what, in whose report, going back to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import count as numbers
from typing import Any

from tests.link.worlds import Told, tell

from tumen.ledger import Claim, Count, Incident, Lineage, Origin, Part, Place, Report, Retelling, Source, When
from tumen.link.incidents import incident
from tumen.link.related import related

TOWN = Place(name="Hunchun", country="CN", level="city")
FAR = Place(name="Dandong", country="CN", level="city")
PROVINCE = Place(name="Jilin", country="CN", level="province")
STATE = Place(name="China", country="CN", level="country")
MAY = date(2021, 5, 3)


def people(number: int, basis: str = "exact") -> Count:
    """A count of this many."""
    low = None if basis == "at_most" else number
    return Count(low=low, high=None if basis == "at_least" else number, basis=basis)  # type: ignore[arg-type]


def on(day: date, until: date | None = None) -> When:
    """These days."""
    return When(start=day, end=until or day)


@dataclass(frozen=True, kw_only=True)
class Said:
    """A claim, its report and the roots that it goes back to."""

    claim: Claim
    report: Report
    origins: tuple[Origin, ...]


_names = numbers()


def says(
    *roots: str,
    written: date | None = MAY,
    own: bool = True,
    words: str = "They crossed the bridge at dawn and were counted at the gate of the yard",
    report: Report | None = None,
    **slots: Any,
) -> Said:
    """A claim of a movement into the town, going back to `roots`; `own` where the root itself published the report.

    With `report` the claim stands in that one.
    """
    said: dict[str, Any] = {"kind": "movement", "host": "CN"} | slots
    if said["kind"] == "movement":
        said = {"direction": "out"} | said
        said.setdefault("origin" if said["direction"] == "return" else "destination", TOWN)
    else:
        said.setdefault("place", TOWN)
    made, (claim,) = tell(f"report {next(_names)}", [Told(sentence=words, slots=said)], published=written)
    if report is not None:
        claim, made = replace(claim, report=report.id), report
    return Said(
        claim=claim,
        report=made,
        origins=tuple(Origin(key=root, name=root, report=made.id if own else None) for root in roots),
    )


def drawn(*said: Said, parts: tuple[Part, ...] = (), others: tuple[Said, ...] = ()) -> Incident:
    """The incident of these claims."""
    return incident(
        [one.claim for one in said],
        {one.claim.id: one.origins for one in (*said, *others)},
        parts,
        (),
        reports={one.report.id: one.report for one in (*said, *others)},
        others={one.claim.id: one.claim for one in others},
    )


def beside(*groups: tuple[Said, ...], edges: tuple[Retelling, ...] = ()) -> tuple[Incident, ...]:
    """Incidents of these groups of claims, with what relates them."""
    every = [one for group in groups for one in group]
    return related(
        [drawn(*group) for group in groups],
        {one.claim.id: one.claim for one in every},
        {one.report.id: one.report for one in every},
        Lineage(retellings=edges, origins={one.claim.id: one.origins for one in every}),
    )


def speaker(description: str, kind: str = "local") -> Source:
    """Who says so."""
    return Source(description=description, type=kind)  # type: ignore[arg-type]
