"""The name of a firm or a site in any script, read into its parts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from tumen.ledger import Place
from tumen.normalise.firms import joined, spaced
from tumen.normalise.firms.own import Own
from tumen.normalise.firms.pieces import Pieces

_BRACKET = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_ALSO = re.compile(
    r"\s*(?:,?\s*\b(?:a\.?k\.?a\.?|f\.?k\.?a\.?|also known as|formerly|又名|별칭|он же)\b\.?:?\s*|;|\s/\s)\s*", re.I
)
_JOINED = re.compile(r"[\u3400-\u9fff가-힣]")
_SEGMENT = re.compile(r"[\u3400-\u9fff가-힣\u3040-\u30ff]+(?:[\s·・]*[\u3400-\u9fff가-힣\u3040-\u30ff0-9]+)*")
_LONGEST = 300
_LEAST = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class FirmReading:
    """A name and its parts.

    `own` is what tells it from others, None for a name that has nothing of its own ("a garment factory in Hunchun").
    `places` are the places it names, `trades` its trades, `forms` the kinds of its legal forms (`company`, `group`,
    `venture`, `stock`, `branch`), `numbers` its numbers ("No. 2"), `korean` whether it bears the name of Korea.
    `initials` are the first letters of its words, without and with the legal form; `whole` all its words but legal form
    and nation, folded and joined ("airkoryo"). `also` are other names of the same
    firm that the text itself gives, in brackets or in another script beside it.
    """

    full: str
    own: Own | None
    places: tuple[Place, ...] = ()
    trades: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    korean: bool = False
    initials: frozenset[str] = frozenset()
    whole: str = ""
    also: tuple[FirmReading, ...] = ()

    @property
    def names(self) -> tuple[FirmReading, ...]:
        """The name and its other names, those that have something of their own."""
        return tuple(name for name in (self, *self.also) if name.own is not None)


@lru_cache(maxsize=1 << 15)
def read_firm(said: str) -> FirmReading:
    """The name in its parts, whatever its script. Never raises: what cannot be read has no `own`.

    A pure function of the name and the lexicons; a name is read once.
    """
    full = " ".join(unicodedata.normalize("NFKC", said).split())[:_LONGEST]
    main, *others = [part for part in _ALSO.split(full) if part] or [""]
    inner = [match[1] for match in _BRACKET.finditer(main)]
    bare = _BRACKET.sub(" ", main)
    bare, beside = _apart(bare)
    place_of: list[str] = []
    names: list[str] = [*beside]
    for said_in in inner:
        (names if _may_be_name(said_in) else place_of).append(said_in)
    pieces = _read(bare, tuple(place_of))
    reading = _reading(full, pieces)
    also = []
    for other in [*names, *others]:
        found = _reading(other.strip(), _read(other.strip(), ()))
        if found.own is not None and (reading.own is None or found.own.letters != reading.own.letters):
            also.append(found)
    return replace(reading, also=tuple(_filled(other, reading) for other in also))


def _apart(text: str) -> tuple[str, tuple[str, ...]]:
    """A name that stands in two scripts side by side: the longer one, and the other."""
    joined_runs = [match.group() for match in _SEGMENT.finditer(text)]
    rest = " ".join(_SEGMENT.sub(" ", text).split())
    letters = sum(char.isalpha() for char in rest)
    if not joined_runs or letters < _LEAST:
        return text, ()
    native = max(joined_runs, key=len)
    if len(native) < 2 * _LEAST and letters < 2 * _LEAST:
        return text, ()
    return (native, (rest,)) if len(native) >= 2 * _LEAST else (rest, (native,))


def _may_be_name(inner: str) -> bool:
    """Whether brackets hold another name: a name in another script, or letters that stand for it."""
    said = inner.strip()
    if joined.is_place(said) or spaced.is_place(said) or spaced.is_form(said):
        return False
    return len(said) > 1 and not said.isdigit()


def _read(text: str, extra: tuple[str, ...]) -> Pieces:
    return joined.read(text, extra) if _JOINED.search(text) else spaced.read(text, extra)


def _reading(full: str, pieces: Pieces) -> FirmReading:
    return FirmReading(
        full=full,
        own=pieces.own,
        places=pieces.places,
        trades=pieces.trades,
        forms=pieces.forms,
        numbers=pieces.numbers,
        korean=pieces.korean,
        initials=pieces.initials,
        whole=pieces.whole,
    )


def _filled(other: FirmReading, main: FirmReading) -> FirmReading:
    """Another name of the firm, with what only its main name tells."""
    return replace(
        other,
        places=other.places or main.places,
        trades=other.trades or main.trades,
        numbers=other.numbers or main.numbers,
        forms=other.forms or main.forms,
        korean=other.korean or main.korean,
        initials=other.initials | main.initials,
    )
