"""Attribution: who says what a sentence says, and which words only say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tumen.extract.en import voices
from tumen.extract.en.source_types import is_country, type_of
from tumen.extract.en.tags import IN_DOCUMENT, PRONOUNS, Tag, plausible, tags_of
from tumen.extract.en.text import Sentence, Text
from tumen.extract.fleeting import fleeting
from tumen.ledger import Ground, Source, SourceType
from tumen.resources.lexicons import find_bodies

AUTHOR = Source(description="the report itself", type="author")
PERSONS = ("local", "trader", "worker", "official", "expert", "company")
"""Types of which "he said" may speak."""
_DOCUMENTS = ("document", "un", "expert", "media", "intelligence", "official")
_LONGEST = 160
_READ = 30_000
"""Characters of a report in which a name or the author of a writing is looked for."""
_ROLE = (
    r"(?:source|resident|contact|trader|businessman|businesswoman|official|worker|insider|person|man|woman|cadre|"
    r"researcher|professor|analyst|activist|diplomat|manager|driver|broker|defector|witness|report|letter|document|"
    r"paper|newspaper|outlet|agency|ministry|panel|organization|organisation|group|study|citizen|expert|ambassador|"
    r"minister|spokesman|spokeswoman|spokesperson|lawmaker|escapee|broadcaster|magazine|daily|station|article|"
    r"statement|embassy|investigator|author|investigation|team|institute)"
)
_INTRODUCED = re.compile(
    rf"\b(?-i:(?=[AaOo]))(?P<who>(?:a|an|one|another) (?:[\w’'-]+ ){{0,4}}?{_ROLE}\b(?:[^,.;:“”\"\n()]{{0,90}}))", re.I
)
_DEFINITE = re.compile(rf"(?:the|this|that|same|the same)\b(?P<between>.{{0,24}}?)\b(?P<head>{_ROLE})s?$", re.I)
_LIKE = {
    "report": _DOCUMENTS,
    "study": _DOCUMENTS,
    "article": ("media",),
    "paper": ("media", "document"),
    "newspaper": ("media",),
    "outlet": ("media",),
    "daily": ("media",),
    "magazine": ("media",),
    "broadcaster": ("media",),
    "station": ("media",),
    "agency": ("media", "intelligence", "official"),
    "panel": ("un",),
    "document": ("document",),
    "letter": ("document",),
    "organization": ("expert",),
    "organisation": ("expert",),
    "group": ("expert",),
    "institute": ("expert",),
    "source": ("local", "trader", "official", "worker"),
    "contact": ("local", "trader"),
}
"""The types of those heard before whom "the report", "the paper" or "the source" may mean."""
_ANOTHER = re.compile(r"(?:another|one|others|some|many|several|one of them|some of them)", re.I)
_ADDING = re.compile(r", (?:adding|noting|explaining|citing|quoting|saying|stressing|warning)\b.*$")
_OFFICE = re.compile(
    r",? \(?(?P<office>(?:an?|the|one of|head|chief|deputy|director|professor|president|chairman|secretary|spokes\w+|"
    r"senior|former|research\w*|co-\w+|who|\d\d|of the|from the|with the|at the|whose|minister|ambassador|consul|"
    r"manager|general|executive|vice|founder|leader|country|regional|assistant|acting|permanent|under-?secretary)\b"
    r"[^;:“”\"\n.]{2,90})"
)
"""What a person is, told after the name: ", a director at the Department of Labor"."""
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,4}$")
_LEADING = re.compile(
    r"^(?:and|but|meanwhile|also|speaking separately|even though|although|though|while|however|later|then) (?=\w)",
    re.I,
)


@fleeting(kw_only=True)
class Speech:
    """Who speaks in a sentence: the source, the words that name it, and the stretches that only say who speaks."""

    source: Source
    ground: Ground
    spoken: tuple[tuple[int, int], ...] = ()


def speeches(text: Text) -> tuple[Speech, ...]:
    """For each sentence who speaks in it; the author where nobody is named and nobody is heard to go on."""
    rows = [tags_of(text, sentence) for sentence in text.sentences]
    told = _told(text, rows)
    named = voices.voices_of(text, told)
    found: list[Speech] = []
    for number, tags in enumerate(rows):
        spoken = tuple((tag.start, tag.end) for tag in tags if tag.start < tag.end)
        speech = told[number] or voices.heard(text, number, named)
        found.append(replace(speech, spoken=spoken) if speech else _author(spoken))
    return tuple(found)


def _author(spoken: tuple[tuple[int, int], ...]) -> Speech:
    return Speech(source=AUTHOR, ground=Ground(by="author"), spoken=spoken)


def _told(text: Text, rows: Sequence[Sequence[Tag]]) -> list[Speech | None]:
    """The speaker whom the tags of each sentence name; None where they name nobody."""
    heard: list[Speech] = []
    known: dict[str, SourceType] = {}
    found: list[Speech | None] = []
    for sentence, tags in zip(text.sentences, rows, strict=True):
        pairs = [(tag.deep, _speaker(text.text, tag, heard, known, sentence)) for tag in tags]
        named = [one for _, one in pairs if one is not None]
        deep = [one for cited, one in pairs if cited and one is not None]
        own = [one for one in named if one.source.type not in ("media", "document")]
        outlets = [one for one in named if one.source.type == "media"]
        speech = next(iter([*deep, *own, *outlets, *named]), None)
        heard += [one for one in named if one is not speech] + ([speech] if speech else [])
        found.append(speech)
    return found


def _speaker(
    text: str, tag: Tag, heard: Sequence[Speech], known: dict[str, SourceType], sentence: Sentence
) -> Speech | None:
    """The speaker that a tag names, or means."""
    start, end = tag.low, tag.high
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ").’'"):
        end -= 1
    words = _bare(text[start:end])
    if (within := IN_DOCUMENT.fullmatch(words)) is not None:
        words = within["document"]

    words = _LEADING.sub("", _ADDING.sub("", words))
    if not words:
        return None
    again = _again(text, words, heard, sentence.start)
    if again is not None:
        return again
    ground = Ground(spans=((start, end),))
    if _ANOTHER.fullmatch(words):
        alike = heard[-1].source.type if heard and heard[-1].source.type in PERSONS else "local"
        return Speech(source=Source(description=words, type=alike), ground=ground)
    if words.split()[0].lower() in PRONOUNS:
        return None
    kind = type_of(words)
    if kind == "document" and (written := _writer(text, words, heard)) is not None:
        return (
            written
            if isinstance(written, Speech)
            else Speech(source=Source(description=words[:_LONGEST], type=written), ground=ground)
        )
    if kind is None and (name := _NAME.search(words)) is not None:
        told = _introduced(text, name[0], end)
        if told is not None:
            kind, high = told
            if high > end:
                ground, words = Ground(spans=((start, high),)), _bare(text[start:high])
        kind = kind or known.get(words.split()[-1]) or "official"
    kind = kind or ("local" if words[:1].islower() or plausible(words) else None)
    if kind is None:
        return None
    for name_word in re.findall(r"\b[A-Z][\w-]+\b", words):
        known.setdefault(name_word, kind)
    return Speech(source=Source(description=words[:_LONGEST], type=kind), ground=ground)


_BODIES = re.compile(
    r"\b(?:ministry|government|department|embassy|agency|committee|authorit(?:y|ies)|police|institute|groups?|"
    r"organi[sz]ations?|company|firm|parliament|court|sources|officials|experts|researchers|residents|workers|"
    r"defectors|traders|council|alliance|association|university|foundation)$",
    re.I,
)


def _is_person(speech: Speech) -> bool:
    """Whether "he" may be the speaker."""
    core = re.split(r",| (?:in|at|of|who|from|for|with) ", speech.source.description)[0]
    return speech.source.type in PERSONS and not _BODIES.search(core) and not is_country(core)


_WRITTEN = (
    "report",
    "study",
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
_DEFINITE_WRITING = re.compile(r"(?:the|this|that|its|their|his|her)\b", re.I)


def _writer(text: str, words: str, heard: Sequence[Speech]) -> Speech | SourceType | None:
    """Whose a writing is that is named without its author: "the report said", after "a report by the ministry".

    None where nobody is told to have written it.
    """
    core = re.split(r",| (?:who|which|that|on|about|dated|released|published|in|obtained|from|by|of|to) ", words)[0]
    noun = core.split()[-1].lower()
    if noun not in _WRITTEN:
        return None
    noun = f"(?:{_REPORTS})" if noun in _REPORTS.split("|") else noun
    by = re.compile(
        rf"\b(?:(?:an?|the|its|their|this|\w+) )?(?:[\w-]+ ){{0,3}}?{noun} (?:\w+ )?(?:by|from|of|"
        rf"compiled by|prepared by|released by|published by|issued by|authored by) [^,.;:“”\"\n]{{3,90}}|"
        rf"\b(?:[A-Z][\w.-]*|[a-z]+ly|ministry|government|group|institute|panel|agency|department)"
        rf"(?: (?:of )?[A-Z][\w.-]*){{0,4}}[’']s? (?:[\w-]+ ){{0,4}}?{noun}\b|"
        rf"\b(?:an?|the) (?:[\w.’-]+ ){{1,6}}?{noun}\b"
    )
    for match in by.finditer(text, 0, _READ):
        kind = type_of(match[0])
        if kind not in (None, "document", "worker", "local", "trader"):
            return kind
    if not _DEFINITE_WRITING.match(words):
        return None
    for kinds in (("un", "expert", "official", "intelligence"), ("media",)):
        for one in reversed(heard[-6:]):
            at_home = one.source.type == "official" and _AT_HOME.search(one.source.description) is not None
            if one.source.type in kinds and not at_home:
                return one
    return "un" if _PANEL.search(text) else None


_AT_HOME = re.compile(r"\b(?:North|DPRK|Pyongyang)")
_PANEL = re.compile(r"\b(?:panel of experts|experts panel|expert panel|sanctions committee)\b", re.I)


def _bare(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(' ,“”"')


def _introduced(text: str, name: str, end: int) -> tuple[SourceType, int] | None:
    """What the text tells of a person or of letters elsewhere, or right after the name, and where that ends."""
    office = _OFFICE.match(text, end)
    if office is not None and (kind := type_of(office["office"])) is not None:
        return kind, office.end()
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    if _LETTERS.fullmatch(name):
        whole = re.compile(rf"((?:[A-Z][\w’'-]+)(?: (?:[A-Z][\w’'-]+|of|for|the|and|on|to)){{0,9}}) \({last}\)")
        for match in whole.finditer(text, 0, _READ):
            if (kind := type_of(match[1])) is not None:
                return kind, end
        return None
    for match in re.compile(rf"\b{last}\b").finditer(text, 0, _READ):
        office = _OFFICE.match(text, match.end())
        kind = type_of(office["office"]) if office is not None else None
        before = _words_before(text, match.start())
        if kind is None and before and _TITLE.search(before):
            kind = type_of(before)
        if kind is not None:
            return kind, end
    return None


_LETTERS = re.compile(r"[A-Z]{2,8}")
_DRAWKCAB = re.compile(r"(?: [\w’'.-]+){1,8}")
"""Up to eight words with the blanks behind them, read backwards, which takes no second look at any."""


def _words_before(text: str, end: int) -> str:
    """Up to eight words right before the offset, with the blanks behind them; "" where none are."""
    found = _DRAWKCAB.match(text[max(0, end - 120) : end][::-1])
    return found[0][::-1] if found is not None else ""


_TITLE = re.compile(
    r"(?:professor|minister|ambassador|spokes\w+|director|director[- ]general|president|lawmaker|analyst|researcher|"
    r"expert|lawyer|activist|secretary|secretary[- ]general|governor|officer|official|consul|senator|envoy|economist|"
    r"fellow|scholar|Dr|Prof|defector|manager|trader|commissioner|chief|head|rapporteur|premier|mayor|superintendent|"
    r"inspector|judge|MP|congressman|congresswoman|commander|colonel|deputy|prosecutor|attorney|vice[- ]minister|"
    r"representative|chairman|chairwoman|chairperson|diplomat|pastor|missionary|worker|waitress|logger|broker|"
    r"businessman|coordinator|leader|founder|author|historian|adviser|advisor)\.? (?:[A-Z][\w’'.-]+ )*$",
    re.I,
)


def _again(text: str, words: str, heard: Sequence[Speech], before: int) -> Speech | None:
    """The speaker of before whom a pronoun, "the source" or a surname means; None where the words name a new one.

    Somebody who was described but has not spoken yet ("a trader who often drives there …. He said") is found too.
    """
    low = words.lower().removeprefix("and ").removeprefix("but ")
    first = low.split()[0]
    person = first in ("he", "she", "him", "her") and len(low.split()) <= 2
    if first in ("it", "we", "i", "they", "who", "them") and len(low.split()) <= 2:
        alike = [one for one in heard if (one.source.type in PERSONS) != (first == "it") or first != "it"]
        return next(reversed(alike or list(heard)), None)
    definite = _DEFINITE.match(low)
    if definite and definite["head"] in ("newspaper", "paper", "outlet", "daily", "broadcaster", "magazine", "station"):
        for speech in reversed(heard):
            if speech.source.type == "media":
                return speech
    if (
        definite
        and definite["between"].strip() not in ("", "same", "new", "said", "latest")
        and type_of(words) not in (None, "local", "document")
    ):
        definite = None
    surname = re.fullmatch(r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?([A-Z][\w’-]*)", words)
    for speech in reversed(heard):
        described = speech.source.description
        if (
            (person and _is_person(speech))
            or (definite and re.search(rf"\b{definite['head']}s?\b", described, re.I))
            or (
                surname
                and words.lower() not in PRONOUNS
                and not _ANOTHER.fullmatch(words)
                and re.search(rf"\b{re.escape(surname[1])}\b", described)
            )
        ):
            return speech
    if not (person or definite):
        return None
    for match in reversed(list(_INTRODUCED.finditer(text, max(0, before - 1500), before))):
        kind = type_of(match["who"])
        if kind == "document" and definite and definite["head"] in _WRITTEN:
            return None  # whose it is decides
        if (
            kind is None
            or (person and kind not in PERSONS)
            or (definite and definite["head"] not in match["who"].lower())
        ):
            continue
        end = match.start("who") + len(match["who"].rstrip())
        return Speech(
            source=Source(description=text[match.start("who") : end], type=kind),
            ground=Ground(spans=((match.start("who"), end),)),
        )
    if definite and definite["head"] in _LIKE:
        for like in _LIKE[definite["head"]]:
            for one in reversed(heard):
                if one.source.type == like:
                    return one
        return None
    return next(iter(reversed(heard)), None) if person else None


def upstream_of(text: str, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Outlets and bodies that the text says its facts come from, in the order in which they are first cited."""
    found: list[str] = []
    for sentence in sentences:
        for body, start, end in find_bodies(text, sentence.start, sentence.end):
            if body.name not in found and _cited(text, sentence, start, end):
                found.append(body.name)
    return tuple(found)


_BEFORE = re.compile(
    r"(?:\btold|according to|reported by|citing|quoted? by|quoting|learned by|by|from|spoke to|"
    r"spoke with|obtained by|shared with|heard from|ran at|first reported|\bto|passed to|with|"
    r"says|wrote|in)\s+(?:the |a |an |its |recent |new |report (?:by|from|of) )*(?:[\w.’'-]+ "
    r"){0,5}$",
    re.I,
)
_AFTER = re.compile(
    r"^(?:[’']s)?(?:[^.;\n]{0,60}?)\b(?:said|says|report(?:s|ed)?|wrote|writes|quoted|quotes|"
    r"noted|found|estimated?s?|heard|learned|story|paper|survey|interview)\b",
    re.I,
)


def _cited(text: str, sentence: Sentence, start: int, end: int) -> bool:
    before, after = text[sentence.start : start], text[end : sentence.end]
    return bool(_BEFORE.search(before) or _AFTER.match(after)) or sentence.zone == "title"
