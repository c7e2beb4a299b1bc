"""What speaks for and against one incident, level by level (docs/incidents.md)."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

import pytest
from tests.link.worlds import Told, digests, sample, tell, together

from tumen.ledger import Claim, Count, Document, Money, Place, Report, Source, When
from tumen.link.compare import _WORTH_READING, Comparison, comparable, compare, profile
from tumen.link.places import relation
from tumen.link.profiles import spot
from tumen.link.weights import common_hosts, weights

TOWN = Place(name="Hunchun", country="CN", level="city")
HOME = Place(name="North Korea", country="KP", level="country")
STATE = Place(name="Mongolia", country="MN", level="country")
EXACT_400 = Count(low=400, high=400, basis="exact")
AROUND_400 = Count(low=400, high=400, basis="approx")
OVER_400 = Count(low=400, high=None, basis="at_least")
HUNDREDS = Count(low=200, high=999, basis="vague")
OFFICIAL = Source(description="the ministry", type="official")


def made(sentence: str = "x", published: date | None = None, **slots: Any) -> tuple[Report, Claim]:
    """A report of one claim, a hiring in Hunchun where `slots` do not say otherwise."""
    told = Told(sentence=sentence, slots={"kind": "hiring", "place": TOWN, "host": "CN"} | slots)
    report, claims = tell(f"{sentence} {published} {slots}", [told], published=published)
    return report, claims[0]


def compared(one: tuple[Report, Claim], other: tuple[Report, Claim], *, retold: float = 0.0) -> Comparison:
    here, there = (profile(claim, report) for report, claim in (one, other))
    found = compare(here, there, retold=retold)
    back = compare(there, here, retold=retold)
    assert (found.odds, sorted(found.levels)) == (back.odds, sorted(back.levels))
    return found


def days(first: str, last: str | None) -> When:
    return When(start=date.fromisoformat(first), end=date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (AROUND_400, OVER_400, "round_number"),
        (Count(low=6500, high=6500, basis="exact"), Count(low=6500, high=6500, basis="approx"), "odd_number"),
        (Count(low=2, high=2, basis="exact"), Count(low=2, high=2, basis="exact"), "few_people"),
        (HUNDREDS, HUNDREDS, "same_vague"),
        (HUNDREDS, AROUND_400, "compatible_count"),
        (AROUND_400, Count(low=430, high=430, basis="exact"), "near_count"),
        (EXACT_400, Count(low=430, high=430, basis="exact"), "close_count"),
        (EXACT_400, Count(low=450, high=450, basis="exact"), "close_count"),
        (EXACT_400, Count(low=150, high=150, basis="exact"), "other_count"),
        (OVER_400, Count(low=None, high=100, basis="at_most"), "other_count"),
        (OVER_400, Count(low=5000, high=5000, basis="exact"), "any_count"),
        (OVER_400, None, "count_of_one_only"),
    ],
)
def test_counts_agree_by_their_basis(one: Count, other: Count | None, said: str) -> None:
    levels = compared(made("one", count=one), made("other", count=other)).levels
    assert [name for name in levels if "count" in name or "number" in name or name in ("same_vague", "few_people")] == [
        said
    ]


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Hunchun Example Garment Co., Ltd.", "Example Clothing Company", "same_employer"),
        ("Hunchun Example Garment Co., Ltd.", "Hunchun Sample Garment Co., Ltd.", "other_employer"),
        ("Hunchun Garment Co., Ltd.", "Hunchun Clothing Factory", None),
        (None, "Example Clothing Company", None),
    ],
)
def test_firms_are_told_apart_by_their_distinctive_words(one: str | None, other: str, level: str | None) -> None:
    levels = compared(made("one", employer=one), made("other", employer=other)).levels
    assert [name for name in levels if name.endswith("employer")] == ([level] if level else [])


def test_amounts_of_another_currency_or_period_are_other_pay() -> None:
    def pays(**money: Any) -> tuple[Report, Claim]:
        return made(str(money), kind="pay", money=Money(**money))

    def level(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
        return [name for name in compared(pays(**one), pays(**other)).levels if name.endswith("money")]

    month = {"low": 200, "high": 300, "currency": "USD", "per": "month"}
    assert level(month, month) == ["same_money"]
    assert level(month | {"low": 220}, month | {"low": 220}) == ["same_odd_money"]
    assert level(month, month | {"low": 250, "high": 250}) == ["overlapping_money"]
    # they may be one sum
    assert level(month, month | {"currency": "CNY"}) == []
    assert "other_currency" in compared(pays(**month), pays(**month | {"currency": "CNY"})).levels
    assert level(month, {"low": 2000, "high": 2000, "currency": "USD", "per": "year"}) == ["other_money"]
    assert level(month, {"share": 0.8}) == ["other_money"]
    vague = {"low": 200_000_000, "high": 999_000_000, "currency": "USD", "per": "year"}
    assert level(vague, vague) == ["overlapping_money"]


@pytest.mark.parametrize(
    ("kind", "one", "other", "said"),
    [
        ("hiring", days("2020-03-01", "2020-03-02"), days("2020-03-02", "2020-03-02"), "same_days"),
        ("hiring", days("2020-03-01", "2020-03-02"), days("2020-03-04", "2020-03-04"), "near_days"),
        ("hiring", days("2020-03-01", "2020-03-02"), days("2020-03-20", "2020-03-20"), "weeks_between"),
        ("hiring", days("2020-03-01", "2020-03-02"), days("2020-06-20", "2020-06-20"), "far_apart"),
        ("hiring", days("2020-01-01", "2020-12-31"), days("2020-01-01", "2020-12-20"), "same_period"),
        ("hiring", days("2020-01-01", "2020-12-31"), days("2020-03-01", "2020-03-20"), "overlap_days"),
        ("hiring", days("2020-01-01", None), days("2020-03-01", "2020-12-31"), "overlap_long"),
        ("presence", days("2020-03-01", "2020-03-02"), days("2020-03-20", "2020-03-20"), "within_month"),
        ("presence", days("2020-03-01", "2020-03-02"), days("2020-06-20", "2020-06-20"), "standing_far_apart"),
    ],
)
def test_times_lie_to_each_other_by_what_lasts(kind: str, one: When, other: When, said: str) -> None:
    assert said in compared(made("one", kind=kind, time=one), made("other", kind=kind, time=other)).levels


def test_a_states_figure_is_renewed_more_slowly_than_a_towns() -> None:
    def level(where: Place, host: str) -> list[str]:
        slots: dict[str, Any] = {"kind": "presence", "place": where, "host": host}
        one = made("one", **slots, time=days("2020-03-01", "2020-03-01"))
        other = made("other", **slots, time=days("2020-09-01", "2020-09-01"))
        return [name for name in compared(one, other).levels if name.endswith("apart")]

    assert level(STATE, "MN") == ["wide_apart"]
    assert level(TOWN, "CN") == ["standing_far_apart"]


def test_where_a_time_is_missing_the_days_of_telling_speak() -> None:
    event = {"time": days("2020-03-01", "2020-03-01")}

    def levels(published: date | None, **slots: Any) -> tuple[str, ...]:
        return compared(made("one", date(2020, 3, 3), **event), made("other", published, **slots)).levels

    assert "told_within_days" in levels(date(2020, 3, 4))
    assert "told_within_fortnight" in levels(date(2020, 3, 12))
    assert "told_months_apart" in levels(date(2020, 11, 12))
    assert "told_years_apart" in levels(date(2021, 11, 12))
    assert not {name for name in levels(None) if name.startswith("told")}
    assert "before_it_happened" in levels(date(2020, 2, 1))
    # a plan may well be told before
    assert "before_it_happened" not in levels(date(2020, 2, 1), modality="planned")


def test_a_report_of_unknown_day_was_told_near_nothing() -> None:
    told = Told(sentence="other", slots={"kind": "hiring", "place": TOWN, "host": "CN"})
    report, (claim,) = tell("open", [told], written_between=When(start=date(2015, 1, 1), end=None))
    levels = compared(made("one", date(2020, 3, 3), time=days("2020-03-01", "2020-03-01")), (report, claim)).levels
    assert not {name for name in levels if name.startswith("told")}


def test_reports_whose_days_are_open_are_apart_as_far_as_their_bounds_tell() -> None:
    windows = [
        When(start=date(2015, 1, 1), end=None),
        When(start=None, end=date(2010, 1, 1)),
        When(start=date(2014, 12, 1), end=date(2014, 12, 20)),
        When(start=date(2014, 12, 21), end=date(2014, 12, 31)),
    ]
    told = [Told(sentence="other", slots={"kind": "hiring", "place": TOWN, "host": "CN"})]
    made_up = [tell(f"{window}", told, written_between=window) for window in windows]
    since, before, winter, days_later = ((report, claims[0]) for report, claims in made_up)

    def level(one: tuple[Report, Claim], other: tuple[Report, Claim]) -> list[str]:
        return [name for name in compared(one, other).levels if name.startswith("told")]

    assert level(since, before) == level(before, winter) == ["told_years_apart"]
    assert level(since, winter) == []
    assert level(winter, days_later) == ["told_within_days"]


def test_a_shared_state_says_more_where_few_reports_tell_of_it() -> None:
    china = Place(name="China", country="CN", level="country")
    assert common_hosts() >= {"CN", "RU"}
    assert "same_country" in compared(made("one", place=china), made("other", place=china)).levels
    mongolia: dict[str, Any] = {"place": STATE, "host": "MN"}
    assert "same_rare_country" in compared(made("one", **mongolia), made("other", **mongolia)).levels


def test_a_total_of_all_is_none_of_one_state() -> None:
    everywhere: dict[str, Any] = {"kind": "presence", "place": None, "host": None}
    assert "same_world" in compared(made("one", **everywhere), made("other", **everywhere)).levels
    assert "world_and_state" in compared(made("one", **everywhere), made("other", kind="presence")).levels


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Example Special Economic Zone", "Example Separate Economic Zone", "alike_place"),
        ("Example Fish Zone", "Example Timber Zone", None),
        ("Example Economic Zone", "Example Zone", "alike_place"),
        ("Example Hospital", "Sample Hospital", "other_site_name"),
        ("General Hospital", "Sample Hospital", None),
    ],
)
def test_sites_that_the_gazetteer_does_not_know_are_told_by_their_own_words(
    one: str, other: str, said: str | None
) -> None:
    here, there = (Place(name=name, country="CN", level="site") for name in (one, other))
    levels = compared(made("one", place=here), made("other", place=there)).levels
    assert [name for name in levels if "place" in name or "name" in name] == ([said] if said else [])


def test_towns_of_other_names_are_apart_even_where_the_gazetteer_does_not_know_them() -> None:
    first, second, third = (
        Place(name=f"Example {name}", country="CN", level="city") for name in ("1", "2", "1 Old Town")
    )
    assert "other_town_name" in compared(made("one", place=first), made("other", place=second)).levels
    assert "other_town_name" in compared(made("one", place=first), made("other")).levels
    assert "alike_place" in compared(made("one", place=first), made("other", place=third)).levels


def test_a_site_named_after_its_town_lies_in_it() -> None:
    station = Place(name="Hunchun Railway Station", country="CN", level="site")
    assert "within_place" in compared(made("one", place=station), made("other")).levels


def test_what_fled_is_told_by_where_it_fled_from() -> None:
    seoul = Place(name="South Korea", country="KR", level="country")
    flight: dict[str, Any] = {"kind": "movement", "origin": TOWN, "destination": seoul, "place": None}
    passing = flight | {"destination": None}
    assert "same_city" in compared(made("one", **flight), made("other", **passing)).levels


def beside(*told: Told) -> Comparison:
    report, claims = tell("one report", list(told), gap=" ", published=date(2020, 3, 3))
    here, there = (profile(claim, report) for claim in claims)
    return compare(here, there, retold=0.0)


def test_two_claims_of_one_report_are_two_unless_it_sets_them_beside_each_other() -> None:
    stock: dict[str, Any] = {"kind": "presence", "place": TOWN, "host": "CN", "time": days("2020-03-03", "2020-03-03")}
    one = Told(sentence="About 400, he says.", slots=stock | {"count": AROUND_400})
    other = {"count": Count(low=420, high=420, basis="exact")}
    assert "same_report" in beside(one, Told(sentence="No, 420.", slots=stock | other)).levels
    assert "two_sources" in beside(one, Told(sentence="No, 420.", slots=stock | other | {"source": OFFICIAL})).levels
    apart = {"source": OFFICIAL, "place": Place(name="Helong", country="CN", level="city")}
    assert "same_report" in beside(one, Told(sentence="No, 420.", slots=stock | other | apart)).levels
    uncounted = {"source": OFFICIAL}
    assert "same_report" in beside(one, Told(sentence="Many.", slots=stock | uncounted)).levels


def test_a_denial_stands_beside_what_it_denies_and_not_beside_what_was_before() -> None:
    arrival: dict[str, Any] = {
        "kind": "movement",
        "direction": "out",
        "origin": HOME,
        "destination": TOWN,
        "host": "CN",
    }
    denied = Told(sentence="Nobody came.", slots=arrival | {"modality": "denied", "source": OFFICIAL})
    assert "denial_beside" in beside(Told(sentence="They came.", slots=arrival), denied).levels
    stock: dict[str, Any] = {"kind": "presence", "place": TOWN, "host": "CN"}
    none_now = {"modality": "denied", "source": OFFICIAL, "time": days("2020-03-03", "2020-03-03")}
    before = Told(sentence="400 lived there.", slots=stock | {"time": days("2019-03-03", "2019-03-03")})
    now = Told(sentence="400 live there.", slots=stock | {"time": days("2020-03-03", "2020-03-03")})
    assert "same_report" in beside(before, Told(sentence="None is left.", slots=stock | none_now)).levels
    assert "denial_beside" in beside(now, Told(sentence="None is left.", slots=stock | none_now)).levels


def test_one_sum_in_two_currencies_is_one_and_two_sums_are_two() -> None:
    def pays(sentence: str, low: float, currency: str | None) -> Told:
        money = Money(low=low, high=low, currency=currency, per="month")
        return Told(sentence=sentence, slots={"kind": "pay", "place": TOWN, "host": "CN", "money": money})

    yuan = pays("They get 2,200 yuan,", 2200, "CNY")
    assert beside(yuan, pays("308 dollars.", 308, "USD")).odds > 0
    assert beside(yuan, pays("of which 200 yuan are theirs.", 200, "CNY")).odds < 0
    assert beside(yuan, pays("308 of something.", 308, None)).odds < 0
    far = pays("In another place and after many more words, all told, it comes to 308 dollars.", 308, "USD")
    between = "There the text goes on about the weather."
    report, claims = tell("far", [yuan, Told(sentence=between, slots={"kind": "order"}), far], gap=" ")
    here, there = profile(claims[0], report), profile(claims[2], report)
    assert compare(here, there, retold=0.0).odds < 0


def test_the_same_number_of_the_same_institution_is_one_figure() -> None:
    panel = Source(description="UN Panel of Experts", type="un")
    slots: dict[str, Any] = {"kind": "presence", "place": None, "host": None, "source": panel}
    number = Count(low=100_000, high=100_000, basis="approx")
    levels = compared(made("one", **slots, count=number), made("other", **slots, count=number)).levels
    assert {"same_speaker", "same_figure"} <= set(levels)
    levels = compared(made("one", **slots, count=number), made("other", **slots)).levels
    assert "same_speaker" in levels
    assert "same_figure" not in levels


def test_open_values_say_nothing() -> None:
    one, other = made("one", sector="other", sex="mixed"), made("other", sector="other", sex="female")
    assert not {name for name in compared(one, other).levels if name.endswith(("sector", "sex"))}
    death: dict[str, Any] = {"kind": "condition", "indicator": "other"}
    assert not {name for name in compared(made("one", **death), made("other", **death)).levels if "indicator" in name}


def test_papers_are_told_apart_by_kind_and_span() -> None:
    def holds(kind: Any, span: tuple[int | None, int | None] | None) -> tuple[Report, Claim]:
        return made(f"{kind} {span}", kind="paper", document=Document(type=kind, validity_days=span))

    levels = compared(holds("border_pass", (180, 365)), holds("other", (180, 365))).levels
    assert [name for name in levels if "document" in name or "validity" in name] == ["same_validity"]
    levels = compared(holds("border_pass", (30, 30)), holds("tourist_visa", (180, 365))).levels
    assert [name for name in levels if "document" in name or "validity" in name] == ["other_document", "other_validity"]


def test_denials_plans_and_possibilities_agree_with_their_like() -> None:
    for modality in ("denied", "planned", "possible"):
        assert f"both_{modality}" in compared(made("a", modality=modality), made("b", modality=modality)).levels
    assert "other_modality" in compared(made("a", modality="planned"), made("b")).levels
    assert "denied_in_one" in compared(made("a", modality="denied"), made("b")).levels


def test_a_denial_that_names_no_number_is_not_held_against_it() -> None:
    assert "count_of_one_only" in compared(made("a", count=EXACT_400), made("b")).levels
    assert "count_of_one_only" not in compared(made("a", count=EXACT_400), made("b", modality="denied")).levels


def test_a_stock_seen_again_within_a_month_is_one_and_that_of_a_trade_may_be_a_part() -> None:
    def seen(day: str, **slots: Any) -> tuple[Report, Claim]:
        return made(f"{day} {slots}", kind="presence", time=days(day, day), **slots)

    assert "seen_again" in compared(seen("2020-03-01"), seen("2020-03-20")).levels
    assert "seen_again" not in compared(seen("2020-03-01"), seen("2020-05-20")).levels
    assert "narrower" in compared(seen("2020-03-01"), seen("2020-03-20", sector="garment")).levels
    other_town = Place(name="Helong", country="CN", level="city")
    assert "seen_again" not in compared(seen("2020-03-01"), seen("2020-03-20", place=other_town)).levels
    all_year = made("year", kind="presence", time=days("2020-01-01", "2020-12-31"))
    assert "seen_again" not in compared(seen("2020-03-01"), all_year).levels


def test_a_retelling_weighs_by_its_probability_and_comes_with_its_reason() -> None:
    one, other = made("one"), made("other")
    plain, retold = compared(one, other), compared(one, other, retold=0.8)
    assert retold.odds == pytest.approx(plain.odds + 0.8 * weights("incident")["retold"])
    assert "one report retells the other, and this claim answers to that one" in retold.said()


def test_words_that_are_not_looked_at_could_not_have_joined_anything() -> None:
    table = weights("incident")
    assert table["cohesion"] - table["same_words"] >= _WORTH_READING


def test_every_level_of_real_claims_has_its_weight_and_places_lie_as_on_the_tree() -> None:
    world = together(sample(), digests())
    reports = {report.id: report for report in world.reports.values()}
    profiles = [profile(claim, reports[claim.report]) for claim in list(world.claims.values())[::6]]
    for here, there in combinations(profiles, 2):
        if comparable(here.claim, there.claim):
            assert set(compare(here, there, retold=0.0).levels) <= weights("incident").keys()
    places = {spot(place): place for claim in world.claims.values() if (place := claim.place) is not None}
    for (one, inner), (other, outer) in combinations(places.items(), 2):
        if one.known and other.known and inner.country == outer.country and "country" not in (one.level, other.level):
            slots = (made("one", place=inner, host=inner.country), made("other", place=outer, host=inner.country))
            expected = {"within": "within_place", "apart": "apart_place", "same": f"same_{one.level}"}
            assert expected[relation(inner, outer)] in compared(*slots).levels, (inner.name, outer.name)
