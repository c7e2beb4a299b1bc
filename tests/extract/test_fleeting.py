"""Values that live while a report is read are equal, hashed and replaced as frozen ones are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tumen.extract.en.clauses import Clause
from tumen.extract.en.groups import Group
from tumen.extract.fleeting import fleeting


def test_equal_values_are_one_key() -> None:
    one, same, other = Clause(0, 4, "and", 0), Clause(0, 4, "and", 0), Clause(0, 5, "and", 0)
    assert one == same != other
    assert len({one, same, other}) == 2


def test_a_value_is_replaced_and_stays_what_it_was() -> None:
    one = Group(first=0, last=2, head=1, start=0, end=9, status="bare")
    assert replace(one, status="workers").status == "workers"
    assert one.status == "bare"


def test_a_value_has_no_further_attributes_and_may_ask_for_names() -> None:
    @fleeting(kw_only=True)
    class Named:
        name: str

    with pytest.raises(TypeError):
        Named("a")  # type: ignore[call-arg]
    assert not hasattr(Named(name="a"), "__dict__")
