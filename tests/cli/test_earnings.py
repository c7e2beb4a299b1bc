"""`tumen estimate --earnings`: ranges, evidence and refusal in words, what was assumed, JSON without a median."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import Run
from estimates import TREE, some_claims
from pay_claims import pay
from tumen.cli.earnings import span


@pytest.fixture
def words(tmp_path: Path) -> tuple[str | Path, ...]:
    """The options that name a file of claims and one of places."""
    claims, tree = tmp_path / "claims.jsonl", tmp_path / "tree.jsonl"
    told = [
        *some_claims(),
        pay(1, 300, family="p"),
        pay(2, None, family="q", share=0.7),
        pay(3, 300, family="r", currency="KPW"),
        pay(4, 2e8, family="s", per="year", host=None),
    ]
    claims.write_text("".join(json.dumps(one) + "\n" for one in told), encoding="utf-8")
    tree.write_text("".join(json.dumps(one) + "\n" for one in TREE), encoding="utf-8")
    return ("estimate", "--claims", claims, "--tree", tree, "--from", "2018-01", "--to", "2018-12", "--earnings")


def test_rows_are_ranges_with_evidence_drivers_and_no_median(run: Run, words: tuple[str | Path, ...]) -> None:
    ran = run(*words, "--json")
    assert ran.code == 0
    rows = ran.rows()
    assert {(row["place"], row["period"], row["measure"]) for row in rows} == {
        (place, "2018", "earnings") for place in ("W", "H1", "H2")
    }
    assert "median" not in ran.out
    first = rows[0]
    assert first["p05"] < first["p25"] < first["p75"] < first["p95"]
    assert set(first["evidence"]) == {
        "pay_families",
        "pay_elsewhere",
        "months_since",
        "stock_families",
        "stock_contraction",
    }
    assert [one["name"] for one in first["drivers"]][:2] == ["stock", "wage"]
    assert first["told"][0]["claim"] == "pay-4: p4"
    assert "not used: pay-3: p3: money: there is no exchange rate of KPW" in ran.err
    # claims of pay that were used are no longer said to count nobody
    assert "pay-1" not in ran.err
    assert run(*words, "--json").out == ran.out


@pytest.mark.parametrize("columns", ["80", "200"])
def test_tables_tell_ranges_doubt_assumptions_and_their_sources(
    run: Run, words: tuple[str | Path, ...], columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tumen.cli.terminal.width", lambda: int(columns))
    ran = run(*words)
    assert ran.code == 0
    assert max(len(line) for line in ran.out.splitlines()) <= int(columns)
    told = " ".join(ran.out.replace("│", " ").split())
    assert "What the state earns: Firstland" in told
    assert "Sums for all workers" in told
    assert "What was assumed" in told
    assert "judgement" in told
    assert "No point is given" in told
    assert "median" not in told


def test_places_can_be_chosen_and_claims_left_out(run: Run, words: tuple[str | Path, ...]) -> None:
    ran = run(*words, "--place", "Secondland", "--json")
    assert {row["place"] for row in ran.rows()} == {"H2"}
    bare = run(*words, "--without", "family=p", "--without", "family=q", "--json")
    assert all(row["refused"] and "no claim of pay" in row["why"] for row in bare.rows())


def test_years_are_widened_or_asked_for(run: Run, words: tuple[str | Path, ...]) -> None:
    widened = [one for one in words if one not in ("--from", "2018-01", "--to", "2018-12")]
    assert len({row["period"] for row in run(*widened, "--json").rows()}) > 2
    short = [{"2018-12": "2018-11"}.get(str(one), one) for one in words]
    ran = run(*short)
    assert (ran.code, ran.out) == (2, "")
    assert "no year lies whole in the run" in " ".join(ran.err.split())


def test_sums_of_money_are_told_to_two_figures() -> None:
    assert span(3.84e6, 2.42e7) == "3.8 to 24 million"
    assert span(954_000, 1.24e6) == "950,000 to 1.2 million"
    assert span(120, 4.4e9) == "less than 1,000 to 4.4 billion"
    assert span(996_000, 1.1e6) == "1 to 1.1 million"
