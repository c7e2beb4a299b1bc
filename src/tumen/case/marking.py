"""The one policy on markings: what may leave the machine in an export."""

from __future__ import annotations

import re

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
