"""Comparing drafts: their places, numbers, sums and times."""

from __future__ import annotations

from tumen.extract.drafts import Draft
from tumen.ledger import Count, Money, Place
from tumen.normalise import within


def host_place(draft: Draft) -> Place | None:
    """The end of a movement that lies abroad, or the place of any other claim where it lies abroad.

    Of a defection it is what the workers left: the host state is where they worked.
    """
    if draft.kind != "movement":
        return draft.place if draft.place is not None and draft.place.country != "KP" else None
    place = draft.origin if draft.direction in ("return", None) else draft.destination
    return place if place is not None and place.country != "KP" else None


def where_of(draft: Draft) -> Place | None:
    """The place a draft is about, as a claim's `where`."""
    if draft.kind != "movement":
        return draft.place
    return (draft.origin or draft.destination) if draft.direction == "return" else (draft.destination or draft.origin)


def one_sum(one: Money | None, other: Money | None) -> bool:
    """Whether two sums are the same money; a period or share that only one of them tells makes no difference."""
    if one is None or other is None or (one.low is None and one.high is None):
        return one == other
    same = (one.low, one.high, one.currency) == (other.low, other.high, other.currency)
    return same and (one.per == other.per or None in (one.per, other.per))


def overlap(one: Draft, other: Draft) -> bool:
    return one.start < other.end and other.start < one.end


def one_number(one: Draft, other: Draft) -> bool:
    """Whether two counts give the same ends; "150" and "around 150" do."""
    if one.count is None or other.count is None:
        return False
    return (one.count.low, one.count.high) == (other.count.low, other.count.high)


def places_agree(one: Draft, other: Draft) -> bool:
    a, b = host_place(one), host_place(other)
    if a is None or b is None or (a.name == b.name and a.country == b.country):
        return True
    if a.country != b.country:
        return False
    if a.level == "country" or b.level == "country":
        return True
    return within(a, b) or within(b, a)


def shorter(one: Draft, other: Draft) -> bool:
    """Whether the first time is the narrower; an open end is the widest."""
    if one.time is None or other.time is None or one.time.start is None or one.time.end is None:
        return False
    if other.time.start is None or other.time.end is None:
        return True
    return (one.time.end - one.time.start) < (other.time.end - other.time.start)


def finer(one: Place, other: Place) -> bool:
    order = ("country", "province", "city", "site")
    return order.index(one.level) > order.index(other.level) and (one.country == other.country)


def low(count: Count) -> int:
    return count.low if count.low is not None else count.high or 0
