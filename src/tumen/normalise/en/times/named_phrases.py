"""Patterns of the English times that the calendar names: days, months, seasons, years, feasts."""

from __future__ import annotations

import re

from tumen.normalise.en.times.words import (
    ANY_MONTH,
    DAY,
    DAY_WORD,
    DECADES,
    EDGES,
    FISCAL,
    FULL_WEEKDAYS,
    HOLIDAY,
    HOLIDAY_STARTERS,
    MONTH,
    MONTH_STARTERS,
    NUMBER,
    NUMBER_STARTER,
    OF_YEAR,
    PART,
    PART_STARTERS,
    SEASONS,
    TH,
    WEEKDAY_BEFORE,
    WEEKDAY_STARTERS,
    WHICH,
    YEAR,
    YEAR_STARTER,
)

Source = tuple[str, str, str, re.Pattern[str] | None]
"""Form, the words with which the phrase can begin, its pattern, and what must stand before it."""

_IN = re.compile(
    r"(?:\b(?:in|since|by|until|till|before|after|during|throughout|late|early|end|winter|spring|summer|autumn|season"
    r"|as|dated?|circa|(?:since|until|till|from|by|before)\s+at\s+least|both|later|recently|year|sometime)\s+(?:(?:only|about|around|of|late|early|in)\s+)?"
    r"(?:the\s+)?|[,(]\s?|[–—]\s|(?<![\w-])(?:19|20)\d\d\s?[-–—/]\s?)$",
    re.IGNORECASE,
)
"""What shows that four digits, or the name of a month, are a time."""

