"""A kill at any moment, and other processes: nothing that was reported done is lost, and the file opens."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from small_cases import DERIVED, KEPT, dump
from wires import AT, inputs

import tumen
from tumen.ledger import chain_faults
from tumen.pipeline import add, verify

WORKER = Path(__file__).parents[1] / "support" / "case_worker.py"
POINTS = 25


def process(*args: str | Path, **settings: str) -> subprocess.Popen[str]:
    """The worker, as a process of its own."""
    return subprocess.Popen(
        [sys.executable, str(WORKER), *map(str, args)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **settings},
    )


def told(worker: subprocess.Popen[str]) -> list[str]:
    """The lines that the worker told; it must end well."""
    lines = worker.communicate()[0].splitlines()
    assert worker.returncode == 0
    return lines


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes that were forked, which this system cannot do")
def test_a_kill_at_any_moment_loses_nothing_that_was_reported_done(tmp_path: Path) -> None:
    points = [*range(6), *(random.Random(7).choices(range(6, 12), k=POINTS - 6))]  # noqa: S311  # no secret
    killed = [json.loads(line) for line in told(process("killed", tmp_path, *map(str, points)))]
    assert len(killed) == POINTS
    interrupted = 0
    for after, lines in zip(killed, points, strict=True):
        path = tmp_path / after["case"]
        assert len(after["told"]) >= lines
        assert path.exists() or not after["told"]
        done: dict[str, set[str]] = {"opened": set(), "added": set(), "decided": set()}
        for what, name in after["told"]:
            done[what].add(name)
        with tumen.open(path, create=True) as case:
            decisions = case.decisions()
            interrupted += case.derived() is None
            assert verify(case) == ()
            assert done["added"] <= {original.id for original in case.originals()}
            assert done["decided"] <= {decision.hash for decision in decisions}
            assert chain_faults(decisions) == ()
            assert {report.id for report in case.reports()} == {original.id for original in case.originals()}
            assert verify(case) == ()
            assert add(case, inputs(3), at=AT).failed == 0
    # else no kill fell between what is kept and what is derived, and the test has shown less than it says
    assert interrupted > 0


def test_a_kill_while_a_case_is_made_leaves_no_half_made_case(tmp_path: Path) -> None:
    draft = tmp_path / ".a.tumen.1234.new"
    draft.write_bytes(b"")  # what such a kill leaves
    with tumen.open(tmp_path / "a.tumen", create=True) as case:
        assert case.reports() == ()


def test_two_processes_that_write_at_once_both_get_through(tmp_path: Path) -> None:
    path = tmp_path / "a.tumen"
    workers = [process("work", path, "0", "6"), process("work", path, "4", "10")]
    lines = [line.split() for worker in workers for line in told(worker)]
    with tumen.open(path) as case:
        decisions = case.decisions()
        assert {name for what, name in lines if what == "decided"} == {decision.hash for decision in decisions}
        assert len(decisions) == 12
        assert chain_faults(decisions) == ()
        added = [name for what, name in lines if what == "added"]
        assert sorted(added) == sorted(original.id for original in case.originals())
        assert len(added) == len(set(added)) == 10
        assert len(case.incidents()) > 0
        assert verify(case) == ()


def test_neither_the_order_of_adding_nor_the_surroundings_change_a_derived_byte(tmp_path: Path) -> None:
    settings = (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8"},
    )
    workers = [process("order", tmp_path / f"{seed}.tumen", str(seed), **one) for seed, one in enumerate(settings)]
    for worker in workers:
        told(worker)
    with tumen.open(tmp_path / "here.tumen", create=True) as case:
        add(case, inputs(8), at=AT)
        assert len(case.incidents()) > 1
        assert len(case.lineage().retellings) > 1
    here = dump(tmp_path / "here.tumen", (*DERIVED, *KEPT))
    for seed in range(len(settings)):
        assert dump(tmp_path / f"{seed}.tumen", (*DERIVED, *KEPT)) == here
