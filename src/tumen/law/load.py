"""Reads the data files of the law and refuses what cannot be used, with file, line and the allowed values."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast, get_args

from tumen.datafile import Row, name_of, read_rows
from tumen.errors import InvalidData, InvalidForm
from tumen.law.predicates import PREDICATES
from tumen.law.types import (
    CONFIDENCE,
    DATED_BY,
    JUDGED_AS,
    BearsOn,
    ElementRule,
    ExceptionRule,
    FactName,
    JudgedAs,
    Otherwise,
    Provision,
)
from tumen.ledger import SLOTS, VERDICTS, VOCABULARIES, Leg, Verdict, day

STATES = ("not_met", "cannot_tell")
FIELDS = ("host", "place", "days", "employer")
"""What a question may have filled in."""

_ELEMENT = (("id", "statement", "test", "slots", "predicate"), ("with", "ask", "alternative", "otherwise"))
_NEEDED = """
    id instrument paragraph title cite adopted in_force_from in_force_to binding_from addressee duty legal_force effect
    judged_as bears_on elements exceptions what_counts_as official_citation sources notes confidence
"""
_ALLOWED = """
    quote deadline overdue_from overtaken_from overtaken_by deadlines dated_by only_evidence from_memory
    standard_of_proof on_rotation
"""
# an exception is met only where something is positively stated
_FOR_EXCEPTIONS = ("fact_stated", "fact_dated_before", "grant_under_contract")
_SIGNS = (
    "directions",
    "enforcement_cues",
    "hosts",
    "eu",
    "destination",
    "facts",
    "cues",
    "agent_named",
    "sector_stated",
    "indicator_stated",
)


def rows_of(source: Traversable | Path, key: str) -> list[Row]:
    """The list of mappings under `key` of a data file. Raises InvalidData where it is none."""
    top = read_rows(source, name=name_of(source))
    rows = top.get(key) if isinstance(top, Row) else None
    if not isinstance(rows, list) or not rows or not all(isinstance(row, Row) for row in rows):
        raise InvalidData(f"{name_of(source)}, line 1: {key!r} is not a list of entries.")
    return rows


def a_day(row: Row, key: str) -> date | None:
    """The day under `key`, None where it is null or missing. Raises InvalidData otherwise."""
    try:
        return day(row.get(key), where=key)
    except InvalidForm as error:
        raise row.fault(str(error)) from error


def needed_day(row: Row, key: str) -> date:
    """The day under `key`, which must be there."""
    if (found := a_day(row, key)) is None:
        raise row.fault(f"{key}: a day is needed, written as YYYY-MM-DD.")
    return found


def among(row: Row, key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    """The texts under `key`, each of `choices`."""
    for text in (texts := row.texts(key)):
        if text not in choices:
            raise row.fault(f"{key}: {text!r} is not allowed; use one of {', '.join(choices)}.")
    return texts


def countries(row: Row, key: str) -> tuple[str, ...]:
    """The country codes under `key`."""
    for code in (codes := row.texts(key)):
        if not (len(code) == 2 and code.isascii() and code.isupper()):
            raise row.fault(f"{key}: {code!r} is not an ISO 3166 code of two capital letters, such as CN.")
    return codes


def read_facts(source: Traversable | Path) -> tuple[FactName, ...]:
    """The vocabulary of stated facts, in the order of the file."""
    found = []
    for row in rows_of(source, "facts"):
        row.keys_within(("fact", "meaning"), ("values", "time"))
        time = row.text("time") if row.get("time") is not None else None
        found.append(
            FactName(name=row.text("fact"), meaning=row.text("meaning"), values=row.texts("values"), time=time)
        )
    return tuple(found)


def read_provisions(
    source: Traversable | Path, *, facts: Mapping[str, FactName], cues: tuple[str, ...]
) -> tuple[Provision, ...]:
    """The provisions of a file in its order; `facts` and `cues` are the names that an entry may use.

    Raises InvalidData for a missing or unknown key, an unknown predicate or parameter, a value that is not allowed,
    dates out of order, an id that stands twice.
    """
    found: dict[str, Provision] = {}
    for row in rows_of(source, "provisions"):
        entry = _named(row, _Names(facts=facts, cues=cues))
        if entry.id in found:
            raise row.fault(f"id: {entry.id!r} stands twice.")
        found[entry.id] = entry
    return tuple(found.values())


class _Names:
    """The names that an entry may use for stated facts and for cues."""

    def __init__(self, *, facts: Mapping[str, FactName], cues: tuple[str, ...]) -> None:
        self.facts = facts
        self.cues = cues


def _named(row: Row, names: _Names) -> Provision:
    """The provision of an entry; what is wrong in it, or in an element of it, is told with the entry's id."""
    try:
        return _provision(row, names)
    except InvalidData as error:
        where, _, what = str(error).partition(": ")
        raise InvalidData(f"{where}: {row.get('id') or 'an entry without id'}: {what}") from error


