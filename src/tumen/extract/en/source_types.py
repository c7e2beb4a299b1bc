"""The type of a source, from the words that describe it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import cast

from tumen.datafile import read_rows
from tumen.ledger import VOCABULARIES, SourceType
from tumen.normalise import find_names
from tumen.resources.lexicons import find_bodies
from tumen.resources.places import names_country


@dataclass(frozen=True, slots=True)
class _Head:
    """What a word tells of the type; `weak` and `of` as in `speakers.yaml`. `start` and `end` are in the description.

    `owner` marks a possessive ("the ministry's"), which is never the head.
    """

    type: SourceType
    weak: bool = False
    of: bool = False
    body: bool = False
    owner: bool = False
    start: int = 0
    end: int = 0


@cache
def _lexicon() -> tuple[re.Pattern[str], MappingProxyType[str, _Head]]:
    """One pattern for all words, and what each tells, by its lower case."""
    table: dict[str, _Head] = {}
    parts = []
    for row in read_rows(files("tumen.extract.en") / "speakers.yaml"):
        row.keys_within(("type", "words"), ("weak", "of"))
        kind = cast("SourceType", row.text("type", allowed=VOCABULARIES["source type"]))
        for word in row.texts("words"):
            table.setdefault(word.lower(), _Head(kind, bool(row.get("weak")), bool(row.get("of"))))
            parts.append(word)
    words = sorted(set(parts), key=lambda word: (-len(word), word))
    either = "|".join(re.escape(word) if word[0].isupper() else f"(?i:{re.escape(word)})" for word in words)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w]|-\w|[’']t)"), MappingProxyType(table)


_CORE_END = re.compile(
    r",|\(| (?:who|whom|which|that|whose|where|in|at|of|from|by|on|with|for|close|familiar|based|working|involved|to|"
    r"near|inside|within|under|about|living|residing|obtained|published|passed|handed|shared|released|interviewed|"
    r"knowledgeable|connected|said|engaged|has|had|dated|as|via|through|among|speaking|prepared|compiled|told|"
    r"charged|briefed|asked|was|were|is|are|will|would|called|met|came|went|and the)\b"
)
_LINK = re.compile(r"^[ ,(]*(?:of|at|for|by|from|with|in charge of|published by|the|,|a|an|prepared by|to|in|on|as) ")
HAS_TOILED = re.compile(
    r"who (?:\w+ ){0,2}?(?:worked|toiled|laboured|labored|was sent|was dispatched|spent (?:\w+ ){1,2}years|defected|"
    r"fled|"
    r"escaped|ran away)\b"
)
"""What a name is told to have done: "Kim, who worked in Kuwait for three years"."""
_COMPATRIOT = re.compile(
    r"(?:(?:a|an|one|some|several|another|the|two|three|arrested) )*(?:\w+ )?"
    r"North Koreans?(?= (?:in|at|on|who|working|employed|living|there|himself|herself)\b|$)|"
    r"(?:those|people|someone|somebody|an? (?:\w+ )?(?:man|woman)|women|men) who (?:had |have |has )?"
    r"(?:escaped|fled|defected|ran away|"
    r"got away|worked (?:there|for years|abroad))\b",
    re.I,
)
_IN_CHARGE = re.compile(
    r"(?:(?:who|that) (?:\w+ )?(?:looks?|looked) after|in charge of|responsible for|(?:(?:who|that) (?:\w+ )?)?"
    r"(?:manag|oversee|supervis|employ|hir)(?:es?|s|ing|ed|aw|n)?|(?:(?:(?:who|that) (?:\w+ )?)(?:runs?|ran|leads?|"
    r"led|owns?|heads?)|"
    r"running|heading)(?= (?:(?!near\b|in\b|at\b|next\b|opposite\b|by\b|for\b)[\w’'-]+ ){0,4}?(?:workers|labou?rers|"
    r"them|crews?|teams?|group|company|firm|factory|plant|restaurant|"
    r"mill|workshop|yard|shipyard|business|site)\b)) (?!by\b|in\b|at\b)"
)
"""What makes somebody a manager: "the man who looks after them at a factory"."""
_DEALING = re.compile(
    r"(?:(?:who|that) (?:is|are|was|were) )?(?:engaged|involved) in (?:\w+ )?(?:trade|trading|business|smuggling|"
    r"brokering)\b|"
    r"(?:who|that) (?:\w+ )?(?:guides?|guided|smuggles?|smuggled|trades?|traded|sells?|sold|brokers?|brokered|imports?|"
    r"imported|exports?|exported|deals?|does business|did business|do business|buys?|bought|runs? goods|ferries|"
    r"recruits?|recruited|suppl(?:y|ies|ied)|places?|placed|brings?|brought)\b"
)
_TOILING = re.compile(
    r"(?:who|that) (?:had |has |have |once |previously |formerly )*(?:(?:been )?(?:sent|dispatched|posted) (?:abroad|"
    r"there|to)|"
    r"(?:worked|toiled|laboured|labored) (?:there|abroad|overseas|as an? (?:\w+ )?(?:logger|builder|labou?rer|welder|"
    r"cook|"
    r"waitress|mason|painter|carpenter|seamstress)|(?:at|on|in) (?:an?|the) (?:\w+ )?(?:site|camp|mine|yard|factory|"
    r"restaurant|plant|farm))|escaped|fled|defected|ran away|"
    r"(?:had|once|used to|formerly|previously) (?:been )?work(?:ed)? (?:in|at|on|for)|"
    r"serves? (?:at|in|guests|tables|on)|served (?:at|in|guests|tables)|waits? at tables?|waited at tables?|waits? "
    r"on tables?|sews?|sewed|welds?|lays bricks|"
    r"(?:was|were|is|had been|has been) (?:\w+ )?one of (?:the|these|those|such|them)\b(?: \w+){0,2}? "
    r"(?:workers|labou?rers|loggers|waitresses|builders)|"
    r"(?:came|arrived|has been|have been) (?:to|in) (?:[A-Z]\w+ (?:in|as|to work)|work))\b"
)
_AGE = re.compile(
    r"^,? (?:in (?:his|her|their) (?:\w+[- ])?(?:\d\ds|twenties|thirties|forties|fifties|sixties)|aged \d\d|of \d\d)"
)
_AT_WORK = re.compile(
    r"(?:(?:who|that) (?:\w+ )?(?:works?|serves?|is|has|was|had|came|arrived|earns?)|working|employed|sent|in|at|on)\b"
)
_AT_HOME = re.compile(
    r" of (?:\w+ ){0,3}?(?:dogs?|houses?|homes?|flats?|apartments?|cars?|shops?|stores?|stalls?|kiosks?)\b"
)
_ANSWERED = re.compile(r"(?:who|that) (?:answered|picked up|took)\b")
_SPEAKING_FOR = re.compile(r"(?:who|that) (?:\w+ )?(?:speaks?|spoke|represents?|represented) (?:for )?(?P<body>.+)")
_ONE_OF_THEM = re.compile(r"(?:person|people|man|woman|men|women|someone|somebody|individuals?|those|others|agents?)$")
_BRIEFED = re.compile(r",? (?:(?:who|that) (?:was|were|had been|attended) )?(?:briefed|informed|told|a briefing) by ")
_COUNSEL = ("lawyer", "lawyers", "attorney", "consultant")
_NOW_EXPERT = re.compile(
    r"(?:defectors?|escapees?|refugees?)(?:[- ]turned[- ]\w+| (?:and|who)\b(?: [\w’'-]+){0,4}? "
    r"(?:founder|founded|heads?|headed|director|runs?|leads?|activist|researcher|professor|president|scholar|analyst|"
    r"chairs?|chairman|journalist|teaches|researches|studies)\b)"
)
"""One who came from the North and now studies or pleads its people's cause."""
_INTERVIEWED = re.compile(
    r"(?:those|all|most|many|some|several|both|(?:the )?(?:people|persons|men|women|\d+|\w+teen|\w+ty|ten|twelve|"
    r"eleven))"
    r"(?: of those)? (?:who (?:were|had been) |whom? \w+ )?(?:interviewed|surveyed|questioned)\b.*"
    r"|(?:the |all |most |some |many |several )?(?:interviewees|respondents)"
    r"|(?:(?:one|some|two|three|several|many|most|another|both|all) of the (?:[\w-]+ )?|the (?:young )?)"
    r"(?:women|men|girls|North Koreans)(?: (?:there|inside))?",
    re.I,
)
"""Those of whom the report tells: whom a study of the workers asked, or "one of the women"."""
_STATE_ITSELF = re.compile(
    r"(?:the|this|that) (?:country|kingdom|republic|sultanate|monarchy|city-state|host country)", re.I
)
_CAPITALS_OWN = re.compile(r"(?:Beijing|Moscow|Pyongyang|Seoul|Washington|Tokyo|Warsaw|London)[’']s?(?: own)? ")
_OF_A_LAND = re.compile(
    r" of (?:an?|the|one|this|that|its|another|Russia[’']s|China[’']s) (?:[\w’'-]+ ){0,4}?(?:regions?|provinces?|"
    r"republic|"
    r"oblast|krai|state|country|county|prefecture|city|municipality|territory|district|emirate)\b"
)
HOUSE = re.compile(
    r"\b(?:university|college|school|hospital|clinic|restaurant|hotel|University|College|School|Hospital|Clinic|"
    r"Restaurant|Hotel|shipyard|plant|mine|factory|farm|yard)\b"
)
"""A house that takes on people, for which its officials and spokesmen speak."""
_A_HOUSE = re.compile(
    r"(?:the|this|that|an?) (?:[\w-]+ ){0,2}?(?:yard|plant|factory|mill|mine|restaurant|hotel|farm|school)", re.I
)
_MEMBERS = ("member", "members")
_OF_BODY = re.compile(r" of (?:(?:the|an?|its|[A-Z][\w’'-]*|Korea[’']s|[a-z]+[’']s) ){0,4}")
_BELONGS = re.compile(r" (?:of|from|at|with|for) ")
_WITHIN = re.compile(r" (?:in|inside|within|at|from|with) (?:(?:the|an?|its|[\w’'-]+[’']s?) )?(?:[\w’'-]+ ){0,3}$")
_SOURCE = re.compile(
    r"(?:sources?|contacts?|insiders?|informants?|person|people|someone|somebody|individuals?|those|acquaintance|man|"
    r"woman)$"
)
_POSSESSIVE = re.compile(r"[’']s?\b|[’'](?= )")
_NATIONAL = re.compile(r"(?:an?|one|another|two|some) (?:\w+ )?[A-Z]\w+(?:an|ese|ish|ean|ian|i)s?")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]$")
_PERSONAL = ("worker", "local", "trader")


