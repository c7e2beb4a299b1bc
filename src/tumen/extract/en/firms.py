"""Firms that no legal form or trade marks, but that the words explain: "Example Sewing, a clothing company"."""

from __future__ import annotations

import re

from tumen.normalise import FirmName, FoundName, lookup_place

_EXPLAINED = re.compile(
    r"(?<![\w’'-])(?P<name>(?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+), (?:an?|the|one of the) (?:[\w’'-]+ ){0,5}?"
    r"(?:company|firm|manufacturer|maker|contractor|builder|factory|plant|shipyard|processor|supplier|developer"
    r"|enterprise)\b"
)
_OPENING = re.compile(r"^(?:(?:In|On|At|For|By|From|Near|When|While|Meanwhile|After|Since|The|This)(?: |$))+")
_NO_FIRM = re.compile(r"\b(?:Panel|Council|Ministry|Union|Committee|Rights|University|News|Press)\b")


def explained_firm(text: str, start: int, end: int) -> FoundName | None:
    """The first name in `text[start:end]` that an apposition says to be a firm's; None where none is."""
    for match in _EXPLAINED.finditer(text, start, end):
        name = _OPENING.sub("", match["name"])
        if name and not _NO_FIRM.search(name) and lookup_place(name) is None:
            value = FirmName(full=name, place=None, distinctive=name, trade=None, form=None)
            return FoundName(start=match.end("name") - len(name), end=match.end("name"), value=value)
    return None
