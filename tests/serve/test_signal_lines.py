"""Practices and signs of forced labour on the page of an incident."""

from __future__ import annotations

from typing import Any

from tests.assess.signal_world import signal_world

from tumen.ledger import effective
from tumen.publish.snapshot import Snapshot
from tumen.serve.incident_page import IncidentPage, incident_page


def pages(*forms: dict[str, Any]) -> list[IncidentPage]:
    """The page of each claim's incident, in order of the claims."""
    world = signal_world({"claims": list(forms)})
    view = Snapshot(
        reports=tuple(world.reports.values()),
        effective=effective(world.claims.values(), ()),
        facts=world.facts,
        lineage=world.lineage,
        incidents=world.incidents,
        findings=(),
    )
    return [incident_page(incident, view) for incident in view.incidents]


KEPT = {"kind": "condition", "indicator": "restriction_of_movement", "quote": "they may not leave"}


def test_an_incident_shows_its_signals_with_what_is_told_of_the_whole_host() -> None:
    general = {"kind": "enforcement", "place": "China, CN, country", "quote": "police stop them at gates"}
    page, _ = pages(KEPT, general)
    (practice,) = page.practices
    assert (practice.practice, practice.standing.word) == ("confinement_surveillance", "supported")
    kept, guarded = practice.signals
    assert [len(signal.claims) for signal in (kept, guarded)] == [1, 0]
    assert [len(signal.general) for signal in (kept, guarded)] == [0, 1]
    assert kept.origins == ("a",)
    assert practice.ask.endswith("?")
    assert practice.would_support
    assert {strain.provision for strain in practice.strains} == {"ILO-C29", "UNSCR-2397-8"}


def test_an_incident_shows_its_signs_of_forced_labour_with_open_questions() -> None:
    (page,) = pages(KEPT)
    (line,) = page.forced_labour
    assert line.force.word == "consistent"
    assert [sign.indicator.word for sign in line.indicators] == ["restriction_of_movement"]
    assert (line.menace, line.involuntary) == (("restriction of movement",), ("restriction of movement",))
    assert line.anonymous
    assert len(line.gaps) == 10


def test_an_incident_that_signals_nothing_shows_nothing() -> None:
    (page,) = pages({"kind": "presence"})
    assert (page.practices, page.forced_labour) == ((), ())
