"""The period of a sum that goes on with the one told before: "They earn 1,000 dollars a month. $200 is left"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tumen.extract.drafts import Draft
from tumen.ledger import Money

_NEAR = 2
"""Sentences over which a wage is gone on with."""


def with_periods(found: Sequence[Draft], before: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence; a sum without a period takes that of the larger one that the passage told last.

    What is left or kept of a wage, and what its payer spends, is so much for the same time.
    """
    made: list[Draft] = []
    for draft in found:
        money = draft.money
        if money is not None and money.per is None and (lent := _lent(draft, money, (*before, *made))) is not None:
            made.append(replace(draft, money=replace(money, per=lent.per)))
        else:
            made.append(draft)
    return made


def _lent(draft: Draft, money: Money, told: Sequence[Draft]) -> Money | None:
    sum_ = _size(money)
    if sum_ is None:
        return None
    for one in reversed(told):
        if draft.sentence - one.sentence > _NEAR:
            return None
        other = one.money
        if other is None or other.currency != money.currency or (size := _size(other)) is None:
            continue
        return other if other.per in ("day", "month", "year") and sum_ <= size else None
    return None


def _size(money: Money) -> float | None:
    return money.high if money.high is not None else money.low
