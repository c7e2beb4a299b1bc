"""Words of the closed vocabularies in cells: kinds, trades, papers, sexes, modality; and names of firms."""

from __future__ import annotations

import re
from typing import cast

from tumen.ledger import Direction, Document, DocumentType, Kind, Modality, Sector, Sex
from tumen.normalise.cells.numbers import number_at
from tumen.normalise.en.times.times import find_times
from tumen.resources.ledgers import fold_cell, is_nothing, word_of
from tumen.resources.lexicons import find_sector

_PROSE = 200
"""Characters of a cell beyond which it names no paper and no firm."""
_LENGTH = re.compile(
    r"(?P<day>days?|일|天|日|дн|день|дня|дней|сут)|(?P<week>weeks?|주|周|星期|недел)|"
    r"(?P<month>months?|개월|달|个月|個月|月|мес)|(?P<year>years?|년|年|год|лет)"
)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
"""Lengths in days (ruling 12)."""
_DESCRIBED = re.compile(
    r"(?P<first>[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Tt]he|[Ss]ome|[Ss]everal|[Uu]nnamed|[Uu]nknown|[Uu]nidentified|[Vv]arious|"
    r"[Aa]nother|[Ll]ocal|[Dd]ifferent)\s+(?P<next>\w)"
)
"""How a description of a firm begins."""


def cell_kind(text: str) -> tuple[Kind, Direction | None] | None:
    """What a cell says is told, with its direction; None where no word of it says that."""
    means = None if is_nothing(text) else word_of("kinds", text)
    if means is None:
        return None
    kind, _, direction = means.partition(" ")
    return cast("Kind", kind), cast("Direction | None", direction or None)


def cell_sector(text: str) -> Sector | None:
    """The trade that a cell names first; None where it names none."""
    if is_nothing(text):
        return None
    said = word_of("sectors", text)
    if said is not None and said != "other":
        return cast("Sector", said)
    found = find_sector(text, 0, len(text))
    return found[0] if found is not None else cast("Sector | None", said)


def cell_sex(text: str) -> Sex | None:
    """Whether a cell says women, men or both."""
    return cast("Sex | None", word_of("sexes", text))


def cell_modality(text: str) -> Modality | None:
    """Whether a cell says that something is confirmed, planned, possible or denied."""
    return cast("Modality | None", word_of("modality", text))


def cell_document(text: str, *, heading: str = "") -> Document | None:
    """The paper that a cell names and its validity in days; None where it tells neither.

    A bare number under a heading that names a length ("Validity (days)") is that length.
    """
    if is_nothing(text) or len(text) > _PROSE:
        return None
    kind = cast("DocumentType | None", word_of("papers", text))
    days = _validity(text, heading)
    return Document(type=kind, validity_days=days) if kind is not None or days is not None else None


def _validity(text: str, heading: str) -> tuple[int, int] | None:
    lengths = [found.days for found in find_times(text, published=None) if found.kind == "duration" and found.days]
    if lengths:
        return lengths[0]
    folded = fold_cell(text)
    number = re.search(r"\d", folded)
    found = number_at(folded, number.start()) if number else None
    if found is None or found[0] != int(found[0]):
        return None
    named = _LENGTH.match(folded[found[1] :].lstrip(" -"))
    if named is None and found[1] == len(folded):
        named = _LENGTH.search(fold_cell(heading))
    if named is None or named.lastgroup is None:
        return None
    days = int(found[0]) * _DAYS[named.lastgroup]
    return (days, days) if days <= _LONGEST else None


_LONGEST = 36_500
"""Days after which no paper is valid."""


def cell_employer(text: str) -> str | None:
    """The name of a firm as it is written; None for a description ("a garment factory", ruling 37)."""
    name = " ".join(text.split())
    if len(name) > _PROSE or is_nothing(name) or not any(letter.isalpha() for letter in name):
        return None
    described = _DESCRIBED.match(name)
    if described is not None and (described["first"].islower() or described["next"].islower()):
        return None
    return name
