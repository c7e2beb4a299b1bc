"""Figures that people enter, claims that they doubt, and stories that they join or part."""

from __future__ import annotations

from typing import Any

import pytest

from tumen.errors import DecisionRefused
from tumen.ledger import (
    Claim,
    Count,
    Decision,
    Place,
    Source,
    When,
    decide,
    effective,
    figure_from,
    figure_id,
    make_claim,
)

AT = "2026-03-01T12:00:00+00:00"


def claim(quote: str, start: int) -> Claim:
    source = Source(description="", type="author")
    end = start + len(quote)
    return make_claim(
        report="f" * 64, start=start, end=end, quote=quote, kind="presence", source=source, rule="r", version="1"
    )


ALL, SOME, MOVED = CLAIMS = (claim("500 workers", 0), claim("150 of them", 20), claim("were sent", 40))


def journal(*lines: tuple[str, Claim | str, dict[str, Any]]) -> tuple[Decision, ...]:
    """A whole journal of these lines: action, target, and what more it takes."""
    written: list[Decision] = []
    for action, target, more in lines:
        name = target if isinstance(target, str) else target.id
        after = written[-1] if written else None
        written.append(decide(after=after, at=AT, by="A. Reader", action=action, target=name, why="seen", **more))
    return tuple(written)


def refusal(**said: Any) -> str:
    """The words with which a decision is refused."""
    with pytest.raises(DecisionRefused) as caught:
        decide(after=None, at=AT, by="A. Reader", why="seen", **said)
    return str(caught.value)


VALUE: dict[str, Any] = {
    "count": {"low": 400, "high": 600, "basis": "range"},
    "place": {"name": "Helong", "country": "CN", "level": "city"},
    "time": {"start": "2019-06-30", "end": "2019-06-30"},
    "direction": None,
}
NAME = figure_id(VALUE)
ENTERED = ("figure", NAME, {"value": VALUE})


def test_a_figure_has_the_id_of_what_it_says() -> None:
    one = figure_from(VALUE, by="B. Analyst", why="beds")
    assert (one.id, one.by, one.why, one.direction) == (NAME, "B. Analyst", "beds", None)
    assert one.count == Count(low=400, high=600, basis="range")
    assert one.place == Place(name="Helong", country="CN", level="city")
    assert isinstance(one.time, When)
    assert figure_id(VALUE | {"place": VALUE["place"] | {"id": "CN-1", "lat": 1.0, "lon": 2.0}}) == NAME
    assert figure_id(VALUE | {"direction": "out"}) != NAME


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"count": None}, "figure: count is missing"),
        ({"time": None}, "figure: time is missing"),
        ({"time": {"start": None, "end": None}}, "figure: time is missing"),
        ({"place": None}, "figure: place is missing"),
        ({"direction": "transfer"}, "figure: direction 'transfer' is not allowed; use out (came), return (left)"),
        ({"count": {"low": -3, "high": 5, "basis": "range"}}, "figure: count"),
        ({"place": {"name": "Helong", "country": "China", "level": "city"}}, "figure: place"),
        ({"colour": "red"}, "is not an object with count, place, time, direction"),
    ],
)
def test_a_figure_that_says_too_little_is_refused(change: dict[str, Any], words: str) -> None:
    assert words in refusal(action="figure", target=NAME, value=VALUE | change)


def test_a_figure_under_another_id_is_refused() -> None:
    assert f"is not the id of that figure, which is {NAME}" in refusal(action="figure", target="1" * 32, value=VALUE)


def test_a_figure_stands_beside_the_claims_and_changes_none() -> None:
    after = effective(CLAIMS, journal(ENTERED))
    assert after.claims == effective(CLAIMS, ()).claims
    assert [one.id for one in after.figures] == [NAME]
    assert after.unmatched == ()


def test_a_figure_can_be_accepted_doubted_and_taken_back_and_entered_again() -> None:
    none: dict[str, Any] = {}
    accept, doubt, reject = ("accept", NAME, none), ("doubt", NAME, none), ("reject", NAME, none)
    assert effective(CLAIMS, journal(ENTERED, accept)).accepted == {NAME}
    assert effective(CLAIMS, journal(ENTERED, accept, doubt)).doubted == {NAME}
    gone = effective(CLAIMS, journal(ENTERED, reject))
    assert gone.figures == ()
    assert gone.rejected == {NAME}
    again = effective(CLAIMS, journal(ENTERED, reject, ENTERED))
    assert (len(again.figures), again.rejected) == (1, frozenset())
    assert effective(CLAIMS, journal(ENTERED, accept, ENTERED)).accepted == {NAME}
    early = effective(CLAIMS, journal(accept, ENTERED))
    assert (early.accepted, len(early.unmatched)) == (frozenset(), 1)


def test_of_what_is_held_of_a_claim_the_later_counts() -> None:
    lines = journal(("accept", ALL, {}), ("doubt", ALL, {}))
    after = effective(CLAIMS, lines)
    assert after.doubted == {ALL.id}
    assert after.accepted | after.rejected == frozenset()
    assert after.reasons == {ALL.id: "seen (A. Reader)"}
    assert effective(CLAIMS, journal(("doubt", ALL, {}), ("accept", ALL, {}))).doubted == frozenset()
    assert {claim.id for claim in after.claims} == {claim.id for claim in CLAIMS}


def test_stories_are_joined_and_parted_beside_incidents() -> None:
    lines = [
        ("same-story", ALL, {"other": SOME.id}),
        ("not-same", ALL, {"other": SOME.id}),
        ("other-story", ALL, {"other": MOVED.id}),
    ]
    after = effective(CLAIMS, journal(*lines))
    assert after.same_stories == {tuple(sorted((ALL.id, SOME.id)))}
    assert after.other_stories == {tuple(sorted((ALL.id, MOVED.id)))}
    assert after.apart == after.same_stories
    turned = effective(CLAIMS, journal(*lines, ("other-story", SOME, {"other": ALL.id})))
    assert turned.same_stories == frozenset()
