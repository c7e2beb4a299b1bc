"""The page of the journal, and ids that are given by their beginning."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Any

import pytest
from handmade import AIRED, ARRIVAL, CASE, HIRED, SENT, WIRE
from tests.serve.test_app import UNDRAWN, Room, drawn, facts

from tumen.ledger import Decision
from tumen.publish.snapshot import Snapshot, releasable, snapshot
from tumen.publish.visible import visible
from tumen.serve.app import build_app
from tumen.serve.journal_page import journal_page

STRANGE = "e" * 64
NUMBER = {"count": {"low": 400, "high": 600, "basis": "range"}, "host": "CN", "time": None}


def line(number: int, action: str, target: str, **more: Any) -> Decision:
    fields: dict[str, Any] = {"at": "2026-03-01T12:05:00+00:00", "by": "A. Editor", "why": "seen <b>twice</b>", **more}
    return Decision(number=number, action=action, target=target, previous="0" * 64, hash=f"{number:064x}", **fields)  # type: ignore[arg-type]


def decided() -> Snapshot:
    """The journal of the case made by hand, with an action that no release knows yet."""
    view = snapshot(CASE)
    lines = (
        line(1, "same", SENT.id, other=AIRED.id),
        line(2, "correct", SENT.id, slot="count", value={"low": 400, "high": 400, "basis": "approx"}),
        line(3, "reject", HIRED.id),
        line(4, "note", WIRE.id),
        line(5, "note", ARRIVAL.id),
        line(6, "reckon", STRANGE, value=NUMBER),
        line(7, "accept", STRANGE),
        line(8, "accept", "f" * 64),
        line(9, "correct", SENT.id, slot="part_of", value=AIRED.id),
        line(10, "correct", SENT.id, slot="sex", value=None),
    )
    left = tuple(claim for claim in view.effective.claims if claim.id != HIRED.id)
    effective = replace(view.effective, claims=left, rejected=frozenset({HIRED.id}), unmatched=(lines[7],))
    return replace(view, effective=effective, decisions=lines, rejected=(HIRED,))


def room() -> Room:
    view = decided()
    return Room(build_app(lambda: view, title="hunchun.tumen"))


def test_each_decision_tells_what_it_is_about_in_words() -> None:
    lines = journal_page(decided()).decisions
    assert [len(one.targets) for one in lines] == [2, *[1] * 9]
    assert [SENT.quote in lines[0].targets[0].text, AIRED.quote in lines[0].targets[1].text] == [True, True]
    assert lines[1].told == "about 400"
    assert (lines[2].targets[0].href, lines[2].targets[0].text.endswith(", rejected")) == (None, True)
    assert [one.targets[0].kind for one in lines[3:5]] == ["report", "incident"]
    assert lines[5].targets[0].text == "how many 400 to 600; host state China"
    assert lines[6].targets[0].text == lines[5].targets[0].text
    assert lines[7].note is not None
    assert lines[7].targets[0].kind == "gone"
    assert AIRED.quote in str(lines[8].told)
    assert lines[9].told == "open"
    assert lines[0].when == "1 March 2026, 12:05 UTC"
    assert sum(one.note is not None for one in lines) == 1


def test_the_page_shows_every_fact_of_its_twin_and_its_links_lead_somewhere() -> None:
    asked = room()
    page, twin = asked.get("/decisions"), asked.get("/decisions.json")
    text = drawn(page.text)
    assert UNDRAWN
    for fact in facts([{**one, "at": None} for one in twin.json()["decisions"]]):
        assert re.sub(r"\s+", "", visible(fact)).casefold() in text, fact
    assert "<b>twice" not in page.text
    assert html.escape("<b>twice</b>") in page.text
    for href in re.findall(r'<a class="one" href="([^"]*)"', page.text):
        assert asked.get(href.partition("#")[0]).status_code == 200
    assert 'href="/decisions"' in asked.get("/").text
    assert asked.get("/index.json").json()["counts"]["decisions"] == 10


def test_an_empty_journal_says_what_to_do() -> None:
    page = Room(build_app(lambda: snapshot(CASE), title="case")).get("/decisions").text
    assert "tumen decide CASE" in page
    assert "<table" not in page


def test_the_journal_leaves_with_nothing_that_leaves_the_machine() -> None:
    view, held = releasable(decided())
    assert held
    assert (view.decisions, view.rejected) == ((), ())


@pytest.mark.parametrize("end", ["", ".json"])
@pytest.mark.parametrize(("what", "whole"), [("reports", WIRE.id), ("incidents", ARRIVAL.id), ("claims", SENT.id)])
def test_the_beginning_of_an_id_leads_to_its_page(what: str, whole: str, end: str) -> None:
    asked = Room(build_app(lambda: snapshot(CASE), title="case"))
    length = next(n for n in range(6, 65) if sum(one.startswith(whole[:n]) for one in ids(what)) == 1)
    found = asked.get(f"/{what}/{whole[:length]}{end}")
    assert found.status_code == 307
    final = f"/reports/{WIRE.id}#claim-{SENT.id}" if (what, end) == ("claims", "") else f"/{what}/{whole}{end}"
    assert found.headers["location"] == final
    assert asked.get(f"/{what}/{whole[:5]}{end}").status_code == 404


def ids(what: str) -> list[str]:
    view = snapshot(CASE)
    return [*{"reports": view.report_by_id, "incidents": view.incident_by_id, "claims": view.claim_by_id}[what]]


@pytest.mark.parametrize("end", ["", ".json"])
def test_a_beginning_that_several_ids_have_is_told_as_such(end: str) -> None:
    view = snapshot(CASE)
    twins = tuple(replace(one, id=f"abcdef{place:058x}") for place, one in enumerate(view.reports[:2]))
    asked = Room(build_app(lambda: replace(view, reports=(*view.reports, *twins)), title="case"))
    found = asked.get(f"/reports/abcdef{end}")
    assert found.status_code == 404
    said = html.unescape(found.text)
    assert "2 reports of this case begin with 'abcdef'" in said
    assert "Give more characters of the id." in said
