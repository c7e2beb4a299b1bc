"""The law of a case: findings as tables of elements, under a law of one's own, and what its reports get wrong of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import Run

TOY = Path(__file__).parents[1] / "law" / "toy"
REPORT = """\
Title: Workers of the North in Hunchun
Publisher: Example Wire
Published: 2024-10-01

About 100 North Korean workers were sent to Hunchun on September 3, 2024, a trader told Example Wire.
The Example Garment plant in Hunchun now employs 60 North Korean workers, the trader said.
UN Security Council Resolution 2397 banned new work visas for North Koreans.
Resolution 2375, adopted in September 2017, barred new work permits.
"""


@pytest.fixture
def case(tmp_path: Path, run: Run) -> Path:
    """A report that credits one resolution with what another did."""
    path = tmp_path / "a.tumen"
    (tmp_path / "wire.txt").write_text(REPORT, encoding="utf-8")
    assert run("add", path, tmp_path / "wire.txt").code == 0
    return path


def test_what_a_report_gets_wrong_of_the_rules_is_shown_with_its_words(run: Run, case: Path) -> None:
    (wrong,) = run("show", case, "law", "--json").rows()
    assert wrong["report"] == "wire"
    assert wrong["quote"] == "Resolution 2397 banned new work visas"
    text = REPORT.split("\n\n", 1)[1]
    assert text[wrong["start"] : wrong["end"]] == wrong["quote"]
    assert wrong["provisions"] == ["UNSCR-2375-17"]
    for part in ("law", "findings"):
        out = run("show", case, part).out
        assert "What the reports get wrong about the rules" in out
        assert "Resolution 2397 banned" in out
    assert "misstate" not in run("show", case, "findings", "--json").out


def test_a_finding_is_explained_as_a_table_of_elements(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("terminal", "elements"):
        monkeypatch.setattr(f"tumen.cli.{module}.width", lambda: 80)
    (incident,) = {row["id"] for row in run("show", case, "incidents", "--json").rows() if row["kind"] == "hiring"}
    out = run("explain", case, incident).out
    lines = out.splitlines()
    assert max(map(len, lines)) <= 80
    head = next(at for at, line in enumerate(lines) if line.split()[:4] == ["element", "what", "it", "asks"])
    assert lines[head].split() == ["element", "what", "it", "asks", "state", "because", "rests", "on"]
    assert "duty of: China, as the host State" in out
    assert "What its reports get wrong about the rules" in out
    assert "what holds: It says of resolution 2397 that it barred new work permits" in out
    assert "source: https://" in out
    (page,) = run("explain", case, incident, "--json").rows()
    assert [one["about"] for one in page["misstatements"]] == ["new_papers"]


def test_a_case_is_judged_under_a_law_of_ones_own_and_nothing_of_it_is_kept(
    run: Run, case: Path, tmp_path: Path
) -> None:
    before = run("show", case, "findings", "--json").out
    own = tmp_path / "own"
    own.mkdir()
    for path in TOY.iterdir():
        text = path.read_text(encoding="utf-8").replace("XA", "KP").replace("{code: XB, name", "{code: CN, name")
        (own / path.name).write_text(text, encoding="utf-8")
    rows = run("show", case, "findings", "--law", own, "--json").rows()
    assert {row["provision"] for row in rows} == {"TOY-WORK"}
    assert "breach_if_true" in {row["verdict"] for row in rows}
    incident = next(row["incident"] for row in rows if row["verdict"] == "breach_if_true")
    assert "TOY-WORK" in run("explain", case, incident, "--law", own).out
    assert "UNSCR" not in run("explain", case, incident, "--law", own).out
    assert run("show", case, "findings", "--json").out == before


def test_the_claims_of_a_case_can_be_judged_one_a_line(run: Run, case: Path, tmp_path: Path) -> None:
    printed = run("show", case, "claims", "--json")
    (tmp_path / "claims.jsonl").write_text(printed.out, encoding="utf-8")
    ran = run("judge", tmp_path / "claims.jsonl", "--json")
    assert ran.code == 0, ran.err
    judged = {row["id"]: row["findings"] for row in ran.rows()}
    assert list(judged) == [row["id"] for row in printed.rows()]
    assert any(finding["verdict"] == "breach_if_true" for findings in judged.values() for finding in findings)


def test_law_is_of_findings_only(run: Run, case: Path) -> None:
    ran = run("show", case, "claims", "--law", TOY)
    assert ran.code == 2
    assert "write: tumen show CASE practices --law DIR" in ran.err
