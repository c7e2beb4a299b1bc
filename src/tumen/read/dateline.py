"""The day of publication that a text itself shows: a date line under the headline, or before the first words.

A day that a crawler or a site's clock shows is none (ruling 20), and neither is the day of an event or a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tumen.read.days import Written, days
from tumen.read.evidence import PAST

_HEAD_LINES = 12
"""How many lines from the top can belong to the head of a page."""
_PROSE = 140
"""A line of more characters is prose, and ends the head of a page."""

_LOOKED_AT = 300
"""Characters of a line that are looked at: a dateline stands before the first words."""

_NOT_PUBLISHED = re.compile(
    r"\b(?:clock|today is|now|current time|crawl\w*|retrieved|accessed|archived?|captured|snapshot|fetched|printed|"
    r"cached|copyright|photo\w*|picture\w*|image|caption|file|credit|video|map|illustration)\b|©|"
    r"사진|그림|입력창|현재|시계|圖|图|照片|摄|фото|снимок|скриншот",
    re.I,
)
_FIRST = re.compile(
    r"^\W*(?:(?:first\s+|originally\s+)?(?:published|posted|issued|released|date[d]?|pub(?:lished)? date)\b|"
    r"(?:등록|입력|게재|발행|작성|송고)|(?:发布|發布|发表|發表|刊登)|(?:опубликован\w*|дата публикации))",
    re.I,
)
_LATER = re.compile(r"^\W*(?:(?:last\s+)?(?:updated?|modified|edited|revised)\b|수정|更新|обновлен\w*)", re.I)
_EVENT = re.compile(
    r"\b(?:conference|seminar|symposium|workshop|webinar|round ?table|panel|lecture|book launch|screening|exhibition|"
    r"concert|hearing)\b|세미나|토론회|설명회|研讨会|研討會|讲座|講座|конференци|семинар|круглый стол",
    re.I,
)
_INVITES = re.compile(
    r"\b(?:rsvp|register (?:here|now|at|by|in advance|for)|registration|(?:admission|entrance)(?: is)? free|tickets?|"
    r"doors open|seats? (?:are |is )?limited|join us)\b|참가 신청|사전 등록|报名|報名|регистрация",
    re.I,
)
_INVITED = 5_000
"""Characters in which an invitation says how to come."""
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*\(?(?:GMT|UTC|KST|EST|EDT|CST|JST|MSK)\S*)?", re.I
)
_PLACE = r"(?:[^\W\d_][\w.'’-]*)(?:[ ,/]+(?:[^\W\d_][\w.'’-]*)){0,5}"
_BEFORE = re.compile(
    r"^\W*(?:(?:Updated?|Published|Posted|Dated?)(?:\s+(?:of|on|at))?:?\s*|"
    rf"{_PLACE}[,.]?\s*(?:\([A-Za-z ]{{2,20}}\)\s*)?,?\s*)?$",
    re.I,
)
_AFTER = re.compile(r"^\s*(?:года?\b|г\.)?\s*,?\s*(?:\([^()\n]{2,30}\)\s*)?(?:--|[—–:：】\])电電讯訊]|-\s|\.\s)")
_LOWER_WORD = re.compile(r"(?<![^\W\d_])[a-zа-я]{2,}")
_SMALL = frozenset(
    {"of", "on", "at", "the", "and", "de", "la", "update", "updated", "published", "posted", "date", "dated"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Dateline:
    """A day of publication and the words of the text that show it."""

    day: date
    start: int
    end: int


def find_dateline(text: str, *, year: int | None = None, skip: Sequence[tuple[int, int]] = ()) -> Dateline | None:
    """The day of publication that `text` shows, or None where it shows none, or several that disagree.

    `year` completes a dateline that leaves its year out, where something else (the address) tells it. Lines in a
    stretch of `skip` are left out.
    """
    of_event = _is_invitation(text)
    labelled: list[Dateline] = []
    later: list[Dateline] = []
    bare: list[Dateline] = []
    for start, line, headline in _head(text):
        if any(first <= start < last for first, last in skip):
            continue
        written = [day for day in days(line) if day.year is not None or year is not None]
        if _NOT_PUBLISHED.search(line) and not _opens(line, written):
            continue
        if _opens(line, written):
            day = min(written, key=lambda found: found.start)
            bare += _dateline(day, start, year)
        elif len(line) <= _PROSE and not headline and (whole := [day for day in written if day.year is not None]):
            first = min(whole, key=lambda found: found.start)
            kind = labelled if _FIRST.search(line) else later if _LATER.search(line) else bare
            # after a label the first day counts: the day of an update often follows on the same line
            if kind is not bare or (len(whole) == 1 and not of_event and _alone(line, first)):
                kind += _dateline(first, start, year)
    for found in (labelled, bare, later):
        if found:
            return found[0] if len({one.day for one in found}) == 1 else None
    return None


def _is_invitation(text: str) -> bool:
    """Whether a text invites to an event: the day under its headline is then that of the event."""
    headline = text.lstrip()[:_PROSE].partition("\n")[0]
    return bool(_EVENT.search(headline) and _INVITES.search(text[:_INVITED]))


def _dateline(day: Written, offset: int, year: int | None) -> list[Dateline]:
    try:
        found = date(day.year or year or 1, day.month, day.day or 1)
    except ValueError:  # the 29th of February in the year from elsewhere
        return []
    return [Dateline(day=found, start=offset + day.start, end=offset + day.end)]


def _head(text: str) -> Iterator[tuple[int, str, bool]]:
    """The lines of the head with their offsets, up to and with the first line of prose."""
    offset = seen = 0
    for line in text.split("\n"):
        if line.strip():
            yield offset, line[:_LOOKED_AT], seen == 0
            seen += 1
            if seen == _HEAD_LINES or (seen > 1 and len(line) > _PROSE):
                return
        offset += len(line) + 1


def _opens(line: str, written: list[Written]) -> bool:
    """Whether a line begins with a dateline: a place or nothing, the day, and what sets it off from the first words."""
    if not written:
        return False
    day = min(written, key=lambda found: found.start)
    before = line[: day.start]
    return (
        len(before) <= 60
        and bool(_BEFORE.match(before))
        and not _prose_words(before)
        and bool(_AFTER.match(line[day.end :]))
    )


def _alone(line: str, day: Written) -> bool:
    """Whether a line holds the day, at most a few words about who or where, and nothing that tells a story."""
    rest = _CLOCK.sub(" ", line[: day.start] + " " + line[day.end :])
    words = re.findall(r"[^\W\d_]+", rest)
    tells = PAST.search(rest) or re.search(r"\b(?:on|in|at|since|from|until|by|of)\s*$", line[: day.start])
    return len(words) <= 6 and not tells and not re.search(r"[a-z]{2}[.!?]\s+\S|[。！？]|\d", rest)


def _prose_words(before: str) -> bool:
    return any(word not in _SMALL for word in _LOWER_WORD.findall(before))