@lru_cache(maxsize=8192)
def type_of(description: str) -> SourceType | None:
    """The type of source that a description tells; None where no word of it is known."""
    words = re.sub(r"\s+", " ", description).strip(' ,.“”"‘')
    words += "." if _INITIALS.search(words) else ""
    if not words:
        return None
    if _STATE_ITSELF.fullmatch(words):
        return "official"
    if _INTERVIEWED.fullmatch(words):
        return "worker"
    heads = _heads(words)
    first = words.split(",", maxsplit=1)[0]
    core = _core(words)
    named = [head for head in heads if head.end <= core]
    if not named:
        if _COMPATRIOT.match(words):
            return "worker"
        if is_country(first) or is_country(re.sub(r"^the ", "", words[:core])):
            return "official"
        after = words[len(first) :].lstrip(", ")
        if after and (told := type_of(after)) is not None:
            return told  # a name, and then what the person is
        if _NATIONAL.fullmatch(words[:core]):
            return "local"
        if not heads and _A_HOUSE.fullmatch(words[:core]):
            return "company"
        return _first(heads)
    if named[-1].owner and named[-1].type in _PERSONAL:
        return None  # "the workers' papers"
    head = named[-1]
    if head.type in ("expert", "official") and not head.of and _is_of_un(words, named, core, heads):
        return "un"
    if (
        head.type == "expert"
        and words[head.start : head.end] in _COUNSEL
        and named[:-1]
        and named[-2].type == "company"
    ):
        return "company"  # "the company's lawyer"
    if head.type == "official" and _BRIEFED.match(words[core:]) and any(one.type == "intelligence" for one in heads):
        return "intelligence"
    if head.type == "worker" and _NOW_EXPERT.search(words, head.start):
        return "expert"
    if not head.weak:
        return head.type
    before = [one for one in named[:-1] if not one.weak]
    rest = [one for one in heads if one.start >= core]
    if head.of:
        beside = words.rfind(" and ", 0, head.start)
        owner = _owner(
            words, [one for one in before if one.start > beside], core, rest, document=head.type == "document"
        )
        if owner is None and head.type == "expert" and _OF_A_LAND.match(words[core:]):
            return "official"
        return owner or _unowned(words, head)
    if head.type == "local":
        if (told := _told_to_be(words, core, head, rest)) is not None:
            return told
        apt = [one.type for one in before if one.type not in ("media", "document", "local") and not one.body]
        if apt:
            return apt[-1]
        return "local"
    if head.type == "official":
        if HOUSE.search(words, 0, head.start) or (_BELONGS.match(words[core:]) and HOUSE.search(words, core)):
            official = any(one.type == "official" and not one.weak for one in before + rest)
            return "official" if official else "company"
        for one in reversed(before):
            if one.type in ("un", "intelligence", "company", "expert"):
                return one.type
            if one.type == "media" and not one.owner and words.endswith("agency", 0, head.end):
                return one.type  # "the Yonhap agency"
        for one in [head for head in rest if not head.weak][:1]:
            if one.type in ("un", "intelligence", "company", "expert") and _BELONGS.match(words[core:] + " "):
                return one.type
        return "official"
    return before[-1].type if before else head.type


