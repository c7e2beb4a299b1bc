"""Runs of capitalised words cut into names of firms, and which of them are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tumen.normalise.en.demonyms import is_demonym
from tumen.normalise.en.firms.parts import Split, split
from tumen.normalise.en.firms.runs import Piece, place_named
from tumen.normalise.en.firms.words import (
    HEAD_ONLY,
    LEADS,
    OF_HEADS,
    PAIRED,
    PLURAL_OR_PEOPLE,
    SURNAMES,
    TITLES,
    is_boundary,
    is_generic,
    is_not_firm,
)

_LONGEST = 16
_MOST_OWN = 6
"""Most words in a distinctive part; what is longer is a headline or a table read as one line."""

_LONGEST_AFTER_FORM = 4
_ORDER = re.compile(r"[A-Z]|[IVX]+|\d+")
_TRADING = frozenset({"trading", "trade", "export", "import"})
_STATE_FORMS = ("corp", "joint", "group", "gener")
"""Beginnings of forms that make a name of a country and a trade ("Korea Mining Trading Corporation")."""

_CAPITALS = frozenset({"Beijing", "Moscow", "Pyongyang", "Seoul", "Tokyo", "Washington"})
"""Towns that stand for a government in a headline."""

_ROOMS = frozenset({"Factory", "Mill", "Workshop", "Works", "Studio", "Studios"})
"""Words for a place of work that with a town alone make no name ("Hunchun Factory")."""


class Segment(NamedTuple):
    """Pieces between two boundaries of a run. `behind` is the piece that follows, `titled` tells that a title or a
    person stands before, `opens` that nothing of the run does, `governed` that "Office of" or the like does."""

    pieces: list[Piece]
    behind: Piece | None
    titled: bool
    opens: bool
    governed: bool = False


class Candidate(NamedTuple):
    """The pieces of a name with its parts."""

    pieces: Sequence[Piece]
    parts: Split


def candidates(pieces: list[Piece], *, headline: bool) -> Iterator[Candidate]:
    """The names in a run, in order; in a headline, whose words all bear capitals, only those whose start is sure."""
    for segment in _segments(pieces):
        sure = segment.opens
        before = 0
        for start, end in _closed(segment):
            sure = sure and all(piece.kind == "connector" for piece in segment.pieces[before:start])
            behind = segment.pieces[end] if end < len(segment.pieces) else segment.behind
            found = _judged(segment.pieces[start:end], behind, headline=headline, clear=sure)
            before = end
            if found is not None and not (segment.governed and start == 0 and _is_soft(found.parts)):
                yield found


def _is_soft(parts: Split) -> bool:
    return not any(_strength(piece) == "hard" for piece in parts.form)


def _segments(pieces: list[Piece]) -> Iterator[Segment]:
    current: list[Piece] = []
    titled = governed = False
    opens = True
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if _cuts(piece, index, current):
            yield Segment(current, piece, titled, opens, governed)
            governed = piece.text == "of" and bool(current) and is_not_firm("body", current[-1].text)
            current, opens = [], False
            titled = piece.kind == "word" and piece.text.lower().rstrip(".") in TITLES
            continue
        current.append(piece)
        if piece.owns and not _is_owner(current, following):
            yield Segment(current, None, titled, opens, governed)
            current, titled, opens, governed = [], False, False, False
    yield Segment(current, None, titled, opens, governed)


def _cuts(piece: Piece, index: int, before: list[Piece]) -> bool:
    if piece.kind == "connector" and piece.text == "of":
        return not (before and before[-1].text in OF_HEADS)
    if piece.kind != "word":
        return False
    if index == 0 and piece.text in HEAD_ONLY:
        return True
    return piece.trade is None and is_boundary(piece.text)


def _is_owner(before: list[Piece], following: Piece | None) -> bool:
    """Whether "Sampleton's" begins the name "Sampleton's Seafood", rather than owning what is named next."""
    if len(before) > 1 and before[-2].kind != "connector":
        return False
    if following is None or following.trade is None or not following.trade.closes:
        return False
    owner = before[-1]
    return not (owner.kind != "word" or owner.trade or is_generic(owner.text) or place_named([owner.text]))


def _closed(segment: Segment) -> Iterator[tuple[int, int]]:
    """Start and end of each name of the segment, by its last legal form or closing word of trade."""
    start = 0
    while start < len(segment.pieces):
        start, end = _next_name(segment, start)
        if end is None:
            return
        yield start, end
        start = end


def _next_name(segment: Segment, start: int) -> tuple[int, int | None]:
    pieces = segment.pieces
    start = _past_strays(pieces, start)
    if start < len(pieces) and (prefixed := _prefixed(pieces, start)) is not None:
        return start, prefixed
    last: int | None = None
    formed = False
    index = start
    while index < len(pieces):
        piece = pieces[index]
        if piece.kind == "form" and index > start and pieces[index - 1].kind != "connector":
            hard = piece.form is not None and piece.form.strength in ("hard", "weak")
            while index + 1 < len(pieces) and pieces[index + 1].kind == "form" and not _begins(pieces, index + 1):
                index += 1
                hard = hard or _strength(pieces[index]) in ("hard", "weak")
            last, formed = index + 1, True
            if hard:
                return start, last
        elif piece.trade is not None and (
            piece.trade.closes or _is_pair(pieces, index) or last == index or _adds(pieces, index, last)
        ):
            last, formed = index + 1, False
            if piece.text in OF_HEADS and (named := _named_of(pieces, index + 1)):
                index = named - 1
                last = named
        elif last == index and (_is_numbered(piece) or (piece.kind == "bracket" and not formed)):
            last = index + 1
        elif piece.kind == "connector" and piece.text == "for":
            if (
                last is None
                and place_named([piece.text for piece in pieces[max(start, index - 3) : index]]) is not None
            ):
                start = index + 1
        elif piece.kind == "connector" and piece.text in ("and", "&", "y", "et", "und"):
            if last == index and _begins_name(pieces, index + 1, formed=formed):
                return start, last
            joins = index + 1 < len(pieces) and (pieces[index + 1].trade or pieces[index + 1].kind == "form")
            if last is None and not joins and _stands_apart(segment, start, index):
                start = index = _past_strays(pieces, index + 1)
                if start < len(pieces) and (prefixed := _prefixed(pieces, start)) is not None:
                    return start, prefixed
                continue
        index += 1
    return start, last


def _is_numbered(piece: Piece) -> bool:
    """Whether it is a number that belongs to a name ("No. 3"), and not one that counts what follows."""
    return piece.kind == "number" and not piece.text.isdigit()


def _is_pair(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the word is the second of "Import and Export"."""
    before = [piece.text.rstrip(".").title() for piece in pieces[max(0, index - 2) : index] if piece.kind == "word"]
    return pieces[index].text.rstrip(".").title() in PAIRED and bool(before) and before[-1] in PAIRED


