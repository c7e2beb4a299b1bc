"""Shares of those counted before (ruling 25), and words for some that count nobody."""

from __future__ import annotations

import re
from dataclasses import replace

from tumen.extract.en.meant import Told
from tumen.extract.en.people import Group
from tumen.extract.en.sought import sought
from tumen.ledger import Count, Ground

_SHARE = sought(
    re.compile(
        r"\b(?P<share>\d{1,2}(?:\.\d)?) ?(?:%|per ?cent)(?:"
        r" of (?:them|these|those|the (?:workers|labou?rers|women|men|North Koreans|total))\b"
        r"|(?= ?, (?:are|were|work|live|come|go|have|had)\b))",
        re.I,
    ),
    "%|percent|per cent",
)
"""A share of people named before: "80 percent of them go", "most of them, about 85 percent, are"."""
_HUNDRED = 100


def share_of_those(text: str, quote: tuple[int, int], told: Told | None) -> tuple[Count | None, Ground | None]:
    """How many a share of those told before is, with the words that give the share; nothing where none is given."""
    if told is None:
        return None, None
    body = text[slice(*quote)]
    found = _SHARE.search(body)
    known = told.group if told.group.count is not None and not told.group.part else told.whole
    if found is None or known is None or known.count is None:
        return None, None
    share = float(found["share"]) / _HUNDRED
    low, high = known.count.low, known.count.high
    least, most = (round(share * one) if one is not None else None for one in (low, high))
    wide = least is not None and most is not None and least != most
    only = least if least is not None else most
    count = Count(low=least, high=most, basis="range") if wide else Count(low=only, high=only, basis="approx")
    return count, Ground(spans=((quote[0] + found.start(), quote[0] + found.end()),))


_OF_NOBODY = re.compile(
    r"(?:several|more than a few)(?: of)?\b(?! (?:dozen|hundred|thousand|tens|scores|million|billion))", re.I
)


def without_vague(text: str, group: Group | None) -> Group | None:
    """The group without the number of "several women" or "more than a few", which no reader would put down."""
    if (
        group is None
        or group.count_span is None
        or not _OF_NOBODY.match(text, group.count_span[0], group.count_span[1])
    ):
        return group
    return replace(group, count=None, count_span=None)
