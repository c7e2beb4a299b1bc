"""Times: absolute, partial and relative ones, their bounds, and lengths of time."""

from __future__ import annotations

from datetime import date

import pytest

from steps import steps
from tumen.ledger import When
from tumen.normalise import FoundTime, find_times

WEDNESDAY = date(2018, 4, 4)


def points(
    text: str, *, published: date | None = WEDNESDAY, written_between: When | None = None, context: date | None = None
) -> list[FoundTime]:
    """The points in time of the text."""
    found = find_times(text, published=published, written_between=written_between, context=context)
    return [time for time in found if time.kind == "point"]


def iso(time: FoundTime) -> tuple[str | None, str | None] | None:
    """The interval as ISO text, None where it is not known."""
    if time.value is None:
        return None
    start, end = time.value.start, time.value.end
    return start.isoformat() if start else None, end.isoformat() if end else None


ABSOLUTE = [
    ("on 22 December 2019", "2019-12-22", "2019-12-22"),
    ("on December 22, 2019", "2019-12-22", "2019-12-22"),
    ("on December 22nd, 2019", "2019-12-22", "2019-12-22"),
    ("on the 22nd of December 2019", "2019-12-22", "2019-12-22"),
    ("on Dec. 5, 2019", "2019-12-05", "2019-12-05"),
    ("on 2019-12-22", "2019-12-22", "2019-12-22"),
    ("on 2019/12/22", "2019-12-22", "2019-12-22"),
    ("on 22.12.2019", "2019-12-22", "2019-12-22"),
    ("on 12/22/2019", "2019-12-22", "2019-12-22"),
    ("on August 28 and 29, 2017", "2017-08-28", "2017-08-29"),
    ("on August 28–29, 2017", "2017-08-28", "2017-08-29"),
    ("on 28-29 August 2017", "2017-08-28", "2017-08-29"),
    ("on the third and fourth of January 2017", "2017-01-03", "2017-01-04"),
    ("between the tenth and the twelfth of January 2017", "2017-01-10", "2017-01-12"),
    ("in the first ten days of December 2017", "2017-12-01", "2017-12-10"),
    ("on the last day of April 2017", "2017-04-30", "2017-04-30"),
    ("in August 2017", "2017-08-01", "2017-08-31"),
    ("in March of 2014", "2014-03-01", "2014-03-31"),
    ("at the end of August 2017", "2017-08-21", "2017-08-31"),
    ("in early March 2017", "2017-03-01", "2017-03-10"),
    ("in mid-May 2017", "2017-05-11", "2017-05-20"),
    ("in late April 2017", "2017-04-21", "2017-04-30"),
    ("in 2016", "2016-01-01", "2016-12-31"),
    ("in early 2016", "2016-01-01", "2016-03-31"),
    ("early in 2016", "2016-01-01", "2016-03-31"),
    ("in mid-2016", "2016-06-01", "2016-07-31"),
    ("in late 2016", "2016-10-01", "2016-12-31"),
    ("at the end of 2016", "2016-12-01", "2016-12-31"),
    ("in the spring of 2017", "2017-03-01", "2017-05-31"),
    ("in summer 2017", "2017-06-01", "2017-08-31"),
    ("in the autumn of 2017", "2017-09-01", "2017-11-30"),
    ("in the winter of 2016", "2016-12-01", "2017-02-28"),
    ("in the first half of 2017", "2017-01-01", "2017-06-30"),
    ("in the third quarter of 2017", "2017-07-01", "2017-09-30"),
    ("in the first nine months of 2017", "2017-01-01", "2017-09-30"),
    ("in the first week of July 2017", "2017-07-01", "2017-07-07"),
    ("in the last week of July 2017", "2017-07-25", "2017-07-31"),
    ("in the week ending 7 July 2017", "2017-06-30", "2017-07-07"),
    ("in Q3 2017", "2017-07-01", "2017-09-30"),
    ("in the 1990s", "1990-01-01", "1999-12-31"),
    ("in 2017-08 already", "2017-08-01", "2017-08-31"),
    ("on Christmas Day 2016", "2016-12-25", "2016-12-25"),
    ("on the Day of the Sun in 2017", "2017-04-15", "2017-04-15"),
]


