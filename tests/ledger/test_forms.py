"""JSON forms: what is written can be read again, and what was not written by Tumen is refused and named."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_values import claims, facts, json_values, reports

from tumen.errors import InvalidForm, InvalidValue, TumenError
from tumen.ledger import (
    SLOTS,
    Claim,
    Report,
    StatedFact,
    canonical,
    claim_form,
    claim_from_form,
    claim_line,
    day,
    fact_form,
    fact_from_form,
    report_form,
    slot_form,
    slot_value,
)


@given(claims())
def test_a_claim_comes_back_as_it_was_written(claim: Claim) -> None:
    written = json.loads(canonical(claim_form(claim)))
    back = claim_from_form(written, report=claim.report)
    assert back == claim
    assert canonical(claim_form(back)) == canonical(written)


@given(facts())
def test_a_stated_fact_comes_back_as_it_was_written(fact: StatedFact) -> None:
    assert fact_from_form(json.loads(canonical(fact_form(fact))), report=fact.report) == fact


@given(claims())
def test_a_slot_comes_back_without_what_the_gazetteer_adds(claim: Claim) -> None:
    for slot in SLOTS:
        value = getattr(claim, slot)
        if slot in ("place", "origin", "destination") and value is not None:
            value = replace(value, id=None, lat=None, lon=None)
        assert slot_value(slot, json.loads(canonical(slot_form(value)))) == value


@given(st.data())
def test_a_claim_that_stands_one_a_line_tells_of_its_report_and_comes_back(data: st.DataObject) -> None:
    report = data.draw(reports())
    claim = data.draw(claims(report))
    line = claim_line(claim, report)
    about = report_form(report)
    assert {key: about[key] for key in about if key in line and key != "report"}.items() <= line.items()
    assert line["report"] == report.name
    assert list(line)[0:6] == ["report", "report_id", "published", "written_between", "publisher", "family"]
    assert claim_from_form(line, report=report.id) == claim


@given(reports())
def test_the_form_of_a_report_is_json(report: Report) -> None:
    form = json.loads(canonical(report_form(report)))
    assert form["report_id"] == report.id
    assert form["upstream"] == list(report.upstream)
    assert (form["written_between"] is None) == (report.written_between is None)


def _paths(form: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner: list[tuple[Any, Any]] = []
    if isinstance(form, dict):
        inner = list(form.items())
    if isinstance(form, list):
        inner = list(enumerate(form))
    return [here] * bool(here) + [path for key, value in inner for path in _paths(value, (*here, key))]


def _damaged(form: Any, path: tuple[Any, ...], value: Any) -> Any:
    copy = json.loads(canonical(form))
    holder = copy
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return copy


@settings(max_examples=100)
@given(st.data())
def test_a_damaged_claim_is_refused_or_is_another_whole_claim(data: st.DataObject) -> None:
    form = claim_form(data.draw(claims()))
    damaged = _damaged(form, data.draw(st.sampled_from(_paths(form))), data.draw(json_values))
    try:
        claim = claim_from_form(damaged, report="f" * 64)
    except (InvalidForm, InvalidValue):
        return
    assert claim_from_form(json.loads(canonical(claim_form(claim))), report="f" * 64) == claim


@given(st.data())
def test_a_damaged_fact_is_refused_or_is_another_whole_fact(data: st.DataObject) -> None:
    form = fact_form(data.draw(facts()))
    damaged = _damaged(form, data.draw(st.sampled_from(_paths(form))), data.draw(json_values))
    try:
        fact = fact_from_form(damaged, report="f" * 64)
    except (InvalidForm, InvalidValue):
        return
    assert fact_from_form(json.loads(canonical(fact_form(fact))), report="f" * 64) == fact


@given(st.sampled_from(SLOTS), json_values)
def test_any_json_for_a_slot_is_a_value_or_is_refused_by_name(slot: str, form: Any) -> None:
    refusals = []
    try:
        value = slot_value(slot, form)
        assert slot_value(slot, json.loads(canonical(slot_form(value)))) == value
    except TumenError as error:
        refusals.append(str(error))
    # all three places are refused as places
    assert all(refusal.startswith((slot, "place")) for refusal in refusals)


@pytest.mark.parametrize(
    ("slot", "form", "words"),
    [
        ("count", 400, "count: 400 is not an object with low, high, basis"),
        ("count", {"low": 1, "high": 1}, "'basis' is missing; it has low, high, basis"),
        ("count", {"low": 1, "high": 1, "basis": "exact", "unit": "men"}, "'unit' is unknown"),
        ("modality", None, "modality: cannot be null; every claim has one"),
        ("source", None, "source: cannot be null"),
        ("colour", "red", "slot 'colour' is unknown; use one of direction, count, "),
        ("host", "China", "host: 'China' is not an ISO 3166 code"),
        ("employer", "", "employer: '' is not a text"),
        ("time", {"start": "28 August", "end": None}, "time.start: '28 August' is not a day written as YYYY-MM-DD"),
        ("document", {"type": "border_pass", "validity_days": [30]}, "not a list of two numbers of days"),
        ("money", {"low": 1, "unit": "won"}, "money: 'unit' is unknown"),
    ],
)
def test_a_slot_says_what_is_wrong_with_its_form(slot: str, form: Any, words: str) -> None:
    with pytest.raises(TumenError) as caught:
        slot_value(slot, form)
    assert words in str(caught.value)


@pytest.mark.parametrize("text", ["20240828", "2024-W35-3", "2024-8-28", "2024-02-30", 20240828, "2024-08-28 "])
def test_a_day_is_written_in_one_way(text: Any) -> None:
    assert day("2024-08-28", where="time") == date(2024, 8, 28)
    assert day(None, where="time") is None
    with pytest.raises(InvalidForm, match=r"time: .* is not a day written as YYYY-MM-DD"):
        day(text, where="time")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda form: form.pop("quote"), "quote None is not a text"),
        (lambda form: form.update(start="3"), "start: '3' is not an offset"),
        (lambda form: form.update(spans=["count"]), "is not an object whose keys are slots"),
        (lambda form: form.update(spans={"colour": [[1, 2]]}), "is not an object whose keys are slots"),
        (lambda form: form.update(spans={"count": {"rule": 1}}), "spans.count"),
        (lambda form: form.update(colour="red"), "colour is unknown; a claim has id, quote, kind, "),
    ],
)
def test_a_claim_says_what_is_wrong_with_its_form(spoil: Callable[[dict[str, Any]], object], words: str) -> None:
    form: dict[str, Any] = {
        "id": "c1",
        "quote": "400 workers",
        "kind": "presence",
        "start": 3,
        "end": 14,
        "modality": "asserted",
        "source": {"description": "", "type": "author"},
    }
    assert claim_from_form(form, report="r").rule == "given"
    spoil(form)
    with pytest.raises(InvalidForm) as caught:
        claim_from_form(form, report="r")
    assert words in str(caught.value)


def test_what_is_no_object_is_no_claim() -> None:
    with pytest.raises(InvalidForm, match="is not an object"):
        claim_from_form(["c1"], report="r")  # type: ignore[arg-type]