_BY_RESEARCH = re.compile(r"stud(?:y|ies)|surveys?|research|estimates?", re.I)
_OF_A_STATE = re.compile(
    r"(?:(?:the|other|some|recent|latest|official) )*(?:U\.?S\.?|(?:[A-Z]\w+ )?[A-Z]\w+(?:an|ese|ish)) "
    r"(?:[a-z]+ )?$"
)


def _unowned(words: str, head: _Head) -> SourceType:
    """Whose a report or a study is that names no owner: "South Korean estimates", "recent studies"."""
    if head.type != "document" or not _BY_RESEARCH.fullmatch(words, head.start, head.end):
        return head.type
    is_estimate = words[head.start].lower() == "e"
    return "official" if is_estimate and _OF_A_STATE.match(words[: head.start]) else "expert"


def _told_to_be(words: str, core: int, head: _Head, rest: list[_Head]) -> SourceType | None:
    """What a person who is called nothing is told to do or to belong to: "a woman in charge of the workers"."""
    after = _AGE.sub("", words[core:]).lstrip(" ,")
    own = words[head.start : head.end].lower()
    if own == "owner" and not _AT_HOME.match(words[core:]):
        return "company"
    if _ANSWERED.match(after) and rest and rest[0].type == "company":
        return "company"
    bodies = [one for one in rest[:1] if not one.weak and one.type in ("official", "un", "expert")]
    if own in _MEMBERS and bodies and _OF_BODY.fullmatch(words[core : bodies[0].start]):
        return bodies[0].type
    if own == "north korean" and _COMPATRIOT.match(words):
        return "worker"
    if _ONE_OF_THEM.fullmatch(own):
        if _AT_WORK.match(after) and "North Korean" in words[: head.start]:
            return "worker"
        if _IN_CHARGE.match(after):
            return "company"
        if _DEALING.match(after):
            return "trader"
        if _TOILING.match(after):
            return "worker"
        if (spoken_for := _SPEAKING_FOR.match(after)) is not None:
            return type_of(spoken_for["body"]) or "company"
    if (
        rest
        and not rest[0].weak
        and rest[0].type in ("official", "intelligence", "un", "trader")
        and _SOURCE.fullmatch(own)
    ):
        owned = rest[1:2] if rest[0].owner else rest[:1]
        if owned and not owned[0].owner and _WITHIN.fullmatch(words[core : owned[0].start]):
            return owned[0].type
    return None