@pytest.mark.parametrize(("text", "start", "end"), ABSOLUTE, ids=[text for text, *_ in ABSOLUTE])
def test_a_time_with_its_year_needs_no_anchor(text: str, start: str, end: str) -> None:
    for published in (None, WEDNESDAY):
        (found,) = points(text, published=published)
        assert iso(found) == (start, end)
        assert found.anchored == "absolute"


RELATIVE = [
    ("on March 30", "2018-03-30", "2018-03-30"),
    ("on 30 March", "2018-03-30", "2018-03-30"),
    ("on December 22", "2017-12-22", "2017-12-22"),
    ("in March", "2018-03-01", "2018-03-31"),
    ("in December", "2017-12-01", "2017-12-31"),
    ("last March", "2018-03-01", "2018-03-31"),
    ("this March", "2018-03-01", "2018-03-31"),
    ("in March this year", "2018-03-01", "2018-03-31"),
    ("in March last year", "2017-03-01", "2017-03-31"),
    ("They will come on December 22.", "2018-12-22", "2018-12-22"),
    ("It is due in May.", "2018-05-01", "2018-05-31"),
    ("Firms are trying to prepare for the exit of workers in August.", "2018-08-01", "2018-08-31"),
    ("Firms were ready to lose their workers, who left in August.", "2017-08-01", "2017-08-31"),
    ("next May", "2018-05-01", "2018-05-31"),
    ("today", "2018-04-04", "2018-04-04"),
    ("yesterday", "2018-04-03", "2018-04-03"),
    ("tomorrow", "2018-04-05", "2018-04-05"),
    ("They are now watched.", "2018-04-04", "2018-04-04"),
    ("It currently has 40.", "2018-04-04", "2018-04-04"),
    ("this week", "2018-04-02", "2018-04-08"),
    ("last week", "2018-03-26", "2018-04-01"),
    ("next week", "2018-04-09", "2018-04-15"),
    ("this month", "2018-04-01", "2018-04-30"),
    ("last month", "2018-03-01", "2018-03-31"),
    ("this year", "2018-01-01", "2018-12-31"),
    ("last year", "2017-01-01", "2017-12-31"),
    ("earlier this month", "2018-04-01", "2018-04-04"),
    ("earlier this year", "2018-01-01", "2018-04-04"),
    ("so far this year", "2018-01-01", "2018-04-04"),
    ("later this month", "2018-04-04", "2018-04-30"),
    ("Since the month began, they came.", "2018-04-01", "2018-04-04"),
    ("on Wednesday", "2018-04-04", "2018-04-04"),
    ("on Monday", "2018-04-02", "2018-04-02"),
    ("on Friday", "2018-03-30", "2018-03-30"),
    ("last Wednesday", "2018-03-28", "2018-03-28"),
    ("next Monday", "2018-04-09", "2018-04-09"),
    ("They will leave on Friday.", "2018-04-06", "2018-04-06"),
    ("on the first of this month", "2018-04-01", "2018-04-01"),
    ("on the 3rd", "2018-04-03", "2018-04-03"),
    ("on the 25th", "2018-03-25", "2018-03-25"),
    ("on the morning of the 3rd", "2018-04-03", "2018-04-03"),
    ("at year's end", "2018-12-01", "2018-12-31"),
    ("at the end of the month", "2018-04-21", "2018-04-30"),
    ("at end-March", "2018-03-21", "2018-03-31"),
    ("in the fourth quarter last year", "2017-10-01", "2017-12-31"),
    ("at the end of this year", "2018-12-01", "2018-12-31"),
    ("late last year", "2017-10-01", "2017-12-31"),
    ("early this month", "2018-04-01", "2018-04-10"),
    ("two weeks ago", "2018-03-19", "2018-03-25"),
    ("three days ago", "2018-04-01", "2018-04-01"),
    ("two months ago", "2018-02-01", "2018-02-28"),
    ("a year ago", "2017-01-01", "2017-12-31"),
    ("half a year ago", "2017-10-01", "2017-10-31"),
    ("over the past two weeks", "2018-03-21", "2018-04-04"),
    ("in the last three months", "2018-01-04", "2018-04-04"),
    ("over the past fortnight", "2018-03-21", "2018-04-04"),
    ("since 2016", "2016-01-01", "2018-04-04"),
    ("since late March", "2018-03-21", "2018-04-04"),
    ("since last month", "2018-03-01", "2018-04-04"),
    ("starting in March", "2018-03-01", "2018-04-04"),
    ("this winter", "2018-12-01", "2019-02-28"),
    ("last autumn", "2017-09-01", "2017-11-30"),
    ("on the Day of the Sun", "2017-04-15", "2017-04-15"),
]


