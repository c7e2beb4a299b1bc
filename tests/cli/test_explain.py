"""`tumen explain`: one incident in sentences; a wrong id says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from wires import copy, wire

from commands import Run


@pytest.fixture
def case(tmp_path: Path, run: Run) -> Path:
    """A report, its copy, and another."""
    path = tmp_path / "a.tumen"
    for name, data in (("one.txt", wire(0)), ("again.txt", copy(0)), ("other.txt", wire(1))):
        (tmp_path / name).write_bytes(data)
        run("add", path, tmp_path / name)
    return path


def test_an_incident_is_explained_with_who_says_so_and_why_its_claims_are_together(run: Run, case: Path) -> None:
    rows = run("show", case, "incidents", "--json").rows()
    copied = next(row for row in rows if len(row["claims"]) == 2 and row["kind"] == "movement")
    said = run("explain", case, copied["id"][:8]).out
    assert said.startswith(f"Incident {copied['id'][:8]}: ")
    assert "Support: 1 independent origin." in said
    assert said.splitlines()[1] == "2 claims in 2 reports: Example Wire 0; Example Post."
    assert "\n  How many: about 100 [1, 2; from Example Wire 0]\n" in said
    assert "Pair by pair, with weights (log-odds)" in said
    assert "the same words, one copied from the other" in said
    assert "Why these claims are one incident\n  the same words, copied\n" in said
    assert "(Example Post, 1 October 2024)" in said
    assert "What the rules of that day say, if the claims are true" in said
    (page,) = run("explain", case, copied["id"], "--json").rows()
    assert page["id"] == copied["id"]
    assert len(page["sayings"]) == 2


def test_a_claim_names_its_incident(run: Run, case: Path) -> None:
    row = run("show", case, "incidents", "--json").rows()[0]
    claims = [claim["claim"] if isinstance(claim, dict) else claim for claim in row["claims"]]
    (page,) = run("explain", case, claims[0], "--json").rows()
    assert page["id"] == row["id"]


@pytest.mark.parametrize("typed", ["ffffff0", "abc"])
def test_a_wrong_id_says_what_to_do(run: Run, case: Path, typed: str) -> None:
    ran = run("explain", case, typed)
    assert ran.code == 2
    assert f"no incident or claim has an id that begins with '{typed}'; give 6 characters or more of one" in ran.err


def test_a_rejected_claim_is_told_as_one_and_can_be_brought_back(run: Run, case: Path) -> None:
    claim = run("show", case, "claims", "--json").rows()[0]["id"]
    why = ("--by", "A. Reader", "--why", "a misprint")
    assert run("decide", case, "reject", claim, *why).code == 0
    ran = run("explain", case, claim[:8])
    assert ran.code == 2
    assert f"the claim {claim[:8]} was rejected, so it is of no incident" in ran.err
    assert run("decide", case, "accept", claim[:8], *why).code == 0
    assert run("explain", case, claim[:8]).code == 0
