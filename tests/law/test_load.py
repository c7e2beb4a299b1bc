"""A wrong entry of the law's data is refused with file, line, entry and the allowed values."""

from __future__ import annotations

from pathlib import Path

import pytest

from tumen.errors import InvalidData
from tumen.law.load import read_facts, read_provisions
from tumen.law.types import FactName

GOOD = """\
provisions:
- id: TOY-1
  instrument: Toy law
  paragraph: "1"
  title: toy
  cite: Paragraph 1 of the toy law
  adopted: "2020-01-01"
  in_force_from: "2020-02-01"
  in_force_to: null
  binding_from: null
  deadline: "2020-06-30"
  overdue_from: "2020-07-01"
  addressee: States
  duty: the host State
  legal_force: binding
  effect: none
  judged_as: duty
  bears_on: {kinds: [hiring], directions: [out], hosts: [CN]}
  elements:
    - id: E1
      statement: the host is bound
      test: prose
      slots: [host]
      predicate: host_is_member
      ask: In which State, in {place}?
    - id: E2
      statement: still there
      test: prose
      slots: [time]
      predicate: still_from
      with: {day: "2020-07-01"}
      otherwise: [{state: not_met, verdict: permitted_at_date, note: There was time.}]
  exceptions:
    - {id: EX1, statement: approved, test: stated, slots: [source], predicate: fact_stated, with: {fact: approval}}
  what_counts_as: []
  official_citation: Toy
  sources: []
  notes: ""
  confidence: from memory
"""
FACTS = {"approval": FactName(name="approval", meaning="approved", values=(), time=None)}


def read(tmp_path: Path, text: str) -> int:
    path = tmp_path / "toy.yaml"
    path.write_text(text, encoding="utf-8")
    return len(read_provisions(path, facts=FACTS, cues=("renewal",)))


def test_a_whole_entry_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == 1


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("  title: toy\n", "", r"toy\.yaml, line 2: TOY-1: key 'title' is missing"),
        ("  title: toy", "  titel: toy", r"toy\.yaml, line 2: TOY-1: key 'title' is missing"),
        ("  effect: none", "  effect: none\n  colour: red", r"line 2: TOY-1: key 'colour' is unknown"),
        ('"2020-01-01"', '"1 January 2020"', r"line 2: TOY-1: adopted: '1 January 2020' is not a day"),
        ("judged_as: duty", "judged_as: law", r"judged_as: 'law' is not allowed; use one of duty, hortatory, applies"),
        ("confidence: from memory", "confidence: sure", r"use one of verified, partly verified, from memory"),
        ("kinds: [hiring]", "kinds: [hire]", r"line 18: TOY-1: kinds: 'hire' is not allowed; use one of movement"),
        ("hosts: [CN]", "hosts: [China]", r"'China' is not an ISO 3166 code of two capital letters, such as CN"),
        ("directions: [out]", "directions: [in]", r"'in' is not allowed; use one of out, return, transfer"),
        ("kinds: [hiring]", "kinds: [hiring], eu: maybe", r"eu: 'maybe' is not true or false"),
        ("kinds: [hiring]", "kinds: [hiring], cues: [smoke]", r"cues: 'smoke' is not allowed; use one of renewal"),
        ("predicate: still_from", "predicate: still", r"line 26: TOY-1: predicate: 'still' is not allowed"),
        ('with: {day: "2020-07-01"}', "with: {}", r"line 26: TOY-1: with: 'day' is missing; still_from takes day"),
        ('with: {day: "2020-07-01"}', 'with: {date: "2020-07-01"}', r"with: 'date' is unknown; still_from takes day"),
        ('with: {day: "2020-07-01"}', "with: 5", r"with: not a mapping of parameters"),
        ('with: {day: "2020-07-01"}', "with: {day: soon}", r"day: 'soon' is not a day"),
        ("with: {fact: approval}", "with: {fact: approved}", r"fact: 'approved' is not allowed; use one of approval"),
        ("predicate: fact_stated, with: {fact: approval}", "predicate: asserted", r"use one of fact_stated, "),
        ("{place}", "{town}", r"ask: \{town\} is not allowed; use one of host, place, days, employer"),
        ("in {place}?", "in {place}.", r"is not a question"),
        ("verdict: permitted_at_date", "verdict: fine", r"verdict: 'fine' is not allowed; use one of breach_if_true"),
        ("state: not_met", "state: met", r"state: 'met' is not allowed; use one of not_met, cannot_tell"),
        ("slots: [time]", "slots: [when]", r"slots: 'when' is not allowed; use one of kind, direction"),
        ("id: EX1", "id: E1", r"an id stands twice among E1, E2, E1"),
        ('overdue_from: "2020-07-01"', "overdue_from: null", r"deadline, overdue_from: one without the other"),
        ('overdue_from: "2020-07-01"', 'overdue_from: "2020-07-02"', r"2020-07-02 is not the day after the deadline"),
        ("in_force_to: null", 'in_force_to: "2019-01-01"', r"in_force_to: 2019-01-01 lies before in_force_from"),
        ("in_force_to: null", 'in_force_to: null\n  overtaken_from: "2021-01-01"', r"one without the other"),
        ('in_force_from: "2020-02-01"', "in_force_from: null", r"in_force_from: a day is needed"),
        ("  exceptions:\n", "  exceptions: none\n  x:\n", r"key 'x' is unknown"),
        ("with: {fact: approval}", "with: {fact: approval}, only_for: [E2]", r"'E2' is no alternative element"),
        ("  exceptions:\n", "  on_rotation: {out: more}\n  exceptions:\n", r"key 'out' is unknown"),
        ("  exceptions:\n", "  on_rotation: 5\n  exceptions:\n", r"on_rotation: not a mapping of legs"),
        ("  exceptions:\n", "  standard_of_proof: []\n  exceptions:\n", r"standard_of_proof: \[\] is not a text"),
        ("  exceptions:\n", "  dated_by: birth\n  exceptions:\n", r"use one of conduct, entry, placing, lapse"),
        ("provisions:\n", "laws:\n", r"toy\.yaml, line 1: 'provisions' is not a list of entries"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_refused_with_place_and_allowed_values(
    tmp_path: Path, right: str, wrong: str, message: str
) -> None:
    assert right in GOOD
    with pytest.raises(InvalidData, match=message):
        read(tmp_path, GOOD.replace(right, wrong, 1))


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match=r"id: 'TOY-1' stands twice"):
        read(tmp_path, GOOD + GOOD.removeprefix("provisions:\n"))


def test_a_stated_fact_needs_a_meaning(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("facts:\n- fact: approval\n", encoding="utf-8")
    with pytest.raises(InvalidData, match=r"facts\.yaml, line 2: key 'meaning' is missing"):
        read_facts(path)
