"""The journal of decisions, whatever people do: nothing that was decided is lost, and it can always be replayed."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from ledger_values import counts
from small_cases import AT, OTHER, TEXT, claims, derive, keep, raw, report

from tumen.case import Case
from tumen.errors import CaseError, DecisionRefused
from tumen.ledger import (
    STANDING_ACTIONS,
    STORY_ACTIONS,
    Claim,
    Decision,
    chain_faults,
    decide,
    effective,
    slot_form,
)

ALL = (*claims(report(TEXT)), *claims(report(OTHER)))

targets = st.sampled_from(ALL)
corrections: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.builds(lambda value: {"slot": "count", "value": slot_form(value)}, counts()),
    st.sampled_from([{"slot": "sex", "value": "female"}, {"slot": "sex", "value": None}]),
    st.sampled_from([{"slot": "part_of", "value": None}, {"slot": "host", "value": "CN"}]),
)
refused = st.sampled_from([{"slot": "direction", "value": "out"}, {"slot": "money", "value": {"low": 3}}])
"""Corrections that no claim of kind presence can bear."""


@st.composite
def lines(draw: st.DrawFn) -> dict[str, Any]:
    """One decision: action, target, and what more it takes."""
    pairs = ("same", "not-same", *STORY_ACTIONS)
    action = draw(st.sampled_from((*STANDING_ACTIONS, "note", "correct", *pairs)))
    target = draw(targets)
    line: dict[str, Any] = {"action": action, "target": target.id}
    if action == "correct":
        line |= draw(corrections)
    if action in pairs:
        line["other"] = draw(targets.filter(lambda other: other.id != target.id)).id
    return line


def written(given_lines: list[dict[str, Any]]) -> tuple[Decision, ...]:
    """The journal of these lines."""
    journal: list[Decision] = []
    for number, line in enumerate(given_lines):
        after = journal[-1] if journal else None
        journal.append(decide(after=after, at=AT, by="A", why=f"reason {number}", **line))
    return tuple(journal)


journals = st.lists(lines(), max_size=8).map(written)


@given(journals)
def test_a_journal_is_whole_as_it_was_written(journal: tuple[Decision, ...]) -> None:
    assert chain_faults(journal) == ()


@given(journals.filter(bool), st.data())
def test_a_journal_with_lines_out_of_place_or_lost_shows_it(journal: tuple[Decision, ...], data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(journal), max_size=len(journal)))
    # lines lost from the end leave a whole chain; the case keeps where it ended, and `verify` compares
    assert bool(chain_faults(some)) == (tuple(some) != journal[: len(some)])


@given(journals, st.permutations(ALL))
def test_the_same_journal_gives_the_same_claims_whatever_order_they_come_in(
    journal: tuple[Decision, ...], order: list[Claim]
) -> None:
    assert effective(order, journal) == effective(ALL, journal)


@given(journals)
def test_what_later_stages_see_is_consistent(journal: tuple[Decision, ...]) -> None:
    after = effective(ALL, journal)
    kept = {claim.id for claim in after.claims}
    assert kept == {claim.id for claim in ALL} - after.rejected
    assert len(after.reasons) == len(after.accepted) + len(after.rejected) + len(after.doubted)
    assert after.accepted | after.rejected | after.doubted == set(after.reasons)
    assert not after.same & after.apart
    assert not after.same_stories & after.other_stories
    assert all(claim.part_of is None or claim.part_of in kept for claim in after.claims)
    assert all(first < second for first, second in after.same | after.apart)
    assert after.unmatched == ()


@given(journals, journals)
def test_deciding_again_what_stands_changes_nothing(first: tuple[Decision, ...], second: tuple[Decision, ...]) -> None:
    def replayed(*parts: tuple[Decision, ...]) -> Any:
        fields = ("action", "target", "other", "slot", "value")
        return written([{name: getattr(line, name) for name in fields} for part in parts for line in part])

    def standing(journal: tuple[Decision, ...]) -> Any:
        after = effective(ALL, journal)
        values = [
            [slot_form(getattr(claim, slot)) for slot in ("count", "sex", "part_of", "host")] for claim in after.claims
        ]
        held = (after.rejected, after.accepted, after.doubted)
        return held, after.same, after.apart, after.same_stories, after.other_stories, values

    once = replayed(first, second)
    assert standing(once) == standing(replayed(first, second, second))


class People(RuleBasedStateMachine):
    """People who decide, open and close a case; a plain list is what it is held to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.tumen"
        self.told: list[Decision] = []

    @initialize()
    def begin(self) -> None:
        self.case = Case.create(self.path, derive=derive)
        keep(self.case, TEXT, name="plant")

    @rule(line=lines(), length=st.integers(6, 32))
    def decide(self, line: dict[str, Any], length: int) -> None:
        shortened = {**line, "target": line["target"][:length]}
        try:
            decision = self.case.decide(**shortened, by="A", why="b", at=AT)
        except DecisionRefused:
            known = {claim.id for claim in self.case.proposals()}
            assert line["target"] not in known or line.get("other", line["target"]) not in known
        else:
            self.told.append(decision)

    @rule(claim=targets, correction=refused)
    def decide_what_cannot_stand(self, claim: Claim, correction: dict[str, Any]) -> None:
        with pytest.raises(DecisionRefused):
            self.case.decide("correct", claim.id, by="A", why="b", at=AT, **correction)

    @rule(one=targets, other=targets)
    def make_a_part(self, one: Claim, other: Claim) -> None:
        with suppress(DecisionRefused):
            line = {"slot": "part_of", "value": other.id}
            self.told.append(self.case.decide("correct", one.id, by="A", why="b", at=AT, **line))

    @rule(text=st.sampled_from((TEXT, OTHER)))
    def add(self, text: str) -> None:
        keep(self.case, text, name="border" if text == OTHER else "plant")

    @rule()
    def read(self) -> None:
        assert len(self.case.incidents()) == len(self.case.claims())

    @rule()
    def open_again(self) -> None:
        self.case.close()
        self.case = Case.open(self.path, derive=derive)

    @invariant()
    def nothing_told_is_lost(self) -> None:
        assert self.case.decisions() == tuple(self.told)
        assert chain_faults(self.told) == ()

    @invariant()
    def claims_follow_from_the_journal(self) -> None:
        assert self.case.effective() == effective(self.case.proposals(), self.told)

    @invariant()
    def no_claim_is_part_of_itself_by_way_of_others(self) -> None:
        whole = {claim.id: claim.part_of for claim in self.case.claims()}
        for start in whole.items():
            seen, (_, above) = [start[0]], start
            while above is not None:
                assert above not in seen
                seen.append(above)
                above = whole[above]

    def teardown(self) -> None:
        self.case.close()
        self.folder.cleanup()


TestPeople = People.TestCase
TestPeople.settings = settings(max_examples=10, stateful_step_count=12, deadline=None)


@pytest.mark.parametrize("change", ["DELETE FROM decisions", "UPDATE decisions SET by = 'B'"])
def test_the_file_itself_refuses_to_change_or_drop_a_line(tmp_path: Path, change: str) -> None:
    path = tmp_path / "a.tumen"
    with Case.create(path, derive=derive) as case:
        keep(case)
        decision = case.decide("accept", case.claims()[0].id, by="A", why="b")
        with raw(path) as connection, pytest.raises(sqlite3.IntegrityError, match="decisions are only ever appended"):
            connection.execute(change)
        assert case.decisions() == (decision,)


def test_a_line_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.tumen"
    with Case.create(path, derive=derive) as case:
        keep(case)
        case.decide("correct", case.claims()[0].id, slot="sex", value="female", by="A", why="b")
        with raw(path) as connection:
            connection.execute("DROP TRIGGER decisions_refuse_update")
            connection.execute("UPDATE decisions SET value = '{'")
        with pytest.raises(CaseError, match="table decisions, row 1: is damaged"):
            case.decisions()
