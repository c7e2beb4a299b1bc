"""Decisions: which are refused, how the journal is chained, and what each does to the claims that later stages see."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tumen.errors import DecisionRefused
from tumen.ledger import (
    ACTIONS,
    PAIR_ACTIONS,
    START_OF_CHAIN,
    Claim,
    Count,
    Decision,
    Ground,
    Place,
    Source,
    When,
    chain_faults,
    decide,
    effective,
    make_claim,
)

AT = "2026-03-01T12:00:00+00:00"


def claim(quote: str, *, start: int = 0, **slots: Any) -> Claim:
    """A claim of kind presence unless told otherwise."""
    given: dict[str, Any] = {"kind": "presence", "source": Source(description="", type="author")}
    return make_claim(
        report="f" * 64, start=start, end=start + len(quote), quote=quote, rule="r", version="1", **given | slots
    )


ALL = claim("500 workers", count=Count(low=500, high=500, basis="exact"))
SOME = claim(
    "150 of them",
    start=20,
    count=Count(low=150, high=150, basis="exact"),
    part_of=ALL.id,
    spans={"count": Ground(spans=((20, 23),)), "part_of": Ground(spans=((24, 31),))},
)
MOVED = claim("were sent", start=40, kind="movement")
CLAIMS = (ALL, SOME, MOVED)


def journal(*lines: tuple[str, Claim | str, dict[str, Any]]) -> tuple[Decision, ...]:
    """A whole journal of these lines: action, target, and what more it takes."""
    written: list[Decision] = []
    for action, target, more in lines:
        name = target if isinstance(target, str) else target.id
        after = written[-1] if written else None
        written.append(decide(after=after, at=AT, by="A. Reader", action=action, target=name, why="seen", **more))
    return tuple(written)


def refusal(**changes: Any) -> str:
    """The words with which a decision is refused."""
    given: dict[str, Any] = {"after": None, "at": AT, "by": "A. Reader", "action": "accept", "target": ALL.id}
    with pytest.raises(DecisionRefused) as caught:
        decide(**{**given, "why": "seen", **changes})
    return str(caught.value)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"action": "delete"},
            "use one of accept, reject, doubt, correct, same, not-same, same-story, other-story, same-employer, "
            "other-employer, figure, note",
        ),
        ({"by": "  "}, "--by NAME"),
        ({"why": ""}, "--why TEXT"),
        ({"action": "same"}, "same: takes two targets"),
        ({"other": SOME.id}, "accept: takes one target"),
        ({"action": "not-same", "other": ALL.id}, "are the same claim"),
        ({"action": "correct"}, "correct: takes a slot and a value"),
        ({"slot": "count"}, "accept: takes no slot"),
        ({"value": 3}, "accept: takes no value"),
        ({"action": "correct", "slot": "colour", "value": "red"}, "slot 'colour' is unknown"),
        ({"action": "correct", "slot": "count", "value": 4}, "correct: count: 4 is not an object"),
        ({"action": "correct", "slot": "source", "value": None}, "source: cannot be null"),
        ({"action": "correct", "slot": "money", "value": {"low": math.nan}}, "money.low: nan is not a number"),
        ({"action": "correct", "slot": "quote", "value": "x"}, "slot 'quote' is unknown"),
        ({"at": "yesterday"}, "at: 'yesterday' is not a time in UTC, to the second"),
        ({"at": "2026-03-01T12:00:00"}, "is not a time in UTC"),
        ({"at": "2026-03-01T12:00:00+08:00"}, "is not a time in UTC"),
        ({"at": "2026-03-01T12:00:00.5+00:00"}, "is not a time in UTC"),
    ],
)
def test_a_decision_that_cannot_stand_is_refused_with_what_to_do(changes: dict[str, Any], words: str) -> None:
    assert words in refusal(**changes)


@pytest.mark.parametrize("at", ["2026-03-01T12:00:00+00:00", "2026-03-01T12:00:00Z"])
def test_both_ways_to_write_utc_are_taken(at: str) -> None:
    assert decide(after=None, at=at, by="A", action="note", target=ALL.id, why="x").at == at


def test_a_journal_is_numbered_and_chained_from_its_start() -> None:
    lines = journal(("accept", ALL, {}), ("note", "a-report", {}), ("same", ALL, {"other": SOME.id}))
    assert [line.number for line in lines] == [1, 2, 3]
    assert lines[0].previous == START_OF_CHAIN
    assert [line.previous for line in lines[1:]] == [line.hash for line in lines[:-1]]
    assert chain_faults(lines) == ()


CHANGES: dict[str, Any] = {
    "at": "2020-01-01T00:00:00+00:00",
    "by": "B",
    "action": "reject",
    "target": SOME.id,
    "other": SOME.id,
    "slot": "sex",
    "value": "male",
    "why": "other",
}


@pytest.mark.parametrize("field", sorted(CHANGES))
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_changed_line_shows(field: str, number: int) -> None:
    lines = list(journal(*[("accept", ALL, {})] * 3))
    lines[number - 1] = replace(lines[number - 1], **{field: CHANGES[field]})
    assert chain_faults(lines) == (f"decision {number}: its content does not match its hash; it was changed.",)


def test_a_line_that_was_changed_and_hashed_again_shows_at_the_next() -> None:
    first, second = journal(("accept", ALL, {}), ("accept", SOME, {}))
    forged = decide(after=None, at=AT, by="B", action="reject", target=ALL.id, why="other")
    assert chain_faults((forged, second)) == (
        "decision 2: does not follow the line before it; a line was changed or lost.",
    )
    assert chain_faults((first, second)) == ()


def test_a_lost_or_moved_line_shows() -> None:
    lines = journal(*[("accept", ALL, {})] * 4)
    for kept in itertools.permutations(lines):
        assert bool(chain_faults(kept)) == (kept != lines)
    for number in range(3):
        assert chain_faults([line for line in lines if line.number != number + 1])


def test_without_decisions_every_claim_stands_as_proposed() -> None:
    assert set(effective(CLAIMS, ()).claims) == set(CLAIMS)


@pytest.mark.parametrize("claims", list(itertools.permutations(CLAIMS)))
def test_the_order_in_which_claims_come_changes_nothing(claims: tuple[Claim, ...]) -> None:
    lines = journal(
        ("reject", ALL, {}), ("correct", SOME, {"slot": "sex", "value": "female"}), ("same", SOME, {"other": MOVED.id})
    )
    assert effective(claims, lines) == effective(CLAIMS, lines)
    assert effective(claims, reversed(lines)) == effective(CLAIMS, lines)


def test_a_rejected_claim_is_gone_and_its_parts_stand_alone() -> None:
    after = effective(CLAIMS, journal(("reject", ALL, {})))
    assert after.rejected == {ALL.id}
    (some,) = (one for one in after.claims if one.id == SOME.id)
    assert some.part_of is None
    assert set(some.spans) == {"count"}
    assert ALL.id not in {one.id for one in after.claims}


def test_of_two_decisions_about_a_claim_the_later_counts() -> None:
    after = effective(CLAIMS, reversed(journal(("reject", ALL, {}), ("accept", ALL, {}))))
    assert (set(after.rejected), set(after.accepted)) == (set(), {ALL.id})
    after = effective(CLAIMS, journal(("accept", ALL, {}), ("reject", ALL, {})))
    assert (set(after.rejected), set(after.accepted)) == ({ALL.id}, set())


def test_of_two_decisions_about_a_pair_the_later_counts_whichever_way_round() -> None:
    pair = (min(ALL.id, MOVED.id), max(ALL.id, MOVED.id))
    after = effective(CLAIMS, journal(("same", ALL, {"other": MOVED.id}), ("not-same", MOVED, {"other": ALL.id})))
    assert (set(after.same), set(after.apart)) == (set(), {pair})


def test_a_correction_keeps_the_id_and_says_what_the_slot_rests_on() -> None:
    value = {"low": 160, "high": 160, "basis": "approx"}
    lines = journal(
        ("correct", SOME, {"slot": "count", "value": {"low": 1, "high": 1, "basis": "exact"}}),
        ("correct", SOME, {"slot": "count", "value": value}),
    )
    after = effective(CLAIMS, lines)
    (some,) = (one for one in after.claims if one.id == SOME.id)
    assert some.count == Count(low=160, high=160, basis="approx")
    assert some.spans["count"] == Ground(by="decision 2")
    assert some.spans["part_of"] == SOME.spans["part_of"]
    assert after.corrected == {SOME.id: ("count",)}
    assert some.quote == SOME.quote


def test_a_slot_corrected_to_null_is_open_and_rests_on_nothing() -> None:
    (some,) = (
        one
        for one in effective(CLAIMS, journal(("correct", SOME, {"slot": "count", "value": None}))).claims
        if one.id == SOME.id
    )
    assert some.count is None
    assert "count" not in some.spans


@pytest.mark.parametrize(
    ("slot", "value", "read"),
    [
        ("time", {"start": "2024-08-28", "end": None}, When(start=date(2024, 8, 28), end=None)),
        (
            "destination",
            {"name": "Hunchun", "country": "CN", "level": "city"},
            Place(name="Hunchun", country="CN", level="city"),
        ),
        ("direction", "out", "out"),
        ("employer", "Example Garment Co., Ltd.", "Example Garment Co., Ltd."),
    ],
)
def test_a_corrected_slot_has_the_value_that_was_given(slot: str, value: Any, read: Any) -> None:
    after = effective(CLAIMS, journal(("correct", MOVED, {"slot": slot, "value": value})))
    assert [getattr(one, slot) for one in after.claims if one.id == MOVED.id] == [read]


def test_a_correction_that_breaks_a_rule_between_slots_is_refused() -> None:
    place = {"name": "Hunchun", "country": "CN", "level": "city"}
    with pytest.raises(DecisionRefused, match="a movement has an origin and a destination, no place"):
        effective(CLAIMS, journal(("correct", MOVED, {"slot": "place", "value": place})))


def test_notes_are_kept_in_order_for_whatever_they_are_about() -> None:
    lines = journal(("note", ALL, {}), ("note", "an-incident", {}), ("note", ALL, {}))
    after = effective(CLAIMS, lines)
    assert after.notes == {ALL.id: ("seen", "seen"), "an-incident": ("seen",)}
    assert after.claims == effective(CLAIMS, ()).claims


@pytest.mark.parametrize("action", [action for action in ACTIONS if action not in ("figure", "note")])
def test_a_decision_about_a_claim_that_is_not_there_is_kept_and_never_applied(action: str) -> None:
    more: dict[str, dict[str, Any]] = {
        "correct": {"slot": "sex", "value": "male"},
        "same": {"other": "0" * 32},
        "not-same": {"other": "0" * 32},
        "same-story": {"other": "0" * 32},
        "other-story": {"other": "0" * 32},
        "same-employer": {"other": "0" * 32},
        "other-employer": {"other": "0" * 32},
    }
    target: Claim | str = ALL if action in PAIR_ACTIONS else "1" * 32
    lines = journal((action, target, more.get(action, {})))
    after = effective(CLAIMS, lines)
    assert after.unmatched == lines
    assert replace(after, unmatched=()) == effective(CLAIMS, ())


def test_an_action_of_a_newer_journal_is_refused() -> None:
    (line,) = journal(("accept", ALL, {}))
    with pytest.raises(DecisionRefused, match="decision 1: action 'split' is unknown"):
        effective(CLAIMS, [replace(line, action="split")])  # type: ignore[arg-type]
