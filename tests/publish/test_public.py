"""What is sent off is what would be sent if the case held nothing else."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tumen.case import Case
from tumen.pipeline import Input, add, open_case
from tumen.publish.public import public_view
from tumen.publish.snapshot import snapshot

AT = "2026-03-01T12:00:00+00:00"
HEADS = ("Publisher: Example Daily", "Publisher: Quiet Desk\nMarking: RED", "Title: A talk", "Marking: CLEAR")


def put_in(case: Case, *numbers: int) -> None:
    """Adds reports of one occurrence, each with other words and another count; each fourth has the same header."""
    for number in numbers:
        retold = " Example Daily said so first." if number % 4 == 1 else ""
        text = f"Around {400 + number} North Korean workers were sent to Helong in China on April 2, 2018, a man said."
        data = f"{HEADS[number % 4]}\n\n{text}{retold}".encode()
        add(case, [Input(name=f"{number}.txt", source=f"{number}.txt", load=partial(bytes, data))], at=AT)


@pytest.mark.parametrize("numbers", [(0, 1), (0, 1, 2, 3), (1, 2), (0, 3, 4, 7), (1, 0, 5, 4, 2, 3)])
def test_reports_that_stay_leave_no_trace(tmp_path: Path, numbers: tuple[int, ...]) -> None:
    with (
        open_case(tmp_path / "all.tumen", create=True) as everything,
        open_case(tmp_path / "some.tumen", create=True) as alone,
    ):
        put_in(everything, *numbers)
        put_in(alone, *(number for number in numbers if number % 4 in (0, 3)))
        view, held = public_view(everything)
        assert {report.name for report in held} == {str(number) for number in numbers if number % 4 in (1, 2)}
        wanted = snapshot(alone)
        assert view.reports == wanted.reports
        assert view.effective.claims == wanted.effective.claims
        assert (view.lineage, view.incidents, view.findings) == (wanted.lineage, wanted.incidents, wanted.findings)


def test_decisions_on_what_stays_stay(tmp_path: Path) -> None:
    with open_case(tmp_path / "a.tumen", create=True) as case:
        put_in(case, 0, 1, 3)
        first, second, third = (
            next(claim.id for claim in case.claims() if claim.report == original.id) for original in case.originals()
        )
        for other in (second, third):
            case.decide("same", first, other=other, by="A. Reader", why="the same words")
        case.decide("accept", second, by="A. Reader", why="as it is")
        case.decide("note", second, by="A. Reader", why="ask the driver Kim again")
        view, _ = public_view(case)
        assert view.effective.same == {tuple(sorted((first, third)))}
        assert view.effective.accepted == frozenset()
        assert "driver" not in repr(view.effective)


def test_a_name_of_an_employer_that_only_a_held_report_gives_does_not_leave(tmp_path: Path) -> None:
    firms = ("Hunchun Rabboni Garment Co., Ltd.", "Rab Boni Clothing Co., Ltd.", "Raboni Apparel Co., Ltd.")
    with open_case(tmp_path / "a.tumen", create=True) as case:
        for number, firm in enumerate(firms):
            head = "Marking: RED\n\n" if number == 1 else "Marking: CLEAR\n\n"
            text = f"{head}About {150 + number} North Korean workers are employed by {firm} in Hunchun, a source said."
            name = f"{number}.txt"
            add(case, [Input(name=name, source=name, load=partial(bytes, text.encode()))], at=AT)
        claims = {claim.employer: claim.id for claim in case.claims() if claim.employer}
        assert set(claims) == set(firms)
        for other in firms[1:]:
            case.decide("same-employer", claims[firms[0]], other=claims[other], by="A. Reader", why="one register")
        view, _ = public_view(case)
        assert view.effective.same_employers == {(firms[0], firms[2])}
        assert "Rab Boni" not in repr(view.effective)


def test_a_case_in_which_nothing_stays_is_given_as_it_is(tmp_path: Path) -> None:
    with open_case(tmp_path / "a.tumen", create=True) as case:
        put_in(case, 0, 3)
        assert public_view(case) == (snapshot(case), ())
