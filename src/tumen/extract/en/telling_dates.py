"""Whether a date tells when something was said: "In April this agency learned that"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.extract.en.text import Sentence
from tumen.normalise import FoundTime

_BEFORE_SPEAKER = re.compile(
    r"(?:,\s+(?:however,\s+)?)?\s*(?:(?:the|a|an|this|that|its|his|her|their|one|two|some|several)\s+)?(?:[\w.’'-]+\s+){0,4}"
)
"""What may stand between a date and the words that name who says something then: "the Japanese broadcaster"."""
_VERB = re.compile(r"\b(?:was|were|had|has|have|is|are|but|and|when|who|which|that|after|before)\b", re.I)
_OPENING = re.compile(
    r"\W*(?:(?:and|but|back|already|also|as early as|earlier|later|then),? )*(?:in|on|at)?\s*(?:the\s+)?$", re.I
)
"""All that may stand before the date that opens a sentence."""
_SAYS_NOW = re.compile(
    r"\b(?:says|adds|notes|writes|states|claims|reports|explains|recalls|continues|goes on|has it|puts it)\b"
    r"(?: \w+){0,2}[,\s]*$"
)
"""A verb in the present: what it says may lie at the date before it, the saying does not."""


_DASH = re.compile(r"(?: \([\w ]+\))? ?(?:--+|—|–) ")
_LEAD = 60
"""Characters of a line within which its dateline ends."""


def is_dateline(text: str, time: FoundTime) -> bool:
    """Whether the time only dates the report: "SEOUL, May 24 -- "."""
    return time.end - (text.rfind("\n", 0, time.start) + 1) <= _LEAD and _DASH.match(text, time.end) is not None


_THEN_THAT = re.compile(
    r"\s*(?:(?:in|with) (?:an?|its|the) (?:\w+ )?(?:statement|report|letter|interview) )?(?:on |in )?(?:the )?"
)
_THAT = re.compile(r",? that\b")
"""Around a date between a speaker and what is said: "said in a statement on May 20 that"."""


def is_of_telling(
    text: str, sentence: Sentence, time: FoundTime, spoken: Sequence[tuple[int, int]], before: int
) -> bool:
    """Whether a time tells when something was said that the words at `before` then tell."""
    for low, high in spoken:
        if low <= time.start < high:
            opens = _OPENING.fullmatch(text, low, time.start) is not None and text[time.end : time.end + 1] == ","
            return not (opens and _SAYS_NOW.search(text, time.end, high) is not None)
        if high <= time.start and _THEN_THAT.fullmatch(text, high, time.start) and _THAT.match(text, time.end):
            return True
        if time.end <= low and high <= before and _leads(text, sentence, time, low, high):
            return True
    alleged = _ALLEGED.match(text, time.end) if _OPENING.fullmatch(text, sentence.start, time.start) else None
    return alleged is not None and alleged.end() <= before and _VERB.search(alleged[0][: -len("that")]) is None


def _leads(text: str, sentence: Sentence, time: FoundTime, low: int, high: int) -> bool:
    """Whether the date opens a sentence whose speaker follows: "In April this agency learned that"."""
    if _OPENING.fullmatch(text, sentence.start, time.start) is None or text[high : high + 1] == ",":
        return False
    between = _BEFORE_SPEAKER.fullmatch(text, time.end, low)
    return between is not None and _VERB.search(between[0]) is None and _SAYS_NOW.search(text, low, high) is None


_ALLEGED = re.compile(
    r"(?:,\s+)?\s*(?:[\w.’'-]+\s+){1,6}?(?:alleged|claimed|suggested|charged|accused|hinted|speculated|rumou?red|suspected)"
    r"(?: in [^,;.]{3,40})? that\b",
)
"""A speaker and a verb that hands on what may not be so, right behind a date: "last year media alleged that"."""