_LOOSE = re.compile(
    r"(?:\b(?:from|between|through|of|around|for|past|over|than|back|years)|(?:(?<!\d\s)|(?<=[-–/]\d\d\s))\b(?:and|to|or))\s+"
    r"(?:(?:only|about|around|of|late|early|in)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""What may stand before a year and before a count alike."""

_PAIR = re.compile(r"(?<![\d,.])(?:19|20)\d\d\s+(?:and|to|through|until|or)\s+$")
_NO_COUNT = (
    r"(?!\s+(?:of\b|(?!(?:was|is|has|as|this|its|his|across|onwards|towards|perhaps|always|thus|unless|sales)\b)[a-z-]+s\b|people|men|women|staff|personnel|more\b|[a-z]+\s+(?:people|men|women|[a-z]+ers)\b"
    r"|(?:North\s+)?(?:Korean|Chinese|Russian)s?\b))(?!\s*(?:to|-|–|—|or|and)\s*(?!(?:19|20)\d\d\b)\d)"
)
_NO_MONEY = r"(?!['’]?s\b)(?!\s*(?:dollars|yuan|won|rubles|roubles|euros)\b)"
_SEASON_BEHIND = re.compile(
    r"\b(?:in|by|since|until|till|during|before|after|from|to|through|throughout|and|between|over|for|early|late)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"(?:^|\b(?:in|since|by|from|to|until|of|before|after|during|dated|on|and|between)\s+|[(,:;]\s?|\n)$", re.IGNORECASE
)
_MONTH_DASH = re.compile(rf"\b{ANY_MONTH}\s?[-–—/]\s?$", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|\n)[ \t]*$")
_JOINT = r"(?:-|–|—|/|\bto\b|\bthrough\b|\band\b|,\s*and\b|&|\bor\b)"
_NOT_NUMBER = r"(?!\w|,\d\d\d(?!\d)|[:.]\d|\s*(?:%|percent|million|thousand|workers|people))"
_NUM, _YEAR, _MON = NUMBER_STARTER, YEAR_STARTER, MONTH_STARTERS
_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
_LEADS = (
    r"(?P<lead>the\s+following|the\s+next|the\s+previous|this\s+past|this\s+coming|the\s+coming|last|past|this|next"
    r"|coming)"
)
_THE_YEAR = rf"(?:{YEAR}|{WHICH}\s+year\b|(?P<theyear>the\s+year)\b(?!\s+(?:before|{YEAR.replace('?P<year>', '?:')})))"

# "in May 20 workers left": a day stands with "on", a number of people with "in"
_NO_HEADS = (
    rf"(?:(?<!\bin )|(?!{ANY_MONTH}\s+{DAY}\s+(?:more\s+)?(?:[a-z]+\s+)?(?:people|men|women|[a-z]+(?:ers|ees|s))\b))"
)

# the head of a name: "April 25 House of Culture", "May 18 Trading Company"
_HEADS = (
    "Compan(?:y|ies)|Co\\b|Corp(?:oration)?|Trading|House|Stadium|Restaurant|Bureau|Bank|Hotel|Mine|Farm|Works"
    "|Factory|Complex|Combine|Plant|Institute|University|School|Hospital|Theat(?:re|er)|Hall|Group|Unit|Brigade|Division"
    "|Street|Square|Ship|Store|Shop|Centre|Center|Guesthouse|Enterprise|Federation|Movement|Directive|Sports"
)
_IS_NAME = (
    rf"(?:(?:\s+(?!{ANY_MONTH})(?-i:[A-Z])[\w'’-]*){{0,3}}?\s+(?-i:{_HEADS})\b"
    r"|\s+(?:cigarettes?|vinalon|directives?|measures|movement|brand|teachings)\b)"
)
_FREE = re.compile(r"(?<!\bon )(?<!\bby )(?<!\bsince )(?<!\buntil )(?<!\bbefore )(?<!\bafter )$", re.IGNORECASE)

NAMED: tuple[Source, ...] = (
    # names that hold words of time, and the days of a shift
    ("name", "from " + " ".join(FULL_WEEKDAYS),
     rf"(?:from\s+)?(?:{'|'.join(FULL_WEEKDAYS)})\s*(?:through|to|until|-|–)\s*(?:{'|'.join(FULL_WEEKDAYS)})\b",
     re.compile(r"\b(?:works?|working|worked|toils?|open|opens|operat\w+|shifts?|runs?|days?|weeks?|hours?)[,\s]\s*"
                r"(?:\w+\s+){0,2}$", re.IGNORECASE)),
    ("name", f"{_MON}", rf"{MONTH}\s+{DAY}{TH}(?={_IS_NAME})", _FREE),
    ("name", _NUM, rf"{DAY}{TH}\s+{MONTH}(?={_IS_NAME})", _FREE),
    ("name", "the", rf"the\s+{DAY}{TH}\s+{MONTH}(?={_IS_NAME})", None),
    ("name", _YEAR, r"(?:19|20)\d\d(?=\))", re.compile(r"(?<!Juche)(?<!juche)[\s/]\d{1,4}\s?\($")),
    ("name", "may the", r"(?:the\s+)?May\s+Day(?=\s+(?:Stadium|School|Farm|Factory))", None),
    # figures
    ("fixed", _YEAR,
     r"(?<![\w/=?&-])(?P<iso>(?P<year>(?:19|20)\d\d)[-/.](?P<mm>0?[1-9]|1[0-2])[-/.](?P<dd>[12]\d|3[01]|0?[1-9]))"
     r"(?:T\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d]|[-/.]\d)", None),
    ("fixed", _YEAR,
     r"(?P<iso>(?P<year>(?:19|20)\d\d)\.\s(?P<mm>0?[1-9]|1[0-2])\.\s(?P<dd>[12]\d|3[01]|0?[1-9])(?:\.|(?!\w)))", None),
    ("fixed", _YEAR,
     r"(?P<iso>(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<mm>1[0-2]|0?[1-9])\s?[月월]\s?(?P<dd>[12]\d|3[01]|0?[1-9])\s?[日일号])",
     None),
    ("fixed", _YEAR, r"(?P<dash>(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<mm>1[0-2]|0?[1-9])\s?[月월])", None),
    ("year", _YEAR, r"(?P<year>(?:19|20)\d\d)\s?[年년]", None),
    ("date", _NUM, r"(?P<mm>1[0-2]|0?[1-9])\s?[月월]\s?(?P<d1>[12]\d|3[01]|0?[1-9])\s?[日일号]", None),
    ("fixed", _NUM, rf"(?<![\w/.-])(?P<d1>{DAY})(?P<mark>[./])(?P<m1>{DAY})[./]{YEAR}(?![/.-]\d)", None),
    ("fixed", _YEAR,
     r"(?<![\w/.-])(?<!No )(?<!No\. )(?<!No\.)(?P<dash>(?P<year>(?:19|20)\d\d)[-/](?P<mm>0[1-9]|1[0-2]))"
     r"(?![-/\d])", _LIST),
    ("fixed", _NUM, r"(?P<dash>(?P<mm>0[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d))(?![-/\d]|\.\d)", _LIST),
    ("date", _NUM, rf"(?P<d1>{DAY})-{MONTH}-(?:{YEAR}|(?P<yy>\d\d)(?!\d))", None),
    # days
    ("days", f"{_MON} {WEEKDAY_STARTERS}",
     rf"{WEEKDAY_BEFORE}{MONTH}\s+(?:the\s+)?(?P<d1>{DAY}){TH}(?:(?:,\s*|[-–]){DAY}{TH})*\s*{_JOINT}\s*(?:the\s+)?"
     rf"(?P<d2>{DAY}){TH}{_NOT_NUMBER}{OF_YEAR}?", None),
    ("days", f"the {_NUM}",
     rf"(?:the\s+)?(?P<d1>{DAY}){TH}(?:,\s*{DAY}{TH})*\s*{_JOINT}\s*(?:the\s+)?(?P<d2>{DAY}){TH}(?:\s+of)?\s+{MONTH}"
     rf"{OF_YEAR}?", None),
    ("days", "the",
     rf"the\s+(?P<w1>{DAY_WORD})\s+(?:to|and|or|through|until)\s+(?:the\s+)?(?P<w2>{DAY_WORD})\s+of\s+{MONTH}"
     rf"{OF_YEAR}?", None),
    ("days", "the first last",
     rf"(?:the\s+)?(?P<edge>first|last|final)\s+(?P<k>{NUMBER}|\d\d?)\s+(?P<ku>days|weeks)\s+(?:of|in)\s+{MONTH}"
     rf"{OF_YEAR}?", None),
    ("days", f"the {EDGES.replace('|', ' ')} {_NUM}",
     rf"(?:the\s+)?(?P<week>{EDGES})\s+week\s+(?:of|in)\s+{MONTH}{OF_YEAR}?", None),
    ("days", "the first second latter",
     rf"(?:the\s+)?(?P<half>first|second|latter)\s+half\s+of\s+{MONTH}{OF_YEAR}?", None),
    ("date", f"{_MON} {WEEKDAY_STARTERS} the",
     rf"{_NO_HEADS}(?:the\s+(?P<weekof>week\s+(?:of|beginning|starting|commencing))\s+(?:on\s+)?)?{WEEKDAY_BEFORE}{MONTH}\s+"
     rf"(?:the\s+)?(?P<d1>{DAY}){TH}(?!\w|,\d\d\d(?!\d)|[:.]\d|\s*(?:%|percent)){OF_YEAR}?", None),
    ("date", f"the {_NUM} {WEEKDAY_STARTERS}",
     rf"(?:the\s+(?P<weekof>week\s+(?:of|beginning|starting|commencing))\s+(?:on\s+)?)?{WEEKDAY_BEFORE}(?:the\s+)?"
     rf"(?P<d1>{DAY}){TH}(?:\s+of)?\s+{MONTH}{OF_YEAR}?", None),
    ("date", "the", rf"the\s+(?P<w1>{DAY_WORD})\s+(?:day\s+)?of\s+{MONTH}{OF_YEAR}?", None),
    ("date", "the", rf"the\s+(?P<lastday>last|final)\s+day\s+of\s+{MONTH}{OF_YEAR}?", None),
    ("date", _YEAR, rf"{YEAR}\s+{MONTH}\s+(?P<d1>{DAY}){TH}(?!\w)", None),
    ("nth_weekday", f"the {_NUM}",
     rf"the\s+(?P<week>{EDGES})\s+(?P<weekday>{'|'.join(FULL_WEEKDAYS)})\s+(?:of|in)\s+{MONTH}{OF_YEAR}?", None),
    # months
    ("month", f"{PART_STARTERS} {_MON}", rf"(?:{PART})?{MONTH}{OF_YEAR}", None),
    ("month", "the", rf"the\s+month\s+of\s+{MONTH}{OF_YEAR}?", None),
    ("month", PART_STARTERS, rf"{PART}{MONTH}", None),
    ("month", "last past this next the coming", rf"(?:{PART})?{_LEADS}\s+{MONTH}(?!\s+\d)", None),
    ("month", PART_STARTERS, rf"{PART}{_LEADS}\s+{MONTH}(?!\s+\d)", None),
    ("month", _MON, rf"{MONTH}(?!['’]s)(?!\s+(?-i:{_HEADS})\b)", _IN),
    ("month", _MON, rf"{MONTH}(?!['’]s)(?!\s+(?-i:{_HEADS})\b)", _LOOSE),
    ("month", _MON, rf"{MONTH}(?!\s*\d)", _MONTH_DASH),
    ("month", _MON, rf"{MONTH}(?=\s*(?:\bto\b|\bthrough\b|\buntil\b|\band\b|\bor\b|–|-|—|/)\s*{ANY_MONTH})", None),
    ("month", _MON, rf"{MONTH}(?=\s+(?:to|through|until)\s+(?:early|mid|late|the\s+end)\b)", None),
    # halves, quarters, seasons
    ("months", f"{PART_STARTERS} {' '.join(SEASONS)}",
     rf"(?:{PART})?(?:the\s+)?{_SEASON}(?:,?\s+(?:of\s+|in\s+)?(?P<year2>(?:19|20)\d\d)[-–/](?:(?:19|20)\d\d|\d\d)\b"
     rf"|{OF_YEAR})", None),
    ("months", f"this last past next that the coming early mid late {PART_STARTERS}",
     rf"(?:(?:(?P<part>early|mid|late)[\s-]+)|{PART.replace('?P<part>', '?P<edgepart>')})?"
     rf"(?:{_LEADS}|(?P<that>that(?:\s+same)?))\s+"
     rf"{_SEASON}\b(?!\s+festival|\s+of\b)", None),
    ("months", f"the {' '.join(SEASONS)} {PART_STARTERS}",
     r"(?:(?P<part>early|mid|late)[\s-]+)?(?:the\s+)?(?P<season>spring|summer|autumn|winter)\b"
     r"(?!\s+(?:festival|water|palace|olympic|games|clothes|clothing|coats?|rolls?|camp)|['’]|-)", _SEASON_BEHIND),
    ("months", "the", r"the\s+(?P<season>fall)\b(?=\s*(?:[,.;)]|$)|\s+(?:when|after|before|the)\b)",
     re.compile(r"\b(?:in|since|by|until|during)\s+$", re.IGNORECASE)),
    ("months", "the first second latter",
     rf"(?:the\s+)?(?P<half>first|second|latter)\s+half\s+(?:of\s+)?{_THE_YEAR}", None),
    ("months", f"the {EDGES.replace('|', ' ')} {_NUM}",
     rf"(?:the\s+)?(?P<quarter>{EDGES})\s+quarter(?:,?\s+(?:of|in))?,?\s+{_THE_YEAR}", None),
    ("months", f"the {EDGES.replace('|', ' ')} {_NUM}",
     rf"(?:the\s+)?(?P<quarter>{EDGES})\s+quarter\b(?!-|\s+of\b|['’])",
     re.compile(r"\b(?:in|during|by|since|until|from|for|through|to)\s+(?:the\s+)?$", re.IGNORECASE)),
    ("months", "the first last",
     rf"(?:the\s+)?(?P<edge>first|last|final)\s+(?P<k>{NUMBER}|\d\d?)\s+months\s+(?:of|in)\s+{_THE_YEAR}", None),
    ("months", "q1 q2 q3 q4 h1 h2", rf"(?P<q>[QH][1-4])(?:[\s,]+(?:of\s+)?|/)(?:{YEAR}|{WHICH}\s+year\b)", None),
    ("months", "q1 q2 q3 q4 h1 h2",
     r"(?P<q>[QH][1-4])(?=\s*(?:\bto\b|\band\b|\bor\b|\bthrough\b|-|–)\s*[QH][1-4]\b)", None),
    ("months", _YEAR, r"(?P<year>(?:19|20)\d\d)[\s,/-]?(?P<q>Q[1-4]|H[12])\b", None),
    ("months", _NUM, r"(?P<qn>[1-4])(?P<qk>[QH])\s?(?:(?P<year>(?:19|20)\d\d)|['’]?(?P<yy>\d\d))\b(?!\.\d)", None),
    # years
    ("decade", f"the early mid late {_YEAR}",
     r"(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?P<year>(?:19|20)\d0)['’]?s\b", None),
    ("decade", "the beginning start middle end",
     r"(?:the\s+)?(?P<part>beginning|start|middle|end)\s+of\s+the\s+(?P<year>(?:19|20)\d0)['’]?s\b", None),
    ("decade", "the early mid late",
     r"(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?['’‘](?P<yy>[4-9]0)s\b", None),
    ("decade", "the early mid late",
     rf"(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?P<decade>{'|'.join(DECADES)})\b(?!\s+(?:percent|degrees))",
     re.compile(r"\b(?:in|since|by|until|during|from|to|throughout|of)\s+(?:the\s+)?$", re.IGNORECASE)),
    ("heading", _YEAR, r"(?P<year>(?:19|20)\d\d)(?=[.:]\s|\s*\n)", _OPENING),
    ("turn", "the turn", rf"(?:the\s+)?turn\s+of\s+(?:the\s+year\b(?!\s+(?:19|20)\d)|(?:the\s+year\s+)?{YEAR})", None),
    ("year", PART_STARTERS, rf"{PART}(?:the\s+year\s+)?{YEAR}(?!['’]?s\b)", None),
    ("year", _YEAR, r"(?P<year>(?:19|20)\d\d)['’]s\s+(?P<part>end|close|start|beginning)\b(?!-)", None),
    # "2019's deadline"; "the 2010's" is a decade
    ("year", _YEAR, r"(?P<year>(?:19|20)\d[1-9])(?=['’]s\s+[a-z])", re.compile(r"(?:^|[^\w\-/.$€£¥])$")),
    ("year", "the", rf"the\s+(?:(?:calendar|fiscal|financial)\s+)?(?:year|whole\s+of)\s+(?:of\s+)?{YEAR}", None),
    ("year", "calendar fiscal financial", rf"(?:calendar|fiscal|financial)(?:\s+year)?\s+{YEAR}", None),
    ("year", " ".join(FISCAL), rf"FY\s?(?:{YEAR}|['’]?(?P<yy>\d\d)(?!\d))", None),
    ("year", f"the {_YEAR}", rf"(?:the\s+)?{YEAR}\s+(?:calendar|fiscal|financial)\s+year\b", None),
    ("years", f"{_YEAR} the",
     r"(?:the\s+)?(?<![\w/-])(?P<year>(?P<century>19|20)(?P<first>\d\d))(?P<joint>[-–/])(?P<second>\d\d)(?![\d%]|[-/,.]\d)"
     r"(?:\s+(?:season|school\s+year|academic\s+year|fishing\s+season)\b)?", None),
    ("year", _YEAR, r"(?P<year>(?:19|20)\d\d)(?=\s?[-–—/]\s?(?:19|20)\d\d\b(?![-/,]\d)"
     rf"|\s+(?:to|through|until)\s+(?:19|20)\d\d\b(?![-/,]\d){_NO_COUNT})",
     re.compile(r"(?:^|[^\w\-/.$€£¥])$")),
    ("year", _YEAR, rf"{YEAR}{_NO_MONEY}", _IN),
    ("year", _YEAR, rf"{YEAR}{_NO_MONEY}{_NO_COUNT}", _LOOSE),
    ("year", _YEAR, rf"{YEAR}{_NO_MONEY}", _PAIR),
    ("year", _NUM, r"(?P<yy>\d\d)(?!\d|['’]?s\b|\w)",
     re.compile(r"\b(?:in|since|by|of|from|until|late|early)\s+['’‘]$")),
    ("holiday", f"{HOLIDAY_STARTERS} the this last next {_YEAR}",
     rf"(?:(?P<which2>this|last|next)\s+year['’]s\s+|(?:the\s+)?(?:{YEAR}\s+)?)(?P<holiday>{HOLIDAY})\b(?P<off>\s+(?:holidays?|break|season|period)\b)?"
     rf"{OF_YEAR.replace('?P<year>', '?P<year2>')}?", None),
)  # fmt: skip