def _provision(row: Row, names: _Names) -> Provision:
    row.keys_within(_NEEDED.split(), _ALLOWED.split())
    days = {key: a_day(row, key) for key in ("in_force_to", "binding_from", "deadline", "overdue_from")}
    overtaken = a_day(row, "overtaken_from")
    adopted, start = needed_day(row, "adopted"), needed_day(row, "in_force_from")
    _dates(row, start, days, overtaken)
    elements = tuple(_element(item, names) for item in _entries(row, "elements"))
    exceptions = tuple(_exception(item, names) for item in _entries(row, "exceptions", empty=True))
    ids = [rule.id for rule in elements] + [rule.id for rule in exceptions]
    if len(set(ids)) < len(ids):
        raise row.fault(f"elements, exceptions: an id stands twice among {', '.join(ids)}.")
    joined = [rule.id for rule in elements if rule.alternative is not None]
    for name in (name for rule in exceptions for name in rule.only_for):
        if name not in joined:
            raise row.fault(f"only_for: {name!r} is no alternative element; use one of {', '.join(joined)}.")
    return Provision(
        id=row.text("id"),
        instrument=row.text("instrument"),
        paragraph=_text_or_none(row, "paragraph"),
        title=row.text("title"),
        cite=row.text("cite"),
        adopted=adopted,
        in_force_from=start,
        in_force_to=days["in_force_to"],
        binding_from=days["binding_from"],
        deadline=days["deadline"],
        overdue_from=days["overdue_from"],
        overtaken_from=overtaken,
        overtaken_by=_text_or_none(row, "overtaken_by"),
        deadlines=days_of(row, "deadlines"),
        addressee=row.text("addressee"),
        duty=row.text("duty"),
        legal_force=row.text("legal_force"),
        effect=row.text("effect"),
        quote=_text_or_none(row, "quote"),
        judged_as=cast("JudgedAs", row.text("judged_as", allowed=JUDGED_AS)),
        dated_by=cast("Any", row.text("dated_by", allowed=DATED_BY) if "dated_by" in row else "conduct"),
        bears_on=_bears_on(row, names),
        only_evidence=among(row, "only_evidence", VOCABULARIES["kind"]),
        elements=elements,
        exceptions=exceptions,
        what_counts_as=row.texts("what_counts_as"),
        official_citation=row.text("official_citation"),
        sources=row.texts("sources"),
        notes=str(row["notes"] or ""),
        confidence=row.text("confidence", allowed=CONFIDENCE),
        from_memory=row.texts("from_memory"),
        standard_of_proof=_text_or_none(row, "standard_of_proof"),
        on_rotation=_on_rotation(row),
    )


def _dates(row: Row, start: date, days: Mapping[str, date | None], overtaken: date | None) -> None:
    end, deadline, overdue = days["in_force_to"], days["deadline"], days["overdue_from"]
    for key, later in (("in_force_to", end), ("deadline", deadline), ("overtaken_from", overtaken)):
        if later is not None and later < start:
            raise row.fault(f"{key}: {later} lies before in_force_from, {start}.")
    if (deadline is None) != (overdue is None):
        raise row.fault("deadline, overdue_from: one without the other; give both or neither.")
    if deadline is not None and overdue != deadline + timedelta(days=1):
        raise row.fault(f"overdue_from: {overdue} is not the day after the deadline, {deadline}.")
    if (overtaken is None) != (row.get("overtaken_by") is None):
        raise row.fault("overtaken_from, overtaken_by: one without the other; give both or neither.")


def days_of(row: Row, key: str) -> tuple[date, ...]:
    """The days listed under `key`. Raises InvalidData where one is none."""
    try:
        return tuple(found for text in row.texts(key) if (found := day(text, where=key)) is not None)
    except InvalidForm as error:
        raise row.fault(str(error)) from error


def _entries(row: Row, key: str, *, empty: bool = False) -> list[Row]:
    items = row[key]
    if not isinstance(items, list) or not all(isinstance(item, Row) for item in items) or not (items or empty):
        raise row.fault(f"{key}: not a list of entries.")
    return items


def _text_or_none(row: Row, key: str) -> str | None:
    return None if row.get(key) is None else row.text(key)


def _element(row: Row, names: _Names) -> ElementRule:
    row.keys_within(*_ELEMENT)
    ask = _text_or_none(row, "ask")
    if ask is not None:
        _check_question(row, ask)
    return ElementRule(
        id=row.text("id"),
        statement=row.text("statement"),
        test=row.text("test"),
        slots=among(row, "slots", ("kind", *SLOTS)),
        predicate=row.text("predicate", allowed=PREDICATES),
        params=_params(row, names),
        ask=ask,
        alternative=_text_or_none(row, "alternative"),
        otherwise=_otherwise(row),
    )


