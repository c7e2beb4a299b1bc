"""The finders against the gold of the bundled sample: how often a finding in or near the quote has the gold value."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tumen.ledger import When
from tumen.normalise import find_counts, find_money, find_places, find_times
from tumen.resources.samples import sample_reports

NEAR = 300
"""Characters around the quote in which the value may stand."""

SEEDS = Path(__file__).parents[2] / "../shared/seeds"
FLOORS = {"count": 0.96, "time": 0.8, "place": 0.69, "money": 0.83}
"""What the finders reached; the rest are values that no words near the quote say."""

Found = list[tuple[int, int, Any]]


def day(text: str | None) -> date | None:
    """The ISO day, None where there is none."""
    return date.fromisoformat(text) if text else None


def findings(text: str, gold: dict[str, Any]) -> dict[str, Found]:
    """What each finder gives, in the form of the gold."""
    start, end = gold.get("written_between") or (None, None)
    between = When(start=day(start), end=day(end)) if start or end else None
    times = find_times(text, published=day(gold.get("published")), written_between=between)
    return {
        "count": [(f.start, f.end, (f.value.low, f.value.high, f.value.basis)) for f in find_counts(text)],
        "time": [(f.start, f.end, (f.value.start, f.value.end)) for f in times if f.value],
        "place": [(f.start, f.end, (f.place.name, f.place.country, f.place.level)) for f in find_places(text)],
        "money": [
            (f.start, f.end, (f.value.low, f.value.high, f.value.currency, f.value.per)) for f in find_money(text)
        ],
    }


def wanted(claim: dict[str, Any], published: str | None) -> Iterator[tuple[str, Any]]:
    """The gold values of a claim that words may say; a stock that only defaults to the day of publication is none."""
    if count := claim.get("count"):
        yield "count", (count["low"], count["high"], count["basis"])
    if (time := claim.get("time")) and not (claim["kind"] == "presence" and time["start"] == time["end"] == published):
        yield "time", (day(time["start"]), day(time["end"]))
    for slot in ("origin", "destination", "place"):
        if place := claim.get(slot):
            yield "place", (place["name"], place["country"], place["level"])
    money = claim.get("money") or {}
    if money.get("low") is not None or money.get("high") is not None:
        yield "money", (money["low"], money["high"], money["currency"], money["per"])


def measure(reports: list[tuple[str, dict[str, Any]]]) -> dict[str, float]:
    """The share of gold values found in or near their quotes, by kind."""
    total: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for text, gold in reports:
        found = findings(text, gold)
        for claim in gold["claims"]:
            start = text.find(claim["quote"])
            end = start + len(claim["quote"])
            assert start >= 0, claim["quote"]
            for kind, value in wanted(claim, gold.get("published")):
                total[kind] += 1
                hits[kind] += any(
                    value == said and first < end + NEAR and last > start - NEAR for first, last, said in found[kind]
                )
    return {kind: hits[kind] / total[kind] for kind in sorted(total)}


def sample() -> list[tuple[str, dict[str, Any]]]:
    """Text below the header and gold of each English report of the sample."""
    reports = []
    for name, data in sample_reports():
        gold_file = files("tumen.resources") / "sample" / f"{name.removesuffix('.txt')}.json"
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        if gold["language"] == "en":
            reports.append((data.decode().partition("\n\n")[2], gold))
    return reports


def test_the_sample_is_read_no_worse_than_before() -> None:
    figures = measure(sample())
    assert {kind: figures[kind] for kind, floor in FLOORS.items() if figures[kind] < floor} == {}


@pytest.mark.skipif(not SEEDS.exists(), reason="the seed texts are not beside the checkout")
def test_the_seeds_are_read_no_worse_than_before() -> None:
    reports = [
        (path.with_suffix(".txt").read_text(encoding="utf-8"), json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(SEEDS.glob("*.json"))
    ]
    figures = measure(reports)
    floors = {"count": 1.0, "time": 0.7, "place": 0.8}
    assert {kind: figures[kind] for kind, floor in floors.items() if figures[kind] < floor} == {}
