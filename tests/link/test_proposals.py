"""Proposals over a case: every pair that the comparison would propose is found, in any order, and nothing is merged."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from name_pairs import ROWS
from tumen.ledger import Claim, Place, Source, digest, make_claim
from tumen.link.names import compare_names
from tumen.link.proposals import named, proposal_form, proposals
from tumen.normalise.firms import read_firm

NAMES = sorted({row[side] for row in ROWS for side in ("one", "other")})


def claim(number: int, *, employer: str | None = None, place: Place | None = None) -> Claim:
    """A claim of presence with that employer."""
    return make_claim(
        report=digest(b"report"),
        start=number,
        end=number + 2,
        quote="ok",
        rule="made",
        version="0",
        kind="presence",
        source=Source(description="", type="author"),
        employer=employer,
        place=place,
    )


def claims_of(names: list[str]) -> list[Claim]:
    """A claim for each name, and a second for every third."""
    found = [claim(at, employer=name) for at, name in enumerate(names)]
    return found + [claim(len(names) + at, employer=name) for at, name in enumerate(names) if at % 3 == 0]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['one']} | {row['other']}")
def test_every_pair_worth_proposing_shares_a_key(row: dict[str, str]) -> None:
    found = proposals(claims_of([row["one"], row["other"]])).pairs
    one = " ".join(row["one"].split())
    if row["verdict"] in ("same", "unsure") and one != row["other"]:
        assert [pair.likeness.verdict for pair in found] == [row["verdict"]]
        assert {found[0].one.name, found[0].other.name} == {one, row["other"]}
    else:
        assert found == ()


def test_blocking_loses_no_pair_of_all_names_together() -> None:
    found = {(pair.one.name, pair.other.name) for pair in proposals(claims_of(NAMES)).pairs}
    wanted = {
        (one, other)
        for at, one in enumerate(NAMES)
        for other in NAMES[at + 1 :]
        if compare_names(one, other).verdict in ("same", "unsure")
    }
    assert wanted - found == set()
    assert found == wanted


def test_the_order_of_claims_changes_nothing() -> None:
    claims = claims_of(NAMES)
    forms = [proposal_form(pair) for pair in proposals(claims).pairs]
    for seed in range(3):
        random.Random(seed).shuffle(claims)  # noqa: S311
        assert [proposal_form(pair) for pair in proposals(claims).pairs] == forms


@settings(max_examples=60, deadline=None)
@given(st.permutations(NAMES[:40]), st.integers(2, 40))
def test_a_pair_is_proposed_whoever_else_is_named(names: list[str], size: int) -> None:
    few = proposals([claim(at, employer=name) for at, name in enumerate(sorted(names[:size]))]).pairs
    for pair in few:
        assert compare_names(pair.one.name, pair.other.name) == pair.likeness
    every = {(pair.one.name, pair.other.name) for pair in proposals(claims_of(NAMES)).pairs}
    assert {(pair.one.name, pair.other.name) for pair in few} <= every


def test_a_proposal_names_the_claims_of_both_and_changes_none() -> None:
    claims = claims_of(["Hunchun Rabboni Garment Co., Ltd.", "훈춘라보니피복유한공사", "Hunchun Garment Factory"])
    before = list(claims)
    (pair,) = proposals(claims).pairs
    assert claims == before
    assert set(pair.one.claims) == {made.id for made in claims if made.employer == pair.one.name}
    assert set(pair.other.claims) == {made.id for made in claims if made.employer == pair.other.name}
    form = proposal_form(pair)
    assert (form["verdict"], form["kind"]) == ("same", "employer")
    assert [reason["part"] for reason in form["reasons"]] == ["own", "place", "trade"]
    assert form["claims"] == list(pair.one.claims)


def test_a_name_with_other_spaces_is_the_same_name() -> None:
    found = named([claim(0, employer="Rabboni  Garment"), claim(1, employer="Rabboni Garment")])
    assert [(name.name, len(name.claims)) for name in found] == [("Rabboni Garment", 2)]


def test_sites_are_compared_with_sites_only() -> None:
    park = Place(name="Sampleton Industrial Park", country="CN", level="site")
    other = Place(name="SAMPLETON INDUSTRIAL PARK", country="CN", level="site")
    found = proposals([claim(0, place=park), claim(1, place=other), claim(2, employer="Sampleton Industrial Park")])
    assert [(pair.one.kind, pair.likeness.verdict) for pair in found.pairs] == [("site", "same")]


def test_a_word_that_very_many_names_share_is_compared_by_place_and_told_where_that_is_too_many() -> None:
    towns = ("Hunchun", "Dandong", "Yanji")
    many = [claim(at, employer=f"{towns[at % 3]} Rabboni Garment Factory No. {at}") for at in range(120)]
    assert proposals(many).left_out == ()
    crowd = [claim(at, employer=f"Rabboni Garment Factory No. {at}") for at in range(300)]
    assert "rabboni" in proposals(crowd).left_out


def test_no_claims_give_no_proposals() -> None:
    assert proposals([]).pairs == ()
    assert proposals([claim(0)]).pairs == ()


def test_a_thousand_names_take_seconds() -> None:
    words = ["rab", "bo", "ni", "sam", "ple", "ton", "ex", "am", "pri", "mo"]
    chance = random.Random(3)  # noqa: S311
    names = [f"Hunchun {''.join(chance.choices(words, k=4)).title()} Garment Co., Ltd." for _ in range(1000)]
    claims = [claim(at, employer=name) for at, name in enumerate(names)]
    read_firm(names[0])
    start = time.perf_counter()
    proposals(claims)
    assert time.perf_counter() - start < 20
