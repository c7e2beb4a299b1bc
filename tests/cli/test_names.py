"""`tumen show CASE names`, run as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import Run

REPORTS = {
    "first": """Publisher: Example Daily
Published: 2018-04-06

Around 400 North Korean workers are employed by Hunchun Rabboni Garment Co., Ltd. in the city of Hunchun,
a resident said.
""",
    "second": """Publisher: Example Weekly
Published: 2018-05-06

About 150 North Korean workers were employed by Rab Boni Clothing Co., Ltd. in the city of Hunchun,
a source said.
""",
}


@pytest.fixture
def case(tmp_path: Path, run: Run) -> Path:
    """A case with two reports that each name a firm."""
    path = tmp_path / "case.tumen"
    for name, text in REPORTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        assert run("add", path, tmp_path / f"{name}.txt").code == 0
    return path


def test_names_that_may_be_one_stand_with_reasons_and_claims(run: Run, case: Path) -> None:
    (row,) = run("show", case, "names", "--json").rows()
    assert (row["name"], row["other"]) == ("Hunchun Rabboni Garment Co., Ltd.", "Rab Boni Clothing Co., Ltd.")
    assert (row["verdict"], row["kind"]) == ("same", "employer")
    assert [reason["level"] for reason in row["reasons"]] == ["same_letters", "same_where", "same_trade"]
    ids = {claim["id"] for claim in run("show", case, "claims", "--json").rows()}
    assert set(row["claims"]) | set(row["other_claims"]) <= ids
    assert row["claims"]
    assert row["other_claims"]
    shown = run("show", case, "names").out
    assert "Rab Boni" in shown
    assert "may be one" in shown
    assert row["claims"][0][:8] in shown


def test_a_rejected_claim_takes_its_name_with_it(run: Run, case: Path) -> None:
    (row,) = run("show", case, "names", "--json").rows()
    for name in row["claims"]:
        assert run("decide", case, "reject", name, "--by", "A Person", "--why", "misread").code == 0
    assert run("show", case, "names", "--json").out == ""


def test_a_case_without_such_names_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(REPORTS["first"], encoding="utf-8")
    case = tmp_path / "empty.tumen"
    assert run("add", case, path).code == 0
    assert "No two names in this case look like one." in run("show", case, "names").out
    assert run("show", case, "names", "--json").out == ""


def test_a_person_says_that_two_names_are_one(run: Run, case: Path) -> None:
    (row,) = run("show", case, "names", "--json").rows()
    said = run(
        "decide",
        case,
        "same-employer",
        row["claims"][0],
        row["other_claims"][0],
        "--by",
        "A Person",
        "--why",
        "one",
    )
    assert said.code == 0
    (row,) = run("show", case, "names", "--json").rows()
    assert row["decided"] is True
    assert "a person" in run("show", case, "names").out
    assert run("verify", case).code == 0


def test_a_person_says_that_two_names_are_two(run: Run, case: Path) -> None:
    (row,) = run("show", case, "names", "--json").rows()
    two = (row["claims"][0], row["other_claims"][0])
    assert run("decide", case, "other-employer", *two, "--by", "A Person", "--why", "two registers").code == 0
    assert run("show", case, "names", "--json").out == ""
    # the later decision counts
    assert run("decide", case, "same-employer", *two, "--by", "A Person", "--why", "one owner").code == 0
    assert len(run("show", case, "names", "--json").rows()) == 1


def test_claims_that_name_no_two_employers_are_refused(run: Run, case: Path) -> None:
    (row,) = run("show", case, "names", "--json").rows()
    others = [claim for claim in run("show", case, "claims", "--json").rows() if not claim["employer"]]
    same = [name for name in row["claims"] if name != row["claims"][0]]
    for claim in others[:1]:
        done = run("decide", case, "same-employer", row["claims"][0], claim["id"], "--by", "A Person", "--why", "x")
        assert (done.code, "names no employer" in done.err) == (2, True)
    for name in same[:1]:
        done = run("decide", case, "same-employer", row["claims"][0], name, "--by", "A Person", "--why", "x")
        assert (done.code, "no two names" in done.err) == (2, True)
