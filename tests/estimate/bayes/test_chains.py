"""Chains draw from what they are told to draw from."""

from __future__ import annotations

import numpy as np
import pytest

from tumen.estimate.bayes.chains import Gaussian, Run, run, spread
from tumen.estimate.bayes.diagnostics import convergence


def _plain(size: int) -> Gaussian:
    return Gaussian(mean=np.zeros(size), basis=np.zeros((size, 0)), stretch=np.zeros(0))


def _made(height, gaussian: Gaussian, *, count: int = 600, seed: int = 1) -> Run:  # type: ignore[no-untyped-def]
    random = np.random.default_rng(seed)
    begin = gaussian.out(random.standard_normal((8, gaussian.mean.size)))
    tuned = run(height, gaussian, begin, count=100, step=0.1, random=random, tune=True)
    return run(height, gaussian, tuned.draws[-1], count=count, step=tuned.step, random=random, tune=False)


def test_a_gaussian_far_from_the_reference_is_met() -> None:
    sd = np.array([0.3, 1.0, 2.5])

    def height(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        off = (x - 1.0) / sd
        return 0.5 * (off**2).sum(axis=1), off / sd

    made = _made(height, _plain(3))
    assert made.divergent == 0
    assert convergence(made.draws)[0].max() < 1.02
    assert np.allclose(made.draws.mean(axis=(0, 1)), 1.0, atol=0.15)
    assert np.allclose(made.draws.std(axis=(0, 1)), sd, rtol=0.1)


def test_a_bent_valley_is_met() -> None:
    """x0 normal, x1 normal around 0.5 · x0²."""

    def height(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        off = x[:, 1] - 0.5 * x[:, 0] ** 2
        slope = np.stack([x[:, 0] - off * x[:, 0] / 0.09, off / 0.09], axis=1)
        return 0.5 * x[:, 0] ** 2 + 0.5 * off**2 / 0.09, slope

    draws = _made(height, _plain(2), count=1500).draws
    assert draws[..., 0].mean() == pytest.approx(0.0, abs=0.1)
    assert draws[..., 0].std() == pytest.approx(1.0, rel=0.1)
    assert (draws[..., 1] - 0.5 * draws[..., 0] ** 2).std() == pytest.approx(0.3, rel=0.1)


def test_a_gaussian_that_is_the_reference_is_drawn_without_error() -> None:
    random = np.random.default_rng(3)
    root = random.standard_normal((4, 4))
    covariance = root @ root.T + 0.1 * np.eye(4)
    gaussian = spread(np.ones(4), np.eye(4), covariance)
    precision = np.linalg.inv(covariance)

    def height(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        slope = (x - 1.0) @ precision
        return 0.5 * (slope * (x - 1.0)).sum(axis=1), slope

    made = _made(height, gaussian)
    assert made.accepted == pytest.approx(1.0)
    assert np.allclose(np.cov(made.draws.reshape(-1, 4).T), covariance, rtol=0.2, atol=0.15)


def test_points_go_to_the_reference_and_back() -> None:
    random = np.random.default_rng(4)
    basis = np.linalg.qr(random.standard_normal((5, 2)))[0]
    gaussian = Gaussian(mean=random.standard_normal(5), basis=basis, stretch=np.array([0.2, 3.0]))
    z = random.standard_normal((7, 5))
    assert np.allclose(gaussian.into(gaussian.out(z)), z)


def test_paths_that_go_astray_are_counted_and_not_taken() -> None:
    def height(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        value = np.where(x[:, 0] > 0, np.nan, 0.5 * x[:, 0] ** 2)
        return value, x.copy()

    begin = -np.ones((4, 1))
    made = run(height, _plain(1), begin, count=50, step=0.5, random=np.random.default_rng(5), tune=False)
    assert made.divergent > 0
    assert made.draws.max() <= 0


def test_the_seed_alone_decides() -> None:
    def height(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return (x**4).sum(axis=1), 4 * x**3

    one, two, other = (_made(height, _plain(2), count=20, seed=seed).draws for seed in (1, 1, 2))
    assert one.tobytes() == two.tobytes()
    assert one.tobytes() != other.tobytes()
