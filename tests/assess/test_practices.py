"""Practices: what signals each, what is easily confused with it, and how signals are counted."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from tests.assess.signal_world import SignalWorld, cases, signal_world, standing_of

from tumen.assess import practices
from tumen.law import bundled
from tumen.ledger import plain_form

CASES = cases("practices.yaml")
LAW = bundled()
BOOK = LAW.practices


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}: {case.get('why', 'signalled')}")
def test_a_practice_is_signalled_as_the_case_says(case: dict[str, Any]) -> None:
    found = standing_of(signal_world(case).practices(), case["id"])
    if case.get("silent"):
        assert found is None, (case, found)
        return
    assert found is not None, case
    assert found.standing == case["told"]["standing"], found
    assert [signal.id for signal in found.signals] == case["told"]["signals"], found


def test_each_practice_has_a_world_that_signals_it_and_a_look_alike_that_does_not() -> None:
    for practice in BOOK.practices:
        own = [case for case in CASES if case["id"] == practice.id]
        assert any(case.get("told", {}).get("standing") == "supported" for case in own), practice.id
        assert any(case.get("silent") for case in own), practice.id


def test_each_signal_that_counts_alone_is_shown_by_some_world() -> None:
    shown = {
        (finding.practice, signal.id)
        for case in CASES
        for finding in signal_world(case).practices()
        for signal in finding.signals
    }
    every = {(practice.id, signal.id) for practice in BOOK.practices for signal in practice.signals if signal.alone}
    assert every - shown == set()


def test_the_predicate_of_a_look_alike_is_what_keeps_its_world_silent() -> None:
    blunt = replace(
        LAW,
        practices=replace(
            BOOK,
            practices=tuple(replace(one, look_alike=replace(one.look_alike, patterns=())) for one in BOOK.practices),
        ),
    )
    mistaken = {
        case["id"]
        for case in CASES
        if case.get("silent") and standing_of(signal_world(case).practices(blunt), case["id"]) is not None
    }
    # the signals of these leave the look-alike out by tests of their own
    by_signal = {"monthly_rotation", "quota_party_funds", "stranded_by_pandemic"}
    assert {practice.id for practice in BOOK.practices} - mistaken == by_signal


MORE = {
    "kept": {"kind": "retention", "quote": "they are kept past their term"},
    "ordered": {"kind": "order", "quote": "an order extends their stay"},
}


def told(*claims: dict[str, Any], **more: Any) -> SignalWorld:
    return signal_world({"claims": list(claims), **more})


def extended(world: SignalWorld) -> Any:
    return standing_of(world.practices(), "extended_terms")


def test_one_signal_suggests_and_two_support() -> None:
    assert extended(told(MORE["kept"])).standing == "suggested"
    assert extended(told(MORE["kept"], MORE["ordered"])).standing == "supported"


def test_the_same_signal_from_two_independent_origins_supports_and_from_one_origin_does_not() -> None:
    again = {**MORE["kept"], "report": "b"}
    assert extended(told(MORE["kept"], again)).standing == "supported"
    once = extended(told(MORE["kept"], again, origins={"a": "x", "b": "x"}))
    assert (once.standing, once.origins) == ("suggested", ("x",))


def test_signals_of_unknown_origin_suggest_and_never_support() -> None:
    found = extended(told(MORE["kept"], MORE["ordered"], origins={"a": None}))
    assert (found.standing, found.origins) == ("suggested", ())
    assert "unknown origin" in found.why


@pytest.mark.parametrize("modality", ["planned", "possible", "denied"])
def test_what_is_planned_possible_or_denied_never_counts(modality: str) -> None:
    doubted = {**MORE["ordered"], "modality": modality}
    beside = extended(told(MORE["kept"], doubted))
    assert beside.standing == "suggested"
    assert [signal.id for signal in beside.signals] == ["kept_past_term"]
    assert len(beside.against if modality == "denied" else beside.planned) == 1
    alone = extended(told(doubted))
    assert alone is None if modality == "denied" else alone.standing == "planned_only"


def test_one_claim_that_fits_two_signals_is_one_telling() -> None:
    words = "they came at night by chartered bus by way of Nanping"
    world = told({"kind": "movement", "direction": "out", "destination": "Helong, CN, city", "quote": words})
    found = standing_of(world.practices(), "quiet_crossings")
    assert found is not None
    assert [signal.id for signal in found.signals] == ["side_crossing", "batches_to_small_town"]
    assert found.standing == "suggested"


def test_signals_at_two_places_or_years_apart_do_not_meet() -> None:
    elsewhere = {**MORE["ordered"], "place": "Dandong, CN, city"}
    assert extended(told(MORE["kept"], elsewhere)).standing == "suggested"
    world = told({**MORE["kept"], "time": "2014-01-01"}, {**MORE["ordered"], "time": "2019-01-01"})
    assert [one.standing for one in world.practices() if one.practice == "extended_terms"] == ["suggested"] * 2


def test_what_is_told_of_the_whole_host_counts_beside_a_signal_of_the_place_and_of_the_same_report() -> None:
    general = {**MORE["ordered"], "place": "China, CN, country"}
    found = [one for one in told(MORE["kept"], general).practices() if one.setting.of == "place"]
    assert [(one.practice, one.standing) for one in found] == [("extended_terms", "supported")]
    assert [len(signal.general) for signal in found[0].signals] == [1, 0]
    other = [one for one in told(MORE["kept"], {**general, "report": "b"}).practices() if one.setting.of == "place"]
    assert [one.standing for one in other] == ["suggested"]


def test_a_general_statement_of_a_report_that_signals_nothing_of_the_place_does_not_count() -> None:
    there = {"kind": "presence", "report": "b"}
    general = {**MORE["ordered"], "place": "China, CN, country", "report": "b"}
    found = [one for one in told(MORE["kept"], there, general).practices() if one.setting.of == "place"]
    assert [one.standing for one in found] == ["suggested"]


def test_what_names_no_host_is_told_of_the_only_host_of_its_report() -> None:
    order = {**MORE["ordered"], "place": None}
    elsewhere = {"kind": "presence", "place": "Moscow, RU, city"}

    def standings(*claims: dict[str, Any]) -> list[str]:
        return [one.standing for one in told(*claims).practices() if one.setting.name == "Hunchun"]

    assert standings(MORE["kept"], order) == ["supported"]
    assert standings(MORE["kept"], order, elsewhere) == ["suggested"]


def test_for_a_host_state_what_fits_much_counts_only_beside_a_signal_of_its_own_report() -> None:
    stay = {"kind": "retention", "place": "China, CN, country", "quote": "they have no visa and stay"}
    eased = {"kind": "enforcement", "place": "China, CN, country", "quote": "China does not argue over it"}

    def signals(report: str) -> list[str]:
        found = standing_of(told(stay, {**eased, "report": report}).practices(), "illegal_overstay")
        assert found is not None
        return [signal.id for signal in found.signals]

    assert signals("a") == ["kept_without_paper", "not_enforced"]
    assert signals("b") == ["kept_without_paper"]


def test_names_of_employers_that_people_decided_to_be_the_same_are_one_setting() -> None:
    names = ("Example Garment Co., Ltd.", "Example Clothing Co., Ltd.")
    world = told({**MORE["kept"], "employer": names[0]}, {**MORE["ordered"], "employer": names[1]})

    def standings(pairs: tuple[tuple[str, str], ...]) -> list[str]:
        found = practices(
            world.incidents, claims=world.claims, reports=world.reports, lineage=world.lineage, same_employers=pairs
        )
        return [one.standing for one in found if one.setting.of == "employer"]

    assert standings(()) == ["suggested", "suggested"]
    assert standings((names,)) == ["supported"]


def test_a_site_counts_for_its_city_and_a_named_employer_has_a_setting_of_its_own() -> None:
    zone = "Hunchun Border Economic Cooperation Zone, CN, site"
    world = told({**MORE["kept"], "place": zone, "employer": "Example Garment Co., Ltd."})
    assert {(one.setting.of, one.setting.name) for one in world.practices()} == {
        ("employer", "Example Garment Co., Ltd."),
        ("site", "Hunchun Border Economic Cooperation Zone"),
        ("place", "Hunchun"),
    }


def test_strains_follow_the_days_of_the_provision() -> None:
    def states(day: str) -> dict[str, str]:
        found = extended(told({**MORE["kept"], "time": day}))
        return {strain.provision: strain.state for strain in found.strains}

    assert states("2017-12-21") == {"UNSCR-2397-8": "not_yet"}
    assert states("2017-12-22") == {"UNSCR-2397-8": "in_force"}
    found = extended(told({**MORE["kept"], "time": "2019-12-23"}))
    assert "its deadline, 22 December 2019, had passed" in found.strains[0].why
    assert not found.bounded


def test_strains_say_whether_the_host_is_bound() -> None:
    def states(day: str, place: str) -> dict[str, str]:
        form = {"kind": "condition", "indicator": "restriction_of_movement", "time": day, "place": place}
        found = standing_of(told(form).practices(), "confinement_surveillance")
        assert found is not None
        return {strain.provision: strain.state for strain in found.strains}

    assert states("2023-08-11", "Hunchun, CN, city")["ILO-C29"] == "not_yet"
    assert states("2023-08-12", "Hunchun, CN, city")["ILO-C29"] == "in_force"
    assert states("2020-01-01", "Moscow, RU, city")["ILO-C29"] == "in_force"
    assert states("2020-01-01", "Taipei, TW, city")["UNSCR-2397-8"] == "not_bound"


def test_a_look_alike_that_is_told_beside_a_signal_is_shown_with_the_question() -> None:
    renewed = {"kind": "retention", "quote": "others had their stay extended and renewed their contract"}
    found = extended(told(MORE["kept"], renewed))
    assert (found.standing, len(found.look_alike)) == ("suggested", 1)
    assert found.ask.endswith("?")


def test_an_incident_alone_is_read_with_what_its_report_tells_of_the_host() -> None:
    world = told(MORE["kept"], {**MORE["ordered"], "place": "China, CN, country"})
    found = world.practices(per_incident=True)
    assert {(one.setting.of, one.standing) for one in found} == {("incident", "supported"), ("incident", "suggested")}


def test_no_claims_give_no_findings() -> None:
    world = told(MORE["kept"])
    assert practices((), claims=world.claims, reports=world.reports, lineage=world.lineage) == ()


def test_the_order_of_claims_and_incidents_does_not_matter() -> None:
    world = signal_world({"claims": [form for case in CASES[:20] for form in case["claims"]]})
    expected = world.practices()
    names = list(world.claims)
    random.Random(5).shuffle(names)  # noqa: S311
    shuffled = SignalWorld(
        incidents=tuple(reversed(world.incidents)),
        claims={name: world.claims[name] for name in names},
        reports=dict(reversed(list(world.reports.items()))),
        lineage=world.lineage,
        facts=world.facts,
    )
    assert shuffled.practices() == expected
    assert shuffled.forced() == world.forced()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}: {case.get('why', 'signalled')}")
def test_a_copy_of_a_report_raises_no_count(case: dict[str, Any]) -> None:
    copied = {
        **case,
        "claims": [*case["claims"], *({**form, "report": "copy"} for form in case["claims"])],
        "reports": {"copy": {"published": "2024-07-15"}},
        "origins": {"a": "x", "copy": "x"},
        "copies": {"copy": "a"},
    }
    once, twice = signal_world({**case, "origins": {"a": "x"}}).practices(), signal_world(copied).practices()
    wanted = [(one.practice, one.setting.of, one.standing, one.origins, len(one.signals)) for one in once]
    assert [(one.practice, one.setting.of, one.standing, one.origins, len(one.signals)) for one in twice] == wanted


def test_findings_have_a_plain_form_and_never_accuse() -> None:
    for case in CASES:
        for finding in signal_world(case).practices():
            form = plain_form(finding)
            assert form["setting"]["of"] in ("employer", "site", "place", "host")
            for text in (finding.why, finding.ask, *(strain.why for strain in finding.strains)):
                assert "violat" not in text.casefold()
                assert "None" not in text
                assert "Example" not in text
                assert ".." not in text
