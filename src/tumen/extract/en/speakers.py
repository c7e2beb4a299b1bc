"""Attribution: who says what a sentence says, and which words only say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tumen.extract.en import voices
from tumen.extract.en.antecedents import (
    ANOTHER,
    SOME_OF_THEM,
    again,
    are_workers,
    body_spoken_for,
    called_so,
    names_workers,
)
from tumen.extract.en.counted import COUNTED
from tumen.extract.en.cues import PRONOUNS
from tumen.extract.en.hirers import only_speaking
from tumen.extract.en.interviews import spoken_on
from tumen.extract.en.looking_back import cited_after, told_after
from tumen.extract.en.persons import introduced, type_of_office, type_of_unknown
from tumen.extract.en.sought import sought
from tumen.extract.en.source_types import HAS_TOILED, is_country, type_of
from tumen.extract.en.speech import AUTHOR, PERSONS, Speech
from tumen.extract.en.subjects import IN_DOCUMENT, plausible
from tumen.extract.en.tags import Tag, tags_of
from tumen.extract.en.text import Sentence, Text
from tumen.extract.en.writings import writer
from tumen.ledger import Ground, Source, SourceType
from tumen.resources.lexicons import find_bodies

_LONGEST = 160
_ADDING = re.compile(r", (?:adding|noting|explaining|citing|quoting|saying|stressing|warning)\b.*$")
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,4}$")
_LEADING = re.compile(
    r"^(?:and|but|yet|so|since|that|meanwhile|also|speaking separately|even though|although|though|while|however|later|"
    r"then|back in \d{4}|(?:as )?recently as \w+) (?=\w)",
    re.I,
)


def speeches(text: Text) -> tuple[Speech, ...]:
    """For each sentence who speaks in it; the author where nobody is named and nobody is heard to go on."""
    rows = [tags_of(text, sentence) for sentence in text.sentences]
    told = _told(text, rows)
    for number, deep in cited_after(text, told).items():
        told[number] = deep
    named = voices.voices_of(text, told)
    after = {**told_after(text, told), **spoken_on(text, told)}
    found: list[Speech] = []
    for number, tags in enumerate(rows):
        spoken = tuple(
            part for tag in tags if tag.start < tag.end for part in only_speaking(text.text, tag.start, tag.end)
        )
        speech = (
            told[number]
            or after.get(number)
            or voices.heard(text, number, named)
            or _rumour(text, text.sentences[number])
        )
        found.append(replace(speech, spoken=spoken) if speech else _author(spoken))
    return tuple(found)


_RUMOUR = sought(
    re.compile(
        r"\b(?:reportedly|(?:is|are|was|were) (?:also |now )?(?:said|reported|rumou?red|reputed) to|"
        r"been reported (?:that|to)|"
        r"(?:some|several|other|many|numerous|recent|earlier|various|press|media|news) (?:reports|accounts)|"
        r"reports (?:say|have|had|"
        r"suggest|of)|there (?:is|was|has been) talk of|it (?:is|was) (?:said|reported|rumou?red)|rumou?rs)\b",
        re.I,
    ),
    "reportedly|said|reported|rumo|reputed|reports|accounts|talk of",
)


def _rumour(text: Text, sentence: Sentence) -> Speech | None:
    """Unnamed reports, where the sentence rests on them alone."""
    found = None if sentence.quoted else _RUMOUR.search(text.text[sentence.start : sentence.end])
    if found is None:
        return None
    span = (sentence.start + found.start(), sentence.start + found.end())
    return Speech(source=Source(description="unnamed reports", type="media"), ground=Ground(spans=(span,)))


def _author(spoken: tuple[tuple[int, int], ...]) -> Speech:
    return Speech(source=AUTHOR, ground=Ground(by="author"), spoken=spoken)


def _told(text: Text, rows: Sequence[Sequence[Tag]]) -> list[Speech | None]:
    """The speaker whom the tags of each sentence name; None where they name nobody."""
    heard: list[Speech] = []
    known: dict[str, SourceType] = {}
    found: list[Speech | None] = []
    for sentence, tags in zip(text.sentences, rows, strict=True):
        meant = [(tag, _speaker(text.text, tag, heard, known, sentence)) for tag in tags]
        pairs = [(tag, one) for tag, one in meant if one is not None]
        named = [one for _, one in sorted(pairs, key=lambda pair: pair[0].start == pair[0].end)]
        deep = [one for tag, one in pairs if tag.deep]
        own = [one for one in named if one.source.type not in ("media", "document")]
        outlets = [one for one in named if one.source.type == "media"]
        speech = next(iter([*deep, *own, *outlets, *named]), None)
        heard += [one for one in named if one is not speech] + ([speech] if speech else [])
        found.append(speech)
    return found


def _speaker(
    text: str, tag: Tag, heard: Sequence[Speech], known: dict[str, SourceType], sentence: Sentence
) -> Speech | None:
    """The speaker that a tag names, or means, with the type that the words around tell of one called nothing more."""
    speech = _meant(text, tag, heard, known, sentence)
    if speech is None or speech.source.type not in ("official", "local"):
        return speech
    words, kind = speech.source.description, None
    if speech.source.type == "official" and (spokesman := _SPOKESMAN.match(words)) is not None:
        spans = speech.ground.spans
        kind = body_spoken_for(text, spans[0][0]) if spans else None
        words = spokesman[0]
    elif speech.source.type == "local" and _PLAIN_PERSON.search(words):
        kind = "worker" if _FROM_HOME.search(text, tag.high, sentence.end) else None
    return replace(speech, source=replace(speech.source, description=words, type=kind)) if kind else speech


def _meant(
    text: str, tag: Tag, heard: Sequence[Speech], known: dict[str, SourceType], sentence: Sentence
) -> Speech | None:
    """The speaker that a tag names, or means."""
    start, end = tag.low, tag.high
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ").’'"):
        end -= 1
    if end > start and text[end - 1] == "." and _ONE_STOP.search(text, start, end):
        end -= 1
    words = _bare(text[start:end])
    if (within := IN_DOCUMENT.fullmatch(words)) is not None:
        words = within["document"] if type_of(within["document"]) is not None else words.rsplit(maxsplit=1)[-1]

    words = _LEADING.sub("", _ADDING.sub("", words))
    if (lettered := _LETTERED.fullmatch(words)) is not None:
        words = lettered["head"]
    if not words:
        return None
    if (own := _OWN_ACCOUNT.fullmatch(words)) is not None:
        words = _WHOSE.get(own[1].lower(), "it")
        if own[1].lower() in _SAME:
            return heard[-1] if heard else None
    if (of := _ACCOUNT_OF.fullmatch(words)) is not None:
        words = of["owner"] or of["of"]
    if _SOME_ESTIMATES.fullmatch(words) or _OURSELVES.fullmatch(words):
        return None
    if _ITS_PEOPLE.match(words):
        of_body = again(text, "it", heard, max(sentence.start, start if start >= sentence.start else 0))
        body = of_body.source.type if of_body is not None else body_spoken_for(text, start)
        if body in ("intelligence", "un", "company", "expert"):
            return Speech(source=Source(description=words[:_LONGEST], type=body), ground=Ground(spans=((start, end),)))
    if (owned := _OWNED_WRITING.fullmatch(words)) is not None:
        owner = again(text, owned["owner"], heard, max(sentence.start, start if start >= sentence.start else 0))
        if owner is not None and owner.source.type not in ("worker", "local", "media"):
            return owner
    titled = _WRITING.search(words) is not None and text.startswith(" “", end)
    meant = None if titled else again(text, words, heard, max(sentence.start, start if start >= sentence.start else 0))
    if meant is not None:
        return meant
    ground = Ground(spans=((start, end),))
    if SOME_OF_THEM.fullmatch(words) and (
        are_workers(text, heard, start)
        or (heard and heard[-1].source.type == "worker" and words.lower().endswith("men"))
        or (_OF_THEMSELVES.match(text, end) and names_workers(text, start))
    ):
        return Speech(source=Source(description=words, type="worker"), ground=ground)
    if ANOTHER.fullmatch(words):
        alike = heard[-1].source.type if heard and heard[-1].source.type in PERSONS else "local"
        return Speech(source=Source(description=words, type=alike), ground=ground)
    if words.split()[0].lower() in PRONOUNS or COUNTED.fullmatch(words):
        return None
    kind = type_of(words) or _by_office(words)
    if kind == "document" and (by := _BY_SOMEBODY.search(words)) and (told := introduced(text, by["name"], end)):
        kind, high = told
        low = text.rfind(by["name"], start, end)
        return Speech(
            source=Source(description=_bare(text[low:high])[:_LONGEST], type=kind), ground=Ground(spans=((low, high),))
        )
    if kind == "document" and not titled and (written := writer(text, words, heard)) is not None:
        return (
            written
            if isinstance(written, Speech)
            else Speech(source=Source(description=words[:_LONGEST], type=written), ground=ground)
        )
    if kind is None and (name := _NAME.search(words)) is not None:
        told = introduced(text, name[0], end)
        if told is None and (called := called_so(text, name[0], heard, start)) is not None:
            return called
        if told is not None:
            kind, high = told
            if high > end:
                ground, words = Ground(spans=((start, high),)), _bare(text[start:high])
        kind = kind or known.get(words.split()[-1]) or type_of_unknown(text, words, end)
    kind = kind or ("local" if words[:1].islower() or plausible(words) else None)
    if kind is None:
        return None
    for name_word in re.findall(r"\b[A-Z][\w-]+\b", words):
        known.setdefault(name_word, kind)
    return Speech(source=Source(description=words[:_LONGEST], type=kind), ground=ground)


_BY_SOMEBODY = re.compile(r"\b(?:by|of|from) (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3})$")
"""The name of the one who wrote it: "a report submitted to the assembly by Jo Example"."""
_LETTERED = re.compile(r"(?P<head>[Tt]he [a-z]+) \([A-Z]{2,8}\)")
"""A body with its letters behind it: "the agency (NIS)"."""
_ONE_STOP = re.compile(r"(?<![^\s(])[^\s.]{2,}\.$")
"""A last word whose only stop ends the sentence: "HUR." as against "the U.N."."""
_OURSELVES = re.compile(r"this (?:news)?(?:paper|site|website|agency|outlet|reporter|correspondent|column)", re.I)
"""The report's own outlet, which is the author."""
_WRITING = re.compile(r"\b(?:report|study|paper|survey|book|documentary|article|investigation)$")
"""A writing, whose title may follow, which names a new one: "the report “Bound to Serve”"."""
_ITS_PEOPLE = re.compile(
    r"(?:(?:an?|one|two|some|several|many|another) (?:\w+ )?(?:of|at) )?(?:its|the agency[’']s|the service[’']s|the "
    r"group[’']s) "
    r"(?:\w+ )?(?:officials?|officers?|spokes\w+|representatives?|agents?|staff|people|director|chairman|chairwoman|"
    r"president|owner|founder|head|chief)\b"
)
"""Somebody who belongs to the body of before: "one of its officials"."""
_OWNED_WRITING = re.compile(
    r"(?P<owner>[Tt]he \w+)[’']s (?:[\w-]+ ){0,3}?(?:report|study|survey|statement|data|figures|paper|findings|records)"
)
"""A writing of the body of before: "the agency's report"."""


