"""The claims of a row of an office's ledger: those of its cells, and those of its prose that say more.

The columns say what each cell means, so nothing is sought in a sentence: a person wrote these values under these
headings. English prose of the row (a quote, a note) is read as any English report is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, cast

from tumen.errors import InvalidData
from tumen.extract.cells import SUBJECT, Row, Told, shared_by
from tumen.extract.drafts import Draft, Reader
from tumen.ledger import QUOTE_LIMIT, Count, Direction, Document, Ground, Kind, Money, Place, Report, StatedFact, When
from tumen.normalise import lookup_place, within

RULE = "ledger row"
SCORE = 1.0
"""A person stated each value in a column of that meaning, so there is no reading of words that could be unlikely. What
may be wrong is what a column was taken for, and that is shown before anything of a ledger is added."""

_PROSE = ("quote", "note")
_SUBJECT_WORDS = "North Korean workers."
"""What is read before the prose of a row: the ledger is about them, and its prose need not say so again."""
_WEIGHTS = {"count": 4, "place": 3, "destination": 3, "origin": 3, "employer": 2, "money": 4, "document": 4, "kind": 2}
"""How much it matters that the cell of a slot stands in the quote, where not all do; the others count 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RowReading:
    """What a row gives: the drafts of its cells, each a claim as it stands; those of its prose, before resolution."""

    cells: tuple[Draft, ...] = ()
    prose: tuple[Draft, ...] = ()
    facts: tuple[StatedFact, ...] = ()
    upstream: tuple[str, ...] = ()


def read_row(report: Report, reader: Reader | None, *, least: float | None = None) -> RowReading:
    """What a row says; nothing where it names workers of another state than the sending one.

    `reader` reads the prose, None where its language has no rules. What prose only repeats of the cells is left out.
    """
    row = Row(report)
    if row.strangers():
        return RowReading()
    told = list(_drafts(row))
    prose = _of_prose(row, reader, least=least) if reader is not None else RowReading()
    fresh = tuple(draft for draft in prose.prose if not any(_repeats(cell, draft) for cell in told))
    told, fresh = _with_indicator(told, fresh)
    return RowReading(cells=tuple(told), prose=fresh, facts=prose.facts, upstream=prose.upstream)


def _with_indicator(told: list[Draft], fresh: tuple[Draft, ...]) -> tuple[list[Draft], tuple[Draft, ...]]:
    """The conditions of the cells with the indicator that the first one of the prose shows, which is then told."""
    shown = next((draft for draft in fresh if draft.kind == "condition"), None)
    if shown is None or not any(draft.kind == "condition" for draft in told):
        return told, fresh
    ground = shown.spans.get("indicator", Ground(spans=((shown.start, shown.end),)))
    return [
        replace(draft, indicator=shown.indicator, spans=MappingProxyType(dict(draft.spans) | {"indicator": ground}))
        if draft.kind == "condition"
        else draft
        for draft in told
    ], tuple(draft for draft in fresh if draft is not shown)


def prose_of(report: Report) -> Report:
    """The row as a report that holds nothing but its prose, at the same offsets, behind what the ledger is about."""
    text = ["\n" if letter == "\n" else " " for letter in report.text]
    spans = [(cell.start, cell.end) for cell in report.cells if cell.meaning in _PROSE]
    room = min((start for start, _ in spans), default=0)
    if room > len(_SUBJECT_WORDS):
        text[: len(_SUBJECT_WORDS)] = _SUBJECT_WORDS
        text[room - 1] = "\n"
    for start, end in spans:
        text[start:end] = report.text[start:end]
    return replace(report, text="".join(text), furniture=(), captions=())


def in_prose(report: Report, start: int, end: int) -> bool:
    """Whether a stretch of a row's text lies in one of its cells of prose."""
    return any(cell.meaning in _PROSE and cell.start <= start and end <= cell.end for cell in report.cells)


