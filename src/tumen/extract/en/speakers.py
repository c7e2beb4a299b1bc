"""Attribution: who says what a sentence says, and which words only say so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

from tumen.datafile import read_rows
from tumen.extract.en.text import Sentence, Text
from tumen.ledger import VOCABULARIES, Ground, Source, SourceType
from tumen.normalise import lookup_place
from tumen.resources.lexicons import find_bodies

AUTHOR = Source(description="the report itself", type="author")

_CUE = (
    r"(?:said|says|say|saying|told|tells|added|adds|adding|explained|explains|noted|notes|claimed|"
    r"claims|stated|states|reported|reports|"
    r"revealed|reveals|recalled|recalls|continued|confirmed|confirms|announced|announces|wrote|"
    r"writes|estimated|estimates|alleged|"
    r"alleges|reckoned|testified|warned|argued|pointed out|points out|commented|emphasized|"
    r"stressed|concluded|found|finds|disclosed|"
    r"reckons|reckon|thinks|thought|suspect|show|shows|allege|claim|went on|"
    r"is quoted as saying|was quoted as saying|has said|have said|had said|has told|have told|had "
    r"told|has reported|believes|suspects|believe)"
)
_PLURAL = r"reports (?:have|had|say|said|claim|claimed|alleged|suggest|suggested|from|in|by|of)\b"
"""The noun, not the verb: "local media reports have claimed that"."""
_NAME = r"[^“”\"\n]"
_ACCORDING = re.compile(
    r"[,;]?\s*\b(?:[Aa]ccording to|[Aa]s (?:reported|noted|told|quoted) (?:by|to)|[Cc]iting|"
    r"[Qq]uoting|[Ii]n the (?:words|view|opinion) of|[Bb]y the count of|[Aa]s per)\s+"
    r"(?P<who>(?:[^,.;“”\"\n]|\.(?=[A-Za-z]\.?\w?)|(?<=[A-Z])\.|,(?= (?:Ltd|Inc)))+?)(?P<end>[,;]|"
    r"(?<![A-Z])\.(?=\s|$)|$|(?=[“\"])|(?= who\b))"
)
_LEAD = re.compile(
    rf"^(?P<pre>(?:(?:In|On|At|Speaking|Meanwhile|However|Asked|When|But|Also|Last|Earlier|For|"
    rf"During|Instead|Separately|Still|Yet|By|After|Since|This)\b[^,“”\"\n]{{0,60}}, "
    rf")?)(?P<who>(?:(?!\b(?!{_PLURAL})(?:{_CUE[3:-1]})\b)[^“”\"\n;]){{2,160}}?)\s+(?:(?:also|later|further|"
    rf"recently|then|in turn) )?"
    rf"(?P<cue>{_CUE})\b(?P<to>(?:(?:(?<=told)|(?<=tells)| to) (?:RFA|Radio Free Asia|Daily NK|NK "
    rf"News|Reuters|AP|AFP|Yonhap|CNN|VOA|reporters|lawmakers|the (?:[A-Z][\w’']+ ?){{1,4}}|"
    rf"[A-Z][\w’']+(?: [A-Z][\w’']+){{0,4}}|us|this (?:paper|newspaper)))?"
    rf"(?:(?: (?:on|in|at|to|last|this|earlier|during|via|by|from) "
    rf"[^,“”\"\n]{{0,60}}?)?(?: (?:recently|earlier|later|separately|however|"
    rf"[A-Z][a-z]+day))?))(?P<join>\s+that\s+|(?<=told)\s+of\s+|,?\s*[“\"]|:\s+|,\s+(?=[“\"])|\s+(?=(?:the|a|an|"
    rf"it|he|she|they|there|its|his|about|some|more|most|over|no|many|around|nearly|workers|"
    rf"\d[\d,]*|North|Chinese|Russian|DPRK|all)\b))"
)
_LEAD_BARE = re.compile(
    rf"^(?P<who>(?:He|She|They|It|The (?:[\w-]+ ){{1,4}}?(?:source|sources|resident|report|panel|"
    rf"official|document|paper|ministry|agency|outlet|newspaper|contact|expert|team)))\s+(?:also |"
    rf"further )?(?P<cue>{_CUE})\s+"
)
_PUT = re.compile(
    r"^(?P<who>[^“”\"\n;,]{2,80}?)\s+(?P<cue>puts?|estimates?)\s+"
    r"(?=(?:the|their|its) (?:\w+ )?(?:number|figure|total)s?\b)"
)
_TAIL = re.compile(
    rf"(?P<mark>[,?!.…]?[”\"]|[,—–](?!\d))\s*(?P<tag>(?P<who>(?:[^“”\"\n;,]|,(?= (?:who|a|an|the|"
    rf"which)\b)|(?<=[^,]),(?=[^,“”\"]{{3,80}},\s*(?:{_CUE})\b)){{1,170}}?),?\s+(?P<cue>{_CUE})\b(?P<rest>[^“”\"\n]*?))(?P<stop>$|[.](?=\s*$|\s*[“\"])|,?\s*(?=[“\"])|(?=,))"
)
_QUOTED = re.compile(
    r"(?:^(?P<outlet>[^,;“”\"\n]{2,100}?) )?\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)) (?P<who>[^;\n]{3,120}?) as "
    r"(?:saying|telling|claiming|stating|reporting)\b(?:,? that\b)?"
)
_INVERTED = re.compile(
    rf"(?P<mark>[,?!.…]?[”\"]|,(?!\d))\s*(?P<tag>(?P<cue>{_CUE})\s+(?P<who>[^“”\"\n;]{{3,160}}?))(?P<stop>$|[.](?=\s*$|\s*[“\"])|,?\s*(?=[“\"]))"
)
_SOMEBODY = re.compile(r"(?:an?|one|another|two|three|several|some) [\w’' -]{3,80}$")
# "In an interim report it told the committee": the report says so, whoever "it" is
_IN_DOCUMENT = re.compile(r"^(?:In|From) (?P<document>(?:an?|the|its|their|his|her) [^,]+?),? (?:it|they|he|she|we)$")
_WHO = re.compile(r"\b(?:who|which|that|whose)\b[^,]*")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|may|might|has been|have been|had been|did|does|"
    r"barred|sent|began|remain|remains|work|works|live|stay|returned|arrived|employ|"
    r"employs)\b|n[’']t\b"
)
_NAMED = re.compile(r"(?:[A-Z][\w.’'-]+ ?){1,5}(?:,|$| of | head| at )")
_ADDING = re.compile(r", (?:adding|noting|explaining|citing|quoting|saying|stressing|warning)\b.*$")
_OFFICE = re.compile(
    r", (?P<office>(?:an?|the|one of|head|chief|deputy|director|professor|president|chairman|secretary|spokes\w+|"
    r"senior|former|research\w*|co-\w+)\b[^,.;:“”\"\n]{2,90})"
)
"""What a person is, told after the name: ", a director at the Department of Labor"."""
_REST = re.compile(
    r"^(?:\s*$|,|\s*(?:on|in|at|to|during|by|via|last|this|adding|while|who|when|referring|"
    r"speaking|under|through|yesterday|earlier|after|"
    r"recently|[A-Z][a-z]+day|citing|according|as|with|of|from)\b)"
)
_COMPATRIOT = re.compile(
    r"(?:(?:a|an|one|some|several|another|the|two|three) )?(?:\w+ )?North Koreans?(?= (?:in|at|on|who|working)\b|$)",
    re.I,
)
_ANOTHER = re.compile(r"(?:another|one|others|some|many|several|one of them|some of them)", re.I)
_PERSONS = ("local", "trader", "worker", "official", "expert", "company")
_ROLE = (
    r"(?:source|resident|contact|trader|businessman|businesswoman|official|worker|insider|person|man|woman|cadre|"
    r"researcher|professor|analyst|activist|diplomat|manager|driver|broker|defector|witness|report|letter|document)"
)
_INTRODUCED = re.compile(
    rf"\b(?P<who>(?:a|an|one|another) (?:[\w’'-]+ ){{0,4}}?{_ROLE}\b(?:[^,.;:“”\"\n()]{{0,90}}))", re.I
)
_DEFINITE = re.compile(rf"(?:the|this|that|same|the same)\b.{{0,24}}?\b(?P<head>{_ROLE})s?$", re.I)
_PRONOUN = frozenset({"he", "she", "they", "it", "who", "i", "we", "him", "her", "them"})
_RUNNING = re.compile(
    r"^(?:the|this|that|same|another of the|rfa’s|rfa's|our)\b.{0,12}?\b(?:source|resident|"
    r"official|man|woman|person|contact|trader|citizen|worker|expert|professor|insider|"
    r"businessman|diplomat|report|panel|document|paper)s?$",
    re.I,
)
_REPORT_OF = re.compile(
    r"\b(?:in|from) (?:a|an|its|the|their) (?:[\w-]+ ){0,4}(?:report|statement|letter|paper|"
    r"assessment|note|survey)\b[^,.;]{0,80}",
    re.I,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Speech:
    """Who speaks in a sentence: the source, the words that name it, and the stretches that only say who speaks."""

    source: Source
    ground: Ground
    spoken: tuple[tuple[int, int], ...] = ()


@cache
def _types() -> tuple[tuple[SourceType, re.Pattern[str]], ...]:
    found = []
    for row in read_rows(files("tumen.extract.en") / "speakers.yaml"):
        row.keys_within(("type", "words"))
        kind = cast("SourceType", row.text("type", allowed=VOCABULARIES["source type"]))
        words = sorted(row.texts("words"), key=lambda word: (-len(word), word))
        parts = [re.escape(word) if word[0].isupper() else f"(?i:{re.escape(word)})" for word in words]
        found.append((kind, re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w-]|[’'])")))
    return tuple(found)


def type_of(description: str) -> SourceType | None:
    """The type of source that a description tells; None where no word of it is known."""
    best: tuple[int, int, SourceType] | None = None
    masked = description
    for _, start, end in find_bodies(description, 0, len(description)):
        masked = masked[:start] + "_" * (end - start) + masked[end:]
    for rank, (kind, pattern) in enumerate(_types()):
        match = pattern.search(masked if kind in ("media", "expert", "official") else description)
        if match and (best is None or (match.start(), rank) < best[:2]):
            best = (match.start(), rank, kind)
    cited = find_bodies(description, 0, len(description))
    if best is None and not cited and _COMPATRIOT.match(description):
        return "worker"
    if best is None and not cited and is_country(description.split(",", maxsplit=1)[0]):
        return "official"
    outlet = bool(cited) and cited[0][0].kind == "media"
    if outlet and best is not None and cited[0][1] < best[0] and description[cited[0][2] : cited[0][2] + 4] == " of ":
        return "media"  # "the Example Ilbo of Seoul"
    if best is not None and (
        (best[2] in ("document",) and not cited) or best[2] not in ("media", "document", "expert")
    ):
        return best[2] if not cited or outlet else cited[0][0].kind
    if best is not None and best[2] == "expert" and not cited:
        return "expert"
    if cited:
        return cited[0][0].kind
    return best[2] if best else None


@lru_cache(maxsize=4096)
def is_country(name: str) -> bool:
    """Whether the words are the name of a state."""
    place = lookup_place(name.strip())
    return place is not None and place.level == "country"


def speeches(text: Text) -> tuple[Speech, ...]:
    """For each sentence who speaks in it; the author where nobody is named."""
    found: list[Speech] = []
    last: Speech | None = None
    known: dict[str, SourceType] = {}
    heard: list[Speech] = []
    for number, sentence in enumerate(text.sentences):
        tags = _tags(text.text, sentence)
        named = [tag for tag in tags if tag[0] is not None]
        same = number > 0 and text.sentences[number - 1].paragraph == sentence.paragraph
        spoken = tuple((low, high) for _, low, high in tags)
        speech: Speech | None = None
        for who, _, _ in named:
            if who is None:
                continue
            again = _again(text.text, who, heard, sentence.start, spoken)
            speech = again or _speaker(text.text, who, last, known, spoken)
            if speech is not None:
                break
        if speech is not None:
            last = speech
            heard.append(speech)
        elif text.in_quotes(sentence.start + 1) or text.in_quotes((sentence.start + sentence.end) // 2):
            ahead = _speaker_ahead(text, number, last, known)
            speech = ahead or (Speech(source=last.source, ground=last.ground, spoken=spoken) if last else None)
            if ahead is not None:
                last = ahead
                heard.append(ahead)
        elif same and not tags and sentence.zone == "body" and found and found[-1].source != AUTHOR:
            speech = replace(found[-1], spoken=())
        found.append(speech or Speech(source=AUTHOR, ground=Ground(by="author"), spoken=spoken))
    return tuple(found)


def _again(
    text: str, who: tuple[int, int], heard: list[Speech], before: int, spoken: tuple[tuple[int, int], ...]
) -> Speech | None:
    """The speaker of before whom a pronoun, "the source" or a surname means; None where the words name a new one.

    Somebody who was described but has not spoken yet ("a trader who often drives there …. He said") is found too.
    """
    words = re.sub(r"\s+", " ", text[slice(*who)]).strip(' ,“”"')
    low = words.lower().removeprefix("and ").removeprefix("but ")
    if low in ("it", "i", "we", "who"):
        return None
    person = low in ("he", "she", "him", "her")
    definite = _DEFINITE.match(low)
    surname = re.fullmatch(r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?([A-Z][\w’-]*)", words)
    for speech in reversed(heard):
        described = speech.source.description
        if (
            (person and speech.source.type in _PERSONS)
            or (definite and re.search(rf"\b{definite['head']}s?\b", described, re.I))
            or (
                surname
                and words.lower() not in _PRONOUN
                and not _ANOTHER.fullmatch(words)
                and re.search(rf"\b{re.escape(surname[1])}\b", described)
            )
        ):
            return replace(speech, spoken=spoken)
    if not (person or definite):
        return None
    for match in reversed(list(_INTRODUCED.finditer(text, max(0, before - 1500), before))):
        kind = type_of(match["who"])
        if (
            kind is None
            or (person and kind not in _PERSONS)
            or (definite and definite["head"] not in match["who"].lower())
        ):
            continue
        end = match.start("who") + len(match["who"].rstrip())
        return Speech(
            source=Source(description=text[match.start("who") : end], type=kind),
            ground=Ground(spans=((match.start("who"), end),)),
            spoken=spoken,
        )
    return None


def _speaker_ahead(text: Text, number: int, last: Speech | None, known: dict[str, SourceType]) -> Speech | None:
    """The speaker named later in the paragraph that a quotation without a tag opens."""
    here = text.sentences[number]
    for sentence in text.sentences[number + 1 : number + 4]:
        if sentence.paragraph != here.paragraph:
            return None
        for who, _, _ in _tags(text.text, sentence):
            if who is not None:
                speech = _speaker(text.text, who, last, known, ())
                return Speech(source=speech.source, ground=speech.ground) if speech else None
    return None


def _tags(text: str, sentence: Sentence) -> list[tuple[tuple[int, int] | None, int, int]]:
    """Stretches of the sentence that say who speaks: (offsets of the speaker, start, end)."""
    body, base = text[sentence.start : sentence.end], sentence.start
    found: list[tuple[tuple[int, int] | None, int, int]] = []
    for match in _ACCORDING.finditer(body):
        found.append(
            ((base + match.start("who"), base + match.end("who")), base + match.start(), base + match.end("who"))
        )
    said = _parts(sentence)
    quoted = None if said.isdisjoint(_QUOTES) else _QUOTED.search(body)
    if quoted is not None and _plausible(quoted["who"].strip('“”"')):
        found.append(
            ((base + quoted.start("who"), base + quoted.end("who")), base + quoted.start(), base + quoted.end())
        )
        return found
    cued = not said.isdisjoint(_CUES)
    if not cued and said.isdisjoint(_PUTS):
        return found
    lead = (cued and (_LEAD.match(body) or _LEAD_BARE.match(body))) or _PUT.match(body)
    if lead and _plausible(lead["who"]) and not _says_after(lead):
        end = lead.end()
        if end > 0 and body[end - 1] in '“"':
            end -= 1
        found.append(((base + lead.start("who"), base + lead.end("who")), base + lead.start(), base + end))
    for pattern in (_TAIL, _INVERTED) if cued else ():
        for match in pattern.finditer(body):
            start = _from_speaker(text, base + match.start("tag"), base + match.end("who"))
            told = match["cue"].endswith(("told", "tells"))
            if pattern is _TAIL and not told and not _REST.match(match["rest"]):
                continue
            named = text[start : base + match.end("who")] if pattern is _TAIL else match["who"]
            if _plausible(named) and not any(low <= start < high for _, low, high in found):
                found.append(((base + match.start("who"), base + match.end("who")), start, base + match.end("tag")))
    return sorted(found, key=lambda tag: tag[1])


_CUES = frozenset(sorted(cue.split(), key=len)[-1] for cue in _CUE[3:-1].split("|"))
_QUOTES = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})
_PUTS = frozenset({"put", "puts", "estimate", "estimates"})
"""One of these stands wherever the patterns find somebody who speaks; most sentences have none."""


def _parts(sentence: Sentence) -> frozenset[str]:
    """The words of a sentence in small letters, and the parts of those with a hyphen or an apostrophe."""
    lows = frozenset(word.low for word in sentence.words)
    return lows.union(*(re.split("[-'’]", low) for low in lows if not low.isalnum()))


def _says_after(lead: re.Match[str]) -> bool:
    """Whether the speaker rather follows: "The plant hired 40 women, said a trader"."""
    who = lead["who"].rstrip()
    return who.endswith(",") and len(re.findall(r",(?!\d)", who)) == 1 and not lead[0].rstrip().endswith(("that", ":"))


def _plausible(who: str) -> bool:
    """Whether the words can name a speaker: a pronoun, a known head, a body, or a name in capitals."""
    words = who.strip(' ,“”"').split()
    if not words or len(words) > 30 or _FINITE.search(_WHO.sub("", who)):
        return False
    if len(words) == 1 and words[0].lower() in ("a", "an", "the", "and", "some"):
        return False
    if words[0].lower() in _PRONOUN and len(words) <= 2:
        return True
    if type_of(who) is None and not _NAMED.match(who.strip(' ,“”"')) and not _SOMEBODY.match(who.strip()):
        return False
    return not re.match(r"(?:and |but )?(?:there|if|when|what|how|that)\b", who.strip(), re.I)


def _from_speaker(text: str, start: int, end: int) -> int:
    """Where the description of the speaker begins, what the comma before it ends left out."""
    while (comma := text.find(", ", start, end)) >= 0:
        first, rest = text[start:comma], text[comma + 2 : end]
        speaker = first[:1].isupper() or first.split(" ")[0] in ("a", "an", "the", "one", "another")
        if (speaker and (type_of(first) is not None or _NAMED.match(first))) or not _plausible(rest):
            break
        start = comma + 2
    return start


def _speaker(
    text: str,
    who: tuple[int, int],
    last: Speech | None,
    known: dict[str, SourceType],
    spoken: tuple[tuple[int, int], ...],
) -> Speech | None:
    start, end = who
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ").’'"):
        end -= 1
    start = _from_speaker(text, start, end)
    words = re.sub(r"\s+", " ", text[start:end])
    head = words.split(", ")[0]
    if ", " in words and re.match(r"(?:which|who|whose)\b", words.split(", ")[1]) and _plausible(head):
        words, end = head, start + len(head)
    words = _ADDING.sub("", words)
    words = re.sub(
        r"^(?:and|but|meanwhile|also|speaking separately|he|she|even though|although|though|while) (?=\w)",
        "",
        words,
        flags=re.I,
    )
    words = _IN_DOCUMENT.sub(r"\g<document>", words)
    if not words:
        return None
    if _ANOTHER.fullmatch(words):
        alike: SourceType = last.source.type if last and last.source.type in _PERSONS else "local"
        return Speech(source=Source(description=words, type=alike), ground=Ground(spans=((start, end),)), spoken=spoken)
    if words.lower() in _PRONOUN or words.lower().startswith(("he ", "she ", "they ", "it ", "who ")):
        return Speech(source=last.source, ground=last.ground, spoken=spoken) if last else None
    kind = type_of(words)
    office = _OFFICE.match(text, end)
    if kind is None and office is not None and _NAMED.match(words + ","):
        kind, end = type_of(office["office"]), office.end()
        words = re.sub(r"\s+", " ", text[start:end])
    if (
        _RUNNING.match(words)
        and last is not None
        and (kind is None or kind == last.source.type or kind in ("local", "document"))
    ):
        return Speech(source=last.source, ground=last.ground, spoken=spoken)
    surname = words.split()[-1]
    kind = kind or known.get(surname) or ("expert" if _NAMED.match(words) else "local" if words[:1].islower() else None)
    if kind is None:
        return None
    for name in re.findall(r"\b[A-Z][\w-]+\b", words):
        known.setdefault(name, kind)
    return Speech(
        source=Source(description=words[:160], type=kind), ground=Ground(spans=((start, end),)), spoken=spoken
    )


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