def _past_strays(pieces: Sequence[Piece], start: int) -> int:
    """The first piece from `start` that may begin a name."""
    while start < len(pieces) and (pieces[start].kind == "connector" or _is_stray(pieces, start)):
        start += 1
    return start


def _named_of(pieces: Sequence[Piece], index: int) -> int:
    """The end of the words behind "Bank of", 0 where no "of" follows."""
    if index + 1 >= len(pieces) or pieces[index].text != "of" or pieces[index].kind != "connector":
        return 0
    end = index + 1
    while (
        end < len(pieces)
        and end - index <= _LONGEST_AFTER_FORM
        and pieces[end].kind == "word"
        and not pieces[end].trade
    ):
        end += 1
    return end if end > index + 1 else 0


def _strength(piece: Piece) -> str:
    return piece.form.strength if piece.form else ""


def _begins(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a form begins the next name instead of going on with this one."""
    form = pieces[index].form
    return form is not None and form.side == "before"


def _is_stray(pieces: Sequence[Piece], index: int) -> bool:
    """A form that opens no name, a bracket or a bare number at the head."""
    piece = pieces[index]
    if piece.kind == "form":
        return _prefixed(pieces, index) is None
    return piece.kind == "bracket" or (piece.kind == "number" and piece.text.isdigit())


def _prefixed(pieces: Sequence[Piece], start: int) -> int | None:
    """The end of a name behind its legal form ("LLC Sampleton"), None where the form at `start` leads none."""
    form = pieces[start].form
    following = pieces[start + 1] if start + 1 < len(pieces) else None
    if form is None or form.side == "behind" or following is None or pieces[start].owns:
        return None
    if following.kind == "quoted":
        return start + 2
    if form.strength == "quoted" or following.kind != "word" or is_generic(following.text):
        return None
    if form.strength == "weak" and following.text.isupper() and len(following.text) > 3:
        return None
    end = start + 1
    while end < len(pieces) and end - start <= _LONGEST_AFTER_FORM and pieces[end].kind in ("word", "number"):
        end += 1
    while end < len(pieces) and pieces[end].kind == "form" and pieces[end].form.side != "before":  # type: ignore[union-attr]
        end += 1
    return end


def _adds(pieces: Sequence[Piece], index: int, last: int | None) -> bool:
    """Whether a word of trade goes on with a closed name across "and" ("Restaurant and Bar")."""
    return last is not None and last == index - 1 and pieces[index - 1].kind == "connector"


def _begins_name(pieces: Sequence[Piece], index: int, *, formed: bool) -> bool:
    """Whether a new name begins behind "and": behind a legal form with any word, else with one that is no trade."""
    if index >= len(pieces) or pieces[index].kind == "form":
        return index < len(pieces) and _prefixed(pieces, index) is not None
    return formed or pieces[index].trade is None


def _stands_apart(segment: Segment, start: int, index: int) -> bool:
    """Whether what stands before "and" is a place, a people or a person, and no first half of a name."""
    before, following = segment.pieces[start : min(index, start + 3)], segment.pieces[index + 1 : index + 5]
    said = [piece.text for piece in before[:3] if piece.kind == "word"]
    if segment.pieces[index].text == "&":
        return False
    if len(said) > 1 or segment.titled or not said or said[0] in SURNAMES or all(is_generic(word) for word in said):
        return True
    names = [piece.text for piece in following if piece.kind == "word"]
    return place_named(said) is not None or any(place_named(names[:length]) for length in range(1, len(names) + 1))


def _judged(pieces: Sequence[Piece], behind: Piece | None, *, headline: bool, clear: bool) -> Candidate | None:
    if len(pieces) > _LONGEST:
        if not headline:
            return None
        pieces, clear = pieces[-_LONGEST:], False
    pieces = list(pieces)
    while True:
        step = _lead(pieces)
        if not step or step >= len(pieces):
            break
        clear = clear and pieces[0].kind == "number"
        pieces = pieces[step:]
    if headline and not (sure := _sure(pieces, behind, clear=clear)):
        return None
    elif headline:
        pieces = sure
    parts = split(pieces)
    return Candidate(pieces, parts) if _is_firm(pieces, parts, behind) else None


def _lead(pieces: Sequence[Piece]) -> int:
    """How many pieces at the head only tell where the firm is from ("North Korean", "DPRK")."""
    first = pieces[0]
    if first.kind in ("connector", "bracket") or (first.kind == "number" and first.text.isdigit()):
        return 1
    if first.kind != "word":
        return 0
    if len(pieces) > 1 and is_demonym(f"{first.text} {pieces[1].text}".lower()):
        return 2 if split(pieces[2:]).own or first.text.title() in ("North", "N.") else 0
    told = first.text in LEADS or is_demonym(first.text.lower().rstrip("."))
    return int(told and split(pieces[1:]).own)


def _sure(pieces: list[Piece], behind: Piece | None, *, clear: bool) -> list[Piece]:
    """The name as far as its start is sure in a headline: from a town on, or the whole of a line; else empty."""
    for index in range(len(pieces) - 2, -1, -1):
        parts = split(pieces[index:])
        town = bool(parts.place) and not parts.country and parts.place[0] is pieces[index]
        if town and pieces[index].kind == "word" and _is_quiet(parts):
            return pieces[index:]
    return pieces if clear and (behind is None or behind.kind == "connector") and len(pieces) <= _MOST_OWN + 2 else []


def _is_quiet(parts: Split) -> bool:
    """Whether a town may be the head of the name, and not the subject of the headline ("Moscow Shields ...")."""
    own = parts.distinctive
    if not 0 < len(own) <= 3 or parts.place[0].text.title() in _CAPITALS:
        return False
    return len(own) == 1 or not own[0].text.lower().endswith(("s", "ed", "ly"))


def _is_firm(pieces: Sequence[Piece], parts: Split, behind: Piece | None) -> bool:
    strengths = {_strength(piece) for piece in parts.form}
    if len(parts.distinctive) > _MOST_OWN:
        return False
    if "quoted" in strengths or (parts.form and parts.form[0] is pieces[0]):
        return parts.own
    if "hard" in strengths:
        told = bool(parts.trade) and bool(parts.place or parts.distinctive)
        return parts.own or told or (parts.numbered and bool(parts.trade or parts.place))
    if _is_other(pieces, parts, behind) or _runs_on(parts, behind) or _is_clause(parts):
        return False
    if "weak" in strengths:
        last = pieces[-len(parts.form) - 1]
        shouted = last.text.isupper() and len(last.text) > 4
        return parts.own and not shouted and not (behind and behind.kind == "word")
    return parts.own or _is_plainly_named(parts)


def _runs_on(parts: Split, behind: Piece | None) -> bool:
    """Whether another word with a capital follows, so that nothing tells where a name without its form ends."""
    form = parts.form[-1].text.lower().rstrip(".") if parts.form else ""
    if behind is None or behind.kind != "word":
        return False
    if form in ("group", "company") and _ORDER.fullmatch(behind.text.rstrip(".")):
        # "World Group I", the groups of a contest
        return True
    return form in ("", "co", "company") and not is_boundary(behind.text) and behind.text not in SURNAMES


def _is_clause(parts: Split) -> bool:
    """Whether a government acts in the words before the trade ("Beijing Shields Sampleton Trading")."""
    if not parts.place or not (parts.country or parts.place[0].text.title() in _CAPITALS) or parts.form:
        return False
    own = parts.distinctive
    return len(own) > 1 and own[0].kind == "word" and own[0].text.lower().endswith(("s", "ed", "ly"))


def _is_other(pieces: Sequence[Piece], parts: Split, behind: Piece | None) -> bool:
    """Whether the phrase is, or is part of, the name of something that is no firm."""
    if behind is not None and behind.kind == "word":
        word = behind.text.rstrip(".")
        if word.lower() in PLURAL_OR_PEOPLE or is_not_firm("body", word) or is_not_firm("behind", word):
            return True
    if any(piece.trade is None and piece.kind == "word" and is_not_firm("body", piece.text) for piece in pieces):
        return True
    said = " ".join(piece.text for piece in pieces).split()
    pairs = (" ".join(said[at : at + n]) for n in (2, 3) for at in range(len(said) - n + 1))
    if is_not_firm("phrase", " ".join(said)) or (not parts.form and any(is_not_firm("within", pair) for pair in pairs)):
        return True
    if _is_loose(pieces, parts) or (behind is not None and behind.text.lower().startswith("minister")):
        return True
    if not parts.form:
        return False
    before = pieces[-len(parts.form) - 1] if len(pieces) > len(parts.form) else None
    if before is not None and is_not_firm("group", before.text):
        return True
    bureau = parts.form[0].text.title().startswith("General Bureau")
    return bureau and not any(piece.text.lower() in _TRADING for piece in parts.trade)


def _is_loose(pieces: Sequence[Piece], parts: Split) -> bool:
    """Whether "and" stands between the last word of its own and the trade ("Li and Construction")."""
    if not parts.trade or not parts.distinctive or parts.form:
        return False
    before = [piece for piece in pieces if piece.end <= parts.trade[0].start]
    return bool(before) and before[-1].kind == "connector" and before[-1].text in ("and", "&")


def _is_plainly_named(parts: Split) -> bool:
    """Whether place, trade and number make a name without a word of its own ("Korea Mining Trading Corporation")."""
    trade = [piece for piece in parts.trade if piece.trade is not None]
    house = bool(trade) and trade[-1].trade is not None and trade[-1].trade.house
    if parts.numbered:
        return len(trade) > 1 or bool(trade and parts.form)
    if not trade:
        return False
    if parts.form:
        state = parts.form[0].text.lower().startswith(_STATE_FORMS)
        if not parts.place:
            return bool(parts.distinctive) and parts.form[0].text.lower().startswith("corp")
        return state or not parts.country
    placed_behind = bool(parts.place) and parts.place[0].start > trade[-1].end
    if trade[-1].text.title() == "Bank" and (len(trade) > 2 or placed_behind):
        return True
    if not parts.place or parts.country or not house:
        return False
    return len(trade) > 1 or trade[-1].text.title() not in _ROOMS
