"""What `tumen estimate` says beside its figures: drivers, tensions, stated propositions, in tables and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from commands import Ran, Run
from estimates import TREE, claim, some_claims

_LIKELIHOOD = r"almost no chance|unlikely|roughly even|likely|almost certain|below 1 %|above 99 %"

Files = tuple[Path, Path]


def write(path: Path, lines: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Claims, one far from the others and parts above their whole among them, and places."""
    more = [
        *(claim(30 + n, 2400 + 100 * n, f"2018-0{n + 3}-20", family=f"n{n}", publisher=f"Daily {n}") for n in range(4)),
        claim(40, 60000, "2018-06-10", family="far", publisher="Far Daily"),
        claim(41, 1200, "2018-06-10", family="low", place="Firstland"),
    ]
    return write(tmp_path / "claims.jsonl", some_claims() + more), write(tmp_path / "tree.jsonl", TREE)


def ran(run: Run, files: Files, *words: object) -> Ran:
    span = ("--from", "2018-01", "--to", "2018-12")
    return run("estimate", "--claims", files[0], "--tree", files[1], *span, *words)


def told(of: Ran) -> str:
    return " ".join(re.sub("[│┃━┏┓┡╇┩┳┛┗└┘┴─]", " ", of.out).split())


def test_tables_tell_what_moves_the_place_asked_for_and_which_claims_disagree(run: Run, files: Files) -> None:
    words = told(ran(run, files, "--place", "Northport"))
    assert "What moves the stock of Northport, 2018-09" in words
    assert re.search(r"report-\d+: c\d+", words)
    assert re.search(r"[\d,]+ instead of [\d,]+; nine tenths", words)
    assert "Claims in tension with the others" in words
    assert "Far Daily: about 60,000 in Northport" in words
    assert "would be that high" in words
    assert "about 1 in 20 does by chance alone" in words
    assert "Parts that are told to hold more than the whole" not in words
    whole = told(ran(run, files, "--drivers", "none"))
    assert "Parts that are told to hold more than the whole" in whole
    assert "Firstland 2018-06 at most" in whole
    assert "What moves" not in whole


def test_the_figure_whose_drivers_are_told_can_be_chosen(run: Run, files: Files) -> None:
    of = ran(run, files, "--place", "Northport", "--drivers", "Firstland@2018@inflow", "--drivers", "World@2018-12")
    assert "What moves the inflow of Firstland, 2018" in told(of)
    assert "What moves the stock of World, 2018-12" in told(of)
    assert "fitting without family" in of.err
    assert "fitting without family" not in of.out


def test_json_has_rows_of_another_kind_only_where_they_are_asked_for(run: Run, files: Files) -> None:
    plain = ran(run, files, "--json")
    assert all("kind" not in row for row in plain.rows())
    words = ("--tensions", "--drivers", "Northport@2018-06", "--state", "Northport 2018-06 > 2000")
    more = ran(run, files, "--json", *words)
    assert more.out.startswith(plain.out)
    rows = more.rows()[len(plain.rows()) :]
    assert list(dict.fromkeys(row["kind"] for row in rows)) == ["statement", "driver", "tension", "excess"]
    by_kind = {
        kind: [row for row in rows if row["kind"] == kind] for kind in ("statement", "driver", "tension", "excess")
    }
    (statement,) = by_kind["statement"]
    assert set(statement) == {
        "kind",
        "statement",
        "probability",
        "draws",
        "likelihood",
        "confidence",
        "evidence",
        "refused",
    }
    assert len(by_kind["driver"]) == 10
    assert set(by_kind["driver"][0]) == {
        "kind",
        "place",
        "period",
        "measure",
        "family",
        "claims",
        "influence",
        "figure",
        "without",
    }
    (plain_row,) = [
        row for row in plain.rows() if (row["place"], row["period"], row["measure"]) == ("T1", "2018-06", "stock")
    ]
    assert all(row["figure"] == {key: plain_row[key] for key in ("median", "p05", "p95")} for row in by_kind["driver"])
    assert "far" in {row["family"] for row in by_kind["tension"]}
    assert by_kind["excess"][0]["place"] == "H1"
    assert ran(run, files, "--json", *words).out == more.out


def test_a_statement_is_answered_first_and_its_confidence_in_a_sentence_of_its_own(run: Run, files: Files) -> None:
    of = ran(
        run,
        files,
        "--place",
        "Northport",
        "--drivers",
        "none",
        "--state",
        "Northport 2018-06 > 2500",
        "--state",
        "Secondland now < 10",
    )
    first = told(of).partition("Northport: stock")[0]
    assert re.match(rf"Northport 2018-06 > 2500: .*({_LIKELIHOOD})", first)
    assert re.search(r"Confidence: (low|moderate|high) \(\d+ independent famil", first)
    for sentence in re.split(r"(?<=\.)\s", told(of)):
        assert not (re.search(_LIKELIHOOD, sentence) and re.search(r"[Cc]onfidence", sentence)), sentence


