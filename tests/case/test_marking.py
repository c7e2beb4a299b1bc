"""The one policy on markings."""

from __future__ import annotations

import pytest

from tumen.case.marking import may_leave
from tumen.ledger import Report


def report(marking: str | None) -> Report:
    return Report(id="0" * 64, name="a", text="a", media_type="text/plain", marking=marking)


@pytest.mark.parametrize("marking", [None, "TLP:CLEAR", "TLP:WHITE", "tlp:green", "GREEN", "TLP: AMBER", " TLP:AMBER "])
def test_published_and_shareable_reports_may_leave(marking: str | None) -> None:
    assert may_leave(report(marking))


@pytest.mark.parametrize(
    "marking",
    ["TLP:RED", "red", "TLP:AMBER+STRICT", "amber strict", "TLP:AMBER-STRICT", "confidential", "", "TLP:", "?"],
)
def test_restricted_and_unknown_markings_stay(marking: str) -> None:
    assert not may_leave(report(marking))
