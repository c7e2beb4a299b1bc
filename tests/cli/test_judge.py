"""`tumen judge`: claims as JSON lines, findings out; bad lines are told and the good ones still judged."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.assess.world import cases, place, world

from commands import Run

CASES = [case for case in cases() if "expect" in case]


def write(path: Path, *lines: Any) -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


def plain(value: Any) -> Any:
    """Days as ISO text, through lists and objects."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def line_of(case: dict[str, Any]) -> dict[str, Any]:
    """A case of the table as a line."""
    about = {"language": "en", **plain(case.get("report", {}))}
    quotes = {name: claim.quote for name, claim in zip(range(99), world(case).claims.values(), strict=False)}
    claims = []
    for number, form in enumerate(case["claims"]):
        claim = {**plain(form), "quote": form.get("quote", quotes[number])}
        for slot in ("origin", "destination", "place"):
            if isinstance(claim.get(slot), str):
                claim[slot] = place(claim[slot])
        if "part_of" in claim:
            claim["part_of"] = f"c{claim['part_of']}"
        claim["id"] = f"c{number}"
        source = {"description": claim.get("source") or "a resident", "type": claim.pop("source_type", "local")}
        claims.append({**claim, "source": source, **about})
    facts = [{"quote": claims[fact.pop("about", 0)]["quote"], **fact} for fact in plain(case.get("facts", []))]
    return {"id": case["id"], "incident": claims, "facts": facts}


def test_every_case_of_the_table_is_judged_alike_one_a_line(run: Run, tmp_path: Path) -> None:
    whole = [
        case for case in CASES if len(world(case).claims) == len(case["claims"]) and not {"leg", "plan"} & set(case)
    ]
    assert len(whole) > 120
    ran = run("judge", write(tmp_path / "claims.jsonl", *map(line_of, whole)), "--json")
    assert ran.code == 0, ran.err
    printed = [json.loads(line) for line in ran.out.splitlines()]
    met = {"met": True, "not_met": False, "cannot_tell": None}
    for case, form in zip(whole, printed, strict=True):
        expected = [
            (one.provision, one.verdict, [met[each.state] for each in (*one.elements, *one.exceptions)])
            for one in world(case).findings()
        ]
        given = [
            (one["provision"], one["verdict"], [each["met"] for each in (*one["elements"], *one["exceptions"])])
            for one in form["findings"]
        ]
        assert form["id"] == case["id"]
        assert given == expected, case["id"]


def test_a_finding_has_the_slots_that_are_promised(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "c.jsonl", {"id": "a", "kind": "hiring", "host": "CN", "time": {"start": "2020-01-01"}})
    form = json.loads(run("judge", path, "--json").out)
    finding = next(one for one in form["findings"] if one["provision"] == "UNSCR-2397-8")
    assert {"id", "findings"} <= set(form)
    assert {"provision", "verdict", "period", "elements", "exceptions", "gaps", "bounded", "duty", "why"} <= set(
        finding
    )
    assert finding["period"] == ["2020-01-01", None]
    assert {"id", "met", "because", "statement", "claims", "facts"} <= set(finding["elements"][0])
    assert finding["duty"] == "China, as the host State"
    undated = json.loads(run("judge", write(tmp_path / "d.jsonl", {"kind": "hiring"}), "--json").out)
    assert undated["findings"][0]["period"] == [None, None]


def test_bad_lines_are_told_with_their_number_and_the_good_ones_judged(run: Run, tmp_path: Path) -> None:
    good = {"kind": "hiring", "host": "CN", "time": "2020-01-01"}
    path = write(
        tmp_path / "c.jsonl", {"id": "a", **good}, "{", "", {"kind": "hiring", "hots": "CN"}, {"id": "b", **good}
    )
    ran = run("judge", path, "--json")
    assert ran.code == 1
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["a", "b"]
    assert f"{path}: line 2: not JSON" in ran.err
    assert f"{path}: line 4: line: 'hots' unknown; did you mean 'host'?" in ran.err
    assert run("judge", write(tmp_path / "d.jsonl", "{")).code == 2