def test_a_statement_on_the_prior_is_not_answered(run: Run, tmp_path: Path) -> None:
    one = write(tmp_path / "one.jsonl", [claim(1, 2500, "2018-03-10", family="f")])
    tree = write(tmp_path / "tree.jsonl", TREE)
    of = run("estimate", "--claims", one, "--tree", tree, "--state", "Secondland 2018-03 > 10")
    assert "Secondland 2018-03 > 10: not answered, no usable evidence on the stock of Secondland" in told(of)
    assert "Confidence" not in of.out


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ([], "0 claims as 0 observations"),
        ([claim(1, 2500, "2018-03-10", family="f")], "1 claim as 1 observation,"),
        ([claim(1, None, "2018-03-10", family="f")], "No usable evidence; the range is our prior: World"),
    ],
    ids=["no claims", "one claim", "no number"],
)
def test_next_to_no_evidence_is_said_for_each_place(
    run: Run, tmp_path: Path, claims: list[dict[str, Any]], said: str
) -> None:
    files = write(tmp_path / "claims.jsonl", claims), write(tmp_path / "tree.jsonl", TREE)
    of = run("estimate", "--claims", files[0], "--tree", files[1])
    assert of.code == 0
    assert said in told(of)
    assert "No usable evidence; the range is our prior" in told(of)
    assert "Secondland (" in told(of)
    assert "nan" not in of.out.lower()


def test_a_refused_row_shows_no_median_and_refused_rows_that_follow_each_other_are_one(
    run: Run, tmp_path: Path
) -> None:
    files = write(tmp_path / "claims.jsonl", some_claims()), write(tmp_path / "tree.jsonl", TREE)
    words = ("--claims", files[0], "--tree", files[1], "--from", "2018-01", "--to", "2020-03", "--place", "World")
    table = run("estimate", *words, "--drivers", "none").out
    rows = {(row["measure"], row["period"]): row for row in run("estimate", *words, "--json").rows()}
    alone = together = 0
    for measure in ("stock", "inflow", "outflow"):
        own = table.partition(f"World: {measure}")[2].partition("└")[0]
        shown = re.findall(r"│ (\d{4}[-Q\d]*) +│ (\S+) +│ (\S+).*?│ (.*)│", own)
        assert shown
        for period, median, half, evidence in shown:
            refused = rows[measure, period]["refused"]
            assert (median == "-") == refused, (measure, period)
            alone += refused and half != "-" and "the range is our prior" in evidence
            together += refused and half == "-" and "no usable evidence up to" in evidence
    assert alone
    assert together


@pytest.mark.parametrize("room", [80, 200])
def test_tables_fit_the_terminal(run: Run, files: Files, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    monkeypatch.setattr("tumen.cli.terminal.width", lambda: room)
    of = ran(run, files, "--place", "Northport", "--state", "Northport 2018-06 > 2500")
    assert max(len(line.rstrip()) for line in of.out.splitlines()) <= room
    # each figure stands on one line
    assert re.search(r"│ 2018-06 +│ [\d,]+ +│ [\d,]+–[\d,]+ +│ [\d,]+–[\d,]+ +│ \d+, ", of.out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--drivers", "Northport"), "PLACE@PERIOD"),
        (("--drivers", "Atlantis@2018-06"), "not in the tree of places"),
        (("--drivers", "Northport@2030-06"), "lies outside the run"),
        (("--state", "Northport is full"), "needs one of <, <=, >, >="),
        (("--earnings", "--tensions"), "ask for them apart"),
        (("--model", "kalman", "--drivers", "Northport@2018-06"), "use --model joint"),
        (("--model", "kalman", "--state", "inflow Northport 2018 > 3"), "has no inflow; use --model joint"),
    ],
)
def test_what_cannot_be_asked_is_said(run: Run, files: Files, words: tuple[str, ...], said: str) -> None:
    of = ran(run, files, *words)
    assert (of.code, of.out) == (2, "")
    assert said in " ".join(of.err.split())


def test_the_simple_model_tells_figures_without_drivers(run: Run, files: Files) -> None:
    of = ran(run, files, "--model", "kalman")
    assert of.code == 0
    assert "What moves" not in of.out
    assert "Parts that are told to hold more than the whole" in of.out
