"""The slots of a frame: count, place, time, employer, sector, document, money, each with the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from types import MappingProxyType
from typing import cast

from tumen.extract.drafts import Draft
from tumen.extract.en import operators
from tumen.extract.en.amounts import alone_in, document_of, further_sums, money_of, papers_of, part_of_people
from tumen.extract.en.clauses import Clause
from tumen.extract.en.edges import Setting
from tumen.extract.en.firms import explained_firm, takes_part
from tumen.extract.en.groups import Group
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame, Where, where_of
from tumen.extract.en.quotes import quote_of
from tumen.extract.en.roles import choose_time
from tumen.extract.en.speakers import Speech
from tumen.extract.en.values import within
from tumen.ledger import (
    Count,
    Ground,
    Indicator,
    Kind,
    Modality,
    Place,
    Report,
    Sector,
    When,
)
from tumen.normalise import FoundName, FoundTime, Values
from tumen.resources.lexicons import find_sector


def draft_of(
    report: Report, scene: Scene, speech: Speech, values: Values, clauses: Sequence[Clause], frame: Frame
) -> list[Draft]:
    """The drafts of a frame: one, or one for each place of a list (ruling 4); none where it says nothing."""
    predicate, sentence, group = frame.predicate, scene.sentence, frame.group
    words = sentence.words
    trigger = (words[frame.at].start, words[frame.end - 1].end)
    spans: dict[str, Ground] = {}
    kind = cast("Kind", predicate.kind)
    given = arguments_of(report, scene, speech, values, clauses, frame)
    where, time = given.where, given.time
    direction = where.direction if kind == "movement" else None
    if kind == "movement" and direction is None and predicate.name != "defect":
        return []
    if group is not None and group.count_span is not None:
        spans["count"] = Ground(spans=(group.count_span,))
    low, high = words[frame.clause.first].start, words[frame.clause.last - 1].end
    named = given.firms
    firms: tuple[FoundName | None, ...] = named or (None,)
    start, end = quote_of(report.text, given.setting)
    modality = cast(
        "Modality",
        predicate.modality or operators.modality_of(_told_before(report.text, scene, frame), frame.reading, kind=kind),
    )
    led = report.text[sentence.start : trigger[1]]
    if operators.is_disputed(led):
        modality = "denied"
    elif modality == "asserted" and operators.is_open(led):
        modality = "possible"
    if predicate.only not in (None, modality):
        return []
    if group is not None and group.sex is not None and group.sex_span is not None:
        spans["sex"] = Ground(spans=(group.sex_span,))
    lasting = kind == "pay" or (kind == "condition" and predicate.indicator != "other")
    if lasting and time is not None and not (start <= time.start and time.end <= end):
        time = None  # a state of things: it is dated only by its own words
    when, when_ground = _time(report, frame, kind, modality, time, speech=speech)
    if when_ground is None or when_ground.by == "published":
        said = _time_of_telling(report, frame, kind, modality, values, speech)
        when, when_ground = said if said is not None else (when, when_ground)
    if when_ground is not None:
        spans["time"] = when_ground
    counted = group is not None and modality != "denied" and (kind != "pay" or predicate.name == "state_earns")
    if kind == "pay" and group is not None and group.count_span is not None and group.count_span[0] < start:
        counted = False  # the people of a joined predicate: "sends 20,000 workers abroad, earning ..."
    count = group.count if group is not None and counted else None
    if count is None:
        spans.pop("count", None)
    if kind == "condition" and count is None and (one := alone_in(report.text, start, end)) is not None:
        count = Count(low=1, high=1, basis="exact")
        spans["count"] = Ground(spans=(one,))
    if kind == "paper" and modality != "denied" and (papers := papers_of(values, scene, frame, count)) is not None:
        count = papers.value
        spans["count"] = Ground(spans=((papers.start, papers.end),))
    if kind == "paper" and count is not None:
        count = part_of_people(report.text, start, end, count)
    if kind == "movement":
        spans["direction"] = Ground(spans=(trigger,))
    sector = cast("Sector | None", predicate.sector)
    found = find_sector(report.text, low, high) or find_sector(report.text, sentence.start, sentence.end)
    if found is not None and kind in (*_OF_SECTOR, "enforcement", "retention"):
        sector = found[0]
        spans["sector"] = Ground(spans=((found[1], found[2]),))
    elif sector is None and scene.sector is not None and _of_before(group) and kind in _OF_SECTOR:
        sector, spans["sector"] = scene.sector
    document = document_of(report.text, low, high, values, spans) if kind == "paper" else None
    if kind == "paper" and document is None:
        return []
    money = money_of(values, low, high, frame, spans) if kind == "pay" else None
    if kind == "pay" and money is None:
        return []
    spans["source"] = speech.ground if speech.ground.by is None else Ground(spans=((start, end),))
    spans["modality"] = Ground(spans=(trigger if modality != "asserted" else (start, end),))
    if predicate.indicator is not None:
        spans["indicator"] = Ground(spans=(trigger,))
    drafts = []
    sums = [(money, spans.get("money")), *further_sums(values, low, high, money)]
    for (amount, amount_ground), (place, ground), firm in product(sums, where.choices, firms):
        grounds: dict[str, Ground] = dict(spans) | ({"money": amount_ground} if amount_ground is not None else {})
        if firm is not None:
            grounds["employer"] = Ground(spans=((firm.start, firm.end),))
        first = place == where.choices[0][0] and firm == firms[0]
        if not first:
            grounds.pop("count", None)
        slots: dict[str, Place | None] = {"origin": None, "destination": None, "place": None}
        if kind == "movement":
            slots["origin"], slots["destination"] = where.origin, where.destination
            if where.origin is not None and where.origin_ground is not None:
                grounds["origin"] = where.origin_ground
            if where.destination is not None and where.destination_ground is not None:
                grounds["destination"] = where.destination_ground
            side = "origin" if direction == "return" else "destination"
            slots[side] = place
            grounds.pop(side, None)
            if place is not None and ground is not None:
                grounds[side] = ground
            if direction == "return" and place is None:
                slots["origin"] = None
        else:
            slots["place"] = place
            if place is not None and ground is not None:
                grounds["place"] = ground
        drafts.append(
            Draft(
                kind=kind,
                start=start,
                end=end,
                sentence=sentence.number,
                paragraph=sentence.paragraph,
                headline=sentence.zone in ("headline", "title"),
                direction=direction,
                count=count if first else None,
                sex=group.sex if group is not None else None,
                origin=slots["origin"],
                destination=slots["destination"],
                place=slots["place"],
                employer=firm.value.full if firm is not None else None,
                sector=sector,
                time=when,
                modality=modality,
                source=speech.source,
                document=document,
                money=amount,
                indicator=cast("Indicator | None", predicate.indicator),
                spans=MappingProxyType(grounds),
                rule=predicate.name,
                score=round(frame.score, 4),
                past=frame.reading is not None and frame.reading.tense == "past" and not frame.noun,
                general=operators.is_custom(frame.body),
                definite=group is not None and (group.definite or (not group.labour and group.count is None)),
                part=group is not None
                and group.part
                and not (kind == "presence" and "them" in report.text[slice(*group.span)]),
                further=group is not None and group.further,
                echo=predicate.name in ("numbered", "there_are")
                and group is not None
                and not group.labour
                and not frame.places,
                carried=where.carried,
            )
        )
    return drafts


@dataclass(frozen=True, kw_only=True, slots=True)
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
    time = choose_time(values, scene, frame.clause, frame.at, speech.spoken, until=_next_number(scene, frame))
    needed = [trigger]
    inside = (
        frame.clause.first <= (group.first if group is not None else 0) or frame.clause.subject == frame.clause.first
    )
    if group is not None and inside and abs(group.first - frame.at) < _FAR:
        needed.append(group.span)
    if group is not None and group.count_span is not None and inside:
        needed.append(group.count_span)
    low, high = words[frame.clause.first].start, words[frame.clause.last - 1].end
    reach = (scene.sentence.start, scene.sentence.end) if kind == "order" else (low, high)  # who sends stands apart
    firms = _employers(report.text, values, reach, trigger) if kind in _EMPLOYED else ()
    if len(firms) > 1:
        needed += [(name.start, name.end) for name in firms]
    told = [span for _, ground in where.choices if ground is not None for span in ground.spans]
    if time is not None:
        told.append((time.start, time.end))
    if kind == "pay":
        told += [(one.start, one.end) for one in within(values.money, low, high)]
    setting = Setting(
        scene=scene,
        values=values,
        clauses=clauses,
        spoken=speech.spoken,
        needed=needed,
        told=told,
        at=frame.at,
        end=frame.end,
        kind=kind,
    )
    return Arguments(where=where, time=time, firms=firms, setting=setting)


_FAR = 40
"""Words from the predicate beyond which its people are no part of its quote."""
_EMPLOYED = ("hiring", "presence", "enforcement", "pay", "movement", "condition", "order")
"""Kinds that may name an employer."""
_LIST = re.compile(r",? (?:and|or|as well as) (?:the )?|, (?:and )?(?:the )?")


def _employers(text: str, values: Values, reach: tuple[int, int], trigger: tuple[int, int]) -> tuple[FoundName, ...]:
    """The firm of the stretch nearest to the predicate, with those that stand in one list with it (ruling 4).

    Only firms that the words give a part in it: a firm that is compared, supplied or cited employs nobody.
    """
    named = [name for name in within(values.names, *reach) if takes_part(text, name, reach[0], trigger)]
    if not named:
        explained = explained_firm(text, *reach)
        return (explained,) if explained is not None and takes_part(text, explained, reach[0], trigger) else ()
    rows: list[tuple[FoundName, ...]] = []
    for name in named:
        if rows and _LIST.fullmatch(text, rows[-1][-1].end, name.start):
            rows[-1] = (*rows[-1], name)
        else:
            rows.append((name,))

    def distance(row: tuple[FoundName, ...]) -> int:
        return max(row[0].start - trigger[1], trigger[0] - row[-1].end, 0)

    return min(rows, key=distance)


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


_OF_SECTOR = ("movement", "presence", "hiring", "pay", "condition")


def _of_before(group: Group | None) -> bool:
    """Whether the people are those of the sentences before: a pronoun, "the workers", or nobody named at all."""
    return group is None or group.definite or not group.labour


def _told_before(text: str, scene: Scene, frame: Frame) -> str:
    """The clause up to the end of the predicate: what follows colours other things."""
    words = scene.sentence.words
    return text[words[min(frame.clause.first, frame.at)].start : words[frame.end - 1].end]


def _time(
    report: Report, frame: Frame, kind: Kind, modality: str, time: FoundTime | None, *, speech: Speech
) -> tuple[When | None, Ground | None]:
    """The time of a frame and what it rests on; a stock told in the present holds at publication (ruling 10)."""
    soon = modality == "planned" and time is not None and time.anchored == "published"
    if soon and time is not None and time.value is not None and time.value.start == report.published:
        return None, None
    if time is not None and time.value is not None:
        return time.value, Ground(spans=((time.start, time.end),))
    if report.published is None:
        return None, None
    today = When(start=report.published, end=report.published)
    now = re.search(r"\b(?:now|currently|nowadays|at present)\b", frame.body, re.I)
    # "an official said that 300 were working there": the past is that of the telling
    told = bool(speech.spoken) and speech.source.type != "worker"
    past = frame.reading is not None and frame.reading.tense == "past" and not told
    if kind == "presence" and not past and frame.predicate.needs != "caption" and modality in ("asserted", "denied"):
        return today, Ground(by="published")
    if now and kind not in ("movement", "pay") and modality == "asserted":
        return today, Ground(by="published")
    return None, None


_OLD = timedelta(days=31)
"""A telling is dated on its own where it lies this long before the publication."""


def _time_of_telling(
    report: Report, frame: Frame, kind: Kind, modality: str, values: Values, speech: Speech
) -> tuple[When, Ground] | None:
    """The time that an older telling gives: a stock holds then ("in July 2017 officials said that 300 worked there").

    An event told then had happened by then. None where the telling is as new as the report or has no date.
    """
    if report.published is None or modality not in ("asserted", "denied"):
        return None
    told = [time for low, high in speech.spoken for time in within(values.times, low, high) if time.kind == "point"]
    dated = [time for time in told if time.value is not None and time.value.end is not None]
    if not dated or dated[0].value is None or dated[0].value.end is None:
        return None
    value, ground = dated[0].value, Ground(spans=((dated[0].start, dated[0].end),))
    already = re.search(r"\balready\b", frame.body) is not None
    if value.end is None or (report.published - value.end < _OLD and not already):
        return None
    if kind == "presence":
        return value, ground
    done = frame.reading is not None and frame.reading.tense == "past" and frame.reading.modality == "asserted"
    if done and kind in ("movement", "enforcement", "order", "hiring", "retention"):
        return When(start=None, end=value.end), ground
    return None
