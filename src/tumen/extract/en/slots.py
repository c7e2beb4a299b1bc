"""The slots of a frame: count, place, time, employer, sector, document, money, each with the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from types import MappingProxyType
from typing import TypedDict, cast

from tumen.extract.drafts import Draft
from tumen.extract.en import operators
from tumen.extract.en.amounts import document_of, fence_of, further_sums, money_of
from tumen.extract.en.clauses import Clause
from tumen.extract.en.counting import count_of, known_before
from tumen.extract.en.dating import choose_time, time_of
from tumen.extract.en.edges import UNFENCED, Setting
from tumen.extract.en.firms import employers, firm_again, works_named
from tumen.extract.en.groups import Group
from tumen.extract.en.indicators import indicator_of
from tumen.extract.en.links import is_share, left_over, means_again
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame, Where, where_of
from tumen.extract.en.quotes import quote_of
from tumen.extract.en.sectors import sector_of
from tumen.extract.en.sexes import women_in
from tumen.extract.en.speech import Speech
from tumen.extract.en.values import within
from tumen.extract.fleeting import fleeting
from tumen.ledger import (
    QUOTE_LIMIT,
    Count,
    Ground,
    Indicator,
    Kind,
    Modality,
    Place,
    Report,
    Sex,
)
from tumen.normalise import FoundName, FoundTime, Values


def draft_of(
    report: Report, scene: Scene, speech: Speech, values: Values, clauses: Sequence[Clause], frame: Frame
) -> list[Draft]:
    """The drafts of a frame: one, or one for each of a list (ruling 4); none where it says nothing."""
    predicate, words = frame.predicate, scene.sentence.words
    kind = cast("Kind", predicate.kind)
    given = arguments_of(report, scene, speech, values, clauses, frame)
    where = given.where
    if kind == "movement" and where.direction is None and predicate.name != "defect":
        return []
    trigger = (words[frame.at].start, words[frame.end - 1].end)
    low, high = words[frame.clause.first].start, words[frame.clause.last - 1].end
    modality = _modality(report.text, scene, frame, kind, trigger)
    if predicate.only not in (None, modality):
        return []
    spans: dict[str, Ground] = {}
    document = document_of(report.text, low, high, values, spans) if kind == "paper" else None
    money = money_of(values, low, high, frame, trigger, spans) if kind == "pay" else None
    if (kind == "paper" and document is None) or (kind == "pay" and money is None):
        return []
    start, end = quote_of(report.text, given.setting)
    if kind == "paper":
        start = _with_norm(report.text, scene, values, clauses, frame, (start, end))
    when, ground = time_of(report, speech, values, frame, kind, modality, given.time, (start, end))
    spans |= _named(time=ground)
    count, ground = count_of(report.text, scene, speech, values, frame, kind, modality, (start, end))
    sex, shown = _sex(report.text, scene, frame, kind, count, (start, end))
    sector, named = sector_of(report.text, scene, frame, kind, where.choices[0][0], count)
    spans |= _named(count=ground, sex=shown, sector=named, direction=_ground(trigger) if kind == "movement" else None)
    spans["source"] = speech.ground if speech.ground.by is None else Ground(spans=((start, end),))
    spans["modality"] = Ground(spans=(trigger if modality != "asserted" else (start, end),))
    spans |= _named(indicator=_ground(trigger) if predicate.indicator is not None else None)
    whole = Draft(
        kind=kind,
        start=start,
        end=end,
        sentence=scene.sentence.number,
        paragraph=scene.sentence.paragraph,
        headline=scene.sentence.zone in ("headline", "title"),
        direction=where.direction if kind == "movement" else None,
        sex=sex,
        sector=sector,
        time=when,
        modality=modality,
        source=speech.source,
        document=document,
        indicator=indicator_of(
            predicate.name, cast("Indicator | None", predicate.indicator), report.text[start:end], report.text
        ),
        rule=predicate.name,
        score=round(frame.score, 4),
        past=frame.reading is not None and frame.reading.tense == "past" and not frame.noun,
        general=operators.is_custom(frame.body),
        carried=where.carried,
        lent=count is not None and (frame.group is None or frame.group.count is None),
        afar=where.afar,
        **_of_people(report.text, kind, frame),
    )
    sums = [(money, spans.get("money")), *further_sums(values, low, high, money)]
    drafts = []
    for (amount, paid), choice, firm in product(sums, where.choices, given.firms or (None,)):
        first = choice == where.choices[0] and firm == (given.firms[0] if given.firms else None)
        own = dict(spans) | _named(money=paid, employer=_ground((firm.start, firm.end)) if firm is not None else None)
        if not first:
            own.pop("count", None)
        ends, grounds = _placed(kind, where, choice)
        works = works_named(choice[0]) if firm is None and kind in _EMPLOYED else None
        if works is not None:
            own |= _named(employer=choice[1])
        draft = replace(
            whole,
            count=count if first else None,
            money=amount,
            employer=firm.value.full if firm is not None else works,
            spans=MappingProxyType(own | grounds),
            **ends,
        )
        drafts.append(draft)
    return drafts


def _ground(span: tuple[int, int] | None) -> Ground | None:
    return Ground(spans=(span,)) if span is not None else None


def _named(**grounds: Ground | None) -> dict[str, Ground]:
    """The grounds that there are, under the names of their slots."""
    return {name: ground for name, ground in grounds.items() if ground is not None}


class _Known(TypedDict, total=False):
    """What the people of a draft are to those spoken of before (see `Draft`)."""

    definite: bool
    part: bool
    alone: bool
    remaining: bool
    again: bool
    share: bool
    further: bool
    echo: bool


def _of_people(text: str, kind: Kind, frame: Frame) -> _Known:
    """What the people of a frame are to those spoken of before."""
    group = frame.group
    again = means_again(frame.body)
    share = is_share(frame.body)
    if group is None:
        return {"again": again, "share": share}
    return {
        "again": again,
        "share": share and group.count is None,
        "definite": group.definite or (not group.labour and group.count is None),
        "part": (group.part and not (kind == "presence" and "them" in text[slice(*group.span)]))
        or _is_rest(text, group),
        "alone": group.count is not None and not group.labour and group.last - group.first <= _BARE,
        "remaining": left_over(frame.body),
        "further": group.further,
        "echo": frame.predicate.name in ("numbered", "there_are") and not group.labour and not frame.places,
    }


_REST = re.compile(r"\b(?:the|its|their|these) (?:(?:remaining|other|last) )?$", re.I)
_BARE = 3
"""Words that a number without a noun may have, its hedges included."""


def _is_rest(text: str, group: Group) -> bool:
    """Whether the people are told to be what is left of those spoken of ("the remaining 130", "the 36 others")."""
    if group.count is None:
        return False
    words = text[slice(*group.span)].lower()
    led = _REST.search(text, max(0, group.start - 20), group.start)
    return words.startswith(("the remaining ", "the other ", "remaining ")) or (
        led is not None and ("remaining" in led[0].lower() or words.endswith(" others"))
    )


class _Ends(TypedDict, total=False):
    """Where a draft is, by slot."""

    place: Place | None
    origin: Place | None
    destination: Place | None


def _placed(kind: Kind, where: Where, choice: tuple[Place | None, Ground | None]) -> tuple[_Ends, dict[str, Ground]]:
    """One of the places of a frame, by slot, with its grounds.

    Of a movement it is the side that lies abroad, and the other side is told with it; else where it holds.
    """
    place, ground = choice
    if kind != "movement":
        return {"place": place}, _named(place=ground if place is not None else None)
    ends = {"origin": (where.origin, where.origin_ground), "destination": (where.destination, where.destination_ground)}
    ends[where.side] = choice
    found = _named(**{side: lent if end is not None else None for side, (end, lent) in ends.items()})
    return {"origin": ends["origin"][0], "destination": ends["destination"][0]}, found


@fleeting(kw_only=True)
class Arguments:
    """What a frame takes beside its people: where, when, which firms, and the setting of its quote."""

    where: Where
    time: FoundTime | None
    firms: tuple[FoundName, ...]
    setting: Setting


def arguments_of(
    report: Report, scene: Scene, speech: Speech, values: Values, clauses: Sequence[Clause], frame: Frame
) -> Arguments:
    """The places, time and firms of a frame, with what its quote has to hold."""
    predicate, group = frame.predicate, frame.group
    words = scene.sentence.words
    kind = cast("Kind", predicate.kind)
    trigger = (words[frame.at].start, words[frame.end - 1].end)
    where = where_of(scene, frame, kind)
    time = choose_time(
        report.text, values, scene, frame.clause, frame.at, speech.spoken, until=_next_number(scene, frame)
    )
    needed = [trigger]
    inside = (
        frame.clause.first <= (group.first if group is not None else 0) or frame.clause.subject == frame.clause.first
    )
    if group is not None and inside and abs(group.first - frame.at) < _FAR:
        needed.append(group.span)
    if group is not None and group.count_span is not None and inside:
        needed.append(group.count_span)
    low, high = words[frame.clause.first].start, words[frame.clause.last - 1].end
    firms = _firms(report.text, scene, values, frame, trigger)
    if len(firms) > 1:
        needed += [(name.start, name.end) for name in firms]
    told = [span for _, ground in where.choices if ground is not None for span in ground.spans]
    if len(where.choices) > 1:
        needed += [span for span in told if low <= span[0] and span[1] <= high]
    if time is not None:
        told.append((time.start, time.end))
    fence = fence_of(values, scene, trigger) if kind == "pay" else UNFENCED
    if kind == "pay":
        told += [(one.start, one.end) for one in within(values.money, max(low, fence[0]), min(high, fence[1]))]
    setting = Setting(
        outline=frame.about.sentence.outline,
        clauses=clauses,
        needed=needed,
        told=told,
        at=frame.at,
        end=frame.end,
        kind=kind,
        fence=fence,
    )
    return Arguments(where=where, time=time, firms=firms, setting=setting)


_FAR = 40
"""Words from the predicate beyond which its people are no part of its quote."""


def _modality(text: str, scene: Scene, frame: Frame, kind: Kind, trigger: tuple[int, int]) -> Modality:
    modality = frame.predicate.modality or operators.modality_of(
        _told_before(text, scene, frame), frame.reading, kind=kind
    )
    led = text[scene.sentence.start : trigger[1]]
    if operators.is_disputed(led):
        modality = "denied"
    elif modality == "asserted" and operators.is_open(led):
        modality = "possible"
    return cast("Modality", modality)


_HE, _SHE = re.compile(r"\b(?:he|his|him|himself)\b", re.I), re.compile(r"\b(?:she|her|hers|herself)\b", re.I)


def _sex(
    text: str, scene: Scene, frame: Frame, kind: Kind, count: Count | None, quote: tuple[int, int]
) -> tuple[Sex | None, Ground | None]:
    """The sex that the words for the people tell; of one person the pronoun's, of people known the one told before."""
    group = frame.group
    if group is not None and group.sex is not None:
        return group.sex, _ground(group.sex_span)
    if count is not None and count.low == count.high == 1:
        he, she = _HE.search(text, *quote), _SHE.search(text, *quote)
        one = he or she
        if one is not None and not (he and she):
            return ("male" if he else "female"), Ground(spans=(one.span(),))
    if group is not None and group.count is None and (known := known_before(scene, group, kind)) is not None:
        return known.sex, _ground(known.sex_span)
    if kind in _OF_WOMEN and (span := women_in(text, *quote)) is not None:
        return "female", Ground(spans=(span,))
    if scene.sex is not None and group is not None and group.status == "workers" and _goes_on(group):
        return scene.sex
    return None, None


