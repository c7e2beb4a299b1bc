"""The slots of a frame: count, place, time, employer, sector, document, money, each with the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from types import MappingProxyType
from typing import cast

from tumen.datafile import read_rows
from tumen.extract.drafts import Draft
from tumen.extract.en import operators
from tumen.extract.en.clauses import Clause
from tumen.extract.en.groups import Group
from tumen.extract.en.narrow import narrowed
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame, where_of
from tumen.extract.en.quotes import quote_of
from tumen.extract.en.roles import choose_time, firm_in
from tumen.extract.en.speakers import Speech
from tumen.extract.en.values import within
from tumen.ledger import (
    VOCABULARIES,
    Count,
    Document,
    DocumentType,
    Ground,
    Indicator,
    Kind,
    Modality,
    Money,
    Per,
    Place,
    Report,
    Sector,
    When,
)
from tumen.normalise import FoundCount, FoundTime, Values
from tumen.resources.lexicons import find_sector


@cache
def _documents() -> tuple[tuple[DocumentType, re.Pattern[str]], ...]:
    """The types of paper with the words that tell them, in the order in which they are tried."""
    found = []
    for row in read_rows(files("tumen.extract.en") / "documents.yaml"):
        row.keys_within(("type", "words"))
        kind = cast("DocumentType", row.text("type", allowed=VOCABULARIES["document type"]))
        found.append((kind, re.compile("|".join(row.texts("words")), re.IGNORECASE)))
    return tuple(found)


def draft_of(
    report: Report, scene: Scene, speech: Speech, values: Values, clauses: Sequence[Clause], frame: Frame
) -> list[Draft]:
    """The drafts of a frame: one, or one for each place of a list (ruling 4); none where it says nothing."""
    predicate, sentence, group = frame.predicate, scene.sentence, frame.group
    words = sentence.words
    trigger = (words[frame.at].start, words[frame.end - 1].end)
    spans: dict[str, Ground] = {}
    kind = cast("Kind", predicate.kind)
    where = where_of(scene, frame, kind)
    direction = where.direction if kind == "movement" else None
    if kind == "movement" and direction is None and predicate.name != "defect":
        return []
    time = choose_time(values, scene, frame.clause, frame.at, speech.spoken, until=_next_number(scene, frame))
    needed = [trigger]
    inside = (
        frame.clause.first <= (group.first if group is not None else 0) or frame.clause.subject == frame.clause.first
    )
    if group is not None and inside and abs(group.first - frame.at) < 40:
        needed.append(group.span)
    if group is not None and group.count_span is not None:
        if inside:
            needed.append(group.count_span)
        spans["count"] = Ground(spans=(group.count_span,))
    told = [span for _, ground in where.choices if ground is not None for span in ground.spans]
    if time is not None:
        told.append((time.start, time.end))
    start, end = quote_of(report.text, sentence, clauses, speech.spoken, needed, told)
    if _in_relative(scene, frame):
        start, end = _relative(report.text, scene, frame, start, end)
    if kind in ("condition", "pay", "paper"):
        core = _core(values, trigger, frame, words[frame.clause.last - 1].end)
        start, end = narrowed(report.text, sentence, start, end, core, kind=kind)
    if kind == "paper":
        start = _with_norm(report.text, scene, values, clauses, frame, start)
    modality = cast(
        "Modality",
        predicate.modality or operators.modality_of(_told_before(report.text, scene, frame), frame.reading, kind=kind),
    )
    if predicate.only not in (None, modality):
        return []
    if group is not None and group.sex is not None and group.sex_span is not None:
        spans["sex"] = Ground(spans=(group.sex_span,))
    lasting = kind == "pay" or (kind == "condition" and predicate.indicator != "other")
    if lasting and time is not None and not (start <= time.start and time.end <= end):
        time = None  # a state of things: it is dated only by its own words
    when, when_ground = _time(report, frame, kind, modality, time)
    if when_ground is not None:
        spans["time"] = when_ground
    counted = group is not None and modality != "denied" and (kind != "pay" or predicate.name == "state_earns")
    if kind == "pay" and group is not None and group.count_span is not None and group.count_span[0] < start:
        counted = False  # the people of a joined predicate: "sends 20,000 workers abroad, earning ..."
    count = group.count if group is not None and counted else None
    if count is None:
        spans.pop("count", None)
    if kind == "paper" and count is not None and group is not None and _ONLY.search(report.text, *group.span):
        count = Count(low=count.high, high=count.high, basis="exact")
    if kind == "condition" and count is None and (one := _alone(report.text, start, end)) is not None:
        count = Count(low=1, high=1, basis="exact")
        spans["count"] = Ground(spans=(one,))
    if kind == "paper" and modality != "denied" and (papers := _papers(values, scene, frame, count)) is not None:
        count = papers.value
        spans["count"] = Ground(spans=((papers.start, papers.end),))
    if kind == "movement":
        spans["direction"] = Ground(spans=(trigger,))
    low, high = words[frame.clause.first].start, words[frame.clause.last - 1].end
    sector = cast("Sector | None", predicate.sector)
    found = find_sector(report.text, low, high) or find_sector(report.text, sentence.start, sentence.end)
    if found is not None and kind in ("movement", "presence", "hiring", "pay", "condition", "enforcement", "retention"):
        sector = found[0]
        spans["sector"] = Ground(spans=((found[1], found[2]),))
    elif sector is None and scene.sector is not None and _of_before(group) and kind not in ("paper", "order"):
        sector, spans["sector"] = scene.sector
    employer = (
        firm_in(report.text, low, high)
        if kind in ("hiring", "presence", "enforcement", "pay", "movement", "condition")
        else None
    )
    if employer is not None:
        spans["employer"] = Ground(spans=((employer[1], employer[2]),))
    document = _document(report.text, low, high, values, spans) if kind == "paper" else None
    if kind == "paper" and document is None:
        return []
    money = _money(values, low, high, frame, spans) if kind == "pay" else None
    if kind == "pay" and money is None:
        return []
    spans["source"] = speech.ground if speech.ground.by is None else Ground(spans=((start, end),))
    spans["modality"] = Ground(spans=(trigger if modality != "asserted" else (start, end),))
    if predicate.indicator is not None:
        spans["indicator"] = Ground(spans=(trigger,))
    drafts = []
    sums = [(money, spans.get("money")), *_further_sums(values, low, high, money)]
    for (amount, amount_ground), (place, ground) in product(sums, where.choices):
        grounds: dict[str, Ground] = dict(spans) | ({"money": amount_ground} if amount_ground is not None else {})
        if place != where.choices[0][0]:
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
                count=count if place == where.choices[0][0] else None,
                sex=group.sex if group is not None else None,
                origin=slots["origin"],
                destination=slots["destination"],
                place=slots["place"],
                employer=employer[0] if employer is not None else None,
                sector=sector,
                time=when,
                modality=modality,
                source=speech.source,
                document=document,
                money=amount,
                indicator=cast("Indicator | None", predicate.indicator),
                spans=MappingProxyType(grounds),
                rule=predicate.name,
                score=predicate.score
                + (1.0 if count else 0.0)
                + (0.5 if place is not None and "place" not in where.carried else 0.0),
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


def _core(values: Values, trigger: tuple[int, int], frame: Frame, last: int) -> tuple[int, int]:
    """The words without which a claim of pay or condition says nothing: its predicate, and the sums right behind it."""
    start, end = trigger
    if frame.predicate.kind != "pay":
        return start, end
    sums = [(one.start, one.end) for one in values.money] + [(one.start, one.end) for one in values.shares]
    for low, high in sorted(sums):
        if end <= low < min(end + _NEXT_SUM, last):
            end = high
    return start, end


_NEXT_SUM = 25
"""Characters behind a predicate of pay within which a sum is its own."""


_ONLY = re.compile(r"\bno more than [\w,]+ of\b", re.I)
"""A part that is told to be small ("no more than 36 of them had a permit") is a number, no bound."""

_PERSON = re.compile(
    r"\b(?:he|she|him)\b|\b(?:a|an|one)(?: \d\d-year-old)? North Korean (?:\w+ )?"
    r"(?:worker|labou?rer|welder|builder|man|woman|logger|seamstress|waitress|mason|cook)\b(?!s)",
    re.I,
)
_MORE = re.compile(r"\b(?:they|them|workers|labou?rers|people|women|men|employees|others)\b", re.I)


def _alone(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words of a condition that name one person alone, None where others are spoken of as well."""
    one = _PERSON.search(text, start, end)
    return one.span() if one is not None and _MORE.search(text, start, end) is None else None


