"""Resolution: the one place where repeated and competing frames meet and become claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from tumen.extract.drafts import Draft
from tumen.ledger import QUOTE_LIMIT, SLOTS, Claim, Count, Ground, Money, Place, Report, make_claim
from tumen.normalise import within

VERSION = "rules 4"
"""Name of the release of the rules; an attribute of every claim."""


def resolve(report: Report, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    """Claims from drafts: repeats merged, generalities dropped, parts tied to their wholes; in the order of quotes."""
    kept = _without_generalities(_merged(_told_after(drafts)))
    kept = sorted(kept, key=lambda one: (one.start, one.end, one.kind, one.rule))
    wholes = _wholes(kept)
    kept = _dated_by_whole(kept, wholes)
    made: dict[int, Claim] = {}
    for index in sorted(range(len(kept)), key=lambda i: (i in wholes, kept[i].start)):
        made.setdefault(index, _claim(report, kept, index, wholes, made))
    claims = {claim.id: claim for _, claim in sorted(made.items())}
    return tuple(claims.values())


def _claim(
    report: Report, drafts: Sequence[Draft], index: int, wholes: dict[int, int], made: dict[int, Claim]
) -> Claim:
    if index in made:
        return made[index]
    whole = None
    if index in wholes:
        whole = made.get(wholes[index]) or _claim(report, drafts, wholes[index], wholes, made)
        made[wholes[index]] = whole
    return claim_of(report, drafts[index], whole=whole)


def claim_of(report: Report, draft: Draft, *, whole: Claim | None = None) -> Claim:
    """The claim that a draft is as it stands; `whole` is the claim whose people include its people.

    The host state follows from the place, and rests on the gazetteer unless the place is the state itself or the draft
    says what it rests on.
    """
    spans = dict(draft.spans)
    if whole is not None:
        spans["part_of"] = Ground(spans=((draft.start, draft.end),))
    place = _host_place(draft)
    if place is not None and place.country is not None and "host" not in spans:
        ground = spans.get(
            "place" if draft.kind != "movement" else "origin" if draft.direction in ("return", None) else "destination"
        )
        spans["host"] = ground if ground is not None and place.level == "country" else Ground(by="gazetteer")
    kept = ("kind", *(slot for slot in SLOTS if slot not in ("host", "part_of")), "start", "end", "rule", "score")
    return make_claim(
        report=report.id,
        quote=report.text[draft.start : draft.end],
        host=place.country if place is not None else None,
        part_of=whole.id if whole is not None else None,
        spans=MappingProxyType(spans),
        version=VERSION,
        **{name: getattr(draft, name) for name in kept},
    )


def _host_place(draft: Draft) -> Place | None:
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


def _merged(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with repeats of one claim merged into the fullest quote with the union of slots."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.headline, one.count is None, one.start, one.end, one.rule)):
        for position, other in enumerate(kept):
            if _same(other, draft):
                kept[position] = _union(other, draft)
                break
        else:
            kept.append(draft)
    return kept


def _told_after(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a number told apart from its event ("there were about 40 of them") has joined that event."""
    kept = list(drafts)
    for echo in [draft for draft in drafts if draft.echo and draft.count is not None]:
        event = _event_of(kept, echo)
        if event is None:
            continue
        spans = dict(event.spans) | {"count": echo.spans["count"]}
        start, end = min(event.start, echo.start), max(event.end, echo.end)
        if end - start > QUOTE_LIMIT:
            start, end = event.start, event.end
        kept[kept.index(event)] = replace(event, count=echo.count, spans=MappingProxyType(spans), start=start, end=end)
        kept.remove(echo)
    return kept


def _event_of(drafts: Sequence[Draft], echo: Draft) -> Draft | None:
    """The movement whose people a number counts: the last one told before it, else one of its own sentence."""
    moves = [one for one in drafts if one.kind == "movement"]
    before = [one for one in moves if one.start <= echo.start][-1:]
    beside = [one for one in moves if one.sentence == echo.sentence and one.start > echo.start][:1]
    for event in (*before, *beside):
        near = (
            echo.sentence - event.sentence <= _NEAR_SENTENCES and echo.paragraph - event.paragraph <= _NEAR_PARAGRAPHS
        )
        if near and event.count is None and event.modality == "asserted":
            return event
    return None


_NEAR_SENTENCES, _NEAR_PARAGRAPHS = 3, 2
"""How far before a number its event may stand."""


