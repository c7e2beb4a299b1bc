"""What words point back to: "that city", "the plant", "there", "the firm"; and what holds in no one state."""

from __future__ import annotations

import pytest
from tests.extract.test_where import where
from tests.extract.texts import claims_of, only


def places(text: str, kind: str) -> set[str | None]:
    """The names of the host places of the claims of this kind."""
    found = set()
    for claim in claims_of(text):
        if claim.kind == kind:
            place = claim.destination if kind == "movement" else claim.place
            found.add(place.name if place is not None else None)
    return found


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("China, Russia and Cambodia", {"China", "Russia", "Cambodia"}),
        ("Kuwait, Oman, Qatar and Algeria", {"Kuwait", "Oman", "Qatar", "Algeria"}),
    ],
)
def test_a_list_of_states_without_a_number_is_one_claim_each_and_with_one_is_of_none(row: str, named: set[str]) -> None:
    assert places(f"North Korean workers are working in {row}.", "presence") == named
    assert places(f"Some 90,000 North Korean workers are working in {row}.", "presence") == {None}


@pytest.mark.parametrize(
    "wide", ["the Middle East", "the European Union", "more than 20 countries", "40-odd countries"]
)
def test_people_in_many_states_are_in_none_though_the_passage_is_in_one(wide: str) -> None:
    lead = "Qatar has North Korean builders. "
    assert where(lead + f"At one time up to 10,000 North Koreans were working in {wide}.", "presence") is None
    assert where(lead + "At one time up to 1,000 North Koreans were working in the capital.", "presence") == "Qatar"


def test_a_number_of_people_everywhere_takes_no_place_from_where_it_is_told_again() -> None:
    text = (
        "Some 65,000 North Korean workers are in Russia, China and Kuwait, says a report. "
        "Russia has many loggers from the North."
    )
    assert None in places(text, "presence")


_TOWN = "Some 90 North Korean women work at a {} in Dandong. Visas for China have become dear. China pays them little. "


@pytest.mark.parametrize(
    ("works", "again", "place"),
    [
        ("plant", "the factory", "Dandong"),
        ("clothing company", "the company", "Dandong"),
        ("plant", "that city", "Dandong"),
        ("plant", "the restaurant", "China"),
        ("plant", "that province", "China"),
        ("plant", "a factory", "China"),
    ],
)
def test_a_works_named_before_is_where_it_was(works: str, again: str, place: str) -> None:
    text = _TOWN.format(works) + f"The North Korean workers in {again} are not allowed to go out."
    assert where(text, "condition") == place


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("His old plant was in Shanghai; the new one in Tumen is ready, and ", "Tumen"),
        ("He is ready, and ", "Helong"),
    ],
)
def test_there_is_the_place_named_last(lead: str, place: str) -> None:
    text = f"A trader has a plant in Helong. {lead}some 100 North Koreans are to be hired there."
    assert where(text, "hiring") == place


def test_a_glance_at_the_world_leaves_what_authorities_do_in_the_main_state() -> None:
    text = (
        "Russia takes in many workers from North Korea. Russia says little of them. "
        "Tens of thousands of North Koreans work abroad. {}"
    )
    assert where(text.format("Prosecutors opened a case against two North Korean workers."), "enforcement") == "Russia"
    assert where(text.format("They earn the state $500 million a year."), "pay") is None


@pytest.mark.parametrize(("number", "place"), [("40,000", "Russia"), ("900", "Vladivostok")])
def test_a_town_does_not_hold_what_a_state_does(number: str, place: str) -> None:
    text = f"Two North Korean loggers ran away in Vladivostok. There are about {number} North Korean loggers, he said."
    assert place in places(text, "presence")


