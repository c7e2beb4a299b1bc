"""`tumen show CASE review`: what a person should look at."""

from __future__ import annotations

from pathlib import Path

from commands import Run

EARLY = """Title: Workers arrive
Published: 2018-04-06

Around 400 North Korean workers arrived at a garment plant in Helong in June 2018, a trader said.
"""


def test_a_claim_dated_after_its_page_is_listed_until_a_person_decides(run: Run, tmp_path: Path) -> None:
    case, report = tmp_path / "a.tumen", tmp_path / "early.txt"
    report.write_text(EARLY, encoding="utf-8")
    run("add", case, report)
    rows = [row for row in run("show", case, "review", "--json").rows() if "written (2018-04-06)" in row["why"]]
    assert {row["report"] for row in rows} == {"early"}
    assert rows[0]["quote"] in EARLY
    assert "tells as done what begins on 2018-06-01" in run("show", case, "review").out
    run("decide", case, "accept", rows[0]["id"], "--by", "A. Reader", "--why", "the page's day is a misprint")
    assert not [row for row in run("show", case, "review", "--json").rows() if row["id"] == rows[0]["id"]]


def test_where_nothing_is_doubtful_one_sentence_says_so(run: Run, tmp_path: Path) -> None:
    case, report = tmp_path / "a.tumen", tmp_path / "plain.txt"
    report.write_text("Nothing of note happened in the town.\n", encoding="utf-8")
    run("add", case, report)
    assert run("show", case, "review").out.startswith("Nothing to look at:")
