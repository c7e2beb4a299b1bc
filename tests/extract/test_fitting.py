"""Fitting: what signs of frames and edges of quotes weigh, from cases made up for the purpose and from the sample."""

from __future__ import annotations

from pathlib import Path

import pytest

from tumen.extract.en.edges import Edge
from tumen.extract.en.parts import Part

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "src" / "tumen" / "resources" / "sample"


@pytest.fixture(autouse=True)
def _tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))


def test_a_sign_of_right_frames_weighs_more_than_one_of_wrong_frames() -> None:
    from fit_weights import Case, fit

    cases = [Case("r", {"always": 1.0, "a": 1.0}, True)] * 20 + [Case("r", {"always": 1.0, "b": 1.0}, False)] * 20
    weights = fit(cases, 1.0)
    assert weights["a"] > 1 > -1 > weights["b"]


def test_a_sign_that_was_seen_once_stays_near_what_was_known_before() -> None:
    from fit_weights import Case, fit, prior

    seen = [Case("r", {"always": 1.0}, True)] * 20
    weights = fit([*seen, Case("r", {"always": 1.0, "doubt law": 1.0}, True)], 8.0)
    assert prior("doubt law") <= weights["doubt law"] < prior("doubt law") + 0.5


def test_the_edge_that_was_chosen_has_the_signs_of_greater_weight() -> None:
    from fit_weights import Case, Choice, fit_edges

    signs = ("after start", "after comma", "in spoken")
    places = tuple(Edge(at, (Part((sign,), 0),), 0) for at, sign in enumerate(signs))
    cases = [Case("r", {}, True, (Choice("start", places, 1),))] * 10
    weights = fit_edges(cases, "start", 1.0)
    assert weights["after comma"] > weights["after start"] == pytest.approx(weights["in spoken"])


def test_frames_of_the_sample_are_right_or_wrong_and_have_edges() -> None:
    from fit_weights import cases_of

    cases = list(cases_of(SAMPLE / "04_coaches_through_hunchun.txt"))
    assert {case.right for case in cases} == {True, False}
    chosen = [choice for case in cases for choice in case.choices]
    assert {choice.edge for choice in chosen} == {"start", "end"}
    assert all(0 <= choice.right < len(choice.places) for choice in chosen)


def test_a_report_in_another_language_gives_no_cases() -> None:
    from fit_weights import cases_of

    assert list(cases_of(SAMPLE / "28_hagongsa_heoreong.txt")) == []


def test_counter_examples_of_rules_are_wrong_and_examples_right() -> None:
    from fit_weights import cases_of_rules

    by_right = {case.right: case.report for case in cases_of_rules()}
    assert by_right[True].startswith("example of")
    assert by_right[False].startswith("counter-example of")
