"""Feasts as reports name them; the moving ones are in `feasts_moving.tsv`."""

from __future__ import annotations

from datetime import date

import pytest

from times_tables import FRIDAY, THURSDAY, ids, told

WITH_YEAR = [
    ("on New Year's Day 2019", "2019-01-01", "day", None, -1),
    ("on New Year’s Eve 2019", "2019-12-31", "day", None, -1),
    ("on Lunar New Year's Day 2024", "2024-02-10", "day", None, -1),
    ("during the 2024 Lunar New Year holiday", "2024-02-09..2024-02-11", "days", None, -1),
    ("the Spring Festival of 2023", "2023-01-22", "day", None, -1),
    ("Chinese New Year 2020", "2020-01-25", "day", None, -1),
    ("during Chuseok 2023", "2023-09-29", "day", None, -1),
    ("Golden Week 2023", "2023-10-01..2023-10-07", "days", None, -1),
    ("on Party Foundation Day in 2023", "2023-10-10", "day", None, -1),
    ("after Lunar New Year 2023", "2023-01-23..", "open", THURSDAY, -1),
    ("during China's National Day holiday in 2023", "2023-10-01..2023-10-07", "days", THURSDAY, -1),
    ("since Christmas 2019", "2019-12-25..2024-09-12", "day", THURSDAY, -1),
    ("a week before Christmas 2019", "2019-12-16..2019-12-22", "week", THURSDAY, -1),
    ("three weeks after Lunar New Year 2024", "2024-02-26..2024-03-03", "week", THURSDAY, -1),
    ("the day after Christmas 2019", "2019-12-26", "day", THURSDAY, -1),
]


@pytest.mark.parametrize(("text", "interval", "precision", "published", "which"), WITH_YEAR, ids=ids(WITH_YEAR))
def test_a_feast_with_its_year(
    text: str, interval: str | None, precision: str | None, published: date | None, which: int
) -> None:
    assert told(text, published=published, which=which) == (interval, precision, "absolute")


WITHOUT_YEAR = [
    ("on the Day of the Sun", "2024-04-15", "day", THURSDAY, -1),
    ("for the Day of the Shining Star", "2024-02-16", "day", THURSDAY, -1),
    ("on Party Foundation Day", "2023-10-10", "day", THURSDAY, -1),
    ("ahead of the Party Foundation Day on October 10", "2024-10-10", "day", date(2024, 9, 28), -1),
    ("on Lunar New Year", "2024-02-10", "day", THURSDAY, -1),
    ("during the Lunar New Year holidays", "2024-02-09..2024-02-11", "days", THURSDAY, -1),
    ("over Seollal", "2024-02-10", "day", THURSDAY, -1),
    ("after the Spring Festival", "2024-02-11..", "open", THURSDAY, -1),
    ("over the Spring Festival holiday", "2024-02-09..2024-02-15", "days", THURSDAY, -1),
    ("before the Lunar New Year", "..2024-02-09", "open", THURSDAY, -1),
    ("ahead of the Lunar New Year", "..2025-01-28", "open", FRIDAY, -1),
    ("on Liberation Day", "2024-08-15", "day", THURSDAY, -1),
    ("on Army Day", "2024-02-08", "day", THURSDAY, -1),
    ("for Victory Day on July 27", "2024-07-27", "day", THURSDAY, -1),
    ("on International Workers' Day", "2024-05-01", "day", THURSDAY, -1),
    ("on May Day", "2024-05-01", "day", THURSDAY, -1),
    ("on International Women's Day", "2024-03-08", "day", THURSDAY, -1),
    ("China's National Day", "2023-10-01", "day", THURSDAY, -1),
    ("during the Golden Week holiday", "2023-10-01..2023-10-07", "days", THURSDAY, -1),
    ("the anniversary of the party's founding on Oct. 10", "2023-10-10", "day", THURSDAY, -1),
    ("last Christmas", "2023-12-25", "day", THURSDAY, -1),
    ("New Year's Day", "2024-01-01", "day", THURSDAY, -1),
    ("New Year's Eve", "2023-12-31", "day", THURSDAY, -1),
    ("Russia's Victory Day", "2024-05-09", "day", THURSDAY, -1),
    ("since Chuseok", "2024-09-17..2025-01-10", "day", FRIDAY, -1),
    ("the Mid-Autumn Festival", "2024-09-17", "day", FRIDAY, -1),
    ("around the Lunar New Year in February", "2024-02-10", "day", THURSDAY, 0),
    ("ahead of Chuseok", "..2024-09-16", "open", THURSDAY, -1),
    ("ahead of this year's Chuseok", "..2024-09-16", "open", THURSDAY, -1),
    ("during the Chuseok holiday last year", "2023-09-28..2023-09-30", "days", THURSDAY, -1),
    ("before Seollal this year", "..2024-02-09", "open", THURSDAY, -1),
    ("over the New Year's Day holiday", "2024-01-01", "day", THURSDAY, -1),
    ("to mark the birthday of Kim Il Sung on April 15", "2024-04-15", "day", THURSDAY, -1),
    ("Kim Jong Il’s birthday", "2024-02-16", "day", THURSDAY, -1),
    ("on the anniversary of the founding of the Workers’ Party of Korea", "2023-10-10", "day", THURSDAY, -1),
    ("by Christmas", "..2023-12-25", "open", THURSDAY, -1),
    ("The workers will be home by Christmas.", "..2024-12-25", "open", THURSDAY, -1),
    ("on the eve of the Day of the Sun", "2024-04-15", "day", THURSDAY, -1),
    ("on September 9, the founding anniversary", "2024-09-09", "day", THURSDAY, -1),
    ("on Oct. 10, Party Foundation Day, last year", "2023-10-10", "day", THURSDAY, 0),
]


@pytest.mark.parametrize(("text", "interval", "precision", "published", "which"), WITHOUT_YEAR, ids=ids(WITHOUT_YEAR))
def test_a_feast_without_its_year_is_the_last_one_or_one_that_is_near(
    text: str, interval: str | None, precision: str | None, published: date | None, which: int
) -> None:
    assert told(text, published=published, which=which) == (interval, precision, "published")
