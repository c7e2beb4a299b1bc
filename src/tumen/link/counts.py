"""Counts beside each other: the same number, or excluding each other."""

from __future__ import annotations

from tumen.ledger import Count

ROUND = 0.1
"""How far an approximate count may lie from its number, as a fraction: "around 400" is read as 360 to 440."""

CLOSE = 1.25
"""Counts that exclude each other are close where the larger is at most this many times the smaller."""


def same_number(one: Count, other: Count) -> int | None:
    """The number that both counts are built on ("around 400", "more than 400"); None where there is none."""
    if "vague" in (one.basis, other.basis) and one.basis != other.basis:
        return None
    if one.basis == other.basis == "vague" and (one.low, one.high) != (other.low, other.high):
        return None
    return max(set(numbers(one)) & set(numbers(other)), default=None)


def numbers(count: Count) -> tuple[int, ...]:
    """The numbers that the words of a count hold, in order."""
    return tuple(sorted({end for end in (count.low, count.high) if end is not None}))


def odd(number: int) -> bool:
    """Whether the number has two or more digits that carry it: 150 and 6,500 do, 400 and 3,000 do not."""
    return len(str(number).rstrip("0")) > 1


def span(count: Count) -> tuple[float, float]:
    """Lowest and highest number of people that the words allow."""
    slack = ROUND if count.basis == "approx" else 0.0
    low = 0.0 if count.low is None else count.low * (1 - slack)
    high = float("inf") if count.high is None else count.high * (1 + slack)
    return low, high


def exclude(one: Count, other: Count) -> bool:
    """Whether the two counts cannot both be true of the same people."""
    (low, high), (other_low, other_high) = span(one), span(other)
    return low > other_high or other_low > high
