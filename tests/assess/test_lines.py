"""Claims one a line: liberal in form, exact in meaning, and refused with line and words where neither helps."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from tumen import law
from tumen.assess import Line, assess, read_line
from tumen.errors import InvalidForm
from tumen.ledger import Claim, Count, Finding, When

LAW = law.bundled()


def read(form: Any, *, asked: date | None = None) -> Line:
    line = read_line(json.dumps(form), number=3, law=LAW, asked=asked)
    assert line is not None
    return line


def claim(**form: Any) -> Claim:
    (found,) = read({"kind": "hiring", **form}).claims.values()
    return found


def judged(line: Line) -> dict[str, tuple[Finding, ...]]:
    findings = assess([line.incident], claims=line.claims, reports=line.reports, facts=line.facts, law=LAW)
    return {name: tuple(f for f in findings if f.provision == name) for name in {f.provision for f in findings}}


DAY = When(start=date(2020, 1, 5), end=date(2020, 1, 5))


@pytest.mark.parametrize(
    ("given", "time"),
    [
        ("2020-01-05", DAY),
        (["2020-01-05", "2020-01-05"], DAY),
        ({"start": "2020-01-05", "end": "2020-01-05"}, DAY),
        ({"start": "2020-01-05"}, When(start=date(2020, 1, 5), end=None)),
        ([None, "2020-01-05"], When(start=None, end=date(2020, 1, 5))),
        ("2020-02", When(start=date(2020, 2, 1), end=date(2020, 2, 29))),
        ("2020", When(start=date(2020, 1, 1), end=date(2020, 12, 31))),
        ({"start": None, "end": None}, None),
        (None, None),
    ],
)
def test_a_time_is_taken_in_every_form_that_means_one_thing(given: Any, time: When | None) -> None:
    assert claim(time=given).time == time


def test_a_claim_may_lack_every_slot_and_its_source_and_modality() -> None:
    bare = claim()
    assert (bare.modality, bare.source.description, bare.source.type, bare.time) == ("asserted", "", "author", None)
    assert (bare.host, bare.place, bare.count) == (None, None, None)
    nulls = claim(**dict.fromkeys(("host", "modality", "source", "time", "place", "count", "sector", "spans", "rule")))
    assert nulls == bare


def test_a_host_is_its_code_in_any_case_its_name_or_that_of_its_place() -> None:
    assert [claim(host=one).host for one in ("CN", "cn", "China", "russia")] == ["CN", "CN", "CN", "RU"]
    assert [claim(host=one).host for one in ("Hong Kong", "Laos", "Czech Republic")] == ["HK", "LA", "CZ"]
    place = claim(place={"country": "PL"}).place
    assert place is not None
    assert (place.name, place.country, place.level) == ("Poland", "PL", "country")
    town = claim(place={"name": "Hunchun", "country": "CN"}).place
    assert town is not None
    assert town.level == "city"
    assert claim(place={}).place is None


def test_a_movement_with_only_a_place_has_it_at_its_end_in_the_host_state() -> None:
    for direction, end in (("out", "destination"), (None, "destination"), ("return", "origin")):
        moved = claim(kind="movement", direction=direction, place={"country": "RU"})
        assert getattr(moved, end).country == "RU"
        assert moved.place is None


def test_counts_and_papers_are_taken_in_short() -> None:
    assert claim(count=150).count == Count(low=150, high=150, basis="exact")
    assert claim(count={"low": 100}).count == Count(low=100, high=None, basis="at_least")
    assert claim(count={"low": 100, "high": 200}).count == Count(low=100, high=200, basis="range")
    document = claim(kind="paper", document="border_pass").document
    assert document is not None
    assert document.type == "border_pass"
    assert claim(source="an official of the Panel of Experts").source.description.endswith("Experts")


def test_a_line_is_named_by_its_id_or_its_number() -> None:
    assert read({"kind": "hiring", "id": "a7"}).id == "a7"
    assert read({"kind": "hiring", "id": 12}).id == "12"
    assert read({"kind": "hiring"}).id == "line 3"
    assert read_line("  \n", number=1, law=LAW) is None


def test_claims_of_an_incident_keep_their_ids_and_their_reports_days() -> None:
    line = read(
        {
            "id": "i",
            "incident": [
                {"id": "c1", "kind": "hiring", "host": "CN", "report": "r1", "published": "2020-02-01"},
                {"id": "c1", "kind": "presence", "host": "CN", "report": "r2", "written_between": ["2019-01-01", None]},
                {"kind": "pay", "host": "CN"},
            ],
        }
    )
    assert list(line.claims) == ["r1: c1", "r2: c1", "claim 3"]
    days = {report.name: (report.published, report.written_between) for report in line.reports.values()}
    assert days == {
        "r1": (date(2020, 2, 1), None),
        "r2": (None, When(start=date(2019, 1, 1), end=None)),
        "report": (None, None),
    }


def test_the_day_asked_about_stands_for_a_day_of_publication_that_is_not_given() -> None:
    hired = {"kind": "hiring", "host": "CN", "quote": "The plant employs them"}
    for day, verdict in ((date(2019, 12, 22), "permitted_at_date"), (date(2019, 12, 23), "breach_if_true")):
        (finding,) = judged(read(hired, asked=day))["UNSCR-2397-8"]
        assert (finding.verdict, finding.bounded, finding.period) == (verdict, True, When(start=day, end=day))
    assert judged(read(hired))["UNSCR-2397-8"][0].verdict == "undetermined"
    told = read({**hired, "published": "2018-01-01"}, asked=date(2020, 1, 1))
    assert judged(told)["UNSCR-2397-8"][0].verdict == "permitted_at_date"
    between = read({**hired, "written_between": ["2018-01-01", "2018-02-01"]}, asked=date(2020, 1, 1))
    assert judged(between)["UNSCR-2397-8"][0].verdict == "permitted_at_date"
    dated = read({**hired, "time": "2018-01-01"}, asked=date(2020, 1, 1))
    assert judged(dated)["UNSCR-2397-8"][0].bounded is False


def test_facts_are_taken_as_given_or_read_from_quotes_and_sources() -> None:
    quote = "Two of the workers were granted asylum"
    base = {"kind": "presence", "host": "PL", "time": "2020-02-02", "quote": quote}
    read_from_quote = read(base)
    assert [fact.fact for fact in read_from_quote.facts] == ["protection"]
    assert read_from_quote.read
    assert judged(read_from_quote)["UNSCR-2397-8"][0].verdict == "excepted"
    none = read({**base, "facts": []})
    assert none.facts == ()
    assert judged(none)["UNSCR-2397-8"][0].verdict == "breach_if_true"
    sourced = read({**base, "quote": "They work there", "source": "a lawyer for workers who were granted asylum"})
    assert [fact.fact for fact in sourced.facts] == ["protection"]
    plain = read({**base, "quote": "They work in the yard"})
    assert plain.facts == ()


def test_a_fact_stands_beside_the_claim_of_its_quote_or_its_offsets_else_it_is_of_the_incident() -> None:
    two = [
        {"id": "a", "kind": "hiring", "quote": "The plant employs 500", "start": 0, "end": 21},
        {"id": "b", "kind": "presence", "quote": "20 have asylum", "start": 100, "end": 114, "part_of": "a"},
    ]
    for told, quote in (
        ({"quote": "asylum"}, "20 have asylum"),
        ({"quote": "20 have asylum, a lawyer said"}, "20 have asylum"),
        ({"start": 120, "end": 130}, "20 have asylum"),
        ({"start": 30, "end": 40}, "The plant employs 500"),
        ({}, "The plant employs 500\n20 have asylum"),
    ):
        line = read({"incident": two, "facts": [{"fact": "protection", **told}]})
        ((fact,), (report,)) = line.facts, line.reports.values()
        assert report.text[fact.start : fact.end] == quote


def test_the_whole_of_a_part_is_found_by_its_id_in_the_same_report() -> None:
    claims = [
        {"id": "1", "kind": "hiring", "report": "x"},
        {"id": "2", "kind": "hiring", "report": "x", "part_of": "1"},
        {"id": "1", "kind": "hiring", "report": "y"},
    ]
    line = read({"incident": claims})
    assert [one.part_of for one in line.claims.values()] == [None, "x: 1", None]


def test_a_stated_fact_may_lack_everything_but_its_name() -> None:
    line = read(
        {"kind": "hiring", "host": "CN", "facts": [{"fact": "national_total", "value": 1200, "time": "2017-08-20"}]}
    )
    (fact,) = line.facts
    assert (fact.fact, fact.value, fact.id) == ("national_total", "1200", "fact 1")
    assert fact.time == When(start=date(2017, 8, 20), end=date(2017, 8, 20))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "line 3: not JSON: "),
        ("[1]", "line 3: [1] is not an object; a line is a claim, or an object with id, incident, facts"),
        ('{"kind": NaN}', "NaN is no number"),
        ('{"kind": "hiring", "kind": "pay"}', "key 'kind' stands twice"),
        ('{"kind": "hiring", "count": ' + "9" * 5000 + "}", "a number with more digits than any count has"),
        ("{}", "kind is missing; use one of movement, presence"),
        ('{"kind": "hire"}', "kind 'hire' is not allowed; use one of movement, presence"),
        ('{"kind": "hiring", "hots": "CN"}', "line 3: line: 'hots' unknown; did you mean 'host'? use id, quote, "),
        ('{"kind": "hiring", "host": "Chinna"}', "host: 'Chinna' is not an ISO 3166 code"),
        ('{"kind": "hiring", "time": ["2020-01-02", "2020-01-01"]}', "the first end, 2020-01-02, lies after"),
        ('{"kind": "hiring", "time": "5 May 2020"}', "'5 May 2020' is not a day written as YYYY-MM-DD"),
        ('{"kind": "hiring", "time": {"from": "2020-01-02"}}', "is no time; write {start, end}, [start, end] or a day"),
        ('{"kind": "hiring", "published": "01/02/2020"}', "published: '01/02/2020' is not a day"),
        ('{"kind": "hiring", "modality": "sure"}', "use one of asserted, planned, possible, denied"),
        ('{"kind": "hiring", "source": {"type": "spy"}}', "source.type: 'spy' is not allowed; use one of local"),
        ('{"kind": "hiring", "sector": "fishing"}', "sector: 'fishing' is not allowed; use one of garment"),
        ('{"kind": "hiring", "money": {"low": 3}}', "money: only a claim of kind 'pay' has one"),
        ('{"kind": "hiring", "count": "many"}', "count: 'many' is neither a whole number nor an object"),
        ('{"kind": "hiring", "quote": 5}', "quote: 5 is not a text"),
        ('{"kind": "hiring", "facts": {}}', "facts: {} is not a list of facts"),
        ('{"kind": "hiring", "facts": [{"fact": "licenced"}]}', "fact 1: 'licenced' is no stated fact of the law; use"),
        ('{"kind": "hiring", "facts": [{"fact": ["x"]}]}', "is no stated fact of the law"),
        ('{"kind": "hiring", "facts": [{"fact": "persons", "value": "cats"}]}', "value 'cats' is not allowed; use"),
        ('{"kind": "hiring", "facts": [{"fact": "licence", "day": 1}]}', "fact 1: 'day' unknown"),
        ('{"kind": "hiring", "facts": [{"fact": "licence", "time": ["2020-01-02", "2020-01-01"]}]}', "fact 1: time:"),
        ('{"id": "x", "incident": []}', "incident: not a list of one or more claims"),
        ('{"id": "x", "incident": [7]}', "claim 1: 7 is not an object"),
        ('{"incident": [{"id": "b", "kind": "hiring", "host": 5}]}', "line 3: claim b: host: 5 is not a text"),
        ('{"incident": [{"id": "b", "kind": "pay"}, {"id": "b", "kind": "pay"}]}', "'report: b' stands twice"),
        ('{"incident": [{"kind": "pay", "report": "r", "published": "2020-01-01"}, {"kind": "pay", "report": "r"}]}',
         "the claims of report 'r' give different days"),
        ('{"kind": "hiring", "incident": [{"kind": "pay"}]}', "'kind' unknown"),
        ('{"id": {}, "kind": "hiring"}', "id: {} is not a text"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_line_and_words(text: str, message: str) -> None:
    with pytest.raises(InvalidForm) as caught:
        read_line(text, number=3, law=LAW)
    assert str(caught.value).startswith("line 3: ")
    assert message in str(caught.value)
