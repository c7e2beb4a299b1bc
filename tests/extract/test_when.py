"""When a claim holds: dates of tellings, of laws and of the report itself date no event; a plain continuation does."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.texts import PUBLISHED, claims_of, only

from tumen.ledger import When

_TODAY = When(start=PUBLISHED, end=PUBLISHED)


def _when(start: date | None, end: date | None) -> When:
    return When(start=start, end=end)


_MAY_2018 = _when(date(2018, 5, 1), date(2018, 5, 31))


def time_of(text: str, kind: str) -> When | None:
    """The time of the last claim of this kind."""
    return [claim for claim in claims_of(text) if claim.kind == kind][-1].time


@pytest.mark.parametrize(
    "lead",
    [
        "In May 2018 the Japanese broadcaster NHK reported that",
        "In May 2018 this agency learned that",
        "In May 2018, Radio Free Asia reported that",
    ],
)
def test_a_date_that_opens_a_sentence_is_that_of_the_telling_that_follows(lead: str) -> None:
    assert only(f"{lead} about 300 North Koreans worked in Oman.", "presence").time == _MAY_2018
    done = only(f"{lead} 300 North Korean workers had returned home from Oman.", "movement")
    assert done.time == _when(None, date(2018, 5, 31))


def test_a_date_between_the_speaker_and_what_is_said_is_of_the_telling() -> None:
    text = "The Ministry of Labor {} that it had revoked the visas of 40 North Korean workers."
    told = time_of(text.format("said in a statement on May 20, 2018"), "enforcement")
    assert told == _when(None, date(2018, 5, 20))


def test_a_relative_clause_keeps_its_time_to_itself() -> None:
    text = "Oman has decided to end the contracts of North Korean workers{}."
    assert time_of(text.format(", which ran out in 2018"), "enforcement") is None
    assert time_of("Oman, which signed in 2014, expelled 40 North Korean workers.", "enforcement") is None
    gone = "Two North Korean workers, who were sent to Oman in 2014, defected in May 2018."
    assert time_of(gone, "movement") == _MAY_2018


def test_figures_are_of_their_own_time_whenever_they_were_told() -> None:
    text = "According to {}, Russia issued 7,000 student visas to North Koreans."
    assert time_of(text.format("statistics for May 2018"), "paper") == _MAY_2018
    assert time_of(text.format("a source in Khabarovsk on May 9, 2018"), "paper") is None


def test_what_came_after_an_event_begins_with_it_and_a_stock_ends_with_what_ends_it() -> None:
    text = "Oman ended the contracts of 30 North Korean workers {} in May 2018."
    assert time_of(text.format("after the resolution was passed"), "enforcement") == _when(date(2018, 5, 1), None)
    assert time_of(text.format("at two sites"), "enforcement") == _MAY_2018
    stock = "The restaurant employed 20 North Korean waitresses {} in May 2018."
    assert time_of(stock.format("until it closed"), "hiring") == _when(None, date(2018, 5, 31))
    assert time_of(stock.format("in Muscat"), "hiring") == _MAY_2018


def test_what_is_alleged_in_a_year_did_not_happen_in_it() -> None:
    text = "In 2017 {} that 40 North Korean workers had been hired by Example Textile in Oman."
    assert only(text.format("media alleged"), "hiring").time == _when(None, date(2017, 12, 31))


def test_a_date_before_one_who_says_so_now_is_that_of_the_event() -> None:
    text = "In 2016, the report {} further, the government deported 200 North Korean workers from Oman."
    assert time_of(text.format("says"), "enforcement") == _when(date(2016, 1, 1), date(2016, 12, 31))


def test_what_was_going_on_when_it_was_told_holds_then() -> None:
    text = "In May 2018 this agency learned that Oman {} the visas of North Korean workers."
    assert time_of(text.format("was refusing"), "enforcement") == _MAY_2018
    assert time_of(text.format("had refused"), "enforcement") == _when(None, date(2018, 5, 31))


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Photo: North Korean workers on a building site in Muscat, Oman.", _TODAY),
        ("File photo: North Korean workers on a building site in Muscat, Oman.", None),
        ("Photo: North Korean workers on a building site in Muscat, Oman. (undated)", None),
    ],
)
def test_a_picture_shows_the_day_of_publication_unless_it_is_out_of_a_file(line: str, when: When | None) -> None:
    text = f"Pictures of the week\n\n{line}\n\nTheir wages have not been paid for months, sources said."
    assert [claim.time for claim in claims_of(text) if claim.kind == "presence"][:1] == [when]


def test_a_stock_that_is_only_thought_of_holds_today_and_one_to_come_does_not() -> None:
    assert only("Up to 300 North Koreans may be working in Oman, sources said.", "presence").time == _TODAY
    assert time_of("Up to 300 North Koreans may have been working in Oman, sources said.", "presence") is None


@pytest.mark.parametrize("lead", ["June 1, 2020 -- ", "SEOUL, June 1 (Yonhap) -- ", "MUSCAT, June 1 — "])
def test_the_date_of_a_dateline_is_no_date_of_an_event(lead: str) -> None:
    text = f"{lead}Oman has deported 300 North Korean workers, sources said."
    assert time_of(text, "enforcement") is None


def test_what_somebody_calls_today_need_not_be_the_day_of_publication() -> None:
    said = "{} I watched 40 North Korean workers arrive in Dandong"
    assert only(f'"{said.format("Today")}," a resident told Radio Free Asia.', "movement").time is None
    assert only("Today 40 North Korean workers arrived in Dandong.", "movement").time == _TODAY


@pytest.mark.parametrize(
    ("lead", "when"),
    [("The department had ordered", None), ("In May 2018 the department ordered", _MAY_2018)],
)
def test_a_day_by_which_something_is_demanded_is_not_that_of_the_demand(lead: str, when: When | None) -> None:
    text = f"{lead} the North Korean workers in Oman to be gone by June 30, 2019."
    assert time_of(text, "enforcement") == when


def test_now_that_gives_a_reason_and_an_age_is_no_time() -> None:
    text = "Oman has refused the visas of 40 North Korean workers, {} the border is open."
    assert time_of(text.format("now that"), "enforcement") is None
    assert time_of("Oman is now refusing the visas of 40 North Korean workers.", "enforcement") == _TODAY


def test_a_firm_founded_on_a_date_hires_at_no_date() -> None:
    text = "Example Textile, {} in May 2018, employs 40 North Korean workers in Oman."
    assert only(text.format("registered"), "hiring").time is None


def test_who_is_employed_in_passing_is_not_dated_by_the_main_verb() -> None:
    text = "About 176 North Koreans employed on building sites in Oman have not turned up for work since May 2018."
    assert time_of(text, "hiring") is None
    assert time_of(
        "About 176 North Koreans have been employed on building sites in Oman since May 2018.", "hiring"
    ) == (_when(date(2018, 5, 1), PUBLISHED))


_EVENT = "Tumen\n\nOn May 9, 2018, forty North Korean workers were taken across the river to Tumen. "
_DAY = _when(date(2018, 5, 9), date(2018, 5, 9))


@pytest.mark.parametrize(
    ("then", "kind", "when"),
    [
        ("Guards killed one of the workers on the way.", "condition", _DAY),
        ("Police arrested them at once.", "enforcement", _DAY),
        ("Guards beat workers who complain.", "condition", None),
        ("Guards have killed one of the workers.", "condition", None),
        ("They had been injured before.", "condition", None),
        ("They were locked in their dormitory.", "condition", None),
    ],
)
def test_a_past_event_of_the_same_people_is_of_the_same_day(then: str, kind: str, when: When | None) -> None:
    assert time_of(_EVENT + then, kind) == when


def test_the_injured_are_of_the_accident_that_was_just_dated() -> None:
    lead = "Three miners were killed in a blast on May 9, 2018. "
    then = "Twenty-nine men were injured, including seven North Korean workers."
    assert time_of(lead + then, "condition") == _DAY
    assert time_of("Example Mining opened its pit on May 9, 2018. " + then, "condition") is None


def test_a_state_of_things_holds_with_what_was_told_of_the_year() -> None:
    then = "They were locked in their dormitory."
    whole = _when(date(2017, 1, 1), date(2017, 12, 31))
    assert time_of("Oman\n\nIn 2017 Oman had 600 North Korean workers. " + then, "condition") == whole
    assert time_of("Oman\n\nOn May 9, 2017, Oman had 600 North Korean workers. " + then, "condition") is None


def test_those_killed_in_a_fire_died_when_it_broke_out() -> None:
    lead = "Amur\n\nA fire broke out in a hostel of North Korean loggers {}. "
    assert time_of(lead.format("on May 9, 2018") + "Five men were killed.", "condition") == _DAY
    assert time_of(lead.format("by night") + "Five men were killed.", "condition") is None


def test_a_new_paragraph_goes_on_with_the_group_and_with_nobody_else() -> None:
    assert time_of(_EVENT + "\n\nThe first group arrived in Hunchun by bus.", "movement") == _DAY
    assert time_of(_EVENT + "\n\nGuards killed one of the workers on the way.", "condition") is None


@pytest.mark.parametrize(
    "lead",
    [
        "A resident gave the details on May 9, 2018. ",
        "The resolution was adopted on May 9, 2018. ",
        "By May 9, 2018, the forty North Korean workers were in Tumen. ",
        "On May 9, 2018, forty North Korean workers went to Tumen, and on May 11 to Hunchun. ",
    ],
)
def test_a_date_of_a_telling_a_law_or_a_bound_is_lent_to_nothing(lead: str) -> None:
    assert time_of(lead + "Police beat one of the North Korean workers.", "condition") is None


def test_a_part_takes_the_time_of_its_whole_only_where_it_is_over() -> None:
    lead = "In May 2018 some 300 North Korean workers returned home from Oman. "
    assert time_of(lead + "Some 40 of them fled.", "condition") in (None, _MAY_2018)
    assert time_of(lead + "Many of them are now in need of help and flee.", "condition") != _MAY_2018


def test_what_may_have_come_about_this_year_ends_today() -> None:
    text = "The number of North Korean workers in Oman may have reached 3,000 this year."
    assert only(text, "presence").time == _when(date(2020, 1, 1), PUBLISHED)


def test_tens_of_thousands_who_went_are_of_no_one_host() -> None:
    text = "Example Textile employs 90 North Koreans in Dandong, China. {} North Korean workers went home last year."
    (many,) = (claim for claim in claims_of(text.format("Tens of thousands of")) if claim.kind == "movement")
    assert many.origin is None
    (few,) = (claim for claim in claims_of(text.format("Some 40")) if claim.kind == "movement")
    assert few.origin is not None
    assert few.origin.country == "CN"


def test_the_last_of_a_group_leave_the_place_where_the_passage_stands() -> None:
    text = "North Korean workers dig coal at the Example mine in Dandong. In May 2018 {} went home."
    (last,) = (claim for claim in claims_of(text.format("the final group of them")) if claim.kind == "movement")
    assert last.origin is not None
    assert last.origin.level != "country"


@pytest.mark.parametrize(
    ("words", "name"), [("at our plant", "Dandong"), ("in this place", "Dandong"), ("at a plant", "China")]
)
def test_who_speaks_of_his_own_plant_takes_the_passage_there(words: str, name: str) -> None:
    text = (
        f"China no longer extends visas.\n\n“We used to have 300 North Korean workers {words},” said a manager at "
        "a textile factory in Dandong. “Some 170 of them went home in May.”"
    )
    (gone,) = (claim for claim in claims_of(text) if claim.kind == "movement")
    assert gone.origin is not None
    assert gone.origin.name == name


def test_workers_of_whom_diplomats_in_a_capital_speak_left_the_state() -> None:
    text = "Malta has refused visas to North Korean workers.\n\nAll 20 have gone back to North Korea, according to {}."
    (gone,) = (claim for claim in claims_of(text.format("diplomats in Valletta")) if claim.kind == "movement")
    assert gone.origin is not None
    assert gone.origin.name == "Malta"
