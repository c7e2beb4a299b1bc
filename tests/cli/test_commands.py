"""The commands, run as a person runs them: what they print, where, and how they end."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from commands import Run
from tumen.cli.app import app

REPORT = """Title: Workers arrive
Publisher: Example Daily
Published: 2018-04-06

Around 400 North Korean workers were sent to the Chinese city of Helong on April 2, a resident told Example Daily.
The workers are employed at a garment plant in the city, the resident said.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report of one movement and one hiring, dated by its header."""
    path = tmp_path / "arrival.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def case(tmp_path: Path, report: Path, run: Run) -> Path:
    """A case that holds that report."""
    path = tmp_path / "case.tumen"
    assert run("add", path, report).code == 0
    return path


def movement(run: Run, case: Path) -> Any:
    """The movement that the case's report tells of."""
    return next(row for row in run("show", case, "claims", "--json").rows() if row["kind"] == "movement")


def test_add_tells_what_was_kept_and_adding_again_changes_nothing(run: Run, tmp_path: Path, report: Path) -> None:
    case = tmp_path / "new.tumen"
    first = run("add", case, report)
    assert re.match(r"added  arrival\.txt  \d+ claims\n1 added, 0 known already, 0 failed\.", first.out)
    shown = run("show", case, "claims", "--json").out
    again = run("add", case, report)
    assert (again.code, again.out) == (0, "known  arrival.txt\n0 added, 1 known already, 0 failed.\n")
    assert run("show", case, "claims", "--json").out == shown


