"""Rows: every derived value comes back from its row as it was, and a damaged row is refused with its place."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_values import instances, json_values

from tumen.case.rows import Derived, derived_from_rows, derived_rows, reading_order
from tumen.errors import InvalidForm
from tumen.ledger import Finding, Incident, Lineage, Report, Retelling, canonical, identify
from tumen.ledger.rows import encode, from_row, to_row


def in_order(lineage: Lineage) -> Lineage:
    """Retellings in the order of their reports, as linking gives them."""
    return replace(lineage, retellings=tuple(sorted(lineage.retellings, key=lambda told: told.report)))


derived_values: st.SearchStrategy[Derived] = st.builds(
    Derived,
    reports=st.lists(instances(Report), max_size=2, unique_by=lambda one: one.id).map(
        lambda found: tuple(sorted(found, key=reading_order))
    ),
    lineage=instances(Lineage).map(in_order),
    incidents=st.lists(instances(Incident), max_size=2, unique_by=(lambda one: one.id, lambda one: one.claims)).map(
        lambda found: tuple(sorted(found, key=lambda one: one.claims))
    ),
    findings=st.lists(instances(Finding), max_size=2).map(
        lambda found: tuple(sorted(found, key=lambda one: one.incident))
    ),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(derived_values)
def test_what_is_derived_comes_back_from_its_rows_as_it_was(derived: Derived) -> None:
    rows = derived_rows(derived)
    texts = {table: [row for name in sorted(found) for row in found[name]] for table, found in rows.items()}
    back = derived_from_rows(texts)
    assert back == derived
    assert derived_rows(back) == rows


@settings(max_examples=40)
@given(instances(Report) | instances(Retelling) | instances(Finding))
def test_equal_values_have_one_row(value: Report | Retelling | Finding) -> None:
    assert to_row(replace(value)) == to_row(value) == canonical(json.loads(to_row(value)))


def test_one_and_one_point_nought_are_one_number() -> None:
    assert to_row(1.0) == to_row(1) == "1"
    edge = Retelling(report="r", of=None, outlet=None, probability=1.0, evidence=())
    back = from_row(Retelling, to_row(edge))
    assert back == edge
    assert isinstance(back.probability, float)


def _paths(form: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner: list[tuple[Any, Any]] = []
    if isinstance(form, dict):
        inner = list(form.items())
    if isinstance(form, list):
        inner = list(enumerate(form))
    return [here] + [path for key, value in inner for path in _paths(value, (*here, key))]


@settings(max_examples=60)
@given(st.data(), st.sampled_from((Report, Retelling, Incident, Finding)))
def test_a_damaged_row_is_refused_or_is_another_whole_row(data: st.DataObject, kind: type[Any]) -> None:
    holder = {"row": encode(data.draw(instances(kind)))}
    path = data.draw(st.sampled_from(_paths(holder)[1:]))
    here: Any = holder
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = data.draw(json_values)
    try:
        back = from_row(kind, canonical(holder["row"]))
    except InvalidForm:
        return
    assert from_row(kind, to_row(back)) == back


RETELLING = encode(Retelling(report="r", of=None, outlet="Example Wire", probability=0.5, evidence=("it says so",)))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"probability": "high"}, "retelling.probability: 'high' is not a number"),
        ({"probability": True}, "retelling.probability: 'True' is not a number"),
        ({"evidence": "it says so"}, "retelling.evidence: 'it says so' is not a list"),
        ({"evidence": [3]}, "retelling.evidence[0]: '3' is not a value of type str"),
        ({"passages": [{"start": 1}]}, "is not an object with start, end, there_start, there_end"),
        ({"report": None}, "retelling.report: 'None' is not a value of type str"),
        ({"colour": "red"}, "is not an object with report, of, outlet"),
    ],
)
def test_a_damaged_row_says_where(change: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidForm) as caught:
        from_row(Retelling, canonical(RETELLING | change))
    assert words in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", None, b"\xff"])
def test_what_is_no_json_is_no_row(text: Any) -> None:
    with pytest.raises(InvalidForm, match="not JSON"):
        from_row(Retelling, text)


@given(st.permutations([identify(number) for number in range(4)]))
def test_the_order_in_which_lineage_was_filled_changes_no_row(names: list[str]) -> None:
    def rows(order: list[str]) -> Any:
        lineage = Lineage(origins=dict.fromkeys(order, ()), families=dict.fromkeys(order, "f"))
        return derived_rows(Derived(reports=(), lineage=lineage, incidents=(), findings=()))

    assert rows(names) == rows(sorted(names))
