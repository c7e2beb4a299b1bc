"""The committed table of places is what the generator writes from its sources."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_table_is_what_its_sources_give() -> None:
    made = subprocess.run(
        [sys.executable, "tools/make_places.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
