"""The sampled posterior is that of the likelihood, in other coordinates."""

from __future__ import annotations

import numpy as np
import pytest

from sampled import counted_claims, likelihood_of
from tumen.estimate.bayes.coordinates import Coordinates, coordinates_of
from tumen.estimate.bayes.density import Density
from tumen.estimate.fit import find_mode
from tumen.estimate.grid import Array
from tumen.estimate.likelihood import Likelihood


@pytest.fixture(scope="module")
def likelihood() -> Likelihood:
    return likelihood_of(counted_claims(), first=2016 * 12 + 2, last=2024 * 12 + 5)


@pytest.fixture(scope="module")
def mode(likelihood: Likelihood) -> Array:
    at = find_mode(likelihood).at
    at[likelihood.scales] = 0.7, -0.4, 0.2
    return at


@pytest.fixture(scope="module")
def coordinates(likelihood: Likelihood, mode: Array) -> Coordinates:
    return coordinates_of(likelihood, mode)[0]


def _near(mode: Array, count: int, seed: int = 1) -> Array:
    return mode + 0.4 * np.random.default_rng(seed).standard_normal((count, mode.size))


def test_the_density_is_that_of_the_likelihood_with_its_derivatives(likelihood: Likelihood, mode: Array) -> None:
    density = Density(likelihood=likelihood)
    size = likelihood.process.size
    x = np.vstack([_near(mode, 3), np.random.default_rng(2).standard_normal((3, mode.size))])
    path = likelihood.process.path(x[:, :size])
    log_people = density.log_people(path)
    assert np.allclose(np.exp(log_people) - 0.3, likelihood.quantities(path), rtol=1e-9, atol=1e-9)
    value, slope, to_log = density.at(x, log_people)
    slope[:, :size] += density.people_back(x[:, :size], path, log_people, to_log)
    for number, point in enumerate(x):
        height, derivatives = likelihood.posterior(point)
        assert value[number] == pytest.approx(height, rel=1e-10)
        assert np.allclose(slope[number], derivatives, rtol=1e-8, atol=1e-8)


def test_the_height_is_the_posterior_less_the_log_of_the_volume(coordinates: Coordinates, mode: Array) -> None:
    y = _near(mode, 3)
    value, _ = coordinates.height(y)
    likelihood = coordinates.density.likelihood
    for number, x in enumerate(coordinates.point(y).x):
        value[number] -= np.log(coordinates.told.steep(x[coordinates.told.columns])).sum()
        assert value[number] - y[number] @ coordinates.volume == pytest.approx(likelihood.posterior(x)[0], rel=1e-10)


def _change(coordinates: Coordinates, y: Array, step: float = 1e-5) -> Array:
    """Derivatives of the parameters by the coordinates, `[parameter, coordinate]`."""
    moves = step * np.eye(y.size)
    return np.asarray((coordinates.point(y + moves).x - coordinates.point(y - moves).x).T / (2 * step))


def test_the_volume_is_that_of_the_change_of_coordinates(coordinates: Coordinates, mode: Array) -> None:
    for y in _near(mode, 2, seed=3):
        sign, log = np.linalg.slogdet(_change(coordinates, y))
        assert sign == 1.0
        told = coordinates.told
        bent = np.log(told.steep(coordinates.point(y[None]).x[0, told.columns])).sum()
        assert log == pytest.approx(-(y - mode) @ coordinates.volume - bent, abs=1e-5)
    assert np.abs(coordinates.volume).max() > 0.1


def test_the_derivatives_are_those_of_finite_differences(coordinates: Coordinates, mode: Array) -> None:
    y, step = _near(mode, 1, seed=4), 1e-5
    _, slope = coordinates.height(y)
    moves = step * np.eye(mode.size)
    rough = (coordinates.height(y + moves)[0] - coordinates.height(y - moves)[0]) / (2 * step)
    assert np.allclose(slope[0], rough, rtol=1e-5, atol=1e-4)


def test_the_mode_is_where_it_was_and_its_curvature_is_that_of_the_parameters(
    coordinates: Coordinates, mode: Array
) -> None:
    likelihood = coordinates.density.likelihood
    assert np.allclose(coordinates.point(mode[None]).x[0], mode)
    y = _near(mode, 1, seed=5)[0]
    x, change = coordinates.point(y[None]).x[0], _change(coordinates, y)
    jacobian, weight, _ = likelihood.information(x)
    change[:, likelihood.scales] = 0.0
    expected = change.T @ (np.eye(mode.size) + jacobian.T @ (weight[:, None] * jacobian)) @ change
    found = coordinates.curvature(x)
    free = np.setdiff1d(np.arange(mode.size), likelihood.scales)
    assert np.allclose(found[np.ix_(free, free)], expected[np.ix_(free, free)], rtol=1e-4, atol=1e-3)


def test_near_exact_counts_of_hosts_are_coordinates_themselves(coordinates: Coordinates, mode: Array) -> None:
    """What moves the places, the volatility or the drain does not move the counts."""
    assert sorted(level.segments for level in coordinates.levels) == [0, 1]
    process = coordinates.density.likelihood.process
    y = _near(mode, 6, seed=6)
    for level in coordinates.levels:
        for part, directions in ((level.first, level.along[:, None]), (level.common, level.between)):
            y[:, part] -= ((y[:, part] - mode[part]) @ directions) @ directions.T
    totals = np.log(process.sums @ coordinates.point(y).path.stock)
    at_mode = np.log(process.sums @ process.path(mode[None, : process.size]).stock)
    index = {node.id: number for number, node in enumerate(process.tree.nodes)}
    for host, year, month in (("H1", 2017, 6), ("H1", 2019, 3), ("H2", 2019, 10)):
        column = year * 12 + month - 1 - process.grid.first
        assert np.allclose(totals[:, index[host], column], at_mode[0, index[host], column], atol=1e-9)
        assert totals[:, index[host], column + 5].std() > 1e-3


def test_levels_are_undone(coordinates: Coordinates, mode: Array) -> None:
    x = _near(mode, 3, seed=7)
    for level in coordinates.levels:
        moved = x.copy()
        level.apply(moved)
        assert np.abs(moved - x).max() > 1e-3
        level.undo(moved)
        assert np.allclose(moved, x)


def test_what_a_story_told_does_not_move_with_the_people(coordinates: Coordinates, mode: Array) -> None:
    """With its coordinate held, a story's error gives way to the people it speaks of."""
    told = coordinates.told
    assert told.columns.size >= 6
    y = _near(mode, 4, seed=8)
    point = coordinates.point(y)
    drawn = point.x[:, told.columns]
    assert told.tail.max() > 0
    sums = point.log_people @ told.weights.T + drawn + told.tail * drawn**3
    assert np.allclose(sums - told.at, y[:, told.columns])
