"""Tags: the words of a sentence that name who speaks ("the source said", "according to", "X told Y", "citing Z")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tumen.extract.en.bids import bids, shows_unrest
from tumen.extract.en.cues import (
    BE,
    HELPERS,
    INVERTING,
    JOINT,
    LEARNING,
    LED,
    OF_TALK,
    OF_THINGS,
    OPAQUE,
    PRONOUNS,
    QUOTES,
    SAYING,
    STOP,
    TELLING,
    TIME,
    TURN,
    WEAK,
)
from tumen.extract.en.endings import FINITE, ending
from tumen.extract.en.source_types import is_country, type_of
from tumen.extract.en.tellings import tellings
from tumen.extract.en.text import Sentence, Text, Word
from tumen.extract.en.verbs import takes_people
from tumen.extract.en.vocabulary import word_class
from tumen.extract.fleeting import fleeting
from tumen.resources.lexicons import find_bodies


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


# "In an interim report it told the committee": the report says so, whoever "it" is
IN_DOCUMENT = re.compile(r"(?:In|From) (?P<document>(?:an?|the|its|their|his|her) [^,]+?),? (?:it|they|he|she|we)")
_WHO = re.compile(r"\b(?:who|which|that|whose)\b[^,]*")
_DONE = re.compile(r"(?<=\w )(?:sent|led|paid|barred|returned) (?=by|to|from|along|there|abroad|out|here)")
_NAMED = re.compile(r"(?:[A-Z][\w.’'-]+ ?){1,5}(?:,|$| of | head| at )")
_SOMEBODY = re.compile(
    r"(?i:an?|one|another|two|three|several|some|many|others|most)\b ?(?:[\w’' -]|(?<=Mr|Ms|Dr)\.|(?<=Mrs)\.){0,80}$"
)
_NOT_A_NAME = re.compile(
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|If|When|What|How|That|There|This|These|Those|Meanwhile|However|Though|"
    r"Although|While|Since|Because|Other|Many|Some|Such|Then|Now|Here|Covid|COVID|Under|According|Yet|Also|In|On|At|"
    r"By|For|As|After|Before|Despite|With|Among|During|Until|From|To|Of|And|But|Or|So)\b"
)
_ACCORDING = re.compile(
    r"[,;]?\s*\b(?:[Aa]ccording to|[Aa]s (?:\w+ )?(?:reported|noted|told|quoted|cited|confirmed|disclosed) (?:by|to)|"
    r"(?P<deep>[Cc]iting|[Qq]uoting)|[Ii]n the (?:words|view|opinion|account|estimate) of|"
    r"[Bb]y the (?:count|account|reckoning|estimate) of|[Aa]s per|"
    r"[Bb]ased on (?:\w+ ){0,3}?(?:from|by|with|provided by|obtained by)|"
    r"(?:was|were|been|is|are) (?:first |also |later )?(?:reported|disclosed|revealed|announced|confirmed|spotted|"
    r"witnessed|observed|estimated)(?: \w+day)? by)\s+"
    r"(?P<who>(?:[^,.;“”\"\n—–(]|\.(?=[A-Za-z]\.?\w?)|(?<=[A-Z])\.|,(?= (?:Ltd|Inc)))+?)(?P<end>[,;(—–]|"
    r"(?<![A-Z])\.(?=\s|$)|$|(?=[“\"])|(?= who\b| that\b))"
)
_REASON = re.compile(
    r"^(?:[\w.’'-]+ ){0,4}?(?:sanctions?|resolutions?|laws?|rules?|regulations?|reasons?|concerns?|fears?|worries|risks?|"
    r"shortages?|lack|need|safety|security|health|pressure|pandemic|coronavirus|Covid-19|COVID-19|outbreak|measures|"
    r"violations?|breach(?:es)?|humanitarian|difficult(?:y|ies)|poverty|bans?|treaty|agreements?|articles?|obligations?|"
    r"delays?|problems?|grounds|costs?|wages|conditions)\b(?! (?:officials?|experts?|committee|monitors|service|agency|"
    r"report|ministry|council|department|forces|sources?|authorities|official))"
)
"""What is cited as a reason, and says nothing: "citing U.N. sanctions"."""
_QUOTED = re.compile(
    r"(?:^(?P<outlet>[^,;“”\"\n]{2,100}?) )?\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)) (?P<who>[^;\n]{2,120}?) as "
    r"(?:saying|telling|claiming|stating|reporting)\b(?:,? that\b)?"
)
_OPENING = re.compile(
    r"(?:In|On|At|Speaking|Meanwhile|However|Asked|When|But|Also|Last|Earlier|For|During|Instead|Separately|Still|Yet|By|"
    r"After|Since|This|And)\b"
)


_MODALS = frozenset({"should", "must", "might", "may", "can", "could", "would", "will"})


def plausible(who: str) -> bool:
    """Whether the words can name a speaker: a pronoun, a known head, a body, or a name in capitals."""
    bare = who.strip(' ,“”"‘’')
    words = bare.split()
    if not words or len(words) > 34 or FINITE.search(_DONE.sub("", _WHO.sub("", who))):
        return False
    if words[0].lower() in PRONOUNS and len(words) <= 2:
        return True
    if words[-1] in _MODALS:
        return False
    if len(words) == 1 and words[0].lower() in ("a", "an", "the", "and", "some", "that", "this", "also", "no"):
        return words[0].lower() == "some"
    if re.match(
        r"(?:and |but )?(?:there|if|when|what|how|that|which|no|nobody|to|of|in|at|on|by|for|with|from|under|despite|"
        r"during|until|because|unlike|without|amid|like|as|(?:(?!unnamed|united|retired|armed)\w{3,}ed)(?= (?:by|in|with|from|to|at|on)\b))\b",
        bare,
        re.I,
    ):
        return False
    if type_of(bare) is not None:
        return True
    return bool((_NAMED.match(bare) and not _NOT_A_NAME.match(bare)) or _SOMEBODY.fullmatch(bare))


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
        if match["deep"] and _REASON.search(match["who"]):
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
        if word.low in _RARELY and not (_says_something(words, at) or _ends_here(words, at)):
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
    subject = _subject(text, words, inside, back) if back >= 0 and not inside[back] else None
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
    stop, _ = ending(text, words, inside, at)
    return Tag(start, start, start, stop)


def _direct(text: str, words: Sequence[Word], inside: Sequence[bool], at: int) -> Tag | None:
    """The tag whose subject stands before its verb."""
    low = words[at].low
    back = at - 1
    while back >= 0 and (
        words[back].low in HELPERS
        or (words[back].low.endswith("ly") and words[back].low not in ("weekly", "daily", "family", "monthly"))
    ):
        back -= 1
    if back < 0 or inside[back]:
        return None
    quoted = low in ("quoted", "cited")
    if words[back].low in BE:
        if not (quoted and any(one.low == "as" for one in words[at + 1 : at + 12])):
            return None
        back -= 1
    elif quoted or (low == "saying" and words[back].text != ","):
        return None
    if words[back].low == "did" and back + 1 == at and low in ("say", "add", "note", "confirm", "admit"):
        back -= 1  # "it did say that ..."
    if low in _OF_WRONG and words[at - 1].low == "who" and back >= 0 and words[back].text != ",":
        return None  # "one worker who complained was beaten"
    if back < 0 or words[back].low in ("a", "an", "to", "not", "did", "does", "do") or words[back].low.endswith(("n't", "n’t")):
        if words[back].low != "to" or words[back - 1].low not in ("spoke", "talked", "spoken"):
            return None
    subject = _subject(text, words, inside, back)
    if subject is None:
        return None
    first, last = subject
    who = text[words[first].start : words[last].end]
    if bids(text, words, at) or shows_unrest(words, at, of_workers=who.lower() == "they" or type_of(who) == "worker"):
        return None
    if low in WEAK and not _is_aside(words, first, at):
        if not _says_something(words, at) or (low in ("heard",) and who.lower() in PRONOUNS):
            return None
        counted = low in ("put", "puts", *OF_TALK, *OF_THINGS) and who.lower() in _ONE
        figure = words[at + 1] if at + 1 < len(words) else None
        counted = counted or (
            low in ("found", "finds")
            and who.lower() in ("it", "they")
            and figure is not None
            and (figure.low == "that" or figure.text[0].isdigit())
        )
        if not counted and (who.lower() in PRONOUNS or (kind := type_of(who)) is None or kind in ("worker", "local")):
            return None
    if low in ("rejected", "dismissed") and not any(
        one.low.rstrip("s") in ("report", "claim", "allegation", "accusation", "suggestion", "charge", "idea")
        for one in words[at + 1 : at + 6]
    ):
        return None
    following = words[at + 1].low if at + 1 < len(words) else ""
    if low in ("continued", "maintained", "observed") and (
        following.endswith("ing") or following in ("to", "its", "their", "the", "a", "in", "into", "with", "until")
    ):
        return None
    silent = low == "declared" and type_of(who) in ("worker", None)
    if silent or (low.startswith("recall") and takes_people(words, at)):
        return None
    if low == "written" and words[at - 1].low not in (
        "have",
        "has",
        "had",
        "also",
        "since",
        "later",
        "once",
        "already",
    ):
        return None
    if low in ("thought", "thinks", "think") and following in ("of", "about"):
        return None
    if low in _BASE_NOUNS and words[at - 1].low in _LED_NOUNS:
        return None
    if (low.startswith("recall") and is_country(re.sub(r"^the ", "", who))) or (who in _CAPITALS and low == "recalled"):
        return None
    if low == "states" and (words[at - 1].low in _OF_STATES or words[at - 1].low in word_class("number_words")):
        return None
    if low in ("found", "finds") and words[back].low in ("and", "but"):
        return None  # "checked the site and found ..."
    if low in ("reports", "claims", "estimates", "notes", "documents", "states", "details", "lists") and _is_noun(
        words, at
    ):
        return None
    if low in OPAQUE and first and words[first - 1].low == "as":
        return None  # "as the resolution's authors demand"
    if (low in TELLING and _bids(text, words, at)) or (low in _OBJECTED and following in _DETERMINERS):
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


_OF_WRONG = frozenset({"complained", "complains", "complain", "protested", "protests", "objected"})
_OBJECTED = frozenset({
    "answered", "concluded", "replied", "observed", "recorded", "protested", "rules", "ruled",
    "demanded", "demands", "demand",
})  # fmt: skip
"""Forms that say nothing where an object follows: "answered the test with a resolution", "concluded a contract"."""
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "these", "in", "with", "by"})
_WISHING = frozenset({
    "need", "needs", "needed", "want", "wants", "wanted", "ought", "hope", "hopes", "hoped", "plan", "plans", "planned",
    "continue", "continues", "continued", "seem", "seems", "appear", "appears", "going", "due", "likely", "unable", "able",
    "set", "used", "forced", "expected", "believed", "ready", "that",
})  # fmt: skip
_NO_VERB = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that", "date", "me", "them", "us"})


def _bids(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a form of "tell" gives an order, which tells nothing: "told the women to stay indoors"."""
    for index in range(at + 2, min(at + 8, len(words) - 1)):
        if words[index - 1].text in STOP or words[index - 1].low in _WISHING or FINITE.fullmatch(words[index - 1].low):
            return False
        if words[index].low != "to":
            continue
        after = words[index + 1]
        if after.low in _NO_VERB or not after.text[0].islower() or after.text[0].isdigit():
            return False
        told = text[words[at + 1].start : words[index - 1].end]
        return not (find_bodies(told, 0, len(told)) or type_of(told) == "media")
    return False


