"""Lists of places: one claim for each without a number, one claim of all with it (rulings 4 and 29)."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of

from tumen.ledger import Claim


def hosts(text: str, kind: str) -> list[str | None]:
    """The host place of every claim of the kind, in order."""
    places = [claim.destination if kind == "movement" else claim.place for claim in of_kind(text, kind)]
    return [place.name if place is not None else None for place in places]


def of_kind(text: str, kind: str) -> list[Claim]:
    return [claim for claim in claims_of(text) if claim.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        (
            "The firm has sent North Korean workers to China, Russia, Cambodia and Poland.",
            "movement",
            ["China", "Russia", "Cambodia", "Poland"],
        ),
        (
            "North Korea also sends workers to Russia, the Middle East and Mongolia.",
            "movement",
            ["Russia", "Mongolia"],
        ),
        (
            "North Korean workers are also found in Kuwait, the United Arab Emirates, Qatar and Libya.",
            "presence",
            ["Kuwait", "United Arab Emirates", "Qatar", "Libya"],
        ),
        (
            "North Korean laborers have stayed on in states such as China, Russia, Syria and Vietnam.",
            "retention",
            ["China", "Russia", "Syria", "Vietnam"],
        ),
        ("In Yanji, Hunchun and Tumen many North Korean workers have not been paid.", "condition", None),
    ],
)
def test_hosts_listed_without_a_number_are_a_claim_each(text: str, kind: str, places: list[str] | None) -> None:
    assert hosts(text, kind) == (places or ["Yanji", "Hunchun", "Tumen"])


@pytest.mark.parametrize(
    "text",
    [
        "Some 50,000 North Koreans work in China, Russia, Kuwait and Qatar.",
        "Some 50,000 North Koreans work in China, Russia, the Middle East and Mongolia.",
        "Some 50,000 North Koreans work in China and elsewhere.",
        "Some 50,000 North Koreans work in Russia and several other countries.",
    ],
)
def test_hosts_that_share_a_number_are_one_claim(text: str) -> None:
    (claim,) = of_kind(text, "presence")
    assert claim.place is None
    assert claim.count is not None
    assert claim.count.low == 50_000


def test_a_region_between_sentences_links_nothing() -> None:
    text = "North Korea sends workers to Russia. The Middle East has oil. Mongolia has coal."
    assert hosts(text, "movement") == ["Russia"]


def test_the_quote_of_a_list_holds_all_of_it() -> None:
    text = (
        "Most North Korean workers are now at factories in the Dandong Border Economic Cooperation Zone, "
        "the Hunchun Border Economic Cooperation Zone and the Helong Border Economic Cooperation Zone."
    )
    quotes = {claim.quote for claim in of_kind(text, "presence")}
    assert len(quotes) == 1
    assert quotes.pop().endswith("the Helong Border Economic Cooperation Zone")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Some 50,000 North Koreans work in China and other workers from abroad join them.", "China"),
        ("Some 50,000 North Koreans work in China, and other countries have none.", "China"),
        ("Hunchun in Jilin Province received about 300 North Korean workers by March.", "Hunchun"),
        ("Hunchun, in Jilin Province, received about 300 North Korean workers by March.", "Hunchun"),
        ("About 300 North Korean workers from Hunchun were sent to Jilin Province in March.", "Jilin"),
    ],
)
def test_one_place_told_beside_others_holds(text: str, place: str) -> None:
    (claim,) = [claim for claim in claims_of(text) if claim.kind in ("presence", "movement")]
    where = claim.place if claim.kind == "presence" else claim.destination
    assert where is not None
    assert where.name == place
