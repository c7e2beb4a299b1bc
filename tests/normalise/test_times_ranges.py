"""English stretches of time that name their year: ranges, pairs, and times bounded by a preposition."""

from __future__ import annotations

from datetime import date

import pytest
from times_tables import THURSDAY, ids, told

RANGES = [
    ("by the middle of 2019", "..2019-07-31", "open", None, -1),
    ("at the turn of 2019", "2018-12-01..2019-01-31", "months", None, -1),
    ("in the first three months of 2019", "2019-01-01..2019-03-31", "months", None, -1),
    ("in the last two months of 2019", "2019-11-01..2019-12-31", "months", None, -1),
    ("in the first two weeks of May 2019", "2019-05-01..2019-05-14", "days", None, -1),
    ("in the late 1990s", "1997-01-01..1999-12-31", "years", None, -1),
    ("in the early 2000s", "2000-01-01..2003-12-31", "years", None, -1),
    ("in the mid-2000s", "2004-01-01..2006-12-31", "years", None, -1),
    ("since the early 1990s", "1990-01-01..2024-09-12", "years", THURSDAY, -1),
    ("the 2018/19 season", "2018-01-01..2019-12-31", "years", None, -1),
    ("2017–2019", "2017-01-01..2019-12-31", "years", None, -1),
    ("from 2017 to 2019", "2017-01-01..2019-12-31", "years", None, -1),
    ("in 2017 and 2018", "2017-01-01..2018-12-31", "years", None, -1),
    ("in both 2017 and 2018", "2017-01-01..2018-12-31", "years", None, -1),
    ("from Aug. 28 to Sept. 3, 2024", "2024-08-28..2024-09-03", "days", None, -1),
    ("August 28 - September 3, 2024", "2024-08-28..2024-09-03", "days", None, -1),
    ("28 August to 3 September 2024", "2024-08-28..2024-09-03", "days", None, -1),
    ("28–30 August 2024", "2024-08-28..2024-08-30", "days", None, -1),
    ("on 28 and 29 August 2024", "2024-08-28..2024-08-29", "days", None, -1),
    ("between 28 and 30 August 2024", "2024-08-28..2024-08-30", "days", None, -1),
    ("between May and July 2019", "2019-05-01..2019-07-31", "months", None, -1),
    ("May-July 2019", "2019-05-01..2019-07-31", "months", None, -1),
    ("in July and August 2019", "2019-07-01..2019-08-31", "months", None, -1),
    ("from December 2018 until March 2019", "2018-12-01..2019-03-31", "months", None, -1),
    ("between the end of 2022 and the end of 2023", "2022-12-01..2023-12-31", "part_of_year", None, -1),
    ("between late 2022 and early 2023", "2022-10-01..2023-03-31", "part_of_year", None, -1),
    ("from mid-March to early May 2019", "2019-03-11..2019-05-10", "part_of_month", None, -1),
    ("in late July and early August 2019", "2019-07-21..2019-08-10", "part_of_month", None, -1),
    ("in late 2018 or early 2019", "2018-10-01..2019-03-31", "part_of_year", None, -1),
    ("between 1 January and 31 March 2020", "2020-01-01..2020-03-31", "days", None, -1),
    ("for the period from 1 January to 31 March 2020", "2020-01-01..2020-03-31", "days", None, -1),
    ("no later than 22 December 2019", "..2019-12-22", "open", None, -1),
    ("by no later than December 22, 2019", "..2019-12-22", "open", None, -1),
    ("not later than December 22, 2019", "..2019-12-22", "open", None, -1),
    ("on or before December 22, 2019", "..2019-12-22", "open", None, -1),
    ("until the end of 2019", "..2019-12-31", "open", None, -1),
    ("till the end of 2019", "..2019-12-31", "open", None, -1),
    ("up until March 2020", "..2020-03-31", "open", None, -1),
    ("up to December 22, 2019", "..2019-12-22", "open", None, -1),
    ("through December 2019", "..2019-12-31", "open", None, -1),
    ("after December 22, 2019", "2019-12-23..", "open", None, -1),
    ("following 22 December 2019", "2019-12-23..", "open", None, -1),
    ("prior to 2017", "..2016-12-31", "open", None, -1),
    ("ahead of December 22, 2019", "..2019-12-21", "open", None, -1),
    ("before the December 22, 2019 deadline", "..2019-12-21", "open", None, -1),
    ("by the December 22, 2019, deadline", "..2019-12-22", "open", None, -1),
    ("from 2017 onward", "2017-01-01..", "open", None, -1),
    ("since 2022", "2022-01-01..", "open", None, -1),
    ("within 24 months of 22 December 2017", "2017-12-22..2019-12-22", "months", None, -1),
    ("All workers must leave by the end of 2019.", "..2019-12-31", "open", date(2019, 6, 3), -1),
    ("The firm had employed 80 women up until early 2020.", "..2020-03-31", "open", THURSDAY, -1),
    ("In the six months to June 2024, 5,000 entered.", "2023-12-30..2024-06-30", "months", THURSDAY, -1),
    ("in the January–March period of 2023", "2023-01-01..2023-03-31", "months", THURSDAY, -1),
    ("in July-August 2019", "2019-07-01..2019-08-31", "months", THURSDAY, -1),
    ("from Nov. 2018 to Feb. 2019", "2018-11-01..2019-02-28", "months", THURSDAY, -1),
    ("in mid-to-late 2019", "2019-06-01..2019-12-31", "part_of_year", THURSDAY, -1),
    ("by end of 2019", "..2019-12-31", "open", THURSDAY, -1),
    ("by the end of March 2020", "..2020-03-31", "open", THURSDAY, -1),
    ("late 2023 to early 2024", "2023-10-01..2024-03-31", "part_of_year", THURSDAY, -1),
    ("on 3 and 9 June 2019", "2019-06-03..2019-06-09", "days", THURSDAY, -1),
    ("June 3–5, 2019", "2019-06-03..2019-06-05", "days", THURSDAY, -1),
    ("June 30-July 2, 2019", "2019-06-30..2019-07-02", "days", THURSDAY, -1),
    ("30 June–2 July 2019", "2019-06-30..2019-07-02", "days", THURSDAY, -1),
    ("from 2019-06-30 to 2019-07-02", "2019-06-30..2019-07-02", "days", THURSDAY, -1),
    ("from June 30, 2019 until July 2, 2019", "2019-06-30..2019-07-02", "days", THURSDAY, -1),
    ("Dec. 30, 2019 - Jan. 2, 2020", "2019-12-30..2020-01-02", "days", THURSDAY, -1),
    ("from December 30, 2019, to January 2, 2020", "2019-12-30..2020-01-02", "days", THURSDAY, -1),
    ("between spring and autumn 2019", "2019-03-01..2019-11-30", "season", THURSDAY, -1),
    ("in spring and summer 2019", "2019-03-01..2019-08-31", "season", THURSDAY, -1),
    ("from the spring of 2018 to the autumn of 2019", "2018-03-01..2019-11-30", "season", THURSDAY, -1),
    ("in the early nineties", "1990-01-01..1993-12-31", "years", THURSDAY, -1),
    ("in the mid-1970s", "1974-01-01..1976-12-31", "years", THURSDAY, -1),
]


@pytest.mark.parametrize(("text", "interval", "precision", "published", "which"), RANGES, ids=ids(RANGES))
def test_a_stretch_that_names_its_year(
    text: str, interval: str | None, precision: str | None, published: date | None, which: int
) -> None:
    assert told(text, published=published, which=which) == (interval, precision, "absolute")
