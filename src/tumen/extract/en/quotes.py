"""The quote of a frame: the shortest stretch of whole clauses that carries it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.extract.en.clauses import Clause
from tumen.extract.en.text import Sentence
from tumen.ledger import QUOTE_LIMIT

_EDGE = " \t\n,;:.–—-…!?"
_MARKS = {"”": "“", '"': '"', "’": "‘", ")": "(", "]": "["}


def quote_of(
    text: str,
    sentence: Sentence,
    clauses: Sequence[Clause],
    spoken: Sequence[tuple[int, int]],
    needed: Sequence[tuple[int, int]],
    told: Sequence[tuple[int, int]] = (),
) -> tuple[int, int]:
    """Offsets of the clauses that hold all `needed` stretches, without the words that only say who speaks.

    `told` are stretches that the quote takes in where its clauses hold them: places, times. What stands before the
    first or after the last of all these is left out where it is longer than the rest. Where the quote is longer than a
    quote may be, it is the stretch from the first to the last needed word.
    """
    words = sentence.words
    low, high = min(start for start, _ in needed), max(end for _, end in needed)
    start, end = low, high
    for clause in clauses:
        first, last = words[clause.first].start, words[clause.last - 1].end
        if first < high and low < last:
            start, end = min(start, first), max(end, last)
    for begin, stop in spoken:
        if stop <= low and begin >= start:
            start = max(start, stop)
        elif begin >= high and begin < end:
            end = min(end, begin)
    start, end = _trim(text, start, end)
    start, end = _trim(text, _after_lead(text, start, low), _before_tail(text, high, end))
    inner = [one for one in told if start <= one[0] and one[1] <= end]
    last = max((high, *(stop for _, stop in inner if stop - high < _REACH)))
    first = min((low, *(begin for begin, _ in inner if low - begin < _REACH)))
    end = _short_tail(text, first, last, end)
    start = _short_lead(text, start, low, first, end)
    start, end = _trim(text, start, end)
    if end - start > QUOTE_LIMIT:
        start, end = _cut(text, start, end, low, high)
    return start, end


_REACH = 90
"""Characters beyond the people and the predicate in which a place or a time belongs to what is quoted."""
_BREAK = re.compile(r",[”\"’]? ")
# a participle goes on with what stands before it: "... and asking me to find companies"
_LEAD_BREAK = re.compile(
    r"(?:,[”\"’]? (?:and )?| that | and (?:then )?| but |[;:] )(?!\w+ing\b|with\b|and\b)(?=\w+ \w)"
)
_NEAR = 30
"""Characters between a break and the words that carry the claim within which the break is where their clause begins."""


def _short_tail(text: str, low: int, high: int, end: int) -> int:
    """End of the quote without a tail longer than what it follows: from the first break after the last argument."""
    for match in _BREAK.finditer(text, high, end):
        if end - match.start() > match.start() - low:
            return match.start()
    return end


def _short_lead(text: str, start: int, low: int, told: int, end: int) -> int:
    """Start of the quote without a lead longer than what it leads to, cut at the last break that helps."""
    for goal in sorted({low, told}):
        best = start
        for match in _LEAD_BREAK.finditer(text, start, goal):
            if match.end() - start > end - match.end() and goal - match.end() < _NEAR:
                best = match.end()
        if best > start:
            return best
    return start


_LEAD_MOST = 45
"""Characters of a leading phrase that may stay: a short one tells when or where, a long one is a tale of its own."""
_LEAD = re.compile(
    r"(?:In|On|At|Since|After|Before|By|During|For|From|Under|As|With|Despite|Amid|When|While|Although|Though|Because|"
    r"To|Of|Among|Through|Unlike|Besides|Until|Following|Instead|[Dd]ue to|because of|owing to|amid|as part of)\b"
)
_THAT = re.compile(
    r"\b(?:establish|estimat|believ|conclud|found|find|think|thought|suspect|show|reveal|suggest|learn|know|known|"
    r"confirm|acknowledg|admit|report|announc|repl|said|say|told|stat|insist|fear|mean|claim|alleg|not|indicat|inform)(?:i?e?d|i?e?s|ing)?"
    r"(?: \w+){0,6}? that (?=\S)"
)
_TAIL = re.compile(
    r",[”\"]? (?=(?:in what|a sign|long after|long before|making|bringing|including|saying|adding|leaving|according|"
    r"compared|despite|although|though|even though|in breach|in violation|in defiance|apparently|which|whose|"
    r"prompting|raising|suggesting|forcing|turning|part of|one of)\b)"
)


def _after_lead(text: str, start: int, low: int) -> int:
    """Start of the quote without a long leading phrase and without the words that govern a that-clause."""
    for match in _THAT.finditer(text, start, low):
        start = match.end()
    if low - start > _LEAD_MOST and _LEAD.match(text, start):
        if re.match(r"(?:they|he|she|it|there)\b", text[low : low + 6]):
            return low
        comma = text.rfind(", ", start, low)
        if comma > start + _LEAD_MOST and text.count("“", start, comma) == text.count("”", start, comma):
            return comma + 2
    return start


def _before_tail(text: str, high: int, end: int) -> int:
    """End of the quote without what only comments on the clause after its last argument."""
    match = _TAIL.search(text, high, end)
    return match.start() if match else end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without marks, blanks and conjunctions at the edges."""
    changed = True
    while changed and start < end:
        before = (start, end)
        while start < end and (text[start] in _EDGE or text[start] in '“"‘'):
            start += 1
        while end > start and (text[end - 1] in _EDGE or _lonely(text, start, end)):
            if text[end - 1] == "." and _abbreviated(text, start, end):
                break
            end -= 1
        for word in ("and ", "but ", "that ", "while ", "which ", "because ", "so ", "as ", "or "):
            if text[start:end].lower().startswith(word) and end - start > 40 and text[start + 3 : start + 5] != "of":
                start += len(word)
        changed = before != (start, end)
    return start, end


def _lonely(text: str, start: int, end: int) -> bool:
    """Whether the last character closes a mark that was opened before the stretch, or opens one."""
    sign = text[end - 1]
    if sign in "“‘([":
        return True
    opener = _MARKS.get(sign)
    if opener is None:
        return False
    if sign == '"':
        return text.count('"', start, end) % 2 == 1
    return text.count(opener, start, end) < text.count(sign, start, end)


def _abbreviated(text: str, start: int, end: int) -> bool:
    tail = text[max(start, end - 6) : end]
    return tail.endswith(("Ltd.", "Co.", "Inc.", "Corp.", "U.N.", "U.S.", "a.m.", "p.m."))


def _cut(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    if high - low > QUOTE_LIMIT:
        high = low + QUOTE_LIMIT
        while high > low and text[high - 1].isalnum():
            high -= 1
        return _trim(text, low, high)
    room = QUOTE_LIMIT - (high - low)
    begin = max(start, low - room // 2)
    stop = min(end, begin + QUOTE_LIMIT)
    while begin < low and begin > start and text[begin - 1].isalnum():
        begin += 1
    while stop > high and stop < end and text[stop - 1].isalnum() and text[stop : stop + 1].isalnum():
        stop -= 1
    return _trim(text, begin, stop)
