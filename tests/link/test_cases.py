"""Linking on the bundled sample and, where they are there, on the seed reports."""

from __future__ import annotations

from functools import cache

import pytest
from tests.link.worlds import World, both, sample

from tumen.ledger import Incident, Retelling, effective
from tumen.link import Linked, link


@cache
def of_sample() -> tuple[World, Linked]:
    world = sample()
    return world, linked(world)


@cache
def of_both() -> tuple[World, Linked]:
    world = both()
    return world, linked(world)


def linked(world: World) -> Linked:
    return link(list(world.reports.values()), effective(world.claims.values(), ()))


def incident_of(world: World, result: Linked, name: str) -> Incident:
    return next(incident for incident in result.incidents if world.claims[name].id in incident.claims)


def names_in(world: World, incident: Incident) -> set[str]:
    return {name for name, claim in world.claims.items() if claim.id in incident.claims}


def edge(world: World, result: Linked, here: str, there: str) -> Retelling:
    found = [
        edge
        for edge in result.lineage.retellings
        if (edge.report, edge.of) == (world.reports[here].id, world.reports[there].id)
    ]
    assert len(found) == 1, f"{here} retells {there}: {len(found)} edges"
    return found[0]


def keys(world: World, result: Linked, name: str) -> list[str]:
    return [origin.key for origin in result.lineage.origins[world.claims[name].id]]


@pytest.mark.parametrize("name", ["48", "49", "50"])
def test_copy_rewrite_and_comment_retell_the_report_of_the_video(name: str) -> None:
    world, result = of_sample()
    assert edge(world, result, name, "02").probability >= 0.5


def test_shared_words_are_shown_on_both_sides() -> None:
    world, result = of_sample()
    passages = edge(world, result, "48", "02").passages
    assert passages
    here, there = world.reports["48"].text, world.reports["02"].text
    for passage in passages:
        words = here[passage.start : passage.end]
        assert words == there[passage.there_start : passage.there_end]
        assert len(words.split()) >= 8


def test_the_drift_of_a_count_and_the_lost_date_are_shown() -> None:
    world, result = of_sample()
    drifts = {drift.slot: drift for drift in edge(world, result, "49", "02").drifts if drift.slot in ("count", "time")}
    assert drifts["count"].was["basis"] == "approx"
    assert drifts["count"].became["basis"] == "at_least"
    assert {"time"} <= drifts.keys()


def test_reports_of_one_story_are_one_family_and_no_others() -> None:
    world, result = of_sample()
    families: dict[str, set[str]] = {}
    for name, report in world.reports.items():
        families.setdefault(result.lineage.families[report.id], set()).add(name)
    assert [group for group in families.values() if len(group) > 1] == [{"02", "48", "49", "50"}, {"05", "06"}]


def test_retellings_add_no_support() -> None:
    world, result = of_sample()
    incident = incident_of(world, result, "02 c1")
    assert {"48 c1", "49 c1", "50 c1"} <= names_in(world, incident)
    assert keys(world, result, "48 c1") == ["outlet:daily-nk"]
    assert keys(world, result, "49 c1") == []
    assert keys(world, result, "50 c1") == ["outlet:daily-nk"]
    assert keys(world, result, "50 c4") == ["outlet:radio-free-asia"]


def test_a_statement_of_an_institution_is_its_own_origin() -> None:
    world, result = of_sample()
    assert keys(world, result, "25 c1") == ["document:un-panel-of-experts"]
    panel = [name for name, claim in world.claims.items() if "UN Panel of Experts" in claim.source.description]
    assert {key for name in panel for key in keys(world, result, name)} == {"document:un-panel-of-experts"}


def test_outlets_of_which_the_case_has_no_report_are_roots() -> None:
    world, result = of_sample()
    roots = {(edge.report, edge.outlet) for edge in result.lineage.retellings if edge.of is None}
    assert (world.reports["10"].id, "Asahi Shimbun") in roots
    assert (world.reports["05"].id, "Chosun Ilbo") in roots


def test_two_own_sources_of_one_event_corroborate_and_their_days_contradict() -> None:
    world, result = of_both()
    incident = incident_of(world, result, "seed 002 c1")
    assert names_in(world, incident) >= {"seed 002 c1", "01 c1", "02 c1", "48 c1", "49 c1", "50 c1"}
    assert incident.support == 2
    assert incident.status == "contested"
    assert [(found.slot, found.why) for found in incident.contradictions] == [
        ("time", "2018-04-01 and 2018-04-02 share no day.")
    ]


@pytest.mark.parametrize(("here", "there"), [("01", "002"), ("03", "003"), ("04", "001")])
def test_sample_reports_retell_the_seed_that_they_name(here: str, there: str) -> None:
    world, result = of_both()
    assert edge(world, result, here, f"seed {there}").probability >= 0.9


def test_a_rewrite_of_unknown_origin_probably_retells_and_adds_nothing() -> None:
    world, result = of_both()
    retelling = edge(world, result, "seed 000", "seed 001")
    assert 0.5 <= retelling.probability < 0.95
    kind = next(drift for drift in retelling.drifts if drift.slot == "kind")
    assert (kind.was, kind.became) == ("hiring", "movement")
    assert kind.before == world.claims["seed 001 c3"].id
    for number in range(1, 8):
        assert keys(world, result, f"seed 000 c{number}") == []
    assert incident_of(world, result, "seed 000 c1").status == "unknown_origin"
    families = result.lineage.families
    assert families[world.reports["seed 000"].id] != families[world.reports["seed 001"].id]


def test_parts_stay_beside_their_whole() -> None:
    world, result = of_both()
    whole, parts = incident_of(world, result, "seed 001 c1"), ("seed 001 c3", "seed 001 c13")
    incidents = [whole, *(incident_of(world, result, name) for name in parts)]
    assert len({incident.id for incident in incidents}) == 3
    for name in parts:
        part = (world.claims[name].id, world.claims["seed 001 c1"].id)
        assert part in {(entry.claim, entry.of) for entry in whole.parts}
        assert part in {(entry.claim, entry.of) for entry in incident_of(world, result, name).parts}


def test_the_panel_and_the_residents_are_two_origins_of_one_report() -> None:
    world, result = of_both()
    assert keys(world, result, "seed 001 c1") == ["outlet:radio-free-asia"]
    assert keys(world, result, "seed 001 c2") == ["document:un-panel-of-experts"]
    assert keys(world, result, "04 c4") == ["outlet:radio-free-asia"]
