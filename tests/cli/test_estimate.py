"""`tumen estimate`: rows, tables, evidence in words, and messages for what cannot be used."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from commands import Run
from estimates import TREE, claim, some_claims


@pytest.fixture
def paths(tmp_path: Path) -> tuple[Path, Path]:
    """A file of claims and one of places."""
    claims, tree = tmp_path / "claims.jsonl", tmp_path / "tree.jsonl"
    claims.write_text("".join(json.dumps(one) + "\n" for one in some_claims()), encoding="utf-8")
    tree.write_text("".join(json.dumps(one) + "\n" for one in TREE), encoding="utf-8")
    return claims, tree


def test_rows_are_printed_with_the_ids_of_the_tree(run: Run, paths: tuple[Path, Path]) -> None:
    claims, tree = paths
    words = ("--tree", tree, "--from", "2018-01", "--to", "2019-12", "--seed", 7, "--json")
    ran = run("estimate", "--claims", claims, *words)
    assert ran.code == 0
    rows = ran.rows()
    keys = {"place", "period", "measure", "median", "p05", "p25", "p75", "p95", "evidence", "refused"}
    assert set(rows[0]) == keys | {"provisional"}
    assert all(row["provisional"] for row in rows)
    assert set(rows[0]["evidence"]) == {"families", "months_since", "contraction"}
    assert {row["place"] for row in rows} == {"W", "H1", "H2", "T1", "T2", "H1/unlisted", "W/other hosts"}
    assert {row["period"] for row in rows if row["measure"] == "inflow"} >= {"2018-Q1", "2018", "2019-Q4", "2019"}
    assert "looking for the mode" in ran.err
    assert run("estimate", "--claims", claims, *words).out == ran.out


def test_the_sampled_model_tells_what_its_chains_are_worth(run: Run, paths: tuple[Path, Path]) -> None:
    claims, tree = paths
    claims.write_text(claims.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    words = ("--tree", tree, "--from", "2018-03", "--to", "2018-08", "--model", "bayes", "--place", "Northport")
    ran = run("estimate", "--claims", claims, *words)
    assert ran.code == 0
    assert "R-hat up to" in ran.err
    assert "all places are published from them" in " ".join(ran.err.split())
    assert "Sampled: 1 claim as 1 observation, model bayes" in " ".join(ran.out.split())
    assert "rovisional" not in ran.out


def test_tables_tell_evidence_and_refusal_in_words(run: Run, paths: tuple[Path, Path]) -> None:
    claims, tree = paths
    ran = run(
        "estimate", "--claims", claims, "--tree", tree, "--from", "2017-06", "--to", "2020-03", "--place", "Firstland"
    )
    told = " ".join(ran.out.replace("│", " ").split())
    assert ran.code == 0
    assert "no usable evidence" in told
    assert "independent famil" in told
    assert "Before and after the deadline" in told
    assert "Provisional" in told
    assert "Secondland" in told.partition("Before and after")[2]


def test_claims_can_be_left_out_and_dropped_ones_are_listed(run: Run, paths: tuple[Path, Path]) -> None:
    claims, tree = paths
    with claims.open("a", encoding="utf-8") as file:
        file.write(json.dumps(claim(20, -3, "2018-01-01", family="f20")) + "\n")
    ran = run("estimate", "--claims", claims, "--tree", tree, "--without", "family=f1", "--json")
    assert "without family=f1: 2 claims left out" in ran.err
    assert "not used: report-20: c20: count" in ran.err
    assert "-3" in ran.err


def test_a_place_that_is_not_there_is_told_before_anything_is_fitted(run: Run, paths: tuple[Path, Path]) -> None:
    claims, tree = paths
    for given in (("--tree", tree), ()):
        ran = run("estimate", "--claims", claims, *given, "--place", "Atlantis")
        assert ran.code == 2
        assert "'Atlantis' is not in the tree of places" in " ".join(ran.err.split())
        assert "looking for the mode" not in ran.err


def test_claims_dropped_for_one_reason_are_one_line(run: Run, paths: tuple[Path, Path]) -> None:
    claims, tree = paths
    with claims.open("a", encoding="utf-8") as file:
        for number in (30, 31, 32):
            file.write(json.dumps(claim(number, None, "2018-01-01", family=f"f{number}") | {"kind": "pay"}) + "\n")
    ran = run("estimate", "--claims", claims, "--tree", tree, "--json")
    (line,) = [line for line in ran.err.splitlines() if "tells of pay" in line]
    assert "not used: 3 claims: report-30: c30, report-31: c31, report-32: c32: it tells of pay" in line


def test_without_a_claim_of_people_there_is_no_table_but_a_sentence(run: Run, tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    for written in ("", json.dumps(claim(1, None, "2018-01-01", family="f") | {"kind": "pay"}) + "\n"):
        claims.write_text(written, encoding="utf-8")
        ran = run("estimate", "--claims", claims)
        assert ran.code == 0
        assert "nothing to estimate from" in ran.out
        assert "median" not in ran.out
        assert all(row["refused"] for row in run("estimate", "--claims", claims, "--json").rows())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--place", "Atlantis"), "not in the tree of places"),
        (("--from", "2020-01", "--to", "2019-01"), "swap them"),
        (("--from", "January"), "YYYY-MM"),
        (("--model", "magic"), "use one of kalman, joint, bayes"),
        (("--without", "mood=bad"), "publisher="),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, paths: tuple[Path, Path], words: tuple[str, ...], said: str) -> None:
    claims, tree = paths
    ran = run("estimate", "--claims", claims, "--tree", tree, *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())


def test_files_that_cannot_be_read_are_named_with_the_line(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{}\n{nothing\n", encoding="utf-8")
    assert "broken.jsonl, line 2" in run("estimate", "--claims", broken).err
    assert "cannot be read" in run("estimate", "--claims", tmp_path / "absent.jsonl").err
    assert "give a CASE" in " ".join(run("estimate").err.split())


def test_claims_and_places_are_read_from_standard_input(
    run: Run, paths: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    claims, tree = paths
    words = ("--from", "2018-01", "--to", "2018-12", "--json")
    of_files = run("estimate", "--claims", claims, "--tree", tree, *words)

    def piped(text: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))

    piped(claims.read_bytes())
    assert run("estimate", "--claims", "-", "--tree", tree, *words).out == of_files.out != ""
    piped(tree.read_bytes())
    assert run("estimate", "--claims", claims, "--tree", "-", *words).out == of_files.out
    piped(b"{}\n{nothing\n")
    assert "stdin, line 2" in run("estimate", "--claims", "-").err
    assert "cannot both" in " ".join(run("estimate", "--claims", "-", "--tree", "-").err.split())


def test_a_case_is_estimated_over_the_places_that_its_claims_name(run: Run, tmp_path: Path) -> None:
    report, case = tmp_path / "report.txt", tmp_path / "my.tumen"
    report.write_text(
        "Title: Workers\nPublisher: Example Daily\nPublished: 2019-05-02\n\n"
        "About 400 North Korean women work at a garment factory in Hunchun, a trader there said.\n",
        encoding="utf-8",
    )
    assert run("add", case, report).code == 0
    ran = run("estimate", case, "--place", "Hunchun", "--json")
    assert ran.code == 0
    assert {row["measure"] for row in ran.rows()} >= {"stock"}
    assert all(row["evidence"]["families"] <= 1 for row in ran.rows())