def _is_of_un(words: str, named: list[_Head], core: int, heads: list[_Head]) -> bool:
    """Whether experts are the United Nations' own: "U.N. experts", "experts of the sanctions committee"."""
    if any(one.type == "un" for one in named[:-1]):
        return not _OWN_ENVOY.match(words)
    if named[-1].type != "expert" and not named[-1].weak:
        return False
    after = [one for one in heads if one.start >= core and one.type == "un"]
    if not after:
        return False
    return bool(re.match(r" (?:of|from|at|for) ", words[core:]) or _ON_A_PANEL.match(words[core:]))


_OWN_ENVOY = re.compile(
    r"(?:its|their|the country[’']s|[\w.]+(?: [A-Z][\w.]+)?[’']s?|(?:the )?\w+(?:an|ese|ish)) (?:[\w-]+ )?(?:UN|U\.N\.|"
    r"United Nations) (?:mission|ambassador|delegation|envoy|diplomat|representative)\b"
)
"""A state's envoy to the United Nations: "its UN mission"."""
_ON_A_PANEL = re.compile(r" on (?:the|a) (?:[\w.’'-]+ ){0,5}?(?:panel|committee)\b", re.I)


def _core(words: str) -> int:
    """Where the first noun phrase ends."""
    match = _CORE_END.search(words, 1)
    return match.start() if match else len(words)


