"""English names of peoples: "North Korean" is evidence for a country, never a place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from tumen.errors import InvalidData
from tumen.normalise.found import FoundDemonym

_WORD = re.compile(r"\b[A-Z][a-z]*\.?(?:[\s-]+(?P<second>[A-Z][a-z]+))?")
_PARTS = frozenset({"korean", "koreans"})
"""Last words of a name of a people that are used alone and then name no one country."""


@cache
def demonyms() -> Mapping[str, str]:
    """Each name in lower case and the ISO code of its country. Raises InvalidData where a name stands twice."""
    lines = (files("tumen.normalise.en") / "demonyms.tsv").read_text(encoding="utf-8").splitlines()
    names: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        code, _, listed = line.partition("\t")
        for name in listed.lower().split("|"):
            if not name or name in names:
                raise InvalidData(f"demonyms.tsv, line {number}: {name!r} is empty or stands twice.")
            names[name] = code
    return MappingProxyType(names)


def find_demonyms(text: str) -> tuple[FoundDemonym, ...]:
    """Every name of a people in the text, written with a capital, and its country."""
    known = demonyms()
    found: list[FoundDemonym] = []
    position = 0
    while (match := _WORD.search(text, position)) is not None:
        first_end = match.start() + len(match.group().split()[0].split("-")[0])
        position = first_end
        for end in (match.end(), first_end):
            name = re.sub(r"[\s-]+", " ", text[match.start() : end].lower())
            if name in known and not text[end : end + 1].isalpha():
                found.append(FoundDemonym(start=match.start(), end=end, country=known[name]))
                position = end
                break
    return tuple(found)


def is_demonym(word: str) -> bool:
    """Whether the lower-case word is the name of a people, or the last word of one ("koreans" of "North Koreans")."""
    return word in demonyms() or word in _PARTS
