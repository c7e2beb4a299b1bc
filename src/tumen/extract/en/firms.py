"""Firms: the names of those who take on the workers."""

from __future__ import annotations

import re

from tumen.normalise import lookup_place

_LEGAL = (
    r"(?:(?:Co\.?|Company|Corporation|Corp\.?|Group|Holdings?|Industries|Industrial|Trading|"
    r"Enterprises?)(?:,? (?:Ltd\.?|Limited|Inc\.?|LLC))?"
    r"|Ltd\.?|Limited|Inc\.?|LLC|L\.L\.C\.|GmbH|S\.A\.|JSC|OOO|PLC|Sdn\.? Bhd\.?|Sp\. z o\.o\.)"
)
_FIRM = re.compile(
    rf"\b(?:[A-Z][\w’'&-]*(?: (?:&|and|of) (?=[A-Z]))?[ ]){{1,6}}?(?:\([A-Z]\w+\) "
    rf")?(?:{_LEGAL}(?=[\s,.;:)”\"’']|$)(?:,? Ltd\.?)?|(?:Restaurant|Shipyard|Garment Factory|"
    rf"Clothing|Seafood|Hospital)\b)"
)
_OPENING = re.compile(r"^(?:(?:In|On|At|For|By|From|Near|When|While|Meanwhile|After|Since|The|This)(?: |$))+")
_NO_FIRM = re.compile(
    r"^(?:The|This|A|An|In|At|By|Security|Member|Working|Monitoring|European|Sanctions|Human|"
    r"Associated|Labor|Labour|Most|Some|Many|Chinese|Russian|Wagner|"
    r"First|Second|Third|Last|Next|Other|Another|Large|Small|Main|Tour|Rights) (?:\w+ )?(?:Group|Company|"
    r"Companies|Trading|Enterprise|Restaurant|Hospital)s?$|Panel|Council|Ministry|Union|Committee|"
    r"Rights|University|News|Press"
)


_EXPLAINED = re.compile(
    r"(?<![\w’'-])(?P<name>(?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+), (?:an?|the|one of the) (?:[\w’'-]+ ){0,5}?"
    r"(?:company|firm|manufacturer|maker|contractor|builder|factory|plant|shipyard|processor|supplier|developer|enterprise)\b"
)
_BASED = re.compile(r"^(?:[A-Z][\w’'-]*-based|[Tt]he|[Aa]n?) ")


def firm_in(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The first firm named with its legal form or trade in `text[start:end]`, as written; None where none is.

    A name that the words explain is one as well: "Example Sewing, a clothing company".
    """
    for match in _EXPLAINED.finditer(text, start, end):
        name = _OPENING.sub("", match["name"])
        if name and not _NO_FIRM.search(name) and lookup_place(name) is None:
            return name, match.end("name") - len(name), match.end("name")
    for match in _FIRM.finditer(text, start, end):
        name = match[0].strip()
        lead = _BASED.match(name)
        if lead is not None:
            rest = name[lead.end() :]
            return (
                (rest, match.start() + lead.end(), match.end()) if not _NO_FIRM.search(rest) and " " in rest else None
            )
        if _NO_FIRM.search(name):
            continue
        stop = match.end()
        if name.endswith((" Ltd", " Co", " Inc", " Corp")) and text[stop : stop + 1] == ".":
            name, stop = name + ".", stop + 1
        return name, match.start(), stop
    return None
