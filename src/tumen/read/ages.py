"""How long ago a text says that a dated event was: the day of writing follows from the two."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tumen.read.countdown import NUMBER, rest_of
from tumen.read.evidence import Evidence, Sentence, folded, holds_any, may_hold, told
from tumen.read.mentions import named_resolutions
from tumen.resources.events import Event

_UNIT = r"(?P<u>day|week|month|year)s?"
_ROUGHLY = r"(?:(?P<more>more than|over)\s+|(?:about|around|nearly|almost|some|roughly|just)\s+)?"
_AGO = rf"{_ROUGHLY}(?P<n>\d{{1,3}}|{NUMBER})\s+{_UNIT}\s+ago"
_LAST = r"(?:earlier\s+)?(?P<which>last|this|the past)\s+(?P<span>week|month|year)"
_RELATIVE = rf"(?:{_AGO}|{_LAST})"
_LINKS = r"(?:\s*[,(]?\s*(?:(?:was|were|been|which|that|and|in|on|the|as)\s+){0,2})"
_AFTER = re.compile(rf"^{_LINKS}{_RELATIVE}\b(?!['’]s)", re.I)
_BEFORE = re.compile(rf"\b{_RELATIVE}(?:['’]s)?\s+(?:[\w'’-]+\s+){{0,2}}$", re.I)
_SINCE = re.compile(
    rf"\b(?:it\s+(?:is|has\s+been)\s+(?:now\s+)?|(?:now\s+)?)(?P<n>\d{{1,3}}|{NUMBER})\s+{_UNIT}\s+"
    r"(?:have\s+passed\s+since|has\s+passed\s+since|have\s+gone\s+by\s+since|since)\s+(?:[\w'’-]+\s+){0,3}$",
    re.I,
)
_AGE = ("ago", "last", "this", "past", "since")
"""Words of which every age holds one: a quick look before its forms are tried."""
_NOW = re.compile(r"\b(?:it\s+(?:is|has\s+been)|ha(?:ve|s)\s+(?:now\s+)?passed|have\s+gone\s+by|now)\b", re.I)
_ADOPTED = re.compile(r"\W+(?:[\w'’-]+\W+){0,4}?(?:adopted|passed|approved|imposed)\b", re.I)
# who tells of another day's "last month": a quotation of something older, or a tale of another year
_ELSEWHEN = re.compile(
    r"\b(?:said|wrote|told|reported|announced|warned)\s+(?:in|at the time)\b|\bat the time\b|\bthen\b", re.I
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def ages(found: Sequence[Sentence], table: tuple[Event, ...]) -> Iterator[Evidence]:
    """Intervals for texts that tell how long ago an event of the table was, or that it was last month, or this year."""
    whole = folded("\n".join(sentence.text for sentence in found))
    told_of = tuple(event for event in table if event.kind != "event" or may_hold(event.phrases, whole))
    for sentence in found:
        if holds_any(folded(sentence.text), _AGE) and not _ELSEWHEN.search(sentence.text):
            for event, start, end in _occurrences(sentence, told_of):
                yield from _aged(sentence, event, start, end)


def _occurrences(sentence: Sentence, table: tuple[Event, ...]) -> Iterator[tuple[Event, int, int]]:
    """Each event that the sentence tells of, with offsets in it; a resolution ends with the word that adopts it."""
    text = folded(sentence.text)
    for event in table:
        if event.kind == "event" and may_hold(event.phrases, text):
            for phrase in told(event).finditer(sentence.text):
                yield event, phrase.start(), phrase.end()
    for event, start, end in named_resolutions(sentence, table):
        adopted = _ADOPTED.match(sentence.text, end - sentence.start)
        if adopted:
            yield event, start - sentence.start, adopted.end()


def _aged(sentence: Sentence, event: Event, start: int, end: int) -> Iterator[Evidence]:
    text = sentence.text
    if any(int(year[0]) > event.day.year for year in _YEAR.finditer(text)):
        return  # it tells of a later year, and what is "last month" there is not ours
    after = _AFTER.match(text[end : end + 80])
    before = _BEFORE.search(text[max(0, start - 80) : start])
    since = _SINCE.search(text[max(0, start - 80) : start])
    if after:
        yield from _interval(sentence, event, after, end)
    elif before and event.kind == "event":
        yield from _interval(sentence, event, before, max(0, start - 80))
    if since and _NOW.search(text[max(0, start - 100) : start]):
        yield from _interval(sentence, event, since, max(0, start - 80))


def _interval(sentence: Sentence, event: Event, words: re.Match[str], offset: int) -> Iterator[Evidence]:
    groups = words.groupdict()
    if groups.get("n"):
        least, most = rest_of(groups["n"], groups["u"].lower(), more=bool(groups.get("more")))
        first, last = event.day + timedelta(days=round(least)), event.day + timedelta(days=round(most))
    else:
        first, last = _calendar(event.day, which=groups["which"].lower(), span=groups["span"].lower())
    told_by = words.group().strip(" ,(")
    at = sentence.start + offset + words.start() + words.group().index(told_by)
    yield Evidence(
        earliest=first,
        latest=last,
        start=at,
        end=at + len(told_by),
        why=f"{event.what} ({event.day}), and the text says how long ago: {first} to {last}",
    )


def _calendar(day: date, *, which: str, span: str) -> tuple[date, date]:
    """The days on which `day` lies in this, or in the last, week, month or year; a day more for other time zones."""
    if span == "week":
        return (day, day + timedelta(days=7)) if which == "this" else (day, day + timedelta(days=14))
    if span == "month":
        if which == "this":
            return day, day.replace(day=monthrange(day.year, day.month)[1]) + timedelta(days=1)
        first = day.replace(day=monthrange(day.year, day.month)[1]) + timedelta(days=1)
        # "the past month" may begin at once
        start = day if which == "the past" else first
        return start, first.replace(day=monthrange(first.year, first.month)[1])
    if which == "this":
        return day, date(day.year, 12, 31)
    return (day if which == "the past" else date(day.year + 1, 1, 1)), date(day.year + 1, 12, 31)