def _owner(words: str, before: list[_Head], core: int, rest: list[_Head], *, document: bool) -> SourceType | None:
    """Whom a report, or the director, belongs to: "a State Department report", "the director of the plant"."""
    apt = [one.type for one in before if one.type != "document" and (not document or one.type not in _PERSONAL)]
    if apt:
        return apt[-1]
    linked = _LINK.match(words[core:])
    if linked:
        if _OWN_ENVOY.match(words, core + linked.end()):
            return "official"
        for one in rest:
            gap = words[core : one.start]
            if one.type == "document" or (document and one.weak and one.type == "local"):
                continue
            if document and re.match(r" (?:to|on|in|for|about) ", gap + " ") and not one.body:
                break
            if document and re.match(r" to ", words[core:]):
                break
            return one.type
        name = re.match(r" (?:of|at|for|by|from) (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)", words[core:])
        if name and is_country(name[1]):
            return "official"
    if document:
        if _CAPITALS_OWN.match(words) or re.match(r"(?:the|that|each|every) country[’']s ", words, re.I):
            return "official"
        owner = re.match(r"([A-Z][\w-]+(?: [A-Z][\w-]+)?)[’']s? ", words)
        if owner and is_country(owner[1]):
            return "official"
    return None


def _first(heads: Iterable[_Head]) -> SourceType | None:
    return next((head.type for head in heads), None)


def _heads(words: str) -> list[_Head]:
    """The words of the lexicon and the outlets and bodies in a description, in order."""
    pattern, table = _lexicon()
    bodies = [
        _Head(body.kind, body=True, owner=_POSSESSIVE.match(words, high) is not None, start=low, end=high)
        for body, low, high in find_bodies(words, 0, len(words))
    ]
    for name in find_names(words) if words[1:] != words[1:].lower() else ():
        if not any(one.start < name.end and name.start < one.end for one in bodies):
            owned = _POSSESSIVE.match(words, name.end) is not None
            bodies.append(_Head("company", body=True, owner=owned, start=name.start, end=name.end))
    found = list(bodies)
    for match in pattern.finditer(words):
        if any(one.start < match.end() and match.start() < one.end for one in bodies):
            continue
        entry = table[match[0].lower()]
        owner = _POSSESSIVE.match(words, match.end()) is not None
        found.append(replace(entry, owner=owner, start=match.start(), end=match.end()))
    return sorted(found, key=lambda one: one.start)


@lru_cache(maxsize=4096)
def is_country(name: str) -> bool:
    """Whether the words are the name of a state."""
    return names_country(name)
