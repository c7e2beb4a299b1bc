"""Parts and wholes: which draft holds the people of another, who are never to be added to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from tumen.extract.comparing import finer, host_place, low, one_number, places_agree
from tumen.extract.drafts import Draft
from tumen.ledger import Place


def wholes_of(drafts: Sequence[Draft]) -> dict[int, int]:
    """For each part the draft that holds its whole.

    A draft is a part where its words say so ("42 of them"), or where an employer takes on people of a larger group that
    came to the same place at the same time (never to be added to it).
    """
    found: dict[int, int] = {}
    for index, draft in enumerate(drafts):
        choices = [
            (
                host_place(whole) is None,
                draft.kind == "hiring" and whole.kind != "movement",
                whole.sentence > draft.sentence,
                abs(whole.sentence - draft.sentence),
                other,
            )
            for other, whole in enumerate(drafts)
            if other != index and found.get(other) != index and _holds(whole, draft)
        ]
        if choices:
            found[index] = min(choices)[-1]
    return found


def _holds(whole: Draft, draft: Draft) -> bool:
    """Whether the people of `draft` may be some of the people of `whole`."""
    if whole.count is None or whole.modality == "denied" or draft.modality == "denied":
        return False
    larger = draft.count is None or low(whole.count) > low(draft.count)
    if draft.part and draft.kind != "pay":
        return larger and not (whole.part and draft.count is None)
    if _means_again(whole, draft) or _lies_within(whole, draft) or _falls_within(whole, draft):
        return True
    if draft.kind != "hiring" or draft.count is None or whole.kind != "movement" or whole.direction != "out":
        return False
    dated = draft.time is None or (whole.time is not None and whole.time.overlaps(draft.time))
    return (larger or (draft.definite and whole.count == draft.count)) and dated and places_agree(whole, draft)


def _means_again(whole: Draft, draft: Draft) -> bool:
    """Whether a draft without people of its own ("they", "the workers", "42 went home") is about those just counted."""
    if not 0 <= draft.sentence - whole.sentence <= _BACK or whole.start >= draft.start or whole.headline:
        return False
    if not places_agree(whole, draft) or whole.kind not in _TOLD_OF_PEOPLE:
        return False
    if draft.count is None and draft.share and draft.kind in ("presence", "hiring", "movement"):
        return True
    if draft.count is None and draft.kind != "movement":
        return draft.again and draft.kind in _OF_GROUP and _is_group(whole)
    if draft.count is None:
        return draft.definite
    smaller = whole.count is not None and low(whole.count) > low(draft.count)
    if one_number(whole, draft):
        return whole.kind != draft.kind and (draft.again or _are_the_same(whole, draft))
    homeward = draft.direction == "return" and whole.direction != "return" and whole.kind != "enforcement"
    left = draft.kind == whole.kind == "presence" and draft.remaining
    return smaller and draft.alone and (homeward or left)


def _are_the_same(whole: Draft, draft: Draft) -> bool:
    """Whether the number told again under another kind means the people of the first: 37 at work, 37 deported.

    Not where the number is a mere word for many, and not of what was done to people before it is told where they were.
    """
    if whole.count is None or whole.count.basis == "vague" or (whole.count.low or _PAIR) < _PAIR:
        return False
    if draft.kind == "movement" and draft.direction == "out":
        return False
    return whole.kind in _STOCKS and draft.kind in (*_OF_GROUP, "pay", "movement") and draft.kind != "presence"


_PAIR = 2
"""People from whom a number is one that two claims share by more than chance."""
_STOCKS = ("movement", "presence", "hiring", "retention")
_OF_GROUP = ("presence", "hiring", "retention", "paper", "condition", "enforcement")
_GROUP = 5_000
"""People up to whom a number is one group's, whose pay and conditions are told after it, and no state's or world's."""


def _is_group(whole: Draft) -> bool:
    return whole.count is not None and low(whole.count) <= _GROUP


def _lies_within(whole: Draft, draft: Draft) -> bool:
    """Whether a stock is one of those into which a larger one just told is split: "China had 50,000 of them"."""
    stock = draft.kind == "presence" and whole.kind in ("presence", "movement")
    flow = draft.kind == whole.kind == "movement" and draft.direction == whole.direction
    if not (stock or flow) or draft.headline or whole.headline:
        return False
    if not 0 <= draft.sentence - whole.sentence <= _BACK or whole.start >= draft.start or draft.count is None:
        return False
    if whole.count is None or low(whole.count) <= low(draft.count) or whole.direction == "return":
        return False
    own, wide = host_place(draft), host_place(whole)
    if own is None:
        return False
    if draft.time is not None and whole.time is not None and flow and not whole.time.overlaps(draft.time):
        return False
    return wide is None or (_wider(wide, own) and (flow or whole.kind == "presence"))


def _falls_within(whole: Draft, draft: Draft) -> bool:
    """Whether a flow is some of one told before it over a longer time: "4,000 in October", of 6,000 in two months."""
    if draft.kind != "movement" or whole.kind != "movement" or draft.direction != whole.direction:
        return False
    if whole.start >= draft.start or whole.headline or draft.headline or draft.count is None or whole.count is None:
        return False
    if draft.time is None or whole.time is None or draft.time == whole.time or draft.modality != whole.modality:
        return False
    most = whole.count.high if whole.count.basis == "vague" else whole.count.low
    if (most or low(whole.count)) <= low(draft.count):
        return False
    begun = whole.time.start is not None and draft.time.start is not None and whole.time.start <= draft.time.start
    over = whole.time.end is not None and draft.time.end is not None and draft.time.end <= whole.time.end
    own, wide = host_place(draft), host_place(whole)
    return begun and over and (wide is None or own is None or own == wide or _wider(wide, own))


def _wider(wide: Place, own: Place) -> bool:
    return wide.country == own.country and finer(own, wide)


_BACK = 5
"""Sentences over which a pronoun still means the people of a number."""
_TOLD_OF_PEOPLE = ("movement", "presence", "hiring", "retention", "paper", "enforcement")
_SAME_STORY = 4
"""Sentences over which a part is still of the event of its whole."""


def dated_by_whole(drafts: Sequence[Draft], wholes: dict[int, int]) -> list[Draft]:
    """Parts without a time of their own with the time of their whole, where both are told as done and over."""
    dated = []
    for index, draft in enumerate(drafts):
        whole = drafts[wholes[index]] if index in wholes else None
        if (
            whole is not None
            and draft.part
            and abs(draft.sentence - whole.sentence) <= _SAME_STORY
            and (draft.past or draft.share)
            and draft.time is None
            and whole.time is not None
            and {draft.modality, whole.modality} == {"asserted"}
        ):
            spans = MappingProxyType(dict(draft.spans) | {"time": whole.spans["time"]})
            draft = replace(draft, time=whole.time, spans=spans)  # noqa: PLW2901
        dated.append(draft)
    return dated
