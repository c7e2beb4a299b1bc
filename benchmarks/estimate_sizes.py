"""What the two benchmarks of estimates share: worlds of a size, a process of its own for each, and what it cost."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))

from foreign_world import FIRST_MONTH, LAST_MONTH, ForeignWorld

Given = TypeVar("Given")

SEEDS = {"refit": 15, "full": 33}
"""Worlds of many places: 27 leaves where 150 claims tell of the first, 31 where 1,000 tell of the second."""

ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def options_of(world: ForeignWorld) -> dict[str, Any]:
    """What `estimate` is given beside the claims."""
    return {"tree": world.tree, "seed": 1, "first": FIRST_MONTH, "last": LAST_MONTH, "draws": 400}


def timed(work: Callable[[], Given]) -> tuple[Given, dict[str, float]]:
    """What the work gives, and the seconds by the clock and of the processor that it took."""
    clock, processor = time.perf_counter(), time.process_time()
    found = work()
    return found, {"clock": time.perf_counter() - clock, "processor": time.process_time() - processor}


def peak() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_a_process(file: str, claims: int, *more: str) -> dict[str, Any]:
    """What a benchmark measures with so many claims, in a fresh process on one core."""
    command = [sys.executable, file, "--measure", str(claims), *more]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **ONE_CORE}, check=False)
    if done.returncode:
        sys.exit(f"{Path(file).name}: {claims} claims: {done.stderr.strip()}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def words(taken: dict[str, float]) -> str:
    """Seconds for people."""
    return f"{taken['clock']:.2f} s ({taken['processor']:.2f} s of the processor)"
