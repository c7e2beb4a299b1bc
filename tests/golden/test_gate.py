"""The gate: figures on the sample and the seeds, per kind and slot, never below what is pinned in `floors.json`.

`tools/pin_floors.py` raises the floors to what is reached. It lowers one only when told why in words.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpora import ABROAD, DIGESTS, NEWS, NO_SEEDS, PRESS, SAMPLE, SEEDS, figures, gold_hash

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


def falls(reached: dict[str, Any], floors: dict[str, float]) -> list[str]:
    """Each figure that lies below its floor, by its dotted name."""
    return [
        f"{name} fell to {_at(reached, name)} from {floor}"
        for name, floor in sorted(floors.items())
        if _at(reached, name) < floor
    ]


def _at(reached: dict[str, Any], name: str) -> float:
    group, _, key = name.rpartition(".")
    if group == "slots":
        ratio = reached["slots"].get(key, {"right": 0, "of": 0})
        return round(ratio["right"] / ratio["of"], 4) if ratio["of"] else 0.0
    if group == "kinds":
        return float(reached["kinds"].get(key, {"f1": 0.0})["f1"])
    return float(reached[group][key])


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("sample", SAMPLE),
        ("digests", DIGESTS),
        ("news", NEWS),
        ("press", PRESS),
        ("abroad", ABROAD),
        pytest.param("seeds", SEEDS, marks=pytest.mark.skipif(not SEEDS.exists(), reason=NO_SEEDS)),
    ],
)
def test_no_figure_falls_below_its_floor(name: str, folder: Path) -> None:
    pinned = FLOORS[name]
    assert gold_hash(folder) == pinned["gold"], "the gold has changed: pin the floors again with tools/pin_floors.py"
    reached = figures(folder, languages=("en",)).form()
    print(f"\n{name}: " + json.dumps({key: reached[key] for key in ("number", "claim", "fact", "negatives_empty")}))
    assert falls(reached, pinned["floors"]) == []


def test_a_fall_is_seen() -> None:
    reached = {"claim": {"f1": 0.4}, "kinds": {"order": {"f1": 0.1}}, "slots": {"time": {"right": 1, "of": 4}}}
    floors = {"claim.f1": 0.5, "kinds.order": 0.1, "kinds.pay": 0.2, "slots.time": 0.3}
    assert [line.split()[0] for line in falls(reached, floors)] == ["claim.f1", "kinds.pay", "slots.time"]
