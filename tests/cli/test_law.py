"""`tumen law`: one rule with its dates and sources, and what is in force for whom on a day."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from commands import Run
from tumen import law
from tumen.errors import InvalidValue

LAW = law.bundled()


def forms(run: Run, *words: str) -> dict[str, Any]:
    ran = run("law", *words, "--json")
    assert ran.code == 0, ran.err
    return {form["id"]: form for form in map(json.loads, ran.out.splitlines())}


def test_a_rule_is_shown_with_text_dates_elements_sources_and_confidence(run: Run) -> None:
    out = run("law", "UNSCR-2397-8").out
    for words in (
        "text: “shall repatriate to the DPRK all DPRK nationals",
        "adopted        2017-12-22",
        "deadline       2019-12-22",
        "overdue from   2019-12-23",
        "(of E3a, E3b one is enough)",
        "ask: Did they work for pay in the host State",
        "EX-2397-8-b  the Member State determines repatriation is prohibited",
        "confidence: verified; from memory: the number of the general exemption paragraph (25)",
        "source: https://main.un.org/securitycouncil/en/sanctions/1718/resolutions",
    ):
        assert words in out, words


def test_its_dates_are_separate_things_in_json(run: Run) -> None:
    (form,) = forms(run, "EU-FLR-2024-3015").values()
    assert [form[key] for key in ("adopted", "in_force_from", "binding_from", "in_force_to", "deadline")] == [
        "2024-11-27",
        "2024-12-13",
        "2027-12-14",
        None,
        None,
    ]
    (reports,) = forms(run, "UNSCR-2397-8-reports").values()
    assert reports["reports_due"] == ["2019-03-22", "2020-03-22"]
    assert reports["elements"][0].keys() == {"id", "statement", "test", "slots", "alternative", "ask"}


@pytest.mark.parametrize("typed", ["2397-8", "unscr-2397-8", " UNSCR-2397-8 "])
def test_an_id_is_taken_in_any_case_and_by_its_end(typed: str) -> None:
    assert law.named(LAW, typed).id == "UNSCR-2397-8"


@pytest.mark.parametrize(
    ("typed", "near"),
    [("UNSCR-2397", "UNSCR-2397-8, UNSCR-2397-8-reports"), ("2379-8", "UNSCR-2397-8"), ("ILO-C28", "ILO-C29")],
)
def test_an_unknown_id_is_answered_with_the_nearest(typed: str, near: str) -> None:
    with pytest.raises(InvalidValue, match=rf"{typed!r} is unknown; the nearest are .*{near}"):
        law.named(LAW, typed)


@pytest.mark.parametrize(
    ("day", "named", "standing"),
    [
        ("2017-08-04", "UNSCR-2371-11", None),
        ("2017-08-05", "UNSCR-2371-11", []),
        ("2017-09-11", "UNSCR-2371-11", ["a stricter rule, UNSCR-2375-17, governs since 2017-09-11"]),
        ("2017-12-21", "UNSCR-2397-8", None),
        ("2019-12-22", "UNSCR-2397-8", ["the deadline, 2019-12-22, has not passed"]),
        ("2019-12-23", "UNSCR-2397-8", ["overdue since 2019-12-23"]),
        ("2024-04-30", "UNSCR-1874-26-panel", []),
        ("2024-05-01", "UNSCR-1874-26-panel", None),
        ("2025-01-01", "EU-FLR-2024-3015", ["binds only from 2027-12-14"]),
        ("2020-01-01", "UNSCR-2397-8-reports", ["report was due on 2019-03-22", "report due on 2020-03-22"]),
    ],
)
def test_a_day_shows_what_is_in_force_and_how_it_stands(
    run: Run, day: str, named: str, standing: list[str] | None
) -> None:
    shown = forms(run, "--on", day)
    assert (shown[named]["on_that_day"] if named in shown else None) == standing


def test_a_day_names_its_regime(run: Run) -> None:
    out = run("law", "--on", "2017-08-20").out
    assert "2017-08-06 to 2017-09-10: UNSCR-2371-11 cap" in out
    assert "UNSCR-2375-17" not in out
    (form, *_) = forms(run, "--on", "2020-01-01").values()
    assert [(each["from"], each["to"]) for each in form["regime"]] == [("2019-12-23", None)]


@pytest.mark.parametrize(
    ("named", "host", "day", "reaches", "because"),
    [
        ("UNSCR-2397-8", "CN", None, True, "China"),
        ("UNSCR-2397-8", "HK", None, True, "Hong Kong, under the obligations of China"),
        ("UNSCR-2397-8", "TW", None, False, "Taiwan is not a Member State of the United Nations"),
        ("UNSCR-2397-8", "KP", None, False, "the sending State and never a host"),
        ("UNSCR-2397-8", "ZZ", None, None, "is not known here"),
        ("UNSCR-2375-18", "TW", None, None, "no Member State"),
        ("US-CAATSA-321b", "TW", None, True, "US importers"),
        ("RU-position-2018", "CN", None, False, "about Russia only"),
        ("CN-implementation-2017", "CN", None, True, "firms in China"),
        ("JP-entry-ban-2016", "CN", None, False, "about Japan only"),
        ("EU-CFSP-2016-849-26a", "PL", date(2018, 1, 1), True, "is a Member State of the European Union"),
        ("EU-CFSP-2016-849-26a", "GB", date(2020, 1, 31), True, "is a Member State of the European Union then"),
        ("EU-CFSP-2016-849-26a", "GB", date(2020, 2, 1), False, "is not a Member State of the European Union then"),
        ("ILO-C29", "CN", date(2023, 8, 11), False, "binds China only from 2023-08-12"),
        ("ILO-C29", "CN", date(2023, 8, 12), True, "binds China since 2023-08-12"),
        ("ILO-C29", "US", None, False, "is not a party"),
        ("ILO-C29", "TW", None, None, "is not known here"),
    ],
)
def test_whom_a_rule_reaches(named: str, host: str, day: date | None, reaches: bool | None, because: str) -> None:
    found = law.reach(LAW, LAW.provision(named), host, day)
    assert found.reaches is reaches
    assert because in found.because


def test_a_host_is_shown_with_what_reaches_it(run: Run) -> None:
    ran = run("law", "--on", "2020-01-01", "--host", "tw")
    assert "UNSCR-2397-8" not in ran.out
    assert "US-CAATSA-321b" in ran.out
    assert "rules that do not reach Taiwan are left out" in ran.out
    assert "contested: Crimea" in run("law", "--host", "UA").out
    assert "stands under the obligations of China" in run("law", "--host", "Macao").out
    wrong = run("law", "--host", "Atlantis")
    assert wrong.code == 2
    assert "--host: 'Atlantis' is no host that the law knows" in wrong.err


def test_all_of_the_law_comes_with_its_traps(run: Run) -> None:
    out = run("law").out
    assert len(forms(run)) == len(LAW.provisions)
    for words in ("Dates that are easily got wrong", "Adoption dates are New York dates", "What the press gets wrong"):
        assert words in out
    assert "“Resolution 2397 banned new work visas”: 2375-17 did (11 Sept 2017)" in out
    assert "Not rules on labour, though often taken for them" in out
