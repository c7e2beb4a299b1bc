"""Phrases for regions and states that hold no name of a place: "China's northeast", "the Far East", "the North"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_AFTER_NORTH = (
    r"(?![\w-])(?!\s+(?:Koreas?|Koreans?|America|Atlantic|Pole|Sea|Pacific|Africa|Caucasus|China|West|East|Asia|Pyongan|Hamgyong"
    r"|Hwanghae|Gyeongsang|Chungcheong|Jeolla|Side|Bank|Face|Star|Island|Dakota|Carolina|Wales|Sudan|Ossetia|Block"
    r"|Wing|Gate|Bridge|Road|Street|Yorkshire|Rhine|Macedonia|American|African|Asian|Australia|of\s+(?!the\s+border)"
    r"[A-Z])\b)"
)
# each begins with a letter of its own, which is found fast; what stands before it is looked at afterwards
_NORTH = re.compile(rf"North{_AFTER_NORTH}")
_SOUTH = re.compile(rf"South{_AFTER_NORTH}")
_BOTH = r"(?=\s+(?:and|or|from|&)\s+(?:the\s+)?(?:South|North)\s+Korea\b)"
_NORTH_OF_BOTH, _SOUTH_OF_BOTH = re.compile(rf"North{_BOTH}"), re.compile(rf"South{_BOTH}")
_FAR_EAST = re.compile(r"Far East\b(?! (?:Asia|Fund|Foundation|Economic))")
_OWN_FAR_EAST = re.compile(r"Russia(?:n|['’]s)\s+[Ff]ar[\s-][Ee]ast(?:ern)?\b")
_EAST = re.compile(r"orth-?[Ee]ast(?:ern)?\b")
_KOREA = re.compile(r"Korea|Pyongyang|Kim Jong|\bNK\b|DPRK")
_THE = ("the ", "The ", "the\n")
_OWNER = re.compile(
    r"\b(?:(?P<owner>China|Chinese)(?:['’]s)?\s+(?:three\s+|own\s+)?|(?P<loose>the|its|in|of|from|to)\s+(?:all\s+)?"
    r"(?:three\s+|country['’]s\s+)?)$"
)
_TAIL = re.compile(
    r"(?P<tail>\s+(?:(?:Chinese|border)\s+)?(?:regions?|provinces|China|part)\b(?:\s+(?:of|in)\s+China)?)?"
    r"(?:\s+of\s+China\b)?(?!\s+(?:Asia|of\s+(?!China)|corner|coast|wind))"
)


def regions(text: str, countries: Mapping[str, int]) -> Iterator[tuple[int, int, str]]:
    """Start, end and id in the gazetteer of each such phrase; `countries` are those of which the text speaks."""
    korea = countries.get("KP", 0) or _KOREA.search(text) is not None
    if korea or countries.get("KR", 0):
        for pattern, code in ((_NORTH_OF_BOTH, "KP"), (_SOUTH_OF_BOTH, "KR")):
            for match in pattern.finditer(text):
                if not text[match.start() - 1 : match.start()].isalnum():
                    yield match.start(), match.end(), code
    if korea:
        for pattern, code in ((_NORTH, "KP"), (_SOUTH, "KR")):
            for match in pattern.finditer(text):
                if text[max(0, match.start() - 4) : match.start()] in _THE:
                    yield match.start(), match.end(), code
    if countries.get("RU", 0):
        for match in _FAR_EAST.finditer(text):
            if text[max(0, match.start() - 4) : match.start()] in _THE:
                yield match.start(), match.end(), "russian-far-east"
        for match in _OWN_FAR_EAST.finditer(text):
            yield match.start(), match.end(), "russian-far-east"
    if countries.get("CN", 0):
        yield from _northeast(text)


def _northeast(text: str) -> Iterator[tuple[int, int, str]]:
    """ "China's northeast", "the three northeastern provinces", "the northeast" in a text that speaks of China."""
    for word in _EAST.finditer(text):
        first = word.start() - 1
        if first < 0 or text[first] not in "Nn" or text[first - 1 : first].isalnum():
            continue
        tail = _TAIL.match(text, word.end())
        if tail is None:
            continue
        owner = _OWNER.search(text, max(0, first - 32), first)
        said = tail.group().lower()
        noun = not word.group().endswith("ern")
        owned = owner is not None and owner.group("owner") is not None
        if owned or "china" in said or "provinces" in said or (noun and owner is not None):
            start = owner.start("owner") if owned and owner is not None else first
            yield start, tail.end(), "northeast-china"
