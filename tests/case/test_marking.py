"""The one policy on markings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tumen.case import Original
from tumen.case.marking import held, may_be_sent, may_leave, not_sent
from tumen.ledger import Report
from tumen.read import kinds


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


# what may be sent


def captured(kind: str = "text/plain", *, about: str = "0" * 64, **more: Any) -> dict[str, Original]:
    """What is known of an original that came from a disk, or as `more` says."""
    known: dict[str, Any] = {
        "id": about,
        "name": "a.txt",
        "source": "notes/a.txt",
        "media_type": kind,
        "size": 1,
        "captured_at": "2026-03-01T12:00:00+00:00",
        "tool": "0",
        "read_version": "1",
        "extract_version": "1",
    }
    return {about: Original(**known | more)}


@pytest.mark.parametrize("marking", ["TLP:CLEAR", "clear", "TLP:WHITE", " TLP: clear "])
def test_what_is_marked_clear_is_sent_whatever_it_is(marking: str) -> None:
    assert may_be_sent(report(marking), captured())
    assert may_be_sent(report(marking), captured(kinds.MAIL))


@pytest.mark.parametrize("marking", ["GREEN", "TLP:AMBER", "AMBER+STRICT", "RED", "confidential", "", "?"])
def test_what_is_marked_otherwise_is_never_sent(marking: str) -> None:
    published = replace(report(marking), publisher="Example Daily", url="https://example.org/a")
    assert not may_be_sent(published, captured(url="https://example.org/a"))


@pytest.mark.parametrize(
    ("about", "where"),
    [
        ({"publisher": "Example Daily"}, {}),
        ({"url": "https://example.org/a"}, {}),
        ({}, {"url": "https://example.org/a"}),
        ({}, {"source": "https://example.org/a"}),
        ({}, {"source": "HTTP://example.org/a"}),
    ],
)
def test_an_unmarked_report_is_sent_where_it_is_published(about: dict[str, Any], where: dict[str, Any]) -> None:
    assert may_be_sent(replace(report(None), **about), captured(**where))
    # where nothing is known of its original, what the report says of itself counts
    assert may_be_sent(replace(report(None), **about), {}) is bool(about)


@pytest.mark.parametrize(
    "where", [{}, {"source": "/home/https://a"}, {"source": "ftp://example.org/a"}, {"url": "file:///a"}]
)
def test_a_note_of_ones_own_without_a_marking_counts_as_red(where: dict[str, Any]) -> None:
    note = replace(
        report(None),
        title="Talk with a driver",
        url="file:///home/a.html",
        byline="A. Reader",
        published=date(2026, 3, 1),
    )
    assert not may_be_sent(note, captured(**where))
    assert may_leave(note)


@pytest.mark.parametrize("kind", [kinds.MAIL, kinds.ROW, kinds.CSV, kinds.XLSX])
def test_letters_and_tables_and_all_that_stands_in_them_are_no_publications(kind: str) -> None:
    published = replace(report(None), publisher="Example Daily", url="https://example.org/a")
    assert not may_be_sent(published, captured(kind))
    outer, middle = "1" * 64, "2" * 64
    inside = captured(within=middle) | captured(kinds.ZIP, about=middle, within=outer) | captured(kind, about=outer)
    assert not may_be_sent(published, inside)


def test_a_page_of_a_fetched_archive_is_published() -> None:
    outer = "1" * 64
    page = captured(within=outer) | captured(kinds.WARC, about=outer, source="https://example.org/a")
    assert may_be_sent(report(None), page)


def test_files_that_stand_in_each_other_are_followed_once() -> None:
    outer = "1" * 64
    assert not may_be_sent(report(None), captured(within=outer) | captured(kinds.ZIP, about=outer, within="0" * 64))


def test_what_stays_in_an_export_is_not_sent_either() -> None:
    published = replace(report(None), publisher="Example Daily")
    reports = [replace(published, id="letter", marking="CLEAR"), replace(report("RED"), id="inner")]
    reports += [replace(published, id="page"), replace(report(None), id="note")]
    captures = captured(about="letter") | captured(about="inner", within="letter") | captured(about="page")
    assert not_sent(reports, captures | captured(about="note")) == {"letter", "inner", "note"}
