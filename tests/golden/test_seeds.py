"""The five real reports, through the command line: what an analyst must find in the ledger.

The texts are not ours: they are read from beside the checkout, and nothing of them is written here but numbers, places
and days.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpora import NO_SEEDS, SEEDS, originals

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason=NO_SEEDS)

TUMEN = (sys.executable, "-c", "from tumen.cli import main; main()")
Row = dict[str, Any]
Show = Callable[[str], list[Row]]


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Show:
    """Rows of `tumen show CASE PART --json` for a case of the five seeds with their headers."""
    folder = tmp_path_factory.mktemp("seeds")
    for name, data in originals(SEEDS):
        (folder / name).write_bytes(data)
    case = folder / "seeds.tumen"
    subprocess.run([*TUMEN, "add", str(case), str(folder)], check=True, capture_output=True)
    shown: dict[str, list[Row]] = {}

    def rows(part: str) -> list[Row]:
        if part not in shown:
            done = subprocess.run([*TUMEN, "show", str(case), part, "--json"], check=True, capture_output=True)
            shown[part] = [json.loads(line) for line in done.stdout.decode().splitlines()]
        return shown[part]

    return rows


def claims(show: Show, seed: str, **slots: Any) -> list[Row]:
    """Claims of the seed that starts so, whose slots have these values; a dictionary asks for some of the keys."""

    def has(claim: Row, slot: str, wanted: Any) -> bool:
        value = claim[slot]
        if isinstance(wanted, dict):
            return isinstance(value, dict) and all(value.get(key) == item for key, item in wanted.items())
        return bool(value == wanted)

    return [
        claim
        for claim in show("claims")
        if claim["report"].startswith(seed) and all(has(claim, slot, wanted) for slot, wanted in slots.items())
    ]


def one(found: list[Row]) -> Row:
    assert len(found) == 1, [row["quote"] for row in found]
    return found[0]


def held(incident: Row) -> set[str]:
    """Ids of the claims of an incident."""
    return {entry["claim"] for entry in incident["claims"]}


def of(number: int) -> Row:
    return {"low": number, "high": number}


def test_every_quote_is_verbatim_at_its_offsets(show: Show) -> None:
    from tumen.read import read_report

    texts = {Path(name).stem: read_report(data, name=name).text for name, data in originals(SEEDS)}
    for claim in show("claims"):
        assert texts[claim["report"]][claim["start"] : claim["end"]] == claim["quote"]


def test_500_went_to_hunchun_in_the_last_days_of_august_2024(show: Show) -> None:
    whole = one(claims(show, "001", kind="movement", direction="out", count=of(500)))
    assert whole["destination"]["name"] == "Hunchun"
    assert whole["origin"]["country"] == "KP"
    assert whole["time"] == {"start": "2024-08-28", "end": "2024-08-29"}


def test_150_and_200_are_parts_of_the_500_and_never_added_to_it(show: Show) -> None:
    whole = one(claims(show, "001", kind="movement", direction="out", count=of(500)))
    unnamed = one(claims(show, "001", kind="hiring", count=of(150)))
    named = one(claims(show, "001", kind="hiring", count=of(200)))
    assert unnamed["employer"] is None
    assert unnamed["sector"] == "garment"
    assert named["employer"] == "Hunchun Rabboni Garment Co., Ltd."
    assert named["time"] == {"start": "2024-08-29", "end": "2024-08-29"}
    assert unnamed["part_of"] == named["part_of"] == whole["id"]
    incidents = [row for row in show("incidents") if whole["id"] in held(row)]
    assert {unnamed["id"], named["id"]} <= {part["claim"] for part in one(incidents)["parts"]}
    assert not {unnamed["id"], named["id"]} & held(one(incidents))


def test_about_400_women_went_to_helong_on_2_april_2018(show: Show) -> None:
    claim = one(claims(show, "002", kind="movement", count=of(400)))
    assert claim["count"]["basis"] == "approx"
    assert claim["sex"] == "female"
    assert claim["destination"]["name"] == "Helong"
    assert claim["time"] == {"start": "2018-04-02", "end": "2018-04-02"}


def test_more_than_100_came_to_dandong_on_30_march_2018(show: Show) -> None:
    claim = one(claims(show, "002", kind="movement", count={"low": 100, "high": None, "basis": "at_least"}))
    assert "Dandong" in claim["destination"]["name"]
    assert claim["time"] == {"start": "2018-03-30", "end": "2018-03-30"}


def test_passes_run_for_half_a_year_to_a_year_where_the_agreement_allows_30_days(show: Show) -> None:
    claim = one(claims(show, "002", kind="paper", document={"type": "border_pass", "validity_days": [180, 365]}))
    assert "30 days" in claim["quote"]


def test_6500_were_in_hunchun(show: Show) -> None:
    claim = one(claims(show, "003", kind="presence", count=of(6500)))
    assert claim["place"]["name"] == "Hunchun"


def test_about_100000_abroad_according_to_the_panel(show: Show) -> None:
    claim = one(claims(show, "001", kind="presence", count=of(100000)))
    assert (claim["source"]["type"], claim["count"]["basis"], claim["host"]) == ("un", "approx", None)


def test_the_order_to_extend_and_the_placements_by_the_day(show: Show) -> None:
    assert claims(show, "004", kind="order") or claims(show, "004", kind="retention")
    assert [c for c in claims(show, "004", kind="hiring") if c["place"] and c["place"]["name"] == "Dandong"]
    assert claims(show, "004", kind="retention")


def test_seed_000_retells_001_with_a_drift_and_adds_no_support(show: Show) -> None:
    retold = one(claims(show, "000", count=of(150)))
    hired = one(claims(show, "001", kind="hiring", count=of(150)))
    row = one([row for row in show("origins") if row["report"].startswith("000")])
    edge = one([edge for edge in row["retells"] if edge.get("report") == hired["report"]])
    assert 0.5 <= edge["probability"] < 1
    drift = [d for d in edge["drift"] if d["slot"] == "kind" and d["after"] == retold["id"]]
    assert (one(drift)["was"], one(drift)["became"], one(drift)["before"]) == ("hiring", "movement", hired["id"])
    assert row["claims"][retold["id"]] == []
    own = one([incident for incident in show("incidents") if retold["id"] in held(incident)])
    assert own["support"] == 0
    assert own["status"] == "unknown_origin"
    # it drops that its 150 are of the 500, which stays known: nobody adds them up
    whole = one(claims(show, "001", kind="movement", direction="out", count=of(500)))
    (part,) = own["parts"]
    assert (part["claim"], part["of"], part["via"]) == (retold["id"], whole["id"], hired["id"])
    assert part["probability"] == edge["probability"]


def findings(show: Show, claim: Row) -> list[Row]:
    incident = one([row for row in show("incidents") if claim["id"] in held(row)])
    return [row for row in show("findings") if row["incident"] == incident["id"]]


def test_conduct_of_august_2017_falls_under_the_cap(show: Show) -> None:
    for kind in ("retention", "hiring"):
        told = [c for c in claims(show, "004", kind=kind, modality="asserted") if c["host"] == "CN"]
        # what "had been" may lie before the resolution
        told = [c for c in told if "had been" not in c["quote"]]
        assert told
        for claim in told:
            found = one([row for row in findings(show, claim) if row["provision"] == "UNSCR-2371-11"])
            assert found["verdict"] == "permitted_at_date"
            assert found["period"] == {"start": "2017-08-06", "end": "2017-09-10"}
            assert found["bounded"] is True
            assert any("total" in gap or "many" in gap for gap in found["gaps"])


def test_spring_2018_is_judged_before_the_deadline(show: Show) -> None:
    claim = one(claims(show, "002", kind="movement", count=of(400)))
    found = {row["provision"]: row for row in findings(show, claim)}
    assert found["UNSCR-2375-17"]["verdict"] in ("undetermined", "strained")
    assert found["UNSCR-2397-8"]["verdict"] == "permitted_at_date"
    assert "UNSCR-2371-11" not in found or found["UNSCR-2371-11"]["verdict"] != "breach_if_true"


def test_summer_2024_is_judged_after_the_deadline(show: Show) -> None:
    claim = one(claims(show, "001", kind="hiring", count=of(200)))
    found = one([row for row in findings(show, claim) if row["provision"] == "UNSCR-2397-8"])
    assert found["verdict"] == "breach_if_true"


def test_the_dates_that_the_texts_prove(show: Show) -> None:
    reports = {row["report"][:3]: row for row in show("reports")}
    assert reports["001"]["published"] == "2024-09-16"
    assert reports["002"]["published"] == "2018-04-04"
    assert reports["004"]["written_between"] == ["2017-08-06", "2017-09-10"]
    start, end = reports["003"]["written_between"]
    assert "2019-05-15" <= start <= "2019-06-22"
    assert "2019-06-22" <= end <= "2019-07-31"
