"""Times of telling, sectors, employers and speakers of claims."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.texts import only, report_of

from tumen.extract.en.firms import explained_firm
from tumen.extract.en.source_types import type_of
from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut
from tumen.extract.en.values import values_of, within
from tumen.ledger import When


def test_a_stock_told_long_ago_holds_when_it_was_told() -> None:
    text = "In July 2018 officials told reporters that about 300 North Koreans were working in Oman."
    assert only(text, "presence").time == When(start=date(2018, 7, 1), end=date(2018, 7, 31))


def test_a_stock_told_now_holds_at_publication_even_in_the_past_of_the_telling() -> None:
    today = When(start=date(2020, 6, 1), end=date(2020, 6, 1))
    assert only("Officials said that about 300 North Koreans were working in Oman.", "presence").time == today


def test_what_a_worker_recalls_is_no_stock_of_today() -> None:
    assert only("A former worker said that about 300 North Koreans were working in Oman.", "presence").time is None


def test_an_event_told_long_ago_had_happened_by_then() -> None:
    text = "In July 2018 officials told reporters that 300 North Korean workers had returned home from Oman."
    assert only(text, "movement").time == When(start=None, end=date(2018, 7, 31))


def test_the_sector_is_kept_in_the_paragraph_and_not_beyond() -> None:
    lead = "North Korean workers sew garments in Dandong."
    then = "The workers are not allowed to leave the dormitory."
    assert only(f"{lead} {then}", "condition").sector == "garment"
    mines = "Elsewhere miners from other states dig in mines for copper."
    assert only(f"{lead} {mines}\n\n{then}", "condition").sector is None


def test_the_one_trade_of_a_report_is_that_of_its_workers() -> None:
    lead = "North Korean workers sew garments in Dandong."
    then = "The workers are not allowed to leave the dormitory."
    assert only(f"{lead}\n\n{then}", "condition").sector == "garment"
    assert only(f"North Korean workers live in Dandong.\n\n{then}", "condition").sector is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Example Oriental, a state-run contractor, took on 30 workers.", "Example Oriental"),
        ("At Example Ocean Foods, a shrimp processor in Tumen, 30 worked.", "Example Ocean Foods"),
        ("The First Group of North Korean workers has left.", None),
        ("In Dandong, a company hired 30 workers.", None),
        ("In Dandong, the largest factory hired 30 workers.", None),
    ],
)
def test_a_firm_without_a_legal_form_is_named_by_what_follows(text: str, name: str | None) -> None:
    found = explained_firm(text, 0, len(text))
    assert (found.value.full if found else None) == name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On Monday nine workers from the North were seen at the port, the diplomat said.", "official"),
        ("Local media reports have claimed that nine North Koreans fled.", "media"),
        ("The Daily NK reported earlier this year that the North Korean crews had left.", "media"),
        ("Forty had left, according to Jo Example, a director at the Department of Labor.", "official"),
        ("Forty had left, according to Jo Example, a professor at a university.", "expert"),
        ("North Korean workers reports to their managers every day.", "author"),
    ],
)
def test_who_speaks(text: str, kind: str) -> None:
    (speech,) = speeches(cut(text))
    assert speech.source.type == kind


def test_an_outlet_with_its_seat_is_an_outlet_and_its_source_is_none() -> None:
    assert type_of("the Chosun Ilbo of Seoul") == "media"
    assert type_of("Daily NK's source in China") == "local"


def test_values_of_a_stretch_are_those_that_lie_wholly_in_it() -> None:
    text = "Some 40 women left Dandong in May. Another 50 men left Tumen in June 2019."
    values = values_of(report_of(text))
    for row in (values.counts, values.places, values.times):
        for start in range(0, len(text), 3):
            for end in range(start, len(text), 5):
                assert within(row, start, end) == tuple(o for o in row if start <= o.start and o.end <= end)


@pytest.mark.parametrize(
    ("text", "kind", "description"),
    [
        (
            "The agency quoted diplomatic sources in Muscat as saying that 20 workers had left.",
            "official",
            "diplomatic sources in Muscat",
        ),
        ("A book of 2016 cited U.S. envoys as saying that 20 workers had left.", "official", "U.S. envoys"),
    ],
)
def test_those_whom_an_outlet_quotes_are_who_says_so(text: str, kind: str, description: str) -> None:
    (speech,) = speeches(cut(text))
    assert (speech.source.type, speech.source.description) == (kind, description)


def test_what_is_told_in_a_document_is_said_by_the_document() -> None:
    text = "In a yearly report it told the committee that 300 North Korean workers were in Oman."
    source = only(text, "presence").source
    assert (source.description, source.type) == ("a yearly report", "document")
