"""The days of an incident, and how a rule's boundary days cut them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tumen.assess.told import told
from tumen.ledger import Claim, Report, When, bounds


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Days from `start` to `end`, both inclusive; None is open, both open is unknown.

    `stated` says that a report gives the time. `sure_from` and `sure_to` are the stated ends: days outside them are
    only allowed by bounds. `why` says where the days come from.
    """

    start: date | None
    end: date | None
    stated: bool
    why: str
    sure_from: date | None = None
    sure_to: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """The part of a span between two boundaries. `sure` where the conduct falls in it if the claims are true."""

    start: date | None
    end: date | None
    sure: bool
    bounded: bool

    @property
    def when(self) -> When | None:
        """The same days as a value of the ledger."""
        return When(start=self.start, end=self.end) if self.start or self.end else None


def span_of(claims: Sequence[Claim], reports: Mapping[str, Report]) -> Span:
    """The days of an incident from its claims: what is stated, else what the telling allows.

    Stated times are joined to one stretch. A stated start without an end, told in the present, is closed by the day of
    publication (or the first day on which the report can have been written). Without stated times the bounds are
    intersected, or joined where they do not meet.
    """
    stated = [_stated(claim, claim.time, reports[claim.report]) for claim in claims if claim.time is not None]
    if stated:
        start, end = _joined(stated)
        sure = [day for span in stated for day in (span.sure_from, span.sure_to) if day is not None]
        return Span(
            start=start, end=end, stated=True, why="the report gives the time", sure_from=min(sure), sure_to=max(sure)
        )
    loose = [_loose(claim, reports[claim.report]) for claim in claims]
    start = max((span.start for span in loose if span.start is not None), default=None)
    end = min((span.end for span in loose if span.end is not None), default=None)
    if start is not None and end is not None and start > end:
        start, end = _joined(loose)
    return Span(start=start, end=end, stated=False, why="; ".join(sorted({span.why for span in loose})))


def _joined(spans: Sequence[Span]) -> tuple[date | None, date | None]:
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    start = None if None in starts else min(day for day in starts if day is not None)
    end = None if None in ends else max(day for day in ends if day is not None)
    return start, end


def _stated(claim: Claim, time: When, report: Report) -> Span:
    end = time.end
    if end is None and time.start is not None and told(claim, language=report.language) == "present":
        written = report.published or (report.written_between.start if report.written_between else None)
        end = written if written is not None and written >= time.start else None
    return Span(
        start=time.start, end=end, stated=True, why="", sure_from=time.start or time.end, sure_to=time.end or time.start
    )


def _loose(claim: Claim, report: Report) -> Span:
    found = bounds(claim, report, told=told(claim, language=report.language))
    start, end = (found.when.start, found.when.end) if found.when else (None, None)
    return Span(start=start, end=end, stated=False, why=found.why)


def sides(span: Span, boundaries: Iterable[date]) -> tuple[Side, ...]:
    """The span cut at each boundary, a first day of something new, in the order of days.

    For a span that rests on bounds each side stands for "if it was then" and is sure of itself. For a stated span a
    side beyond the stated ends is not sure.
    """
    cuts = [day for day in sorted(set(boundaries)) if (span.start is None or span.start < day)]
    cuts = [day for day in cuts if span.end is None or day <= span.end]
    firsts = [span.start, *cuts]
    lasts = [*(day - timedelta(days=1) for day in cuts), span.end]
    return tuple(_side(span, first, last) for first, last in zip(firsts, lasts, strict=True))


def _side(span: Span, first: date | None, last: date | None) -> Side:
    if not span.stated:
        return Side(start=first, end=last, sure=True, bounded=True)
    before = last is not None and span.sure_from is not None and last < span.sure_from
    after = first is not None and span.sure_to is not None and first > span.sure_to
    # beyond the last stated day only the day of publication closes the span; then it did last until then
    closed = after and span.end is not None
    return Side(start=first, end=last, sure=not (before or after) or closed, bounded=before or after)