def _of_prose(row: Row, reader: Reader, *, least: float | None) -> RowReading:
    """What the prose of a row says, with the row's place and source where it leaves them open."""
    if not row.of(*_PROSE):
        return RowReading()
    reading = reader(prose_of(row.report), least=least)
    drafts = [
        draft
        for draft in reading.drafts
        if in_prose(row.report, draft.start, draft.end)
        and all(in_prose(row.report, *span) for ground in draft.spans.values() for span in ground.spans)
    ]
    here = row.here()
    lent = here[0] if len(here) == 1 else None
    return RowReading(
        prose=tuple(_voiced(_placed(draft, lent), row) for draft in drafts),
        facts=tuple(fact for fact in reading.facts if in_prose(row.report, fact.start, fact.end)),
        upstream=reading.upstream,
    )


def _placed(draft: Draft, here: Told[Place] | None) -> Draft:
    if here is None or draft.kind == "movement" or draft.place is not None:
        return draft
    spans = MappingProxyType(dict(draft.spans) | {"place": here[1]})
    return replace(draft, place=here[0], spans=spans, carried=draft.carried | {"place"})


def _voiced(draft: Draft, row: Row) -> Draft:
    """The draft with the source that the row names, where the prose speaks in its own voice."""
    if draft.source.type != "author":
        return draft
    source, ground = row.source()
    return replace(draft, source=source, spans=MappingProxyType(dict(draft.spans) | {"source": ground}))


def _repeats(cell: Draft, draft: Draft) -> bool:
    """Whether the prose says again what the cells say: the same kind, and nothing that differs."""
    alike = {cell.kind, draft.kind} <= {"presence", "hiring"} or cell.kind == draft.kind
    if not alike or cell.direction != draft.direction:
        return False
    if cell.kind == "pay":
        sums = [(one.low, one.high, one.currency, one.share) for one in (cell.money, draft.money) if one is not None]
        return len(set(sums)) == 1 or draft.money == Money()
    if cell.kind == "paper":
        one, two = cell.document or Document(), draft.document or Document()
        return two.type in (None, one.type) and two.validity_days in (None, one.validity_days)
    if cell.kind == "condition" and draft.indicator is not None:
        return False
    if draft.count is not None and cell.count is not None:
        if not _one_number(cell.count, draft.count):
            return False
    elif draft.count is not None and draft.part:
        return False
    places = [_where(cell), _where(draft)]
    if None not in places and not _agree(*cast("list[Place]", places)):
        return False
    if cell.time is not None and draft.time is not None and not cell.time.overlaps(draft.time):
        return False
    return cell.employer is None or draft.employer is None or _one_name(cell.employer, draft.employer)


def _one_number(cell: Count, told: Count) -> bool:
    """Whether two counts share an end ("150+" and "150"), or the second lies in the first."""
    if {cell.low, cell.high} & {told.low, told.high} - {None}:
        return True
    ends = cell.low, cell.high, told.low, told.high
    return None not in ends and bool(cell.low <= told.low and told.high <= cell.high)  # type: ignore[operator]


def _where(draft: Draft) -> Place | None:
    if draft.kind != "movement":
        return draft.place
    return draft.origin if draft.direction == "return" else draft.destination


def _agree(one: Place, other: Place) -> bool:
    return (one.name, one.country) == (other.name, other.country) or within(one, other) or within(other, one)


def _one_name(one: str, other: str) -> bool:
    first, second = one.casefold(), other.casefold()
    return first in second or second in first


def _drafts(row: Row) -> Iterator[Draft]:
    """The claims of the cells: the main one, then what the row says of pay and of papers."""
    money, document = row.money(), row.document()
    main = _main_kind(row, told=bool(money) or document is not None)
    said = _Said(row)
    for kind, direction in main:
        if kind == "pay":
            yield from said.drafts(kind, money=money or [(Money(), said.whole())])
        elif kind == "paper":
            yield from said.drafts(kind, document=document or (Document(), said.whole()))
        else:
            yield from said.drafts(kind, direction=direction)
    kinds = {kind for kind, _ in main}
    if money and "pay" not in kinds:
        yield from said.drafts("pay", money=money, counted=False)
    if document is not None and "paper" not in kinds:
        yield from said.drafts("paper", document=document, counted=False)