_BASE_NOUNS = frozenset({
    "report", "claim", "estimate", "note", "show", "charge", "reply", "answer", "find", "guess", "complaint", "stress",
    "account", "record", "rule", "state", "demand", "hold", "call", "appeal", "promise", "pledge",
})  # fmt: skip
_LED_NOUNS = frozenset({
    "the", "a", "an", "this", "that", "its", "their", "his", "her", "our", "another", "one", "new", "latest", "recent",
    "same", "any", "no", "each", "every", "own", "first", "second", "final", "annual", "interim", "news", "media",
    "press",
})  # fmt: skip
_OF_STATES = frozenset({"member", "united", "gulf", "arab", "baltic", "other", "host", "several", "many"})
_CAPITALS = frozenset({"Pyongyang", "Beijing", "Moscow", "Seoul", "Washington", "Tokyo"})
_PART = frozenset({"one", "two", "three", "some", "many", "most", "several", "each", "others", "few"})
_SHORT = frozenset({"Mr", "Mrs", "Ms", "Dr", "Prof", "U", "S", "N"})
"""Words after which a full stop ends no sentence."""
_ONE = frozenset({"he", "she", "it", "they"})
_FIGURE = frozenset({"figure", "figures", "number", "numbers", "total", "sum", "estimate", "estimates", "account"})


