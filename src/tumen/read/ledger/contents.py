"""What the cells of a column look like: the share of them that can be read as each kind of value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from tumen.normalise.cells import (
    WRITTEN,
    cell_count,
    cell_document,
    cell_kind,
    cell_modality,
    cell_money,
    cell_nation,
    cell_places,
    cell_sector,
    cell_sex,
    cell_time,
    day_order,
    names_state,
    whole_number,
)
from tumen.resources.ledgers import cell_words, fold_cell, is_nothing, marking_of
from tumen.resources.outlets import outlets_in

SAMPLE = 200
"""Filled cells of a column that are looked at."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)
_NUMBER = re.compile(r"[~<>≈]?\s*\d[\d.,\s%]*")
_SERIALS = range(25569, 62092)
"""Numbers of days from 1900 that are days of 1970 to 2069: what a date column without a format holds."""
_PROSE = 60
"""Characters from which a cell is prose."""


class Contents:
    """The filled cells of one column; each share is reckoned when it is first asked for."""

    def __init__(self, texts: Sequence[str], *, heading: str = "", epoch: str = "serial") -> None:
        self.texts = tuple(text for text in texts if not is_nothing(text))[:SAMPLE]
        self._heading = heading
        self._epoch = epoch
        self._shares: dict[str, float] = {}
        self.written, self.doubtful = self._order()

    def _order(self) -> tuple[str | None, bool]:
        """How the column writes its dates, and whether the cells leave the order of day and month open."""
        serial = [text for text in self.texts if re.fullmatch(r"\d{5}(?:\.\d+)?", text) and int(text[:5]) in _SERIALS]
        if self.texts and len(serial) == len(self.texts):
            return self._epoch, False
        return day_order(self.texts)

    def share(self, look: str) -> float:
        """The share of the cells (0 to 1) that look so; 0 for a column without any."""
        if look not in self._shares:
            test = _LOOKS[look] if look != "time" else self._is_time
            heading = self._heading
            found = sum(test(text, heading) for text in self.texts)
            self._shares[look] = found / len(self.texts) if self.texts else 0.0
        return self._shares[look]

    def _is_time(self, text: str, _: str) -> bool:
        if self.written is not None and self.written == self._epoch:
            return cell_time(text, written=self.written) is not None
        return any(cell_time(text, written=written) is not None for written in (self.written, *WRITTEN[:2]))

    @property
    def serial(self) -> bool:
        """Whether every cell is a number that a spreadsheet may count days by."""
        return self.written is not None and self.written == self._epoch

    @property
    def sequence(self) -> bool:
        """Whether the cells number the rows: 1, 2, 3."""
        numbers = [whole_number(text) for text in self.texts]
        if len(numbers) < 3 or None in numbers:
            return False
        whole = [number for number in numbers if number is not None]
        return all(after - before == 1 for before, after in pairwise(whole))


def _is_text(text: str, _: str) -> bool:
    return _NUMBER.fullmatch(text) is None and _ADDRESS.match(text) is None and cell_time(text) is None


def _is_year(text: str, _: str) -> bool:
    number = whole_number(text.rstrip("년年"))
    return number is not None and 1950 <= number <= 2099


def _is_month(text: str, _: str) -> bool:
    folded = fold_cell(text).rstrip("월月.")
    return folded in cell_words("months") or (folded.isdecimal() and 1 <= int(folded) <= 12)


def _is_day(text: str, _: str) -> bool:
    number = whole_number(fold_cell(text).rstrip("일日"))
    return number is not None and 1 <= number <= 31


def _is_outlet(text: str, _: str) -> bool:
    return len(text) <= _PROSE and any(entry.kind == "outlet" for _, _, entry in outlets_in(text))


def _is_place(text: str, _: str) -> bool:
    return any(place.id is not None for place in cell_places(text))


_LOOKS: Mapping[str, Callable[[str, str], bool]] = MappingProxyType(
    {
        "text": _is_text,
        "prose": lambda text, _: len(text) >= _PROSE,
        "url": lambda text, _: _ADDRESS.search(text) is not None,
        "year": _is_year,
        "month": _is_month,
        "day": _is_day,
        "count": lambda text, _: cell_count(text) is not None,
        "outlet": _is_outlet,
        "place": _is_place,
        "state": lambda text, _: names_state(text),
        "nation": lambda text, _: cell_nation(text) is not None,
        "home": lambda text, _: cell_nation(text) == "KP",
        "sex": lambda text, _: len(text) < _PROSE and cell_sex(text) is not None,
        "kind": lambda text, _: len(text) < _PROSE and cell_kind(text) is not None,
        "sector": lambda text, _: len(text) < _PROSE and cell_sector(text) is not None,
        "paper": lambda text, heading: cell_document(text, heading=heading) is not None,
        "money": lambda text, heading: bool(cell_money(text, heading=heading)) or _is_currency(text),
        "modality": lambda text, _: len(text) < _PROSE and cell_modality(text) is not None,
        "marking": lambda text, _: marking_of(text) is not None,
    }
)


def _is_currency(text: str) -> bool:
    return fold_cell(text) in cell_words("currencies")
