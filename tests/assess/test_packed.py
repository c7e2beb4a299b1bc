"""The findings of an incident as one short text: the same when read, refused when damaged."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.test_verdicts import FINDINGS

from tumen.assess.packed import pack, unpack
from tumen.errors import InvalidForm
from tumen.ledger import Element, Finding
from tumen.ledger.rows import to_row


def by_place(size: int = 4) -> list[list[Finding]]:
    return [FINDINGS[at : at + size] for at in range(0, len(FINDINGS), size)]


def test_every_finding_of_the_cases_is_read_back_as_it_was() -> None:
    for found in by_place():
        text = pack(found)
        assert unpack(text) == tuple(found)
        assert pack(unpack(text)) == text


def test_a_row_is_far_shorter_than_the_findings_in_full() -> None:
    full = sum(len(to_row(finding)) for finding in FINDINGS)
    packed = sum(len(pack(found)) for found in by_place())
    assert packed < full * 0.3


TEXT = st.text(max_size=12)


@given(st.sampled_from(FINDINGS), TEXT, TEXT, TEXT, st.lists(TEXT, max_size=3))
def test_a_finding_that_the_law_does_not_explain_is_written_out(
    finding: Finding, name: str, statement: str, why: str, gaps: list[str]
) -> None:
    odd = replace(finding, why=why, gaps=tuple(gaps), period=None if why else finding.period)
    assert unpack(pack([odd])) == (odd,)
    other = replace(odd, provision=f"OWN-{name}", paragraph=None)
    assert unpack(pack([other])) == (other,)
    rules = (Element(id=name, statement=statement, state="met", why=why), *finding.elements[1:])
    changed = replace(finding, elements=rules)
    assert unpack(pack([changed])) == (changed,)


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "[]",
        "{}",
        '{"incident":"x"}',
        '["x",[1],[],[]]',
        '["x",["a"],[[3]],[]]',
        '["x",["a"],[[-1]],[]]',
        '["x",["a"],[],[["UNSCR-2321-34"]]]',
        '["x",["a"],[[]],[["NOBODY","3s",null,0,[],0,[],0,[0,0]]]]',
        '["x",["a"],[[]],[["UNSCR-2321-34","99s",null,0,[["m",0,0],["m",0,0]],0,[],0,[0,0]]]]',
        '["x",["a"],[[]],[["UNSCR-2321-34","3s",null,0,[["z",0,0],["m",0,0]],0,[],0,[0,0]]]]',
        '["x",["a"],[[]],[["UNSCR-2321-34","3s",null,0,[["m",0,0]],0,[],0,[0,0]]]]',
        '["x",["a"],[[]],[["UNSCR-2321-34","3s",["2020"],0,[["m",0,0],["m",0,0]],0,[],0,[0,0]]]]',
        '["x",["a"],[[]],[["UNSCR-2321-34","3s",null,true,[["m",0,0],["m",0,0]],0,[],0,[0,0]]]]',
    ],
)
def test_a_damaged_row_is_refused(damage: str) -> None:
    with pytest.raises(InvalidForm):
        unpack(damage)


def test_a_row_in_the_form_of_before_is_refused() -> None:
    with pytest.raises(InvalidForm):
        unpack(to_row(FINDINGS[0]))


def test_what_the_law_says_stands_in_no_row() -> None:
    (finding,) = [one for one in FINDINGS if one.provision == "UNSCR-2397-8" and one.verdict == "breach_if_true"][:1]
    text = pack([finding])
    assert finding.elements[0].statement not in text
    assert "Not stated" not in text
    assert json.loads(text)[3][0][0] == "UNSCR-2397-8"