def _is_aside(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether the speaker and the verb stand alone between marks: "…, he thought, …"."""
    before = words[first - 1].text if first else ""
    after = words[at + 1].text if at + 1 < len(words) else "."
    return before in _MARKS and after in _MARKS and first > 0


_RARELY = frozenset({"put", "puts"}) | OF_TALK | OF_THINGS


def _ends_here(words: Sequence[Word], at: int) -> bool:
    """Whether a mark or nothing stands behind the word."""
    return at + 1 >= len(words) or words[at + 1].text in _MARKS


_MARKS = frozenset(',;:.?!“”"—–)')


def _says_something(words: Sequence[Word], at: int) -> bool:
    """Whether a form that mostly does not say something does here, by the words behind it."""
    low, rest = words[at].low, words[at + 1 : at + 9]
    if low in ("put", "puts"):
        return any(word.low == "at" for word in words[at + 1 : at + 16])
    if low in OF_TALK:
        return (bool(rest) and rest[0].low == "of") or (
            low in ("knows", "heard") and bool(rest) and rest[0].low == "that"
        )
    if low in OF_THINGS:
        return bool(rest) and (
            rest[0].low == "that" or any(word.low in _FIGURE or word.text[0].isdigit() for word in rest[:4])
        )
    return True


def _is_noun(words: Sequence[Word], at: int) -> bool:
    """Whether a form that may be a noun is one: followed by a verb or by "of", or led by an article."""
    following = words[at + 1].low if at + 1 < len(words) else ""
    return following in SAYING | BE | {"of", "from", "in", "by", "about", "have", "had", "has", "with"} or (
        at > 0 and words[at - 1].low in ("the", "its", "their", "these", "those", "such", "several", "many", "some")
    )


def _dates(words: Sequence[Word], at: int) -> bool:
    """Whether the word leads a date within the description: "a man who has been here since 2011"."""
    return words[at].low == "since" and (words[at + 1].text[0].isdigit() or words[at + 1].low in TIME)


_OBJECTS = frozenset({"him", "her", "them"})


def _subject(text: str, words: Sequence[Word], inside: Sequence[bool], back: int) -> tuple[int, int] | None:
    """The words of the speaker that ends at word `back`, whose appositions in commas belong to it."""
    last = back
    if words[back].text == ",":
        last = back - 1
        back = last
        while back >= 0 and words[back].text != "," and words[back].text not in STOP and last - back < 30:
            back -= 1
        if back <= 0 or words[back].text != "," or words[back + 1].low in ("and", "but", "so"):
            return None
        back -= 1
    elif words[back].text == ")":
        while back > 0 and words[back].text != "(":
            back -= 1
        back -= 1
        if back < 0 or words[back].text in STOP:
            return None
    elif words[back].text in STOP:
        return None
    for _ in range(3):
        first = back
        while first > 0 and words[first - 1].text not in STOP and not inside[first - 1]:
            first -= 1
        turned = [index + 1 for index in range(first, back) if words[index].low in TURN and not _dates(words, index)]
        first = turned[-1] if turned else first
        if words[back].low in PRONOUNS and words[back].low not in _OBJECTS and back > first:
            led = text[words[first].start : words[back].end]
            if back > 1 and words[back - 1].low == "of" and words[back - 2].low in _PART:
                return back - 2, last
            return (first, last) if IN_DOCUMENT.fullmatch(led) else (back, last)
        starts = [first, *(index + 1 for index in range(first, back) if words[index].low in JOINT)]
        for begin in starts:
            start = _after_phrase(text, words, _after_time(words, begin, back), back)
            if words[start].low in ("who", "which", "whose") and back < last + 1:
                break
            if plausible(text[words[start].start : words[back].end]):
                return start, last
        # "Mr. Example, a Han Chinese, 59, who works nearby, said": go on before the comma
        if first < 2 or words[first - 1].text != "," or inside[first - 2] or words[first - 2].text in STOP:
            return None
        told = (
            words[first].low in ("who", "which", "whose", "a", "an", "the", "head", "chief")
            or words[first].text[0].isdigit()
        )
        if not told:
            return None
        back = first - 2
    return None


_PREPOSITIONS = frozenset({
    "in", "at", "on", "by", "for", "with", "under", "during", "after", "before", "since", "from", "of", "to", "about",
    "among", "between", "against", "over", "through", "into", "as", "and", "or", "than", "both", "all", "half", "is",
    "was", "were", "are", "until", "near", "outside", "inside", "within", "without", "despite", "that", "who", "like",
})  # fmt: skip


def _after_phrase(text: str, words: Sequence[Word], start: int, back: int) -> int:
    """The start without a phrase that leads the speaker with no comma: "In a report the ministry"."""
    if words[start].low not in ("in", "at", "under", "during", "for", "on", "after"):
        return start
    for index in range(start + 2, back + 1):
        before = words[index - 1]
        if words[index].low in ("the", "a", "an") and before.low not in _PREPOSITIONS and before.text[0].isalnum():
            who = text[words[index].start : words[back].end]
            if plausible(who) and type_of(who) is not None:
                return index
    return start


def _after_time(words: Sequence[Word], start: int, back: int) -> int:
    """The start without "and", "but" or a time that leads the speaker: "In July 2018 officials"."""
    if (
        words[start].low in ("in", "by", "since")
        and start + 1 < back
        and re.fullmatch(r"(?:early|mid|late)-\d{4}", words[start + 1].low)
    ):
        return start + 2
    while start < back and words[start].low in ("and", "but", "meanwhile", "also", "however"):
        start += 1
    if words[start].low not in ("in", "on", "at", "by", "during", "since", "last", "earlier", "late", "early"):
        return start
    index = start + 1
    while index < back and (words[index].text[0].isdigit() or words[index].low in TIME):
        index += 1
    return index if index > start + 1 or words[start].low in ("earlier", "last") else start


def _inverted(text: str, words: Sequence[Word], inside: Sequence[bool], at: int) -> Tag | None:
    """The tag whose verb stands before its subject: '..., said a trader in Dandong'."""
    if words[at].low not in INVERTING or not at or at + 1 >= len(words):
        return None
    if words[at - 1].text not in ',”"?!—–;' or words[at + 1].text in STOP or inside[at + 1]:
        return None
    if words[at].low == "told" and words[at - 1].text == ",":
        return None
    last = at + 1
    while (
        last + 1 < len(words)
        and (words[last + 1].text not in ',;“"—–.' or words[last].text in _SHORT)
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
