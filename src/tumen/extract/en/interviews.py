"""Texts that let one person speak on without tags: interviews, first-person accounts, labelled lines of a broadcast."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tumen.extract.en.antecedents import described_before
from tumen.extract.en.persons import type_of_office
from tumen.extract.en.sought import sought
from tumen.extract.en.source_types import type_of
from tumen.extract.en.speech import Speech
from tumen.extract.en.text import Sentence, Text
from tumen.ledger import Ground, Source

_ANNOUNCED = sought(
    re.compile(
        r"\b(?:the following|what follows|below|(?:the|this) (?:account|testimony|interview|conversation|article|story)"
        r"(?: below| that follows)?) (?:is|are|was|were|has been) (?:\w+ ){0,2}?(?:based on|drawn from|taken from|"
        r"edited|excerpt\w*|transcript|told|translated|adapted|condensed)\b"
        r"[^.]*\b(?:interview|conversation|talk|account|testimony|words|clarity|length)"
        r"|\b(?:as told to|in (?:his|her) own words|edited for (?:length|clarity|brevity)|"
        r"(?:interview|conversation) follows|"
        r"(?:excerpts|extracts) (?:of|from) (?:the|an?|our) (?:interview|conversation))\b",
        re.I,
    ),
    "interview|conversation|talk|account|testimony|own words|clarity|length|as told to",
)
"""What announces that somebody else speaks from here on."""
_QUESTION = re.compile(r"(?:[–—-] ?|Q(?:uestion)?[:.] ?|[A-Z][\w.’' ]{1,24}: )[^.!]{5,200}\?$")
"""A question put to somebody, as a paragraph of its own: "– What about pay?", "RFA: What about pay?"."""
_FIRST = sought(re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us)\b"), "i|my|me|we|our|us")
_END = re.compile(r"\W*(?:Part (?:\d|one|two|three|four)\b|(?:This|The) interview\b|Related\b|About the author\b)")
_LABEL = re.compile(r"\W*(?P<who>[A-Z][^/:\n]{2,50}?) ?/ ?(?P<of>[A-Z][^/:\n]{2,60})?\W*")


def spoken_on(text: Text, told: Sequence[Speech | None]) -> dict[int, Speech]:
    """Who speaks in the sentences of an interview or under a label, by number; those with a tag are left."""
    found = dict(_labelled(text))
    begun = _begin(text)
    if begun and (speech := _interviewed(text, begun - 1) or _interviewed(text, begun)) is not None:
        for sentence in text.sentences[begun:]:
            body = text.text[sentence.start : sentence.end]
            if _END.match(body):
                break
            if sentence.zone == "body":
                found.setdefault(sentence.number, speech)
    return {number: speech for number, speech in found.items() if told[number] is None}


def _begin(text: Text) -> int | None:
    """The first sentence that an interviewed person speaks."""
    asked = []
    for sentence, alone in _paragraphs(text):
        body = text.text[sentence.start : sentence.end]
        if _ANNOUNCED.search(body) and _spoken_in_first_person(text, sentence.number + 1):
            return sentence.number + 1 if sentence.number + 1 < len(text.sentences) else None
        if alone and sentence.zone != "headline" and _QUESTION.fullmatch(body):
            asked.append(sentence.number)
    return asked[0] if len(asked) > 1 and _spoken_in_first_person(text, asked[0]) else None


_GOT_AWAY = re.compile(
    r"\b(?:defected|fled|escaped|ran away|(?:arrived in|came to|settled in|made it to) (?:the South|South Korea|"
    r"Seoul))\b"
)


def _interviewed(text: Text, number: int) -> Speech | None:
    """Whoever was described last before the sentence; a worker, where the same sentence tells of a flight."""
    speech = described_before(text.text, text.sentences[number].start)
    if speech is None or speech.source.type != "local":
        return speech
    at = speech.ground.spans[0][0]
    sentence = next(one for one in text.sentences if one.start <= at < one.end)
    fled = _GOT_AWAY.search(text.text, at, sentence.end)
    return replace(speech, source=replace(speech.source, type="worker")) if fled else speech


def _spoken_in_first_person(text: Text, number: int) -> bool:
    rest = [one for one in text.sentences[number:] if one.zone == "body" and not one.quoted]
    return any(_FIRST.search(text.text[one.start : one.end]) for one in rest[:12])


def _paragraphs(text: Text) -> Iterator[tuple[Sentence, bool]]:
    """Each sentence, and whether it is a paragraph of its own."""
    for sentence in text.sentences:
        number = sentence.number
        near = [one.paragraph for one in text.sentences[max(0, number - 1) : number + 2]]
        yield sentence, near.count(sentence.paragraph) == 1


def _labelled(text: Text) -> Iterator[tuple[int, Speech]]:
    """The sentences of paragraphs under a line that only names who speaks: "Jo Example / Example Institute"."""
    now: tuple[int, Speech] | None = None
    for sentence, alone in _paragraphs(text):
        if alone and sentence.zone == "title":
            body = text.text[sentence.start : sentence.end]
            speech = _of_label(body, sentence.start)
            now = (sentence.paragraph, speech) if speech is not None else None
        elif now is not None and sentence.paragraph == now[0] + 1:
            yield sentence.number, now[1]


def _of_label(body: str, base: int) -> Speech | None:
    if "/" not in body:
        return None
    match = _LABEL.fullmatch(body)
    if match is None:
        return None
    office = match["of"] or match["who"]
    kind = type_of(match["who"]) or type_of_office(office) or (type_of(office) if match["of"] else None)
    if kind is None or kind == "media":
        return None
    start, end = base + match.start("who"), base + (match.end("of") if match["of"] else match.end("who"))
    words = body[start - base : end - base].replace(" / ", ", ")
    return Speech(source=Source(description=words, type=kind), ground=Ground(spans=((start, end),)))
