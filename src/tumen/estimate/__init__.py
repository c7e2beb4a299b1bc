"""Stocks and flows from claims: observation and process model, fit, and what the figures rest on."""

from __future__ import annotations

from typing import Any

__all__ = ["METHODS", "Estimate", "estimate"]


def __getattr__(name: str) -> Any:
    # the numeric libraries load with the first estimate, not with the command line
    if name in __all__:
        from tumen.estimate import run

        return getattr(run, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
