"""How much work a call is, counted in steps and not in seconds: the same on any machine, however busy it is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[..., object], *args: object, **options: object) -> int:
    """The lines of Python that `work(*args, **options)` runs.

    What a C function does inside one call (a search of `re`) is one step; benchmarks measure that in time.
    """
    count = 0

    def line(_frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        work(*args, **options)
    finally:
        sys.settrace(before)
    return count
