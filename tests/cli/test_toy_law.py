"""A law of its own through the command line: the engine knows no country, no Council and no sending State."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commands import Run

TOY = Path(__file__).parents[1] / "law" / "toy"


@pytest.fixture
def judged(run: Run, tmp_path: Path) -> Any:
    """The findings of one line under the toy law, by provision."""

    def go(line: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
        path = tmp_path / "claims.jsonl"
        path.write_text(json.dumps(line) + "\n", encoding="utf-8")
        ran = run("judge", path, "--law", TOY, "--json")
        assert ran.code == 0, ran.err
        found: dict[str, list[dict[str, Any]]] = {}
        for finding in json.loads(ran.out)["findings"]:
            found.setdefault(finding["provision"], []).append(finding)
        return found

    return go


def hiring(**slots: Any) -> dict[str, Any]:
    return {"kind": "hiring", "host": "XB", "time": "2006-01-01", **slots}


@pytest.mark.parametrize(
    ("line", "verdict", "met"),
    [
        (hiring(), "breach_if_true", {"T1": True, "T2": True, "T3": True, "T4": True}),
        (hiring(time="2005-06-01"), "breach_if_true", {"T3": True}),
        (hiring(time="2005-05-31"), "permitted_at_date", {"T3": False}),
        (hiring(time="1999-12-31"), "not_covered", {}),
        (hiring(host="XE"), "breach_if_true", {"T1": True}),
        (hiring(host="XD"), "not_covered", {"T1": False}),
        (hiring(host="XA"), "not_covered", {"T1": False}),
        (hiring(host=None), "undetermined", {"T1": None}),
        (hiring(place={"name": "Sandbank", "country": "XB", "level": "city"}), "undetermined", {"T1": None}),
        (hiring(modality="planned"), "would_breach_if_carried_out", {"T4": False}),
        (hiring(modality="denied"), "not_covered", {}),
        (hiring(facts=[{"fact": "harvest_pass"}]), "excepted", {"T1": True}),
        ({"kind": "movement", "host": "XB", "time": "2006-01-01"}, "undetermined", {"T2": None}),
    ],
)
def test_a_law_of_its_own_is_judged_by_its_own_states_and_dates(
    judged: Any, line: dict[str, Any], verdict: str, met: dict[str, bool | None]
) -> None:
    (finding,) = judged(line)["TOY-WORK"]
    assert finding["verdict"] == verdict
    states = {element["id"]: element["met"] for element in finding["elements"]}
    assert {name: states[name] for name in met} == met


def test_its_union_and_its_signs_decide_what_bears(judged: Any) -> None:
    line = hiring(host="XC", quote="They bring in the harvest", time="2005-01-01")
    assert judged(line)["TOY-UNION"][0]["verdict"] == "policy_concern_only"
    assert "TOY-UNION" not in judged(hiring(host="XB", quote="They bring in the harvest"))
    assert "TOY-UNION" not in judged(hiring(host="XC", quote="They mend the road"))


def test_no_sentence_of_its_findings_names_a_state_or_body_of_the_law_that_comes_with_tumen(
    run: Run, tmp_path: Path
) -> None:
    lines = [hiring(), hiring(host="XD"), hiring(time=None), hiring(host="XC", quote="harvest", time="2005-01-01")]
    path = tmp_path / "claims.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    for words in (("judge", path), ("law",), ("law", "TOY-WORK"), ("law", "--on", "2006-01-01", "--host", "XB")):
        for form in ((), ("--json",)):
            ran = run(*words, "--law", TOY, *form)
            assert ran.code == 0, ran.err
            for name in ("Korea", "DPRK", "China", "Russia", "2397", "1718", "UNSCR", "Committee"):
                assert name not in ran.out, (words, name)


def test_a_fact_of_another_law_is_refused_with_the_names_of_this_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(json.dumps(hiring(facts=[{"fact": "committee_approval"}])), encoding="utf-8")
    ran = run("judge", path, "--law", TOY)
    assert ran.code == 2
    assert (
        "line 1: fact 1: 'committee_approval' is no stated fact of the law; use one of harvest_pass, persons" in ran.err
    )


@pytest.mark.parametrize(
    ("name", "right", "wrong", "message"),
    [
        (
            "provisions.yaml",
            "kinds: [hiring], eu",
            "kinds: [hire], eu",
            "TOY-UNION: kinds: 'hire' is not allowed; use one of",
        ),
        (
            "provisions.yaml",
            "fact: harvest_pass",
            "fact: pass",
            "TOY-WORK: fact: 'pass' is not allowed; use one of harvest_pass",
        ),
        (
            "judging.yaml",
            "provisions: [TOY-WORK]",
            "provisions: [X]",
            "'X' is not allowed; use one of TOY-WORK, TOY-UNION",
        ),
        ("facts.yaml", "meaning: who", "sense: who", "key 'meaning' is missing"),
    ],
)
def test_a_wrong_entry_is_told_with_folder_file_line_entry_and_what_is_allowed(
    run: Run, tmp_path: Path, name: str, right: str, wrong: str, message: str
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for path in TOY.iterdir():
        text = path.read_text(encoding="utf-8")
        assert path.name != name or right in text
        (own / path.name).write_text(text.replace(right, wrong) if path.name == name else text, encoding="utf-8")
    ran = run("law", "--law", own)
    assert ran.code == 2
    assert f"{own / name}, line " in ran.err
    assert message in ran.err


def test_a_folder_that_would_be_passed_over_is_refused(run: Run, tmp_path: Path) -> None:
    assert "no such folder" in run("law", "--law", tmp_path / "none").err
    (tmp_path / "facts.yaml").write_text("facts:\n- {fact: a_fact, meaning: something}\n", encoding="utf-8")
    assert run("law", "--law", tmp_path).code == 0
    (tmp_path / "provisons.yaml").write_text("provisions: []\n", encoding="utf-8")
    ran = run("law", "--law", tmp_path)
    assert ran.code == 2
    assert "provisons.yaml: no file of the law has that name; use one of provisions.yaml, facts.yaml" in ran.err


def test_a_law_of_its_own_that_lacks_a_file_is_told_which(run: Run, tmp_path: Path) -> None:
    for path in TOY.iterdir():
        if path.name not in ("un_members.yaml", "signs.yaml"):
            (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    ran = run("law", "--law", tmp_path)
    assert ran.code == 2
    assert "missing: signs.yaml, un_members.yaml." in ran.err


def test_added_files_come_after_ours_and_are_judged(run: Run, tmp_path: Path) -> None:
    text = (TOY / "provisions.yaml").read_text(encoding="utf-8")
    (tmp_path / "provisions.yaml").write_text(text.replace("fact: harvest_pass", "fact: licence"), encoding="utf-8")
    (tmp_path / "signs.yaml").write_text((TOY / "signs.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    claims = tmp_path / "claims.jsonl"
    claims.write_text(json.dumps({"kind": "hiring", "host": "CN", "time": "2020-01-01"}), encoding="utf-8")
    found = json.loads(run("judge", claims, "--law", tmp_path, "--json").out)["findings"]
    assert found[-1]["provision"] == "TOY-WORK"
    assert any(finding["provision"] == "UNSCR-2397-8" for finding in found)
