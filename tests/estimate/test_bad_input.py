"""Bad input gives a message or an honest wide answer: never a crash, a NaN, or a silent drop."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from estimates import TREE, claim, moved
from tumen.errors import InvalidForm
from tumen.estimate import Estimate, estimate

GOOD = claim(1, 2500, "2018-03-10", family="f1")


def sound(found: Estimate) -> None:
    numbers = [(r.p05, r.p25, r.median, r.p75, r.p95, r.evidence.contraction) for r in found.rows]
    assert numbers
    assert np.isfinite(numbers).all()
    assert all(row[0] >= 0 and list(row[:5]) == sorted(row[:5]) for row in numbers)


@pytest.mark.parametrize(
    ("faulty", "why"),
    [
        (claim(2, -5, "2018-03-10", family="f2"), "count"),
        (claim(2, 5_000_000, "2018-03-10", family="f2"), "more than could be abroad"),
        (claim(2, 5, "2018-03-10", family="f2", time=None, published=None), "no time"),
        (claim(2, 5, "2018-03-10", family="f2", time={"start": "2019-02-01", "end": "2018-02-01"}), "swap them"),
        (claim(2, 5, "2018-03-10", family="f2", time={"start": "2019-02-30", "end": None}), "YYYY-MM-DD"),
        (claim(2, 5, "2018-03-10", family="f2", place="Nowhere", host="ZZ"), "not in the tree"),
        (claim(2, 5, "2018-03-10", family="f2", kind="rumour"), "kind"),
        (claim(2, 5, "2018-03-10", family="f2", kind="pay"), "pay"),
        (claim(2, 5, "2018-03-10", family="f2", modality="sure"), "modality"),
        (claim(2, 5, "2018-03-10", family="f2", source="rumour"), "source"),
        (claim(2, 5, "2018-03-10", family="f2", count={"low": True, "high": True, "basis": "exact"}), "count"),
        (
            claim(2, 5, "2018-03-10", family="f2", count={"low": float("nan"), "high": None, "basis": "at_least"}),
            "count",
        ),
        (claim(2, 5, "1900-03-10", family="f2"), "years before"),
        ("not an object", "JSON object"),
        (moved(2, 5, "2018-01-01", "2018-02-01", direction="out", family="f2") | {"direction": None}, "direction"),
    ],
)
def test_a_claim_that_cannot_be_used_is_listed_with_the_reason(faulty: Any, why: str) -> None:
    found = estimate([GOOD, faulty], tree=TREE)
    assert len(found.dropped) == 1
    assert why in found.dropped[0].why
    assert found.diagnostics.used == 1
    sound(found)


def test_no_claims_and_one_claim_give_wide_answers() -> None:
    sound(estimate([], tree=TREE))
    sound(estimate([], tree=[]))
    sound(estimate([GOOD], tree=TREE))
    sound(estimate([GOOD], tree=None))


def test_a_count_of_none_and_a_very_high_one_stay_finite() -> None:
    zero = claim(2, 0, "2018-04-10", family="f2", basis="exact")
    sound(estimate([GOOD, zero, claim(3, 999_999, "2018-05-10", family="f3")], tree=TREE))


def test_officials_that_contradict_each_other_are_told_and_neither_is_exact() -> None:
    pair = [
        claim(n, people, "2018-03-10", family=f"f{n}", basis="exact", source="official", place="Firstland")
        for n, people in ((2, 11034), (3, 23011))
    ]
    found = estimate(pair, tree=TREE)
    sound(found)
    assert "differ by a factor 2.1" in found.diagnostics.notes[0]
    (row,) = [r for r in found.rows if (r.place, r.period) == ("H1", "2018-03")]
    assert row.p05 < 13000
    assert row.p95 > 21000


def test_a_misread_exact_count_does_not_bend_what_all_others_say() -> None:
    told = [claim(number, 2500, f"2018-0{number}-10", family=f"f{number}") for number in range(1, 7)]
    misread = claim(9, 2, "2018-06-30", family="two", basis="exact", source="official")

    def median(claims: list[dict[str, Any]]) -> float:
        found = estimate(claims, tree=TREE, first="2018-01", last="2018-12")
        return next(float(r.median) for r in found.rows if (r.place, r.period, r.measure) == ("T1", "2018-06", "stock"))

    assert median([*told, misread]) == pytest.approx(median(told), rel=0.1)


def test_ten_thousand_copies_are_one_observation() -> None:
    copies = [GOOD | {"id": f"k{k}", "report": f"copy-{k}"} for k in range(10_000)]
    found = estimate(copies, tree=TREE, draws=50)
    sound(found)
    assert (found.diagnostics.used, found.diagnostics.observations) == (10_000, 1)


def test_months_trees_and_models_that_cannot_be_used_are_refused_in_words() -> None:
    cases: list[tuple[dict[str, Any], str]] = [
        ({"first": "2020-01", "last": "2019-01"}, "swap them"),
        ({"first": "2020-13"}, "YYYY-MM"),
        ({"first": "1950-01", "last": "2020-01"}, "months"),
        ({"model": "magic"}, "not known"),
        ({"tree": [{"id": "a", "name": "A", "parent": "b", "host": None, "level": "city"}]}, "parent 'b'"),
        ({"tree": [TREE[0], TREE[0]]}, "stands twice"),
        ({"tree": [{"id": "a", "name": "A", "parent": "a"}]}, "circle"),
    ]
    for options, words in cases:
        with pytest.raises(InvalidForm, match=words):
            estimate([GOOD], **{"tree": TREE} | options)
