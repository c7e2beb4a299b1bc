"""Worlds that the estimator did not make: what was true, and the claims that 60 to 150 reports of it would give.

`foreign_people` says what was true, `foreign_reports` what was told first-hand, and this module who retold it. The
claims are in the form that ends the specification of claims, the tree in lines `{id, name, parent, host, level}`.
Everything follows from the seed. Sizes, rounding and wording follow habits of published figures; no figure is taken
over.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foreign_people import BURN, FIRST, LENGTH, MONTHS, Node, Population, live, plant_tree
from foreign_reports import LAST_DAY, Claim, Note, Outlet, Press, Story, stories
from foreign_words import heap

MISSED = 0.15
"""Share of copies that the detection of copies missed: they bear a label of their own."""
COPIES = 1 / 3
UNKNOWN = 0.06
"""Share of first-hand stories whose origin nobody knows: they bear no label."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ForeignWorld:
    """One world. Only `tree` and `claims` may be shown to an estimator."""

    seed: int
    tree: list[dict[str, Any]]
    claims: list[Claim]
    stock: dict[str, NDArray[np.int64]]
    """People at each node of the tree at the end of each month."""
    inflow: dict[str, NDArray[np.int64]]
    """People who crossed into the node in the month, from outside it."""
    outflow: dict[str, NDArray[np.int64]]
    before: dict[str, int]
    """Stock at the end of the month before the first."""
    levels: dict[str, str]
    """`leaf`, `province`, `host` or `world` of each node of the tree."""
    notes: dict[tuple[str, str], Note]
    """What each claim really is, by report and id."""


FIRST_MONTH = f"{FIRST[0]}-{FIRST[1]:02d}"
LAST_MONTH = f"{FIRST[0] + (MONTHS - 1) // 12}-{(MONTHS - 1) % 12 + 1:02d}"


def foreign_world(seed: int, *, missed: float = MISSED, claims: int | None = None) -> ForeignWorld:
    """The world of a seed; `missed` is the share of copies whose family label the detection of copies missed.

    `claims` is how many there are about, 60 to 148 where it is None.
    """
    chance = np.random.default_rng([seed, 20190722])
    nodes, demand = plant_tree(chance)
    people = live(chance, nodes, demand)
    below = _below(nodes)
    stock = {
        node: sum((people.stock[leaf] for leaf in leaves), np.zeros(LENGTH, np.int64)) for node, leaves in below.items()
    }
    inflow, outflow = _flows(people, below)
    drawn = int(chance.integers(60, 149))
    total = drawn if claims is None else claims
    press = Press.draw(chance)
    wanted = total - round(total * COPIES)
    told, nodes = _firsthand(
        stories(chance, nodes=nodes, stock=stock, inflow=inflow, people=people, press=press), nodes, wanted
    )
    for number, story in enumerate(told):
        label = None if chance.random() < UNKNOWN else f"story {number}"
        for claim, _ in story.claims:
            claim["family"] = label
    firsthand = [pair for story in told for pair in story.claims]
    copies = _retell(chance, told, round(len(firsthand) * COPIES / (1 - COPIES)), press, missed)
    shuffled, notes = _shuffled(chance, firsthand + copies)
    listed = [node for node in nodes if node.listed]
    window = slice(BURN, LENGTH)
    return ForeignWorld(
        seed=seed,
        tree=[{"id": n.id, "name": n.name, "parent": n.parent, "host": n.host, "level": n.level} for n in listed],
        claims=shuffled,
        stock={node.id: stock[node.id][window] for node in listed},
        inflow={node.id: inflow[node.id][window] for node in listed},
        outflow={node.id: outflow[node.id][window] for node in listed},
        before={node.id: int(stock[node.id][BURN - 1]) for node in listed},
        levels={node.id: {"country": "host", "city": "leaf"}.get(node.level, node.level) for node in listed},
        notes=notes,
    )


def _firsthand(source: Iterator[Story], nodes: list[Node], wanted: int) -> tuple[list[Story], list[Node]]:
    """Stories with so many claims, and the nodes: a city of which fewer than two stories tell is not on the tree.

    The rule of the tree is the estimator's: a place is listed with two independent families or more. What is told of
    other cities is no part of the world, except the few claims of a place that no tree knows. A province or host is
    on the tree where it, or a place in it, is named at all.
    """
    first: list[Story] = []
    while sum(len(story.claims) for story in first) < wanted:
        first.append(next(source))
    cities = {node.name: node.id for node in nodes if node.level == "city"}
    tellers: dict[str, int] = dict.fromkeys(cities, 0)
    for story in first:
        for name in {name for claim, _ in story.claims for name in _names(claim) if name in cities}:
            tellers[name] += 1
    dropped = {name for name, count in tellers.items() if count < 2}
    told: list[Story] = []
    held = 0
    for story in chain(first, source):
        if held >= wanted:
            break
        kept = [pair for pair in story.claims if not dropped & _names(pair[0])]
        if kept and kept[0][0]["id"] == "c1":
            told.append(Story(claims=kept))
            held += len(kept)
    named = {name for story in told for claim, _ in story.claims for name in _names(claim)}
    listed = {node.id for node in nodes if node.level == "city" and node.name not in dropped}
    for level in ("province", "country"):
        above = {node.parent for node in nodes if node.id in listed}
        listed |= {
            node.id
            for node in nodes
            if node.level == level and node.listed and (node.id in above or node.name in named)
        }
    return told, [replace(node, listed=node.id in listed or node.level == "world") for node in nodes]


def _names(claim: Claim) -> set[str]:
    places = (claim[slot] for slot in ("place", "origin", "destination"))
    return {place["name"] for place in places if place is not None}


