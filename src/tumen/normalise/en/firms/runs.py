"""Runs of capitalised words: the stretch of an English text in which the name of a firm may lie, as pieces."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from tumen.normalise.en.firms.words import (
    ABBREVIATIONS,
    CONNECTORS,
    form_at,
    trade_of,
    two_word_trades,
)
from tumen.normalise.en.lexicon import words
from tumen.resources.firms import LegalForm, Trade
from tumen.resources.places import Entry, by_name

PieceKind = Literal["word", "form", "number", "connector", "bracket", "quoted"]


class Piece(NamedTuple):
    """One part of a run. `text` is the word without its possessive, or what stands within brackets or quotes."""

    start: int
    end: int
    kind: PieceKind
    text: str
    form: LegalForm | None = None
    trade: Trade | None = None
    owns: bool = False


_NUMBER_SIGNS = ("No.", "NO.", "Nr.")
_GAP = re.compile(r"[ \u00a0\u2009]{0,2}(?:\r?\n[ \u00a0]{0,2})?")
_COMMA = re.compile(r"\s?,[ \u00a0]{0,2}\n?")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[A-Z](?!\w))?|[^\W_]+(?:[-‐‑/’'`.·&][^\W_]+)*")
_FIGURES = re.compile(r"\d+(?:[-‐‑–/.,·]\d+)+")
_NUMBERED = re.compile(r"(?:(?:No|NO|Nr|Number)(?:\.\s?|\s)|№\s?)\d{1,4}(?!\w)")
_BRACKET = re.compile(r"[(（]\s?([A-Z][^\W\d_.]*(?:[ -][A-Z][^\W\d_.]*){0,2})\s?[)）]")
_NEXT_CAPITAL = re.compile(r"\s{1,3}(?:[^\W_a-z]|[“\"'«‘(])")
_QUOTES = MappingProxyType({'"': '"', "“": "”", "«": "»", "‘": "’", "'": "'", "„": "“”", "`": "'"})
_CLOSERS = frozenset("\"”»’'")
_OPENED = re.compile(r".*[(（\[“\"«‘,;:—–|…]")
_TWO_WORDS = re.compile(r"[A-Za-z]{2}\s?,?\s+[A-Za-z]+\.$")
_GOES_ON = re.compile(r"\s+[a-z(]|,")
_QUOTED_LENGTH = 60
_LONGEST_WORD = 48
_WRAPPED = 45
"""Least length of a line that runs on into the next, so that a list of names, a line each, stays apart."""

_JOINING = words("and & of for")
"""Connectors that no other connector stands before."""

_BRACKETED = words("HK Group Holdings Holding Private Pvt Pte PRC UAE DPRK International Asia Far-East M")
"""What stands in brackets within names beside places."""


def run_start(text: str, at: int, floor: int, *, quoted: bool) -> int:
    """Where the run begins that holds the word at `at`: not before `floor`, and with `quoted` at the opening mark of a
    name in quotation marks right before."""
    start = position = at
    word_at = _WORD.match(text, at)
    followed = word_at.group() if word_at else ""
    first = quoted
    while (end := _before_gap(text, position, floor)) is not None:
        if first and text[end - 1] in _CLOSERS:
            opening = opening_mark(text, end - 1, floor)
            return at if opening is None else opening
        if first and text[end - 1] == ",":
            end -= 1
        first = False
        said = text[max(floor, end - _LONGEST_WORD) : end].rsplit(maxsplit=1)[-1:]
        if not said:
            return start
        word = said[0]
        if word[-1] in ")）":
            opening = text.rfind("(" if word[-1] == ")" else "（", max(floor, end - 30), end)
            inner = text[opening + 1 : end - 1].strip()
            if opening < 0 or not (_is_bracketed(inner) or (inner[:1].isupper() and _is_formed(text, end))):
                return start
            start = position = opening
            continue
        opened = _OPENED.match(word)
        inner = word[opened.end() :] if opened else word
        if not inner or len(word) >= _LONGEST_WORD or not _goes_on(inner):
            return start
        position = end - len(inner)
        joining = inner in CONNECTORS
        if joining and (followed in _JOINING or (inner == "for" and trade_of(followed) is None)):
            return start
        followed = inner
        if not joining:
            start = position
        if opened:
            return start
    return start


def _goes_on(said: str) -> bool:
    """Whether a name may go on behind the word: a capital or a digit begins it, and no sentence ends with it."""
    if said in CONNECTORS:
        return True
    if not (said[0].isupper() or said[0].isdigit() or said[0] == "№"):
        return False
    if said.endswith("."):
        bare = said[:-1]
        if said in _NUMBER_SIGNS:
            return True
        return (
            (len(bare) == 1 and bare.isalpha())
            or bare in ABBREVIATIONS
            or bare.capitalize() in ABBREVIATIONS
            or "." in bare
        )
    return said[-1].isalnum() or said[-1] in "'’"


def _before_gap(text: str, start: int, floor: int) -> int | None:
    """Where the word before `start` ends, None where more than a space or a turned line lies between."""
    end = start
    while end > floor and start - end < 4 and text[end - 1] in " \u00a0\u2009\n\r":
        end -= 1
    gap = text[end:start]
    if end <= floor or not gap or gap.count("\n") > 1 or len(gap) > 3:
        return None
    return end if "\n" not in gap or _is_turned(text, end) else None


def _is_turned(text: str, end: int) -> bool:
    """Whether the line that ends at `end` is long enough to run on into the next."""
    return "\n" not in text[max(0, end - _WRAPPED) : end] and end >= _WRAPPED


def opening_mark(text: str, closing: int, floor: int) -> int | None:
    """Where the quotation mark stands that the one at `closing` ends, on its line and not before `floor`."""
    low = max(floor, closing - _QUOTED_LENGTH)
    for mark, ends in _QUOTES.items():
        if text[closing] in ends:
            at = text.rfind(mark, low, closing)
            if at >= 0 and at + 1 < closing and "\n" not in text[at:closing] and not text[at - 1 : at].isalnum():
                return at
    return None


def read_run(text: str, start: int) -> list[Piece]:
    """The pieces of the run that begins at `start`."""
    pieces: list[Piece] = []
    position = start
    while True:
        piece = _next(text, position, pieces)
        if piece is None:
            return pieces
        pieces.append(piece)
        position = piece.end + _possessive(text, piece.end) if piece.owns else piece.end


def _next(text: str, position: int, pieces: list[Piece]) -> Piece | None:
    gap = _GAP.match(text, position)
    at = gap.end() if gap else position
    if pieces and "\n" in text[position:at] and not _is_turned(text, position):
        return None
    formed = form_at(text, at)
    if formed is None and pieces and (comma := _COMMA.match(text, position)) is not None:
        # "Example Trading, Inc.", never the next name of a list
        formed = form_at(text, comma.end())
        if formed is None or formed.form.strength != "hard" or formed.form.side == "before":
            return None
        if formed.form.side == "either" and _NEXT_CAPITAL.match(text, formed.end):
            return None
        at = comma.end()
    if formed is not None and (at > position or not pieces or text[at] == "("):
        end = _without_stop(text, at, formed.end)
        return Piece(at, end, "form", text[at:end], form=formed.form, owns=_possessive(text, end) > 0)
    char = text[at : at + 1]
    if char in _QUOTES and (not pieces or pieces[-1].kind == "form"):
        return _quoted(text, at)
    if char == "&":
        return Piece(at, at + 1, "connector", "&") if pieces and _NEXT_CAPITAL.match(text, at + 1) else None
    if char in ("(", "（"):
        match = _BRACKET.match(text, at)
        if match is None or not pieces or not (_is_bracketed(match.group(1)) or _is_formed(text, match.end())):
            return None
        return Piece(at, match.end(), "bracket", match.group(1))
    numbered = _NUMBERED.match(text, at)
    if numbered is not None:
        return Piece(at, numbered.end(), "number", numbered.group())
    return _word(text, at, pieces) if at > position or not pieces else None


def _word(text: str, at: int, pieces: list[Piece]) -> Piece | None:
    match = _WORD.match(text, at)
    if match is None:
        return None
    said, end = match.group(), match.end()
    if len(said) > 2 and said[-2] in "'’" and said[-1] in "sS":
        said, end = said[:-2], end - 2
    owns = _possessive(text, end) > 0
    if said in CONNECTORS or (pieces and said.lower() in ("and", "of")):
        goes_on = pieces and _NEXT_CAPITAL.match(text, end) and (said != "for" or _is_trade_next(text, end))
        return Piece(at, end, "connector", said.lower()) if goes_on else None
    if not (said[0].isupper() or said[0].isdigit()) or _FIGURES.fullmatch(said):
        return None
    for second in two_word_trades().get(said, ()):
        if text.startswith(second, end + 1) and text[end] == " ":
            whole = f"{said} {second}"
            return Piece(at, at + len(whole), "word", whole, trade=trade_of(whole))
    if not owns and text[end : end + 1] == "." and (len(said) == 1 or said in ABBREVIATIONS):
        end += 1
    if said.isdigit():
        if pieces and text[end : end + 1] == ".":
            # the number of the next entry of a list
            return None
        return Piece(at, end, "number", said, owns=owns)
    return Piece(at, end, "word", said, trade=trade_of(said), owns=owns)


def _is_trade_next(text: str, at: int) -> bool:
    """Whether a word of trade follows, as in "Sampleton for Trading and Contracting Co."."""
    match = _WORD.match(text, at + 1)
    return match is not None and trade_of(match.group()) is not None


def _quoted(text: str, at: int) -> Piece | None:
    for mark in _QUOTES[text[at]]:
        closing = text.find(mark, at + 1, at + _QUOTED_LENGTH + 2)
        inner = text[at + 1 : closing]
        if closing > 0 and inner.strip() == inner and inner and "\n" not in inner and not inner[0].islower():
            return Piece(at, closing + 1, "quoted", inner)
    return None


def _possessive(text: str, end: int) -> int:
    """Length of the "'s", or of the apostrophe after a final s, that stands at `end`; 0 where none does."""
    if text[end : end + 2] in ("'s", "’s", "'S", "’S") and not text[end + 2 : end + 3].isalnum():
        return 2
    return int(text[end : end + 1] in ("'", "’") and text[end - 1] in "sS" and text[end + 1 : end + 2] == " ")


def _without_stop(text: str, start: int, end: int) -> int:
    """The end of a legal form without the dot of the sentence: a writer who leaves out one dot of the form ("Pte Ltd.")
    leaves out both."""
    form = text[start:end]
    dotless = form.endswith(".") and "." not in form[:-1] and _TWO_WORDS.search(form) is not None
    return end - 1 if dotless and _GOES_ON.match(text, end) is None else end


def _is_formed(text: str, at: int) -> bool:
    """Whether a sure legal form follows, so that the bracket before it lies within a name: "(Northern Asia) Ltd"."""
    gap = _GAP.match(text, at)
    formed = form_at(text, gap.end() if gap else at)
    return formed is not None and formed.form.strength == "hard" and formed.form.side != "before"


def _is_bracketed(inner: str) -> bool:
    return inner in _BRACKETED or place_named(inner.split(" ")) is not None


@cache
def _koreas() -> frozenset[str]:
    return frozenset({"korea", "north korea", "south korea"})


def place_named(said: list[str]) -> Entry | str | None:
    """The weightiest entry of the gazetteer of that name, the name itself for Korea as a whole, None where none is."""
    name = " ".join(said).replace("’", "'").lower()
    if name in _koreas():
        return name
    found = by_name().get(name)
    return found[0] if found else None
