"""What is evidence that one report retells another, one rule each, with what only looks like it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.link.worlds import Told, tell

from tumen.ledger import Claim, Count, Money, Place, Report, Retelling, Source, When, effective
from tumen.link import Linked, link
from tumen.link.weights import weights

TOWN = Place(name="Hunchun", country="CN", level="city")
FAR = Place(name="Dandong", country="CN", level="city")
CHINA = Place(name="China", country="CN", level="country")
BAKER = Source(description="a baker beside the gate", type="local")
PLAIN = Source(description="a source", type="local")
PANEL = Source(description="UN Panel of Experts", type="un")
DAY, NEXT = date(2021, 5, 3), date(2021, 5, 5)
Tale = tuple[Report, tuple[Claim, ...]]


def people(number: int, basis: str = "exact") -> Count:
    return Count(low=number, high=number, basis=basis)  # type: ignore[arg-type]


def said(words: str, kind: str = "presence", **slots: Any) -> Told:
    base: dict[str, Any] = {"kind": kind, "host": "CN", "source": BAKER}
    base |= {"direction": "out", "destination": TOWN} if kind == "movement" else {"place": TOWN}
    return Told(sentence=words, slots=base | slots)


FACTS = (
    said("They came in three long coaches at dawn", "movement", count=people(163), time=When(start=DAY, end=DAY)),
    said("The mill gave benches to most", "hiring", count=people(120)),
    said("Each gets a sum at the end", "pay", money=Money(low=1850, high=1850, currency="CNY", per="month")),
    said("Some are housed in the old school", "presence", count=people(47)),
)
AGAIN = (
    said(
        "At first light three vehicles brought the women", "movement", count=people(163), time=When(start=DAY, end=DAY)
    ),
    said("Benches were found for a good many of them", "hiring", count=people(120)),
    said("What they make in four weeks is known", "pay", money=Money(low=1850, high=1850, currency="CNY", per="month")),
    said("A former school serves as a home for others", "presence", count=people(47)),
)


def linked(*told: Tale) -> Linked:
    return link([report for report, _ in told], effective([claim for _, claims in told for claim in claims], ()))


def edges(result: Linked) -> list[Retelling]:
    return [edge for edge in result.lineage.retellings if edge.of is not None]


def only(result: Linked, here: Tale, there: Tale) -> Retelling:
    (edge,) = edges(result)
    assert (edge.report, edge.of) == (here[0].id, there[0].id)
    return edge


def keys(result: Linked, claim: Claim) -> list[str]:
    return [origin.key for origin in result.lineage.origins[claim.id]]


def first(**about: Any) -> Tale:
    return tell("a", FACTS, publisher="Example Daily 1", published=DAY, **about)


def sourced(told: tuple[Told, ...], source: Source) -> list[Told]:
    return [replace(entry, slots=dict(entry.slots) | {"source": source}) for entry in told]


def test_a_link_to_its_address_shows_a_retelling() -> None:
    one = first(url="https://www.example-daily.example/2021/05/coaches?utm_source=mail")
    told = [AGAIN[1], said("More at http://example-daily.example/2021/05/coaches.", "order")]
    other = tell("b", told, publisher="Example Portal", published=NEXT)
    edge = only(linked(one, other), other, one)
    assert edge.probability >= 0.9
    assert "links to example-daily.example/2021/05/coaches" in edge.evidence


def test_a_link_to_another_page_of_that_site_shows_nothing() -> None:
    one = first(url="https://www.example-daily.example/2021/05/coaches")
    told = [
        said("Nobody came this year", count=None, place=FAR),
        said("See https://example-daily.example/weather", "order"),
    ]
    assert edges(linked(one, tell("b", told, publisher="Example Portal", published=NEXT))) == []


def test_a_link_to_the_site_of_a_known_outlet_names_a_root_with_a_lower_probability() -> None:
    told = [said("It was 163, see https://www.yna.co.kr/view/1 and https://en.yna.co.kr/view/2", count=people(163))]
    result = linked(tell("b", told, publisher="Example Portal", published=NEXT))
    (root,) = result.lineage.retellings
    assert (root.of, root.outlet) == (None, "Yonhap")
    assert 0.5 <= root.probability < 0.9
    assert root.evidence == ("links to the site of Yonhap",)


def test_an_outlet_that_no_table_knows_is_credited_by_its_name() -> None:
    source = Source(description="a baker, to Example Daily 1", type="local")
    other = tell("b", sourced(AGAIN, source), publisher="Example Portal", published=NEXT, upstream=("Example Daily 1",))
    alone = linked(other)
    assert {key for claim in other[1] for key in keys(alone, claim)} == {"outlet:example-daily-1"}
    one = first()
    result = linked(one, other)
    assert only(result, other, one).probability >= 0.95
    assert {key for claim in other[1] for key in keys(result, claim)} == {"outlet:example-daily-1"}
    assert {incident.support for incident in result.incidents} == {1}


def test_many_facts_in_the_same_order_from_the_same_people_are_a_retelling_of_unknown_origin() -> None:
    one, other = first(), tell("b", AGAIN, publisher="Example Portal", published=NEXT)
    result = linked(one, other)
    edge = only(result, other, one)
    assert edge.probability >= 0.9
    assert edge.passages == ()
    assert "people described in the same words tell it" in edge.evidence
    assert all(keys(result, claim) == [] for claim in other[1])


def test_a_translation_is_found_though_it_shares_no_word() -> None:
    told = [replace(entry, sentence=" ".join(word[::-1] for word in entry.sentence.split())) for entry in AGAIN]
    told = sourced(tuple(told), Source(description="빵집 주인", type="local"))
    one = first(language="en")
    other = tell("b", told, publisher="Example Portal", published=NEXT, language="ko")
    assert only(linked(one, other), other, one).probability >= 0.9


def test_two_who_saw_one_event_are_independent() -> None:
    driver = Source(description="the driver of a milk cart", type="local")
    own = [
        said("We counted the lot ourselves", "movement", count=people(163), time=When(start=DAY, end=DAY)),
        said("Doors are locked at nine", "condition", indicator="isolation"),
        said("An agent asks for passports", "condition", indicator="retention_of_identity_documents"),
        said("Papers say student", "paper"),
    ]
    one, other = first(), tell("b", sourced(tuple(own), driver), publisher="Example Courier 2", published=NEXT)
    result = linked(one, other)
    assert edges(result) == []
    arrival = next(incident for incident in result.incidents if one[1][0].id in incident.claims)
    assert (len(arrival.claims), arrival.support) == (2, 2)


def test_what_many_give_for_a_whole_state_is_no_evidence() -> None:
    total: dict[str, Any] = {"place": CHINA, "count": people(50_000), "source": PLAIN}
    one = tell("a", [said("Fifty thousand work there", **total)], publisher="Yonhap", published=DAY)
    told = [said("As many as 50,000, it is thought", **total), FACTS[1]]
    other = tell("b", told, publisher="Example Portal", published=NEXT, upstream=("Yonhap",))
    assert all(edge.probability < 0.5 for edge in edges(linked(one, other)))


def test_a_small_count_is_no_evidence() -> None:
    one = tell("a", [said("Three died", "condition", count=people(3))], publisher="Yonhap", published=DAY)
    told = [said("The three were cooks", "condition", count=people(3))]
    other = tell("b", told, published=NEXT, publisher="Example Wire 1")
    assert all(edge.probability < 0.5 for edge in edges(linked(one, other)))


def test_background_that_both_quote_word_for_word_is_no_copying() -> None:
    law = "Resolution 2397 told all states to send workers from the North home by the end of the year 2019"
    one = tell("a", [FACTS[0], said(law, "order")], publisher="Example Daily 1", published=DAY)
    claims = tuple(claim for claim in one[1] if claim.kind != "order")
    scenery = [said(" ".join(f"w{line}x{word}" for word in range(20)), "order") for line in range(3)]
    told = [said("Nothing moved at all", place=FAR), said(law, "order"), *scenery]
    other = tell("b", told, publisher="Example Portal", published=NEXT)
    result = linked((one[0], claims), (other[0], other[1][:1]))
    assert all(edge.probability < 0.9 for edge in edges(result))
    assert keys(result, other[1][0]) != keys(result, claims[0])


def test_of_two_reports_of_an_outlet_only_the_one_with_its_facts_is_retold() -> None:
    one = first()
    same_town = [said("The market is open", count=people(400)), said("Some went home", "movement", count=people(90))]
    older = tell("c", same_town, publisher="Example Daily 1", published=DAY)
    other = tell("b", AGAIN, publisher="Example Portal", published=NEXT, upstream=("Example Daily 1",))
    only(linked(one, older, other), other, one)


def test_a_report_that_puts_two_together_retells_both() -> None:
    one = first()
    second = [
        said("Guards took them off", "enforcement", place=FAR, count=people(58)),
        said("Rooms hold many", place=FAR, count=people(730)),
    ]
    two = tell("c", second, publisher="Example Wire 2", published=DAY)
    both = [*AGAIN, *(replace(entry, sentence=f"{entry.sentence} as we read") for entry in second)]
    other = tell("b", both, publisher="Example Portal", published=NEXT, upstream=("Example Daily 1", "Example Wire 2"))
    result = linked(one, two, other)
    assert {(edge.report, edge.of) for edge in edges(result)} == {(other[0].id, one[0].id), (other[0].id, two[0].id)}
    families = result.lineage.families
    assert families[other[0].id] == families[one[0].id] != families[two[0].id]


def test_residents_and_the_panel_who_both_say_it_are_two_origins() -> None:
    source = Source(description="residents of the town and the UN Panel of Experts", type="un")
    one = tell(
        "a", [said("There are 163 of them", count=people(163), source=source)], publisher="Daily NK", published=DAY
    )
    result = linked(one)
    assert keys(result, one[1][0]) == ["document:un-panel-of-experts", "outlet:daily-nk"]
    assert result.incidents[0].support == 2


@pytest.mark.parametrize(
    "description", ["UN Panel of Experts", "UN Panel of Experts and its report on trade and finance"]
)
def test_one_speaker_whose_name_holds_an_and_is_one_origin(description: str) -> None:
    source = Source(description=description, type="un")
    one = tell("a", [said("There are 163", count=people(163), source=source)], publisher="Daily NK", published=DAY)
    assert keys(linked(one), one[1][0]) == ["document:un-panel-of-experts"]


def test_an_outlet_told_by_one_that_itself_took_it_unsaid_has_no_known_origin() -> None:
    one = first()
    silent = tell("b", AGAIN, publisher="Example Portal", published=NEXT)
    source = Source(description="a baker, to Example Portal", type="local")
    third = [replace(entry, sentence=f"{entry.sentence}, it is said there") for entry in sourced(AGAIN, source)]
    last = tell("c", third, publisher="Example Mirror", published=date(2021, 5, 8), upstream=("Example Portal",))
    result = linked(one, silent, last)
    assert all(keys(result, claim) == [] for claim in last[1])
    assert {incident.support for incident in result.incidents} == {1}


@pytest.mark.parametrize(
    ("at", "changed", "slot"),
    [
        (0, {"time": None}, "time"),
        (1, {"count": Count(low=120, high=None, basis="at_least")}, "count"),
        (1, {"count": people(200)}, "count"),
        (3, {"place": Place(name="Jilin", country="CN", level="province")}, "where"),
        (3, {"place": FAR}, "where"),
        (1, {"kind": "presence"}, "kind"),
    ],
)
def test_each_slot_that_drifted_is_shown_with_what_it_was(at: int, changed: dict[str, Any], slot: str) -> None:
    told = list(AGAIN)
    told[at] = replace(told[at], slots=dict(told[at].slots) | changed)
    one = first()
    other = tell("b", told, publisher="Example Portal", published=NEXT, upstream=("Example Daily 1",))
    drifts = [drift for drift in only(linked(one, other), other, one).drifts if drift.slot != "source"]
    assert [(drift.slot, drift.before, drift.after) for drift in drifts] == [(slot, one[1][at].id, other[1][at].id)]


def test_a_third_report_of_the_same_outlet_does_not_turn_an_edge() -> None:
    one = tell("a", FACTS[:2], publisher="Example Wire 1")
    other = tell("b", AGAIN[:2], publisher="Example Wire 2")
    alone = {(edge.report, edge.of) for edge in edges(linked(one, other))}
    more = [tell(f"x{n}", [said(f"Word {n}", place=FAR)], publisher="Example Wire 2") for n in range(3)]
    assert {(edge.report, edge.of) for edge in edges(linked(one, other, *more))} == alone


def test_the_page_on_lineage_names_every_weight_and_the_code_uses_it() -> None:
    root = Path(__file__).parents[2]
    page = (root / "docs" / "lineage.md").read_text(encoding="utf-8")
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "src/tumen/link").glob("*.py")))
    names = set(weights("lineage"))
    assert {name for name in names if f"`{name}`" not in page} == set()
    assert {name for name in names if f'"{name}"' not in code} == set()
