"""`tumen show`: origins and incidents with their reasons, on narrow and wide terminals and in empty cases."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest
from wires import copy, wire

from commands import Run
from tumen.cli import terminal


@pytest.fixture
def case(tmp_path: Path, run: Run) -> Path:
    """A report, its copy, and another."""
    path = tmp_path / "a.tumen"
    for name, data in (("one.txt", wire(0)), ("again.txt", copy(0)), ("other.txt", wire(1))):
        (tmp_path / name).write_bytes(data)
        run("add", path, tmp_path / name)
    return path


@pytest.fixture
def empty(tmp_path: Path, run: Run) -> Path:
    """A case in which nothing was found."""
    path = tmp_path / "empty.tumen"
    (tmp_path / "snow.txt").write_text("Snow closed the road between two towns.", encoding="utf-8")
    run("add", path, tmp_path / "snow.txt")
    return path


def test_origins_say_why_in_the_words_that_are_shared(run: Run, case: Path) -> None:
    said = run("show", case, "origins", "--why").out
    assert "Retells one: " in said
    assert "both have: “" in said
    assert "in runs of eight or more" in said
    assert "would change it: " in said
    rows = run("show", case, "origins", "--why", "--json").rows()
    (edge,) = next(row for row in rows if row["report"] == "again")["why"]
    assert edge["shared"]
    assert all(len(words.split()) >= 8 for words in edge["shared"])


def test_incidents_say_what_joined_their_claims_and_what_kept_others_apart(run: Run, case: Path) -> None:
    said = run("show", case, "incidents", "--why").out
    assert "the same words, one copied from the other" in said
    assert "One claim alone." in said
    assert "Nearest that was kept apart: “" in said
    assert "sum, not above 0: this pair alone joins nothing" in said
    rows = run("show", case, "incidents", "--why", "--json").rows()
    assert all(set(row["why"]) == {"pairs", "untold", "apart", "apart_why"} for row in rows)
    assert any(pair["copied"] for row in rows for pair in row["why"]["pairs"])


def test_the_form_for_programs_names_reports_by_the_stem_of_their_file(run: Run, case: Path) -> None:
    ids = {row["report"]: row["report_id"] for row in run("show", case, "reports", "--json").rows()}
    claims = {row["id"]: row["report"] for row in run("show", case, "claims", "--json").rows()}
    incidents = run("show", case, "incidents", "--json").rows()
    held = [entry for row in incidents for entry in row["claims"]]
    assert {entry["claim"]: entry["report"] for entry in held} == claims
    assert all(entry["report_id"] == ids[entry["report"]] for entry in held)
    rows = {row["report"]: row for row in run("show", case, "origins", "--json").rows()}
    assert set(rows) == {"one", "again", "other"}
    (edge,) = rows["again"]["retells"]
    assert (edge["report"], edge["report_id"]) == ("one", ids["one"])
    assert set(edge) == {"report", "report_id", "probability", "evidence", "drift", "passages"}
    for row in rows.values():
        assert all(origin in row["origins"] for found in row["claims"].values() for origin in found)


@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize("part", ["reports", "claims", "incidents", "findings", "origins", "review"])
def test_no_line_is_wider_than_the_terminal_and_no_column_is_a_letter_wide(
    run: Run, case: Path, part: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("shutil.get_terminal_size", lambda *_: os.terminal_size((columns, 24)))
    assert terminal.width() == columns
    lines = re.sub(r"\x1b\[[0-9;]*m", "", run("show", case, part).out).splitlines()
    assert lines
    assert max(len(line) for line in lines) <= columns
    for line in lines:
        cells = line.strip("│┃").replace("┃", "│").split("│")
        assert len(cells) == 1 or min(len(cell) for cell in cells) >= 5, line


@pytest.mark.parametrize("part", ["claims", "incidents", "findings"])
@pytest.mark.parametrize("why", [(), ("--why",)])
def test_an_empty_case_says_so(run: Run, empty: Path, part: str, why: tuple[str, ...]) -> None:
    if why and part != "incidents":
        return
    ran = run("show", empty, part, *why)
    assert ran.code == 0
    assert len(ran.out.strip().splitlines()) == 1
    assert ran.out.strip().endswith(".")


def test_a_report_that_retells_nobody_says_so(run: Run, empty: Path) -> None:
    said = run("show", empty, "origins", "--why").out
    assert "Retells nobody that this case or its words tell of." in said
    (row,) = run("show", empty, "origins", "--json").rows()
    assert (row["retells"], row["claims"], row["origins"]) == ([], {}, {})


def test_why_is_for_origins_and_incidents(run: Run, case: Path) -> None:
    ran = run("show", case, "claims", "--why")
    assert ran.code == 2
    assert "--why tells of origins and incidents; write: tumen show CASE incidents --why" in ran.err


def test_the_form_is_one_object_a_line(run: Run, case: Path) -> None:
    for part in ("incidents", "origins"):
        for line in run("show", case, part, "--json").out.splitlines():
            assert isinstance(json.loads(line), dict)