_OF_WOMEN = ("movement", "presence", "hiring", "condition", "order")
"""Kinds whose own words may tell that the people are women."""


def _goes_on(group: Group) -> bool:
    """Whether the people are those spoken of right before: a pronoun, or the workers without a number of their own."""
    return group.count is None and (group.definite or not group.labour)


_EMPLOYED = ("hiring", "presence", "enforcement", "pay", "movement", "condition", "order")
"""Kinds that may name an employer."""


def _firms(text: str, scene: Scene, values: Values, frame: Frame, trigger: tuple[int, int]) -> tuple[FoundName, ...]:
    """The firms of a frame: of an order those of the whole sentence, for firms that send stand apart."""
    sentence, words = scene.sentence, scene.sentence.words
    if frame.predicate.kind not in _EMPLOYED:
        return ()
    clause = (words[frame.clause.first].start, words[frame.clause.last - 1].end)
    reach = (sentence.start, sentence.end) if frame.predicate.kind == "order" else clause
    if found := employers(text, values, reach, trigger):
        return found
    again = firm_again(values.names, sentence.start, frame.body)
    return (again,) if again is not None else ()


def _next_number(scene: Scene, frame: Frame) -> int | None:
    """Where a further number of the clause begins, after the frame's own people and predicate."""
    if frame.group is None or frame.group.count is None:
        return None
    end = scene.sentence.words[frame.end - 1].end
    later = (
        group.start
        for group in scene.groups
        if group.count is not None and not group.labour and group.start > max(end, frame.group.end)
    )
    return next(later, None)


