"""A case as estimates take it: every kind of decision in the forms of claims, whatever order they were added in."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from wires import AT, given

import tumen
from tumen.case import Case
from tumen.errors import DecisionRefused, InvalidForm
from tumen.estimate import estimate
from tumen.ledger import Report, Retelling, figure_id, plain_form
from tumen.pipeline import add, estimating, verify
from tumen.pipeline.estimating import claims_for_estimate, decision_named, edits_since, words_of

REPORTS = {
    "a": ("Example Daily", "2019-05-02", "About 400 North Korean women work in Hunchun, a trader there said."),
    "b": (
        "Second Example Post",
        "2019-09-12",
        "More than 3,000 North Korean workers are in Hunchun, an official said.",
    ),
    "c": (
        "Third Example Times",
        "2020-03-10",
        "Around 900 North Korean workers are in Hunchun, a source in China said.",
    ),
}
FIGURE: dict[str, Any] = {
    "count": {"low": 500, "high": 700, "basis": "range"},
    "place": {"name": "Hunchun", "country": "CN", "level": "city"},
    "time": {"start": "2019-12-31", "end": "2019-12-31"},
    "direction": None,
}

Made = Callable[[str], Case]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """Makes cases with the three reports, each with one claim."""
    cases: list[Case] = []

    def make(name: str = "one") -> Case:
        case = tumen.open(tmp_path / f"{name}.tumen", create=True)
        cases.append(case)
        texts = [
            given(f"Title: W\nPublisher: {house}\nPublished: {day}\n\n{text}\n".encode(), f"{stem}.txt")
            for stem, (house, day, text) in REPORTS.items()
        ]
        add(case, texts, at=AT)
        return case

    yield make
    for case in cases:
        case.close()


@pytest.fixture
def case(made: Made) -> Case:
    return made("one")


def ids(case: Case) -> tuple[str, str, str]:
    """The claims of the reports a, b and c."""
    one, two, three, *_ = (claim.id for claim in case.proposals())
    return one, two, three


def decided(case: Case, action: str, target: str, by: str = "A. Reader", **more: Any) -> int:
    return case.decide(action, target, by=by, why=more.pop("why", "seen"), at=AT, **more).number


def forms(case: Case, **options: Any) -> dict[str, dict[str, Any]]:
    return {form["id"]: form for form in claims_for_estimate(case, **options)}


def test_what_is_held_of_a_claim_stands_in_its_form(case: Case) -> None:
    one, two, three = ids(case)
    assert all("decision" not in form for form in forms(case).values())
    for action, name in (("accept", one), ("reject", two), ("doubt", three)):
        decided(case, action, name, why=f"to {action}")
    found = forms(case)
    assert {form["decision"] for form in found.values()} == {"accept", "reject", "doubt"}
    assert (found[two]["decision"], found[two]["why"]) == ("reject", "to reject (A. Reader)")
    run = estimate(found.values(), tree=None)
    assert [one.why for one in run.dropped] == ["rejected by a person: to reject (A. Reader)."]
    assert run.dropped[0].claim.endswith(two)


def test_a_corrected_slot_enters_and_the_original_is_kept(case: Case) -> None:
    one, two, _ = ids(case)
    decided(case, "correct", one, slot="count", value={"low": 450, "high": 450, "basis": "exact"})
    decided(case, "correct", one, slot="time", value={"start": "2019-04-01", "end": "2019-04-30"})
    decided(case, "correct", two, slot="place", value={"name": "Helong", "country": "CN", "level": "city"})
    found = forms(case)
    assert found[one]["count"] == {"low": 450, "high": 450, "basis": "exact"}
    assert found[one]["time"]["start"] == "2019-04-01"
    assert found[two]["place"]["name"] == "Helong"
    assert case.proposals()[0].count != case.claims()[0].count
    places = {node.name for node in estimate(found.values(), tree=None).tree.nodes}
    assert {"Helong", "Hunchun"} <= places


def test_stories_are_joined_and_parted(case: Case) -> None:
    one, _, three = ids(case)
    plain = forms(case)
    assert len({form["family"] for form in plain.values()}) == 3
    decided(case, "same", one, other=three)
    assert forms(case) == plain, "one incident is not one witness"
    decided(case, "same-story", one, other=three)
    assert forms(case)[three]["family"] == plain[one]["family"]
    decided(case, "other-story", three, other=one)
    assert forms(case) == plain


def test_a_persons_own_figure_is_a_claim_of_that_person(case: Case) -> None:
    name = figure_id(FIGURE)
    decided(case, "figure", name, by="B. Analyst", value=FIGURE, why="beds")
    found = forms(case)[name]
    assert (found["analyst"], found["source"]["type"], found["why"]) == ("B. Analyst", "author", "beds")
    run = estimate(claims_for_estimate(case), tree=None)
    (seen,) = [one for one in run.observations if one.claims == (name,)]
    assert (seen.official, seen.scale) == (False, 0.2)
    assert len(case.claims()) == 3
    decided(case, "doubt", name[:8])
    assert forms(case)[name]["decision"] == "doubt"
    decided(case, "reject", name, why="miscounted")
    assert [one.claim for one in estimate(claims_for_estimate(case), tree=None).dropped] == [name]


def test_a_figure_is_named_by_its_id_and_changes_no_incident(case: Case) -> None:
    name, before = figure_id(FIGURE), case.incidents()
    decided(case, "figure", name, value=FIGURE)
    assert case.incidents() == before
    for action in ("accept", "doubt", "note"):
        decided(case, action, name[:8])
    with pytest.raises(DecisionRefused, match="is the id of a figure, and only accept, reject, doubt and `note` may"):
        decided(case, "correct", name, slot="host", value="CN")
    with pytest.raises(DecisionRefused, match="is the id of a figure"):
        decided(case, "same-story", ids(case)[0], other=name)
    assert verify(case) == ()


def test_before_a_decision_the_case_is_as_it_was(case: Case) -> None:
    one, two, three = ids(case)
    plain = claims_for_estimate(case)
    numbers = [
        decided(case, "reject", two),
        decided(case, "same-story", one, other=three),
        decided(case, "figure", figure_id(FIGURE), value=FIGURE),
    ]
    assert claims_for_estimate(case, before=numbers[0]) == plain
    assert [len(claims_for_estimate(case, before=number)) for number in (*numbers, 99)] == [3, 3, 3, 4]
    assert {forms(case, before=numbers[2])[name]["family"] for name in (one, three)} == {"Example Daily"}


def test_the_order_in_which_decisions_were_added_changes_nothing(made: Made) -> None:
    said = set()
    for number, order in enumerate(itertools.islice(itertools.permutations(range(4)), 0, 24, 7)):
        case = made(f"case-{number}")
        one, two, three = ids(case)
        lines: list[tuple[str, str, dict[str, Any]]] = [
            ("reject", two, {}),
            ("same-story", one, {"other": three}),
            ("figure", figure_id(FIGURE), {"value": FIGURE}),
            ("correct", one, {"slot": "count", "value": {"low": 450, "high": 450, "basis": "exact"}}),
        ]
        for at in order:
            action, target, more = lines[at]
            decided(case, action, target, **more)
        run = estimate(claims_for_estimate(case), tree=None)
        said.add(json.dumps([plain_form(row) for row in run.rows]))
    assert len(said) == 1


# retellings that are doubtful


def doubtful(case: Case, probability: float, *, of: str = "a", here: str = "d") -> dict[str, dict[str, Any]]:
    """What stands in the forms where the report `here` retells `of` with this probability."""
    reports = {report.name: report.id for report in case.reports()}
    edge = Retelling(
        report=reports[here], of=reports[of], outlet=None, probability=probability, evidence=("one figure",)
    )
    lineage = replace(case.lineage(), retellings=(edge,))
    return estimating._doubtful(case.effective(), lineage, estimating._families(case.effective(), lineage, by_id(case)))


def by_id(case: Case) -> dict[str, Report]:
    return {report.id: report for report in case.reports()}


def test_a_retelling_that_is_less_likely_than_not_makes_a_doubtful_member(case: Case) -> None:
    house, text = "Fourth Example Mail", "About 400 North Korean workers are in Hunchun, a diplomat said."
    add(case, [given(f"Title: W\nPublisher: {house}\nPublished: 2019-06-20\n\n{text}\n".encode(), "d.txt")], at=AT)
    here = next(claim.id for claim in case.claims() if by_id(case)[claim.report].name == "d")
    there = ids(case)[0]
    assert doubtful(case, 0.3) == {here: {"family": "Example Daily", "family_probability": 0.3}}
    assert doubtful(case, 0.6) == doubtful(case, 0.05) == {}
    assert doubtful(case, 0.3, of="c") == {}, "another place or figure is none of it"
    assert [form.get("family_probability") for form in claims_for_estimate(case)] == [None] * 4
    decided(case, "other-story", here, other=there)
    assert doubtful(case, 0.3) == {}
    decided(case, "same-story", here, other=there)
    assert doubtful(case, 0.3) == {}
    assert forms(case)[here]["family"] == "Example Daily"


# who decided, and who agreed


def test_a_decision_is_named_by_number_hash_or_last(case: Case) -> None:
    one, *_ = ids(case)
    with pytest.raises(InvalidForm, match="nobody has decided anything yet"):
        decision_named(case, "last")
    decided(case, "accept", one)
    decided(case, "note", one)
    assert decision_named(case, "last") == 1
    assert decision_named(case, "2") == 2
    assert decision_named(case, case.decisions()[1].hash[:10]) == 2
    for wrong in ("0", "3", "abc", "zzzzzzz", ""):
        with pytest.raises(InvalidForm, match="is no decision of the journal, which has 2"):
            decision_named(case, wrong)


def seconds(case: Case, since: int = 1) -> dict[int, str | None]:
    return {edit.decision.number: edit.second for edit in edits_since(case, since)}


def test_another_person_who_decides_the_same_is_the_second(case: Case) -> None:
    one, two, three = ids(case)
    decided(case, "reject", one)
    decided(case, "reject", one, by=" a.  reader")
    assert seconds(case) == {1: None, 2: None}
    decided(case, "accept", two, by="C. Other")
    decided(case, "reject", one, by="C. Other")
    assert seconds(case) == {1: "C. Other", 2: "C. Other", 3: None, 4: "A. Reader"}
    assert seconds(case, 3) == {3: None, 4: "A. Reader"}
    decided(case, "same-story", one, other=three)
    decided(case, "same-story", three, other=one, by="C. Other")
    assert seconds(case, 5) == {5: "C. Other", 6: "A. Reader"}


def test_a_decision_that_a_later_one_undid_is_none_to_agree_with(case: Case) -> None:
    one, *_ = ids(case)
    decided(case, "reject", one)
    decided(case, "accept", one, by="C. Other")
    assert seconds(case) == {2: None}
    decided(case, "reject", one)
    assert seconds(case) == {3: None}
    decided(case, "correct", one, slot="count", value={"low": 1, "high": 1, "basis": "exact"})
    decided(case, "correct", one, slot="count", value={"low": 2, "high": 2, "basis": "exact"}, by="C. Other")
    assert seconds(case, 4) == {5: None}


def test_a_figure_needs_another_who_accepts_it_or_enters_it_too(case: Case) -> None:
    name = figure_id(FIGURE)
    decided(case, "figure", name, value=FIGURE)
    decided(case, "accept", name)
    assert seconds(case) == {1: None, 2: None}
    decided(case, "accept", name, by="C. Other")
    assert seconds(case)[1] == "C. Other"
    decided(case, "reject", name, by="C. Other")
    assert seconds(case) == {4: None}
    decided(case, "figure", name, value=FIGURE, by="D. Third")
    assert forms(case)[name]["analyst"] == "D. Third"
    assert seconds(case) == {5: None}


def test_decisions_are_told_in_words(case: Case) -> None:
    one, *_ = ids(case)
    decided(case, "correct", one, slot="count", value=None, why="no number")
    said = f"decision 1: correct {one[:8]} count by A. Reader: no number"
    assert words_of(edits_since(case, 1)) == [f"{said}; no second person yet."]
    decided(case, "correct", one, slot="count", value=None, by="C. Other")
    assert words_of(edits_since(case, 1))[0] == f"{said}; C. Other decided the same."
