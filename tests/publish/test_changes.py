"""What is new is told, what was told is not, and nothing is told of what is gone."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from handmade import (
    AIRED,
    ARRIVAL,
    ATTACK,
    CASE,
    COPY,
    FACTORY,
    HIRED,
    HOSTILE,
    PLANT,
    RADIO,
    RETOLD,
    SENT,
    WIRE,
    exactly,
)

from tumen.errors import InvalidForm
from tumen.ledger import Claimed, Incident, slot_form
from tumen.publish.changes import (
    change_form,
    changes,
    differences,
    headline,
    quotes,
    told,
    told_form,
    told_from_form,
)
from tumen.publish.snapshot import Snapshot, releasable, snapshot

WHOLE = snapshot(CASE)


def seeing(*incidents: Incident) -> Snapshot:
    """The case with these incidents only."""
    return replace(WHOLE, incidents=incidents)


def test_a_case_that_stayed_as_it_was_has_nothing_new() -> None:
    assert changes(told(WHOLE), WHOLE) == ()
    assert changes(told_from_form(told_form(told(WHOLE))), WHOLE) == ()


def test_incidents_of_which_nothing_was_told_are_new_in_the_order_of_the_case() -> None:
    new = changes(told(seeing(FACTORY)), WHOLE)
    assert [(change.incident, change.before) for change in new] == [(ARRIVAL, None), (PLANT, None)]
    assert [change.incident for change in changes((), WHOLE)] == [ARRIVAL, FACTORY, PLANT]


def test_an_incident_goes_on_by_its_claims_whatever_its_id() -> None:
    grown = replace(ARRIVAL, id="f" * 32)
    assert changes(told(seeing(ARRIVAL)), seeing(grown)) == ()


def before_the_radio() -> Incident:
    """The arrival as it was told before the radio told of it."""
    values = tuple(
        replace(value, claims=tuple(name for name in value.claims if name != AIRED.id))
        for value in ARRIVAL.values
        if value.claims != (AIRED.id,)
    )
    return replace(ARRIVAL, id="e" * 32, claims=(SENT.id, RETOLD.id), values=values, support=1, status="single_origin")


def test_another_number_another_origin_and_another_standing_are_changes() -> None:
    (change,) = changes(told(seeing(before_the_radio())), seeing(ARRIVAL))
    assert change.before is not None
    assert change.slots == ("count",)
    assert differences(change) == (
        "How many: 500 or 150 → 500 or about 300 or 150",
        "Standing: told by one origin only → reports contradict each other",
        "Independent origins: 1 → 2",
    )
    assert headline(change) == "Changed: workers moved; 500 or about 300 or 150; 28 August 2024"


def test_a_retelling_that_says_nothing_else_is_no_change() -> None:
    values = tuple(
        replace(value, claims=tuple(name for name in value.claims if name != RETOLD.id) or (SENT.id,))
        for value in ARRIVAL.values
    )
    before = replace(ARRIVAL, claims=(SENT.id, AIRED.id), values=values)
    assert changes(told(seeing(before)), seeing(ARRIVAL)) == ()


@pytest.mark.parametrize(
    ("field", "value"), [("support", 3), ("status", "corroborated"), ("values", ARRIVAL.values[:-1])]
)
def test_each_thing_that_is_told_counts(field: str, value: Any) -> None:
    changed: dict[str, Any] = {field: value}
    assert len(changes(told(seeing(ARRIVAL)), seeing(replace(ARRIVAL, **changed)))) == 1


def test_incidents_that_became_one_are_told_where_they_stand_otherwise_than_either() -> None:
    claims, values = (*ARRIVAL.claims, HIRED.id), (*ARRIVAL.values, *FACTORY.values)
    joined = replace(ARRIVAL, claims=claims, values=values, id="d" * 32)
    assert changes(told(seeing(FACTORY, ARRIVAL)), seeing(joined)) == ()
    (change,) = changes(told(seeing(FACTORY, ARRIVAL)), seeing(replace(joined, support=3)))
    assert differences(change) == ("Independent origins: 2 → 3",)


def test_what_was_told_of_a_report_that_is_held_back_since_is_not_told_again() -> None:
    held = replace(
        CASE, all_reports=tuple(replace(one, marking="RED") if one == RADIO else one for one in CASE.reports())
    )
    view, _ = releasable(snapshot(held))
    (change,) = (one for one in changes(told(WHOLE), view) if SENT.id in one.incident.claims)
    words = " ".join((headline(change), *differences(change), *quotes(change, view)))
    assert "Independent origins: 2 → 1" in words
    assert "300" not in words
    assert "300" not in str(change_form(change, view)["before"]["values"]["count"])


def test_a_number_that_a_person_corrected_is_a_change() -> None:
    corrected = replace(SENT, count=exactly(400))
    values = tuple(
        Claimed(slot="count", value=slot_form(exactly(400)), claims=value.claims, origins=value.origins)
        if value.claims == (SENT.id,) and value.slot == "count"
        else value
        for value in ARRIVAL.values
    )
    claims = tuple(corrected if one.id == SENT.id else one for one in WHOLE.effective.claims)
    view = replace(seeing(replace(ARRIVAL, values=values)), effective=replace(WHOLE.effective, claims=claims))
    (change,) = changes(told(seeing(ARRIVAL)), view)
    assert differences(change) == ("How many: 500 or about 300 or 150 → 400 or about 300 or 150",)


def test_a_change_as_json_holds_what_everybody_can_read_and_no_name_of_a_file() -> None:
    (change,) = changes((), seeing(ARRIVAL))
    form = change_form(change, WHOLE)
    assert (form["what"], form["before"], form["changed"], form["id"]) == ("new", None, [], ARRIVAL.id)
    assert form["values"]["count"] == [slot_form(exactly(500)), slot_form(AIRED.count), slot_form(exactly(150))]
    assert [one["quote"] for one in form["claims"]] == [SENT.quote, AIRED.quote, RETOLD.quote]
    assert form["claims"][0]["report"] == {
        "id": WIRE.id,
        "title": "Workers cross at Hunchun",
        "publisher": "Example Wire",
        "published": "2024-09-02",
        "url": "https://example.org/2024/09/workers",
    }
    assert "'wire'" not in repr(form)


def test_a_quote_is_told_with_who_published_it() -> None:
    (change,) = changes((), seeing(ARRIVAL))
    assert quotes(change, WHOLE) == (
        f"“{SENT.quote}” (Example Wire, 2024-09-02)",
        f"“{AIRED.quote}” (Example Radio, 2024-09-05)",
        f"“{RETOLD.quote}” (publisher not known)",
    )
    assert quotes(change, WHOLE, names=True)[2] == f"“{RETOLD.quote}” ({COPY.name})"


def test_an_address_that_is_none_of_the_web_is_not_given() -> None:
    (change,) = changes((), seeing(replace(PLANT, claims=(ATTACK.id,))))
    assert change_form(change, WHOLE)["claims"][0]["report"]["url"] is None
    assert HOSTILE.url == "javascript:alert(1)"


@pytest.mark.parametrize(
    "form", [None, 1, [1], [{}], [{"claims": 1, "status": "a", "support": 1, "values": {}}], [{"claims": []}]]
)
def test_a_memory_that_does_not_fit_is_refused(form: Any) -> None:
    with pytest.raises(InvalidForm, match="what was told"):
        told_from_form(form)


def test_an_incident_of_nothing_but_gone_claims_is_forgotten() -> None:
    view = replace(seeing(FACTORY), effective=replace(WHOLE.effective, claims=(HIRED,), notes=MappingProxyType({})))
    assert changes(told(seeing(ARRIVAL, FACTORY)), view) == ()