def _papers(values: Values, scene: Scene, frame: Frame, people: Count | None) -> FoundCount | None:
    """The number of visas, permits or passes of the clause: one for each of the people.

    Where neither people nor papers are counted by name, it is the only number that the clause gives ("20,000 in all").
    """
    words = scene.sentence.words
    counts = within(values.counts, words[frame.clause.first].start, words[frame.clause.last - 1].end)
    named = next((one for one in counts if one.noun is not None and _PAPER.match(one.noun)), None)
    if named is not None or people is not None or len(counts) != 1:
        return named
    return counts[0] if counts[0].noun is None else None


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


def _of_before(group: Group | None) -> bool:
    """Whether a pronoun without a number names the people, so that they are those of the sentence before."""
    return group is not None and not group.labour and group.count is None


def _told_before(text: str, scene: Scene, frame: Frame) -> str:
    """The clause up to the end of the predicate: what follows colours other things."""
    words = scene.sentence.words
    return text[words[min(frame.clause.first, frame.at)].start : words[frame.end - 1].end]


def _in_relative(scene: Scene, frame: Frame) -> bool:
    """Whether the predicate stands in "workers who …" of its own people."""
    words, group = scene.sentence.words, frame.group
    if group is None or group.last >= frame.at or group.last >= len(words):
        return False
    return words[group.last].low in ("who", "that") and not any(
        word.text == "," for word in words[group.last : frame.at]
    )


