"""Whether English words around a time speak of what is to come, and of which year they speak."""

from __future__ import annotations

import re

from tumen.normalise.en.times.spans import Span

_FUTURE = re.compile(
    r"\b(?:will|shall|would|plans?\s+to|planned|planning|is\s+to|are\s+to|due|scheduled|set\s+to|expected|expects?"
    r"|supposed\s+to|upcoming|must|has\s+to|have\s+to|should|going\s+to|remains?\s+before|likely\s+to|won['’]t"
    r"|(?:is|are)\s+(?:\w+\s+)?(?:trying|preparing|hoping|waiting|getting\s+ready|seeking)|intends?|wants?\s+to"
    r"|hopes?\s+to|aims?\s+to|about\s+to|ready\s+to|expires?|runs?\s+out|takes?\s+effect|comes?\s+into\s+force"
    r"|enters?\s+into\s+force|deadline\s+(?:is|falls)|valid\s+(?:until|through|till)|(?-i:may|can|could|might))\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?<!\bbe )(?<!\bhave )(?<!\bget )(?:was|were|had|did|told|reported|arrived|sent|went|came|crossed|began|took"
    r"|left|returned|ordered|said|saw|gave|got|made|met|fled|ran|fell|rose|grew|became|(?!(?:need|expected|hundred|united"
    r"|limited|skilled|unskilled|based|related|aged|armed|indeed|exceed|proceed|succeed|speed|feed|red|bed)\b)\w+ed)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"’])[.!?][”\"’)]?\s+(?=[A-Z“\"‘(\[])|\n")
_SOON = re.compile(
    r"\b(?:ahead\s+of|upcoming|in\s+time\s+for|in\s+the\s+run-?up\s+to|(?:in\s+)?prepar\w+\s+for|approaching)\s+"
    r"(?:(?:the|this\s+year['’]s)\s+)?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:before|by|until)\s+(?:the\s+)?$", re.IGNORECASE)
_YEAR_OPENS = re.compile(r"[“\"]?(?:(?:But|And|Then|Also|Later)\s+)?(?:In|During|Throughout)\s+((?:19|20)\d\d)\b")
_VERB = re.compile(rf"(?P<future>{_FUTURE.pattern})|(?P<past>{_PAST.pattern})", re.IGNORECASE)
_OPEN = frozenset({"ago", "fixed", "heading", "later", "now", "past", "then", "up_to", "year", "years"})
"""Forms that mean the same in every tense."""


def needs_tense(span: Span) -> bool:
    """Whether the tense decides what the phrase means."""
    return span.form not in _OPEN and "year" not in span.groups


def opening_of(text: str, span: Span) -> int:
    """Where the sentence of the phrase begins, as far as 160 characters back."""
    opening = max(0, span.start - 160)
    for match in _SENTENCE.finditer(text, opening, span.start):
        opening = match.end()
    return opening


def year_of_sentence(text: str, span: Span, opening: int) -> int | None:
    """The year that opens the sentence: "In 2019, 300 came in March"."""
    match = _YEAR_OPENS.match(text, opening, span.start)
    return int(match.group(1)) if match else None


def is_soon(text: str, span: Span) -> bool:
    """Whether the words before the phrase look to a day that is near: "ahead of the Lunar New Year"."""
    start = max(0, span.start - 40)
    if _SOON.search(text, start, span.start) is not None:
        return True
    return span.form == "holiday" and _BEFORE.search(text, start, span.start) is not None


def is_future(text: str, span: Span, opening: int) -> bool:
    """Whether the clause speaks of the future: the last verb before the phrase decides, else the first behind it."""
    last = None
    for last in _VERB.finditer(text, opening, span.start):  # noqa: B007
        pass
    if last is not None:
        return last.lastgroup == "future"
    stop = _SENTENCE.search(text, span.end, span.end + 120)
    closing = stop.start() if stop else span.end + 120
    ahead = _FUTURE.search(text, span.end, closing)
    if ahead is None:
        return False
    behind = _PAST.search(text, span.end, closing)
    return behind is None or ahead.start() <= behind.start()
