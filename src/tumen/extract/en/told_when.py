"""When something was said, as against when it happened: dates of tellings."""

from __future__ import annotations

import re
from datetime import timedelta

from tumen.extract.en.placing import Frame
from tumen.extract.en.sought import sought
from tumen.extract.en.speech import Speech
from tumen.extract.en.telling_dates import is_of_telling
from tumen.extract.en.values import within
from tumen.ledger import Ground, Kind, Report, When
from tumen.normalise import Values

_OLD = timedelta(days=31)
"""A telling is dated on its own where it lies this long before the publication."""
_ALREADY = sought(re.compile(r"\balready\b", re.I), "already")
_HAD = sought(
    re.compile(r"\bhad (?!(?:an?|the|no|to|its|some|about|around|only|up|more|over|\d\S*)\b)\w+", re.I), "had "
)
"""A past before the telling: "had been shut down"."""
_GOING_ON = sought(
    re.compile(r"\b(?:was|were) (?:still |also |now |then )*(?:\w+ing|under|on|in|being)\b", re.I), "was |were "
)
"""What was going on when it was told: "that it was limiting visas"."""


_FIGURES = re.compile(
    r"\b(?:figures|statistics|data|numbers|count|records?|returns) (?:for|of|from|covering) (?:all of )?(?:the )?$",
    re.I,
)
"""Words before the time that figures are of, whenever they were told."""
_LED = 40
_COUNTED = ("presence", "paper", "movement", "hiring", "enforcement")


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
    if kind in _COUNTED and _FIGURES.search(report.text, max(0, dated.start - _LED), dated.start):
        return value, ground
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