def _told_before(text: str, scene: Scene, frame: Frame) -> str:
    """The clause up to the end of the predicate: what follows colours other things."""
    words = scene.sentence.words
    return text[words[min(frame.clause.first, frame.at)].start : words[frame.end - 1].end]


_NORM = re.compile(r"\b(?:supposed|meant|should|only|agreement|allowed|normally|officially|permitted)\b", re.I)


def _with_norm(
    text: str, scene: Scene, values: Values, clauses: Sequence[Clause], frame: Frame, quote: tuple[int, int]
) -> int:
    """Start of the quote of a paper claim, the clause before it included where that tells how long papers should hold.

    A validity means little without the rule it breaks, so the two are shown together.
    """
    words = scene.sentence.words
    start, end = quote
    position = next((index for index, clause in enumerate(clauses) if clause == frame.clause), 0)
    if not position:
        return start
    low, high = words[clauses[position - 1].first].start, words[clauses[position - 1].last - 1].end
    held = [time for time in within(values.times, low, high) if time.kind == "duration"]
    own = [time for time in within(values.times, start, words[frame.clause.last - 1].end) if time.kind == "duration"]
    if not held or not own or not _NORM.search(text, low, high) or start < low:
        return start
    while low < start and not text[low].isalnum():
        low += 1
    return low if end - low <= QUOTE_LIMIT else start
