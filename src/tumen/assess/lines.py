"""Claims given one a line, without a case: each line is an incident of its own, with the facts stated of it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from tumen.assess.given import slots_of, when
from tumen.errors import InvalidForm, TumenError
from tumen.extract import stated_facts
from tumen.law import Law
from tumen.ledger import SLOTS, VOCABULARIES, Claim, Incident, Report, StatedFact, When, day, digest, make_fact

CLAIM_KEYS = ("id", "quote", "kind", *SLOTS, "start", "end", "spans", "rule", "version", "score")
REPORT_KEYS = (
    "report",
    "report_id",
    "url",
    "publisher",
    "title",
    "language",
    "published",
    "written_between",
    "upstream",
    "family",
)
FACT_KEYS = ("id", "fact", "value", "time", "quote", "start", "end")
INCIDENT_KEYS = ("id", "incident", "facts")

_NO_QUOTE = "…"
"""What stands for the words of a claim that is given without them; no rule reads anything from it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line: an incident with its claims, their reports, and the facts stated of it.

    The family of a report is the one that is given, else its name or publisher, else None: nothing tells of its origin.
    `read` is true where no facts were given and they were read from the quotes and sources of the claims.
    """

    id: str
    incident: Incident
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    facts: tuple[StatedFact, ...]
    read: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Given:
    """A claim before its report is made: its name, its words, its slots and what is told of its report."""

    name: str
    quote: str
    form: Mapping[str, Any]
    slots: Mapping[str, Any]
    about: tuple[Any, ...]


def read_line(text: str, *, number: int, law: Law, asked: date | None = None) -> Line | None:
    """The incident of line `number` of a file; None where the line is blank.

    A line is a claim, or `{"id", "incident": [claims], "facts": [...]}`. `asked` stands for the day of publication of
    claims that give neither it nor `written_between`. Raises InvalidForm, which begins with the line's number, for
    everything that cannot be used.
    """
    if not text.strip():
        return None
    try:
        return _line(_object(text), number, law, asked)
    except TumenError as error:
        raise InvalidForm(f"line {number}: {error}") from error


def _object(text: str) -> Mapping[str, Any]:
    try:
        form = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise InvalidForm(f"not JSON: {error.msg} at character {error.pos + 1}.") from error
    except RecursionError:
        raise InvalidForm("not usable JSON: nested too deeply.") from None
    except InvalidForm:
        raise
    except ValueError:
        # the only other thing that Python refuses of good JSON
        raise InvalidForm("not usable JSON: a number with more digits than any count has.") from None
    if not isinstance(form, dict):
        raise InvalidForm(
            f"{_short(form)} is not an object; a line is a claim, or an object with {', '.join(INCIDENT_KEYS)}."
        )
    return form


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise InvalidForm(f"key {next(name for name in names if names.count(name) > 1)!r} stands twice.")
    return found


def _no_constant(text: str) -> Any:
    raise InvalidForm(f"not JSON: {text} is no number.")


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _line(form: Mapping[str, Any], number: int, law: Law, asked: date | None) -> Line:
    together = "incident" in form
    _only(form, (*INCIDENT_KEYS, *REPORT_KEYS) if together else (*CLAIM_KEYS, *REPORT_KEYS, "facts"), "line")
    name = _name(form.get("id"), "id") or f"line {number}"
    forms = form["incident"] if together else [form]
    if not isinstance(forms, list) or not forms:
        raise InvalidForm("incident: not a list of one or more claims.")
    shared = {key: form[key] for key in REPORT_KEYS if together and form.get(key) is not None}
    given = [_given(each, at, shared, law, asked, alone=not together) for at, each in enumerate(forms, start=1)]
    names = _names(given)
    reports = _reports(given)
    starts = _starts(given)
    claims: dict[str, Claim] = {}
    key_of = {(one.about[0], one.name): key for one, key in zip(given, names, strict=True)}
    for one, key, start in zip(given, names, starts, strict=True):
        made = _claim(one, key, reports[one.about].id, start)
        # the whole is named by its id in the same report
        claims[key] = replace(made, part_of=key_of.get((one.about[0], made.part_of or ""), made.part_of))
    first = given[0]
    told = form.get("facts")
    facts = (
        tuple(_facts(told, given, starts, reports, law))
        if told is not None
        else tuple(_read(given, starts, reports, law))
    )
    incident = Incident(
        id=name,
        kind=first.form["kind"],
        claims=tuple(claims),
        values=(),
        support=0,
        status="unknown_origin",
    )
    return Line(
        id=name,
        incident=incident,
        claims=MappingProxyType(claims),
        reports=MappingProxyType({report.id: report for report in reports.values()}),
        facts=facts,
        read=told is None,
    )


def _only(form: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    unknown = sorted(key for key in form if key not in known)
    if unknown:
        near = get_close_matches(unknown[0], known, n=1)
        meant = f"did you mean {near[0]!r}? " if near else ""
        raise InvalidForm(f"{where}: {', '.join(map(repr, unknown))} unknown; {meant}use {', '.join(known)}.")


def _name(value: Any, where: str) -> str | None:
    if value is None:
        return None
    if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
        return str(value)
    raise InvalidForm(f"{where}: {_short(value)} is not a text.")


def _given(form: Any, at: int, shared: Mapping[str, Any], law: Law, asked: date | None, *, alone: bool) -> _Given:
    where = "" if alone else f"claim {at}: "
    if not isinstance(form, dict):
        raise InvalidForm(f"{where}{_short(form)} is not an object.")
    if not alone:
        _only(form, (*CLAIM_KEYS, *REPORT_KEYS), f"claim {at}")
    name = _name(form.get("id"), f"{where}id") or f"claim {at}"
    if not alone and form.get("id") is not None:
        where = f"claim {name}: "
    if form.get("kind") not in VOCABULARIES["kind"]:
        said = f"kind {_short(form['kind'])} is not allowed" if form.get("kind") is not None else "kind is missing"
        raise InvalidForm(f"{where}{said}; use one of {', '.join(VOCABULARIES['kind'])}.")
    quote = form.get("quote")
    if quote is not None and not isinstance(quote, str):
        raise InvalidForm(f"{where}quote: {_short(quote)} is not a text.")
    try:
        slots = slots_of(form, law)
        about = _about({**shared, **{key: form[key] for key in REPORT_KEYS if form.get(key) is not None}}, asked)
    except TumenError as error:
        raise InvalidForm(f"{where}{error}") from error
    return _Given(name=name, quote=quote or _NO_QUOTE, form=form, slots=slots, about=about)


def _about(told: Mapping[str, Any], asked: date | None) -> tuple[Any, ...]:
    """What a claim tells of its report: name, publisher, language, family, days; equal for one report."""
    texts = []
    for key in ("report", "publisher", "language", "family"):
        value = told.get(key)
        if value is not None and not isinstance(value, str):
            raise InvalidForm(f"{key}: {_short(value)} is not a text.")
        texts.append(value)
    published = day(told.get("published"), where="published")
    between = when(told.get("written_between"), where="written_between")
    if published is None and between is None:
        published = asked
    return (*texts, published, between)


def _names(given: Sequence[_Given]) -> list[str]:
    """A key for each claim: its id, with its report's name before it where two reports use the same id."""
    said = [one.name for one in given]
    keys = [one.name if said.count(one.name) == 1 else f"{one.about[0] or 'report'}: {one.name}" for one in given]
    for key in keys:
        if keys.count(key) > 1:
            raise InvalidForm(f"id {key!r} stands twice among the claims of one report; give each its own.")
    return keys