def _exception(row: Row, names: _Names) -> ExceptionRule:
    row.keys_within(_ELEMENT[0], ("with", "only_for"))
    return ExceptionRule(
        id=row.text("id"),
        statement=row.text("statement"),
        test=row.text("test"),
        slots=among(row, "slots", ("kind", *SLOTS)),
        predicate=row.text("predicate", allowed=_FOR_EXCEPTIONS),
        params=_params(row, names),
        only_for=row.texts("only_for"),
    )


def _on_rotation(row: Row) -> Mapping[str, str]:
    given = row.get("on_rotation", Row())
    if not isinstance(given, Row):
        raise row.fault("on_rotation: not a mapping of legs to sentences.")
    given.keys_within((), get_args(Leg))
    return MappingProxyType({leg: given.text(leg) for leg in given})


def _check_question(row: Row, ask: str) -> None:
    used = {name for _, name, _, _ in string.Formatter().parse(ask) if name is not None}
    if unknown := sorted(used - set(FIELDS)):
        raise row.fault(f"ask: {{{unknown[0]}}} is not allowed; use one of {', '.join(FIELDS)}.")
    if not ask.endswith("?"):
        raise row.fault(f"ask: {ask!r} is not a question.")


def _otherwise(row: Row) -> tuple[Otherwise, ...]:
    items = row.get("otherwise") or []
    if not isinstance(items, list) or not all(isinstance(item, Row) for item in items):
        raise row.fault("otherwise: not a list of entries.")
    for item in items:
        item.keys_within(("state", "verdict", "note"))
    return tuple(
        Otherwise(
            state=cast("Any", item.text("state", allowed=STATES)),
            verdict=cast("Verdict", item.text("verdict", allowed=VERDICTS)),
            note=item.text("note"),
        )
        for item in items
    )


def _params(row: Row, names: _Names) -> Mapping[str, Any]:
    spec = PREDICATES[row["predicate"]]
    given = row.get("with", Row())
    if not isinstance(given, Row):
        raise row.fault("with: not a mapping of parameters.")
    for key in given:
        if key not in spec:
            takes = ", ".join(spec) or "no parameters"
            raise row.fault(f"with: {key!r} is unknown; {row['predicate']} takes {takes}.")
    optional = ("kinds", "values", "sectors", "indicators", "day?")
    for key, kind in spec.items():
        if key not in given and kind not in optional:
            raise row.fault(f"with: {key!r} is missing; {row['predicate']} takes {', '.join(spec)}.")
    return MappingProxyType({key: _param(given, key, kind, names) for key, kind in spec.items()})


def _param(row: Row, key: str, kind: str, names: _Names) -> Any:
    readers: dict[str, Callable[[], Any]] = {
        "day": lambda: needed_day(row, key),
        "day?": lambda: a_day(row, key),
        "kinds": lambda: among(row, key, VOCABULARIES["kind"]),
        "sectors": lambda: among(row, key, VOCABULARIES["sector"]),
        "indicators": lambda: among(row, key, VOCABULARIES["indicator"]),
        "values": lambda: row.texts(key),
        "fact": lambda: row.text(key, allowed=names.facts),
        "cue": lambda: row.text(key, allowed=names.cues),
        "country": lambda: countries(Row({"country": [row.text(key)]}), "country")[0],
        "number": lambda: _number(row, key),
    }
    return readers[kind]()


def _number(row: Row, key: str) -> int:
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise row.fault(f"{key}: {value!r} is not a whole number of 1 or more.")
    return value


def _bears_on(row: Row, names: _Names) -> BearsOn:
    given = row["bears_on"]
    if not isinstance(given, Row):
        raise row.fault("bears_on: not a mapping.")
    given.keys_within(("kinds",), _SIGNS)
    for key in ("eu", "agent_named", "sector_stated", "indicator_stated"):
        if not isinstance(given.get(key, False), bool):
            raise given.fault(f"{key}: {given[key]!r} is not true or false.")
    return BearsOn(
        kinds=among(given, "kinds", VOCABULARIES["kind"]),
        directions=among(given, "directions", VOCABULARIES["direction"]),
        enforcement_cues=among(given, "enforcement_cues", names.cues),
        hosts=countries(given, "hosts"),
        eu=given.get("eu", False),
        destination=_text_or_none(given, "destination"),
        facts=among(given, "facts", tuple(names.facts)),
        cues=among(given, "cues", names.cues),
        agent_named=given.get("agent_named", False),
        sector_stated=given.get("sector_stated", False),
        indicator_stated=given.get("indicator_stated", False),
    )
