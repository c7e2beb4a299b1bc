"""Resolution: the one place where repeated and competing frames meet and become claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from tumen.extract.comparing import finer, host_place, one_number, one_sum, overlap, places_agree, shorter, where_of
from tumen.extract.drafts import Draft
from tumen.extract.wholes import dated_by_whole, wholes_of
from tumen.ledger import QUOTE_LIMIT, SLOTS, Claim, Ground, Money, Report, make_claim

VERSION = "rules 6"
"""Name of the release of the rules; an attribute of every claim."""


def resolve(report: Report, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    """Claims from drafts: repeats merged, generalities dropped, parts tied to their wholes; in the order of quotes."""
    kept = _without_generalities(_merged(_told_after(drafts)))
    kept = sorted(kept, key=lambda one: (one.start, one.end, one.kind, one.rule))
    wholes = wholes_of(kept)
    kept = dated_by_whole(kept, wholes)
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
    place = host_place(draft)
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
    if not places_agree(one, other):
        return False
    if one.time is not None and other.time is not None and not one.time.overlaps(other.time):
        return False
    if one.kind == "pay":
        return one_sum(one.money, other.money) and (
            overlap(one, other) or (one.money is not None and one.money != Money())
        )
    counted = one.count is not None and other.count is not None
    if overlap(one, other):
        return not counted or one_number(one, other)
    if one.further or other.further or (one.employer and other.employer and one.employer != other.employer):
        return False
    if other.headline:
        return not counted or one_number(one, other)
    if one.kind == "condition" and one.indicator == "other" and one.rule == other.rule:
        return not counted or one_number(one, other)  # one event told again; a state of things may hold at many places
    if one.kind == "paper" and one.document and other.document and one.document.type == other.document.type:
        return one.modality == other.modality and counted and one_number(one, other)
    if one.kind not in ("movement", "presence", "hiring", "enforcement", "retention") or one.modality != other.modality:
        return False
    if counted:
        return one_number(one, other) and not _may_differ(one, other)
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


def _fine(draft: Draft) -> bool:
    place = where_of(draft)
    return place is not None and place.level != "country" and not draft.carried


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
            if b is not None and (a is None or (finer(b, a) and not lent and not wider)):
                slots[slot] = b
                if slot in rest.spans:
                    spans[slot] = rest.spans[slot]
    if main.time is not None and rest.time is not None and rest.spans["time"].by is None and shorter(rest, main):
        slots["time"] = rest.time
        spans["time"] = rest.spans["time"]
    slots["score"] = max(main.score, rest.score)
    return replace(main, spans=MappingProxyType(spans), **slots)  # type: ignore[arg-type]


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
    return told and draft.past and draft.kind in ("movement", "presence", "order")