def _by_office(words: str) -> SourceType | None:
    """What a name is told to be in the speaker's own words: "Aidan Example, who heads an alliance"; or a state's."""
    if is_country(re.sub(r"^(?:an?|the) ", "", words)):
        return "official"
    _, comma, office = words.partition(", ")
    if not comma or not office.startswith("who "):
        return None
    return type_of_office(office) or ("worker" if HAS_TOILED.match(office) else None)


_OF_THEMSELVES = re.compile(
    r" (?:\w+ )?(?:said|told [\w ]{2,30}?|reported|described|complained)(?: that)? (?:they|their|having)\b"
)
"""What some tell of their own lot: "many said they had been beaten"."""
_SPOKESMAN = re.compile(
    r"(?:an?|the|one|its|another) (?:\w+ )?(?:spokes(?:man|woman|person)|representative)"
    r"(?= (?:said|told|asked|added|confirmed|declined|who|was|also|has|had|wrote|called|denied)\b|,? who|$)",
    re.I,
)
"""One who speaks for a body that is not named beside him."""
_PLAIN_PERSON = re.compile(r"^(?:\w+ ){0,3}(?:man|woman|person|someone|somebody|one)\b", re.I)
_FROM_HOME = re.compile(
    r"\b(?:he|she|they) (?:was|were|is|are|had come|came|come|comes) (?:an? )?(?:North Koreans?\b|"
    r"(?:originally )?from (?:the North|North Korea|Pyongyang)\b)"
)
"""What a worker from the North tells of himself: "said that he was from North Korea"."""