def test_an_empty_file_is_told_and_is_no_fault(run: Run, tmp_path: Path) -> None:
    ran = run("judge", write(tmp_path / "empty.jsonl"), "--json")
    assert (ran.code, ran.out) == (0, "")
    assert "holds no claims; give one JSON object a line" in ran.err
    assert run("judge", tmp_path / "none.jsonl").code == 2


def test_bytes_that_are_no_text_are_told_and_a_byte_order_mark_is_none(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "a", "kind": "pay"}\r\n{"id": "\xff"}\n{"id": "b", "kind": "pay"}')
    ran = run("judge", path, "--json")
    assert ran.code == 1
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["a", "b"]
    assert "line 2: not UTF-8 at byte 9; save the file as UTF-8" in ran.err


def test_a_line_that_is_too_long_takes_no_other_with_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tumen.cli.judge._LONGEST", 60)
    short = '{"id": "%s", "kind": "pay"}'
    for length in (60, 61, 62, 119, 120, 121, 500):
        path = write(tmp_path / f"{length}.jsonl", (short % "a").ljust(length), short % "b", short % "c")
        ran = run("judge", path, "--json")
        assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["b", "c"], length
        assert "line 1: longer than 60 bytes" in ran.err


def test_a_dash_reads_what_is_piped_in(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO(b'{"id": "p", "kind": "hiring", "host": "CN"}\n'))
    monkeypatch.setattr(sys, "stdin", piped)
    assert json.loads(run("judge", "-", "--json").out)["id"] == "p"


def test_the_date_stands_for_a_day_of_publication_that_is_not_given(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "c.jsonl", {"kind": "hiring", "host": "CN", "quote": "The plant employs them"})
    for day, verdict in (("2019-12-22", "permitted_at_date"), ("2019-12-23", "breach_if_true")):
        form = json.loads(run("judge", path, "--date", day, "--json").out)
        finding = next(one for one in form["findings"] if one["provision"] == "UNSCR-2397-8")
        assert (finding["verdict"], finding["bounded"], finding["period"]) == (verdict, True, [day, day])
    ran = run("judge", path, "--date", "23 December 2019")
    assert ran.code == 2
    assert "--date: '23 December 2019' is not a day written as YYYY-MM-DD" in ran.err


def test_a_quote_that_misstates_the_law_is_told_with_what_holds(run: Run, tmp_path: Path) -> None:
    quote = "Resolution 2397 banned new work visas, but they work there"
    path = write(tmp_path / "c.jsonl", {"kind": "presence", "host": "CN", "time": "2020-01-01", "quote": quote})
    (wrong,) = json.loads(run("judge", path, "--json").out)["misstatements"]
    assert wrong["quote"] == quote[wrong["start"] : wrong["end"]] == "Resolution 2397 banned new work visas"
    assert "Paragraph 17 of resolution 2375" in wrong["holds"]
    assert "its own law: says “Resolution 2397 banned new work visas”" in run("judge", path).out


def test_the_table_for_people_fits_eighty_columns(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tumen.cli.elements.width", lambda: 80)
    monkeypatch.setattr("tumen.cli.terminal.width", lambda: 80)
    quote = "珲春的工人 work there and were granted asylum"
    line = {"id": "brief", "kind": "hiring", "host": "CN", "time": "2020-01-01", "quote": quote, "language": "en"}
    out = run("judge", write(tmp_path / "c.jsonl", line)).out
    assert max(len(text) for text in out.splitlines()) <= 80
    assert "read from its words: refugee, asylum or human-rights law bars the return" in out
    assert "UNSCR-2397-8: covered by a stated exception" in out
    for words in ("element", "what it asks", "state", "because", "rests on", "the claim", "duty of: China"):
        assert words in out
    assert "not covered by: UNSCR-2371-11" in out