@pytest.mark.parametrize(("text", "start", "end"), RELATIVE, ids=[text for text, *_ in RELATIVE])
def test_a_time_without_its_year_is_told_from_the_day_of_writing(text: str, start: str, end: str) -> None:
    (found,) = points(text)
    assert iso(found) == (start, end)


NO_ANCHOR = [text for text, *_ in RELATIVE if "since 2016" not in text]


@pytest.mark.parametrize("text", NO_ANCHOR)
def test_without_an_anchor_it_has_no_value(text: str) -> None:
    (found,) = points(text, published=None)
    assert found.value is None
    assert found.anchored in ("published", "context")


BOUNDED = [
    ("by 22 December 2019", None, "2019-12-22", "by"),
    ("until 2010", None, "2010-12-31", "until"),
    ("before December 2017", None, "2017-11-30", "before"),
    ("after 22 December 2017", "2017-12-23", None, "after"),
    ("since 2016", "2016-01-01", "2018-04-04", "since"),
    ("by the deadline of 22 December 2019", None, "2019-12-22", "by"),
    ("throughout 2016", "2016-01-01", "2016-12-31", "during"),
]


@pytest.mark.parametrize(("text", "start", "end", "relation"), BOUNDED, ids=[text for text, *_ in BOUNDED])
def test_a_preposition_opens_or_bounds_the_interval(
    text: str, start: str | None, end: str | None, relation: str
) -> None:
    (found,) = points(text)
    assert (iso(found), found.relation) == ((start, end), relation)
    assert text.startswith(text[found.start : found.end])


RANGES = [
    ("From November 2019 through February 2020", "2019-11-01", "2020-02-29"),
    ("from November 2016 to February 2017", "2016-11-01", "2017-02-28"),
    ("from November to February 2017", "2016-11-01", "2017-02-28"),
    ("between August and December 2017", "2017-08-01", "2017-12-31"),
    ("between the end of 2016 and the end of 2017", "2016-12-01", "2017-12-31"),
    ("From the end of 2016 to the end of 2017", "2016-12-01", "2017-12-31"),
    ("between the vote of 22 December 2017 and last week", "2017-12-22", "2018-04-01"),
    ("between the vote of 22 December 2017 and last week, the 29th of last month", "2017-12-22", "2018-03-29"),
    ("From Jan. to Sept. 2017", "2017-01-01", "2017-09-30"),
    ("between 2014 and 2016", "2014-01-01", "2016-12-31"),
    ("2014-2016 was quiet; in 2014–2016", "2014-01-01", "2016-12-31"),
    ("in February and March", "2018-02-01", "2018-03-31"),
    ("in the two years to 6 December 2017", "2015-12-06", "2017-12-06"),
    ("the half year up to 7 February 2018", "2017-08-07", "2018-02-07"),
    ("from 28 to 30 March", "2018-03-28", "2018-03-30"),
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES, ids=[text for text, *_ in RANGES])
def test_two_times_joined_are_one_interval(text: str, start: str, end: str) -> None:
    assert iso(points(text)[-1]) == (start, end)


