"""The scorer: its own rules on small cases, and the same figures as the project's scoring tool where that is there."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tumen.errors import InvalidForm
from tumen.score import GoldReport, evaluate, pair, predictions, same_slot

TOOL = Path(__file__).parents[2].parent / "shared" / "tools" / "score_claims.py"
TEXT = "Around 400 workers reached Exampletown on Monday. Their pay was kept back, a resident said."


def claim(**slots: Any) -> dict[str, Any]:
    """A claim in JSON form with everything open but what is given."""
    base = {"id": "c1", "kind": "movement", "direction": "out", "quote": "Around 400 workers reached Exampletown"}
    return base | slots


def figures(gold: list[dict[str, Any]], given: list[dict[str, Any]]) -> Any:
    report = GoldReport(name="r", form={"language": "en", "claims": gold}, text=TEXT)
    return evaluate([report], {"r": {"claims": given}})


COUNT = {"low": 400, "high": 400, "basis": "approx"}


def test_the_same_claim_is_a_fact_and_a_number() -> None:
    found = figures([claim(count=COUNT)], [claim(count=COUNT)])
    assert (found.claim.f1, found.fact.f1, found.number.f1) == (1.0, 1.0, 1.0)


def test_a_wrong_count_is_a_claim_but_no_fact() -> None:
    found = figures([claim(count=COUNT)], [claim(count=COUNT | {"low": 40, "high": 40})])
    assert (found.claim.f1, found.fact.f1, found.number.f1) == (1.0, 0.0, 0.0)


def test_another_direction_is_no_claim() -> None:
    assert figures([claim()], [claim(direction="return")]).claim.f1 == 0.0


def test_a_quote_that_is_not_in_the_text_is_spurious() -> None:
    assert figures([claim(count=COUNT)], [claim(count=COUNT, quote="About 400 workers came")]).claim.p == 0.0


def test_offsets_must_be_those_of_the_quote() -> None:
    quote = "Around 400 workers reached Exampletown"
    assert figures([claim()], [claim(start=0, end=len(quote))]).claim.f1 == 1.0
    assert figures([claim()], [claim(start=1, end=len(quote) + 1)]).claim.f1 == 0.0


def test_half_of_the_longer_quote_must_be_shared() -> None:
    assert figures([claim()], [claim(quote="400 workers reached Exampletown")]).claim.f1 == 1.0
    assert figures([claim()], [claim(quote="Exampletown on Monday")]).claim.f1 == 0.0


def test_each_gold_claim_is_matched_once() -> None:
    assert pair([claim()], [claim(), claim()], TEXT) == [(0, 0)]


def test_a_report_without_claims_must_stay_empty() -> None:
    assert figures([], []).negatives_empty.right == 1
    assert figures([], [claim()]).negatives_empty.right == 0


@pytest.mark.parametrize(
    ("slot", "gold", "given", "agree"),
    [
        ("time", {"start": "2018-04-02", "end": None}, {"start": "2018-05-03", "end": None}, True),
        ("time", {"start": "2018-04-02", "end": None}, {"start": "2018-05-04", "end": None}, False),
        ("time", {"start": "2018-04-02", "end": None}, {"start": "2018-04-02", "end": "2018-04-02"}, False),
        ("time", {"start": None, "end": None}, None, True),
        ("employer", "Example Garment Co., Ltd.", "example garment co ltd", True),
        ("source", {"description": "a", "type": "local"}, {"description": "b", "type": "local"}, True),
        ("part_of", "c9", "c4", True),
        ("part_of", "c9", None, False),
    ],
)
def test_slots_agree_by_meaning(slot: str, gold: Any, given: Any, agree: bool) -> None:
    assert same_slot(slot, claim(**{slot: gold}), claim(**{slot: given})) is agree


def test_a_place_may_be_named_longer_in_the_same_country() -> None:
    place = {"name": "Dandong", "country": "CN", "level": "city"}
    assert same_slot("where", claim(destination=place), claim(destination=place | {"name": "Dandong customs"}))
    assert not same_slot("where", claim(destination=place), claim(destination=place | {"country": "KP", "name": "Sin"}))


def test_predictions_come_a_report_or_a_claim_a_line() -> None:
    by_report = predictions([{"report": "r", "claims": [claim()]}])
    by_claim = predictions([{"report": "r"} | claim()])
    assert len(by_report["r"]["claims"]) == len(by_claim["r"]["claims"]) == 1


def test_a_row_that_is_neither_is_refused_with_its_number() -> None:
    with pytest.raises(InvalidForm, match="row 2: has neither 'claims' nor 'kind'"):
        predictions([{"report": "r", "claims": []}, {"report": "r"}])


def _damaged(gold: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """A prediction made from gold by dropping, doubling and changing claims, so that every figure is exercised."""
    claims = []
    for row in gold["claims"]:
        fate = rng.random()
        if fate < 0.2:
            continue
        given = json.loads(json.dumps(row))
        if fate < 0.4 and given.get("count"):
            given["count"]["low"] = 7
        elif fate < 0.5:
            given["time"] = {"start": "2001-01-01", "end": None}
        elif fate < 0.6:
            given["quote"] = given["quote"][5:] or given["quote"]
        elif fate < 0.65:
            given["kind"] = "order"
        elif fate < 0.7:
            given |= {"modality": "denied", "host": "PL", "place": None, "employer": "Example Ltd", "sex": "male"}
        claims.append(given)
        if fate > 0.95:
            claims.append(given)
    return {"report": gold["report"], "published": gold["published"], "claims": claims}


@pytest.mark.skipif(not TOOL.exists(), reason="the project's scoring tool does not lie beside this checkout")
@pytest.mark.parametrize("seed", range(3))
def test_figures_are_those_of_the_scoring_tool(tmp_path: Path, seed: int) -> None:
    folder = Path(str(files("tumen.resources") / "sample"))
    rng = random.Random(seed)  # noqa: S311
    gold, rows = [], []
    for path in sorted(folder.glob("*.json")):
        form = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8").partition("\n\n")[2]
        gold.append(GoldReport(name=path.stem, form=form, text=text))
        rows.append(_damaged(form, rng) | {"report": path.stem})
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(TOOL), str(folder), str(predicted), "--json"], capture_output=True, check=True, text=True
    )
    ours = evaluate(gold, predictions(rows)).form()
    assert ours == json.loads(done.stdout)
    assert 0 < ours["fact"]["f1"] < ours["claim"]["f1"] < 1
