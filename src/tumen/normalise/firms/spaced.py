"""Names in Latin and Cyrillic letters: each word is place, trade, legal form, number, nation, or the name's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tumen.ledger import Place
from tumen.normalise.en.firms.parts import is_placing
from tumen.normalise.en.firms.words import CONNECTORS, is_generic
from tumen.normalise.firms.letters import folded
from tumen.normalise.firms.own import own
from tumen.normalise.firms.pieces import Pieces
from tumen.normalise.firms.tables import forms, tied_words, trade_kinds, words_of
from tumen.resources.name_words import senses
from tumen.resources.places import Entry, by_name, parents, plain

_LONGEST_PLACE = 4
_LONGEST_FORM = 6
_LONGEST_NATION = 5
_JOINS = frozenset({"and", "of", "for", "the", "in", "at", "и", "в", "с"})
_LOWER_JOINS = CONNECTORS - _JOINS
"""Words that join only in small letters: "Xing Da" has none."""
_ONE_WORD = {"hongkong": "hong kong", "northkorea": "north korea"}
_PLACED = frozenset({"of", "in", "at", "в"})
_NUMBERED = frozenset({"no", "nr", "number", "num", "n", "№"})
_KINDS = frozenset(
    {"city", "province", "county", "prefecture", "region", "district", "oblast", "krai", "shi", "sheng", "town"}
)
_BRACKETED = frozenset(
    (word,) for word in ("m", "u", "t", "k", "z", "sl", "pvt", "pte", "private", "international", "asia")
)
"""What stands in brackets within names and names nothing: parts of legal forms, letters of a country."""
_PEOPLE = frozenset({"russian", "российская", "российский"})
_ROMAN = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9"}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)$")
_ARTICLES = ("a ", "an ", "the ", "some ", "another ", "one ", "two ")


@dataclass(kw_only=True, slots=True)
class _Cut:
    """The words of a name while it is cut: as written and folded, and what each has been found to be."""

    said: list[str]
    low: list[str]
    part: list[str | None]
    tied: list[bool]
    places: list[Entry] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    trades: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    korean: bool = False

    def joins(self, at: int) -> bool:
        """Whether the word only joins others."""
        return self.low[at] in _JOINS or self.said[at] in _LOWER_JOINS

    def open(self, start: int, end: int) -> bool:
        """Whether none of these words has been taken."""
        return all(part is None for part in self.part[start:end])

    def take(self, start: int, end: int, part: str) -> None:
        """Mark words as belonging to a part."""
        self.part[start:end] = [part] * (end - start)


def is_place(said: str) -> bool:
    """Whether the text is the name of a place in Latin or Cyrillic letters, or letters that stand for one."""
    return said.strip() in ("HK", "PRC", "UAE", "DPRK") or _place(words_of(said)) is not None


def is_form(said: str) -> bool:
    """Whether brackets hold a word of the legal form ("Group", "Pvt") or letters of a country behind one ("M")."""
    words = tuple(folded(word) for word in words_of(said))
    return words in forms() or words in _BRACKETED


def read(text: str, extra: tuple[str, ...]) -> Pieces:
    """The parts of a name in Latin or Cyrillic letters; `extra` is what stood in brackets and names no firm."""
    tied = tied_words(text)
    said = [word for word, _ in tied]
    cut = _Cut(said=said, low=[folded(word) for word in said], part=[None] * len(said), tied=[tie for _, tie in tied])
    _take_forms(cut)
    _take_numbers(cut)
    _take_nations(cut)
    _take_places(cut)
    _take_trades(cut)
    words = _own_words(cut, text)
    places = _placed(cut, extra)
    found = None
    if words:
        script = "cyrillic" if any("\u0400" <= word[0] <= "\u04ff" for _, word in words) else "latin"
        found = own(" ".join(word for word, _ in words), script, [low for _, low in words])  # type: ignore[arg-type]
    elif (entry := _named_after(cut)) is not None:
        at = [i for i, part in enumerate(cut.part) if part == "place"]
        found = own(" ".join(said[i] for i in at), "latin", [cut.low[i] for i in at], place=True)
        places = tuple(place for place in places if place.id != entry.id)
    return Pieces(
        own=found,
        places=places,
        trades=frozenset(cut.trades),
        forms=frozenset(cut.forms),
        numbers=frozenset(cut.numbers),
        korean=cut.korean,
        initials=_initials(cut),
        whole="".join(
            low for at, low in enumerate(cut.low) if cut.part[at] not in ("form", "nation") and not cut.joins(at)
        ),
    )


def _take_forms(cut: _Cut) -> None:
    """Legal forms at the end, at the start, and single words of form within."""
    end = len(cut.low)
    while end:
        length = _form_length(cut, end)
        if not length or length == len(cut.low):
            break
        kind, _ = forms()[tuple(cut.low[end - length : end])]
        cut.forms.add(kind)
        cut.take(end - length, end, "form")
        end -= length
        while end and cut.joins(end - 1):
            end -= 1
    for length in range(min(_LONGEST_FORM, len(cut.low) - 1), 0, -1):
        found = forms().get(tuple(cut.low[:length]))
        if found is not None and cut.open(0, length) and (not found[1] or cut.said[0].isupper()):
            cut.forms.add(found[0])
            cut.take(0, length, "form")
            break
    for start in range(1, len(cut.low)):
        for length in range(min(_LONGEST_FORM, len(cut.low) - start), 0, -1):
            found = forms().get(tuple(cut.low[start : start + length]))
            if found is not None and not found[1] and cut.open(start, start + length):
                cut.forms.add(found[0])
                cut.take(start, start + length, "form")
                break


def _form_length(cut: _Cut, end: int) -> int:
    for length in range(min(_LONGEST_FORM, end), 0, -1):
        found = forms().get(tuple(cut.low[end - length : end]))
        if found is None or (found[1] and not cut.said[end - 1].isupper()):
            continue
        return length
    return 0


def _take_numbers(cut: _Cut) -> None:
    for at, word in enumerate(cut.low):
        ordinal = _ORDINAL.match(word)
        if at and cut.said[at] in _ROMAN and cut.part[at] is None:
            cut.numbers.add(_ROMAN[cut.said[at]])
            cut.take(at, at + 1, "number")
        if (word.isdigit() or ordinal) and cut.part[at] is None:
            cut.numbers.add(ordinal[1] if ordinal else str(int(word)))
            cut.take(at, at + 1, "number")
            if at and cut.low[at - 1] in _NUMBERED:
                cut.take(at - 1, at, "number")


def _take_nations(cut: _Cut) -> None:
    for start in range(len(cut.low)):
        for length in range(_LONGEST_NATION, 0, -1):
            found = senses("nation").of(" ".join(cut.low[start : start + length]))
            if found and cut.open(start, start + length):
                cut.korean = cut.korean or "korea" in found
                cut.take(start, start + length, "nation")
                break
        if cut.low[start] in _PEOPLE and cut.part[start] is None:
            cut.take(start, start + 1, "nation")


def _take_places(cut: _Cut) -> None:
    """Places at the head of the name, nested ones after each other; behind "of" or "in"; and one that ends the name.

    What follows "Korea" is the name: firms of the North are called after its counties and mountains.
    """
    at = next((i for i, part in enumerate(cut.part) if part is None), len(cut.low))
    while (
        at + 1 < len(cut.low)
        and is_generic(cut.said[at])
        and _place_at(cut, at)[1] is None
        and _place_at(cut, at + 1)[1]
    ):
        at += 1
    after_korea = cut.korean and "nation" in cut.part[:at]
    while not after_korea and at < len(cut.low):
        length, entry = _place_at(cut, at)
        if entry is None or (cut.places and not _nested(cut.places[-1], entry)):
            break
        cut.places.append(entry)
        cut.take(at, at + length, "place")
        at += length
    for start in range(1, len(cut.low)):
        behind = cut.low[start - 1] in _PLACED
        length, entry = _place_at(cut, start)
        if entry is None or not (behind or _ends(cut, start + length)):
            continue
        if behind or (not cut.places and any(part is None for part in cut.part[:start])):
            cut.places.append(entry)
            cut.take(start, start + length, "place")


def _ends(cut: _Cut, end: int) -> bool:
    return all(part in ("form", "number", "nation") for part in cut.part[end:])


def _place_at(cut: _Cut, start: int) -> tuple[int, Entry | None]:
    for length in range(min(_LONGEST_PLACE, len(cut.low) - start), 0, -1):
        if not cut.open(start, start + length) or cut.tied[start + length - 1] or (start and cut.tied[start - 1]):
            continue
        entry = _place(cut.said[start : start + length])
        if entry is not None:
            kind = start + length < len(cut.low) and cut.low[start + length] in _KINDS
            return length + int(kind), entry
    return 0, None


def _place(said: Sequence[str]) -> Entry | None:
    if not said or len("".join(said)) < 3:
        return None
    joined = plain("".join(said))
    for name in (plain(" ".join(said)), plain("-".join(said)), joined, _ONE_WORD.get(joined, joined)):
        found = by_name().get(name)
        if found:
            entry = found[0]
            return entry if is_placing(entry, [word.title() for word in said]) else None
    return None


def _nested(outer: Entry, inner: Entry) -> bool:
    return outer.id != inner.id and any(place.id == outer.id for place in parents(inner.id))


def _placed(cut: _Cut, extra: tuple[str, ...]) -> tuple[Place, ...]:
    places = list(cut.places)
    for said in extra:
        entry = _place(words_of(said))
        if entry is not None and entry.id not in {place.id for place in places}:
            places.append(entry)
    return tuple(entry.place for entry in places if not any(_nested(entry, other) for other in places))


def _take_trades(cut: _Cut) -> None:
    for at, word in enumerate(cut.low):
        if cut.part[at] is not None:
            continue
        kinds = trade_kinds(word)
        if kinds is not None and not _within_name(cut, at):
            cut.trades.update(kinds)
            cut.take(at, at + 1, "trade")


def _within_name(cut: _Cut, at: int) -> bool:
    """Whether the word and the one beside it have a sense of their own ("Great Wall", "East Sea")."""
    return any(
        cut.open(start, start + 2) and senses("meaning").of(" ".join(cut.low[start : start + 2]))
        for start in (at - 1, at)
        if start >= 0 and start + 2 <= len(cut.low)
    )


def _own_words(cut: _Cut, text: str) -> list[tuple[str, str]]:
    """The words that are left; none where all of them say nothing, or where the text is a description and no name."""
    if text[:1].islower() and text.startswith(_ARTICLES):
        return []
    cased = any(char.isupper() for char in text)
    if not cased and not cut.forms:
        return []
    found: list[tuple[int, str, str]] = []
    for at, (said, low) in enumerate(zip(cut.said, cut.low, strict=True)):
        if cut.part[at] is not None or cut.joins(at) or not low:
            if found and low in _PLACED and cut.part[at] is None and cut.part[at - 1] in ("form", "trade"):
                # "Sampleton Trading Company of the Workers' Party": the rest describes it
                break
            continue
        if cased and said[0].islower():
            continue
        found.append((at, said, low))
    if all(is_generic(said) for _, said, _ in found) and not senses("meaning").of(" ".join(low for *_, low in found)):
        return []
    return [(said, low) for _, said, low in found]


def _named_after(cut: _Cut) -> Entry | None:
    """The place that is the name's own word: a county or town of North Korea, after which its firms are called."""
    if len(cut.places) != 1 or not (cut.trades or cut.forms):
        return None
    entry = cut.places[0]
    return entry if entry.country == "KP" and entry.kind in ("county", "city") and entry.name != "Pyongyang" else None


def _initials(cut: _Cut) -> frozenset[str]:
    words = [(low, cut.part[at]) for at, low in enumerate(cut.low) if low and not cut.joins(at)]
    bare = "".join(low[0] for low, part in words if part != "form")
    whole = "".join(low[0] for low, _ in words)
    return frozenset(letters for letters in (bare, whole) if len(letters) > 2)
