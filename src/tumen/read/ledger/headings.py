"""What the heading of a column says that it holds, and which row of a table holds the headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from tumen.read.ledger.tables import Table
from tumen.resources.ledgers import Heading, fold_cell, headings, word_pattern

WHOLE, PART = 4.0, 2.0
"""How strongly a heading that is a word of the lexicon, and one in which such a word stands, speaks for a meaning."""
_SEVERAL, _SEVERAL_PARTS = 1.0, 0.6
"""How much less a word speaks that may mean several things, as the whole of a heading and as a part of it."""
_NEXT = 0.1
"""How much less likely each further meaning of a word is."""
_GROUP = 2.0
"""How much less the heading of a group of columns speaks than that of the column."""
_LOOKED_AT = 40
"""Filled rows in which the headings are sought."""
_LONGEST = 120
"""Characters of a cell beyond which it is no heading."""
_PIECES = re.compile(r"[/()\[\]:;|•·\n]| - |,")
_CJK = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]")
_LEAST_LATIN, _LEAST_CJK = 4, 2
_NUMBERED = re.compile(r"\bid\b|\b(?:no|nr|code)$")
"""What the heading of a number of the row has ("obs_id", "Interview no.")."""
_HEAD = 0.3
"""How much more the head of a phrase speaks than its other words."""
_NO_PARTS = frozenset({"year", "month", "day", "id"})
"""Meanings whose words stand in many headings that mean something else."""


@lru_cache(maxsize=4096)
def fold_heading(text: str) -> str:
    """A heading as it is compared: small letters, words parted by single blanks, no marks at its ends."""
    apart = re.sub(r"(?<=[a-zа-я])(?=[A-ZА-Я])", " ", unicodedata.normalize("NFKC", text).replace("_", " "))
    return re.sub(r"\s+", " ", fold_cell(apart).replace(".", " ")).strip(" :;,*-?!()[]")


@cache
def _table() -> Mapping[str, Heading]:
    return MappingProxyType({_folded(heading.word): heading for heading in headings()})


@cache
def _stems() -> tuple[str, ...]:
    return tuple(word for word in _table() if word.endswith("*"))


def is_heading(text: str) -> bool:
    """Whether a text as a whole is a word of the lexicon."""
    return len(text) <= _LONGEST and fold_heading(text) in _table()


def _folded(word: str) -> str:
    return fold_heading(word) + ("*" if word.endswith("*") else "")


@cache
def _parts() -> re.Pattern[str]:
    words = [
        word
        for word, heading in _table().items()
        if len(word.rstrip("*")) >= (_LEAST_CJK if _CJK.search(word) else _LEAST_LATIN)
        and not _NO_PARTS & set(heading.meanings)
        and word != "name"
    ]
    return word_pattern(words)


@lru_cache(maxsize=4096)
def said_by(heading: str) -> Mapping[str, float]:
    """How strongly a heading speaks for each meaning; empty where it holds no word of the lexicon.

    The heading of a group of columns stands before that of the column and a line end.
    """
    group, _, own = heading.rpartition("\n")
    found = dict(_said(own))
    for meaning, strength in _said(group).items() if group else ():
        found[meaning] = max(found.get(meaning, 0.0), strength - _GROUP)
    for meaning, pattern in _DATED.items():
        if meaning in found and pattern.search(fold_heading(group)):
            found[meaning] += 1.0
    return MappingProxyType(found)


_DATED = MappingProxyType(
    {
        "time": re.compile(r"\b(?:event|incident|movement)|사건|事件|событи"),
        "published": re.compile(r"\b(?:report|article|media|source|publi)|보도|기사|매체|报道|報導|媒体|публикац"),
    }
)
"""Headings of groups of columns that tell whose date is in them."""


def _said(text: str) -> dict[str, float]:
    folded = fold_heading(text)
    if not folded or len(folded) > _LONGEST:
        return {}
    whole = _entry(folded)
    if whole is not None:
        return _strengths(whole, WHOLE)
    found: dict[str, float] = {}
    pieces = [fold_heading(piece) for piece in _PIECES.split(unicodedata.normalize("NFKC", text)) if piece.strip()]
    for entry in (_entry(piece) for piece in pieces):
        if entry is not None:
            _add(found, _strengths(entry, WHOLE))
    if found:
        return found
    parts = [entry for match in _parts().finditer(folded) if (entry := _entry(match.group())) is not None]
    # "analyst comment" is a comment, "region of incident" a region
    head = len(parts) - 1 if re.search("[a-z]", folded) and not re.search(r"\bof\b", folded) else 0
    for at, entry in enumerate(parts):
        _add(found, _strengths(entry, PART + (_HEAD if at == head else 0.0), _SEVERAL_PARTS))
    if _NUMBERED.search(folded):
        _add(found, {"id": PART + _HEAD})
    return found


def _add(found: dict[str, float], more: Mapping[str, float]) -> None:
    for meaning, strength in more.items():
        found[meaning] = max(found.get(meaning, 0.0), strength)


def _entry(word: str) -> Heading | None:
    known = _table().get(word)
    if known is not None:
        return known
    stems = [stem for stem in _stems() if word.startswith(stem[:-1])]
    return _table()[max(stems, key=len)] if stems else None


def _strengths(entry: Heading, strength: float, several: float = _SEVERAL) -> dict[str, float]:
    several = several if len(entry.meanings) > 1 else 0.0
    return {meaning: strength - several - _NEXT * at for at, meaning in enumerate(entry.meanings)}


def score_of(cells: Sequence[str]) -> float:
    """How much a row looks like the headings of a table: words of the lexicon, and no numbers, dates or long texts."""
    score = 0.0
    for cell in cells:
        if not cell:
            continue
        said = said_by(cell)
        best = max(said.values(), default=0.0)
        score += 1.0 if best >= WHOLE - _SEVERAL else 0.5 if best else 0.0
        if len(cell) > _LONGEST or re.match(r"[~<>≈]?\s*\d|https?://", cell):
            score -= 1.0
    return score


def heading_row(table: Table) -> int | None:
    """The row that holds the headings; None where no row of the first ones looks like it."""
    best: tuple[float, int] | None = None
    seen = 0
    for number, cells in enumerate(table.rows):
        if not any(cells):
            continue
        seen += 1
        if seen > _LOOKED_AT:
            break
        filled = [cell for cell in cells if cell]
        if len(filled) < 2:
            continue
        score = score_of(cells)
        if score >= 2 and score >= len(filled) / 4 and (best is None or score > best[0]):
            best = score, number
    return best[1] if best is not None else None


def headings_of(table: Table, row: int) -> tuple[str, ...]:
    """The heading of each column: the cell of the row, behind that of a group of columns merged above it.

    A cell that is empty takes the text of the row above, where that row heads other columns too.
    """
    width = max(len(cells) for cells in table.rows)
    above = table.rows[row - 1] if row else ()
    groups = row > 0 and sum(map(bool, above)) > 1
    found = []
    for column in range(width):
        own = " ".join(table.filled(row, column).split())
        over = " ".join(table.filled(row - 1, column).split()) if groups else ""
        if not own:
            found.append(over)
        elif over and over != own and (row - 1, column) in _grouped(table, row - 1):
            found.append(f"{over}\n{own}")
        else:
            found.append(own)
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _grouped(table: Table, row: int) -> frozenset[tuple[int, int]]:
    """The cells of a row that belong to a cell merged over several columns."""
    found: set[tuple[int, int]] = set()
    for (below, column), (top, first) in table.merged.items():
        if below == row == top and column != first:
            found.update(((row, column), (row, first)))
    return frozenset(found)
