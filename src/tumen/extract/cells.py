"""The values of the cells of a row: each slot with the cells that it rests on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from tumen.extract.en.source_types import type_of
from tumen.ledger import (
    Cell,
    Count,
    Direction,
    Document,
    Ground,
    Kind,
    Level,
    Modality,
    Money,
    Place,
    Report,
    Sector,
    Sex,
    Source,
    SourceType,
    When,
)
from tumen.normalise import parents, within
from tumen.normalise.cells import (
    cell_count,
    cell_country,
    cell_document,
    cell_employer,
    cell_kind,
    cell_modality,
    cell_money,
    cell_nation,
    cell_places,
    cell_sector,
    cell_sex,
    cell_time,
    joined_time,
    joint_count,
    names_state,
)
from tumen.resources.ledgers import cell_words, fold_cell, is_nothing, word_of

SUBJECT = "KP"
"""The sending state (ISO 3166)."""

_LEVELS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (re.compile(r"\bsite|zone|address|crossing|customs|工地|口岸|세관|объект", re.I), "site"),
    (re.compile(r"cit(?:y|ies)|town|county|市|县|도시|город", re.I), "city"),
    (re.compile(r"province|region|oblast|krai|prefecture|state|省|州|область|край|регион|성\b", re.I), "province"),
)
_MOST_FIRMS = 20
_DESCRIPTION = 200
"""Longest description of a source in characters."""
_WOMEN = re.compile(r"\b(?:female|women|seamstress\w*|waitress\w*)\b|여성|女工|女性|женщин", re.I)
_MEN = re.compile(r"\b(?:male|men)\b|남성|男性|мужчин", re.I)

V = TypeVar("V")
Told = tuple[V, Ground]
"""A value and what it rests on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """A filled cell that says something: its meaning, heading and text, and where it stands in the report's text."""

    meaning: str
    heading: str
    text: str
    start: int
    end: int
    written: str | None

    @property
    def ground(self) -> Ground:
        """The cell as what a slot rests on."""
        return Ground(spans=((self.start, self.end),))


