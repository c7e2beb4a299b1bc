"""Names of firms in English text: where each starts and ends, and its parts.

A word that only names of firms bear (a legal form, a word of trade with a capital, "a company called") leads to the run
of capitalised words around it; the run is cut at words that belong to no name, and what ends in a legal form or a word
of trade and has a word of its own is a name. Where a run leaves the bounds of a name open, as in headlines, none is
found: a wrong name may harm a firm that has nothing to do with the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from tumen.normalise.cover import Cover
from tumen.normalise.en.firms.elsewhere import names_elsewhere
from tumen.normalise.en.firms.parts import firm_name, split
from tumen.normalise.en.firms.runs import Piece, opening_mark, read_run, run_start
from tumen.normalise.en.firms.segments import Candidate, candidates
from tumen.normalise.en.firms.words import (
    APPOSED,
    CONNECTORS,
    HOUSES,
    PAIRED,
    SURNAMES,
    is_boundary,
    is_generic,
    is_not_firm,
)
from tumen.normalise.found import FoundName
from tumen.resources.firms import legal_forms, trades
from tumen.resources.outlets import outlets_in

_Lead = Literal["form", "trade", "called", "apposed", "quoted", "elsewhere"]


class _Trigger(NamedTuple):
    start: int
    end: int
    lead: _Lead


_CALLED = re.compile(
    r"\b(?P<noun>[a-z]+)(?:\s+(?:in|of|from|at|near)\s+[A-Z][\w'’-]+)?(?:,?\s+(?:that|which|who)\s+(?:is|was|were)"
    r"|,?\s+(?:is|was|were))?,?\s+(?:also\s+|only\s+|simply\s+|identified\s+as\s+)?$"
)
_NAMED = re.compile(r"\s+(?:as\s+)?(?:the\s+)?(?P<quote>[“\"‘'«])?(?=[^\W_a-z])")
_QUOTE_ENDS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}
_DETERMINED = re.compile(
    r"(?:\b(?:the|a|an|its|their|this|another|local|state|parent|[a-z]+(?:-[a-z]+)?ing|[A-Z][a-z]+(?:ese|an|ish|i)|"
    r"garment|textile|seafood|clothing|technology|shipping|logistics|construction|IT|software|mining)\s+)$"
)
_TAKES_OBJECT = re.compile(
    r"\s(?:founded|owns?|owned|runs?|ran|controls?|controlled|heads?|headed|manages?|managed|sets?|established|created|"
    r"bought|leads?|led|works?|worked|visited|calls?|called|used|set|started|registered|worked|represents?)\b"
)
_CLOSING = ('"', "”", "’", "'", "»")
_TOLD = ("", "garment ", "clothing ", "textile ", "trading ", "construction ", "seafood ", "shipping ", "sewing ")
_MOST_WORDS = 5
_LONGEST_WORD = 40
_AROUND = 200


@cache
def _automaton() -> tuple[AhoCorasick, tuple[_Lead, ...]]:
    """Words that lead to a name: those of legal forms and of trade, and nouns and verbs that a name follows."""
    leads: dict[str, _Lead] = {
        f"{mark} {told}{noun}": "quoted" for mark in _CLOSING for told in _TOLD for noun in sorted(HOUSES)
    }
    for noun in APPOSED:
        leads[f"{noun} "] = "apposed"
    for verb in ("called", "named", "known as"):
        leads[verb] = "called"
    for trade in trades().values():
        if (trade.closes or trade.house or trade.word in PAIRED) and trade.word.isascii():
            leads[trade.word] = leads[trade.word.upper()] = "trade"
    for form in legal_forms():
        if ord(form.spelling[0]) < 0x0400:
            for spelling in (form.spelling, form.spelling.upper()):
                leads[_sure_word(spelling)] = "form"
        else:
            leads[form.spelling] = "elsewhere"
    order = sorted(leads)
    return AhoCorasick(order, matchkind=MatchKind.LeftmostLongest), tuple(leads[word] for word in order)


def _sure_word(spelling: str) -> str:
    """Letters of a form that surely stand in a text: "Ltd" of "Co., Ltd.", "S.p.A" of "S.p.A.", "LLC" of "FZ-LLC"."""
    found: list[str] = re.findall(r"[^\W\d_](?:\.[^\W\d_](?!\w))+|[^\W\d_]{2,}", spelling)
    capital = [word for word in found if word[0].isupper()]
    return (capital or found or [spelling])[-1]


def _triggers(text: str) -> Iterator[_Trigger]:
    automaton, leads = _automaton()
    for index, start, end in automaton.find_matches_as_indexes(text):
        lead = leads[index]
        if lead in ("elsewhere", "quoted"):
            yield _Trigger(start, end, lead)
            continue
        if text[start - 1 : start].isalnum() or (lead != "apposed" and text[end : end + 1].isalnum()):
            continue
        if lead == "apposed" and not text[end : end + 1].isupper():
            continue
        if text[start - 1 : start] in ("-", "/") and text[start - 2 : start - 1].isalnum():
            # "Bio-Tech", "FZ-LLC": the compound is the word
            whole = text[max(0, start - _LONGEST_WORD) : start].rsplit(maxsplit=1)[-1]
            yield _Trigger(start - len(whole), end, lead)
        else:
            yield _Trigger(start, end, lead)


def find_names(text: str) -> tuple[FoundName, ...]:
    """The names of firms in order, overlapping none.

    A legal form, a word of trade with a capital, or words such as "a company called" make a name. State organs, media,
    schools, people, places and generic phrases ("the Garment Factory", "Chinese Trading Companies") are none.
    """
    found: list[FoundName] = []
    done = 0
    introduced: list[FoundName] = []
    elsewhere = False
    for trigger in _triggers(text):
        if trigger.lead in ("called", "apposed"):
            introduced += _introduced(text, trigger)
        elif trigger.lead == "quoted":
            introduced += _closed_quote(text, trigger.start)
        elif trigger.lead == "elsewhere":
            elsewhere = True
        elif trigger.start >= done:
            at = trigger.start - (trigger.start > done and text[trigger.start - 1] in "(（")
            start = run_start(text, at, done, quoted=trigger.lead == "form")
            pieces = read_run(text, start)
            done = max(trigger.end, pieces[-1].end if pieces else start)
            found += _names(text, pieces)
    taken = Cover((name.start, name.end) for name in found)
    found += [name for name in introduced if not taken.touches(name.start, name.end) and not _is_outlet(name)]
    if elsewhere:
        found += names_elsewhere(text)
    kept: list[FoundName] = []
    for name in sorted(found, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return tuple(kept)


def _names(text: str, pieces: list[Piece]) -> Iterator[FoundName]:
    if not pieces:
        return
    start, end = pieces[0].start, pieces[-1].end
    for candidate in candidates(pieces, headline=_is_headline(text, start, end)):
        name = _found(text, candidate)
        if not _is_outlet(name):
            yield name


def _found(text: str, candidate: Candidate) -> FoundName:
    pieces = candidate.pieces
    value = firm_name(text, pieces, candidate.parts)
    return FoundName(start=pieces[0].start, end=pieces[-1].end, value=value)


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether the line is set in the capitals of a headline: five words or more, nearly all with a capital, and no full
    stop."""
    low = max(0, start - _AROUND)
    first = text.rfind("\n", low, start)
    last = text.find("\n", end, end + _AROUND)
    if (first < 0 and low > 0) or (last < 0 and end + _AROUND < len(text)):
        return False
    line = text[first + 1 if first >= 0 else low : last if last >= 0 else len(text)].strip()
    said = [word for word in re.findall(r"[^\W\d_][\w'’-]*", line) if len(word) > 3]
    capitals = sum(1 for word in said if word[0].isupper())
    return len(said) > 4 and capitals >= 0.92 * len(said) and not line.endswith((".", "?”", ".”"))


