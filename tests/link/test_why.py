"""Why claims are one incident, why others are not, and what would change a retelling."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.link.worlds import Told, made_up, tell

from tumen.ledger import Claim, Count, Place, Report, Retelling, Source, When, decide, effective
from tumen.link import Linked, Reasoning, link, why, would_change
from tumen.link.weights import weights

TOWN = Place(name="Hunchun", country="CN", level="city")
DAY = date(2021, 5, 3)
FIRST = "One hundred and sixty women crossed the bridge at dawn and were counted twice"
SECOND = "From the hill we saw 160 of them walk in"


def arrival(words: str, **slots: Any) -> Told:
    said = {
        "kind": "movement",
        "direction": "out",
        "destination": TOWN,
        "host": "CN",
        "count": Count(low=160, high=160, basis="exact"),
        "time": When(start=DAY, end=DAY),
        "source": Source(description="a resident", type="local"),
    }
    return Told(sentence=words, slots=said | slots)


def world(*told: tuple[Report, tuple[Claim, ...]], journal: tuple[Any, ...] = ()) -> tuple[Linked, Reasoning]:
    reports = {report.id: report for report, _ in told}
    decided = effective([claim for _, claims in told for claim in claims], journal)
    result = link(list(reports.values()), decided)
    claims = {claim.id: claim for claim in decided.claims}
    return result, Reasoning(claims, reports, result.lineage, same=decided.same, apart=decided.apart)


ONE = tell("a", [arrival(FIRST)], publisher="Radio Free Asia", published=DAY)
OTHER = tell("b", [arrival(SECOND)], publisher="Daily NK", published=DAY)


def test_the_weights_of_a_pair_add_up_to_its_sum() -> None:
    result, reasoning = world(ONE, OTHER)
    (incident,) = result.incidents
    (pair,) = reasoning.why(incident).pairs
    assert {pair.one, pair.other} == set(incident.claims)
    assert pair.odds > 0
    assert sum(level.weight for level in pair.levels) == pytest.approx(pair.odds, abs=0.1)
    assert {"prior", "same_city", "same_days", "odd_number"} <= {level.name for level in pair.levels}
    assert all(level.why for level in pair.levels)


def test_a_retelling_weighs_as_much_as_it_is_probable() -> None:
    retelling = tell("c", [arrival(SECOND)], published=DAY + timedelta(days=1), upstream=("Radio Free Asia",))
    result, reasoning = world(ONE, retelling)
    pair = reasoning.pair(ONE[1][0].id, retelling[1][0].id)
    (edge,) = (edge for edge in result.lineage.retellings if edge.of == ONE[0].id)
    (level,) = (level for level in pair.levels if level.name == "retold")
    assert 0 < edge.probability < 1
    assert level.weight == pytest.approx(weights("incident")["retold"] * edge.probability, abs=0.01)
    assert sum(level.weight for level in pair.levels) == pytest.approx(pair.odds, abs=0.1)


def test_one_function_gives_the_same() -> None:
    result, reasoning = world(ONE, OTHER)
    claims = {claim.id: claim for _, said in (ONE, OTHER) for claim in said}
    reports = {report.id: report for report, _ in (ONE, OTHER)}
    assert why(result.incidents[0], claims, reports, result.lineage) == reasoning.why(result.incidents[0])


def test_the_nearest_that_was_kept_apart_is_told_with_what_speaks_against_it() -> None:
    months_later = When(start=DAY + timedelta(days=90), end=DAY + timedelta(days=90))
    late = tell("c", [arrival("A third telling of 160", time=months_later)], publisher="Yonhap", published=DAY)
    far = tell(
        "d",
        [arrival("Of others", count=Count(low=9, high=9, basis="exact"), destination=None, time=None)],
        publisher="Reuters",
        published=DAY,
    )
    result, reasoning = world(ONE, late, far)
    (mine,) = (incident for incident in result.incidents if ONE[1][0].id in incident.claims)
    found = reasoning.why(mine)
    assert found.pairs == ()
    assert found.apart is not None
    assert {found.apart.one, found.apart.other} == {ONE[1][0].id, late[1][0].id}
    assert found.apart.odds <= 0
    assert found.apart_why is not None
    assert "more than a month lies between them" in found.apart_why


def test_nothing_near_is_told_as_such() -> None:
    result, reasoning = world(ONE)
    assert reasoning.why(result.incidents[0]).apart is None


@pytest.mark.parametrize(("action", "decided"), [("not-same", "not-same"), ("same", "same")])
def test_what_a_person_said_is_told(action: str, decided: str) -> None:
    line = decide(
        after=None,
        at="2026-01-01T00:00:00Z",
        by="A",
        action=action,
        target=ONE[1][0].id,
        other=OTHER[1][0].id,
        why="w",
    )
    result, reasoning = world(ONE, OTHER, journal=(line,))
    (mine,) = (incident for incident in result.incidents if ONE[1][0].id in incident.claims)
    found = reasoning.why(mine)
    if action == "same":
        assert [pair.decided for pair in found.pairs] == ["same"]
    else:
        assert found.apart is not None
        assert (found.apart.decided, found.apart_why) == (
            decided,
            "a person said that they are not the same",
        )


def test_copied_words_are_told_and_not_weighed() -> None:
    again = tell("c", [arrival(FIRST)], published=DAY + timedelta(days=1), upstream=("Radio Free Asia",))
    result, reasoning = world(ONE, again)
    (incident,) = result.incidents
    (pair,) = reasoning.why(incident).pairs
    assert (pair.copied, pair.levels) == (True, ())


def test_of_a_big_incident_each_claim_is_told_with_its_strongest() -> None:
    houses = ["Radio Free Asia", "Daily NK", "Yonhap", "Reuters", "Example Gazette", "Example Post", "Example Wire"]
    told = [
        tell(house, [arrival(f"{house} heard of 160 in the town on that day")], publisher=house, published=DAY)
        for house in houses
    ]
    result, reasoning = world(*told)
    incident = max(result.incidents, key=lambda one: len(one.claims))
    assert len(incident.claims) > 5
    found = reasoning.why(incident)
    assert {name for pair in found.pairs for name in (pair.one, pair.other)} == set(incident.claims)
    size = len(incident.claims)
    assert found.untold == size * (size - 1) // 2 - len(found.pairs)


def test_the_reasons_of_made_up_worlds_fit_their_incidents() -> None:
    for seed in range(12):
        made = made_up(seed, reports=8)
        result, reasoning = world(*((report, claims) for report, claims, *_ in made))
        for incident in result.incidents:
            found = reasoning.why(incident)
            assert all({pair.one, pair.other} <= set(incident.claims) for pair in found.pairs)
            if found.apart is not None:
                assert len({found.apart.one, found.apart.other} & set(incident.claims)) == 1
                assert found.apart_why


def test_what_would_change_a_retelling_is_what_is_missing_from_it() -> None:
    root, report = ONE[0], tell("c", [arrival("x")])[0]
    reports = {root.id: root, report.id: report}
    bare = Retelling(report=report.id, of=root.id, outlet=None, probability=0.75, evidence=("both count 160 people",))
    said = " ".join(would_change(bare, reports))
    assert "a line that names Radio Free Asia" in said
    assert "eight or more words in a row" in said
    assert "people of its own" in said
    assert "the day on which each was written" in said
    named = Retelling(
        report=report.id, of=root.id, outlet=None, probability=0.9, evidence=("names Radio Free Asia, which published",)
    )
    assert "a line that names" not in " ".join(would_change(named, reports))
    outside = Retelling(report=report.id, of=None, outlet="Example Agency", probability=0.9, evidence=())
    assert would_change(outside, reports) == (
        "the report of Example Agency itself: add it to the case to see what was taken from it and what changed",
    )
