"""Words that tell what a place is: "Jilin Province", "the city of Jilin", "Jilin and Yanji cities"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType

from tumen.ledger import Level
from tumen.normalise.en.lexicon import words

_KINDS: MappingProxyType[str, Level] = MappingProxyType(
    {
        **dict.fromkeys(
            words(
                "province provinces oblast oblasts krai krais kray region regions territory territories prefecture "
                "prefectures state states governorate governorates republic emirate emirates voivodeship voivodeships"
            ),
            "province",
        ),
        **dict.fromkeys(
            words(
                "city cities county counties town towns port village villages municipality township district districts "
                "metropolis capital"
            ),
            "city",
        ),
    }
)
_KIND = "|".join(sorted(_KINDS, key=lambda word: (-len(word), word)))
_BEHIND = re.compile(
    rf"[\s-]+(?:(?:Korean|Chosonjok|Manchu|Mongol|special|autonomous|border|port|federal|maritime|national)\s+){{0,3}}"
    rf"(?P<word>{_KIND})\b(?!\s+(?:of|Council|Group|Co)\s+[A-Z])",
    re.IGNORECASE,
)
_STARTS = frozenset(word for word in _KINDS) | words(
    "korean chosonjok manchu mongol special autonomous border port federal maritime national"
)
_MANY = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sorted(_KINDS) if word.endswith("s"))
_LISTED = re.compile(
    r"(?:(?:,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s*&\s*)[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?){1,8}"
    rf"\s+(?:[a-z]+\s)?(?P<word>{_MANY})\b"
)
_BEFORE = re.compile(
    rf"\b(?P<word>{_KIND})\s+(?:(?:of|called|named)\s+)?(?:[A-Z][\w'-]+(?:,|\s+and|,\s+and)\s+)*$", re.IGNORECASE
)
_OF = re.compile(rf"\b(?P<word>{_KIND})\s+(?:of|called|named)\s", re.IGNORECASE)


def said_level(plain: str, start: int, end: int, levels: Sequence[Level]) -> tuple[Level | None, int]:
    """ "province" or "city" as the words behind or before the name tell, and where the phrase ends.

    `levels` are those that the places of this name have.
    """
    word = plain[end + 1 : end + 14].split(maxsplit=1)
    if word and plain[end] in " -" and word[0].strip(",.;:)'").split("'")[0].lower() in _STARTS:
        behind = _BEHIND.match(plain, end)
        if behind is not None:
            level: Level = _KINDS[behind.group("word").lower()]
            if level in levels:
                return level, behind.end()
            # "Moscow region" where the list has the city alone: the region has its own name
            return None, end
    if len(set(levels)) < 2:
        return None, end
    listed = listed_level(plain, end)
    if listed is not None:
        return listed, end
    before = _BEFORE.search(plain, max(0, start - 48), start)
    if before is not None and (_OF.search(before.group()) or before.group("word").lower() in ("cities", "provinces")):
        return _KINDS[before.group("word").lower()], end
    return None, end


def listed_level(plain: str, end: int) -> Level | None:
    """The level that the word behind a list gives to each ("Amur and Khabarovsk regions"); None where none does."""
    if plain[end : end + 1] not in (",", " "):
        return None
    listed = _LISTED.match(plain, end)
    return _KINDS[listed.group("word").lower()] if listed is not None else None


def kind_follows(between: str) -> int:
    """How many letters of the words between two names say what the first one is (" Province")."""
    kind = _BEHIND.match(between + " ")
    return kind.end() if kind is not None else 0
