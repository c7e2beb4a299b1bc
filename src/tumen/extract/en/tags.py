"""Tags: the words of a sentence that name who speaks ("the source said", "according to", "X told Y", "citing Z")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tumen.extract.en.bids import bids, shows_unrest
from tumen.extract.en.cues import (
    BE,
    HELPERS,
    INVERTING,
    LEARNING,
    LED,
    OPAQUE,
    QUOTES,
    SAYING,
    STOP,
    TIME,
    WEAK,
)
from tumen.extract.en.endings import ending
from tumen.extract.en.senses import OF_WRONG, RARELY, ends_here, says_something, speaks
from tumen.extract.en.source_types import type_of
from tumen.extract.en.subjects import first_subject, plausible, subject_of
from tumen.extract.en.tellings import tellings
from tumen.extract.en.text import Sentence, Text, Word
from tumen.extract.fleeting import fleeting


@fleeting()
class Tag:
    """A speaker at offsets `low` to `high` and the stretch `start` to `end` that only says who speaks.

    `deep` marks somebody whom another speaker cites: "RFA reported, citing an official". `tail` tells that the tag
    follows what is said.
    """

    low: int
    high: int
    start: int
    end: int
    deep: bool = False
    tail: bool = False


_ACCORDING = re.compile(
    r"[,;]?\s*\b(?:[Aa]ccording to|[Aa]s (?:\w+ )?(?:reported|noted|told|quoted|cited|confirmed|disclosed) (?:by|to)|"
    r"(?P<deep>[Cc]iting|[Qq]uoting)|[Ii]n the (?:words|view|opinion|account|estimate) of|"
    r"[Bb]y the (?:count|account|reckoning|estimate) of|[Aa]s per|"
    r"[Bb]ased on (?:\w+ ){0,3}?(?:from|by|with|provided by|obtained by)|"
    r"(?:was|were|been|is|are) (?:first |also |later )?(?:reported|disclosed|revealed|announced|confirmed|spotted|"
    r"witnessed|observed|estimated)(?: \w+day)? by)\s+"
    r"(?P<who>(?:[^,.;“”\"\n—–(]|\.(?=[A-Za-z]\.?\w?)|(?<=[A-Z])\.|,(?= (?:Ltd|Inc)))+?)(?P<end>[,;(—–]|"
    r"(?<![A-Z])\.(?=\s|$)|$|(?=[“\"])|(?= who\b| that\b)|"
    r"(?= (?:about|around|some|nearly|almost|roughly|over|more than|at least|up to|fewer than|between) \d)|"
    r"(?= (?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|several|many|most) (?:or \w+ |of )?"
    r"(?:people|workers|women|men|them|the|North Koreans?|labou?rers|waitresses|others)\b))"
)
_LED_BY_WHO = frozenset({"those", "people", "some", "someone", "somebody", "women", "men", "many", "several", "others"})
_WHO_CLAUSE = re.compile(r" (?:who|that) [^,;.:“”\"\n]{3,80}")
"""What those are who are called nothing else: "according to those who escaped"."""
_REASON = re.compile(
    r"^(?:[\w.’'-]+ ){0,4}?(?:sanctions?|resolutions?|laws?|rules?|regulations?|reasons?|concerns?|fears?|worries|"
    r"risks?|"
    r"shortages?|lack|need|safety|security|health|pressure|pandemic|coronavirus|Covid-19|COVID-19|outbreak|measures|"
    r"violations?|breach(?:es)?|humanitarian|difficult(?:y|ies)|poverty|bans?|treaty|agreements?|articles?|"
    r"obligations?|"
    r"delays?|problems?|grounds|costs?|wages|conditions)\b(?! (?:officials?|experts?|committee|monitors|service|agency|"
    r"report|ministry|council|department|forces|sources?|authorities|official))"
)
"""What is cited as a reason, and says nothing: "citing U.N. sanctions"."""
_NO_COMMA = re.compile(r"(?:him|her|them) \w|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2} (?:it|they|he|she|there)\b")
"""A name behind which what is said begins without a comma: "according to Choi it began in May"."""
_QUOTED = re.compile(
    r"(?:^(?P<outlet>[^,;“”\"\n]{2,100}?) )?\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)) (?P<who>[^;\n]{2,120}?) as "
    r"(?:saying|telling|claiming|stating|reporting)\b(?:,? that\b)?"
)
_OPENING = re.compile(
    r"(?:In|On|At|Speaking|Meanwhile|However|Asked|When|But|Also|Last|Earlier|For|During|Instead|Separately|Still|"
    r"Yet|By|"
    r"After|Since|This|And)\b"
)


def tags_of(text: Text, sentence: Sentence) -> list[Tag]:
    """The tags of a sentence, in order; none of two overlaps."""
    found = [*_by_phrase(text, sentence), *_by_verb(text, sentence), *_by_turn(text, sentence)]
    kept: list[Tag] = []
    for tag in sorted(found, key=lambda tag: (not tag.deep, tag.start, -tag.end)):
        if not any(tag.low < other.high and other.low < tag.high for other in kept):
            kept.append(tag)
    return sorted(kept, key=lambda tag: (tag.start, -tag.end))


def _by_phrase(text: Text, sentence: Sentence) -> Iterator[Tag]:
    body, base = text.text[sentence.start : sentence.end], sentence.start
    for match in () if LED.isdisjoint(sentence.seen) else _ACCORDING.finditer(body):
        if text.in_quotes(base + match.start("who")) and not sentence.quoted and match["deep"]:
            continue
        low, high = base + match.start("who"), base + match.end("who")
        if match["who"].lower() in _LED_BY_WHO and (clause := _WHO_CLAUSE.match(body, match.end("who"))) is not None:
            high = base + clause.end()
        if (match["deep"] and _REASON.search(match["who"])) or _NO_COMMA.match(match["who"]):
            continue
        if plausible(match["who"]) or match["who"][:1].isupper():
            yield Tag(low, high, base + match.start(), high, bool(match["deep"]), match.start() > 0)
    quoted = None if QUOTES.isdisjoint(sentence.seen) else _QUOTED.search(body)
    if quoted is not None and plausible(quoted["who"].strip('“”"')):
        start = quoted.start() if plausible(quoted["outlet"] or "") else quoted.start("who")
        yield Tag(base + quoted.start("who"), base + quoted.end("who"), base + start, base + quoted.end(), True)


def _by_turn(text: Text, sentence: Sentence) -> Iterator[Tag]:
    """The speakers that other turns name, such as stand in no quotation."""
    body = text.text[sentence.start : sentence.end]
    for one in tellings(body, sentence.start, sentence.seen):
        if not text.in_quotes(one.low):
            yield Tag(one.low, one.high, one.start, one.end, one.deep, one.tail)


_CUES = SAYING | WEAK | LEARNING


def _by_verb(text: Text, sentence: Sentence) -> Iterator[Tag]:
    words = sentence.words
    cues = [] if _CUES.isdisjoint(sentence.seen) else [at for at, word in enumerate(words) if word.low in _CUES]
    if not cues:
        return
    spans = [one for one in text.quotes if one[0] < sentence.end and sentence.start < one[1]]
    inside = [any(low <= word.start < high for low, high in spans) if spans else False for word in words]
    done = -1
    for at in cues:
        word = words[at]
        if inside[at] or at <= done:
            continue
        if word.low in RARELY and not (says_something(words, at) or ends_here(words, at)):
            continue
        if word.low in LEARNING or word.low in ("found", "finds"):
            tag = _learned(text.text, words, inside, at)
            if tag is not None:
                yield tag
                done = at
            if tag is not None or word.low in LEARNING:
                continue
        tag = _inverted(text.text, words, inside, at) or _direct(text.text, words, inside, at)
        if tag is not None:
            yield tag
            done = at


def _learned(text: str, words: Sequence[Word], inside: Sequence[bool], at: int) -> Tag | None:
    """Of "Daily NK has learned" only that it says nothing; of "learned from a source" the source."""
    back = at - 1
    while back >= 0 and words[back].low in HELPERS:
        back -= 1
    subject = subject_of(text, words, inside, back) if back >= 0 and not inside[back] else None
    if (
        subject is None
        or type_of(text[words[subject[0]].start : words[subject[1]].end]) not in ("media", "official", None)
        or (
            words[at].low in ("found", "finds")
            and type_of(text[words[subject[0]].start : words[subject[1]].end]) != "media"
        )
    ):
        return None
    start = words[subject[0]].start
    if at + 2 < len(words) and words[at + 1].low == "from":
        last = at + 2
        while last + 1 < len(words) and words[last + 1].text not in STOP and words[last + 1].low not in ("that", "."):
            last += 1
        if words[last].text == ".":
            last -= 1
        return Tag(words[at + 2].start, words[last].end, start, words[last].end, True)
    stop, tail = ending(text, words, inside, at)
    if words[at].low in ("found", "finds") and words[at - 1].low not in ("has", "have", "had"):
        return Tag(start, words[subject[1]].end, start, stop, tail=tail)
    if tail and words[subject[0]].low in ("he", "she", "they"):
        return Tag(start, words[subject[1]].end, start, stop, tail=True)  # "some were in Qatar, he had heard"
    return Tag(start, start, start, stop)


_NO_ADVERBS = frozenset({"weekly", "daily", "family", "monthly", "yearly", "quarterly", "early", "ally"})
"""Words on "-ly" that stand before a noun, or are one: "his yearly report"."""


def _direct(text: str, words: Sequence[Word], inside: Sequence[bool], at: int) -> Tag | None:
    """The tag whose subject stands before its verb."""
    low = words[at].low
    back = at - 1
    while back >= 0 and (
        words[back].low in HELPERS or (words[back].low.endswith("ly") and words[back].low not in _NO_ADVERBS)
    ):
        back -= 1
    if back < 0 or inside[back]:
        return None
    if (
        at + 2 < len(words)
        and low in ("said", "reported", "alleged")
        and words[at + 1].low == "to"
        and words[at - 1].low != "who"
        and words[at + 2].low in ("have", "be", "belong", "own", "run", "employ", "use")
    ):
        return None  # "a company said to have links"
    if low in WEAK and words[back].low in ("that", "which"):
        return None  # "a firm that finds workers"
    quoted = low in ("quoted", "cited")
    if words[back].low in BE:
        if not (quoted and any(one.low == "as" for one in words[at + 1 : at + 12])):
            return None
        back -= 1
    elif quoted or (low == "saying" and words[back].text != ","):
        return None
    if words[back].low == "did" and back + 1 == at and low in ("say", "add", "note", "confirm", "admit"):
        back -= 1  # "it did say that ..."
    if low in OF_WRONG and words[at - 1].low == "who" and back >= 0 and words[back].text != ",":
        return None  # "one worker who complained was beaten"
    if back < 0 or _no_end(words, back):
        return None
    joined = words[back].low in ("and", "but")
    subject = (first_subject if joined else subject_of)(text, words, inside, back)
    if subject is None:
        return None
    first, last = subject
    who = text[words[first].start : words[last].end]
    if bids(text, words, at) or shows_unrest(words, at, of_workers=who.lower() == "they" or type_of(who) == "worker"):
        return None
    if not speaks(words, at, first, who):
        return None
    stop, tail = ending(text, words, inside, at)
    start = words[first].start
    if low in OPAQUE:
        return Tag(start, words[last].end, start, start)
    if first and words[first - 1].text == "," and _OPENING.match(words[0].text) and first <= 12 and not tail:
        start = words[0].start if not any(one.text == "," for one in words[: first - 1]) else start
    elif (
        0 < first <= 6
        and not tail
        and _OPENING.match(words[0].text)
        and all(one.low in TIME or one.text[0].isdigit() for one in words[1:first])
    ):
        start = words[0].start
    return Tag(words[first].start, words[last].end, start, stop, tail=tail and first > 2)


_NO_ENDS = frozenset({"a", "an", "not", "did", "does", "do", "of", "with", "for", "from", "among", "between", "joint"})


def _no_end(words: Sequence[Word], back: int) -> bool:
    """Whether no speaker can end in the word, though a verb of saying follows it."""
    low = words[back].low
    if low == "to":
        return words[back - 1].low not in ("spoke", "talked", "spoken")  # "all six we spoke to described"
    return low in _NO_ENDS or low.endswith(("n't", "n’t"))


_NAMED_ONE = re.compile(
    r"(?:(?:[Oo]ne|[Aa]nother|[Ss]ome|[Tt]wo|[Aa] (?:second|third|fourth|fifth|sixth))(?: of (?:them|the [\w’'-]+))?"
    r"|[\w’'-]+(?: [\w’'-]+){0,5}),(?: who (?:is|was|gave|goes|asked) [^,]{2,60}| (?:[A-Z][\w’'-]+ ?){1,4}(?:, \d\d)?)"
)
"""A speaker with a name behind it, at the head of a sentence: "one of them, Jin, said a guard met him"."""
_SHORT = frozenset({"Mr", "Mrs", "Ms", "Dr", "Prof", "U", "S", "N"})
"""Words after which a full stop ends no sentence."""


def _is_short(word: str) -> bool:
    """Whether a full stop behind the word ends no sentence: a title, or the initial of a name."""
    return word in _SHORT or (len(word) == 1 and word.isupper())


def _inverted(text: str, words: Sequence[Word], inside: Sequence[bool], at: int) -> Tag | None:
    """The tag whose verb stands before its subject: '..., said a trader in Dandong'."""
    if words[at].low not in INVERTING or not at or at + 1 >= len(words):
        return None
    if words[at - 1].text not in ',”"?!—–;' or words[at + 1].text in STOP or inside[at + 1]:
        return None
    if words[at].low == "told" and words[at - 1].text == ",":
        return None
    if words[at - 1].text == "," and _NAMED_ONE.fullmatch(text[words[0].start : words[at - 1].start]):
        return None
    last = at + 1
    while (
        last + 1 < len(words)
        and (words[last + 1].text not in ',;:“"—–.' or _is_short(words[last].text))
        and not inside[last + 1]
    ):
        last += 1
    while last < len(words) - 1 and words[last].text == "." and words[last + 1].text not in '“"':
        last += 1
    who = text[words[at + 1].start : words[last].end].rstrip(".?! ")
    who = re.split(r" (?:on|in an|during|last|this|that|told) (?=[A-Z]?\w+)", who)[0] if len(who.split()) > 6 else who
    if not plausible(who) or words[at + 1].low in ("that", "there", "his", "in", "on", "at", "to"):
        return None
    start = words[at + 1].start
    # "the ministry, said ..." is no inversion, but ", said the ministry" is: the subject must not stand before
    high = start + len(who)
    end = words[last].end if text[words[last].start : words[last].end] != "." else words[last].start
    return Tag(start, high, words[at].start, max(high, min(end, words[last].end)), tail=True)
