"""The process model: identities hold by construction, and the derivatives are those of the model."""

from __future__ import annotations

import numpy as np
import pytest

from estimates import TREE, claim, some_claims
from tumen.estimate.data import Shock, priors, shocks
from tumen.estimate.grid import make_grid
from tumen.estimate.likelihood import Likelihood, log_mass
from tumen.estimate.observe import observe
from tumen.estimate.process import Process
from tumen.estimate.tellings import read_tellings
from tumen.estimate.tree import tree_of


@pytest.fixture(scope="module")
def process() -> Process:
    tree = tree_of(TREE)
    # hosts open at different times, one for a while only, and what lies in other hosts never
    known = [one for one in shocks() if one.kind != "reopening"]
    for host, start, end in (("AA", 2023 * 12 + 8, 2024 * 12 + 9), ("BB", 2024 * 12 + 2, None)):
        hosts = frozenset({host})
        known.append(
            Shock(id=host, kind="reopening", start=start, end=end, hosts=hosts, source="invented", why="for the test")
        )
    grid = make_grid(tree=tree, first=2016 * 12, last=2025 * 12 + 5, shocks=known, priors=priors())
    return Process(tree=tree, grid=grid, priors=priors())


@pytest.fixture(scope="module")
def likelihood(process: Process) -> Likelihood:
    tellings, _ = read_tellings(some_claims(), absurd=1e6)
    observations, _, _ = observe(tellings, tree=process.tree, priors=priors())
    return Likelihood(process=process, observations=observations)


def test_what_comes_less_what_leaves_is_the_change_and_nothing_is_negative(process: Process) -> None:
    path = process.path(np.random.default_rng(1).normal(size=(50, process.size)))
    change = np.diff(path.stock, axis=2)
    assert np.allclose(path.inflow[:, :, 1:] - path.outflow[:, :, 1:], change, rtol=1e-9, atol=1e-6)
    assert min(path.stock.min(), path.inflow.min(), path.outflow.min()) >= 0
    assert np.isfinite(path.stock).all()


def test_extreme_draws_stay_finite(process: Process) -> None:
    path = process.path(np.random.default_rng(2).normal(size=(20, process.size)) * 8)
    assert np.isfinite(path.stock).all()
    assert np.isfinite(path.inflow).all()


def test_derivatives_of_the_series_are_those_of_finite_differences(process: Process) -> None:
    random = np.random.default_rng(3)
    x = random.normal(size=(1, process.size))
    pulls = [random.normal(size=(2, len(process.tree.leaves), process.grid.months)) for _ in range(3)]
    back = process.back(x, process.path(x), *pulls)

    def value(at: np.ndarray) -> np.ndarray:
        path = process.path(at)
        series = (path.stock[0], path.inflow[0], path.outflow[0])
        return np.array(
            [sum(float((pull[row] * one).sum()) for pull, one in zip(pulls, series, strict=True)) for row in (0, 1)]
        )

    for part in process.parts.values():
        for column in range(part.start, part.stop, max(1, (part.stop - part.start) // 7)):
            step = np.zeros_like(x)
            step[0, column] = 1e-5
            slope = (value(x + step) - value(x - step)) / 2e-5
            assert slope == pytest.approx(back[:, column], rel=1e-5, abs=1e-6 * np.abs(back).max())


def test_the_slope_of_the_posterior_is_that_of_finite_differences(likelihood: Likelihood) -> None:
    x = np.random.default_rng(4).normal(size=likelihood.size) * 0.5
    _, slope = likelihood.posterior(x)
    for column in range(0, likelihood.size, 3):
        step = np.zeros_like(x)
        step[column] = 1e-5
        found = (likelihood.posterior(x + step)[0] - likelihood.posterior(x - step)[0]) / 2e-5
        assert found == pytest.approx(slope[column], rel=1e-4, abs=1e-4)


def test_the_slopes_of_each_observation_are_those_of_finite_differences(likelihood: Likelihood) -> None:
    x = np.random.default_rng(5).normal(size=likelihood.size) * 0.5
    jacobian, weight, shares = likelihood.information(x)
    assert weight.shape == (len(likelihood.observations),)
    assert (weight >= 0).all()
    assert {one.measure for one in likelihood.observations} == {"stock", "inflow", "outflow"}
    steps = np.eye(likelihood.size)[::2] * 1e-5
    found = (likelihood.middles(x + steps, shares) - likelihood.middles(x - steps, shares)) / 2e-5
    assert pytest.approx(jacobian[:, ::2], rel=1e-4, abs=1e-7) == found.T


def test_a_total_of_the_world_reaches_every_host(process: Process) -> None:
    tellings, _ = read_tellings([claim(1, 90000, "2020-06-30", family="f", place=None, host=None)], absurd=1e6)
    observations, _, _ = observe(tellings, tree=process.tree, priors=priors())
    total = Likelihood(process=process, observations=observations)
    x = np.random.default_rng(8).normal(size=total.size)
    jacobian, _, shares = total.information(x)
    assert (jacobian[0, process.parts["first"]] > 0).all()
    steps = np.eye(total.size)[process.parts["volatility"]] * 1e-5
    found = (total.middles(x + steps, shares) - total.middles(x - steps, shares)) / 2e-5
    assert found[:, 0] == pytest.approx(jacobian[0, process.parts["volatility"]], rel=1e-4, abs=1e-7)


def test_a_host_by_itself_has_the_path_that_it_has_among_the_others(process: Process) -> None:
    x = np.random.default_rng(6).normal(size=(3, process.size))
    path, reached = process.path(x), set()
    for number, (alone, columns) in enumerate(process.by_host):
        own, inside = alone.path(x[:, columns]), process.host_of == number
        assert np.allclose(own.stock, path.stock[:, inside], rtol=1e-12)
        assert np.allclose(own.inflow, path.inflow[:, inside], rtol=1e-12)
        assert [process.names[column] for column in columns] == alone.names
        reached |= set(columns.tolist())
    assert reached == set(range(process.size))


def test_the_gap_to_the_level_of_recovery_closes_month_by_month(process: Process) -> None:
    x = np.random.default_rng(7).normal(size=(2, process.size))
    path, kept = process.path(x), process._kept(x)
    again, recovery = process.grid.open_again, np.zeros_like(path.recovery)
    for month in range(1, process.grid.months):
        now = np.where(again[:, month] > 0, kept, 1.0)
        gap = path.level - path.base_host[:, :, month - 1]
        recovery[:, :, month] = now * recovery[:, :, month - 1] + (1.0 - now) * gap
    assert again.any()
    assert np.allclose(path.recovery, recovery, rtol=1e-12)


def test_the_mass_of_a_band_is_never_a_difference_of_two_probabilities() -> None:
    low, high = np.array([9.0, -np.inf, 9.0, 9.0]), np.array([9.001, 9.0, np.inf, 9.001])
    found = log_mass(low, high, np.array([9.0, 9.0, 9.0, 2.0]), np.array([0.06, 0.06, 0.06, 0.01]))
    assert np.isfinite(found).all()
    assert found[1] == pytest.approx(np.log(0.5))
    assert found[2] == pytest.approx(np.log(0.5))
    assert found[3] == pytest.approx(-700 + np.log(0.1), abs=0.06)