def _is_outlet(name: FoundName) -> bool:
    """Whether the name is that of a news outlet or a body that the table of outlets holds."""
    value = name.value
    whole = (
        value.full[: -len(value.form)].rstrip(" ,") if value.form and value.full.endswith(value.form) else value.full
    )
    return any(
        end - start >= len(whole) - 4 or (value.form is None and end - start > 4)
        for start, end, _ in outlets_in(value.full)
    )


def _introduced(text: str, trigger: _Trigger) -> Iterator[FoundName]:
    """The name behind "a company called" or "the firm"."""
    at = trigger.end
    if trigger.lead == "called":
        noun = _CALLED.search(text, max(0, trigger.start - 60), trigger.start)
        match = _NAMED.match(text, at)
        if noun is None or noun["noun"] not in HOUSES or match is None:
            return
        if match["quote"]:
            yield from _quoted(text, match.end(), _QUOTE_ENDS[match["quote"]])
            return
        at = match.end()
    elif _DETERMINED.search(text, max(0, trigger.start - 30), trigger.start) is None:
        return
    pieces = _own_words(read_run(text, at))
    if not pieces or (trigger.lead == "apposed" and not _is_apposed(text, pieces)):
        return
    yield _found(text, Candidate(pieces, split(pieces)))


def _quoted(text: str, start: int, mark: str) -> Iterator[FoundName]:
    end = text.find(mark, start, start + 60)
    while mark in "’'" and end > 0 and text[end + 1 : end + 2].isalnum():
        end = text.find(mark, end + 1, start + 60)
    inner = text[start:end].rstrip(" ,.")
    if end < 0 or not inner or "\n" in inner:
        return
    pieces = read_run(text[: start + len(inner)], start)
    if not pieces or pieces[-1].end != start + len(inner):
        pieces = [Piece(start, start + len(inner), "word", inner)]
    if pieces[0].start == start:
        yield _found(text, Candidate(pieces, split(pieces)))


def _closed_quote(text: str, closing: int) -> Iterator[FoundName]:
    """The name in quotation marks before a noun: 'the "Sampleton" garment factory'."""
    opening = opening_mark(text, closing, 0)
    inner = text[opening + 1 : closing] if opening is not None else ""
    said = inner.split()
    if opening is None or not said or inner != inner.strip(" ,.") or len(said) > _MOST_WORDS:
        return
    if all(word[0].isupper() or word in CONNECTORS for word in said) and not all(map(is_generic, said)):
        yield from _quoted(text, opening + 1, text[closing])


def _own_words(pieces: list[Piece]) -> Sequence[Piece]:
    """The first words of a run that may be a name: up to a boundary, a bracket, or "and"."""
    own: list[Piece] = []
    for piece in pieces:
        if piece.kind in ("connector", "bracket", "quoted") or (piece.kind == "word" and is_boundary(piece.text)):
            break
        own.append(piece)
        if piece.owns:
            break
    named = any(piece.kind == "word" and piece.trade is None and not is_generic(piece.text) for piece in own)
    if not named or len(own) > _MOST_WORDS or own[0].kind != "word" or is_generic(own[0].text):
        return ()
    return () if any(is_not_firm("body", piece.text) for piece in own) else own


def _is_apposed(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether the words right behind "the firm" are its name, and not whoever founded it or where it is."""
    parts = split(pieces)
    if not parts.distinctive or pieces[0].text in SURNAMES:
        return False
    return len(pieces) > 3 or _TAKES_OBJECT.match(text, pieces[-1].end) is None
