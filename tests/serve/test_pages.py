"""What the pages say, as values."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from handmade import (
    AIRED,
    ARRIVAL,
    ATTACK,
    CASE,
    COPY,
    FACTORY,
    HIRED,
    PLANT,
    RADIO,
    RETOLD,
    SECRET,
    SENT,
    WIRE,
    WOMEN,
    HandmadeCase,
)

from tumen.ledger import VERDICTS, Element, Verdict
from tumen.publish.snapshot import snapshot
from tumen.publish.words import VERDICTS_BY_WEIGHT
from tumen.serve.incident_page import incident_page
from tumen.serve.pages import overview
from tumen.serve.report_page import likely_words, report_page

VIEW = snapshot(CASE)


def test_the_overview_counts_what_is_there() -> None:
    counts = overview(VIEW, title="case").counts
    assert (counts.reports, counts.claims, counts.incidents) == (5, 7, 3)
    assert (counts.origins, counts.contradictions, counts.findings) == (3, 1, 2)


def test_incidents_stand_under_their_status_contested_first() -> None:
    groups = overview(VIEW, title="case").groups
    assert [group.status.word for group in groups] == ["contested", "corroborated", "single_origin"]
    line = groups[0].incidents[0]
    assert line.what == "workers moved to the host state"
    assert (line.where, line.when, line.how_many) == (("Hunchun",), ("28 August 2024",), ("500", "about 300", "150"))
    assert (line.support, line.support_words, line.claims) == (2, "2 independent origins", 3)


def test_parts_are_not_added_anywhere() -> None:
    everything = repr(overview(VIEW, title="case")) + repr(incident_page(FACTORY, VIEW))
    assert not re.search(r"\b(650|950|1,?100)\b", everything)


def test_an_empty_case_says_what_to_do() -> None:
    page = overview(snapshot(HandmadeCase()), title="case")
    assert page.empty is not None
    assert "tumen add" in page.empty
    assert overview(VIEW, title="case").empty is None


def test_a_report_tells_how_it_was_dated() -> None:
    page = report_page(WIRE, VIEW)
    assert page.dated == "2 September 2024"
    assert page.dated_why == "The day of publication comes from the header of the file."


def test_an_undated_report_shows_the_words_that_prove_its_bounds() -> None:
    page = report_page(COPY, VIEW)
    assert page.dated == "undated; its text proves: 28 August 2024 to 31 December 2024"
    assert page.proofs[0].says == "not before 28 August 2024"
    assert page.proofs[0].words.text == COPY.text[61:89]


def test_a_report_that_nothing_dates_says_so() -> None:
    page = report_page(replace(WIRE, published=None), VIEW)
    assert page.dated == "undated"
    assert page.dated_why.startswith("Nothing in the file or its text dates it")


def test_a_retelling_shows_what_speaks_for_it_and_what_changed_on_the_way() -> None:
    edge = report_page(COPY, VIEW).retells[0]
    assert edge.report is not None
    assert edge.report.href == f"/reports/{WIRE.id}"
    assert edge.probability_words == "93% likely"
    assert edge.evidence == ("it says “Example Wire reports”",)
    assert [(drift.slot.word, drift.was, drift.became) for drift in edge.drifts] == [("count", "500", "150")]
    assert edge.shared[0].text == COPY.text[26:37]
    assert [link.href for link in report_page(WIRE, VIEW).retold_by] == [f"/reports/{COPY.id}"]


def test_a_marked_report_says_whether_it_may_leave() -> None:
    assert not report_page(SECRET, VIEW).leaves
    assert report_page(WIRE, VIEW).leaves


def test_notes_stand_with_what_they_are_about() -> None:
    assert report_page(WIRE, VIEW).notes == ("ask again about this report",)
    assert incident_page(ARRIVAL, VIEW).notes == ("ask again about this incident",)
    assert incident_page(FACTORY, VIEW).notes == ()


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.9999, "more than 99% likely"),
        (1, "more than 99% likely"),
        (0.9949, "99% likely"),
        (0.5, "50% likely"),
        (0.006, "1% likely"),
    ],
)
def test_nothing_is_told_as_certain(probability: float, words: str) -> None:
    assert likely_words(probability) == words


def test_a_root_outside_the_case_is_named_by_its_outlet() -> None:
    edge = report_page(RADIO, VIEW).retells[0]
    assert (edge.report, edge.outlet) == (None, "Example Agency")


def test_a_card_shows_each_slot_with_the_words_it_rests_on() -> None:
    card = next(card for card in report_page(WIRE, VIEW).claims if card.id == SENT.id)
    slots = {slot.slot.word: slot for slot in card.slots}
    assert slots["count"].text == "500"
    assert [words.text for words in slots["count"].words] == ["500 workers"]
    assert slots["direction"].words == ()
    assert "money" not in slots
    assert card.origins == ("Example Wire",)
    assert card.reviewed == "accepted by a person; corrected by a person: sex"
    assert card.notes == ("ask again about this claim",)
    assert card.incident is not None
    assert card.incident.href == f"/incidents/{ARRIVAL.id}"


def test_an_incident_sets_each_value_beside_those_who_claim_it() -> None:
    page = incident_page(ARRIVAL, VIEW)
    counts = next(slot for slot in page.slots if slot.slot.word == "count").values
    assert [(value.text, value.origins) for value in counts] == [
        ("500", ("Example Wire",)),
        ("about 300", ("Example Radio",)),
        ("150", ()),
    ]
    assert [said.id for said in counts[0].sayings] == [SENT.id]
    assert (counts[0].sayings[0].publisher, counts[0].sayings[0].dated) == ("Example Wire", "2 September 2024")
    assert [link.href for link in page.unknown] == [f"/reports/{COPY.id}#claim-{RETOLD.id}"]
    assert page.support == 2


def test_contradictions_link_to_the_claims_that_stand_against_each_other() -> None:
    conflict = incident_page(ARRIVAL, VIEW).contradictions[0]
    assert conflict.about.label == "How many"
    assert {link.href.partition("#claim-")[2] for link in conflict.claims} == {SENT.id, AIRED.id}


def test_a_part_names_its_whole() -> None:
    part = incident_page(FACTORY, VIEW).parts[0]
    assert (part.part_count, part.whole_count) == ("150", "500")
    assert part.whole.href.endswith(SENT.id)


def test_a_finding_shows_elements_exceptions_and_questions() -> None:
    finding = incident_page(FACTORY, VIEW).findings[0]
    assert finding.verdict.label == "would be a breach if the claims are true"
    assert [element.state.label for element in finding.elements] == ["met", "not met"]
    assert finding.elements[0].claims[0].href.endswith(HIRED.id)
    assert "forbids it" in finding.elements[0].facts[0].text
    assert finding.exceptions[0].state.word == "cannot_tell"
    assert finding.gaps == ("Did the Committee approve it?",)
    assert finding.bounded
    assert finding.period_words == "29 August 2024"


def test_the_status_says_when_nobody_knows_the_origin() -> None:
    lonely = replace(PLANT, claims=(ATTACK.id,), support=0, status="unknown_origin")
    page = incident_page(lonely, VIEW)
    assert page.support_words == "no known origin"
    assert page.status.label == "nobody knows who first said it"


def test_a_claim_that_is_gone_is_not_linked() -> None:
    finding = replace(CASE.all_findings[0], elements=(Element(id="E", statement="s", state="met", claims=("gone",)),))
    page = incident_page(FACTORY, replace(VIEW, findings=(finding,)))
    assert page.findings[0].elements[0].claims == ()


def test_incidents_of_one_status_stand_in_order_of_time_those_without_last() -> None:
    of_claims = {"x": SENT, "y": WOMEN, "z": HIRED}
    incidents = tuple(replace(FACTORY, id=name, claims=(claim.id,)) for name, claim in of_claims.items())
    groups = overview(replace(VIEW, incidents=incidents[::-1]), title="case").groups
    assert [line.id for line in groups[0].incidents] == ["x", "z", "y"]


def test_findings_that_need_eyes_stand_first() -> None:
    finding = CASE.all_findings[0]
    verdicts: tuple[Verdict, ...] = ("not_covered", "undetermined", "breach_if_true")
    findings = tuple(replace(finding, verdict=verdict) for verdict in verdicts)
    page = incident_page(FACTORY, replace(VIEW, findings=findings))
    assert [line.verdict.word for line in page.findings] == ["breach_if_true", "undetermined", "not_covered"]
    assert set(VERDICTS_BY_WEIGHT) == set(VERDICTS)


def test_the_list_names_only_verdicts_that_need_eyes() -> None:
    line = overview(VIEW, title="case").groups[2].incidents[0]
    assert [(verdict.word, number) for verdict, number in line.verdicts] == [("breach_if_true", 1)]
    assert overview(VIEW, title="case").groups[1].incidents[0].verdicts == ()


def test_a_report_shows_what_it_gets_wrong_about_the_rules() -> None:
    text = "Resolution 2397 banned new work visas. Resolution 2375 barred new work permits."
    report = replace(WIRE, text=text, language="en")
    (wrong,) = report_page(report, replace(VIEW, reports=(report,), findings=(), facts=())).misstated
    assert wrong.words.text == "Resolution 2397 banned new work visas"
    assert text[wrong.words.start : wrong.words.end] == wrong.words.text
    assert "Paragraph 17 of resolution 2375" in wrong.holds