def test_claims_stand_one_a_line_with_report_and_quote(run: Run, case: Path) -> None:
    row = movement(run, case)
    assert row["quote"] in REPORT
    assert (row["report"], row["publisher"], row["published"]) == ("arrival", "Example Daily", "2018-04-06")
    assert row["count"] == {"low": 400, "high": 400, "basis": "approx"}
    assert row["time"] == {"start": "2018-04-02", "end": "2018-04-02"}
    body = REPORT.partition("\n\n")[2]
    assert body[row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize("part", ["reports", "claims", "incidents", "findings", "origins"])
def test_every_part_has_a_table_and_a_form_for_programs(run: Run, case: Path, part: str) -> None:
    assert run("show", case, part).out.strip()
    rows = run("show", case, part, "--json").rows()
    assert rows
    needed = {
        "reports": {"report", "report_id", "url", "publisher", "title", "language", "published", "written_between"},
        "claims": {"id", "quote", "kind", "start", "end", "spans", "rule", "report", "family"},
        "incidents": {"id", "claims", "values", "support", "status", "parts", "contradictions"},
        "findings": {"incident", "provision", "verdict", "period", "elements", "gaps"},
        "origins": {"report", "retells", "claims"},
    }
    assert needed[part] <= set(rows[0])


def test_extract_prints_one_report_a_line_without_a_case(run: Run, report: Path) -> None:
    (row,) = run("extract", report, "--json").rows()
    assert row["report"] == "arrival"
    assert {"movement"} <= {claim["kind"] for claim in row["claims"]}


def test_a_missing_path_ends_with_two_and_one_line(run: Run, tmp_path: Path) -> None:
    ran = run("extract", tmp_path / "nowhere.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "nowhere.txt: there is no such file or folder; check the name." in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"%PDF-1.7\n\x00", "PDF"),
        (b"North Korean workers in \xff\xc3 Helong", "UTF-8"),
        (b"\x00\x01\x02\x03", "binary"),
    ],
)
def test_bad_inputs_are_told_in_a_line_and_the_rest_is_added(
    run: Run, tmp_path: Path, report: Path, data: bytes, words: str
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(data)
    ran = run("add", tmp_path / "case.tumen", bad, report)
    assert ran.code == 1
    assert words.lower() in ran.err.lower()
    assert "bad.txt" in ran.err
    assert ran.err.count("\n") == 1
    assert "1 added, 0 known already, 1 failed." in ran.out


def test_a_file_above_the_limit_is_refused_before_it_is_read(run: Run, tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(51 * 2**20)
    ran = run("add", tmp_path / "case.tumen", huge)
    assert ran.code == 2
    assert "51 MB is more than the 50 MB" in ran.err


def test_a_case_that_is_not_there_is_not_made_by_looking(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "missing.tumen"
    ran = run("show", missing)
    assert ran.code == 2
    assert "missing.tumen" in ran.err
    assert not missing.exists()


def test_a_file_of_another_program_is_refused(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "notes.tumen"
    other.write_text("not a case", encoding="utf-8")
    ran = run("show", other)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert other.read_text(encoding="utf-8") == "not a case"


def test_rejecting_a_claim_takes_it_out_of_what_follows(run: Run, case: Path) -> None:
    name = movement(run, case)["id"]
    ran = run("decide", case, "reject", name[:8], "--by", "An Editor", "--why", "the resident took it back")
    assert (ran.code, ran.out[:12]) == (0, "decision 1: ")
    assert name not in {row["id"] for row in run("show", case, "claims", "--json").rows()}
    assert run("verify", case).code == 0


def test_correcting_a_slot_shows_the_decision_it_rests_on(run: Run, case: Path) -> None:
    name = movement(run, case)["id"]
    assert run("decide", case, "correct", name, "count", "400+", "--by", "E", "--why", "the quote says so").code == 0
    row = next(row for row in run("show", case, "claims", "--json").rows() if row["id"] == name)
    assert row["count"] == {"low": 400, "high": None, "basis": "at_least"}
    assert row["spans"]["count"] == {"by": "decision 1"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("accept", "TARGET"), "--by NAME"),
        (("accept", "TARGET", "--by", "E"), "--why TEXT"),
        (("correct", "TARGET", "--by", "E", "--why", "w"), "takes a claim, a slot and a value"),
        (("correct", "TARGET", "size", "4", "--by", "E", "--why", "w"), "slot 'size' is unknown; use one of"),
        (("same", "TARGET", "--by", "E", "--why", "w"), "takes two targets"),
        (("burn", "TARGET", "--by", "E", "--why", "w"), "use one of accept, reject, doubt, correct"),
    ],
)
def test_a_decision_that_is_not_whole_is_refused(run: Run, case: Path, words: tuple[str, ...], message: str) -> None:
    name = movement(run, case)["id"]
    ran = run("decide", case, *(name if word == "TARGET" else word for word in words))
    assert ran.code == 2
    assert message in ran.err
    assert run("show", case, "--json").rows()[0]["decisions"] == 0


def test_verify_ends_with_one_where_something_was_changed(run: Run, case: Path) -> None:
    import sqlite3

    assert "No difference" in run("verify", case).out
    with sqlite3.connect(case) as connection:
        connection.execute("UPDATE claims SET form = replace(form, '400', '900')")
    connection.close()
    ran = run("verify", case)
    assert ran.code == 1
    assert "claims" in ran.out


def test_export_writes_claims_and_incidents_with_quotes(run: Run, case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = run("export", case, "--to", "csv", "--out", out)
    assert ran.code == 0
    assert sorted(path.name for path in out.iterdir()) == ["claims.csv", "incidents.csv"]
    assert movement(run, case)["quote"] in (out / "claims.csv").read_text(encoding="utf-8-sig")


def test_export_writes_the_originals_as_a_web_archive_and_names_what_stays(
    run: Run, case: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("Marking: TLP:RED\n\nA trader saw 60 workers.\n", encoding="utf-8")
    assert run("add", case, tmp_path / "secret.txt").code == 0
    ran = run("export", case, "--to", "wacz", tmp_path / "out.wacz")
    assert (ran.code, ran.out) == (0, f"wrote {tmp_path / 'out.wacz'}\n")
    assert ran.err == "tumen: left out, because of its marking or as a note that nobody marked or published: secret\n"
    assert run("export", case, "--to", "wacz").out == f"wrote {case.with_name('case-export') / 'case.wacz'}\n"
    other = tmp_path / "other.tumen"
    assert "added  arrival.txt" in run("add", other, tmp_path / "out.wacz").out


def test_export_refuses_one_file_for_what_is_several(run: Run, case: Path, tmp_path: Path) -> None:
    for more in (("--to", "csv"), ("--to", "wacz", "--out", tmp_path)):
        ran = run("export", case, tmp_path / "out.x", *more)
        assert ran.code == 2
        assert "name a FILE for a format that is one file" in ran.err


def test_export_never_replaces_the_case_itself(run: Run, case: Path) -> None:
    before = case.read_bytes()
    for to in ("xlsx", "wacz"):
        ran = run("export", case, case, "--to", to)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"tumen: {case.name}: does not end in .{to}; name the file so, as in case.{to}.\n"
    assert case.read_bytes() == before


def test_doctor_prints_versions_extras_and_health(run: Run, case: Path) -> None:
    ran = run("doctor", case)
    assert ran.code == 0
    assert "extra tables" in ran.out
    assert "in health" in ran.out
    (form,) = run("doctor", "--json").rows()
    assert set(form) >= {"tumen", "python", "packages", "extras"}


def test_score_prints_the_three_figures(run: Run, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "r.txt").write_text("Ten workers came.", encoding="utf-8")
    claim = {"kind": "movement", "direction": "out", "quote": "Ten workers came"}
    (gold / "r.json").write_text(json.dumps({"language": "en", "claims": [claim]}), encoding="utf-8")
    predicted = tmp_path / "p.jsonl"
    predicted.write_text(json.dumps({"report": "r", "claims": [claim]}), encoding="utf-8")
    ran = run("score", gold, predicted)
    assert ran.code == 0
    assert "claim  P 1.000 R 1.000 F1 1.000" in ran.out
    assert "fact   P 1.000 R 1.000 F1 1.000" in ran.out


def test_the_misses_of_an_exam_are_not_shown(run: Run, tmp_path: Path) -> None:
    exam = tmp_path / "exam"
    exam.mkdir()
    ran = run("score", exam, tmp_path / "p.jsonl", "--verbose")
    assert ran.code == 2
    assert "scored as a whole" in ran.err


def test_demo_builds_a_case_and_says_how_to_look_at_it(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "demo.tumen"
    ran = run("demo", case)
    assert ran.code == 0
    for word in ("reports", "claims", "incidents", "independent origins", "retellings", "findings"):
        assert re.search(rf"^ *[1-9][\d,]*  {word}$", ran.out, re.M), word
    # no two reports of the sample contradict each other on one incident, by their gold neither
    assert re.search(r"^ *\d+  contradictions$", ran.out, re.M)
    assert f" serve {case}" in ran.out


def test_text_of_reports_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(
        "Title: \x1b]0;owned\x07[bold red]x\n\n" + REPORT.partition("\n\n")[2].replace("resident", "res\x1b[2Jident"),
        encoding="utf-8",
    )
    ran = run("extract", path)
    assert "\x1b" not in ran.out + ran.err
    assert "\x07" not in ran.out + ran.err
    assert "[bold red]" in ran.out


def test_every_command_has_help_that_opens_with_what_it_does() -> None:
    for command in app.registered_commands:
        assert command.callback is not None
        text = command.callback.__doc__ or ""
        assert text.split("\n")[0].endswith((".", "!")), command.name