def _same(one: Draft, other: Draft) -> bool:
    if one.kind != other.kind or one.direction != other.direction:
        return False
    if one.indicator != other.indicator and not other.headline:
        return False
    if one.rule == other.rule and (one.start, one.end) == (other.start, other.end):
        named = one.employer is not None and other.employer is not None and one.employer != other.employer
        if named or where_of(one) != where_of(other):
            return False  # a list of employers or of places (rulings 4 and 35)
    if one.modality != other.modality and "denied" in (one.modality, other.modality):
        return False
    if not _places_agree(one, other):
        return False
    if one.time is not None and other.time is not None and not one.time.overlaps(other.time):
        return False
    if one.kind == "pay":
        return _one_sum(one.money, other.money) and (
            _overlap(one, other) or (one.money is not None and one.money != Money())
        )
    counted = one.count is not None and other.count is not None
    if _overlap(one, other):
        return not counted or _one_number(one, other)
    if one.further or other.further or (one.employer and other.employer and one.employer != other.employer):
        return False
    if other.headline:
        return not counted or _one_number(one, other)
    if one.kind == "condition" and one.indicator == "other" and one.rule == other.rule:
        return not counted or _one_number(one, other)  # one event told again; a state of things may hold at many places
    if one.kind == "paper" and one.document and other.document and one.document.type == other.document.type:
        return one.modality == other.modality and counted and _one_number(one, other)
    if one.kind not in ("movement", "presence", "hiring", "enforcement", "retention") or one.modality != other.modality:
        return False
    if counted:
        return _one_number(one, other) and not _may_differ(one, other)
    if one.kind != "movement" or other.count is not None or other.part:
        return False
    if one.count is not None:
        return other.definite or not _fine(other)
    return one.modality == "asserted" and where_of(one) == where_of(other) and one.part == other.part


def _may_differ(one: Draft, other: Draft) -> bool:
    """Whether two acts told of one number need not be the same: one person and another, a raid and a deportation.

    A group whose number only one of them tells goes home once, but much may be done to it.
    """
    if one.rule == other.rule or not (one.lent or other.lent):
        return False
    return one.kind != "movement" or (one.count is not None and one.count.low == 1)


def _one_sum(one: Money | None, other: Money | None) -> bool:
    """Whether two sums are the same money; a period or share that only one of them tells makes no difference."""
    if one is None or other is None or (one.low is None and one.high is None):
        return one == other
    same = (one.low, one.high, one.currency) == (other.low, other.high, other.currency)
    return same and (one.per == other.per or None in (one.per, other.per))


def _overlap(one: Draft, other: Draft) -> bool:
    return one.start < other.end and other.start < one.end


def _one_number(one: Draft, other: Draft) -> bool:
    """Whether two counts give the same ends; "150" and "around 150" do."""
    if one.count is None or other.count is None:
        return False
    return (one.count.low, one.count.high) == (other.count.low, other.count.high)


def _fine(draft: Draft) -> bool:
    place = where_of(draft)
    return place is not None and place.level != "country" and not draft.carried


def _places_agree(one: Draft, other: Draft) -> bool:
    a, b = _host_place(one), _host_place(other)
    if a is None or b is None or (a.name == b.name and a.country == b.country):
        return True
    if a.country != b.country:
        return False
    if a.level == "country" or b.level == "country":
        return True
    return within(a, b) or within(b, a)


def _union(one: Draft, other: Draft) -> Draft:
    """The fuller draft with what only the other says."""
    main, rest = (other, one) if (_fullness(other), -other.start) > (_fullness(one), -one.start) else (one, other)
    spans = dict(rest.spans) | dict(main.spans)
    slots: dict[str, object] = {}
    for slot in ("sex", "employer", "sector", "time", "count"):
        if getattr(main, slot) is None and getattr(rest, slot) is not None:
            slots[slot] = getattr(rest, slot)
    if not main.afar and (main.kind == "movement" or main.place is None or rest.place is not None):
        for slot in ("origin", "destination", "place"):
            a, b = getattr(main, slot), getattr(rest, slot)
            lent = (
                slot in ("place", "destination", "origin") and "place" in rest.carried and "place" not in main.carried
            )
            # a number told of a whole state is not that of the one place which a bare mention names
            wider = main.count is not None and rest.count is None and not main.carried and main.kind == "presence"
            if b is not None and (a is None or (_finer(b, a) and not lent and not wider)):
                slots[slot] = b
                if slot in rest.spans:
                    spans[slot] = rest.spans[slot]
    if main.time is not None and rest.time is not None and rest.spans["time"].by is None and _shorter(rest, main):
        slots["time"] = rest.time
        spans["time"] = rest.spans["time"]
    slots["score"] = max(main.score, rest.score)
    return replace(main, spans=MappingProxyType(spans), **slots)  # type: ignore[arg-type]


def _shorter(one: Draft, other: Draft) -> bool:
    """Whether the first time is the narrower; an open end is the widest."""
    if one.time is None or other.time is None or one.time.start is None or one.time.end is None:
        return False
    if other.time.start is None or other.time.end is None:
        return True
    return (one.time.end - one.time.start) < (other.time.end - other.time.start)


