"""What a few changes touch is derived again, and the case is then what deriving all of it gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from small_cases import DERIVED, dump, raw
from wires import AT, copy, given, inputs, wire

import tumen
from tumen.case import Case, Inputs
from tumen.ledger import digest
from tumen.pipeline import add, deriving, take_back, verify


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case of forty reports, derived as a whole."""
    path = tmp_path / "a.tumen"
    with tumen.open(path, create=True) as case:
        add(case, inputs(40), at=AT)
    return path


@pytest.fixture
def _followed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deriving the whole case is a fault."""

    def compute(*_: Any) -> None:
        raise AssertionError("all of the case was derived")

    monkeypatch.setattr(deriving, "compute", compute)


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The derived rows but the stamp."""
    return dump(path, tuple(table for table in DERIVED if table != "derived_from"))


def assert_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows are those that deriving all gives, and so is what linking keeps."""
    monkeypatch.undo()
    with tumen.open(path) as case:
        assert case.incidents()
        assert verify(case) == ()
    followed = rows(path)
    with raw(path) as connection:
        connection.execute("DELETE FROM linked_from")
        connection.execute("DELETE FROM derived_from")
    with tumen.open(path) as case:
        case.incidents()
    assert rows(path) == followed


@pytest.mark.usefixtures("_followed")
def test_a_report_that_is_added_is_linked_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deriving, "_LARGE", 10)
    with tumen.open(path) as case:
        add(case, [given(wire(51), "new.txt"), given(copy(51), "copy.txt")], at=AT)
        assert case.is_current(related=False)
        assert not case.is_current()
        assert len(case.reports()) == 42
        assert case.is_current()
    assert_whole(path, monkeypatch)


@pytest.mark.usefixtures("_followed")
def test_a_report_that_is_taken_back_leaves_no_trace(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tumen.open(path) as case:
        take_back(case, [given(wire(6), "wire06.txt")], by="A. Reader", why="sent by mistake", at=AT)
        assert not any(claim.report == digest(wire(6)) for claim in case.claims())
    assert_whole(path, monkeypatch)


@pytest.mark.usefixtures("_followed")
def test_what_people_decide_is_followed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tumen.open(path) as case:
        first, second, third = [claim for claim in case.claims() if claim.kind == "movement"][:3]
        before = case.incidents()
        case.decide("same", first.id, other=second.id, by="A. Reader", why="the same buses", at=AT)
        assert any({first.id, second.id} <= set(incident.claims) for incident in case.incidents())
        case.decide("reject", third.id, by="A. Reader", why="it is a caption", at=AT)
        assert not any(third.id in incident.claims for incident in case.incidents())
        case.decide("note", first.id, by="A. Reader", why="nothing changes", at=AT)
        assert case.is_current() is False
        case.decide("not-same", first.id, other=second.id, by="A. Reader", why="two towns", at=AT)
        case.decide("accept", third.id, by="A. Reader", why="it is none", at=AT)
        assert case.incidents() == before
    assert_whole(path, monkeypatch)


@pytest.mark.usefixtures("_followed")
def test_a_correction_moves_a_claim(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tumen.open(path) as case:
        claim = next(claim for claim in case.claims() if claim.count is not None)
        case.decide(
            "correct",
            claim.id,
            slot="count",
            value={"low": 7, "high": 7, "basis": "exact"},
            by="A. Reader",
            why="misread",
            at=AT,
        )
        assert any(
            value.value == {"low": 7, "high": 7, "basis": "exact"} for i in case.incidents() for value in i.values
        )
    assert_whole(path, monkeypatch)


def test_where_much_has_changed_all_is_derived(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def relink(*_: Any) -> None:
        raise AssertionError("a few reports were linked again")

    monkeypatch.setattr(deriving, "relink", relink)
    with tumen.open(path) as case:
        add(case, [given(wire(number), f"more{number}.txt") for number in range(60, 66)], at=AT)
        assert case.is_current()


def test_sums_of_money_are_the_same_before_and_after_they_are_kept(path: Path) -> None:
    paid = (
        b"Publisher: Example Wire\nPublished: 2024-09-01\n\n"
        b"North Korean workers in Hunchun earn 300 dollars a month, a trader said.\n"
    )
    with tumen.open(path) as case:
        add(case, [given(paid, "paid.txt")], at=AT)
        assert any(claim.money is not None for claim in case.claims())
        # links are compared where all has been told
        assert case.incidents()
        assert verify(case) == ()


def test_in_a_small_case_all_is_told_at_once(path: Path) -> None:
    with tumen.open(path) as case:
        add(case, [given(wire(51), "new.txt")], at=AT)
        assert case.is_current()
        assert verify(case) == ()


def test_links_that_were_dropped_come_back(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("DROP TABLE link_near")
    with tumen.open(path) as case:
        add(case, [given(wire(51), "new.txt")], at=AT)
        assert verify(case) == ()


def test_a_damaged_link_is_named(path: Path) -> None:
    with raw(path) as connection:
        (claim,) = connection.execute("SELECT min(claim) FROM link_stands").fetchone()
        connection.execute("UPDATE link_stands SET node = 'x' WHERE claim = ?", [claim])
    with tumen.open(path) as case:
        assert [(one.table, one.id) for one in verify(case)] == [("link_stands", claim)]


def test_what_another_process_decides_meanwhile_is_not_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deriving, "_LARGE", 10)
    inputs_now, waiting = Case.inputs, ["reject"]

    def inputs_after_another(case: Case) -> Inputs:
        while waiting:
            with Case.open(path) as other:
                other.decide(waiting.pop(), claim, by="A. Reader", why="it is a caption", at=AT)
        return inputs_now(case)

    with tumen.open(path) as case:
        add(case, [given(wire(51), "new.txt")], at=AT)
        claim = case.claims()[0].id
        monkeypatch.setattr(Case, "inputs", inputs_after_another)
        assert not any(claim in incident.claims for incident in case.incidents())
    assert not waiting
    assert_whole(path, monkeypatch)


def test_a_change_that_cannot_be_written_now_is_held_in_memory(path: Path) -> None:
    with Case.open(path) as case:
        claim = case.claims()[0].id
        case.decide("reject", claim, by="A. Reader", why="it is a caption", at=AT)
    with raw(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with Case.open(path, wait=0, derive=deriving.derive) as case:
            assert not any(claim in incident.claims for incident in case.incidents())
        connection.execute("ROLLBACK")


def test_a_case_that_may_only_be_read_is_derived_in_memory(path: Path) -> None:
    with Case.open(path) as case:
        note = case.claims()[0]
        case.decide("reject", note.id, by="A. Reader", why="no claim", at=AT)
    with tumen.open(path, readonly=True) as case:
        assert not any(note.id in incident.claims for incident in case.incidents())
