"""English words of time: months, weekdays, ordinals, seasons, and the parts that patterns of phrases are made of."""

from __future__ import annotations

from types import MappingProxyType

from tumen.normalise.en.numbers import TENS, UNITS
from tumen.resources.feasts import feasts

_MONTH_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct"
    "|november nov|december dec"
)
MONTHS = MappingProxyType(
    {name: number for number, names in enumerate(_MONTH_NAMES.split("|"), start=1) for name in names.split()}
)
_DAY_NAMES = "monday mon|tuesday tues tue|wednesday wed|thursday thurs thur thu|friday fri|saturday sat|sunday sun"
WEEKDAYS = MappingProxyType(
    {name: number for number, names in enumerate(_DAY_NAMES.split("|")) for name in names.split()}
)
FULL_WEEKDAYS = tuple(names.split()[0] for names in _DAY_NAMES.split("|"))
_ORDINAL_NAMES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
ORDINALS = MappingProxyType({word: number for number, word in enumerate(_ORDINAL_NAMES.split(), start=1)})
SEASONS = MappingProxyType({"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)})
DECADES = MappingProxyType(
    {"nineties": 1990, "eighties": 1980, "seventies": 1970, "sixties": 1960, "fifties": 1950, "forties": 1940}
)
HOLIDAYS = feasts()
FISCAL = tuple(f"fy{number}" for number in ["", *range(1990, 2060), *(f"{short:02}" for short in range(60))])
"""Words such as "FY2019" and "FY19", in lower case."""

MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)(?!\w)"
)
ANY_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)(?!\w)"
)
YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d%]|,\d|\.\d|-\d)"
SHORT_YEAR = r"['’‘](?P<yy>\d\d)(?!\d|['’]?s\b)"
WHICH = r"(?P<which>this|last|next|that\s+same|that|the\s+same|the\s+following|the\s+previous|the\s+current|current)"
OF_YEAR = (
    rf"(?:(?:\s+period)?(?:,\s*|\s+)(?:(?:of|in)\s+)?(?:{YEAR}|{WHICH}\s+year\b|(?P<before>the\s+year\s+before)\b(?!\s+last\b))"
    rf"|\s+{SHORT_YEAR})"
)
WEEKDAY_BEFORE = (
    r"(?:(?P<wd>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b\.?)(?:,\s*|\s+)(?:the\s+)?)?"
)
ORDINAL = "|".join(sorted(ORDINALS, key=lambda word: (-len(word), word)))
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
DAY_WORD = rf"(?:(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)|{ORDINAL})\b"
TH = r"(?:st|nd|rd|th)?"
NUMBER = "|".join([*sorted(UNITS, key=lambda word: (-len(word), word)), *TENS])
N = (
    rf"(?P<n>\d{{1,3}}|(?:a\s+)?few|several|(?:a\s+)?couple\s+of|half(?:\s+an?)?|an?(?:\s+(?:full|whole))?"
    rf"|(?:{'|'.join(TENS)})-(?:{'|'.join(UNITS)})|{NUMBER})"
)
PART = (
    r"(?P<part>(?:early[\s-]+(?:to[\s-]+)mid|mid[\s-]+(?:to[\s-]+)late|early|mid|late)"
    r"|(?:the\s+)?(?:very\s+)?(?:beginning|start|middle|end|close)\s+of|end(?=[\s-])|year-end(?=\s)"
    r"|the\s+(?:first|early|last|final|closing)\s+(?:few\s+)?(?:days|weeks)\s+of)[\s-]+(?:in\s+)?"
)
UNIT = r"(?P<unit>day|week|month|year|fortnight|decade)"
CLAUSE = r"\b(?!\s+(?:the|a|an|his|her|their|its|this|that|it|they|he|she|we|workers)\b)"
CARDINALS = MappingProxyType({"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "final": "last"})
EDGES = r"first|second|third|fourth|last|final|1st|2nd|3rd|4th"

NUMBER_STARTER, YEAR_STARTER = "<number>", "<year>"
"""Stand for a number as the first word, and for one of four figures that can be a year."""
MONTH_STARTERS = " ".join(MONTHS)
WEEKDAY_STARTERS = " ".join(WEEKDAYS)
PART_STARTERS = "early mid late the beginning start middle end close very year"
COUNT_STARTERS = f"{NUMBER_STARTER} a an few several couple half {NUMBER.replace('|', ' ')}"
HOLIDAY = "|".join(sorted(HOLIDAYS, key=lambda name: (-len(name), name))).replace("'", "['’]").replace(" ", r"\s+")
_FIRSTS = {name.split()[0].split("-")[0] for name in HOLIDAYS}
HOLIDAY_STARTERS = " ".join(sorted(_FIRSTS | {first.split("'")[0] for first in _FIRSTS}))
_AFTER = """
weekend night quarter time turn present whole calendar fiscal financial early mid late beginning start middle end close
very latter last final closing past next following previous preceding same coming current a an half several few couple
' ’ ‘
"""
AFTER_THE = frozenset(
    {
        *(word for ordinal in ORDINALS for word in ordinal.split("-")),
        *SEASONS,
        *DECADES,
        *WEEKDAYS,
        *HOLIDAY_STARTERS.split(),
        *NUMBER.split("|"),
        *(f"{unit}{s}" for unit in ("day", "week", "month", "year", "fortnight", "decade") for s in ("", "s")),
        *_AFTER.split(),
    }
)
"""Words one of which follows "the" where it begins a phrase, figures apart."""
