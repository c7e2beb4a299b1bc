"""When something was said, as against when it happened: dates of tellings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from tumen.extract.en.placing import Frame
from tumen.extract.en.sought import sought
from tumen.extract.en.speech import Speech
from tumen.extract.en.text import Sentence
from tumen.extract.en.values import within
from tumen.ledger import Ground, Kind, Report, When
from tumen.normalise import FoundTime, Values

_BEFORE_SPEAKER = re.compile(
    r"(?:,\s+(?:however,\s+)?)?\s*(?:(?:the|a|an|this|that|its|his|her|their|one|two|some|several)\s+)?(?:[\w.’'-]+\s+){0,4}"
)
"""What may stand between a date and the words that name who says something then: "the Japanese broadcaster"."""
_VERB = re.compile(r"\b(?:was|were|had|has|have|is|are|but|and|when|who|which|that|after|before)\b", re.I)
_OPENING = re.compile(r"\W*(?:(?:and|but|back|already|also|as early as|earlier|later|then),? )*(?:in|on|at)?\s*(?:the\s+)?$", re.I)
"""All that may stand before the date that opens a sentence."""
_SAYS_NOW = re.compile(
    r"\b(?:says|adds|notes|writes|states|claims|reports|explains|recalls|continues|goes on|has it|puts it)\b"
    r"(?: \w+){0,2}$"
)
"""A verb in the present: what it says may lie at the date before it, the saying does not."""


def is_of_telling(
    text: str, sentence: Sentence, time: FoundTime, spoken: Sequence[tuple[int, int]], before: int
) -> bool:
    """Whether a time tells when something was said that the words at `before` then tell."""
    for low, high in spoken:
        if low <= time.start and time.end <= high:
            opens = _OPENING.fullmatch(text, low, time.start) is not None and text[time.end : time.end + 1] == ","
            return not (opens and _SAYS_NOW.search(text, time.end, high) is not None)
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
_OLD = timedelta(days=31)
"""A telling is dated on its own where it lies this long before the publication."""
_ALREADY = sought(re.compile(r"\balready\b", re.I), "already")
_HAD = sought(re.compile(r"\bhad (?!(?:an?|the|no|to|its|some|about|around|only|up|more|over|\d\S*)\b)\w+", re.I), "had ")
"""A past before the telling: "had been shut down"."""
_GOING_ON = sought(
    re.compile(r"\b(?:was|were) (?:still |also |now |then )*(?:\w+ing|under|on|in|being)\b", re.I), "was |were "
)
"""What was going on when it was told: "that it was limiting visas"."""


def time_of_telling(
    report: Report, frame: Frame, kind: Kind, modality: str, values: Values, speech: Speech
) -> tuple[When, Ground] | None:
    """The time that an older telling gives: a stock holds then ("in July 2017 officials said that 300 worked there").

    An event told then had happened by then. None where the telling is as new as the report or has no date.
    """
    if modality not in ("asserted", "denied"):
        return None
    sentence = frame.about.sentence.scene.sentence
    offset = sentence.words[frame.at].start
    dated = next(
        (
            time
            for time in within(values.times, sentence.start, sentence.end)
            if time.kind == "point"
            and time.value is not None
            and time.value.end is not None
            and is_of_telling(report.text, sentence, time, speech.spoken, offset)
        ),
        None,
    )
    if dated is None or dated.value is None or dated.value.end is None:
        return None
    value, ground = dated.value, Ground(spans=((dated.start, dated.end),))
    lasts = kind in ("presence", "retention")
    if report.published is None:
        return (value, ground) if kind == "presence" or (kind == "enforcement" and _goes_on(frame)) else None
    if report.published - dated.value.end < _OLD and not _ALREADY.search(frame.body):
        return None
    if lasts or (kind in ("hiring", "enforcement") and _goes_on(frame)):
        return value, ground
    past = frame.reading is not None and frame.reading.tense == "past" and frame.reading.modality == "asserted"
    done = past or _HAD.search(frame.body) is not None
    if done and kind in ("movement", "enforcement", "order", "hiring"):
        return When(start=None, end=value.end), ground
    return None


def _goes_on(frame: Frame) -> bool:
    """Whether something is told to have been going on, and not to have happened."""
    if _GOING_ON.search(frame.body) is not None and _HAD.search(frame.body) is None:
        return True
    return frame.predicate.kind == "hiring" and frame.reading is not None and frame.reading.tense == "present"
