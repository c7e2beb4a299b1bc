"""The one policy on markings: what may leave the machine in an export, and what may be sent without being looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tumen.case.load import Original
from tumen.ledger import Report
from tumen.read import kinds
from tumen.read.fetch import is_url

_OPEN = frozenset({"CLEAR", "WHITE", "GREEN", "AMBER"})
"""Labels of the Traffic Light Protocol under which an export may carry a report (FIRST, TLP 2.0; WHITE is CLEAR of
TLP 1.0). RED stays with those who were present and AMBER+STRICT inside one organisation: an export guards neither."""
_FOR_ALL = frozenset({"CLEAR", "WHITE"})
"""Labels under which anybody may read a report."""
_NOBODY_PUBLISHED = frozenset({kinds.MAIL, kinds.ROW, kinds.CSV, kinds.XLSX})
"""Letters, and tables that an office keeps: whoever is named as their publisher, they were meant for few."""


def may_leave(report: Report) -> bool:
    """Whether an export may carry the report and what rests on it.

    An unmarked report is published material and may. A marked one may under TLP CLEAR, GREEN or AMBER; RED,
    AMBER+STRICT and any marking that is not known stay.
    """
    return report.marking is None or _label(report.marking) in _OPEN


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


def may_be_sent(report: Report, captures: Mapping[str, Original]) -> bool:
    """Whether what rests on the report may be sent off, to a webhook or a feed, without anybody looking at it first.

    Under TLP CLEAR it may, under every other marking not. Without a marking it may where it is published: it names its
    publisher or its address, or was captured from the web. Anything else without a marking is a person's own note and
    counts as RED; so do letters, an office's tables and all that stands in them. `captures` tells of originals and the
    files that they stand in, by id.
    """
    if report.marking is not None:
        return _label(report.marking) in _FOR_ALL
    chain = [captures[name] for name in (report.id, *_above(report.id, captures)) if name in captures]
    if any(one.media_type in _NOBODY_PUBLISHED for one in chain) or report.media_type in _NOBODY_PUBLISHED:
        return False
    return bool(report.publisher) or is_url(report.url or "") or any(_from_web(one) for one in chain)


def not_sent(reports: Iterable[Report], captures: Mapping[str, Original]) -> frozenset[str]:
    """Ids of the reports that are not sent: those that stay in an export, and those that may not be sent."""
    every = tuple(reports)
    return held(every, captures) | {report.id for report in every if not may_be_sent(report, captures)}


def kept_whole(reports: Iterable[Report], captures: Mapping[str, Original]) -> frozenset[str]:
    """Ids of the reports whose original stays: those that stay in an export, and notes that nobody marked or published.

    An original says more than the claims in it: who wrote a letter to whom, what an office noted beside a row.
    """
    every = tuple(reports)
    notes = {report.id for report in every if report.marking is None and not may_be_sent(report, captures)}
    return held(every, captures) | notes


def _label(marking: str) -> str:
    return re.sub(r"[\s_-]+", "+", marking.strip().upper().removeprefix("TLP").lstrip(": "))


def _from_web(original: Original) -> bool:
    return is_url(original.url or "") or is_url(original.source)


def _above(name: str, captures: Mapping[str, Original]) -> tuple[str, ...]:
    """The files in which bytes stand, from the inside outwards."""
    found: list[str] = []
    about = captures.get(name)
    while about is not None and about.within is not None and about.within not in found:
        found.append(about.within)
        about = captures.get(about.within)
    return tuple(found)
