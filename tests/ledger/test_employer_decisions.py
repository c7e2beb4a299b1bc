"""Decisions on employers: the names they join or part, which counts, and what is kept and never applied."""

from __future__ import annotations

from typing import Any

import pytest

from tumen.errors import DecisionRefused
from tumen.ledger import Claim, Decision, Source, decide, effective, employer_names, make_claim, pairs_decided

AT = "2026-03-01T12:00:00+00:00"


def claim(start: int, employer: str | None) -> Claim:
    """A claim of hiring with that employer."""
    return make_claim(
        report="f" * 64,
        start=start,
        end=start + 2,
        quote="ok",
        rule="r",
        version="1",
        kind="hiring",
        source=Source(description="", type="author"),
        employer=employer,
    )


LATIN, KOREAN, AGAIN, NONE = (
    claim(0, "Rabboni Garment"),
    claim(5, "라보니피복"),
    claim(9, "Rabboni  Garment"),
    claim(20, None),
)
CLAIMS = (LATIN, KOREAN, AGAIN, NONE)


def journal(*lines: tuple[str, Claim, dict[str, Any]]) -> list[Decision]:
    """A whole journal of these lines."""
    written: list[Decision] = []
    for action, target, more in lines:
        after = written[-1] if written else None
        written.append(decide(after=after, at=AT, by="A. Reader", action=action, target=target.id, why="seen", **more))
    return written


def test_two_names_are_one_employer() -> None:
    after = effective(CLAIMS, journal(("same-employer", LATIN, {"other": KOREAN.id})))
    assert after.same_employers == {("Rabboni Garment", "라보니피복")}
    assert (after.other_employers, after.same, after.apart, after.unmatched) == (frozenset(),) * 3 + ((),)
    assert after.claims == effective(CLAIMS, ()).claims


def test_the_later_decision_on_two_names_counts_whichever_claims_it_names() -> None:
    lines = journal(("same-employer", LATIN, {"other": KOREAN.id}), ("other-employer", KOREAN, {"other": AGAIN.id}))
    after = effective(CLAIMS, lines)
    assert after.same_employers == frozenset()
    assert after.other_employers == {("Rabboni Garment", "라보니피복")}


def test_names_are_those_that_people_corrected() -> None:
    lines = journal(
        ("same-employer", LATIN, {"other": KOREAN.id}),
        ("correct", LATIN, {"slot": "employer", "value": "Sampleton Garment"}),
    )
    assert effective(CLAIMS, lines).same_employers == {("Sampleton Garment", "라보니피복")}


@pytest.mark.parametrize("other", [AGAIN, NONE])
def test_a_decision_without_two_names_is_kept_and_never_applied(other: Claim) -> None:
    lines = journal(("same-employer", LATIN, {"other": other.id}))
    after = effective(CLAIMS, lines)
    assert (after.same_employers, after.unmatched) == (frozenset(), tuple(lines))
    assert employer_names(LATIN, other) is None


def test_a_rejected_claim_still_tells_the_names() -> None:
    lines = journal(("same-employer", LATIN, {"other": KOREAN.id}), ("reject", KOREAN, {}))
    assert effective(CLAIMS, lines).same_employers == {("Rabboni Garment", "라보니피복")}


def test_two_targets_are_needed() -> None:
    with pytest.raises(DecisionRefused, match="same-employer: takes two targets"):
        journal(("same-employer", LATIN, {}))


def test_a_decision_on_employers_says_nothing_about_the_claims() -> None:
    lines = journal(("same", LATIN, {"other": KOREAN.id}), ("other-employer", LATIN, {"other": KOREAN.id}))
    two = tuple(sorted((LATIN.id, KOREAN.id)))
    assert pairs_decided(lines).same == effective(CLAIMS, lines).same == {two}
    assert pairs_decided(lines).apart == frozenset()
