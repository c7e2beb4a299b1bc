"""The named tests of signals on one claim, and the search for a second claim beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from tumen.assess.conduct import contested_at
from tumen.assess.timing import Span, span_of
from tumen.law import Cue, Law, Pattern
from tumen.ledger import Claim, Report, StatedFact
from tumen.resources.places import plain

DAY_SLACK = 1
"""Days by which two claims may overlap and still be one after the other."""


class Reader:
    """Answers the tests for claims, and remembers what it found: each claim meets each cue at most once.

    `roots` gives for a report the report that it retells, by whose date an undated claim is bounded, so that a later
    copy is never taken for a later event. `facts` are the stated facts nearest to each claim, by the claim's id.
    """

    def __init__(
        self,
        *,
        reports: Mapping[str, Report],
        law: Law,
        roots: Mapping[str, str] = MappingProxyType({}),
        facts: Mapping[str, Sequence[StatedFact]] = MappingProxyType({}),
    ) -> None:
        self.reports = reports
        self.law = law
        self.roots = roots
        self.facts = facts
        self._spans: dict[str, Span] = {}
        self._cues: dict[tuple[str, tuple[str, ...]], bool] = {}
        self._texts: dict[str, str] = {}

    def root(self, claim: Claim) -> str:
        """The report to which the report of a claim goes back; itself where it retells none of the case."""
        return self.roots.get(claim.report, claim.report)

    def span(self, claim: Claim) -> Span:
        """The days of a claim: stated, else from bounds."""
        if claim.id not in self._spans:
            report = self.reports[self.root(claim)]
            self._spans[claim.id] = span_of([claim], {claim.report: report})
        return self._spans[claim.id]

    def day(self, claim: Claim) -> date | None:
        """One day by which claims are put in order: the last that can be, else the first."""
        span = self.span(claim)
        return span.end or span.start

    def says(self, claim: Claim, cues: tuple[str, ...]) -> bool:
        """Whether a word of one of the cues stands in the quote, the employer or the name of a place."""
        key = (claim.id, cues)
        if key not in self._cues:
            language = (self.reports[claim.report].language or "en").split("-")[0].lower()
            known = self.law.practices.cues
            self._cues[key] = any(self._shows(claim, known[name], language) for name in cues)
        return self._cues[key]

    def _shows(self, claim: Claim, cue: Cue, language: str) -> bool:
        words = tuple(cue.words.get(language, ()))
        if not words:
            return False
        text = self._text(claim)
        if cue.source:
            text = f"{text}\n{claim.source.description}"
        return _pattern(words).search(text) is not None

    def _text(self, claim: Claim) -> str:
        if claim.id not in self._texts:
            places = (place.name for place in (claim.origin, claim.destination, claim.place) if place is not None)
            self._texts[claim.id] = "\n".join((claim.quote, claim.employer or "", *places)).replace("’", "'")
        return self._texts[claim.id]

    def fits(self, claim: Claim, pattern: Pattern) -> bool:
        """Whether a claim is of the kind and meets the tests of a pattern, without the claim beside it.

        How the claim is told (asserted, planned, denied) is not looked at.
        """
        return claim.kind in pattern.kinds and self._meets(claim, pattern.tests)

    def beside(self, claim: Claim, pattern: Pattern, among: Beside) -> bool:
        """Whether an asserted claim stands beside it as the pattern asks; true where it asks for none."""
        if pattern.beside is None:
            return True
        other, relations = pattern.beside.pattern, pattern.beside.relations
        return any(
            second.id != claim.id
            and second.kind in other.kinds
            and all(_RELATIONS[name](self, claim, second, value) for name, value in relations)
            and self._meets(second, other.tests)
            for second in among.candidates(claim, dict(relations))
        )

    def _meets(self, claim: Claim, tests: tuple[tuple[str, Any], ...]) -> bool:
        return all(_TESTS[name](self, claim, value) for name, value in tests)


class Beside:
    """The asserted claims of one setting, found by report or by day, so that nobody looks at all of them."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._all = [claim for claim in claims if claim.modality == "asserted"]
        self._reports: dict[str, list[Claim]] = {}
        for claim in self._all:
            self._reports.setdefault(claim.report, []).append(claim)
        dated = sorted(
            (
                (day, claim.id, claim)
                for claim in self._all
                if claim.time and (day := claim.time.end or claim.time.start)
            ),
            key=lambda entry: entry[:2],
        )
        self._days = [day for day, _, _ in dated]
        self._dated = [claim for _, _, claim in dated]

    def candidates(self, claim: Claim, relations: Mapping[str, Any]) -> Sequence[Claim]:
        """Claims among which those must be that stand so to `claim`."""
        if "same_report" in relations:
            return self._reports.get(claim.report, ())
        if "days_before" in relations and claim.time is not None:
            came = claim.time.start or claim.time.end or date.min
            first = bisect_left(self._days, came - timedelta(days=relations["days_before"]))
            last = bisect_right(self._days, came + timedelta(days=DAY_SLACK))
            return self._dated[first:last]
        if "days_before" in relations or "days_after" in relations:
            return self._dated if claim.time is not None else ()
        return self._all


@lru_cache(maxsize=1024)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + ")", re.IGNORECASE)


# --- tests on one claim ------------------------------------------------------------------------------------------


def _document(_: Reader, claim: Claim, types: tuple[str, ...]) -> bool:
    return claim.document is not None and claim.document.type in types


