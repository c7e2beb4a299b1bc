"""Upper bounds: what a text still expects had not happened when it was written."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from tumen.read.days import days, months
from tumen.read.evidence import Evidence, Sentence, folded, may_hold, phrases_of
from tumen.resources.events import Event

_NEAR = 60
_DIGIT = re.compile(r"\d")
# only what is future for the writer: a past tale has "would", "was to", "had planned"
_WILL = re.compile(
    r"\b(?:will(?!\s+have\s+been)|(?:is|are)\s+(?:now\s+)?(?:to|set\s+to|due(?:\s+to)?|scheduled(?:\s+(?:to|for))?|"
    r"slated(?:\s+(?:to|for))?|expected\s+to|planned\s+for|supposed\s+to))\b",
    re.I,
)
_ON = re.compile(r"\b(?:on|in|from|for|of)\s+(?:the\s+)?(?:end\s+of\s+|early\s+|late\s+|mid-?\s?)?$", re.I)
# what a law or a contract orders is told in the present for ever; quotations keep the tense of their day
_NORM = re.compile(
    r"\b(?:resolution|sanction|law|decree|contract|agreement|treaty|requires?|obliges?|must|shall|deadline|by|before|"
    r"until|no\s+later)\w*\b",
    re.I,
)
_QUOTED = re.compile(r"[\"“”«»「」『』]")
_PAST = re.compile(r"\b(?:was|were|had|would|said\s+(?:then|in\s+(?:19|20)\d\d)|at\s+the\s+time)\b", re.I)


def expectations(found: Sequence[Sentence], table: tuple[Event, ...]) -> Iterator[Evidence]:
    """An upper bound for each event of the table, and each day or month, that a sentence still expects."""
    foretellable = [event for event in table if event.before]
    for sentence in found:
        text = folded(sentence.text)
        for event in foretellable:
            phrase = _still_to_come(event).search(sentence.text) if may_hold(event.before, text) else None
            if phrase and not _PAST.search(sentence.text):
                yield _bound(sentence, phrase.start(), phrase.end(), event.day, f"{event.what} ({event.day})")
        yield from _days(sentence, table)


@cache
def _still_to_come(event: Event) -> re.Pattern[str]:
    return phrases_of(event.before)


def _days(sentence: Sentence, table: tuple[Event, ...]) -> Iterator[Evidence]:
    text = sentence.text
    if (
        not _DIGIT.search(text)
        or not _WILL.search(text)
        or _NORM.search(text)
        or _QUOTED.search(text)
        or _PAST.search(text)
    ):
        return
    deadlines = {event.day for event in table if event.kind == "deadline"}
    for written in (*days(text), *months(text)):
        if written.first is None or written.first in deadlines:
            continue
        before = text[max(0, written.start - _NEAR) : written.start]
        if _WILL.search(before) and _ON.search(before):
            last = written.first
            if written.day is None:
                last = last.replace(day=monthrange(last.year, last.month)[1])
            yield _bound(sentence, written.start, written.end, last, str(last))


def _bound(sentence: Sentence, start: int, end: int, day: date, what: str) -> Evidence:
    return Evidence(
        earliest=None,
        latest=day + timedelta(days=1),  # it may be the next day already where the writer is
        start=sentence.start + start,
        end=sentence.start + end,
        why=f"still to come for it: {what}",
    )