@pytest.mark.parametrize(
    ("people", "end"), [("Tens of thousands of", "North Korea"), ("Some 90", "Kuwait"), ("Around 2,000", "Kuwait")]
)
def test_tens_of_thousands_who_went_home_left_no_one_state(people: str, end: str) -> None:
    claim = only(f"Builders from the North are in Kuwait. {people} North Korean workers went home in 2019.", "movement")
    assert (claim.origin or claim.destination).name == end  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Workers' Party has ordered South Pyongan to recruit North Korean workers for China.", "South Pyongan"),
        ("South Pyongan is busy. Officials are recruiting North Korean workers in the province.", "South Pyongan"),
        ("Pyongyang has ordered North Korean workers in China to come home.", "China"),
    ],
)
def test_workers_are_picked_where_the_order_is_carried_out(text: str, place: str) -> None:
    assert where(text, "order") == place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("in the Marabel district of Dandong", "Marabel"),
        ("in Dandong's Marabel district", "Marabel"),
        ("in the business district of Dandong", "Dandong"),
        ("in the Northern District of Dandong", "Dandong"),
    ],
)
def test_a_district_that_is_named_as_one_is_a_place(words: str, place: str) -> None:
    assert where(f"Some 90 North Koreans work at a plant {words}.", "presence") == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("North Korean IT workers were hired by more than 100 American companies.", "United States"),
        ("North Korean IT workers were hired by more than 100 companies.", None),
    ],
)
def test_jobs_with_american_firms_are_in_america(text: str, place: str | None) -> None:
    assert where(text, "hiring") == place


def test_seoul_is_where_people_speak_and_no_host() -> None:
    text = "A group in Seoul puts the North Koreans who work abroad at about 100,000."
    assert None in places(text, "presence") or not places(text, "presence")


_FIRM = "Example Textile Co., Ltd. has a plant in Dandong. "


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("Some 20 North Koreans work at the Example Garden Restaurant in Dandong.", "Example Garden Restaurant"),
        ("Some 20 North Korean women work at the Marabel coal mine in Sarawak.", None),
        ("Some 20 North Korean welders are employed by Example Masonry in Poland.", "Example Masonry"),
        ("Some 20 North Korean welders are employed by South Korea's Ministry in Poland.", None),
        (_FIRM + "The firm hired 40 North Korean women in May.", "Example Textile Co., Ltd."),
        (_FIRM + "A firm hired 40 North Korean women in May.", None),
    ],
)  # fmt: skip
def test_who_employs_them_is_named_or_named_before(text: str, employer: str | None) -> None:
    found = {claim.employer for claim in claims_of(text)}
    assert found == {employer}


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Thousands of specialists are sent out across the globe by North Korea.", None),
        ("What North Korea gains overseas is a secret.", None),
        ("What Laos gains overseas is a secret.", "Laos"),
        ("Thousands of specialists have been fed by the kitchens of the capital.", "Laos"),
    ],
)
def test_what_is_told_of_people_abroad_keeps_the_passage_out_of_one_state(told: str, place: str | None) -> None:
    text = f"North Korean coders are at work in Laos. {told} As much as 90 percent of their pay is kept by the state."
    assert where(text, "pay") == place


@pytest.mark.parametrize(("where_to", "place"), [("exports to Europe", None), ("keeps on its sites", "Malta")])
def test_words_before_a_clause_hold_for_it(where_to: str, place: str | None) -> None:
    text = (
        "Malta has 20 North Korean workers. Worry grows over the labour that Pyongyang "
        f"{where_to}, where its people are put to work in inhumane conditions."
    )
    assert where(text, "condition") == place


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("Some 3,000 North Korean workers arrived in Hunchun and 500 entered Dandong. ", "China"),
        ("Companies in Yanji and Tumen in Jilin Province use North Korean workers. ", "Jilin"),
        ("Companies in Yanji use North Korean workers. ", "Yanji"),
        ("A trader with a plant in Harbin moved it to Tumen. ", "Tumen"),
    ],
)
def test_after_several_towns_the_passage_is_in_what_they_share(lead: str, place: str) -> None:
    assert where(lead + "The North Korean workers are not allowed to leave the dormitory.", "condition") == place


@pytest.mark.parametrize(("works", "employer"), [("Restaurant", "Example Garden Restaurant"), ("Zone", None)])
def test_a_restaurant_of_the_passage_employs_who_works_there(works: str, employer: str | None) -> None:
    lead = f"Some 20 North Koreans work at the Example Garden {works} in Dandong. "
    text = lead + f"The North Korean women are not allowed to leave the {works.lower()}."
    assert only(text, "condition").employer == employer
