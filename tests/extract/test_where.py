"""Where a claim holds: what the passage lends, named sites, goals without a preposition, people all over the world."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of, only


def where(text: str, kind: str) -> str | None:
    """The name of the host place of the one claim of this kind."""
    claim = only(text, kind)
    place = claim.place if kind != "movement" else claim.origin if claim.direction == "return" else claim.destination
    return place.name if place is not None else None


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Some 70 North Korean builders entered Hunchun in Jilin Province on May 4.", "movement", "Hunchun"),
        ("About 300 North Korean workers left Vladivostok for home on May 4.", "movement", "Vladivostok"),
    ],
)
def test_the_object_of_reaching_and_leaving_is_a_goal_or_a_start(text: str, kind: str, place: str) -> None:
    assert where(text, kind) == place


def test_a_place_is_kept_while_only_what_it_lies_in_is_named() -> None:
    text = (
        "A sewing plant in Helong employs North Korean women. It lies near the border of China. "
        "The workers are not allowed to leave the dormitory."
    )
    assert where(text, "condition") == "Helong"


def test_a_state_that_acts_takes_the_passage_to_the_whole_state() -> None:
    text = "A restaurant in Pokhara employs North Korean women. Nepal has closed it. Some 40 of them went home in May."
    assert where(text, "movement") == "Nepal"


def test_the_last_goal_is_where_a_passage_goes_on() -> None:
    text = (
        "A trader with a workshop in Harbin has moved it to Tumen. He wants to hire some 60 North Korean seamstresses."
    )
    assert where(text, "hiring") == "Tumen"


def test_wages_at_the_factory_of_the_passage_are_paid_in_its_town_and_others_in_its_state() -> None:
    lead = "Some 90 North Korean workers are at a sewing plant in Dandong. "
    assert where(lead + "The workers at the factory are paid 2,500 yuan a month.", "pay") == "Dandong"
    assert where(lead + "North Korean workers are paid 2,500 yuan a month.", "pay") == "China"


@pytest.mark.parametrize(
    ("text", "kind", "site"),
    [
        ("Some 90 North Koreans work at the Marabel coal mine in Sarawak.", "presence", "Marabel coal mine"),
        (
            "Some 90 North Koreans work in the Marabel Separate Economic Zone in Russia.",
            "presence",
            "Marabel Separate Economic Zone",
        ),
        ("Some 90 North Koreans work at the Szczecin shipyard in Poland.", "presence", "Szczecin"),
        ("Some 90 North Koreans work at a Chinese shipyard in Dalian.", "presence", "Dalian"),
    ],
)
def test_a_site_with_a_name_of_its_own_is_a_place(text: str, kind: str, site: str) -> None:
    assert where(text, kind) == site


def test_the_mine_means_the_mine_named_before() -> None:
    text = (
        "Some 90 North Koreans work at the Marabel coal mine in Sarawak. "
        "A resident said there were no North Korean miners at the mine last year."
    )
    denied = [claim for claim in claims_of(text) if claim.modality == "denied"]
    assert [claim.place.name for claim in denied if claim.place is not None] == ["Marabel coal mine"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Some 70,000 North Koreans work abroad, under a scheme that a monitor has seen in Oman.", None),
        ("Some 500 North Koreans work abroad in Qatar.", "Qatar"),
        ("Some 500 North Koreans work overseas, mainly in Qatar.", "Qatar"),
    ],
)
def test_people_counted_all_over_the_world_are_in_no_one_state(text: str, place: str | None) -> None:
    assert where(text, "presence") == place


def test_an_order_holds_where_the_people_are() -> None:
    assert where("Pyongyang ordered its workers in Oman not to return home.", "order") == "Oman"


def test_goods_that_workers_make_are_no_journey_of_theirs() -> None:
    text = "North Korean workers sew in Dandong. The clothes they make go to Canada."
    assert not [claim for claim in claims_of(text) if claim.kind == "movement"]


def test_a_capital_in_a_dateline_stands_for_its_state() -> None:
    text = "News of the week\n\n{} (AP) -- North Korean workers are not allowed to leave their camps."
    assert where(text.format("DOHA, Qatar"), "condition") == "Qatar"
    assert where(text.format("HUNCHUN, China"), "condition") == "Hunchun"


def test_a_passage_returns_to_its_main_host_after_a_glance_at_others_but_not_from_the_whole_world() -> None:
    lead = "Workers in Oman\n\nSome 300 North Koreans work in Oman. Oman says that they will leave Oman this year.\n\n"
    last = "\n\nThe North Korean workers are not allowed to leave the dormitory."
    glance = "The closing of borders to China and Russia has kept the workers from leaving."
    world = "Most North Korean workers overseas are in debt."
    assert where(lead + glance + last, "condition") == "Oman"
    assert {c.place for c in claims_of(lead + world + last) if c.rule == "watched"} == {None}


def test_here_is_where_the_speaker_is() -> None:
    text = (
        "North Korean workers are leaving China.\n\n"
        "“We have 45 North Korean workers here,” said a manager at a sewing plant in Helong."
    )
    assert where(text, "presence") == "Helong"
