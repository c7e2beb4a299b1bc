"""Each named test and relation on both sides of its parameter."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.assess.signal_world import SignalWorld, signal_world

from tumen.assess.signals import Beside, Reader
from tumen.datafile import Row
from tumen.law import Pattern, bundled
from tumen.law.signals import SignalNames, pattern_of
from tumen.ledger import Claim

LAW = bundled()
NAMES = SignalNames(cues=tuple(LAW.practices.cues), facts=LAW.facts)


def pattern(**tests: Any) -> Pattern:
    if "beside" in tests:
        tests["beside"] = Row(tests["beside"])
    return pattern_of(Row(tests), NAMES)


def reader(world: SignalWorld) -> Reader:
    return Reader(reports=world.reports, law=LAW)


def fits(form: dict[str, Any], **tests: Any) -> bool:
    world = signal_world({"claims": [form]})
    (claim,) = world.claims.values()
    return reader(world).fits(claim, pattern(kinds=[form["kind"]], **tests))


OUT = {"kind": "movement", "direction": "out", "destination": "Hunchun, CN, city"}
PAPER = {"kind": "paper", "document": "border_pass"}
PAY = {"kind": "pay", "money": {}}


@pytest.mark.parametrize(
    ("form", "tests", "other"),
    [
        (OUT, {"direction": ["out"]}, {"direction": ["return"]}),
        (OUT, {"level": ["city"]}, {"level": ["site"]}),
        (PAPER, {"document": ["border_pass"]}, {"document": ["no_visa"]}),
        ({**PAPER, "validity": [20, 31]}, {"validity_over": 30}, {"validity_over": 31}),
        ({**PAPER, "validity": [31, None]}, {"validity_over": 30}, {"validity_over": 31}),
        ({**PAPER, "validity": [20, 45]}, {"validity_within": [20, 45]}, {"validity_within": [21, 45]}),
        ({"kind": "condition", "indicator": "isolation"}, {"indicator": ["isolation"]}, {"indicator": ["deception"]}),
        ({"kind": "presence", "sector": "it"}, {"sector": ["it"]}, {"sector": ["mining"]}),
        ({"kind": "presence", "source_type": "un"}, {"source": ["un"]}, {"source": ["local"]}),
        ({"kind": "hiring", "employer": "Example Co."}, {"employer": "named"}, {"employer": "open"}),
        ({**PAY, "money": {"share": 0.5}}, {"share_from": 0.5}, {"share_from": 0.51}),
        ({**PAY, "money": {"low": 100, "per": "month"}}, {"per": ["month"]}, {"per": ["day"]}),
        ({**PAY, "money": {"low": 100, "currency": "KPW"}}, {"currency": ["KPW"]}, {"currency": ["USD"]}),
        ({**PAY, "money": {"low": 100}}, {"amount_from": 100}, {"amount_from": 101}),
        ({**OUT, "count": 40}, {"count_from": 40}, {"count_from": 41}),
        ({"kind": "hiring", "time": ["2020-01-01", "2020-01-07"]}, {"lasts_to": 7}, {"lasts_to": 6}),
        ({"kind": "hiring", "time": ["2020-01-01", "2020-01-07"]}, {"lasts_from": 7}, {"lasts_from": 8}),
        ({**OUT, "time": "2020-01-05"}, {"from": "2020-01-05"}, {"from": "2020-01-06"}),
        ({**OUT, "time": "2020-01-05"}, {"until": "2020-01-05"}, {"until": "2020-01-04"}),
        (
            {"kind": "retention", "time": ["2019-12-01", "2020-01-05"]},
            {"overlaps": ["2020-01-05", "2021-01-01"]},
            {"overlaps": ["2020-01-06", "2021-01-01"]},
        ),
        ({"kind": "presence", "quote": "stored in a ZONE"}, {"says": ["zone_words"]}, {"says_not": ["zone_words"]}),
        ({"kind": "presence", "quote": "a zone with a vessel"}, {"says_also": ["at_sea"]}, {"says": ["hacking"]}),
    ],
    ids=str,
)
def test_a_test_holds_up_to_its_parameter_and_not_beyond(
    form: dict[str, Any], tests: dict[str, Any], other: dict[str, Any]
) -> None:
    assert fits(form, **tests)
    assert not fits(form, **other)


def test_what_is_open_meets_no_test() -> None:
    assert not fits(OUT, count_from=0)
    assert not fits({"kind": "hiring"}, lasts_to=7)
    assert not fits({"kind": "hiring", "time": ["2020-01-01", None]}, lasts_to=7)
    assert not fits(PAY, share_from=0.1)
    assert not fits(PAPER, validity_over=0)
    assert not fits({"kind": "retention", "time": ["2020-01-01", None]}, overlaps=["2020-01-01", "2021-01-01"])


def test_contested_territory_only_from_its_day() -> None:
    there = {**OUT, "destination": "Donetsk, UA, city", "host": "UA"}
    assert fits({**there, "time": "2022-07-01"}, contested=True)
    assert not fits({**there, "time": "2010-07-01"}, contested=True)
    assert not fits({**there, "destination": "Kyiv, UA, city", "time": "2022-07-01"}, contested=True)


def test_words_stand_at_the_start_of_a_word_in_the_language_of_the_report() -> None:
    assert not fits({"kind": "presence", "quote": "the bozone layer"}, says=["zone_words"])
    world = signal_world({"claims": [{"kind": "presence", "quote": "zone"}], "reports": {"a": {"language": "de"}}})
    (claim,) = world.claims.values()
    assert not reader(world).fits(claim, pattern(kinds=["presence"], says=["zone_words"]))


def test_names_of_places_and_employers_are_words_too() -> None:
    assert fits({"kind": "hiring", "place": "Example Zone, CN, site"}, says=["zone_words"])
    assert fits({"kind": "hiring", "employer": "Zone Operator Example Co."}, says=["zone_words"])


def beside(second: dict[str, Any], first: dict[str, Any] = OUT, **relations: Any) -> bool:
    world = signal_world({"claims": [{**first, "quote": "first"}, {**second, "quote": "second"}]})
    claims = {claim.quote: claim for claim in world.claims.values()}
    asked = pattern(kinds=["movement", "hiring"], beside={"kinds": [second["kind"]], **relations})
    return reader(world).beside(claims["first"], asked, Beside(claims.values()))


BACK = {"kind": "movement", "direction": "return", "origin": "Hunchun, CN, city"}


@pytest.mark.parametrize(
    ("left", "came", "days", "stands"),
    [
        ("2019-06-01", "2019-06-11", 10, True),
        ("2019-06-01", "2019-06-12", 10, False),
        ("2019-06-02", "2019-06-01", 10, True),
        ("2019-06-03", "2019-06-01", 10, False),
    ],
)
def test_days_before_and_after_count_both_ways(left: str, came: str, days: int, stands: bool) -> None:
    home, out = {**BACK, "time": left}, {**OUT, "time": came}
    assert beside(home, out, days_before=days) is stands
    assert beside(out, home, days_after=days) is stands


def test_undated_claims_are_never_before_or_after() -> None:
    assert not beside(BACK, {**OUT, "time": "2019-06-01"}, days_before=1000)
    assert not beside({**BACK, "time": "2019-06-01"}, OUT, days_before=1000)


@pytest.mark.parametrize(("low", "stands"), [(75, True), (74, False), (133, True), (134, False)])
def test_similar_counts_differ_by_a_quarter_at_most(low: int, stands: bool) -> None:
    assert beside({**BACK, "count": low}, {**OUT, "count": 100}, similar_count=True) is stands


def test_counts_that_are_not_told_are_not_similar() -> None:
    assert not beside(BACK, {**OUT, "count": 100}, similar_count=True)


def test_same_report_and_other_employer() -> None:
    mine = {"kind": "hiring", "employer": "Example Co."}
    assert beside({**mine, "employer": "Sample Co."}, mine, other_employer=True)
    assert not beside(mine, mine, other_employer=True)
    assert not beside({"kind": "hiring"}, mine, other_employer=True)
    assert beside(BACK, same_report=True)
    assert not beside({**BACK, "report": "b"}, same_report=True)


@pytest.mark.parametrize("modality", ["planned", "possible", "denied"])
def test_a_second_claim_is_an_asserted_one(modality: str) -> None:
    assert not beside({**BACK, "modality": modality}, same_report=True)


def test_an_undated_copy_is_dated_by_what_it_retells() -> None:
    forms = [{"kind": "presence"}, {"kind": "presence", "report": "b"}]
    about = {"a": {"published": "2018-01-01"}, "b": {"published": "2020-01-01"}}
    world = signal_world({"claims": forms, "reports": about})
    names = {report.name: report.id for report in world.reports.values()}
    by_report: dict[str, Claim] = {claim.report: claim for claim in world.claims.values()}
    copy = by_report[names["b"]]
    assert Reader(reports=world.reports, law=LAW).day(copy) == date(2020, 1, 1)
    rooted = Reader(reports=world.reports, law=LAW, roots={names["b"]: names["a"]})
    assert rooted.day(copy) == date(2018, 1, 1)
