"""Values as a person types them for `tumen decide … correct`."""

from __future__ import annotations

from typing import Any

import pytest

from tumen.cli.slot_words import read_slot
from tumen.errors import DecisionRefused
from tumen.ledger import check_correction


@pytest.mark.parametrize(
    ("slot", "typed", "form"),
    [
        ("count", "400", {"low": 400, "high": 400, "basis": "exact"}),
        ("count", "1,400", {"low": 1400, "high": 1400, "basis": "exact"}),
        ("count", "~400", {"low": 400, "high": 400, "basis": "approx"}),
        ("count", "400+", {"low": 400, "high": None, "basis": "at_least"}),
        ("count", ">=400", {"low": 400, "high": None, "basis": "at_least"}),
        ("count", "<=400", {"low": None, "high": 400, "basis": "at_most"}),
        ("count", "200-999", {"low": 200, "high": 999, "basis": "range"}),
        ("count", "null", None),
        ("time", "2018-04-02", {"start": "2018-04-02", "end": "2018-04-02"}),
        ("time", "2018-04-01..2018-04-05", {"start": "2018-04-01", "end": "2018-04-05"}),
        ("time", "2018-04-01..", {"start": "2018-04-01", "end": None}),
        ("time", "..2018-04-05", {"start": None, "end": "2018-04-05"}),
        ("place", "Helong, CN, city", {"name": "Helong", "country": "CN", "level": "city"}),
        ("modality", "planned", "planned"),
        ("employer", "Example Garment Co., Ltd.", "Example Garment Co., Ltd."),
        (
            "document",
            '{"type": "border_pass", "validity_days": [180, 365]}',
            {"type": "border_pass", "validity_days": [180, 365]},
        ),
    ],
)
def test_short_forms_become_the_form_of_the_journal(slot: str, typed: str, form: Any) -> None:
    assert read_slot(slot, typed) == form
    check_correction(slot, form)


@pytest.mark.parametrize(
    ("slot", "typed", "words"),
    [
        ("count", "many", r"write 400, ~400, 400\+, <=400 or 200-999"),
        ("time", "April 2018", "write 2018-04-02 or 2018-04-01..2018-04-05"),
        ("time", "..", "write 2018-04-02"),
        ("place", "Helong", "write name, country and level"),
        ("money", "{low: 3}", "is not JSON"),
    ],
)
def test_what_is_not_understood_is_refused_with_what_to_write(slot: str, typed: str, words: str) -> None:
    with pytest.raises(DecisionRefused, match=words):
        read_slot(slot, typed)
