"""What a passage lends and for how long: towns named once, "there", the two countries, named sites, bounds of times."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.test_where import where
from tests.extract.texts import PUBLISHED, claims_of, only

_ONCE = (
    "North Korean workers in China\n\n"
    "Some 90 North Korean workers are at a sewing plant in Dandong. {}\n\n"
    "Visas for China have become dear, traders said.\n\n"
    "The North Korean workers are not allowed to leave the dormitory."
)


def test_a_town_named_once_is_left_for_its_state_in_a_new_paragraph() -> None:
    assert where(_ONCE.format(""), "condition") == "China"
    assert where(_ONCE.format("The plant lies in the west of Dandong."), "condition") == "Dandong"


def test_a_town_named_once_holds_in_its_paragraph_and_where_its_state_is_named_no_oftener() -> None:
    lead = "Some 90 North Korean workers are at a sewing plant in Dandong."
    last = "The workers are not allowed to leave the dormitory."
    assert where(f"{lead}\n\n{last}", "condition") == "Dandong"
    assert where(f"News from China\n\n{lead} {last}\n\nChina said nothing.", "condition") == "Dandong"


def test_who_says_here_takes_the_passage_to_where_he_is() -> None:
    text = (
        "China no longer extends visas.\n\n“We used to have 300 North Korean workers here,” said a manager at "
        "a textile factory in Dandong. “Some 170 of them went home in May.”"
    )
    assert where(text, "movement") == "Dandong"


@pytest.mark.parametrize(
    ("words", "place"),
    [("the two countries", "Dandong"), ("both countries", "Dandong"), ("many countries", None)],
)
def test_two_countries_are_host_and_sender(words: str, place: str | None) -> None:
    text = f"A plant in Dandong employs North Korean women. The workers may not go out, whatever {words} say."
    found = {claim.place.name if claim.place else None for claim in claims_of(text) if claim.kind == "condition"}
    assert found == {place}


def test_there_is_the_town_of_the_passage_where_only_its_state_acts() -> None:
    lead = "Some 90 North Korean workers are in Dandong. The Chinese government has told factory owners "
    assert where(lead + "there to end such contracts.", "enforcement") == "Dandong"
    assert where(lead + "to end such contracts.", "enforcement") == "China"


def test_a_town_right_before_the_province_that_explains_it_is_the_goal() -> None:
    text = "Hunchun{} in Jilin Province{} has received about 3,000 North Korean workers."
    assert where(text.format(",", ","), "movement") == "Hunchun"


def test_who_speaks_from_another_state_puts_no_workers_there() -> None:
    text = "Russia has many loggers from the North. An activist in {} speaks of about 40,000 North Korean loggers."
    assert where(text.format("Seoul"), "presence") == "Russia"


@pytest.mark.parametrize(
    ("site", "known"),
    [
        ("the Example Garden restaurant", True),
        ("the Marabel General Hospital", True),
        ("the Marabel garment factory", True),
        ("a North Korean restaurant", False),
        ("a General Hospital", False),
    ],
)
def test_works_with_a_name_of_their_own_are_sites(site: str, known: bool) -> None:
    text = f"Some 90 North Koreans work at {site} in Dandong."
    assert where(text, "presence") == (site.removeprefix("the ") if known else "Dandong")


@pytest.mark.parametrize(
    "words",
    [
        "It was presented at the Example Meeting, Warsaw.",
        "A team of researchers from Marabel University has met them.",
    ],
)
def test_events_and_those_who_only_study_the_workers_make_no_site_of_theirs(words: str) -> None:
    text = f"Some 90 North Koreans work in shipyards in Poland. {words} The workers are not allowed to leave the yards."
    assert "Meeting" not in str(where(text, "condition"))
    assert "University" not in str(where(text, "condition"))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "Russia has refused visas to North Korean workers since the border was closed in March 2020.",
            date(2020, 3, 1),
            PUBLISHED,
        ),
        ("Russia refused visas to North Korean workers in March 2020.", date(2020, 3, 1), date(2020, 3, 31)),
    ],
)
def test_a_time_after_since_begins_what_still_holds(text: str, start: date, end: date) -> None:
    time = only(text, "enforcement").time
    assert time is not None
    assert (time.start, time.end) == (start, end)


def test_before_a_deadline_has_no_begin() -> None:
    text = "Some 300 North Korean workers went home from Russia {} at the end of 2019."
    before, on = (only(text.format(words), "movement").time for words in ("before the U.N. deadline", "by train"))
    assert before is not None
    assert on is not None
    assert (before.start, before.end) == (None, date(2019, 12, 31))
    assert (on.start, on.end) == (date(2019, 12, 1), date(2019, 12, 31))


@pytest.mark.parametrize("words", ["Kuwait used to have", "At one time Kuwait had", "Until recently Kuwait had"])
def test_a_stock_of_former_times_is_not_one_of_today(words: str) -> None:
    assert only(f"{words} some 6,000 North Korean workers.", "presence").time is None


def test_people_stuck_since_a_time_have_no_end_yet() -> None:
    text = "Some 300 North Korean workers {} in Russia when the border was closed in January 2020."
    time = only(text.format("got stuck"), "retention").time
    assert time is not None
    assert (time.start, time.end) == (date(2020, 1, 1), None)


@pytest.mark.parametrize(
    ("first", "second", "sex"),
    [
        ("About 300 North Korean women work in Dandong.", "They are beaten by managers.", "female"),
        ("About 300 North Korean workers are in Dandong. Most of the workers are women.", "They are beaten.", "female"),
        ("About 300 North Korean workers are in Dandong. Some of the workers are women.", "They are beaten.", None),
        ("About 300 North Korean women work in Dandong.", "North Korean workers in Russia are beaten.", None),
    ],
)
def test_the_sex_told_of_people_holds_for_the_words_that_mean_them(first: str, second: str, sex: str | None) -> None:
    found = {claim.sex for claim in claims_of(f"{first} {second}") if claim.kind == "condition"}
    assert found == {sex}


def test_words_for_women_in_the_quote_make_the_people_women_but_not_some_of_them() -> None:
    text = "In May, thirteen North Korean employees of a restaurant in China, {} waitresses, fled to South Korea."
    assert only(text.format("all young"), "movement").sex == "female"
    assert only(text.format("twelve of them"), "movement").sex is None


def test_the_one_trade_of_a_report_is_not_lent_to_pay() -> None:
    text = (
        "Sewing in Dandong: garment factories hire\n\n"
        "Garment factories in Dandong employ North Korean seamstresses.\n\n"
        "The workers are not allowed to leave the factory.\n\nMost of the pay of the workers goes to the state."
    )
    sectors = {claim.kind: claim.sector for claim in claims_of(text)}
    assert sectors["condition"] == "garment"
    assert sectors["pay"] is None
