"""Patterns of the English times told from the day of writing or from a time named before."""

from __future__ import annotations

import re

from tumen.normalise.en.times.named_phrases import Source
from tumen.normalise.en.times.words import (
    CLAUSE,
    COUNT_STARTERS,
    DAY_WORD,
    EDGES,
    FULL_WEEKDAYS,
    PART,
    PART_STARTERS,
    UNIT,
    N,
)

_FULL = "|".join(FULL_WEEKDAYS)
# a title, a feast or any such day is no day of a calendar
_NO_WEEKDAY = (
    r"\b(?!\s+(?:Times|Post|Mail|Mirror|Telegraph|Express|Star|Night\s+Live|Night\s+Football|mosque|prayers?|school)\b"
    r"|\.\w|-(?:like|style|night)\b)"
)
_ANY_WEEKDAY = (
    r"(?<!black )(?<!good )(?<!cyber )(?<!bloody )(?<!holy )(?<!ruby )(?<!palm )(?<!every )(?<!each )(?<!any )(?<!one )"
    r"(?<!\ba )(?<!an )(?<!other )"
)
_DAY_NAME = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)"
_NO_DAY = (
    r"(?!\s+\w+\s+of\b|\s+of\b|\s+(?:floor|floors|day|anniversary|birthday|century|company|division|brigade|battalion"
    r"|regiment|unit|infantry|congress|plenum|parallel|person|group|time|year|storey|story|session|round|meeting|edition"
    r"|bureau|department|district|hole|lap|minute|hour|month|week|row|ballot|attempt|line|street|avenue|grade|issue|batch|party)\b|-)"
)
# "on the 3rd and 4th of June" is no day of a month named elsewhere
_NO_SECOND = rf"(?!\s*(?:to|and|or|through|-|–)\s*(?:the\s+)?{_DAY_NAME}\s+of\b)"
_OVER = r"(?:over|during|in|for|within|throughout)"
_NUM = "<number>"

