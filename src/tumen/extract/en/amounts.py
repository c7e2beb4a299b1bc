"""Figures of a frame: sums of pay and what is kept of it, papers with their number and validity."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import cast

from tumen.datafile import read_rows
from tumen.extract.en.edges import UNFENCED
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame
from tumen.extract.en.values import within
from tumen.ledger import VOCABULARIES, Count, Document, DocumentType, Ground, Money, Per
from tumen.normalise import FoundCount, Values


@cache
def _documents() -> tuple[tuple[DocumentType, re.Pattern[str]], ...]:
    """The types of paper with the words that tell them, in the order in which they are tried."""
    found = []
    for row in read_rows(files("tumen.extract.en") / "documents.yaml"):
        row.keys_within(("type", "words"))
        kind = cast("DocumentType", row.text("type", allowed=VOCABULARIES["document type"]))
        found.append((kind, re.compile("|".join(row.texts("words")), re.IGNORECASE)))
    return tuple(found)


_ONLY = re.compile(r"\bno more than [\w,]+ of\b", re.I)
"""A part that is told to be small ("no more than 36 of them had a permit") is a number, no bound."""


def part_of_people(text: str, start: int, end: int, count: Count) -> Count:
    """The number of those who hold a paper; of "no more than 36 of them" the number itself."""
    if count.basis != "at_most" or _ONLY.search(text, start, end) is None:
        return count
    return Count(low=count.high, high=count.high, basis="exact")


def papers_of(values: Values, scene: Scene, frame: Frame, people: Count | None) -> FoundCount | None:
    """The number of visas, permits or passes of the clause: one for each of the people.

    Where neither people nor papers are counted by name, it is the only number that the clause gives ("20,000 in all").
    """
    words = scene.sentence.words
    counts = within(values.counts, words[frame.clause.first].start, words[frame.clause.last - 1].end)
    named = next((one for one in counts if one.noun is not None and _PAPER.match(one.noun)), None)
    if named is not None or people is not None or len(counts) != 1:
        return named
    told = any(group.count_span == (counts[0].start, counts[0].end) for group in scene.groups)
    return counts[0] if counts[0].noun is None and told else None


_PAPER = re.compile(r"(?:work |tourist |student )?(?:visa|permit|pass|authori[sz]ation)s?$|passes$")


def paper_named(body: str) -> str | None:
    """The type of paper that the words of a clause name first; None where they name none."""
    return next((kind for kind, pattern in _documents() if pattern.search(body)), None)


_LISTED = re.compile(r"(?: visas?| permits?| passes)?(?:,| and| or|/)+ (?:\w+ )?", re.I)
_UNNAMED = re.compile(
    r"\b(?:papers|documents?|documentation|status|illegal\w*|unauthori[sz]ed|undocumented|granted)\b", re.I
)
"""Words that tell of papers without the name of one."""


def document_of(text: str, low: int, high: int, values: Values, spans: dict[str, Ground]) -> Document | None:
    """The document that the words name first, with its validity in days where the clause gives one.

    A document of no type where papers are spoken of without the name of one; None where no words tell of any.
    """
    hits = [(kind, match) for kind, pattern in _documents() if (match := pattern.search(text, low, high))]
    kind, match = hits[0] if hits else (None, None)
    for other, found in hits[1:]:
        # of a list the first named (ruling 4): "industrial trainee or student visas"
        if match is not None and found.start() < match.start() and _LISTED.fullmatch(text, found.end(), match.start()):
            kind, match = other, found
    if kind is None or match is None:
        return Document() if _UNNAMED.search(text, low, high) else None
    spans["document"] = Ground(spans=(match.span(),))
    lengths = [time for time in within(values.times, low, high) if time.kind == "duration" and time.days is not None]
    held = lengths and re.search(r"valid|month|stay|period|expire", text[low:high], re.IGNORECASE)
    return Document(type=kind, validity_days=lengths[0].days if held else None)


def further_sums(values: Values, low: int, high: int, first: Money | None) -> list[tuple[Money | None, Ground | None]]:
    """A sum of the clause in another currency than the first, which is a claim of its own (rulings 28 and 41)."""
    if first is None or first.currency is None:
        return []
    sums = within(values.money, low, high)
    own = next((one.start for one in sums if (one.value.low, one.value.high) == (first.low, first.high)), low)
    others = [one for one in sums if one.value.currency not in (None, first.currency)]
    behind = [one for one in others if one.start > own] or others
    return [(one.value, Ground(spans=((one.start, one.end),))) for one in behind[:1]]


def fence_of(values: Values, scene: Scene, trigger: tuple[int, int]) -> tuple[int, int]:
    """Where the sums of the same currency before and behind that of the words that tell pay end and begin.

    Of several sums in a sentence each is quoted by itself.
    """
    low, high = UNFENCED
    own = within(values.money, *trigger)
    if not own:
        return low, high
    for one in within(values.money, scene.sentence.start, scene.sentence.end):
        if one.value.currency != own[0].value.currency:
            continue
        if one.end <= trigger[0]:
            low = one.end
        elif one.start >= trigger[1]:
            return low, one.start
    return low, high


_PERIODS = (
    ("month", re.compile(r"\bmonthly\b|\b(?:a|per|each|every) month\b", re.I)),
    ("year", re.compile(r"\b(?:annual(?:ly)?|yearly)\b|\b(?:a|per|each|every) year\b", re.I)),
    ("day", re.compile(r"\bdaily\b|\b(?:a|per|each|every) day\b", re.I)),
)
_WAGED = re.compile(
    r"wages?|salar|earn|income|pay|paid|money|fund|revenue|remit|proceeds|currency|take in|takes in|allowance|stipend|"
    r"\bcash|\bcut\b|livelihood",
    re.I,
)


_OF_STATE = ("state_earns", "worth_to_state")


def _per(frame: Frame) -> str | None:
    """The period that the clause names for its sums; a bribe or a levy is paid once (ruling 15).

    What the state earned "in 2015" it earned in a year.
    """
    if frame.predicate.name == "bribe":
        return "total"
    named = next((name for name, pattern in _PERIODS if pattern.search(frame.body)), None)
    if named is None and (_LEVY.search(frame.body) or _ONCE.search(frame.body)):
        return "total"
    if named is None and frame.predicate.name in _OF_STATE and _IN_YEAR.search(frame.body):
        return "year"
    return named


_LEVY = re.compile(
    r"\b(?:ordered|instructed|told|asked|required|forced|obliged|made|had|have)(?: \w+){0,6} to "
    r"(?:pay|contribute|donate|hand over|give)\b"
    r"|\b(?:lev(?:y|ies)|bribes?|deposits?|contributions?|donations?)\b",
    re.I,
)
_ONCE = re.compile(
    r"\b(?:applicants?|fees?|permits?|passports?|certificates?)\b(?: \w+){0,4} "
    r"(?:pay|pays|paid|costs?|is|was|were|are)\b"
    r"|\b(?:wages?|pay|salar(?:y|ies)) (?:\w+ ){0,7}(?:is|are|was|were|be) (?:cut|docked|reduced) by\b"
    r"|\bfor each (?:of them|worker|woman|man|recruit)\b.{0,30}\b(?:got|gets|receives?|takes?|took|charged?|charges)\b",
    re.I,
)
"""What is paid once: for a paper, at the choosing, as a fine, for each who is brought."""
_IN_ALL = re.compile(
    r"\bfrom (?:\w+ )?(?:\d{1,2}, )?(?:19|20)\d\d (?:to|until|through)\b"
    r"|\bbetween (?:\w+ )?(?:\d{1,2}, )?(?:19|20)\d\d and\b"
    r"|\bby the (?:middle|end|start) of\b|\b(?:over|within|in|for) (?:\S+ ){0,3}(?:decades?|years|months)\b"
    r"|\b(?:so far|in all|altogether|in total|since)\b|\bstands? to\b|\bexpected to (?:bring|earn|yield)\b"
    r"|\b(?:conspiracy|scheme|project|projects|statue|statues|monument|monuments|case)\b",
    re.I,
)
"""Words of a time or an undertaking over which a large sum was earned as a whole."""
_OF_FIRM = 100_000
"""A sum from which what was earned over some time is told as a whole."""
_OF_MANY = 1_000_000
"""A sum from which it is no worker's wage: what was earned "in 2015" was earned in that year."""
_IN_YEAR = re.compile(r"\b(?:in|for|during) (?:19|20)\d\d\b", re.I)


