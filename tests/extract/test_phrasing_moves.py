"""How reporting phrases what happened to people: what was forced, asked, seen, named, and what only might come."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of, only


def kinds(text: str) -> set[str]:
    """The kinds of the claims of the text."""
    return {claim.kind for claim in claims_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Some 170 North Korean workers were forced to return home from Dandong.",
        "The 170 North Korean workers are having to leave Dandong.",
        "The closure came in May, forcing 170 North Korean workers to leave Dandong.",
    ],
)
def test_what_people_were_forced_to_do_happened(text: str) -> None:
    moved = only(text, "movement")
    assert (moved.direction, moved.modality, moved.count and moved.count.low) == ("return", "asserted", 170)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The 170 North Korean workers may be forced to leave Dandong.", "possible"),
        ("The 170 North Korean workers were not forced to leave Dandong.", "denied"),
    ],
)
def test_doubt_and_denial_of_force_pass_to_the_journey(text: str, modality: str) -> None:
    assert only(text, "movement").modality == modality


def test_a_request_that_they_be_sent_home_is_enforcement_and_no_journey() -> None:
    assert kinds("Lesotho requested that the North Korean workers be repatriated by June.") == {"enforcement"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway urged all countries to expel North Korean workers.",
        "The report calls on governments to stop using North Korean workers.",
        "The measure mandates the repatriation of North Korean workers.",
        "Nobody knows whether they will deport the North Korean workers.",
    ],
)
def test_what_others_are_asked_or_bound_to_do_is_no_claim(text: str) -> None:
    assert kinds(text) & {"movement", "enforcement"} == set()


def test_each_employer_of_a_list_has_its_claim() -> None:
    text = "The 40 North Korean workers are employed by two firms, Example Marine SA and Example Steel SA."
    hired = [claim for claim in claims_of(text) if claim.kind == "hiring"]
    assert {(claim.employer, claim.count and claim.count.low) for claim in hired} == {
        ("Example Marine SA", 40),
        ("Example Steel SA", None),
    }
    assert len({claim.quote for claim in hired}) == 1


def test_a_state_that_is_the_only_one_to_hire_them_hires_them() -> None:
    assert "hiring" in kinds("Aruba is the only state of the group that engages North Korean workers.")


def test_a_host_that_asks_for_people_hires_and_the_north_that_picks_them_orders() -> None:
    assert kinds("A builder in Homs requested the dispatch of 800 North Korean workers.") == {"hiring"}
    assert "order" in kinds("Officials in Pyongyang are recruiting 500 North Korean workers for Homs.")


def test_a_place_for_each_of_a_list_of_what_is_planned() -> None:
    text = "The North Korean workers will mostly be concentrated in Tumen, Hunchun and Dandong."
    found = [claim for claim in claims_of(text) if claim.kind == "presence"]
    assert {(claim.place and claim.place.name, claim.modality) for claim in found} == {
        ("Tumen", "planned"), ("Hunchun", "planned"), ("Dandong", "planned"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "North Korean workers were seen at Vladivostok airport awaiting a flight.",
        "North Korean workers, all of them young, were spotted waiting outside the station in Vladivostok.",
        "A reporter noticed North Korean workers in the market of Vladivostok.",
    ],
)
def test_people_seen_at_a_place_were_there(text: str) -> None:
    seen = only(text, "presence")
    assert seen.place is not None
    assert seen.place.name.startswith("Vladivostok")


@pytest.mark.parametrize(
    "text",
    [
        "The 50 North Korean workers get the money when they return home.",
        "Had the 50 North Korean workers returned, the plant would have closed.",
        "The 50 North Korean workers return to their dormitory at ten.",
        "Qatar has 50 North Korean workers left.",
    ],
)
def test_no_journey_was_made(text: str) -> None:
    assert "movement" not in kinds(text)


def test_a_relative_clause_ends_where_the_main_verb_begins() -> None:
    text = "The 40 North Korean workers who went home from Dandong last spring had not been paid."
    assert only(text, "movement").quote.endswith("last spring")


def test_work_inside_the_north_is_no_claim() -> None:
    assert kinds("North Korean workers celebrate the day in Pyongyang, May 1. (Photo: Example)") == set()
    zone = "North Korean workers in Kaesong stayed away. Kaesong employs 53,000 North Korean workers. Kaesong was shut."
    assert kinds(zone) == set()
    dispute = "KAESONG, North Korea -- Some 120 South Korean firms employ 52,000 North Korean workers in the complex."
    assert kinds(dispute) == set()
    assert kinds("Pyongyang sent 200 North Korean workers from Kaesong to Dandong, China.") == {"movement"}


def test_none_are_left_in_a_state_that_has_none() -> None:
    gone = only("Latvia has no North Korean workers any more.", "presence")
    assert (gone.modality, gone.count, gone.host) == ("denied", None, "LV")


@pytest.mark.parametrize(
    "text",
    [
        "North Korean workers at a building site in Vladivostok, in an undated photo",
        "A file image of North Korean workers at a building site in Vladivostok",
        "North Korean workers walk to their dormitory at a building site in Vladivostok.",
        "North Korean workers on a roof in Vladivostok [A. PHOTOGRAPHER]",
    ],
)
def test_a_caption_shows_people_at_a_place(text: str) -> None:
    found = only(f"Builders from afar\n\n{text}\n\nThey left long ago.", "presence")
    assert found.place is not None
    assert found.place.name == "Vladivostok"


@pytest.mark.xfail(strict=True, reason="beside two orders the firms that place the people score below the line")
def test_firms_that_send_and_firms_that_place_are_told_apart() -> None:
    text = (
        "The study lists two North Korean firms - Korea Example General Corp and Korea Sampleton Trading Corp - as "
        "providing masons who are assigned by two local companies, Exemplar Sp Zoo and Sampleton Sp Zoo, to yards."
    )
    found = {(claim.kind, claim.employer) for claim in claims_of(f"North Korean workers sew shirts in Gdansk. {text}")}
    assert found >= {
        ("order", "Korea Example General Corp"),
        ("order", "Korea Sampleton Trading Corp"),
        ("hiring", "Exemplar Sp Zoo"),
        ("hiring", "Sampleton Sp Zoo"),
    }