def _below(nodes: list[Node]) -> dict[str, list[str]]:
    """Bottom places under each node, itself where it is one."""
    inner = {node.parent for node in nodes}
    parents = {node.id: node.parent for node in nodes}
    below: dict[str, list[str]] = {node.id: [] for node in nodes}
    for node in nodes:
        if node.id not in inner:
            above: str | None = node.id
            while above is not None:
                below[above].append(node.id)
                above = parents[above]
    return below


def _flows(
    people: Population, below: dict[str, list[str]]
) -> tuple[dict[str, NDArray[np.int64]], dict[str, NDArray[np.int64]]]:
    inflow = {node: np.zeros(LENGTH, np.int64) for node in below}
    outflow = {node: np.zeros(LENGTH, np.int64) for node in below}
    inside = {node: set(leaves) for node, leaves in below.items()}
    for move in people.moves:
        for node, leaves in inside.items():
            came, went = move.target in leaves, move.source in leaves
            if came and not went:
                inflow[node][move.at] += move.size
            elif went and not came:
                outflow[node][move.at] += move.size
    return inflow, outflow


def _retell(
    chance: np.random.Generator, told: list[Story], wanted: int, press: Press, missed: float
) -> list[tuple[Claim, Note]]:
    """Copies: famous stories are retold most, some copies are stale, some drift."""
    copies: list[tuple[Claim, Note]] = []
    fame = chance.pareto(1.3, size=len(told)) + 0.1
    count = 0
    while len(copies) < wanted:
        story = told[int(chance.choice(len(told), p=fame / fame.sum()))]
        original, note = story.claims[int(chance.integers(len(story.claims)))]
        outlet = press.outlets[int(chance.integers(len(press.outlets)))]
        copy = _copy(chance, original, outlet, note)
        if copy is None:
            continue
        count += 1
        copy["report"] = f"copy {count}"
        unseen = bool(chance.random() < missed)
        if unseen:
            copy["family"] = f"copy {count}"
        copies.append((copy, Note(copy_of=(original["report"], original["id"]), missed=unseen, outlier=note.outlier)))
    return copies


def _copy(chance: np.random.Generator, original: Claim, outlet: Outlet, note: Note) -> Claim | None:
    copy: Claim = {**original, "id": "c1", "publisher": outlet.name, "part_of": None}
    told_at = date.fromisoformat(note.told) if note.told else None
    if told_at is None:
        return None
    manner = chance.random()
    if manner < 0.7:
        late = int(chance.exponential(6))
    elif manner < 0.9:
        late = int(chance.integers(30, 181))
    else:
        late = int(chance.integers(181, 549))
    day = told_at + timedelta(days=late)
    if day > LAST_DAY:
        return None
    copy["published"] = day.isoformat() if chance.random() < 0.93 else None
    copy["written_between"] = None
    if original["kind"] == "presence" and chance.random() < (0.5 if late > 29 else 0.3):
        # retold in the present tense: it now seems to hold on the day of the copy
        copy["time"] = {"start": day.isoformat(), "end": day.isoformat()} if copy["published"] else None
    if chance.random() < 0.6:
        copy["source"] = {"description": f"{original['publisher']}", "type": "media"}
    copy["count"] = _drift(chance, original["count"])
    copy["quote"] = f"{outlet.name}: {copy['kind']}"
    return copy


def _drift(chance: np.random.Generator, count: dict[str, Any] | None) -> dict[str, Any] | None:
    if count is None:
        return None
    low, high, basis = count["low"], count["high"], count["basis"]
    manner = chance.random()
    if manner < 0.12 and basis in ("at_least", "at_most"):
        value = low if low is not None else high
        return {"low": value, "high": value, "basis": "approx"}
    if manner < 0.10 and basis in ("approx", "exact"):
        return {"low": low, "high": None, "basis": "at_least"}
    if manner < 0.20 and low is not None and low == high:
        value = heap(low, 1)
        return {"low": value, "high": value, "basis": "approx"}
    if manner < 0.225 and low is not None and low == high and low >= 100:
        # a digit lost or doubled, two digits exchanged
        value = max(1, int(low * math.exp(chance.choice([math.log(0.1), math.log(10), 0.4, -0.4]))))
        return {"low": value, "high": value, "basis": basis}
    return dict(count)


def _shuffled(
    chance: np.random.Generator, pairs: list[tuple[Claim, Note]]
) -> tuple[list[Claim], dict[tuple[str, str], Note]]:
    """Claims under new names of reports and families, in an order that tells nothing."""
    reports = list(dict.fromkeys(claim["report"] for claim, _ in pairs))
    families = list(dict.fromkeys(claim["family"] for claim, _ in pairs if claim["family"] is not None))
    report_name = {
        name: f"r{int(place):03d}" for name, place in zip(reports, chance.permutation(len(reports)), strict=True)
    }
    family_name = {
        name: f"f{int(place):03d}" for name, place in zip(families, chance.permutation(len(families)), strict=True)
    }
    renamed = []
    notes = {}
    for claim, note in pairs:
        label = claim["family"]
        new = {**claim, "report": report_name[claim["report"]], "family": None if label is None else family_name[label]}
        source = note.copy_of and (report_name[note.copy_of[0]], note.copy_of[1])
        notes[new["report"], new["id"]] = Note(
            copy_of=source, missed=note.missed, outlier=note.outlier, comes_true=note.comes_true, told=note.told
        )
        renamed.append(new)
    renamed.sort(key=lambda claim: (claim["report"], claim["id"]))
    return renamed, notes
