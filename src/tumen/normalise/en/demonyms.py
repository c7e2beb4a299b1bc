"""English names of peoples: "North Korean" is evidence for a country, never a place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from tumen.normalise.found import FoundDemonym


@cache
def _countries() -> Mapping[str, str]:
    """Each name in lower case and the ISO code of its country."""
    lines = (files("tumen.normalise.en") / "demonyms.tsv").read_text(encoding="utf-8").splitlines()[1:]
    names = {}
    for line in lines:
        code, _, listed = line.partition("\t")
        names.update({name.lower(): code for name in listed.split("|")})
    return MappingProxyType(names)


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_countries(), key=lambda name: (-len(name), name))
    listed = "|".join(re.escape(name).replace("\\ ", r"[\s-]") for name in names)
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


def find_demonyms(text: str) -> tuple[FoundDemonym, ...]:
    """Every name of a people in the text, written with a capital, and its country."""
    found = []
    for match in _pattern().finditer(text):
        if match.group()[0].isupper():
            name = re.sub(r"[\s-]", " ", match.group().lower())
            found.append(FoundDemonym(start=match.start(), end=match.end(), country=_countries()[name]))
    return tuple(found)


def is_demonym(word: str) -> bool:
    """Whether the lower-case word is the name of a people, or its last word ("koreans" of "North Koreans")."""
    return word in _countries() or word in ("korean", "koreans", "asian", "asians", "african", "africans")
