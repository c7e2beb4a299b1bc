"""English names of peoples: "North Korean" is evidence for a country, never a place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from ahocorasick_rs import AhoCorasick, MatchKind

from tumen.errors import InvalidData
from tumen.normalise.en.places.text import folded
from tumen.normalise.found import FoundDemonym

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


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    """One automaton over the names, each word with a capital, its words parted by a space or a hyphen."""
    forms: dict[str, str] = {}
    for name, country in demonyms().items():
        capital = " ".join(word[:1].upper() + word[1:] for word in name.split())
        forms[capital] = country
        forms[capital.replace(" ", "-")] = country
        forms[capital.replace(". ", ".")] = country
    order = sorted(forms)
    return AhoCorasick(order, matchkind=MatchKind.LeftmostLongest), tuple(forms[form] for form in order)


def find_demonyms(text: str) -> tuple[FoundDemonym, ...]:
    """Every name of a people in the text, written with a capital, and its country."""
    return demonyms_in(folded(text))


def demonyms_in(plain: str) -> tuple[FoundDemonym, ...]:
    """As `find_demonyms`, of text that is folded already."""
    automaton, countries = _automaton()
    return tuple(
        FoundDemonym(start=start, end=end, country=countries[index])
        for index, start, end in automaton.find_matches_as_indexes(plain)
        if not (plain[end : end + 1].isalnum() or plain[start - 1 : start].isalnum() or plain[start - 1 : start] == "_")
    )


def is_demonym(word: str) -> bool:
    """Whether the lower-case word is the name of a people, or the last word of one ("koreans" of "North Koreans")."""
    return word in demonyms() or word in _PARTS
