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
from tumen.normalise import lookup_place
from tumen.resources.lexicons import find_bodies


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
    r",|\(| (?:who|which|that|whose|where|in|at|of|from|by|on|with|for|close|familiar|based|working|involved|to|"
    r"near|inside|within|under|about|living|residing|obtained|published|passed|handed|shared|released|interviewed|"
    r"knowledgeable|connected|said|engaged|has|had|dated|as|via|through|among|speaking|prepared|compiled|told|"
    r"charged|and the)\b"
)
_LINK = re.compile(r"^[ ,(]*(?:of|at|for|by|from|with|in charge of|published by|the|,|a|an|prepared by|to|in|on|as) ")
_COMPATRIOT = re.compile(
    r"(?:(?:a|an|one|some|several|another|the|two|three|arrested) )*(?:\w+ )?"
    r"North Koreans?(?= (?:in|at|on|who|working|employed|living|there|himself|herself)\b|$)|"
    r"(?:those|people|someone|somebody|an? (?:\w+ )?(?:man|woman)|women|men) who (?:had |have |has )?"
    r"(?:escaped|fled|defected|ran away|"
    r"got away|worked (?:there|for years|abroad))\b",
    re.I,
)
_POSSESSIVE = re.compile(r"[’']s?\b|[’'](?= )")
_NATIONAL = re.compile(r"(?:an?|one|another|two|some) (?:\w+ )?[A-Z]\w+(?:an|ese|ish|ean|ian|i)s?")
_PERSONAL = ("worker", "local", "trader")


@lru_cache(maxsize=8192)
def type_of(description: str) -> SourceType | None:
    """The type of source that a description tells; None where no word of it is known."""
    words = re.sub(r"\s+", " ", description).strip(' ,.“”"‘')
    if not words:
        return None
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
        return _first(heads)
    if named[-1].owner and named[-1].type in _PERSONAL:
        return None  # "the workers' papers"
    head = named[-1]
    if head.type in ("expert", "official") and not head.of and _is_of_un(words, named, core, heads):
        return "un"
    if not head.weak:
        return head.type
    before = [one for one in named[:-1] if not one.weak]
    rest = [one for one in heads if one.start >= core]
    if head.of:
        owner = _owner(words, before, core, rest, document=head.type == "document")
        return owner or head.type
    if head.type == "local":
        apt = [one.type for one in before if one.type not in ("media", "document", "local") and not one.body]
        if apt:
            return apt[-1]
        return "local"
    if head.type == "official":
        for one in reversed(before):
            if one.type in ("un", "intelligence", "company", "expert"):
                return one.type
        for one in rest[:1]:
            if one.type in ("un", "intelligence") and re.match(r" (?:of|from|at|with) ", words[core:] + " "):
                return one.type
        return "official"
    return before[-1].type if before else head.type


def _is_of_un(words: str, named: list[_Head], core: int, heads: list[_Head]) -> bool:
    """Whether experts are the United Nations' own: "U.N. experts", "experts of the sanctions committee"."""
    if any(one.type == "un" for one in named[:-1]):
        return True
    if named[-1].type != "expert" and not named[-1].weak:
        return False
    return bool(re.match(r" (?:of|from|at|for) ", words[core:])) and any(
        one.type == "un" for one in heads if one.start >= core
    )


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
        for one in rest:
            gap = words[core : one.start]
            if one.type == "document" or (document and one.weak and one.type == "local"):
                continue
            if document and re.match(r" (?:to|on|in|for|about|from) ", gap + " ") and not one.body:
                break
            if document and re.match(r" to ", words[core:]):
                break
            return one.type
        name = re.match(r" (?:of|at|for|by|from) (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)", words[core:])
        if name and is_country(name[1]):
            return "official"
    if document:
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
    place = lookup_place(name.strip())
    return place is not None and place.level == "country"
