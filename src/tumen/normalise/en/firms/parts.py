"""The parts of the name of a firm: place, distinctive words, words of trade and legal form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tumen.normalise.en.firms.runs import Piece, place_named
from tumen.normalise.en.firms.words import is_generic
from tumen.normalise.en.lexicon import words
from tumen.normalise.found import FirmName
from tumen.resources.places import Entry, entries

_KINDS = words("City Province County Prefecture Region District Oblast Krai Shi Sheng")
"""Nouns that belong to the place they stand behind ("Jilin Province")."""

_NO_PLACES = words(
    """
    Austin Orlando Chandler Columbus Irving Henderson Everest Fortaleza Aurora Bath Buffalo Concord Corona Cypress
    Delta Garland Golden Independence Liberty Mango Miramar Mobile Nancy Nice Orange Paradise Phoenix Queens Reading
    Regina Salem Star Sunrise Surprise Tours Union Victoria Vista Enterprise Diamond Eagle Florence Gilbert Hassan
    Jackson Lincoln Madison Milton Newton Norman Santos Warren Windsor Split Male Man Most Police Same Sale Hope
    Crystal Marina Arcadia Olympia Champion Jordan Chad Georgia Jersey Guinea Niger Togo
    """
)
"""Towns and countries whose names are as often chosen as the distinctive word of a firm."""

_OTHER_NAMES = words("River Mountain Mountains Lake Bay Sea Island Islands Peninsula Gulf Strait Port")
"""Nouns that make of the place before them the name of something else ("Tumen River Restaurant")."""

_ALSO_NAMES = words("Bar Gold Ocean Silk Air Marine Power Solar Inn Iron Stone Sand Salt Water Port Plant Mine Multi")
"""Words of trade that begin a name as its own word where nothing else does ("Ocean Shipping")."""

_LARGE = 300_000
"""People that a town outside Northeast Asia must have to be read as the place of a firm."""

_NEAR = words("CN RU KP KR JP MN TW HK MO")
_LONGEST_PLACE = 4


class Split(NamedTuple):
    """A name cut up: the pieces of each part, empty where it lacks one; `country` tells that the place is a country."""

    place: Sequence[Piece]
    distinctive: Sequence[Piece]
    trade: Sequence[Piece]
    form: Sequence[Piece]
    country: bool

    @property
    def own(self) -> bool:
        """Whether it has a word of its own: neither place nor trade nor an empty word such as "New"."""
        return any(
            piece.kind == "quoted" or (piece.kind == "word" and not is_generic(piece.text))
            for piece in self.distinctive
        )

    @property
    def numbered(self) -> bool:
        """Whether a number tells it from others ("Logging Company No. 2")."""
        return any(piece.kind == "number" for piece in self.distinctive)


def split(pieces: Sequence[Piece]) -> Split:
    """The parts of a name whose pieces these are."""
    end = len(pieces)
    while end and pieces[end - 1].kind in ("number", "bracket"):
        end -= 1
    tail = pieces[end:]
    first = end
    while first and pieces[first - 1].kind == "form":
        first -= 1
    form = pieces[first:end]
    body = pieces[:first]
    if not form and pieces and pieces[0].kind == "form":
        form, body = pieces[:1], pieces[1:end]
    head = _head_place(body)
    place, rest = body[:head], body[head:]
    cut, stop = _last_trade(rest)
    if not place:
        place = _place_behind(rest[stop:], [*rest, *tail])
    if any(piece.kind == "word" and piece not in place for piece in rest[stop:]) and not _is_led(rest, cut, stop):
        # a word of trade within the distinctive words ("Culture Box") tells no trade
        cut = stop = len(rest)
    distinctive = _stretch(rest[:cut], place) or _stretch([*rest[stop:], *tail], place)
    if not distinctive and place and _is_name_rather(body[:head]):
        distinctive, place = place, []
    return Split(place, distinctive, rest[cut:stop], form, bool(place) and _is_country(place))


def _is_led(rest: Sequence[Piece], cut: int, stop: int) -> bool:
    """Whether the trade leads its name ("Bank of Sampleton"), and is no first word of it ("Culture Box")."""
    return cut < stop < len(rest) and rest[stop].kind == "connector"


def firm_name(text: str, pieces: Sequence[Piece], parts: Split) -> FirmName:
    """The value of a name, each part as the text writes it with its white space folded."""
    return FirmName(
        full=_said(text, pieces) or "",
        place=_said(text, parts.place, within=True),
        distinctive=_said(text, parts.distinctive, within=True),
        trade=_said(text, parts.trade),
        form=_said(text, parts.form),
    )


def _said(text: str, pieces: Sequence[Piece], *, within: bool = False) -> str | None:
    if not pieces:
        return None
    if within and len(pieces) == 1 and pieces[0].kind in ("bracket", "quoted"):
        return " ".join(pieces[0].text.split())
    last = pieces[-1]
    end = last.end
    # only the whole name of a piece that owns something holds its "'s" ("Sampleton's Seafood")
    return " ".join(text[pieces[0].start : end].split())


def _stretch(pieces: Sequence[Piece], place: Sequence[Piece]) -> Sequence[Piece]:
    """The first stretch of pieces that stand side by side and are no place, without connectors at its ends."""
    found: list[Piece] = []
    for piece in pieces:
        apart = piece.kind == "bracket" or piece in place or (piece.kind in ("form", "connector") and not found)
        if apart and found:
            break
        if not apart:
            found.append(piece)
    while found and found[-1].kind == "connector":
        found.pop()
    return found


def _place_behind(behind: Sequence[Piece], others: Sequence[Piece]) -> Sequence[Piece]:
    """The place behind the trade ("Sampleton Trading Hong Kong Limited", "Bank of Dandong") or in brackets."""
    after = int(bool(behind) and behind[0].kind == "connector")
    end = after + _head_place(behind[after:])
    if end > after and all(piece.kind != "word" for piece in behind[end:]):
        return behind[after:end]
    return next(([piece] for piece in others if _is_place_bracket(piece)), [])


def _head_place(pieces: Sequence[Piece]) -> int:
    """How many pieces at the head name a place, one that lies in the other included ("Jilin Hunchun")."""
    count = 0
    outer: Entry | None = None
    while True:
        step, entry = _place_at(pieces, count)
        if not step or (count and not (outer and isinstance(entry, Entry) and _nested(outer, entry))):
            return count
        count += step
        outer = entry if isinstance(entry, Entry) else None


def _place_at(pieces: Sequence[Piece], start: int) -> tuple[int, Entry | str | None]:
    said: list[str] = []
    for piece in pieces[start : start + _LONGEST_PLACE]:
        if piece.kind != "word" or piece.owns:
            break
        said.append(piece.text)
    for length in range(len(said), 0, -1):
        entry = place_named(said[:length])
        if entry is None or not is_placing(entry, said[:length]):
            continue
        behind = pieces[start + length].text if start + length < len(pieces) else ""
        if behind in _OTHER_NAMES:
            return 0, None
        return length + (behind in _KINDS), entry
    return 0, None


def is_placing(entry: Entry | str, said: list[str]) -> bool:
    """Whether the place of that name may be the place of a firm, and is no word chosen as its name."""
    if isinstance(entry, str):
        return True
    if " ".join(said).title() in _NO_PLACES or len(said[0]) < 3:
        return False
    return not entry.id.startswith("gn") or entry.country in _NEAR or (entry.population or 0) >= _LARGE


def _nested(outer: Entry, inner: Entry) -> bool:
    above: Entry | None = inner
    while above is not None:
        if above.id == outer.id and inner.id != outer.id:
            return True
        above = entries().get(above.parent or "") if above.kind != "country" else None
    return outer.kind == "country" and inner.country == outer.country and inner.id != outer.id


def _is_name_rather(place: Sequence[Piece]) -> bool:
    """Whether a name that has nothing else of its own is the distinctive word: a small town of the list of cities."""
    entry = place_named([piece.text for piece in place])
    return isinstance(entry, Entry) and entry.id.startswith("gn") and (entry.population or 0) < _LARGE


def _is_country(place: Sequence[Piece]) -> bool:
    entry = place_named([piece.text for piece in place])
    return isinstance(entry, str) or (entry is not None and entry.kind == "country")


def _is_place_bracket(piece: Piece) -> bool:
    if piece.kind != "bracket":
        return False
    entry = place_named(piece.text.split(" "))
    return piece.text in ("HK", "PRC", "UAE", "DPRK") or (
        entry is not None and is_placing(entry, piece.text.split(" "))
    )


def _last_trade(pieces: Sequence[Piece]) -> tuple[int, int]:
    """The last run of words of trade, "and" between two of them included; empty and at the end where there is none."""
    stop = len(pieces)
    while stop and pieces[stop - 1].trade is None:
        stop -= 1
    cut = stop
    while cut:
        piece = pieces[cut - 1]
        joins = (
            piece.kind == "connector" and piece.text in ("and", "&") and cut > 1 and pieces[cut - 2].trade is not None
        )
        if piece.trade is None and not joins:
            break
        cut -= 1
    while (
        stop - cut > 1 and pieces[cut].text.title() in _ALSO_NAMES and (cut == 0 or pieces[cut - 1].kind == "connector")
    ):
        cut += 1
    run = [piece.trade for piece in pieces[cut:stop] if piece.trade is not None]
    if all(trade.adds for trade in run):
        return len(pieces), len(pieces)
    return cut, stop
