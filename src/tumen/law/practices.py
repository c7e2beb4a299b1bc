"""Practices and the signs of forced labour as data: types and loading, with file, line and entry of a fault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path

from tumen.datafile import Row, read_rows
from tumen.errors import InvalidData
from tumen.law.load import a_day, among, rows_of
from tumen.law.signals import Pattern, SignalNames, pattern_of
from tumen.law.types import CONFIDENCE, Cue, FactName
from tumen.ledger import VOCABULARIES

Folder = Traversable | Path

INDICATORS = tuple(name for name in VOCABULARIES["indicator"] if name != "other")


@dataclass(frozen=True, kw_only=True, slots=True)
class SignalRule:
    """One signal of a practice: any of its patterns shows it. Where not `alone`, it counts only beside one that is."""

    id: str
    says: str
    alone: bool
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LookAlike:
    """What a practice is easily confused with, the question that tells them apart, and where it can be told, how."""

    text: str
    ask: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class StrainRule:
    """A provision that a practice strains, on which days (both inclusive, None is open), and what to mind."""

    provision: str
    start: date | None
    end: date | None
    note: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Practice:
    """One practice of evasion or control, with what signals it. `ilo` are indicators that usually go with it."""

    id: str
    name: str
    description: str
    signals: tuple[SignalRule, ...]
    supports: str
    look_alike: LookAlike
    strains: tuple[StrainRule, ...]
    legal_note: str | None
    ilo: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: str
    doubts: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Counting:
    """So many different signals suggest or support a practice; signals further apart than `within_days` do not meet."""

    suggests: int
    supports: int
    within_days: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ForceRule:
    """A pattern of claims that shows an ILO indicator, and why it does."""

    id: str
    indicator: str
    why: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ForceCounting:
    """How signs of forced labour are counted: which are strong, which show menace of penalty or no free choice."""

    strong: tuple[str, ...]
    menace: tuple[str, ...]
    involuntary: tuple[str, ...]
    pattern_from: int
    says: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Practices:
    """The practices in the order of their files, with their cues and counting, and the rules of forced labour."""

    practices: tuple[Practice, ...]
    cues: Mapping[str, Cue]
    counting: Counting
    force_rules: tuple[ForceRule, ...]
    force_counting: ForceCounting

    def practice(self, name: str) -> Practice:
        """The practice with that id. Raises KeyError where there is none."""
        return {entry.id: entry for entry in self.practices}[name]


def read_practices(
    files: Iterable[Folder],
    *,
    force: Folder | None,
    facts: Mapping[str, FactName],
    provisions: Iterable[str],
    cues: Mapping[str, Cue],
) -> Practices:
    """The practices of `files` in their order, with the rules of the file `force`; `cues` are those of the law.

    The first file gives `counting`. Raises InvalidData where an entry cannot be used, an id or a cue is taken, a signal
    names a cue, a fact or a provision that is unknown.
    """
    known = dict(cues)
    tops: list[tuple[Folder, Row]] = []
    for source in files:
        top = read_rows(source)
        if not isinstance(top, Row):
            raise InvalidData(f"{source.name}, line 1: not a mapping with the key 'practices'.")
        top.keys_within(("practices",), ("cues", "counting"))
        for row in rows_of(source, "cues") if "cues" in top else ():
            cue = cue_of(row)
            if cue.name in known:
                raise row.fault(f"cue: {cue.name!r} is taken; give the entry a name of its own.")
            known[cue.name] = cue
        tops.append((source, top))
    names = SignalNames(cues=tuple(known), facts=facts)
    found: dict[str, Practice] = {}
    for source, _ in tops:
        for row in rows_of(source, "practices"):
            entry = _practice(row, names, tuple(provisions))
            if entry.id in found:
                raise row.fault(f"id: {entry.id!r} is taken; give the entry a name of its own.")
            found[entry.id] = entry
    return Practices(
        practices=tuple(found.values()),
        cues=known,
        counting=_counting(tops),
        force_rules=_force_rules(force, names) if force is not None else (),
        force_counting=_force_counting(force),
    )


def cue_of(row: Row) -> Cue:
    """A cue: its name, words by language, and whether it looks at who says so."""
    looks = row.get("source", False)
    if not isinstance(looks, bool):
        raise row.fault(f"source: {looks!r} is not true or false.")
    languages = [key for key in row if key not in ("cue", "source")]
    return Cue(name=row.text("cue"), words={language: row.texts(language) for language in languages}, source=looks)


def _counting(tops: list[tuple[Folder, Row]]) -> Counting:
    if not tops:
        return Counting(suggests=1, supports=2, within_days=730)
    row = tops[0][1].get("counting")
    if not isinstance(row, Row):
        raise InvalidData(f"{tops[0][0].name}, line 1: key 'counting' is missing; it says how signals are counted.")
    row.keys_within(("suggests", "supports", "within_days"))
    for key in row:
        _whole(row, key)
    return Counting(suggests=row["suggests"], supports=row["supports"], within_days=row["within_days"])


def _whole(row: Row, key: str) -> int:
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise row.fault(f"{key}: {value!r} is not a whole number of 1 or more.")
    return value


_NEEDED = ("id", "name", "description", "signals", "supports", "do_not_confuse", "strains", "sources", "confidence")
_ALLOWED = ("legal_note", "ilo", "doubts")


def _practice(row: Row, names: SignalNames, provisions: tuple[str, ...]) -> Practice:
    row.keys_within(_NEEDED, _ALLOWED)
    where = row.text("id")
    try:
        signals = tuple(_signal(item, names) for item in _rows(row, "signals"))
        if not any(signal.alone for signal in signals):
            raise row.fault("signals: none of them counts alone, so nothing could ever signal it.")
        if len({signal.id for signal in signals}) < len(signals):
            raise row.fault(f"signals: an id stands twice among {', '.join(signal.id for signal in signals)}.")
        strains = tuple(_strain(item, provisions) for item in _rows(row, "strains", empty=True))
        alike = _look_alike(row, names)
    except InvalidData as error:
        raise InvalidData(f"{error} (practice {where!r})") from error
    return Practice(
        id=where,
        name=row.text("name"),
        description=row.text("description"),
        signals=signals,
        supports=row.text("supports"),
        look_alike=alike,
        strains=strains,
        legal_note=row.text("legal_note") if row.get("legal_note") is not None else None,
        ilo=among(row, "ilo", INDICATORS),
        sources=row.texts("sources"),
        confidence=row.text("confidence", allowed=CONFIDENCE),
        doubts=row.text("doubts") if row.get("doubts") is not None else None,
    )


def _rows(row: Row, key: str, *, empty: bool = False) -> list[Row]:
    items = row[key]
    if not isinstance(items, list) or not all(isinstance(item, Row) for item in items) or not (items or empty):
        raise row.fault(f"{key}: not a list of entries.")
    return items


def _signal(row: Row, names: SignalNames) -> SignalRule:
    row.keys_within(("id", "says", "any"), ("alone",))
    alone = row.get("alone", True)
    if not isinstance(alone, bool):
        raise row.fault(f"alone: {alone!r} is not true or false.")
    patterns = tuple(pattern_of(item, names) for item in _rows(row, "any"))
    return SignalRule(id=row.text("id"), says=row.text("says"), alone=alone, patterns=patterns)


def _look_alike(row: Row, names: SignalNames) -> LookAlike:
    item = row["do_not_confuse"]
    if not isinstance(item, Row):
        raise row.fault("do_not_confuse: not a mapping with text and ask.")
    item.keys_within(("text", "ask"), ("any",))
    ask = item.text("ask")
    if not ask.endswith("?"):
        raise item.fault(f"ask: {ask!r} is not a question.")
    patterns = tuple(pattern_of(each, names) for each in _rows(item, "any")) if "any" in item else ()
    return LookAlike(text=item.text("text"), ask=ask, patterns=patterns)


def _strain(row: Row, provisions: tuple[str, ...]) -> StrainRule:
    row.keys_within(("provision",), ("from", "to", "note"))
    start, end = a_day(row, "from"), a_day(row, "to")
    if start is not None and end is not None and end < start:
        raise row.fault(f"to: {end} lies before from, {start}.")
    return StrainRule(
        provision=row.text("provision", allowed=provisions),
        start=start,
        end=end,
        note=row.text("note") if row.get("note") is not None else None,
    )


def _force_rules(source: Folder, names: SignalNames) -> tuple[ForceRule, ...]:
    found: dict[str, ForceRule] = {}
    for row in rows_of(source, "rules"):
        row.keys_within(("id", "indicator", "why", "any"))
        rule = ForceRule(
            id=row.text("id"),
            indicator=row.text("indicator", allowed=INDICATORS),
            why=row.text("why"),
            patterns=tuple(pattern_of(item, names) for item in _rows(row, "any")),
        )
        if rule.id in found:
            raise row.fault(f"id: {rule.id!r} stands twice.")
        found[rule.id] = rule
    return tuple(found.values())


def _force_counting(source: Folder | None) -> ForceCounting:
    if source is None:
        return ForceCounting(strong=(), menace=(), involuntary=(), pattern_from=3, says={})
    row = read_rows(source)["counting"]
    row.keys_within(("strong", "menace", "involuntary", "pattern_from", "says"), ("source",))
    says = row["says"]
    if not isinstance(says, Row):
        raise row.fault("says: not a mapping of sentences.")
    says.keys_within(("strong_pattern", "consistent", "signs"))
    return ForceCounting(
        strong=among(row, "strong", INDICATORS),
        menace=among(row, "menace", INDICATORS),
        involuntary=among(row, "involuntary", INDICATORS),
        pattern_from=_whole(row, "pattern_from"),
        says={key: says.text(key) for key in says},
    )
