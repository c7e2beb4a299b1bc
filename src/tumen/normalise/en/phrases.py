"""How English names times: month names, ordinals, and the phrases that are looked for, as patterns.

Each pattern stands with the words it can begin with, so that only those few are tried at a word of the text. `behind`
is what must stand right before the phrase without being part of it ("in" before a bare year).
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Literal, NamedTuple

from tumen.normalise.en.numbers import TENS, UNITS

Form = Literal[
    "ago",
    "date",
    "day_of",
    "days",
    "decade",
    "heading",
    "holiday",
    "later",
    "month",
    "months",
    "none",
    "now",
    "part_unit",
    "past",
    "so_far",
    "then",
    "unit",
    "up_to",
    "weekday",
    "year",
]
"""What a phrase says: `date` one day, `days` several days of one month, `months` a season, half or quarter, `unit`
this, last or next week, month or year, `part_unit` a part of it, `so_far` it from or to its beginning, `ago` N units
from the day of writing, `later` N units from a time named before, `past` the N units up to the day of writing, `up_to`
the N units up to a day, `day_of` a day of a month named elsewhere, `then` the time named before, `heading` a year that
opens a paragraph of a chronicle, `none` a time that cannot be resolved."""

_MONTH_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct"
    "|november nov|december dec"
)
MONTHS = MappingProxyType(
    {name: number for number, names in enumerate(_MONTH_NAMES.split("|"), start=1) for name in names.split()}
)
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAYS = MappingProxyType({name: number for number, name in enumerate(_DAY_NAMES.split())})
_ORDINAL_NAMES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
ORDINALS = MappingProxyType({word: number for number, word in enumerate(_ORDINAL_NAMES.split(), start=1)})
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


class Phrase(NamedTuple):
    """A pattern for a time, the words with which it can begin, and what must stand before it."""

    form: Form
    starters: frozenset[str]
    pattern: re.Pattern[str]
    behind: re.Pattern[str] | None


_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)(?!\w)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d%]|,\d|\.\d|-\d)"
_WHICH = r"(?P<which>this|last|next|that|the same|the following|the previous)"
_OF_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?(?:{_YEAR}|{_WHICH}\s+year\b|(?P<before>the year before)\b))"
_ORDINAL = "|".join(sorted(ORDINALS, key=lambda word: (-len(word), word)))
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
_DAY_WORD = rf"(?:(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)|{_ORDINAL})\b"
_TH = r"(?:st|nd|rd|th)?"
_NUMBER = "|".join([*sorted(UNITS, key=lambda word: (-len(word), word)), *TENS])
_N = rf"(?P<n>\d{{1,3}}|a few|several|a couple of|half(?:\s+an?)?|an?|{_NUMBER})"
_PART = (
    r"(?P<part>early|mid|late|(?:the\s+)?(?:very\s+)?(?:beginning|start|middle|end|close)\s+of|end(?=-)"
    r"|the\s+(?:first|last)\s+(?:days|weeks)\s+of)[\s-]+(?:in\s+)?"
)
_UNIT = r"(?P<unit>day|week|month|year|fortnight|decade)"
_CLAUSE = r"\b(?!\s+(?:the|a|an|his|her|their|its|this|that|it|they|he|she|we|workers)\b)"
_ALL_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

_IN = re.compile(
    r"(?:\b(?:in|since|by|until|till|before|after|during|from|between|and|to|through|of|around|throughout|for|past"
    r"|late|early|end|over|than|or|back|year|years|spring|summer|autumn|winter|season|as|dated?)\s+"
    r"(?:(?:only|about|around|of|late|early|in)\s+)?(?:the\s+)?|[,(–—/]\s?|\d-)$",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:^|\n)[ \t]*$")

_NUM, _MON = "<number>", " ".join(MONTHS)
_HOLIDAY = "|".join(sorted(HOLIDAYS, key=lambda name: (-len(name), name))).replace("'", "['’]")
_PARTS = "early mid late the beginning start middle end close very"
_COUNTED = f"{_NUM} a an several half {_NUMBER.replace('|', ' ')}"

_SOURCES: tuple[tuple[Form, str, str, re.Pattern[str] | None], ...] = (
    ("date", _NUM,
     r"(?P<iso>(?P<year>(?:19|20)\d\d)[-/.](?P<mm>0?[1-9]|1[0-2])[-/.](?P<dd>[12]\d|3[01]|0?[1-9]))"
     r"(?![\d]|[-/.]\d)", None),
    ("date", _NUM,
     rf"(?P<d1>{_DAY})[./](?P<m1>{_DAY})[./]{_YEAR}", None),
    ("days", _MON,
     rf"{_MONTH}\s+(?:the\s+)?(?P<d1>{_DAY}){_TH}\s*"
     r"(?:-|–|—|\bto\b|\band\b|,\s*and\b|&|\bor\b)\s*(?:the\s+)?"
     rf"(?P<d2>{_DAY}){_TH}(?!\w|,\d\d\d|[:.]\d|\s*(?:%|percent|million|thousand|workers|people)){_OF_YEAR}?", None),
    ("days", f"the {_NUM}",
     rf"(?:the\s+)?(?P<d1>{_DAY}){_TH}\s*(?:-|–|—|\bto\b|\band\b|\bor\b)\s*(?:the\s+)?"
     rf"(?P<d2>{_DAY}){_TH}(?:\s+of)?\s+{_MONTH}{_OF_YEAR}?", None),
    ("days", "the",
     rf"the\s+(?P<w1>{_DAY_WORD})\s+(?:to|and|through|until)\s+(?:the\s+)?(?P<w2>{_DAY_WORD})\s+of\s+{_MONTH}"
     rf"{_OF_YEAR}?", None),
    ("days", "the",
     rf"the\s+(?P<edge>first|last)\s+(?P<k>ten|five|three|two|\d+)\s+days\s+of\s+{_MONTH}{_OF_YEAR}?", None),
    ("date", _MON,
     rf"{_MONTH}\s+(?:the\s+)?(?P<d1>{_DAY}){_TH}(?!\w|,\d\d\d|[:.]\d|\s*(?:%|percent)){_OF_YEAR}?", None),
    ("date", f"the {_NUM}",
     rf"(?:the\s+)?(?P<d1>{_DAY}){_TH}(?:\s+of)?\s+{_MONTH}{_OF_YEAR}?", None),
    ("date", "the",
     rf"the\s+(?P<w1>{_DAY_WORD})\s+of\s+{_MONTH}{_OF_YEAR}?", None),
    ("date", "the",
     rf"the\s+(?P<lastday>last|final)\s+day\s+of\s+{_MONTH}{_OF_YEAR}?", None),
    ("month", f"{_PARTS} {_MON}",
     rf"(?:{_PART})?{_MONTH}{_OF_YEAR}", None),
    ("month", _PARTS,
     rf"{_PART}{_MONTH}", None),
    ("month", "last this next",
     rf"(?P<lead>last|this|next)\s+{_MONTH}", None),
    ("month", "the", rf"(?P<lead>the\s+following|the\s+next|the\s+previous)\s+{_MONTH}", None),
    ("month", _MON,
     rf"{_MONTH}(?!['’])", _IN),
    ("month", _MON,
     rf"{_MONTH}(?=\s+(?:to|through|until|and|–|-)\s+(?:{_ALL_MONTHS})\b)", None),
    ("month", _NUM,
     r"(?P<dash>(?P<year>(?:19|20)\d\d)[-/](?P<mm>0[1-9]|1[0-2]))(?![-/\d])", None),
    ("months", f"{_PARTS} spring summer autumn fall winter",
     rf"(?:{_PART})?(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter){_OF_YEAR}", None),
    ("months", "this last next",
     r"(?P<lead>this|last|next)\s+(?P<season>spring|summer|autumn|winter)\b(?!\s+festival)", None),
    ("months", "the spring summer autumn winter",
     r"(?:the\s+)?(?P<season>spring|summer|autumn|winter)\b(?!\s+festival|['’])",
     re.compile(r"\b(?:in|by|since|until|during|before|after|from|to|through|and)\s+$", re.IGNORECASE)),
    ("months", "the first second latter",
     rf"(?:the\s+)?(?P<half>first|second|latter)\s+half\s+of\s+(?:{_YEAR}"
     rf"|{_WHICH}\s+year\b|(?P<theyear>the year)\b)", None),
    ("months", "the first second third fourth last",
     r"(?:the\s+)?(?P<quarter>first|second|third|fourth|last)\s+quarter(?:\s+of)?"
     rf"\s+(?:{_YEAR}|{_WHICH}\s+year\b|(?P<theyear>the year)\b)", None),
    ("months", "the first last",
     rf"(?:the\s+)?(?P<edge>first|last)\s+(?P<k>{_NUMBER}|\d\d?)\s+months\s+of\s+(?:{_YEAR}|{_WHICH}\s+year\b"
     r"|(?P<theyear>the year)\b)", None),
    ("days", "the first second third fourth last",
     rf"(?:the\s+)?(?P<week>first|second|third|fourth|last)\s+week\s+of\s+{_MONTH}{_OF_YEAR}?", None),
    ("months", "q1 q2 q3 q4 h1 h2",
     rf"(?P<q>[QH][1-4])[\s,]+(?:of\s+)?{_YEAR}", None),
    ("decade", f"the early mid late {_NUM}",
     r"(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?P<year>(?:19|20)\d0)['’]?s\b", None),
    ("heading", _NUM,
     r"(?P<year>(?:19|20)\d\d)(?=[.:]\s|\s*\n)", _OPENING),
    ("year", _PARTS,
     rf"{_PART}(?:the\s+year\s+)?{_YEAR}(?!['’]?s\b)", None),
    ("year", "the",
     rf"the\s+(?:year|whole\s+of)\s+{_YEAR}", None),
    ("year", _NUM,
     rf"{_YEAR}(?!['’]?s\b)(?!\s*(?:dollars|yuan|won|rubles|euros)\b)", _IN),
    ("weekday", "monday tuesday wednesday thursday friday saturday sunday last this next past the",
     r"(?:(?P<lead>last|this|next|this past|past|the following|the previous)\s+)?"
     r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b", None),
    ("part_unit", _PARTS,
     rf"{_PART}(?P<which>this|last|next|the|that)\s+(?P<unit>month|year|week)\b(?!['’]s)", None),
    ("part_unit", "the year month", r"(?:the\s+)?(?P<unit>year|month)(?:['’]s[\s-]+|-)(?P<part>end)\b(?!-)", None),
    ("so_far", "so earlier later already",
     r"(?P<sofar>so far|earlier|later|already)\s+(?P<which>this|that|last)\s+"
     r"(?P<unit>week|month|year)\b", None),
    ("so_far", "since",
     r"(?P<sofar>since)\s+the\s+(?P<unit>week|month|year)\s+(?:began|started)\b", None),
    ("day_of", "on the",
     rf"(?:on\s+)?the\s+(?P<w1>{_DAY_WORD})\s+(?:day\s+)?of\s+"
     r"(?P<which>this|that|last|the same|the|next)\s+month\b", None),
    ("day_of", "on the",
     r"(?:on\s+)?the\s+(?P<lastday>last|final)\s+day\s+of\s+(?P<which>this|that|last|the same|the)\s+month\b",
     None),
    ("day_of", "on",
     r"on\s+the\s+(?P<w1>(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th))\b(?!\s+\w+\s+of\b|\s+of\b"
     r"|\s+(?:floor|day|anniversary))", None),
    ("day_of", "the",
     r"the\s+(?P<w1>(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th))\b(?!\s+\w+\s+of\b|\s+of\b|\s+(?:floor|anniversary))",
     re.compile(r"\b(?:morning|night|evening|afternoon|day|dawn)\s+of\s+$", re.IGNORECASE)),
    ("unit", "this last next that the same",
     r"(?P<which>this|last|next|that|the same|the following|the previous|the coming"
     rf"|same)\s+{_UNIT}\b(?!['’]s)", None),
    ("unit", "the",
     rf"(?P<which>the)\s+{_UNIT}\s+(?P<turn>before|after){_CLAUSE}",
     None),
    ("ago", _COUNTED,
     rf"{_N}\s+{_UNIT}s?\s+(?P<ago>ago|from\s+now|hence)\b", None),
    ("later", _COUNTED,
     rf"{_N}\s+{_UNIT}s?\s+(?P<later>later|earlier|afterwards?|thereafter|previously|before{_CLAUSE})\b"
     r"(?!\s+than\b)", None),
    ("past", "over during in for within throughout the these past last",
     r"(?:(?:over|during|in|for|within|throughout)\s+)?"
     rf"(?:(?:the|these)\s+)?(?:past|last|previous|preceding)\s+{_N}\s+{_UNIT}s\b", None),
    ("past", "over during in within",
     rf"(?:over|during|in|within)\s+(?:the|this)\s+(?:past|last)\s+{_UNIT}\b(?!\s+of\b)", None),
    ("up_to", f"the {_COUNTED}",
     rf"(?:the\s+)?(?:{_N}[\s-]+)?{_UNIT}s?\s+(?:up\s+to|to|until|ending|ending\s+on)\s+(?=the\s|[A-Z\d])", None),
    ("now", "today yesterday tomorrow tonight the right now currently at presently nowadays",
     r"(?P<now>today|yesterday|tomorrow|tonight|the day before yesterday|right now|now|currently|at present|presently"
     r"|at the moment|nowadays|at this time|at this point)\b", None),
    ("then", "then that the",
     r"(?P<then>then|that time|the time)\b",
     re.compile(r"\b(?:by|until|till|since|at)\s+$", re.IGNORECASE)),
    ("holiday", "the day party new christmas",
     rf"(?:the\s+)?(?P<holiday>{_HOLIDAY})\b"
     rf"{_OF_YEAR}?", None),
    ("none", "the lunar chinese spring chuseok ramadan",
     r"(?:the\s+)?(?:lunar new year|chinese new year|spring festival|chuseok"
     r"|ramadan)\b", None),
)  # fmt: skip

PHRASES: tuple[Phrase, ...] = tuple(
    Phrase(
        form,
        frozenset(starters.split()),
        re.compile(pattern, re.IGNORECASE),
        behind,
    )
    for form, starters, pattern, behind in _SOURCES
)
