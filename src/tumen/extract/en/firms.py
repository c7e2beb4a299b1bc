"""Firms and their part in what is told: who takes on workers, and which names explain themselves as firms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.extract.en.sought import sought
from tumen.extract.en.values import within
from tumen.ledger import Place
from tumen.normalise import FirmName, FoundDemonym, FoundName, Values, lookup_place

_EXPLAINED = sought(
    re.compile(
        r"(?<![\w’'-])(?P<name>(?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+), (?:an?|the|one of the) (?:[\w’'-]+ ){0,5}?"
        r"(?:company|firm|manufacturer|maker|contractor|builder|factory|plant|shipyard|processor|supplier|developer"
        r"|enterprise)\b"
    ),
    ", a|, the |, one of the ",
)
_OPENING = re.compile(r"^(?:(?:In|On|At|For|By|From|Near|When|While|Meanwhile|After|Since|The|This)(?: |$))+")
_NO_FIRM = re.compile(r"\b(?:Panel|Council|Ministry|Union|Committee|Rights|University|News|Press)\b")


def explained_firm(text: str, start: int, end: int) -> FoundName | None:
    """The first name in `text[start:end]` that an apposition says to be a firm's; None where none is."""
    for match in _EXPLAINED.pattern.finditer(text, start, end) if _EXPLAINED.may_be_in(text[start:end]) else ():
        name = _OPENING.sub("", match["name"])
        if name and not _NO_FIRM.search(name) and lookup_place(name) is None:
            value = FirmName(full=name, place=None, distinctive=name, trade=None, form=None)
            return FoundName(start=match.end("name") - len(name), end=match.end("name"), value=value)
    return None


_WORKPLACE = sought(
    re.compile(
        r"(?<![\w’'-])(?P<name>(?:[A-Z][\w’'-]+ ){1,4}(?:Restaurant(?: and Bar)?|Hospital|Clinic)|[A-Z][a-z]+-?gwan)\b"
    ),
    "restaurant|hospital|clinic|gwan",
)
_WHOSE = re.compile(
    r"^(?:(?:The|A|An|North|South|DPRK|[A-Z]\w+(?:ese|ian|ean|ish))(?: |$)|[\w-]+-(?:based|run|owned) )+"
)


def named_workplace(text: str, start: int, end: int) -> FoundName | None:
    """The first restaurant, hospital or clinic in `text[start:end]` with a name of its own; None if none is."""
    for match in _WORKPLACE.pattern.finditer(text, start, end) if _WORKPLACE.may_be_in(text[start:end]) else ():
        name = _WHOSE.sub("", _OPENING.sub("", match["name"]))
        if " " in name or "gwan" in name:
            value = FirmName(full=name, place=None, distinctive=name, trade=None, form=None)
            return FoundName(start=match.end("name") - len(name), end=match.end("name"), value=value)
    return None


_HIRED_BY = sought(
    re.compile(
        r"\b(?:(?:[Ee]mployed|[Hh]ired|[Ee]ngaged|[Cc]ontracted|[Pp]rovided|[Ss]upplied|[Tt]aken on) by"
        r"|[Ee]mployers? (?:was|is|were|are)|(?:[Ee]mployees|[Ww]orkforce) of|[Ww]ork(?:ed|ing|s)? for) (?:the )?"
        r"(?P<name>(?:[A-Z][\w’'&-]+ ){1,4}?[A-Z][\w’'&-]+)"
        r"(?=[.,;:)”\"]| (?:and|in|of|at|to|on|since|as|which)\b|$)"
    ),
    " by |employer|employees of|workforce of|work",
)
"""Whoever is named as having people in his service is a firm, whatever its name."""
_STATE_BODY = re.compile(
    r"\b(?:Ministry|Department|Government|Party|Bureau|Council|Committee|Army|Union|States?|Koreans?|Jong|Kim|President)\b"
)


def hirer(text: str, start: int, end: int, demonyms: Sequence[FoundDemonym]) -> FoundName | None:
    """The name in `text[start:end]` of whoever is told to employ people; None for states, offices and men."""
    for match in _HIRED_BY.pattern.finditer(text, start, end) if _HIRED_BY.may_be_in(text[start:end]) else ():
        name = match["name"]
        known = _STATE_BODY.search(name) or lookup_place(name) is not None or within(demonyms, *match.span("name"))
        if not known and not name.endswith(("’s", "'s")):
            value = FirmName(full=name, place=None, distinctive=name, trade=None, form=None)
            return FoundName(start=match.start("name"), end=match.end("name"), value=value)
    return None


_THE_FIRM = sought(
    re.compile(
        r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:firm|company|studio|enterprise|contractor|agency)\b"
        r"(?! (?:of|that|which|in)\b)"
    ),
    "firm|company|studio|enterprise|contractor|agency",
)
_FIRM_BEFORE = 400
"""Characters over which "the firm" means the last one named."""


