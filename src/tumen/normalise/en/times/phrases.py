"""How English names times: the phrases that are looked for, as patterns.

Each pattern stands with the words it can begin with, so that only those few are tried at a word of the text. `behind`
is what must stand right before the phrase without being part of it ("in" before a bare year).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from tumen.normalise.en.times.named_phrases import NAMED
from tumen.normalise.en.times.relative_phrases import RELATIVE
from tumen.normalise.en.times.words import HOLIDAYS, MONTHS, SEASONS, WEEKDAYS

Form = Literal[
    "ago",
    "beside",
    "coming",
    "date",
    "day_of",
    "days",
    "decade",
    "fixed",
    "heading",
    "holiday",
    "later",
    "month",
    "months",
    "name",
    "now",
    "nth_weekday",
    "part_unit",
    "past",
    "quarter",
    "so_far",
    "then",
    "turn",
    "unit",
    "up_to",
    "weekday",
    "weekend",
    "within",
    "year",
    "year_on",
    "years",
]
"""What a phrase says: `date` one day, `days` several days of one month, `months` a season, half or quarter, `fixed` a
date in figures that holds its year, `years` two years joined, `year_on` a month a year before, `turn` the turn of a
year, `unit` this, last or next week, month or year, `part_unit` a part of it, `so_far` it from or to its beginning,
`ago` N units from the day of writing, `later` N units from a time named before, `beside` N units before or after a
time named behind, `within` the N units after it, `past` the N units up to the day of writing, `coming` those from it
on, `up_to` the N units up to a day, `day_of` a day of a month named elsewhere, `then` the time named before, `heading`
a year that opens a paragraph of a chronicle, `name` words of time that are a name and tell none."""


class Phrase(NamedTuple):
    """A pattern for a time, the words with which it can begin, and what must stand before it.

    `needs` names the kinds of words (groups of the pattern) that each match holds: a month, a unit, ….
    """

    form: Form
    starters: frozenset[str]
    pattern: re.Pattern[str]
    behind: re.Pattern[str] | None
    needs: frozenset[str]


NEEDED = ("month", "unit", "season", "weekday", "quarter")
"""Groups that no pattern leaves out where it has them."""

PHRASES: tuple[Phrase, ...] = tuple(
    Phrase(
        form,  # type: ignore[arg-type]
        frozenset(starters.split()),
        re.compile(pattern, re.IGNORECASE),
        behind,
        frozenset(group for group in NEEDED if f"(?P<{group}>" in pattern),
    )
    for form, starters, pattern, behind in (*NAMED, *RELATIVE)
)

__all__ = ["HOLIDAYS", "MONTHS", "PHRASES", "SEASONS", "WEEKDAYS", "Form", "Phrase"]