RELATIVE: tuple[Source, ...] = (
    ("weekday", f"{' '.join(FULL_WEEKDAYS)} last this next past the coming",
     rf"{_ANY_WEEKDAY}(?:(?P<lead>last|this\s+past|this\s+coming|this|next|past|coming|the\s+following|the\s+next"
     rf"|the\s+previous)\s+)?(?P<weekday>{_FULL}){_NO_WEEKDAY}"
     r"(?:\s+(?:(?:morning|afternoon|evening|night)\s+)?(?:of\s+)?(?P<which>this|last|next|that\s+same|that|the\s+same"
     r"|the\s+following|the\s+previous)\s+week\b)?", None),
    ("weekend", "last this next past the that over",
     r"(?:(?P<which>last|this\s+past|this\s+coming|this|next|past|the\s+past|the\s+following|the\s+previous"
     r"|the\s+same|the\s+coming|that|the\s+next)\s+weekend\b"
     r"|(?:over|during)\s+the\s+weekend\b)", None),
    ("weekend", "the", r"the\s+weekend\b", re.compile(r"\b(?:at|on|before|after|since|by|until)\s+$", re.IGNORECASE)),
    ("part_unit", PART_STARTERS,
     rf"{PART}(?P<which>this|last|next|that\s+same|the\s+same|the\s+following|the\s+previous|the\s+current|the|that)"
     r"\s+(?P<unit>month|year|week)\b(?!['’]s|\s+(?:19|20)\d\d|\s+(?:before|after)\b)", None),
    ("part_unit", "the year month",
     r"(?:the\s+)?(?P<unit>year|month)(?:['’]s[\s-]+|-)(?P<part>end)\b(?!-|\s+(?:19|20)\d)", None),
    ("so_far", "so earlier later already",
     r"(?P<sofar>so\s+far|earlier|later|already)\s+(?:(?:in\s+)?(?P<which>this|that\s+same|that|last|the\s+same)|in\s+the)\s+"
     r"(?P<unit>week|month|year)\b", None),
    ("so_far", "since", r"(?P<sofar>since)\s+the\s+(?P<unit>week|month|year)\s+(?:began|started)\b", None),
    ("day_of", "on the",
     rf"(?:on\s+)?the\s+(?P<w1>{DAY_WORD})\s+(?:day\s+)?of\s+"
     r"(?P<which>this|that\s+same|that|last|the\s+same|the\s+following|the\s+previous|the|next)\s+month\b", None),
    ("day_of", "on the",
     r"(?:on\s+)?the\s+(?P<lastday>last|final)\s+day\s+of\s+(?P<which>this|that|last|the\s+same|the)\s+month\b",
     None),
    ("day_of", "on the from",
     rf"(?:on\s+|from\s+)?the\s+(?P<w1>{_DAY_NAME})\s*(?:to|and|or|through|until|-|–)\s*(?:the\s+)?(?P<w2>{_DAY_NAME})\b"
     r"(?:\s+of\s+(?P<which>this|that\s+same|that|last|the\s+same|the\s+following|the\s+previous|the|next)\s+month\b"
     rf"|{_NO_DAY})", None),
    ("day_of", f"the {EDGES.replace('|', ' ')} latter {_NUM}",
     rf"(?:the\s+)?(?:(?P<half>first|second|latter)\s+half|(?P<week>{EDGES})\s+week)\s+of\s+"
     r"(?P<which>this|that\s+same|that|last|the\s+same|the\s+following|the\s+previous|the|next)\s+month\b", None),
    ("day_of", "on", rf"on\s+the\s+(?P<w1>{_DAY_NAME})\b{_NO_DAY}{_NO_SECOND}", None),
    ("day_of", "the",
     rf"the\s+(?P<w1>{_DAY_NAME})\b{_NO_DAY}{_NO_SECOND}",
     re.compile(rf"\b(?:(?:morning|night|evening|afternoon|day|dawn|eve|hours)\s+of|since|until|by|from|between|to|and"
                rf"|(?:{_FULL}),)\s+$", re.IGNORECASE)),
    ("unit", "this last next that the same current",
     r"(?P<which>this|last|next|that\s+same|that|the\s+same|the\s+following|the\s+previous|the\s+coming|the\s+next"
     rf"|the\s+current|current|same)\s+{UNIT}\b(?!-|\s+of\b)", None),
    ("part_unit", "this last next",
     r"(?P<which>this|last|next)\s+(?P<unit>year|month)['’]s\s+(?P<part>end|close|start|beginning)\b(?!-)", None),
    ("unit", "that the same",
     r"(?P<which>that\s+same|that|the\s+same|the\s+following|the\s+previous|the\s+next|same)\s+"
     r"(?:morning|night|evening|afternoon)\b", None),
    ("unit", "the",
     rf"(?P<which>the)\s+{UNIT}\s+(?P<turn>before|after){CLAUSE}(?!\s+(?-i:[A-Z]))"
     r"(?!\s+(?:last\b|tomorrow|yesterday))", None),
    ("unit", "the", r"(?P<which>the)\s+(?P<unit>week|month|year)\s+(?P<turn>before\s+last)\b", None),
    ("quarter", "this last next the",
     r"(?P<which>this|last|next|the\s+current|the\s+previous)\s+quarter\b(?!-|\s+of\b|['’])", None),
    ("ago", COUNT_STARTERS,
     rf"{N}\s+{UNIT}s?\s+(?P<ago>ago|from\s+now|hence)\b(?:\s+this\s+(?P<same>week|month)\b)?", None),
    ("year_on", "this the same in",
     r"(?:this\s+time|(?P<same>(?:the\s+)?same\s+month))\s+(?:of\s+|in\s+)?(?:last|the\s+previous)\s+year\b", None),
    ("ago", "in", rf"in\s+{N}\s+{UNIT}s?['’]s?\s+(?P<ago>time)\b", None),
    ("later", COUNT_STARTERS,
     rf"{N}\s+{UNIT}s?\s+(?P<later>later|earlier|afterwards?|thereafter|previously|before(?=\s*(?:[,.;:)–—]|$))|on(?=,))"
     r"(?!\w)"
     r"(?!\s+than\b)", None),
    ("beside", f"the {COUNT_STARTERS}",
     rf"(?:{N}\s+|the\s+(?!\w+s\s)){UNIT}s?\s+(?P<later>before|after|prior\s+to|ahead\s+of|following)\s+"
     r"(?=(?:the\s+)?(?:(?-i:[A-Z\d])|end|last|day|vote|deadline|date))", None),
    ("within", "within in",
     rf"(?:within|in\s+the)\s+{N}[\s-]+{UNIT}s?\s+(?:of|after|from|following)\s+"
     r"(?=(?:the\s+)?(?:(?-i:[A-Z\d])|end|last|day|vote|deadline|date))", None),
    ("past", f"the these past last {_OVER.strip('(?:)').replace('|', ' ')}",
     rf"(?:{_OVER}\s+)?(?:(?:the|these)\s+)?(?:past|last|previous|preceding)\s+{N}\s+{UNIT}s\b"
     r"(?!\s+of\s+(?:the\s+year|(?-i:[A-Z\d])|last|this|that|next))", None),
    ("past", "over during in within for throughout the this past last",
     rf"(?:{_OVER}\s+)?(?:the|this)\s+(?P<lead>past)\s+{UNIT}\b(?!\s+of\b|['’]s|-)", None),
    ("past", "over during in within for throughout",
     rf"{_OVER}\s+(?:the|this)\s+last\s+{UNIT}\b(?!\s+(?:of|on|in)\b|['’]s|-)", None),
    ("past", "over during in within the past last",
     rf"(?:{_OVER}\s+)?(?:the\s+)?(?:past|last|previous)\s+(?P<hours>24|48|72)\s+hours\b", None),
    ("coming", f"the next coming {_OVER.strip('(?:)').replace('|', ' ')}",
     rf"(?:{_OVER}\s+)?(?P<which>the\s+next|the\s+coming|the\s+following|next|coming)\s+{N}\s+{UNIT}s\b", None),
    ("up_to", f"the {COUNT_STARTERS}",
     rf"(?:the\s+)?(?:{N}[\s-]+)?{UNIT}s?\s+(?:up\s+to|to|until|ending|ending\s+on)\s+(?=the\s|(?-i:[A-Z\d]))", None),
    ("now", "today yesterday tomorrow tonight the right now currently at presently nowadays",
     r"(?P<now>today|yesterday|tomorrow|tonight|the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|right\s+now"
     r"|now|currently|at\s+present|presently|at\s+the\s+moment|nowadays|at\s+this\s+time(?!\s+of\b)"
     r"|at\s+this\s+point)\b", None),
    ("now", "the last this",
     r"(?P<now>the\s+night\s+before\s+last|last\s+night|this\s+(?:morning|afternoon|evening))\b", None),
    ("now", "the", r"(?P<now>the\s+present)(?=\s*(?:[.,;:)]|$)|\s+(?:day|time)\b)",
     re.compile(r"\b(?:to|until|till|through)\s+$", re.IGNORECASE)),
    ("now", "to", r"(?<!up )(?<!out )to(?:\s+|-)(?P<now>date)\b(?!\s+(?:back|from|with)\b)", None),
    ("then", "in over during within throughout",
     rf"{_OVER}\s+(?P<then>(?:the|that|this)\s+same\s+(?:period|span|time\s*span|stretch|time\s*frame|interval)"
     r"|that\s+(?:period|span|time\s*span|stretch|interval))\b(?!\s+(?:of|in|last|a|the)\b)", None),
    ("then", "then that the",
     r"(?P<then>then|that\s+(?:time|date|point|moment)|the\s+time)\b",
     re.compile(r"\b(?:by|until|till|since|at|before|after|from|on)\s+$", re.IGNORECASE)),
)  # fmt: skip
