"""The law's data: loaded, typed, dated, and refused with file, line and allowed values where an entry is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from tumen import law
from tumen.errors import InvalidValue
from tumen.ledger import VERDICTS, VOCABULARIES

LAW = law.bundled()


def test_all_twenty_six_entries_are_there() -> None:
    assert len(LAW.provisions) == 26
    assert LAW.provision("UNSCR-2397-8").deadline == date(2019, 12, 22)


def test_an_unknown_provision_is_refused_with_the_known_ids() -> None:
    with pytest.raises(InvalidValue, match=r"'UNSCR-9999' is unknown; use one of UNSCR-1718-committee, "):
        LAW.provision("UNSCR-9999")


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        (date(2016, 11, 29), ()),
        (date(2016, 11, 30), ("UNSCR-2321-34",)),
        (date(2017, 8, 5), ("UNSCR-2321-34",)),
        (date(2017, 8, 6), ("UNSCR-2321-34", "UNSCR-2371-11")),
        (date(2017, 9, 10), ("UNSCR-2321-34", "UNSCR-2371-11")),
        (date(2017, 9, 11), ("UNSCR-2375-17",)),
        (date(2017, 12, 21), ("UNSCR-2375-17",)),
        (date(2017, 12, 22), ("UNSCR-2375-17", "UNSCR-2397-8")),
        (date(2019, 12, 23), ("UNSCR-2375-17", "UNSCR-2397-8")),
    ],
)
def test_each_day_has_one_regime(day: date, ids: tuple[str, ...]) -> None:
    assert [regime.provisions for regime in LAW.regimes_on(day)] == [ids]


def test_there_are_193_member_states_and_taiwan_is_none() -> None:
    codes = [chr(65 + a) + chr(65 + b) for a in range(26) for b in range(26)]
    assert sum(LAW.un_member(code) and LAW.member_of_record(code) == code for code in codes) == 193
    assert not LAW.un_member("TW")
    assert LAW.un_member("HK")


def test_the_dates_of_a_provision_are_separate_things() -> None:
    entry = LAW.provision("UNSCR-2397-8")
    assert (entry.adopted, entry.in_force_from, entry.in_force_to) == (date(2017, 12, 22), date(2017, 12, 22), None)
    assert (entry.deadline, entry.overdue_from) == (date(2019, 12, 22), date(2019, 12, 23))
    assert entry.boundaries == (date(2017, 12, 22), date(2019, 12, 23))
    flr = LAW.provision("EU-FLR-2024-3015")
    assert (flr.adopted, flr.in_force_from, flr.binding_from) == (
        date(2024, 11, 27),
        date(2024, 12, 13),
        date(2027, 12, 14),
    )


def test_regimes_leave_no_day_out() -> None:
    assert LAW.regimes[0].start is None
    assert LAW.regimes[-1].end is None
    assert len({regime.rule for regime in LAW.regimes}) == len(LAW.regimes)


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(2000, 1, 1), 2), (date(2019, 12, 22), 23), (date(2019, 12, 23), 22), (date(2030, 1, 1), 24)],
)
def test_intervals_in_force_are_closed(day: date, count: int) -> None:
    assert len(LAW.in_force_on(day)) == count


@pytest.mark.parametrize(
    ("code", "day", "member"),
    [
        ("GB", date(2020, 1, 31), True),
        ("GB", date(2020, 2, 1), False),
        ("HR", date(2013, 6, 30), False),
        ("HR", date(2013, 7, 1), True),
        ("CN", date(2020, 1, 1), False),
        ("PL", None, True),
    ],
)
def test_membership_of_the_european_union_has_days(code: str, day: date | None, member: bool) -> None:
    assert LAW.eu_member(code, day) is member


def test_parties_to_the_forced_labour_convention() -> None:
    assert LAW.c29_party("CN") == date(2023, 8, 12)
    assert LAW.c29_party("US") is False
    assert LAW.c29_party("FJ") is None


def test_every_verdict_is_explained_and_every_indicator_has_its_question() -> None:
    assert set(LAW.verdicts) == set(VERDICTS)
    assert {test.indicator for test in LAW.indicators} == set(VOCABULARIES["indicator"]) - {"other"}
    assert all(test.test.endswith("?") for test in LAW.indicators)


def test_a_pattern_takes_three_indicators_and_none_say_nothing() -> None:
    assert LAW.indicator_wording(0) is None
    assert LAW.indicator_wording(1) == LAW.indicator_wording(2)
    assert "strong pattern" in str(LAW.indicator_wording(3))
    assert LAW.indicator_wording(11) == LAW.indicator_wording(3)


def test_every_entry_keeps_its_sources_and_says_how_sure_it_is() -> None:
    for entry in LAW.provisions:
        assert entry.sources or entry.confidence == "from memory", entry.id
        assert entry.what_counts_as, entry.id
        assert entry.official_citation, entry.id


def test_no_entry_of_the_law_accuses_anyone() -> None:
    for entry in LAW.provisions:
        statements = [rule.statement for rule in entry.elements] + [rule.statement for rule in entry.exceptions]
        assert not any("violat" in statement.casefold() for statement in statements), entry.id
        for element in entry.elements:
            assert "violat" not in (element.ask or "").casefold()
            assert all(other.note.endswith(".") for other in element.otherwise)


def test_an_element_that_can_stay_open_has_a_question_or_an_alternative_with_one() -> None:
    never_open = {"asserted", "taken_as_given", "source_names", "destination_is"}
    for entry in LAW.provisions:
        for rule in entry.elements:
            others = [each for each in entry.elements if rule.alternative and each.alternative == rule.alternative]
            assert rule.predicate in never_open or any(each.ask for each in (rule, *others)), (entry.id, rule.id)


def test_a_rule_with_a_standard_of_its_own_says_it_in_a_sentence() -> None:
    told = {entry.id: entry.standard_of_proof for entry in LAW.provisions if entry.standard_of_proof is not None}
    assert "clear and convincing evidence" in told["US-CAATSA-321b"]
    assert {"EU-FLR-2024-3015", "UK-DPRK-2019", "US-EO-13722", "US-TARIFF-307"} <= set(told)
    assert all(text[0].isupper() and text.endswith(".") for text in told.values())
    assert not any(LAW.provision(name).judged_as == "duty" for name in told)


def test_what_is_no_member_is_a_state_or_not() -> None:
    assert {code for code in LAW.not_members if not LAW.is_state(code)} == {"TW"}
    assert LAW.is_state("CN")
    assert LAW.other_states <= set(LAW.not_members)
