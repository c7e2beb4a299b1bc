"""What every implementation of a case must do. SQLite is the only one now; a second one is a second parameter here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from small_cases import AT, OTHER, TEXT, claims, derive, facts, keep, report

from tumen.case import Capture, Case
from tumen.errors import CaseError, DecisionRefused, InvalidValue
from tumen.ledger import SLOTS, Claim, Count, Report, chain_faults, digest, effective, make_claim

Opened = Callable[[], Case]


@pytest.fixture(params=["sqlite"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    """Opens one and the same case, as often as asked."""
    with ExitStack() as stack:

        def sqlite() -> Case:
            return stack.enter_context(Case.open(tmp_path / "a.tumen", create=True, derive=derive))

        yield {"sqlite": sqlite}[request.param]


@pytest.fixture
def case(opened: Opened) -> Case:
    """A case with two reports, three claims and one stated fact."""
    found = opened()
    keep(found, TEXT, name="plant")
    keep(found, OTHER, name="border")
    return found


def keep_as(case: Case, name: str, data: bytes, kept: Report, found: tuple[Claim, ...], **where: Any) -> bool:
    """Keeps a report with these claims; `where` is what else is known of its capture."""
    capture = Capture(name=name, source=name, **where)
    return case.keep(data, kept, found, (), capture=capture, at=AT, read_version="1", extract_version="1")


def refusal(case: Case, *args: str, **more: Any) -> str:
    """The words with which a decision is refused; nothing may be kept of it."""
    before = case.decisions()
    with pytest.raises(DecisionRefused) as caught:
        case.decide(*args, **{"by": "A. Reader", "why": "seen", **more})
    assert case.decisions() == before
    return str(caught.value)


# what is kept


def test_what_was_kept_is_there_for_whoever_opens_the_case_next(case: Case, opened: Opened) -> None:
    case.decide("accept", case.claims()[0].id, by="A", why="b")
    again = opened()
    for read in (Case.originals, Case.proposals, Case.facts, Case.decisions, Case.reports, Case.incidents):
        assert read(again) == read(case)
        assert len(read(again)) > 0


def test_an_original_comes_back_byte_for_byte(case: Case) -> None:
    data = "\ufeffFour hundred\r\nworkers\x00훈춘".encode()
    odd = replace(report("Four hundred"), id=digest(data), name="odd")
    assert keep_as(case, "odd.txt", data, odd, ())
    assert case.original(odd.id) == data
    assert case.has(odd.id)


def test_an_original_tells_where_it_came_from(case: Case) -> None:
    border, plant = case.originals()
    assert (border.name, plant.name) == ("border.txt", "plant.txt")
    assert plant.id == digest(TEXT.encode())
    assert (plant.source, plant.captured_at, plant.size) == ("folder/plant.txt", AT, len(TEXT))
    assert (plant.media_type, plant.read_version, plant.extract_version) == ("text/plain", "1", "1")


def archive(case: Case, data: bytes = b"an archive", **where: Any) -> str:
    """Keeps a file of several reports; its id."""
    capture = Capture(name="a.warc", source="a.warc", **where)
    releases = {"read_version": "1", "extract_version": "1"}
    assert case.keep_container(data, media_type="application/warc", capture=capture, at=AT, **releases)
    assert not case.keep_container(data, media_type="application/warc", capture=capture, at="later", **releases)
    return digest(data)


def test_what_stands_in_a_file_tells_which_and_when_it_was_fetched(case: Case) -> None:
    inside = {
        "url": "https://example.org/a",
        "fetched_at": "2019-05-06T07:08:09Z",
        "headers": (("status", "200 OK"), ("Content-Type", "text/plain")),
        "locator": "record at byte 88",
    }
    file = archive(case)
    text = "Four hundred workers"
    assert keep_as(case, "page.txt", text.encode(), report(text), (), within=file, **inside)
    page = next(one for one in case.originals() if one.name == "page.txt")
    assert page.within == file
    assert {name: getattr(page, name) for name in inside} == inside
    assert [(one.id, one.media_type, one.captured_at) for one in case.containers()] == [(file, "application/warc", AT)]
    assert case.original(file) == b"an archive"
    assert case.media_type(file) == "application/warc"
    assert case.media_type(page.id) == "text/plain"
    assert case.media_type("0" * 64) is None


def test_a_file_is_taken_back_with_all_that_stands_in_it_and_the_journal_tells(case: Case) -> None:
    before = (case.originals(), case.proposals(), case.facts(), case.incidents())
    outer, text = archive(case), "400 workers came. Four hundred workers stay."
    inner = archive(case, b"within the archive", within=outer, locator="entry b.warc")
    kept = report(text, name="page")
    assert keep_as(case, "page.txt", text.encode(), kept, claims(kept), within=inner)
    assert len(case.proposals()) > len(before[1])
    gone = case.take_back(outer, by="A. Reader", why="the wrong file", at=AT)
    assert [one.name for one in gone] == ["page.txt"]
    assert (case.originals(), case.proposals(), case.facts(), case.incidents()) == before
    assert case.containers() == ()
    line = case.decisions()[-1]
    assert (line.action, line.target, line.why) == ("note", outer, "the wrong file")


def test_what_people_decided_on_is_not_taken_back(case: Case) -> None:
    claim = case.claims()[0]
    case.decide("accept", claim.id, by="A. Reader", why="seen")
    with pytest.raises(DecisionRefused, match=r"people decided on 1 claim of it \(decision 1\); what was decided is"):
        case.take_back(claim.report, by="A. Reader", why="the wrong file")
    assert case.has(claim.report)
    assert len(case.decisions()) == 1


def test_what_the_case_does_not_hold_is_not_taken_back(case: Case) -> None:
    with pytest.raises(CaseError, match=r"holds nothing with the id 0000.*; nothing was taken back"):
        case.take_back("0" * 64, by="A. Reader", why="the wrong file")


def test_reports_and_claims_come_in_order_of_name_and_text(case: Case) -> None:
    assert [one.name for one in case.reports()] == ["border", "plant"]
    assert [one.quote for one in case.claims()] == ["60 workers", "400 workers", "150 workers"]
    assert case.proposals() == (*claims(report(OTHER)), *claims(report(TEXT)))
    assert case.facts() == facts(report(TEXT))


def test_keeping_a_known_report_again_changes_nothing(case: Case) -> None:
    before = (case.originals(), case.proposals(), case.facts(), case.reports())
    assert not case.keep(
        TEXT.encode(),
        report(TEXT, name="other"),
        (),
        (),
        capture=Capture(name="other.txt", source="elsewhere"),
        at="2027-01-01T00:00:00+00:00",
        read_version="2",
        extract_version="2",
    )
    assert (case.originals(), case.proposals(), case.facts(), case.reports()) == before


def test_a_report_that_the_case_does_not_hold_is_named(case: Case) -> None:
    assert not case.has("0" * 64)
    for ask in (case.original, case.report, case.text):
        with pytest.raises(CaseError, match=f"has no report {'0' * 64}"):
            ask("0" * 64)


ONE, TWO = claims(report(TEXT))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"data": b"other bytes"}, "its id is not the hash of its original"),
        ({"claims": (replace(ONE, report="0" * 64),)}, "is of another report than plant"),
        (
            {"claims": (replace(ONE, start=ONE.start + 1, end=ONE.end + 1),)},
            f"its quote does not stand at {ONE.start + 1}..{ONE.end + 1} of plant",
        ),
        ({"claims": (TWO,)}, f"is part of {ONE.id}, which is no claim of plant"),
        ({"claims": (replace(ONE, sex="female"),)}, "its id is not that of what it says"),
        ({"facts": tuple(replace(one, start=0, end=15) for one in facts(report(TEXT)))}, "does not stand at 0..15"),
        (
            {"facts": tuple(replace(one, value="x") for one in facts(report(TEXT)))},
            "its id is not that of what it says",
        ),
        ({"claims": (ONE, ONE)}, f"{ONE.id}: stands twice among the claims of plant"),
        ({"report": replace(report(TEXT), family="f")}, "its family"),
        ({"report": replace(report(TEXT), title="half \ud83d")}, "holds half a character"),
    ],
)
def test_what_does_not_stand_in_its_original_is_not_kept(opened: Opened, change: dict[str, Any], words: str) -> None:
    case = opened()
    given: dict[str, Any] = {"data": TEXT.encode(), "report": report(TEXT), "claims": (ONE, TWO), "facts": ()} | change
    with pytest.raises(InvalidValue) as caught:
        case.keep(
            *given.values(),
            capture=Capture(name="plant.txt", source="plant.txt"),
            at=AT,
            read_version="1",
            extract_version="1",
        )
    assert words in str(caught.value)
    assert (case.originals(), case.proposals()) == ((), ())


# decisions


def test_a_decision_is_appended_and_chained(case: Case) -> None:
    one, two, _ = case.claims()
    first = case.decide("accept", one.id, by=" A. Reader ", why="the photograph shows it", at=AT)
    second = case.decide("not-same", one.id, other=two.id, by="B. Editor", why="another town")
    assert (first.number, first.by, first.at, first.target) == (1, "A. Reader", AT, one.id)
    assert second.previous == first.hash
    assert case.decisions() == (first, second)
    assert chain_faults(case.decisions()) == ()


def test_claims_are_those_that_people_left(case: Case) -> None:
    border, plant, _ = case.claims()
    case.decide("reject", border.id, by="A", why="a slip")
    value = {"low": 410, "high": 410, "basis": "approx"}
    case.decide("correct", plant.id, slot="count", value=value, by="A", why="misread")
    assert [one.quote for one in case.claims()] == ["400 workers", "150 workers"]
    assert case.claims()[0].count == Count(low=410, high=410, basis="approx")
    assert case.effective() == effective(case.proposals(), case.decisions())
    assert len(case.proposals()) == 3


def test_what_is_derived_follows_a_decision_at_once(case: Case, opened: Opened) -> None:
    assert len(case.incidents()) == 3
    case.decide("reject", case.claims()[0].id, by="A", why="a slip")
    assert len(case.incidents()) == len(case.findings()) == len(case.lineage().origins) == 2
    assert len(opened().incidents()) == 2


def test_another_who_has_the_case_open_sees_what_was_decided(case: Case, opened: Opened) -> None:
    other = opened()
    assert len(other.incidents()) == 3
    case.decide("reject", case.claims()[0].id, by="A", why="a slip")
    assert len(other.incidents()) == 2
    other.decide("accept", case.proposals()[0].id, by="B", why="no slip")
    assert len(case.incidents()) == 3
    assert chain_faults(case.decisions()) == ()


def test_the_beginning_of_an_id_is_enough(case: Case) -> None:
    one, two, _ = case.claims()
    assert case.decide("same", one.id[:6], other=two.id[:9], by="A", why="b").other == two.id


def test_a_note_may_be_about_a_claim_a_report_or_an_incident(case: Case) -> None:
    about = (case.claims()[0].id, case.reports()[0].id, case.incidents()[0].id)
    for name in about:
        assert case.decide("note", name[:8], by="A", why="ask again").target == name
    assert set(case.effective().notes) == set(about)


def test_only_a_note_may_name_what_is_no_claim(case: Case) -> None:
    assert "is the id of a report, and only `note` may name that; name a claim" in refusal(
        case, "accept", case.reports()[0].id
    )
    assert "is the id of an incident, and only `note`" in refusal(case, "reject", case.incidents()[0].id)
    assert "is the id of an incident" in refusal(case, "same", case.claims()[0].id, other=case.incidents()[0].id)


@pytest.mark.parametrize("typed", ["", "12345", "ABCDEF", "%_%_%_%", "xyzxyz", "0" * 65, "' OR 1=1"])
def test_what_is_no_id_is_refused(case: Case, typed: str) -> None:
    assert "is no id; give at least the first 6 characters of one, as `tumen show` prints it" in refusal(
        case, "accept", typed
    )


def test_an_id_of_nothing_is_refused(case: Case) -> None:
    assert "nothing has the id 000000; `tumen show CASE claims` lists the ids" in refusal(case, "accept", "000000")


def test_a_beginning_that_two_ids_share_is_refused_with_both(opened: Opened) -> None:
    case = opened()
    keep(case)
    text = "70 workers and 80 workers"
    first, _ = claims(report(text))
    pair = [
        make_claim(
            report=first.report,
            start=first.start,
            end=first.end,
            quote=first.quote,
            kind="presence",
            count=Count(low=number, high=number, basis="exact"),
            source=first.source,
            rule="stock",
            version="1",
        )
        for number in (2416, 3463)  # their hashes happen to begin alike
    ]
    (start,) = {one.id[:6] for one in pair}
    keep_as(case, "t.txt", text.encode(), report(text), tuple(pair))
    said = refusal(case, "accept", start)
    assert said.startswith(f"accept: 2 ids begin with {start}: ")
    assert all(one.id in said for one in pair)
    assert said.endswith("; give more characters.")
    assert case.decide("accept", pair[0].id, by="A", why="b").target == pair[0].id


@pytest.mark.parametrize(
    ("slot", "value", "words"),
    [
        ("origin", {"name": "Hunchun", "country": "CN", "level": "city"}, "only a movement has them"),
        ("direction", "out", "direction: only a movement has one"),
        ("money", {"low": 3}, "money: only a claim of kind 'pay' has one"),
        ("count", {"low": 3, "high": 2, "basis": "range"}, "swap them"),
        ("colour", "red", "slot 'colour' is unknown"),
        ("modality", None, "cannot be null"),
        ("part_of", "000000", "nothing has the id 000000"),
    ],
)
def test_a_correction_that_cannot_stand_on_its_claim_is_refused_at_once(
    case: Case, slot: str, value: Any, words: str
) -> None:
    assert words in refusal(case, "correct", case.claims()[0].id, slot=slot, value=value)


def test_a_place_on_a_movement_is_refused_at_once(opened: Opened) -> None:
    case = opened()
    text = "400 workers came"
    moved = make_claim(
        report=report(text).id,
        start=0,
        end=11,
        quote="400 workers",
        kind="movement",
        source=ONE.source,
        rule="r",
        version="1",
    )
    keep_as(case, "m.txt", text.encode(), report(text), (moved,))
    place = {"name": "Hunchun", "country": "CN", "level": "city"}
    assert "a movement has an origin and a destination, no place" in refusal(
        case, "correct", moved.id, slot="place", value=place
    )
    case.decide("correct", moved.id, slot="destination", value=place, by="A", why="b")


def test_a_part_is_part_of_a_claim_of_its_own_report_and_never_of_itself(case: Case) -> None:
    border, whole, part = case.claims()
    assert "is of another report; part_of names one of the same" in refusal(
        case, "correct", border.id, slot="part_of", value=whole.id
    )
    assert "cannot be part of itself" in refusal(case, "correct", whole.id, slot="part_of", value=whole.id)
    assert f"{part.id} is itself part of {whole.id}; undo that first" in refusal(
        case, "correct", whole.id, slot="part_of", value=part.id
    )
    case.decide("correct", part.id, slot="part_of", value=None, by="A", why="another plant")
    decision = case.decide("correct", whole.id, slot="part_of", value=part.id[:7], by="A", why="the other way round")
    assert decision.value == part.id
    assert [one.part_of for one in case.claims()] == [None, part.id, None]


def test_a_rejected_claim_takes_no_correction_that_would_break_it_once_it_is_accepted_again(case: Case) -> None:
    _, whole, part = case.claims()
    case.decide("reject", whole.id, by="A", why="b")
    place = {"name": "Hunchun", "country": "CN", "level": "city"}
    assert "only a movement has them" in refusal(case, "correct", whole.id, slot="origin", value=place)
    assert f"{part.id} is itself part of {whole.id}" in refusal(
        case, "correct", whole.id, slot="part_of", value=part.id
    )
    case.decide("accept", whole.id, by="A", why="b")
    assert len(case.claims()) == 3


@pytest.mark.parametrize("slot", SLOTS)
def test_every_slot_can_be_left_open_or_says_why_not(case: Case, slot: str) -> None:
    claim = case.claims()[1]
    if slot in ("modality", "source"):
        assert "cannot be null" in refusal(case, "correct", claim.id, slot=slot, value=None)
    else:
        case.decide("correct", claim.id, slot=slot, value=None, by="A", why="b")
        assert getattr(case.claims()[1], slot) is None


def test_a_decision_needs_a_person_and_a_reason(case: Case) -> None:
    name = case.claims()[0].id
    assert "--by NAME" in refusal(case, "accept", name, by=" ")
    assert "--why TEXT" in refusal(case, "accept", name, why="")
    assert "use one of accept" in refusal(case, "delete", name)
    assert "holds half a character" in refusal(case, "accept", name, why="half \ud83d")
    assert "holds half a character" in refusal(case, "correct", name, slot="employer", value="half \ud83d")


# what is derived


def test_reports_carry_the_family_that_lineage_gives(case: Case) -> None:
    assert {one.family for one in case.reports()} == {"family"}
    assert case.report(case.reports()[0].id) == case.reports()[0]
    assert case.text(case.reports()[1].id) == TEXT


def test_what_is_not_computed_yet_is_never_shown(tmp_path: Path) -> None:
    with Case.create(tmp_path / "b.tumen") as case:
        keep(case)
        for read in (case.reports, case.lineage, case.incidents, case.findings):
            with pytest.raises(CaseError, match=r"are not computed yet; open it with tumen\.open"):
                read()


def test_what_was_computed_from_less_than_is_kept_now_is_not_written(case: Case) -> None:
    inputs = case.inputs()
    case.incidents()
    derived = case.derived()
    assert derived is not None
    case.decide("reject", case.claims()[0].id, by="A", why="b")
    case.put_derived(derived, stamp_of_inputs=inputs.stamp)
    assert case.derived() is None
    assert len(case.incidents()) == 2


def test_the_order_of_adding_changes_nothing_that_is_derived(opened: Opened, tmp_path: Path) -> None:
    first = opened()
    with Case.create(tmp_path / "b.tumen", derive=derive) as second:
        for case, order in ((first, (TEXT, OTHER)), (second, (OTHER, TEXT))):
            for text in order:
                keep(case, text, name=text.split()[0])
        assert first.inputs() == second.inputs()
        for read in (Case.reports, Case.claims, Case.lineage, Case.incidents, Case.findings):
            assert read(first) == read(second)
