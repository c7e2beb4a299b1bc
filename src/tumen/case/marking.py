"""The one policy on markings: what may leave the machine in an export."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tumen.case.load import Original
from tumen.ledger import Report

_OPEN = frozenset({"CLEAR", "WHITE", "GREEN", "AMBER"})
"""Labels of the Traffic Light Protocol under which an export may carry a report (FIRST, TLP 2.0; WHITE is CLEAR of
TLP 1.0). RED stays with those who were present and AMBER+STRICT inside one organisation: an export guards neither."""


def may_leave(report: Report) -> bool:
    """Whether an export may carry the report and what rests on it.

    An unmarked report is published material and may. A marked one may under TLP CLEAR, GREEN or AMBER; RED,
    AMBER+STRICT and any marking that is not known stay.
    """
    if report.marking is None:
        return True
    label = re.sub(r"[\s_-]+", "+", report.marking.strip().upper().removeprefix("TLP").lstrip(": "))
    return label in _OPEN


def held(reports: Iterable[Report], captures: Mapping[str, Original]) -> frozenset[str]:
    """Ids of the reports that stay: by their marking, or because they hold one that stays, or stand in one.

    `captures` tells by id in which file the bytes of a report, or of a file of several, stand.
    """
    every = tuple(reports)
    above = {report.id: _above(report.id, captures) for report in every}
    marked = {report.id for report in every if not may_leave(report)}
    holding = {outer for name in marked for outer in above[name]}
    return frozenset(
        name for name, outer in above.items() if name in marked or name in holding or not marked.isdisjoint(outer)
    )


def _above(name: str, captures: Mapping[str, Original]) -> tuple[str, ...]:
    """The files in which bytes stand, from the inside outwards."""
    found: list[str] = []
    about = captures.get(name)
    while about is not None and about.within is not None and about.within not in found:
        found.append(about.within)
        about = captures.get(about.within)
    return tuple(found)
