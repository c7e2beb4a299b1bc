"""`tumen estimate --since`, `--shocks` and `--priors`, and decisions that estimates take in, on a real case file."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from commands import Run
from estimates import TREE, claim

TEXTS = {
    "a": ("Example Daily", "2019-05-02", "About 400 North Korean women work in Hunchun, a trader there said."),
    "b": (
        "Second Example Post",
        "2019-09-12",
        "More than 3,000 North Korean workers are in Hunchun, an official said.",
    ),
    "c": (
        "Third Example Times",
        "2020-03-10",
        "Around 900 North Korean workers are in Helong, a source in China said.",
    ),
}
WHO = ("--by", "A. Reader", "--why", "seen on the page")


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    """A case of three reports with one claim each."""
    for stem, (house, day, text) in TEXTS.items():
        head = f"Title: W\nPublisher: {house}\nPublished: {day}\n\n"
        (tmp_path / f"{stem}.txt").write_text(f"{head}{text}\n", encoding="utf-8")
    case = tmp_path / "my.tumen"
    assert run("add", case, *sorted(tmp_path.glob("*.txt"))).code == 0
    return case


def ids(run: Run, case: Path) -> dict[str, str]:
    return {row["report"]: row["id"] for row in run("show", case, "claims", "--json").rows()}


def plain(text: str) -> str:
    """What was printed on one line, without the frames of tables."""
    return " ".join(text.translate(str.maketrans("│┃━─", "    ")).split())


def test_an_estimate_follows_a_decision_at_once_and_tells_what_was_rejected(run: Run, case: Path) -> None:
    name = ids(run, case)["b"]
    told = run("decide", case, "reject", name, "--by", "A. Reader", "--why", "a misprint").out
    assert "--since 1" in told.splitlines()[1]
    assert len(run("decide", case, "note", name, *WHO).out.splitlines()) == 1
    ran = run("estimate", case, "--json")
    assert ran.code == 0
    assert f"{name}: rejected by a person: a misprint (A. Reader)." in plain(ran.err)


def test_the_shift_since_a_decision_is_shown_with_who_took_it(run: Run, case: Path) -> None:
    name = ids(run, case)["b"]
    run("decide", case, "reject", name, *WHO)
    ran = run("estimate", case, "--since", "last", "--place", "Hunchun")
    told = plain(ran.out)
    assert ran.code == 0
    assert f"decision 1: reject {name[:8]} by A. Reader: seen on the page; no second person yet." in told
    assert "needs a second person" in told
    assert "Somebody other than A. Reader" in told
    assert "Hunchun 2019-09 stock" in told
    assert "Hunchun 2019-12 stock" in told
    assert "Helong" not in told
    rows = run("estimate", case, "--since", "1", "--place", "Hunchun", "--json").rows()
    assert set(rows[0]) == {
        *("place", "period", "measure", "before", "after"),
        *("decisions", "outside_half", "needs_second_person"),
    }
    assert rows[0]["decisions"] == [
        {"number": 1, "action": "reject", "target": name, "by": "A. Reader", "second": None}
    ]
    there = {row["period"]: row for row in rows if row["measure"] == "stock"}
    assert there["2019-09"]["after"]["median"] < there["2019-09"]["before"]["p25"]
    assert there["2019-09"]["needs_second_person"]


def test_a_second_person_clears_the_flag(run: Run, case: Path) -> None:
    name = ids(run, case)["b"]
    run("decide", case, "reject", name, *WHO)
    run("decide", case, "reject", name, "--by", "C. Other", "--why", "looked at the scan")
    ran = run("estimate", case, "--since", "1", "--place", "Hunchun")
    assert "C. Other decided the same" in plain(ran.out)
    assert "needs a second person" not in plain(ran.out)
    assert "two persons agree" in plain(ran.out)
    rows = run("estimate", case, "--since", "1", "--place", "Hunchun", "--json").rows()
    assert any(row["outside_half"] for row in rows)
    assert not any(row["needs_second_person"] for row in rows)
    agreed = run("estimate", case, "--since", "last")
    assert "No figure moved" in agreed.out


def test_a_figure_of_an_analyst_is_entered_and_taken_back(run: Run, case: Path) -> None:
    words = ("figure", "Helong, CN, city", "5000-6000", "2020-01-31", "--by", "B. Analyst", "--why", "beds counted")
    (entered,) = run("decide", case, *words, "--json").rows()
    assert entered["value"]["direction"] is None
    told = plain(run("estimate", case, "--since", entered["hash"][:8], "--place", "Helong").out)
    assert "Helong 2020-01 stock" in told
    assert f"figure {entered['target'][:8]} by B. Analyst: beds counted" in told
    assert run("decide", case, "reject", entered["target"][:8], *WHO).code == 0
    assert f"{entered['target']}: rejected by a person" in plain(run("estimate", case, "--json").err)
    assert run("verify", case).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("figure", "Helong, CN, city", "500"), "takes a place, a count and a time"),
        (("figure", "Helong, CN, city", "500", "2020"), "time: '2020' is not understood"),
        (("figure", "Helong", "500", "2020-01-31"), "write name, country and level"),
        (("figure", "Helong, CN, city", "500", "2020-01-31", "up"), "use out (came), return (left)"),
        (("figure", "Helong, CN, town", "500", "2020-01-31"), "place"),
        (("same-story", "000000"), "nothing has the id 000000"),
        (("doubt", "000000"), "nothing has the id 000000"),
    ],
)
def test_what_cannot_be_decided_is_said(run: Run, case: Path, words: tuple[str, ...], said: str) -> None:
    ran = run("decide", case, *words, *WHO)
    assert (ran.code, ran.out) == (2, "")
    assert said in plain(ran.err)


def test_a_claim_is_doubted_and_no_longer_to_be_looked_at(run: Run, case: Path) -> None:
    name = ids(run, case)["a"]
    assert run("decide", case, "doubt", name[:6], *WHO).code == 0
    assert [row["id"] for row in run("show", case, "review", "--json").rows() if row["id"] == name] == []
    assert "doubt" in run("estimate", case, "--since", "last").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "7"), "is no decision of the journal, which has 0"),
        (("--since", "last"), "nobody has decided anything yet"),
        (("--shocks", "absent.yaml"), "cannot be read"),
        (("--since", "1", "--earnings"), "show two runs side by side; ask for --earnings"),
    ],
)
def test_what_cannot_be_compared_is_said(run: Run, case: Path, words: tuple[str, ...], said: str) -> None:
    ran = run("estimate", case, *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in plain(ran.err)


@pytest.fixture
def claims(tmp_path: Path) -> tuple[Path, Path]:
    """A file of two claims and one of places."""
    path, tree = tmp_path / "claims.jsonl", tmp_path / "tree.jsonl"
    told = [claim(1, 2000, "2018-02-10", family="f1"), claim(2, 900, "2018-12-10", family="f2", decision="doubt")]
    path.write_text("".join(json.dumps(one) + "\n" for one in told), encoding="utf-8")
    tree.write_text("".join(json.dumps(one) + "\n" for one in TREE), encoding="utf-8")
    return path, tree


def test_tables_of_ones_own_are_shown_beside_the_bundled(run: Run, claims: tuple[Path, Path], tmp_path: Path) -> None:
    words = ("--claims", claims[0], "--tree", claims[1], "--place", "Northport")
    own = tmp_path / "own.yaml"
    bundled = files("tumen.estimate").joinpath("priors.yaml").read_text(encoding="utf-8")
    own.write_text(bundled.replace("{id: doubted_true, value: 0.3", "{id: doubted_true, value: 0.9"), encoding="utf-8")
    rows = run("estimate", *words, "--priors", own, "--json").rows()
    assert set(rows[0]) == {"place", "period", "measure", "bundled", "given"}
    plainly = {row["period"]: row for row in run("estimate", *words, "--json").rows() if row["measure"] == "stock"}
    both = {row["period"]: row for row in rows if row["measure"] == "stock"}
    assert all(both[period]["bundled"]["median"] == row["median"] for period, row in plainly.items())
    assert both["2018-12"]["given"]["median"] < both["2018-12"]["bundled"]["median"]
    told = plain(run("estimate", *words, "--priors", own).out)
    assert "with own.yaml" in told
    assert "Northport 2018-12" in told


def test_shocks_of_ones_own_are_shown_beside_the_bundled(run: Run, claims: tuple[Path, Path], tmp_path: Path) -> None:
    words = ("--claims", claims[0], "--tree", claims[1], "--place", "Northport", "--json")
    own = tmp_path / "shocks.yaml"
    row = "{id: shut, kind: closure, start: 2018-03, end: 2018-12, hosts: all, source: https://example.org, why: test}"
    own.write_text(f"- {row}\n", encoding="utf-8")
    rows = run("estimate", *words, "--shocks", own).rows()
    assert any(row["bundled"] != row["given"] for row in rows)
    own.write_text(f"- {row.replace('closure', 'comet')}\n", encoding="utf-8")
    ran = run("estimate", *words, "--shocks", own)
    assert ran.code == 2
    assert "shocks.yaml, line 1: kind: 'comet' is not allowed" in plain(ran.err)


def test_since_needs_a_case(run: Run, claims: tuple[Path, Path]) -> None:
    ran = run("estimate", "--claims", claims[0], "--since", "1")
    assert "only a case has a journal" in plain(ran.err)