def _main_kind(row: Row, *, told: bool) -> list[tuple[Kind, Direction | None]]:
    """What the row tells: what its kind says, else a move where it names ends of one, else that workers are there.

    A deportation is an act of the host and a return (ruling 32). Without a number or an employer, a place alone tells
    nothing of workers, and a firm with its pay or papers (`told`) tells of those.
    """
    kind = row.kind()
    if kind is not None and kind == ("enforcement", "return"):
        return [("enforcement", None), ("movement", "return")]
    if kind is not None and kind[0] == "movement":
        # "arrival" in the sending state is a return, whatever it is called
        told_by_ends = _direction(row) if kind[1] is None or all(map(row.places, ("origin", "destination"))) else None
        return [("movement", told_by_ends or kind[1])]
    if kind is not None:
        return [kind]
    if row.of("origin", "destination"):
        return [("movement", _direction(row))]
    counted = row.count() is not None and bool(row.here() or row.employers())
    return [("presence", None)] if counted or (row.employers() and not told) else []


def _direction(row: Row) -> Direction | None:
    """The direction that the ends of a move tell."""
    start, goal = ({place.country for place, _ in row.places(end)} for end in ("origin", "destination"))
    if SUBJECT in goal:
        return "return"
    if goal and (SUBJECT in start or not start):
        return "out"
    return "transfer" if start and goal else None


class _Said:
    """The slots that all claims of a row share."""

    def __init__(self, row: Row) -> None:
        self._row = row
        self._spans: dict[str, Ground] = {}
        self._slots: dict[str, Any] = {}
        for slot, told in (("sex", row.sex()), ("sector", row.sector()), ("modality", row.modality())):
            if told is not None:
                self._slots[slot], self._spans[slot] = told
        self._slots["source"], self._spans["source"] = row.source()
        self._time = row.time()
        self._count = row.count()
        self._here = row.here()
        self._employers = row.employers()
        state = row.host()
        self._host = state if state is not None and state[0] != SUBJECT else None

    def whole(self) -> Ground:
        """All cells of the row, for a slot that only the kind of the row tells."""
        kinds = self._row.of("kind")
        return kinds[0].ground if kinds else Ground(by="ruling 16")

    def drafts(
        self,
        kind: Kind,
        *,
        direction: Direction | None = None,
        money: Sequence[Told[Money]] = (),
        document: Told[Document] | None = None,
        counted: bool = True,
    ) -> Iterator[Draft]:
        """The claims of one kind: one, or one a sum, a place or a firm where the row lists several (rulings 4, 28, 35).

        The number stands with the region that several places share, and each place without one.
        """
        slots, spans = dict(self._slots), dict(self._spans)
        if document is not None:
            slots["document"], spans["document"] = document
        if counted and self._count is not None:
            count, ground = self._count
            if count.high == 0:
                slots["modality"], spans["modality"] = "denied", ground  # ruling 22: never a count of 0
            else:
                slots["count"], spans["count"] = count, ground
        self._set_time(kind, slots, spans)
        for ends, firm, whole in self._variants(kind, direction, counted="count" in slots):
            for paid in money or (None,):
                told = ends | firm | ({"money": paid} if paid is not None else {})
                mine = slots | {slot: one[0] for slot, one in told.items()}
                grounds = spans | {slot: one[1] for slot, one in told.items()}
                if not whole:
                    mine.pop("count", None)
                    grounds.pop("count", None)
                yield self._draft(kind, direction, mine, grounds)

    def _variants(
        self, kind: Kind, direction: Direction | None, *, counted: bool
    ) -> Iterator[tuple[dict[str, Told[Any]], dict[str, Told[Any]], bool]]:
        """Places and firm of each claim, and whether it is about all the people of the row."""
        places, firms = self._ends(kind, direction), [{"employer": firm} for firm in self._employers]
        lists = len(places) > 1 or len(firms) > 1
        everywhere = self._shared(places)
        all_firms = firms[0] if len(firms) == 1 else {}
        if counted or not lists:
            yield everywhere, all_firms, True
        if len(places) > 1 and (_region(everywhere) is not None or not counted):
            for place in places:
                yield place, all_firms, False
        if len(firms) > 1:
            for firm in firms:
                yield everywhere, firm, False

    @staticmethod
    def _shared(places: Sequence[dict[str, Told[Any]]]) -> dict[str, Told[Any]]:
        """The ends that all places share: those that are one, and the region that holds the others."""
        if len(places) < 2:
            return dict(places[0]) if places else {}
        found: dict[str, Told[Any]] = {}
        for slot in places[0]:
            told = [place[slot] for place in places]
            region = shared_by(one[0] for one in told)
            if region is not None:
                ground = Ground(spans=tuple(sorted({span for one in told for span in one[1].spans})) or ((0, 1),))
                found[slot] = told[0] if all(one == told[0] for one in told) else (region, ground)
        return found

    def _ends(self, kind: Kind, direction: Direction | None) -> list[dict[str, Told[Any]]]:
        """The places of a claim, one for each of a list: of a movement the two ends, the host's side one for each.

        The sending state is the other end of a way out or home (ruling 26).
        """
        if kind != "movement":
            return [{"place": place} for place in self._here]
        starts, goals = self._row.places("origin"), self._row.places("destination")
        home = _home()
        if direction == "out":
            start = starts[0] if len(starts) == 1 else home
            return [{"origin": start, "destination": goal} for goal in goals or self._here] or [{"origin": start}]
        if direction == "return":
            goal = goals[0] if len(goals) == 1 else home
            return [{"origin": start, "destination": goal} for start in starts or self._here] or [{"destination": goal}]
        if direction == "transfer":
            goals = goals or self._here
        elif not goals:
            starts = starts or self._here
        ends = {"origin": starts, "destination": goals}
        return [{slot: told[0] for slot, told in ends.items() if len(told) == 1}]

    def _set_time(self, kind: Kind, slots: dict[str, Any], spans: dict[str, Ground]) -> None:
        published = self._row.report.published
        if self._time is not None:
            slots["time"], spans["time"] = self._time
        elif (
            kind == "presence" and published is not None and slots.get("modality", "asserted") in ("asserted", "denied")
        ):
            slots["time"], spans["time"] = When(start=published, end=published), Ground(by="published")  # ruling 10

    def _draft(self, kind: Kind, direction: Direction | None, slots: dict[str, Any], spans: dict[str, Ground]) -> Draft:
        here = slots.get("place") or (
            slots.get("origin") if direction in ("return", None) else slots.get("destination")
        )
        if self._host is not None and here is not None and here.country == self._host[0]:
            spans = spans | {"host": self._host[1]}
        said = {slot: ground for slot, ground in spans.items() if slot != "source"}
        if kinds := self._row.of("kind"):
            said["kind"] = kinds[0].ground
        start, end = _quote(self._row.report.text, said)
        return Draft(
            kind=kind,
            direction=direction,
            start=start,
            end=end,
            sentence=0,
            paragraph=0,
            spans=MappingProxyType(spans),
            rule=RULE,
            score=SCORE,
            **slots,
        )


