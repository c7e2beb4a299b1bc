"""Whether two claims are of one occurrence or one standing situation: comparison levels and their weights."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tumen.ledger import Claim, Money, Report
from tumen.link.counts import agreement
from tumen.link.places import relation
from tumen.link.times import days_between, gap_days, length, short, written
from tumen.link.weights import reasons, trade_words, weights

STANDING = frozenset({"presence", "retention", "paper", "pay", "condition"})
"""Kinds that tell of a situation that lasts; the others tell of an occurrence."""

_MONTH = 31
_YEAR = 366


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """The sum of weights (log-odds) for two claims, and the names of the weights in it."""

    odds: float
    levels: tuple[str, ...]

    def said(self) -> tuple[str, ...]:
        """Each reason in words."""
        return tuple(reasons("incident")[level] for level in self.levels)


def comparable(one: Claim, other: Claim) -> bool:
    """Whether two claims may share an incident at all: one kind, one direction, one host as far as known."""
    return (
        one.kind == other.kind
        and one.direction == other.direction
        and (one.host is None or other.host is None or one.host == other.host)
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """A claim with its report, the ids of all reports that hold it, in its own or in copied words, and the longer words
    (five letters or more) of its quote.
    """

    claim: Claim
    report: Report
    holders: frozenset[str]
    words: frozenset[str]


def profile(claim: Claim, report: Report, holders: Iterable[str] = ()) -> Profile:
    """The claim, ready to be compared with many; `report` tells when it was written, `holders` who else has it."""
    words = frozenset(word for word in re.findall(r"\w+", claim.quote.casefold()) if len(word) >= 5)
    return Profile(claim=claim, report=report, holders=frozenset({claim.report, *holders}), words=words)


def compare(here: Profile, there: Profile, *, retold: float) -> Comparison:
    """How much speaks for one incident; `retold` is the probability with which one claim retells the other (0 to 1)."""
    table = weights("incident")
    one, other = here.claim, there.claim
    levels = [
        level
        for level in (
            "same_report" if not here.holders.isdisjoint(there.holders) else None,
            _place(one, other),
            _time(one, other, here.report, there.report),
            _count(one, other),
            _employer(one, other),
            _equal("sex", one.sex, other.sex),
            _equal("sector", one.sector, other.sector),
            _equal("indicator", one.indicator, other.indicator),
            *_document(one, other),
            _money(one.money, other.money),
            "other_modality" if one.modality != other.modality else None,
            "same_words" if alike(here.words, there.words) else None,
        )
        if level is not None
    ]
    odds = table["prior"] + sum(table[level] for level in levels) + table["retold"] * retold
    if retold:
        levels.append("retold")
    return Comparison(odds=round(odds, 9), levels=tuple(levels))


def _place(one: Claim, other: Claim) -> str | None:
    here, there = one.where, other.where
    kind = relation(here, there)
    if kind == "unknown" or here is None or there is None:
        return None
    if kind == "same":
        return f"same_{here.level}"
    if kind == "within":
        return "within_country" if "country" in (here.level, there.level) else "within_place"
    return "apart_place"


def _time(one: Claim, other: Claim, report: Report, other_report: Report) -> str | None:
    gap = gap_days(one.time, other.time)
    if gap is None:
        return _told(one, other, report, other_report)
    if gap == 0 and one.time is not None and other.time is not None:
        if short(one.time) and short(other.time):
            return "same_days"
        spans = [days for when in (one.time, other.time) if (days := length(when)) is not None]
        return "overlap_days" if spans and min(spans) <= _MONTH and max(spans) <= _YEAR else "overlap_long"
    if gap <= 3:
        return "near_days"
    if gap <= _MONTH:
        return None if one.kind in STANDING else "weeks_between"
    return "standing_far_apart" if one.kind in STANDING else "far_apart"


def _told(one: Claim, other: Claim, report: Report, other_report: Report) -> str | None:
    """What the days of writing tell where a time is missing."""
    for claim, teller in ((one, other_report), (other, report)):
        if claim.time is not None and claim.time.start is not None and written(teller)[1] < claim.time.start:
            return "before_it_happened"
    if one.time is None and other.time is None:
        days = days_between(report, other_report)
        return "told_years_apart" if days is not None and days > _YEAR else None
    claim, teller = (one, other_report) if one.time is not None else (other, report)
    first = written(teller)[0]
    last = claim.time.end if claim.time is not None else None
    if last is not None and first.year > 1 and (first - last).days > _YEAR:
        return "told_years_apart"
    return None


def _count(one: Claim, other: Claim) -> str | None:
    if one.count is None and other.count is None:
        return None
    if one.count is None or other.count is None:
        return "count_of_one_only"
    return agreement(one.count, other.count)


def distinctive(employer: str) -> frozenset[str]:
    """The words of a firm's name that are neither trade nor legal form."""
    return frozenset(re.findall(r"\w+", employer.casefold())) - trade_words()


def _employer(one: Claim, other: Claim) -> str | None:
    if one.employer is None or other.employer is None:
        return None
    if one.employer.casefold() == other.employer.casefold():
        return "same_employer"
    places = {word for claim in (one, other) if claim.where for word in re.findall(r"\w+", claim.where.name.casefold())}
    here, there = distinctive(one.employer) - places, distinctive(other.employer) - places
    if not here or not there:
        return None
    return "same_employer" if here <= there or there <= here else "other_employer"


def _equal(name: str, one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return None
    if one == other:
        return f"same_{name}"
    # "mixed" and "other" exclude nothing
    return None if {one, other} & {"mixed", "other"} else f"other_{name}"


def _document(one: Claim, other: Claim) -> tuple[str | None, ...]:
    if one.document is None or other.document is None:
        return ()
    days, other_days = one.document.validity_days, other.document.validity_days
    validity = None
    if days is not None and other_days is not None:
        validity = "same_validity" if days == other_days else None if _overlap(days, other_days) else "other_validity"
    return _equal("document", one.document.type, other.document.type), validity


def _money(one: Money | None, other: Money | None) -> str | None:
    if one is None or other is None:
        return None
    if one.share is not None and other.share is not None:
        return "same_money" if abs(one.share - other.share) <= 0.05 else "other_money"
    amounts, other_amounts = (one.low, one.high), (other.low, other.high)
    if amounts == (None, None) or other_amounts == (None, None):
        # a wage beside a share, or a sum beside none, are two things told of pay
        return None if amounts == other_amounts and one.share == other.share else "other_money"
    if one.currency != other.currency or one.per != other.per:
        return "other_money"
    return "same_money" if _overlap(amounts, other_amounts) else "other_money"


def _overlap(one: tuple[float | None, float | None], other: tuple[float | None, float | None]) -> bool:
    return not (
        (one[0] is not None and other[1] is not None and one[0] > other[1])
        or (other[0] is not None and one[1] is not None and other[0] > one[1])
    )


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two quotes share half of their longer words, and three at least."""
    common = len(one & other)
    return common >= 3 and 2 * common >= min(len(one), len(other))
