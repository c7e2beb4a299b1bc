"""The slots of a frame: count, place, time, employer, sector, document, money, each with the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from tumen.extract.drafts import Draft
from tumen.extract.en import operators
from tumen.extract.en.clauses import Clause
from tumen.extract.en.groups import Group
from tumen.extract.en.passage import ABROAD, OBSERVERS, Scene
from tumen.extract.en.quotes import quote_of
from tumen.extract.en.roles import FROM, IN, TO, Placed, choose_time, country_place, finest, firm_in, is_home, listed
from tumen.extract.en.rules import Predicate
from tumen.extract.en.speakers import Speech
from tumen.extract.en.values import Values, within
from tumen.extract.en.verbs import VerbReading
from tumen.ledger import Direction, Document, Ground, Kind, Modality, Money, Place, Report, When
from tumen.normalise import FoundTime, lookup_place
from tumen.normalise import within as within_place
from tumen.resources.lexicons import find_sector

_HOME = "North Korea"
_DOCUMENTS: tuple[tuple[str, str], ...] = (
    ("border_pass", r"border pass|river[- ]crossing|border[- ]crossing (?:pass|permit)|visitor permit|\bpasses\b|crossing pass"),
    ("student_visa", r"student|study visa|education"),
    ("tourist_visa", r"touris[tm]|visitor visa"),
    ("no_visa", r"visa-free|without (?:a |any |valid |proper |work |the )*(?:visas?|permits?|papers|documents)|no visas?\b|(?:n’t|n't|not) have visas|undocumented"),
    ("other", r"train(?:ee|ing)|cultural|business visa|short-term|family|transit|passport"),
    ("work_visa", r"work(?:ing)? (?:visas?|permits?|authori[sz]ations?)|labou?r (?:visas?|permits?)|permits?\b|authori[sz]ations?|visas?\b"),
)  # fmt: skip
_DOCUMENT_PATTERNS = tuple((name, re.compile(pattern, re.I)) for name, pattern in _DOCUMENTS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """A predicate at words `at` to `end` of a clause, with its people and the places of the clause."""

    predicate: Predicate
    at: int
    end: int
    clause: Clause
    reading: VerbReading | None
    group: Group | None
    places: tuple[Placed, ...]
    adjectives: tuple[Placed, ...]
    speaker: Placed | None
    body: str
    noun: bool


def draft_of(
    report: Report, scene: Scene, speech: Speech, values: Values, clauses: Sequence[Clause], frame: Frame
) -> list[Draft]:
    """The drafts of a frame: one, or one for each place of a list (ruling 4); none where it says nothing."""
    predicate, sentence, group = frame.predicate, scene.sentence, frame.group
    words = sentence.words
    trigger = (words[frame.at].start, words[frame.end - 1].end)
    spans: dict[str, Ground] = {}
    kind = cast("Kind", predicate.kind)
    where = _where(scene, frame, kind)
    direction = where.direction if kind == "movement" else None
    if kind == "movement" and direction is None and predicate.name != "defect":
        return []
    time = choose_time(values, scene, frame.clause, frame.at, speech.spoken)
    needed = [trigger]
    if group is not None and abs(group.first - frame.at) < 40:
        needed.append(group.span)
    if group is not None and group.count_span is not None:
        needed.append(group.count_span)
        spans["count"] = Ground(spans=(group.count_span,))
    start, end = quote_of(report.text, sentence, clauses, speech.spoken, needed)
    if _in_relative(scene, frame):
        start, end = _relative(report.text, scene, frame, start, end)
    if kind == "paper":
        start = _with_norm(report.text, scene, values, clauses, frame, start)
    modality = cast("Modality", predicate.modality or operators.modality_of(_told_before(report.text, scene, frame), frame.reading, kind=kind))
    if predicate.only not in (None, modality):
        return []
    if group is not None and group.sex is not None and group.sex_span is not None:
        spans["sex"] = Ground(spans=(group.sex_span,))
    when, when_ground = _time(
        report, frame, kind, modality, time, sentence.zone, counted=group is not None and group.count is not None
    )
    if when_ground is not None:
        spans["time"] = when_ground
    count = group.count if group is not None and modality != "denied" else None
    if count is None:
        spans.pop("count", None)
    if kind == "movement":
        spans["direction"] = Ground(spans=(trigger,))
    low, high = words[frame.clause.first].start, words[frame.clause.last - 1].end
    sector = predicate.sector
    found = find_sector(report.text, low, high) or find_sector(report.text, sentence.start, sentence.end)
    if found is not None and kind in ("movement", "presence", "hiring", "pay", "condition", "enforcement", "retention"):
        sector = found[0]
        spans["sector"] = Ground(spans=((found[1], found[2]),))
    employer = (
        firm_in(report.text, low, high)
        if kind in ("hiring", "presence", "enforcement", "pay", "movement", "condition")
        else None
    )
    if employer is not None:
        spans["employer"] = Ground(spans=((employer[1], employer[2]),))
    document = _document(report.text, low, high, values, predicate, spans) if kind == "paper" else None
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
    for place, ground in where.choices:
        own = dict(spans)
        slots: dict[str, Place | None] = {"origin": None, "destination": None, "place": None}
        if kind == "movement":
            slots["origin"], slots["destination"] = where.origin, where.destination
            if where.origin is not None and where.origin_ground is not None:
                own["origin"] = where.origin_ground
            if where.destination is not None and where.destination_ground is not None:
                own["destination"] = where.destination_ground
            side = "origin" if direction == "return" else "destination"
            slots[side] = place
            own.pop(side, None)
            if place is not None and ground is not None:
                own[side] = ground
            if direction == "return" and place is None:
                slots["origin"] = None
        else:
            slots["place"] = place
            if place is not None and ground is not None:
                own["place"] = ground
        drafts.append(
            Draft(
                kind=kind,
                start=start,
                end=end,
                sentence=sentence.number,
                paragraph=sentence.paragraph,
                headline=sentence.zone in ("headline", "title"),
                direction=direction,
                count=count if len(where.choices) == 1 else None,
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
                money=money,
                indicator=predicate.indicator,  # type: ignore[arg-type]
                spans=MappingProxyType(own),
                rule=predicate.name,
                score=predicate.score
                + (1.0 if count else 0.0)
                + (0.5 if place is not None and "place" not in where.carried else 0.0),
                general=operators.is_custom(frame.body),
                definite=group is not None and (group.definite or not group.labour and group.count is None),
                part=group is not None and group.part,
                further=group is not None and group.further,
                echo=predicate.name in ("numbered", "there_are") and group is not None and not group.labour and not frame.places,
                carried=where.carried,
            )
        )
    return drafts


def _told_before(text: str, scene: Scene, frame: Frame) -> str:
    """The clause up to the end of the predicate: what follows colours other things."""
    words = scene.sentence.words
    return text[words[min(frame.clause.first, frame.at)].start : words[frame.end - 1].end]


def _in_relative(scene: Scene, frame: Frame) -> bool:
    """Whether the predicate stands in "workers who …" of its own people."""
    words, group = scene.sentence.words, frame.group
    if group is None or group.last >= frame.at or group.last >= len(words):
        return False
    return words[group.last].low in ("who", "that") and not any(word.text == "," for word in words[group.last : frame.at])


def _relative(text: str, scene: Scene, frame: Frame, start: int, end: int) -> tuple[int, int]:
    """The people and their relative clause, to its comma or the end of the quote."""
    if frame.group is None:
        return start, end
    comma = text.find(",", scene.sentence.words[frame.end - 1].end, end)
    return max(start, frame.group.start), comma if comma >= 0 else end


@dataclass(frozen=True, kw_only=True, slots=True)
class Where:
    """Where a frame holds: its host places (each one draft) and, for a movement, its two ends and its direction."""

    choices: tuple[tuple[Place | None, Ground | None], ...]
    direction: Direction | None = None
    origin: Place | None = None
    origin_ground: Ground | None = None
    destination: Place | None = None
    destination_ground: Ground | None = None
    carried: frozenset[str] = frozenset()


def _where(scene: Scene, frame: Frame, kind: Kind) -> Where:
    words = scene.sentence.words
    hosts = [one for one in frame.places if not is_home(one.found) and one.preposition != "by"]
    home = [one for one in frame.places if is_home(one.found)]
    if kind != "movement":
        choices, carried = _choices(scene, frame, hosts)
        if kind == "order" and home and not hosts:
            best = finest(home)
            if best is not None:
                return Where(choices=((best.found.place, _ground(best)),))
        return Where(choices=choices, carried=carried)
    homeward = any(one.preposition == TO for one in home) or any(
        word.low in ("home", "homeland")
        or (word.low == "back" and not any(one.preposition in (TO, IN) for one in hosts))
        for word in words[frame.at : min(frame.clause.last, frame.end + 8)]
    )
    goal = [one for one in hosts if one.preposition in (TO, IN)]
    source = [one for one in hosts if one.preposition == FROM]
    direction = frame.predicate.direction
    if frame.predicate.name == "defect":
        return Where(choices=((None, None),))
    if homeward or (frame.predicate.direction == "return" and not any(one.preposition == TO for one in goal)):
        direction = "return"
    elif source and any(one.preposition == TO for one in goal) and direction != "out":
        direction = "transfer"
    elif any(one.preposition == TO for one in goal) or direction == "out":
        direction = "out"
    korea = lookup_place(_HOME, country="KP")
    ruling = Ground(by="ruling 26")
    if direction == "return":
        side = source or [one for one in hosts if one.preposition != TO] or []
        choices, carried = _choices(scene, frame, side)
        return Where(choices=choices, direction="return", destination=korea, destination_ground=ruling, carried=carried)
    cities = [one for one in home if one.preposition == FROM and one.found.place.level != "country"]
    origin = finest(cities) or next((one for one in home if one.found.place.level == "country"), None)
    aimed = [one for one in goal if one.preposition == TO]
    if aimed:
        goal = [one for one in goal if any(one is to or within_place(one.found.place, to.found.place) for to in aimed)]
    choices, carried = _choices(scene, frame, goal or [one for one in hosts if one.preposition != FROM])
    if direction == "transfer":
        start = finest(source)
        return Where(
            choices=choices,
            direction="transfer",
            origin=start.found.place if start else None,
            origin_ground=_ground(start) if start else None,
            carried=carried,
        )
    return Where(
        choices=choices,
        direction=cast("Direction | None", direction),
        origin=origin.found.place if origin else korea,
        origin_ground=_ground(origin) if origin else ruling,
        carried=carried,
    )


def _ground(place: Placed) -> Ground:
    return Ground(spans=((place.found.start, place.found.end),))


def _choices(
    scene: Scene, frame: Frame, hosts: Sequence[Placed]
) -> tuple[tuple[tuple[Place | None, Ground | None], ...], frozenset[str]]:
    """The host places of a frame: the finest with those listed beside it, else the one that the passage lends."""
    words = scene.sentence.words
    countries = {one.found.place.country for one in hosts if one.found.place.level == "country"}
    best = finest(hosts)
    if best is not None:
        if len(countries) > 1 and best.found.place.level == "country":
            row = listed(hosts, best, words)
            if len(row) == 2 and not any(
                word.low in ("like", "including", "such", "countries")
                for word in words[frame.clause.first : frame.clause.last]
            ):
                return tuple((one.found.place, _ground(one)) for one in row), frozenset()
            if len(row) > 1:
                return ((None, None),), frozenset()
        row = listed(hosts, best, words) if best.found.place.level != "country" else (best,)
        return tuple((one.found.place, _ground(one)) for one in row), frozenset()
    if any(word.low in ABROAD for word in words[frame.clause.first : frame.clause.last]) or any(
        word.low == "countries" for word in words[frame.clause.first : frame.clause.last]
    ):
        return ((None, None),), frozenset()
    rest = [one for one in scene.places if one.place.country not in ("KP", None, *OBSERVERS)]
    if rest and len({one.place.name for one in rest}) == 1:
        return ((rest[0].place, Ground(spans=((rest[0].start, rest[0].end),))),), frozenset()
    if frame.speaker is not None:
        return ((frame.speaker.found.place, _ground(frame.speaker)),), frozenset({"place"})
    if frame.adjectives and len({one.found.place.name for one in frame.adjectives}) == 1:
        near = frame.adjectives[0]
        if scene.place is None or scene.place[0].country != near.found.place.country:
            return ((near.found.place, _ground(near)),), frozenset()
    if scene.place is not None and re.search(r"\b(?:the|that|this) country\b", frame.body):
        whole = country_place(scene.place[0].country or "")
        if whole is not None:
            return ((whole, Ground(by="gazetteer")),), frozenset({"place"})
    if scene.place is not None:
        return (scene.place,), frozenset({"place"})
    return ((None, None),), frozenset()


def _time(
    report: Report, frame: Frame, kind: Kind, modality: str, time: FoundTime | None, zone: str, *, counted: bool
) -> tuple[When | None, Ground | None]:
    """The time of a frame and what it rests on; a stock told in the present holds at publication (rulings 10 and 24)."""
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
    if kind == "presence" and not past and modality in ("asserted", "denied"):
        return today, Ground(by="published")
    if now and kind not in ("movement", "pay") and modality == "asserted":
        return today, Ground(by="published")
    return None, None


_NORM = re.compile(r"\b(?:supposed|meant|should|only|agreement|allowed|normally|officially|permitted)\b", re.I)


def _with_norm(
    text: str, scene: Scene, values: Values, clauses: Sequence[Clause], frame: Frame, start: int
) -> int:
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


def _document(
    text: str, low: int, high: int, values: Values, predicate: Predicate, spans: dict[str, Ground]
) -> Document | None:
    """The document that the words name first, with its validity in days where the clause gives one."""
    best: tuple[int, int, int, str] | None = None
    for rank, (name, pattern) in enumerate(_DOCUMENT_PATTERNS):
        match = pattern.search(text, low, high)
        if match is not None and (best is None or rank < best[0]):
            best = (rank, match.start(), match.end(), name)
    if best is None:
        return Document(type=predicate.document) if predicate.document else None  # type: ignore[arg-type]
    spans["document"] = Ground(spans=((best[1], best[2]),))
    lengths = [time for time in within(values.times, low, high) if time.kind == "duration" and time.days is not None]
    days = lengths[0].days if lengths and re.search(r"valid|month|stay|period|expire", text[low:high], re.I) else None
    return Document(type=best[3], validity_days=days)  # type: ignore[arg-type]


def _money(values: Values, low: int, high: int, frame: Frame, spans: dict[str, Ground]) -> Money | None:
    sums = within(values.money, low, high)
    shares = within(values.shares, low, high)
    worded = re.search(r"wages?|salar|earn|income|pay|money|fund|revenue|remit|proceeds|currency", frame.body, re.I)
    if sums:
        found = sums[0]
        spans["money"] = Ground(spans=((found.start, found.end),))
        share = shares[0].value if shares and worded and found.value.share is None else found.value.share
        one = found.value
        return Money(low=one.low, high=one.high, currency=one.currency, per=one.per, share=share)
    if not worded and not (shares and frame.predicate.needs == "share_or_state"):
        return None
    if shares:
        spans["money"] = Ground(spans=((shares[0].start, shares[0].end),))
        return Money(share=shares[0].value)
    spans["money"] = Ground(spans=((frame_start(frame, low), high),))
    return Money()


def frame_start(frame: Frame, low: int) -> int:
    """Where the words of a claim about pay without a figure begin."""
    return low
