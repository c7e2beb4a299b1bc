"""A number with what is counted."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 claim`, `2 claims`, `1,234 claims`; `plural` where that is no bare `s` (`1 entry`, `2 entries`)."""
    return f"{number:,} {noun_for(number, noun, plural)}"


def noun_for(number: int, noun: str, plural: str | None = None) -> str:
    """The noun alone, as it stands after that number."""
    return noun if number == 1 else plural or f"{noun}s"
