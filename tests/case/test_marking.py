"""The one policy on markings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tumen.case import Original
from tumen.case.marking import held, may_leave
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


def standing(name: str, within: str | None) -> Original:
    return Original(
        id=name,
        name=name,
        source=name,
        media_type="text/plain",
        size=1,
        captured_at="2026-03-01T12:00:00+00:00",
        tool="0.1.0",
        read_version="1",
        extract_version="1",
        within=within,
    )


def test_what_stands_in_a_restricted_message_stays_with_it_and_the_other_way_round() -> None:
    marked = {"mail": "TLP:RED", "attachment": None, "inner": None, "alone": None, "page": "RED", "other page": None}
    within = {"attachment": "mail", "box": "mail", "inner": "box", "page": "archive", "other page": "archive"}
    reports = [replace(report(marking), id=name) for name, marking in marked.items()]
    names = [*marked, "box", "archive"]
    captures = {name: standing(name, within.get(name)) for name in names}
    assert held(reports, captures) == {"mail", "attachment", "inner", "page"}


def test_a_message_that_holds_what_is_restricted_stays_too() -> None:
    reports = [replace(report(None), id="mail"), replace(report("RED"), id="attachment")]
    captures = {"mail": standing("mail", None), "attachment": standing("attachment", "mail")}
    assert held(reports, captures) == {"mail", "attachment"}


def test_files_that_stand_in_each_other_have_an_end() -> None:
    captures = {"a": standing("a", "b"), "b": standing("b", "a")}
    assert held([replace(report(None), id="a"), replace(report("RED"), id="b")], captures) == {"a", "b"}