CONTEXT = [
    ("They tested in September 2017. Three months later they stopped.", "2017-12-01", "2017-12-31"),
    ("They met on 10 March 2017. Two days later they left.", "2017-03-12", "2017-03-12"),
    ("They met on 10 March 2017, six weeks earlier than planned.", "2017-03-10", "2017-03-10"),
    ("In September 2017 it voted on a test earlier that month.", "2017-09-01", "2017-09-30"),
    ("In 2014 it had 22. The year before there were none.", "2013-01-01", "2013-12-31"),
    ("It had 147 in 2014 and 129 in the following year.", "2015-01-01", "2015-12-31"),
    ("Late in 2016 it had 11, against 30 one year earlier.", "2015-10-01", "2015-12-31"),
    ("It began in May 2017. In August that year it ended.", "2017-08-01", "2017-08-31"),
    ("On 28 July 2017 they met; on the 19th they had written.", "2017-07-19", "2017-07-19"),
    ("In July 2017 they met, on the 28th of that month.", "2017-07-28", "2017-07-28"),
    ("On 10 August 2016 it was denied. By September it was true.", None, "2016-09-30"),
    ("They came in May 2017. By then many had left.", None, "2017-05-31"),
    ("They left in April 2015; the following January they came back.", "2016-01-01", "2016-01-31"),
    ("They left in April 2015; the previous December they were warned.", "2014-12-01", "2014-12-31"),
    ("The last one left on 22 August 2016. In March 40 women came.", "2018-03-01", "2018-03-31"),
    ("In March 2017 and again in July of the same year.", "2017-07-01", "2017-07-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), CONTEXT, ids=[text for text, *_ in CONTEXT])
def test_a_time_named_before_anchors_those_that_follow(text: str, start: str | None, end: str) -> None:
    assert iso(points(text)[-1]) == (start, end)


def test_a_date_of_a_law_does_not_move_the_months_of_a_report() -> None:
    text = "The Council adopted the resolution in December 2016. In February 40 women came."
    assert iso(points(text)[-1]) == ("2018-02-01", "2018-02-28")


def test_the_caller_gives_the_first_context() -> None:
    assert iso(points("Two days later they left.", published=None, context=date(2017, 3, 10))[0]) == (
        "2017-03-12",
        "2017-03-12",
    )


def test_a_year_opens_the_paragraph_of_a_chronicle() -> None:
    text = "2016. The first group came in October.\n2017. Another followed on 12 December."
    found = points(text)
    assert [iso(time) for time in found[1::2]] == [("2016-10-01", "2016-10-31"), ("2017-12-12", "2017-12-12")]


def test_a_narrow_day_of_writing_anchors_to_the_days_it_may_mean() -> None:
    narrow = When(start=date(2024, 10, 21), end=date(2024, 10, 31))
    assert iso(points("on Oct. 14", published=None, written_between=narrow)[0]) == ("2024-10-14", "2024-10-14")
    assert iso(points("on Monday", published=None, written_between=narrow)[0]) == ("2024-10-21", "2024-10-28")


@pytest.mark.parametrize(
    "between",
    [
        When(start=date(2023, 1, 1), end=date(2024, 10, 31)),
        When(start=date(2023, 1, 1), end=None),
        When(start=None, end=date(2023, 1, 1)),
    ],
)
def test_a_wide_or_open_day_of_writing_anchors_nothing(between: When) -> None:
    assert points("on Monday", published=None, written_between=between)[0].value is None


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "before the pandemic",
        "Resolution 2397",
        "about 2,000 workers",
        "at 16:15",
        "recently",
        "the sat-nav",
        "$2,019",
        "2019%",
    ],
)
def test_what_names_no_time(text: str) -> None:
    assert points(text) == []


def test_a_feast_without_a_day_is_found_and_not_resolved() -> None:
    (found,) = points("before Ramadan")
    assert (found.value, found.relation) == (None, "before")