class Row:
    """The cells of a report that is a row, and the value of each slot that they give."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._cells = [cell for cell in map(self._filled, report.cells) if not is_nothing(cell.text)]

    def _filled(self, cell: Cell) -> Filled:
        heading = cell.column.partition(" (")[2].removesuffix(")")
        text = self.report.text[cell.start : cell.end]
        return Filled(
            meaning=cell.meaning, heading=heading, text=text, start=cell.start, end=cell.end, written=cell.written
        )

    def of(self, *meanings: str) -> list[Filled]:
        """The filled cells of these meanings, in the order of the meanings and of the row."""
        return [cell for meaning in meanings for cell in self._cells if cell.meaning == meaning]

    def _first(self, meaning: str, read: Callable[[str], V | None]) -> Told[V] | None:
        for cell in self.of(meaning):
            value = read(cell.text)
            if value is not None:
                return value, cell.ground
        return None

    def strangers(self) -> bool:
        """Whether the row names people of another state than the sending one, or of several."""
        return any(cell_nation(cell.text) != SUBJECT for cell in self.of("nationality"))

    def kind(self) -> tuple[Kind, Direction | None] | None:
        """What the row says is told."""
        found = self._first("kind", cell_kind)
        return found[0] if found is not None else None

    def modality(self) -> Told[Modality] | None:
        """Whether the row says that it is planned, possible or denied; the kind may say so too ("planned dispatch")."""
        said: Told[Modality] | None = self._first("modality", cell_modality)
        if said is not None:
            return said
        kind: Told[Modality] | None = self._first("kind", cell_modality)
        return kind if kind is not None and kind[0] != "asserted" else None

    def count(self) -> Told[Count] | None:
        """How many: the cell of the count, else its low and high ends; the range of both ends that holds the count."""
        whole: Told[Count] | None = self._first("count", cell_count)
        low, high = (next(iter(self.of(end)), None) for end in ("least", "most"))
        value = joint_count(low.text if low is not None else None, high.text if high is not None else None)
        if value is None or not _holds(value, whole):
            return whole
        return value, _together([cell for cell in (*self.of("count")[:1], low, high) if cell is not None])

    def sex(self) -> Told[Sex] | None:
        """Women or men: the cell for it, else the words of the count and its heading ("150 women")."""
        said: Told[Sex] | None = self._first("sex", cell_sex)
        if said is not None:
            return said
        for cell in self.of("count"):
            words = f"{cell.heading} {cell.text}"
            women, men = _WOMEN.search(words), _MEN.search(words)
            if women or men:
                return ("mixed" if women and men else "female" if women else "male"), cell.ground
        return None

    def host(self) -> Told[str] | None:
        """The one host state that the row names."""
        return self._first("host", cell_country)

    def places(self, meaning: str) -> list[Told[Place]]:
        """The places that the row names under a meaning: those of the column that is the most precise.

        Several columns (province, city) name one place; several places in one cell are a list. A name is sought within
        the host state that the row names. A site that the gazetteer lacks gives way to the city that it has.
        """
        state = self.host()
        country = state[0] if state is not None else None
        best: list[Told[Place]] = []
        for cell in self.of(meaning):
            own = country if meaning == "place" else self._country_of(cell.text, country)
            named = [(place, cell.ground) for place in cell_places(cell.text, country=own, level=_level(cell.heading))]
            if named and (not best or max(map(_precision, named)) > max(map(_precision, best))):
                best = named
        return best

    @staticmethod
    def _country_of(text: str, country: str | None) -> str | None:
        """The host where an end of a movement lies in it; it may lie in the sending state too."""
        known = any(place.id is not None for place in cell_places(text, country=country))
        return country if known and not names_state(text) else None

    def here(self) -> list[Told[Place]]:
        """The places that the row is about: its places, else what its host cells name."""
        return self.places("place") or [
            (place, cell.ground) for cell in self.of("host") for place in cell_places(cell.text)
        ]

    def employers(self) -> list[Told[str]]:
        """The names of the firms, each once; a cell may list several, parted by semicolons or lines.

        None where there are more than anybody lists: then it is no list of firms.
        """
        found: dict[str, Told[str]] = {}
        for cell in self.of("employer"):
            for match in re.finditer(r"[^;\n]+", cell.text):
                name = cell_employer(match.group())
                start = cell.start + match.start() + len(match.group()) - len(match.group().lstrip())
                end = cell.start + match.end() - len(match.group()) + len(match.group().rstrip())
                if name is not None:
                    found.setdefault(name, (name, Ground(spans=((start, end),))))
        return list(found.values()) if len(found) <= _MOST_FIRMS else []

    def sector(self) -> Told[Sector] | None:
        """The trade."""
        return self._first("sector", cell_sector)

    def time(self) -> Told[When] | None:
        """When it happened or held: one cell for it, a first and a last day, or year, month and day apart."""
        published = self.report.published
        whole = [(cell, cell_time(cell.text, written=cell.written, published=published)) for cell in self.of("time")]
        told = next(((when, cell.ground) for cell, when in whole if when is not None), None)
        if told is not None and not self.of("until"):
            return told
        first = [
            (cell, cell_time(cell.text, written=cell.written, published=published)) for cell in self.of("since", "time")
        ]
        last = [(cell, cell_time(cell.text, written=cell.written, published=published)) for cell in self.of("until")]
        start = next(((cell, when.start) for cell, when in first if when is not None and when.start is not None), None)
        end = next(((cell, when.end) for cell, when in last if when is not None and when.end is not None), None)
        used = [one[0] for one in (start, end) if one is not None]
        if used and (start is None or end is None or start[1] <= end[1]):
            return When(start=start[1] if start else None, end=end[1] if end else None), _together(used)
        if told is not None:
            return told
        parts = [next(iter(self.of(part)), None) for part in ("year", "month", "day")]
        value = joined_time(*(part.text if part is not None else None for part in parts))
        return (value, _together([part for part in parts if part is not None])) if value is not None else None

    def money(self) -> list[Told[Money]]:
        """The sums: of one cell, or of several that give amount, currency and share apart."""
        cells = self.of("money")
        codes = [cell for cell in cells if fold_cell(cell.text) in cell_words("currencies")]
        found: list[Told[Money]] = []
        for cell in cells:
            if cell in codes:
                continue
            heading = " ".join([cell.heading, *(code.text for code in codes)])
            with_code = (
                [cell, *codes]
                if cell_money(cell.text, heading=cell.heading) != cell_money(cell.text, heading=heading)
                else [cell]
            )
            found += [(value, _together(with_code)) for value in cell_money(cell.text, heading=heading)]
        return _with_share(found)

    def document(self) -> Told[Document] | None:
        """The paper with its validity, from one cell or from two."""
        cells = [(cell, cell_document(cell.text, heading=cell.heading)) for cell in self.of("document")]
        typed = next(((cell, one) for cell, one in cells if one is not None and one.type is not None), None)
        held = next(((cell, one) for cell, one in cells if one is not None and one.validity_days is not None), None)
        used = [one for one in (typed, held) if one is not None]
        if not used:
            return None
        value = Document(
            type=typed[1].type if typed is not None else None,
            validity_days=held[1].validity_days if held is not None else None,
        )
        return value, _together(list({cell.start: cell for cell, _ in used}.values()))

    def source(self) -> Told[Source]:
        """Who says so: the cell for it, else who published; else the row itself.

        Where no word tells the type of source, the row speaks in its own voice about it: nothing more is known.
        """
        said = self.of("source")
        if said:
            types = [found for cell in said if (found := _source_type(cell.text)) is not None]
            described = " ".join(said[0].text.split())[:_DESCRIPTION]
            kind: SourceType = types[0] if types else "author"
            return Source(description=described, type=kind), said[0].ground
        house = next(iter(self.of("publisher")), None)
        if house is not None:
            described = " ".join(house.text.split())[:_DESCRIPTION]
            return Source(description=described, type=_source_type(described) or "media"), house.ground
        return Source(description="the report itself", type="author"), Ground(by="author")


def _holds(ends: Count, whole: Told[Count] | None) -> bool:
    """Whether the two ends are to be taken: where there is no other count, or one that lies between them."""
    if whole is None:
        return True
    count = whole[0]
    if ends.low is None or ends.high is None or count.low is None or count.high is None:
        return False
    return ends.low <= count.low and count.high <= ends.high


def _source_type(text: str) -> SourceType | None:
    description = " ".join(text.split())[:_DESCRIPTION]
    return type_of(description) or cast("SourceType | None", word_of("sources", description))


def _level(heading: str) -> Level | None:
    return next((level for pattern, level in _LEVELS if pattern.search(heading)), None)


def _together(cells: Sequence[Filled]) -> Ground:
    return Ground(spans=tuple(sorted((cell.start, cell.end) for cell in cells)))


def _precision(told: Told[Place]) -> int:
    """How precise a place is."""
    place = told[0]
    return _PRECISION["unknown site" if place.level == "site" and place.id is None else place.level]


_PRECISION = {"country": 0, "province": 1, "unknown site": 2, "city": 3, "site": 4}


def _with_share(found: list[Told[Money]]) -> list[Told[Money]]:
    """The sums, a share that stands in a cell of its own joined to the one sum beside it."""
    sums = [one for one in found if one[0].low is not None or one[0].high is not None]
    shares = [one for one in found if one[0].share is not None]
    if len(sums) != 1 or len(shares) != 1 or sums[0][0].share is not None:
        return found
    paid, kept = sums[0], shares[0]
    value = Money(
        low=paid[0].low,
        high=paid[0].high,
        currency=paid[0].currency,
        per=paid[0].per or kept[0].per,
        share=kept[0].share,
    )
    return [(value, Ground(spans=tuple(sorted({*paid[1].spans, *kept[1].spans}))))]


def shared_by(places: Iterable[Place]) -> Place | None:
    """The nearest place that holds all of these; None where they lie in several states or nothing is known of one."""
    all_of = list(places)
    first = all_of[0]
    chain = [first, *(parents(first.id) if first.id is not None else ())]
    return next((one for one in chain if all(within(place, one) for place in all_of)), None)
