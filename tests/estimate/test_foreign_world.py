"""The simulator keeps its own books, has the shares of copies that it promises, and tells no truth in the claims."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from foreign_people import MONTHS
from foreign_words import heap
from foreign_world import ForeignWorld, foreign_world

SEEDS = range(12)
SLOTS = {
    *("id", "quote", "kind", "direction", "count", "sex", "origin", "destination", "place", "host", "employer"),
    *("sector", "time", "modality", "source", "document", "money", "indicator", "part_of"),
    *("report", "published", "written_between", "publisher", "family"),
}


@cache
def world(seed: int) -> ForeignWorld:
    return foreign_world(seed)


def every(slot: str) -> list[Any]:
    return [claim[slot] for seed in SEEDS for claim in world(seed).claims]


@pytest.mark.parametrize("seed", SEEDS)
def test_stock_changes_by_what_came_and_what_went(seed: int) -> None:
    one = world(seed)
    for node, stock in one.stock.items():
        change = np.diff(np.concatenate([[one.before[node]], stock]))
        assert len(stock) == MONTHS
        assert (one.inflow[node] - one.outflow[node] == change).all()
        assert (stock >= 0).all()
        assert (one.inflow[node] >= 0).all()
        assert (one.outflow[node] >= 0).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_node_holds_its_parts_and_people_in_places_that_no_report_names(seed: int) -> None:
    one = world(seed)
    hidden = 0
    for node in one.tree:
        parts = [one.stock[part["id"]] for part in one.tree if part["parent"] == node["id"]]
        if parts:
            rest = one.stock[node["id"]] - np.sum(parts, axis=0)
            assert (rest >= 0).all()
            hidden += int(rest.sum())
    assert hidden > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_the_tree_is_one_and_its_bottom_places_are_named_by_two_families(seed: int) -> None:
    one = world(seed)
    known = {node["id"] for node in one.tree}
    assert [node["id"] for node in one.tree if node["parent"] is None] == ["world"]
    assert all(node["parent"] in known for node in one.tree if node["id"] != "world")
    assert len({(node["name"], node["host"]) for node in one.tree}) == len(one.tree)
    assert 1 <= sum(level == "host" for level in one.levels.values()) <= 4
    for node in one.tree:
        if node["level"] == "city":
            stories = {
                claim["report"]
                for claim in one.claims
                for slot in ("place", "origin", "destination")
                if claim[slot]
                and claim[slot]["name"] == node["name"]
                and one.notes[claim["report"], claim["id"]].copy_of is None
            }
            assert len(stories) >= 2


def test_the_border_is_closed_and_the_deadline_is_kept_here_and_ignored_there() -> None:
    kept = []
    for seed in SEEDS:
        one = world(seed)
        # people still slip between places, but nobody enters the world
        assert one.inflow["world"][50:91].sum() == 0
        for node, level in one.levels.items():
            if level == "host" and one.stock[node][24] > 500:
                kept.append(one.stock[node][49] / one.stock[node][24])
    assert min(kept) < 0.3
    assert max(kept) > 0.7


@pytest.mark.parametrize("seed", SEEDS)
def test_a_world_has_60_to_150_claims_and_a_third_are_copies(seed: int) -> None:
    one = world(seed)
    copies = [note for note in one.notes.values() if note.copy_of is not None]
    assert 60 <= len(one.claims) <= 150
    assert len(one.notes) == len(one.claims)
    assert abs(len(copies) / len(one.claims) - 1 / 3) < 0.03


def test_shares_of_missed_copies_and_of_unknown_origin() -> None:
    notes = [(world(seed), key, note) for seed in SEEDS for key, note in world(seed).notes.items()]
    copies = [item for item in notes if item[2].copy_of is not None]
    assert abs(sum(note.missed for _, _, note in copies) / len(copies) - 0.15) < 0.05
    families = every("family")
    assert 0.02 < sum(label is None for label in families) / len(families) < 0.12
    for one, key, note in copies:
        by_key = {(claim["report"], claim["id"]): claim for claim in one.claims}
        assert note.copy_of is not None
        same = by_key[key]["family"] == by_key[note.copy_of]["family"]
        assert same is not note.missed


def test_more_copies_may_be_missed_and_nothing_else_changes() -> None:
    few, many = world(2), foreign_world(2, missed=0.5)
    plain = [{**claim, "family": None} for claim in few.claims]
    assert [{**claim, "family": None} for claim in many.claims] != few.claims
    assert sorted(c["published"] or "" for c in many.claims) == sorted(c["published"] or "" for c in plain)
    assert sum(note.missed for note in many.notes.values()) > sum(note.missed for note in few.notes.values())


def test_some_copies_are_stale_and_none_comes_later_than_18_months() -> None:
    late = []
    for seed in SEEDS:
        one = world(seed)
        by_key = {(claim["report"], claim["id"]): claim for claim in one.claims}
        for key, note in one.notes.items():
            if note.copy_of and by_key[key]["published"] and by_key[note.copy_of]["published"]:
                days = [date.fromisoformat(by_key[k]["published"]) for k in (key, note.copy_of)]
                late.append((days[0] - days[1]).days)
    assert min(late) >= 0
    assert max(late) <= 549
    assert 0.05 < np.mean([days > 180 for days in late]) < 0.2


def test_claims_have_the_slots_of_the_form_and_no_others() -> None:
    for seed in SEEDS:
        for claim in world(seed).claims:
            assert set(claim) == SLOTS
            json.dumps(claim, allow_nan=False)
            count = claim["count"]
            if count is not None:
                ends = [end for end in (count["low"], count["high"]) if end is not None]
                assert ends == sorted(ends)
                assert all(isinstance(end, int) and end > 0 for end in ends)
            time = claim["time"]
            if time is not None:
                assert date.fromisoformat(time["start"]) <= date.fromisoformat(time["end"])


def test_claims_tell_the_habits_of_the_press() -> None:
    kinds, modalities = Counter(every("kind")), Counter(every("modality"))
    bases = Counter(count["basis"] for count in every("count") if count is not None)
    assert set(kinds) == {"presence", "movement", "paper", "retention", "pay"}
    assert set(modalities) == {"asserted", "planned", "possible", "denied"}
    assert set(bases) == {"exact", "approx", "at_least", "at_most", "range", "vague"}
    assert any(part is not None for part in every("part_of"))
    assert 0.03 < np.mean([day is None for day in every("published")]) < 0.15
    told = [count["low"] for count in every("count") if count and count["basis"] == "approx" and count["low"] >= 1000]
    assert np.mean([value % 100 == 0 for value in told]) > 0.9
    plans = [n.comes_true for s in SEEDS for n in world(s).notes.values() if n.comes_true is not None]
    assert 0.1 < np.mean(plans) < 0.7


def test_names_and_words_do_not_tell_what_is_a_copy() -> None:
    for seed in SEEDS:
        for claim in world(seed).claims:
            assert re.fullmatch(r"r\d{3}", claim["report"])
            assert claim["family"] is None or re.fullmatch(r"f\d{3}", claim["family"])
            assert claim["quote"] == f"{claim['publisher']}: {claim['kind']}"
    # nor does the order of the names: copies have no larger numbers than others
    numbers: dict[bool, list[int]] = {False: [], True: []}
    for seed in SEEDS:
        for (report, _), note in world(seed).notes.items():
            numbers[note.copy_of is not None].append(int(report[1:]))
    assert abs(np.mean(numbers[True]) - np.mean(numbers[False])) < 8


def test_no_truth_is_told() -> None:
    exact, told = 0, 0
    for seed in SEEDS:
        one = world(seed)
        truths = {node["name"]: set(one.stock[node["id"]].tolist()) for node in one.tree}
        for claim in one.claims:
            if claim["kind"] == "presence" and claim["count"] and claim["place"]:
                value = claim["count"]["low"]
                told += 1
                exact += value is not None and value >= 200 and value in truths.get(claim["place"]["name"], set())
    assert exact / told < 0.05


def test_stocks_are_told_near_what_they_are() -> None:
    """The claims are about this world: without that every score would be of noise."""
    slips = []
    for seed in SEEDS:
        one = world(seed)
        ids = {(node["name"], node["host"]): node["id"] for node in one.tree}
        for claim in one.claims:
            count, time, place = claim["count"], claim["time"], claim["place"]
            if claim["kind"] == "presence" and place and time and count and count["basis"] in ("approx", "exact"):
                node = ids.get((place["name"], claim["host"]))
                when = date.fromisoformat(time["start"])
                month = (when.year - 2016) * 12 + when.month - 1
                if node is not None and month < MONTHS:
                    slips.append(np.log(count["low"] / max(one.stock[node][month], 1)))
    assert len(slips) > 200
    assert abs(np.median(slips)) < 0.15
    assert 0.15 < np.median(np.abs(slips)) < 0.5


def test_a_seed_gives_the_same_world_in_another_process() -> None:
    code = (
        "import hashlib, json; from foreign_world import foreign_world; w = foreign_world(3);"
        "print(hashlib.sha256(json.dumps([w.tree, w.claims]).encode()).hexdigest())"
    )
    support = str(Path(__file__).parents[1] / "support")
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": support}
    out = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    one = world(3)
    assert out.stdout.strip() == hashlib.sha256(json.dumps([one.tree, one.claims]).encode()).hexdigest()
    assert world(3).claims != world(4).claims


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [(6_480, 1, 6_000), (6_480, 2, 6_500), (6_480, 3, 6_480), (1_520, 1, 1_500), (96, 1, 100), (7, 2, 7), (0.2, 1, 1)],
)
def test_heaping(value: float, digits: int, shown: int) -> None:
    assert heap(value, digits) == shown