def _reports(given: Sequence[_Given]) -> dict[tuple[Any, ...], Report]:
    reports: dict[tuple[Any, ...], Report] = {}
    days: dict[str, tuple[Any, ...]] = {}
    for one in given:
        name, publisher, language, family, published, between = one.about
        if name is not None and days.setdefault(name, (published, between)) != (published, between):
            raise InvalidForm(
                f"published, written_between: the claims of report {name!r} give different days; a report has one."
            )
        if one.about in reports:
            continue
        mine = [each for each in given if each.about == one.about]
        text = "\n".join(each.quote for each in mine)
        reports[one.about] = Report(
            id=digest(repr((one.about, text)).encode()),
            name=name or "report",
            text=text,
            media_type="text/plain",
            publisher=publisher,
            language=language or _language(text),
            published=published,
            written_between=between,
            family=family or name or publisher,
        )
    return reports


def _language(text: str) -> str | None:
    """English for text in Latin letters, which is what a quote without a language most likely is; else unknown."""
    return "en" if all(ord(char) < 0x250 or not char.isalpha() for char in text) else None


def _starts(given: Sequence[_Given]) -> list[int]:
    """The offset of each quote in the text of its report, where the quotes stand one a line."""
    after: dict[tuple[Any, ...], int] = {}
    starts = []
    for one in given:
        start = after.get(one.about, 0)
        starts.append(start)
        after[one.about] = start + len(one.quote) + 1
    return starts


def _claim(given: _Given, key: str, report: str, start: int) -> Claim:
    try:
        return Claim(
            id=key,
            report=report,
            start=start,
            end=start + len(given.quote),
            quote=given.quote,
            kind=given.form["kind"],
            rule="given",
            version="given",
            **given.slots,
        )
    except TumenError as error:
        raise InvalidForm(f"{key if key.startswith('claim ') else f'claim {key}'}: {error}") from error