def money_of(
    values: Values, low: int, high: int, frame: Frame, trigger: tuple[int, int], spans: dict[str, Ground]
) -> Money | None:
    """The sum of the words that tell it, else of the clause, the share that the state or the managers keep, or neither.

    An empty sum where only words tell.
    """
    sums = within(values.money, *trigger) or within(values.money, low, high)
    shares = within(values.shares, low, high)
    worded = frame.predicate.needs == "topic" or _WAGED.search(frame.body)
    per = cast("Per | None", _per(frame))
    kept = None
    told = within(values.pay_shares, low, high)
    if told:
        kept = told[0].value.share
    elif shares:
        left = frame.predicate.name == "left_to_them"
        kept = round(1 - shares[0].value, 6) if left else shares[0].value
    if sums:
        found = sums[0]
        spans["money"] = Ground(spans=((found.start, found.end),))
        share = kept if kept is not None and worded and found.value.share is None else found.value.share
        one = found.value
        if one.per is None and per is None and (one.low or 0) >= _OF_MANY and _IN_YEAR.search(frame.body):
            per = "year"
        if (one.low or 0) >= _OF_FIRM and per in (None, "month") and one.per is None and _IN_ALL.search(frame.body):
            per = "total"
        return Money(low=one.low, high=one.high, currency=one.currency, per=one.per or per, share=share)
    if not worded and not (shares and frame.predicate.needs == "share_or_state"):
        return None
    spans["money"] = Ground(spans=((shares[0].start, shares[0].end) if shares else (low, high),))
    once = kept is None and (frame.predicate.name == "bribe" or _BRIBE.search(frame.body) is not None)
    monthly = kept is not None and _MONTHLY.search(frame.body) is not None
    return Money(per="total" if once else "month" if monthly else None, share=kept)


_MONTHLY = re.compile(r"\bmonthly\b", re.I)
_BRIBE = re.compile(r"\b(?:bribes?|bribed|kickbacks?)\b", re.I)