def _region(ends: Mapping[str, Told[Any]]) -> Place | None:
    return next((told[0] for slot, told in ends.items() if slot in ("place", "origin", "destination")), None)


def _home() -> Told[Place]:
    place = lookup_place("North Korea")
    if place is None or place.country != SUBJECT:
        raise InvalidData("places.tsv: the sending state is missing; run tools/make_places.py.")
    return place, Ground(by="ruling 26")


def _quote(text: str, spans: Mapping[str, Ground]) -> tuple[int, int]:
    """The stretch of the text that holds the cells of a claim, from the heading of the first one.

    Where it would be longer than a quote may be, the stretch of whole cells that holds those which matter most; a cell
    that is longer by itself is cut.
    """
    weights: dict[tuple[int, int], int] = {}
    for slot, ground in spans.items():
        for span in ground.spans:
            weights[span] = weights.get(span, 0) + _WEIGHTS.get(slot, 1)
    cells = sorted(weights)
    if not cells:
        return 0, min(len(text.rstrip()), QUOTE_LIMIT)
    best = (0, 0, 0)
    for first, (start, _) in enumerate(cells):
        head = text.rfind("\n", 0, start) + 1
        for begin in (head, start):
            inside = [cell for cell in cells[first:] if cell[1] - begin <= QUOTE_LIMIT]
            if inside:
                worth = sum(weights[cell] for cell in inside)
                # the most that matters, then the shortest
                best = max(best, (worth, begin - inside[-1][1], begin))
                break
    if best[0]:
        return best[2], best[2] - best[1]
    start, end = max(cells, key=lambda cell: (weights[cell], -cell[0]))
    return start, min(end, start + QUOTE_LIMIT)
