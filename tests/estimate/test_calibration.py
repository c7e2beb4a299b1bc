"""The harness of calibration passes a computation that is right and fails those that are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from calibration import autocorrelation_time, calibrate, calibration, joint_p, rank, report, thinned

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A truth and five noisy readings of it."""

    seed: int
    truth: float
    readings: Floats


@dataclass(frozen=True, kw_only=True, slots=True)
class Normal:
    """Normal prior, normal readings: the posterior is known; `scale` and `offset` falsify it."""

    scale: float = 1.0
    offset: float = 0.0
    stickiness: float = 0.0
    draws: int = 400

    def prior_world(self, seed: int) -> Known:
        chance = np.random.default_rng([seed, 1])
        truth = float(chance.normal(2, 3))
        return Known(seed=seed, truth=truth, readings=chance.normal(truth, 1.5, size=5))

    def truths(self, world: Known) -> Mapping[str, float]:
        return {"level": world.truth, "square": world.truth**2}

    def posterior_draws(self, world: Known) -> Mapping[str, Floats]:
        precision = 1 / 9 + 5 / 2.25
        mean = (2 / 9 + world.readings.sum() / 2.25) / precision
        noise = np.random.default_rng([world.seed, 2]).normal(size=self.draws)
        for number in range(1, self.draws):
            noise[number] = self.stickiness * noise[number - 1] + noise[number] * np.sqrt(1 - self.stickiness**2)
        level = mean + self.offset + self.scale * precision**-0.5 * noise
        return {"level": level, "square": level**2}


SEEDS = range(300)


def test_the_exact_posterior_passes() -> None:
    found = calibrate(Normal(), SEEDS)
    assert [one.name for one in found] == ["level", "square"]
    assert joint_p(found) > 0.01
    assert all(abs(one.inside_90 - 0.9) < 0.06 and abs(one.inside_50 - 0.5) < 0.09 for one in found)
    assert "calibrated as far as this shows" in report(found)


@pytest.mark.parametrize(
    ("wrong", "sign"),
    [
        pytest.param(Normal(scale=0.6), None, id="overconfident"),
        pytest.param(Normal(scale=1.8), None, id="too wide"),
        pytest.param(Normal(offset=0.5), -1, id="too high"),
        pytest.param(Normal(offset=-0.5), 1, id="too low"),
    ],
)
def test_a_wrong_posterior_fails(wrong: Normal, sign: int | None) -> None:
    found = calibrate(wrong, SEEDS)
    assert joint_p(found) < 0.01
    assert "not calibrated" in report(found)
    if sign is not None:
        assert found[0].shift * sign > 0.3


def test_overconfidence_shows_as_a_valley_and_width_as_a_hill() -> None:
    narrow, *_ = calibrate(Normal(scale=0.5), SEEDS)
    wide, *_ = calibrate(Normal(scale=2.0), SEEDS)
    assert narrow.histogram[0] + narrow.histogram[-1] > 2 * (narrow.histogram[4] + narrow.histogram[5])
    assert wide.histogram[4] + wide.histogram[5] > 2 * (wide.histogram[0] + wide.histogram[-1])
    assert narrow.inside_90 < 0.75
    assert wide.inside_90 > 0.97


def test_dependent_draws_are_thinned_and_too_few_are_refused() -> None:
    sticky = Normal(stickiness=0.8, draws=3000)
    assert 5 < autocorrelation_time(sticky.posterior_draws(sticky.prior_world(0))["level"]) < 14
    assert joint_p(calibrate(sticky, SEEDS)) > 0.01
    with pytest.raises(ValueError, match="are independent, and 99 are wanted"):
        calibrate(Normal(stickiness=0.8), range(3))


def test_independent_draws_are_kept_whole() -> None:
    draws = np.random.default_rng(5).normal(size=400)
    assert autocorrelation_time(draws) < 1.3
    assert len(thinned(draws, 99)) == 99


def test_equal_draws_are_ranked_at_random() -> None:
    assert autocorrelation_time(np.full(400, 1.88584581)) == 1.0
    chance = np.random.default_rng(1)
    found = {rank(3.0, np.full(9, 3.0), chance) for _ in range(200)}
    assert found == set(range(10))


def test_ranks_that_bins_do_not_divide_are_refused() -> None:
    with pytest.raises(ValueError, match="do not divide"):
        calibration("level", np.array([1, 2]), keep=99, bins=7)
