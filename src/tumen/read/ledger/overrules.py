"""What a person says of the columns of a ledger: `B=host,F=count,G=-`, kept with every row that was read so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tumen.errors import InvalidValue
from tumen.normalise.cells import DAY_FIRST, MONTH_FIRST
from tumen.read.ledger.tables import MOST_COLUMNS, column_of
from tumen.resources.ledgers import MEANINGS

IGNORED = "-"
"""How a person writes that a column is not read."""
_ORDERS = {"dmy": DAY_FIRST, "mdy": MONTH_FIRST}
_DATED = ("published", "time", "since", "until")
_ONE = re.compile(r"(?:(?P<sheet>'[^']+'|[^!=,]+)!)?(?P<key>[A-Za-z]+)\s*=\s*(?P<value>[^,=]*)")
_EXAMPLE = "write it as in B=host,F=count,G=- or header=4"


@dataclass(frozen=True, kw_only=True, slots=True)
class Overrule:
    """What a person says of one column, or of the row of the headings (`column` "HEADER"), of one sheet or of all.

    `row` counts from 1; 0 says that the table has no headings.
    """

    sheet: str | None
    column: str
    meaning: str | None = None
    order: str | None = None
    row: int | None = None

    def written(self) -> str:
        """As a person writes it."""
        sheet = "" if self.sheet is None else f"'{self.sheet}'!" if re.search(r"\W", self.sheet) else f"{self.sheet}!"
        if self.row is not None:
            return f"{sheet}header={self.row or 'none'}"
        meaning = IGNORED if self.meaning == "ignored" else self.meaning
        order = next((f":{short}" for short, order in _ORDERS.items() if order == self.order), "")
        return f"{sheet}{self.column}={meaning}{order}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """All that a person says of the columns of a file; empty where nobody said anything."""

    overrules: tuple[Overrule, ...] = ()

    def meaning(self, sheet: str | None, column: str) -> str | None:
        """What the person says that the column holds; None where nothing is said of it."""
        found = self._of(sheet, column)
        return found.meaning if found is not None else None

    def order(self, sheet: str | None, column: str) -> str | None:
        """Whether day or month stands first, where the person says so."""
        found = self._of(sheet, column)
        return found.order if found is not None else None

    def header(self, sheet: str | None) -> int | None:
        """The row of the headings from 1 on, 0 for none; None where the person does not say."""
        found = self._of(sheet, "HEADER")
        return found.row if found is not None else None

    def __str__(self) -> str:
        """As a person writes it, in the order of sheets and columns: what is kept with each row."""
        return ",".join(one.written() for one in self.overrules)

    def _of(self, sheet: str | None, column: str) -> Overrule | None:
        named = [one for one in self.overrules if one.column == column and one.sheet in (None, sheet)]
        return max(named, key=lambda one: one.sheet is not None, default=None)


def columns_from(text: str) -> Columns:
    """What a person says in words such as `B=host,F=count,G=-`.

    A sheet may stand before a column (`Workers!B=host`), the order of a date behind it (`A=published:dmy`), and
    `header=4` names the row of the headings (`header=none`: there is none). Raises InvalidValue, in words, otherwise.
    """
    found: dict[tuple[str | None, str], Overrule] = {}
    for part in re.findall(r"(?:'[^']*'|[^,'])+", text):
        if not part.strip():
            continue
        match = _ONE.fullmatch(part.strip())
        if match is None:
            raise InvalidValue(f"columns: {part.strip()!r} says nothing of a column; {_EXAMPLE}.")
        sheet = match["sheet"].strip().strip("'") if match["sheet"] is not None else None
        one = _overrule(sheet, match["key"], match["value"].strip())
        if (one.sheet, one.column) in found:
            raise InvalidValue(f"columns: {match['key']} stands twice; keep one.")
        found[one.sheet, one.column] = one
    if not found:
        raise InvalidValue(f"columns: nothing is said of any column; {_EXAMPLE}.")
    keys = sorted(found, key=lambda key: (key[0] or "", len(key[1]) if key[1] != "HEADER" else 0, key[1]))
    return Columns(overrules=tuple(found[key] for key in keys))


def _overrule(sheet: str | None, key: str, value: str) -> Overrule:
    if key.lower() == "header":
        if value.lower() == "none":
            return Overrule(sheet=sheet, column="HEADER", row=0)
        if not re.fullmatch(r"[1-9]\d{0,5}", value, re.ASCII):
            raise InvalidValue(f"columns: header={value}: {value!r} is no row; give its number, or none.")
        return Overrule(sheet=sheet, column="HEADER", row=int(value))
    column = key.upper()
    if len(column) > 3 or column_of(column) >= MOST_COLUMNS:
        raise InvalidValue(f"columns: {key!r} is no column; give its letters, as a spreadsheet shows them.")
    meaning, _, order = value.partition(":")
    meaning = "ignored" if meaning.strip() == IGNORED else meaning.strip().lower()
    if meaning not in MEANINGS:
        raise InvalidValue(
            f"columns: {key}={value}: {meaning!r} is nothing that a column holds; use - or one of "
            f"{', '.join(one for one in MEANINGS if one != 'ignored')}."
        )
    if order and (order.strip() not in _ORDERS or meaning not in _DATED):
        raise InvalidValue(
            f"columns: {key}={value}: behind a colon stands dmy or mdy, the order of day and month of "
            f"{', '.join(_DATED)}."
        )
    return Overrule(sheet=sheet, column=column, meaning=meaning, order=_ORDERS.get(order.strip()))