def firm_again(names: Sequence[FoundName], start: int, body: str) -> FoundName | None:
    """The firm named before `start` that "the company" of a clause means; None where it means none."""
    if _THE_FIRM.search(body) is None:
        return None
    named = within(names, max(0, start - _FIRM_BEFORE), start)
    return named[-1] if named else None


_WORKS = re.compile(r"(?:Restaurant|Restaurant and Bar|restaurant|[a-z]-?gwan|Hospital|Clinic|University)$")


def works_named(place: Place | None) -> str | None:
    """The name of a restaurant, hospital or university at which a claim holds: it employs who works there."""
    if place is None or place.level != "site" or _WORKS.search(place.name) is None:
        return None
    return place.name


_NO_PART = re.compile(
    r"\b(?:according\s+to|unlike|like|besides|despite|than|compared\s+(?:to|with)|in\s+contrast\s+to|contrary\s+to"
    r"|(?:suppl|sell|sold|export|deliver|ship|rival|buy|purchas|compet|invest|own|acquir|sue|audit|advis|represent)\w*"
    r"(?:\s+(?:to|for|from|with|in|by|goods|clothes|clothing|garments|seafood|products?|parts|shirts)){0,3}"
    r"|(?:customers?|clients?|buyers?|brands?|partners?|suppliers?|shareholders?|lawyers?|rivals?|competitors?)\s+"
    r"(?:of|for|such\s+as|including|like)|brand|told|tells|asked|cited|citing|quoted|quoting|by\s+reporters\s+of"
    r"|(?:report|study|survey|analysis|investigation|research|data|figures|statement|estimates?)\s+(?:by|from|of)"
    r"|(?:make|makes|made|making|produce\w*|sew|sews|sewed|sewing|process\w*)\s+(?:\w+\s+){1,4}for)\s+(?:the\s+|its\s+)?$",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:\b(?:at|by|for|with|to|in|into|inside|from|of|as|called|named|including|namely|employers?|company|firm|factory"
    r"|plant|manufacturer|contractor|restaurant|and|or|that|which|where|while|when|because|but|via|through|hired|employs?"
    r"|employed|said|says|claim(?:s|ed)|alleg(?:es|ed)|accus(?:es|ed)|found|shows?|showed)\s+(?:the\s+|an?\s+|its\s+|\w+-based\s+)*|[-–—:,(“\"«]\s*(?:the\s+)?)$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"['’]?s?\s+(?:\w+\s+){0,3}?(?:said|says|told|reported|reports|found|estimated|estimates|wrote|added|noted)\b",
    re.IGNORECASE,
)


def takes_part(text: str, name: FoundName, start: int, trigger: tuple[int, int]) -> bool:
    """Whether the words before and behind the firm give it a part in what the predicate at `trigger` tells.

    `start` is where its clause begins. A firm named wrongly is worse than one not named: what is compared, supplied,
    cited or only speaks is let go.
    """
    before = text[start : name.start]
    if _NO_PART.search(before[-80:]):
        return False
    if name.end <= trigger[0] and _SPEAKS.match(text, name.end, trigger[0]):
        return False
    return not before.strip(' \n\t"“‘«(') or _LED.search(before[-60:]) is not None or _opens(before)


def _opens(before: str) -> bool:
    """Whether the firm follows only an adverb or a time at the head of its clause."""
    return len(before) < _LEAD and not re.search(r"[A-Z]\w*\s*$", before.strip()) and before.rstrip().endswith(",")


_LEAD = 60
"""Characters that may lead to the subject of a clause ("In May 2019, ...")."""


_LIST = re.compile(r",? (?:and|or|as well as) (?:the )?|, (?:and )?(?:the )?")


def employers(text: str, values: Values, reach: tuple[int, int], trigger: tuple[int, int]) -> tuple[FoundName, ...]:
    """The firm of the stretch nearest to the predicate, with those that stand in one list with it (ruling 4).

    Only firms that the words give a part in it: a firm that is compared, supplied or cited employs nobody.
    """
    named = [name for name in within(values.names, *reach) if takes_part(text, name, reach[0], trigger)]
    if not named:
        explained = (
            explained_firm(text, *reach) or named_workplace(text, *reach) or hirer(text, *reach, values.demonyms)
        )
        return (explained,) if explained is not None and takes_part(text, explained, reach[0], trigger) else ()
    rows: list[tuple[FoundName, ...]] = []
    for name in named:
        if rows and _LIST.fullmatch(text, rows[-1][-1].end, name.start):
            rows[-1] = (*rows[-1], name)
        else:
            rows.append((name,))

    def distance(row: tuple[FoundName, ...]) -> int:
        return max(row[0].start - trigger[1], trigger[0] - row[-1].end, 0)

    return min(rows, key=distance)
