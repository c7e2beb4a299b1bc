"""When a text without a day of publication was written, as far as its own words prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from tumen.ledger import Proof, When
from tumen.read.ages import ages
from tumen.read.countdown import countdowns
from tumen.read.days import Written, days
from tumen.read.evidence import Evidence, Sentence, sentences
from tumen.read.foretold import expectations
from tumen.read.mentions import mentions, named_resolutions
from tumen.resources.events import Event, events

_READ = 100_000
"""Characters that are looked at: no report is longer, and a hostile one must not take minutes."""

_NEWEST = re.compile(
    r"\b(?:newest|latest|most recent|newly (?:passed|adopted|imposed)|just[- ](?:passed|adopted)|"
    r"recently (?:passed|adopted|imposed))\b(?:\W+\w+){0,5}?\W+(?:resolution|sanctions|measures)\b|"
    r"(?:최근|새로) (?:채택|통과)된? ?.{0,15}(?:결의|제재)|"
    r"(?:最新|刚刚通过|剛剛通過|新近通过).{0,12}(?:决议|決議|制裁)|"
    r"(?:новейш|последн|только что принят)\w*\s+(?:\w+\s+){0,3}(?:резолюц|санкци)",
    re.I,
)
_NEW = re.compile(
    r"\bnew\b(?:\W+\w+){0,4}?\W+resolution\b|새 (?:대북 )?(?:제재 )?결의|"
    r"新(?:的)?(?:制裁)?(?:决议|決議)|нов\w+\s+резолюц",
    re.I,
)
_COUNCIL = re.compile(
    r"\bU\.?\s?N\.?\b|United Nations|Security Council|안보리|유엔|安理会|安理會|联合国|聯合國|ООН|Совбез", re.I
)
_TAKEN = re.compile(
    r"\b(?:clock|today is|retrieved|accessed|archived|crawled|captured|snapshot|cached|printed)\b", re.I
)


def date_text(text: str, *, furniture: Sequence[tuple[int, int]] = ()) -> tuple[When | None, tuple[Proof, ...]]:
    """The days between which `text` was written, with the words that prove each end; (None, ()) where nothing does.

    The latest lower and the earliest upper bound count. Where they exclude each other, an upper bound rests on a
    misread sentence (a countdown told years later): the end is then left open, because what is told as past stays true.
    """
    table = events()
    found = list(sentences(text[:_READ], skip=furniture))
    folded = text[:_READ].casefold()
    evidence = [
        *mentions(found, table),
        *_newest(found, table),
        *_taken(text[:_READ]),
        *ages(found, table),
        *expectations(found, table),
    ]
    for deadline in table:
        if deadline.kind == "deadline" and any(word.casefold() in folded for word in deadline.about):
            evidence += countdowns(found, deadline)
    first = max((one for one in evidence if one.earliest), key=_first_rank, default=None)
    last = min((one for one in evidence if one.latest), key=_last_rank, default=None)
    if first and last and first.earliest and last.latest and first.earliest > last.latest:
        last = None
    proofs = []
    if first and first.earliest:
        proofs.append(Proof(bound=first.earliest, side="start", start=first.start, end=first.end, why=first.why))
    if last and last.latest:
        proofs.append(Proof(bound=last.latest, side="end", start=last.start, end=last.end, why=last.why))
    if not proofs:
        return None, ()
    return When(start=first.earliest if first else None, end=last.latest if last else None), tuple(proofs)


def _first_rank(one: Evidence) -> tuple[int, int]:
    return (one.earliest.toordinal() if one.earliest else 0, -one.start)


def _last_rank(one: Evidence) -> tuple[int, int]:
    return (one.latest.toordinal() if one.latest else 0, one.start)


def _newest(found: Sequence[Sentence], table: tuple[Event, ...]) -> Iterator[Evidence]:
    """The interval in which the newest resolution that a text names was the newest of all.

    "New" alone is a weaker word than "newest": it counts only where the text does not have to tell its readers in
    which year that resolution was adopted. Where the text tells of the day of the next resolution, without its number,
    that one may be the newest: the end stays open.
    """
    named = {event for sentence in found for event, _, _ in named_resolutions(sentence, table)}
    if not named:
        return
    newest = max(named, key=lambda event: event.day)
    later = [event for event in table if event.number is not None and event.day > newest.day]
    following = min(later, key=lambda event: event.day, default=None)
    year_told = any(re.search(rf"(?<!\d){newest.day.year}(?!\d)", sentence.text) for sentence in found)
    if following and any(_is_day(following, day) for sentence in found for day in days(sentence.text)):
        following = None
    for sentence in found:
        cue = _NEWEST.search(sentence.text) or (None if year_told else _NEW.search(sentence.text))
        if cue and _COUNCIL.search(sentence.text):
            last = following.day - timedelta(days=1) if following else None
            until = f", before resolution {following.number}" if following else ""
            yield Evidence(
                earliest=newest.day + timedelta(days=1),
                latest=last,
                start=sentence.start + cue.start(),
                end=sentence.start + cue.end(),
                why=f"resolution {newest.number} ({newest.day}) is the newest for it{until}",
            )


def _is_day(event: Event, day: Written) -> bool:
    """Whether a day is that of an event in New York or, one later, in Asia."""
    asia = event.day + timedelta(days=1)
    same = (day.month, day.day) in ((event.day.month, event.day.day), (asia.month, asia.day))
    return same and day.year in (None, event.day.year)


def _taken(text: str) -> Iterator[Evidence]:
    """The day on which a clock or a crawler saw the page: no day of publication, but the text was there by then."""
    offset = 0
    for line in text.split("\n"):
        if len(line) <= 100 and _TAKEN.search(line):
            for day in days(line):
                if day.first is not None:
                    why = f"the page was taken on {day.first}"
                    yield Evidence(
                        earliest=None, latest=day.first, start=offset + day.start, end=offset + day.end, why=why
                    )
        offset += len(line) + 1