def _validity_over(_: Reader, claim: Claim, days: int) -> bool:
    low, high = (claim.document.validity_days if claim.document else None) or (None, None)
    longest = high if high is not None else low
    return longest is not None and longest > days


def _validity_within(_: Reader, claim: Claim, days: tuple[int, int]) -> bool:
    low, high = (claim.document.validity_days if claim.document else None) or (None, None)
    ends = [end for end in (low, high) if end is not None]
    return bool(ends) and all(days[0] <= end <= days[1] for end in ends)


def _employer(_: Reader, claim: Claim, named: str) -> bool:
    return (claim.employer is not None) == (named == "named")


def _contested(reader: Reader, claim: Claim, _: bool) -> bool:
    return contested_at(claim, reader.span(claim), reader.law) is not None


def _share_from(_: Reader, claim: Claim, least: float) -> bool:
    return claim.money is not None and claim.money.share is not None and claim.money.share >= least


def _amount_from(_: Reader, claim: Claim, least: int) -> bool:
    low = claim.money.low if claim.money else None
    return low is not None and low >= least


def _per(_: Reader, claim: Claim, values: tuple[str, ...]) -> bool:
    return claim.money is not None and claim.money.per in values


def _currency(_: Reader, claim: Claim, values: tuple[str, ...]) -> bool:
    return claim.money is not None and claim.money.currency in values


def _count_from(_: Reader, claim: Claim, least: int) -> bool:
    return claim.count is not None and claim.count.low is not None and claim.count.low >= least


def _lasts(claim: Claim) -> int | None:
    """Days from the stated start to the stated end, both counted; None where one of them is open."""
    if claim.time is None or claim.time.start is None or claim.time.end is None:
        return None
    return (claim.time.end - claim.time.start).days + 1


def _lasts_to(_: Reader, claim: Claim, most: int) -> bool:
    days = _lasts(claim)
    return days is not None and days <= most


def _lasts_from(_: Reader, claim: Claim, least: int) -> bool:
    days = _lasts(claim)
    return days is not None and days >= least


def _from(reader: Reader, claim: Claim, first: date) -> bool:
    start = reader.span(claim).start
    return start is not None and start >= first


def _until(reader: Reader, claim: Claim, last: date) -> bool:
    end = reader.span(claim).end
    return end is not None and end <= last


def _overlaps(_: Reader, claim: Claim, days: tuple[date, date]) -> bool:
    if claim.time is None or claim.time.start is None or claim.time.end is None:
        return False
    return claim.time.start <= days[1] and days[0] <= claim.time.end


def _level(_: Reader, claim: Claim, levels: tuple[str, ...]) -> bool:
    return claim.where is not None and claim.where.level in levels


def _fact(reader: Reader, claim: Claim, names: tuple[str, ...]) -> bool:
    return any(fact.fact in names for fact in reader.facts.get(claim.id, ()))


Test = Callable[[Reader, Claim, Any], bool]

_TESTS: Mapping[str, Test] = MappingProxyType(
    {
        "direction": lambda _, claim, values: claim.direction in values,
        "document": _document,
        "indicator": lambda _, claim, values: claim.indicator in values,
        "sector": lambda _, claim, values: claim.sector in values,
        "level": _level,
        "source": lambda _, claim, values: claim.source.type in values,
        "per": _per,
        "currency": _currency,
        "employer": _employer,
        "contested": _contested,
        "validity_over": _validity_over,
        "validity_within": _validity_within,
        "share_from": _share_from,
        "amount_from": _amount_from,
        "count_from": _count_from,
        "lasts_to": _lasts_to,
        "lasts_from": _lasts_from,
        "from": _from,
        "until": _until,
        "overlaps": _overlaps,
        "fact": _fact,
        "says": lambda reader, claim, cues: reader.says(claim, cues),
        "says_also": lambda reader, claim, cues: reader.says(claim, cues),
        "says_not": lambda reader, claim, cues: not reader.says(claim, cues),
    }
)


# --- how a second claim lies to the first ------------------------------------------------------------------------


def _days_between(earlier: Claim, later: Claim, most: int) -> bool:
    """Whether `earlier` came before `later` by at most so many days; only stated times can tell."""
    if earlier.time is None or later.time is None:
        return False
    left, came = earlier.time.end or earlier.time.start, later.time.start or later.time.end
    if left is None or came is None:
        return False
    return -DAY_SLACK <= (came - left).days <= most


def _similar(_: Reader, claim: Claim, other: Claim, __: bool) -> bool:
    """Whether the numbers of people overlap, or differ by a quarter at most; both must be stated."""
    ends = []
    for one in (claim, other):
        if one.count is None:
            return False
        low = one.count.low if one.count.low is not None else one.count.high
        high = one.count.high if one.count.high is not None else one.count.low
        if low is None or high is None:
            return False
        ends.append((low, high))
    (low, high), (other_low, other_high) = ends
    return low * 3 <= other_high * 4 and other_low * 3 <= high * 4


def _other_employer(_: Reader, claim: Claim, other: Claim, __: bool) -> bool:
    return bool(claim.employer and other.employer) and plain(claim.employer or "") != plain(other.employer or "")


Relation = Callable[[Reader, Claim, Claim, Any], bool]

_RELATIONS: Mapping[str, Relation] = MappingProxyType(
    {
        "days_before": lambda _, claim, other, most: _days_between(other, claim, most),
        "days_after": lambda _, claim, other, most: _days_between(claim, other, most),
        "similar_count": _similar,
        "same_report": lambda _, claim, other, __: claim.report == other.report,
        "other_employer": _other_employer,
    }
)
