"""The findings of one incident as one short text and back.

Statements, opening sentences and unstated exceptions come from the law by id; sentences, claims and facts stand once
per incident and are named by number. A finding that the law that comes with Tumen does not explain in full, such as one
of a law of one's own, is written out, so that nothing is lost.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, cast, get_args

from tumen.assess.wording import opening, unstated
from tumen.errors import InvalidForm, InvalidValue
from tumen.law import ElementRule, Provision, bundled
from tumen.ledger import VERDICTS, VOCABULARIES, Bar, ByPeriod, Element, Finding, State, When, canonical
from tumen.ledger.rows import decode, encode

_LETTERS: Mapping[State, str] = MappingProxyType({"met": "m", "not_met": "n", "cannot_tell": "c"})
_STATES: Mapping[str, State] = MappingProxyType({letter: state for state, letter in _LETTERS.items()})
_STANDINGS = VOCABULARIES["modality"]
_BARS: tuple[Bar | None, ...] = (None, *get_args(Bar))
_ALL_THERE = 9
"""Places of a finding in the text; those at the end that say nothing are left out."""


class _Table:
    """Texts, or tuples of ids, each written once and named by its place."""

    def __init__(self) -> None:
        self.places: dict[Any, int] = {}

    def place(self, thing: Any) -> int:
        return self.places.setdefault(thing, len(self.places))


class _Writing:
    def __init__(self) -> None:
        self.texts = _Table()
        self.groups = _Table()

    def group(self, ids: tuple[str, ...]) -> int:
        return self.groups.place(tuple(self.texts.place(name) for name in ids))


def pack(findings: Sequence[Finding]) -> str:
    """The findings of one incident, in their order, as canonical JSON."""
    writing = _Writing()
    rows = [_packed(finding, writing) for finding in findings]
    incident = findings[0].incident
    groups = [list(group) for group in writing.groups.places]
    return canonical([incident, list(writing.texts.places), groups, rows])


def unpack(text: str) -> tuple[Finding, ...]:
    """What `pack` wrote. Raises InvalidForm where the text is no such row."""
    try:
        incident, texts, groups, rows = json.loads(text)
        if not isinstance(incident, str) or not all(isinstance(one, str) for one in texts):
            raise InvalidForm("findings: the incident or a sentence is no text.")
        named = tuple(tuple(texts[_place(at)] for at in group) for group in groups)
        return tuple(_finding(row, _Reading(incident=incident, texts=texts, groups=named)) for row in rows)
    except (IndexError, KeyError, TypeError, ValueError, InvalidValue) as error:
        raise InvalidForm(f"findings: not a row of findings ({error}).") from error


def _place(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise InvalidForm(f"findings: {str(value)[:40]!r} is not a place in a list.")
    return value


# --- writing -------------------------------------------------------------------------------------------------------


@cache
def _provisions() -> Mapping[str, Provision]:
    return MappingProxyType({entry.id: entry for entry in bundled().provisions})


@cache
def _unstated(provision: str) -> tuple[Element, ...]:
    """The exceptions of a provision where none is stated."""
    facts = bundled().facts
    return tuple(
        Element(
            id=rule.id,
            statement=rule.statement,
            state="cannot_tell",
            why=unstated(facts[rule.params["fact"]]),
        )
        for rule in _provisions()[provision].exceptions
    )


def _packed(finding: Finding, writing: _Writing) -> Any:
    provision = _provisions().get(finding.provision)
    if provision is None or not _explained(finding, provision):
        return encode(finding)
    texts = writing.texts
    exceptions = [
        0 if one == usual else _element(one, writing)
        for one, usual in zip(finding.exceptions, _unstated(provision.id), strict=True)
    ]
    row: list[Any] = [
        finding.provision,
        "".join((_code(finding.verdict), "b" if finding.bounded else "s")),
        None if finding.period is None else [_day(finding.period.start), _day(finding.period.end)],
        texts.place(finding.duty),
        [_element(one, writing) for one in finding.elements],
        _why(finding, provision, texts),
        [texts.place(gap) for gap in finding.gaps],
        exceptions if any(exceptions) else 0,
        [_STANDINGS.index(finding.standing), _BARS.index(finding.bar)],
    ]
    if finding.by_period:
        row.append([_part(part) for part in finding.by_period])
    return row


def _explained(finding: Finding, provision: Provision) -> bool:
    """Whether the ids and statements are those of the law."""
    return (
        finding.paragraph == provision.paragraph
        and _said(finding.elements) == tuple((rule.id, rule.statement) for rule in provision.elements)
        and _said(finding.exceptions) == tuple((rule.id, rule.statement) for rule in provision.exceptions)
    )


def _said(elements: Sequence[Element]) -> tuple[tuple[str, str], ...]:
    return tuple((element.id, element.statement) for element in elements)


def _code(verdict: str) -> str:
    return str(VERDICTS.index(verdict))


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _element(element: Element, writing: _Writing) -> list[Any]:
    letters = _LETTERS[element.state] + (_LETTERS[element.reading] if element.reading is not None else "")
    row: list[Any] = [letters, writing.texts.place(element.why), writing.group(element.claims)]
    return [*row, writing.group(element.facts)] if element.facts else row


def _why(finding: Finding, provision: Provision, texts: _Table) -> Any:
    """A number for the sentence after the opening, or the whole text in a list where it opens otherwise."""
    first = opening(provision, finding.verdict, finding.period, bounded=finding.bounded)
    if not finding.why.startswith(first):
        return [texts.place(finding.why)]
    rest = finding.why[len(first) :]
    proof = f" {provision.standard_of_proof}"
    if provision.standard_of_proof is not None and rest.endswith(proof):
        return [texts.place(rest.removesuffix(proof).removeprefix(" ")), 1]
    return texts.place(rest.removeprefix(" "))


def _part(part: ByPeriod) -> list[Any]:
    days = None if part.period is None else [_day(part.period.start), _day(part.period.end)]
    letters = ["".join(_LETTERS[one] for one in states) for states in (part.elements, part.readings, part.exceptions)]
    return [days, _code(part.verdict), *letters]


# --- reading -------------------------------------------------------------------------------------------------------


class _Reading:
    def __init__(self, *, incident: str, texts: Sequence[str], groups: Sequence[tuple[str, ...]]) -> None:
        self.incident = incident
        self.texts = texts
        self.groups = groups

    def text(self, place: Any) -> str:
        return self.texts[_place(place)]

    def group(self, place: Any) -> tuple[str, ...]:
        return self.groups[_place(place)]


def _finding(row: Any, reading: _Reading) -> Finding:
    if isinstance(row, dict):
        return decode(Finding, row)
    if len(row) not in (_ALL_THERE, _ALL_THERE + 1):
        raise InvalidForm("findings: a finding has too few or too many places.")
    name, code, days, duty, elements, why, gaps, exceptions, (standing, bar) = row[:_ALL_THERE]
    provision = _provisions()[name]
    verdict = cast("Any", VERDICTS[int(code[:-1])])
    period, bounded = _when(days), code[-1] == "b"
    return Finding(
        incident=reading.incident,
        provision=provision.id,
        paragraph=provision.paragraph,
        verdict=verdict,
        period=period,
        bounded=bounded,
        duty=reading.text(duty),
        elements=_elements(elements, provision.elements, reading),
        exceptions=_exceptions(exceptions, provision, reading),
        gaps=tuple(reading.text(gap) for gap in gaps),
        why=_whole(why, opening(provision, verdict, period, bounded=bounded), provision, reading.text),
        standing=cast("Any", _STANDINGS[_place(standing)]),
        bar=_BARS[_place(bar)],
        by_period=tuple(_by_period(part) for part in (row[_ALL_THERE] if len(row) > _ALL_THERE else ())),
    )


def _when(days: Any) -> When | None:
    if days is None:
        return None
    start, end = (None if day is None else date.fromisoformat(day) for day in days)
    return When(start=start, end=end)


def _elements(rows: Any, rules: Sequence[ElementRule], reading: _Reading) -> tuple[Element, ...]:
    return tuple(_one(row, rule.id, rule.statement, reading) for row, rule in zip(rows, rules, strict=True))


def _exceptions(rows: Any, provision: Provision, reading: _Reading) -> tuple[Element, ...]:
    usual = _unstated(provision.id)
    if rows == 0:
        return usual
    return tuple(
        known if row == 0 else _one(row, known.id, known.statement, reading)
        for row, known in zip(rows, usual, strict=True)
    )


def _one(row: Any, name: str, statement: str, reading: _Reading) -> Element:
    letters, why, claims, *facts = row
    return Element(
        id=name,
        statement=statement,
        state=_STATES[letters[0]],
        claims=reading.group(claims),
        facts=reading.group(facts[0]) if facts else (),
        why=reading.text(why),
        reading=_STATES[letters[1]] if letters[1:] else None,
    )


def _whole(why: Any, first: str, provision: Provision, text: Callable[[Any], str]) -> str:
    if isinstance(why, int):
        return f"{first} {text(why)}".strip()
    if len(why) == 1:
        return text(why[0])
    return f"{first} {text(why[0])}".strip() + f" {provision.standard_of_proof}"


def _by_period(row: Any) -> ByPeriod:
    days, code, *letters = row
    elements, readings, exceptions = (tuple(_STATES[letter] for letter in word) for word in letters)
    return ByPeriod(
        period=_when(days),
        verdict=cast("Any", VERDICTS[int(code)]),
        elements=elements,
        readings=readings,
        exceptions=exceptions,
    )
