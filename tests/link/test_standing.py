"""How an incident is told, how far it is supported, and what that makes of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.link.incident_worlds import MAY, Said, drawn, on, people, says, speaker


def planned(*roots: str, **slots: Any) -> Said:
    return says(*roots, modality="planned", **slots)


def possible(*roots: str, **slots: Any) -> Said:
    return says(*roots, modality="possible", **slots)


def denied(*roots: str, **slots: Any) -> Said:
    return says(*roots, modality="denied", **slots)


@pytest.mark.parametrize(
    ("said", "standing", "support", "status"),
    [
        ((says("a"),), "asserted", 1, "single_origin"),
        ((says("a"), says("b")), "asserted", 2, "corroborated"),
        ((says("a"), says("a")), "asserted", 1, "single_origin"),
        ((says(),), "asserted", 0, "unknown_origin"),
        ((says("a"), says()), "asserted", 1, "single_origin"),
        # whoever expects it, or has heard it announced, does not corroborate that it happened
        ((says("a"), possible("b")), "asserted", 1, "single_origin"),
        ((says("a"), planned("b")), "asserted", 1, "single_origin"),
        ((says(), planned("b"), possible("c")), "asserted", 0, "unknown_origin"),
        # of a plan alone, support is support for the plan
        ((planned("a"),), "planned", 1, "single_origin"),
        ((planned("a"), planned("b")), "planned", 2, "corroborated"),
        ((planned("a"), possible("b")), "planned", 1, "single_origin"),
        ((possible("a"), possible("b")), "possible", 2, "corroborated"),
        # a denial supports nothing
        ((denied("a"),), "denied", 0, "denied"),
        ((denied("a"), denied("b")), "denied", 0, "denied"),
        ((says("a"), denied("b")), "asserted", 1, "contested"),
        ((says("a"), says("b"), denied("c")), "asserted", 2, "contested"),
        # a doubt is no denial
        ((says("a"), says("b"), possible("c")), "asserted", 2, "corroborated"),
        ((possible("a"), denied("b")), "possible", 1, "single_origin"),
    ],
)
def test_standing_support_and_status(said: tuple[Said, ...], standing: str, support: int, status: str) -> None:
    incident = drawn(*said)
    assert (incident.standing, incident.support, incident.status) == (standing, support, status)


def test_origins_of_each_way_of_telling_stay_visible() -> None:
    incident = drawn(says("a"), planned("b"), planned("c"), denied("d"))
    told = {value.value: value.origins for value in incident.values if value.slot == "modality"}
    assert told == {"asserted": ("a",), "planned": ("b", "c"), "denied": ("d",)}


def test_a_retelling_that_tells_a_plan_as_done_supports_no_more_than_the_plan() -> None:
    plan = planned("a")
    drift = says("a", own=False, written=MAY + timedelta(days=2))
    incident = drawn(plan, drift)
    assert (incident.standing, incident.support) == ("planned", 1)


def test_an_origin_that_later_tells_its_plan_as_done_supports_that_it_was() -> None:
    incident = drawn(planned("a"), says("a", written=MAY + timedelta(days=30)), says("a", own=False))
    assert (incident.standing, incident.support) == ("asserted", 1)


def test_what_another_origin_tells_is_no_drift_of_a_plan() -> None:
    incident = drawn(planned("a"), says("b", own=False))
    assert (incident.standing, incident.support) == ("asserted", 1)


def test_an_origin_that_gives_two_numbers_contests_nothing() -> None:
    incident = drawn(says("a", count=people(500)), says("a", own=False, count=people(150)))
    assert (incident.status, incident.support) == ("single_origin", 1)


def test_the_denial_of_an_official_in_the_same_report_contests() -> None:
    told = says("a", source=speaker("a resident"))
    incident = drawn(told, denied("a", report=told.report, source=speaker("Example ministry", "official")))
    assert (incident.status, incident.support) == ("contested", 1)


def test_the_same_voice_that_tells_and_denies_contests_nothing() -> None:
    voice = speaker("Example ministry", "official")
    told = says("a", source=voice)
    incident = drawn(told, denied("a", report=told.report, source=voice, time=on(MAY)))
    assert incident.status == "single_origin"
