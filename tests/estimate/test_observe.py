"""What claims say: printed intervals, targets in the tree, batches, officials, parts and wholes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from estimates import TREE, claim, moved
from tumen.estimate.data import priors
from tumen.estimate.gazetteer import grown
from tumen.estimate.observe import Observation, observe, rounding_unit
from tumen.estimate.tellings import read_tellings
from tumen.estimate.tree import tree_of


def observed(*claims: dict[str, Any]) -> tuple[list[Observation], list[str]]:
    tellings, dropped = read_tellings(claims, absurd=1e6)
    assert not dropped
    observations, unused, _ = observe(tellings, tree=tree_of(TREE), priors=priors())
    return observations, [one.why for one in unused]


@pytest.mark.parametrize(("value", "unit"), [(6500, 500), (400, 200), (30023, 1), (1000, 500), (7, 1), (0, 1)])
def test_the_unit_to_which_a_figure_was_rounded(value: int, unit: int) -> None:
    assert rounding_unit(value) == unit


def test_about_so_many_is_an_interval_of_its_unit() -> None:
    ((one,), _) = observed(claim(1, 6500, "2018-03-10", family="f"))
    assert np.exp(one.bands[0][:2]) == pytest.approx([6250, 6750])


def test_a_place_that_the_tree_lacks_says_at_least_so_many_of_its_host() -> None:
    ((one,), _) = observed(claim(1, 400, "2018-03-10", family="f", place="Smallville"))
    assert tree_of(TREE).nodes[one.node].id == "H1"
    assert one.bands[0][1] == np.inf


def test_a_batch_is_an_unknown_part_of_the_year_around_it_and_a_year_is_a_flow() -> None:
    ((batch,), _) = observed(moved(1, 300, "2018-04-01", "2018-04-30", direction="out", family="f"))
    assert batch.windows[0].end - batch.windows[0].start == 12
    assert (batch.shift, batch.gap) == (priors().batch_log_mean, priors().batch_log_sd)
    ((year,), _) = observed(moved(1, 300, "2018-01-01", "2018-12-31", direction="out", family="f"))
    assert np.isfinite(year.bands[0]).all()
    assert year.measure == "inflow"


def test_a_transfer_leaves_one_place_and_comes_to_another() -> None:
    one = moved(1, 300, "2018-04-01", "2018-04-30", direction="return", family="f")
    other = {"name": "Southport", "country": "AA", "level": "city"}
    found, _ = observed(one | {"direction": "transfer", "destination": other})
    assert {(tree_of(TREE).nodes[one.node].id, one.measure) for one in found} == {("T1", "outflow"), ("T2", "inflow")}


def test_only_an_unrounded_figure_of_an_official_is_near_exact() -> None:
    def official(people: int, **slots: Any) -> bool:
        ((one,), _) = observed(claim(1, people, "2018-03-10", family="f", basis="exact", source="official") | slots)
        return one.official

    assert official(12034)
    assert not official(20000)
    assert not official(12034, modality="possible")
    assert not official(12034, source={"description": "a trader", "type": "trader"})


def test_a_part_of_the_same_place_and_time_is_left_out_and_one_of_a_nearer_place_is_not() -> None:
    whole = claim(1, 500, "2018-03-10", family="f", place="Firstland")
    part = claim(2, 150, "2018-03-10", family="f", place="Firstland", report="report-1", part_of="c1")
    found, why = observed(whole, part)
    assert (len(found), why[0].partition(",")[0]) == (1, "part of c1")
    found, why = observed(whole, part | {"place": {"name": "Northport", "country": "AA", "level": "city"}})
    assert (len(found), why) == (2, [])


def test_undated_counts_are_older_than_their_report_and_totals_more_so() -> None:
    def oldest(place: str) -> float:
        ((one,), _) = observed(claim(1, 500, "2018-03-10", family="f", place=place, time=None))
        assert sum(window.weight for window in one.windows) == pytest.approx(1)
        return min(window.start for window in one.windows)

    assert oldest("Firstland") < oldest("Northport") < 2018 * 12 + 2


def test_the_tree_of_the_gazetteer_has_a_site_only_where_two_families_tell_of_it() -> None:
    def ids(*families: str | None) -> set[str]:
        site = {"name": "Quanhe crossing", "country": "CN", "level": "site"}
        claims = [
            claim(k, 50, "2018-03-10", family=family, host="CN") | {"place": site} for k, family in enumerate(families)
        ]
        claims.append(claim(9, 50, "2018-03-10", family="z", place="Hunchun", host="CN"))
        tellings, _ = read_tellings(claims, absurd=1e6)
        return {node.name for node in grown(tellings)[1].nodes}

    assert ids("a") >= {"World", "China", "Jilin", "Hunchun", "unlisted", "other hosts"}
    assert ids("a") == ids("a", "a") == ids(None, None)
    assert len(ids("a", "b")) == len(ids("a")) + 1
