"""`tumen show CASE decisions`: the journal for people and programs, and what `decide` confirms."""

from __future__ import annotations

from pathlib import Path

import pytest
from wires import wire

from commands import Run
from tumen.ledger import ACTIONS

WHO = ("--by", "A. Editor", "--why", "the photograph shows otherwise")


@pytest.fixture
def case(tmp_path: Path, run: Run) -> Path:
    """Two reports."""
    path = tmp_path / "a.tumen"
    for number in range(2):
        (tmp_path / f"w{number}.txt").write_bytes(wire(number))
        run("add", path, tmp_path / f"w{number}.txt")
    return path


def claims(run: Run, case: Path) -> tuple[dict[str, str], dict[str, str]]:
    first, *_, last = run("show", case, "claims", "--json").rows()
    return first, last


def test_a_decision_on_two_claims_is_confirmed_with_both(run: Run, case: Path) -> None:
    one, other = claims(run, case)
    said = run("decide", case, "same", one["id"][:8], other["id"][:8], *WHO).out
    assert said.startswith(f"decision 1: same {one['id']} and {other['id']}, kept as ")


def test_the_journal_tells_who_decided_what_about_which_words(
    run: Run, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = claims(run, case)
    run("decide", case, "not-same", one["id"], other["id"], *WHO)
    run("decide", case, "correct", one["id"], "count", "~400", *WHO)
    run("decide", case, "reject", other["id"], *WHO)
    monkeypatch.setenv("COLUMNS", "100")
    said = " ".join(run("show", case, "decisions").out.split())
    assert said.count("A. Editor") == 3
    assert said.count("the photograph shows otherwise") == 3
    assert one["quote"] in said
    assert f"{other['quote']}” (" in said
    assert "How many: about 400" in said
    assert "rejected" in said
    rows = run("show", case, "decisions", "--json").rows()
    assert [(row["number"], row["action"], row["slot"]) for row in rows] == [
        (1, "not-same", None),
        (2, "correct", "count"),
        (3, "reject", None),
    ]
    assert [len(row["targets"]) for row in rows] == [2, 1, 1]
    assert {"at", "by", "why", "hash", "previous", "value", "told", "note"} <= set(rows[0])


def test_an_empty_journal_says_so(run: Run, case: Path) -> None:
    said = " ".join(run("show", case, "decisions").out.split())
    assert said.startswith("Nobody has decided anything in this case yet.")
    assert run("show", case, "decisions", "--json").out == ""


@pytest.mark.parametrize("columns", [80, 200])
def test_lines_fit_and_any_action_is_shown(run: Run, case: Path, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = claims(run, case)
    done = [action for action in ACTIONS if run("decide", case, action, one["id"], *WHO).code == 0]
    done += [action for action in ACTIONS if run("decide", case, action, one["id"], other["id"], *WHO).code == 0]
    assert {"accept", "reject", "same", "note"} <= set(done)
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run("show", case, "decisions").out.splitlines()
    assert max(map(len, lines)) <= columns
    assert {row["action"] for row in run("show", case, "decisions", "--json").rows()} == set(done)