def _finer(one: Place, other: Place) -> bool:
    order = ("country", "province", "city", "site")
    return order.index(one.level) > order.index(other.level) and (one.country == other.country)


def _fullness(draft: Draft) -> tuple[bool, bool, int]:
    slots = (draft.count, draft.time, where_of(draft), draft.employer, draft.sex)
    return not draft.headline, draft.count is not None, sum(slot is not None for slot in slots) - len(draft.carried)


def _without_generalities(drafts: Sequence[Draft]) -> list[Draft]:
    """Without past custom and background that has no number, no place below country and no employer (ruling 1)."""
    return [draft for draft in drafts if not _is_general(draft)]


def _is_general(draft: Draft) -> bool:
    if draft.count is not None or draft.employer is not None or _fine(draft):
        return False
    if draft.kind == "presence" and where_of(draft) is None:
        return True
    if draft.general and draft.kind in ("movement", "presence", "hiring"):
        return True
    told = draft.source.type == "author" and draft.modality == "asserted" and draft.time is None and not draft.headline
    return told and draft.past and draft.kind in ("movement", "presence", "hiring", "retention", "order")


def _low(count: Count) -> int:
    return count.low if count.low is not None else count.high or 0


def _wholes(drafts: Sequence[Draft]) -> dict[int, int]:
    """For each part the draft that holds its whole.

    A draft is a part where its words say so ("42 of them"), or where an employer takes on people of a larger group that
    came to the same place at the same time (never to be added to it).
    """
    found: dict[int, int] = {}
    for index, draft in enumerate(drafts):
        choices = [
            (
                _host_place(whole) is None,
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
    larger = draft.count is None or _low(whole.count) > _low(draft.count)
    if draft.part and draft.kind != "pay":
        return larger and not (whole.part and draft.count is None)
    if _means_again(whole, draft) or _lies_within(whole, draft) or _falls_within(whole, draft):
        return True
    if draft.kind != "hiring" or draft.count is None or whole.kind != "movement" or whole.direction != "out":
        return False
    dated = draft.time is None or (whole.time is not None and whole.time.overlaps(draft.time))
    return (larger or (draft.definite and whole.count == draft.count)) and dated and _places_agree(whole, draft)


def _means_again(whole: Draft, draft: Draft) -> bool:
    """Whether a draft without people of its own ("they", "the workers", "42 went home") is about those just counted."""
    if not 0 <= draft.sentence - whole.sentence <= _BACK or whole.start >= draft.start or whole.headline:
        return False
    if not _places_agree(whole, draft) or whole.kind not in _TOLD_OF_PEOPLE:
        return False
    if draft.count is None and draft.share and draft.kind in ("presence", "hiring", "movement"):
        return True
    if draft.count is None and draft.kind != "movement":
        return draft.again and draft.kind in _OF_GROUP and _is_group(whole)
    if draft.count is None:
        return draft.definite
    smaller = whole.count is not None and _low(whole.count) > _low(draft.count)
    if _one_number(whole, draft):
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
    return whole.count is not None and _low(whole.count) <= _GROUP


def _lies_within(whole: Draft, draft: Draft) -> bool:
    """Whether a stock is one of those into which a larger one just told is split: "China had 50,000 of them"."""
    stock = draft.kind == "presence" and whole.kind in ("presence", "movement")
    flow = draft.kind == whole.kind == "movement" and draft.direction == whole.direction
    if not (stock or flow) or draft.headline or whole.headline:
        return False
    if not 0 <= draft.sentence - whole.sentence <= _BACK or whole.start >= draft.start or draft.count is None:
        return False
    if whole.count is None or _low(whole.count) <= _low(draft.count) or whole.direction == "return":
        return False
    own, wide = _host_place(draft), _host_place(whole)
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
    if (most or _low(whole.count)) <= _low(draft.count):
        return False
    begun = whole.time.start is not None and draft.time.start is not None and whole.time.start <= draft.time.start
    over = whole.time.end is not None and draft.time.end is not None and draft.time.end <= whole.time.end
    own, wide = _host_place(draft), _host_place(whole)
    return begun and over and (wide is None or own is None or own == wide or _wider(wide, own))


def _wider(wide: Place, own: Place) -> bool:
    return wide.country == own.country and _finer(own, wide)


_BACK = 5
"""Sentences over which a pronoun still means the people of a number."""
_TOLD_OF_PEOPLE = ("movement", "presence", "hiring", "retention", "paper", "enforcement")


_SAME_STORY = 4
"""Sentences over which a part is still of the event of its whole."""


def _dated_by_whole(drafts: Sequence[Draft], wholes: dict[int, int]) -> list[Draft]:
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