def _relative(text: str, scene: Scene, frame: Frame, start: int, end: int) -> tuple[int, int]:
    """The people and their relative clause, to its comma or the end of the quote."""
    if frame.group is None:
        return start, end
    comma = text.find(",", scene.sentence.words[frame.end - 1].end, end)
    return max(start, frame.group.start), comma if comma >= 0 else end


def _time(
    report: Report, frame: Frame, kind: Kind, modality: str, time: FoundTime | None
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
    past = frame.reading is not None and frame.reading.tense == "past"
    if kind == "presence" and not past and frame.predicate.needs != "caption" and modality in ("asserted", "denied"):
        return today, Ground(by="published")
    if now and kind not in ("movement", "pay") and modality == "asserted":
        return today, Ground(by="published")
    return None, None


_PAPER = re.compile(r"(?:work |tourist |student )?(?:visa|permit|pass|authori[sz]ation)s?$|passes$")
_NORM = re.compile(r"\b(?:supposed|meant|should|only|agreement|allowed|normally|officially|permitted)\b", re.I)


def _with_norm(text: str, scene: Scene, values: Values, clauses: Sequence[Clause], frame: Frame, start: int) -> int:
    """Start of the quote of a paper claim, the clause before it included where that tells how long papers should hold.

    A validity means little without the rule it breaks, so the two are shown together.
    """
    words = scene.sentence.words
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
    return low


def _document(text: str, low: int, high: int, values: Values, spans: dict[str, Ground]) -> Document | None:
    """The document that the words name first, with its validity in days where the clause gives one."""
    hits = ((kind, match) for kind, pattern in _documents() if (match := pattern.search(text, low, high)))
    kind, match = next(hits, (None, None))
    if kind is None or match is None:
        return None
    spans["document"] = Ground(spans=(match.span(),))
    lengths = [time for time in within(values.times, low, high) if time.kind == "duration" and time.days is not None]
    held = lengths and re.search(r"valid|month|stay|period|expire", text[low:high], re.IGNORECASE)
    return Document(type=kind, validity_days=lengths[0].days if held else None)


def _further_sums(values: Values, low: int, high: int, first: Money | None) -> list[tuple[Money | None, Ground | None]]:
    """A sum of the clause in another currency than the first, which is a claim of its own (rulings 28 and 41)."""
    if first is None or first.currency is None:
        return []
    others = [one for one in within(values.money, low, high) if one.value.currency not in (None, first.currency)]
    return [(one.value, Ground(spans=((one.start, one.end),))) for one in others[:1]]


_PERIODS = (
    ("month", re.compile(r"\bmonthly\b|\b(?:a|per|each|every) month\b", re.I)),
    ("year", re.compile(r"\b(?:annual(?:ly)?|yearly)\b|\b(?:a|per|each|every) year\b", re.I)),
    ("day", re.compile(r"\bdaily\b|\b(?:a|per|each|every) day\b", re.I)),
)
_WAGED = re.compile(
    r"wages?|salar|earn|income|pay|paid|money|fund|revenue|remit|proceeds|currency|take in|takes in|allowance|stipend|"
    r"\bcash|\bcut\b|livelihood",
    re.I,
)


def _per(frame: Frame) -> str | None:
    """The period that the clause names for its sums; a bribe or a levy is paid once (ruling 15).

    What the state earned "in 2015" it earned in a year.
    """
    if frame.predicate.name == "bribe":
        return "total"
    named = next((name for name, pattern in _PERIODS if pattern.search(frame.body)), None)
    if named is None and _LEVY.search(frame.body):
        return "total"
    if named is None and frame.predicate.name == "state_earns" and _IN_YEAR.search(frame.body):
        return "year"
    return named


_LEVY = re.compile(
    r"\b(?:ordered|instructed|told|asked|required|forced|obliged|made|had|have)(?: \w+){0,4} to "
    r"(?:pay|contribute|donate|hand over|give)\b"
    r"|\b(?:lev(?:y|ies)|bribes?|deposits?|contributions?|donations?)\b",
    re.I,
)
_IN_YEAR = re.compile(r"\b(?:in|for|during) (?:19|20)\d\d\b", re.I)


def _money(values: Values, low: int, high: int, frame: Frame, spans: dict[str, Ground]) -> Money | None:
    """The sum of the clause, the share that the state or the managers keep, or an empty sum where only words tell."""
    sums = within(values.money, low, high)
    shares = within(values.shares, low, high)
    worded = frame.predicate.needs == "topic" or _WAGED.search(frame.body)
    per = cast("Per | None", _per(frame))
    kept = None
    told = within(values.pay_shares, low, high)
    if told:
        kept = told[0].value.share
    elif shares:
        left = frame.predicate.name == "left_to_them"
        kept = round(1 - shares[0].value, 6) if left else shares[0].value
    if sums:
        found = sums[0]
        spans["money"] = Ground(spans=((found.start, found.end),))
        share = kept if kept is not None and worded and found.value.share is None else found.value.share
        one = found.value
        return Money(low=one.low, high=one.high, currency=one.currency, per=one.per or per, share=share)
    if not worded and not (shares and frame.predicate.needs == "share_or_state"):
        return None
    spans["money"] = Ground(spans=((shares[0].start, shares[0].end) if shares else (low, high),))
    return Money(per=per if kept is not None or per == "total" else None, share=kept)
