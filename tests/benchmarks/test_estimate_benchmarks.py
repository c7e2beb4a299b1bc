"""The benchmarks of estimates measure what they say: one edit each time, and worlds of the size that is told."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType

import pytest

from foreign_world import foreign_world

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(params=["estimate_refit", "estimate_full"])
def benchmark(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> ModuleType:
    """One of the two benchmarks."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module(request.param)


def test_each_edit_changes_one_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))
    refit = importlib.import_module("estimate_refit")
    claims = foreign_world(15, claims=60).claims
    before = {json.dumps(claim, default=str) for claim in claims}
    changes = []
    for edited in refit.edits(claims):
        after = {json.dumps(claim, default=str) for claim in edited}
        changes.append((len(before - after), len(after - before)))
    assert changes == [(1, 0), (1, 1), (0, 1)]


def test_a_small_size_is_measured(benchmark: ModuleType) -> None:
    found = benchmark.measure(40)
    assert 35 <= found["claims"] <= 45
    assert found["leaves"] > 3
    assert found["megabytes"] > 0
    assert found["simple"]["processor"] > 0
    assert json.loads(json.dumps(found)) == found


def test_a_world_has_as_many_claims_as_it_is_asked_for() -> None:
    assert len(foreign_world(2, claims=300).claims) == pytest.approx(300, abs=5)