_OWN_ACCOUNT = re.compile(
    r"(?:(his|her|its|their|this|that|the same|these|those)(?: own| best| latest)?|the latter[’']s) "
    r"(?:estimates?|estimation|reckonings?|counts?|accounts?|tall(?:y|ies)|figures?|calculations?|assessments?|"
    r"versions?|telling|admission|records|statistics|data)",
    re.I,
)
_ACCOUNT_OF = re.compile(
    r"(?:(?P<owner>.+?)(?:[’']s?|(?<=U\.S\.)|(?<=Nations)|(?<=UN)|(?<=U\.N\.)|(?<=Department)|(?<=government))"
    r"(?: own| best| latest| official)?|(?:the|an?|one)(?: \w+)?) "
    r"(?:estimates?|estimation|reckonings?|counts?|accounts?|tall(?:y|ies)|calculations?|version)"
    r"(?(owner)|(?: of| from| by) (?P<of>.+))"
)
"""An account with the one who gives it: "Choi's account", "the estimate of a diplomat"."""
_WHOSE = {"his": "he", "her": "she", "its": "it", "their": "they"}
_SAME = ("this", "that", "the same", "these", "those")
_SOME_ESTIMATES = re.compile(
    r"(?:some|other|independent|outside|earlier|most|many|several|various|different|differing|one|another|recent|"
    r"conservative|an?|all) (?:estimates?|reckonings?|calculations?|accounts?)",
    re.I,
)
"""Estimates of nobody named."""


def _bare(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(' ,“”"')


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
    r"spoke with|obtained by|(?:contacts?|sources?|reporters?|correspondents?|journalists?) (?:of|for)|shared with|"
    r"heard from|ran at|first reported|\bto|passed to|with|"
    r"says|wrote|in)\s+(?:the |a |an |its |recent |new |report (?:by|from|of) )*(?:[\w.’'-]+ "
    r"){0,5}$",
    re.I,
)
_AFTER = re.compile(
    r"^(?:[’']s)?(?:[^.;\n]{0,60}?)\b(?:said|says|report(?:s|ed)?|wrote|writes|quoted|quotes|"
    r"noted|found|cit(?:ed|es)|ha(?:s|ve|d) (?:it|this)|sources?|contacts?|revealed|gave|estimated?s?|heard|learned|"
    r"story|paper|survey|interview)\b",
    re.I,
)


def _cited(text: str, sentence: Sentence, start: int, end: int) -> bool:
    before, after = text[sentence.start : start], text[end : sentence.end]
    return bool(_BEFORE.search(before) or _AFTER.match(after)) or sentence.zone == "title"
