"""Ids: equal for what says the same, different for everything else."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_values import claims, facts, json_values, refused

from tumen.ledger import (
    QUOTE_LIMIT,
    SLOTS,
    Claim,
    Count,
    Document,
    Ground,
    Money,
    Place,
    Source,
    StatedFact,
    When,
    canonical,
    fact_identity,
    identify,
    identity,
    make_claim,
    make_fact,
)

PLACE = Place(name="Hunchun", country="CN", level="city")
AUTHOR = Source(description="", type="author")


def claim(**changes: Any) -> Claim:
    """A claim of kind presence, changed as told."""
    given: dict[str, Any] = {
        "report": "f" * 64,
        "start": 3,
        "end": 14,
        "kind": "presence",
        "quote": "400 workers",
        "count": Count(low=400, high=400, basis="exact"),
        "source": AUTHOR,
        "rule": "stock",
        "version": "1",
    }
    return make_claim(**given | changes)


@given(st.lists(json_values, max_size=3), st.lists(json_values, max_size=3))
def test_two_lists_of_parts_have_one_id_only_where_they_are_one_list(one: list[Any], other: list[Any]) -> None:
    assert (identify(*one) == identify(*other)) == (canonical(one) == canonical(other))


def test_parts_are_never_run_together() -> None:
    assert identify("a.b", "c") != identify("a", "b.c")
    assert identify("a", "b") != identify("a,b")
    assert identify("a", "b") != identify(["a", "b"])
    assert identify(1) != identify("1")


def test_canonical_text_does_not_depend_on_the_order_of_keys() -> None:
    assert canonical({"b": 1, "a": "훈춘"}) == canonical({"a": "훈춘", "b": 1}) == '{"a":"훈춘","b":1}'


def test_what_json_cannot_hold_has_no_canonical_text() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical(math.nan)


@given(claims())
def test_the_id_of_a_claim_is_the_one_it_must_have(made: Claim) -> None:
    assert identity(made) == made.id
    assert len(made.id) == 32


def test_ids_are_those_of_every_release() -> None:
    # decisions name claims by these: another value here orphans what people decided
    assert claim(place=PLACE, time=When(start=date(2024, 8, 28), end=None)).id == "a50a9622995ad7769b1a380b7e8a0fc8"
    fact = make_fact(report="f" * 64, fact="contract_end", value=None, time=None, quote="ended", start=0, end=5)
    assert fact.id == "39ff68e841431d2c8aeb01abdc5a5eb4"


@pytest.mark.parametrize(
    "attribute",
    [
        {"rule": "another"},
        {"version": "2"},
        {"spans": {"count": Ground(spans=((3, 6),))}},
        {"part_of": "0" * 32},
    ],
)
def test_attributes_are_no_part_of_the_id(attribute: dict[str, Any]) -> None:
    assert claim(**attribute).id == claim().id


def test_what_the_gazetteer_adds_is_no_part_of_the_id() -> None:
    located = replace(PLACE, id="gn:2036581", lat=42.8, lon=130.3)
    assert claim(place=located).id == claim(place=PLACE).id


def test_one_sum_written_in_two_ways_gives_one_id() -> None:
    whole, broken = Money(low=1000, currency="CNY"), Money(low=1000.0, currency="CNY")
    assert claim(kind="pay", money=whole).id == claim(kind="pay", money=broken).id


def test_every_slot_but_part_of_is_in_the_id() -> None:
    values: dict[str, Any] = {
        "count": Count(low=400, high=None, basis="at_least"),
        "sex": "female",
        "place": PLACE,
        "host": "CN",
        "employer": "Example Garment Co., Ltd.",
        "sector": "garment",
        "time": When(start=date(2024, 8, 28), end=None),
        "modality": "denied",
        "source": Source(description="a trader", type="trader"),
    }
    of_kind: dict[str, tuple[str, Any]] = {
        "document": ("paper", Document(type="border_pass", validity_days=(180, 365))),
        "money": ("pay", Money(low=3)),
        "indicator": ("condition", "isolation"),
        "direction": ("movement", "out"),
        "origin": ("movement", PLACE),
        "destination": ("movement", PLACE),
    }
    assert {*values, *of_kind, "part_of"} == set(SLOTS)
    ids = [claim(**{slot: value}).id for slot, value in values.items()]
    for slot, (kind, value) in of_kind.items():
        ids += [claim(kind=kind).id, claim(kind=kind, **{slot: value}).id]
    assert len(set(ids)) == len(values) + len(of_kind) + len({kind for kind, _ in of_kind.values()})
    assert claim().id not in ids


@pytest.mark.parametrize("change", [{"report": "e" * 64}, {"start": 4, "end": 15}, {"kind": "retention"}])
def test_report_span_and_kind_are_in_the_id(change: dict[str, Any]) -> None:
    assert claim(**change).id != claim().id


def test_a_claim_that_gives_no_modality_is_asserted() -> None:
    assert claim(modality="asserted").id == claim().id


@given(facts())
def test_a_stated_fact_has_the_id_of_what_it_says(fact: StatedFact) -> None:
    given = {field.name: getattr(fact, field.name) for field in fields(StatedFact) if field.name != "id"}
    assert make_fact(**given).id == fact.id == fact_identity(fact)
    assert make_fact(**{**given, "fact": fact.fact + "x"}).id != fact.id


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"quote": "", "end": 3}, f"a quote has 1 to {QUOTE_LIMIT}"),
        ({"quote": "x" * (QUOTE_LIMIT + 1), "end": 4 + QUOTE_LIMIT}, f"{QUOTE_LIMIT + 1} characters"),
        ({"end": 15}, "its offsets 3..15 do not span its 11 characters"),
        ({"start": -1, "end": 10}, "offsets -1..10"),
        ({"kind": "rumour"}, "kind: 'rumour' is not allowed; use one of movement, "),
        ({"direction": "out"}, "direction: only a movement has one, not a claim of kind 'presence'"),
        ({"origin": PLACE}, "only a movement has them"),
        ({"destination": PLACE}, "only a movement has them"),
        ({"kind": "movement", "place": PLACE}, "a movement has an origin and a destination, no place"),
        ({"document": Document()}, "document: only a claim of kind 'paper' has one"),
        ({"money": Money()}, "money: only a claim of kind 'pay' has one"),
        ({"indicator": "isolation"}, "indicator: only a claim of kind 'condition' has one"),
        ({"sector": "steel"}, "sector: 'steel' is not allowed"),
        ({"modality": None}, "modality: None is not allowed"),
        ({"part_of": claim().id}, "a claim cannot be part of itself"),
    ],
)
def test_a_claim_that_breaks_a_rule_is_refused(change: dict[str, Any], words: str) -> None:
    assert words in refused(claim, **change)


def test_a_claim_is_about_the_end_in_the_host_state() -> None:
    home = Place(name="North Korea", country="KP", level="country")
    ends = {"kind": "movement", "origin": home, "destination": PLACE}
    assert claim(**ends, direction="out").where == PLACE
    assert claim(**ends).where == PLACE
    assert claim(kind="movement", origin=PLACE, destination=home, direction="return").where == PLACE
    assert claim(kind="movement", destination=home, direction="return").where == home
    assert claim(place=PLACE).where == PLACE
