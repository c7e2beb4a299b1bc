"""Claims from the cells of a row: each slot from its cells, the quote that holds them, and no claim told twice."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ledger_sheets import csv_bytes, sheet, sheets

from tumen.extract import VERSION, extract, why
from tumen.extract.columns import RULE, SCORE
from tumen.ledger import QUOTE_LIMIT, Claim, Count, Ground, Money, Report, When, slot_form
from tumen.publish.tables import csv_text, defuse, restore
from tumen.read import Member, read_report
from tumen.read.ledgers import columns_from, unpack_ledger

FILES = Path(__file__).parents[1] / "read" / "files"
SLOTS = ("count", "sex", "origin", "destination", "place", "host", "employer", "sector", "time", "modality", "source",
         "document", "money", "indicator")  # fmt: skip


def rows_of(data: bytes, said: str | None = None) -> list[Report]:
    columns = columns_from(said) if said is not None else None
    found = unpack_ledger(data, name="desk.csv", columns=columns)
    return [read_report(one.data, name=one.name) for one in found if isinstance(one, Member)]


def row(said: str | None = None, **cells: str) -> Report:
    """A report that is a row with these cells under these headings."""
    headings = [name.replace("_", " ") for name in cells]
    # a second row that leaves no meaning open
    (report, *_) = rows_of(csv_bytes([headings, list(cells.values())]), said)
    return report


def claims(**cells: str) -> tuple[Claim, ...]:
    return extract(row(**cells)).claims


def said(claim: Claim) -> dict[str, Any]:
    """The slots that are set, in short."""
    found: dict[str, Any] = {"kind": claim.kind} | ({"direction": claim.direction} if claim.direction else {})
    for slot in SLOTS:
        value = getattr(claim, slot)
        if value is not None and (slot, value) != ("modality", "asserted"):
            form = slot_form(value)
            found[slot] = _SHORT[slot].format(**form) if slot in _SHORT else form
    return found


_SHORT = {
    "count": "{low}..{high} {basis}",
    "origin": "{name}",
    "destination": "{name}",
    "place": "{name}",
    "time": "{start}..{end}",
    "source": "{description} ({type})",
    "document": "{type} {validity_days}",
    "money": "{low} {high} {currency} {per} {share}",
}


BASE = {
    "Date_published": "2019-05-06",
    "Source": "a trader",
    "Outlet": "Example Wire",
    "Country": "China",
    "City": "Hunchun",
    "Employer": "Example Garment Co., Ltd.",
    "Sector": "garment",
    "Number_of_workers": "~150",
    "Event_type": "arrival",
}


def test_an_arrival_is_a_movement_out_with_every_slot_from_its_cell() -> None:
    report = row(**BASE, Event_date="2 May 2019")
    (claim,) = extract(report).claims
    assert said(claim) == {
        "kind": "movement",
        "direction": "out",
        "count": "150..150 approx",
        "origin": "North Korea",
        "destination": "Hunchun",
        "host": "CN",
        "employer": "Example Garment Co., Ltd.",
        "sector": "garment",
        "time": "2019-05-02..2019-05-02",
        "source": "a trader (trader)",
    }
    assert claim.destination is not None
    assert claim.destination.id == "CN-2224-hunchun"
    assert (claim.rule, claim.score, claim.version, claim.part_of) == (RULE, SCORE, VERSION, None)
    words = {slot: [report.text[a:b] for a, b in ground.spans] or ground.by for slot, ground in claim.spans.items()}
    assert words == {
        "count": ["~150"],
        "origin": "ruling 26",
        "destination": ["Hunchun"],
        "host": ["China"],
        "employer": ["Example Garment Co., Ltd."],
        "sector": ["garment"],
        "time": ["2 May 2019"],
        "source": ["a trader"],
    }
    assert claim.quote == (
        "Country: China\nCity: Hunchun\nEmployer: Example Garment Co., Ltd.\nSector: garment\nNumber of workers: ~150\n"
        "Event type: arrival\nEvent date: 2 May 2019"
    )


def test_a_number_and_a_place_without_a_kind_are_a_presence_on_the_day_of_publication() -> None:
    (claim,) = claims(**{name: text for name, text in BASE.items() if name != "Event_type"})
    assert (claim.kind, claim.place.name if claim.place else None) == ("presence", "Hunchun")
    assert claim.time == When(start=date(2019, 5, 6), end=date(2019, 5, 6))
    assert claim.spans["time"] == Ground(by="published")


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("presence", [("presence", None)]),
        ("repatriation", [("movement", "return")]),
        ("transfer", [("movement", "transfer")]),
        ("defection", [("movement", None)]),
        ("hired", [("hiring", None)]),
        ("stranded", [("retention", None)]),
        ("deportation", [("enforcement", None), ("movement", "return")]),
        ("inspection", [("enforcement", None)]),
        ("recruitment", [("order", None)]),
        ("working conditions", [("condition", None)]),
        ("visa", [("paper", None)]),
        ("wages", [("pay", None)]),
        ("송환", [("movement", "return")]),
        ("депортация", [("enforcement", None), ("movement", "return")]),
        ("在岗", [("presence", None)]),
    ],
)
def test_the_kind_of_the_row_is_the_kind_of_the_claim(kind: str, found: list[tuple[str, str | None]]) -> None:
    assert sorted((one.kind, one.direction) for one in claims(**BASE | {"Event_type": kind})) == found


def test_a_return_leads_home_from_its_place() -> None:
    (claim,) = claims(**BASE | {"Event_type": "repatriation"})
    assert said(claim)["origin"] == "Hunchun"
    assert said(claim)["destination"] == "North Korea"
    assert (claim.host, claim.spans["destination"]) == ("CN", Ground(by="ruling 26"))


@pytest.mark.parametrize(
    ("start", "goal", "direction", "host"),
    [
        ("Sinuiju", "Dandong", "out", "CN"),
        ("Vladivostok", "Pyongyang", "return", "RU"),
        ("Dandong", "Vladivostok", "transfer", "RU"),
        ("", "Dandong", "out", "CN"),
    ],
)
def test_the_ends_of_a_move_tell_its_direction(start: str, goal: str, direction: str, host: str) -> None:
    told = {"Departed_from": start, "Arrived_in": goal, "Headcount": "60"}
    for kind in ({}, {"Movement_type": "movement"}):
        found = rows_of(csv_bytes([[name.replace("_", " ") for name in told | kind], list((told | kind).values()),
                                   ["Pyongyang", "Dandong", "5", "movement"][: 3 + len(kind)]]))  # fmt: skip
        (claim,) = extract(found[0]).claims
        assert (claim.kind, claim.direction, claim.host) == ("movement", direction, host)


def test_an_end_of_a_move_need_not_lie_in_the_host_state_of_the_row() -> None:
    (claim,) = claims(Country="Russia", Departed_from="Vladivostok", Arrived_in="Pyongyang", Headcount="60")
    assert claim.destination is not None
    assert (claim.direction, claim.host, claim.destination.country) == ("return", "RU", "KP")
    (claim,) = claims(Country="Russia", Departed_from="Pyongyang", Arrived_in="Artyom", Headcount="60")
    assert claim.destination is not None
    assert (claim.direction, claim.destination.id) == ("out", "gn2027456")


def test_ends_go_before_a_word_that_may_mean_either() -> None:
    (claim,) = claims(Departed_from="Pyongyang", Arrived_in="Dandong", Event_type="departure", Headcount="60")
    assert (claim.direction, claim.host) == ("out", "CN")


def test_pay_and_papers_of_a_row_are_claims_of_their_own_without_its_number() -> None:
    found = claims(**BASE, Visa="border pass, 30 days", Wage="2,000-2,500 RMB/month")
    told = {claim.kind: said(claim) for claim in found}
    assert told["pay"]["money"] == "2000 2500 CNY month None"
    assert told["paper"]["document"] == "border_pass [30, 30]"
    assert [claim.kind for claim in found if claim.count is not None] == ["movement"]
    assert {claim.place.name for claim in found if claim.place is not None} == {"Hunchun"}


def test_amount_currency_and_share_may_stand_apart() -> None:
    (pay,) = claims(Country="Kuwait", Employer="Example", Wage="350", Currency="KWD", Deduction="70%")
    assert pay.money == Money(low=350, high=350, currency="KWD", per=None, share=0.7)
    assert len(pay.spans["money"].spans) == 3


def test_a_place_alone_tells_nothing_of_workers() -> None:
    assert claims(Country="China", City="Hunchun", Outlet="Example Wire") == ()


@pytest.mark.parametrize("nation", ["Bangladeshi", "Chinese", "DPRK and Chinese", "mixed", "узбеки", "South Korean"])
def test_workers_of_another_state_make_no_claim(nation: str) -> None:
    note = "About 80 North Korean workers arrived in Hunchun on May 4."
    assert extract(row(**BASE, Nationality=nation, Notes=note)).claims == ()


@pytest.mark.parametrize("nation", ["DPRK", "north korean", "북한", "граждане КНДР", "n/a", ""])
def test_workers_of_the_sending_state_or_of_no_named_one_do(nation: str) -> None:
    rows = [
        ["Country", "City", "Headcount", "Nationality"],
        ["China", "Hunchun", "5", nation],
        ["China", "Tumen", "6", "NK"],
    ]
    first = rows_of(csv_bytes(rows))[0]
    assert len(extract(first).claims) == 1


def test_nought_people_are_a_denial_without_a_count() -> None:
    (claim,) = claims(Country="China", City="Tumen", Headcount="0")
    assert (claim.kind, claim.modality, claim.count) == ("presence", "denied", None)


@pytest.mark.parametrize(
    ("cells", "modality"),
    [
        ({"Confirmed": "unconfirmed"}, "possible"),
        ({"Confirmed": "planned"}, "planned"),
        ({"Confirmed": "denied"}, "denied"),
        ({"Confirmed": "yes"}, "asserted"),
        ({"Event_type": "planned arrival"}, "planned"),
    ],
)
def test_modality_comes_from_its_column_or_the_kind(cells: dict[str, str], modality: str) -> None:
    (claim,) = claims(**BASE | cells)
    assert claim.modality == modality


def test_what_cannot_be_read_is_left_open() -> None:
    (claim,) = claims(
        **BASE | {"City": "various", "Employer": "a garment factory", "Sector": "?", "Number_of_workers": "many"}
    )
    assert (claim.count, claim.employer, claim.sector) == (None, None, None)
    assert claim.destination is not None
    assert (claim.destination.name, claim.destination.level) == ("China", "country")


def test_a_city_that_the_gazetteer_lacks_is_named_as_written() -> None:
    (claim,) = claims(**BASE | {"City": "Examplegrad"})
    assert claim.destination is not None
    assert (claim.destination.name, claim.destination.country, claim.destination.id) == ("Examplegrad", "CN", None)


def test_low_and_high_ends_make_a_range_around_the_count() -> None:
    (claim,) = claims(Country="China", City="Tumen", Headcount="1000", Minimum_number="800", Maximum_number="1200")
    assert claim.count == Count(low=800, high=1200, basis="range")
    assert len(claim.spans["count"].spans) == 3
    (claim,) = claims(Country="China", City="Tumen", Headcount="100", Minimum_number="800", Maximum_number="1200")
    assert claim.count == Count(low=100, high=100, basis="exact")


def test_first_and_last_days_and_parts_of_a_date_are_joined() -> None:
    (claim,) = claims(Country="China", Headcount="5", Start_date="2016-03", End_date="2019-12-22")
    assert claim.time == When(start=date(2016, 3, 1), end=date(2019, 12, 22))
    (claim,) = claims(Country="China", Headcount="5", Event_date="2016-03", End_date="2016-05")
    assert claim.time == When(start=date(2016, 3, 1), end=date(2016, 5, 31))
    (claim,) = claims(Country="China", Headcount="5", Year="2017", Month="3")
    assert claim.time == When(start=date(2017, 3, 1), end=date(2017, 3, 31))
    assert len(claim.spans["time"].spans) == 2


def test_several_places_of_one_state_share_the_count_at_their_region() -> None:
    found = claims(Country="China", City="Hunchun; Tumen; Helong", Headcount="900")
    told = [(said(one)["place"], said(one).get("count")) for one in found]
    assert sorted(told, key=str) == [
        ("Helong", None),
        ("Hunchun", None),
        ("Tumen", None),
        ("Yanbian", "900..900 exact"),
    ]


def test_several_hosts_of_one_count_leave_the_place_open() -> None:
    (claim,) = claims(Country="China; Russia", Employer="Example", Headcount="900")
    assert (claim.place, claim.host, said(claim)["count"]) == (None, None, "900..900 exact")


def test_several_firms_are_a_claim_each_and_the_count_is_that_of_all() -> None:
    found = claims(Country="China", City="Tumen", Employer="Example Garment; Example Foods", Headcount="90")
    assert sorted(((one.employer or "-"), one.count is not None) for one in found) == [
        ("-", True),
        ("Example Foods", False),
        ("Example Garment", False),
    ]
    for one in found:
        if one.employer:
            ((start, end),) = one.spans["employer"].spans
            assert (
                row(Country="China", City="Tumen", Employer="Example Garment; Example Foods", Headcount="90").text[
                    start:end
                ]
                == one.employer
            )


def test_what_is_too_long_for_a_name_is_none() -> None:
    for employer in ("; ".join(f"Example {number}" for number in range(25)), "Example " * 60):
        (claim,) = claims(Country="China", City="Tumen", Headcount="90", Employer=employer)
        assert claim.employer is None
    (claim,) = claims(Country="China", City="Tumen", Headcount="90", Source="resident, " * 900)
    assert len(claim.source.description) == 200


@pytest.mark.parametrize(
    ("cells", "source"),
    [
        ({}, "a trader (trader)"),
        ({"Source": ""}, "Example Wire (media)"),
        ({"Source": "", "Outlet": ""}, "the report itself (author)"),
        ({"Source": "S-14"}, "S-14 (author)"),
        ({"Source": "현지 소식통"}, "현지 소식통 (local)"),
        ({"Source": "местный житель"}, "местный житель (local)"),
        ({"Source": "商人"}, "商人 (trader)"),
    ],
)
def test_who_says_so_is_the_source_else_the_publisher_else_the_row(cells: dict[str, str], source: str) -> None:
    rows = [[name.replace("_", " ") for name in BASE], list((BASE | cells).values()), list(BASE.values())]
    (claim,) = extract(rows_of(csv_bytes(rows))[0]).claims
    assert said(claim)["source"] == source


NOTE = "About 150 North Korean workers arrived in Hunchun, and they work 14 hours a day. They may not leave alone."


def test_prose_is_read_at_its_offsets_and_what_it_repeats_is_told_once() -> None:
    report = row(**BASE, Notes=NOTE)
    found = extract(report).claims
    assert [(one.kind, one.rule == RULE) for one in found if one.kind == "movement"] == [("movement", True)]
    conditions = [one for one in found if one.kind == "condition"]
    assert {one.indicator for one in conditions} == {"excessive_overtime", "restriction_of_movement"}
    start = report.text.index(NOTE)
    for one in conditions:
        assert start <= one.start < one.end <= start + len(NOTE)
        assert one.quote in NOTE
        assert said(one)["place"] == "Hunchun"
        assert said(one)["source"] == "a trader (trader)"
        assert [report.text[a:b] for a, b in one.spans["place"].spans] == ["Hunchun"]


def test_prose_need_not_say_whose_workers_they_are() -> None:
    found = claims(**BASE, Notes="They work 14 hours a day.")
    assert {one.kind for one in found} == {"movement", "condition"}


def test_headings_and_other_cells_are_no_prose() -> None:
    title = "300 North Korean workers deported from Vladivostok"
    found = claims(**BASE, Headline=title)
    assert [one.rule for one in found] == [RULE]


def test_another_number_in_the_prose_is_another_claim() -> None:
    found = claims(**BASE, Notes="On May 9 another 42 North Korean workers arrived in Hunchun.")
    assert sorted(one.count.low for one in found if one.count is not None and one.count.low is not None) == [42, 150]


def test_a_condition_of_the_row_takes_its_indicator_from_the_prose() -> None:
    found = claims(**BASE | {"Event_type": "conditions"}, Notes="They work 14 hours a day.")
    assert [(one.kind, one.indicator, one.rule) for one in found] == [("condition", "excessive_overtime", RULE)]
    assert found[0].count == Count(low=150, high=150, basis="approx")


def test_a_line_of_scores_leaves_the_cells_alone() -> None:
    report = row(**BASE, Notes=NOTE)
    assert [one.rule for one in extract(report, least=0.9999).claims] == [RULE]


def test_why_looks_at_the_prose_only() -> None:
    report = row(**BASE, Notes=NOTE)
    start = report.text.index(NOTE)
    told = [one for one in why(report) if one.rule is not None]
    assert told
    assert all(one.start >= start for one in told)


def test_a_long_cell_between_the_cells_of_a_claim_leaves_out_what_matters_least() -> None:
    cells = {
        "Employer": "Example Garment Co., Ltd.",
        "Notes": "x " * 200,
        "Country": "China",
        "City": "Hunchun",
        "Headcount": "150",
    }
    report = row(**cells)
    (claim,) = extract(report).claims
    assert claim.quote == "Country: China\nCity: Hunchun\nHeadcount: 150"
    assert claim.employer == "Example Garment Co., Ltd."
    long = row(Country="China", Employer="Example " * 60, Headcount="150")
    (claim,) = extract(long).claims
    assert claim.quote == "Headcount: 150"


def test_claims_of_every_ledger_hold_their_form() -> None:
    kinds = set()
    for one in sheets():
        for report in rows_of(one.csv()):
            found = extract(report).claims
            assert found == extract(replace(report)).claims
            assert len({claim.id for claim in found}) == len(found)
            assert [(claim.start, claim.end) for claim in found] == sorted((claim.start, claim.end) for claim in found)
            for claim in found:
                kinds.add(claim.kind)
                assert claim.quote == report.text[claim.start : claim.end]
                assert len(claim.quote) <= QUOTE_LIMIT
                assert all(0 <= a < b <= len(report.text) for ground in claim.spans.values() for a, b in ground.spans)
                slots = {slot for slot in (*SLOTS, "direction") if getattr(claim, slot) is not None}
                assert slots - set(claim.spans) <= {"direction", "modality"}
    assert kinds >= {"movement", "presence", "paper", "pay", "condition", "enforcement"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "ledger_cp949.csv",
            [
                ["movement out 300..300 approx Hunchun", "paper other", "pay 2500 CNY"],
                ["movement return 150..None at_least Vladivostok", "paper work_visa", "pay 400 USD"],
                ["presence 100..150 range Dandong", "paper border_pass", "pay 2000 CNY"],
                ["presence 2000..2000 exact Kuwait", "paper work_visa"],
            ],
        ),
        (
            "ledger_gb18030.csv",
            [
                ["movement out 300..None at_least Hunchun", "paper other", "pay 2500 CNY"],
                ["movement return 150..150 approx Dandong", "paper border_pass", "pay 2000 CNY"],
                ["presence 200..999 vague Vladivostok", "paper work_visa"],
            ],
        ),
        (
            "ledger_cp1251.csv",
            [
                ["movement out 150..150 approx Vladivostok", "paper work_visa", "pay 15000 RUB"],
                ["movement return 100..150 range Khabarovsk", "paper student_visa", "pay 12500 RUB"],
                ["presence 60..None at_least Artyom", "paper work_visa", "pay 18000 RUB"],
            ],
        ),
        (
            "ledger_libreoffice.xlsx",
            [
                ["movement out 150..150 exact Hunchun", "pay 2500 CNY"],
                ["presence 100..150 range Hunchun", "pay 2200.5 CNY"],
                ["movement return 60..60 exact Vladivostok"],
                ["presence 300..300 approx Tumen"],
            ],
        ),
    ],
)
def test_real_files_give_the_claims_of_their_cells(name: str, told: list[list[str]]) -> None:
    found = [one for one in unpack_ledger((FILES / name).read_bytes(), name=name) if isinstance(one, Member)]
    reports = [read_report(one.data, name=one.name) for one in found]
    assert [[short(claim) for claim in extract(report).claims] for report in reports] == told


def short(claim: Claim) -> str:
    if claim.money is not None:
        return f"pay {slot_form(claim.money)['low']} {claim.money.currency}"
    if claim.document is not None:
        return f"paper {claim.document.type}"
    told = said(claim)
    parts = (claim.kind, claim.direction, told["count"], claim.where.name if claim.where is not None else None)
    return " ".join(part for part in parts if part)


def test_a_cell_that_begins_a_formula_is_a_text_and_leaves_defused() -> None:
    formula = '=HYPERLINK("https://example.org","Example")'
    report = row(**BASE | {"Employer": formula})
    (claim,) = extract(report).claims
    assert claim.employer == formula
    written = csv_text(("employer",), [(claim.employer,)])
    (cell,) = list(csv.reader(written.splitlines()))[1]
    assert cell == defuse(formula) != formula
    assert restore(cell) == formula


def test_the_sheet_of_interviews_gives_pay_and_what_was_said() -> None:
    first = rows_of(sheet("field_interviews").csv())[1]
    pay, condition = extract(first).claims
    assert said(pay) == {
        "kind": "pay",
        "sex": "male",
        "place": "Amur",
        "host": "RU",
        "employer": "Example Timber",
        "sector": "logging",
        "time": "2012-05-01..2015-04-30",
        "source": "the report itself (author)",
        "money": "200 200 USD month 0.7",
    }
    assert (condition.quote, condition.kind) == ("We slept in wagons", "condition")
