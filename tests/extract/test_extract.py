"""What the extractor says of plain reporting, and that its claims follow the words when those are changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.texts import claims_of, only, report_of

from tumen.extract import VERSION, Extraction, extract
from tumen.ledger import SLOTS, Claim, Count, slot_form

STORY = """North Korea sends new workers across the border

About 120 North Korean workers arrived in the Chinese city of Tumen on May 4, a resident there told Radio Free Asia.

“A sewing plant hired 40 of the workers,” the resident said.

In April, Russian authorities deported 25 North Korean labourers from Vladivostok, according to a consular official.

The workers are not allowed to leave the factory without permission, a trader said. They earn about 2,000 yuan a month.
"""
STRANGERS = "\nAnother 900 Bangladeshi workers arrived in Dandong on May 6 and were hired by a seafood company.\n"


def told(claim: Claim) -> tuple[object, ...]:
    """What a claim says, without where it stands."""
    slots = {slot: slot_form(getattr(claim, slot)) for slot in SLOTS if slot != "part_of"}
    return claim.kind, tuple(sorted((slot, str(value)) for slot, value in slots.items())), claim.part_of is not None


def test_a_language_without_rules_gives_no_claims() -> None:
    report = replace(report_of(STORY), language="fr", upstream=("Reuters",))
    assert extract(report) == Extraction(upstream=("Reuters",), claims=(), facts=())


def test_a_report_of_unknown_language_gives_no_claims() -> None:
    assert extract(replace(report_of(STORY), language=None)).claims == ()


def test_an_empty_text_gives_nothing() -> None:
    assert extract(report_of("")) == Extraction(upstream=(), claims=(), facts=())


def test_the_story_is_told_in_full() -> None:
    claims = {(claim.kind, claim.count.low if claim.count else None) for claim in claims_of(STORY)}
    assert claims >= {
        ("movement", 120),
        ("hiring", 40),
        ("enforcement", 25),
        ("movement", 25),
        ("condition", None),
        ("pay", None),
    }


def test_an_arrival_has_count_place_day_and_source() -> None:
    arrival = next(claim for claim in claims_of(STORY) if claim.count == Count(low=120, high=120, basis="approx"))
    assert (arrival.kind, arrival.direction, arrival.modality) == ("movement", "out", "asserted")
    assert arrival.destination is not None
    assert (arrival.destination.name, arrival.host) == ("Tumen", "CN")
    assert arrival.origin is not None
    assert arrival.origin.name == "North Korea"
    assert arrival.spans["origin"].by == "ruling 26"
    assert arrival.time is not None
    assert (str(arrival.time.start), str(arrival.time.end)) == ("2020-05-04", "2020-05-04")
    assert arrival.source.type == "local"


def test_some_of_them_are_part_of_the_whole() -> None:
    claims = claims_of(STORY)
    whole = next(claim for claim in claims if claim.count and claim.count.low == 120)
    part = next(claim for claim in claims if claim.kind == "hiring")
    assert part.part_of == whole.id
    assert part.employer is None
    assert part.sector == "garment"


def test_upstream_names_the_outlet_that_was_told() -> None:
    assert extract(report_of(STORY)).upstream == ("Radio Free Asia",)


def test_every_slot_that_is_set_has_a_ground_and_every_quote_is_verbatim() -> None:
    for claim in claims_of(STORY):
        assert STORY[claim.start : claim.end] == claim.quote
        assert claim.version == VERSION
        for slot in SLOTS:
            assert (getattr(claim, slot) is not None) == (slot in claim.spans), (claim.rule, slot)
        for slot, ground in claim.spans.items():
            for start, end in ground.spans:
                assert STORY[start:end].strip(), slot


def test_ids_are_unique_and_parts_are_claims_of_the_report() -> None:
    claims = claims_of(STORY)
    assert len({claim.id for claim in claims}) == len(claims)
    assert {claim.part_of for claim in claims if claim.part_of} <= {claim.id for claim in claims}


def test_other_peoples_workers_add_nothing() -> None:
    assert [told(claim) for claim in claims_of(STORY + STRANGERS)] == [told(claim) for claim in claims_of(STORY)]


@given(number=st.integers(min_value=3, max_value=99_999).filter(lambda number: not 1900 <= number <= 2100))
@settings(max_examples=25, deadline=None)
def test_the_number_follows_the_words_and_nothing_else_changes(number: int) -> None:
    text = STORY.replace("About 120", f"About {number + 100:,}")
    changed = [claim for claim in claims_of(text) if claim.kind == "movement" and claim.direction == "out"]
    (arrival,) = changed
    assert arrival.count == Count(low=number + 100, high=number + 100, basis="approx")
    others = [told(claim) for claim in claims_of(text) if claim.id != arrival.id]
    before = [told(claim) for claim in claims_of(STORY) if not (claim.kind == "movement" and claim.direction == "out")]
    assert others == before


@pytest.mark.parametrize(("place", "country"), [("Dandong", "CN"), ("Hunchun", "CN"), ("Yanji", "CN")])
def test_the_place_follows_the_words(place: str, country: str) -> None:
    arrival = next(claim for claim in claims_of(STORY.replace("Tumen", place)) if claim.direction == "out")
    assert arrival.destination is not None
    assert (arrival.destination.name, arrival.host) == (place, country)


@pytest.mark.parametrize(
    "text",
    [
        "North Korea sent 300 workers to Vladivostok in May 2019.",
        "In May 2019, 300 North Korean workers were sent to Vladivostok.",
        "300 workers from North Korea were dispatched to Vladivostok in May 2019.",
        "Pyongyang dispatched 300 labourers to Vladivostok in May 2019.",
        "300 North Korean workers travelled to Vladivostok in May 2019.",
    ],
)
def test_voice_and_order_do_not_change_a_movement(text: str) -> None:
    claim = only(text, "movement")
    assert claim.direction == "out"
    assert claim.count == Count(low=300, high=300, basis="exact")
    assert claim.destination is not None
    assert claim.destination.name == "Vladivostok"
    assert claim.time is not None
    assert str(claim.time.start) == "2019-05-01"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("North Korea will send 300 workers to Vladivostok.", "planned"),
        ("North Korea plans to send 300 workers to Vladivostok.", "planned"),
        ("North Korea may have sent 300 workers to Vladivostok.", "possible"),
        ("It appears that North Korea sent 300 workers to Vladivostok.", "possible"),
        ("North Korea has not sent any workers to Vladivostok.", "denied"),
        ("North Korea has sent 300 workers to Vladivostok.", "asserted"),
    ],
)
def test_modality_is_read_from_the_verb_group(text: str, modality: str) -> None:
    assert only(text, "movement").modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2397 requires member states to send all North Korean workers home by December 2019.",
        "All North Korean workers were supposed to return home by December 2019.",
        "If North Korean workers are sent to Donetsk, the sanctions would be broken.",
        "North Korea sent 3,000 soldiers to the Kursk region.",
        "North Korea mobilised 500 workers for a building site in Pyongyang; the state needs workers.",
        "South Korea sent home 300 Vietnamese workers.",
        "Before the pandemic, North Korea routinely sent workers to China.",
    ],
)
def test_law_custom_soldiers_work_at_home_and_strangers_are_no_movement(text: str) -> None:
    assert [claim.quote for claim in claims_of(text) if claim.kind == "movement"] == []


def test_related_headlines_and_forms_are_no_claims() -> None:
    extra = (
        "\nRELATED STORIES\n\nNorth Korea orders 700 workers in Russia home\n\nNorth Korean workers riot in Jilin\n\n"
        "Translated by Jane Example. Edited by John Example.\n\nLeave a Comment\n"
    )
    assert [told(claim) for claim in claims_of(STORY + extra)] == [told(claim) for claim in claims_of(STORY)]


def test_a_stock_told_in_the_present_holds_at_publication() -> None:
    claim = only("There are 3,000 North Korean workers in Hunchun.", "presence")
    assert claim.time is not None
    assert (str(claim.time.start), str(claim.time.end)) == ("2020-06-01", "2020-06-01")
    assert claim.spans["time"].by == "published"


def test_without_a_day_of_publication_relative_times_stay_open() -> None:
    text = "About 300 North Korean workers were sent to Hunchun last month."
    (claim,) = (claim for claim in claims_of(text, published=None) if claim.kind == "movement")
    assert claim.time is None


def test_a_number_told_after_its_event_joins_it() -> None:
    text = "Buses took North Korean workers to Dandong on May 4, a driver said. “There were about 60 of them,” he said."
    arrival = [claim for claim in claims_of(text) if claim.kind in ("movement", "presence")]
    assert all(claim.count == Count(low=60, high=60, basis="approx") for claim in arrival if claim.count)


def test_a_headline_and_its_lead_are_one_claim() -> None:
    text = (
        "North Korea sends 500 workers to Hunchun\n\n"
        "North Korea sent 500 workers to Hunchun last week, a source said.\n\n"
        "The 500 workers crossed on May 26.\n"
    )
    assert len([claim for claim in claims_of(text) if claim.kind == "movement"]) == 1


def test_two_hosts_are_two_claims_but_one_number_over_them_is_one_without_a_host() -> None:
    two = [claim.host for claim in claims_of("North Korean workers were deported from Oman and Kuwait.")]
    assert set(two) == {"OM", "KW"}
    shared = claims_of("Some 200 North Korean workers work in Oman, Kuwait and Qatar.")
    assert [(claim.host, claim.count and claim.count.low) for claim in shared if claim.kind == "presence"] == [
        (None, 200)
    ]


def test_one_number_over_two_towns_is_counted_once_for_their_country() -> None:
    claims = claims_of("Some 200 North Korean workers work in Dandong and Hunchun.")
    numbers = {claim.place.name: claim.count and claim.count.low for claim in claims if claim.place}
    assert numbers == {"China": 200, "Dandong": None, "Hunchun": None}


def test_a_verb_after_a_name_is_no_participle() -> None:
    claim = only("Mongolia sent home the last 1,190 North Korean workers by the end of 2019.", "movement")
    assert (claim.direction, claim.host, claim.count and claim.count.low) == ("return", "MN", 1190)


def test_a_number_before_another_keeps_its_own_time() -> None:
    claims = claims_of("Around 2,500 North Korean workers remain in Kuwait, down from 6,000 in 2017, an official said.")
    times = {claim.count.low: str(claim.time.start) for claim in claims if claim.count and claim.time}
    assert times == {2500: "2020-06-01", 6000: "2017-01-01"}


def test_the_same_text_gives_the_same_claims() -> None:
    assert extract(report_of(STORY)) == extract(report_of(STORY))


FRAGMENTS = st.sampled_from(
    [
        "North Korean workers",
        "300",
        "were sent to",
        "Dandong",
        "on May 4",
        ",",
        ".",
        "“",
        "”",
        "a source said",
        "who",
        "tourist visas",
        "not",
        "Co., Ltd.",
        "70 percent",
        "$200 a month",
        "\n\n",
        "they",
        "of them",
        "and",
        "—",
        "(",
        ")",
        "home",
        "in Russia and China",
        "told Radio Free Asia",
        "according to",
        "\N{ROCKET}",
        "노동자",
        "Resolution 2397",
        "would",
        "died",
        "was",
        "…",
        "!",
        "'",
        "’s",
    ]
)


@given(parts=st.lists(FRAGMENTS, max_size=40))
@settings(max_examples=150, deadline=None)
def test_whatever_the_words_each_claim_stands_on_them(parts: list[str]) -> None:
    report = report_of(" ".join(parts))
    found = extract(report)
    for claim in found.claims:
        assert report.text[claim.start : claim.end] == claim.quote
        for slot in SLOTS:
            assert (getattr(claim, slot) is not None) == (slot in claim.spans)
        for ground in claim.spans.values():
            assert all(0 <= start < end <= len(report.text) for start, end in ground.spans)
    for fact in found.facts:
        assert report.text[fact.start : fact.end] == fact.quote


def test_a_text_without_an_end_is_read_in_pieces() -> None:
    text = "North Korean workers were sent to Dandong and " * 200
    assert all(len(claim.quote) <= 300 for claim in claims_of(text))
