"""Whose a writing is that is named without its author."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.extract.en.persons import READ
from tumen.extract.en.source_types import type_of
from tumen.extract.en.speech import Speech
from tumen.ledger import SourceType

WRITTEN = (
    "report",
    "study",
    "studies",
    "surveys",
    "investigation",
    "survey",
    "statement",
    "letter",
    "document",
    "paper",
    "assessment",
    "data",
    "figures",
    "findings",
    "records",
    "estimate",
    "estimates",
    "analysis",
    "article",
    "research",
    "testimony",
    "text",
)
_REPORTS = "report|study|investigation|survey|document|paper|assessment"
_OF_SCHOLARS = ("study", "studies", "research", "survey", "surveys")
_DEFINITE_WRITING = re.compile(r"(?:the|this|that|its|their|his|her)\b", re.I)


def writer(text: str, words: str, heard: Sequence[Speech]) -> Speech | SourceType | None:
    """Whose a writing is that is named without its author: "the report said", after "a report by the ministry".

    None where nobody is told to have written it.
    """
    core = re.split(r",| (?:who|which|that|on|about|dated|released|published|in|obtained|from|by|of|to) ", words)[0]
    noun = core.split()[-1].lower()
    if noun not in WRITTEN:
        return None
    noun = f"(?:{_REPORTS})" if noun in _REPORTS.split("|") else noun
    by = re.compile(
        rf"\b(?:(?:an?|the|its|their|this|\w+) )?(?:[\w-]+ ){{0,3}}?{noun} (?:\w+ )?(?:by|from|of|"
        rf"that|compiled by|prepared by|released by|published by|issued by|authored by) [^,.;:“”\"\n]{{3,90}}|"
        rf"\b(?:[A-Z][\w.-]*|[a-z]+ly|ministry|government|group|institute|panel|agency|department)"
        rf"(?: (?:of )?[A-Z][\w.-]*){{0,4}}[’']s? (?:[\w-]+ ){{0,4}}?{noun}\b|"
        rf"\b(?:an?|the) (?:[\w.’-]+ ){{1,6}}?{noun}\b"
    )
    for match in by.finditer(text, 0, READ):
        kind = type_of(match[0])
        if kind not in (None, "document", "worker", "local", "trader"):
            return kind
    published = re.compile(
        rf"(?:(?<=[.!?”\"] )|(?<=\n)|\A)(?P<who>[A-Z][^.;:“”\"\n]{{2,80}}?) (?:has |had |have )?(?:published|"
        rf"released|issued|"
        rf"presented|submitted|put out|wrote|brought out) (?:an?|its|the|their) (?:[\w-]+ ){{0,4}}?{noun}\b"
    )
    for match in published.finditer(text, 0, READ):
        kind = type_of(match["who"])
        if kind not in (None, "document", "worker", "local", "trader"):
            return kind
    if not _DEFINITE_WRITING.match(words):
        return "expert" if core.split()[-1].lower() in _OF_SCHOLARS else None
    for kinds in (("un", "expert", "official", "intelligence"), ("media",)):
        for one in reversed(heard[-6:]):
            at_home = one.source.type == "official" and _AT_HOME.search(one.source.description) is not None
            if one.source.type in kinds and not at_home:
                return one
    return "un" if _PANEL.search(text) else None


_AT_HOME = re.compile(r"\b(?:North|DPRK|Pyongyang)")
_PANEL = re.compile(r"\b(?:panel of experts|experts panel|expert panel|sanctions committee)\b", re.I)