DURATIONS = [
    ("for 30 days", (30, 30)),
    ("a 30-day pass", (30, 30)),
    ("for one month", (30, 30)),
    ("for a month", (30, 30)),
    ("for six months to a year", (180, 365)),
    ("between half a year and a full year", (180, 365)),
    ("3-5 years abroad", (1095, 1825)),
    ("three or four years", (1095, 1460)),
    ("a three-year contract", (1095, 1095)),
    ("for two weeks", (14, 14)),
    ("within two years", (730, 730)),
    ("for several months", (90, 270)),
    ("for a few days", (3, 9)),
    ("for a fortnight", (14, 14)),
]


@pytest.mark.parametrize(("text", "days"), DURATIONS, ids=[text for text, _ in DURATIONS])
def test_a_length_is_counted_in_days(text: str, days: tuple[int, int]) -> None:
    (found,) = find_times(text, published=WEDNESDAY)
    assert (found.kind, found.days, found.value) == ("duration", days, None)


@pytest.mark.parametrize(
    "text", ["a 21-year-old", "200 dollars a month", "twice a year", "three days ago", "two years later"]
)
def test_a_rate_or_a_point_is_no_length(text: str) -> None:
    assert [time for time in find_times(text, published=WEDNESDAY) if time.kind == "duration"] == []


@pytest.mark.parametrize(
    "text",
    [
        "It ended in late 2019.\nOn Aug. 28 and 29 they arrived.",
        "The Council adopted the resolution in 2017. On Aug. 28 they arrived.",
        "Since 2022, many left. On Aug. 28 they arrived.",
    ],
)
def test_without_a_day_of_writing_no_year_is_taken_from_elsewhere(text: str) -> None:
    assert points(text, published=None)[-1].value is None


@pytest.mark.parametrize("day", [date.min, date.max, date(1900, 1, 1), date(2099, 12, 31), date(2024, 2, 29)])
def test_days_at_the_edge_of_the_calendar_do_no_harm(day: date) -> None:
    text = (
        "999 decades ago, 99 years from now, last winter, next weekend, the past 99 decades, before January 1900, "
        "after December 31, 2099, since 2099-12-31, 99 years after 22 December 2099, early last week, "
        "the turn of 2099, FY99, the 2098/99 season, next quarter, the following February 29, "
        "within 99 years of 1 January 2099, 31.12.2099"
    )
    for published, context in ((day, None), (None, day), (day, day)):
        for time in find_times(text, published=published, context=context):
            assert (time.precision is None) == (time.value is None)


@pytest.mark.parametrize(
    "unit",
    ["last ", "2019 ", "2019.\n", "August 28 and ", "from March to ", "Monday, ", "the first ", "two weeks before 2 "],
)
def test_what_repeats_without_end_takes_work_that_grows_with_its_length(unit: str) -> None:
    taken = []
    for size in (2_000, 8_000):
        text = (unit * (size // len(unit) + 1))[:size]
        taken.append(steps(find_times, text, published=WEDNESDAY))
    assert taken[1] < 6 * taken[0]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("This week, on April 2, buses came.", "This week, on April 2", "2018-04-02", "2018-04-02"),
        (
            "Last month, on the 6th of that month, buses came.",
            "Last month, on the 6th of that month",
            *("2018-03-06",) * 2,
        ),
        ("In 2017, in August 2017, buses came.", "2017, in August 2017", "2017-08-01", "2017-08-31"),
    ],
)
def test_a_time_said_more_exactly_right_behind_is_one_time(text: str, words: str, start: str, end: str) -> None:
    (found,) = find_times(text, published=date(2018, 4, 4))
    assert text[found.start : found.end] == words
    assert found.value == When(start=date.fromisoformat(start), end=date.fromisoformat(end))


def test_a_day_outside_of_the_time_before_it_stays_its_own() -> None:
    text = "Last week, on April 3, buses came."
    assert [text[found.start : found.end] for found in find_times(text, published=date(2018, 4, 18))] == [
        "Last week",
        "April 3",
    ]
