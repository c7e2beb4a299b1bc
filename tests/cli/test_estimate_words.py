"""Figures, evidence and claims of an estimate in words."""

from __future__ import annotations

from datetime import date

import pytest

from tumen.cli.estimate_reasons import statement_words
from tumen.cli.estimate_tables import half_words
from tumen.cli.estimate_words import (
    behind,
    between,
    claim_words,
    claims_words,
    evidence_cell,
    ids_words,
    people,
    shift_words,
)
from tumen.ledger import Count, Deadline, EstimateRow, Evidence, Levels, ShortClaim, Statement, When


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "fewer than 10"),
        (9.4, "fewer than 10"),
        (9.6, "10"),
        (94.6, "95"),
        (99.7, "100"),
        (2345.0, "2,300"),
        (99600.0, "100,000"),
    ],
)
def test_people_are_told_to_two_figures(value: float, words: str) -> None:
    assert people(value) == words


def test_intervals_have_no_lower_end_below_ten() -> None:
    assert between(900, 2500) == "900–2,500"
    assert between(3, 2500) == "up to 2,500"
    assert between(0, 4) == "fewer than 10"


def evidence(families: int, months: int | None) -> Evidence:
    return Evidence(families=families, months_since=months, contraction=0.6)


@pytest.mark.parametrize(
    ("told", "words", "cell"),
    [
        (evidence(0, None), "no claim up to then; it rests on later ones", "none up to then"),
        (evidence(0, 30), "no claim in 12 months, the last 30 months before", "none, 30 months before"),
        (evidence(1, 0), "1 independent family in 12 months, the last claim in that month", "1, in that month"),
        (evidence(3, 1), "3 independent families in 12 months, the last claim 1 month before", "3, 1 month before"),
    ],
)
def test_evidence_is_told_and_refusal_in_its_place(told: Evidence, words: str, cell: str) -> None:
    assert behind(told).startswith(words)
    row = EstimateRow(
        place="T1",
        period="2019-06",
        measure="stock",
        median=1.0,
        p05=1.0,
        p25=1.0,
        p75=1.0,
        p95=1.0,
        evidence=told,
        refused=False,
    )
    assert evidence_cell(row).startswith(cell)
    refused = EstimateRow(**{name: getattr(row, name) for name in row.__slots__} | {"refused": True})
    assert evidence_cell(refused) == "no usable evidence; the range is our prior"


def levels(median: float, p05: float, p95: float) -> Levels:
    return Levels(median=median, p05=p05, p95=p95)


def test_a_shift_is_told_in_people_and_not_at_all_where_no_figure_moves() -> None:
    with_all = levels(3100, 1500, 6000)
    assert shift_words(with_all, levels(2300, 900, 5000)) == (
        "2,300 instead of 3,100; nine tenths 900–5,000 instead of 1,500–6,000"
    )
    assert shift_words(with_all, levels(3110, 1000, 6020)) == (
        "3,100 as with it; nine tenths 1,000–6,000 instead of 1,500–6,000"
    )
    assert shift_words(with_all, levels(2900, 1490, 6020)) == "2,900 instead of 3,100; nine tenths as with it"
    assert shift_words(with_all, levels(3110, 1490, 6020)) is None


def short(**slots: object) -> ShortClaim:
    given: dict[str, object] = {
        "claim": "report-1: c1",
        "publisher": "Example Daily",
        "published": date(2018, 3, 12),
        "kind": "presence",
        "direction": None,
        "modality": "asserted",
        "source": "local",
        "count": Count(low=2500, high=2500, basis="approx"),
        "place": "Northport",
        "time": When(start=date(2018, 3, 10), end=date(2018, 3, 10)),
    }
    return ShortClaim(**given | slots)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (short(), "Example Daily: about 2,500 in Northport, 10 March 2018 (a local person)"),
        (
            short(publisher=None, time=None, place=None),
            "about 2,500, published 2018-03-12 (a local person)",
        ),
        (
            short(count=None, time=None, published=None, source="official"),
            "Example Daily: workers in Northport (an official)",
        ),
        (
            short(kind="movement", direction="return", modality="planned"),
            "Example Daily: about 2,500 left Northport, 10 March 2018, announced, not yet happened (a local person)",
        ),
        (
            short(kind="movement", direction="out"),
            "Example Daily: about 2,500 arrived in Northport, 10 March 2018 (a local person)",
        ),
    ],
)
def test_a_claim_is_told_in_short(claim: ShortClaim, words: str) -> None:
    assert claim_words(claim) == words


def test_claims_that_say_the_same_are_told_once_and_many_are_counted() -> None:
    same = [short(claim=f"report-{n}: c1") for n in range(5)]
    assert claims_words(same) == claim_words(same[0])
    assert ids_words(same) == "report-0: c1, report-1: c1, report-2: c1 and 2 more"
    of_a_case = short(claim="02_helong: 9535ecda9b9d034f1d1d82001959e584")
    assert ids_words([of_a_case]) == "02_helong: 9535ecda"
    other = [short(publisher=f"Daily {n}") for n in range(5)]
    assert claims_words(other).endswith(" and 2 more")


def stated(probability: float, **slots: object) -> Statement:
    given: dict[str, object] = {
        "statement": "Northport now > 1000",
        "probability": probability,
        "draws": 400,
        "likelihood": None,
        "confidence": "low",
        "evidence": (evidence(1, 3),),
        "refused": None,
    }
    return Statement(**given | slots)  # type: ignore[arg-type]


def test_a_statement_is_answered_with_a_word_or_with_why_there_is_none() -> None:
    assert statement_words(stated(0.72, likelihood="likely")) == "Northport now > 1000: likely (72 %)."
    assert statement_words(stated(0.0)).endswith("below 1 %; 400 draws cannot tell that from never.")
    assert statement_words(stated(1.0)).endswith("above 99 %; 400 draws cannot tell that from always.")
    assert statement_words(stated(0.5, refused="no usable evidence on it", confidence=None)) == (
        "Northport now > 1000: not answered, no usable evidence on it."
    )


@pytest.mark.parametrize(
    ("share", "refused", "words"),
    [
        (None, False, "-"),
        (0.5, True, "no usable evidence"),
        (0.0, False, "below 1 %"),
        (1.0, False, "above 99 %"),
        (0.1, False, "very unlikely (10 %)"),
    ],
)
def test_whether_half_stayed_is_told_in_the_same_words(share: float | None, refused: bool, words: str) -> None:
    assert half_words(Deadline(place="H1", stocks=(), half_stayed=share, refused=refused)) == words
