"""Names in Han and Hangul, without spaces: what begins and ends them is taken off, and what is left is their own."""

from __future__ import annotations

import re

from tumen.ledger import Place
from tumen.normalise.firms.chinese import HAN, simplified
from tumen.normalise.firms.own import own
from tumen.normalise.firms.pieces import Pieces
from tumen.normalise.firms.tables import form_ends, nation_starts, trade_ends, trade_kinds
from tumen.resources.places import Entry, by_name, parents

_LONGEST_PLACE = 10
_NUMBER = re.compile(r"(?:第|제)?(\d+|[一二三四五六七八九十]{1,3}(?=(?:号|厂|工厂|分厂)$))(?:号|호)?")
_ORDERED = re.compile(r"(?:第|제)(\d+|[一二三四五六七八九十]{1,3})")
_FIGURES = {char: str(number) for number, char in enumerate("一二三四五六七八九十", start=1)}
_NORTHEAST = ("CN-21", "CN-22", "CN-23")
_LARGE = 1_500_000
"""People of a town far from the border that is read as the place of a firm without a word such as 市 behind it."""


def is_place(said: str) -> bool:
    """Whether the text is the name of a place in Han or Hangul."""
    return not said.isascii() and _entry(simplified(said.strip())) is not None


def read(text: str, extra: tuple[str, ...]) -> Pieces:
    """The parts of a name in Han or Hangul; `extra` is what stood in brackets and names no firm."""
    said = simplified("".join(text.split()))
    said = re.sub(r"[·・\-–—,.、《》“”\"']", "", said)
    forms: set[str] = set()
    trades: set[str] = set()
    numbers: set[str] = set()
    for match in _ORDERED.finditer(said):
        numbers.add(_FIGURES.get(match[1], match[1]))
    said = _ORDERED.sub("", said)
    for match in re.finditer(r"\d+(?:号|호)?", said):
        numbers.add(re.sub(r"\D", "", match.group()))
    said = re.sub(r"\d+(?:号|호)?", "", said)
    said = _without_forms(said, forms)
    nation, rest = _nation(said)
    places: list[Entry] = []
    if nation is None or nation == "china":
        rest = _without_places(rest, places)
    left = _without_trades(rest, trades, forms)
    if not left and places and not trades and not forms:
        # a bare name of a place that stands for a firm cannot be told from the place
        left = ""
    places += [entry for one in extra if (entry := _entry(simplified(one.strip()))) is not None and entry not in places]
    script = "han" if HAN.search(left) else "hangul"
    return Pieces(
        own=own(left, script, (left,)) if left else None,  # type: ignore[arg-type]
        places=_inner(places),
        trades=frozenset(trades),
        forms=frozenset(forms),
        numbers=frozenset(numbers),
        korean=nation == "korea",
    )


def _without_forms(said: str, forms: set[str]) -> str:
    while True:
        found = next(
            ((form, kind) for form, kind in form_ends() if said.endswith(form) and len(said) > len(form)), None
        )
        if found is None:
            break
        forms.add(found[1])
        said = said[: -len(found[0])]
    for form, kind in form_ends():
        if said.startswith(form) and len(said) > len(form) and form in ("株式会社", "주식회사", "有限会社", "유한회사"):
            forms.add(kind)
            return said[len(form) :]
    return said


def _nation(said: str) -> tuple[str | None, str]:
    for name in nation_starts():
        if said.startswith(name) and len(said) > len(name):
            nation = "korea" if name in ("朝鲜", "조선") else "china"
            return nation, said[len(name) :]
    return None, said


def _without_places(said: str, places: list[Entry]) -> str:
    """The name without the places that it begins with, the outer before the inner ("吉林省珲春市…")."""
    while True:
        found = None
        for length in range(min(len(said), _LONGEST_PLACE), 1, -1):
            entry = _entry(said[:length])
            if entry is not None and _may_stand(entry, said[:length], rest=said[length:]):
                found = entry, length
                break
        if found is None or (places and not _nested(places[-1], found[0])):
            return said
        places.append(found[0])
        said = said[found[1] :]


def _may_stand(entry: Entry, said: str, *, rest: str) -> bool:
    """Whether the place is where the firm is: a known one, and something of its own is left of the name.

    Many a county is named as firms are ("东方", "永兴"): of a name that then would have nothing else, it is the name.
    """
    if said.endswith(("市", "县", "省", "区", "州", "시", "군", "성")):
        return True
    chain = {entry.id, *(place.id for place in parents(entry.id))}
    if entry.id.startswith("gn") and (entry.population or 0) < _LARGE and chain.isdisjoint(_NORTHEAST):
        return False
    if entry.kind in ("country", "province", "prefecture") or not entry.id.startswith("gn"):
        return True
    return bool(_without_trades(rest, set(), set()))


def _without_trades(said: str, trades: set[str], forms: set[str]) -> str:
    while said:
        word = next((word for word in trade_ends() if said.endswith(word)), None)
        if word is None:
            shorter = _without_forms(said, forms)
            if shorter == said:
                break
            said = shorter
            continue
        # a single character of trade closes a name only behind one of two ("鞋", "厂", "总")
        said = said[: -len(word)]
        trades.update(trade_kinds(word) or ())
    return said


def _nested(outer: Entry, inner: Entry) -> bool:
    return outer.id != inner.id and any(place.id == outer.id for place in parents(inner.id))


def _entry(said: str) -> Entry | None:
    found = by_name().get(said)
    return found[0] if found else None


def _inner(places: list[Entry]) -> tuple[Place, ...]:
    """The innermost of nested places, and those that lie apart."""
    return tuple(entry.place for entry in places if not any(_nested(entry, other) for other in places))
