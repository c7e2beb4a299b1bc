"""English words for times, as spans that are not yet resolved: what a phrase says and what it leaves open."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Literal, NamedTuple

from tumen.normalise.calendar import Part, Unit
from tumen.normalise.en.numbers import TENS, UNITS

Form = Literal[
    "date", "days", "month", "year", "decade", "months", "weekday", "unit", "ago", "later", "past", "so_far",
    "day_of", "now", "holiday", "none", "part_unit",
]  # fmt: skip
"""`date` is one day, `days` several days of a month, `months` a season, half or quarter, `unit` this/last/next week,
`ago` N units before publication, `later` N units after or before a time named earlier, `past` the N units up to
publication, `so_far` the stretch from the start of a unit, `day_of` a day of a month named elsewhere, `none` a time
that cannot be resolved."""

MONTHS = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            [
                "january jan",
                "february feb",
                "march mar",
                "april apr",
                "may",
                "june jun",
                "july jul",
                "august aug",
                "september sept sep",
                "october oct",
                "november nov",
                "december dec",
            ],
            start=1,
        )
        for name in names.split()
    }
)
WEEKDAYS = MappingProxyType(
    {
        name: number
        for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
    }
)
ORDINALS = MappingProxyType(
    {
        word: number
        for number, word in enumerate(
            [
                "first",
                "second",
                "third",
                "fourth",
                "fifth",
                "sixth",
                "seventh",
                "eighth",
                "ninth",
                "tenth",
                "eleventh",
                "twelfth",
                "thirteenth",
                "fourteenth",
                "fifteenth",
                "sixteenth",
                "seventeenth",
                "eighteenth",
                "nineteenth",
                "twentieth",
                "twenty-first",
                "twenty-second",
                "twenty-third",
                "twenty-fourth",
                "twenty-fifth",
                "twenty-sixth",
                "twenty-seventh",
                "twenty-eighth",
                "twenty-ninth",
                "thirtieth",
                "thirty-first",
            ],
            start=1,
        )
    }
)
SEASONS = MappingProxyType({"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)})
HOLIDAYS = MappingProxyType(
    {
        "day of the sun": (4, 15),
        "day of the shining star": (2, 16),
        "party foundation day": (10, 10),
        "party founding anniversary": (10, 10),
        "party anniversary": (10, 10),
        "new year's day": (1, 1),
        "new year's eve": (12, 31),
        "christmas": (12, 25),
        "christmas day": (12, 25),
        "christmas eve": (12, 24),
    }
)
_UNRESOLVED = "lunar new year|chinese new year|spring festival|chuseok|ramadan"

_MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December" \
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"  # fmt: skip
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d,]\d|\d|-\d)"
_OF_YEAR = (
    rf"(?:,?\s+(?:of\s+|in\s+)?(?:{_YEAR}\b|(?P<which>this|last|next|that|the same|the following|the previous)\s+year"
    r"|(?P<before>the year before)))"
)
_ORDINAL_WORDS = "|".join(sorted(ORDINALS, key=len, reverse=True))
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_DAY_WORD = rf"(?:{_DAY}(?:st|nd|rd|th)|{_ORDINAL_WORDS})"
_NUMBER_WORDS = "|".join([*sorted(UNITS, key=len, reverse=True), *TENS])
_N = rf"(?P<n>\d{{1,3}}|a few|several|a couple of|half a|an?|one and a half|{_NUMBER_WORDS})"
_PART = (
    r"(?:(?P<part>early|mid|late|the\s+beginning\s+of|beginning\s+of|the\s+start\s+of|start\s+of|the\s+middle\s+of"
    r"|middle\s+of|the\s+end\s+of|end\s+of|the\s+last\s+days\s+of|the\s+first\s+days\s+of|the\s+close\s+of)"
    r"[\s-]+(?:in\s+)?)"
)
_UNIT = r"(?P<unit>day|week|month|year|fortnight|decade)"

_HOLIDAY = "|".join(sorted((name.replace("'", "['’]") for name in HOLIDAYS), key=len, reverse=True))

FLAGS = re.IGNORECASE
_PATTERNS: tuple[tuple[Form, str], ...] = (
    ("date", rf"\b(?P<iso>{_YEAR}[-/.](?P<mm>0?[1-9]|1[0-2])[-/.](?P<dd>[12]\d|3[01]|0?[1-9]))\b(?![-/.]\d)"),
    ("date", rf"\b(?P<d1>[12]\d|3[01]|0?[1-9])[./](?P<m1>[12]\d|3[01]|0?[1-9])[./]{_YEAR}\b"),
    ("days", rf"\b{_MONTH}\s+(?:the\s+)?(?P<d1>{_DAY})(?:st|nd|rd|th)?\s*(?:-|–|—|to|and|,\s*and|&|or)\s*"
     rf"(?P<d2>{_DAY})(?:st|nd|rd|th)?(?!\d|,\d\d\d|\s*(?:%|percent|million|thousand|workers|people)){_OF_YEAR}?"),
    ("days", rf"\b(?:the\s+)?(?P<d1>{_DAY})(?:st|nd|rd|th)?\s*(?:-|–|—|to|and|or)\s*(?:the\s+)?"
     rf"(?P<d2>{_DAY})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}\b{_OF_YEAR}?"),
    ("days", rf"\bthe\s+(?P<w1>{_DAY_WORD})\s+(?:to|and|through|until)\s+(?:the\s+)?(?P<w2>{_DAY_WORD})\s+of\s+{_MONTH}\b"
     rf"{_OF_YEAR}?"),
    ("days", rf"\bthe\s+(?P<firstlast>first|last)\s+(?P<k>ten|five|three|two|few|\d+)\s+days\s+of\s+{_MONTH}\b{_OF_YEAR}?"),
    ("date", rf"\b{_MONTH}\s+(?:the\s+)?(?P<d1>{_DAY})(?:st|nd|rd|th)?(?!\d|,\d\d\d|[:.]\d|\s*(?:%|percent)){_OF_YEAR}?"),
    ("date", rf"\b(?:the\s+)?(?P<d1>{_DAY})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?!\w){_OF_YEAR}?"),
    ("date", rf"\bthe\s+(?P<w1>{_ORDINAL_WORDS})\s+of\s+{_MONTH}(?!\w){_OF_YEAR}?"),
    ("date", rf"\bthe\s+(?P<lastday>last|final)\s+day\s+of\s+{_MONTH}(?!\w){_OF_YEAR}?"),
    ("month", rf"\b{_PART}?{_MONTH}(?!\w){_OF_YEAR}"),
    ("month", rf"\b{_PART}{_MONTH}(?!\w)"),
    ("month", rf"\b(?P<lead>last|this|next|in|since|by|until|till|before|after|during|from|between|and|to|through"
     rf"|of|around|for|past|late in|early in|throughout)\s+{_MONTH}(?![\w'’])(?!\s+\d)"),
    ("month", rf"\b{_MONTH}(?=\s+(?:to|through|until|and|–|-)\s+(?:January|February|March|April|May|June|July|August"
     r"|September|October|November|December)\b)"),
    ("months", rf"\b{_PART}?(?:the\s+)?(?P<season>spring|summer|autumn|winter){_OF_YEAR}"),
    ("months", r"\b(?P<lead>this|last|next|in the|by the|since the|until the|during the)\s+"
     r"(?P<season>spring|summer|autumn|winter)\b(?!\s+festival)"),
    ("months", rf"\b(?:the\s+)?(?P<half>first|second|latter)\s+half\s+of\s+(?:{_YEAR}\b|(?P<which>this|last|next)\s+year"
     r"|(?P<theyear>the year))"),
    ("months", rf"\b(?:the\s+)?(?P<quarter>first|second|third|fourth|last)\s+quarter\s+of\s+(?:{_YEAR}\b"
     r"|(?P<which>this|last|next)\s+year)"),
    ("months", rf"\b(?P<q>Q[1-4]|H[12])[\s,]+{_YEAR}\b"),
    ("decade", r"\b(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?P<year>(?:19|20)\d0)['’]?s\b"),
    ("month", r"\b(?P<yeardash>(?P<year>(?:19|20)\d\d)[-/](?P<mm>0[1-9]|1[0-2]))\b(?![-/]\d)"),
    ("year", rf"\b{_PART}{_YEAR}\b(?!['’]?s\b)"),
    ("year", rf"\b(?:the\s+(?:year|whole\s+of)\s+){_YEAR}\b"),
    ("year", rf"\b(?P<lead>in|since|by|until|till|before|after|during|from|between|and|to|through|of|for|from|around"
     rf"|throughout|back in|early in|late in|only in|over|than in|as of|or|end|last year,|this year,|spring|summer"
     rf"|autumn|winter|,|\(|–|-)\s*{_YEAR}\b(?!['’]?s\b)(?!\s*(?:%|percent|dollars|yuan|won\b))"),
    ("year", rf"(?m)^{_YEAR}\b(?=[.:])"),
    ("weekday", r"\b(?:(?P<lead>last|this|next|this past|past|the following|the previous)\s+)?"
     r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?!s)"),
    ("part_unit", r"\b(?P<part>early|mid|late|(?:the\s+)?(?:beginning|start|middle|end|close)\s+of)[\s-]+"
     r"(?P<which>this|last|next|the|that)\s+(?P<unit>month|year)\b"),
    ("part_unit", r"\b(?P<part>early|late|mid)[\s-]+(?P<which>this|last|next)\s+(?P<unit>month|year|week)\b"),
    ("so_far", r"\b(?P<sofar>so far|earlier|later|already)\s+(?P<which>this|that|last)\s+(?P<unit>week|month|year)\b"),
    ("so_far", r"\b(?P<sofar>since)\s+the\s+(?P<unit>week|month|year)\s+began\b"),
    ("day_of", rf"\b(?:on\s+)?the\s+(?P<w1>{_DAY_WORD})\s+(?:day\s+)?of\s+(?P<which>this|that|last|the same|the|next)\s+month\b"),
    ("day_of", r"\b(?:on\s+)?the\s+(?P<lastday>last|final)\s+day\s+of\s+(?P<which>this|that|last|the same|the)\s+month\b"),
    ("day_of", rf"\bon\s+the\s+(?P<w1>{_DAY}(?:st|nd|rd|th))\b(?!\s+(?:floor|day|anniversary|of\b|\w+\s+of\b))"),
    ("unit", rf"\b(?P<which>this|last|next|that|the same|the following|the previous|the coming|same)\s+{_UNIT}\b(?!['’]s)"),
    ("unit", rf"\b(?P<which>the)\s+{_UNIT}\s+(?P<beforeafter>before|after)\b(?!\s+(?:last|the|a|his|her|their|it|they))"),
    ("unit", rf"\b(?P<which>the)\s+{_UNIT}\s+(?P<beforeafter>before)\s+last\b"),
    ("ago", rf"\b{_N}\s+{_UNIT}s?\s+(?P<ago>ago|from\s+now|hence)\b"),
    ("later", rf"\b{_N}\s+{_UNIT}s?\s+(?P<later>later|earlier|afterwards|afterward|thereafter|before|previously)\b"
     r"(?!\s+(?:the|a|his|her|their|its|UN|this|that|deadline))"),
    ("past", rf"\b(?:over|during|in|for|within|throughout)?\s*(?:the|these)?\s*(?:past|last|previous|preceding)\s+{_N}\s+{_UNIT}s\b"),
    ("past", rf"\b(?:over|during|in|within)\s+(?:the|this)\s+(?:past|last)\s+{_UNIT}\b"),
    ("now", r"\b(?P<now>today|yesterday|tomorrow|tonight|the day before yesterday|right now|now|currently|at present"
     r"|presently|at the moment|nowadays|at this time|at this point)\b"),
    ("holiday", rf"\b(?:the\s+)?(?P<holiday>{_HOLIDAY})\b"
     rf"{_OF_YEAR}?"),
    ("none", rf"\b(?:{_UNRESOLVED})\b"),
)  # fmt: skip
_COMPILED = tuple((form, re.compile(pattern, FLAGS)) for form, pattern in _PATTERNS)


class Span(NamedTuple):
    """A phrase for a time at `start` to `end`; `groups` are the named parts of it, in lower case."""

    start: int
    end: int
    form: Form
    groups: dict[str, str]

    def get(self, name: str) -> str | None:
        """A named part, None where the phrase lacks it."""
        return self.groups.get(name)


def spans(text: str) -> list[Span]:
    """The phrases for times in order, the longest where several begin together, overlapping none."""
    found: list[tuple[int, int, int, Span]] = []
    for rank, (form, pattern) in enumerate(_COMPILED):
        for match in pattern.finditer(text):
            groups = {name: value.lower() for name, value in match.groupdict().items() if value is not None}
            start = match.start()
            if form in ("month", "year") and "lead" in groups and groups["lead"] not in ("last", "this", "next"):
                # the preposition belongs to the relation, not to the phrase
                start = match.start("month") if "month" in groups else match.start("year")
            if form == "months" and "lead" in groups and groups["lead"] not in ("this", "last", "next"):
                start = match.start("season")
            if not _capital(text, match):
                continue
            while text[start].isspace():
                start += 1
            found.append((start, -match.end(), rank, Span(start, match.end(), form, groups)))
    found.sort(key=lambda item: item[:3])
    kept: list[Span] = []
    for *_, span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _capital(text: str, match: re.Match[str]) -> bool:
    """Months and weekdays are written with a capital: "may" and "march" are verbs, "sat" is none of ours."""
    for name in ("month", "weekday"):
        if match.groupdict().get(name) and not text[match.start(name)].isupper():
            return False
    return True


def number_of(words: str) -> tuple[int, int] | None:
    """The number in "two weeks", "a few months", "several days": its least and greatest value."""
    words = words.strip()
    if words.isdigit():
        return int(words), int(words)
    if words in ("a", "an"):
        return 1, 1
    if words in ("a few", "several"):
        return 3, 9
    if words == "a couple of":
        return 2, 2
    value = UNITS.get(words) or TENS.get(words)
    return (value, value) if value is not None else None


PARTS: MappingProxyType[str, Part] = MappingProxyType(
    {
        "early": "early",
        "mid": "mid",
        "late": "late",
        "beginning": "start",
        "start": "start",
        "first": "start",
        "middle": "mid",
        "end": "end",
        "close": "end",
        "last": "end",
    }
)


def part_word(words: str) -> Part:
    """The part of a month or year that the words name."""
    for word in re.findall(r"[a-z]+", words):
        if word in PARTS:
            return PARTS[word]
    return "mid"


def unit_word(word: str) -> tuple[Unit, int]:
    """The unit of the calendar and how many of it: a fortnight is two weeks, a decade ten years."""
    if word == "fortnight":
        return "week", 2
    if word == "decade":
        return "year", 10
    return word, 1  # type: ignore[return-value]
