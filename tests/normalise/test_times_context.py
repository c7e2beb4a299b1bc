"""English times told from a time named before them."""

from __future__ import annotations

from datetime import date

import pytest

from times_tables import THURSDAY, ids, told

TOLD = [
    ("They came in May 2017. In the same period 20 left.", "2017-05-01..2017-05-31", "month", THURSDAY, -1),
    (
        "In the nine months to the end of May 2017 40 came. Over that period 20 left.",
        "2016-09-01..2017-05-31",
        "months",
        THURSDAY,
        -1,
    ),
    (
        "In May 2017 40 came, more than in the year before. In the same period 20 left.",
        "2017-05-01..2017-05-31",
        "month",
        THURSDAY,
        -1,
    ),
    ("They came in December 2017. In January some left.", "2018-01-01..2018-01-31", "month", None, -1),
    ("They came in May 2017. In January some had left.", "2017-01-01..2017-01-31", "month", None, -1),
    ("on Monday, the 9th", "2024-09-09", "day", THURSDAY, -1),
    ("They came in May 2017. Since then 40 left.", "2017-05-01..2024-09-12", "month", THURSDAY, -1),
    ("They came in May 2017. Three months later they left.", "2017-08-01..2017-08-31", "month", THURSDAY, -1),
    (
        "They came on 10 May 2017. Earlier that month they had signed.",
        "2017-05-01..2017-05-10",
        "part_of_month",
        THURSDAY,
        -1,
    ),
    ("They came in May 2017. Later that year they left.", "2017-05-01..2017-12-31", "part_of_year", THURSDAY, -1),
    ("They came in May 2017. The following month they left.", "2017-06-01..2017-06-30", "month", THURSDAY, -1),
    ("They came on 10 May 2017. The next day they left.", "2017-05-11", "day", THURSDAY, -1),
    ("They came on 10 May 2017. The day before, they had signed.", "2017-05-09", "day", THURSDAY, -1),
    ("They came on 10 May 2017. On the same day, 20 more left.", "2017-05-10", "day", THURSDAY, -1),
    ("They came on 10 May 2017. The following week 20 more left.", "2017-05-15..2017-05-21", "week", THURSDAY, -1),
    ("They came on 10 May 2017. By the end of that month, all had left.", "..2017-05-31", "open", THURSDAY, -1),
    (
        "They came on 10 May 2017. At the end of that year all left.",
        "2017-12-01..2017-12-31",
        "part_of_year",
        THURSDAY,
        -1,
    ),
    ("They came on 10 May 2017, but on May 20 they left.", "2017-05-20", "day", THURSDAY, -1),
    ("In 2019, 300 came in January and 20 left in March.", "2019-03-01..2019-03-31", "month", THURSDAY, -1),
    ("They came in May 2017. In the same month, 20 left.", "2017-05-01..2017-05-31", "month", THURSDAY, -1),
    ("They came in May 2017. A year later, 20 left.", "2018-05-01..2018-05-31", "month", THURSDAY, -1),
    ("They came in 2017. Two years later, 20 left.", "2019-01-01..2019-12-31", "year", THURSDAY, -1),
    ("They came in 2017. The previous year there were none.", "2016-01-01..2016-12-31", "year", THURSDAY, -1),
    ("The group came on Aug. 28. Two days later, it was sent to the plant.", "2024-08-30", "day", THURSDAY, -1),
    ("It opened in 2012. That winter 40 women came.", "2012-12-01..2013-02-28", "season", THURSDAY, -1),
    ("It opened in May 2012. That summer 40 women came.", "2012-06-01..2012-08-31", "season", THURSDAY, -1),
    ("He left in March 2016 and came back the next year.", "2017-01-01..2017-12-31", "year", THURSDAY, -1),
    ("They left on April 7, 2016, and the next morning landed in Seoul.", "2016-04-08", "day", THURSDAY, -1),
    ("They left on April 7, 2016. The same week, others fled.", "2016-04-04..2016-04-10", "week", THURSDAY, -1),
    ("Between May and July 2019, 40 came. In August, 20 more.", "2019-08-01..2019-08-31", "month", THURSDAY, -1),
    (
        "In December 2017 the Council voted. Within two years they had to go. After that date none stayed.",
        "2018-01-01..",
        "open",
        THURSDAY,
        -1,
    ),
    ("from November 2018 to February of the following year", "2018-11-01..2019-02-28", "months", THURSDAY, -1),
    ("the following spring they left", None, None, THURSDAY, -1),
    ("They came in October 2018; the following spring they left.", "2019-03-01..2019-05-31", "season", THURSDAY, -1),
    ("They came in May 2017. Until then, none had.", "..2017-05-31", "open", THURSDAY, -1),
    ("They came in May 2017. Before that time, none had.", "..2017-04-30", "open", THURSDAY, -1),
    ("They came on May 3, 2017. That night they slept in Tumen.", "2017-05-03", "day", THURSDAY, -1),
    ("They came on May 3, 2017. The following morning they left.", "2017-05-04", "day", THURSDAY, -1),
    ("They came on May 3, 2017. The previous day, they had signed.", "2017-05-02", "day", THURSDAY, -1),
    ("They came on May 3, 2017. On the 5th they left.", "2017-05-05", "day", THURSDAY, -1),
    ("They came on May 3, 2017. A week later they left.", "2017-05-08..2017-05-14", "week", THURSDAY, -1),
    ("They came on May 3, 2017. Ten days later they left.", "2017-05-13", "day", THURSDAY, -1),
    ("They came on May 3, 2017. Six months later they left.", "2017-11-01..2017-11-30", "month", THURSDAY, -1),
    ("They came on May 3, 2017. The following Friday they left.", "2017-05-05", "day", THURSDAY, -1),
    (
        "They came on May 3, 2017. In the following two weeks, they left.",
        "2017-05-03..2017-05-17",
        "days",
        THURSDAY,
        -1,
    ),
    (
        "They came on May 3, 2017. At the end of the same month they left.",
        "2017-05-21..2017-05-31",
        "part_of_month",
        THURSDAY,
        -1,
    ),
    ("They came on May 3, 2017. In June of that year they left.", "2017-06-01..2017-06-30", "month", THURSDAY, -1),
    (
        "They came on May 3, 2017. In June of the following year they left.",
        "2018-06-01..2018-06-30",
        "month",
        THURSDAY,
        -1,
    ),
    ("They came on May 3, 2017. Later that month they left.", "2017-05-03..2017-05-31", "part_of_month", THURSDAY, -1),
    ("They came on May 3, 2017. Late that year they left.", "2017-10-01..2017-12-31", "part_of_year", THURSDAY, -1),
    ("They came on May 3, 2017. By late that month they had left.", "..2017-05-31", "open", THURSDAY, -1),
    ("They came in 2017. Early the following year they left.", "2018-01-01..2018-03-31", "part_of_year", THURSDAY, -1),
    ("They came in 2017. At the end of that year they left.", "2017-12-01..2017-12-31", "part_of_year", THURSDAY, -1),
    ("In 2015 there were 10; two years later there were 40.", "2017-01-01..2017-12-31", "year", THURSDAY, -1),
    ("They came in March 2017. By the end of the year, all had left.", "..2017-12-31", "open", THURSDAY, -1),
    (
        "They came in March 2017. Later in the year, 40 more arrived.",
        "2017-03-01..2017-12-31",
        "part_of_year",
        THURSDAY,
        -1,
    ),
    (
        "They came in March 2017 and in the second half of the year 40 left.",
        "2017-07-01..2017-12-31",
        "half",
        THURSDAY,
        -1,
    ),
    (
        "They came on 3 March 2017 and left at the end of the month.",
        "2017-03-21..2017-03-31",
        "part_of_month",
        THURSDAY,
        -1,
    ),
    (
        "It was founded in 2010. They left at the end of the year.",
        "2010-12-01..2010-12-31",
        "part_of_year",
        THURSDAY,
        -1,
    ),
    ("between August 2017 and the end of that year", "2017-08-01..2017-12-31", "part_of_year", THURSDAY, -1),
    ("two buses on the 9th, three on the 10th", "2024-09-10", "day", THURSDAY, -1),
]


@pytest.mark.parametrize(("text", "interval", "precision", "published", "which"), TOLD, ids=ids(TOLD))
def test_a_time_told_from_one_named_before(
    text: str, interval: str | None, precision: str | None, published: date | None, which: int
) -> None:
    assert told(text, published=published, which=which) == (interval, precision, "context")
