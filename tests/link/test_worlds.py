"""Linking on small made-up worlds, one rule each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.link.worlds import Told, tell

from tumen.errors import InvalidValue
from tumen.ledger import Claim, Count, Incident, Lineage, Place, Report, Source, When, decide, effective
from tumen.link import Linked, link

TOWN = Place(name="Hunchun", country="CN", level="city")
FAR = Place(name="Dandong", country="CN", level="city")
RESIDENT = Source(description="a resident of the town", type="local")
AUTHOR = Source(description="the report itself", type="author")
STATEMENT = Source(description="Polish foreign ministry", type="official")
DAY = date(2021, 5, 3)


def count(number: int, basis: str = "exact") -> Count:
    return Count(low=number, high=number, basis=basis)  # type: ignore[arg-type]


def arrival(
    words: str = "One hundred and sixty women crossed the bridge at dawn and were counted twice", **slots: Any
) -> Told:
    """A movement of 160 to the town on the day, other slots as given."""
    said = {
        "kind": "movement",
        "direction": "out",
        "destination": TOWN,
        "host": "CN",
        "count": count(160),
        "time": When(start=DAY, end=DAY),
        "source": RESIDENT,
    }
    return Told(sentence=words, slots=said | slots)


def linked(*told: tuple[Report, tuple[Claim, ...]], decisions: tuple[tuple[str, str, str], ...] = ()) -> Linked:
    journal: list[Any] = []
    for action, target, other in decisions:
        previous = journal[-1] if journal else None
        journal.append(
            decide(
                after=previous, at="2026-01-01T00:00:00Z", by="A", action=action, target=target, other=other, why="w"
            )
        )
    return link([report for report, _ in told], effective([claim for _, claims in told for claim in claims], journal))


def only(result: Linked) -> Incident:
    assert len(result.incidents) == 1, [incident.claims for incident in result.incidents]
    return result.incidents[0]


def keys(result: Linked, claim: Claim) -> list[str]:
    return [origin.key for origin in result.lineage.origins[claim.id]]


def test_two_outlets_with_people_of_their_own_corroborate() -> None:
    one = tell("a", [arrival()], publisher="Radio Free Asia", published=DAY)
    other = tell("b", [arrival("From the hill we saw 160 of them walk in")], publisher="Daily NK", published=DAY)
    incident = only(linked(one, other))
    assert (incident.support, incident.status) == (2, "corroborated")


def test_two_reports_of_one_outlet_are_one_origin() -> None:
    one = tell("a", [arrival()], publisher="Radio Free Asia", published=DAY)
    other = tell("b", [arrival("From the hill we saw 160 of them walk in")], publisher="RFA", published=DAY)
    incident = only(linked(one, other))
    assert (incident.support, incident.status) == (1, "single_origin")


def test_two_outlets_that_quote_one_statement_share_its_origin() -> None:
    one = tell("a", [arrival(source=STATEMENT)], publisher="Radio Free Asia", published=DAY)
    said = Source(description="Poland's foreign minister", type="official")
    other = tell("b", [arrival("The minister spoke of 160 people", source=said)], publisher="Daily NK", published=DAY)
    result = linked(one, other)
    assert keys(result, one[1][0]) == keys(result, other[1][0]) == ["institution:pl-foreign-ministry"]
    assert only(result).support == 1


def test_what_is_told_to_another_outlet_goes_back_to_it() -> None:
    told = Source(description="a resident, to Radio Free Asia", type="local")
    one = tell("a", [arrival(source=told)], publisher="Daily NK", published=DAY)
    result = linked(one)
    assert keys(result, one[1][0]) == ["outlet:radio-free-asia"]
    (origin,) = result.lineage.origins[one[1][0].id]
    assert (origin.name, origin.report, origin.human) == ("Radio Free Asia", None, "a resident, to Radio Free Asia")


def test_of_several_named_outlets_the_one_named_last_before_the_quote_is_owed_the_claim() -> None:
    intro = Told(sentence="This page sums up what Yonhap and others wrote of the spring", slots={"kind": "order"})
    one = tell(
        "a",
        [intro, arrival("Reuters put the number at 160 that morning", source=AUTHOR)],
        publisher="Example Gazette",
        upstream=("Reuters", "Yonhap"),
    )
    result = linked(one)
    assert keys(result, one[1][1]) == ["outlet:reuters"]


def test_where_no_named_outlet_can_be_told_the_origin_is_unknown() -> None:
    one = tell("a", [arrival(source=AUTHOR)], publisher="Example Gazette", upstream=("Reuters", "Yonhap"))
    result = linked(one)
    assert keys(result, one[1][0]) == []
    assert only(result).status == "unknown_origin"


def test_unnamed_reports_are_an_unknown_origin() -> None:
    media = Source(description="reports", type="media")
    one = tell("a", [arrival(source=media)], publisher="Daily NK", published=DAY)
    assert keys(linked(one), one[1][0]) == []


def test_a_report_without_publisher_but_with_a_source_is_a_root_of_its_own() -> None:
    report, (claim,) = tell("a", [arrival()])
    assert keys(linked((report, (claim,))), claim) == [f"report:{report.id}"]


def test_nobody_in_particular_saying_it_in_their_own_voice_is_an_unknown_origin() -> None:
    for publisher in (None, "Example Gazette"):
        one = tell("a", [arrival(source=AUTHOR)], publisher=publisher)
        assert keys(linked(one), one[1][0]) == []
    known = tell("a", [arrival(source=AUTHOR)], publisher="Reuters")
    assert keys(linked(known), known[1][0]) == ["outlet:reuters"]


def test_a_later_copy_elsewhere_goes_back_where_its_original_goes_back() -> None:
    one = tell("a", [arrival()], publisher="Daily NK", published=DAY)
    copy = tell("b", [arrival()], publisher="Example Gazette", published=date(2021, 5, 9))
    result = linked(one, copy)
    assert keys(result, copy[1][0]) == ["outlet:daily-nk"]
    (edge,) = result.lineage.retellings
    assert (edge.report, edge.of, edge.probability > 0.9, len(edge.passages)) == (copy[0].id, one[0].id, True, 1)
    assert only(result).support == 1


def test_an_excerpt_of_a_long_report_is_found_to_be_a_copy() -> None:
    others = [
        Told(sentence=" ".join(f"w{number}x{word}" for word in range(20)), slots={"kind": "order"})
        for number in range(60)
    ]
    told = arrival("Women crossed the bridge at dawn and were counted twice by the guards and the baker", count=None)
    one = tell("a", [*others, told], publisher="Daily NK", published=DAY)
    excerpt = tell("b", [told], publisher="Example Gazette", published=date(2021, 5, 4))
    result = linked(one, excerpt)
    assert keys(result, excerpt[1][0]) == ["outlet:daily-nk"]
    assert [(edge.report, edge.of) for edge in result.lineage.retellings] == [(excerpt[0].id, one[0].id)]


def test_an_undated_copy_does_not_free_its_original_of_what_that_retells() -> None:
    first = tell("a", [arrival("They counted 163 on the bridge", count=count(163), source=AUTHOR)], published=DAY)
    rewrite = arrival("A report says that in the end 163 of them went over the bridge", count=count(163), source=AUTHOR)
    stay = Told(
        sentence="They are said to live in a house behind the mill and to sew for ten hours",
        slots={"kind": "presence", "place": FAR, "host": "CN", "count": count(237), "source": RESIDENT},
    )
    later = tell("b", [stay, rewrite], publisher="Example Gazette", published=date(2021, 5, 9))
    copy = tell("c", [stay, rewrite], publisher="Example Courier")
    before, after = linked(first, later), linked(first, later, copy)
    assert keys(before, later[1][0]) == keys(after, later[1][0]) == keys(after, copy[1][0]) == []
    edges = {(edge.report, edge.of) for edge in after.lineage.retellings}
    assert edges == {(later[0].id, first[0].id), (copy[0].id, later[0].id)}


def test_two_claims_of_one_report_stay_two_things_where_each_has_its_own_excerpt() -> None:
    first = arrival("Women crossed the bridge at dawn and were counted twice by the guards", count=None)
    second = arrival("The next bus carried many of them over and was seen by the same baker", count=None)
    early = [
        tell("a", [first], publisher="Reuters", published=DAY),
        tell("b", [second], publisher="RFA", published=DAY),
    ]
    both = tell("c", [first, second], publisher="Example Gazette", published=date(2021, 5, 4))
    assert len(linked(*early).incidents) == 1
    result = linked(*early, both)
    where = {name: incident.id for incident in result.incidents for name in incident.claims}
    assert len({where[claim.id] for claim in both[1]}) == 2


def test_a_rewrite_without_source_is_of_unknown_origin_and_shows_what_drifted() -> None:
    facts = [
        arrival("The foreman signed for 160 of them", kind="hiring", direction=None, destination=None, place=TOWN),
        arrival("Another 230 came by the second ferry", count=count(230)),
    ]
    one = tell("a", facts, publisher="Daily NK", published=DAY)
    loose = {"time": None, "source": AUTHOR}
    rewrite = tell("b", [arrival("So 160 were shipped", **loose), arrival("And 230", count=count(230), **loose)])
    result = linked(one, rewrite)
    (edge,) = result.lineage.retellings
    assert edge.probability >= 0.5
    drifted = {(drift.slot, drift.was, drift.became) for drift in edge.drifts if isinstance(drift.was, str)}
    assert ("kind", "hiring", "movement") in drifted
    assert {drift.slot for drift in edge.drifts} >= {"kind", "time", "source"}
    assert [keys(result, claim) for claim in rewrite[1]] == [[], []]


def test_a_report_is_no_retelling_of_a_later_one() -> None:
    facts = [arrival("So 163 were shipped", source=AUTHOR, count=count(163)), arrival("And 237", count=count(237))]
    early = tell("a", facts, published=date(2021, 5, 4))
    late = tell("b", facts[::-1], publisher="Daily NK", published=date(2021, 5, 20))
    assert {(edge.report, edge.of) for edge in linked(early, late).lineage.retellings} <= {(late[0].id, early[0].id)}


def test_an_outlet_without_a_report_in_the_case_is_a_root() -> None:
    one = tell("a", [arrival()], publisher="Daily NK", upstream=("Asahi Shimbun", "UN Panel of Experts"))
    roots = [(edge.of, edge.outlet) for edge in linked(one).lineage.retellings]
    assert roots == [(None, "Asahi Shimbun"), (None, "UN Panel of Experts on North Korea")]


def test_a_family_is_named_after_its_root() -> None:
    one = tell("a", [arrival()], publisher="Daily NK", published=DAY)
    copy = tell("b", [arrival()], publisher="Example Gazette", published=date(2021, 6, 1))
    families = linked(one, copy).lineage.families
    assert set(families.values()) == {f"daily-nk-2021-05-{one[0].id[:6]}"}


def test_a_denial_and_an_assertion_contest_each_other() -> None:
    one = tell("a", [arrival()], publisher="Radio Free Asia", published=DAY)
    denied = arrival("No such crossing of 160 took place", modality="denied", source=STATEMENT)
    other = tell("b", [denied], publisher="Daily NK", published=DAY)
    incident = only(linked(one, other))
    assert (incident.support, incident.status) == (1, "contested")
    assert [found.slot for found in incident.contradictions] == ["denial"]


def test_what_is_only_denied_is_denied() -> None:
    one = tell("a", [arrival(modality="denied")], publisher="Radio Free Asia", published=DAY)
    incident = only(linked(one))
    assert (incident.support, incident.status) == (0, "denied")


def test_counts_that_exclude_each_other_stay_side_by_side() -> None:
    one = tell("a", [arrival()], publisher="Radio Free Asia", published=DAY)
    other = tell("b", [arrival("The guard says 900", count=count(900))], publisher="Daily NK", published=DAY)
    apart = linked(one, other)
    assert len(apart.incidents) == 2
    same = only(linked(one, other, decisions=(("same", one[1][0].id, other[1][0].id),)))
    assert same.status == "contested"
    assert same.contradictions[0].why == "160 people and 900 people cannot both be true of the same people."
    assert [entry.value["low"] for entry in same.values if entry.slot == "count"] == [160, 900]
    assert same.reasons[0] == "a person said that they are the same"


def test_people_keep_apart_what_the_weights_would_join() -> None:
    one = tell("a", [arrival()], publisher="Radio Free Asia", published=DAY)
    copy = tell("b", [arrival()], publisher="Example Gazette", published=date(2021, 5, 9))
    result = linked(one, copy, decisions=(("not-same", one[1][0].id, copy[1][0].id),))
    assert len(result.incidents) == 2


@pytest.mark.parametrize(
    "slots",
    [
        {"direction": "return", "origin": TOWN, "destination": None},
        {"destination": FAR},
        {"time": When(start=date(2021, 9, 3), end=date(2021, 9, 3))},
        {"count": count(700)},
        {"sex": "male"},
        {},
    ],
    ids=["direction", "place", "time", "count", "sex", "nothing differs"],
)
def test_one_slot_that_cannot_agree_keeps_two_events_apart(slots: dict[str, Any]) -> None:
    one = tell("a", [arrival(sex="female", count=count(200))], publisher="Radio Free Asia", published=DAY)
    told = {"sex": "female", "count": count(200)} | slots
    other = tell("b", [arrival("They came in lorries", **told)], publisher="Daily NK", published=date(2021, 9, 5))
    assert len(linked(one, other).incidents) == (2 if slots else 1)


def test_firms_of_one_town_and_trade_are_not_one_employer() -> None:
    def hiring(words: str, employer: str) -> Told:
        slots = {"kind": "hiring", "place": TOWN, "host": "CN", "sector": "garment", "count": count(200)}
        return Told(sentence=words, slots=slots | {"employer": employer, "source": RESIDENT})

    one = tell("a", [hiring("They sew at the first", "Hunchun Example Garment Co., Ltd.")], publisher="Reuters")
    other = tell("b", [hiring("They sew at the second", "Hunchun Sample Garment Co., Ltd.")], publisher="Yonhap")
    renamed = tell("c", [hiring("They sew there", "Example Clothing Company")], publisher="Daily NK")
    groups = {frozenset(incident.claims) for incident in linked(one, other, renamed).incidents}
    assert groups == {frozenset({one[1][0].id, renamed[1][0].id}), frozenset({other[1][0].id})}


def test_a_stock_seen_again_a_year_later_is_another_situation() -> None:
    def stock(words: str, day: date) -> Told:
        slots = {"kind": "presence", "place": TOWN, "host": "CN", "count": count(2000, "approx")}
        return Told(sentence=words, slots=slots | {"time": When(start=day, end=day), "source": RESIDENT})

    one = tell("a", [stock("There are 2,000 in town", DAY)], publisher="Reuters", published=DAY)
    later = date(2022, 6, 1)
    other = tell("b", [stock("Two thousand live there", later)], publisher="Yonhap", published=later)
    assert len(linked(one, other).incidents) == 2


def test_a_part_stays_out_of_its_whole_even_where_a_third_claim_fits_both() -> None:
    part = arrival("And the same 160 went on to the mill", sex="female")
    one = tell("a", [arrival(sex="female"), Told(sentence=part.sentence, slots=part.slots, part_of=0)], published=DAY)
    other = tell("b", [arrival("They say it was 160", sex="female")], publisher="Daily NK", published=DAY)
    where = {name: incident for incident in linked(one, other).incidents for name in incident.claims}
    whole, part_claim = one[1]
    assert where[whole.id].id != where[part_claim.id].id
    assert [(entry.claim, entry.of) for entry in where[whole.id].parts] == [(part_claim.id, whole.id)]
    assert where[whole.id].parts == where[part_claim.id].parts


def test_two_claims_of_one_report_are_two_things() -> None:
    one = tell("a", [arrival(), arrival("The next bus carried 160 as well")], publisher="Daily NK", published=DAY)
    assert len(linked(one).incidents) == 2


def test_a_claim_without_its_report_is_refused() -> None:
    _, claims = tell("a", [arrival()])
    with pytest.raises(InvalidValue, match=r"its report .* is not given; link both together"):
        link([], effective(claims, ()))


def test_an_empty_case_links_to_nothing() -> None:
    found = linked()
    assert (found.lineage, found.incidents) == (Lineage(), ())