def _facts(
    told: Any, given: Sequence[_Given], starts: Sequence[int], reports: Mapping[Any, Report], law: Law
) -> list[StatedFact]:
    if not isinstance(told, list):
        raise InvalidForm(f"facts: {_short(told)} is not a list of facts.")
    facts = []
    for number, form in enumerate(told, start=1):
        at = _beside(form, given) if isinstance(form, dict) else None
        report = reports[given[at or 0].about]
        span = (0, len(report.text)) if at is None else (starts[at], starts[at] + len(given[at].quote))
        facts.append(_fact(form, number, law, report=report.id, span=span))
    return facts


def _beside(form: Mapping[str, Any], given: Sequence[_Given]) -> int | None:
    """The claim that a fact stands beside: by its quote, else by offsets; None where it is told of the incident."""
    quote = form.get("quote")
    if isinstance(quote, str) and quote:
        for at, one in enumerate(given):
            if one.quote != _NO_QUOTE and (quote in one.quote or one.quote in quote):
                return at
    start, end = _span(form)
    spans = [_span(one.form) for one in given]
    if start is None or end is None or any(None in span for span in spans):
        return None
    return min(range(len(given)), key=lambda at: max(0, (spans[at][0] or 0) - end, start - (spans[at][1] or 0)))


def _span(form: Mapping[str, Any]) -> tuple[int | None, int | None]:
    start, end = form.get("start"), form.get("end")
    if type(start) is int and type(end) is int:
        return start, end
    return None, None


def _fact(form: Any, number: int, law: Law, *, report: str, span: tuple[int, int]) -> StatedFact:
    where = f"fact {number}"
    if not isinstance(form, dict):
        raise InvalidForm(f"{where}: {_short(form)} is not an object with {', '.join(FACT_KEYS)}.")
    _only(form, FACT_KEYS, where)
    known = law.facts.get(name) if isinstance(name := form.get("fact"), str) else None
    if known is None:
        said = _short(name) if name is not None else "no name"
        raise InvalidForm(f"{where}: {said} is no stated fact of the law; use one of {', '.join(law.facts)}.")
    value = _value(form.get("value"), where)
    if known.values and value is not None and value not in known.values:
        raise InvalidForm(f"{where}: value {value!r} is not allowed; use one of {', '.join(known.values)}.")
    try:
        time = when(form.get("time"), where="time")
    except TumenError as error:
        raise InvalidForm(f"{where}: {error}") from error
    for key in ("quote", "id"):
        _name(form.get(key), f"{where}: {key}")
    made = make_fact(
        report=report,
        fact=known.name,
        value=value,
        time=time,
        quote=str(form.get("quote") or _NO_QUOTE),
        start=span[0],
        end=span[1],
    )
    return replace(made, id=_name(form.get("id"), where) or where)


def _value(value: Any, where: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise InvalidForm(f"{where}: value {_short(value)} is neither a text nor a number.")
    return str(int(value)) if value == int(value) else str(value)


def _read(given: Sequence[_Given], starts: Sequence[int], reports: Mapping[Any, Report], law: Law) -> list[StatedFact]:
    """The facts that the quotes of claims and the words for who says so state, of the law's vocabulary."""
    found: dict[tuple[Any, ...], StatedFact] = {}
    for one, start in zip(given, starts, strict=True):
        report = reports[one.about]
        for text in (one.quote, one.slots["source"].description):
            for fact in _stated(text, report) if text and text != _NO_QUOTE else ():
                if fact.fact not in law.facts:
                    continue
                told = replace(fact, report=report.id, start=start, end=start + len(one.quote))
                found.setdefault((told.report, told.fact, told.value, told.time), told)
    return [replace(fact, id=f"read {number}") for number, fact in enumerate(found.values(), start=1)]


def _stated(text: str, report: Report) -> tuple[StatedFact, ...]:
    # a quote is cut from a sentence and often lacks its stop
    whole = text if text.endswith((".", "!", "?", "”", '"')) else f"{text}."
    return _stated_in(whole, report.language, report.published, report.written_between)


@lru_cache(maxsize=4096)
def _stated_in(text: str, language: str | None, published: date | None, between: When | None) -> tuple[StatedFact, ...]:
    """The facts of a text that is all about the workers; many lines have the same words for who says so."""
    return stated_facts(
        Report(
            id="",
            name="",
            text=text,
            media_type="text/plain",
            language=language,
            published=published,
            written_between=between,
        )
    )


__all__ = ["CLAIM_KEYS", "FACT_KEYS", "INCIDENT_KEYS", "REPORT_KEYS", "Line", "read_line"]
