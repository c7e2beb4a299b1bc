"""Lower bounds: what a text tells of as past had happened when it was written. A bound never exceeds the truth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tumen.read.days import days, months
from tumen.read.evidence import FORWARD, PAST, Evidence, Sentence, folded, may_hold, told
from tumen.resources.events import Event

_RESOLUTION = re.compile(r"\bresolutions?\b|\bUNSCR\b|\bS/RES|결의|決議|决议|резолюц", re.I)
_OTHER_BODY = re.compile(r"\b(?:House|Senate|H\.\s?R|General Assembly|A/RES)\b", re.I)
_CAPTION = re.compile(r"\b(?:photo\w*|picture[sd]?|image|file photo)\b|사진|[圖图]片?[:：]|\bфото\w*|снимок", re.I)
_OF_PICTURE = re.compile(r"\b(?:on|from)\s+$|\bdate[sd]\b.{0,10}$", re.I)
_DIGIT = re.compile(r"\d")
_YEAR_DIGITS = re.compile(r"(?:19|20)\d\d")
_NEAR = 80
"""A verb within this many characters of a date tells of it."""
# a term or an end: the date itself may still be to come
_TERM_BEFORE = re.compile(
    r"\b(?:by|before|until|till|than|to|through|after|deadline|for|до|к|по|на)"
    r"(?:\s+(?:the|at|least|no|later|end|start|beginning|middle|of|early|late|mid|spring|summer|autumn|fall|winter))*\W*$",
    re.I,
)
_TERM_AFTER = re.compile(r"\s?(?:까지|전까지|이전|之?前|以前|deadline\b)")
# what somebody agreed, offered or was told to do comes after the telling, unless the verb itself carries the date
_INFINITIVE = re.compile(
    r"\bto\s+(?!the\b|an?\b|its\b|their\b|his\b|her\b|some\b|all\b)[a-z]+|[а-я]{2,}(?:ть|ти|чь)(?:ся)?\b"
)
_PROMISE = re.compile(
    r"\b(?:pledg|promis|vow|agree|announc|propos|offer|request|want|seek|sought|ask|demand|call(?:ed|s) for|sign|order|"
    r"approv|allow|authori[sz]|invit|set|fix|согласи|обеща|предложи|подписа)\w*+"
    r"(?!\W+(?:(?:back|late|early|in|on|since|it|в)\W+)*$)",
    re.I,
)

_YEAR = re.compile(
    r"\b(?P<cue>(?:back |early |late )?in|since|during|"
    r"(?:end|beginning|start|middle|spring|summer|autumn|fall|winter) of|"
    r"(?:(?:in|since) )?(?:early|late|mid)[ -])\s*(?P<y>(?:19|20)\d\d)\b(?![-–/,]\d|\s*%)|"
    # a bare year before a noun ("the budget of 2030") is no time
    r"(?<!\d)(?P<ko>(?:19|20)\d\d)\s?년(?=에|부터|도에|\s?(?:초|말|당시|이후))|"
    r"(?<=[于於自从從在])(?P<zh>(?:19|20)\d\d)\s?年(?!\s?\d)|"
    r"\b[вс]\s+(?P<y3>(?:19|20)\d\d)(?:-м|-го|\s+год[уа])",
    re.I,
)


def mentions(found: Iterable[Sentence], table: tuple[Event, ...]) -> Iterator[Evidence]:
    """A lower bound for each resolution, world event, day, month and year that a sentence tells of as past."""
    sentences = list(found)
    whole = folded("\n".join(sentence.text for sentence in sentences))
    told_of = [event for event in table if event.kind == "event" and may_hold(event.phrases, whole)]
    for sentence in sentences:
        has_digits = bool(_DIGIT.search(sentence.text))
        if has_digits:
            yield from _resolutions(sentence, table)
        yield from _events(sentence, told_of)
        if has_digits:
            yield from _dates(sentence)


def named_resolutions(sentence: Sentence, table: tuple[Event, ...]) -> Iterator[tuple[Event, int, int]]:
    """Each resolution of the table that a sentence names by its number, with the offsets of the number."""
    if not _DIGIT.search(sentence.text) or not _RESOLUTION.search(sentence.text) or _OTHER_BODY.search(sentence.text):
        return
    for event in table:
        if event.number is not None and str(event.number) in sentence.text:
            for number in re.finditer(rf"(?<![\d,.-]){event.number}(?![\d%]|,\d)", sentence.text):
                yield event, sentence.start + number.start(), sentence.start + number.end()


def _resolutions(sentence: Sentence, table: tuple[Event, ...]) -> Iterator[Evidence]:
    for event, start, end in named_resolutions(sentence, table):
        yield _not_before(event.day, start, end, f"{event.what} on {event.day}: it had no number before")


def _events(sentence: Sentence, table: Sequence[Event]) -> Iterator[Evidence]:
    text = folded(sentence.text) if table else ""
    for event in table:
        phrase = told(event).search(sentence.text) if may_hold(event.phrases, text) else None
        if phrase and not (event.foretold and FORWARD.search(sentence.text)):
            start, end = sentence.start + phrase.start(), sentence.start + phrase.end()
            yield _not_before(event.day, start, end, f"{event.what} ({event.day})")


def _dates(sentence: Sentence) -> Iterator[Evidence]:
    text = sentence.text
    caption, forward = bool(_CAPTION.search(text)), bool(FORWARD.search(text))
    if forward and not caption:
        return
    whole = [(day.start, day.end, day.first) for day in days(text)]
    if forward:
        # a caption gives the day on which its picture was taken, whatever else it foretells
        found = [span for span in whole if _OF_PICTURE.search(text[max(0, span[0] - 30) : span[0]])]
    else:
        parts = []
        if _YEAR_DIGITS.search(text):
            parts = [*((month.start, month.end, month.first) for month in months(text)), *_years(text)]
        found = [span for span in (*whole, *parts) if _past_near(text, span[0], span[1])]
        found += whole if caption else []
    for start, end, first in found:
        if first is not None:
            why = f"told of as past: not before {first}"
            yield _not_before(first, sentence.start + start, sentence.start + end, why)


def _years(text: str) -> Iterator[tuple[int, int, date | None]]:
    for found in _YEAR.finditer(text):
        year = int(found["y"] or found["ko"] or found["zh"] or found["y3"])
        late = (found["cue"] or "").lower().startswith(("end", "late"))
        yield found.start(), found.end(), date(year, 10 if late else 1, 1)


def _past_near(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if re.search(r"\bsince\s*$", before) or text[start:end].lower().startswith("since"):
        return True
    if any(sign.search(before) for sign in (_TERM_BEFORE, _INFINITIVE, _PROMISE)) or _TERM_AFTER.match(after):
        return False
    return bool(PAST.search(before) or PAST.search(after))


def _not_before(day: date, start: int, end: int, why: str) -> Evidence:
    return Evidence(earliest=day, latest=None, start=start, end=end, why=why)
