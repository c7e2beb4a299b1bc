"""Whether two claims are of one occurrence or one standing situation: comparison levels and their weights.

The rules are those of docs/incidents.md.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tumen.ledger import Claim
from tumen.link.counts import CLOSE, odd
from tumen.link.profiles import (
    ALWAYS,
    DOCUMENT,
    EMPLOYER,
    INDICATOR,
    MONEY,
    SECTOR,
    SEX,
    SPEAKER,
    STANDING,
    STOCK,
    TIME,
    People,
    Profile,
    Spot,
    distinctive,
    profile,
)
from tumen.link.weights import reasons, weights

__all__ = ["STANDING", "Comparison", "Profile", "alike", "comparable", "compare", "distinctive", "profile"]

_FORTNIGHT, _MONTH, _QUARTER, _HALF, _YEAR = 14, 31, 92, 183, 366

_SAME_PERIOD = 0.8
"""Two intervals are one period where they share so much of the days of both."""

_TIGHT = 1.1
"""Counts that are at most so many times each other are nearly one number."""

_SHARE = 0.05
"""Shares of a wage that differ by no more are the same."""

_WIDE = 2.5
"""A sum whose ends are more than so many times apart is given by vague words."""

_FEW = 3
"""Up to so many people are persons, of whom many events tell, and no number that a retelling is known by."""

_BESIDE = 40
"""Characters between a sum and the same sum in another currency."""

_WORTH_READING = -6.0
"""Log-odds below which the words of two quotes are not looked at: whatever they say, the two stay apart."""

_FIGURE = ("odd_number", "round_number", "same_money", "same_odd_money")
"""Levels that tell of one and the same number."""

_OPEN = frozenset({"mixed", "other"})
"""Values that exclude nothing, and that two claims may share by chance."""


class Comparison(NamedTuple):
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


def compare(here: Profile, there: Profile, *, retold: float) -> Comparison:
    """How much speaks for one incident; `retold` is the probability with which one claim retells the other (0 to 1)."""
    levels: list[str] = []
    add = levels.append
    given = here.given & there.given
    money = _money(here, there) if given & MONEY else None
    if not here.holders.isdisjoint(there.holders):
        beside = _beside(here, there, money)
        if beside == "converted_money":
            money = None
        add(beside)
    if (where := _place(here, there)) is not None:
        add(where)
    if (level := _time(here, there) if given & TIME else _told(here, there)) is not None:
        add(level)
    if given & STOCK and where is not None and where.startswith("same_") and _seen_within(here, there, _MONTH):
        add("seen_again")
        if (here.sector is None) != (there.sector is None) or (here.employer is None) != (there.employer is None):
            add("narrower")
    one, other = here.people, there.people
    if one is not None and other is not None:
        add(_count(one, other))
    elif one is not other and "denied" not in (here.modality, there.modality):
        # a denial names no number
        add("count_of_one_only")
    if given & ~(TIME | STOCK):
        levels += _slots(here, there, given)
        if money is not None:
            add(money)
        if given & SPEAKER and here.speaker == there.speaker:
            add("same_speaker")
            if any(level in levels for level in _FIGURE):
                add("same_figure")
    if here.modality != there.modality:
        add("denied_in_one" if "denied" in (here.modality, there.modality) else "other_modality")
    elif here.modality != "asserted":
        add(f"both_{here.modality}")
    found = _summed(tuple(levels))
    if retold:
        gain = round(weights("incident")["retold"] * retold, 3)
        found = Comparison(round(found.odds + gain, 3), (*found.levels, "retold"))
    # words cannot bring together what the rest keeps apart, and most pairs are kept apart
    if found.odds > _WORTH_READING and alike(here.words, there.words):
        gain = weights("incident")["same_words"]
        found = Comparison(round(found.odds + gain, 3), (*found.levels, "same_words"))
    return found


@lru_cache(maxsize=1 << 14)
def _summed(levels: tuple[str, ...]) -> Comparison:
    """The comparison with these levels; pairs have few different sets of them."""
    table = weights("incident")
    return Comparison(round(table["prior"] + sum(table[level] for level in levels), 3), levels)


def _beside(here: Profile, there: Profile, money: str | None) -> str:
    """Two claims of one report are two things, unless the report itself sets them beside each other."""
    one, other = here.claim, there.claim
    if one.report != other.report:
        return "same_report"
    if money == "other_currency" and _converted(one, other):
        return "converted_money"
    if one.source == other.source or not _one_place(here, there):
        return "same_report"
    timed = here.timed and there.timed
    if (here.modality == "denied") != (there.modality == "denied"):
        # a stock that is denied now says nothing of one that was there before
        return "denial_beside" if not here.standing or (timed and _gap(here, there) == 0) else "same_report"
    # what two sources say of one stock, or of one arrival or departure, at one time
    told_of_people = one.kind == "movement" or (one.kind == "presence" and here.people and there.people)
    return "two_sources" if told_of_people and timed and _seen_within(here, there, 3) else "same_report"


def _seen_within(here: Profile, there: Profile, most: int) -> bool:
    """Whether both times are known to a quarter of a year, with at most so many days between them."""
    return here.last - here.first <= _QUARTER >= there.last - there.first and _gap(here, there) <= most


def _one_place(here: Profile, there: Profile) -> bool:
    if here.spot is None or there.spot is None:
        return here.world and there.world
    return here.spot.key == there.spot.key


def _converted(one: Claim, other: Claim) -> bool:
    """Whether a sum is told in two currencies at one spot of a text."""
    here, there = one.money, other.money
    if here is None or there is None or here.currency is None or there.currency is None:
        return False
    return max(one.start, other.start) - min(one.end, other.end) <= _BESIDE


def _place(here: Profile, there: Profile) -> str | None:
    one, other = here.spot, there.spot
    if one is None or other is None:
        if here.world and there.world:
            return "same_world" if here.standing else None
        return "world_and_state" if here.standing and (here.world or there.world) else None
    if one.key == other.key:
        if one.level == "country":
            return "same_rare_country" if here.rare_host and there.rare_host else "same_country"
        return f"same_{one.level}"
    if one.country is not None and other.country is not None and one.country != other.country:
        return "apart_place"
    if "country" in (one.level, other.level):
        if one.country is None or one.country != other.country:
            return None
        return "within_rare_country" if here.rare_host and there.rare_host else "within_country"
    if _lies_in(one, other) or _lies_in(other, one):
        return "within_place"
    if one.known and other.known:
        return "apart_place"
    if one.level != other.level or not one.words or not other.words:
        return None
    # names are spelled in many ways
    if one.words <= other.words or other.words <= one.words:
        return "alike_place"
    if one.level == "site":
        return "other_site_name" if one.words.isdisjoint(other.words) else None
    return "other_town_name"


def _lies_in(inner: Spot, outer: Spot) -> bool:
    return (
        outer.key in inner.above
        or inner.key in outer.parts
        or not outer.parts.isdisjoint(inner.above)
        or inner.country in outer.parts
        # "Vladivostok International Airport"
        or (inner.level == "site" and outer.level == "city" and not inner.known and _holds(inner, outer))
    )


def _holds(inner: Spot, outer: Spot) -> bool:
    return bool(outer.words) and outer.words <= inner.words


def _gap(here: Profile, there: Profile) -> int:
    """Days between two times; 0 where they share a day."""
    return max(0, there.first - here.last, here.first - there.last)


def _time(here: Profile, there: Profile) -> str | None:
    first, last, other_first, other_last = here.first, here.last, there.first, there.last
    gap = other_first - last if other_first > last else first - other_last
    if gap <= 0:
        one, other = last - first, other_last - other_first
        if one < 7 and other < 7:
            return "same_days"
        shared = min(last, other_last) - max(first, other_first) + 1
        whole = max(last, other_last) - min(first, other_first) + 1
        if shared >= _SAME_PERIOD * whole and whole < ALWAYS - _YEAR:
            return "same_period"
        return "overlap_days" if min(one, other) < _MONTH and max(one, other) < _YEAR else "overlap_long"
    if gap <= 3:
        return "near_days"
    if gap <= _MONTH:
        return "within_month" if here.standing else "weeks_between"
    if not here.standing:
        return "far_apart"
    wide = all(one.spot is None or one.spot.level == "country" for one in (here, there))
    return "wide_apart" if wide and gap <= _YEAR else "standing_far_apart"


def _told(here: Profile, there: Profile) -> str | None:
    """What the days of writing tell where a time is missing."""
    one, other = (here, there) if there.timed else (there, here)
    # `one` has no time: all that is known is between which days it was told
    told_first, told_last = one.told_first, one.told_last
    first, last = (other.first, other.last) if other.timed else (other.told_first, other.told_last)
    if other.timed and told_last < first and one.modality in ("asserted", "denied"):
        return "before_it_happened"
    gap = told_first - last if told_first > last else first - told_last
    if gap > _HALF:
        return "told_years_apart" if gap > _YEAR else "told_months_apart"
    if told_last - told_first > _QUARTER:
        return None
    other_first, other_last = other.told_first, other.told_last
    if other_last - other_first <= _QUARTER:
        tellings = told_first - other_last if told_first > other_last else other_first - told_last
        gap = min(gap, tellings)
    elif not other.timed:
        return None
    return "told_within_days" if gap <= 3 else "told_within_fortnight" if gap <= _FORTNIGHT else None


def _count(one: People, other: People) -> str:
    if one.vague or other.vague:
        if one.vague and other.vague and one.numbers == other.numbers:
            return "same_vague"
    elif not one.numbers.isdisjoint(other.numbers):
        number = max(one.numbers & other.numbers)
        return "few_people" if number <= _FEW else "odd_number" if odd(number) else "round_number"
    low, high = (one.high, other.low) if one.high < other.low else (other.high, one.low)
    excluding = low < high
    if excluding:
        return "close_count" if high <= CLOSE * low else "other_count"
    if max(one.most, other.most) <= _TIGHT * min(one.least, other.least):
        return "near_count"
    # "more than 100" and 3,000 can both be true, as nearly everything can
    return "compatible_count" if one.low <= 2 * other.low and other.low <= 2 * one.low else "any_count"


def _employer(here: Profile, there: Profile) -> str | None:
    if here.employer == there.employer:
        return "same_employer"
    places = here.place_words | there.place_words
    one, other = here.distinctive - places, there.distinctive - places
    if not one or not other:
        return None
    return "same_employer" if one <= other or other <= one else "other_employer"


def _equal(name: str, one: str | None, other: str | None) -> str | None:
    if one is None or other is None or one in _OPEN or other in _OPEN:
        return None
    return f"same_{name}" if one == other else f"other_{name}"


def _slots(here: Profile, there: Profile, given: int) -> list[str]:
    """What is said of the slots that both have."""
    found = []
    if given & EMPLOYER and (level := _employer(here, there)) is not None:
        found.append(level)
    if given & SEX and (level := _equal("sex", here.sex, there.sex)) is not None:
        found.append(level)
    if given & SECTOR and (level := _equal("sector", here.sector, there.sector)) is not None:
        found.append(level)
    if given & INDICATOR and (level := _equal("indicator", here.indicator, there.indicator)) is not None:
        found.append(level)
    if given & DOCUMENT:
        found += [level for level in _document(here, there) if level is not None]
    return found


def _document(here: Profile, there: Profile) -> tuple[str | None, str | None]:
    one, other = here.claim.document, there.claim.document
    if one is None or other is None:
        return None, None
    days, other_days = one.validity_days, other.validity_days
    validity = None
    if days is not None and other_days is not None:
        validity = "same_validity" if days == other_days else None if _overlap(days, other_days) else "other_validity"
    return _equal("document", one.type, other.type), validity


def _money(here: Profile, there: Profile) -> str | None:
    one, other = here.claim.money, there.claim.money
    if one is None or other is None:
        return None
    if one.share is not None and other.share is not None:
        return "same_money" if abs(one.share - other.share) <= _SHARE else "other_money"
    amounts, other_amounts = (one.low, one.high), (other.low, other.high)
    if amounts == (None, None) or other_amounts == (None, None):
        # a wage beside a share, or a sum beside none, are two things told of pay
        return None if amounts == other_amounts and one.share == other.share else "other_money"
    if one.per != other.per:
        return "other_money"
    if one.currency != other.currency:
        return "other_currency"
    if not _overlap(amounts, other_amounts):
        return "other_money"
    # "hundreds of millions" is the same for many sums
    if amounts != other_amounts or _wide(amounts):
        return "overlapping_money"
    return "same_odd_money" if any(odd(int(end)) for end in amounts if end is not None) else "same_money"


def _wide(amounts: tuple[float | None, float | None]) -> bool:
    low, high = amounts
    return low is not None and high is not None and high > _WIDE * low


def _overlap(one: tuple[float | None, float | None], other: tuple[float | None, float | None]) -> bool:
    return not (
        (one[0] is not None and other[1] is not None and one[0] > other[1])
        or (other[0] is not None and one[1] is not None and other[0] > one[1])
    )


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two quotes share half of their longer words, and three at least."""
    common = len(one & other)
    return common >= 3 and 2 * common >= min(len(one), len(other))
