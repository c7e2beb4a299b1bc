"""The gate of linking: how well gold claims are put into incidents, never below what is pinned here.

A floor is raised by hand to what is reached, less a point or two where many reports make it move with lineage, and
lowered only with a reason in the commit.
Each line is one case of all its reports, so that claims of all of them can be joined wrongly. No weight or rule was
changed because of the stories that are held out.
"""

from __future__ import annotations

import pytest
from tests.link.stories import HELD_OUT, LABELS, READ, labels, stories
from tests.link.worlds import World, digests, sample, seeds, together

from tumen.datafile import read_rows
from tumen.ledger import effective
from tumen.link import link
from tumen.score import IncidentFigures, score_incidents

FLOORS = {
    "sample": {"pairs": 0.91, "across": 0.92, "precision": 0.99},
    "sample and seeds": {"pairs": 0.92, "across": 0.92, "precision": 0.95},
    "sample and digests": {"pairs": 0.78, "across": 0.76, "precision": 0.96},
    "stories held out": {"pairs": 0.88, "across": 0.88, "precision": 0.99},
    "stories": {"pairs": 0.96, "across": 0.96, "precision": 0.99},
    "sample, digests and stories": {"pairs": 0.80, "across": 0.80, "precision": 0.94},
}


def world(name: str) -> World:
    if name == "sample and seeds":
        return together(sample(), seeds())
    if name == "stories held out":
        return stories(HELD_OUT)
    found = [sample()] if "sample" in name else []
    found += [digests()] if "digests" in name else []
    found += [stories(READ), stories(HELD_OUT)] if "stories" in name else []
    return together(*found)


def reached(of: World) -> IncidentFigures:
    result = link(list(of.reports.values()), effective(of.claims.values(), ()))
    found = {claim: incident.id for incident in result.incidents for claim in incident.claims}
    return score_incidents(labels(of), found, {claim.id: claim.report for claim in of.claims.values()})


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_of_incidents_falls_below_its_floor(name: str) -> None:
    figures = reached(world(name))
    print(f"\n{name}: pairs {figures.pairs}, across reports {figures.across}, B-cubed {figures.b_cubed}")
    got = {"pairs": figures.pairs.f1, "across": figures.across.f1, "precision": figures.pairs.p}
    assert {key: got[key] for key, floor in FLOORS[name].items() if got[key] < floor} == {}


def test_every_label_names_a_claim_that_there_is() -> None:
    named = [name for row in read_rows(LABELS) for name in row.texts("claims")]
    assert len(named) == len(set(named))
    known = together(sample(), digests()).claims.keys()
    assert [name for name in named if name not in known and not name.startswith("seed ")] == []
    assert all(len(row.texts("claims")) >= 2 for row in read_rows(LABELS))
