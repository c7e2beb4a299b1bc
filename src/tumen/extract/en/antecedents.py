"""Whom a pronoun, "the source", "the report" or a surname means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from tumen.extract.en.counted import COUNTED, group_of
from tumen.extract.en.cues import PRONOUNS
from tumen.extract.en.persons import named_persons
from tumen.extract.en.source_types import is_country, type_of
from tumen.extract.en.speech import PERSONS, Speech
from tumen.extract.en.writings import WRITTEN
from tumen.ledger import Ground, Source, SourceType
from tumen.normalise import find_names
from tumen.resources.lexicons import find_bodies

_DOCUMENTS = ("document", "un", "expert", "media", "intelligence", "official")
_ROLE = (
    r"(?:source|resident|contact|trader|businessman|businesswoman|official|worker|insider|person|man|woman|cadre|"
    r"researcher|professor|analyst|activist|diplomat|manager|driver|broker|defector|witness|report|letter|document|"
    r"paper|newspaper|outlet|agency|ministry|panel|organization|organisation|group|study|citizen|expert|ambassador|"
    r"statistics|figures|data|records|survey|documents|files|testimony|minister|spokesman|spokeswoman|spokesperson|"
    r"lawmaker|escapee|broadcaster|magazine|daily|station|article|statement|embassy|investigator|author|"
    r"investigation|team|institute|service)"
)
_ONE_PERSON = (
    r"(?:source|resident|contact|trader|businessman|businesswoman|official|worker|insider|person|man|woman|cadre|"
    r"researcher|professor|analyst|activist|diplomat|manager|driver|broker|defector|witness|citizen|expert|ambassador|"
    r"minister|spokesman|spokeswoman|spokesperson|lawmaker|escapee|investigator|author|waitress|waiter|cook|builder|"
    r"laborer|labourer|employee|go-between|middleman|owner|fisherman|logger|engineer|nurse|doctor|guard|seamstress|"
    r"merchant|recruiter|foreman|guest|visitor|customer|passenger|neighbou?r|villager|shopkeeper|teacher|member|"
    r"sailor|welder|carpenter|pastor|missionary|lawyer|student|landlord|programmer|someone|"
    r"somebody)"
)
_PERSON = re.compile(
    rf"\b(?-i:(?=[AaOoSs]))(?P<who>(?:(?:an?|one|another) (?:[\w’'-]+ ){{0,4}}?{_ONE_PERSON}|someone|somebody)\b"
    r"(?:[^,.;:“”\"\n()]{0,90}))",
    re.I,
)
_BODY_FIRST = re.compile(
    r"(?:(?<=[.!?”\"] )|(?<=\n)|^)(?P<who>(?:The |An? |In [A-Z]\w+,? the )?"
    r"(?:[A-Z][\w.’'-]*|of|for|and|in|the|foreign|labou?r|"
    r"justice|interior|state|regional|local|immigration|national|interim|annual|delegation|mission)"
    r"(?: (?:[A-Z][\w.’'-]*|of|for|and|in|the|"
    r"foreign|labou?r|ministry|department|government|committee|panel|embassy|agency|service|office|inspectorate|"
    r"authority|police|report|paper|daily|broadcaster|study|institute|group|letter|document|delegation|mission|"
    r"alliance|"
    r"foundation|newspaper|organi[sz]ation|association)){0,7})"
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
    "agency": ("intelligence", "media", "official"),
    "service": ("intelligence",),
    "panel": ("un",),
    "document": ("document",),
    "letter": ("document",),
    "organization": ("expert",),
    "organisation": ("expert",),
    "group": ("expert",),
    "institute": ("expert",),
    "team": ("expert", "media", "un"),
    "company": ("company",),
    "source": ("local", "trader", "official", "worker"),
    "contact": ("local", "trader"),
}
"""The types of those heard before whom "the report", "the paper" or "the source" may mean."""
_MANY_AS_ONE = re.compile(
    r"(?:an?|one|another) (?:[\w’'-]+ ){0,4}?(?:group|team|panel|agency|ministry|institute|organi[sz]ation|study|"
    r"embassy|"
    r"report|source (?:of|for) (?:\w+ )?(?:income|revenue|currency|money|cash|funds|funding|dollars|foreign))\b"
)
"""What no "he" or "she" means: "a group from the town", "a source of income"."""
_ORDINAL = r"(?:second|third|fourth|fifth|sixth)"
_NO_WRITERS = re.compile(
    r"\b(?:director|spokes\w+|minister|ambassador|governor|president|professor|lawyer|activist|official|officials|"
    r"chief|head)\b"
)
"""Persons of whom a report is not, though they spoke before it."""
ANOTHER = re.compile(
    r"(?:another|one|others|some|many|several|one of them|some of them)|"
    rf"(?:another|one|an? {_ORDINAL}|the (?:first|last|other|{_ORDINAL}))(?: of (?:them|the (?:men|women)))?"
    r"(?: (?:man|woman|one))?(?:, (?:who (?:is|was|gave|goes|asked|wanted) [^,]{2,60}|(?-i:[A-Z])[\w’'-]+.{0,60}))?",
    re.I,
)

_BODIES = re.compile(
    r"\b(?:ministry|government|department|embassy|agency|committee|authorit(?:y|ies)|police|institute|groups?|"
    r"organi[sz]ations?|company|firm|parliament|court|sources|officials|experts|researchers|residents|workers|"
    r"defectors|traders|council|alliance|association|university|foundation)$",
    re.I,
)


def _is_person(speech: Speech) -> bool:
    """Whether "he" may be the speaker."""
    name, _, office = speech.source.description.partition(", ")
    core, told = (_NOUN_PHRASE.split(words)[0] for words in (name, office))
    body = _BODIES.search(core) or _BODIES.search(told) or _OF_A_CAUSE.search(core)
    person = speech.source.type in PERSONS or (
        speech.source.type == "media" and (_A_REPORTER.search(core) or _OF_AN_OUTLET.match(office)) is not None
    )
    return person and not body and not is_country(core)


_OF_AN_OUTLET = re.compile(
    r"(?:an?|the) (?:\w+ ){0,2}?(?:head|director|editor|founder|president|journalist|reporter)\b"
)
_A_REPORTER = re.compile(r"\b(?:journalist|reporter|correspondent|photographer|blogger)\b", re.I)


_NOUN_PHRASE = re.compile(r",| (?:in|at|of|who|from|for|with) ")
_OF_A_CAUSE = re.compile(
    r"\b(?:Watch|Cent(?:er|re)|Institute|Alliance|Committee|International|Foundation|Council|Network)$"
)
"""Names of bodies that plead a cause or study one."""
SOME_OF_THEM = re.compile(
    r"(?:[Tt]he )?(?:[Ww]omen|[Mm]en)|(?:some|many|most|several|both|a few|one|two|three|each) of them|"
    r"some|many|most|both",
    re.I,
)
_WORKERS = re.compile(
    r"\b(?:workers|labou?rers|waitresses|loggers|sailors|crew|crewmen|seamstresses|programmers|builders|"
    r"North Koreans|women|men)\b"
)
_SPEAKERS = re.compile(
    r"\b(?:residents|sources|traders|experts|officials|locals|witnesses|defectors|observers|owners|merchants|"
    r"researchers|people (?:in|from|of|who live|living))\b"
)


def are_workers(text: str, heard: Sequence[Speech], before: int) -> bool:
    """Whether "some of them" are workers: those named last, later than anybody who spoke."""
    since = max([_end_of(one) for one in heard], default=-1)
    low = max(since, before - _NEAR // 2, 0)
    last = max([one.start() for one in _WORKERS.finditer(text, low, before)], default=-1)
    return last > max([one.start() for one in _SPEAKERS.finditer(text, low, before)], default=-1)


_AGENCY = re.compile(
    r"\b(?:[Aa]gency|Yonhap|Kyodo|AP|Associated Press|Reuters|AFP|TASS|Tass|Interfax|Xinhua|RIA|Sputnik|News ?1|Newsis|"
    r"KOTRA|EFE|DPA|dpa|KCNA|Jiji)\b"
)


def names_workers(text: str, before: int) -> bool:
    """Whether workers are named shortly before the offset."""
    return _WORKERS.search(text, max(0, before - _NEAR), before) is not None


_SPIES = re.compile(r"\b(?:[Ss]py (?:agency|service)|[Ii]ntelligence (?:service|agency))\b")
_NEAR = 600
"""Characters before a pronoun in which the one is looked for whom it means."""


def _end_of(speech: Speech) -> int:
    """Where the words that name a speaker end; -1 where no words do."""
    return max((end for _, end in speech.ground.spans), default=-1)


def _met(text: str, heard: Sequence[Speech], before: int) -> Speech | None:
    """The person described last before the offset, where that was after the last one who spoke."""
    since = max([_end_of(one) for one in heard if _is_person(one)], default=-1)
    low = max(since, before - _NEAR, 0)
    found: list[tuple[int, int, SourceType]] = []
    for match in _PERSON.finditer(text, low, before):
        no = text.endswith(_NOT, 0, match.start()) or _MANY_AS_ONE.match(match["who"])
        kind = None if no else type_of(match["who"])
        if kind in (*PERSONS, "un"):
            found.append((match.start("who"), match.start("who") + len(match["who"].rstrip()), kind))
    found += [(start, end, kind) for start, end, kind in named_persons(text, low, before) if kind in (*PERSONS, "un")]
    if not found:
        return None
    start, end, kind = max(found)
    end = start + len(_ACTS.split(text[start:end], maxsplit=1)[0])
    return Speech(
        source=Source(description=text[start:end][:_LONGEST], type=kind), ground=Ground(spans=((start, end),))
    )


_NOT = ("not ", "no ", "nor ", "without ", "never ", "“", '"')
"""What stands before somebody who is not there, or is only in quotes: "not a single waitress works there"."""
_MAN = re.compile(
    r"\b(?:man|businessman|spokesman|policeman|congressman|chairman|waiter|fisherman|foreman|Mr|Kim Jong)\b"
)
_WOMAN = re.compile(r"\b(?:woman|businesswoman|spokeswoman|congresswoman|chairwoman|waitress|landlady|Mrs|Ms)\b")


def _of_other_sex(pronoun: str, speech: Speech) -> bool:
    """Whether the words that describe the speaker tell that the pronoun means another."""
    core = _NOUN_PHRASE.split(speech.source.description)[0]
    other = _WOMAN if pronoun in ("he", "him") else _MAN if pronoun in ("she", "her") else None
    return other is not None and other.search(core) is not None


_ACTS = re.compile(
    r"(?<!who)(?<!that)(?<!which) (?=(?:is|was|are|were|has|had|have|will|would|said|says|told|tells|saw|came|went|"
    r"spoke|gave|called|described|fled|died)\b)"
)
"""Where what a person does begins, behind what the person is."""


def _body_before(text: str, heard: Sequence[Speech], before: int) -> Speech | None:
    """The body named last before the offset at the head of a sentence, where that was after the last one that spoke."""
    since = max([_end_of(one) for one in heard if not _is_person(one)], default=-1)
    low = max(since, before - _NEAR // 2, 0)
    found: list[tuple[int, int, SourceType]] = []
    for match in _BODY_FIRST.finditer(text, low, before):
        who = match["who"].strip()
        kind = type_of(who)
        if kind in ("official", "un", "intelligence", "media", "expert", "document", "company") and not (
            _HOME.search(who) and kind not in ("expert", "un", "media")
        ):
            found.append((match.start("who"), match.start("who") + len(who), kind))
    if not found:
        return None
    start, end, kind = max(found)
    if _THE_BODY.fullmatch(text, start, end) and (named := again(text, text[start:end], heard, start)) is not None:
        return named
    return Speech(
        source=Source(description=text[start:end][:_LONGEST], type=kind), ground=Ground(spans=((start, end),))
    )


_THE_BODY = re.compile(r"[Tt]he (?:agency|service|group|panel|organi[sz]ation|institute|paper|newspaper)")
"""A body that is called by no more than its kind, and was named before."""
_MANY_FIRST = re.compile(
    r"(?:(?<=[.!?”\"] )|(?<=\n)|\A)(?:[A-Z][a-z]+ (?:days|weeks|months|years) (?:ago|later),? |"
    r"(?:In|On) [^,.]{3,20}, )?"
    r"(?P<who>(?:[\w’'-]+ ){0,4}?(?P<head>(?i:officials|officers|inspectors|investigators|lawyers|activists|experts|"
    r"researchers|diplomats|lawmakers|residents|sources|traders|managers|reporters|journalists|workers|"
    r"labou?rers|men|women|waitresses|loggers|builders|seamstresses|defectors|escapees|attorneys|"
    r"prosecutors))(?: (?:of|from|at|in) (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+){0,3}(?: district|"
    r" region| province)?)?)(?P<next> [^.;:“”\"\n]{0,60})"
)
_TALKED = re.compile(
    r" (?:who(?:m)? [^,]{2,40} )?(?:had |have |were |was |also |later |been )*(?:"
    r"agreed to (?:talk|speak|be interviewed)|"
    r"complain(?:ed|s)?|spoke|speak|talk(?:ed)?|interviewed|questioned|asked|reached|overheard|answered|gave evidence|"
    r"testified)\b"
)
"""What workers do who are heard: "two dozen workers agreed to talk"."""


def _many_before(text: str, heard: Sequence[Speech], before: int) -> Speech | None:
    """Those whom "they said" means: the many who head a sentence after the last one who spoke."""
    since = max([_end_of(one) for one in heard], default=-1)
    for match in reversed(list(_MANY_FIRST.finditer(text, max(since, before - _NEAR, 0), before))):
        kind = type_of(match["who"])
        if kind == "worker" or match["head"].lower() in ("men", "women"):
            kind = "worker" if _TALKED.match(match["next"]) else None
        if kind in (*PERSONS, "un", "media", "intelligence"):
            return Speech(
                source=Source(description=match["who"][:_LONGEST], type=kind), ground=Ground(spans=(match.span("who"),))
            )
    return None


_SPOKEN_FOR = re.compile(
    r"(?P<company>\b(?:company|firm|manufacturer|contractor|shipyard|hospital|university|corporation|restaurant "
    r"chain|Ltd|"
    r"employer)\b)"
    r"|(?P<official>\b(?:ministry|government|police|embassy|department|consulate|authorit(?:y|ies)|Ministry|"
    r"Government|Embassy"
    r"|Department|inspectorate|Inspectorate|immigration|governor|administration)\b)"
    r"|(?P<expert>\b(?:rights group|institute|organi[sz]ation|NGO|alliance|union|foundation|charity)\b)"
    r"|(?P<un>\b(?:the United Nations|the U\.?N\.?|the panel|the committee)\b)"
)


def body_spoken_for(text: str, before: int) -> SourceType | None:
    """The type of the body named last before the offset, for which "a spokesman" speaks; None where none is near."""
    low = max(0, before - _NEAR // 2)
    found = [(one.start(), cast("SourceType", one.lastgroup)) for one in _SPOKEN_FOR.finditer(text, low, before)]
    found += [(low + one.start, "company") for one in find_names(text[low:before])]
    return max(found)[1] if found else None


_ASIDE = re.compile(r", (?:which|who|whose|where) ")
"""Where what is told of a speaker begins: "an agency, which has seen the report"."""
_SOMEBODY = re.compile(r"(?:the|this|that) (?:(?:young|older|same) )?(?:man|woman|girl|\d\d-year-old)", re.I)
"""Somebody who was described before and is now only a man or a woman."""


def _is_one_person(speech: Speech) -> bool:
    """Whether the speaker is a single person."""
    core = re.split(r",| (?:in|at|of|who|from|for|with) ", speech.source.description)[0]
    return _is_person(speech) and not core.endswith("s")


_HOME = re.compile(r"\b(?:North|DPRK|Pyongyang|Kim)\b")
_LONGEST = 160


def described_before(text: str, before: int) -> Speech | None:
    """The person described last before the offset."""
    return _met(text, (), before)


def called_so(text: str, name: str, heard: Sequence[Speech], before: int) -> Speech | None:
    """The person whom the text calls so further up: "a man who calls himself Kim Jo", then "Kim"."""
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    so = re.compile(
        rf"\b(?:calls? (?:himself|herself)|(?:asked|wants|wanted) to be (?:called|identified|named)|identified|"
        rf"gave (?:his|her) (?:\w+ )?(?:sur)?name|goes by|went by|whom we call|named|called)"
        rf"(?: only| here| as| by| the| name| surname| alias| pseudonym| of)* (?:(?:Mr|Ms|Mrs)\. )?"
        rf"(?:[A-Z][\w’'-]+ ){{0,2}}{last}\b"
    )
    match = so.search(text, 0, before)
    if match is None:
        return None
    earlier = [one for one in heard if _is_one_person(one) and _end_of(one) <= match.start()]
    return _met(text, earlier, match.start()) or next(reversed(earlier), None)


def again(text: str, words: str, heard: Sequence[Speech], before: int) -> Speech | None:
    """The speaker of before whom a pronoun, "the source" or a surname means; None where the words name a new one.

    Somebody who was described but has not spoken yet ("a trader who often drives there …. He said") is found too.
    """
    low = words.lower().removeprefix("and ").removeprefix("but ")
    first = low.split()[0]
    person = first in ("he", "she", "him", "her") and len(low.split()) <= 2
    if person and (met := _met(text, heard, before)) is not None and not _of_other_sex(first, met):
        return met
    if first == "it" and len(low.split()) <= 2 and (body := _body_before(text, heard, before)) is not None:
        return body
    if (counted := COUNTED.fullmatch(low)) is not None:
        return group_of(text, counted["number"] or "two", heard, before)
    if first == "they" and len(low.split()) <= 2 and (many := _many_before(text, heard, before)) is not None:
        return many
    if first in ("it", "we", "i", "they", "who", "them") and len(low.split()) <= 2:
        alike = [one for one in heard if first != "it" or not _is_person(one)]
        return next(reversed(alike or list(heard)), None)
    definite = _DEFINITE.match(low)
    if definite and definite["head"] in ("agency", "service") and not definite["between"].strip():
        for speech in reversed(heard):
            if speech.source.type == "intelligence" or _AGENCY.search(speech.source.description):
                return speech
        for named, start, end in reversed(list(find_bodies(text, max(0, before - 2 * _NEAR), before))):
            if named.kind in ("intelligence", "media"):
                return Speech(
                    source=Source(description=text[start:end], type=named.kind), ground=Ground(spans=((start, end),))
                )
        spies = _SPIES.search(text, 0, before)
        if spies is not None:
            return Speech(
                source=Source(description=spies[0], type="intelligence"), ground=Ground(spans=(spies.span(),))
            )
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
            (person and _is_person(speech) and not _of_other_sex(first, speech))
            or (definite and re.search(rf"\b{definite['head']}s?\b", _ASIDE.split(described)[0], re.I))
            or (
                surname
                and words.lower() not in PRONOUNS
                and not ANOTHER.fullmatch(words)
                and re.search(rf"\b{re.escape(surname[1])}\b(?![’']s)", described)
                and type_of(surname[1]) in (None, speech.source.type)
            )
        ):
            return speech
    if _SOMEBODY.fullmatch(low):
        alone = [one for one in heard if _is_one_person(one)]
        return _met(text, alone, before) or next(reversed(alone), None)
    if not (person or definite):
        return None
    for match in reversed(list(_INTRODUCED.finditer(text, max(0, before - 1500), before))):
        kind = type_of(match["who"])
        if kind == "document" and definite and definite["head"] in WRITTEN:
            return None  # whose it is decides
        if (
            kind is None
            or (person and (kind not in PERSONS or _MANY_AS_ONE.match(match["who"])))
            or (definite and definite["head"] not in match["who"].lower())
        ):
            continue
        end = match.start("who") + len(match["who"].rstrip())
        return Speech(
            source=Source(description=text[match.start("who") : end], type=kind),
            ground=Ground(spans=((match.start("who"), end),)),
        )
    if definite and definite["head"] in _LIKE:
        unlike = _NO_WRITERS if definite["head"] in ("report", "study") else None
        for like in _LIKE[definite["head"]]:
            for one in reversed(heard):
                if one.source.type == like and not (unlike and unlike.search(one.source.description)):
                    return one
        return None
    return next((one for one in reversed(heard) if not _of_other_sex(first, one)), None) if person else None
