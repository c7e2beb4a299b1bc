"""`tumen show CASE practices` and `forced-labour`, and what `tumen explain` tells of them."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from commands import Run

REPORT = """\
Title: Fenced in
Publisher: Example Wire
Published: 2019-06-20

The North Korean workers in Hunchun are not allowed to leave the dormitory.

The police prevent North Korean workers from leaving the zone in Hunchun, a source in the city said.

Minders watch the North Korean workers in Hunchun around the clock, the source said.

North Korean workers in Hunchun were beaten by their supervisors, the source said. Their passports were confiscated.
"""

TOY = """\
practices:
- id: walled_town
  name: A walled town
  description: An invented practice.
  signals:
    - id: told
      says: a condition is told
      any: [{kinds: [condition]}]
  supports: A wall.
  do_not_confuse: {text: a fair, ask: Was it a fair?}
  strains: []
  sources: [invented for this test]
  confidence: from memory
"""


@pytest.fixture
def case(tmp_path: Path, run: Run) -> Path:
    """A report of workers who are kept in."""
    (tmp_path / "fence.txt").write_text(REPORT, encoding="utf-8")
    run("add", tmp_path / "a.tumen", tmp_path / "fence.txt")
    return tmp_path / "a.tumen"


@pytest.fixture
def empty(tmp_path: Path, run: Run) -> Path:
    """A case in which nothing was found."""
    (tmp_path / "snow.txt").write_text("Snow closed the road between two towns.", encoding="utf-8")
    run("add", tmp_path / "empty.tumen", tmp_path / "snow.txt")
    return tmp_path / "empty.tumen"


def test_practices_are_told_of_places_with_their_signals(run: Run, case: Path) -> None:
    said = " ".join(run("show", case, "practices").out.split())
    assert "Confinement" in said
    assert "Hunchun" in said
    rows = run("show", case, "practices", "--json").rows()
    kept = next(row for row in rows if row["practice"] == "confinement_surveillance")
    assert kept["standing"] == "supported"
    assert kept["setting"]["name"] == "Hunchun"
    assert {"kept_in", "guarded"} <= {signal["id"] for signal in kept["signals"]}
    assert {strain["provision"]: strain["state"] for strain in kept["strains"]}["UNSCR-2397-8"] == "in_force"


def test_signs_of_forced_labour_are_counted_and_nobody_is_accused(run: Run, case: Path) -> None:
    said = " ".join(run("show", case, "forced-labour").out.split())
    assert "If true," in said
    assert "is forced labour" not in said
    (row,) = run("show", case, "forced-labour", "--json").rows()
    assert "restriction_of_movement" in {each["indicator"] for each in row["indicators"]}
    assert row["anonymous"] is True
    assert row["gaps"]


@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize("part", ["practices", "forced-labour"])
def test_lines_fit_the_terminal(run: Run, case: Path, part: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("shutil.get_terminal_size", lambda *_: os.terminal_size((columns, 24)))
    lines = re.sub(r"\x1b\[[0-9;]*m", "", run("show", case, part).out).splitlines()
    assert len(lines) > 3
    assert max(len(line) for line in lines) <= columns
    for line in lines:
        cells = line.strip("│┃").replace("┃", "│").split("│")
        assert len(cells) == 1 or min(len(cell) for cell in cells) >= 5, line


@pytest.mark.parametrize("part", ["practices", "forced-labour"])
def test_an_empty_case_says_so_in_one_sentence(run: Run, empty: Path, part: str) -> None:
    ran = run("show", empty, part)
    assert ran.code == 0
    assert len(ran.out.strip().splitlines()) == 1
    assert ran.out.strip().endswith("in this case.")
    assert run("show", empty, part, "--json").out == ""


def test_a_folder_adds_practices(run: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "practices.yaml").write_text(TOY, encoding="utf-8")
    rows = run("show", case, "practices", "--law", tmp_path / "mine", "--json").rows()
    assert "walled_town" in {row["practice"] for row in rows}
    assert "confinement_surveillance" in {row["practice"] for row in rows}


def test_law_is_for_practices_and_a_folder_without_law_is_told(run: Run, case: Path, tmp_path: Path) -> None:
    ran = run("show", case, "claims", "--law", tmp_path)
    assert ran.code == 2
    assert "write: tumen show CASE practices --law DIR" in ran.err
    (tmp_path / "bare").mkdir()
    ran = run("show", case, "practices", "--law", tmp_path / "bare")
    assert ran.code == 2
    assert "a folder of law has one of them at least" in ran.err


def test_an_incident_is_explained_with_what_it_signals(run: Run, case: Path) -> None:
    rows = run("show", case, "practices", "--json").rows()
    kept = next(row for row in rows if row["practice"] == "confinement_surveillance")
    said = run("explain", case, kept["setting"]["incidents"][0]).out
    assert "Practices that it signals (what reports tell, not a fact)" in said
    assert "what would tell: Were other people of the same place free to leave at that time?" in said
    assert "Signs of forced labour, if the claims are true" in said
    assert "menace of penalty: " in said


def test_provisions_that_are_strained_stand_apart(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "law"
    folder.mkdir()
    toy = TOY.replace("strains: []", "strains: [{provision: UNSCR-2375-17}, {provision: UNSCR-2397-8}]")
    (folder / "practices.yaml").write_text(toy, encoding="utf-8")
    (row,) = [
        one
        for one in run("show", case, "practices", "--law", folder, "--json").rows()
        if one["practice"] == "walled_town" and one["setting"]["name"] == "Hunchun"
    ]
    assert [one["provision"] for one in row["strains"]] == ["UNSCR-2375-17", "UNSCR-2397-8"]
    monkeypatch.setenv("COLUMNS", "90")
    said = " ".join(run("show", case, "practices", "--law", folder).out.split())
    assert "UNSCR-2397-8" in said
    assert not re.search(r"UNSCR-2375-17( \([^)]*\))? UNSCR", said)
    assert re.search(r"UNSCR-2375-17( \([^)]*\))?; UNSCR-2397-8", said)
