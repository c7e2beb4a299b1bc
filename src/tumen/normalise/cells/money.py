"""Sums of money in cells ("2,000 RMB/month", "월 2500위안", "15 000 руб. в мес.", "70%")."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import cast

from tumen.ledger import Money, Per
from tumen.normalise.cells.numbers import number_at
from tumen.normalise.en.amounts.money import find_money
from tumen.resources.ledgers import find_words, fold_cell, is_nothing

_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?(?:\s*(?:-|–|~|to|до)\s*(\d{1,3}(?:[.,]\d+)?))?\s*%")
_OF_SHARE = re.compile(r"%|\bpercent|\bshares?\b|процент|доля|비율|比例")
_TO = re.compile(r"\s*(?:-|–|—|~|〜|\bto\b|\bдо\b|至|到|에서)\s*")
_SCALE = re.compile(r"\s*(?:(?P<k>k\b|thousand|тыс\.?|천|千)|(?P<m>million|mln|млн\.?)|(?P<w>万|萬|만))")
_SCALES = {"k": 1_000, "m": 1_000_000, "w": 10_000}
_SIGN = re.compile(r"[$¥€£₩₽₮]\s*")
_MOST = Decimal(10) ** 13
_LONGEST = 200
"""Characters of a cell beyond which it is prose, not a sum."""
Ends = tuple[Decimal | None, Decimal | None]


def cell_money(text: str, *, heading: str = "") -> tuple[Money, ...]:
    """The sums that a cell tells: one, or two of different currencies (rulings 28 and 41); none without a number.

    What the cell leaves out of currency and period its heading may tell ("Wage (RMB/month)"). A share is what the state
    or the managers keep.
    """
    folded, over = fold_cell(text), fold_cell(heading)
    if is_nothing(text) or len(folded) > _LONGEST:
        return ()
    per = _period(folded) or _period(over)
    share = _SHARE.search(folded)
    if share is not None:
        return _shared([end for end in share.groups() if end is not None], per) if folded.count("%") < 3 else ()
    english = {found.value.currency: found.value for found in reversed(find_money(text))}
    if len(english) > 1:
        return tuple(
            Money(low=one.low, high=one.high, currency=one.currency, per=one.per or per)
            for one in list(reversed(english.values()))[:2]
        )
    said = next(iter(english.values()), None)
    ends = _ends(folded)
    if ends is None:
        return (
            () if said is None else (Money(low=said.low, high=said.high, currency=said.currency, per=said.per or per),)
        )
    currency = (said.currency if said is not None else None) or _currency(folded)
    if currency is None and ends[0] is not None and _OF_SHARE.search(over):
        return _shared([str(ends[0])], per)
    currency = currency or _currency(over)
    low, high = (None if end is None else float(end) for end in ends)
    return (Money(low=low, high=high, currency=currency, per=(said.per if said is not None else None) or per),)


def _shared(ends: list[str], per: Per | None) -> tuple[Money, ...]:
    """A share of pay; a range of shares takes its midpoint (ruling 28)."""
    values = [Decimal(end.replace(",", ".")) for end in ends]
    share = sum(values) / len(values) / 100
    return (Money(share=float(share), per=per),) if 0 <= share <= 1 else ()


def _ends(folded: str) -> Ends | None:
    """The two ends of the one number or range of a cell, an open end None; None where there is no or more than one."""
    digit = re.search(r"\d", folded)
    first = number_at(folded, digit.start()) if digit is not None else None
    if digit is None or first is None:
        return None
    low, at, scale = _scaled(folded, *first)
    before, high = folded[: digit.start()], low
    to = _TO.match(folded, at)
    if to is not None:
        sign = _SIGN.match(folded, to.end())
        second = number_at(folded, sign.end() if sign else to.end())
        if second is not None:
            high, at, over = _scaled(folded, *second)
            low = low * over if scale == 1 and low * over <= high else low
    rest = folded[at:]
    if re.search(r"\d", rest) or low > high or high > _MOST or re.search(r"-\s*$", before):
        return None
    hedges = {hit.means for part in (before, rest) for hit in find_words("counts", part)}
    if low != high or not hedges & {"at_least", "at_most"}:
        return low, high
    return (low, None) if "at_least" in hedges else (None, high)


def _scaled(folded: str, number: Decimal, at: int) -> tuple[Decimal, int, int]:
    """A number times the scale behind it, where that ends, and the scale."""
    found = _SCALE.match(folded, at)
    scale = _SCALES[found.lastgroup] if found is not None and found.lastgroup is not None else 1
    return number * scale, found.end() if found is not None else at, scale


def _currency(folded: str) -> str | None:
    return next((hit.means for hit in find_words("currencies", folded)), None)


def _period(folded: str) -> Per | None:
    return cast("Per | None", next((hit.means for hit in find_words("periods", folded)), None))
