"""Sentences that only tell who says what the sentences before them say: "The minister said so on Monday."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.extract.en.speech import Speech
from tumen.extract.en.text import Text

_SAID = (
    r"(?:said|says|told|wrote|writes|confirmed|confirms|announced|reported|reports|stated|states|claimed|claims|"
    r"testified|explained|disclosed|revealed)"
)
_WHAT = (
    r"(?:figures?|numbers?|information|accounts?|story|news|claims?|estimates?|details|findings?|statistics|data|"
    r"totals?|"
    r"results?|allegations?|count|reckoning|observations?|testimony|sums?)"
)
_BACK = re.compile(
    rf"[^,;:]{{2,90}} (?:has |have |had )?{_SAID}(?: [A-Z][\w.’'-]*| reporters| parliament| the [\w-]+){{0,5}} "
    r"(?:so|that much|as much|the same)\b(?! that)"
    rf"|(?:This|That|Such|(?:The|This|That|These|Those|All these|Such) {_WHAT})"
    r" (?:is|was|are|were|has been|have been|comes?|came|stands?|stood|stems?|stemmed|derives?|rests?|originates?|"
    r"appears?|appeared)(?: \w+ly)? "
    r"(?:(?:what|how)\b|(?:reported|announced|confirmed|disclosed|revealed|given|stated|made public|released|published|"
    r"told|described|provided|passed on|taken|drawn|based|found|contained|according)\b|"
    r"(?:from|in|on|by|the word of|the (?:account|claim|figure|estimate|view|finding) of|that of|those of)\b)"
    r"|[^,;:]{2,60} (?:gave|gives|cited|cites|put out|published|released|supplied) "
    rf"(?:that|those|this|these|the same) {_WHAT}\b"
    rf"|[^,;:“”\"]{{2,80}} (?:has |have |had )?(?:{_SAID} (?:it|this)|made (?:it|this) (?:public|known))"
    r"(?=\.|,? (?:on|in|last|this|late|early|yesterday|after|to|at) (?!be\b|have\b))"
    rf"|It (?:is|was|has been) (?:first )?{_SAID} (?:\w+day )?by\b"
    r"|(?:So|Thus) (?:says?|said|writes?|wrote|runs?|ran|goes|went)\b"
    rf"|[^,;:“”\"]{{2,90}} (?:has |have |had )?(?:{_SAID}|confided|disclosed) (?:this|that|it) to (?!be\b|have\b)"
    r"|(?:This|That|It|All this|So much) (?:follows|emerges|emerged|transpires|transpired|is (?:clear|evident|"
    r"apparent)|"
    r"was learned|was learnt|is known) from\b"
    rf"|(?:This|That) (?:is|was|has been|had been) (?:also |first |later )?(?:said|stated|reported|announced|confirmed|"
    r"disclosed|revealed|claimed|told|declared|made (?:known|public))\b[^.;]{0,40}? by\b"
    r"|[^,;:“”\"]{2,60} (?:has|have|had|got|learned|learnt|takes|took|knows) (?:this|that|it|the story|the news|"
    r"the figures?|"
    r"these figures|its (?:information|figures)) from\b"
)
_ALL = re.compile(r"(?:These|All (?:this|these|of this|of these)|The above|Such)\b")
"""What points at everything told so far."""


def looks_back(body: str) -> bool:
    """Whether a sentence that reads so tells who says what stands before it."""
    return _BACK.match(body) is not None


_CITES = re.compile(
    r"(?:It|(?:The|This|That) (?:[\w-]+ ){0,3}?(?:paper|newspaper|agency|broadcaster|station|outlet|website|site|"
    r"magazine|"
    r"daily|report|service)|(?!(?:He|She|They|We|I)\b)[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}) (?:has |"
    r"had )?(?:cit(?:es|ed)|quot(?:es|ed)|"
    r"refer(?:s|red) to|rel(?:ies|ied) on|(?:has|had|got|learned|learnt|heard) (?:this|that|it|the story|the news|the "
    r"figures?) from|spoke (?:to|with)|attributes? (?:this|that|it) to|attributed (?:this|that|it) to)\b"
)
"""A sentence that only tells whom an outlet has it from: "It cited diplomats in the region"."""


def whom_it_cites(body: str) -> bool:
    """Whether a sentence that reads so names those on whom the report of an outlet rests."""
    return _CITES.match(body) is not None


def cited_after(text: Text, told: Sequence[Speech | None]) -> dict[int, Speech]:
    """Those whom an outlet cites in a sentence of its own, by the number of the sentence before."""
    found: dict[int, Speech] = {}
    for sentence in text.sentences[1:]:
        deep, shallow = told[sentence.number], told[sentence.number - 1]
        before = text.sentences[sentence.number - 1]
        if deep is None or shallow is None or deep.source.type == "media" or shallow.source.type != "media":
            continue
        alike = before.paragraph == sentence.paragraph and before.zone == sentence.zone == "body"
        if alike and not sentence.quoted and whom_it_cites(text.text[sentence.start : sentence.end]):
            found[before.number] = deep
    return found


def told_after(text: Text, told: Sequence[Speech | None]) -> dict[int, Speech]:
    """The speakers of sentences without a tag, by number, whom a sentence behind them names.

    They are those of the same paragraph, or of the one before where that sentence begins its own.
    """
    found: dict[int, Speech] = {}
    for sentence in text.sentences:
        speech = told[sentence.number]
        if speech is None or sentence.quoted or sentence.zone != "body":
            continue
        body = text.text[sentence.start : sentence.end]
        if not looks_back(body):
            continue
        begins = sentence.number == 0 or text.sentences[sentence.number - 1].paragraph != sentence.paragraph
        least = sentence.paragraph - 1 if begins or _ALL.match(body) else sentence.paragraph
        number = sentence.number - 1
        while number >= 0 and told[number] is None:
            before = text.sentences[number]
            if before.zone != "body" or before.paragraph < least:
                break
            found[number] = speech
            number -= 1
    return found
