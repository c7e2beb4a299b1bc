"""What must hold on the five published seed reports, where their folder is there; no sentence of them is kept."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tumen.extract import extract
from tumen.ledger import Claim, Report

SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the folder of the seed reports is not beside the project")


def claims_of(number: str) -> list[Claim]:
    """The claims of a seed, read with the day of its header line."""
    with (SEEDS / "headers.tsv").open(encoding="utf-8") as file:
        row = next(row for row in csv.DictReader(file, delimiter="\t") if row["seed"].startswith(number))
    day = date.fromisoformat(row["Published"]) if row["Published"] else None
    text = (SEEDS / f"{row['seed']}.txt").read_text(encoding="utf-8")
    report = Report(id=number, name=row["seed"], text=text, media_type="text/plain", language="en", published=day)
    return list(extract(report).claims)


def one(claims: list[Claim], test: Callable[[Claim], object]) -> Claim:
    """The one claim that passes the test."""
    found = [claim for claim in claims if test(claim)]
    assert len(found) == 1, [(claim.kind, claim.quote) for claim in found]
    return found[0]


def days(claim: Claim) -> tuple[str, str] | None:
    """The claim's time as ISO text."""
    return (str(claim.time.start), str(claim.time.end)) if claim.time else None


def place(claim: Claim) -> str | None:
    """The name of the place the claim is about."""
    return claim.where.name if claim.where else None


def test_five_hundred_come_to_hunchun_and_two_firms_take_parts_of_them() -> None:
    claims = claims_of("001")
    whole = one(claims, lambda claim: claim.kind == "movement" and claim.count and claim.count.low == 500)
    assert (whole.direction, place(whole), days(whole)) == ("out", "Hunchun", ("2024-08-28", "2024-08-29"))
    assert whole.origin is not None
    assert whole.origin.name == "North Korea"
    unnamed = one(claims, lambda claim: claim.kind == "hiring" and claim.count and claim.count.low == 150)
    named = one(claims, lambda claim: claim.kind == "hiring" and claim.count and claim.count.low == 200)
    assert (unnamed.employer, unnamed.sector, unnamed.part_of, place(unnamed)) == (None, "garment", whole.id, "Hunchun")
    assert (named.employer, named.part_of) == ("Hunchun Rabboni Garment Co., Ltd.", whole.id)
    assert days(named) == ("2024-08-29", "2024-08-29")


def test_a_hundred_thousand_abroad_are_the_panels_number() -> None:
    stock = one(claims_of("001"), lambda claim: claim.count and claim.count.low == 100_000)
    assert (stock.kind, stock.count and stock.count.basis, stock.source.type, stock.host) == (
        "presence", "approx", "un", None,
    )  # fmt: skip


def test_four_hundred_women_to_helong_and_over_a_hundred_to_dandong() -> None:
    claims = claims_of("002")
    women = one(claims, lambda claim: claim.kind == "movement" and claim.count and claim.count.low == 400)
    assert (women.direction, women.sex, place(women), days(women)) == (
        "out", "female", "Helong", ("2018-04-02", "2018-04-02"),
    )  # fmt: skip
    bus = one(claims, lambda claim: claim.kind == "movement" and claim.count and claim.count.low == 100)
    assert (bus.count and bus.count.basis, place(bus), days(bus)) == (
        "at_least", "Dandong customs", ("2018-03-30", "2018-03-30"),
    )  # fmt: skip
    assert bus.where is not None
    assert bus.where.level == "site"


def test_long_passes_are_shown_with_the_thirty_days_of_the_agreement() -> None:
    paper = one(claims_of("002"), lambda claim: claim.document and claim.document.validity_days)
    assert paper.document is not None
    assert (paper.document.type, paper.document.validity_days) == ("border_pass", (180, 365))
    assert "30 days" in paper.quote


def test_a_stock_of_6500_in_hunchun() -> None:
    stock = one(claims_of("003"), lambda claim: claim.count and claim.count.low == 6500)
    assert (stock.kind, place(stock), stock.host) == ("presence", "Hunchun", "CN")


def test_terms_extended_by_order_and_days_of_work_in_dandong() -> None:
    claims = claims_of("004")
    assert any(claim.kind == "retention" for claim in claims)
    assert any(claim.kind == "order" for claim in claims)
    placement = one(claims, lambda claim: claim.kind == "hiring" and claim.modality == "planned")
    assert (place(placement), placement.host, placement.employer) == ("Dandong", "CN", None)


def test_a_rewrite_has_150_to_china_without_a_day() -> None:
    sent = one(claims_of("000"), lambda claim: claim.kind == "movement" and claim.count and claim.count.low == 150)
    assert (sent.direction, sent.count and sent.count.basis, place(sent), days(sent)) == (
        "out", "approx", "China", None,
    )  # fmt: skip


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_no_claim_comes_from_related_headlines_biographies_or_forms(number: str) -> None:
    for claim in claims_of(number):
        assert not any(word in claim.quote for word in ("new window", "Translated by", "moderator", "can be reached"))
